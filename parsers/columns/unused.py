"""Figures in tables that came into no row, or whose column nothing tells from another: said, never dropped untold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from petik.parsers.columns.column import NUMERIC
from petik.parsers.model import ColumnMatch, ParsedDocument, Table
from petik.parsers.print.strings import clean

FIGURE = re.compile(r"^\(?(?:Rp\.?\s*)?\d[\d.,]*\s*\)?(?:\s*%|,-)?$", re.I)  # "12", "94,7 %", "Rp 1.250.000"
LEAST = 2  # figures that make a column one of figures
ROWS = 3  # rows with figures that make a table one of figures
NAMED = 3  # columns that the note names


@dataclass(frozen=True, slots=True)
class UnusedFigures:
    """Columns of figures that nobody reads in tables that were read; whether tables of figures gave no value at all."""

    columns: tuple[str, ...] = ()
    nothing: bool = False

    def notes(self) -> list[str]:
        """What to say of the document, in Indonesian; [] where nothing is left."""
        out = []
        if self.nothing:
            out.append("ada tabel berangka, tetapi tidak satu pun nilainya terbaca; periksa dengan petik headings")
        if self.columns:
            more = f" dan {len(self.columns) - NAMED} lainnya" if len(self.columns) > NAMED else ""
            out.append(f"kolom berangka yang tidak dipakai: {', '.join(self.columns[:NAMED])}{more}")
        return out


def unused_figures(parsed: ParsedDocument) -> UnusedFigures:
    """What the tables of *parsed* hold in figures beyond its rows."""
    used = {r.table for r in parsed.indikator if r.nilai} | {r.table for r in parsed.anggaran}
    values = any(r.nilai for r in parsed.indikator) or bool(parsed.anggaran)
    planned = parsed.identity.jenis not in (None, "lkip", "lainnya")  # reports count staff, goods and people too
    wanted = {m.table for m in parsed.columns if (m.field or "").split(":")[0] in NUMERIC}
    open_ones = [t for i, t in enumerate(parsed.tables) if planned or i in wanted]
    nothing = not values and any(_rows_of_figures(t) >= ROWS for t in open_ones)
    found: dict[str, None] = {}
    for match in parsed.columns:
        numbering = match.reason.startswith("nomor")  # parsers/columns/contents.py: the numbers of the column beside it
        if match.field is None and not numbering and match.table in used and _figures(parsed.tables, match) >= LEAST:
            heading = f"«{match.heading}»" if match.heading else f"tanpa judul (kolom ke-{match.column + 1})"
            found.setdefault(f"{heading} halaman {match.page}")
    return UnusedFigures(tuple(found), nothing)


def twin_columns(parsed: ParsedDocument) -> set[int]:
    """The tables in which several columns of figures are one field of one period and have one heading."""
    seen: dict[tuple[int, str, str, str], int] = {}
    for m in parsed.columns:
        if (m.field or "").split(":")[0] in NUMERIC and _figures(parsed.tables, m) >= LEAST:
            key = (m.table, m.field or "", m.periode, m.heading)
            seen[key] = seen.get(key, 0) + 1
    return {table for (table, *_), count in seen.items() if count > 1}


def _figures(tables: Sequence[Table], match: ColumnMatch) -> int:
    cells = tables[match.table].cells if match.table < len(tables) else ()
    own = [c for c in cells if c.col == match.column and c.col_span == 1 and c.lines]
    return sum(bool(FIGURE.match(clean(c.text))) for c in own if len(clean(c.text)) > 1)


def _rows_of_figures(table: Table) -> int:
    return len({c.row for c in table.cells if c.col > 0 and c.lines and FIGURE.match(clean(c.text))})
