"""What a printed number is worth where numbers are only compared: shares, sums. Values are made in `normalise/`."""

from __future__ import annotations

import re

from petik.parsers.print.strings import clean
from petik.schemas.bilangan import MARK, in_threes

FIGURE = re.compile(r"^\(?(?:Rp\.?\s*)?(-?\d[\d.,]*)\s*\)?(?:,-)?\s*(%)?", re.I)  # "Rp 1.250.000", "94,71 %"


def figure(text: str) -> float | None:
    """The number that opens a cell, its style told by the cell alone; None where there is none or it is ambiguous."""
    match = FIGURE.match(clean(text))
    if match is None:
        return None
    digits = match[1].strip(".,")
    marks, groups = MARK.findall(digits), MARK.split(digits)
    if marks and len(groups[-1]) != 3 and len(set(marks[:-1])) <= 1 and (len(marks) == 1 or marks[-1] != marks[0]):
        return float("".join(groups[:-1]) + "." + groups[-1])
    if marks and not in_threes(groups):
        return None
    return float("".join(groups))



def digits_value(text: str) -> int | None:
    """Whole rupiah of a money print, for comparing sums only (values proper are made later): "1.631.079.573,00"."""
    body = re.sub(r"[.,]\d{2}$", "", clean(text).replace(",-", "").strip(" -"))
    digits = re.sub(r"\D", "", body)
    return int(digits) if digits else None


