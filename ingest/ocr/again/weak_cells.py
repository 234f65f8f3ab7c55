"""Ruled cells that the page pass read badly are read again alone.

Its layout runs over the cells' borders: two low lines of a narrow cell become one tall word of nonsense, or half a line
goes to the neighbour. Cut out, the same cell reads well.
"""

from __future__ import annotations

from collections.abc import Sequence

from petik.ingest.ocr.again.silent_cells import ink_box
from petik.ingest.ocr.again.snippets import Sheet, Strip
from petik.ingest.ocr.engine.tesseract import Reading
from petik.ingest.ocr.frames.rulings import cells

MAX_CELLS = 40  # cells of a page that are read again, at most; the worst first
WEAK = 0.60  # confidence of a word below which its cell is read again
TALL = 1.75  # letter heights: a word this tall lies over two lines
BETTER = 0.05  # by which the mean confidence must rise
MOST_LOST = 0.75  # of the letters must be there again


def cells_to_read_again(sheet: Sheet, readings: Sequence[Reading]) -> list[Strip]:
    """Where print stands in the cells that hold weak or impossibly tall words. Boxes in the sheet's pixels."""
    found = []
    for cell in cells(sheet.art, sheet.dpi):
        words = [r for r in readings if inside(r, cell)]
        weak = sum(len(r.text) for r in words if r.confidence < WEAK or r.bottom - r.top > TALL * sheet.height)
        if weak >= 2 and (box := ink_box(sheet.gray, cell, sheet.dpi)) is not None:
            found.append((weak, box))
    return [box for _, box in sorted(found, key=lambda f: -f[0])[:MAX_CELLS]]


def read_again(
    readings: Sequence[Reading], boxes: Sequence[Strip], found: Sequence[Sequence[Reading]]
) -> list[Reading]:
    """*readings* with the words of each box as it was read alone, where that is the surer reading."""
    out = list(readings)
    for box, words in zip(boxes, found, strict=True):
        before = [r for r in out if inside(r, box)]
        if _mean(words) >= _mean(before) + BETTER and _letters(words) >= MOST_LOST * _letters(before):
            out = [*(r for r in out if not inside(r, box)), *words]
    return out


def inside(r: Reading, box: Strip) -> bool:
    """Whether the middle of a word lies in a box."""
    return box[0] <= (r.left + r.right) / 2 <= box[2] and box[1] <= (r.top + r.bottom) / 2 <= box[3]


def _letters(words: Sequence[Reading]) -> int:
    return sum(c.isalnum() for r in words for c in r.text)


def _mean(words: Sequence[Reading]) -> float:
    return sum(r.confidence * len(r.text) for r in words) / max(1, sum(len(r.text) for r in words))
