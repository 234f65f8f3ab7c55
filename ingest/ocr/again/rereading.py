"""What the page pass left out is read again: dropped lines, unread markers, silent cells, all in one call."""

from __future__ import annotations

from collections.abc import Sequence

from petik.ingest.ocr.again.markers import markers_to_read
from petik.ingest.ocr.again.second_look import strips_to_read, with_strips
from petik.ingest.ocr.again.silent_cells import cells_to_read
from petik.ingest.ocr.engine import tesseract
from petik.ingest.ocr.engine.snippets import Cleaner, Sheet, Snippet, Strip, cut, read_snippets
from petik.ingest.ocr.engine.tesseract import Reading

TALL = 0.3  # inches: print higher than this stands on several lines


def reread(sheet: Sheet, readings: Sequence[Reading], cleaned: Cleaner) -> list[Reading]:
    """*readings* (pixels of *sheet*) completed. Raises FileFailed where Tesseract gives up."""
    strips = strips_to_read(sheet, readings)
    markers = markers_to_read(sheet, readings)
    boxes = cells_to_read(sheet, readings, strips)
    tall = [b for b in boxes if b[3] - b[1] > TALL * sheet.dpi]
    low = [b for b in boxes if b not in tall]
    lines = [*_lines(sheet, strips, 200_000), *_lines(sheet, [m.line for m in markers], 300_000)]
    words = read_snippets([*lines, *_cells(sheet, low, 400_000)], sheet.dpi, tesseract.LINE_MODE, cleaned)
    blocks = read_snippets(_cells(sheet, tall, 500_000), sheet.dpi, tesseract.BLOCK_MODE, cleaned)
    out = with_strips(readings, strips, words[: len(strips)])
    behind = words[len(strips) : len(lines)]
    out += [m.read(found) for m, found in zip(markers, behind, strict=True) if m.start in out]
    return [*out, *(r for found in [*words[len(lines) :], *blocks] for r in found)]


def _lines(sheet: Sheet, strips: Sequence[Strip], key: int) -> list[Snippet]:
    """Single lines, with a little of what stands above and below them."""
    margin = round(0.08 * sheet.dpi)
    return [cut(sheet.gray, s, max(2, round(0.25 * (s[3] - s[1]))), margin, key + n) for n, s in enumerate(strips)]


def _cells(sheet: Sheet, boxes: Sequence[Strip], key: int) -> list[Snippet]:
    return [cut(sheet.gray, b, 2, round(0.12 * sheet.dpi), key + n) for n, b in enumerate(boxes)]
