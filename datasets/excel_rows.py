"""Rows of a large sheet, written as XML in one piece: the library's own way takes four times as long per cell.

Only ordinary values are written so (see `UNUSUAL`); a row with any other is left to the library. What is used of its
inner life (`fh`, `_write_single_row`, `_check_dimensions`) is held to its own bytes by `tests/test_excel_rows.py`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

import pyarrow as pa
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from datasets.schema import Column

# what the library escapes in ways of its own, keeps from being trimmed, or drops: "_x0041_", white margins …
UNUSUAL = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|\A\s|\s\Z|\A\Z")
LONGEST = 16_000  # letters, each at most two of the 32,767 units that Excel counts
AT_ONCE = 10_000
Cell = str | None  # the XML of a cell, "" where there is none, None where the library must write it
Slow = Callable[[int, Sequence[object]], int]


def write_rows(
    sheet: Worksheet, columns: Sequence[Column], table: pa.Table, styles: Mapping[str, int], slow: Slow
) -> int:
    """All rows of *table* below the heading; the sum of what *slow* gives, which writes a row (from 1) by the library.

    *styles*: the style number of whole numbers, of floats without and of floats with decimals.
    """
    row = given = 0
    for batch in table.to_batches(max_chunksize=AT_ONCE):
        values = [column.to_pylist() for column in batch.columns]
        cells = [
            list(_cells(found, column.type, xl_col_to_name(place), row + 2, styles))
            for place, (found, column) in enumerate(zip(values, columns, strict=True))
        ]
        for at, parts in enumerate(zip(*cells, strict=True)):
            row += 1
            if None in parts:
                given += slow(row, [found[at] for found in values])
            elif text := "".join(parts):
                sheet._write_single_row(row)  # what is pending goes first
                sheet.fh.write(f'<row r="{row + 1}">{text}</row>')
                sheet._check_dimensions(row, 0)
    return given


def _cells(values: Sequence[object], kind: str, letters: str, first: int, styles: Mapping[str, int]) -> Iterator[Cell]:
    """The cells of a column, *first* being the number of its first row as Excel counts."""
    for n, value in enumerate(values, first):
        if value is None:
            yield ""
        elif isinstance(value, bool):
            yield f'<c r="{letters}{n}" t="inlineStr"><is><t>{"ya" if value else "tidak"}</t></is></c>'
        elif isinstance(value, str):
            usual = len(value) <= LONGEST and UNUSUAL.search(value) is None
            text = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") if usual else ""
            yield f'<c r="{letters}{n}" t="inlineStr"><is><t>{text}</t></is></c>' if usual else None
        elif isinstance(value, int | float) and math.isfinite(value):
            style = styles["utuh" if isinstance(value, float) and value.is_integer() else kind]
            yield f'<c r="{letters}{n}" s="{style}"><v>{value:.16G}</v></c>'
        else:
            yield None
