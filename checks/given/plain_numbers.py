"""Prints as plain numbers, and whether two of them can be compared."""

from __future__ import annotations

import re
from decimal import Decimal

from petik.checks.given.keys import key_of
from petik.normalise.values.satuan import kenal
from petik.schemas.record import Kuantitas

# "5 - 6", "5,5 s.d. 6"
RANGE = re.compile(r"\s*\d+(?:[.,]\d+)?\s*(?:[-–—]|s\.?\s*/?\s*d\.?|sampai)\s*\d", re.I)
COMPARISON = re.compile(r"[<>≤≥]|minimal|maksimal|min\.|maks\.", re.I)


def plain_number(quantity: Kuantitas | None) -> float | None:
    """The number of a quantity that is plainly one: no range, no comparison; None otherwise."""
    if quantity is None or quantity.value is None:
        return None
    if RANGE.match(quantity.raw) or COMPARISON.search(quantity.raw):
        return None
    return float(quantity.value)


def half_step(quantity: Kuantitas) -> float:
    """Half the last printed digit of a quantity: 0.005 for "86,67", 0.5 for "87"."""
    value = Decimal(str(quantity.value))
    printed = re.search(r"[.,](\d{1,2})(?!\d)", quantity.raw)  # "80,00" says more than its value 80
    places = max(-int(value.as_tuple().exponent), len(printed[1] if printed else ""))
    return 0.5 * float(10.0**-places)


def same_value(left: Kuantitas, right: Kuantitas) -> bool:
    """True where two prints give one value; rounding explains a difference only where one has fewer decimals."""
    if left.value is None or right.value is None:
        return True
    steps = half_step(left), half_step(right)
    coarse = max(steps) if steps[0] != steps[1] else 0.0
    return abs(float(left.value) - float(right.value)) <= coarse + 1e-9


def units_differ(target: Kuantitas, realisasi: Kuantitas) -> bool:
    """True where both units are known and differ, or one is a percentage and the other a count."""
    left = kenal(target.satuan) if target.satuan else None
    right = kenal(realisasi.satuan) if realisasi.satuan else None
    if left is None or right is None:
        return bool(target.satuan and realisasi.satuan and key_of(target.satuan) != key_of(realisasi.satuan))
    return left.nama != right.nama


def in_per_cent(capaian: Kuantitas) -> bool:
    """True for an achievement in per cent; one with a unit of its own ("5 Laporan") is none."""
    unit = kenal(capaian.satuan) if capaian.satuan else None
    return unit is None or unit.jenis in ("persen", "nilai")
