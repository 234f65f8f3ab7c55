"""Body rows, cells cut by number, several indicators in one cell."""

from __future__ import annotations

import pytest

from petik.ingest.page import Box
from petik.parsers.columns.headings import read_columns
from petik.parsers.model import Line
from petik.parsers.print.row_labels import is_row_number
from petik.parsers.print.strings import item_marker
from petik.parsers.rows.cell_items import split_items, text_of_items
from petik.parsers.rows.items import attach_by_height, attach_by_order, find_items, unnumbered
from petik.parsers.rows.markers import mark_rows
from petik.parsers.tables.body import body_rows, group_title, split_by_numbers
from tests.parsers.shapes import line, lines, table, words


def test_a_merged_cell_counts_for_each_of_its_rows() -> None:
    found = table([["Sasaran", "Indikator"], [("Meningkatnya panen", 2, 1), "Jumlah lumbung"], ["<", "Jumlah sumur"]])
    rows = body_rows(found, 1, [1])
    assert [(r.text(0), r.text(1)) for r in rows] == [
        ("Meningkatnya panen", "Jumlah lumbung"),
        ("Meningkatnya panen", "Jumlah sumur"),
    ]
    assert [r.slots[0].own for r in rows] == [True, False]


def test_a_row_whose_borders_were_not_drawn_is_cut_at_its_numbers() -> None:
    found = table([["No", "Kegiatan", "Anggaran"], ["1/2/", "Bibit/Pakan/JUMLAH", "10.000/20.000/30.000"]])
    (row,) = body_rows(found, 1, [1, 2])
    parts = split_by_numbers(row, [0], [1])
    assert [(p.text(0), p.text(1), p.text(2)) for p in parts] == [
        ("1", "Bibit", "10.000"),
        ("2", "Pakan", "20.000"),
        ("", "JUMLAH", "30.000"),
    ]


def test_a_cell_over_columns_of_different_meaning_is_dealt_out_by_position() -> None:
    found = table(
        [["Indikator", "Target", "Anggaran (Rp)"], ["Jumlah kapal", ("3                       900.000.000", 1, 2), "<"]]
    )
    (row,) = body_rows(found, 1, [0], read_columns(found, 1))
    assert (row.text(1), row.text(2)) == ("3", "900.000.000")


def test_a_total_over_merged_columns_stays_whole() -> None:
    found = table([["No", "Program", "Anggaran (Rp)"], [("JUMLAH", 1, 2), "<", "900.000.000"]])
    (row,) = body_rows(found, 1, [1], read_columns(found, 1))
    assert row.text(1) == "JUMLAH"


def test_a_title_over_the_whole_width_is_a_group() -> None:
    found = table(
        [
            ["No", "Kegiatan", "Anggaran"],
            [("A. Program Perikanan meliputi kegiatan :", 1, 3), "<", "<"],
            ["1", "Bibit", "5"],
        ]
    )
    assert [group_title(r) for r in body_rows(found, 1, [1, 2])] == ["A. Program Perikanan meliputi kegiatan :", None]


def test_row_numbers() -> None:
    assert is_row_number("1.") and is_row_number("IV") and is_row_number("1.2.3")
    assert not is_row_number("12 kapal")


def test_bullets_below_a_heading_take_the_values_beside_them() -> None:
    items = find_items([line("1. Jumlah produksi", 0, 0), line("- Padi", 12, 12), line("- Jagung", 12, 24)])
    attach_by_height(items, {3: [line("500", 200, 12), line("60", 200, 24)]})
    assert [(i.lines[0].text, [x.text for x in i.values.get(3, [])]) for i in items] == [
        ("Jumlah produksi", []), ("Padi", ["500"]), ("Jagung", ["60"]),
    ]  # fmt: skip
    assert [p.lines[0].text for p in items[2].parents] == ["Jumlah produksi"]


def test_a_value_at_the_last_line_of_a_wrapped_item_belongs_to_it() -> None:
    items = find_items([line("- Jumlah rumah yang", 0, 0), line("dibangun", 10, 12), line("- Jumlah sumur", 0, 24)])
    attach_by_height(items, {1: [line("7", 200, 12), line("9", 200, 24)]})
    assert [[x.text for x in i.values[1]] for i in items] == [["7"], ["9"]]


def test_values_that_stand_elsewhere_are_paired_by_order_only_when_their_numbers_agree() -> None:
    items = find_items([line("a. Jumlah sumur", 0, 0), line("b. Jumlah pompa", 0, 12)])
    assert not attach_by_order(items, {1: [line("1", 200, 40)]})
    assert attach_by_order(items, {1: [line("1", 200, 40), line("2", 200, 52)]})
    assert [i.values[1][0].text for i in items] == ["1", "2"]


def test_a_paragraph_below_the_marker_of_a_hanging_item_is_a_new_item() -> None:
    items = find_items([line("-   Kerbau", 20, 0), line("Persentase lahir hidup", 20, 12)])
    assert len(items) == 2


def test_a_deeper_line_without_its_arrow_is_an_item_of_its_own() -> None:
    found = [line("1. Kerbau sehat", 0, 0), line("-  Betina", 20, 12), line("Jumlah bibit", 55, 24)]
    items = find_items([*found, line("• Sapi", 55, 36), line("2. Jumlah kandang", 0, 48)])
    assert [i.lines[0].text for i in items] == ["Kerbau sehat", "Betina", "Jumlah bibit", "Sapi", "Jumlah kandang"]
    assert items[3].parents[-1] is items[2]
    assert items[4].parents == []


@pytest.mark.parametrize(
    ("cell", "target"),
    [
        # the first paragraph ends early, as its second line shows
        (["Persentase anak yang", "sekolah", "Desa yang punya", "perpustakaan"], ["3.63 Persen", "12 Desa"]),
        # full lines, but both open as indicators do
        (["Persentase pencari kerja", "Jumlah wirausaha yang baru"], ["88.21 Persen", "1000.00", "Orang"]),
    ],
)
def test_paragraphs_without_bullets_are_indicators_where_the_values_agree(cell: list[str], target: list[str]) -> None:
    items = split_items(lines(*cell), Box(0, 0, 134, 60), {1: lines(*target, x=200)}, {})
    assert items is not None
    assert len(items) == 2
    assert [" ".join(x.text for x in i.values[1]) for i in items] == [target[0], " ".join(target[1:])]


def test_one_paragraph_beside_two_amounts_stays_whole() -> None:
    cell = lines("Persentase pelestarian cagar", "budaya dan sejarah yang ada")
    assert split_items(cell, Box(0, 0, 140, 60), {1: lines("13 Cagar Budaya,", "5 Naskah", x=200)}, {}) is None


def test_a_round_bullet_that_ocr_read_as_a_letter_is_a_bullet() -> None:
    def read(text: str, source: str) -> str | None:
        found = words(text, 0, 0, source=source)
        return item_marker(Line(tuple(found), Box.around(w.box for w in found)))

    assert read("e Dokumen Perencanaan", "ocr") == "e"
    assert read("e Dokumen Perencanaan", "text") is None
    assert read("e dokumen", "ocr") is None


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (("1   Persentase kelompok", "olahraga desa"), "Persentase kelompok olahraga desa"),
        (("132  Jumlah sarana", "pasar"), "Jumlah sarana pasar"),
        (("Dua  Jumlah sarana", "pasar"), "Dua Jumlah sarana pasar"),  # a word is no marker
    ],
)
def test_a_number_without_its_stop_is_a_marker_where_the_lines_below_hang_behind_it(
    cell: tuple[str, str], text: str
) -> None:
    first = line(cell[0], 0, 0)
    hanging = [first, line(cell[1], first.words[1].box.x0, 12)]
    assert " ".join(x.text for x in unnumbered(hanging)) == text
    flush = [first, line(cell[1], 0, 12)]
    assert unnumbered(flush) == flush


def test_a_list_without_values_below_an_item_with_one_is_part_of_its_text() -> None:
    first = [line("a. Jumlah kesepakatan di", 0, 0), line("bidang :", 15, 12)]
    cell = [*first, line("- Pasar", 15, 24), line("- Ternak", 15, 36), line("b. Jumlah rapat", 0, 48)]
    items = split_items(cell, Box(0, 0, 140, 60), {1: [line("4", 200, 12), line("30", 200, 48)]}, {})
    assert items is not None
    assert [" ".join(x.text for x in i.lines) for i in items] == [
        "Jumlah kesepakatan di bidang : Pasar Ternak", "Jumlah rapat",
    ]  # fmt: skip


def test_bullets_with_a_unit_each_are_indicators_where_no_target_is_stated() -> None:
    cell = lines("- Jumlah sumur yang diuji", "- Persentase kapal laik")
    items = split_items(cell, Box(0, 0, 200, 30), {}, {1: lines("Titik", "%")})
    assert items is not None
    assert [i.lines[0].text for i in items] == ["Jumlah sumur yang diuji", "Persentase kapal laik"]
    assert split_items(cell, Box(0, 0, 200, 30), {}, {1: lines("Titik")}) is None  # one unit for both says nothing


def test_a_text_opens_beside_each_item_or_speaks_of_all() -> None:
    items = find_items(lines("1. Jumlah sumur yang", "diuji", "2. Persentase kapal"))
    own = lines("Banyaknya sumur yang", "diuji", "Jumlah kapal laik")
    box = Box(0, 0, 110, 40)
    parts = text_of_items(own, box, items)
    assert parts is not None
    assert [" ".join(x.text for x in p) for p in parts] == ["Banyaknya sumur yang diuji", "Jumlah kapal laik"]
    assert text_of_items(lines("Banyaknya yang diuji"), box, items) is None


def test_a_code_that_fills_the_first_line_is_no_part_of_the_name() -> None:
    whole = lines("1.06.01.2.01.0001", "Penyusunan Laporan")
    cut = lines("1.06.01.2.01.000", "1 - Penyusunan Laporan")
    assert [x.text for x in unnumbered(whole)] == ["Penyusunan Laporan"]
    assert [x.text for x in unnumbered(cut)] == ["Penyusunan Laporan"]
    assert unnumbered(lines("1.250.000", "Rupiah")) == lines("1.250.000", "Rupiah")


def test_the_first_of_several_numbered_items_of_a_cell_keeps_its_number() -> None:
    found = table(
        [
            ["Sasaran", "Indikator Kinerja", "Target"],
            ["Kota rapi", "1. Persentase lapak/2. Persentase taman", "100%"],
            ["Kota hijau", "1. Persentase pohon/2. Persentase sumur", "100%"],
        ]
    )
    columns = read_columns(found, 1)
    rows = body_rows(found, 1, [1, 2], columns)
    mark_rows(rows, columns)
    assert [r.text(1)[:18] for r in rows] == ["1. Persentase lapa", "1. Persentase poho"]
