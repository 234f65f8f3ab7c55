"""One print, one reading: what was read twice, or torn in two, becomes one word again.

Tesseract's page layout sometimes takes the lower half of a line for a line of its own ("DAIUAN" below "SATUAN"), and
sometimes a gap between two letters for a blank ("Ang garan").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from petik.ingest.ocr.engine.tesseract import Reading

SAME = 0.6  # of the smaller box: covered by another's, it is the same print
NARROW = 0.17  # heights: a gap between letters; blanks are twice as wide
LEVEL = 0.7  # of the second half's height, beside the first
STEM, TAIL = re.compile(r"^\(?[A-Za-z][a-z]*$"), re.compile(r"^[a-z]{2,}[.,:;)]?$")  # "Ang" + "garan"


def single(readings: Sequence[Reading]) -> list[Reading]:
    """*readings* without those that lie over another which was read more surely, in the order given."""
    order = sorted(range(len(readings)), key=lambda i: (-_weight(readings[i]), i))
    boxes = np.array([(r.left, r.top, r.right, r.bottom) for r in readings], dtype=np.float64).reshape(-1, 4)
    kept = np.zeros(len(readings), dtype=bool)
    for i in order:
        kept[i] = not _covered(boxes[kept], boxes[i])
    return [r for r, yes in zip(readings, kept, strict=True) if yes]


def _weight(r: Reading) -> float:
    return r.confidence * min(len(r.text), 4)


def _covered(others: npt.NDArray[np.float64], box: npt.NDArray[np.float64]) -> bool:
    """Whether one of *others* (rows of left, top, right, bottom) lies over *box*."""
    wide = np.minimum(others[:, 2], box[2]) - np.maximum(others[:, 0], box[0])
    high = np.minimum(others[:, 3], box[3]) - np.maximum(others[:, 1], box[1])
    areas = (others[:, 2] - others[:, 0]) * (others[:, 3] - others[:, 1])
    least = np.minimum(areas, (box[2] - box[0]) * (box[3] - box[1]))
    return bool(((wide > 0) & (high > 0) & (wide * high > SAME * least)).any())


def mended(readings: Sequence[Reading]) -> list[Reading]:
    """*readings* with the words joined that a gap between letters tore in two, in the order given."""
    stems = [i for i, r in enumerate(readings) if STEM.match(r.text)]
    out: list[Reading | None] = list(readings)
    for k in sorted((k for k, r in enumerate(readings) if TAIL.match(r.text)), key=lambda k: readings[k].left):
        i = next((i for i in stems if i != k and _torn(out[i], readings[k])), None)
        if i is not None and (stem := out[i]) is not None:
            out[i], out[k] = _joined(stem, readings[k]), None
    return [r for r in out if r is not None]


def _joined(a: Reading, b: Reading) -> Reading:
    top, bottom = min(a.top, b.top), max(a.bottom, b.bottom)
    return Reading(a.text + b.text, a.left, top, b.right, bottom, min(a.confidence, b.confidence), a.line)


def _torn(a: Reading | None, b: Reading) -> bool:
    if a is None or min(a.bottom, b.bottom) - max(a.top, b.top) < LEVEL * (b.bottom - b.top):
        return False
    tall = max(a.bottom - a.top, b.bottom - b.top)
    close = -0.1 * tall <= b.left - a.right <= NARROW * tall
    return close and STEM.match(a.text) is not None and TAIL.match(b.text) is not None
