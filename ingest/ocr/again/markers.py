"""Item markers that the page pass left out: bullets, ticks and lone digits in front of a line.

Without them several indicators in one cell run together. A marker that cannot be read is kept as "•": something stands
there, and it is no letter of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from petik.ingest.ocr.again.snippets import Mask, Sheet, Strip
from petik.ingest.ocr.engine.tesseract import Reading
from petik.schemas.keyakinan import HINTED

# "2.", "a)", "(3)", "1.2", "-", "•": what a marker may be; a tick reads as "v" or "¥" and is kept as "•"
MARKER = re.compile(r"^(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){0,3}\.?|[-–•*])$")


@dataclass(frozen=True, slots=True)
class Marker:
    """A shape in front of a line: its box, and the line's first word."""

    box: Strip
    start: Reading

    @property
    def line(self) -> Strip:
        """The box of the marker together with the word."""
        start = self.start
        return self.box[0], min(self.box[1], start.top), start.right, max(self.box[3], start.bottom)

    def read(self, words: Sequence[Reading]) -> Reading:
        """The marker as it reads together with the word, "•" where it stays dumb."""
        first = words[0] if words else None
        text, confidence = "•", HINTED
        if first is not None and first.right < self.start.left and MARKER.match(first.text):
            text, confidence = first.text, max(HINTED, first.confidence)
        return Reading(text, self.box[0], self.start.top, self.box[2], self.start.bottom, confidence, self.start.line)


MAX_MARKERS = 40  # markers of a page that are read alone, at most
FAR = 3.6  # letter heights: a marker stands no further from its text
NEAR = 0.22  # letter heights: what stands closer is part of the text
WALL = 0.15  # letter heights: specks this close to a ruling are its residue


def markers_to_read(sheet: Sheet, readings: Sequence[Reading]) -> list[Marker]:
    """Shapes in front of the lines of *readings*, those that stand below each other or below a marker that was read."""
    height, parts = sheet.height, sheet.parts
    w, h = parts[:, cv2.CC_STAT_WIDTH], parts[:, cv2.CC_STAT_HEIGHT]
    shown = ((h >= 0.25 * height) | (w >= 0.3 * height)) & (h <= 1.4 * height) & (w <= 1.6 * height)
    parts = parts[shown & (parts[:, cv2.CC_STAT_AREA] >= 0.02 * height * height)]
    starts = _line_starts(readings, height)
    found = [m for r in starts if (m := _marker_box(r, parts, sheet.art.mask, height)) is not None]
    aligned = [m for m in found if sum(abs(m.box[0] - o.box[0]) <= 0.6 * height for o in found) >= 2]
    known = Counter(round(r.left / height) for r in readings if len(r.text) <= 3)
    alone = [m for m in found if m not in aligned and known[round(m.box[0] / height)] >= 1]
    return [*aligned, *alone][:MAX_MARKERS]


def _line_starts(readings: Sequence[Reading], height: float) -> list[Reading]:
    """The first word of every stretch of words."""
    out = []
    for r in readings:
        before = any(
            o is not r
            and o.left < r.left
            and r.left - o.right < FAR * height
            and min(o.bottom, r.bottom) - max(o.top, r.top) > 0.3 * min(o.bottom - o.top, r.bottom - r.top)
            for o in readings
        )
        if not before and len(r.text) >= 3 and r.bottom - r.top < 2 * height and sum(c.isalpha() for c in r.text) >= 3:
            out.append(r)
    return out


def _marker_box(start: Reading, parts: npt.NDArray[np.int64], art_mask: Mask, height: float) -> Marker | None:
    """The box of one to three shapes left of a line's first word, None where nothing (or too much) stands there."""
    left = max(0, round(start.left - FAR * height))
    middle = (start.top + start.bottom) // 2
    walls = np.flatnonzero(art_mask[middle, left : start.left])
    if walls.size:
        left += int(walls[-1]) + round(WALL * height)
    x0, y0 = parts[:, 0], parts[:, 1]
    x1, y1 = x0 + parts[:, 2], y0 + parts[:, 3]
    level = (y0 + y1) / 2
    inside = (x0 >= left) & (x1 <= start.left - NEAR * height)
    inside &= (level >= start.top - 0.1 * height) & (level <= start.bottom + 0.1 * height)
    if not 1 <= int(inside.sum()) <= 3:
        return None
    box = (int(x0[inside].min()), int(y0[inside].min()), int(x1[inside].max()), int(y1[inside].max()))
    return Marker(box, start) if box[2] - box[0] <= 2.2 * height else None
