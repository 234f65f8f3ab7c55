"""The year that a table's caption names: "Tabel 4.1 Rencana Tindak Lanjut … Tahun 2017" in a report on 2016."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from petik.parsers.columns.column import Column
from petik.parsers.model import Line, Table

CAPTION = re.compile(r"^(?:tabel|daftar)\s*[\dIVX.:-]+", re.I)
# "(Implementasi UU No. 23 Tahun 2014 …)": the year of a regulation
CITED = re.compile(r"\b(?:nomor|no\.?)\s*[\w/.]+\s+tahun\s+20\d\d", re.I)
YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
LINES = 4  # a caption has no more
GAP = 3.0  # heights of print: white between the lines of a caption, and between it and its table
PART = re.compile(r"^(?:TW[1-4]|S[12]|B\d\d)$")


def caption_of(table: Table, outside: Sequence[Line]) -> str | None:
    """The caption above *table*: its lines from "Tabel n" on; None where no such line stands right above it."""
    above = sorted((x for x in outside if x.box.bottom <= table.box.top + 2), key=lambda x: x.box.top)
    below = table.box.top
    texts: list[str] = []
    for line in reversed(above[-LINES:]):
        if below - line.box.bottom > GAP * line.box.height:
            return None
        texts.insert(0, line.text)
        if CAPTION.match(line.text):
            return " ".join(texts)
        below = line.box.top
    return None


def year_of(caption: str) -> str:
    """The one year that the caption names, "" where it names none or several."""
    years = set(YEAR.findall(CITED.sub(" ", caption)))
    return years.pop() if len(years) == 1 else ""


def in_year(columns: Sequence[Column], year: str) -> list[Column]:
    """*columns* whose headings name no year themselves, taken to be of *year*."""
    if not year:
        return list(columns)
    return [replace(c, periode=_full(c.periode, year)) for c in columns]


def _full(period: str, year: str) -> str:
    if not period:
        return year
    return f"{year}-{period}" if PART.match(period) else period
