"""Numbers are read a second time, in a way that errs differently: all of a page on one sheet, digits only.

Cut out, brought to another size and put below each other, they cost one call of Tesseract a page. Where both readings
agree the number is sure; where they do not, the word carries the other reading for the later stages to judge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from petik.ingest.ocr.engine import tesseract
from petik.ingest.ocr.engine.tesseract import Reading
from petik.ingest.ocr.paper.prepare import Gray

LETTER = 44  # pixels: height of the digits on the sheet; the page pass has about 35
MAX_NUMBERS = 400  # numbers of a page that are read twice, at most
# "18.450.000,00", "95%", "19680314", "1)", "(96)", "001", "2.-", "-2,5"
NUMERIC = re.compile(r"^[(\-–]?\d[\d.,\-–%)/:;]*$")
AGREED = 0.98  # confidence of a number that was read alike twice (measured: see bench/keyakinan)
SIGNS = 0.75  # …with other full stops and commas
DOUBTED = 0.45  # …with other digits
SURE = 0.90  # a second reading this sure, and surer than the first, is the one that is kept
LONE = 0.70  # …that the second reading did not find
ALPHABET = "0123456789.,%()/-"


@dataclass(frozen=True, slots=True)
class _Slot:
    """One number on the sheet: its reading's index and the rows of pixels that it takes."""

    index: int
    top: int
    bottom: int


def read_twice(gray: Gray, readings: Sequence[Reading], dpi: float) -> list[Reading]:
    """*readings* with the confidence that two readings give; `other` holds the second where it differs."""
    numbers = [i for i, r in enumerate(readings) if NUMERIC.match(r.text)][:MAX_NUMBERS]
    if not numbers:
        return list(readings)
    sheet, slots = _sheet(gray, readings, numbers)
    found = tesseract.read(sheet, dpi, tesseract.BLOCK_MODE, alphabet=ALPHABET, languages="eng")
    out = list(readings)
    for slot in slots:
        parts = [f for f in found if slot.top <= (f.top + f.bottom) / 2 <= slot.bottom]
        parts.sort(key=lambda f: f.left)
        second = "".join(p.text for p in parts)
        sure = min((p.confidence for p in parts), default=0.0)
        out[slot.index] = judge(out[slot.index], second, sure)
    return out


def _sheet(gray: Gray, readings: Sequence[Reading], numbers: Sequence[int]) -> tuple[Gray, list[_Slot]]:
    """The numbers below each other on white, and where each stands."""
    crops = [_crop(gray, readings[i]) for i in numbers]
    gap = LETTER
    width = max(c.shape[1] for c in crops) + 2 * gap
    height = sum(c.shape[0] + gap for c in crops) + gap
    sheet = np.full((height, width), 255, dtype=np.uint8)
    slots, y = [], gap
    for i, crop in zip(numbers, crops, strict=True):
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


def judge(first: Reading, second: str, sure: float) -> Reading:
    """The first reading of a number with the confidence that the second gives it."""
    if not any(c.isdecimal() for c in second):
        return replace(first, confidence=min(first.confidence, LONE))
    if _plain(first.text) == _plain(second):
        return replace(first, confidence=max(first.confidence, AGREED))
    if sure >= SURE and sure > first.confidence:
        swapped = replace(first, text=_like(first.text, second), other=first.text, other_confidence=first.confidence)
        return replace(swapped, confidence=DOUBTED if _digits(first.text) != _digits(second) else SIGNS)
    other = replace(first, other=second, other_confidence=round(sure, 3))
    if _digits(first.text) == _digits(second):
        return replace(other, confidence=min(first.confidence, SIGNS))
    return replace(other, confidence=min(first.confidence, DOUBTED))


def _like(first: str, second: str) -> str:
    """The second reading with the dash that ends an amount ("Rp 5.000,-"), which the sheet's crop may cut off."""
    return f"{second},-" if first.endswith(",-") and not second.endswith("-") else second


def _plain(text: str) -> str:
    """A number without what does not change it: dashes, brackets and stops at its ends."""
    return text.replace("–", "-").strip(".,-()/:; ")


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdecimal())
