"""Base pages of the stress benchmark: five layouts, each with content, sizes and number prints drawn from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor

from petik.samples.content.facts import Style, angka, pejabat, rekaman, rupiah, target
from petik.samples.content.people import Person
from petik.samples.documents.pk import SignaturePlace
from petik.samples.paper.draw import A4_LANDSCAPE, A4_PORTRAIT, FOLIO, Paper, Signer
from petik.samples.paper.tables import Cell, Row, Table, draw_table, simple_header
from petik.samples.stress.wording import MATERIALS, Material, Measure, fraction, person
from petik.schemas.record import Anggaran, Indikator, Jenis, Kuantitas, Nilai, Rekaman

_FOLIO_LANDSCAPE = (FOLIO[1], FOLIO[0])
_STYLES: tuple[Style, ...] = ("id", "en", "id00", "rp.-", "rp00")


@dataclass(frozen=True)
class DrawnDocument:
    """A clean page: the PDF, what it says, where its people sign (points)."""

    pdf: bytes
    content: Rekaman
    place: tuple[SignaturePlace, ...]


class _Page:
    """A page in the making: the paper, the record, and the draws that hold for the whole page."""

    def __init__(
        self, seed: int, file: str, kind: Jenis, size: tuple[float, float], raster: bool, margin: float = 54.0
    ) -> None:
        self.dice = random.Random(seed)
        self.bahan: Material = self.dice.choice(MATERIALS)
        self.tahun = self.dice.randint(2016, 2024)
        self.paper = Paper(size, self.dice.choice(("Helvetica", "Times-Roman")), margin)
        self.content = rekaman(file, kind, self.bahan.instansi, self.tahun, [(kind, 1, 1)])
        self.style: Style = self.dice.choice(_STYLES)
        self.english = self.style == "en"  # an office that groups with commas writes decimals with a point
        self.header_colour = self._colour(raster)

    def _colour(self, raster: bool) -> Color | None:
        """The ground of header cells: mid grey where the scanner is to dither it, else none or a light tint."""
        if raster:
            return HexColor(self.dice.choice(("#b4b4b4", "#c8c8c8", "#d8d8d8")))
        return self.dice.choice((None, None, HexColor("#e6e6e6"), HexColor("#dfe8f4")))

    def measures(self, count: int) -> list[tuple[str, list[Measure]]]:
        """About *count* indicators under their goals, in an order of their own."""
        result: list[tuple[str, list[Measure]]] = []
        for sasaran, listing in self.dice.sample(list(self.bahan.sasaran), len(self.bahan.sasaran)):
            rest = count - sum(len(d) for _, d in result)
            if rest > 0:
                result.append((sasaran, list(listing)[:rest]))
        return result

    def nilai(self, measure: Measure, part: float = 1.0, sign: bool = False) -> Kuantitas:
        """A number for the indicator, *part* of a full draw; *sign*: with its unit in the same cell."""
        _, satuan, decimals, low, height = measure
        numbers = max(low, self.dice.uniform(low, height)) * part
        decimals = decimals if self.dice.random() < 0.7 else 0
        tail = "" if not sign else "%" if satuan == "%" else f" {satuan}"
        comma, thousands = (".", ",") if self.english else (",", ".")
        return angka(
            max(numbers, 1 if part == 1 else 0),
            "Rp" if satuan == "Rupiah" else satuan,
            decimals,
            comma,
            tail,
            thousands,
        )

    def uang(self) -> Kuantitas:
        step = self.dice.choice((1, 50, 1000, 5000))
        return rupiah(self.dice.randint(12_000_000, 3_400_000_000) // step * step, self.style)

    def dinas(self) -> str:
        return self.bahan.instansi.full

    def place_name(self, month: str = "Januari") -> str:
        return f"{self.bahan.instansi.ibu_kota},      {month} {self.tahun}"

    def table(self, width: Sequence[float], body: list[Row], header: list[list[Cell | None]], size: float) -> None:
        """A table over the full width; *width* are shares of it."""
        total = sum(width)
        room = self.dice.choice((2.5, 3.5, 5.0))
        draw_table(self.paper, Table([w / total * self.paper.inner for w in width], body, header, size, room=room))

    def signed(
        self, left: tuple[str, Person] | None, right_side: tuple[str, Person], month: str = "Januari"
    ) -> DrawnDocument:
        """Signs the page, closes it, and returns it. Raises ValueError where it ran over its paper."""
        self.paper.y += 16
        x_left, x_right, y = self.paper.signatures(
            Signer([left[0]], left[1]) if left else None,
            Signer([right_side[0]], right_side[1]),
            self.place_name(month),
            10,
        )
        if self.paper.page != 1 or self.paper.y > self.paper.height - 8:
            raise ValueError(f"{self.content.dokumen.berkas}: the page is too full")
        place = [SignaturePlace(1, x, y) for x in ([x_left, x_right] if left else [x_right])]
        return DrawnDocument(self.paper.done(), self.content, tuple(place))


def _groups(listing: list[tuple[str, list[Measure]]]) -> list[tuple[int, str, int, Measure, bool]]:
    """Rows: running number of the goal, the goal, how many rows it spans, the indicator, whether it is its first."""
    return [
        (n, sasaran, len(measure), one, i == 0)
        for n, (sasaran, measure) in enumerate(listing, 1)
        for i, one in enumerate(measure)
    ]


def _left(n: int, sasaran: str, span: int, first: bool) -> list[Cell | None]:
    if not first:
        return [None, None]
    return [Cell(f"{n}", rows=span, align="tengah"), Cell(sasaran, rows=span)]


def _pk(file: str, seed: int, raster: bool, ruled: bool) -> DrawnDocument:
    h = _Page(seed, file, "pk", FOLIO if seed % 2 else A4_PORTRAIT, raster)
    unit = h.dice.choice(h.bahan.bidang)
    title = unit.upper() if h.dice.random() < 0.5 else f"KEPALA {unit.upper()}"
    h.paper.centred(f"PERJANJIAN KINERJA TAHUN {h.tahun}", 12.5)
    h.paper.centred(title, 12)
    h.paper.centred(h.dinas().upper(), 12)
    h.paper.y += 14
    size = h.dice.choice((9.5, 10.0, 11.0))
    satuan_column = h.dice.random() < 0.5
    body: list[Row] = []
    for n, sasaran, span, measure, first in _groups(h.measures(h.dice.randint(3, 7))):
        q = h.nilai(measure, sign=not satuan_column)
        body.append(
            [
                *_left(n, sasaran, span, first),
                Cell(measure[0]),
                *([Cell(measure[1], align="tengah")] if satuan_column else []),
                Cell(q.raw, align="tengah"),
            ]
        )
        h.content.indikator.append(
            Indikator(
                jabatan=title,
                tingkat="sasaran",
                sasaran=sasaran,
                indikator=measure[0],
                satuan=measure[1],
                nilai=[target(h.tahun, q)],
                halaman=1,
            )
        )
    header = ["No", "Sasaran Strategis", "Indikator Kinerja", *(["Satuan"] if satuan_column else []), "Target"]
    width = [28, 150, 190, *([66] if satuan_column else []), 100]
    h.table(width, body, simple_header(header, colour=h.header_colour), size)
    _program(h, title, size, ruled)
    one, two = person(h.dice), person(h.dice)
    position = f"Kepala {unit}"
    h.content.pejabat += [pejabat(one, "pihak_pertama", position, 1), pejabat(two, "pihak_kedua", "Kepala Dinas", 1)]
    return h.signed(("Kepala Dinas", two), (position, one))


def _program(h: _Page, jabatan: str, size: float, ruled: bool) -> None:
    """The programmes with their money and total, in a ruled table or as a list held by alignment only."""
    listing = [(name, h.uang()) for name in h.dice.sample(list(h.bahan.program), h.dice.randint(2, 4))]
    source = [h.dice.choice(("APBD", "DAU", "DAK")) for _ in listing]
    total = rupiah(sum(int(q.value or 0) for _, q in listing), h.style)
    h.paper.y += 16
    rows = list(zip(listing, source, strict=True))
    if ruled:
        body: list[Row] = [
            [Cell(f"{i}.", align="tengah"), Cell(name), Cell(q.raw, align="kanan"), Cell(s, align="tengah")]
            for i, ((name, q), s) in enumerate(rows, 1)
        ]
        body.append(
            [Cell("JUMLAH", columns=2, align="tengah", bold=True), None, Cell(total.raw, align="kanan"), Cell("")]
        )
        h.table(
            [28, 250, 130, 60], body, simple_header(["No", "Program", "Anggaran", "Ket"], colour=h.header_colour), size
        )
    else:
        right_side = h.paper.width - h.paper.margin - 4
        h.paper.y += 10
        h.paper.write("Program", h.paper.margin + 110, h.paper.y, size, True)
        h.paper.write("Anggaran", right_side, h.paper.y, size, True, "kanan")
        for i, (name, q) in enumerate(listing, 1):
            h.paper.y += 1.7 * size
            h.paper.write(f"{i}", h.paper.margin + 6, h.paper.y, size)
            h.paper.write(name, h.paper.margin + 24, h.paper.y, size)
            h.paper.write(q.raw, right_side, h.paper.y, size, align="kanan")
        h.paper.y += 1.9 * size
        h.paper.write(total.raw, right_side, h.paper.y, size, align="kanan")
    for (name, q), s in zip(listing, source, strict=True):
        h.content.anggaran.append(
            Anggaran(
                jabatan=jabatan,
                tingkat="program",
                uraian=name,
                periode=str(h.tahun),
                anggaran=q,
                sumber_dana=s if ruled else None,
                halaman=1,
            )
        )
    h.content.anggaran.append(
        Anggaran(
            jabatan=jabatan,
            tingkat="jumlah",
            uraian="JUMLAH" if ruled else None,
            periode=str(h.tahun),
            anggaran=total,
            halaman=1,
        )
    )


def pk_ruled(file: str, seed: int, raster: bool = False) -> DrawnDocument:
    """A PK annex, portrait; programmes in a ruled table with a total."""
    return _pk(file, seed, raster, True)


def pk_plain(file: str, seed: int, raster: bool = False) -> DrawnDocument:
    """A PK annex, portrait; programmes without rulings."""
    return _pk(file, seed, raster, False)


def _signer(h: _Page, month: str) -> DrawnDocument:
    header = person(h.dice)
    jabatan = f"Kepala {h.dinas()}"
    h.content.pejabat.append(pejabat(header, "penandatangan", jabatan, 1))
    return h.signed(None, (jabatan, header), month)


def _two_levels(
    h: _Page, left: Sequence[str], centre: str, bottom: Sequence[str], right_side: Sequence[str]
) -> list[list[Cell | None]]:
    """A header of two rows: *centre* over the columns *bottom*, the others through both rows."""

    def title(text: str, row: int = 2, column: int = 1) -> Cell:
        return Cell(text, row, column, "tengah", True, "tengah", h.header_colour)

    return [
        [
            *(title(t) for t in left),
            title(centre, 1, len(bottom)),
            *[None] * (len(bottom) - 1),
            *(title(t) for t in right_side),
        ],
        [*[None] * len(left), *(title(t, 1) for t in bottom), *[None] * len(right_side)],
    ]


def rencana_aksi(file: str, seed: int, raster: bool = False) -> DrawnDocument:
    """Quarterly targets, landscape: a year's target, four quarters, the programme and its money."""
    h = _Page(seed, file, "rencana_aksi", _FOLIO_LANDSCAPE if seed % 2 else A4_LANDSCAPE, raster, 40)
    h.paper.centred("RENCANA AKSI ATAS PERJANJIAN KINERJA", 12)
    h.paper.centred(f"{h.dinas().upper()} TAHUN {h.tahun}", 12)
    h.paper.y += 12
    body: list[Row] = []
    for n, sasaran, span, measure, first in _groups(h.measures(h.dice.randint(3, 6))):
        tahunan = h.nilai(measure)
        tw = [h.nilai(measure, b) if h.dice.random() < 0.9 else None for b in (0.2, 0.45, 0.7, 0.95)]
        name, uang = h.dice.choice(h.bahan.program), h.uang()
        body.append(
            [
                *_left(n, sasaran, span, first),
                Cell(measure[0]),
                Cell(measure[1], align="tengah"),
                *(Cell(q.raw if q else "-", align="tengah") for q in (tahunan, *tw)),
                Cell(name),
                Cell(uang.raw, align="kanan"),
            ]
        )
        h.content.indikator.append(
            Indikator(
                tingkat="sasaran",
                sasaran=sasaran,
                indikator=measure[0],
                satuan=measure[1],
                halaman=1,
                nilai=[target(h.tahun, tahunan), *(target(f"{h.tahun}-TW{i}", q) for i, q in enumerate(tw, 1) if q)],
            )
        )
        h.content.anggaran.append(
            Anggaran(tingkat="program", uraian=name, periode=str(h.tahun), anggaran=uang, halaman=1)
        )
    header = _two_levels(
        h,
        ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"],
        "Target Triwulan",
        ["I", "II", "III", "IV"],
        ["Program", "Anggaran (Rp)"],
    )
    h.table([24, 108, 122, 56, 64, 62, 62, 62, 62, 108, 96], body, header, 8.5)
    return _signer(h, "Februari")


def iku(file: str, seed: int, raster: bool = False) -> DrawnDocument:
    """Key indicators with how they are worked out, fractions drawn as fractions; targets of three years."""
    h = _Page(seed, file, "iku", A4_LANDSCAPE, raster, 44)
    tahun = [h.tahun, h.tahun + 1, h.tahun + 2]
    h.paper.centred("INDIKATOR KINERJA UTAMA", 13)
    h.paper.centred(f"{h.dinas().upper()} TAHUN {tahun[0]} - {tahun[-1]}", 12)
    h.paper.y += 12
    body: list[Row] = []
    for n, sasaran, span, measure, first in _groups(h.measures(h.dice.randint(3, 5))):
        way, source = fraction(h.dice, measure)
        nilai = [h.nilai(measure) for _ in tahun]
        body.append(
            [
                *_left(n, sasaran, span, first),
                Cell(measure[0]),
                Cell(measure[1], align="tengah"),
                *(Cell(q.raw, align="tengah") for q in nilai),
                Cell(way),
                Cell(source),
            ]
        )
        h.content.indikator.append(
            Indikator(
                tingkat="sasaran",
                sasaran=sasaran,
                indikator=measure[0],
                satuan=measure[1],
                sumber_data=source,
                halaman=1,
                formulasi=way if isinstance(way, str) else way.text,
                nilai=[target(t, q) for t, q in zip(tahun, nilai, strict=True)],
            )
        )
    header = _two_levels(
        h,
        ["No", "Sasaran", "Indikator Kinerja Utama", "Satuan"],
        "Target",
        [str(t) for t in tahun],
        ["Cara Penghitungan", "Sumber Data"],
    )
    h.table([24, 104, 116, 56, 66, 66, 66, 170, 84], body, header, 9)
    return _signer(h, "Maret")


def pengukuran(file: str, seed: int, raster: bool = False) -> DrawnDocument:
    """Target, realisasi and achievement of a year, then money planned and spent, portrait."""
    h = _Page(seed, file, "pengukuran", FOLIO, raster, 46)
    h.paper.centred(f"PENGUKURAN KINERJA TAHUN {h.tahun}", 12.5)
    h.paper.centred(h.dinas().upper(), 12)
    h.paper.y += 14
    comma = "." if h.english else ","
    body: list[Row] = []
    for n, sasaran, span, measure, first in _groups(h.measures(h.dice.randint(4, 7))):
        rencana, real = h.nilai(measure), h.nilai(measure)
        reached = angka(100 * float(real.value or 0) / float(rencana.value or 1), "%", 2, comma, thousands="")
        body.append(
            [
                *_left(n, sasaran, span, first),
                Cell(measure[0]),
                Cell(measure[1], align="tengah"),
                *(Cell(q.raw, align="tengah") for q in (rencana, real, reached)),
            ]
        )
        h.content.indikator.append(
            Indikator(
                tingkat="sasaran",
                sasaran=sasaran,
                indikator=measure[0],
                satuan=measure[1],
                halaman=1,
                nilai=[Nilai(periode=str(h.tahun), target=rencana, realisasi=real, capaian=reached)],
            )
        )
    header = simple_header(
        ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"], colour=h.header_colour
    )
    h.table([24, 100, 124, 54, 72, 72, 60], body, header, 9)
    _serapan(h, comma)
    return _signer(h, "Desember")


def _serapan(h: _Page, comma: str) -> None:
    h.paper.y += 14
    body: list[Row] = []
    for i, name in enumerate(h.dice.sample(list(h.bahan.program), h.dice.randint(2, 4)), 1):
        pagu = h.uang()
        absorbed = rupiah(int(int(pagu.value or 0) * h.dice.uniform(0.55, 0.999)), h.style)
        persen = angka(100 * int(absorbed.value or 0) / int(pagu.value or 1), "%", 2, comma)
        body.append(
            [
                Cell(str(i), align="tengah"),
                Cell(name),
                Cell(pagu.raw, align="kanan"),
                Cell(absorbed.raw, align="kanan"),
                Cell(persen.raw, align="tengah"),
            ]
        )
        h.content.anggaran.append(
            Anggaran(
                tingkat="program",
                uraian=name,
                periode=str(h.tahun),
                anggaran=pagu,
                realisasi=absorbed,
                persen=persen,
                halaman=1,
            )
        )
    h.table(
        [24, 190, 104, 104, 52],
        body,
        simple_header(["No", "Program", "Anggaran", "Realisasi", "%"], colour=h.header_colour),
        9,
    )


LAYOUTS: dict[str, Callable[[str, int, bool], DrawnDocument]] = {
    "pk-bergaris": pk_ruled,
    "pk-lurus": pk_plain,
    "rencana-aksi": rencana_aksi,
    "iku": iku,
    "pengukuran": pengukuran,
}
