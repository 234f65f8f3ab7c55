"""Several indicators in one ruled cell: found by their numbering and bullets, paired with the values beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from petik.parsers.model import Line
from petik.parsers.print.lines import line_of
from petik.parsers.print.strings import BULLET, item_marker

HANGING = 7.0  # points between a marker and its text that tell a hanging indent
SAME_INDENT = 4.0  # points: markers closer than this stand at one level


@dataclass(slots=True)
class Item:
    """One bullet or number of a cell: its own lines without the marker, its headings from the outside in.

    `values` holds the lines of other columns that stand beside it, by column index.
    """

    marker: str | None
    indent: float
    top: float
    bottom: float
    lines: list[Line]
    parents: list[Item] = field(default_factory=list)
    values: dict[int, list[Line]] = field(default_factory=dict)

    @property
    def has_value(self) -> bool:
        return any(self.values.values())


# a number, letter or sign that may open an indented item without its full stop: "1", "13211", "a", "»"; on scans also
# what a number was misread as ("AAA")
LOOSE_MARKER = re.compile(r"^(?:\d[\d.]{0,8}|[a-z]|\W{1,2})[.)]?$")
# a code on a line of its own (Permendagri 90/2019), perhaps cut: "7.01.01.2.06.0001", "1.06.01.2.01.000"
CODE_ALONE = re.compile(r"^\d{1,2}(?:\.\d{1,4}){3,7}\.?$")
CODE_DIGITS = 4  # of a sub-activity: the last part of its code
MISREAD_MARKER = re.compile(r"^[A-Z\d.]{1,9}$")


def unnumbered(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines without the number that opens the first one: by its form, or because the lines below hang behind it."""
    lines = _without_code(lines)
    if lines and (item_marker(lines[0]) is not None or _hangs(lines)):
        words = lines[0].words[1:]
        dash = len(words) > 1 and len(words[0].text) == 1 and words[0].text in "-–:"  # "7.01.01 - PROGRAM …"
        return (line_of(words[1:] if dash else words), *lines[1:])
    return lines


def _without_code(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines without a code that fills the first one ("1.06.01.2.01.0001"); a narrow cell may have put its last digits
    on the next line ("1.06.01.2.01.000", "1 - Penyusunan …")."""
    if len(lines) < 2 or len(lines[0].words) > 1 or not CODE_ALONE.match(lines[0].text):
        return lines
    rest = lines[1].words
    last = lines[0].text.rstrip(".").rsplit(".", 1)[-1]
    if rest[0].text.isdecimal() and len(rest) > 1 and len(last + rest[0].text) == CODE_DIGITS:
        rest = rest[1:]
    dash = len(rest) > 1 and rest[0].text in ("-", "–")
    return (line_of(rest[1:] if dash else rest), *lines[2:])


def _hangs(lines: Sequence[Line]) -> bool:
    """True where all wrapped lines start below the first line's second word, and the first word may be a marker."""
    words = lines[0].words
    if len(words) < 2 or len(lines) < 2 or not words[1].text[:1].isalpha():
        return False
    scan = words[0].source == "ocr"
    if not (LOOSE_MARKER.match(words[0].text) or (scan and MISREAD_MARKER.match(words[0].text))):
        return False
    start = words[1].box.x0
    clear = start - words[0].box.x1 > 0
    return clear and all(abs(line.box.x0 - start) <= SAME_INDENT for line in lines[1:])


def find_items(lines: Sequence[Line]) -> list[Item]:
    """The items of a cell, top to bottom; text before the first marker is an item without one."""
    items: list[Item] = []
    for line in lines:
        marker = item_marker(line)
        if marker is not None and not _continues(items, line, marker):
            rest = line_of(line.words[1:])
            items.append(Item(marker, line.words[0].box.x0, line.box.top, line.box.bottom, [rest]))
        elif items and _new_paragraph(items[-1], line):
            items.append(Item(None, line.box.x0, line.box.top, line.box.bottom, [line]))
        elif items:
            items[-1].lines.append(line)
            items[-1].bottom = max(items[-1].bottom, line.box.bottom)
        else:
            items.append(Item(None, line.box.x0, line.box.top, line.box.bottom, [line]))
    _nest(items)
    return items


def _continues(items: Sequence[Item], line: Line, marker: str) -> bool:
    """A dash that opens a wrapped line inside the text of an item ("Rumah Sakit - Kelas B") is no new item."""
    if not items or items[-1].marker is None or not BULLET.match(marker):
        return False
    text_start = items[-1].lines[0].box.x0
    return abs(line.box.x0 - text_start) < SAME_INDENT and items[-1].indent < line.box.x0 - SAME_INDENT and (
        marker in "-–" and line.words[1].text[:1].islower()
    )


def _new_paragraph(item: Item, line: Line) -> bool:
    """A line with a capital that starts below the marker of an indented item, or deeper than its text, is no wrap of
    it: its own marker was not read (ticks, squares and arrows on scans)."""
    text_start = item.lines[0].box.x0
    hanging = item.marker is not None and text_start - item.indent > HANGING
    outside = line.box.x0 < item.indent + SAME_INDENT or line.box.x0 > text_start + 1.5 * HANGING
    return hanging and outside and line.words[0].text[:1].isupper()


def _kind(marker: str | None) -> str:
    if marker is None:
        return "teks"
    if BULLET.match(marker):
        return f"butir {marker}"
    return "nomor" if marker[0].isdecimal() else "huruf"


def _nest(items: list[Item]) -> None:
    """Parents by indentation and kind of marker: a new kind that stands deeper opens a level below."""
    stack: list[Item] = []
    for item in items:
        while stack and not _below(stack[-1], item):
            stack.pop()
        item.parents = list(stack)
        stack.append(item)


def _below(upper: Item, item: Item) -> bool:
    if _kind(upper.marker) == _kind(item.marker) and item.indent - upper.indent < 2 * SAME_INDENT:
        return False
    if upper.marker is None:
        return item.marker is not None and item.indent > upper.indent - 2 * HANGING
    if item.indent - upper.indent >= SAME_INDENT:
        return True
    return _kind(upper.marker) in ("nomor", "huruf") and _kind(item.marker).startswith("butir") and (
        item.indent - upper.indent > -SAME_INDENT
    )


def attach_by_height(items: Sequence[Item], columns: Mapping[int, Sequence[Line]]) -> None:
    """Each value line goes to the item beside which it stands (its centre between this item's top and the next's)."""
    for column, lines in columns.items():
        for line in lines:
            owner = items[0]
            for item in items:
                slack = 0.35 * line.box.height
                if line.box.cy >= item.top - slack:
                    owner = item
            owner.values.setdefault(column, []).append(line)


def attach_by_order(items: Sequence[Item], columns: Mapping[int, Sequence[Line]]) -> bool:
    """Values and items paired one by one where their numbers agree; False (nothing done) where they do not."""
    leaves = [i for i in items if not any(i in other.parents for other in items)]
    filled = {c: lines for c, lines in columns.items() if lines}
    for candidates in (leaves, list(items)):
        if filled and all(len(lines) == len(candidates) for lines in filled.values()):
            for column, lines in filled.items():
                for item, line in zip(candidates, lines, strict=True):
                    item.values[column] = [line]
            return True
    return False
