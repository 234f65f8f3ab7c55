"""Units and factors that a heading gives to its cells: "Target (%)", "Target (Km) 2023", "Anggaran (Rp. 000)"."""

from __future__ import annotations

import re
from dataclasses import replace

from petik.parsers.columns.column import MONEY, Column
from petik.parsers.model import Print
from petik.parsers.print.strings import clean
from petik.schemas.data import kata_skala, pilihan, satuan

BRACKET = re.compile(r"\(([^()]{1,30})\)")
# as in "Rp. 000", "Rp.000,-", "x 1.000", "1.000.000"; "dalam ribuan rupiah", "juta Rp", "Rp miliar"
ZEROS = {3: r"(?:1[.,])?000", 6: r"(?:1[.,])?000[.,]000"}
FACTORS = tuple(
    (
        10**power,
        re.compile(
            (rf"^(?:rp\.?|x|×|dalam)?\s*\.?\s*{ZEROS[power]}(?:,-)?$|" if power in ZEROS else "")
            + rf"\b(?:{pilihan(kata_skala(power))})(?:an)?\b",
            re.I,
        ),
    )
    for power in (3, 6, 9, 12)
)
COUNTED = ("target", "realisasi")
OWN_FACTOR = re.compile(rf"\b(?:{pilihan(kata_skala())}|M)\b")  # the cell says it itself: "694,29 M"


def factor_of(heading: str) -> int:
    """By how much the numbers below a heading are to be multiplied, 1 where it names no factor."""
    for inside in BRACKET.findall(heading):
        for factor, pattern in FACTORS:
            if pattern.search(clean(inside)):
                return factor
    return 1


def unit_of(heading: str) -> str | None:
    """The unit in the brackets of a heading, as printed; None where they hold none."""
    for inside in reversed(BRACKET.findall(heading)):
        text = clean(inside)
        known = satuan().get(text.casefold().rstrip("."))
        if known is not None and known.nama != "Rp":
            return text
    return None


def in_unit(found: Print, column: Column) -> Print:
    """*found* with the unit and the factor that the heading of its column gives; what the cell prints itself wins."""
    if column.field in COUNTED:
        unit = unit_of(column.heading)
        return replace(found, satuan=unit) if unit is not None else found
    if column.field in MONEY and not OWN_FACTOR.search(found.text):
        factor = factor_of(column.heading)
        return replace(found, kali=factor) if factor != 1 else found
    return found
