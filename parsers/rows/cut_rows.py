"""Rows that a page break cut, made whole: what a continuation begins with goes back onto the row it was cut from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from petik.parsers.columns.column import NAMING, NUMERIC, Column, columns_of
from petik.parsers.print.strings import clean, item_marker
from petik.parsers.rows.cell_items import OPENING
from petik.parsers.rows.segment import Segment
from petik.parsers.tables.body import Row, Slot, group_title

AIMS = ("tujuan", "sasaran")
MOSTLY = 0.7  # share of the rows on a page that have values


def join_cut_row(before: Segment, after: Segment) -> None:
    """The first row of a continuation that holds only the rest of texts is put back onto the row it was cut from."""
    if not before.rows or not after.rows:
        return
    row = after.rows[0]
    values = columns_of(after.columns, *NUMERIC)
    numbers = columns_of(after.columns, "no")
    anchors = columns_of(after.columns, *NAMING)
    if _only_opened(before, (*anchors, *values)):
        _put_before(before, row, after.columns)
        return
    if any(_own(row, c) for c in numbers):
        return
    if values:
        if any(_own(row, c) for c in values) or not _goes_on_above(before, after, values, anchors):
            return
    elif any(_own(row, c) for c in anchors) and not _is_fragment(row, anchors):
        return
    target = before.rows[-1]
    following = after.rows[1:]
    for column in after.columns:
        slot = row.slots.get(column.index)
        if slot is None or not slot.own or not slot.lines or column.field is None:
            continue
        same = [c for c in before.columns if c.field == column.field and c.periode == column.periode]
        mate = next((c for c in same if c.index == column.index), same[0] if same else None)
        if mate is not None:
            old = target.slots.get(mate.index)
            lines = (old.lines if old is not None else ()) + slot.lines
            whole = Slot(lines, old.box if old is not None else slot.box, True, slot.span)
            target.slots[mate.index] = whole
            _made_whole(following, column.index, slot, whole)
    after.rows.pop(0)


def _only_opened(before: Segment, started: Sequence[Column]) -> bool:
    """True where the last row of a page holds the first words of an aim and nothing that it is measured by."""
    row, fields = before.rows[-1], {c.field for c in started}
    others = [c for c in before.columns if c.field in fields]
    return len(before.rows) > 1 and row.level is None and not any(row.text(c.index) for c in others)


def _put_before(before: Segment, row: Row, columns: Sequence[Column]) -> None:
    """The texts of the last row of *before* are put in front of those that go on, in small letters, in *row*."""
    opened = before.rows[-1]
    for column in columns_of(columns, *AIMS):
        slot = row.slots.get(column.index)
        mate = next((c for c in before.columns if c.field == column.field), None)
        head = opened.slots.get(mate.index) if mate is not None else None
        if slot is None or head is None or not head.lines or not slot.own or not slot.text[:1].islower():
            continue
        row.slots[column.index] = replace(slot, lines=head.lines + slot.lines)
        if len(opened.texts()) == 1:
            before.rows.pop()
        return


def _is_fragment(row: Row, anchors: Sequence[Column]) -> bool:
    """True where a name of the row begins in the middle of a sentence: "serta Media Luar Ruang"."""
    names = [name for c in anchors if (name := _own(row, c))]
    return any(n[:1].islower() and not OPENING.match(n[:1].upper() + n[1:]) for n in names)


def _made_whole(rows: Sequence[Row], column: int, part: Slot, whole: Slot) -> None:
    """A cell merged over further rows than the one that was cut is the whole cell there too."""
    for row in rows:
        rest = row.slots.get(column)
        if rest is not None and not rest.own and (rest.lines, rest.box) == (part.lines, part.box):
            row.slots[column] = replace(whole, own=False)


def _goes_on_above(
    before: Segment, after: Segment, values: Sequence[Column], anchors: Sequence[Column]
) -> bool:
    """True where the first row of *after*, which has no values, is the rest of the last row of *before*.

    Its texts are no full set of names with a capital, or it is the odd one out: most rows beside the page break have
    values, the row above has them too, and what it prints goes on there; it is no title, no item, no heading of items.
    """
    row, others = after.rows[0], after.rows[1:]
    printed = row.texts()
    counted = before.rows[-1].marker is not None and bool(others) and all(r.marker for r in others)
    if counted and row.marker is None and len(printed) == 1 and not printed[0].endswith(":"):
        return True  # the one row without a number, and nothing but the rest of a name
    valued = [any(_own(r, c) for c in values) for r in others]
    names = [_own(row, c) for c in anchors]
    small = any(name[:1].islower() for name in names)
    if _is_fragment(row, anchors) and any(before.rows[-1].text(c.index) for c in columns_of(before.columns, *NAMING)):
        return True
    if any(valued) and not (all(names) and any(name[:1].isupper() for name in names)):
        return True
    if not any(_own(before.rows[-1], c) for c in columns_of(before.columns, *NUMERIC)):
        return False
    odd = valued[0] and 3 * sum(valued) >= 2 * len(valued) if others else small
    if not odd:
        return False
    texts = {c.index: _own(row, c) for c in after.columns if c.field and _own(row, c)}
    if len(printed) == 1 and any(names) and sum(valued) >= MOSTLY * len(valued) and len(valued) > 1:
        whole = OPENING.match(printed[0]) or printed[0].endswith(":") or item_marker(row.slots[min(texts)].lines[0])
        return not whole and group_title(row) is None  # among rows with values, one with nothing but part of a name
    opened = [row.slots[i].lines[0] for i in texts]
    if any(item_marker(x) is not None or clean(x.text).endswith(":") for x in opened):
        return False
    above = [c for c in before.columns if c.field in {d.field for d in after.columns if d.index in texts}]
    return len(texts) >= 2 and group_title(row) is None and all(before.rows[-1].text(c.index) for c in above)


def _own(row: Row, column: Column) -> str:
    slot = row.slots.get(column.index)
    return clean(slot.text) if slot is not None and slot.own else ""
