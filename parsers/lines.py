"""Words to lines: the first step of every parser that reads a page as a person does, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from ingest.page import Box, Word
from parsers.model import Line

# Two words stand on one line when their heights overlap by this share of the smaller one. Half is what separates
# superscripts (kept) from the next line of a table set solid (parted).
MIN_OVERLAP = 0.5


def line_of(words: Iterable[Word]) -> Line:
    """A line from words of one base line, in any order."""
    ordered = tuple(sorted(words, key=lambda w: w.box.x0))
    return Line(ordered, Box.around(w.box for w in ordered))


def group_lines(words: Iterable[Word]) -> list[Line]:
    """Words of a page or a cell to lines, top to bottom. Works on upright, deskewed coordinates (points)."""
    rows: list[list[Word]] = []
    spans: list[tuple[float, float]] = []  # vertical core of each open row
    for word in sorted(words, key=lambda w: (w.box.cy, w.box.x0)):
        for i in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            top, bottom = spans[i]
            overlap = min(bottom, word.box.bottom) - max(top, word.box.top)
            if overlap >= MIN_OVERLAP * min(bottom - top, word.box.height):
                rows[i].append(word)
                heights = [w.box for w in rows[i]]
                spans[i] = (median(b.top for b in heights), median(b.bottom for b in heights))
                break
        else:
            rows.append([word])
            spans.append((word.box.top, word.box.bottom))
    return sorted((line_of(row) for row in rows), key=lambda line: line.box.top)


def split_at_gaps(line: Line, min_gap: float) -> list[Line]:
    """A line cut where the white between two words is at least *min_gap* points: the columns of an unruled block."""
    parts: list[list[Word]] = [[line.words[0]]]
    for before, word in zip(line.words, line.words[1:], strict=False):
        if word.box.x0 - before.box.x1 >= min_gap:
            parts.append([])
        parts[-1].append(word)
    return [line_of(p) for p in parts]


def typical_height(words: Sequence[Word]) -> float:
    """The median word height in points, 10 where there are no words."""
    return median(w.box.height for w in words) if words else 10.0
