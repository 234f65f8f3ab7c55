"""The period that a heading names: year, semester, quarter, month."""

from __future__ import annotations

import re
from collections.abc import Sequence

from petik.parsers.print.strings import clean
from petik.schemas.data import nomor_bulan

_TRIWULAN = r"\s?".join("triwulan")  # narrow columns break the word: "Triwul an 1"
# as in "TW I", "Trw. II", "Triwulan 3", "TRIWULAN KE IV", "TW 2 (B06)"
QUARTER = re.compile(rf"\b(?:tw|trw|triw|{_TRIWULAN})\.?\s*(?:ke\s*-?\s*)?(iv|iii|ii|i|[1-4])\b", re.I)
QUARTER_WORD = re.compile(rf"\b(?:tw|trw|{_TRIWULAN})\b", re.I)
BARE_QUARTER = re.compile(r"^\(?\s*(iv|iii|ii|i|[1-4])\s*\)?$", re.I)  # "III" below "Triwulan"
SEMESTER = re.compile(r"\b(?:semester|smt)\.?\s*(ii|i|[12])\b", re.I)  # "Semester I"
MONTH_NAMES = "|".join(sorted(nomor_bulan(), key=len, reverse=True))
# a heading that is a month and nothing else: "Jan", "Pebruari", "Bulan Agustus", "Sept. 2022", "Mar-24" of a date cell
MONTH = re.compile(rf"^(?:bulan\s+)?({MONTH_NAMES})\.?(?:[\s\-/']+(?:20)?[0-4]\d)?$", re.I)
SHORT_YEAR = re.compile(r"[\s\-/']([0-4]\d)$")  # "Mar-24"
YEAR = re.compile(r"\b(20[0-4]\d)\b")  # "Tahun 2016", "(2016)"
# words that only say that a period follows: "Tahun", "pada", "s/d", "sampai dengan"
PERIOD_WORDS = re.compile(r"\b(?:tahun|thn|th|ta|bulan|pada|s\.?/?d\.?|sampai dengan|ke)\b|[()=:/\-–.]", re.I)
# a year that is told by the document's own: "Th. (n-1)", "Tahun N", "TA n+1"
RELATIVE_YEAR = re.compile(
    r"\b(?:th|thn|tahun|ta)\.?\s*\(?\s*n\s*(?:(?P<sign>[-–+])\s*(?P<by>\d))?\s*\)?(?![a-z])", re.I
)
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def month_period(found: re.Match[str]) -> str:
    """ "B06" for what MONTH found in "Bulan Juni"."""
    return f"B{nomor_bulan()[found[1].casefold()]:02d}"


def period_of(text: str, below_quarters: bool = False) -> str:
    """The period that a heading names, "" where it names none. *below_quarters*: a parent heading says "Triwulan"."""
    years = YEAR.findall(text)
    year = years[-1] if len(set(years)) == 1 else ""
    relative = RELATIVE_YEAR.search(text)
    if relative is not None and not years:
        year = {"+": "Np", None: "N"}.get(relative["sign"], "Nm") + (relative["by"] or "0")
    part = ""
    quarters = QUARTER.findall(text)
    if len(quarters) == 1:
        part = f"TW{ROMAN[quarters[0].lower()]}"
    elif (bare := BARE_QUARTER.match(clean(text))) and below_quarters:
        part = f"TW{ROMAN[bare.group(1).lower()]}"
    elif semester := SEMESTER.search(text):
        part = f"S{ROMAN[semester.group(1).lower()]}"
    elif month := MONTH.match(clean(text)):
        part = month_period(month)
        short = SHORT_YEAR.search(clean(text))
        year = year or (f"20{short[1]}" if short else "")
    return "-".join(p for p in (year, part) if p)


def without_period(text: str) -> str:
    """A heading without its period words: "Realisasi Tahun 2016" to "Realisasi"."""
    if MONTH.match(clean(text)):
        return ""
    text = clean(RELATIVE_YEAR.sub(" ", text))
    if not (QUARTER_WORD.search(text) or SEMESTER.search(text) or YEAR.search(text)):
        return text
    out = QUARTER_WORD.sub(" ", SEMESTER.sub(" ", YEAR.sub(" ", QUARTER.sub(" ", text))))
    out = re.sub(r"\b(?:i\s*-\s*iv|iv|iii|ii|i)\b", " ", out, flags=re.I) if QUARTER_WORD.search(text) else out
    return clean(PERIOD_WORDS.sub(" ", out))


def period_of_parts(parts: Sequence[str]) -> str:
    """The period that the parts of one heading name together, "" for none."""
    below = any(QUARTER_WORD.search(p) for p in parts)
    year = part = ""
    for p in parts:
        found = period_of(p, below)
        for piece in found.split("-"):
            if piece[:1].isdecimal() or piece[:1] == "N":
                year = piece
            elif piece:
                part = piece
    return "-".join(x for x in (year, part) if x)


