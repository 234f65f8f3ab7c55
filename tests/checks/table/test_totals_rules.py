"""Totals: which rows are the children of a total, how exact a sum is, and how sure a wrong one is.

Amounts are in thousands of rupiah, those of the rows and those of the findings.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from petik.checks.table.totals import jumlah_tidak_cocok
from petik.schemas.temuan import Temuan
from tests.checks.shapes import ATURAN, anggaran, material, q, uang

Row = dict[str, Any]
SEN = 0.00001  # one hundredth of a rupiah


def temuan(*rows: Row, **document: Any) -> list[Temuan]:
    return list(jumlah_tidak_cocok(material(jenis="pk", anggaran=list(rows), **document), ATURAN))


def salah(*rows: Row) -> list[tuple[str | None, str]]:
    """Path and right sum (in thousands) of every finding, doubtful ones too."""
    return [(t.jalur, str(t.seharusnya).removesuffix(".000")) for t in temuan(*rows)]


def program(nama: str, value: float | None, **fields: Any) -> Row:
    return anggaran(nama, None, "program", **fields) | {"anggaran": ribu(value)}


def kegiatan(nama: str, value: float | None, induk: str | None = None, **fields: Any) -> Row:
    return anggaran(nama, None, "kegiatan", program=induk, **fields) | {"anggaran": ribu(value)}


def belanja(nama: str, value: float | None, **fields: Any) -> Row:
    return anggaran(nama, None, "belanja", **fields) | {"anggaran": ribu(value)}


def jumlah(value: float | None, nama: str | None = "Jumlah", **fields: Any) -> Row:
    return anggaran(nama, None, "jumlah", **fields) | {"anggaran": ribu(value)}


def ribu(value: float | None) -> Row | None:
    return None if value is None else q(str(round(value * 1000, 3)), round(value * 1000, 3), "Rp")


UNREAD = {"anggaran": uang(None, "4114.250.000")}
A, B, C, D = program("Program A", 10), program("Program B", 20), program("Program C", 5), program("Program D", 6)


# What a finding says


def test_a_finding_names_the_total_its_rows_and_the_computation() -> None:
    (found,) = temuan(A, B, jumlah(40))
    assert (found.jalur, found.tercetak, found.seharusnya) == ("anggaran/2/anggaran", "40000", "30.000")
    assert found.hitungan == "10.000 + 20.000 = 30.000 (2 baris), selisih 10.000"
    assert found.kalimat.startswith("Jumlah (anggaran)")
    assert (found.keyakinan, found.periksa_pembacaan, found.halaman) == (1.0, False, 3)
    assert temuan(A, B, jumlah(28, None))[0].kalimat.startswith("Jumlah (anggaran)")
    assert temuan(A, B, jumlah(28, "Total"))[0].kalimat.startswith("Total (anggaran)")
    assert temuan(A, B, jumlah(28))[0].hitungan == "10.000 + 20.000 = 30.000 (2 baris), selisih 2.000"


def test_more_than_six_terms_are_told_by_the_first_three_and_the_last() -> None:
    rows = [program(f"Program {k}", k) for k in range(10, 17)]
    six = "10.000 + 11.000 + 12.000 + 13.000 + 14.000 + 15.000 = 75.000 (6 baris), selisih 1.000"
    seven = "10.000 + 11.000 + 12.000 + … + 16.000 = 91.000 (7 baris), selisih 1.000"
    assert temuan(*rows[:6], jumlah(76))[0].hitungan == six
    assert temuan(*rows, jumlah(92))[0].hitungan == seven


def test_an_empty_cell_is_no_term_of_the_sum() -> None:
    (found,) = temuan(A, program("Program X", None), B, jumlah(40))
    assert found.hitungan == "10.000 + 20.000 = 30.000 (2 baris), selisih 10.000"


def test_spending_is_summed_as_the_budget_is() -> None:
    rows = [r | {"realisasi": r["anggaran"]} for r in (A, B)]
    (found,) = temuan(*rows, jumlah(30) | {"realisasi": ribu(33)})
    assert (found.jalur, found.seharusnya) == ("anggaran/2/realisasi", "30.000")
    assert found.kalimat.startswith("Jumlah (realisasi)")


def test_the_doubt_of_each_reading_is_that_of_the_finding() -> None:
    for k in range(3):
        asal = {f"anggaran/{k}/anggaran": {"sumber": "ocr", "keyakinan": 0.3}}
        assert temuan(A, B, jumlah(40), asal=asal)[0].keyakinan == 0.3


@pytest.mark.parametrize(("place", "other"), [(2, "30000"), (0, "20000"), (1, "30000")])
def test_a_second_reading_of_the_total_or_of_a_row_that_fits_marks_the_finding(place: int, other: str) -> None:
    def marked(reading: str) -> bool:
        asal = {f"anggaran/{place}/anggaran": {"sumber": "ocr", "keyakinan": 1.0, "bacaan_lain": reading}}
        (found,) = temuan(A, B, jumlah(40), asal=asal)
        assert found.periksa_pembacaan is ("bacaan kedua" in (found.hitungan or ""))
        return found.periksa_pembacaan

    assert marked(other) and not marked("29000")
    assert not marked(f"{other},02")
    empty = {"anggaran/1/anggaran": {"sumber": "ocr", "keyakinan": 1.0, "bacaan_lain": "10000"}}
    assert not temuan(A, program("Program X", None), B, jumlah(40), asal=empty)[0].periksa_pembacaan


# How exact


@pytest.mark.parametrize("off", [0, 0.4, -0.4])
def test_only_the_noise_of_fractions_is_let_through(off: float) -> None:
    assert salah(A, B, jumlah(30 + off * SEN)) == []


@pytest.mark.parametrize("off", [2 * SEN, 5 * SEN, 0.001, 1, -2 * SEN, -1])
def test_a_total_off_by_a_little_is_off(off: float) -> None:
    assert salah(A, B, jumlah(30 + off)) == [("anggaran/2/anggaran", "30")]


@settings(deadline=None)
@given(st.lists(st.integers(10, 10**9), min_size=2, max_size=9), st.integers(-999, 999).filter(bool))
def test_the_sum_is_right_and_a_total_that_misses_it_is_wrong(values: list[int], off: int) -> None:
    rows = [program(f"Program {k}", v) for k, v in enumerate(values)]
    assert salah(*rows, jumlah(sum(values))) == []
    wrong = f"{sum(values):,}".replace(",", ".")
    assert salah(*rows, jumlah(sum(values) + off / 1000)) == [(f"anggaran/{len(values)}/anggaran", wrong)]


def test_less_than_a_thousand_rupiah_is_no_total() -> None:
    small = [program("Program A", 0.2), program("Program B", 0.3)]
    assert salah(*small, jumlah(0.999)) == salah(*small, jumlah(-0.999)) == []
    assert salah(*small, jumlah(1)) == [("anggaran/2/anggaran", "500")]
    assert salah(*small, jumlah(-1)) == [("anggaran/2/anggaran", "500")]


# Which rows


def test_a_total_counts_the_rows_of_its_own_period() -> None:
    years = [r | {"periode": y} for r in (A, B) for y in ("2022", "2023")]
    rows = [*years[:3], years[3] | {"anggaran": ribu(25)}]
    right = [jumlah(30, periode="2022"), jumlah(35, periode="2023")]
    assert salah(*rows, *right) == []
    assert salah(*rows, right[0], jumlah(33, periode="2023")) == [("anggaran/5/anggaran", "35")]
    assert salah(*rows, jumlah(61, periode="2022")) == [("anggaran/4/anggaran", "30")]


def test_the_rows_of_one_total_are_none_of_the_next() -> None:
    rows = [A, B, jumlah(30), C, D]
    assert salah(*rows, jumlah(11)) == []
    assert salah(*rows, jumlah(40)) == [("anggaran/5/anggaran", "11")]
    undated = [A, B, jumlah(30, periode=None), C, D]
    assert salah(*undated, jumlah(40)) == [("anggaran/5/anggaran", "11")]


def test_another_post_begins_another_list() -> None:
    one, two = {"jabatan": "Kepala Bidang A"}, {"jabatan": "Kepala Bidang B"}
    rows = [A | one, B | two, C | {"jabatan": "KEPALA BIDANG B."}]
    assert salah(*rows, jumlah(25) | two) == []
    assert salah(*rows, jumlah(34) | two) == [("anggaran/3/anggaran", "25")]


def test_a_unit_s_heading_begins_another_list() -> None:
    assert salah(A, jumlah(999, "KECAMATAN CONTOH"), B, C, jumlah(34)) == [("anggaran/4/anggaran", "25")]


@pytest.mark.parametrize(
    "nama", ["Jumlah", "J U M L A H", "TOTAL BELANJA", "Sub Total", "Sub Jumlah", "Grand Total", "Jml.", None]
)
def test_names_of_totals(nama: str | None) -> None:
    assert salah(A, B, jumlah(31, nama)) == [("anggaran/2/anggaran", "30")]


def test_a_total_above_which_nothing_stands_or_one_row_only_proves_nothing() -> None:
    assert salah(jumlah(31)) == salah(A, jumlah(31)) == salah(A, B, jumlah(None)) == []


def test_any_row_above_may_be_the_first_of_the_table() -> None:
    assert salah(program("Lain", 7), A, B, jumlah(30)) == []


def test_a_row_without_a_number_silences_the_total_and_an_empty_one_counts_nothing() -> None:
    assert salah(A, B | UNREAD, C, jumlah(99)) == salah(A | UNREAD, B, C, jumlah(99)) == []
    assert salah(A, B, program("Program X", None), jumlah(30)) == []
    assert salah(A, B, program("Program X", None), jumlah(31)) == [("anggaran/3/anggaran", "30")]


def test_a_total_of_nothing_is_right_where_all_cells_are_empty() -> None:
    empty = [program(f"Program {k}", None) for k in range(3)]
    assert salah(*empty, jumlah(0)) == []


PARTS = [kegiatan("A1", 100, "Program A"), kegiatan("A2", 150, "Program A")]
LEVELS = [program("Program A", 300), *PARTS, program("P", 50)]


def test_a_total_may_count_one_level_or_all() -> None:
    for total in (350, 250, 600):
        assert [t for t in salah(*LEVELS, jumlah(total)) if t[0] == "anggaran/4/anggaran"] == []


def test_a_wrong_total_is_held_against_the_nearest_level() -> None:
    for total, right in ((349, "350"), (251, "250"), (598, "600")):
        assert salah(*LEVELS, jumlah(total)) == [("anggaran/4/anggaran", right)]


def test_each_level_may_be_that_of_a_wrong_total_though_no_row_names_its_parent() -> None:
    rows = [program("P", 300), kegiatan("P1", 100), kegiatan("P2", 150), program("R", 50)]
    for total, right in ((351, "350"), (251, "250")):
        assert salah(*rows, jumlah(total)) == [("anggaran/4/anggaran", right)]


def test_lines_of_spending_are_no_programs() -> None:
    assert salah(A, belanja("Gaji", 7), B, jumlah(31)) == [("anggaran/3/anggaran", "30")]


def test_rows_without_a_level_are_activities() -> None:
    rows = [program("P", 7), anggaran("X", 10_000, None), kegiatan("Y", 20)]  # type: ignore[arg-type]
    assert salah(*rows, jumlah(30)) == []
    assert salah(program("P", 7), *rows[1:], jumlah(31)) == [("anggaran/3/anggaran", "30")]


def test_a_row_whose_parent_stands_above_is_counted_with_it() -> None:
    rows = [program("A", 30), kegiatan("A1", 12, "A"), kegiatan("Z", 5)]
    assert salah(*rows, jumlah(35)) == []
    assert salah(*rows, jumlah(36)) == [("anggaran/3/anggaran", "35")]
    assert salah(rows[0], rows[1] | {"kegiatan": "A", "program": None}, rows[2], jumlah(35)) == []
    own = program("A", 30, program="A")
    assert salah(own, *rows[1:], jumlah(35)) == []
    unread = [program("A", None), kegiatan("A1", 12, "A"), kegiatan("Z", 5), program("B", 4), jumlah(21)]
    assert salah(*unread) == []


def test_a_row_listed_twice_counts_once_or_twice_but_not_where_its_amount_or_program_differs() -> None:
    b = kegiatan("B", 40)
    assert salah(b, kegiatan("A", 100), kegiatan("A", 100), jumlah(140)) == []
    assert salah(b, kegiatan("A", 100), kegiatan("A", 100), jumlah(240)) == []
    a = kegiatan("A", 100)
    for other, right in ((kegiatan("A", 60), "200"), (kegiatan("A", 100, "P"), "240"), (kegiatan("C", 100), "240")):
        assert salah(a, other, b, jumlah(int(right) + 1)) == [("anggaran/3/anggaran", right)]


def test_a_row_listed_twice_is_named_once_in_a_finding() -> None:
    (found,) = temuan(kegiatan("B", 40), kegiatan("A", 100), kegiatan("A", 100), jumlah(141))
    assert found.hitungan == "40.000 + 100.000 = 140.000 (2 baris), selisih 1.000"


# Where other rows give the total, the rows were misunderstood


K20 = kegiatan("Kegiatan K", 20)
LAMA = {"periode": "2022"}


def test_rows_of_the_pages_before_may_belong_to_it() -> None:
    before = [K20 | LAMA, C, D]
    assert salah(*before, jumlah(31)) == salah(*before, jumlah(25)) == []  # 20 + 5 + 6, 20 + 5
    assert salah(*before, jumlah(33)) == [("anggaran/3/anggaran", "11")]


def test_an_empty_cell_before_a_wrong_total_does_not_make_it_right() -> None:
    assert salah(program("Program X", None), A, B, jumlah(31)) == [("anggaran/3/anggaran", "30")]


def test_a_total_may_stand_above_its_rows() -> None:
    assert salah(C, D, jumlah(30), A, K20) == []
    assert salah(C, D, jumlah(30), A, K20 | LAMA) == [("anggaran/2/anggaran", "11")]
    assert salah(C, D, jumlah(33), A, K20) == [("anggaran/2/anggaran", "11")]
    assert salah(C, D, jumlah(30), program("Program X", None), A, K20) == []


def test_other_totals_may_add_up_to_it() -> None:
    rows = [A, B, jumlah(30), C, D, jumlah(12), program("Program E", 7), program("Program F", 8)]
    told = ("anggaran/5/anggaran", "11")
    assert salah(*rows, jumlah(42)) == [told]
    assert salah(*rows, jumlah(43)) == [told, ("anggaran/8/anggaran", "15")]


def test_rows_that_stand_elsewhere_may_belong_to_it() -> None:
    rows = [B, A, jumlah(30), C, D]
    assert salah(*rows, jumlah(31)) == []  # 5 + 6 and the first 20
    assert salah(*rows, jumlah(33)) == [("anggaran/5/anggaran", "11")]
    for least, found in ((1, 1), (1.001, 0)):
        first = [program("Program E", least), A, jumlah(10 + least), C, D]
        assert len(salah(*first, jumlah(11 + least))) == found
    assert salah(C, D, jumlah(31), A, program("Program X", None), program("Lain", 3), B) == []


@pytest.mark.parametrize("total", [10, 20, 25, 30])
def test_a_part_of_the_rows_may_be_its_own(total: float) -> None:
    assert salah(A, B, C, jumlah(total)) == salah(A, B, program("Program X", None), C, jumlah(total)) == []
    assert len(salah(A, B, C, jumlah(total + 1))) == len(salah(A, B, C, jumlah(total - 1))) == 1


def test_of_more_than_twelve_rows_only_neighbours_are_left_out() -> None:
    values = [5000, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163]
    rows = [program(f"Program {k}", v) for k, v in enumerate(values)]
    assert salah(*rows, jumlah(sum(values) - 113 - 127)) == []
    assert len(salah(*rows, jumlah(sum(values) - 107 - 127))) == 1
    assert salah(*rows[:12], jumlah(sum(values[:12]) - 107 - 127)) == []


def test_one_level_of_all_pages_may_be_meant() -> None:
    rows = [B | LAMA, kegiatan("K1", 3), C, kegiatan("K2", 4), D]
    assert salah(*rows, jumlah(31)) == []
    assert salah(*rows, jumlah(33)) == [("anggaran/5/anggaran", "18")]
    assert salah(*rows[:3], kegiatan("K2", 4), program("Program X", None), D, jumlah(31)) == []


# How sure


def sure(*rows: Row) -> float:
    (found,) = temuan(*rows)
    return found.keyakinan


def paid(row: Row, value: float | None) -> Row:
    return row | {"realisasi": ribu(value)}


def test_a_difference_that_a_slip_of_the_pen_makes_is_sure_and_another_is_not() -> None:
    assert sure(A, B, jumlah(33)) == sure(A, B, jumlah(30.27)) == 1.0  # one digit; a hundredth
    assert sure(program("Program A", 12), program("Program B", 23.4), jumlah(53.4)) == 1.0  # 35,4: digits swapped
    assert sure(A, B, jumlah(42)) == sure(A, B, jumlah(17.5)) == 0.6


def test_the_other_column_proves_or_disproves_that_all_rows_are_there() -> None:
    assert sure(paid(A, 1), paid(B, 2), paid(jumlah(42), 3)) == 1.0
    assert sure(paid(A, 1), paid(B, 2), paid(jumlah(42), 3 + 0.9 * SEN)) == 1.0
    assert [t.keyakinan for t in temuan(paid(A, 1), paid(B, 2), paid(jumlah(33), 4))] == [0.6, 0.6]
    assert sure(paid(A, None), paid(B, 2), paid(jumlah(33), 2)) == 1.0
    assert sure(paid(A, None), paid(B, 2), paid(jumlah(42), 2)) == 0.6
    assert sure(paid(A, 1), paid(B, 2), paid(jumlah(42), None)) == 0.6


# Parents against their children


def family(nama: str, total: float | None, *parts: float | None) -> list[Row]:
    return [program(nama, total), *(kegiatan(f"{nama} {k}", v, nama) for k, v in enumerate(parts))]


GOOD = [*family("Program A", 30, 10, 20), *family("Program B", 9, 4, 5)]
WRONG = family("Program W", 51, 20, 30)


def test_a_parent_is_held_against_its_children_where_twice_as_many_others_are_right() -> None:
    (found,) = temuan(*GOOD, *WRONG)
    assert (found.jalur, found.seharusnya, found.keyakinan) == ("anggaran/6/anggaran", "50.000", 1.0)
    assert salah(*GOOD[:3], *WRONG) == salah(*WRONG) == []
    two = [*WRONG, *family("Program V", 61, 20, 40)]
    assert salah(*GOOD, *family("Program C", 3, 1, 2), *two) == []
    more = [*family("Program C", 300, 100, 200), *family("Program D", 700, 300, 400)]
    assert len(salah(*GOOD, *more, *two)) == 2


def test_an_only_child_may_prove_and_cannot_disprove() -> None:
    lone = [*family("Program A", 30, 30), *family("Program B", 9, 9)]
    assert len(salah(*lone, *WRONG)) == 1
    assert salah(*GOOD, *family("Program W", 51, 50)) == []
    assert salah(*GOOD[:3], *family("Program B", 9, 8), *WRONG) == []


def test_a_parent_of_nothing_or_less_is_far_from_its_children() -> None:
    assert salah(*GOOD, *family("Program W", 0, 20, 30)) == salah(*GOOD, *family("Program W", -51, 20, 30)) == []


def test_cents_and_repeated_children_make_no_parent_wrong() -> None:
    assert salah(*GOOD, *family("Program W", 50 + 0.4 * SEN, 20, 30)) == []
    assert salah(*GOOD, *family("Program W", 50 + 2 * SEN, 20, 30)) == [("anggaran/6/anggaran", "50")]
    child = kegiatan("W", 20, "Program W")
    assert salah(*GOOD, program("Program W", 20), child, child) == []
    again = [program("Program W", 40), child, child]  # or counts both times
    assert len(salah(*GOOD[:3], *again, *family("Program V", 61, 22, 38))) == 1
    assert salah(*GOOD, program("Program W", 51), child, child, kegiatan("X", 30, "Program W"))[0][1] == "50"


def test_a_parent_without_one_child_or_far_from_their_sum_is_not_wrong() -> None:
    assert salah(*GOOD, *family("Program W", 50, 20, 30, 7)) == []
    assert len(salah(*GOOD, *family("Program W", 100, 20, 30))) == 1
    assert salah(*GOOD, *family("Program W", 101, 20, 30)) == []
    assert len(salah(*GOOD, *family("Program W", 25, 22, 28))) == 1
    assert salah(*GOOD, *family("Program W", 24, 22, 28)) == []


def test_a_parent_or_child_without_a_number_is_not_tested() -> None:
    assert salah(*GOOD, *family("Program W", None, 20, 30)) == []
    unread = kegiatan("W2", 1, "Program W") | UNREAD
    assert salah(*GOOD, program("Program W", 51), kegiatan("W1", 20, "Program W"), unread) == []
    third = kegiatan("W3", 1, "Program W") | UNREAD
    assert salah(*GOOD, *family("Program W", 60, 20, 30), third) == []
    assert salah(*GOOD, *family("Program W", 51, 20, 30, None)) == [("anggaran/6/anggaran", "50")]


def test_children_follow_name_their_parent_and_share_its_period() -> None:
    head, one, two = WRONG
    assert len(salah(*GOOD, head, one, kegiatan("Lain", 7, "Program A"), two)) == 1
    assert salah(*GOOD, head, one, two | {"program": "Program A"}) == []
    assert salah(*GOOD, head, one, program("Program X", 1), two) == []
    assert len(salah(*GOOD, head, one | {"periode": "2022"}, one, two)) == 1
    assert len(salah(*GOOD, head, program("Program X", 1, periode="2022"), one, two)) == 1
    assert salah(*GOOD, one, two, head) == []
    assert salah(*GOOD, head, one, belanja("Gaji", 1), two) == []
    assert salah(*GOOD, head, one, jumlah(None), two) == []
    unnamed = [program("-", 51), kegiatan("W1", 20, "-"), kegiatan("W2", 30, "-")]
    assert salah(*GOOD, *unnamed) == []


def test_grandchildren_are_no_children() -> None:
    deep = anggaran("W11", 7, "subkegiatan", program="Program W", kegiatan="Program W 0")
    head, one, two = WRONG
    assert salah(*GOOD, head, one, deep, two) == [("anggaran/6/anggaran", "50")]


def test_activities_are_held_against_their_sub_activities() -> None:
    def sub(nama: str, total: int, *parts: int) -> list[Row]:
        below = [anggaran(f"{nama} {k}", v * 1000, "subkegiatan", kegiatan=nama) for k, v in enumerate(parts)]
        return [kegiatan(nama, total), *below]

    rows = [*sub("A", 30, 10, 20), *sub("B", 9, 4, 5), *sub("W", 51, 20, 30)]
    assert salah(*rows) == [("anggaran/6/anggaran", "50")]


# Spending lines without names of parents


def test_a_line_that_almost_is_the_sum_of_those_below() -> None:
    assert salah(belanja("A", 10_000), belanja("B", 4_000), belanja("C", 5_995)) == [("anggaran/0/anggaran", "9.995")]
    assert salah(belanja("A", 10_000), belanja("B", 4_000), belanja("C", 6_005)) == [("anggaran/0/anggaran", "10.005")]
    assert salah(belanja("A", 10_000), belanja("B", 4_000), belanja("C", 6_010)) != []
    assert salah(belanja("A", 10_000), belanja("B", 4_000), belanja("C", 6_011)) == []
    assert salah(belanja("A", 10_000), belanja("B", 4_000), belanja("C", 6_000)) == []
    assert salah(belanja("A", 10_000), belanja("B", 4_000), belanja("C", 6_000 + 0.4 * SEN)) == []


def test_the_lines_below_may_be_the_first_few_of_a_level() -> None:
    rows = [belanja("B", 4_000), belanja("C", 5_000), belanja("D", 995)]
    assert salah(belanja("A", 10_000), *rows, belanja("E", 777)) == [("anggaran/0/anggaran", "9.995")]
    assert salah(belanja("A", 10_000), *rows, belanja("E", 5)) == []
    deeper = [kegiatan("B", 4_000), belanja("X", 777), kegiatan("C", 5_995)]
    assert salah(belanja("A", 10_000), *deeper) == [("anggaran/0/anggaran", "9.995")]
    unlevelled = [r | {"tingkat": None} for r in (belanja("B", 4_000), belanja("C", 5_995))]
    assert salah(belanja("A", 10_000), *unlevelled) == []


def test_a_line_equal_to_the_one_below_and_a_trifle_prove_nothing() -> None:
    assert salah(belanja("A", 10_000), belanja("B", 10_000), belanja("C", 5)) == []
    assert salah(belanja("A", 10_000), belanja("B", 9_799), belanja("C", 196)) == [("anggaran/0/anggaran", "9.995")]
    assert salah(belanja("A", 10_000), belanja("B", 9_800), belanja("C", 195)) == []


def test_other_levels_periods_totals_and_empty_lines_are_no_parents_and_no_children() -> None:
    below = [belanja("B", 4_000), belanja("C", 5_995)]
    for parent in (program("A", 10_000), belanja("A", 0), belanja("A", None)):
        assert salah(parent, *below) == []
    assert salah(belanja("A", 10_000), below[0], below[1] | {"periode": "2022"}) == []
    assert salah(belanja("A", 10_000), belanja("B", 4_000), belanja("C", 5_995) | UNREAD) == []
    assert salah(*below, belanja("A", 10_000)) == []
    assert salah(belanja("A", 10_000), below[0], belanja("X", 1) | UNREAD, below[1]) == []
    units = [jumlah(4_000, "KECAMATAN A"), jumlah(5_995, "KECAMATAN B")]
    assert salah(belanja("A", 10_000), *units) == []
    total = jumlah(5_995, "KECAMATAN CONTOH")
    assert salah(belanja("A", 10_000), belanja("B", 4_000), total) == []
