"""What the page pass left out or read badly is read again alone: lines, markers, cells, all in one call."""

from __future__ import annotations

from collections.abc import Sequence

import cv2

from petik.ingest.ocr.again.markers import markers_to_read
from petik.ingest.ocr.again.second_look import strips_to_read, with_strips
from petik.ingest.ocr.again.silent_cells import cells_to_read
from petik.ingest.ocr.again.snippets import Cleaner, Sheet, Snippet, Strip, cut, read_snippets, words_of
from petik.ingest.ocr.again.weak_cells import cells_to_read_again, inside, read_again
from petik.ingest.ocr.engine import tesseract
from petik.ingest.ocr.engine.tesseract import Reading
from petik.ingest.ocr.numbers.recogniser import read_lines
from petik.schemas.keyakinan import GUESSED

OTHER_SURE = 0.85  # what the other reader's mean must reach
TALL = 0.3  # inches: print higher than this stands on several lines


def reread(sheet: Sheet, readings: Sequence[Reading], cleaned: Cleaner) -> list[Reading]:
    """*readings* (pixels of *sheet*) completed. Raises FileFailed where Tesseract gives up."""
    strips = strips_to_read(sheet, readings)
    markers = markers_to_read(sheet, readings)
    boxes = cells_to_read(sheet, readings, strips)
    doubtful = cells_to_read_again(sheet, readings)
    tall = [b for b in [*boxes, *doubtful] if b[3] - b[1] > TALL * sheet.dpi]
    low = [b for b in [*boxes, *doubtful] if b not in tall]
    lines = [*_lines(sheet, strips, 200_000), *_lines(sheet, [m.line for m in markers], 300_000)]
    words = read_snippets([*lines, *_cells(sheet, low, 400_000)], sheet.dpi, tesseract.LINE_MODE, cleaned)
    blocks = read_snippets(_cells(sheet, tall, 500_000), sheet.dpi, tesseract.BLOCK_MODE, cleaned)
    out = with_strips(readings, strips, words[: len(strips)])
    behind = words[len(strips) : len(lines)]
    out += [m.read(found) for m, found in zip(markers, behind, strict=True) if m.start in out]
    cell = dict(zip([*low, *tall], [*words[len(lines) :], *blocks], strict=True))
    out = read_again(out, doubtful, [cell[b] for b in doubtful])
    numerals = _numerals(sheet, [b for b in boxes if b in low])
    silent = [b for b in boxes if b in low and not cell[b] and b not in numerals]
    alone = [r for b in boxes if b not in numerals for r in cell[b]]
    out += [*alone, *numerals.values()]
    silent += [s for s in strips if not any(inside(r, s) for r in out)]
    return [*out, *_by_the_other(sheet, silent)]


def _numerals(sheet: Sheet, boxes: Sequence[Strip]) -> dict[Strip, Reading]:
    """Cells with nothing but two or three equal upright bars: "II", "III", which both readers take for rulings."""
    out = {}
    for n, box in enumerate(boxes):
        left, top, right, bottom = box
        _, _, stats, _ = cv2.connectedComponentsWithStats(sheet.dark[top:bottom, left:right])
        parts = [p for p in stats[1:] if p[cv2.CC_STAT_HEIGHT] >= 0.25 * (bottom - top)]
        tall = [p[cv2.CC_STAT_HEIGHT] >= 0.8 * (bottom - top) for p in parts]
        slim = [p[cv2.CC_STAT_WIDTH] <= 0.4 * p[cv2.CC_STAT_HEIGHT] for p in parts]
        if len(parts) in (2, 3) and all(tall) and all(slim) and right - left <= 1.6 * (bottom - top):
            out[box] = Reading("I" * len(parts), *box, GUESSED, (700_000 + n, 1, 1))
    return out


def _by_the_other(sheet: Sheet, boxes: Sequence[Strip]) -> list[Reading]:
    """Lines and low cells in which Tesseract found nothing, as the other reader reads them."""
    pad = max(2, round(0.25 * sheet.height))
    parts = [sheet.gray[max(0, b[1] - pad) : b[3] + pad, max(0, b[0] - pad) : b[2] + pad] for b in boxes]
    out: list[Reading] = []
    for n, (box, line) in enumerate(zip(boxes, read_lines(parts), strict=True)):
        if line.mean >= OTHER_SURE and any(c.isalnum() for c in line.text):
            out += words_of(line.text, box, (600_000 + n, 1, 1))
    return out


def _lines(sheet: Sheet, strips: Sequence[Strip], key: int) -> list[Snippet]:
    """Single lines, with a little of what stands above and below them."""
    margin = round(0.08 * sheet.dpi)
    return [cut(sheet.gray, s, max(2, round(0.25 * (s[3] - s[1]))), margin, key + n) for n, s in enumerate(strips)]


def _cells(sheet: Sheet, boxes: Sequence[Strip], key: int) -> list[Snippet]:
    return [cut(sheet.gray, b, 2, round(0.12 * sheet.dpi), key + n) for n, b in enumerate(boxes)]
