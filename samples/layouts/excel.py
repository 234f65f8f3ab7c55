"""The layout benchmark as Excel file: the same grids as sheets; plain numbers of English print are real numbers."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any

import xlsxwriter

from petik.samples.layouts.model import Block, Cell, Draft, Kop, Listing, Paragraph, SignatureBlock, Title, body_grid
from petik.samples.layouts.pdf import note
from petik.samples.layouts.surroundings import table_header, titles_outside
from petik.schemas.record import Rekaman

_ALIGNMENT = {"kiri": "left", "tengah": "center", "kanan": "right"}
_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})*|\d+)(\.\d+)?")  # "1,234.50": what a number format prints


class _Sheet:
    """The worksheet, its next row, and its formats."""

    def __init__(self, book: Any, draft: Draft) -> None:
        self.book, self.r = book, draft.variation
        self.sheet = book.add_worksheet("Sheet1")
        self.row = 0
        self.columns = max(len(b.columns) for b in draft.blocks if isinstance(b, Listing))
        self._styles: dict[tuple[object, ...], Any] = {}

    def style(self, **properties: object) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._styles:
            self._styles[key] = self.book.add_format({"font_name": "Arial", "font_size": self.r.size, **properties})
        return self._styles[key]

    def write(self, k0: int, k1: int, content: str, style: Any, height: int = 1) -> None:
        """One cell or a merged range at the current row."""
        if k0 == k1 and height == 1:
            self.sheet.write_string(self.row, k0, content, style)
        else:
            self.sheet.merge_range(self.row, k0, self.row + height - 1, k1, content, style)

    def title(self, text: str) -> None:
        self.write(0, self.columns - 1, text, self.style(bold=True, align="center"))
        self.row += 1

    def cells(self, column: int, cell: Cell) -> None:
        properties: dict[str, object] = {
            "text_wrap": True,
            "align": _ALIGNMENT[cell.align],
            "bold": cell.bold,
            "valign": "vcenter" if cell.vertical == "tengah" else "top",
        }
        if self.r.rules != "tanpa":
            properties["border"] = 1
        text = "\n".join(cell.content) if isinstance(cell.content, tuple) else cell.content
        angka = _NUMBER.fullmatch(text)
        if self.r.angka == "en" and angka and cell.rows == cell.columns == 1:
            form = ("#,##0" if "," in angka[1] or len(angka[1]) < 4 else "0") + (
                "." + "0" * (len(angka[2]) - 1) if angka[2] else ""
            )
            self.sheet.write_number(
                self.row, column, float(text.replace(",", "")), self.style(**properties, num_format=form)
            )
        else:
            self.write(column, column + cell.columns - 1, text, self.style(**properties), cell.rows)


def draw_excel(draft: Draft) -> tuple[bytes, Rekaman]:
    """The .xlsx file and its record."""
    container = io.BytesIO()
    book = xlsxwriter.Workbook(container, {"in_memory": True})
    book.set_properties({"created": datetime(2020, 1, 9)})
    if draft.variation.decoration == "lembar":
        _contents_sheet(book)
    x = _Sheet(book, draft)
    for k in range(x.columns):
        x.sheet.set_column(k, k, _width(draft, k))
    for block in draft.blocks:
        _block(x, draft, block)
    if draft.variation.decoration == "sembunyi":
        _hidden(x)
    book.close()
    return container.getvalue(), draft.content


def _block(x: _Sheet, draft: Draft, block: Block) -> None:
    """One block at the sheet's next row."""
    match block:
        case Kop(instansi):
            for text in (instansi.pemerintah, instansi.perangkat_daerah.upper(), instansi.alamat):
                x.title(text)
            x.row += 1
        case Title(text, _) if titles_outside(draft):
            x.title(text)
        case Paragraph(text):
            x.write(0, x.columns - 1, text, x.style(text_wrap=True))
            x.sheet.set_row(x.row, 15 * (1 + len(text) // 90))
            x.row += 1
        case Listing():
            _listing(x, draft, block)
        case SignatureBlock():
            _signatures(x, block)
            draft.content.pejabat += [p.model_copy(update={"halaman": None}) for p in block.pejabat]


def _contents_sheet(book: Any) -> None:
    """A sheet that lists the others, and a hidden one with an old draft."""
    content, draft_sheet = book.add_worksheet("Daftar Isi"), book.add_worksheet("draft lama")
    content.write_row(0, 0, ("No", "Nama Lembar", "Keterangan"))
    content.write_row(1, 0, (1, "Sheet1", "Tabel utama"))
    content.write_row(2, 0, (2, "draft lama", "-"))
    draft_sheet.write_row(0, 0, ("No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target"))
    draft_sheet.write_row(1, 0, (1, "Contoh sasaran lama", "Jumlah contoh lama", "Orang", 77))
    draft_sheet.hide()


def _hidden(x: _Sheet) -> None:
    """A hidden column right of the tables with notes of the office, and a hidden row below them."""
    for b in range(3, x.row):
        x.sheet.write(b, x.columns, 1000 + b)
    x.sheet.set_column(x.columns, x.columns, 9, None, {"hidden": True})
    x.sheet.write_row(x.row + 1, 0, ["9", "Catatan lama", "Jumlah catatan lama", "Orang", "12"])
    x.sheet.set_row(x.row + 1, None, None, {"hidden": True})


def _width(draft: Draft, column: int) -> float:
    """The width of a sheet's column in characters: the widest that a table wants there."""
    part = [
        (b.columns[column].share, sum(k.share for k in b.columns))
        for b in draft.blocks
        if isinstance(b, Listing) and column < len(b.columns)
    ]
    return max(6.0, min(48.0, max(b / s * 150 for b, s in part)))


def _listing(x: _Sheet, draft: Draft, listing: Listing) -> None:
    x.row += 1
    for one in (*table_header(draft, listing, x.r.column_numbers), *body_grid(listing, x.r.merged)):
        for k, cell in enumerate(one):
            if cell is not None:
                x.cells(k, cell)
        x.row += 1
    x.row += 1
    note(draft.content, listing, None)


def _signatures(x: _Sheet, sign: SignatureBlock) -> None:
    centre = x.columns // 2
    first = x.row
    for signer, k0, k1 in ((sign.left, 0, centre - 1), (sign.right, centre, x.columns - 1)):
        if signer is None:
            continue
        x.row = first
        person = signer.person
        top = [sign.place_name if k0 else "", *signer.top]
        for text in (*top, "", "", "", person.nama, person.pangkat or "", f"NIP. {person.nip}"):
            if text:
                x.write(k0, k1, text, x.style(align="center", bold=text == person.nama))
            x.row += 1
