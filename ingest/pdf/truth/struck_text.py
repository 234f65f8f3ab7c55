"""Words of a PDF page that a line strikes out: no print any more."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from petik.ingest.page import Word

Boxes = npt.NDArray[np.float64]

HIGHEST, LOWEST = 0.34, 0.72  # of a word's height from its top: where a line strikes out and does not underline
BEYOND = 0.5  # of a word's height: a line that goes on further is a ruling


def struck_out(words: Sequence[Word], lines: Boxes) -> tuple[set[int], set[int]]:
    """Positions of the *words* that are struck out, and of the *lines* (rows x0, top, x1, bottom) that do it."""
    struck: set[int] = set()
    strokes: set[int] = set()
    if not words or not len(lines):
        return struck, strokes
    boxes = np.array([(w.box.x0, w.box.top, w.box.x1, w.box.bottom) for w in words])
    high, low = boxes[:, 1] + HIGHEST * (boxes[:, 3] - boxes[:, 1]), boxes[:, 1] + LOWEST * (boxes[:, 3] - boxes[:, 1])
    order = np.argsort(high)
    reach = float((low - high).max())
    middle, flat = (lines[:, 1] + lines[:, 3]) / 2, lines[:, 2] - lines[:, 0] > lines[:, 3] - lines[:, 1]
    first = np.searchsorted(high[order], middle - reach)
    last = np.searchsorted(high[order], middle, side="right")
    for n in np.flatnonzero((last > first) & flat).tolist():
        x0, y, x1 = float(lines[n, 0]), float(middle[n]), float(lines[n, 2])
        near = order[first[n] : last[n]]
        below = near[(low[near] >= y) & (boxes[near, 0] < x1) & (boxes[near, 2] > x0)]
        if len(below) and _ends_with(boxes[below], x0, x1) and any(_printed(words[i]) for i in below.tolist()):
            struck.update(below.tolist())
            strokes.add(n)
    return struck, strokes


def _ends_with(boxes: Boxes, x0: float, x1: float) -> bool:
    """True for a line that begins and ends where the words below it do."""
    slack = BEYOND * float((boxes[:, 3] - boxes[:, 1]).max())
    return abs(float(boxes[:, 0].min()) - x0) <= slack and abs(float(boxes[:, 2].max()) - x1) <= slack


def _printed(word: Word) -> bool:
    return any(c.isalnum() for c in word.text)
