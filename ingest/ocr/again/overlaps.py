"""One print, one reading: what was read twice, or torn in two, becomes one word again.

Tesseract's page layout sometimes takes the lower half of a line for a line of its own ("DAIUAN" below "SATUAN"), and
sometimes a gap between two letters for a blank ("Ang garan").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from petik.ingest.ocr.engine.tesseract import Reading

SAME = 0.6  # of the smaller box: covered by another's, it is the same print
NARROW = 0.17  # heights: a gap between letters; blanks are twice as wide
LEVEL = 0.7  # of the second half's height, beside the first
STEM, TAIL = re.compile(r"^\(?[A-Za-z][a-z]*$"), re.compile(r"^[a-z]{2,}[.,:;)]?$")  # "Ang" + "garan"


def single(readings: Sequence[Reading]) -> list[Reading]:
    """*readings* without those that lie over another which was read more surely, in the order given."""
    order = sorted(range(len(readings)), key=lambda i: (-_weight(readings[i]), i))
    kept: list[int] = []
    for i in order:
        if not any(_covers(readings[k], readings[i]) for k in kept):
            kept.append(i)
    return [readings[i] for i in sorted(kept)]


def _weight(r: Reading) -> float:
    return r.confidence * min(len(r.text), 4)


def _covers(a: Reading, b: Reading) -> bool:
    wide = min(a.right, b.right) - max(a.left, b.left)
    high = min(a.bottom, b.bottom) - max(a.top, b.top)
    if wide <= 0 or high <= 0:
        return False
    areas = [(r.right - r.left) * (r.bottom - r.top) for r in (a, b)]
    return wide * high > SAME * min(areas)


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
