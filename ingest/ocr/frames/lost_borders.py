"""Borders of rows that the scan lost: a ruled row in which a column holds two numbers is two rows.

Copies and faxes drop the thinnest rulings without a trace, and two or three rows then lie in one ruled cell. Between
two numbers of one column a border is put into the white that runs across the whole table, where every column of text
pauses for longer than between two of its lines. Where a text runs on, or pauses no longer there, nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from petik.ingest.ocr.engine.tesseract import Reading
from petik.ingest.ocr.frames.faint_rulings import tables
from petik.ingest.ocr.frames.rulings import Segment
from petik.ingest.ocr.numbers.numerals import NUMERIC

PAUSE = 1.25  # times a column's usual distance of lines: how far the lines beside a border lie apart
LINE = 0.6  # letter heights: words this close in height are on one line
NEAR = 0.05  # inches: rulings this close are one
APART = 0.8  # letter heights: words this far from an upright on either side; a blank has a third
WIDE = 0.7  # of the table: a ruling that parts rows runs so far

Edges = tuple[float, float]  # of a column, in pixels


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of one column: its middle and edges in pixels, and whether it is nothing but a number."""

    column: Edges  # its edges
    top: int
    bottom: int
    number: bool

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def lost_borders(segments: Sequence[Segment], readings: Sequence[Reading], dpi: float) -> list[Segment]:
    """Rulings to be added to the tables of *segments*: between rows from edge to edge, between columns row by row."""
    out: list[Segment] = []
    for table in tables(segments, dpi):
        columns = _places([s for s in table if not s.horizontal], dpi)
        left, right = columns[0], columns[-1]
        levels = _places([s for s in table if s.horizontal and s.end - s.start >= WIDE * (right - left)], dpi)
        rows = [
            _lines(readings, [x for x in columns if _runs_through(table, x, a, b, NEAR * dpi)], (a, b))
            for a, b in pairwise(levels)
        ]
        pitch = _pitches([ln for row in rows for ln in row])
        for row in rows:
            borders = _between_even_lines(row) or _borders(row, pitch)
            out += [Segment(True, at, left, right, 1.0) for at in borders]
        out += _lost_uprights(table, columns, readings, dpi)
    return out


def _between_even_lines(lines: Sequence[_Line]) -> list[float]:
    """Levels between the lines of a ruled row in which every column has as many lines, side by side, one of numbers."""
    by_column: dict[Edges, list[_Line]] = {}
    for line in sorted(lines, key=lambda ln: ln.middle):
        by_column.setdefault(line.column, []).append(line)
    rows = list(by_column.values())
    count = len(rows[0]) if rows else 0
    if count < 2 or len(rows) < 2 or any(len(r) != count for r in rows):
        return []
    if not any(all(ln.number for ln in r) for r in rows) or all(ln.number for ln in lines):
        return []
    beside = list(zip(*rows, strict=True))
    if any(max(ln.top for ln in level) >= min(ln.bottom for ln in level) for level in beside):
        return []
    return [(max(ln.bottom for ln in a) + min(ln.top for ln in b)) / 2 for a, b in pairwise(beside)]


def _lost_uprights(
    table: Sequence[Segment], columns: Sequence[float], readings: Sequence[Reading], dpi: float
) -> list[Segment]:
    """Uprights that go on through a ruled row where words stand well apart on either side of them.

    The row above or below must have the upright: a heading's cells are parted where the columns below it are.
    """
    reach = NEAR * dpi
    levels = list(pairwise(_places([s for s in table if s.horizontal], dpi)))
    has = [[_runs_through(table, x, top, bottom, reach) for x in columns] for top, bottom in levels]
    out = []
    for n, (top, bottom) in enumerate(levels):
        words = [r for r in readings if top < (r.top + r.bottom) / 2 < bottom and columns[0] < r.left < columns[-1]]
        for k in range(1, len(columns) - 1):
            beside = (n > 0 and has[n - 1][k]) or (n + 1 < len(levels) and has[n + 1][k])
            if has[n][k] or not beside:
                continue
            left = max((columns[i] for i in range(k) if has[n][i]), default=columns[0])
            right = min((columns[i] for i in range(k + 1, len(columns)) if has[n][i]), default=columns[-1])
            cell = [r for r in words if left < (r.left + r.right) / 2 < right]
            if _parted(cell, columns[k]):
                out.append(Segment(False, columns[k], top, bottom, 1.0))
    return out


def _runs_through(table: Sequence[Segment], x: float, top: float, bottom: float, reach: float) -> bool:
    """Whether an upright at *x* covers most of a row."""
    covered = sum(
        max(0.0, min(s.end, bottom) - max(s.start, top)) for s in table if not s.horizontal and abs(s.at - x) <= reach
    )
    return covered >= WIDE * (bottom - top)


def _parted(words: Sequence[Reading], x: float) -> bool:
    """True where words stand on both sides of *x* and none near it."""
    if not words:
        return False
    away = APART * median(r.bottom - r.top for r in words)
    if any(r.left - away < x < r.right + away for r in words):
        return False
    return any(r.right < x for r in words) and any(r.left > x for r in words)


def _places(segments: Sequence[Segment], dpi: float) -> list[float]:
    """Where the segments lie across their direction, near ones as one."""
    out: list[float] = []
    for at in sorted(s.at for s in segments):
        if not out or at - out[-1] > NEAR * dpi:
            out.append(at)
    return out


def _lines(readings: Sequence[Reading], columns: Sequence[float], span: tuple[float, float]) -> list[_Line]:
    """The lines of every column between two rulings."""
    found: list[_Line] = []
    for a, b in pairwise(columns):
        words = [r for r in readings if a < (r.left + r.right) / 2 < b and span[0] < (r.top + r.bottom) / 2 < span[1]]
        words.sort(key=lambda r: r.top + r.bottom)
        groups: list[list[Reading]] = []
        for r in words:
            before = groups[-1][-1] if groups else None
            tall = r.bottom - r.top
            if before is not None and abs(r.top + r.bottom - before.top - before.bottom) < 2 * LINE * tall:
                groups[-1].append(r)
            else:
                groups.append([r])
        for g in groups:
            number = all(NUMERIC.match(r.text) for r in g)
            found.append(_Line((a, b), min(r.top for r in g), max(r.bottom for r in g), number))
    return found


def _pitches(lines: Sequence[_Line]) -> dict[Edges, float]:
    """The usual distance between neighbouring lines of each column of text: the smaller half's middle."""
    out = {}
    for column in {ln.column for ln in lines}:
        text = sorted(ln.middle for ln in lines if ln.column == column and not ln.number)
        apart = sorted(b - a for a, b in pairwise(text))
        if len(apart) >= 3:
            out[column] = median(apart[: max(2, len(apart) // 2)])
    return out


def _borders(lines: Sequence[_Line], pitch: dict[Edges, float]) -> list[float]:
    """Levels between the lines of one ruled row at which another row begins."""
    out: list[float] = []
    since: dict[Edges, _Line] = {}  # the last number of each column since the last border
    for line in sorted((ln for ln in lines if ln.number), key=lambda ln: ln.middle):
        before = since.get(line.column)
        if before is not None:
            at = _widest_white(lines, before, line, pitch)
            if at is None:
                return []  # two numbers and no border between them: the row is left as it is
            out.append(at)
            since = {c: ln for c, ln in since.items() if ln.middle > at}
        since[line.column] = line
    return out


def _widest_white(lines: Sequence[_Line], first: _Line, second: _Line, pitch: dict[Edges, float]) -> float | None:
    """The middle of the widest white across all columns between two numbers, where all text pauses there."""
    edges = sorted({first.bottom, second.top, *(e for ln in lines for e in (ln.top, ln.bottom))})
    whites = [
        (b - a, (a + b) / 2)
        for a, b in pairwise(edges)
        if a >= first.bottom - 2 and b <= second.bottom and not any(ln.top < (a + b) / 2 < ln.bottom for ln in lines)
    ]
    for _, at in sorted(whites, reverse=True)[:2]:
        if _pauses(lines, at, pitch):
            return at
    return None


def _pauses(lines: Sequence[_Line], at: float, pitch: dict[Edges, float]) -> bool:
    """True where the text of every column that has lines on both sides pauses at a level, and one column does."""
    told = False
    for column, usual in pitch.items():
        above = [ln.middle for ln in lines if ln.column == column and ln.middle < at]
        below = [ln.middle for ln in lines if ln.column == column and ln.middle > at]
        if bool(above) != bool(below):
            return False
        if above and min(below) - max(above) < PAUSE * usual:
            return False
        told |= bool(above)
    return told
