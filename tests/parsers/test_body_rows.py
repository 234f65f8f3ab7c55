"""Body rows: what is a row of its own, what belongs to the row above, what is dealt out, cut or left whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from petik.ingest.page import Box
from petik.parsers.columns.column import Column, columns_of, revised_first
from petik.parsers.model import Print, Table
from petik.parsers.print.row_labels import SUMMARY, TOTAL, is_row_number
from petik.parsers.tables.body import (
    Row,
    Slot,
    body_rows,
    doubted,
    group_title,
    noting_unused,
    split_by_numbers,
    split_rows,
)
from tests.parsers.shapes import lines, table

HEADER = ["No", "Indikator", "Target"]


def column(index: int, field: str | None, x0: float = 0, x1: float = 0, heading: str = "") -> Column:
    return Column(index, x0, x1, heading, field)


def texts(rows: list[Row], n: int = 3) -> list[list[str]]:
    return [[r.text(i) for i in range(n)] for r in rows]


def slot(*print_: str, top: float = 0, own: bool = True, span: int = 1) -> Slot:
    """A slot whose lines stand 12 points below each other from *top*."""
    return Slot(lines(*print_, y=top), Box(0, top, 100, top + 12 * max(1, len(print_))), own, span)


def row_of(top: float, bottom: float, slots: dict[int, Slot], n_cols: int, page: int = 1) -> Row:
    return Row(top, bottom, slots, n_cols, page)


# Names of rows


@pytest.mark.parametrize(
    "text",
    ["1", "12", "123", "123.1", "123.123", "1.2.3.4", "(123)", "(123", "123.", "123)", "a", "Z", "(a)", "iv", "xviii",
     "VIIII", "XIV.", "1.", "a)", "12.123."],
)  # fmt: skip
def test_what_stands_in_a_numbering_column(text: str) -> None:
    assert is_row_number(text)


@pytest.mark.parametrize(
    "text",
    ["", ".", "(", "1234", "123.1234", "123..", "123.a", "1a", "ab", "vvvvvv", "xviiii", "12 kapal", "a1", "Rp1"],
)
def test_what_is_no_row_number(text: str) -> None:
    assert not is_row_number(text)


@pytest.mark.parametrize(
    "text",
    ["Jumlah", "JUMLAH TOTAL", "J U M L A H", "Jum lah", "Total", "T O T A L", "Sub Total", "SUBTOTAL", "Grand Total",
     "grand  total", "Sub Jumlah"],
)  # fmt: skip
def test_names_of_totals(text: str) -> None:
    assert TOTAL.match(text)


@pytest.mark.parametrize("text", ["Jumlahkan", "Totalitas", "Seluruh Jumlah", "Grand Hotel", "Sub Kegiatan"])
def test_other_names_are_no_totals(text: str) -> None:
    assert not TOTAL.match(text)


@pytest.mark.parametrize("word", ["Sebelum", "SEMULA", "murni", "Target Awal"])
def test_what_a_revision_replaced_is_asked_last(word: str) -> None:
    old, new = column(1, "target", heading=f"Anggaran > {word}"), column(2, "target", heading="Anggaran > Menjadi")
    assert revised_first([old, new]) == revised_first([new, old]) == [new, old]


@pytest.mark.parametrize("heading", ["Pengawalan", "Target Awalan", "Kesebelum"])
def test_parts_of_words_speak_of_no_revision(heading: str) -> None:
    columns = [column(1, "target", heading=heading), column(2, "target", heading="Target")]
    assert revised_first(columns) == columns


def test_columns_by_their_fields() -> None:
    no, name, target = column(0, "no"), column(1, "indikator"), column(2, "target")
    assert columns_of([no, name, target], "target", "no") == [no, target]


def test_a_print_without_a_place_in_the_record_is_noted_behind_other_notes() -> None:
    kept, unused = Print("90", 1, None, "text"), Print("80", 1, None, "text")
    once = noting_unused(kept, column(2, "target", heading="Target Awal"), unused)
    assert (once.text, once.note) == ("90", "kolom «Target Awal» tidak dipakai: 80")
    twice = noting_unused(once, column(3, "target", heading="Semula"), unused)
    assert twice.note == "kolom «Target Awal» tidak dipakai: 80; kolom «Semula» tidak dipakai: 80"


def guessed(score: float, *, field: str | None = "target", heading: str = "Tgt", note: str | None = None) -> Print:
    found = Column(2, 0, 0, heading, field, score=score)
    return doubted(Print("90", 1, None, "text", confidence=0.9, note=note), found)


def test_what_a_guessed_column_holds_is_doubtful_and_says_why() -> None:
    for score in (0.3, 0.65):
        assert (guessed(score).confidence, guessed(score).note) == (0.65, "kolom «Tgt» dibaca sebagai target")
    assert guessed(0.3, note="kabur").note == "kabur; kolom «Tgt» dibaca sebagai target"
    for sure in (guessed(0.66), guessed(0.3, field=None), guessed(0.3, heading="")):
        assert (sure.text, sure.confidence, sure.note) == ("90", 0.9, None)
    less = doubted(Print("90", 1, None, "text", confidence=0.4), Column(2, 0, 0, "Tgt", "target"))
    assert less.confidence == 0.4


# Rows that sum up


@pytest.mark.parametrize(
    "text",
    ["Rata-rata", "RATA – RATA", "rata rata", "ratarata", "Rata - rata :", "Rata-rata:", "Rata-rata capaian", "JUMLAH",
     "Rata-rata kinerja sasaran 1", "Rata-rata  realisasi", "Rata-rata sasaran", "Rata-rata tingkat kemajuan", "Total",
     "Rata-rata total", "Rata-rata persentase capaian", "Jumlah :", "total:"],
)  # fmt: skip
def test_a_row_that_sums_up_measures_nothing_itself(text: str) -> None:
    assert SUMMARY.match(text)


@pytest.mark.parametrize(
    "text",
    ["Rata-rata lama sekolah", "Rata-rata capaianku", "Jumlah lapak", "Total panen", "Angka rata-rata", "Rata-ratakan",
     "Jumlah : lapak", "Rata-ratacapaian"],
)  # fmt: skip
def test_an_indicator_that_is_a_mean_or_a_count_is_none(text: str) -> None:
    assert not SUMMARY.match(text)


# A row's texts


def test_a_row_tells_each_cell_once_from_left_to_right() -> None:
    wide = slot("lebar", span=2)
    row = row_of(0, 12, {2: wide, 0: slot("kiri"), 1: wide, 3: slot(), 4: slot("kanan")}, 5)
    assert row.texts() == ["kiri", "lebar", "kanan"]
    assert row.text(7) == ""


def test_a_slot_joins_its_lines() -> None:
    assert slot("Jumlah", "lapak").text == "Jumlah lapak"
    assert slot().own and slot().span == 1
    plain = Slot((), Box(0, 0, 1, 1))
    assert (plain.own, plain.span) == (True, 1)


# What is a row


def test_rows_begin_below_the_header_and_know_where_they_stand() -> None:
    found = table([HEADER, ["1", "Jumlah lapak", "90"], ["2", ("Jumlah sumur", 2, 1), "7"], ["3", "<", "8"]], number=4)
    rows = body_rows(found, 1, [1, 2])
    assert texts(rows) == [["1", "Jumlah lapak", "90"], ["2", "Jumlah sumur", "7"], ["3", "Jumlah sumur", "8"]]
    assert [(r.top, r.bottom, r.page, r.n_cols) for r in rows] == [(12, 24, 4, 3), (24, 48, 4, 3), (36, 48, 4, 3)]
    assert [r.slots[1].own for r in rows] == [True, True, False]


def test_tops_and_bottoms_are_those_of_all_cells_of_the_row() -> None:
    found = table([HEADER, ["1", "Jumlah lapak", "90"]])
    low = [replace(c, box=Box(c.box.x0, c.box.top + 3 * c.col, c.box.x1, c.box.bottom + c.col)) for c in found.cells]
    (row,) = body_rows(replace(found, cells=tuple(low)), 1, [1])
    assert (row.top, row.bottom) == (12, 26)


def test_the_row_of_column_numbers_is_no_row() -> None:
    for numbers in (["1", "2", "3"], ["(1)", "(2)", "(3)"]):
        found = table([HEADER, numbers, ["1", "Jumlah lapak", "90"]])
        assert texts(body_rows(found, 1, [1, 2])) == [["1", "Jumlah lapak", "90"]]


def test_empty_rows_are_no_rows() -> None:
    found = table([HEADER, ["", "", ""], ["1", "Jumlah lapak", "90"], ["", "", ""]])
    for anchors in ([1], []):
        assert texts(body_rows(found, 1, anchors)) == [["1", "Jumlah lapak", "90"]]


def test_a_place_without_a_cell_has_no_slot() -> None:
    found = table([HEADER, ["1", "Jumlah lapak", "<"]])
    (row,) = body_rows(found, 1, [1])
    assert sorted(row.slots) == [0, 1] and row.text(2) == ""


def test_text_beside_no_name_belongs_to_the_row_above() -> None:
    found = table([HEADER, ["1", "Jumlah sumur", "7"], ["2", "Jumlah lapak", "90"], ["", "", "unit"], ["", "", "baru"]])
    rows = body_rows(found, 1, [1])
    assert texts(rows) == [["1", "Jumlah sumur", "7"], ["2", "Jumlah lapak", "90 unit baru"]]
    assert rows[1].bottom == 60 and rows[1].slots[2].box == Box(240, 24, 360, 60)
    assert rows[1].slots[2].own


def test_text_beside_no_name_fills_an_empty_cell_of_the_row_above() -> None:
    found = table([HEADER, ["1", "Jumlah lapak", ""], ["", "", "90"]])
    (row,) = body_rows(found, 1, [1])
    assert row.text(2) == "90"
    assert (row.slots[2].box, row.slots[2].own) == (Box(240, 24, 360, 36), True)


def test_a_stray_cell_over_two_columns_goes_to_both_and_leaves_what_is_merged_from_above() -> None:
    found = table([["No", "Indikator", "Sasaran", "Target"], ["1", "Jumlah lapak", ("Pasar", 3, 1), "90"],
                   ["2", "Jumlah sumur", "<", "7"], [("lama", 1, 1), "", "<", "unit"]])  # fmt: skip
    (_, second) = body_rows(found, 1, [1])
    assert [second.text(i) for i in range(4)] == ["2 lama", "Jumlah sumur", "Pasar", "7 unit"]
    wide = table([[*HEADER, "Ket"], ["1", "Jumlah lapak", "90", "-"], ["", "", ("unit baru", 1, 2), "<"]])
    (row,) = body_rows(wide, 1, [1])
    assert [row.text(i) for i in range(4)] == ["1", "Jumlah lapak", "90 unit baru", "- unit baru"]
    empty = table([[*HEADER, "Ket"], ["1", "Jumlah lapak", "", ""], ["", "", ("unit baru", 1, 2), "<"]])
    assert body_rows(empty, 1, [1])[0].slots[2].span == 2


def test_a_stray_cell_beside_a_merged_one_and_beside_a_gap_changes_neither() -> None:
    gap = table([[*HEADER, "Ket"], ["1", "Jumlah lapak", "90", "<"], ["", "", ("unit", 1, 2), "<"]])
    (row,) = body_rows(gap, 1, [1])
    assert row.text(2) == "90 unit" and 3 not in row.slots
    merged = table([HEADER, ["1", "Jumlah lapak", ("90", 2, 1)], ["2", "Jumlah sumur", "<"], ["", "", "unit"]])
    assert [r.text(2) for r in body_rows(merged, 1, [1])] == ["90", "90"]


def test_without_a_row_above_it_stray_text_is_a_row() -> None:
    assert texts(body_rows(table([HEADER, ["", "", "unit"]]), 1, [1])) == [["", "", "unit"]]


def test_below_a_title_stray_text_is_a_row() -> None:
    found = table([HEADER, [("A. Perikanan", 1, 3), "<", "<"], ["", "", "unit"]])
    assert [r.texts() for r in body_rows(found, 1, [1])] == [["A. Perikanan"], ["unit"]]


def test_the_last_row_above_decides_whether_it_is_a_title() -> None:
    found = table([HEADER, [("A. Perikanan", 1, 3), "<", "<"], ["1", "Jumlah lapak", "90"], ["", "", "unit"]])
    assert [r.texts() for r in body_rows(found, 1, [1])] == [["A. Perikanan"], ["1", "Jumlah lapak", "90 unit"]]


def test_a_number_and_a_value_below_a_name_that_goes_on_are_a_row() -> None:
    found = table([HEADER, ["1", ("Jumlah sumur", 2, 1), "2"], ["2", "<", "3"]])
    assert texts(body_rows(found, 1, [1, 2])) == [["1", "Jumlah sumur", "2"], ["2", "Jumlah sumur", "3"]]


def test_without_anchors_every_row_with_text_is_one() -> None:
    found = table([HEADER, ["1", "Jumlah lapak", "90"], ["", "", "unit"]])
    assert len(body_rows(found, 1, [])) == 2


def test_a_lone_text_over_most_of_the_table_is_a_title_not_a_rest() -> None:
    def rows(*last: str | tuple[str, int, int], anchor: int = 3) -> int:
        head = [["No", "Ket", "Sasaran", "Indikator", "Target"], ["1", "-", "Pasar", "Jumlah lapak", "90"]]
        return len(body_rows(table([*head, last]), 1, [anchor]))

    assert rows(("Bagian B", 1, 3), "<", "<", "", "") == 2
    assert rows(("Bagian B", 1, 2), "<", "", "", "") == 1
    assert rows("", "", "Bagian B", "", "") == 1
    assert rows(("Bagian B", 1, 3), "<", "<", "", "80") == 1
    even = [["No", "Ket", "Sasaran", "Indikator"], ["1", "-", "Pasar", "Jumlah lapak"]]
    assert len(body_rows(table([*even, [("Bagian B", 1, 2), "<", "", ""]]), 1, [3])) == 1
    assert len(body_rows(table([*even, [("Bagian B", 1, 3), "<", "<", ""]]), 1, [3])) == 2


# Titles


def test_one_text_over_more_than_half_the_width_is_a_title() -> None:
    def row(span: int, *others: Slot, n_cols: int = 4) -> Row:
        title = slot("Perikanan", span=span)
        rest = {span + i: s for i, s in enumerate(others)}
        return row_of(0, 12, {**dict.fromkeys(range(span), title), **rest}, n_cols)

    assert group_title(row(3)) == "Perikanan"
    assert group_title(row(3, slot())) == "Perikanan"
    assert group_title(row(3, slot("A."))) == "Perikanan"
    assert group_title(row(3, slot(own=False))) == "Perikanan"
    assert group_title(row(2)) is None
    assert group_title(row(2, n_cols=5)) is None
    assert group_title(row(3, slot("90"), n_cols=4)) == "Perikanan"  # a number alone may be its numbering
    assert group_title(row(3, slot("90 unit"))) is None
    assert group_title(row(3, slot("Pasar", own=False))) is None
    assert group_title(row_of(0, 12, {0: slot("1", span=3)}, 3)) is None
    assert group_title(row_of(0, 12, {}, 3)) is None


def test_the_number_of_a_title_may_stand_before_it() -> None:
    number, title = slot("A."), slot("Perikanan", span=3)
    assert group_title(row_of(0, 12, {0: number, 1: title, 2: title, 3: title}, 4)) == "Perikanan"


# Cells over columns of different meaning

NO, NAME, TARGET = column(0, "no", 0, 120), column(1, "indikator", 120, 240), column(2, "target", 240, 360)


def wide(text: str, first: int = 1) -> Table:
    """A row whose cell *text* covers indicator and target (from *first* = 1) or number and indicator (from 0)."""
    cell: list[str | tuple[str, int, int]] = [(text, 1, 2), "<"]
    return table([[*HEADER, "Ket"], ["1", *cell, "baru"] if first else [*cell, "90", "baru"]])


def dealt(found: Table, *columns: Column) -> list[str]:
    (row,) = body_rows(found, 1, [1, 2], columns)
    return [row.text(i) for i in range(3)]


def test_words_go_to_the_column_they_stand_in() -> None:
    assert dealt(wide("Luas pasar              90"), NO, NAME, TARGET) == ["1", "Luas pasar", "90"]
    (row,) = body_rows(wide("Luas pasar              90"), 1, [1, 2], [NO, NAME, TARGET])
    assert [(row.slots[i].box.x0, row.slots[i].box.x1) for i in (1, 2)] == [(120, 240), (240, 360)]
    assert row.slots[1].own and row.slots[2].own


def test_words_one_blank_apart_stay_together_and_two_blanks_part_them() -> None:
    together = dealt(wide("Luas pasar di kota besar 90"), NO, NAME, TARGET)
    assert together == ["1", "Luas pasar di kota besar 90", ""]
    parted = dealt(wide("Luas pasar di kota besar  90"), NO, NAME, TARGET)
    assert parted == ["1", "Luas pasar di kota besar", "90"]


def test_a_wide_column_takes_what_stands_in_it_though_a_narrow_one_has_the_nearer_middle() -> None:
    name, target = column(1, "indikator", 120, 320), column(2, "target", 320, 360)
    found = wide("Luas                         lapak")  # "lapak" at 277 to 302: the wide column ends at 320
    assert dealt(found, NO, name, target) == ["1", "Luas lapak", ""]


def test_what_stands_on_one_side_of_the_line_between_two_columns_belongs_there() -> None:
    name, target = column(1, "indikator", 120, 320), column(2, "target", 320, 360)
    left, right = wide("Luas" + 32 * " " + "lapak"), wide("Luas" + 34 * " " + "lapak")  # middles at 314.5 and 324.5
    assert dealt(left, NO, name, target) == ["1", "Luas lapak", ""]
    assert dealt(right, NO, name, target) == ["1", "Luas", "lapak"]


def test_a_part_between_two_columns_goes_to_the_nearer_one() -> None:
    name, target = column(1, "indikator", 120, 180), column(2, "target", 300, 360)
    assert dealt(wide("Luas" + 22 * " " + "90"), NO, name, target) == ["1", "Luas", "90"]
    assert dealt(wide("Luas" + 18 * " " + "90"), NO, name, target) == ["1", "Luas 90", ""]


def test_two_lines_are_dealt_out_line_by_line_below_each_other() -> None:
    found = wide("Luas pasar              90/pasar")
    assert dealt(found, NO, NAME, TARGET) == ["1", "Luas pasar pasar", "90"]


def test_columns_that_mean_the_same_share_the_cell_whole() -> None:
    same = replace(TARGET, field="indikator")
    whole = ["1", "Luas pasar 90", "Luas pasar 90"]
    assert dealt(wide("Luas pasar              90"), NO, NAME, same) == whole
    for other in (replace(same, periode="2020"), replace(same, tingkat="program")):
        assert dealt(wide("Luas pasar              90"), NO, NAME, other) == ["1", "Luas pasar", "90"]


def test_a_column_without_a_meaning_or_unknown_takes_no_words() -> None:
    nothing = replace(TARGET, field=None)
    whole = ["1", "Luas pasar 90", "Luas pasar 90"]
    assert dealt(wide("Luas pasar              90"), NO, NAME, nothing) == whole
    assert dealt(wide("Luas pasar              90"), NO, NAME) == whole
    header = [*HEADER, "Ket", "Lain", "Lain", "Lain"]
    three = ("Luas pasar              90                       lama", 1, 3)
    found = table([header, ["1", three, "<", "<", "a", "b", "c"]])
    assert dealt(found, NO, NAME, TARGET) == ["1", "Luas pasar", "90 lama"]
    assert body_rows(found, 1, [1], [NO, NAME, TARGET])[0].text(3) == "Luas pasar 90 lama"


def test_the_numbering_column_takes_numbers_only() -> None:
    assert dealt(wide("1                       Luas pasar", 0), NO, NAME, TARGET) == ["", "1 Luas pasar", "90"]
    assert dealt(wide("12.", 0), NO, NAME, TARGET) == ["12.", "", "90"]
    other = replace(NAME, field="no", tingkat="program")
    whole = dealt(wide("Luas pasar", 0), NO, other, TARGET)
    assert whole == ["Luas pasar", "Luas pasar", "90"]


def test_totals_titles_and_empty_cells_stay_whole() -> None:
    assert dealt(wide("JUMLAH            ", 0), NO, replace(NAME, field="program"), TARGET)[:2] == ["JUMLAH", "JUMLAH"]
    found = table([HEADER, [("A. Perikanan                      dan Kelautan", 1, 3), "<", "<"]])
    assert dealt(found, NO, NAME, TARGET) == ["A. Perikanan dan Kelautan"] * 3
    (row,) = body_rows(wide(""), 1, [], [NO, NAME, TARGET])
    assert row.slots[1] is row.slots[2]


def test_a_cell_merged_from_above_is_dealt_out_in_each_of_its_rows() -> None:
    cell = ("Luas pasar              90", 2, 2)
    found = table([["No", "Indikator", "Target", "Ket"], ["1", cell, "<", "a"], ["2", "<", "<", "b"]])
    rows = body_rows(found, 1, [1, 3], [NO, NAME, TARGET, column(3, "lain", 360, 480)])
    assert [(r.text(1), r.text(2), r.slots[1].own) for r in rows] == [
        ("Luas pasar", "90", True), ("Luas pasar", "90", False),
    ]  # fmt: skip


# Rows without borders between them


def numbered(*columns: tuple[str, ...], own: bool = True) -> Row:
    n = max(len(c) for c in columns)
    return row_of(0, 12 * n, {i: slot(*c, own=own or i > 0) for i, c in enumerate(columns)}, len(columns), 3)


def cut(row: Row, numbers: tuple[int, ...] = (0,), anchors: tuple[int, ...] = (1,)) -> list[list[str]]:
    return [[p.text(i) for i in range(row.n_cols)] for p in split_by_numbers(row, numbers, anchors)]


def test_two_numbers_are_two_rows() -> None:
    assert cut(numbered(("1", "2"), ("Bibit", "Pakan"), ("10", "20"))) == [["1", "Bibit", "10"], ["2", "Pakan", "20"]]


def test_most_parts_must_have_some_value_where_the_row_has_one() -> None:
    names = ("1", "2", "3"), ("Bibit", "Pakan", "Pupuk")

    def parts(*columns: tuple[str, ...]) -> int:
        values = range(2, 2 + len(columns))
        return len(split_by_numbers(numbered(*names, *columns), [0], [1], values))

    assert parts(("10", "20", "30")) == parts(("10", "20", "")) == parts(("", "", "")) == 3
    assert parts(("10", "", "")) == 1
    assert parts(("10", "20", ""), ("", "", "")) == parts(("10", "", ""), ("", "5", "")) == 3
    half = numbered(("1", "2"), ("Bibit", "Pakan"), ("10", ""))
    assert split_by_numbers(half, [0], [1], [2]) == [half]


def test_one_number_no_numbers_or_words_among_them_are_one_row() -> None:
    for first in (("1",), ("1", "dan"), ("Bibit", "Pakan")):
        row = numbered(first, ("Bibit", "Pakan"), ("10", "20"))
        assert split_by_numbers(row, [0], [1]) == [row]
    row = numbered(("1", "2"), ("Bibit", "Pakan"), ("10", "20"))
    assert split_by_numbers(row, [], [1]) == [row]
    assert split_by_numbers(row, [7], [1]) == [row]


def test_numbers_merged_from_above_cut_nothing() -> None:
    row = numbered(("1", "2"), ("Bibit", "Pakan"), own=False)
    assert split_by_numbers(row, [0], [1]) == [row]


def test_the_first_column_of_numbers_counts() -> None:
    row = numbered(("a", "b"), ("1", "2", "3"), ("Bibit", "Pakan", "Obat"))
    assert len(split_by_numbers(row, [0, 1], [2])) == 2
    assert len(split_by_numbers(row, [1, 0], [2])) == 3
    named = numbered(("Bidang",), ("1", "2"), ("Bibit", "Pakan"))
    assert len(split_by_numbers(named, [0, 1], [2])) == 2


def test_a_cut_leaves_a_little_above_the_number() -> None:
    row = numbered(("1", "2"), ("Bibit", "Pakan"))
    first, second = split_by_numbers(row, [0], [1])
    assert (first.top, first.bottom, second.top, second.bottom) == (0, 8, 8, 24)
    assert first.slots[1].box == Box(0, 0, 100, 8)


def test_the_total_below_the_last_number_is_a_row_of_its_own() -> None:
    row = numbered(("1", "2"), ("Bibit", "Pakan", "Jumlah", "Total"), ("10", "20", "30", "30"))
    assert cut(row)[2:] == [["", "Jumlah Total", "30 30"]]
    among = numbered(("1", "2", "3"), ("Bibit", "Jumlah", "Obat"))
    assert cut(among) == [["1", "Bibit"], ["2", "Jumlah"], ["3", "Obat"]]
    assert cut(numbered(("1", "2"), ("Bibit", "Pakan", "ikan"))) == [["1", "Bibit"], ["2", "Pakan ikan"]]
    assert cut(numbered(("1", "2"), ("Bibit", "Pakan", "Jumlah")), anchors=(1, 9)) == [
        ["1", "Bibit"], ["2", "Pakan"], ["", "Jumlah"],
    ]  # fmt: skip


def test_a_total_beside_the_last_number_is_its_name() -> None:
    row = numbered(("1", "2", "3"), ("Bibit", "Pakan", "Jumlah obat"))
    assert cut(row) == [["1", "Bibit"], ["2", "Pakan"], ["3", "Jumlah obat"]]


def test_numbers_at_one_height_are_no_rows() -> None:
    row = row_of(0, 24, {0: Slot((*lines("1"), *lines("2", y=3)), Box(0, 0, 9, 24)), 1: slot("Bibit", "Pakan")}, 2)
    assert split_by_numbers(row, [0], [1]) == [row]


def test_a_total_in_a_cell_merged_from_above_is_none_of_this_row() -> None:
    row = numbered(("1", "2"), ("Bibit", "Pakan"), ("10", "20"))
    row.slots[3] = slot("x", "y", "Jumlah", own=False)
    assert len(split_by_numbers(row, [0], [1, 3])) == 2


def test_a_total_that_touches_the_last_number_is_its_name() -> None:
    row = numbered(("1", "2"), ("Bibit", "Pakan"))
    row.slots[1] = Slot((*lines("Bibit"), *lines("Jumlah", y=22)), Box(0, 0, 100, 36))
    assert len(split_by_numbers(row, [0], [1])) == 2


# Cuts at heights


def test_what_lies_above_or_below_the_row_stays_in_its_first_and_last_part() -> None:
    found = (*lines("atas", y=-8), *lines("tengah", y=12), *lines("bawah", y=40))
    row = row_of(10, 30, {0: Slot(found, Box(0, 0, 100, 50), True, 2)}, 1, 5)
    first, second = split_rows(row, [20])
    assert (first.text(0), second.text(0)) == ("atas tengah", "bawah")
    assert (first.page, first.n_cols, first.slots[0].span, first.slots[0].own) == (5, 1, 2, True)
    assert second.slots[0].box == Box(0, 20, 100, 30)


def test_a_line_whose_middle_lies_on_the_cut_goes_below() -> None:
    first, second = split_rows(row_of(0, 30, {0: slot("garis")}, 1), [5])
    assert (first.text(0), second.text(0)) == ("", "garis")


def test_merged_cells_stay_whole_and_wide_ones_stay_one() -> None:
    above, across = slot("Pasar", "Induk", own=False), slot("Bibit", "Pakan", span=2)
    parts = split_rows(row_of(0, 24, {0: above, 1: across, 2: across}, 3), [11])
    assert [p.text(0) for p in parts] == ["Pasar Induk", "Pasar Induk"]
    assert all(p.slots[0] is above and p.slots[1] is p.slots[2] for p in parts)
    assert [p.text(1) for p in parts] == ["Bibit", "Pakan"]


def test_a_name_that_reaches_over_the_columns_of_its_details_stays_whole() -> None:
    works = column(1, "program_kegiatan", 120, 240)
    assert dealt(wide("Penataan Pasar dan Taman di Kota"), NO, works, TARGET) == [
        "1", "Penataan Pasar dan Taman di Kota", "",
    ]  # fmt: skip


def test_the_budget_after_its_revision_counts_in_a_heading_that_its_cell_broke() -> None:
    headings = ("ANGGARAN > PENETAPAN APBD 2031", "ANGGARAN > APBD PERUBAHA N 2031")
    old, new = (replace(column(i, "anggaran", 0, 1), heading=h) for i, h in enumerate(headings))
    assert revised_first([old, new]) == [new, old]
