"""How numbers are grouped in threes: "1.234.567,50" as Indonesian does (PUEBI III.A), "1,234,567.50" as English does.

The one home of that form. Which of the two a document uses, and what "1.250" is worth, `normalise/values/angka.py`
decides; here stands only what such a print looks like.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

MARK = re.compile(r"[.,]")


def grouped(decimals: str = "", groups: str = "+") -> str:
    """A pattern of a number whose groups keep to one mark. *groups*: how many, as a regular expression counts.

    *decimals*: how many may follow the other mark ("2", "1,4"), "" for none.
    """
    dotted, comma = rf"(?:\.\d{{3}}){groups}", rf"(?:,\d{{3}}){groups}"
    if decimals:
        dotted, comma = rf"{dotted}(?:,\d{{{decimals}}})?", rf"{comma}(?:\.\d{{{decimals}}})?"
    return rf"\d{{1,3}}(?:{dotted}|{comma})"


def mixed(groups: str = "+") -> str:
    """A pattern of a number in groups whose marks may differ, as typists and readers of scans confuse them."""
    return rf"\d{{1,3}}(?:[.,]\d{{3}}){groups}"


def in_threes(parts: Sequence[str]) -> bool:
    """True where the digits behind the first mark of a number, cut at its marks, are groups of three."""
    return all(len(p) == 3 for p in parts[1:])


def is_grouped(parts: Sequence[str]) -> bool:
    """True where the first group has no more than three digits either."""
    return len(parts[0]) <= 3 and in_threes(parts)


def thousands(digits: str) -> str:
    """A print of whole *digits* as Indonesian groups them: "1234" is "1.234"."""
    return re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ".", digits)
