"""Dates in the place of a number: "31 Desember", "4-Mei", "Mei 4" name a day or a month, not a quantity."""

from __future__ import annotations

import re
from functools import cache

from petik.schemas.data import nomor_bulan


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(form.format(bulan="|".join(sorted(nomor_bulan(), key=len, reverse=True))), re.IGNORECASE)


def is_date(before: str, after: str) -> bool:
    """True where a month's name stands directly at the number that has *before* and *after* on its sides."""
    behind = _pattern(r"^\s?[-/. ]?\s?(?:{bulan})\b(?!\w)")  # "31 Desember", "4-Mei", "1/Jan"
    ahead = _pattern(r"\b(?:{bulan})\.?\s?[-/' ]?\s?$")  # "Mei 4", "Mar-24", "Desember 2024"
    return bool(behind.match(after) or ahead.search(before))
