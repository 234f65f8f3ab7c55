"""A grid of boxes, each with a title and a header of its own, to one table per box: cascading sheets and trees of work.

    PROGRAM : Penataan Pasar                | PROGRAM : Penataan Taman
    Sasaran | Indikator | Target (unit)     | Sasaran | Indikator | Target (m2)
    …
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from petik.ingest.page import Box
from petik.parsers.columns.catalogue import lookup
from petik.parsers.columns.column import NAMING, TELLING
from petik.parsers.columns.heading_periods import without_period
from petik.parsers.columns.headings import heading_like, is_number_row
from petik.parsers.model import Cell, Table
from petik.parsers.print.level_words import named_level
from petik.parsers.print.strings import clean

FEWEST = 2  # headers of their own below the first row that make a grid one of boxes
# "PROGRAM : Penataan Pasar", "SUB KEGIATAN : …": a box's title names the level and the thing
TITLE = re.compile(r"^(?:sasaran(?:\s+strategis)?|tujuan|program|sub\s*-?\s*kegiatan|kegiatan)\s*:", re.I)


@dataclass(frozen=True, slots=True)
class _Head:
    """A header row of one box: its unit row and the columns from *left* to before *right*."""

    row: int
    left: int
    right: int


def in_boxes(table: Table) -> list[Table]:
    """The boxes of *table*, top to bottom and left to right; [table] where it is one table."""
    if sum(bool(TITLE.match(clean(c.text))) for c in table.cells if c.lines) < FEWEST:
        return [table]
    heads = _heads(table)
    titled = [h for h in heads if _title(table, h) is not None]
    if len(titled) < FEWEST or not any(h.row > 2 for h in titled):
        return [table]
    return [_box(table, h, _end(table, h, heads)) for h in heads]


def _heads(table: Table) -> list[_Head]:
    out = []
    for r in range(table.n_rows):
        row = sorted((c for c in table.cells if c.row == r and c.lines), key=lambda c: c.col)
        for run in _runs(row):
            found = [lookup(without_period(c.text)) for c in run]
            names = {k.nama for k in found if k is not None}
            like = sum(heading_like(c.text) for c in run)
            whole = not is_number_row([c.text for c in run]) and like * 10 >= 6 * len(run)
            if len(run) > 1 and whole and names & NAMING and (names & TELLING or len(run) > like - 1 > 1):
                out.append(_Head(r, run[0].col, run[-1].col + run[-1].col_span))
    return out


def _runs(row: Sequence[Cell]) -> list[list[Cell]]:
    """The cells of a row in runs, each beginning where a heading of the first cell comes again."""
    out: list[list[Cell]] = []
    for cell in row:
        again = bool(out) and clean(cell.text).casefold() == clean(out[-1][0].text).casefold()
        apart = bool(out) and cell.col != out[-1][-1].col + out[-1][-1].col_span
        if not out or again or apart:
            out.append([])
        out[-1].append(cell)
    return out


def _title(table: Table, head: _Head) -> Cell | None:
    """The cell right above a header, as wide as it, that names the level of the box."""
    for c in table.cells:
        wide = c.col == head.left and c.col + c.col_span == head.right
        if wide and c.row + c.row_span == head.row and c.lines and TITLE.match(clean(c.text)):
            return c
    return None


def _end(table: Table, head: _Head, heads: Sequence[_Head]) -> int:
    """The unit row before which the body of a box ends: the next title or header in its columns."""
    below = [h for h in heads if h.row > head.row and h.left < head.right and head.left < h.right]
    ends = [h.row - (_title(table, h) is not None) for h in below]
    return min(ends, default=table.n_rows)


def _box(table: Table, head: _Head, end: int) -> Table:
    """One box as a table: its header first, then its title as a row over all columns, then its body."""
    width = head.right - head.left
    title = _title(table, head)
    cells = []
    for c in table.cells:
        inside = head.left <= c.col and c.col + c.col_span <= head.right
        if not inside or c.row < head.row or c.row >= end:
            continue
        down = 0 if c.row == head.row else 1
        span = min(c.row_span, end - c.row)
        cells.append(replace(c, row=c.row - head.row + (down if title else 0), row_span=span, col=c.col - head.left))
    if title is not None:
        cells.append(replace(title, row=1, row_span=1, col=0, col_span=width))
    box = Box.around(c.box for c in cells)
    text = clean(title.text) if title is not None else table.title
    rows = end - head.row + (title is not None)
    return replace(table, box=box, n_rows=rows, n_cols=width, cells=tuple(cells), title=text)


def box_level(table: Table) -> str | None:
    """The level that a box's title names, None for other tables."""
    return named_level(table.title) if table.title is not None and TITLE.match(table.title) else None
