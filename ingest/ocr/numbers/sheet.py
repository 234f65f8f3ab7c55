"""Doubtful numbers on one sheet, which Tesseract reads with nothing but digits and their signs allowed.

Cut out, brought to another size and put below each other, they cost one call of Tesseract a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from petik.ingest.ocr.engine import tesseract
from petik.ingest.ocr.engine.tesseract import Reading
from petik.ingest.ocr.paper.prepare import Gray

LETTER = 44  # pixels: height of the digits on the sheet; the page pass has about 35
MAX_NUMBERS = 400  # numbers of a page that are read twice, at most
ALPHABET = "0123456789.,%()/-"


@dataclass(frozen=True, slots=True)
class _Slot:
    """One number on the sheet: its reading's index and the rows of pixels that it takes."""

    index: int
    top: int
    bottom: int


def read_digits(gray: Gray, numbers: Sequence[Reading], dpi: float) -> list[str]:
    """What Tesseract reads of each of *numbers* when it may read digits and their signs only; "" where nothing."""
    if not numbers:
        return []
    sheet, slots = _sheet(gray, numbers[:MAX_NUMBERS])
    found = tesseract.read(sheet, dpi, tesseract.BLOCK_MODE, alphabet=ALPHABET, languages="eng")
    out = [""] * len(numbers)
    for slot in slots:
        parts = [f for f in found if slot.top <= (f.top + f.bottom) / 2 <= slot.bottom]
        out[slot.index] = "".join(p.text for p in sorted(parts, key=lambda f: f.left))
    return out


def _sheet(gray: Gray, numbers: Sequence[Reading]) -> tuple[Gray, list[_Slot]]:
    """The numbers below each other on white, and where each stands."""
    crops = [_crop(gray, r) for r in numbers]
    gap = LETTER
    width = max(c.shape[1] for c in crops) + 2 * gap
    height = sum(c.shape[0] + gap for c in crops) + gap
    sheet = np.full((height, width), 255, dtype=np.uint8)
    slots, y = [], gap
    for i, crop in enumerate(crops):
        sheet[y : y + crop.shape[0], gap : gap + crop.shape[1]] = crop
        slots.append(_Slot(i, y - gap // 2, y + crop.shape[0] + gap // 2))
        y += crop.shape[0] + gap
    return sheet, slots


def _crop(gray: Gray, r: Reading) -> Gray:
    """One number at the sheet's size, its paper made white."""
    tall = max(4, r.bottom - r.top)
    pad = max(1, round(0.16 * tall))
    part = gray[max(0, r.top - pad) : r.bottom + pad, max(0, r.left - pad) : r.right + pad]
    scale = LETTER / tall
    size = (max(1, round(part.shape[1] * scale)), max(1, round(part.shape[0] * scale)))
    sized = cv2.resize(part, size, interpolation=cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA)
    paper = max(1.0, float(np.percentile(sized, 85)))
    return np.asarray(np.clip(sized.astype(np.float32) * (255.0 / paper), 0, 255), dtype=np.uint8)
