"""The period that a heading names: year, semester, quarter, month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from petik.parsers.columns.column import Column
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
# years by their place in a plan (Permendagri 86/2017, T-C.23 to T-C.25): "Target Renstra Tahun ke-", "Tahun ke - 3"
ORDINAL = re.compile(r"\b(?:tahun|thn|th)\.?\s+ke\b\s*[-–]?\s*(?P<nth>[1-6]\b|iv\b|vi?\b|i{1,3}\b)?", re.I)
PLAN_NUMBER = re.compile(r"^\W*(?P<nth>[1-6]|iv|vi?|i{1,3})\W*$", re.I)  # "3", "(3)", "III"
PLAN_NUMERALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
SPANS = (5, 6)  # years of a plan; six where it begins with the year that it is made in
RESULTS = ("realisasi", "realisasi_anggaran")


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


def in_plan(columns: Sequence[Column]) -> list[Column]:
    """*columns* below "Tahun ke-" with the period "K3/5" (the third of five years of the plan).

    A table that tells results of such years speaks of the plan before: "L3/5". Headings that name years themselves, and
    groups that are no five or six years, stay as they are.
    """
    out: list[Column] = []
    for key, run in groupby(columns, key=_group):
        own = list(run)
        out += _numbered(own) if key else own
    past = any(c.periode[:1] == "K" and c.field in RESULTS for c in out)
    return [replace(c, periode=f"L{c.periode[1:]}") if past and c.periode[:1] == "K" else c for c in out]


def _group(column: Column) -> str:
    """What columns of one group have in common: the heading down to "Tahun ke-"; "" for others."""
    if column.periode not in ("", "AKHIR") or (found := ORDINAL.search(column.heading)) is None:
        return ""
    return column.heading[: found.start()].strip() or column.heading[: found.end()]


def _numbered(run: Sequence[Column]) -> list[Column]:
    numbers = [_number(c) for c in run]
    if None in numbers:
        numbers = list(range(1, len(run) + 1))
    known = [n for n in numbers if n is not None]
    if max(known) not in SPANS or len(set(known)) != max(known):
        return list(run)
    return [replace(c, periode=f"K{n}/{max(known)}") for c, n in zip(run, known, strict=True)]


def _number(column: Column) -> int | None:
    """Which year of the plan the heading names, behind the words or below them."""
    said = ORDINAL.search(column.heading)
    last = PLAN_NUMBER.match(column.heading.rsplit(" > ", 1)[-1])
    nth = (said["nth"] if said else None) or (last["nth"] if last else None)
    return None if nth is None else PLAN_NUMERALS.get(nth.lower()) or int(nth)
