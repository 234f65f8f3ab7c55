"""Cells of a displaced dump: lines joined where the dump shows, by a space at the line's end, that the cell goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from petik.parsers.dump.lines import TextLine, print_from, print_of
from petik.parsers.model import Print
from petik.parsers.print.strings import clean

MIN_OPEN = 0.08  # share of lines that end with a space below which the dump does not use them


@dataclass(frozen=True, slots=True)
class DumpCell:
    """One cell's text with the lines it stands on."""

    text: str
    lines: tuple[TextLine, ...]

    def printed(self, confidence: float | None = None, note: str | None = None) -> Print | None:
        return print_from(self.text, self.lines, confidence, note) if self.text else None


def marks_wraps(lines: Sequence[TextLine]) -> bool:
    """True where the dump ends wrapped lines with a space."""
    return sum(line.open for line in lines) >= MIN_OPEN * max(1, len(lines))


def cells_of(lines: Sequence[TextLine]) -> list[DumpCell]:
    """Lines to cells, in order. Where the dump marks no wraps, every line is a cell of its own."""
    marked = marks_wraps(lines)
    out: list[DumpCell] = []
    run: list[TextLine] = []
    for line in lines:
        run.append(line)
        if not (marked and line.open):
            out.append(_cell(run))
            run = []
    if run:
        out.append(_cell(run))
    return out


def _cell(run: Sequence[TextLine]) -> DumpCell:
    found = print_of(run)
    return DumpCell(found.text if found is not None else "", tuple(run))


# what opens an indicator's name: a noun of measure. "Persentase …", "Jumlah …", "∑ …"
MEASURE = re.compile(
    r"^(?:\W|\d{1,2}[.)]\s)*(?:persentase|prosentase|presentase|persentasi|jumlah|nilai|indeks|tingkat|cakupan|rasio|rata|"
    r"pertumbuhan|angka|capaian|predikat|skor|laju|volume|waktu|frekuensi|kontribusi|∑|%)",
    re.I,
)
BROKEN_MEASURE = re.compile(
    r"^(?:p[er]{2}sentas\s+e|prosentas\s+e|juml\s+ah|capian|output|outcome|proporsi|opini)\b", re.I
)
# what opens an aim: "Meningkatnya …", "Terwujudnya …", "Meningkatkan …"
AIM = re.compile(
    r"^(?:\W|\d{1,2}[.)]\s)*(?:meningkat|menurun|mewujud|terwujud|tercipta|tercapai|terlaksana|tersedia|terpenuhi|"
    r"terselenggara|terkendali|berkembang|optimal|bertambah|berkurang|terjalin|terbina)",
    re.I,
)


def is_measure(text: str) -> bool:
    """True for wording that names an indicator, also where its cell broke the first word ("Persentas e Usaha")."""
    if not any(c.isalpha() or c == "∑" for c in text):
        return False  # "(%)" is the unit behind a name
    return bool(MEASURE.match(clean(text)) or BROKEN_MEASURE.match(clean(text)))


def is_aim(text: str) -> bool:
    """True for wording that names a sasaran or tujuan."""
    return bool(AIM.match(clean(text)))
