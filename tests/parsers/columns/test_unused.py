"""Figures of tables that come into no row are said of the document."""

from __future__ import annotations

from dataclasses import replace

from petik.ingest.page import Box, Word
from petik.parsers.columns.unused import twin_columns, unused_figures
from petik.parsers.model import AnggaranRow, Cell, ColumnMatch, Identity, ParsedDocument, Table
from petik.parsers.print.lines import line_of

ROWS = (
    ("Penataan pasar", "1.250.000", "12"),
    ("Penataan taman", "2.500.000", "24"),
    ("Penataan jalan", "3.750.000", "36"),
)


def _table() -> Table:
    cells = []
    for r, row in enumerate(ROWS):
        for c, text in enumerate(row):
            box = Box(100.0 * c, 20.0 * r, 100.0 * c + 90, 20.0 * r + 10)
            cells.append(Cell(r, c, 1, 1, box, (line_of([Word(text, box, "pdf")]),)))
    return Table(1, Box(0, 0, 300, 60), len(ROWS), 3, tuple(cells), "ruled")


def _parsed(fields: tuple[str | None, ...], read: bool, jenis: str | None = None) -> ParsedDocument:
    headings = ("Program", "Pagu", "Bobot kerja")
    columns = [ColumnMatch(1, 0, i, headings[i], f, 0.0, "") for i, f in enumerate(fields)]
    rows = [AnggaranRow({}, table=0)] if read else []
    return ParsedDocument(Identity(jenis=jenis), tables=[_table()], columns=columns, anggaran=rows)


def test_a_column_of_figures_without_a_meaning_is_named_with_its_page() -> None:
    notes = unused_figures(_parsed(("program", "anggaran", None), read=True)).notes()
    assert notes == ["kolom berangka yang tidak dipakai: «Bobot kerja» halaman 1"]


def test_a_table_of_targets_that_gave_no_value_at_all_is_told() -> None:
    found = unused_figures(_parsed((None, "target", None), read=False))
    assert found.nothing and "tidak satu pun nilainya terbaca" in found.notes()[0]


def test_a_report_that_counts_its_staff_is_not_told_to_have_lost_values() -> None:
    assert unused_figures(_parsed((None, None, None), read=False, jenis="lkip")).notes() == []


def test_an_agreement_with_figures_under_unknown_headings_is() -> None:
    assert unused_figures(_parsed((None, None, None), read=False, jenis="pk")).nothing


def test_two_columns_of_figures_with_one_heading_are_twins() -> None:
    parsed = _parsed(("program", "realisasi", "realisasi"), read=True)
    assert twin_columns(parsed) == set()  # their headings tell them apart
    parsed.columns = [replace(c, heading="Realisasi > K") for c in parsed.columns]
    assert twin_columns(parsed) == {0}
    parsed.columns = [replace(c, periode=f"2023-TW{c.column}") for c in parsed.columns]
    assert twin_columns(parsed) == set()
