"""Tables of a dump that keeps the page's layout by spaces ("pdftotext -layout"): columns by white, as on pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from petik.ingest.page import Page
from petik.parsers.dump.lines import TextLine
from petik.parsers.dump.tabs import tab_tables
from petik.parsers.dump.value_streams import ACHIEVEMENT, bears_out
from petik.parsers.model import ParsedDocument, Print, Table
from petik.parsers.print.lines import group_lines
from petik.parsers.tables.aligned import aligned_tables
from petik.parsers.tables.open import Open

UNSURE = 0.6
NOTE = "kolom menurut spasi, pasangannya tidak pasti"
MONEY = {"anggaran", "realisasi", "persen"}
GAP = re.compile(r"\S {3,}\S")  # white between two columns of one line
FEWEST, SHARE = 4, 0.15  # lines with such white from which on the dump keeps the layout; their share of all lines


def is_laid_out(lines: Sequence[TextLine]) -> bool:
    """True where many lines hold white as wide as between columns, and many are set in."""
    gaps = sum(GAP.search(line.text) is not None for line in lines)
    indented = sum(line.words[0].box.x0 >= 3 * 6.0 for line in lines)
    return gaps >= FEWEST and gaps >= SHARE * len(lines) and indented >= SHARE * len(lines)


def laid_out_tables(lines: Sequence[TextLine]) -> list[tuple[Table, list[TextLine]]]:
    """The tables among *lines*, each with the lines that it took."""
    out: list[tuple[Table, list[TextLine]]] = []
    before: Open | None = None
    for number, group in groupby(lines, key=lambda line: line.page):
        own = list(group)
        words = tuple(w for line in own for w in line.words)
        bottom, right = max(w.box.bottom for w in words), max(w.box.x1 for w in words)
        page = Page(number, right, bottom, "dump", words, layout="synthetic")
        tables, before = aligned_tables(page, words, group_lines(words), before)
        for table in tables:
            box = table.box
            out.append((table, [x for x in own if box.top <= (x.box.top + x.box.bottom) / 2 <= box.bottom]))
    return out


def unsure_values(out: ParsedDocument, rows: int, budgets: int) -> None:
    """Values of rows that were read by white alone say so, unless target, result and achievement bear each other out.

    *rows*, *budgets*: how many of *out* were there before.
    """
    for row in out.indikator[rows:]:
        for nilai in row.nilai:
            prints = [p.text for p in (nilai.target, nilai.realisasi, nilai.capaian) if p is not None]
            if len(prints) < ACHIEVEMENT or not bears_out(*prints):
                for name in ("target", "realisasi", "capaian"):
                    setattr(nilai, name, _unsure(getattr(nilai, name)))
    for budget in out.anggaran[budgets:]:
        unsure = {name: _unsure(p) for name, p in budget.fields.items() if name in MONEY}
        budget.fields |= {name: p for name, p in unsure.items() if p is not None}


def _unsure(found: Print | None) -> Print | None:
    return replace(found, confidence=min(found.confidence, UNSURE), note=found.note or NOTE) if found else None


def tables_of(lines: Sequence[TextLine], number: int) -> list[tuple[Table, list[TextLine]]]:
    """Tables by tabs, else by layout; *number* counts the sections of the file."""
    return tab_tables(lines, number) or (laid_out_tables(lines) if is_laid_out(lines) else [])
