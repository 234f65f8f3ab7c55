"""An LKIP chapter: prose with claims, tables in mixed number formats, and faults planted on purpose.

The expected record keeps the print as it is; `anomali` lists what was planted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import HexColor, white

from petik.samples.content import people as p
from petik.samples.content.facts import Style, angka, persen, raw, rekaman, rupiah, word
from petik.samples.paper.draw import A4_PORTRAIT, Paper
from petik.samples.paper.tables import Cell, Row, Table, draw_table, simple_header
from petik.schemas.record import Anggaran, Anomali, Indikator, Kuantitas, Nilai, Rekaman, TingkatAnggaran

_TAHUN = 2022
_COLOUR = HexColor("#1f6f78")


@dataclass(frozen=True)
class Capaian:
    """A row of the achievement table; `printed` is the printed achievement where it is not the right one."""

    indikator: str
    satuan: str
    target: float
    realisasi: float
    last_year: float
    decimals: int = 0
    printed: float | None = None

    def kuantitas(self, nilai: float) -> Kuantitas:
        return angka(nilai, self.satuan, self.decimals)

    @property
    def capaian(self) -> Kuantitas:
        right = round(100 * self.realisasi / self.target, 2)
        return persen(right if self.printed is None else self.printed, 2, tail="")


SASARAN: tuple[tuple[str, tuple[Capaian, ...]], ...] = (
    ("Meningkatnya ketersediaan pangan daerah", (
        Capaian("Skor Pola Pangan Harapan", "Skor", 86.5, 82.1, 80.4, 2),
        Capaian("Ketersediaan beras di lumbung desa", "Ton", 1450, 1508, 1392),
    )),
    ("Menurunnya kerawanan pangan", (
        Capaian("Persentase desa rawan pangan yang ditangani", "%", 75, 60, 58, 0, printed=88.0),
        Capaian("Jumlah keluarga penerima bantuan pangan", "Keluarga", 820, 820, 764),
    )),
    ("Meningkatnya mutu dan keamanan pangan segar", (
        Capaian("Persentase pangan segar yang aman dikonsumsi", "%", 90, 92.25, 88.5, 2),
    )),
)


@dataclass(frozen=True)
class Belanja:
    """A row of the budget table; `broken` replaces the print of realisasi by a malformed one."""

    nomor: str
    tingkat: TingkatAnggaran
    uraian: str
    anggaran: int
    realisasi: int
    style: Style = "id00"
    program: str | None = None
    broken: str | None = None

    @property
    def persen(self) -> Kuantitas:
        return persen(round(100 * self.realisasi / self.anggaran, 2), 2, tail="")

    @property
    def realisasi_kuantitas(self) -> Kuantitas:
        return word(self.broken, "Rp") if self.broken else rupiah(self.realisasi, self.style)


_SEDIA = "Program Peningkatan Ketersediaan Pangan"
_RAWAN = "Program Penanganan Kerawanan Pangan"
_QUALITY = "Program Pengawasan Keamanan Pangan"
_WRONG_SURPLUS = 1_000_000  # the printed total is this much too large

BELANJA: tuple[Belanja, ...] = (
    Belanja("I", "program", _SEDIA, 845_300_000, 791_618_500),
    Belanja("1", "kegiatan", "Pengadaan cadangan beras daerah", 512_800_000, 478_930_500, program=_SEDIA),
    Belanja("2", "kegiatan", "Pembangunan lumbung pangan desa", 332_500_000, 312_688_000, program=_SEDIA),
    Belanja("II", "program", _RAWAN, 418_750_000, 355_937_500),
    Belanja("1", "kegiatan", "Penyaluran bantuan pangan keluarga", 268_500_000, 226_180_000, "en00", _RAWAN),
    Belanja("2", "kegiatan", "Penyusunan peta ketahanan dan kerentanan pangan", 150_250_000, 129_757_500,
            program=_RAWAN),
    Belanja("III", "program", _QUALITY, 96_400_000, 88_640_000),
    Belanja("1", "kegiatan", "Pengujian contoh pangan segar", 96_400_000, 88_640_000, program=_QUALITY,
            broken="88,640,000,00"),
)
_PROGRAM = [b for b in BELANJA if b.tingkat == "program"]
TOTAL = Belanja("", "jumlah", "JUMLAH", sum(b.anggaran for b in _PROGRAM) + _WRONG_SURPLUS,
                 sum(b.realisasi for b in _PROGRAM))


def _ornament(paper: Paper) -> None:
    """Running head and foot."""
    paper.fill(0, 0, paper.width, 26, _COLOUR)
    paper.write(f"LAPORAN KINERJA TAHUN {_TAHUN}", paper.margin, 17, 9, True, colour=white)
    base = paper.height - 30
    paper.rule(paper.margin, base - 12, paper.width - paper.margin, base - 12, 1.2, _COLOUR)
    paper.write(p.BOLMUT.full, paper.margin, base, 8.5, font="Times-Italic")
    paper.write(f"III - {paper.page}", paper.width - paper.margin, base, 8.5, align="kanan")


def _table_title(paper: Paper, number: str, title: str) -> None:
    paper.y += 6
    paper.centred(f"Tabel {number}", 10.5, True, 1.25)
    paper.centred(title, 10.5, True, 1.25)
    paper.y += 4


def _subtitle(paper: Paper, text: str) -> None:
    paper.y += 17
    paper.write(text, paper.margin, paper.y, 11.5, True)
    paper.y += 8


def _sasaran_rows(cells: Sequence[Sequence[Sequence[Cell]]]) -> list[Row]:
    """Rows with the number and the sasaran merged over its indicators."""
    body: list[Row] = []
    for number, ((sasaran, listing), group) in enumerate(zip(SASARAN, cells, strict=True), 1):
        for i, row in enumerate(group):
            body.append([Cell(str(number), rows=len(listing), align="tengah") if i == 0 else None,
                          Cell(sasaran, rows=len(listing)) if i == 0 else None, *row])
    return body


def _capaian_table(paper: Paper, content: Rekaman) -> None:
    _table_title(paper, "3.1", f"Target, Realisasi dan Capaian Kinerja Tahun {_TAHUN}")
    body = _sasaran_rows([[[
        Cell(c.indikator), Cell(c.satuan, align="tengah"), Cell(raw(c.kuantitas(c.target)), align="tengah"),
        Cell(raw(c.kuantitas(c.realisasi)), align="tengah"), Cell(raw(c.capaian), align="tengah"),
    ] for c in listing] for _, listing in SASARAN])
    header = simple_header(["No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target", "Realisasi",
                               "Capaian (%)"], True, _COLOUR, white)
    page = draw_table(paper, Table([24, 112, 128, 52, 50, 54, 51], body, header, 9, rule_colour=_COLOUR))
    everything = [(s, c) for s, listing in SASARAN for c in listing]
    for (sasaran, c), h in zip(everything, page, strict=True):
        content.indikator.append(Indikator(
            tingkat="sasaran", sasaran=sasaran, indikator=c.indikator, satuan=c.satuan, halaman=h,
            nilai=[Nilai(periode=str(_TAHUN), target=c.kuantitas(c.target), realisasi=c.kuantitas(c.realisasi),
                         capaian=c.capaian)]))
        if c.printed is not None:
            content.anomali.append(Anomali(
                kode="capaian-tidak-cocok", halaman=h, nilai=c.capaian.raw,
                keterangan=f"Tabel 3.1: {c.indikator}, {raw(c.kuantitas(c.realisasi))} / "
                           f"{raw(c.kuantitas(c.target))} x 100 bukan {c.capaian.raw}"))


def _comparison_table(paper: Paper, content: Rekaman) -> None:
    _table_title(paper, "3.2", f"Perbandingan Realisasi Kinerja Tahun {_TAHUN - 1} dan {_TAHUN}")
    body = _sasaran_rows([[[
        Cell(c.indikator), Cell(c.satuan, align="tengah"), Cell(raw(c.kuantitas(c.last_year)), align="tengah"),
        Cell(raw(c.kuantitas(c.realisasi)), align="tengah"),
    ] for c in listing] for _, listing in SASARAN])

    def title(text: str, row: int = 1, column: int = 1) -> Cell:
        return Cell(text, row, column, "tengah", True, "tengah", _COLOUR, white)

    header: list[Row] = [
        [title("No", 2), title("Sasaran Strategis", 2), title("Indikator Kinerja", 2), title("Satuan", 2),
         title("Realisasi", column=2), None],
        [None, None, None, None, title(f"Tahun {_TAHUN - 1}"), title(f"Tahun {_TAHUN}")],
    ]
    page = draw_table(paper, Table([24, 122, 145, 60, 60, 60], body, header, 9, rule_colour=_COLOUR))
    everything = [(s, c) for s, listing in SASARAN for c in listing]
    for (sasaran, c), h in zip(everything, page, strict=True):
        content.indikator.append(Indikator(
            tingkat="sasaran", sasaran=sasaran, indikator=c.indikator, satuan=c.satuan, halaman=h,
            nilai=[Nilai(periode=str(_TAHUN - 1), realisasi=c.kuantitas(c.last_year)),
                   Nilai(periode=str(_TAHUN), realisasi=c.kuantitas(c.realisasi))]))


def _anggaran_table(paper: Paper, content: Rekaman) -> None:
    _table_title(paper, "3.3", f"Anggaran dan Realisasi Belanja Tahun {_TAHUN}")
    body: list[Row] = []
    for b in (*BELANJA, TOTAL):
        bold = b.tingkat != "kegiatan"
        body.append([Cell(b.nomor, align="tengah", bold=bold), Cell(b.uraian, bold=bold),
                      Cell(rupiah(b.anggaran, b.style).raw, align="kanan", bold=bold),
                      Cell(b.realisasi_kuantitas.raw, align="kanan", bold=bold),
                      Cell(b.persen.raw, align="tengah", bold=bold)])
    header = simple_header(["No", "Program / Kegiatan", "Anggaran (Rp)", "Realisasi (Rp)", "%"], False, _COLOUR,
                              white)
    page = draw_table(paper, Table([28, 200, 100, 100, 43], body, header, 9, "kolom", rule_colour=_COLOUR))
    for b, h in zip((*BELANJA, TOTAL), page, strict=True):
        content.anggaran.append(Anggaran(
            tingkat=b.tingkat, uraian=b.uraian, program=b.program, periode=str(_TAHUN),
            anggaran=rupiah(b.anggaran, b.style), realisasi=b.realisasi_kuantitas, persen=b.persen, halaman=h))
        if b.broken:
            content.anomali.append(Anomali(kode="angka-rusak", halaman=h, nilai=b.broken,
                                       keterangan=f"Tabel 3.3: realisasi {b.uraian} memakai koma sebagai pemisah "
                                                  "ribuan dan desimal sekaligus"))
        if b.style == "en00":
            content.anomali.append(Anomali(kode="format-campur", halaman=h, nilai=rupiah(b.anggaran, b.style).raw,
                                       keterangan=f"Tabel 3.3: {b.uraian} berformat Inggris, baris lain Indonesia"))
    content.anomali.append(Anomali(
        kode="jumlah-tidak-cocok", halaman=page[-1], nilai=rupiah(TOTAL.anggaran, "id00").raw,
        keterangan=f"Tabel 3.3: jumlah anggaran program adalah "
                   f"{rupiah(TOTAL.anggaran - _WRONG_SURPLUS, 'id00').raw}"))


def _sasaran_text(paper: Paper, content: Rekaman) -> None:
    """Prose on the indicators; one claim contradicts the table."""
    ppp, rice = SASARAN[0][1]
    mistaken = angka(ppp.realisasi - 0.2, ppp.satuan, 2)
    paper.paragraph(
        f"Pada tahun {_TAHUN} {ppp.indikator} ditargetkan sebesar {raw(ppp.kuantitas(ppp.target))} dengan realisasi "
        f"sebesar {mistaken.raw} atau {ppp.capaian.raw}%. Sementara itu {rice.indikator.lower()} mencapai "
        f"{raw(rice.kuantitas(rice.realisasi))} ton dari target {raw(rice.kuantitas(rice.target))} ton atau "
        f"{rice.capaian.raw}%, ditopang oleh panen raya di empat kecamatan.", indent=28)
    content.anomali.append(Anomali(
        kode="nilai-berbeda", halaman=paper.page, nilai=mistaken.raw,
        keterangan=f"Realisasi {ppp.indikator}: {mistaken.raw} di uraian, {raw(ppp.kuantitas(ppp.realisasi))} di "
                   "Tabel 3.1 dan Tabel 3.2"))


def lkip_bab3(file: str) -> tuple[bytes, Rekaman]:
    """Chapter III in three pages."""
    paper = Paper(A4_PORTRAIT, "Times-Roman")
    content = rekaman(file, "lkip", p.BOLMUT, _TAHUN, [("lkip", 1, 3)])
    _ornament(paper)
    paper.centred("BAB III", 14)
    paper.centred("AKUNTABILITAS KINERJA", 14)
    _subtitle(paper, "3.1  Capaian Kinerja Organisasi")
    paper.paragraph(
        f"Pengukuran kinerja {p.BOLMUT.perangkat_daerah} dilakukan dengan membandingkan target yang diperjanjikan pada "
        f"awal tahun {_TAHUN} dengan realisasi pada akhir tahun. Hasil pengukuran disajikan pada Tabel 3.1.",
        indent=28)
    _capaian_table(paper, content)
    paper.y += 12
    _sasaran_text(paper, content)
    paper.new_page()
    _ornament(paper)
    _subtitle(paper, "3.2  Perbandingan dengan Tahun Sebelumnya")
    paper.paragraph("Perkembangan realisasi dalam dua tahun terakhir disajikan pada Tabel 3.2. Seluruh indikator "
                  "menunjukkan kenaikan dibandingkan tahun sebelumnya.", indent=28)
    _comparison_table(paper, content)
    paper.new_page()
    _ornament(paper)
    _subtitle(paper, "3.3  Realisasi Anggaran")
    available, rawan, _ = _PROGRAM
    for b in (available, rawan):
        paper.paragraph(
            f"{b.uraian} dialokasikan anggaran sebesar {rupiah(b.anggaran, 'rp00').raw} dengan realisasi sebesar "
            f"{rupiah(b.realisasi, 'rp00').raw} atau {b.persen.raw}%.", indent=28)
    _anggaran_table(paper, content)
    if paper.page != 3:
        raise ValueError(f"{file}: three pages expected, {paper.page} drawn")
    return paper.done(), content
