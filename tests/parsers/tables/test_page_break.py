"""Over a page break: which tables open their page, and what stands in the columns of the table before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from petik.ingest.page import Box, Page
from petik.parsers.columns.column import Column
from petik.parsers.model import Line, Table
from petik.parsers.tables.page_break import Unfinished, columns_of_rest, opening_tables, rest_of
from tests.parsers.shapes import line, page, table

HEIGHT = 800.0


def at(top: float, bottom: float) -> Table:
    found = table([["1", "Jumlah lapak", "90"]])
    return replace(found, box=Box(0, top, 360, bottom))


def opening(*pages: tuple[Sequence[Line], Sequence[Table]]) -> set[int]:
    return opening_tables([(HEIGHT, outside, tables) for outside, tables in pages])


# Which tables open their page


def test_a_table_without_text_above_it_opens_its_page() -> None:
    assert opening(([], [at(100, 200)]), ([], [at(100, 200), at(300, 400)])) == {0, 1, 2}


def test_text_of_the_page_s_own_above_a_table_ends_that() -> None:
    text = line("Capaian kinerja tahun ini", y=120)
    assert opening(([text], [at(200, 300)])) == set()
    assert opening(([text], [at(100, 110)])) == {0}  # it stands below
    assert opening(([line("Sasaran kedua", y=150)], [at(90, 110), at(200, 300)])) == {0}


def test_text_beside_or_above_the_table_before_does_not() -> None:
    assert opening(([line("Sasaran kedua", y=150)], [at(140, 200), at(300, 400)])) == {0, 1}
    assert opening(([line("Sasaran kedua", y=100)], [at(140, 200), at(300, 400)])) == {1}


def test_what_stands_on_other_pages_too_is_a_running_head() -> None:
    head = line("Dinas Pasar Contoh", y=120)
    assert opening(([head], [at(200, 300)]), ([head], [at(200, 300)])) == {0, 1}
    assert opening(([head], [at(200, 300)]), ([line("DINAS  PASAR Contoh", y=90)], [at(200, 300)])) == {0, 1}
    assert opening(([head, line("Sasaran kedua", y=140)], [at(200, 300)]), ([head], [at(200, 300)])) == {1}


def test_the_outer_tenth_of_a_page_holds_no_text_of_its_own() -> None:
    assert opening(([line("Bab tiga", y=65)], [at(200, 300)])) == {0}
    assert opening(([line("Bab tiga", y=75)], [at(200, 300)])) == set()


def test_a_line_that_ends_where_the_table_begins_stands_above_it() -> None:
    text = line("Sasaran kedua", y=120)
    assert opening(([text], [at(text.box.bottom, 300)])) == set()
    assert opening(([text], [at(text.box.bottom - 1, 300)])) == {0}


# Columns by their places


def columns(*named: tuple[str | None, float, float]) -> list[Column]:
    return [Column(i, x0, x1, field or "", field) for i, (field, x0, x1) in enumerate(named)]


FOUR = (("no", 0.0, 120.0), ("indikator", 120.0, 240.0), ("target", 240.0, 360.0), ("satuan", 360.0, 480.0))


def rest(width: float, *named: tuple[str | None, float, float], cells: int = 4) -> list[str | None] | None:
    found = columns_of_rest(table([["a"] * cells], width=width), columns(*named))
    return None if found is None else [c.field for c in found]


def test_columns_are_those_that_stand_at_the_place() -> None:
    assert rest(120, *FOUR) == ["no", "indikator", "target", "satuan"]
    found = columns_of_rest(table([["a"] * 4], width=121), columns(*FOUR))
    assert found is not None and [(c.index, c.x0, c.x1) for c in found][1] == (1, 121, 242)
    assert {c.reason for c in found} == {"lanjutan tabel di halaman sebelumnya"}


def test_of_two_columns_near_the_place_the_nearer_one_counts() -> None:
    near = (("no", 0.0, 120.0), ("tujuan", 115.0, 236.0), ("indikator", 121.0, 241.0), ("target", 240.0, 360.0))
    assert rest(120, *near, cells=3) == ["no", "indikator", "target"]
    other = (("no", 0.0, 120.0), ("indikator", 121.0, 241.0), ("tujuan", 115.0, 236.0), ("target", 240.0, 360.0))
    assert rest(120, *other, cells=3) == ["no", "indikator", "target"]


@pytest.mark.parametrize(("moved", "known"), [(2, 8), (3, 7), (4, None)])
def test_seven_of_ten_columns_must_stand_at_their_place(moved: int, known: int | None) -> None:
    shift = [50.0 if i < moved else 0.0 for i in range(10)]
    places = [(None if shift[i] else f"{i}", 120.0 * i + shift[i], 120.0 * (i + 1)) for i in range(10)]
    found = rest(120, *places, cells=10)
    assert (None if found is None else sum(f is not None for f in found)) == known


@pytest.mark.parametrize(("lost", "found"), [(4, True), (5, False)])
def test_six_of_ten_known_columns_must_be_there(lost: int, found: bool) -> None:
    here = [(f"ada {i}" if i < 10 - lost else None, 120.0 * i, 120.0 * (i + 1)) for i in range(10)]
    gone = [(f"hilang {i}", 5000.0 + i, 5001.0 + i) for i in range(lost)]
    assert (rest(120, *here, *gone, cells=10) is not None) is found


def test_a_column_without_a_place_has_no_heading() -> None:
    found = columns_of_rest(table([["a"] * 5], width=120), columns(*FOUR))
    assert found is not None and (found[4].field, found[4].heading, found[4].reason) == (None, "", "tanpa judul")


# Tables without vertical rulings


class _Every:
    """Takes all lines as its body and says how many there were."""

    def body(self, page: Page, lines: Sequence[Line], before: Unfinished, height: float) -> Sequence[Line]:
        return lines

    def rows(self, page: Page, body: Sequence[Line], before: Unfinished) -> Unfinished | None:
        return replace(before, used=len(body))


def goes_on(*placed: tuple[str, float]) -> bool:
    found = page()
    before = Unfinished(at(100, 200), (), ((0.0, 60.0), (100.0, 160.0)), 3, _Every())
    body = [line(text, x, 100 + 20 * i) for i, (text, x) in enumerate(placed)]
    return rest_of(found, body, before, 10.0) is not None


def test_words_in_the_columns_are_the_rest_of_an_open_table() -> None:
    assert goes_on(("ekor", 0), ("ekor", 100))
    assert not goes_on(("ekor", 70), ("ekor", 70))
    assert not goes_on()


def test_three_points_beside_a_column_still_stand_in_it() -> None:
    wide = line("ekor").box.width
    assert goes_on(("ekor", -3)) and goes_on(("ekor", 63 - wide))
    assert not goes_on(("ekor", -3.5)) and not goes_on(("ekor", 63.5 - wide))
    assert not goes_on(("ekor", 58))  # it begins in one column and ends between two


def test_nine_of_ten_words_must_stand_in_the_columns() -> None:
    assert goes_on(*[("ekor", 0.0)] * 9, ("ekor", 70))
    assert not goes_on(*[("ekor", 0.0)] * 8, ("ekor", 70))
