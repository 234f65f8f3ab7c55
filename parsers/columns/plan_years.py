"""Years told by their place in a medium-term plan: "Target Renstra Tahun ke-" over 1 … 5 (Permendagri 86/2017, tables
T-C.23 to T-C.25)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from petik.parsers.columns.column import Column

# "Target Renstra PD Tahun ke-", "pada Tahun ke - 3"
ORDINAL = re.compile(r"\b(?:tahun|thn|th)\.?\s+ke\b\s*[-–]?\s*(?P<nth>[1-6]\b|iv\b|vi?\b|i{1,3}\b)?", re.I)
NUMBER = re.compile(r"^\W*(?P<nth>[1-6]|iv|vi?|i{1,3})\W*$", re.I)  # "3", "(3)", "III"
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
SPANS = (5, 6)  # years of a plan; six where it begins with the year that it is made in
RESULTS = ("realisasi", "realisasi_anggaran")


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
    last = NUMBER.match(column.heading.rsplit(" > ", 1)[-1])
    nth = (said["nth"] if said else None) or (last["nth"] if last else None)
    return None if nth is None else ROMAN.get(nth.lower()) or int(nth)
