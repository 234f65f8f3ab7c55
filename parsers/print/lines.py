"""Words to lines: the first step of every parser that reads a page as a person does, from top to bottom."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterable, Sequence
from statistics import median

from petik.ingest.page import Box, Word
from petik.parsers.model import Line
from petik.schemas.data import nama_bulan, pilihan

# Two words stand on one line when their heights overlap by this share of the smaller one. Half is what separates
# superscripts (kept) from the next line of a table set solid (parted).
MIN_OVERLAP = 0.5
# what follows a table or a list of programmes: "Bandung, 3 Februari 2017", "PIHAK KEDUA", "Mengetahui", "Ditetapkan di"
AFTER = re.compile(
    r"^(?:pihak\s+(?:ke)?(?:satu|pertama|dua|kedua)|mengetahui|ditetapkan|disetujui|nip\b|"
    r"[a-z .]{3,30},\s*(?:\d{1,2}|[.…]+)?\s*"
    rf"(?:{pilihan(nama_bulan())}|20\d\d)\b)",
    re.I,
)


def line_of(words: Iterable[Word]) -> Line:
    """A line from words of one base line, in any order."""
    ordered = tuple(sorted(words, key=lambda w: w.box.x0))
    return Line(ordered, Box.around([w.box for w in ordered]))


def group_lines(words: Iterable[Word]) -> list[Line]:
    """Words of a page or a cell to lines, top to bottom. Works on upright, deskewed coordinates (points)."""
    rows: list[_Row] = []
    for word in sorted(words, key=lambda w: (w.box.cy, w.box.x0)):
        for row in rows[:-4:-1]:
            if row.holds(word):
                row.add(word)
                break
        else:
            rows.append(_Row(word))
    return sorted((line_of(row.words) for row in rows), key=lambda line: line.box.top)


class _Row:
    """An open line. Its vertical core is the median of its words, kept in order: a line may have 100,000 of them."""

    def __init__(self, word: Word) -> None:
        self.words = [word]
        self._tops, self._bottoms = [word.box.top], [word.box.bottom]
        self._top, self._bottom = word.box.top, word.box.bottom  # the medians

    def holds(self, word: Word) -> bool:
        top, bottom, box = self._top, self._bottom, word.box
        overlap = min(bottom, box.bottom) - max(top, box.top)
        return overlap >= MIN_OVERLAP * min(bottom - top, box.bottom - box.top)

    def add(self, word: Word) -> None:
        self.words.append(word)
        insort(self._tops, word.box.top)
        insort(self._bottoms, word.box.bottom)
        self._top, self._bottom = _middle(self._tops), _middle(self._bottoms)


def _middle(ordered: Sequence[float]) -> float:
    """The median of numbers in order."""
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def split_at_gaps(line: Line, min_gap: float) -> list[Line]:
    """A line cut where the white between two words is at least *min_gap* points: the columns of an unruled block."""
    parts: list[list[Word]] = [[line.words[0]]]
    for before, word in zip(line.words, line.words[1:], strict=False):
        if word.box.x0 - before.box.x1 >= min_gap:
            parts.append([])
        parts[-1].append(word)
    return [line_of(p) for p in parts] if len(parts) > 1 else [line]


def typical_height(words: Sequence[Word]) -> float:
    """The median word height in points, 10 where there are no words."""
    return median(w.box.height for w in words) if words else 10.0
