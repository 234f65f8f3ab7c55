"""Ruled cells of a scan whose print runs up or down the page: narrow column heads, which the page pass leaves out.

The cell is turned both ways and read; the surer reading is kept, its words laid below each other in the order in which
they are read, each in its share of the cell's print (as `petik.ingest.pdf.shapes.turned_text` does for PDF text).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from petik.ingest.ocr.again.snippets import Strip
from petik.ingest.ocr.engine import tesseract
from petik.ingest.ocr.engine.tesseract import Reading
from petik.ingest.ocr.frames.rulings import LineArt, cells
from petik.ingest.ocr.paper.prepare import Gray, binary

TALL = 1.4  # times as high as wide: print of a cell that may be turned
LINE = 0.2  # inches: print lower than this is a letter or a figure, which stands upright
SURE = 0.6  # a word inside read with more says that the cell's print stands upright
KEEP = 0.5  # mean confidence of a turned reading
LEAST = 2  # letters
MAX_CELLS = 60  # cells of a page that are turned
FEWEST = 2  # cells: a single one is a stroke of a pen or a line that was not found


@dataclass(frozen=True, slots=True)
class _Turned:
    """A reading of one cell after a turn: its words in order, and how sure they are by their letters."""

    words: list[Reading]
    sure: float


def with_turned_cells(gray: Gray, art: LineArt, readings: Sequence[Reading], dpi: float) -> list[Reading]:
    """*readings* (pixels of the straight page *gray*, its rulings painted over) with the words of turned cells.

    Raises FileFailed where Tesseract gives up.
    """
    places = _places(gray, art, readings, dpi)
    if len(places) < FEWEST:
        return list(readings)
    out = list(readings)
    margin = round(0.1 * dpi)
    crops = [_framed(gray, place, margin) for place in places]
    turned = [np.ascontiguousarray(np.rot90(crop, turns)) for turns in (3, 1) for crop in crops]
    found = tesseract.read_many(turned, dpi, tesseract.BLOCK_MODE)
    for number, place in enumerate(places):
        both = [_judged(found[number]), _judged(found[number + len(places)])]
        best = max(both, key=lambda t: t.sure)
        if best.words and best.sure >= KEEP:
            out = [r for r in out if not _inside(r, place)] + _restacked(best.words, place, 600_000 + number)
    return out


def _places(gray: Gray, art: LineArt, readings: Sequence[Reading], dpi: float) -> list[Strip]:
    """Where the print of cells stands that may be turned."""
    dark = binary(gray)
    dark[art.mask > 0] = 0
    out: list[Strip] = []
    for cell in cells(art, dpi):
        place = _print_of(dark, cell, dpi)
        if place is None or len(out) >= MAX_CELLS:
            continue
        wide, high = place[2] - place[0], place[3] - place[1]
        upright = [r for r in readings if _inside(r, place) and r.confidence >= SURE and len(r.text) > 1]
        upright = [r for r in upright if r.right - r.left > r.bottom - r.top]
        if high > TALL * wide and high > LINE * dpi and not upright:
            out.append(place)
    return out


def _print_of(dark: Gray, cell: Strip, dpi: float) -> Strip | None:
    """The box of the ink of a cell, None where there are specks only."""
    pad = max(2, round(0.012 * dpi))
    left, top, right, bottom = cell[0] + pad, cell[1] + pad, cell[2] - pad, cell[3] - pad
    part = dark[top:bottom, left:right]
    if part.size == 0:
        return None
    count, _, stats, _ = cv2.connectedComponentsWithStats((part > 0).astype(np.uint8), connectivity=8)
    shapes = [s for s in stats[1:count].tolist() if max(s[2], s[3]) >= 0.03 * dpi]
    if len(shapes) < LEAST:
        return None
    x0, y0 = min(s[0] for s in shapes), min(s[1] for s in shapes)
    x1, y1 = max(s[0] + s[2] for s in shapes), max(s[1] + s[3] for s in shapes)
    return left + x0, top + y0, left + x1, top + y1


def _framed(gray: Gray, place: Strip, margin: int) -> Gray:
    """The print on a frame of its own paper."""
    part = gray[max(0, place[1] - 2) : place[3] + 2, max(0, place[0] - 2) : place[2] + 2]
    paper = int(np.percentile(part, 85))
    framed = cv2.copyMakeBorder(part, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=(paper,))
    return np.asarray(framed, dtype=np.uint8)


def _judged(words: Sequence[Reading]) -> _Turned:
    kept = [w for w in words if any(c.isalnum() or c == "%" for c in w.text)]
    size = sum(len(w.text) for w in kept)
    return _Turned(kept, sum(w.confidence * len(w.text) for w in kept) / size if size >= LEAST else 0.0)


def _restacked(words: Sequence[Reading], place: Strip, key: int) -> list[Reading]:
    """The words below each other inside *place*."""
    left, top, right, bottom = place
    step = (bottom - top) / len(words)
    return [
        Reading(w.text, left, round(top + n * step), right, round(top + (n + 1) * step), w.confidence, (key, 1, n))
        for n, w in enumerate(words)
    ]


def _inside(r: Reading, place: Strip) -> bool:
    cx, cy = (r.left + r.right) / 2, (r.top + r.bottom) / 2
    return place[0] - 4 <= cx <= place[2] + 4 and place[1] - 4 <= cy <= place[3] + 4
