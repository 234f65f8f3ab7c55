"""Ranks read off scans: misread letters, and the "I" that ends "Pembina Tk. I", a stroke lost more often than read.

PP 99/2000 knows a step ("Tingkat") only as "Tingkat I"; a rank that ends with "Tk." has lost it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from rapidfuzz import fuzz

from petik.parsers.model import Print
from petik.parsers.print.strings import squash
from petik.schemas.data import pangkat
from petik.schemas.keyakinan import UNPROVEN

EDGES = re.compile(r"^[\W_]+|[^\w.]+$")  # pen strokes beside the rank
STEP = "Tingkat I"
LIKE = 82.0  # of 100: likeness of a misread rank to "Penata Tk. I"
ALIKE = 86.0  # …to a rank without a step
AHEAD = 5.0  # points of likeness by which it must lead
NOTE = "pangkat dilengkapi menurut PP 99/2000"


def pangkat_utuh(found: Print | None) -> Print | None:
    """*found* with the step of its rank, where a scan lost it; what a text layer prints stays as it is."""
    if found is None or found.source != "ocr":
        return found
    bare = squash(found.text)
    if bare in _steps():
        return _put_right(found, f"{EDGES.sub('', found.text)} I")
    if bare in _ranks():
        return found
    if (clear := _clear(bare)) is not None:
        return _put_right(found, clear)
    if not bare.endswith(("tk", "tki", "k", "ki")):
        return found
    best = max(_steps(), key=lambda known: fuzz.ratio(bare, known))
    if fuzz.ratio(bare, best) < LIKE:
        return found
    return _put_right(found, f"{_steps()[best]} Tk. I")


def _clear(bare: str) -> str | None:
    """The one rank without a step that a misread print is like, far ahead of the others: "Pembina LHama Muda"."""
    plain = [name for name in pangkat().values() if not name.endswith(STEP)]
    scored = sorted(((fuzz.ratio(bare, squash(name)), name) for name in plain), reverse=True)
    (best, name), (second, _) = scored[0], scored[1]
    return name if best >= ALIKE and best - second >= AHEAD else None


def _put_right(found: Print, text: str) -> Print:
    note = f"{found.note}; {NOTE}" if found.note else NOTE
    confidence = min(found.confidence, UNPROVEN)
    return replace(found, text=text, first=found.first or found.text, note=note, confidence=confidence)


@cache
def _steps() -> dict[str, str]:
    """What is left of ranks with a step ("pembinatk") and their names without it."""
    bases = [name.removesuffix(STEP).strip() for name in pangkat().values() if name.endswith(STEP)]
    return {squash(base) + "tk": base for base in bases}


@cache
def _ranks() -> frozenset[str]:
    """All ranks as they are printed, in full and abbreviated."""
    full = {squash(name) for name in pangkat().values()}
    return frozenset(full | {known + "i" for known in _steps()})
