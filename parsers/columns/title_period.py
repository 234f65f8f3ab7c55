"""The month or quarter that stands above a table of progress: "BULAN : JUNI 2018", "Keadaan s.d. Triwulan II 2019"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import inf

from petik.parsers.columns.captions import CITED
from petik.parsers.columns.column import Column
from petik.parsers.columns.heading_periods import MONTH, MONTH_NAMES, QUARTER, ROMAN, month_period
from petik.parsers.model import Line, Table
from petik.parsers.print.strings import clean

YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
# "TAHUN ANGGARAN 2018"
TITLE_YEAR = re.compile(r"\b(?:tahun|t\.?\s*a\.?)(?:\s+anggaran)?\s*:?\s*(20[0-4]\d)(?!\s*[-–/])\b", re.I)
LINES = 10  # lines above a table that may belong to its title
WORDS = 14  # a line of a title has no more
# as in "BULAN : JUNI 2018", "s.d. Bulan Juni", "Keadaan akhir Juni 2018", "Posisi : 30 Juni 2018"
SAYS_MONTH = re.compile(
    r"\b(?:bulan|keadaan|posisi|periode|s\.?\s*/?\s*d\.?|sampai dengan)\s*:?\s*(?:bulan|tanggal|akhir|\d{1,2})?\s*:?\s*"
    rf"(?P<month>{MONTH_NAMES})\b",
    re.I,
)
# as in "Keadaan Bulan : Juni", "Sampai dengan 31 Juli 2020"
LABEL = re.compile(
    r"^(?:keadaan|posisi|bulan|periode|triwulan|tw|sampai\s+dengan|s\.?\s*/?\s*d\.)(?!\w)|^[a-z /]{4,40}\s*:", re.I
)
MONEY = ("anggaran", "realisasi_anggaran", "persen_anggaran")
DONE = ("realisasi_anggaran", "realisasi", "fisik")
PART = re.compile(r"(?:^|-)(?:TW|S|B)\d")


def part_of_year(titles: Sequence[str]) -> str:
    """ "2018-B06" or "B06" from the *titles* above a table, "" where they name no month or quarter, or several."""
    parts: set[str] = set()
    years: set[str] = set()
    for title in titles:
        years |= set(YEAR.findall(title))
        found = {f"TW{ROMAN[q.lower()]}" for q in QUARTER.findall(title)}
        for match in SAYS_MONTH.finditer(title):
            month = MONTH.match(match["month"])
            if month is not None:
                found.add(month_period(month))
        parts |= found
    if len(parts) != 1:
        return ""
    return "-".join([*(years if len(years) == 1 else ()), *parts])


def year_in(titles: Sequence[str]) -> str:
    """The one year that the *titles* of a table give it ("PERJANJIAN KINERJA TAHUN 2018"), "" for none or several."""
    years = {y for t in titles for y in TITLE_YEAR.findall(CITED.sub(" ", t))}
    return years.pop() if len(years) == 1 else ""


def titles_above(
    table: Table, outside: Sequence[Line], upper: float = 0.0, beside: Sequence[Table] = (), sheet: bool = False
) -> list[str]:
    """The short lines above *table* (and below *upper*, points) on its page, from the top down.

    Where tables stand *beside* it, only the print over its own columns. Above a table of a *sheet* stand titles only,
    in whatever letters.
    """
    left = max([(t.box.x1 + table.box.x0) / 2 for t in beside if t.box.x1 <= table.box.x0], default=-inf)
    right = min([(t.box.x0 + table.box.x1) / 2 for t in beside if t.box.x0 >= table.box.x1], default=inf)
    above = [x for x in outside if upper <= x.box.top and x.box.bottom <= table.box.top + 2]
    pieces = [[w.text for w in x.words if left < w.box.cx < right] for x in sorted(above, key=lambda x: x.box.top)]
    texts = [clean(" ".join(words)) for words in pieces if words]
    return [t for t in texts[-LINES:] if len(t.split()) <= WORDS and (sheet or _is_title(t))]


def _is_title(text: str) -> bool:
    """A line in capitals or one that is a label itself ("Bulan : Juni 2018"); running text names months too."""
    return text.isupper() or LABEL.match(text) is not None


def in_part(columns: Sequence[Column], part: str) -> list[Column]:
    """*columns* of a table of progress that name no month or quarter themselves, taken to be of *part*.

    The year's budget beside what was spent until then counts too (CONTRACT.md, monthly progress); a table that only
    plans is not of the month in which it was written.
    """
    fields = {c.field for c in columns}
    if not part or not fields & set(DONE) or any(PART.search(c.periode) for c in columns):
        return list(columns)
    money = not fields & {"indikator", "indikator_campuran"}
    wanted = MONEY if money else (*MONEY, "realisasi", "capaian")
    return [replace(c, periode=_joined(c.periode, part)) if c.field in wanted else c for c in columns]


def _joined(own: str, part: str) -> str:
    """The part of the year that a column itself names; one of another year stays."""
    year, _, rest = part.rpartition("-")
    if own and year and own != year:
        return own
    return f"{own}-{rest}" if own else part
