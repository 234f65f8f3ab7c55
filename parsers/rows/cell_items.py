"""Several indicators in one cell, each with its values: by bullets and numbers, else by the paragraphs of the cell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from petik.ingest.page import Box
from petik.parsers.model import Line
from petik.parsers.print.strings import clean
from petik.parsers.rows.items import Item, attach_by_height, attach_by_order, find_items
from petik.schemas.data import istilah, pilihan

# what a value looks like: a digit, or one of the words that stand for a value
VALUE_WORDS = re.compile(rf"\d|^(?:{pilihan((*istilah().predikat, *istilah().pengganti))}|iv|iii|ii|i|-)$", re.I)
VALUE_START = re.compile(r"^[<>≤≥±(-]?\d")  # "3.63 Persen", "< 5 %", "1000 Orang"
# how indicators open: "Persentase …", "Jumlah …", "Tersusunnya …", "Meningkatnya …"
OPENING = re.compile(rf"^(?:{pilihan(istilah().ukuran)}|(?:Ter|Me)[a-z]+nya)\b")
SPACE = 0.3  # width of a blank in units of the print's height
LEVEL = 0.5  # of the print's height: what is nearer stands on one level
EARLY = 1.0  # how much white, in units of the print's height, a line leaves beyond the next word to have ended early


def split_items(
    lines: Sequence[Line], box: Box, values: Mapping[int, Sequence[Line]], units: Mapping[int, Sequence[Line]]
) -> list[Item] | None:
    """The items of a cell (*lines* in *box*) with what stands beside them; None when the cell is one indicator.

    *values* and *units* hold the lines of the value columns and of the unit column, by column index.
    """
    columns = {**values, **units}
    counts = [sum(bool(VALUE_WORDS.search(clean(x.text))) for x in found) for found in columns.values()]
    if not counts or max(counts) < 2:
        items = alike_items(lines)
        if items is None or (values and any(counts)):
            return _sharing(items, columns) if items is not None else None
        return items if units and attach_by_order(items, units) else None
    items = find_items(lines)
    if len(items) < 2:
        return _paragraph_items(lines, box, values, units)
    attach_by_height(items, columns)
    if sum(i.has_value for i in items) < 2 or _lopsided(items, values):
        before = [dict(item.values) for item in items]
        for item in items:
            item.values.clear()
        if not attach_by_order(items, columns):
            if sum(map(bool, before)) < 2:
                return None
            for item, own in zip(items, before, strict=True):
                item.values.update(own)
    return _with_their_lists(items)


def _sharing(items: Sequence[Item], columns: Mapping[int, Sequence[Line]]) -> list[Item]:
    """Several indicators beside one value: it is the value of each (a merged cell counts for all it stands beside)."""
    for item in items:
        item.values = {c: list(found) for c, found in columns.items() if found}
    return list(items)


def _lopsided(items: Sequence[Item], values: Mapping[int, Sequence[Line]]) -> bool:
    """One item with two values of a column and one with none: what stands beside what is not told by height."""
    for column in values:
        held = [len(_grouped(item.values.get(column, ()))) for item in items]
        if max(held) > 1 and 0 in held and sum(held) == len(items):
            return True
    return False


def alike_items(lines: Sequence[Line]) -> list[Item] | None:
    """The items of a cell that are all indicators to look at: each with a marker, on one level, worded as one."""
    items = find_items(lines)
    marked = all(i.marker is not None and not i.parents and i.lines[0].text[:1].isupper() for i in items)
    opened = sum(bool(OPENING.match(i.lines[0].text)) for i in items)
    return items if len(items) >= 2 and marked and opened * 2 >= len(items) else None


def text_of_items(lines: Sequence[Line], box: Box, items: Sequence[Item]) -> list[list[Line]] | None:
    """The text beside each of *items* in another cell (*lines* in *box*), None where it speaks of all of them.

    A paragraph opens beside each item; in Word and Excel, where what stands beside what is not known, there are as
    many paragraphs as items.
    """
    pairs = list(enumerate(pairwise(lines), 1))
    starts = [i for i, (a, b) in pairs if _ends_early(a, b, box) or _apart(a, b)]
    if len(starts) != len(items) - 1 or lines[0].words[0].source != "office":
        tops = [k.top for k in items[1:]]
        beside = [i for i in starts if any(abs(lines[i].box.top - t) < LEVEL * lines[i].box.height for t in tops)]
        starts = beside if len(beside) == len(items) - 1 else []
    if not starts:
        return None
    return [list(lines[a:b]) for a, b in pairwise([0, *starts, len(lines)])]


def _apart(before: Line, line: Line) -> bool:
    """White as high as a line between two lines."""
    return line.box.top - before.box.bottom > 0.9 * line.box.height


def _with_their_lists(items: Sequence[Item]) -> list[Item]:
    """Items without values below one with a value are part of its text, where none of its items has one of its own."""
    out: list[Item] = []
    for item in items:
        owner = next((p for p in reversed(item.parents) if p.has_value), None)
        own_list = [i for i in items if owner is not None and any(owner is p for p in i.parents)]
        if owner is not None and owner.marker is not None and not any(i.has_value for i in own_list):
            owner.lines.extend(item.lines)
        else:
            out.append(item)
    return out


def _paragraph_items(
    lines: Sequence[Line], box: Box, values: Mapping[int, Sequence[Line]], units: Mapping[int, Sequence[Line]]
) -> list[Item] | None:
    """The cell's paragraphs as items; None where there are not as many values in each value column as paragraphs."""
    grouped = {c: _grouped(found) for c, found in values.items()}
    counts = {len(v) for v in grouped.values()}
    if len(counts) != 1 or (n := counts.pop()) < 2:
        return None
    early = {i for i in range(1, len(lines)) if _ends_early(lines[i - 1], lines[i], box)}
    opening = {i for i in range(1, len(lines)) if OPENING.match(lines[i].text)}
    starts = next(([0, *sorted(s)] for s in (early | opening, opening, early) if len(s) == n - 1), None)
    if starts is None:
        return None
    grouped |= {c: [[line] for line in found] for c, found in units.items() if len(found) == len(starts)}
    items = []
    for k, (a, b) in enumerate(zip(starts, [*starts[1:], len(lines)], strict=True)):
        own = list(lines[a:b])
        beside = {c: found[k] for c, found in grouped.items()}
        items.append(Item(None, own[0].box.x0, own[0].box.top, own[-1].box.bottom, own, values=beside))
    return items


def _ends_early(before: Line, line: Line, box: Box) -> bool:
    """True where *line* opens a paragraph: it starts with a capital or digit, and its first word had room above."""
    first = line.words[0]
    if not (first.text[:1].isupper() or first.text[:1].isdecimal()):
        return False
    return box.x1 - before.box.x1 >= first.box.width + (SPACE + EARLY) * before.box.height


def _grouped(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines as values, each opening with a number (its unit may wrap); [] where the first line is no number."""
    out: list[list[Line]] = []
    for line in lines:
        if VALUE_START.match(line.text):
            out.append([line])
        elif out:
            out[-1].append(line)
        else:
            return []
    return out
