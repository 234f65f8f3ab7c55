"""Columns of a continuation page that was drawn with other widths, or with a column more or less."""

from __future__ import annotations

from dataclasses import replace

from petik.ingest.page import Box
from petik.parsers.columns.column import Column
from petik.parsers.columns.header import header_depth
from petik.parsers.columns.headings import read_columns
from petik.parsers.model import Table
from petik.parsers.tables.redrawn_columns import continued_columns, kinds_of, lossy, under_cut_header
from tests.parsers.shapes import table

FIRST = table(
    [
        ["Kode", "Program/Kegiatan", "Indikator Kinerja", "Lokasi", "Target", "Pagu Indikatif"],
        ["2.01", "Penataan Pasar", "Jumlah lapak", "", "12 Unit", "45.870.000,00"],
    ]
)


def drawn(found: Table, edges: list[float]) -> Table:
    """*found* with its columns drawn at other places."""
    cells = tuple(
        replace(c, box=Box(edges[c.col], c.box.top, edges[c.col + c.col_span], c.box.bottom)) for c in found.cells
    )
    return replace(found, cells=cells, box=Box(edges[0], found.box.top, edges[-1], found.box.bottom))


def columns() -> list[Column]:
    return read_columns(FIRST, header_depth(FIRST))


def test_as_many_columns_between_the_same_edges_keep_their_order() -> None:
    row = ["2.02", "Penataan Taman", "Jumlah taman", "Kota", "3 Unit", "9.000.000,00"]
    after = drawn(table([row, row]), [0, 60, 330, 420, 500, 660, 720])
    found = continued_columns(after, FIRST, columns())
    assert found is not None
    assert [c.field for c in found] == [c.field for c in columns()]
    assert [c.x0 for c in found] == [0, 60, 330, 420, 500, 660]


def test_a_column_that_is_not_drawn_is_found_out_by_what_the_others_hold() -> None:
    row = ["2.02", "Penataan Taman", "Jumlah taman", "3 Unit", "9.000.000,00"]
    after = drawn(table([row, row]), [0, 110, 330, 470, 600, 720])
    found = continued_columns(after, FIRST, columns())
    assert found is not None
    assert [c.field for c in found] == ["no", "program_kegiatan", "indikator", "target", "anggaran"]
    assert all(c.score <= 0.65 for c in found)  # said with every value


def test_other_edges_or_too_many_columns_are_another_table() -> None:
    row = ["2.02", "Penataan Taman", "Jumlah taman", "Kota", "3 Unit", "9.000.000,00"]
    assert continued_columns(drawn(table([row]), [0, 60, 330, 420, 500, 660, 800]), FIRST, columns()) is None
    assert continued_columns(drawn(table([row[:3]]), [0, 110, 330, 720]), FIRST, columns()) is None


def test_what_columns_hold() -> None:
    assert kinds_of(table([["2.06.01", "Penataan Pasar", "12 Unit", "1.250.000,00", ""]])) == [
        "kode", "kata", "ukuran", "uang", "",
    ]  # fmt: skip


def test_a_column_taken_twice_or_left_out_is_a_loss() -> None:
    whole = columns()
    assert not lossy(whole, whole)
    assert lossy(None, whole) and lossy([*whole[:-1], whole[0]], whole) and lossy(whole[1:], whole)


def headed(*headings: str) -> list[Column]:
    fields = ("program_kegiatan", "indikator", "target")
    return [Column(i, i * 100, i * 100 + 100, h, f) for i, (h, f) in enumerate(zip(headings, fields, strict=True))]


def test_a_header_that_lost_its_upper_lines_is_that_of_the_page_before() -> None:
    before = headed("Program / Kegiatan / Output", "Indikator", "Target > 2031")
    found = under_cut_header(headed("Kegiatan / Output", "", "2031"), before)
    assert found is not None
    assert [(c.field, c.heading) for c in found] == [(c.field, c.heading) for c in before]
    assert under_cut_header(headed("Kegiatan / Output", "", "2032"), before) is None
    assert under_cut_header(headed("", "", "2031"), before) is None  # too little is left to tell
