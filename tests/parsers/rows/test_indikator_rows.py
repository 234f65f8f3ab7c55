"""Indicator tables to rows: which columns belong together, what is carried down, which prints are new rows."""

from __future__ import annotations

from collections.abc import Sequence

from petik.parsers.columns.header import header_depth
from petik.parsers.columns.headings import read_columns
from petik.parsers.columns.measures import measures
from petik.parsers.model import Identity, IndikatorRow, ParsedDocument, Table
from petik.parsers.print.strings import Vocabulary
from petik.parsers.rows.chains import chain_tables
from petik.parsers.rows.context import TableContext
from petik.parsers.rows.indikator import strip_level_label
from petik.parsers.rows.segment import segment_rows
from tests.parsers.shapes import table


def rows_of(found: Table) -> list[IndikatorRow]:
    parsed = ParsedDocument(Identity())
    for chain in chain_tables([found], False, [0])[0]:
        for segment in chain:
            segment_rows(parsed, segment, TableContext(Vocabulary(), "pk", True))
    return parsed.indikator


def texts(rows: Sequence[IndikatorRow], *names: str) -> list[tuple[str | None, ...]]:
    return [tuple(r.fields[n].text if n in r.fields else None for n in names) for r in rows]


def targets(row: IndikatorRow) -> dict[str, str | None]:
    return {n.periode: n.target.text if n.target else None for n in row.nilai}


def test_values_belong_to_the_indicator_on_their_left() -> None:
    found = table(
        [["Program", "Indikator Program", "Target", "Kegiatan", "Indikator Kegiatan", "Target"], ["a"] * 6]
    )
    columns = read_columns(found, header_depth(found))
    assert [
        (m.tingkat, [c.index for c in m.values], [c.index for c in m.parents]) for m in measures(columns)
    ] == [("program", [2], [0]), ("kegiatan", [5], [0, 3])]  # fmt: skip


def test_an_indicator_without_a_level_takes_that_of_the_aim_beside_it() -> None:
    for heading, level in (("Sasaran Strategis", "sasaran"), ("Sasaran Kegiatan", "kegiatan"), ("Program", "program")):
        found = table([[heading, "Indikator Kinerja", "Target"], ["a", "b", "c"]])
        assert [m.tingkat for m in measures(read_columns(found, 1))] == [level]


def test_a_merged_aim_counts_for_each_of_its_indicators() -> None:
    rows = rows_of(
        table(
            [
                ["No", "Sasaran Strategis", "Indikator Kinerja", "Target"],
                [("1", 2, 1), ("Meningkatnya panen", 2, 1), "Jumlah lumbung", "4 unit"],
                ["<", "<", "Jumlah sumur", "7 unit"],
            ]
        )
    )
    assert texts(rows, "sasaran", "indikator") == [
        ("Meningkatnya panen", "Jumlah lumbung"),
        ("Meningkatnya panen", "Jumlah sumur"),
    ]
    assert [targets(r) for r in rows] == [{"": "4 unit"}, {"": "7 unit"}]


def test_a_blank_aim_is_the_one_above_and_a_new_aim_ends_it() -> None:
    rows = rows_of(
        table(
            [
                ["Sasaran", "Indikator Kinerja", "Target"],
                ["Meningkatnya panen", "Jumlah lumbung", "4"],
                ["", "Jumlah sumur", "7"],
                ["Tertatanya pasar", "Jumlah lapak", "90"],
            ]
        )
    )
    assert texts(rows, "sasaran") == [("Meningkatnya panen",), ("Meningkatnya panen",), ("Tertatanya pasar",)]


def test_an_indicator_merged_over_two_rows_is_one_record() -> None:
    rows = rows_of(
        table(
            [
                ["Sasaran", "Indikator Kinerja", "Target", "Program"],
                [("Tertatanya pasar", 2, 1), ("Jumlah lapak", 2, 1), ("90", 2, 1), "Program Pasar"],
                ["<", "<", "<", "Program Lapak"],
            ]
        )
    )
    assert texts(rows, "indikator") == [("Jumlah lapak",)]


def test_columns_of_quarters_become_periods() -> None:
    (row,) = rows_of(
        table(
            [
                [("Sasaran", 2, 1), ("Indikator Kinerja", 2, 1), ("Target Triwulan", 1, 4), "<", "<", "<"],
                ["<", "<", "I", "II", "III", "IV"],
                ["Tertatanya pasar", "Jumlah lapak", "10", "-", "30", "90"],
            ]
        )
    )
    assert targets(row) == {"TW1": "10", "TW2": "-", "TW3": "30", "TW4": "90"}


def test_target_cells_that_name_their_period_belong_to_one_record() -> None:
    rows = rows_of(
        table(
            [
                ["Sasaran", "Indikator Kinerja", "Target"],
                [("Tertatanya pasar", 3, 1), ("Jumlah lapak", 3, 1), "Target Tahunan : 90 lapak"],
                ["<", "<", "TW 1 (B03) : 15 lapak"],
                ["<", "<", "Triwulan II : 40 lapak"],
                ["Bersihnya pasar", "Jumlah bak sampah", "12 bak"],
            ]
        )
    )
    assert [targets(r) for r in rows] == [{"": "90 lapak", "TW1": "15 lapak", "TW2": "40 lapak"}, {"": "12 bak"}]


def test_several_indicators_in_one_cell_are_several_rows() -> None:
    rows = rows_of(
        table(
            [
                ["Sasaran", "Indikator Kinerja", "Satuan", "Target"],
                ["Meningkatnya panen", "1. Jumlah lumbung/2. Jumlah sumur", "unit/titik", "4/7"],
            ]
        )
    )
    assert texts(rows, "indikator", "satuan") == [("Jumlah lumbung", "unit"), ("Jumlah sumur", "titik")]
    assert [targets(r) for r in rows] == [{"": "4"}, {"": "7"}]


def test_one_indicator_that_wraps_beside_one_value_stays_whole() -> None:
    rows = rows_of(
        table([["Sasaran", "Indikator Kinerja", "Target"], ["Panen", "1. Jumlah lumbung/dan sumur yang/dibangun", "4"]])
    )
    assert texts(rows, "indikator") == [("Jumlah lumbung dan sumur yang dibangun",)]


def test_bulleted_rows_take_the_name_of_the_row_above_that_has_no_value() -> None:
    rows = rows_of(
        table(
            [
                ["Sasaran", "Indikator Kinerja", "Target"],
                [("Ternak sehat", 4, 1), "Jumlah kasus :", ""],
                ["<", "- Cacing", "5"],
                ["<", "- Kudis", "3"],
                ["<", "Jumlah kandang", "8"],
            ]
        )
    )
    assert texts(rows, "indikator") == [("Jumlah kasus : Cacing",), ("Jumlah kasus : Kudis",), ("Jumlah kandang",)]


def test_a_title_across_the_table_names_the_level_of_the_rows_below() -> None:
    rows = rows_of(
        table(
            [
                ["No", "Indikator Kinerja", "Target"],
                [("Sasaran 1 : Tertatanya pasar", 1, 3), "<", "<"],
                ["1", "Jumlah lapak", "90"],
                [("Sasaran 2 : Bersihnya pasar", 1, 3), "<", "<"],
                ["2", "Jumlah bak sampah", "12"],
            ]
        )
    )
    assert texts(rows, "sasaran", "indikator") == [
        ("Tertatanya pasar", "Jumlah lapak"), ("Bersihnya pasar", "Jumlah bak sampah"),
    ]  # fmt: skip
    assert [r.tingkat for r in rows] == ["sasaran", "sasaran"]


def test_an_aim_that_opens_above_its_first_indicator_leaves_the_title_above_alone() -> None:
    rows = rows_of(
        table(
            [
                ["No", "Sasaran", "Indikator Kinerja", "Target", "Satuan"],
                [("Misi 1 : Pasar yang maju", 1, 5), "<", "<", "<", "<"],
                [("1", 2, 1), ("Tertatanya pasar", 2, 1), "", "", ""],
                ["<", "<", "Jumlah lapak", "90", "lapak"],
            ]
        )
    )
    assert texts(rows, "sasaran", "indikator", "satuan") == [("Tertatanya pasar", "Jumlah lapak", "lapak")]


def test_labels_are_taken_off_but_program_is_part_of_a_name() -> None:
    assert strip_level_label("Tujuan Renstra : Pasar yang tertata") == "Pasar yang tertata"
    assert strip_level_label("A. Program Perikanan yang meliputi kegiatan :") == "Program Perikanan"


def test_a_value_keeps_its_place_and_its_confidence() -> None:
    (row,) = rows_of(table([["Sasaran", "Indikator Kinerja", "Target"], ["Panen naik", "Jumlah lumbung", "4 unit"]]))
    target = row.nilai[0].target
    assert target is not None and target.box is not None
    assert (target.page, target.confidence, target.box.x0) == (1, 1.0, 242.0)


def test_a_revised_target_is_the_later_one_and_the_earlier_is_noted() -> None:
    (row,) = rows_of(
        table(
            [
                [("Sasaran", 2, 1), ("Indikator Kinerja", 2, 1), ("Target", 1, 2), "<"],
                ["<", "<", "Semula", "Menjadi"],
                ["Panen naik", "Jumlah lumbung", "4 unit", "6 unit"],
            ]
        )
    )
    target = row.nilai[0].target
    assert target is not None
    assert (target.text, target.note) == ("6 unit", "kolom «Target > Semula» tidak dipakai: 4 unit")


def test_a_row_that_only_names_a_level_heads_the_rows_below_it() -> None:
    found = table(
        [
            ["No", "Indikator Kinerja", "Satuan", "Target"],
            ["", "Tujuan", "", ""],
            ["1", "Tingkat ketertiban", "%", "90"],
            ["", "Sasaran", "", ""],
            ["1", "Jumlah patroli", "kali", "12"],
        ]
    )
    rows = rows_of(found)
    assert texts(rows, "indikator") == [("Tingkat ketertiban",), ("Jumlah patroli",)]
    assert [r.tingkat for r in rows] == ["tujuan", "sasaran"]


def test_two_indicator_columns_of_one_level_have_a_target_each() -> None:
    names = [("Kegiatan", 2, 1), ("Keluaran Kegiatan", 1, 2), "<", ("Hasil Kegiatan", 1, 2), "<"]
    below = ["<", "Tolok Ukur", "Target", "Tolok Ukur", "Target"]
    rows = rows_of(table([names, below, ["Penataan Pasar", "Jumlah lapak", "4 unit", "Pasar rapi", "90 %"]]))
    assert [(r.tingkat, r.fields["indikator"].text, targets(r)) for r in rows] == [
        ("kegiatan", "Jumlah lapak", {"": "4 unit"}),
        ("kegiatan", "Pasar rapi", {"": "90 %"}),
    ]
    assert all("tidak dipakai" not in (n.target.note or "") for r in rows for n in r.nilai if n.target)


def test_the_work_behind_an_indicator_tells_its_level_where_plans_print_outcome_and_output() -> None:
    found = table(
        [
            ["Tujuan", "Sasaran", "Outcome", "Output", "Indikator", "Program/Kegiatan/Sub Kegiatan"],
            [("Kota tertib", 4, 1), "", "", "", "Indeks ketertiban", ""],
            ["<", ("Patroli merata", 3, 1), "", "", "Indeks patroli", ""],
            ["<", "<", ("Patroli sering", 2, 1), "", "Persentase patroli", "Program Ketertiban"],
            ["<", "<", "<", "Tersedianya mobil", "Jumlah mobil", "Kegiatan Pengadaan"],
        ]
    )
    assert [r.tingkat for r in rows_of(found)] == ["tujuan", "sasaran", "program", "kegiatan"]


def test_of_an_indicator_before_and_after_a_revision_the_one_that_holds_is_the_row() -> None:
    before, after = (f"Indikator Program dan Kegiatan {when} Perubahan" for when in ("Sebelum", "Setelah"))
    found = table(
        [
            [("Program dan Kegiatan", 2, 1), (before, 1, 2), "<", (after, 1, 2), "<"],
            ["<", "Tolok Ukur", "Target", "Tolok Ukur", "Target"],
            ["Penataan Pasar", "Jumlah lapak", "4 unit", "Jumlah lapak", "6 unit"],
        ]
    )
    (row,) = rows_of(found)
    assert (row.tingkat, targets(row)) == ("kegiatan", {"": "6 unit"})
    assert "4 unit" in (row.nilai[0].target.note or "" if row.nilai[0].target else "")


def test_an_aim_with_its_place_in_the_list() -> None:
    assert strip_level_label("Sasaran ke-3 : Kota rapi") == "Kota rapi"


def test_a_value_where_a_programme_should_stand_is_doubted_aloud() -> None:
    rows = rows_of(
        table(
            [
                ["Program", "Indikator Kinerja", "Target"],
                ["15%", "Cakupan air bersih", "20%"],
                ["2 unit", "Jumlah sumur", "7 unit"],
                ["Program 1 Desa 1 Sumur", "Jumlah lumbung", "4 unit"],
            ]
        )
    )
    found = [row.fields["program"] for row in rows]
    assert [(p.text, p.confidence, p.note is not None) for p in found] == [
        ("15%", 0.5, True),
        ("2 unit", 0.5, True),
        ("Program 1 Desa 1 Sumur", 1.0, False),
    ]
