"""The formulas of achievement, and which of them a printed achievement may follow.

Higher is better: R/T x 100. Lower is better: (2T-R)/T x 100, printed as "Rencana-(Realisasi-Rencana)"; T/R x 100 and
1+(1-R/T) also occur. A range divides by its upper bound what lies above it, by its lower bound what lies below.
"""

from __future__ import annotations

import re

from petik.checks.given.plain_numbers import half_step
from petik.schemas.data import istilah, pilihan
from petik.schemas.record import Kuantitas

# words that make a bad noun good: "Persentase penyelesaian pengaduan"
HANDLING = re.compile(rf"\b(?:{pilihan(istilah().penanganan)})\b", re.I)
# head nouns of which less is better: "Angka kematian ibu"
BAD = re.compile(rf"\b(?:{pilihan(istilah().buruk)})\b", re.I)
FALLING = re.compile(rf"\b(?:{pilihan(istilah().menurun)})\b", re.I)
# the formula in words: "Rencana - (Realisasi - Rencana)"
INVERSE_FORMULA = re.compile(r"(?:rencana|target)\s*[-–−]\s*\(\s*realisasi\s*[-–−]\s*(?:rencana|target)", re.I)


WHOLE_POINT = 1.0  # points by which an achievement may miss that somebody rounded or cut to whole per cent


def less_is_better(indikator: str | None, sasaran: str | None, formulasi: str | None) -> bool:
    """True where less is better, by the document's formula, then by the wording."""
    if INVERSE_FORMULA.search(formulasi or ""):
        return True
    name = indikator or ""
    if HANDLING.search(name):
        return False
    return bool(BAD.search(name) or FALLING.search(name) or FALLING.search(sasaran or ""))


def usual(target: float, realisasi: float) -> float:
    """Achievement where more is better. *target* must not be 0."""
    return realisasi / target * 100


def inverse(target: float, realisasi: float) -> list[float]:
    """The achievements that count where less is better. *target* must not be 0."""
    out = [(2 * target - realisasi) / target * 100]
    return [*out, target / realisasi * 100] if realisasi else out


def cut_to_whole(capaian: float, right: float) -> bool:
    """True where somebody rounded or cut the *right* achievement to whole per cent: 124 for 124.75."""
    return abs(capaian - right) <= WHOLE_POINT and capaian == int(capaian)


def by_rounding(target: Kuantitas, realisasi: Kuantitas, capaian: float, points: float) -> bool:
    """True where rounding of the printed percentages explains the difference; counts are exact."""
    if "%" not in target.raw + (target.satuan or "") or target.value is None or realisasi.value is None:
        return False
    t, r, dt, dr = float(target.value), float(realisasi.value), half_step(target), half_step(realisasi)
    if t <= 0:
        return False
    return (r - dr) / (t + dt) * 100 - points <= capaian <= (r + dr) / (t - dt) * 100 + points
