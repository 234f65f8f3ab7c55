"""Does a picture show print? Told by shapes of the size of letters that stand in rows, without reading them."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

Gray = npt.NDArray[np.uint8]

LETTER = (3.0, 16.0)  # points: heights of letters
ENOUGH = 40  # letters: fewer are a logo, a stamp, a map's names
IN_ROWS = 0.6  # of the letters have a neighbour on their line
PAPER = 0.45  # share of the picture that is as bright as its paper: photographs have none


def letters(gray: Gray, dpi: float) -> int:
    """How many shapes of *gray* look like letters in lines of print; 0 for photographs and drawings."""
    if min(gray.shape) < 8:
        return 0
    paper = float(np.percentile(gray[::2, ::2], 75))
    if paper < 120 or float((gray > paper - 25).mean()) < PAPER:
        return 0
    dark = (gray < paper - 70).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    if count <= 1:
        return 0
    x, y, w, h, area = stats[1:].T
    low, high = (size * dpi / 72 for size in LETTER)
    keep = (h >= low) & (h <= high) & (w >= 0.1 * h) & (w <= 2.5 * h) & (area >= 0.12 * w * h)
    boxes = np.stack([x, y, x + w, y + h], axis=1)[keep]
    return _in_rows(boxes)


def shows_print(gray: Gray, dpi: float) -> bool:
    """True where as many letters stand in rows as make a small table."""
    return letters(gray, dpi) >= ENOUGH


def _in_rows(boxes: npt.NDArray[np.int64]) -> int:
    """The letters, where most of them have a neighbour of about their height beside them; else 0."""
    if len(boxes) < ENOUGH:
        return 0
    order = boxes[np.lexsort((boxes[:, 0], boxes[:, 3] // 6))]
    here, after = order[:-1], order[1:]
    tall = np.maximum(here[:, 3] - here[:, 1], after[:, 3] - after[:, 1])
    beside = (np.abs(here[:, 3] - after[:, 3]) <= 0.5 * tall) & (after[:, 0] - here[:, 2] <= 1.5 * tall)
    beside &= after[:, 0] - here[:, 2] >= -0.5 * tall
    return len(boxes) if float(beside.mean()) >= IN_ROWS else 0
