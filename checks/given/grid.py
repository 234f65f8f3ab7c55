"""One table of a document, cell by cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from petik.checks.given.table_rows import Row, text_of, whole_of

HEADING_ROWS = 6  # rows of a heading
BARE_NUMBER = re.compile(r"^[\s(]*(?:Rp\.?\s*)?\d[\d.,\s]*%?[\s)]*$", re.I)  # a cell that is one number, no heading


@dataclass(frozen=True)
class Grid:
    """One table: its cells by row and column (both from 1)."""

    number: int
    cells: tuple[Row, ...]

    @property
    def title(self) -> str | None:
        """The caption."""
        found = self.cells[0].get("judul")
        return found if isinstance(found, str) else None

    @property
    def page(self) -> int | None:
        """The page on which the table begins."""
        found = self.cells[0].get("halaman")
        return found if isinstance(found, int) else None

    def heading(self, kolom: int, until: int) -> str:
        """The headings of column *kolom*, of the rows above row number *until* (from 0) that hold no amounts."""
        texts = []
        for row in self.rows[: min(until, HEADING_ROWS)]:
            if any(BARE_NUMBER.match(text_of(c, "teks")) for c in row):
                break
            for c in row:
                first = whole_of(c, "kolom")
                if first <= kolom < first + max(1, whole_of(c, "rentang_kolom")) and text_of(c, "teks"):
                    texts.append(text_of(c, "teks"))
        return " ".join(texts)

    @cached_property
    def rows(self) -> tuple[tuple[Row, ...], ...]:
        """The cells row by row, each row from left to right."""
        rows: dict[int, list[Row]] = {}
        for cell in self.cells:
            rows.setdefault(whole_of(cell, "baris"), []).append(cell)
        return tuple(tuple(sorted(cells, key=lambda c: whole_of(c, "kolom"))) for _, cells in sorted(rows.items()))
