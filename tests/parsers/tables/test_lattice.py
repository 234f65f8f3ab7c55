"""Rulings to grids, step by step, on plain rectangles."""

from __future__ import annotations

from petik.ingest.page import Ruling
from petik.parsers.tables.lattice import close_border, cut, find_grids, group, join, snap
from tests.parsers.shapes import grid, h, v


def test_two_strokes_of_one_line_snap_together() -> None:
    assert {r.top for r in snap([h(10, 0, 50), h(11, 0, 50)])} == {10.5}


def test_a_broken_line_is_joined_and_a_tick_is_dropped() -> None:
    assert join([h(10, 0, 50), h(10, 52, 90), h(30, 0, 4)]) == [h(10, 0, 90)]


def test_lines_that_touch_are_one_table_and_a_lone_underline_is_none() -> None:
    rulings = [*grid((0, 100, 200), (0, 20, 40)), h(300, 0, 80)]
    assert [len(g) for g in group(rulings)] == [6]


def test_a_full_grid_has_a_cell_for_every_unit() -> None:
    found = cut(grid((0, 100, 200), (0, 20, 40)))
    assert found is not None
    assert [(c.row, c.col, c.row_span, c.col_span) for c in found.cells] == [
        (0, 0, 1, 1),
        (0, 1, 1, 1),
        (1, 0, 1, 1),
        (1, 1, 1, 1),
    ]


def test_a_missing_wall_merges_cells_down_and_across() -> None:
    # the first column has no line between its two rows; the last row has no wall between the last two columns
    rulings = [h(0, 0, 300), h(20, 100, 300), h(40, 0, 300), v(0, 0, 40), v(100, 0, 40), v(200, 0, 20), v(300, 0, 40)]
    found = cut(rulings)
    assert found is not None
    assert {(c.row, c.col, c.row_span, c.col_span) for c in found.cells} == {
        (0, 0, 2, 1),
        (0, 1, 1, 1),
        (0, 2, 1, 1),
        (1, 1, 1, 2),
    }


def test_an_outer_border_that_was_not_drawn_is_closed() -> None:
    open_below = [h(0, 0, 200), h(20, 0, 200), v(0, 0, 60), v(100, 0, 60), v(200, 0, 60)]
    assert any(r.horizontal and r.top == 60 for r in close_border(open_below))
    assert len(find_grids(open_below)[0].ys) == 3


def test_a_fraction_bar_inside_a_cell_is_no_wall() -> None:
    """The first column's rows are parted; in the second a formula's bar starts at the wall and ends before "x 100%"."""
    (found,) = find_grids([*grid((0, 100, 300), (0, 60)), h(30, 0, 100), h(40, 103, 240)])
    assert [(c.col, c.box.top, c.box.bottom) for c in found.cells] == [(0, 0, 30), (1, 0, 60), (0, 30, 60)]


def test_a_bar_where_no_other_line_stands_splits_no_row() -> None:
    (found,) = find_grids([*grid((0, 100, 400), (0, 60)), h(30, 103, 330)])
    assert [(c.col, c.box.top, c.box.bottom) for c in found.cells] == [(0, 0, 60), (1, 0, 60)]


def test_a_wall_that_ends_a_little_early_is_still_a_wall() -> None:
    """Scanned lines rarely meet the crossing line exactly."""
    (found,) = find_grids([*grid((0, 100, 400), (0, 60)), h(30, 0, 100), h(30, 103, 392)])
    assert sorted((c.row, c.col) for c in found.cells) == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_a_drawing_of_thousands_of_lines_is_no_table() -> None:
    assert find_grids([Ruling(0, float(i), 100, float(i)) for i in range(5000)]) == []


def test_no_rulings_no_grids() -> None:
    assert find_grids([]) == []
