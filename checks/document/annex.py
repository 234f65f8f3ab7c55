"""The rule on an agreement whose annex has headings and no content."""

from __future__ import annotations

from collections.abc import Iterator

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import phrase
from petik.checks.findings.report import finding
from petik.checks.given.grid import Grid
from petik.checks.given.keys import key_of
from petik.checks.given.material import Material
from petik.checks.given.table_rows import text_of
from petik.schemas.temuan import Temuan


def lampiran_kosong(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """A table with the headings of an agreement's annex and nothing below them, in a document without indicators."""
    if material.record.indikator:
        return
    for grid in material.grids:
        if material.kind(grid.page) == "pk" and _empty(grid):
            yield finding(
                material,
                aturan,
                "lampiran-kosong",
                cell=grid.cells[0],
                tempat=phrase("tabel-berjudul", judul=grid.title) if grid.title else phrase("tabel-ke", n=grid.number),
                hitungan=phrase("tabel-perjanjian-kosong"),
            )


def _empty(grid: Grid) -> bool:
    """True for a ruled table of a text layer with headings for indicator and target over rows of empty cells only."""
    columns = {text_of(c, "kolom_baku").partition(":")[0] for c in grid.cells}
    if not {"indikator", "target"} <= columns or any(text_of(c, "metode") != "ruled" for c in grid.cells):
        return False
    named = ("target", "indikator")
    heads = {n for n, row in enumerate(grid.rows) if any(key_of(text_of(c, "teks")).startswith(named) for c in row)}
    body = [row for n, row in enumerate(grid.rows) if heads and n > max(heads)]
    sources = {text_of(c, "sumber") for c in grid.cells if text_of(c, "teks").strip()}
    filled = [c for row in body for c in row if len(text_of(c, "teks").strip(" ().0123456789")) > 0]
    return bool(body) and not filled and sources <= {"text", "office"}
