"""Lines below stamps and strokes of a pen that neither the page pass nor the shapes of letters told: names, mostly.

Ink that crosses a line ties its letters to the stroke, and Tesseract drops all of it as a picture. Around such ink a
network looks for lines of print, and the other reader reads those that have no sure word yet.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from petik.ingest.ocr.again.snippets import Sheet, Strip, words_of
from petik.ingest.ocr.engine.tesseract import Reading
from petik.ingest.ocr.numbers.detector import find_lines
from petik.ingest.ocr.numbers.recogniser import read_lines
from petik.ingest.ocr.paper.prepare import Gray, Ink

STROKE = (0.45, 0.25)  # inches: a stroke of a pen is at least so wide and high…
THIN = 0.25  # …and fills so little of its box
REACH = (1.0, 0.12)  # inches: how far beside and above or below ink a line that it crosses may go on
REGIONS = 3  # of a page, the largest
LARGEST = 20.0  # square inches of a region: more is no signature
DPI = 150.0  # at which lines are looked for
SURE = 0.9  # mean of the reader's letters
LETTERS = 4
KNOWN, CLEAR = 0.60, 0.85  # mean confidence of words that only a reading of as many words replaces; that nothing does
LINE = 1.9  # letter heights of one line with the paper around it
INKED = 0.5  # of a line's dark pixels: the print of a stamp is the stamp's


def with_lines_under_ink(sheet: Sheet, page: Gray, ink: Ink | None, readings: Sequence[Reading]) -> list[Reading]:
    """*readings* and the lines found around the ink of *page*, the straight page with its ink."""
    out = list(readings)
    for n, region in enumerate(_regions(sheet, ink)):
        lines = [_tight(page, s, sheet.height) for s in _lines(page, region, sheet.dpi)]
        lines = [s for s in lines if page[s[1] : s[3], s[0] : s[2]].size and not _known(out, s, CLEAR)]
        lines = [s for s in lines if not _of_stamp(page, ink, s)]
        crops = [page[s[1] : s[3], s[0] : s[2]] for s in lines]
        for k, (strip, line) in enumerate(zip(lines, read_lines(crops), strict=True)):
            legible = line.mean >= SURE and sum(c.isalnum() for c in line.text) >= LETTERS
            words = sum(_inside(r, strip) for r in out)
            if legible and (not _known(out, strip, KNOWN) or words == len(line.text.split())):
                key = (800_000 + 100 * n + k, 1, 1)
                out = [*(r for r in out if not _inside(r, strip)), *words_of(line.text, strip, key)]
    return out


def _regions(sheet: Sheet, ink: Ink | None) -> list[Strip]:
    """Where ink lies that may cross print: coloured, or black strokes that are no rulings."""
    dpi = sheet.dpi
    wide, high = sheet.parts[:, cv2.CC_STAT_WIDTH], sheet.parts[:, cv2.CC_STAT_HEIGHT]
    pen = (wide >= STROKE[0] * dpi) & (high >= STROKE[1] * dpi)
    pen &= sheet.parts[:, cv2.CC_STAT_AREA] <= THIN * wide * high
    boxes = [(int(x), int(y), int(x + w), int(y + h)) for x, y, w, h, _ in sheet.parts[pen]]
    boxes += [b for b in (ink.boxes if ink is not None else ()) if b[3] - b[1] >= STROKE[1] * dpi]
    h, w = sheet.gray.shape
    dx, dy = REACH[0] * dpi, REACH[1] * dpi
    grown = [(max(0, round(a - dx)), max(0, round(b - dy)), min(w, round(c + dx)), min(h, round(d + dy)))
             for a, b, c, d in boxes]  # fmt: skip
    joined = [b for b in _joined(grown) if _area(b) <= LARGEST * dpi * dpi]
    return sorted(joined, key=lambda b: -_area(b))[:REGIONS]


def _area(b: Strip) -> int:
    return (b[2] - b[0]) * (b[3] - b[1])


def _joined(boxes: Sequence[Strip]) -> list[Strip]:
    """Boxes that overlap, as one."""
    out: list[Strip] = []
    for box in boxes:
        while near := [o for o in out if o[0] < box[2] and box[0] < o[2] and o[1] < box[3] and box[1] < o[3]]:
            out = [o for o in out if o not in near]
            parts = [box, *near]
            box = (
                min(p[0] for p in parts),
                min(p[1] for p in parts),
                max(p[2] for p in parts),
                max(p[3] for p in parts),
            )
        out.append(box)
    return out


def _lines(page: Gray, region: Strip, dpi: float) -> list[Strip]:
    """The lines of print of a region, in the page's pixels."""
    left, top, right, bottom = region
    scale = min(1.0, DPI / dpi)
    part = cv2.resize(page[top:bottom, left:right], None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    found = find_lines(np.asarray(part, dtype=np.uint8))
    return [
        (left + round(a / scale), top + round(b / scale), left + round(c / scale), top + round(d / scale))
        for a, b, c, d in found
        if c - a > d - b
    ]


def _tight(page: Gray, strip: Strip, height: float) -> Strip:
    """A strip without what strokes added above and below its line: the rows that hold most of its dark pixels."""
    left, top, right, bottom = strip
    room = round(LINE * height)
    if bottom - top <= room:
        return strip
    part = page[top:bottom, left:right]
    dark = (part < np.percentile(part, 85) - 60).sum(axis=1).astype(np.float64)
    held = np.convolve(dark, np.ones(room), mode="valid")
    start = top + int(np.argmax(held))
    return left, start, right, start + room


def _known(readings: Sequence[Reading], strip: Strip, least: float) -> bool:
    """True where the line has words already, read with a mean of *least* and over most of its length."""
    words = [r for r in readings if _inside(r, strip)]
    size = sum(len(r.text) for r in words)
    covered = sum(r.right - r.left for r in words)
    sure = sum(r.confidence * len(r.text) for r in words) >= least * size
    return size > 0 and sure and covered >= 0.5 * (strip[2] - strip[0])


def _of_stamp(page: Gray, ink: Ink | None, strip: Strip) -> bool:
    """True where most of the dark pixels are coloured ink, or where there are no pixels."""
    if ink is None:
        return False
    part = page[strip[1] : strip[3], strip[0] : strip[2]]
    if not part.size:  # a strip that the page's edge left nothing of
        return True
    dark = part < np.percentile(part, 85) - 60
    inked = ink.mask[strip[1] : strip[3], strip[0] : strip[2]] > 0
    return bool(dark.sum() == 0 or (dark & inked).sum() > INKED * dark.sum())


def _inside(r: Reading, strip: Strip) -> bool:
    x, y = (r.left + r.right) / 2, (r.top + r.bottom) / 2
    return strip[0] <= x <= strip[2] and strip[1] <= y <= strip[3]
