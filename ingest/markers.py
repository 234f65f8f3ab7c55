"""Item markers that the page pass left out: bullets, ticks and lone digits in front of a line.

Without them several indicators in one cell run together. A marker that cannot be read is kept as "•": something stands
there, and it is no letter of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from ingest import tesseract
from ingest.image_prep import Gray
from ingest.second_look import Mask, line_snippet
from ingest.snippets import Cleaner, Strip, read_snippets
from ingest.tesseract import Reading

# "2.", "a)", "(3)", "1.2", "-", "•": what a marker may be; a tick reads as "v" or "¥" and is kept as "•"
MARKER = re.compile(r"^(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){0,3}\.?|[-–•*])$")
MAX_MARKERS = 40  # markers of a page that are read alone, at most
FAR = 3.6  # letter heights: a marker stands no further from its text
NEAR = 0.22  # letter heights: what stands closer is part of the text
WALL = 0.35  # letter heights: specks this close to a ruling are its residue
UNREAD = 0.30  # confidence of a marker that was seen and not read


def unread_markers(
    gray: Gray, dark: Mask, art_mask: Mask, readings: Sequence[Reading], height: float, dpi: float, cleaned: Cleaner
) -> list[Reading]:
    """Markers in front of the lines of *readings* (pixels). *dark* is the binary page without rulings."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    parts = np.asarray(stats[1:], dtype=np.int64)
    w, h = parts[:, cv2.CC_STAT_WIDTH], parts[:, cv2.CC_STAT_HEIGHT]
    shown = ((h >= 0.25 * height) | (w >= 0.3 * height)) & (h <= 1.4 * height) & (w <= 1.6 * height)
    parts = parts[shown & (parts[:, cv2.CC_STAT_AREA] >= 0.02 * height * height)]
    found = [m for r in _line_starts(readings, height) if (m := _marker_box(r, parts, art_mask, height)) is not None]
    aligned = [m for m in found if sum(abs(m[0][0] - o[0][0]) <= 0.6 * height for o in found) >= 2]
    known = Counter(round(r.left / height) for r in readings if len(r.text) <= 3)
    alone = [m for m in found if m not in aligned and known[round(m[0][0] / height)] >= 1]
    chosen = [*aligned, *alone][:MAX_MARKERS]
    snippets = [line_snippet(gray, _with_text(box, start), dpi, 300_000 + n) for n, (box, start) in enumerate(chosen)]
    words = read_snippets(snippets, dpi, tesseract.LINE_MODE, cleaned)
    return [_marker(box, start, first) for (box, start), first in zip(chosen, words, strict=True)]


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


def _marker_box(
    start: Reading, parts: npt.NDArray[np.int64], art_mask: Mask, height: float
) -> tuple[Strip, Reading] | None:
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
    return (box, start) if box[2] - box[0] <= 2.2 * height else None


def _with_text(box: Strip, start: Reading) -> Strip:
    return box[0], min(box[1], start.top), start.right, max(box[3], start.bottom)


def _marker(box: Strip, start: Reading, words: Sequence[Reading]) -> Reading:
    """The marker as it reads together with its line's first word, "•" where it stays dumb."""
    first = words[0] if words else None
    if first is not None and first.right < start.left and first.confidence > UNREAD and MARKER.match(first.text):
        text, confidence = first.text, first.confidence
    else:
        text, confidence = "•", UNREAD
    return Reading(text, box[0], start.top, box[2], start.bottom, confidence, start.line)
