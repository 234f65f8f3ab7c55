"""Base pages of the stress benchmark: five layouts, each with content, sizes and number prints drawn from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor

from petik.samples.content.facts import Gaya, angka, pejabat, rekaman, rupiah, target
from petik.samples.content.people import Orang
from petik.samples.documents.pk import LetakTandaTangan
from petik.samples.paper.draw import A4_LEBAR, A4_TEGAK, FOLIO, Kertas, Penanda
from petik.samples.paper.tables import Baris, Sel, Tabel, gambar_tabel, kepala_sederhana
from petik.samples.stress.wording import BAHAN, Bahan, Ukur, orang, rumus
from petik.schemas.record import Anggaran, Indikator, Jenis, Kuantitas, Nilai, Rekaman

_FOLIO_LEBAR = (FOLIO[1], FOLIO[0])
_GAYA: tuple[Gaya, ...] = ("id", "en", "id00", "rp.-", "rp00")


@dataclass(frozen=True)
class Dasar:
    """A clean page: the PDF, what it says, where its people sign (points)."""

    pdf: bytes
    isi: Rekaman
    letak: tuple[LetakTandaTangan, ...]


class _Halaman:
    """A page in the making: the paper, the record, and the draws that hold for the whole page."""

    def __init__(
        self, biji: int, berkas: str, jenis: Jenis, ukuran: tuple[float, float], raster: bool, tepi: float = 54.0
    ) -> None:
        self.dadu = random.Random(biji)
        self.bahan: Bahan = self.dadu.choice(BAHAN)
        self.tahun = self.dadu.randint(2016, 2024)
        self.kertas = Kertas(ukuran, self.dadu.choice(("Helvetica", "Times-Roman")), tepi)
        self.isi = rekaman(berkas, jenis, self.bahan.instansi, self.tahun, [(jenis, 1, 1)])
        self.gaya: Gaya = self.dadu.choice(_GAYA)
        self.inggris = self.gaya == "en"  # an office that groups with commas writes decimals with a point
        self.kepala_warna = self._warna(raster)

    def _warna(self, raster: bool) -> Color | None:
        """The ground of header cells: mid grey where the scanner is to dither it, else none or a light tint."""
        if raster:
            return HexColor(self.dadu.choice(("#b4b4b4", "#c8c8c8", "#d8d8d8")))
        return self.dadu.choice((None, None, HexColor("#e6e6e6"), HexColor("#dfe8f4")))

    def ukur(self, cacah: int) -> list[tuple[str, list[Ukur]]]:
        """About *cacah* indicators under their goals, in an order of their own."""
        hasil: list[tuple[str, list[Ukur]]] = []
        for sasaran, daftar in self.dadu.sample(list(self.bahan.sasaran), len(self.bahan.sasaran)):
            sisa = cacah - sum(len(d) for _, d in hasil)
            if sisa > 0:
                hasil.append((sasaran, list(daftar)[:sisa]))
        return hasil

    def nilai(self, ukur: Ukur, bagian: float = 1.0, tanda: bool = False) -> Kuantitas:
        """A number for the indicator, *bagian* of a full draw; *tanda*: with its unit in the same cell."""
        _, satuan, desimal, rendah, tinggi = ukur
        angka_nya = max(rendah, self.dadu.uniform(rendah, tinggi)) * bagian
        desimal = desimal if self.dadu.random() < 0.7 else 0
        ekor = ("" if not tanda else "%" if satuan == "%" else f" {satuan}")
        koma, ribuan = (".", ",") if self.inggris else (",", ".")
        return angka(max(angka_nya, 1 if bagian == 1 else 0), "Rp" if satuan == "Rupiah" else satuan, desimal, koma,
                     ekor, ribuan)

    def uang(self) -> Kuantitas:
        langkah = self.dadu.choice((1, 50, 1000, 5000))
        return rupiah(self.dadu.randint(12_000_000, 3_400_000_000) // langkah * langkah, self.gaya)

    def dinas(self) -> str:
        return self.bahan.instansi.lengkap

    def tempat(self, bulan: str = "Januari") -> str:
        return f"{self.bahan.instansi.ibu_kota},      {bulan} {self.tahun}"

    def tabel(self, lebar: Sequence[float], badan: list[Baris], kepala: list[list[Sel | None]], ukuran: float) -> None:
        """A table over the full width; *lebar* are shares of it."""
        jumlah = sum(lebar)
        ruang = self.dadu.choice((2.5, 3.5, 5.0))
        gambar_tabel(self.kertas, Tabel([w / jumlah * self.kertas.dalam for w in lebar], badan, kepala, ukuran,
                                        ruang=ruang))

    def teken(self, kiri: tuple[str, Orang] | None, kanan: tuple[str, Orang], bulan: str = "Januari") -> Dasar:
        """Signs the page, closes it, and returns it. Raises ValueError where it ran over its paper."""
        self.kertas.y += 16
        x_kiri, x_kanan, y = self.kertas.tanda_tangan(
            Penanda([kiri[0]], kiri[1]) if kiri else None, Penanda([kanan[0]], kanan[1]), self.tempat(bulan), 10)
        if self.kertas.halaman != 1 or self.kertas.y > self.kertas.tinggi - 8:
            raise ValueError(f"{self.isi.dokumen.berkas}: the page is too full")
        letak = [LetakTandaTangan(1, x, y) for x in ([x_kiri, x_kanan] if kiri else [x_kanan])]
        return Dasar(self.kertas.selesai(), self.isi, tuple(letak))


def _kelompok(daftar: list[tuple[str, list[Ukur]]]) -> list[tuple[int, str, int, Ukur, bool]]:
    """Rows: running number of the goal, the goal, how many rows it spans, the indicator, whether it is its first."""
    return [(n, sasaran, len(ukur), satu, i == 0)
            for n, (sasaran, ukur) in enumerate(daftar, 1) for i, satu in enumerate(ukur)]


def _kiri(n: int, sasaran: str, span: int, pertama: bool) -> list[Sel | None]:
    if not pertama:
        return [None, None]
    return [Sel(f"{n}", baris=span, rata="tengah"), Sel(sasaran, baris=span)]


def _pk(berkas: str, biji: int, raster: bool, bergaris: bool) -> Dasar:
    h = _Halaman(biji, berkas, "pk", FOLIO if biji % 2 else A4_TEGAK, raster)
    unit = h.dadu.choice(h.bahan.bidang)
    judul = unit.upper() if h.dadu.random() < 0.5 else f"KEPALA {unit.upper()}"
    h.kertas.tengah(f"PERJANJIAN KINERJA TAHUN {h.tahun}", 12.5)
    h.kertas.tengah(judul, 12)
    h.kertas.tengah(h.dinas().upper(), 12)
    h.kertas.y += 14
    ukuran = h.dadu.choice((9.5, 10.0, 11.0))
    kolom_satuan = h.dadu.random() < 0.5
    badan: list[Baris] = []
    for n, sasaran, span, ukur, pertama in _kelompok(h.ukur(h.dadu.randint(3, 7))):
        q = h.nilai(ukur, tanda=not kolom_satuan)
        badan.append([*_kiri(n, sasaran, span, pertama), Sel(ukur[0]),
                      *([Sel(ukur[1], rata="tengah")] if kolom_satuan else []), Sel(q.raw, rata="tengah")])
        h.isi.indikator.append(Indikator(jabatan=judul, tingkat="sasaran", sasaran=sasaran, indikator=ukur[0],
                                         satuan=ukur[1], nilai=[target(h.tahun, q)], halaman=1))
    kepala = ["No", "Sasaran Strategis", "Indikator Kinerja", *(["Satuan"] if kolom_satuan else []), "Target"]
    lebar = [28, 150, 190, *([66] if kolom_satuan else []), 100]
    h.tabel(lebar, badan, kepala_sederhana(kepala, warna=h.kepala_warna), ukuran)
    _program(h, judul, ukuran, bergaris)
    satu, dua = orang(h.dadu), orang(h.dadu)
    posisi = f"Kepala {unit}"
    h.isi.pejabat += [pejabat(satu, "pihak_pertama", posisi, 1), pejabat(dua, "pihak_kedua", "Kepala Dinas", 1)]
    return h.teken(("Kepala Dinas", dua), (posisi, satu))


def _program(h: _Halaman, jabatan: str, ukuran: float, bergaris: bool) -> None:
    """The programmes with their money and total, in a ruled table or as a list held by alignment only."""
    daftar = [(nama, h.uang()) for nama in h.dadu.sample(list(h.bahan.program), h.dadu.randint(2, 4))]
    sumber = [h.dadu.choice(("APBD", "DAU", "DAK")) for _ in daftar]
    jumlah = rupiah(sum(int(q.value or 0) for _, q in daftar), h.gaya)
    h.kertas.y += 16
    baris = list(zip(daftar, sumber, strict=True))
    if bergaris:
        badan: list[Baris] = [[Sel(f"{i}.", rata="tengah"), Sel(nama), Sel(q.raw, rata="kanan"),
                               Sel(s, rata="tengah")] for i, ((nama, q), s) in enumerate(baris, 1)]
        badan.append([Sel("JUMLAH", kolom=2, rata="tengah", tebal=True), None, Sel(jumlah.raw, rata="kanan"), Sel("")])
        h.tabel([28, 250, 130, 60], badan,
                kepala_sederhana(["No", "Program", "Anggaran", "Ket"], warna=h.kepala_warna), ukuran)
    else:
        kanan = h.kertas.lebar - h.kertas.tepi - 4
        h.kertas.y += 10
        h.kertas.tulis("Program", h.kertas.tepi + 110, h.kertas.y, ukuran, True)
        h.kertas.tulis("Anggaran", kanan, h.kertas.y, ukuran, True, "kanan")
        for i, (nama, q) in enumerate(daftar, 1):
            h.kertas.y += 1.7 * ukuran
            h.kertas.tulis(f"{i}", h.kertas.tepi + 6, h.kertas.y, ukuran)
            h.kertas.tulis(nama, h.kertas.tepi + 24, h.kertas.y, ukuran)
            h.kertas.tulis(q.raw, kanan, h.kertas.y, ukuran, rata="kanan")
        h.kertas.y += 1.9 * ukuran
        h.kertas.tulis(jumlah.raw, kanan, h.kertas.y, ukuran, rata="kanan")
    for (nama, q), s in zip(daftar, sumber, strict=True):
        h.isi.anggaran.append(Anggaran(jabatan=jabatan, tingkat="program", uraian=nama, periode=str(h.tahun),
                                       anggaran=q, sumber_dana=s if bergaris else None, halaman=1))
    h.isi.anggaran.append(Anggaran(jabatan=jabatan, tingkat="jumlah", uraian="JUMLAH" if bergaris else None,
                                   periode=str(h.tahun), anggaran=jumlah, halaman=1))


def pk_bergaris(berkas: str, biji: int, raster: bool = False) -> Dasar:
    """A PK annex, portrait; programmes in a ruled table with a total."""
    return _pk(berkas, biji, raster, True)


def pk_lurus(berkas: str, biji: int, raster: bool = False) -> Dasar:
    """A PK annex, portrait; programmes without rulings."""
    return _pk(berkas, biji, raster, False)


def _penanda(h: _Halaman, bulan: str) -> Dasar:
    kepala = orang(h.dadu)
    jabatan = f"Kepala {h.dinas()}"
    h.isi.pejabat.append(pejabat(kepala, "penandatangan", jabatan, 1))
    return h.teken(None, (jabatan, kepala), bulan)


def _dua_tingkat(h: _Halaman, kiri: Sequence[str], tengah: str, bawah: Sequence[str], kanan: Sequence[str]) -> list[
        list[Sel | None]]:
    """A header of two rows: *tengah* over the columns *bawah*, the others through both rows."""
    def judul(teks: str, baris: int = 2, kolom: int = 1) -> Sel:
        return Sel(teks, baris, kolom, "tengah", True, "tengah", h.kepala_warna)

    return [[*(judul(t) for t in kiri), judul(tengah, 1, len(bawah)), *[None] * (len(bawah) - 1),
             *(judul(t) for t in kanan)],
            [*[None] * len(kiri), *(judul(t, 1) for t in bawah), *[None] * len(kanan)]]


def rencana_aksi(berkas: str, biji: int, raster: bool = False) -> Dasar:
    """Quarterly targets, landscape: a year's target, four quarters, the programme and its money."""
    h = _Halaman(biji, berkas, "rencana_aksi", _FOLIO_LEBAR if biji % 2 else A4_LEBAR, raster, 40)
    h.kertas.tengah("RENCANA AKSI ATAS PERJANJIAN KINERJA", 12)
    h.kertas.tengah(f"{h.dinas().upper()} TAHUN {h.tahun}", 12)
    h.kertas.y += 12
    badan: list[Baris] = []
    for n, sasaran, span, ukur, pertama in _kelompok(h.ukur(h.dadu.randint(3, 6))):
        tahunan = h.nilai(ukur)
        tw = [h.nilai(ukur, b) if h.dadu.random() < 0.9 else None for b in (0.2, 0.45, 0.7, 0.95)]
        nama, uang = h.dadu.choice(h.bahan.program), h.uang()
        badan.append([*_kiri(n, sasaran, span, pertama), Sel(ukur[0]), Sel(ukur[1], rata="tengah"),
                      *(Sel(q.raw if q else "-", rata="tengah") for q in (tahunan, *tw)), Sel(nama),
                      Sel(uang.raw, rata="kanan")])
        h.isi.indikator.append(Indikator(
            tingkat="sasaran", sasaran=sasaran, indikator=ukur[0], satuan=ukur[1], halaman=1,
            nilai=[target(h.tahun, tahunan), *(target(f"{h.tahun}-TW{i}", q) for i, q in enumerate(tw, 1) if q)]))
        h.isi.anggaran.append(Anggaran(tingkat="program", uraian=nama, periode=str(h.tahun), anggaran=uang, halaman=1))
    kepala = _dua_tingkat(h, ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"], "Target Triwulan",
                          ["I", "II", "III", "IV"], ["Program", "Anggaran (Rp)"])
    h.tabel([24, 108, 122, 56, 64, 62, 62, 62, 62, 108, 96], badan, kepala, 8.5)
    return _penanda(h, "Februari")


def iku(berkas: str, biji: int, raster: bool = False) -> Dasar:
    """Key indicators with how they are worked out, fractions drawn as fractions; targets of three years."""
    h = _Halaman(biji, berkas, "iku", A4_LEBAR, raster, 44)
    tahun = [h.tahun, h.tahun + 1, h.tahun + 2]
    h.kertas.tengah("INDIKATOR KINERJA UTAMA", 13)
    h.kertas.tengah(f"{h.dinas().upper()} TAHUN {tahun[0]} - {tahun[-1]}", 12)
    h.kertas.y += 12
    badan: list[Baris] = []
    for n, sasaran, span, ukur, pertama in _kelompok(h.ukur(h.dadu.randint(3, 5))):
        cara, sumber = rumus(h.dadu, ukur)
        nilai = [h.nilai(ukur) for _ in tahun]
        badan.append([*_kiri(n, sasaran, span, pertama), Sel(ukur[0]), Sel(ukur[1], rata="tengah"),
                      *(Sel(q.raw, rata="tengah") for q in nilai), Sel(cara), Sel(sumber)])
        h.isi.indikator.append(Indikator(
            tingkat="sasaran", sasaran=sasaran, indikator=ukur[0], satuan=ukur[1], sumber_data=sumber, halaman=1,
            formulasi=cara if isinstance(cara, str) else cara.teks,
            nilai=[target(t, q) for t, q in zip(tahun, nilai, strict=True)]))
    kepala = _dua_tingkat(h, ["No", "Sasaran", "Indikator Kinerja Utama", "Satuan"], "Target",
                          [str(t) for t in tahun], ["Cara Penghitungan", "Sumber Data"])
    h.tabel([24, 104, 116, 56, 66, 66, 66, 170, 84], badan, kepala, 9)
    return _penanda(h, "Maret")


def pengukuran(berkas: str, biji: int, raster: bool = False) -> Dasar:
    """Target, realisasi and achievement of a year, then money planned and spent, portrait."""
    h = _Halaman(biji, berkas, "pengukuran", FOLIO, raster, 46)
    h.kertas.tengah(f"PENGUKURAN KINERJA TAHUN {h.tahun}", 12.5)
    h.kertas.tengah(h.dinas().upper(), 12)
    h.kertas.y += 14
    koma = "." if h.inggris else ","
    badan: list[Baris] = []
    for n, sasaran, span, ukur, pertama in _kelompok(h.ukur(h.dadu.randint(4, 7))):
        rencana, nyata = h.nilai(ukur), h.nilai(ukur)
        capai = angka(100 * float(nyata.value or 0) / float(rencana.value or 1), "%", 2, koma, ribuan="")
        badan.append([*_kiri(n, sasaran, span, pertama), Sel(ukur[0]), Sel(ukur[1], rata="tengah"),
                      *(Sel(q.raw, rata="tengah") for q in (rencana, nyata, capai))])
        h.isi.indikator.append(Indikator(
            tingkat="sasaran", sasaran=sasaran, indikator=ukur[0], satuan=ukur[1], halaman=1,
            nilai=[Nilai(periode=str(h.tahun), target=rencana, realisasi=nyata, capaian=capai)]))
    kepala = kepala_sederhana(["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"],
                              warna=h.kepala_warna)
    h.tabel([24, 100, 124, 54, 72, 72, 60], badan, kepala, 9)
    _serapan(h, koma)
    return _penanda(h, "Desember")


def _serapan(h: _Halaman, koma: str) -> None:
    h.kertas.y += 14
    badan: list[Baris] = []
    for i, nama in enumerate(h.dadu.sample(list(h.bahan.program), h.dadu.randint(2, 4)), 1):
        pagu = h.uang()
        terserap = rupiah(int(int(pagu.value or 0) * h.dadu.uniform(0.55, 0.999)), h.gaya)
        persen = angka(100 * int(terserap.value or 0) / int(pagu.value or 1), "%", 2, koma)
        badan.append([Sel(str(i), rata="tengah"), Sel(nama), Sel(pagu.raw, rata="kanan"),
                      Sel(terserap.raw, rata="kanan"), Sel(persen.raw, rata="tengah")])
        h.isi.anggaran.append(Anggaran(tingkat="program", uraian=nama, periode=str(h.tahun), anggaran=pagu,
                                       realisasi=terserap, persen=persen, halaman=1))
    h.tabel([24, 190, 104, 104, 52], badan,
            kepala_sederhana(["No", "Program", "Anggaran", "Realisasi", "%"], warna=h.kepala_warna), 9)


TATA_LETAK: dict[str, Callable[[str, int, bool], Dasar]] = {
    "pk-bergaris": pk_bergaris,
    "pk-lurus": pk_lurus,
    "rencana-aksi": rencana_aksi,
    "iku": iku,
    "pengukuran": pengukuran,
}
