"""The formulas of achievement, and which of them a printed achievement may follow.

Higher is better: R/T x 100. Lower is better: (2T-R)/T x 100, printed as "Rencana-(Realisasi-Rencana)"; T/R x 100 and
1+(1-R/T) also occur. A range divides by its upper bound what lies above it, by its lower bound what lies below.
"""

from __future__ import annotations

import re
from decimal import Decimal

from petik.schemas.data import istilah, pilihan
from petik.schemas.record import Kuantitas

# "5 - 6", "5,5 s.d. 6"
RENTANG = re.compile(r"\s*\d+(?:[.,]\d+)?\s*(?:[-–—]|s\.?\s*/?\s*d\.?|sampai)\s*\d", re.I)
PEMBANDING = re.compile(r"[<>≤≥]|minimal|maksimal|min\.|maks\.", re.I)
# words that make a bad noun good: "Persentase penyelesaian pengaduan"
PENANGANAN = re.compile(rf"\b(?:{pilihan(istilah().penanganan)})\b", re.I)
# head nouns of which less is better: "Angka kematian ibu"
BURUK = re.compile(rf"\b(?:{pilihan(istilah().buruk)})\b", re.I)
MENURUN = re.compile(rf"\b(?:{pilihan(istilah().menurun)})\b", re.I)
# the formula in words: "Rencana - (Realisasi - Rencana)"
RUMUS_TERBALIK = re.compile(r"(?:rencana|target)\s*[-–−]\s*\(\s*realisasi\s*[-–−]\s*(?:rencana|target)", re.I)


def makin_rendah(indikator: str | None, sasaran: str | None, formulasi: str | None) -> bool:
    """True where less is better, by the document's formula, then by the wording."""
    if RUMUS_TERBALIK.search(formulasi or ""):
        return True
    name = indikator or ""
    if PENANGANAN.search(name):
        return False
    return bool(BURUK.search(name) or MENURUN.search(name) or MENURUN.search(sasaran or ""))


def biasa(target: float, realisasi: float) -> float:
    """Achievement where more is better. *target* must not be 0."""
    return realisasi / target * 100


def terbalik(target: float, realisasi: float) -> list[float]:
    """The achievements that count where less is better. *target* must not be 0."""
    out = [(2 * target - realisasi) / target * 100]
    return [*out, target / realisasi * 100] if realisasi else out


def satu_bilangan(quantity: Kuantitas | None) -> float | None:
    """The number of a quantity that is plainly one: no range, no comparison; None otherwise."""
    if quantity is None or quantity.value is None:
        return None
    if RENTANG.match(quantity.raw) or PEMBANDING.search(quantity.raw):
        return None
    return float(quantity.value)


def langkah(quantity: Kuantitas) -> float:
    """Half the last printed digit of a quantity: 0.005 for "86,67", 0.5 for "87"."""
    value = Decimal(str(quantity.value))
    printed = re.search(r"[.,](\d{1,2})(?!\d)", quantity.raw)  # "80,00" says more than its value 80
    places = max(-int(value.as_tuple().exponent), len(printed[1] if printed else ""))
    return 0.5 * float(10.0**-places)


def karena_pembulatan(target: Kuantitas, realisasi: Kuantitas, capaian: float, poin: float) -> bool:
    """True where rounding of the printed percentages explains the difference; counts are exact."""
    if "%" not in target.raw + (target.satuan or "") or target.value is None or realisasi.value is None:
        return False
    t, r, dt, dr = float(target.value), float(realisasi.value), langkah(target), langkah(realisasi)
    if t <= 0:
        return False
    return (r - dr) / (t + dt) * 100 - poin <= capaian <= (r + dr) / (t - dt) * 100 + poin
