"""Headings to columns of white-parted text: headings stand centred over a column, amounts right, names left of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from petik.ingest.page import Box
from petik.parsers.model import Line

Band = tuple[float, float]  # left and right, in points
WRONG_SIDE = 2.0  # an amount left of its heading, or a name right of it, counts as so many times as far


@dataclass
class _Column:
    """What stands below each other: stretches of text, headings, or both; `fixed`: a column of row numbers."""

    bands: list[Band]
    heads: list[Box]
    fixed: bool = False

    @property
    def extent(self) -> Band:
        every = [*self.bands, *((h.x0, h.x1) for h in self.heads)]
        return min(a for a, _ in every), max(b for _, b in every)


def under_headings(
    bands: Sequence[Band], heads: Sequence[Box], body: Sequence[Line], numbers: Sequence[Band]
) -> list[Band]:
    """The columns below *heads*, left to right; *bands* are the stretches of text, *numbers* those of row numbers.

    Text below no heading belongs to a heading beside it where the two never share a line: the amounts right of the
    heading over them, the names left of theirs while only the total's label stands below it. What shares a line with
    its neighbours is a column without a heading.
    """
    columns = [_Column([b], [h for h in heads if _over(h, b)], b in numbers) for b in bands]
    columns += [_Column([], [h]) for h in heads if not any(_over(h, b) for b in bands)]
    columns.sort(key=lambda c: sum(c.extent))
    for lone in [c for c in columns if not c.heads and not c.fixed]:
        i = columns.index(lone)
        beside = [c for c in (*columns[max(0, i - 1) : i], *columns[i + 1 : i + 2]) if c.heads]
        fit = [c for c in beside if not _share_a_line(c, lone, body)]
        if fit:
            home = min(fit, key=lambda c: (bool(c.bands), _distance(c, lone, body)))
            home.bands += lone.bands
            columns.remove(lone)
    return _apart(columns)


def _over(head: Box, band: Band) -> bool:
    return min(head.x1, band[1]) - max(head.x0, band[0]) > 0


def _texts(column: _Column, line: Line) -> list[str]:
    return [w.text for w in line.words if any(a <= w.box.cx <= b for a, b in column.bands)]


def _share_a_line(a: _Column, b: _Column, body: Sequence[Line]) -> bool:
    return any(_texts(a, line) and _texts(b, line) for line in body)


def _distance(column: _Column, lone: _Column, body: Sequence[Line]) -> float:
    """How far the text of *lone* is from the headings of *column*, in points."""
    head = Box.around(column.heads)
    (x0, x1), right = lone.extent, lone.extent[0] >= head.cx
    texts = [t for line in body for t in _texts(lone, line)]
    amounts = sum(t[-1:].isdecimal() for t in texts) * 2 > len(texts)
    return max(x0 - head.x1, head.x0 - x1, 0.0) * (1.0 if right == amounts else WRONG_SIDE)


def _apart(columns: Sequence[_Column]) -> list[Band]:
    """The extents of *columns*; two that overlap part between their texts, or in the middle of what they share."""
    out = [c.extent for c in columns]
    for i, (left, right) in enumerate(pairwise(columns)):
        if out[i + 1][0] < out[i][1]:
            low = max((b for _, b in left.bands), default=out[i + 1][0])
            high = min((a for a, _ in right.bands), default=out[i][1])
            cut = (low + high) / 2 if low <= high else (out[i + 1][0] + out[i][1]) / 2
            out[i], out[i + 1] = (out[i][0], cut), (cut, out[i + 1][1])
    return out
