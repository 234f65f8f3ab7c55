"""An LKIP chapter: prose with claims, tables in mixed number formats, and faults planted on purpose.

The expected record keeps the print as it is; `anomali` lists what was planted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import HexColor, white

from petik.samples.content import people as p
from petik.samples.content.facts import Gaya, angka, kata, persen, raw, rekaman, rupiah
from petik.samples.paper.draw import A4_TEGAK, Kertas
from petik.samples.paper.tables import Baris, Sel, Tabel, gambar_tabel, kepala_sederhana
from petik.schemas.record import Anggaran, Anomali, Indikator, Kuantitas, Nilai, Rekaman, TingkatAnggaran

_TAHUN = 2022
_WARNA = HexColor("#1f6f78")


@dataclass(frozen=True)
class Capaian:
    """A row of the achievement table; `tercetak` is the printed achievement where it is not the right one."""

    indikator: str
    satuan: str
    target: float
    realisasi: float
    tahun_lalu: float
    desimal: int = 0
    tercetak: float | None = None

    def kuantitas(self, nilai: float) -> Kuantitas:
        return angka(nilai, self.satuan, self.desimal)

    @property
    def capaian(self) -> Kuantitas:
        benar = round(100 * self.realisasi / self.target, 2)
        return persen(benar if self.tercetak is None else self.tercetak, 2, ekor="")


SASARAN: tuple[tuple[str, tuple[Capaian, ...]], ...] = (
    ("Meningkatnya ketersediaan pangan daerah", (
        Capaian("Skor Pola Pangan Harapan", "Skor", 86.5, 82.1, 80.4, 2),
        Capaian("Ketersediaan beras di lumbung desa", "Ton", 1450, 1508, 1392),
    )),
    ("Menurunnya kerawanan pangan", (
        Capaian("Persentase desa rawan pangan yang ditangani", "%", 75, 60, 58, 0, tercetak=88.0),
        Capaian("Jumlah keluarga penerima bantuan pangan", "Keluarga", 820, 820, 764),
    )),
    ("Meningkatnya mutu dan keamanan pangan segar", (
        Capaian("Persentase pangan segar yang aman dikonsumsi", "%", 90, 92.25, 88.5, 2),
    )),
)


@dataclass(frozen=True)
class Belanja:
    """A row of the budget table; `rusak` replaces the print of realisasi by a malformed one."""

    nomor: str
    tingkat: TingkatAnggaran
    uraian: str
    anggaran: int
    realisasi: int
    gaya: Gaya = "id00"
    program: str | None = None
    rusak: str | None = None

    @property
    def persen(self) -> Kuantitas:
        return persen(round(100 * self.realisasi / self.anggaran, 2), 2, ekor="")

    @property
    def kuantitas_realisasi(self) -> Kuantitas:
        return kata(self.rusak, "Rp") if self.rusak else rupiah(self.realisasi, self.gaya)


_SEDIA = "Program Peningkatan Ketersediaan Pangan"
_RAWAN = "Program Penanganan Kerawanan Pangan"
_MUTU = "Program Pengawasan Keamanan Pangan"
_TAMBAHAN_KELIRU = 1_000_000  # the printed total is this much too large

BELANJA: tuple[Belanja, ...] = (
    Belanja("I", "program", _SEDIA, 845_300_000, 791_618_500),
    Belanja("1", "kegiatan", "Pengadaan cadangan beras daerah", 512_800_000, 478_930_500, program=_SEDIA),
    Belanja("2", "kegiatan", "Pembangunan lumbung pangan desa", 332_500_000, 312_688_000, program=_SEDIA),
    Belanja("II", "program", _RAWAN, 418_750_000, 355_937_500),
    Belanja("1", "kegiatan", "Penyaluran bantuan pangan keluarga", 268_500_000, 226_180_000, "en00", _RAWAN),
    Belanja("2", "kegiatan", "Penyusunan peta ketahanan dan kerentanan pangan", 150_250_000, 129_757_500,
            program=_RAWAN),
    Belanja("III", "program", _MUTU, 96_400_000, 88_640_000),
    Belanja("1", "kegiatan", "Pengujian contoh pangan segar", 96_400_000, 88_640_000, program=_MUTU,
            rusak="88,640,000,00"),
)
_PROGRAM = [b for b in BELANJA if b.tingkat == "program"]
JUMLAH = Belanja("", "jumlah", "JUMLAH", sum(b.anggaran for b in _PROGRAM) + _TAMBAHAN_KELIRU,
                 sum(b.realisasi for b in _PROGRAM))


def _hiasan(kertas: Kertas) -> None:
    """Running head and foot."""
    kertas.isi(0, 0, kertas.lebar, 26, _WARNA)
    kertas.tulis(f"LAPORAN KINERJA TAHUN {_TAHUN}", kertas.tepi, 17, 9, True, warna=white)
    dasar = kertas.tinggi - 30
    kertas.garis(kertas.tepi, dasar - 12, kertas.lebar - kertas.tepi, dasar - 12, 1.2, _WARNA)
    kertas.tulis(p.BOLMUT.lengkap, kertas.tepi, dasar, 8.5, font="Times-Italic")
    kertas.tulis(f"III - {kertas.halaman}", kertas.lebar - kertas.tepi, dasar, 8.5, rata="kanan")


def _judul_tabel(kertas: Kertas, nomor: str, judul: str) -> None:
    kertas.y += 6
    kertas.tengah(f"Tabel {nomor}", 10.5, True, 1.25)
    kertas.tengah(judul, 10.5, True, 1.25)
    kertas.y += 4


def _subjudul(kertas: Kertas, teks: str) -> None:
    kertas.y += 17
    kertas.tulis(teks, kertas.tepi, kertas.y, 11.5, True)
    kertas.y += 8


def _baris_sasaran(sel: Sequence[Sequence[Sequence[Sel]]]) -> list[Baris]:
    """Rows with the number and the sasaran merged over its indicators."""
    badan: list[Baris] = []
    for nomor, ((sasaran, daftar), kelompok) in enumerate(zip(SASARAN, sel, strict=True), 1):
        for i, baris in enumerate(kelompok):
            badan.append([Sel(str(nomor), baris=len(daftar), rata="tengah") if i == 0 else None,
                          Sel(sasaran, baris=len(daftar)) if i == 0 else None, *baris])
    return badan


def _tabel_capaian(kertas: Kertas, isi: Rekaman) -> None:
    _judul_tabel(kertas, "3.1", f"Target, Realisasi dan Capaian Kinerja Tahun {_TAHUN}")
    badan = _baris_sasaran([[[
        Sel(c.indikator), Sel(c.satuan, rata="tengah"), Sel(raw(c.kuantitas(c.target)), rata="tengah"),
        Sel(raw(c.kuantitas(c.realisasi)), rata="tengah"), Sel(raw(c.capaian), rata="tengah"),
    ] for c in daftar] for _, daftar in SASARAN])
    kepala = kepala_sederhana(["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target", "Realisasi",
                               "Capaian (%)"], True, _WARNA, white)
    halaman = gambar_tabel(kertas, Tabel([24, 112, 128, 52, 50, 54, 51], badan, kepala, 9, warna_garis=_WARNA))
    semua = [(s, c) for s, daftar in SASARAN for c in daftar]
    for (sasaran, c), h in zip(semua, halaman, strict=True):
        isi.indikator.append(Indikator(
            tingkat="sasaran", sasaran=sasaran, indikator=c.indikator, satuan=c.satuan, halaman=h,
            nilai=[Nilai(periode=str(_TAHUN), target=c.kuantitas(c.target), realisasi=c.kuantitas(c.realisasi),
                         capaian=c.capaian)]))
        if c.tercetak is not None:
            isi.anomali.append(Anomali(
                kode="capaian-tidak-cocok", halaman=h, nilai=c.capaian.raw,
                keterangan=f"Tabel 3.1: {c.indikator}, {raw(c.kuantitas(c.realisasi))} / "
                           f"{raw(c.kuantitas(c.target))} x 100 bukan {c.capaian.raw}"))


def _tabel_banding(kertas: Kertas, isi: Rekaman) -> None:
    _judul_tabel(kertas, "3.2", f"Perbandingan Realisasi Kinerja Tahun {_TAHUN - 1} dan {_TAHUN}")
    badan = _baris_sasaran([[[
        Sel(c.indikator), Sel(c.satuan, rata="tengah"), Sel(raw(c.kuantitas(c.tahun_lalu)), rata="tengah"),
        Sel(raw(c.kuantitas(c.realisasi)), rata="tengah"),
    ] for c in daftar] for _, daftar in SASARAN])

    def judul(teks: str, baris: int = 1, kolom: int = 1) -> Sel:
        return Sel(teks, baris, kolom, "tengah", True, "tengah", _WARNA, white)

    kepala: list[Baris] = [
        [judul("No", 2), judul("Sasaran Strategis", 2), judul("Indikator Kinerja", 2), judul("Satuan", 2),
         judul("Realisasi", kolom=2), None],
        [None, None, None, None, judul(f"Tahun {_TAHUN - 1}"), judul(f"Tahun {_TAHUN}")],
    ]
    halaman = gambar_tabel(kertas, Tabel([24, 122, 145, 60, 60, 60], badan, kepala, 9, warna_garis=_WARNA))
    semua = [(s, c) for s, daftar in SASARAN for c in daftar]
    for (sasaran, c), h in zip(semua, halaman, strict=True):
        isi.indikator.append(Indikator(
            tingkat="sasaran", sasaran=sasaran, indikator=c.indikator, satuan=c.satuan, halaman=h,
            nilai=[Nilai(periode=str(_TAHUN - 1), realisasi=c.kuantitas(c.tahun_lalu)),
                   Nilai(periode=str(_TAHUN), realisasi=c.kuantitas(c.realisasi))]))


def _tabel_anggaran(kertas: Kertas, isi: Rekaman) -> None:
    _judul_tabel(kertas, "3.3", f"Anggaran dan Realisasi Belanja Tahun {_TAHUN}")
    badan: list[Baris] = []
    for b in (*BELANJA, JUMLAH):
        tebal = b.tingkat != "kegiatan"
        badan.append([Sel(b.nomor, rata="tengah", tebal=tebal), Sel(b.uraian, tebal=tebal),
                      Sel(rupiah(b.anggaran, b.gaya).raw, rata="kanan", tebal=tebal),
                      Sel(b.kuantitas_realisasi.raw, rata="kanan", tebal=tebal),
                      Sel(b.persen.raw, rata="tengah", tebal=tebal)])
    kepala = kepala_sederhana(["No", "Program / Kegiatan", "Anggaran (Rp)", "Realisasi (Rp)", "%"], False, _WARNA,
                              white)
    halaman = gambar_tabel(kertas, Tabel([28, 200, 100, 100, 43], badan, kepala, 9, "kolom", warna_garis=_WARNA))
    for b, h in zip((*BELANJA, JUMLAH), halaman, strict=True):
        isi.anggaran.append(Anggaran(
            tingkat=b.tingkat, uraian=b.uraian, program=b.program, periode=str(_TAHUN),
            anggaran=rupiah(b.anggaran, b.gaya), realisasi=b.kuantitas_realisasi, persen=b.persen, halaman=h))
        if b.rusak:
            isi.anomali.append(Anomali(kode="angka-rusak", halaman=h, nilai=b.rusak,
                                       keterangan=f"Tabel 3.3: realisasi {b.uraian} memakai koma sebagai pemisah "
                                                  "ribuan dan desimal sekaligus"))
        if b.gaya == "en00":
            isi.anomali.append(Anomali(kode="format-campur", halaman=h, nilai=rupiah(b.anggaran, b.gaya).raw,
                                       keterangan=f"Tabel 3.3: {b.uraian} berformat Inggris, baris lain Indonesia"))
    isi.anomali.append(Anomali(
        kode="jumlah-tidak-cocok", halaman=halaman[-1], nilai=rupiah(JUMLAH.anggaran, "id00").raw,
        keterangan=f"Tabel 3.3: jumlah anggaran program adalah "
                   f"{rupiah(JUMLAH.anggaran - _TAMBAHAN_KELIRU, 'id00').raw}"))


def _uraian_sasaran(kertas: Kertas, isi: Rekaman) -> None:
    """Prose on the indicators; one claim contradicts the table."""
    ppp, beras = SASARAN[0][1]
    keliru = angka(ppp.realisasi - 0.2, ppp.satuan, 2)
    kertas.alinea(
        f"Pada tahun {_TAHUN} {ppp.indikator} ditargetkan sebesar {raw(ppp.kuantitas(ppp.target))} dengan realisasi "
        f"sebesar {keliru.raw} atau {ppp.capaian.raw}%. Sementara itu {beras.indikator.lower()} mencapai "
        f"{raw(beras.kuantitas(beras.realisasi))} ton dari target {raw(beras.kuantitas(beras.target))} ton atau "
        f"{beras.capaian.raw}%, ditopang oleh panen raya di empat kecamatan.", menjorok=28)
    isi.anomali.append(Anomali(
        kode="nilai-berbeda", halaman=kertas.halaman, nilai=keliru.raw,
        keterangan=f"Realisasi {ppp.indikator}: {keliru.raw} di uraian, {raw(ppp.kuantitas(ppp.realisasi))} di "
                   "Tabel 3.1 dan Tabel 3.2"))


def lkip_bab3(berkas: str) -> tuple[bytes, Rekaman]:
    """Chapter III in three pages."""
    kertas = Kertas(A4_TEGAK, "Times-Roman")
    isi = rekaman(berkas, "lkip", p.BOLMUT, _TAHUN, [("lkip", 1, 3)])
    _hiasan(kertas)
    kertas.tengah("BAB III", 14)
    kertas.tengah("AKUNTABILITAS KINERJA", 14)
    _subjudul(kertas, "3.1  Capaian Kinerja Organisasi")
    kertas.alinea(
        f"Pengukuran kinerja {p.BOLMUT.perangkat_daerah} dilakukan dengan membandingkan target yang diperjanjikan pada "
        f"awal tahun {_TAHUN} dengan realisasi pada akhir tahun. Hasil pengukuran disajikan pada Tabel 3.1.",
        menjorok=28)
    _tabel_capaian(kertas, isi)
    kertas.y += 12
    _uraian_sasaran(kertas, isi)
    kertas.halaman_baru()
    _hiasan(kertas)
    _subjudul(kertas, "3.2  Perbandingan dengan Tahun Sebelumnya")
    kertas.alinea("Perkembangan realisasi dalam dua tahun terakhir disajikan pada Tabel 3.2. Seluruh indikator "
                  "menunjukkan kenaikan dibandingkan tahun sebelumnya.", menjorok=28)
    _tabel_banding(kertas, isi)
    kertas.halaman_baru()
    _hiasan(kertas)
    _subjudul(kertas, "3.3  Realisasi Anggaran")
    sedia, rawan, _ = _PROGRAM
    for b in (sedia, rawan):
        kertas.alinea(
            f"{b.uraian} dialokasikan anggaran sebesar {rupiah(b.anggaran, 'rp00').raw} dengan realisasi sebesar "
            f"{rupiah(b.realisasi, 'rp00').raw} atau {b.persen.raw}%.", menjorok=28)
    _tabel_anggaran(kertas, isi)
    if kertas.halaman != 3:
        raise ValueError(f"{berkas}: three pages expected, {kertas.halaman} drawn")
    return kertas.selesai(), isi
