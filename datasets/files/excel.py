"""petik-data.xlsx: one sheet per table for people who live in Excel.

Text is stored as text (never as a formula or a link), so a print that begins with "=" stays as printed and harmless.
What Excel cannot hold is said in a warning: longer texts are cut, more rows go on in a further sheet, and very long
lists of cells and lines are left to the other files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from petik.datasets.files.excel_rows import write_rows
from petik.datasets.files.safe import whole, without_control
from petik.datasets.files.stored import AT_ONCE, Rows
from petik.datasets.schema.tables import Column, TableSchema
from petik.schemas.bilangan import thousands

MAX_ROWS = 1_048_576  # Excel's limit, the header row included
MAX_BULKY = 100_000  # rows of a table that lists every cell, line or print: what an office PC still opens with ease
MAX_LETTERS = 32_767  # Excel's limit for one cell
SAMPLE = 300  # rows that decide how wide a column is
SHAPES = {"bulat": "0", "utuh": "#,##0", "pecahan": "#,##0.00##"}  # "#,##0.####" would print "5." for 5
NARROWEST, WIDEST = 9, 60  # widths in characters
SAME_DATE = datetime(2000, 1, 1)  # instead of the time of writing: the same tables give the same bytes
CUT = "… [dipotong; lengkap di data/*.parquet]"
OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
    "constant_memory": True,
}
Sheet = tuple[TableSchema, Rows]


def write_excel(
    sheets: Sequence[Sheet], path: Path, max_rows: int = MAX_ROWS, max_bulky: int = MAX_BULKY
) -> list[str]:
    """All *sheets* and the data dictionary `kamus` as one workbook; what is not all there, as lines in Indonesian.

    Of a bulky table with more than *max_bulky* rows only the heading is written, and where the rows are.
    """
    warnings: list[str] = []
    with whole(path) as draft:
        book = xlsxwriter.Workbook(str(draft), OPTIONS)
        book.set_properties({"created": SAME_DATE})
        head = book.add_format({"bold": True, "bg_color": "#1F4E78", "font_color": "#FFFFFF", "valign": "top"})
        forms = {name: book.add_format({"num_format": shape}) for name, shape in SHAPES.items()}
        for schema, rows in sheets:
            if schema.bulky and rows.num_rows > max_bulky:
                warnings.append(_leave_out(book, schema, rows, head))
            else:
                warnings += _write_table(book, schema, rows, head, forms, max_rows)
        _write_dictionary(book, [schema for schema, _ in sheets], head)
        book.close()
    return warnings


def _leave_out(book: xlsxwriter.Workbook, schema: TableSchema, rows: Rows, head: Format) -> str:
    """A sheet that says where the rows are; the same for the user."""
    count = thousands(str(rows.num_rows))
    where = f"lengkap di data/{schema.name}.csv, data/{schema.name}.parquet, dan petik.duckdb"
    sheet = _new_sheet(book, schema.sheet or schema.name, schema.columns, [NARROWEST] * len(schema.columns), head, 1)
    sheet.write_string(1, 0, f"{count} baris tidak dimuat agar buku kerja ini tetap ringan; {where}")
    return f"petik-data.xlsx: tabel {schema.name} ({count} baris) tidak dimuat; {where}"


def _write_table(
    book: xlsxwriter.Workbook,
    schema: TableSchema,
    rows: Rows,
    head: Format,
    forms: dict[str, Format],
    max_rows: int,
) -> list[str]:
    """The table in as many sheets as Excel's row limit asks for."""
    room = max_rows - 1
    name = schema.sheet or schema.name
    parts = max(1, -(-rows.num_rows // room))
    widths = _widths(schema.columns, rows)
    batches = _portions(rows, room)
    cut = 0
    for part in range(parts):
        count = min(room, rows.num_rows - part * room)
        called = name if part == 0 else f"{name} ({part + 1})"
        sheet = _new_sheet(book, called, schema.columns, widths, head, count)
        cut += _write_part(sheet, schema, batches, count, forms)
    warnings = [f"petik-data.xlsx: {cut} teks di lembar {name} dipotong pada {MAX_LETTERS} huruf"] if cut else []
    if parts > 1:
        warnings.append(f"petik-data.xlsx: tabel {schema.name} dibagi atas {parts} lembar karena batas baris Excel")
    return warnings


def _portions(rows: Rows, room: int) -> Iterator[pa.RecordBatch]:
    """The rows in portions none of which goes over the end of a sheet of *room* rows."""
    done = 0
    for batch in rows.to_batches(max_chunksize=AT_ONCE):
        while batch.num_rows:
            portion = batch.slice(0, room - done % room)
            yield portion
            done += portion.num_rows
            batch = batch.slice(portion.num_rows)


def _new_sheet(
    book: xlsxwriter.Workbook, name: str, columns: Sequence[Column], widths: Sequence[int], head: Format, rows: int
) -> Worksheet:
    """A sheet with its heading, for *rows* rows."""
    sheet = book.add_worksheet(name)
    for c, width in enumerate(widths):
        sheet.set_column(c, c, width)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows, len(columns) - 1)
    for c, column in enumerate(columns):
        sheet.write_string(0, c, column.name, head)
    return sheet


def _write_part(
    sheet: Worksheet, schema: TableSchema, batches: Iterator[pa.RecordBatch], rows: int, forms: dict[str, Format]
) -> int:
    """The next *rows* rows of *batches*; how many texts were cut. Rows must be written top down."""

    def write(row: int, values: Sequence[object]) -> int:
        """One row, cell by cell; how many texts were cut."""
        cut = 0
        for c, value in enumerate(values):
            shape = "utuh" if isinstance(value, float) and value.is_integer() else schema.columns[c].type
            cut += _write_cell(sheet, row, c, value, forms.get(shape))
        return cut

    styles = {name: form._get_xf_index() for name, form in forms.items()}
    cut, row = 0, 1
    while row <= rows:
        batch = next(batches)
        cut += write_rows(sheet, schema.columns, batch, row, styles, write)
        row += batch.num_rows
    return cut


def _write_cell(sheet: Worksheet, row: int, col: int, value: object, form: Format | None) -> int:
    """One cell by its own type; 1 where its text was cut."""
    if value is None:
        return 0
    if isinstance(value, bool):
        sheet.write_string(row, col, "ya" if value else "tidak")
        return 0
    if isinstance(value, int | float):
        sheet.write_number(row, col, value, form)
        return 0
    text = without_control(str(value))
    if text.startswith("<r>") and text.endswith("</r>"):
        text += " "  # the library would take it for markup of its own and write it as it is
    if len(text) <= MAX_LETTERS:
        sheet.write_string(row, col, text)
        return 0
    sheet.write_string(row, col, text[: MAX_LETTERS - len(CUT)] + CUT)
    return 1


def _widths(columns: Sequence[Column], rows: Rows) -> list[int]:
    """Column widths in characters: wide enough for the heading and nine of ten of the first texts."""
    first = next(iter(rows.to_batches(max_chunksize=SAMPLE)), None)
    out = []
    for place, column in enumerate(columns):
        values = first.column(place).to_pylist() if first is not None else []
        texts = sorted(len(str(v)) for v in values if v is not None)
        usual = texts[len(texts) * 9 // 10] if texts else 0
        if column.type == "pecahan":
            usual = min(usual + 4, 22)  # room for the grouping
        out.append(max(NARROWEST, len(column.name) + 3, min(usual + 2, WIDEST)))
    return out


def _write_dictionary(book: xlsxwriter.Workbook, schemas: Sequence[TableSchema], head: Format) -> None:
    """The sheet `kamus`: every column of every table and what it means, in two languages."""
    sheet = book.add_worksheet("kamus")
    heads = (("tabel", 14), ("kolom", 24), ("tipe", 10), ("keterangan", 90), ("meaning", 90))
    for c, (name, width) in enumerate(heads):
        sheet.set_column(c, c, width)
        sheet.write_string(0, c, name, head)
    sheet.freeze_panes(1, 0)
    rows = [(s.name, c.name, c.type, c.meaning, c.meaning_en) for s in schemas for c in s.columns]
    sheet.autofilter(0, 0, len(rows), 4)
    for r, row in enumerate(rows, start=1):
        for c, text in enumerate(row):
            sheet.write_string(r, c, text)
