"""petik.xlsx: one sheet per table for people who live in Excel.

Text is stored as text (never as a formula or a link), so a print that begins with "=" stays as printed and harmless.
What Excel cannot hold is said in a warning: longer texts are cut, more rows go on in a further sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from datasets.excel_rows import write_rows
from datasets.safe import whole, without_control
from datasets.schema import Column, TableSchema

MAX_ROWS = 1_048_576  # Excel's limit, the header row included
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
Sheet = tuple[TableSchema, pa.Table]


def write_excel(sheets: Sequence[Sheet], path: Path, max_rows: int = MAX_ROWS) -> list[str]:
    """All *sheets* and the data dictionary `kamus` as one workbook; what had to be cut, as lines in Indonesian."""
    warnings: list[str] = []
    with whole(path) as draft:
        book = xlsxwriter.Workbook(str(draft), OPTIONS)
        book.set_properties({"created": SAME_DATE})
        head = book.add_format({"bold": True, "bg_color": "#1F4E78", "font_color": "#FFFFFF", "valign": "top"})
        forms = {name: book.add_format({"num_format": shape}) for name, shape in SHAPES.items()}
        for schema, table in sheets:
            warnings += _write_table(book, schema, table, head, forms, max_rows)
        _write_dictionary(book, [schema for schema, _ in sheets], head)
        book.close()
    return warnings


def _write_table(
    book: xlsxwriter.Workbook,
    schema: TableSchema,
    table: pa.Table,
    head: Format,
    forms: dict[str, Format],
    max_rows: int,
) -> list[str]:
    """The table in as many sheets as Excel's row limit asks for."""
    room = max_rows - 1
    name = schema.sheet or schema.name
    parts = max(1, -(-table.num_rows // room))
    cut = 0
    for part in range(parts):
        sheet = book.add_worksheet(name if part == 0 else f"{name} ({part + 1})")
        cut += _write_sheet(sheet, schema, table.slice(part * room, room), head, forms)
    warnings = [f"petik.xlsx: {cut} teks di lembar {name} dipotong pada {MAX_LETTERS} huruf"] if cut else []
    if parts > 1:
        warnings.append(f"petik.xlsx: tabel {schema.name} dibagi atas {parts} lembar karena batas baris Excel")
    return warnings


def _write_sheet(sheet: Worksheet, schema: TableSchema, table: pa.Table, head: Format, forms: dict[str, Format]) -> int:
    """One sheet; how many texts were cut. Rows must be written top down (the workbook keeps no rows in memory)."""
    for c, width in enumerate(_widths(schema.columns, table)):
        sheet.set_column(c, c, width)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, table.num_rows, len(schema.columns) - 1)
    for c, column in enumerate(schema.columns):
        sheet.write_string(0, c, column.name, head)

    def write(row: int, values: Sequence[object]) -> int:
        """One row, cell by cell; how many texts were cut."""
        cut = 0
        for c, value in enumerate(values):
            shape = "utuh" if isinstance(value, float) and value.is_integer() else schema.columns[c].type
            cut += _write_cell(sheet, row, c, value, forms.get(shape))
        return cut

    styles = {name: form._get_xf_index() for name, form in forms.items()}
    return write_rows(sheet, schema.columns, table, styles, write)


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


def _widths(columns: Sequence[Column], table: pa.Table) -> list[int]:
    """Column widths in characters: wide enough for the heading and nine of ten of the first texts."""
    out = []
    for column in columns:
        texts = sorted(len(str(v)) for v in table.column(column.name).slice(0, SAMPLE).to_pylist() if v is not None)
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
