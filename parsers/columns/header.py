"""Where a table's header ends and its body begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from petik.parsers.columns.catalogue import lookup
from petik.parsers.columns.column import NAMING, TELLING
from petik.parsers.columns.heading_periods import without_period
from petik.parsers.columns.headings import AMOUNT, GROUPS, MAX_HEADER_ROWS, heading_like, number_cells, read_columns
from petik.parsers.model import Cell, Table
from petik.parsers.print.strings import clean

NUMBERED = 4  # columns that a row must number to be the row of column numbers, whatever the headings say
SEVERAL = 2  # columns that tell something, beside which the column of names needs no known heading
MAX_STRUCTURE = 4  # unit rows of a header that is found by its cells alone
LONGEST_HEADING = 140  # letters


def header_depth(table: Table) -> int:
    """How many unit rows are header, 0 where the table has none (a continuation, or no heading is known)."""
    numbers = number_cells(table)
    depth, matched = 0, 0
    for r in range(min(table.n_rows, MAX_HEADER_ROWS)):
        cells = [c for c in table.cells if c.row == r and c.lines]
        if not cells:
            continue
        if cells == numbers:
            if matched:
                depth = max(depth, r + min(c.row_span for c in cells))
            continue
        if matched >= 2 and _heads_a_section(cells):
            break
        likes = [c for c in cells if heading_like(c.text)]
        title = len(cells) == 1 and cells[0].col_span >= table.n_cols - 1
        if len(likes) * 2 >= len(cells) and likes:
            matched += sum(lookup(without_period(c.text)) is not None for c in likes)
            depth = max(depth, max((c.row + c.row_span for c in likes if c.row_span <= MAX_HEADER_ROWS), default=0))
        elif r >= depth and not (title and r == 0):
            break
    return depth if matched >= 2 else _depth_by_structure(table, numbers)


def _heads_a_section(cells: Sequence[Cell]) -> bool:
    """True for a row below the headings that holds nothing but the name of a level: "Tujuan" above its indicators."""
    known = lookup(clean(cells[0].text)) if len(cells) == 1 and cells[0].col_span == 1 else None
    return known is not None and known.nama in GROUPS and known.score == 1.0


def _depth_by_structure(table: Table, numbers: Sequence[Cell]) -> int:
    """How deep the header of a table is whose wording is mostly unknown: down to the row of column numbers, or to the
    first height at which no cell is cut, where a name and something about it are known there."""
    if len(numbers) >= NUMBERED:
        depth = numbers[0].row + min(c.row_span for c in numbers)
    else:
        cuts = [d for d in range(1, MAX_STRUCTURE + 1) if d < table.n_rows and not _cut_cells(table, d)]
        depth = cuts[0] if cuts else 0
    heads = [c for c in table.cells if c.row < depth and c.lines and c not in numbers]
    if not heads or any(AMOUNT.search(c.text) or len(clean(c.text)) > LONGEST_HEADING for c in heads):
        return 0
    found = read_columns(table, depth)
    fields = {c.field for c in found}
    told = sum(c.field in TELLING for c in found)
    named = bool(fields & NAMING) or told >= SEVERAL or (told > 0 and len(numbers) >= NUMBERED)
    return depth if told and named else 0


def _cut_cells(table: Table, depth: int) -> bool:
    return any(c.row < depth < c.row + c.row_span for c in table.cells)


def split_glued_header(table: Table) -> Table:
    """A header that no ruling parts from the first body row is cut off below its words."""
    row = [c for c in table.cells if c.row == 0 and c.lines]
    if len(row) < 2 or sum(heading_like(c.text) for c in row) * 2 >= len(row):
        return table
    bottoms = [b for c in row if (b := _heading_bottom(c)) is not None]
    if len(bottoms) < 2 or len(bottoms) * 10 < len(row) * 6:
        return table
    cut = max(bottoms) + 0.5
    out: list[Cell] = []
    for c in table.cells:
        if c.row > 0:
            out.append(replace(c, row=c.row + 1))
            continue
        head = tuple(line for line in c.lines if line.box.cy < cut)
        body = tuple(line for line in c.lines if line.box.cy >= cut)
        out.append(replace(c, row_span=1, box=replace(c.box, bottom=cut), lines=head))
        out.append(replace(c, row=1, box=replace(c.box, top=cut), lines=body))
    return replace(table, n_rows=table.n_rows + 1, cells=tuple(out))


def _heading_bottom(cell: Cell) -> float | None:
    """Where the heading in the cell's first lines ends, None when they hold none."""
    for n in (1, 2, 3):
        if n < len(cell.lines) + 1 and heading_like(" ".join(line.text for line in cell.lines[:n])):
            return cell.lines[n - 1].box.bottom
    return None


