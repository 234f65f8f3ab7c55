"""The size of the print on a scan, in pixels, and the scan at the size at which print is read best.

Resolution alone does not tell: 4-point print in a wide table at 200 dpi has fewer pixels than 10-point print at 100.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from petik.ingest.ocr.paper.prepare import Gray, Pixels, binary

LEAST, BEST = 17.5, 24.0  # pixels of a letter's height: below the first the scan is enlarged, towards the second
LARGEST = 2.5  # times; more adds nothing that the scan does not hold
MOST_PIXELS = 60e6  # of an enlarged scan
COARSEST = 345.0  # dpi: above it nothing is gained
COARSE_TO = 300.0
SHAPES = 40  # shapes of letters from which their height says something
BILEVEL = 0.97  # share of pixels at the ends of the scale: a one-bit scan, whose edges are steps
SMOOTH = 1.0  # pixels: what rounds the steps of an enlarged one-bit scan


def letter_pixels(gray: Gray, dpi: float) -> float | None:
    """The usual height of a letter in pixels, tall and low ones together; None where too few stand on the page."""
    _, _, found, _ = cv2.connectedComponentsWithStats(binary(gray))
    return letter_of(np.asarray(found, dtype=np.int64), dpi)


def letter_of(stats: npt.NDArray[np.int64], dpi: float) -> float | None:
    """The same of a page's shapes, one row each as OpenCV gives them."""
    w, h = stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT]
    low, high = max(4.0, 0.025 * dpi), 0.2 * dpi  # two and fourteen points
    shown = (h >= low) & (h <= high) & (w >= 0.2 * h) & (w <= 2 * h)
    if int(shown.sum()) < SHAPES:
        return None
    return float(np.median(np.repeat(h[shown], w[shown])))  # by width: specks are many and small


def resized(image: Pixels, gray: Gray, dpi: float) -> tuple[Pixels, float]:
    """The scan with its print at a size that is read well, and its dpi then; in between it is left as it is."""
    scale = COARSE_TO / dpi if dpi > COARSEST else 1.0
    letter = letter_pixels(gray, dpi)
    if letter is not None and letter * scale < LEAST:
        scale = min(LARGEST, BEST / letter)
    elif letter is None and dpi < COARSE_TO / 2:
        scale = 2.0
    scale = min(scale, (MOST_PIXELS / gray.size) ** 0.5) if scale > 1 else scale
    if abs(scale - 1) < 0.05:
        return image, dpi
    size = (max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale)))
    how = cv2.INTER_LANCZOS4 if scale > 1 else cv2.INTER_AREA
    sized = cv2.resize(image, size, interpolation=how)
    if scale > 1 and is_bilevel(gray):
        sized = cv2.GaussianBlur(sized, (0, 0), SMOOTH)
    return np.asarray(sized, dtype=np.uint8), dpi * scale


def is_bilevel(gray: Gray) -> bool:
    """True for a scan of one bit a pixel."""
    sample: npt.NDArray[np.uint8] = gray[::3, ::3]
    return float(((sample < 24) | (sample > 231)).mean()) >= BILEVEL
