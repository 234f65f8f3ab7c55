"""Spreadsheets (.xlsx, .xls) to synthetic pages, their values as displayed. The only module that uses openpyxl to read
and xlrd at all."""

from __future__ import annotations

import io
import re
import struct
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import xlrd
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.datetime import to_excel

from petik.ingest.errors import FileRefused
from petik.ingest.office.excel.layout import lay_sheet
from petik.ingest.office.excel.merged import Covered, Merged, check_merged
from petik.ingest.office.excel.number_format import Shown, show, show_text
from petik.ingest.office.excel.package import BLANKS, NARROW, XLSX_DAMAGE, Unseen, survey, too_many, without_result
from petik.ingest.office.excel.rich_text import Part
from petik.ingest.office.excel.rich_text import shown as shown_parts
from petik.ingest.office.excel.sheet import Frame, Look, SheetCell, SheetData
from petik.ingest.office.excel.sheet_reader import load
from petik.ingest.office.metrics import stretch_of
from petik.ingest.office.strict import opened
from petik.ingest.page import Page
from petik.ingest.settings import DEFAULT, Settings

CHAR = 5.25  # points: a character of the default font at 96 dpi has 7 pixels
INDENT = 6.75  # points per step of indentation
# a sheet at a time, rows no longer than their last cell: one cell in the last row and column is not 16 million
_SPARING = {"formatting_info": True, "on_demand": True, "ragged_rows": True}
_ALIGN = {"center": "center", "centerContinuous": "center", "right": "right", "left": "left", "justify": "left"}
_VALIGN = {"top": 0.0, "center": 0.5, "justify": 0.0, "distributed": 0.5, "bottom": 1.0}
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # "baris 1_x000D_": a character that XML cannot hold
_DAMAGED = "lembar kerja rusak atau terpotong; buka dan simpan ulang di Excel, atau minta salinan yang utuh"
_XLS_DAMAGE = (
    xlrd.XLRDError, xlrd.compdoc.CompDocError, struct.error, IndexError, KeyError, ValueError, AssertionError,
    TypeError, AttributeError, OSError, UnicodeDecodeError, OverflowError,
)  # fmt: skip


Result = tuple[tuple[Page, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Dress:
    """How cells of one style show: `borders` top, left, bottom, right; `form` the number format."""

    look: Look
    borders: tuple[bool, bool, bool, bool]
    form: str
    struck: bool
    unseen: bool = False  # white on white


def read_xlsx(path: Path, settings: Settings = DEFAULT) -> Result:
    """Pages and notes of an .xlsx file. Raises FileRefused where it is damaged, too large or empty."""
    try:
        with opened(path) as stream, warnings.catch_warnings():
            package = survey(stream, settings)
            warnings.simplefilter("ignore")  # about parts that openpyxl would lose on writing
            book = load(stream)
        check_merged([_ranges(sheet) for sheet in book.worksheets])
        sheets = [_xlsx_sheet(s, book.epoch.year == 1904, settings) for s in book.worksheets]
    except XLSX_DAMAGE as error:
        raise FileRefused(_DAMAGED) from error
    for sheet in sheets:
        unseen = package.unseen.get(sheet.name, Unseen())
        sheet.hidden_rows |= unseen.rows
        sheet.hidden_cols |= unseen.cols
    return _laid(sheets, package.notes)


def read_xls(path: Path, settings: Settings = DEFAULT) -> Result:
    """Pages and notes of an .xls file. Raises FileRefused where it is locked, damaged, too large or empty."""
    try:
        with xlrd.open_workbook(str(path), logfile=io.StringIO(), **_SPARING) as book:
            sheets = [_xls_sheet(book, s, settings) for s in _xls_sheets(book, settings)]
        check_merged([sheet.merged for sheet in sheets])
    except _XLS_DAMAGE as error:
        if "encrypted" in str(error).lower():
            raise FileRefused("berkas dikunci dengan kata sandi; buka kuncinya lalu simpan ulang") from error
        raise FileRefused(_DAMAGED) from error
    formulas = sum(sheet.no_result for sheet in sheets)
    return _laid(sheets, (without_result(formulas),) if formulas else ())


def _laid(sheets: Sequence[SheetData], notes: tuple[str, ...]) -> Result:
    """Pages of all sheets that show, numbered on; notes on what was left out."""
    pages: list[Page] = []
    said = list(notes)
    for sheet in sheets:
        if sheet.hidden:
            if sheet.has_text:
                said.append(f"lembar kerja tersembunyi tidak dibaca: {sheet.name}")
            continue
        if sheet.struck:
            said.append(f"lembar kerja {sheet.name}: {sheet.struck} sel yang dicoret tidak dibaca")
        if sheet.struck_parts:
            said.append(f"lembar kerja {sheet.name}: {sheet.struck_parts} potong teks yang dicoret tidak dibaca")
        if sheet.unseen:
            said.append(f"lembar kerja {sheet.name}: {sheet.unseen} sel tersembunyi (huruf putih) tidak dibaca")
        lost = sum(
            1 for (r, c), cell in sheet.cells.items()
            if cell.text.strip() and (r in sheet.hidden_rows or c in sheet.hidden_cols)
        )  # fmt: skip
        if lost:
            said.append(f"lembar kerja {sheet.name}: {lost} sel pada baris atau kolom tersembunyi tidak dibaca")
        pages += lay_sheet(sheet)
    if not pages:
        raise FileRefused("lembar kerja tidak memuat teks yang terlihat")
    return tuple(replace(page, number=i) for i, page in enumerate(pages, start=1)), tuple(said)


def _xlsx_sheet(sheet: Any, date_1904: bool, settings: Settings) -> SheetData:
    """One sheet as displayed."""
    out = SheetData(sheet.title, hidden=sheet.sheet_state != "visible")
    out.default_width = (sheet.sheet_format.defaultColWidth or sheet.sheet_format.baseColWidth + 1.0) * CHAR + 3.75
    for key, dimension in sheet.column_dimensions.items():
        first = dimension.min or column_index_from_string(key)
        last = min(dimension.max or first, first + 300)  # one entry may cover all 16,384 columns
        for column in range(first - 1, last):
            if dimension.width:
                out.widths[column] = dimension.width * CHAR
            if dimension.hidden:
                out.hidden_cols.add(column)
    out.hidden_rows = {r - 1 for r, dimension in sheet.row_dimensions.items() if dimension.hidden}
    out.breaks = {b.id for b in sheet.row_breaks.brk if b.id}
    out.merged = _ranges(sheet)
    _take_cells(out, sheet, date_1904, settings)
    return out


def _take_cells(out: SheetData, sheet: Any, date_1904: bool, settings: Settings) -> None:
    """The cells that show, and the borders of merged ranges, into *out*."""
    covered = Covered(out.merged, {row - 1 for row, _column in sheet._cells})
    looks: dict[tuple[int, ...], Dress] = {}

    def dress_of(cell: Any) -> Dress:
        key = tuple(cell._style)  # the indices of font, border, alignment, format: thousands of cells share a few
        if key not in looks:
            looks[key] = _xlsx_look(cell)
        return looks[key]

    out.frames = {merged[:2]: _frame(sheet, merged, dress_of) for merged in out.merged}
    for (row, column), cell in sheet._cells.items():  # the public iterators create every cell of a sparse sheet
        if (row - 1, column - 1) in covered:
            continue
        value, dress = cell.value, dress_of(cell)
        if isinstance(value, CellRichText):
            value, parts = shown_parts(_parts(value))
            out.struck_parts += parts
        _put(out, (row - 1, column - 1), dress, _xlsx_shown(value, dress.form, date_1904))
        if len(out.cells) > settings.max_cells:
            raise FileRefused(too_many(settings))


def _ranges(sheet: Any) -> list[Merged]:
    """The merged ranges in the order of their places."""
    found = sheet.merged_cells.ranges
    return sorted(
        (m.min_row - 1, m.min_col - 1, m.max_row - m.min_row + 1, m.max_col - m.min_col + 1) for m in found
    )


def _frame(sheet: Any, merged: Merged, dress_of: Callable[[Any], Dress]) -> Frame:
    """The borders around a merged range: those of its first cell, below and on the right also of its last."""
    row, column, rows, columns = merged
    first, last = (
        dress_of(cell).borders if (cell := sheet._cells.get(place)) is not None else (False,) * 4
        for place in ((row + 1, column + 1), (row + rows, column + columns))
    )
    return first[0], first[1], first[2] or last[2], first[3] or last[3]


def _put(out: SheetData, place: tuple[int, int], dress: Dress, shown: Shown) -> None:
    """The cell at *place* (row, column) as it shows; what is struck out or white on white is counted."""
    if dress.struck and shown.text:
        out.struck += 1
        shown = Shown("")
    if dress.unseen and shown.text.strip():
        out.unseen += 1
        shown = Shown("")
    found = SheetCell(shown.text, dress.look, dress.borders, shown.number, shown.date)
    if not found.blank:
        out.cells[place] = found


def _parts(value: CellRichText) -> list[Part]:
    """The pieces of a text that is dressed piece by piece."""
    out = []
    for piece in value:
        font = piece.font if isinstance(piece, TextBlock) else None
        text = piece.text if isinstance(piece, TextBlock) else str(piece)
        struck, up = bool(font is not None and font.strike), font is not None and font.vertAlign == "superscript"
        out.append(Part(_ESCAPED.sub(lambda m: chr(int(m.group(1), 16)), text or ""), struck, up))
    return out


def _xlsx_look(cell: Any) -> Dress:
    font, alignment, border, fill = cell.font, cell.alignment, cell.border, cell.fill
    tables, coloured = cell.parent.tables, cell.parent.conditional_formatting  # both may paint what lies behind
    look = Look(
        bold=bool(font.b),
        size=float(font.sz or 11.0),
        stretch=stretch_of(font.name or "Calibri"),
        align=_ALIGN.get(alignment.horizontal or ""),  # type: ignore[arg-type]
        valign=_VALIGN.get(alignment.vertical or "bottom", 1.0),
        wrap=bool(alignment.wrap_text),
        indent=float(alignment.indent or 0.0) * INDENT,
    )
    sides = (border.top, border.left, border.bottom, border.right)
    shows = tuple(bool(s is not None and s.style and s.style != "none") for s in sides)
    unseen = not fill.patternType and _is_white(font.color) and not (tables or coloured)
    return Dress(look, shows, cell.number_format or "General", bool(font.strike), unseen)  # type: ignore[arg-type]


def _is_white(colour: Any) -> bool:
    """A font's colour, written out or as the first of the theme, which is the paper's."""
    if colour is None:
        return False
    if colour.type == "rgb":
        return str(colour.rgb).upper()[-6:] == "FFFFFF"
    return bool(colour.type == "theme" and colour.theme == 0 and not colour.tint)


def _xlsx_shown(value: Any, form: str, date_1904: bool) -> Shown:
    if value is None:
        return Shown("")
    if isinstance(value, bool):
        return Shown("TRUE" if value else "FALSE")
    if isinstance(value, int | float):
        return show(value, form, date_1904)
    if isinstance(value, datetime | date | time | timedelta):
        start = datetime(1904, 1, 1) if date_1904 else datetime(1899, 12, 30)
        serial: Any = to_excel(value, start)  # type: ignore[no-untyped-call]
        return show(float(serial), form, date_1904)
    text = _ESCAPED.sub(lambda m: chr(int(m.group(1), 16)), str(value))
    return Shown(show_text(text, form))


def _xls_sheets(book: Any, settings: Settings) -> Iterator[Any]:
    """The sheets one after the other, each with its cells. Raises FileRefused for more cells than can be gone through:
    a record of fourteen bytes may stand for a row of 256 of them."""
    cells = 0
    for number in range(book.nsheets):
        sheet = book.sheet_by_index(number)
        cells += sum(map(sheet.row_len, range(sheet.nrows)))
        if cells > BLANKS * settings.max_cells:
            raise FileRefused(too_many(settings))
        yield sheet
        book.unload_sheet(number)


def _xls_sheet(book: Any, sheet: Any, settings: Settings) -> SheetData:
    """One sheet as displayed."""
    out = SheetData(sheet.name, hidden=sheet.visibility != 0)
    out.default_width = (sheet.standardwidth / 256 if sheet.standardwidth else sheet.defcolwidth or 8.43) * CHAR + 3.75
    for column, info in sheet.colinfo_map.items():
        out.widths[column] = info.width / 256 * CHAR
        if info.hidden or info.width < NARROW * 256:
            out.hidden_cols.add(column)
    out.hidden_rows = {r for r, info in sheet.rowinfo_map.items() if info.hidden or info.height == 0}
    out.breaks = {b[0] for b in sheet.horizontal_page_breaks}
    out.merged = [(r0, c0, r1 - r0, c1 - c0) for r0, r1, c0, c1 in sheet.merged_cells]
    looks: dict[int, Dress] = {}
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            cell = sheet.cell(row, column)
            if cell.xf_index not in looks:
                looks[cell.xf_index] = _xls_look(book, cell.xf_index)
            dress = looks[cell.xf_index]
            # texts are never empty (a blank cell is of another kind): this one is a formula's missing result
            out.no_result += cell.ctype == xlrd.XL_CELL_TEXT and not cell.value
            if cell.ctype == xlrd.XL_CELL_TEXT and (row, column) in sheet.rich_text_runlist_map:
                text, struck = shown_parts(_xls_parts(book, sheet, row, column))
                out.struck_parts += struck
                _put(out, (row, column), dress, Shown(show_text(text, dress.form)))
            else:
                _put(out, (row, column), dress, _xls_shown(cell, dress.form, book.datemode == 1))
        if len(out.cells) > settings.max_cells:
            raise FileRefused(too_many(settings))
    return out


def _xls_parts(book: Any, sheet: Any, row: int, column: int) -> list[Part]:
    """The pieces of a text: runs start at given letters and go on to the next; the first has the cell's own font."""
    text = str(sheet.cell_value(row, column))
    runs = [(0, book.xf_list[sheet.cell_xf_index(row, column)].font_index), *sheet.rich_text_runlist_map[row, column]]
    out = []
    for (start, number), (end, _) in pairwise([*runs, (len(text), 0)]):
        font = book.font_list[number]
        out.append(Part(text[start:end], bool(font.struck_out), font.escapement == 1))
    return out


def _xls_look(book: Any, index: int) -> Dress:
    xf = book.xf_list[index]
    font, alignment, border = book.font_list[xf.font_index], xf.alignment, xf.border
    look = Look(
        bold=bool(font.bold or font.weight >= 600),
        size=font.height / 20 or 11.0,
        stretch=stretch_of(font.name),
        align={1: "left", 2: "center", 3: "right", 5: "left", 6: "center"}.get(alignment.hor_align),  # type: ignore[arg-type]
        valign={0: 0.0, 1: 0.5, 2: 1.0, 3: 0.0, 4: 0.5}.get(alignment.vert_align, 1.0),
        wrap=bool(alignment.text_wrapped),
        indent=alignment.indent_level * INDENT,
    )
    lines = (border.top_line_style, border.left_line_style, border.bottom_line_style, border.right_line_style)
    top, left, bottom, right = (bool(line) for line in lines)
    form = book.format_map[xf.format_key].format_str if xf.format_key in book.format_map else "General"
    white = book.colour_map.get(font.colour_index) == (255, 255, 255) and not xf.background.fill_pattern
    return Dress(look, (top, left, bottom, right), form, bool(font.struck_out), white)


def _xls_shown(cell: Any, form: str, date_1904: bool) -> Shown:
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return Shown("")
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return show(cell.value, form, date_1904)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return Shown("TRUE" if cell.value else "FALSE")
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return Shown(xlrd.error_text_from_code.get(cell.value, "#N/A"))
    return Shown(show_text(str(cell.value), form))
