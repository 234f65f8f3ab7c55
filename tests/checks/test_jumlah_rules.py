"""Totals: which rows are the children of a total, how exact a sum is, and how sure a wrong one is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from petik.checks.jumlah import jumlah_tidak_cocok
from petik.schemas.temuan import Temuan
from tests.checks.shapes import ATURAN, anggaran, bahan, q, uang

Row = dict[str, Any]


def temuan(*rows: Row) -> list[Temuan]:
    return list(jumlah_tidak_cocok(bahan(jenis="pk", anggaran=list(rows)), ATURAN))


def salah(*rows: Row) -> list[tuple[str | None, str | None]]:
    """Path and right sum of every finding, doubtful ones too."""
    return [(t.jalur, t.seharusnya) for t in temuan(*rows)]


def program(nama: str, value: float | None, **fields: Any) -> Row:
    return anggaran(nama, None, "program", **fields) | {"anggaran": angka(value)}


def kegiatan(nama: str, value: float | None, induk: str | None = None, **fields: Any) -> Row:
    return anggaran(nama, None, "kegiatan", program=induk, **fields) | {"anggaran": angka(value)}


def belanja(nama: str, value: float | None, **fields: Any) -> Row:
    return anggaran(nama, None, "belanja", **fields) | {"anggaran": angka(value)}


def jumlah(value: float | None, nama: str | None = "Jumlah", **fields: Any) -> Row:
    return anggaran(nama, None, "jumlah", **fields) | {"anggaran": angka(value)}


def angka(value: float | None) -> Row | None:
    return None if value is None else q(str(value), value, "Rp")


UNREAD = {"anggaran": uang(None, "4114.250.000")}
A, B, C = program("Program A", 10), program("Program B", 20), program("Program C", 5)


# What a finding says


def test_a_finding_names_the_total_its_rows_and_the_computation() -> None:
    (found,) = temuan(A, B, jumlah(40))
    assert (found.jalur, found.tercetak, found.seharusnya) == ("anggaran/2/anggaran", "40", "30")
    assert found.hitungan == "10 + 20 = 30, selisih 10"
    assert found.kalimat.startswith("Jumlah (anggaran)")
    assert (found.keyakinan, found.periksa_pembacaan, found.halaman) == (1.0, False, 3)
    assert temuan(A, B, jumlah(28, None))[0].kalimat.startswith("Jumlah (anggaran)")
    assert temuan(A, B, jumlah(28, "Total"))[0].kalimat.startswith("Total (anggaran)")
    assert temuan(A, B, jumlah(28))[0].hitungan == "10 + 20 = 30, selisih 2"


def test_more_than_six_terms_are_told_by_the_first_three_and_the_last() -> None:
    rows = [program(f"Program {k}", k) for k in range(1, 8)]
    assert temuan(*rows[:6], jumlah(22))[0].hitungan == "1 + 2 + 3 + 4 + 5 + 6 = 21, selisih 1"
    assert temuan(*rows, jumlah(29))[0].hitungan == "1 + 2 + 3 + … + 7 (7 baris) = 28, selisih 1"


def test_an_empty_cell_is_no_term_of_the_sum() -> None:
    assert temuan(A, program("Program X", None), B, jumlah(40))[0].hitungan == "10 + 20 = 30, selisih 10"


def test_spending_is_summed_as_the_budget_is() -> None:
    rows = [r | {"realisasi": r["anggaran"]} for r in (A, B)]
    assert salah(*rows, jumlah(30) | {"realisasi": angka(33)}) == [("anggaran/2/realisasi", "30")]


# How exact


@pytest.mark.parametrize("off", [0, 0.004, -0.004])
def test_only_the_noise_of_fractions_is_let_through(off: float) -> None:
    assert salah(A, B, jumlah(30 + off)) == []


@pytest.mark.parametrize("off", [0.02, 0.05, 1, -0.02, -1])
def test_a_total_off_by_a_little_is_off(off: float) -> None:
    assert salah(A, B, jumlah(30 + off)) == [("anggaran/2/anggaran", "30")]


@settings(deadline=None)
@given(st.lists(st.integers(min_value=1, max_value=10**12), min_size=2, max_size=9), st.integers(1, 10**9))
def test_the_sum_is_right_and_any_other_total_is_wrong(values: list[int], off: int) -> None:
    rows = [program(f"Program {k}", v) for k, v in enumerate(values)]
    assert salah(*rows, jumlah(sum(values))) == []
    assert salah(*rows, jumlah(sum(values) + off)) == [(f"anggaran/{len(values)}/anggaran", temuan_angka(sum(values)))]


def temuan_angka(value: int) -> str:
    return f"{value:,}".replace(",", ".")


# Which rows


def test_a_total_counts_the_rows_of_its_own_period() -> None:
    years = [r | {"periode": y} for r in (A, B) for y in ("2022", "2023")]
    rows = [*years[:3], years[3] | {"anggaran": angka(25)}]
    right = [jumlah(30, periode="2022"), jumlah(35, periode="2023")]
    assert salah(*rows, *right) == []
    assert salah(*rows, right[0], jumlah(30, periode="2023")) == [("anggaran/5/anggaran", "35")]
    assert salah(*rows, jumlah(65, periode="2022")) == [("anggaran/4/anggaran", "30")]


def test_the_rows_of_one_total_are_none_of_the_next() -> None:
    rows = [A, B, jumlah(30), C, program("Program D", 6)]
    assert salah(*rows, jumlah(11)) == []
    assert salah(*rows, jumlah(41)) == [("anggaran/5/anggaran", "11")]
    undated = [A, B, jumlah(30, periode=None), C, program("Program D", 6)]
    assert salah(*undated, jumlah(41)) == [("anggaran/5/anggaran", "11")]


def test_another_post_begins_another_list() -> None:
    one, two = {"jabatan": "Kepala Bidang A"}, {"jabatan": "Kepala Bidang B"}
    rows = [A | one, B | two, C | {"jabatan": "KEPALA BIDANG B."}]
    assert salah(*rows, jumlah(25) | two) == []
    assert salah(*rows, jumlah(35) | two) == [("anggaran/3/anggaran", "25")]


def test_a_unit_s_heading_begins_another_list() -> None:
    assert salah(A, jumlah(999, "KECAMATAN CONTOH"), B, C, jumlah(35)) == [("anggaran/4/anggaran", "25")]


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


def test_rows_without_a_level_are_activities() -> None:
    rows = [program("P", 7), anggaran("X", 10, None), kegiatan("Y", 20)]  # type: ignore[arg-type]
    assert salah(*rows, jumlah(30)) == []
    assert salah(program("P", 7), *rows[1:], jumlah(31)) == [("anggaran/3/anggaran", "30")]


def test_a_row_whose_parent_stands_above_is_counted_with_it() -> None:
    rows = [program("A", 30), kegiatan("A1", 12, "A"), kegiatan("Z", 5)]
    assert salah(*rows, jumlah(35)) == []
    assert salah(rows[0], rows[1] | {"kegiatan": "A", "program": None}, rows[2], jumlah(35)) == []
    own = program("A", 30, program="A")
    assert salah(own, *rows[1:], jumlah(35)) == []
    unread = [program("A", None), kegiatan("A1", 12, "A"), kegiatan("Z", 5), program("B", 4), jumlah(21)]
    assert salah(*unread) == []


def test_a_row_listed_twice_counts_once_or_twice_but_not_where_its_amount_or_program_differs() -> None:
    b = kegiatan("B", 40)
    assert salah(b, kegiatan("A", 100), kegiatan("A", 100), jumlah(140)) == []
    assert salah(b, kegiatan("A", 100), kegiatan("A", 100), jumlah(240)) == []
    assert len(salah(b, kegiatan("A", 100), kegiatan("A", 50), jumlah(140))) == 1
    assert len(salah(b, kegiatan("A", 100, "P"), kegiatan("A", 100, "R"), jumlah(140))) == 1
    assert len(salah(b, kegiatan("A", 100), kegiatan("C", 100), jumlah(140))) == 1


def test_a_row_listed_twice_is_named_once_in_a_finding() -> None:
    (found,) = temuan(kegiatan("B", 40), kegiatan("A", 100), kegiatan("A", 100), jumlah(141))
    assert found.hitungan == "40 + 100 = 140, selisih 1"


# How sure


def sure(*rows: Row) -> float:
    (found,) = temuan(*rows)
    return found.keyakinan


def paid(row: Row, value: float | None) -> Row:
    return row | {"realisasi": angka(value)}


def test_the_other_column_proves_or_disproves_that_all_rows_are_there() -> None:
    assert sure(paid(A, 1), paid(B, 2), paid(jumlah(31), 3)) == 1.0
    assert {t.keyakinan for t in temuan(paid(A, 1), paid(B, 2), paid(jumlah(31), 4))} == {0.6}
    elsewhere = A | {"halaman": 2}
    assert sure(paid(elsewhere, 1), paid(B, 2), paid(jumlah(99), 3)) == 1.0
    assert [t.keyakinan for t in temuan(paid(elsewhere, None), paid(B, 3), paid(jumlah(99), 3))] == [0.6]


def test_a_total_far_off_whose_rows_stand_on_another_page_has_lost_some() -> None:
    other = A | {"halaman": 2}
    assert sure(other, B, jumlah(61)) == sure(other, B, jumlah(14)) == 0.6
    assert sure(other, B, jumlah(60)) == sure(other, B, jumlah(15)) == sure(other, B, jumlah(31)) == 1.0
    assert sure(A, B, jumlah(61)) == 1.0
    assert sure(A | {"anggaran": angka(0), "halaman": 2}, B | {"anggaran": angka(0)}, jumlah(5)) == 0.6


def test_a_total_far_off_in_a_quarter_or_of_spending_has_lost_some() -> None:
    quarter = {"periode": "2023-TW1"}
    assert sure(A | quarter, B | quarter, jumlah(61) | quarter) == 0.6
    assert sure(A | quarter, B | quarter, jumlah(31) | quarter) == 1.0
    spent = [r | {"anggaran": None, "realisasi": r["anggaran"]} for r in (A, B)]
    for total, how in ((61, 0.6), (31, 1.0)):
        assert sure(*spent, jumlah(None) | {"realisasi": angka(total)}) == how


def test_a_total_that_is_right_without_one_row_is_no_sure_mistake() -> None:
    assert sure(A, B, C, jumlah(30)) == 0.6
    assert sure(A, B, C, jumlah(31)) == sure(A, B, C, jumlah(45)) == 1.0
    assert sure(A, B, program("Program X", None), C, jumlah(30)) == 0.6


# Parents against their children


def family(nama: str, total: float | None, *parts: float | None) -> list[Row]:
    return [program(nama, total), *(kegiatan(f"{nama} {k}", v, nama) for k, v in enumerate(parts))]


GOOD = [*family("Program A", 30, 10, 20), *family("Program B", 9, 4, 5)]
WRONG = family("Program W", 51, 20, 30)


def test_a_parent_is_held_against_its_children_where_twice_as_many_others_are_right() -> None:
    (found,) = temuan(*GOOD, *WRONG)
    assert (found.jalur, found.seharusnya, found.keyakinan) == ("anggaran/6/anggaran", "50", 1.0)
    assert salah(*GOOD[:3], *WRONG) == salah(*WRONG) == []
    two = [*WRONG, *family("Program V", 61, 20, 40)]
    assert salah(*GOOD, *family("Program C", 3, 1, 2), *two) == []
    assert len(salah(*GOOD, *family("Program C", 3, 1, 2), *family("Program D", 7, 3, 4), *two)) == 2


def test_an_only_child_may_prove_and_cannot_disprove() -> None:
    lone = [*family("Program A", 30, 30), *family("Program B", 9, 9)]
    assert len(salah(*lone, *WRONG)) == 1
    assert salah(*GOOD, *family("Program W", 51, 50)) == []
    assert salah(*GOOD[:3], *family("Program B", 9, 8), *WRONG) == []


def test_cents_and_repeated_children_make_no_parent_wrong() -> None:
    assert salah(*GOOD, *family("Program W", 50.004, 20, 30)) == []
    assert salah(*GOOD, *family("Program W", 50.02, 20, 30)) == [("anggaran/6/anggaran", "50")]
    child = kegiatan("W", 20, "Program W")
    assert salah(*GOOD, program("Program W", 20), child, child) == []
    assert salah(*GOOD, program("Program W", 51), child, child, kegiatan("X", 30, "Program W"))[0][1] == "50"


def test_a_parent_without_one_child_or_far_from_their_sum_is_not_wrong() -> None:
    assert salah(*GOOD, *family("Program W", 50, 20, 30, 7)) == []
    assert len(salah(*GOOD, *family("Program W", 100, 20, 30))) == 1
    assert salah(*GOOD, *family("Program W", 101, 20, 30)) == []
    assert len(salah(*GOOD, *family("Program W", 25, 20, 30))) == 1
    assert salah(*GOOD, *family("Program W", 24, 20, 30)) == []


def test_a_parent_or_child_without_a_number_is_not_tested() -> None:
    assert salah(*GOOD, *family("Program W", None, 20, 30)) == []
    unread = kegiatan("W2", 1, "Program W") | UNREAD
    assert salah(*GOOD, program("Program W", 51), kegiatan("W1", 20, "Program W"), unread) == []
    assert salah(*GOOD, *family("Program W", 51, 20, 30, None)) == [("anggaran/6/anggaran", "50")]


def test_children_follow_name_their_parent_and_share_its_period() -> None:
    head, one, two = WRONG
    assert len(salah(*GOOD, head, one, kegiatan("Lain", 1, "Program A"), two)) == 1
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
        below = [anggaran(f"{nama} {k}", v, "subkegiatan", kegiatan=nama) for k, v in enumerate(parts)]
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
    assert salah(belanja("A", 10_000), belanja("B", 4_000), belanja("C", 6_000.004)) == []


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
    total = jumlah(5_995, "KECAMATAN CONTOH")
    assert salah(belanja("A", 10_000), belanja("B", 4_000), total) == []
