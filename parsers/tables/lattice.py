"""Rulings to grids: snapped, joined, grouped, cut into unit cells, merged where no wall stands between.

Every step takes and returns plain geometry, so that each can be tested with ten lines of rectangles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from petik.ingest.page import Box, Ruling

SNAP = 2.0  # points: rulings closer than this are one line drawn twice
JOIN = 3.0  # points: a gap up to this is a break in one line
TOUCH = 3.5  # points: lines that end this close to each other touch
MIN_LINE = 8.0  # points: shorter pieces are ticks and dashes, no walls
COVER = 0.6  # a wall stands where a ruling covers this share of the unit cell's side
MAX_RULINGS = 4000  # a page with more is a drawing; hostile files must not cost minutes


@dataclass(frozen=True, slots=True)
class GridCell:
    """One (possibly merged) cell of a grid: first row and column, spans, box in points."""

    row: int
    col: int
    row_span: int
    col_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table without its text. `xs` and `ys` are the positions of its lines, ascending."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def cluster(values: Iterable[float], tolerance: float) -> dict[float, float]:
    """Each value to the mean of its cluster; a cluster ends where the next value is more than *tolerance* away."""
    ordered = sorted(set(values))
    out: dict[float, float] = {}
    run: list[float] = []
    for value in ordered:
        if run and value - run[-1] > tolerance:
            out.update(dict.fromkeys(run, sum(run) / len(run)))
            run = []
        run.append(value)
    if run:
        out.update(dict.fromkeys(run, sum(run) / len(run)))
    return out


def snap(rulings: Sequence[Ruling], tolerance: float = SNAP) -> list[Ruling]:
    """Rulings that are nearly collinear get one common position."""
    ys = cluster((r.top for r in rulings if r.horizontal), tolerance)
    xs = cluster((r.x0 for r in rulings if not r.horizontal), tolerance)
    return [
        Ruling(r.x0, ys[r.top], r.x1, ys[r.top]) if r.horizontal else Ruling(xs[r.x0], r.top, xs[r.x0], r.bottom)
        for r in rulings
    ]


def join(rulings: Sequence[Ruling], gap: float = JOIN) -> list[Ruling]:
    """Collinear pieces with at most *gap* points between them become one ruling."""
    tracks: dict[tuple[bool, float], list[tuple[float, float]]] = {}
    for r in rulings:
        key = (r.horizontal, r.top if r.horizontal else r.x0)
        tracks.setdefault(key, []).append((r.x0, r.x1) if r.horizontal else (r.top, r.bottom))
    out = []
    for (horizontal, at), spans in tracks.items():
        spans.sort()
        merged = [spans[0]]
        for a, b in spans[1:]:
            if a - merged[-1][1] <= gap:
                merged[-1] = (merged[-1][0], max(merged[-1][1], b))
            else:
                merged.append((a, b))
        out += [Ruling(a, at, b, at) if horizontal else Ruling(at, a, at, b) for a, b in merged]
    return [r for r in out if r.length >= MIN_LINE]


def touching(a: Ruling, b: Ruling, tolerance: float = TOUCH) -> bool:
    """True when a horizontal and a vertical ruling cross or meet."""
    if a.horizontal == b.horizontal:
        return False
    h, v = (a, b) if a.horizontal else (b, a)
    return (
        h.x0 - tolerance <= v.x0 <= h.x1 + tolerance and v.top - tolerance <= h.top <= v.bottom + tolerance
    )


def group(rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    """Rulings that hang together, each group one table (or a box); needs two of each direction to be kept."""
    parent = list(range(len(rulings)))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    horizontals = [i for i, r in enumerate(rulings) if r.horizontal]
    verticals = [i for i, r in enumerate(rulings) if not r.horizontal]
    for i in horizontals:
        for j in verticals:
            if touching(rulings[i], rulings[j]):
                parent[find(i)] = find(j)
    groups: dict[int, list[Ruling]] = {}
    for i, r in enumerate(rulings):
        groups.setdefault(find(i), []).append(r)
    return [
        g for g in groups.values() if sum(r.horizontal for r in g) >= 2 and sum(not r.horizontal for r in g) >= 2
    ]


def close_border(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Outer borders that were not drawn are added where inner lines end together (half ruled tables, page breaks)."""
    hs = [r for r in rulings if r.horizontal]
    vs = [r for r in rulings if not r.horizontal]
    left, right = min(r.x0 for r in hs), max(r.x1 for r in hs)
    top, bottom = min(r.top for r in vs), max(r.bottom for r in vs)
    left, right = min(left, min(v.x0 for v in vs)), max(right, max(v.x0 for v in vs))
    top, bottom = min(top, min(h.top for h in hs)), max(bottom, max(h.top for h in hs))
    out = list(rulings)
    if sum(abs(v.top - top) <= TOUCH for v in vs) >= 2 and min(h.top for h in hs) - top > TOUCH:
        out.append(Ruling(left, top, right, top))
    if sum(abs(v.bottom - bottom) <= TOUCH for v in vs) >= 2 and bottom - max(h.top for h in hs) > TOUCH:
        out.append(Ruling(left, bottom, right, bottom))
    if sum(abs(h.x0 - left) <= TOUCH for h in hs) >= 2 and min(v.x0 for v in vs) - left > TOUCH:
        out.append(Ruling(left, top, left, bottom))
    if sum(abs(h.x1 - right) <= TOUCH for h in hs) >= 2 and right - max(v.x0 for v in vs) > TOUCH:
        out.append(Ruling(right, top, right, bottom))
    return out


class _Walls:
    """Which unit sides are walls. Rulings are indexed by their position, so that a look-up reads one track."""

    def __init__(self, rulings: Sequence[Ruling]) -> None:
        self.h: dict[float, list[tuple[float, float]]] = {}
        self.v: dict[float, list[tuple[float, float]]] = {}
        for r in rulings:
            if r.horizontal:
                self.h.setdefault(r.top, []).append((r.x0, r.x1))
            else:
                self.v.setdefault(r.x0, []).append((r.top, r.bottom))

    @staticmethod
    def _covers(spans: Iterable[tuple[float, float]], a: float, b: float) -> bool:
        covered = sum(max(0.0, min(b, y) - max(a, x)) for x, y in spans)
        return covered >= COVER * (b - a)

    def above(self, y: float, x0: float, x1: float) -> bool:
        spans = self.h.get(y, ())
        return self._covers(spans, x0, x1) and not any(self._bar(a, b, x0, x1) for a, b in spans)

    @staticmethod
    def _bar(a: float, b: float, x0: float, x1: float) -> bool:
        """A line that lies inside one cell and ends well before its side is a fraction bar, no wall."""
        inside = x0 - TOUCH <= a and b <= x1 + TOUCH
        return inside and max(a - x0, x1 - b) > max(2 * TOUCH, 0.08 * (x1 - x0))

    def left(self, x: float, y0: float, y1: float) -> bool:
        return self._covers(self.v.get(x, ()), y0, y1)


def cut(rulings: Sequence[Ruling]) -> Grid | None:
    """A group of rulings to a grid of cells, None when it has no inside."""
    xs = sorted({r.x0 for r in rulings if not r.horizontal})
    ys = sorted({r.top for r in rulings if r.horizontal})
    if len(xs) < 2 or len(ys) < 2:
        return None
    walls = _Walls(rulings)
    n_rows, n_cols = len(ys) - 1, len(xs) - 1
    taken = [[False] * n_cols for _ in range(n_rows)]
    cells = []
    for r in range(n_rows):
        for c in range(n_cols):
            if taken[r][c]:
                continue
            c1 = c + 1
            while c1 < n_cols and not taken[r][c1] and not walls.left(xs[c1], ys[r], ys[r + 1]):
                c1 += 1
            r1 = r + 1
            while (
                r1 < n_rows
                and not any(walls.above(ys[r1], xs[k], xs[k + 1]) for k in range(c, c1))
                and not any(walls.left(xs[k], ys[r1], ys[r1 + 1]) for k in range(c + 1, c1))
                and not any(taken[r1][k] for k in range(c, c1))
            ):
                r1 += 1
            for i in range(r, r1):
                for k in range(c, c1):
                    taken[i][k] = True
            cells.append(GridCell(r, c, r1 - r, c1 - c, Box(xs[c], ys[r], xs[c1], ys[r1])))
    return Grid(tuple(xs), tuple(ys), tuple(cells))


def find_grids(rulings: Sequence[Ruling]) -> list[Grid]:
    """All ruled grids of a page, top to bottom; [] where the page is a drawing (more than MAX_RULINGS lines)."""
    if not rulings or len(rulings) > MAX_RULINGS:
        return []
    lines = join(snap(join(snap(rulings))))
    grids = [cut(_snap_ends(close_border(g))) for g in group(lines)]
    return sorted((g for g in grids if g is not None), key=lambda g: (g.box.top, g.box.x0))


def _snap_ends(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Ends of lines are moved onto the crossing line near them, so that corners close."""
    ys = sorted({r.top for r in rulings if r.horizontal})
    xs = sorted({r.x0 for r in rulings if not r.horizontal})

    def near(value: float, lines: Sequence[float]) -> float:
        best = min(lines, key=lambda x: abs(x - value), default=value)
        return best if abs(best - value) <= TOUCH else value

    return [
        Ruling(near(r.x0, xs), r.top, near(r.x1, xs), r.top)
        if r.horizontal
        else Ruling(r.x0, near(r.top, ys), r.x0, near(r.bottom, ys))
        for r in rulings
    ]
