"""Print that the page pass left out (names under a signature, faint lines) is found by its shape and read alone.

Tesseract's page layout takes text crossed by a pen for a picture and drops it. What looks like letters and has no word
over it is cut out as one line and read as one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import cv2
import numpy as np
import numpy.typing as npt

from petik.ingest.ocr.again.snippets import Mask, Sheet, Strip
from petik.ingest.ocr.engine.tesseract import Reading

MAX_STRIPS = 24  # strips of a page that are read alone, at most
LEAST_LETTERS = 4  # letter shapes that make a strip worth reading
REACH = 1.6  # letter heights: shapes and words closer than this are on one line
WEAK = 0.60  # words below this confidence are read again with their line
KEEP = 0.50  # a strip's reading below this mean confidence is noise
FAIR = 0.30  # …unless one of its words was read surely, and the others not worse than this
SURE = 0.75
BEYOND = 6.0  # letter heights: how far a line's ink may go on past its last letter shape


@dataclass(frozen=True, slots=True)
class _Shapes:
    """Letter-like components: boxes (n × 4: left, top, right, bottom) in pixels."""

    boxes: npt.NDArray[np.int64]

    def outside(self, readings: Sequence[Reading]) -> _Shapes:
        """Those whose centre lies in no word that was read with some confidence."""
        free = np.ones(len(self.boxes), dtype=bool)
        cx, cy = (self.boxes[:, 0] + self.boxes[:, 2]) / 2, (self.boxes[:, 1] + self.boxes[:, 3]) / 2
        for r in readings:
            if r.confidence >= WEAK:
                free &= ~((cx >= r.left - 2) & (cx <= r.right + 2) & (cy >= r.top - 2) & (cy <= r.bottom + 2))
        return _Shapes(self.boxes[free])


def strips_to_read(sheet: Sheet, readings: Sequence[Reading]) -> list[Strip]:
    """The lines of *sheet* that the page pass dropped or read badly, top to bottom."""
    shapes = _letters(sheet.parts, sheet.height)
    return _lines(sheet.dark, sheet.art.mask, shapes.outside(readings), readings, sheet.height)[:MAX_STRIPS]


def with_strips(
    readings: Sequence[Reading], strips: Sequence[Strip], found: Sequence[Sequence[Reading]]
) -> list[Reading]:
    """*readings* with the words of each strip instead of those of the page pass, where they say more."""
    out = list(readings)
    for strip, words in zip(strips, found, strict=True):
        if _better(words, strip, out):
            out = [*(r for r in out if not _inside(r, strip)), *words]
    return out


def _lines(dark: Mask, art_mask: Mask, orphans: _Shapes, readings: Sequence[Reading], height: float) -> list[Strip]:
    """Whole lines to be read again, top to bottom: strips of uncovered shapes, each as far as its ink goes."""
    flat = [s for s in _strips(orphans, height, dark.shape) if s[3] - s[1] <= 2.2 * height]
    flat += _crossed(dark, art_mask, readings, height)
    reached = [_past_strokes(_grown(s, readings, height), dark, art_mask, readings, height) for s in flat]
    return sorted(_joined([_grown(s, readings, height) for s in reached]), key=lambda b: (b[1], b[0]))


def letter_height(readings: Sequence[Reading], dpi: float) -> float:
    """Pixels from top to bottom of the page's usual words; that of 8 points where too few were read to tell."""
    sure = [r.bottom - r.top for r in readings if r.confidence >= 0.8 and len(r.text) >= 3]
    return float(median(sure)) if len(sure) >= 8 else 8 * dpi / 72


def _letters(parts: npt.NDArray[np.int64], height: float) -> _Shapes:
    x, y, w, h, area = parts.T
    keep = (h >= 0.45 * height) & (h <= 1.5 * height) & (w <= 2.5 * height) & (w >= 0.08 * height)
    keep &= area >= 0.08 * w * h
    return _Shapes(np.stack([x, y, x + w, y + h], axis=1)[keep])


def _strips(orphans: _Shapes, height: float, shape: tuple[int, ...]) -> list[Strip]:
    """Boxes around shapes that no word covers and that stand in a row."""
    canvas = np.zeros(shape[:2], dtype=np.uint8)
    for left, top, right, bottom in orphans.boxes:
        middle, reach = (top + bottom) // 2, round(REACH * height / 2)
        canvas[max(0, middle - 1) : middle + 2, max(0, left - reach) : right + reach] = 1
    thick = cv2.dilate(canvas, np.ones((max(3, round(0.5 * height)), 1), np.uint8))
    _, labels = cv2.connectedComponents(thick)
    groups: dict[int, list[npt.NDArray[np.int64]]] = {}
    for box in orphans.boxes:
        groups.setdefault(int(labels[(box[1] + box[3]) // 2, (box[0] + box[2]) // 2]), []).append(box)
    return [_around(boxes) for boxes in groups.values() if len(boxes) >= LEAST_LETTERS]


def _around(boxes: Sequence[npt.NDArray[np.int64]]) -> Strip:
    a = np.stack(boxes)
    return int(a[:, 0].min()), int(np.median(a[:, 1])), int(a[:, 2].max()), int(np.median(a[:, 3]))


def _grown(strip: Strip, readings: Sequence[Reading], height: float) -> Strip:
    """The strip over its neighbours on the line: a half-read name is read again as a whole."""
    left, top, right, bottom = strip
    grew = True
    while grew:
        grew = False
        for r in readings:
            level = min(bottom, r.bottom) - max(top, r.top) > 0.5 * min(bottom - top, r.bottom - r.top)
            near = r.left - right < REACH * height and left - r.right < REACH * height
            if level and near and r.bottom - r.top < 2 * height and (r.left < left or r.right > right):
                left, right = min(left, r.left), max(right, r.right)
                grew = True
    return left, top, right, bottom


def _crossed(dark: Mask, art_mask: Mask, readings: Sequence[Reading], height: float) -> list[Strip]:
    """Lines with ink between or right beside their words that no word covers."""
    lines: dict[tuple[int, int, int], list[Reading]] = {}
    for r in readings:
        if r.bottom - r.top < 2 * height:
            lines.setdefault(r.line, []).append(r)
    out = []
    for words in lines.values():
        words.sort(key=lambda r: r.left)
        box = (words[0].left, int(median(r.top for r in words)), words[-1].right, int(median(r.bottom for r in words)))
        band = (dark[box[1] : box[3]] > 0).mean(axis=0) >= 0.06
        wall = (art_mask[box[1] : box[3]] > 0).mean(axis=0) > 0.8
        far = _past_strokes(box, dark, art_mask, readings, height)
        edges = [(far[0], box[0]), *((a.right, b.left) for a, b in pairwise(words)), (box[2], far[2])]
        if any(_inked(band[a + 2 : b - 2], wall[a:b], height) for a, b in edges):
            out.append(box)
    return out


def _inked(band: npt.NDArray[np.bool_], wall: npt.NDArray[np.bool_], height: float) -> bool:
    """True for a stretch of columns long enough for letters, most of them with ink, none of them a ruling."""
    return band.size > 1.2 * height and float(band.mean()) > 0.5 and not wall.any()


def _past_strokes(strip: Strip, dark: Mask, art_mask: Mask, readings: Sequence[Reading], height: float) -> Strip:
    """The strip as far as ink goes on beside it: letters tied together by a pen stroke look like no letter."""
    left, top, right, bottom = strip
    reach = round(BEYOND * height)
    band = (dark[top:bottom] > 0).sum(axis=0) >= 0.06 * (bottom - top)
    wall = (art_mask[top:bottom] > 0).mean(axis=0) > 0.8
    taken = np.zeros_like(wall)
    for r in readings:
        if min(bottom, r.bottom) - max(top, r.top) > 0.3 * (bottom - top) and r.confidence >= WEAK:
            taken[max(0, r.left) : r.right] = True
    gap = round(0.9 * height)
    right = _ink_end(band, wall | taken, right, min(right + reach, band.size - 1), 1, gap)
    left = _ink_end(band, wall | taken, left, max(left - reach, 0), -1, gap)
    return left, top, right, bottom


def _ink_end(
    band: npt.NDArray[np.bool_], stop: npt.NDArray[np.bool_], start: int, limit: int, step: int, gap: int
) -> int:
    """The last column with ink, going from *start* by *step* until white, a stop or the limit."""
    end = start
    for x in range(start, limit, step):
        if stop[x] or abs(x - end) > gap:
            break
        if band[x]:
            end = x
    return end


def _joined(strips: Sequence[Strip]) -> list[Strip]:
    out: list[Strip] = []
    for s in strips:
        for i, o in enumerate(out):
            if (
                s[0] <= o[2]
                and o[0] <= s[2]
                and min(s[3], o[3]) - max(s[1], o[1]) > 0.5 * min(s[3] - s[1], o[3] - o[1])
            ):
                out[i] = (min(s[0], o[0]), min(s[1], o[1]), max(s[2], o[2]), max(s[3], o[3]))
                break
        else:
            out.append(s)
    return out


def _inside(r: Reading, strip: Strip) -> bool:
    cx, cy = (r.left + r.right) / 2, (r.top + r.bottom) / 2
    return strip[0] - 2 <= cx <= strip[2] + 2 and strip[1] - 2 <= cy <= strip[3] + 2


def _better(found: Sequence[Reading], strip: Strip, before: Sequence[Reading]) -> bool:
    """True where the strip's own reading says more, and surely enough, than the page pass did."""
    letters = [r for r in found if any(c.isalnum() for c in r.text)]
    size = sum(len(r.text) for r in letters)
    if size < LEAST_LETTERS:
        return False
    mean = sum(r.confidence * len(r.text) for r in letters) / size
    sure = mean >= FAIR and any(r.confidence >= SURE and sum(c.isalnum() for c in r.text) >= 3 for r in letters)
    weight = sum(r.confidence * len(r.text) for r in before if _inside(r, strip))
    return (mean >= KEEP or sure) and mean * size > weight
