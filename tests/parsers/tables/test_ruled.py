"""Words into cells, and rims of shaded cells taken out."""

from __future__ import annotations

from petik.parsers.tables.ruled import ruled_tables, words_outside
from tests.parsers.shapes import grid, h, page, v


def test_words_go_to_the_cell_that_holds_their_centre() -> None:
    found = page(("No", 10, 5), ("Indikator", 110, 5), ("1", 10, 25), ("Jumlah jembatan", 110, 25), ("judul", 10, 300),
                 rulings=grid((0, 100, 300), (0, 20, 40)))  # fmt: skip
    (table,) = ruled_tables(found)
    assert [c.text for c in table.cells] == ["No", "Indikator", "1", "Jumlah jembatan"]
    assert [w.text for w in words_outside(found, [table])] == ["judul"]


def test_the_rim_of_a_shaded_heading_is_no_column() -> None:
    rulings = [*grid((0, 150, 300), (0, 20, 40)), v(5, 0, 20), v(145, 0, 20)]
    (table,) = ruled_tables(
        page(("Program", 20, 5), ("Anggaran", 170, 5), ("A", 20, 25), ("9", 170, 25), rulings=rulings)
    )
    assert table.n_cols == 2
    assert [c.text for c in table.cells] == ["Program", "Anggaran", "A", "9"]


def test_a_frame_around_one_text_is_no_table() -> None:
    assert ruled_tables(page(("Lampiran", 10, 5), rulings=grid((0, 300), (0, 40)))) == []


def test_a_double_line_is_one_line() -> None:
    rulings = [*grid((0, 100, 300), (0, 20, 40)), h(22.5, 0, 300)]
    (table,) = ruled_tables(page(("a", 10, 5), ("b", 110, 5), ("c", 10, 28), ("d", 110, 28), rulings=rulings))
    assert (table.n_rows, table.n_cols) == (2, 2)


def test_the_last_row_keeps_its_text_where_its_fill_has_a_rim() -> None:
    rulings = [*grid((0, 100, 300), (0, 20, 40, 60)), h(57.6, 0, 300)]  # the fill of the text ends above the cell's
    (table,) = ruled_tables(
        page(("a", 10, 5), ("b", 110, 5), ("c", 10, 25), ("d", 110, 25), ("e", 10, 45), ("f", 110, 45), rulings=rulings)
    )
    assert table.n_rows == 3
    assert [c.text for c in table.cells] == ["a", "b", "c", "d", "e", "f"]
