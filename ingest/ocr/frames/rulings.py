"""Rulings on images: long straight dark runs, also broken ones; and the image without them."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from petik.ingest.ocr.paper.prepare import Gray, binary

Mask = npt.NDArray[np.uint8]
MIN_LENGTH = 0.30  # inches: shorter runs are strokes of letters
PIECE = 0.15  # inches: a piece of a worn line, where others stand in line with it; capitals of a title are lower
LONG, COMPANY = 0.3, 3  # inches of a line, and number of pieces, that prove a short stroke to be a piece of one
GAP = 0.05  # inches: a line broken by less is one line
BRIDGE = 0.16  # inches: a gap of a broken line; two tables lie further apart
WORN = 0.6  # inches: a gap of a line that is worn away in parts
ON_A_LINE = 0.1  # inches: an end this close to a crossing line ends there; bridged gaps make it longer
STEP = 0.02  # inches: pieces of one line lie no further apart across it
THICK = 0.045  # inches: thicker bars are shading or scan edges
EDGE = 0.012  # of the page's side: lines this close to the edge are the scan's border


@dataclass(frozen=True, slots=True)
class Segment:
    """A straight line in pixels: its middle, its ends, its thickness."""

    horizontal: bool
    at: float
    start: float
    end: float
    thickness: float


@dataclass(frozen=True, slots=True)
class LineArt:
    """The rulings of an image, and the mask of their pixels."""

    segments: tuple[Segment, ...]
    mask: Mask


def find_rulings(gray: Gray, dpi: float) -> LineArt:
    """Horizontal and vertical rulings of a straight page."""
    dark = binary(gray)
    horizontal, level = _lines(dark, dpi, True)
    vertical, upright = _lines(dark, dpi, False)
    segments = [*_mended(level, upright, dpi), *_mended(upright, level, dpi)]
    mask = np.asarray(cv2.bitwise_or(horizontal, vertical), dtype=np.uint8)
    return LineArt(tuple(segments), mask)


def _lines(dark: Mask, dpi: float, horizontal: bool) -> tuple[Mask, list[Segment]]:
    """The rulings of one direction and the mask of their pixels; pieces of worn ones are short."""
    mask = _runs(dark, dpi, horizontal, MIN_LENGTH)
    long = _segments(mask, dpi, horizontal, MIN_LENGTH)
    every = _segments(_runs(dark, dpi, horizontal, PIECE), dpi, horizontal, PIECE)
    short = [s for s in every if s.end - s.start < (MIN_LENGTH + 2 * GAP) * dpi]
    pieces = [s for s in short if _of_worn_line(s, short, long, dpi)]
    for s in pieces:
        ends = ((round(s.start), round(s.at)), (round(s.end), round(s.at)))
        (a, b), (c, d) = ends if horizontal else ((ends[0][1], ends[0][0]), (ends[1][1], ends[1][0]))
        cv2.line(mask, (a, b), (c, d), (255,), max(2, round(s.thickness)))
    return mask, [*long, *pieces]


def _of_worn_line(piece: Segment, short: list[Segment], long: list[Segment], dpi: float) -> bool:
    """True for a short stroke in line with a ruling near by, or with several other strokes that follow each other."""
    if any(_overlap(piece, o) for o in long if abs(o.at - piece.at) <= STEP * dpi):
        return False  # a part of what was found
    near = [
        o
        for o in (*short, *long)
        if o is not piece and abs(o.at - piece.at) <= STEP * dpi and _gap(piece, o) <= WORN * dpi
    ]
    return any(o.end - o.start >= LONG * dpi for o in near) or len(near) >= COMPANY


def _gap(a: Segment, b: Segment) -> float:
    return max(a.start - b.end, b.start - a.end, 0.0)


def _overlap(a: Segment, b: Segment) -> bool:
    return a.start < b.end and b.start < a.end


def _runs(dark: Mask, dpi: float, horizontal: bool, least: float) -> Mask:
    """Pixels of runs of *least* inches in one direction; small gaps are bridged first."""
    length, gap = max(12, round(least * dpi)), max(2, round(GAP * dpi))

    def kernel(n: int) -> Mask:
        return np.ones((1, n) if horizontal else (n, 1), np.uint8)

    # a slightly slanted line steps from one pixel row to the next: thicken across before opening along
    thick = cv2.dilate(dark, np.ones((3, 1) if horizontal else (1, 3), np.uint8))
    opened = cv2.morphologyEx(thick, cv2.MORPH_OPEN, kernel(length))
    bridged = cv2.morphologyEx(opened, cv2.MORPH_CLOSE, kernel(max(3, round(BRIDGE * dpi))))
    return np.asarray(cv2.dilate(bridged, kernel(gap)), dtype=np.uint8)


def _segments(mask: Mask, dpi: float, horizontal: bool, least: float) -> list[Segment]:
    h, w = mask.shape
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    out = []
    for contour in contours:
        x, y, bw, bh = cv2.boundingRect(contour)
        area = cv2.contourArea(contour) + (bw if horizontal else bh)  # contours run through the outer pixels' middles
        long, across, at = (bw, bh, y + bh / 2) if horizontal else (bh, bw, x + bw / 2)
        side = h if horizontal else w
        thickness = area / max(1, long)
        if long < least * dpi or thickness > THICK * dpi or across > 4 * THICK * dpi:
            continue
        if at < EDGE * side or at > (1 - EDGE) * side:
            continue
        start, end = (x, x + bw) if horizontal else (y, y + bh)
        out.append(Segment(horizontal, at, float(start), float(end), thickness))
    return out


def _mended(segments: list[Segment], crossing: list[Segment], dpi: float) -> list[Segment]:
    """Pieces of one worn line as one. Where both ends of a gap lie on a crossing line, two tables stand there."""
    out: list[Segment] = []
    for piece in sorted(segments, key=lambda s: (s.start, s.at)):
        near = (o for o in out if abs(o.at - piece.at) <= STEP * dpi and 0 < piece.start - o.end <= WORN * dpi)
        before = next((o for o in near if not _two_tables(o, piece, crossing, dpi)), None)
        if before is None:
            out.append(piece)
            continue
        out.remove(before)
        whole = before.end - before.start + piece.end - piece.start
        at = (before.at * (before.end - before.start) + piece.at * (piece.end - piece.start)) / whole
        out.append(Segment(piece.horizontal, at, before.start, piece.end, max(before.thickness, piece.thickness)))
    return out


def _two_tables(before: Segment, after: Segment, crossing: list[Segment], dpi: float) -> bool:
    reach = ON_A_LINE * dpi

    def on_a_line(place: float) -> bool:
        return any(abs(c.at - place) <= reach and c.start - reach <= before.at <= c.end + reach for c in crossing)

    return on_a_line(before.end) and on_a_line(after.start)


def without_rulings(gray: Gray, art: LineArt) -> Gray:
    """The image with ruling pixels painted as paper; print that crosses a ruling is closed again."""
    paper = int(np.percentile(gray[::4, ::4], 80))
    out = gray.copy()
    out[art.mask > 0] = paper
    closed = cv2.morphologyEx(out, cv2.MORPH_OPEN, np.ones((3, 1), np.uint8))  # dark grows over the gap
    band = cv2.dilate(art.mask, np.ones((3, 3), np.uint8)) > 0
    out[band] = np.minimum(out, closed)[band]
    return np.asarray(out, dtype=np.uint8)


def cells(art: LineArt, dpi: float) -> list[tuple[int, int, int, int]]:
    """Boxes (left, top, right, bottom, pixels) of the areas that rulings enclose: the cells of tables."""
    half = cv2.resize(art.mask, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)  # lines stay, at a quarter the time
    count, _, stats, _ = cv2.connectedComponentsWithStats((half == 0).astype(np.uint8), connectivity=4)
    h, w = half.shape
    out = []
    for i in range(1, count):
        x, y, bw, bh, area = (int(v) for v in stats[i])
        inside = x > 0 and y > 0 and x + bw < w and y + bh < h
        if inside and min(bw, bh) > 0.045 * dpi and area > 0.9 * bw * bh and bw < 0.8 * w:
            out.append((2 * x, 2 * y, 2 * (x + bw), 2 * (y + bh)))
    return out
