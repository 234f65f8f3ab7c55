"""Rows of columns that no ruling parts: by horizontal rulings, by white above a row, or by the values that open it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from petik.parsers.model import Line
from petik.parsers.print.row_labels import is_row_number

LOOSE = 1.3  # times the usual distance of two lines of one text: what is more parts two rows
SOLID = 1.45  # of the print's height: lines that are further apart than this are no wraps of one text


def blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of one column in texts: white that is wider than between the lines of one text parts them."""
    if not lines:
        return []
    tight = [b.box.top - a.box.top for a, b in pairwise(lines)]
    heights = sorted(x.box.height for x in lines)
    height = heights[len(heights) // 2]
    usual = min([*tight, SOLID * height])
    out = [[lines[0]]]
    for gap, line in zip(tight, lines[1:], strict=True):
        if gap > LOOSE * usual:
            out.append([])
        out[-1].append(line)
    return out


def row_cuts(
    anchor: Sequence[Line], values: Sequence[Sequence[Line]], rulings: Sequence[float], counted: bool = True
) -> list[float]:
    """The heights (points) between the rows of a body, [] where it is one row or cannot be told.

    *anchor* are the lines of the column that names a row, *values* those of its value columns, *rulings* the heights of
    the lines across the anchor's column. *counted*: the values are numbers, one for each row; texts may wrap.
    """
    if not anchor:
        return []
    every = [x for v in values for x in v]
    first = min(x.box.cy for x in (anchor[0], *every))  # a group's own row may have values and no name in this column
    ruled = [y for y in rulings if first < y < anchor[-1].box.cy]
    if ruled and _each_has_value(ruled, every):
        return ruled
    cuts = cuts_by_white(anchor, values)
    return cuts if cuts or not counted else [y for y in _starts(every)[1:] if y > anchor[0].box.top]


def one_row(anchor: Sequence[Line], values: Sequence[Sequence[Line]]) -> bool:
    """Whether a body is a single row: one text in the *anchor* column, no more than one in each of the others."""
    filled = [len(blocks(v)) for v in values if v]
    return len(blocks(anchor)) == 1 and bool(filled) and max(filled) == 1


def cuts_by_white(anchor: Sequence[Line], values: Sequence[Sequence[Line]]) -> list[float]:
    """The heights between the texts of the *anchor* column, [] where their rows do not have values of their own."""
    found = blocks(anchor)
    cuts = [(a[-1].box.bottom + b[0].box.top) / 2 for a, b in pairwise(found)]
    apart = _starts([b[0] for v in values for b in blocks(v)])
    own = _each_has_value(cuts, [x for v in values for x in v])
    return cuts if own and len(found) * 10 >= 8 * len(apart) else []


def _each_has_value(cuts: Sequence[float], values: Sequence[Line]) -> bool:
    """Whether at least four of five rows hold a value."""
    edges = [float("-inf"), *cuts, float("inf")]
    heights = sorted(x.box.cy for x in values)
    full = sum(bisect_left(heights, a) < bisect_left(heights, b) for a, b in pairwise(edges))
    return full * 10 >= 8 * (len(cuts) + 1)


def _starts(values: Sequence[Line]) -> list[float]:
    """Just above the heights at which values stand."""
    out: list[float] = []
    last = float("-inf")
    for x in sorted(values, key=lambda x: x.box.top):
        if x.box.top - last > 0.6 * x.box.height:
            out.append(x.box.top - 0.2 * x.box.height)
            last = x.box.top
    return out


def _beside(heights: Sequence[float], line: Line) -> bool:
    """Whether one of *heights*, in order, lies within half of the line's height from its middle."""
    half = 0.5 * line.box.height
    return bisect_right(heights, line.box.cy - half) < bisect_left(heights, line.box.cy + half)


def groups_of(
    lines: Sequence[Line], numbers: Sequence[Line], cuts: Sequence[float], rulings: Sequence[float]
) -> list[int]:
    """The rows on which the cells of a level's column begin (a goal over several indicators is one cell).

    A cell begins below a ruling, where white parts it from the text above, and beside a row number.
    """
    if not lines:
        return [0]
    marks = sorted(x.box.cy for x in numbers if is_row_number(x.text))
    opens = [b[0] for b in blocks(lines)]
    opens += [x for x in lines if _beside(marks, x)]
    lowest = list(accumulate((x.box.cy for x in lines), max))
    opens += [lines[i] for y in rulings if (i := bisect_right(lowest, y)) < len(lines)]
    rows = {bisect_right(cuts, x.box.cy) for x in opens}
    return sorted({0, *rows})
