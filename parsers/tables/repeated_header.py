"""A header repeated on a continuation page that is cut or runs into the first row: "Indikator" and the row's own text
in one cell. The columns are those of the page before; only words that head a column there are header here."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from petik.parsers.columns.column import Column
from petik.parsers.columns.headings import MAX_HEADER_ROWS
from petik.parsers.model import Cell, Line, Table
from petik.parsers.print.strings import clean, squash
from petik.parsers.tables.page_break import columns_of_rest

REPEATED = 0.8  # share of the first row's cells that must be, or begin with, headings of the page before


def under_repeated_header(table: Table, before: Sequence[Column]) -> tuple[Table, int, list[Column]] | None:
    """The table with its header parted from its first row, the header's depth and the columns; None where the first
    row is no header of *before* or the columns stand elsewhere."""
    columns = columns_of_rest(table, before)
    if columns is None:
        return None
    heads = {squash(part) for c in before for part in c.heading.split(" > ")} - {""}
    rest = {id(c): _rest(c, heads) for c in table.cells if c.lines and c.row < MAX_HEADER_ROWS}
    first = [c for c in table.cells if c.row == 0 and c.lines]
    if len(first) < 2 or sum(len(rest[id(c)]) < len(c.lines) for c in first) < REPEATED * len(first):
        return None
    if any(_heads_another(c, columns) for c in first if not rest[id(c)]):
        return None  # the same words over other columns: a header of its own
    whole = [c.row for c in table.cells if id(c) in rest and len(rest[id(c)]) == len(c.lines)]
    depth = min(whole, default=table.n_rows)
    if not 0 < depth < min(table.n_rows, MAX_HEADER_ROWS):
        return None
    if any(c.row + c.row_span <= depth and rest.get(id(c)) for c in table.cells):
        return None  # a row of the body among the header's
    cells = [part for c in table.cells for part in _parted(c, depth, rest.get(id(c), c.lines))]
    return replace(table, cells=tuple(cells)), depth, columns


def _heads_another(cell: Cell, columns: Sequence[Column]) -> bool:
    """True where the column at the cell's place is headed by other words."""
    here = [part for c in columns if c.index == cell.col for part in c.heading.split(" > ")]
    return cell.col_span == 1 and bool(here) and squash(clean(cell.text)) not in map(squash, here)


def _rest(cell: Cell, heads: Container[str]) -> tuple[Line, ...]:
    """The lines of a cell without those at its top that are one of the header's *heads* (squashed)."""
    for n in range(len(cell.lines), 0, -1):
        if squash(clean(" ".join(line.text for line in cell.lines[:n]))) in heads:
            return cell.lines[n:]
    return cell.lines


def _parted(cell: Cell, depth: int, rest: tuple[Line, ...]) -> list[Cell]:
    """A cell that reaches over the header's end as its two parts."""
    if not cell.row < depth < cell.row + cell.row_span:
        return [cell]
    head = cell.lines[: len(cell.lines) - len(rest)]
    edge = rest[0].box.top if rest else cell.box.bottom
    above = replace(cell, row_span=depth - cell.row, lines=head, box=replace(cell.box, bottom=edge))
    span = cell.row + cell.row_span - depth
    return [above, replace(cell, row=depth, row_span=span, lines=rest, box=replace(cell.box, top=edge))]
