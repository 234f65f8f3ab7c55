"""Rows of a large sheet, written as XML in one piece: the library's own way takes thirty times as long per cell.

Only ordinary values are written so (see `UNUSUAL`); a row with any other is left to the library. What is used of its
inner life (`fh`, `_write_single_row`, `_check_dimensions`) is held to its own bytes by
`tests/datasets/test_excel_rows.py`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from petik.datasets.rows.joined import as_bytes, by_value, joined
from petik.datasets.schema.tables import Column

# what the library escapes in ways of its own, keeps from being trimmed, or drops: "_x0041_", white margins …
WHITE = r"[\s\x{0b}\x{1c}-\x{1f}\x{85}\p{Z}]"
UNUSUAL = rf"[\x{{00}}-\x{{08}}\x{{0b}}-\x{{1f}}\x{{fffe}}\x{{ffff}}]|_x[0-9A-Fa-f]{{4}}_|\A{WHITE}|{WHITE}\z|\A\z"
LONGEST = 16_000  # letters, each at most two of the 32,767 units that Excel counts
Slow = Callable[[int, Sequence[object]], int]


def write_rows(
    sheet: Worksheet, columns: Sequence[Column], rows: pa.RecordBatch, first: int, styles: Mapping[str, int], slow: Slow
) -> int:
    """*rows* from the sheet's row *first* (from 0) on; the sum of what *slow* gives, which writes one by the library.

    *styles*: the style number of whole numbers, of floats without and of floats with decimals.
    """
    numbers = pc.cast(pa.array(range(first + 1, first + 1 + rows.num_rows)), pa.string())  # as Excel counts
    head = joined(['<row r="', numbers, '">'])
    cells = [
        _cells(values, column.type, xl_col_to_name(place), numbers, styles)
        for place, (values, column) in enumerate(zip(rows.columns, columns, strict=True))
    ]
    found = joined(cells)
    empty = pc.equal(pc.binary_length(found), 0)
    lines = pc.if_else(empty, "", joined([head, found, "</row>"]))
    strange = _strange(rows)
    cut = begin = 0
    for at in (*strange, rows.num_rows):
        _write_lines(sheet, lines.slice(begin, at - begin), first + begin)
        if at < rows.num_rows:
            cut += slow(first + at, [column[at].as_py() for column in rows.columns])
        begin = at + 1
    return cut


def _write_lines(sheet: Worksheet, lines: pa.Array, first: int) -> None:
    """Rows from the sheet's row *first* on; "" is a row without cells."""
    filled = pc.indices_nonzero(pc.binary_length(lines)).to_pylist()
    if filled:
        sheet._write_single_row(first + filled[0])  # what is pending goes first
        sheet.fh.write(str(as_bytes(lines), "utf-8"))
        for at in (filled[0], filled[-1]):
            sheet._check_dimensions(first + at, 0)


def _strange(rows: pa.RecordBatch) -> list[int]:
    """The rows that only the library can write."""
    marks = pa.array([False] * rows.num_rows)
    for values in rows.columns:
        if pa.types.is_string(values.type):
            odd = pc.or_(pc.match_substring_regex(values, UNUSUAL), pc.greater(pc.utf8_length(values), LONGEST))
            marks = pc.or_(marks, pc.fill_null(odd, False))
        elif pa.types.is_floating(values.type):
            marks = pc.or_(marks, pc.fill_null(pc.invert(pc.is_finite(values)), False))
    return [int(at) for at in pc.indices_nonzero(marks).to_pylist()]


def _cells(values: pa.Array, kind: str, letters: str, numbers: pa.Array, styles: Mapping[str, int]) -> pa.Array:
    """The XML of a column's cells, "" where there is none."""
    if pa.types.is_boolean(values.type):
        values = pc.if_else(values, "ya", "tidak")
    if pa.types.is_string(values.type):
        text = pc.fill_null(values, "")
        for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
            text = pc.replace_substring(text, sign, written)
        cells = joined([f'<c r="{letters}', numbers, '" t="inlineStr"><is><t>', text, "</t></is></c>"])
    else:
        cells = joined([f'<c r="{letters}', numbers, by_value(values, lambda value: _number(value, kind, styles))])
    return pc.if_else(pc.is_valid(values), cells, "")


def _number(value: float, kind: str, styles: Mapping[str, int]) -> str:
    if not math.isfinite(value):
        return ""  # its row is left to the library
    style = styles["utuh" if isinstance(value, float) and value.is_integer() else kind]
    return f'" s="{style}"><v>{value:.16G}</v></c>'
