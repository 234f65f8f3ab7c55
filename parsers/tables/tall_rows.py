"""Ruled rows that hold several printed rows, because only the columns are ruled: cut where the texts of a row begin."""

from __future__ import annotations

from collections.abc import Sequence

from petik.ingest.page import Box
from petik.parsers.columns.column import GROUPING, NUMERIC, Column, columns_of
from petik.parsers.model import Line
from petik.parsers.print.row_labels import is_row_number
from petik.parsers.tables.body import Row, Slot, split_rows
from petik.parsers.tables.open_rows import cuts_by_white, groups_of


def split_tall(row: Row, columns: Sequence[Column], anchors: Sequence[int]) -> list[Row]:
    """The printed rows of *row*, [row] where it is one or where its texts are items of one cell.

    White parts the texts of the column that names the rows (the last of *anchors*), and each text has its values. Cells
    whose texts are numbered or bulleted are left to `parsers/rows/items.py`.
    """
    own = [a for a in anchors if (s := row.slots.get(a)) is not None and s.own]
    if not own:
        return [row]
    anchor = own[-1]
    lines = row.slots[anchor].lines
    values = [_lines(row, c.index) for c in columns_of(columns, *NUMERIC)]
    if len(lines) < 2 or any(is_row_number(x.words[0].text) for x in lines) or max(map(len, values), default=0) < 2:
        return [row]
    cuts = cuts_by_white(lines, values)
    if not cuts:
        return [row]
    parts = split_rows(row, cuts)
    for column in columns_of(columns, *GROUPING):
        if column.index < anchor:
            _regroup(row, column.index, cuts, parts, _lines(row, 0))
    return parts


def _lines(row: Row, column: int) -> tuple[Line, ...]:
    slot = row.slots.get(column)
    return slot.lines if slot is not None and slot.own else ()


def _regroup(row: Row, column: int, cuts: Sequence[float], parts: Sequence[Row], numbers: Sequence[Line]) -> None:
    """The cell of a level that reaches over several of the printed rows is one cell again."""
    slot = row.slots.get(column)
    if slot is None or not slot.own:
        return
    starts = groups_of(slot.lines, numbers, cuts, ())
    edges = [float("-inf"), *cuts, float("inf")]
    for start, end in zip(starts, [*starts[1:], len(parts)], strict=True):
        inside = tuple(x for x in slot.lines if edges[start] <= x.box.cy < edges[end])
        box = Box(slot.box.x0, parts[start].top, slot.box.x1, parts[end - 1].bottom)
        for i in range(start, end):
            parts[i].slots[column] = Slot(inside, box, i == start, slot.span)
