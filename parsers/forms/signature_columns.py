"""The signatures that stand beside each other in one area of a page: two, or three on a wide one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from petik.parsers.model import Line
from petik.parsers.print.lines import line_of, split_at_gaps
from petik.parsers.print.strings import clean

GAP = 1.8  # of the print's height: white between two signatures on one line
SPECK = 0.75  # confidence below which a lone letter far from all print may be a mark of the paper
STROKES = 0.35  # mean confidence below which a line is pen strokes
LEVELS = 2  # lines that hold two pieces each: the block is two signatures
MOST = 3  # signatures beside each other


def columns_of(area: Sequence[Line], height: float, width: float, dated: re.Pattern[str]) -> list[list[Line]]:
    """An area to the blocks beside each other in it, or to one block where it is not wide enough for two.

    Place and date (*dated*) stand where there is room, above either signature, and say nothing about the columns.
    """
    parts = [p for line in area for p in without_specks(split_at_gaps(line, GAP * height), 4 * height)]
    blocks = _apart(parts, height, width, dated)
    return [levelled(sorted(b, key=lambda p: p.box.top)) for b in blocks if b]


def _apart(
    parts: Sequence[Line], height: float, width: float, dated: re.Pattern[str], deep: int = 1
) -> list[list[Line]]:
    signs = [p for p in parts if not dated.match(clean(p.text))]
    centres = sorted(p.box.cx for p in signs if certainty(p) >= STROKES)
    if not centres or (centres[-1] - centres[0] < 0.18 * width and not _paired(signs, height)):
        return [list(parts)]
    gap, cut = max(((b - a, (a + b) / 2) for a, b in pairwise(centres)), default=(0.0, centres[0]))
    if gap < 0.08 * width:
        cut = (centres[0] + centres[-1]) / 2
    left = [p for p in parts if p.box.cx < cut]
    right = [p for p in parts if p.box.cx >= cut]
    out: list[list[Line]] = []
    for block in (left, right):
        own = [p for p in block if not dated.match(clean(p.text))]
        again = deep < MOST - 1 and _paired(own, height)
        out += _apart(block, height, width, dated, deep + 1) if again else [block]
    return out


def _paired(parts: Sequence[Line], height: float) -> bool:
    """True where several levels hold two legible pieces with white between: two signatures beside each other."""
    sure = sorted((p for p in parts if certainty(p) >= STROKES), key=lambda p: (p.box.cy, p.box.x0))
    beside = sum(abs(a.box.cy - b.box.cy) < 0.5 * height and _white(a, b) > GAP * height for a, b in pairwise(sure))
    return beside >= LEVELS


def _white(a: Line, b: Line) -> float:
    return max(a.box.x0, b.box.x0) - min(a.box.x1, b.box.x1)


def without_specks(parts: Sequence[Line], far: float) -> list[Line]:
    """*parts* of one line without marks of the paper read as a letter: alone, unsure, *far* from all print."""
    return [
        part
        for part in parts
        if len(parts) == 1
        or len(part.text) > 1
        or part.words[0].source != "ocr"
        or certainty(part) >= SPECK
        or min(max(o.box.x0 - part.box.x1, part.box.x0 - o.box.x1) for o in parts if o is not part) < far
    ]


def levelled(parts: Sequence[Line]) -> list[Line]:
    """Parts of one block on one level are one line: what stood between them could not be read."""
    out: list[Line] = []
    for part in parts:
        last = out[-1] if out else None
        if last is not None and min(last.box.bottom, part.box.bottom) - max(last.box.top, part.box.top) > 0.6 * min(
            last.box.height, part.box.height
        ):
            out[-1] = line_of([*last.words, *part.words])
        else:
            out.append(part)
    return out


def certainty(line: Line) -> float:
    """Mean confidence of a line's words, by their length."""
    return sum(w.confidence * len(w.text) for w in line.words) / max(1, sum(len(w.text) for w in line.words))
