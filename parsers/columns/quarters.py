"""Quarters of a scanned heading by their order: "I II III IV" is what character recognition misreads most."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from petik.parsers.columns.column import Column
from petik.parsers.columns.heading_periods import QUARTER, QUARTER_WORD
from petik.parsers.model import Cell, Table
from petik.parsers.print.strings import clean

# what "I", "II", "III", "IV" are read as: "ll", "1", "Iv", "|||", "lV", "IH", "W", nothing at all
STROKES = re.compile(r"^[\s().]*[IiLl1|!/\\VvYyHhTtWw\]\[]{0,4}[\s().]*$")
ORDER = ("TW1", "TW2", "TW3", "TW4")
REASON = "triwulan menurut urutannya"


def quarters_in_order(table: Table, depth: int, columns: list[Column]) -> list[Column]:
    """*columns* with the quarters of four headings of strokes side by side below "Triwulan", where OCR read them.

    In a text layer or an office file an odd numeral is the author's and stays.
    """
    out = list(columns)
    for above in table.cells:
        if above.row >= depth or not QUARTER_WORD.search(above.text) or QUARTER.search(clean(above.text)):
            continue
        below = _children(table, above, depth)
        if len(below) != len(ORDER) or not all(STROKES.match(c.text) for c in below) or not _by_ocr([above, *below]):
            continue
        for cell, quarter in zip(below, ORDER, strict=True):
            for index in range(cell.col, cell.col + cell.col_span):
                out[index] = _in_quarter(out[index], quarter)
    return out


def _children(table: Table, above: Cell, depth: int) -> list[Cell]:
    """The cells of the header row right below *above*, left to right; equally wide, or none."""
    row = above.row + above.row_span
    last = above.col + above.col_span
    if row >= depth:
        return []
    found = [c for c in table.cells if c.row == row and above.col <= c.col < last]
    found.sort(key=lambda c: c.col)
    whole = sum(c.col_span for c in found) == above.col_span and len({c.col_span for c in found}) == 1
    return found if whole else []


def _by_ocr(cells: Sequence[Cell]) -> bool:
    words = [w for c in cells for line in c.lines for w in line.words]
    return bool(words) and all(w.source == "ocr" for w in words)


def _in_quarter(column: Column, quarter: str) -> Column:
    year = next((p for p in column.periode.split("-") if p.isdecimal()), "")
    periode = "-".join(p for p in (year, quarter) if p)
    if column.periode == periode:
        return column
    return replace(column, periode=periode, reason=f"{column.reason}; {REASON}")
