"""Titles that offices set into the first merged rows of a table: they are no header and stand above the table."""

from __future__ import annotations

from dataclasses import replace

from petik.ingest.page import Box
from petik.parsers.columns.header import header_depth
from petik.parsers.model import Table


def without_title_rows(table: Table) -> Table:
    """*table* from its header on, where one cell over all columns stands in each row above the header."""
    titles = 0
    while titles < table.n_rows - 2 and _is_title(table, titles):
        titles += 1
    if not titles or table.n_cols < 3:
        return table
    rest = [c for c in table.cells if c.row >= titles]
    box = Box(table.box.x0, min(c.box.top for c in rest), table.box.x1, table.box.bottom)
    cells = tuple(replace(c, row=c.row - titles) for c in rest)
    cut = replace(table, box=box, n_rows=table.n_rows - titles, cells=cells)
    return cut if header_depth(cut) else table


def _is_title(table: Table, row: int) -> bool:
    cells = [c for c in table.cells if c.row <= row < c.row + c.row_span]
    return len(cells) == 1 and cells[0].row_span == 1 and cells[0].col_span == table.n_cols and bool(cells[0].lines)
