"""From painted lines and fills to clean rulings: pure geometry.

Lines lie where ink is; where tables have no lines but shaded rows or white gaps between shaded cells, the edges of the
shading are the rulings (`petik.ingest.pdf.shapes.fills`). Lines drawn twice, or in pieces, come out as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from petik.ingest.page import Ruling, Word
from petik.ingest.pdf.shapes.fills import fill_edges
from petik.ingest.pdf.shapes.frame import Frame

Rect = tuple[float, float, float, float]
Fill = tuple[Rect, tuple[int, int, int, int]]  # box, red green blue alpha (0..255)

THIN = 3.0  # points: what is thinner is a line
SNAP = 2.0  # points: parallel lines this close are one line drawn twice
JOIN = 3.0  # points: a gap up to this is a break in one line (dashes, cell by cell borders)
SHORTEST = 4.0  # points: shorter pieces that joined nothing are ticks, dots and dashes
STROKE = 40.0  # points: longer lines are no strokes of letters
FOOT = 0.3  # of a word's height, from below: where underlines lie
MAX_RULINGS = 4_000  # a page with more is a drawing; the longest are kept


@dataclass(slots=True)
class Drawing:
    """What was painted, in user space and in z-order: thin boxes (lines) and boxes with a colour (fills)."""

    lines: list[Rect] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)


def rulings(drawing: Drawing, frame: Frame) -> tuple[Ruling, ...]:
    """Clean rulings of the upright page, horizontal ones first, each group by position."""
    lines = _centre_lines(_upright(drawing.lines, frame))
    boxes = _upright([box for box, _ in drawing.fills], frame)
    painted = [(box, colour) for box, (_, colour) in zip(boxes, drawing.fills, strict=True)]
    # edges of shading only say something new where no line was drawn: lines decide the position
    edges = fill_edges(painted, frame.width, frame.height)
    return merge([_inside(r, frame) for r in [*lines, *edges] if _touches(r, frame)])


def _upright(boxes: Sequence[Rect], frame: Frame) -> list[Rect]:
    if not boxes:
        return []
    rows = frame.upright(np.array(boxes, dtype=np.float64)).tolist()
    return [(x0, top, x1, bottom) for x0, top, x1, bottom in rows]


def _centre_lines(boxes: Iterable[Rect]) -> list[Ruling]:
    """The middle of each thin box. A dot may belong to a dotted line of either direction, so it counts for both."""
    out = []
    for x0, top, x1, bottom in boxes:
        wide, high = x1 - x0, bottom - top
        if wide >= high or wide <= THIN:
            middle = (top + bottom) / 2
            if high <= THIN:
                out.append(Ruling(x0, middle, x1, middle))
        if high > wide or high <= THIN:
            middle = (x0 + x1) / 2
            if wide <= THIN:
                out.append(Ruling(middle, top, middle, bottom))
    return out


def merge(found: Iterable[Ruling], snap: float = SNAP, join: float = JOIN) -> tuple[Ruling, ...]:
    """Parallel rulings within *snap* points that touch within *join* points become one; what stays tiny is dropped."""
    pieces = list(found)
    across = sorted((r.top, r.x0, r.x1) for r in pieces if r.horizontal)
    down = sorted((r.x0, r.top, r.bottom) for r in pieces if not r.horizontal)
    out = [Ruling(a, at, b, at) for at, a, b in _merged(across, snap, join)]
    out += [Ruling(at, a, at, b) for at, a, b in _merged(down, snap, join)]
    out = [r for r in out if r.length >= SHORTEST]
    if len(out) > MAX_RULINGS:
        floor = sorted((r.length for r in out), reverse=True)[MAX_RULINGS - 1]
        out = [r for r in out if r.length >= floor][:MAX_RULINGS]
    return tuple(out)


def without_letters(found: Sequence[Ruling], words: Sequence[Word]) -> tuple[Ruling, ...]:
    """Short strokes that lie within one word's box are parts of letters drawn as shapes, or strike it out."""
    if not words:
        return tuple(found)
    x0, top, x1, bottom = np.array([(w.box.x0, w.box.top, w.box.x1, w.box.bottom) for w in words]).T
    foot = bottom - FOOT * (bottom - top)  # an underline stays

    def inside(r: Ruling) -> bool:
        low = foot if r.horizontal else bottom + 1.0
        return bool(((x0 - 1 <= r.x0) & (r.x1 <= x1 + 1) & (top - 1 <= r.top) & (r.bottom <= low)).any())

    return tuple(r for r in found if r.length > STROKE or not inside(r))


def _merged(spans: Sequence[tuple[float, float, float]], snap: float, join: float) -> list[tuple[float, float, float]]:
    """(position, start, end) rows, sorted: bands of near positions, then pieces of each band put together."""
    out: list[tuple[float, float, float]] = []
    band: list[tuple[float, float, float]] = []
    for row in [*spans, (float("inf"), 0.0, 0.0)]:
        if band and row[0] - band[0][0] > snap:
            out += _joined(band, join)
            band = []
        band.append(row)
    return sorted(out)


def _joined(band: Sequence[tuple[float, float, float]], join: float) -> list[tuple[float, float, float]]:
    out: list[tuple[float, float, float]] = []
    weight = 0.0  # the position is the mean of the pieces, weighted by their length
    for at, start, end in sorted(band, key=lambda row: row[1]):
        long = max(end - start, 0.01)
        if out and start - out[-1][2] <= join:
            seat, first, last = out[-1]
            out[-1] = ((seat * weight + at * long) / (weight + long), first, max(last, end))
            weight += long
        else:
            out.append((at, start, end))
            weight = long
    return out


def _touches(r: Ruling, frame: Frame) -> bool:
    return r.x1 >= 0 and r.bottom >= 0 and r.x0 <= frame.width and r.top <= frame.height


def _inside(r: Ruling, frame: Frame) -> Ruling:
    return Ruling(max(r.x0, 0.0), max(r.top, 0.0), min(r.x1, frame.width), min(r.bottom, frame.height))
