"""Edges between fills: all fills of a page painted into a small raster, then the places where the colour changes.

Painting keeps the z-order that geometry alone would lose: a white cell on a grey row, a shaded row under white gaps.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from petik.ingest.page import Ruling

Rect = tuple[float, float, float, float]
Colour = tuple[int, int, int, int]

SHORTEST_EDGE = 12  # points: shorter changes of colour are charts' corners and letters drawn as shapes
CONTRAST = 6  # of 255 in one channel: less is no shading that a person sees
MAX_SIDE = 4_000  # points: a larger page is a poster, its fills are not worth the memory
MAX_COLOURS = 2_000  # more is a gradient drawn in pieces; the rest count as one colour
MAX_FILLS = 20_000  # a page with more is a picture drawn in pieces


def fill_edges(fills: Sequence[tuple[Rect, Colour]], width: float, height: float) -> list[Ruling]:
    """Edges of at least 12 points between *fills* ((x0, top, x1, bottom) and colour, in z-order) on white paper."""
    if not any(min(_on_paper(colour)) < 255 - CONTRAST for _, colour in fills):
        return []
    if max(width, height) > MAX_SIDE or len(fills) > MAX_FILLS:
        return []
    raster = _painted(fills, math.ceil(width), math.ceil(height))
    exact_x, exact_y = _sides(fills, 0, 2), _sides(fills, 1, 3)
    out = []
    for y, start, end in _runs(raster[1:] != raster[:-1]):  # the colour changes between rows y and y + 1
        at = _nearest(exact_y, y + 1.0)
        out.append(Ruling(float(start), at, float(end), at))
    turned = np.ascontiguousarray(raster.T)
    for x, start, end in _runs(turned[1:] != turned[:-1]):
        at = _nearest(exact_x, x + 1.0)
        out.append(Ruling(at, float(start), at, float(end)))
    return out


def _painted(fills: Sequence[tuple[Rect, Colour]], wide: int, high: int) -> npt.NDArray[np.uint16]:
    """One pixel per point; colours that a person does not tell apart have one number, 0 is white paper."""
    raster = np.zeros((high, wide), dtype=np.uint16)
    palette: dict[tuple[int, int, int], int] = {(255, 255, 255): 0}
    for (x0, top, x1, bottom), colour in fills:
        left, upper = max(0, round(x0)), max(0, round(top))
        right, lower = min(wide, max(round(x1), left + 1)), min(high, max(round(bottom), upper + 1))
        if right > left and lower > upper:
            raster[upper:lower, left:right] = _number(palette, _on_paper(colour))
    return raster


def _on_paper(colour: Colour) -> tuple[int, int, int]:
    """A translucent colour as it looks on white paper."""
    red, green, blue, alpha = colour
    return (255 - (255 - red) * alpha // 255, 255 - (255 - green) * alpha // 255, 255 - (255 - blue) * alpha // 255)


def _number(palette: dict[tuple[int, int, int], int], colour: tuple[int, int, int]) -> int:
    known = palette.get(colour)
    if known is None:
        near = (n for c, n in palette.items() if max(abs(a - b) for a, b in zip(c, colour, strict=True)) <= CONTRAST)
        known = next(near, min(len(palette), MAX_COLOURS))
        palette[colour] = known
    return known


def _runs(changes: npt.NDArray[np.bool_]) -> list[tuple[int, int, int]]:
    """(row, start, end) of the unbroken stretches of True of at least SHORTEST_EDGE in each row."""
    rows = np.flatnonzero(np.count_nonzero(changes, axis=1) >= SHORTEST_EDGE)
    out = []
    for row in rows.tolist():
        padded = np.concatenate([[0], changes[row].astype(np.int8), [0]])
        steps = np.diff(padded)
        starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
        out += [(row, s, e) for s, e in zip(starts.tolist(), ends.tolist(), strict=True) if e - s >= SHORTEST_EDGE]
    return out


def _sides(fills: Sequence[tuple[Rect, Colour]], low: int, high: int) -> npt.NDArray[np.float64]:
    return np.unique(np.array([box[i] for box, _ in fills for i in (low, high)], dtype=np.float64))


def _nearest(sides: npt.NDArray[np.float64], at: float) -> float:
    """The fill's own side next to a raster edge: the raster is coarse by half a point, the side is exact."""
    place = int(np.searchsorted(sides, at))
    near = [float(s) for s in sides[max(0, place - 1) : place + 1]]
    best = min(near, key=lambda s: abs(s - at), default=at)
    return best if abs(best - at) <= 1.0 else at
