"""Specks that copying leaves all over a page, taken out before it is read.

Tesseract makes words of them ("ee", "-.") and loses the cells between which they lie. What is as small as a speck and
stands near print may be a full stop or a comma, and what stands in a row may be a dotted ruling: those stay.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from petik.ingest.ocr.paper.prepare import Gray, binary
from petik.ingest.ocr.paper.print_size import letter_of

Which = npt.NDArray[np.bool_]
GRAIN, SMALL = 0.1, 0.3  # letter heights: a speck is larger than the paper's grain; a dash is wider
PRINT = 0.5  # letter heights: print and rulings are as large
NEAR = 0.45  # letter heights around print: what stands there belongs to it
ROW = 1.2  # letter heights: dots of a line follow each other so closely
MANY = 300  # lone specks of a page that was copied; a clean scan has some dozens


def without_specks(gray: Gray, dpi: float) -> Gray:
    """The page without its lone specks; the page itself where it has few."""
    _, labels, found, centres = cv2.connectedComponentsWithStats(binary(gray), connectivity=8)
    stats = np.asarray(found, dtype=np.int64)
    letter = letter_of(stats, dpi)
    if letter is None:
        return gray
    size = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    small = (size > GRAIN * letter) & (size <= SMALL * letter)
    if int(small.sum()) < MANY:
        return gray
    large = size >= PRINT * letter
    large[0] = False  # the paper
    reach = 2 * round(NEAR * letter) + 1
    near = cv2.dilate(large[labels].astype(np.uint8), np.ones((reach, reach), np.uint8))
    at = np.rint(centres).astype(np.int64)
    lone = small & (near[at[:, 1].clip(0, near.shape[0] - 1), at[:, 0].clip(0, near.shape[1] - 1)] == 0)
    lone[0] = False
    lone &= ~_in_a_row(gray.shape, at, lone, letter)
    if int(lone.sum()) < MANY:
        return gray
    out = gray.copy()
    grown = cv2.dilate(lone[labels].astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    out[grown] = int(np.percentile(gray[::4, ::4], 80))
    return np.asarray(out, dtype=np.uint8)


def _in_a_row(shape: tuple[int, ...], at: npt.NDArray[np.int64], lone: Which, letter: float) -> Which:
    """Of the specks that are *lone*, those with another one beside or below them, as dotted rulings have."""
    points = np.zeros(shape[:2], dtype=np.float32)
    y, x = at[:, 1].clip(0, shape[0] - 1), at[:, 0].clip(0, shape[1] - 1)
    points[y[lone], x[lone]] = 1
    wide = 2 * round(ROW * letter) + 1
    out = np.zeros(len(at), dtype=bool)
    for kernel in ((wide, 3), (3, wide)):
        beside = cv2.boxFilter(points, -1, kernel, normalize=False)
        out |= beside[y, x] >= 3  # itself, and one on either side
    return out
