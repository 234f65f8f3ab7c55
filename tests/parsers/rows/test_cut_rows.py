"""Rows that a page break cut: what the next page begins with is the rest of the row above, or a row of its own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from petik.parsers.rows.chains import chain_tables
from petik.parsers.rows.segment import Segment
from tests.parsers.shapes import table

AIMS = ["No", "Sasaran", "Indikator Kinerja", "Target"]
ABOVE = ["", "Kota rapi", "Jumlah lapak", "90"]
FULL = ["", "Kota hijau", "Jumlah taman", "7"]
BARE = ["", "Kota tenang", "Jumlah pompa", ""]

Rows = Sequence[Sequence[str | tuple[str, int, int]]]


def parts(first: Rows, second: Rows) -> tuple[Segment, Segment]:
    """A table on one page, and the table that opens the next."""
    ((before, after),) = chain_tables([table(first), table(second, number=2)], False, [0, 1])[0]
    return before, after


def texts(segment: Segment) -> list[list[str]]:
    return [[r.text(i) for i in range(segment.table.n_cols)] for r in segment.rows]


def cut(
    *below: Sequence[str | tuple[str, int, int]], above: Rows = (ABOVE,), header: Sequence[str] = AIMS
) -> tuple[list[str], int]:
    """The last row above the page break, and how many rows are left below it."""
    before, after = parts([header, *above], below)
    return texts(before)[-1], len(after.rows)


# A rest in small letters


@pytest.mark.parametrize("name", ["bersih", "dan Kios"])
def test_a_name_that_begins_small_goes_above_though_few_rows_below_have_values(name: str) -> None:
    assert cut(["", "Induk", name, ""], BARE, BARE) == (["", "Kota rapi Induk", f"Jumlah lapak {name}", "90"], 2)


def test_it_needs_a_name_right_above_it_to_go_on() -> None:
    for above in ((ABOVE, ["", "Kota rapi", "", "90"]), (ABOVE, ["", "", "", "90"])):
        assert cut(["", "Induk", "bersih", ""], BARE, BARE, above=above)[1] == 3
    nameless = (["", "Kota rapi", "", "90"], ABOVE)
    assert cut(["", "Induk", "bersih", ""], BARE, BARE, above=nameless)[1] == 2


def test_one_of_two_names_that_goes_on_is_enough() -> None:
    header = ["No", "Program", "Indikator Kinerja", "Target"]
    for above in (["", "Penataan", "", "90"], ["", "", "Jumlah lapak", "90"]):
        assert cut(["", "dan Kota", "Bersih", ""], BARE, BARE, above=(FULL, above), header=header)[1] == 2


# A rest with capitals


def test_part_of_the_names_is_no_row_where_any_row_below_has_values() -> None:
    header = ["No", "Program", "Indikator Kinerja", "Target"]
    for rest, left in (
        (["", "", "Bersih", ""], 2),
        (["", "Pasar", "", ""], 2),
        (["", "Pasar", "Bersih", ""], 3),
        (["", "Pasar", "(bersih)", ""], 3),
        (["", "(pasar)", "(bersih)", ""], 2),
    ):
        assert cut(rest, FULL, BARE, header=header)[1] == left
    assert cut(["", "", "Bersih", ""], BARE, BARE, header=header)[1] == 3  # none of them has


def test_among_numbered_rows_the_one_right_above_must_have_its_number_too() -> None:
    numbered = (["1", "Kota rapi", "Jumlah lapak", "90"],)
    below = ["2", "Kota hijau", "Jumlah taman", ""]
    assert cut(["", "", "Bersih", ""], below, above=numbered)[1] == 1
    mixed = (*numbered, ABOVE)  # the row right above has no number
    assert cut(["", "", "Bersih", ""], below, above=mixed)[1] == 2
    assert cut(["", "", "Bersih", ""], below, above=(ABOVE, *numbered))[1] == 1


def test_words_in_an_unknown_column_are_no_second_text_of_the_rest() -> None:
    header = ["No", "Sasaran", "Indikator Kinerja", "Warna", "Target"]
    above, full = (["", "Kota rapi", "Jumlah lapak", "Biru", "90"],), ["", "Kota hijau", "Jumlah taman", "Merah", "7"]
    assert cut(["", "", "Bersih", "Tua", ""], full, above=above, header=header)[1] == 2
    assert cut(["", "Induk", "Bersih", "Tua", ""], full, above=above, header=header)[1] == 1


def test_the_first_line_tells_whether_a_rest_is_an_item() -> None:
    assert cut(["", "", "A. Bersih/indah", ""], FULL, FULL)[1] == 3
    assert cut(["", "", "Bersih/A. indah", ""], FULL, FULL)[1] == 2
    assert cut(["", "Induk", "A. Bersih/indah", ""], FULL)[1] == 2
    assert cut(["", "Induk", "Bersih/A. indah", ""], FULL)[1] == 1
    assert cut(["", "Induk", "Bersih/indah :", ""], FULL)[1] == 1


def test_a_cell_over_most_of_the_width_is_a_title() -> None:
    header, full = ["No", "Indikator Kinerja", "Target", "Realisasi"], ["", "Jumlah taman", "7", "6"]
    wide: list[str | tuple[str, int, int]] = ["", ("Urusan Pasar", 1, 3), "<", "<"]
    above = (["", "Jumlah lapak", "90", "80"],)
    assert cut(wide, full, full, above=above, header=header)[1] == 3
    assert cut(["", "Urusan Pasar", "", ""], full, full, above=above, header=header)[1] == 2


# Where the rest goes


def test_a_cell_merged_over_other_rows_is_not_made_whole_with_the_rest() -> None:
    below: Rows = [
        ["", "induk", "yang bersih", ""],
        ["", ("Kota hijau", 2, 1), "Jumlah taman", "7"],
        ["", "<", "Jumlah kolam", "5"],
    ]
    before, after = parts([AIMS, ABOVE], below)
    assert texts(before) == [["", "Kota rapi induk", "Jumlah lapak yang bersih", "90"]]
    assert [r.text(1) for r in after.rows] == ["Kota hijau", "Kota hijau"]


# An aim that only begins above


def test_an_aim_begun_after_many_rows_takes_the_last_row_s_words() -> None:
    begun = ["", "Meningkatnya kualitas", "", ""]
    before, after = parts([AIMS, ABOVE, FULL, ABOVE, begun], [["", "daya saing", "Jumlah pelatihan", "7"]])
    assert texts(after) == [["", "Meningkatnya kualitas daya saing", "Jumlah pelatihan", "7"]]
    assert len(before.rows) == 3


def test_of_tujuan_and_sasaran_the_one_that_was_begun_is_put_before_its_own_rest() -> None:
    header = ["Tujuan", "Sasaran", "Indikator Kinerja", "Target"]
    above = ["Kota maju", "Kota rapi", "Jumlah lapak", "90"]
    _, after = parts([header, above, ["", "Meningkatnya", "", ""]], [["kota", "kualitas", "Jumlah pelatihan", "7"]])
    assert texts(after)[0][:2] == ["kota", "Meningkatnya kualitas"]
    _, after = parts([header, above, ["Terwujudnya", "", "", ""]], [["", "kualitas", "Jumlah pelatihan", "7"]])
    assert texts(after)[0][:2] == ["", "kualitas"]
