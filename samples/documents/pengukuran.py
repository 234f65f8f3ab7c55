"""Quarterly measurement: sasaran, program and kegiatan side by side, each with its own yearly and quarterly lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from petik.samples.content import people as p
from petik.samples.content.facts import angka, pejabat, persen, raw, rekaman, rupiah
from petik.samples.paper.draw import FOLIO, Kertas, Penanda
from petik.samples.paper.tables import Baris, Sel, Tabel, gambar_tabel
from petik.schemas.record import Anggaran, Indikator, Kuantitas, Nilai, Rekaman

_BULAN = ("B03", "B06", "B09", "B12")
_TAHUN = 2020


@dataclass(frozen=True)
class Deret:
    """One indicator: the year's target, then (target, realisasi) for each quarter; a missing number is printed "-"."""

    indikator: str
    satuan: str
    tahunan: float
    triwulan: Sequence[tuple[float | None, float | None]]

    def cetak(self, nilai: float | None) -> Kuantitas | None:
        if nilai is None:
            return None
        desimal = 0 if float(nilai).is_integer() else 2
        ekor = "%" if self.satuan == "%" else f" {self.satuan}"
        return angka(nilai, self.satuan, desimal, ekor=ekor)

    def nilai(self) -> list[Nilai]:
        """The printed numbers; an achievement stands only where both target and realisasi do."""
        hasil = [Nilai(periode=str(_TAHUN), target=self.cetak(self.tahunan))]
        for i, (target, realisasi) in enumerate(self.triwulan, 1):
            capaian = persen(round(100 * realisasi / target, 2), 2) if target and realisasi is not None else None
            hasil.append(Nilai(periode=f"{_TAHUN}-TW{i}", target=self.cetak(target), realisasi=self.cetak(realisasi),
                               capaian=capaian))
        return hasil

    def baris(self, ke: int) -> list[Sel]:
        """The three cells of sub-row `ke`: 0 is the year, 1..4 the quarters."""
        n = self.nilai()[ke]
        label = "Target Tahunan :" if ke == 0 else f"TW {ke} ({_BULAN[ke - 1]}) :"
        if ke == 0:
            return [Sel(f"{label} {raw(n.target)}"), Sel(), Sel()]
        return [Sel(f"{label} {raw(n.target)}"), Sel(raw(n.realisasi), rata="tengah"),
                Sel(raw(n.capaian), rata="tengah")]


@dataclass(frozen=True)
class Blok:
    """One printed block: sasaran | program | kegiatan with their money, and the unit in charge."""

    sasaran: str
    ukur_sasaran: Deret
    program: str
    anggaran_program: int
    ukur_program: Deret
    kegiatan: str
    anggaran_kegiatan: int
    ukur_kegiatan: Deret
    penanggung_jawab: str


_BACA = "Meningkatnya kegemaran membaca masyarakat kepulauan"
_ARSIP = "Terwujudnya tertib arsip perangkat daerah"

BLOK: tuple[Blok, ...] = (
    Blok(
        _BACA,
        Deret("Nilai tingkat kegemaran membaca", "Poin", 62.5, [(15, 14.2), (30, 31.5), (45, 44.1), (62.5, None)]),
        "Program Pembinaan Perpustakaan", 286_450_000,
        Deret("Persentase desa yang memiliki taman bacaan", "%", 55, [(20, 18), (35, 36), (45, 45), (55, None)]),
        "Penyediaan bahan pustaka keliling", 124_300_000,
        Deret("Jumlah judul buku yang diadakan", "Judul", 400, [(None, None), (200, 180), (200, 210), (None, None)]),
        "Seksi Layanan Perpustakaan"),
    Blok(
        _BACA,
        Deret("Persentase pelajar yang menjadi anggota perpustakaan", "%", 40.5,
              [(10, 9.75), (20, 21.3), (30, 30), (40.5, None)]),
        "Program Pengembangan Budaya Baca", 173_825_000,
        Deret("Cakupan sekolah yang dikunjungi perahu pustaka", "%", 70, [(20, 15), (40, 38), (55, 52), (70, None)]),
        "Lomba bercerita dan menulis bagi pelajar", 61_740_000,
        Deret("Jumlah pelajar peserta lomba", "Orang", 150, [(None, None), (75, 81), (75, 70), (None, None)]),
        "Seksi Pembudayaan Kegemaran Membaca"),
    Blok(
        _ARSIP,
        Deret("Persentase perangkat daerah yang mengelola arsip secara baku", "%", 60,
              [(15, 12), (30, 30), (45, 41), (60, None)]),
        "Program Pengelolaan Arsip", 142_960_500,
        Deret("Persentase arsip statis yang didigitalkan", "%", 35, [(5, 5), (15, 12.5), (25, 24), (35, None)]),
        "Penataan arsip dinamis", 88_412_500,
        Deret("Jumlah perangkat daerah yang didampingi", "OPD", 24,
              [(6, 5), (6, 6), (6, 7), (6, None)]),
        "Seksi Pengelolaan Arsip"),
    Blok(
        _ARSIP,
        Deret("Indeks pengawasan kearsipan", "Indeks", 65.25, [(None, None), (30, 28.4), (None, None), (65.25, None)]),
        "Program Perlindungan Arsip", 97_115_000,
        Deret("Persentase arsip penting yang dialihmediakan", "%", 80, [(20, 22), (40, 40), (60, 51), (80, None)]),
        "Alih media arsip daerah", 54_680_000,
        Deret("Jumlah berkas yang dialihmediakan", "Berkas", 1200, [(300, 285), (300, 310), (300, 264), (300, None)]),
        "Seksi Layanan Arsip"),
)


def _badan() -> list[Baris]:
    badan: list[Baris] = []
    nomor = 0
    for b, blok in enumerate(BLOK):
        baru = b == 0 or BLOK[b - 1].sasaran != blok.sasaran
        nomor += baru
        serumpun = 5 * sum(1 for lain in BLOK if lain.sasaran == blok.sasaran)
        for ke in range(5):
            awal = ke == 0
            badan.append([
                Sel(f"{nomor}.", baris=serumpun, rata="tengah") if awal and baru else None,
                Sel(blok.sasaran, baris=serumpun) if awal and baru else None,
                Sel(blok.ukur_sasaran.indikator, baris=5) if awal else None,
                *blok.ukur_sasaran.baris(ke),
                Sel(blok.program, baris=5) if awal else None,
                Sel(blok.ukur_program.indikator, baris=5) if awal else None,
                *blok.ukur_program.baris(ke),
                Sel(rupiah(blok.anggaran_program, "rp.-").raw, baris=5, tegak="tengah") if awal else None,
                Sel(blok.kegiatan, baris=5) if awal else None,
                Sel(blok.ukur_kegiatan.indikator, baris=5) if awal else None,
                *blok.ukur_kegiatan.baris(ke),
                Sel(rupiah(blok.anggaran_kegiatan, "rp.-").raw, baris=5, tegak="tengah") if awal else None,
                Sel(blok.penanggung_jawab, baris=5) if awal else None,
            ])
    return badan


def _kepala() -> list[Baris]:
    def judul(teks: str, baris: int = 1, kolom: int = 1) -> Sel:
        return Sel(teks, baris, kolom, "tengah", True, "tengah")

    ukur = ("TARGET", "REALISASI KINERJA", "%")
    atas: list[Sel | None] = [judul("NO", 2), judul("SASARAN", kolom=5), *[None] * 4, judul("PROGRAM", kolom=6),
                              *[None] * 5, judul("KEGIATAN", kolom=6), *[None] * 5,
                              judul("UNIT KERJA PENANGGUNG JAWAB", 2)]
    bawah: list[Sel | None] = [None]
    for nama, uang in (("SASARAN STRATEGIS", False), ("PROGRAM", True), ("KEGIATAN", True)):
        bawah += [judul(j) for j in (nama, "INDIKATOR KINERJA", *ukur, *(["ANGGARAN"] if uang else []))]
    return [atas, [*bawah, None]]


def _catat(isi: Rekaman, blok: Blok, halaman: int) -> None:
    pj = blok.penanggung_jawab
    isi.indikator += [
        Indikator(tingkat="sasaran", sasaran=blok.sasaran, indikator=blok.ukur_sasaran.indikator,
                  satuan=blok.ukur_sasaran.satuan, penanggung_jawab=pj, nilai=blok.ukur_sasaran.nilai(),
                  halaman=halaman),
        Indikator(tingkat="program", sasaran=blok.sasaran, program=blok.program, indikator=blok.ukur_program.indikator,
                  satuan=blok.ukur_program.satuan, penanggung_jawab=pj, nilai=blok.ukur_program.nilai(),
                  halaman=halaman),
        Indikator(tingkat="kegiatan", sasaran=blok.sasaran, program=blok.program, kegiatan=blok.kegiatan,
                  indikator=blok.ukur_kegiatan.indikator, satuan=blok.ukur_kegiatan.satuan, penanggung_jawab=pj,
                  nilai=blok.ukur_kegiatan.nilai(), halaman=halaman),
    ]
    isi.anggaran += [
        Anggaran(tingkat="program", uraian=blok.program, periode=str(_TAHUN),
                 anggaran=rupiah(blok.anggaran_program, "rp.-"), halaman=halaman),
        Anggaran(tingkat="kegiatan", uraian=blok.kegiatan, program=blok.program, periode=str(_TAHUN),
                 anggaran=rupiah(blok.anggaran_kegiatan, "rp.-"), halaman=halaman),
    ]


def pengukuran_triwulan(berkas: str) -> tuple[bytes, Rekaman]:
    """Landscape, two pages, header repeated."""
    kertas = Kertas((FOLIO[1], FOLIO[0]), tepi=26)
    isi = rekaman(berkas, "pengukuran", p.WAKATOBI, _TAHUN, [("pengukuran", 1, 2)])
    kertas.tengah(f"PENGUKURAN KINERJA TRIWULAN TAHUN {_TAHUN}", 11)
    kertas.tengah(p.WAKATOBI.lengkap.upper(), 11)
    kertas.y += 12
    lebar = [16, 52, 52, 58, 36, 33, 52, 52, 58, 36, 33, 57, 52, 52, 58, 36, 33, 57, 56]
    tabel = Tabel(lebar, _badan(), _kepala(), 6.3, ruang=3, rumpun=5)
    # three blocks on the first page: the second sasaran is merged across the page break
    halaman = gambar_tabel(kertas, tabel, batas=kertas.tinggi - 130)
    for blok, h in zip(BLOK, halaman[::5], strict=True):
        _catat(isi, blok, h)
    kertas.y += 14
    jabatan = f"Kepala {p.WAKATOBI.lengkap}"
    kertas.tanda_tangan(None, Penanda([jabatan], p.KADIS_WAKATOBI), f"Wangi-Wangi,    Oktober {_TAHUN}", 8, 36)
    isi.pejabat.append(pejabat(p.KADIS_WAKATOBI, "penandatangan", jabatan, kertas.halaman))
    if kertas.halaman != 2:
        raise ValueError(f"{berkas}: two pages expected, {kertas.halaman} drawn")
    return kertas.selesai(), isi
