"""Headers: how deep they are, and what each column is."""

from __future__ import annotations

import pytest

from petik.parsers.columns.catalogue import lookup
from petik.parsers.columns.contents import bare_period_columns, columns_by_content
from petik.parsers.columns.header import header_depth, split_glued_header
from petik.parsers.columns.heading_periods import period_of, without_period
from petik.parsers.columns.headings import heading_like, is_number_row, read_columns
from petik.parsers.tables.page_break import columns_of_rest
from tests.parsers.shapes import table


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Trw II", "TW2"),
        ("Triwulan 3", "TW3"),
        ("TW 4 (B12)", "TW4"),
        ("Tahun 2021", "2021"),
        ("Semester I", "S1"),
        ("Mar-24", "2024-B03"),
        ("Agu 2024", "2024-B08"),
        ("Dec-24", "2024-B12"),
        ("Target", ""),
    ],
)
def test_periods_of_headings(text: str, period: str) -> None:
    assert period_of(text) == period


def test_a_bare_roman_number_is_a_quarter_only_below_triwulan() -> None:
    assert period_of("III") == ""
    assert period_of("III", below_quarters=True) == "TW3"


def test_period_words_are_taken_off() -> None:
    assert without_period("Realisasi Tahun 2021") == "Realisasi"
    assert without_period("Target") == "Target"


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("SASARAN STRATEGIS", "sasaran"), ("Sasaran Staregis", "sasaran"), ("IndikatorKinerja", "indikator"),
        ("Keteragan", "keterangan"), ("Penjelasan/Formulasi Perhitungan", "formulasi"), ("Ket.", "keterangan"),
        ("Traget", "target"),
        ("Anggaran (Rp.)", "anggaran"), ("Perangkat Daerah Penanggung Jawab", "penanggung_jawab"),
    ],
)  # fmt: skip
def test_misspelt_wrapped_and_glued_headings_are_known(heading: str, name: str) -> None:
    found = lookup(heading)
    assert found is not None
    assert found.nama == name


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Ind. Kinerja", "indikator"), ("Real. (Rp)", "realisasi"), ("Program yang Dilaksanakan", "program"),
        ("Target Tahun Berjalan", "target"), ("Sasaran Strategis / Kinerja Utama", "sasaran"),
        ("Satuan Indikator Kinerja", "satuan"), ("Realisasi s.d. Akhir Tahun", "realisasi"),
    ],
)  # fmt: skip
def test_abbreviated_wordy_and_alternative_headings_are_known(heading: str, name: str) -> None:
    found = lookup(heading)
    assert found is not None
    assert found.nama == name


@pytest.mark.parametrize("text", ["Satuan / Realisasi", "Kinerja Dinas", "yang akan datang"])
def test_alternatives_of_two_columns_and_empty_words_name_none(text: str) -> None:
    assert lookup(text) is None


@pytest.mark.parametrize("text", ["Jembatan gantung di kecamatan terluar", "12", "Baik", "Kelurahan Anyar"])
def test_what_is_no_heading_is_not_taken_for_one(text: str) -> None:
    assert lookup(text) is None
    assert not heading_like(text)


def test_the_row_of_column_numbers() -> None:
    assert is_number_row(["1", "2", "3", "4"])
    assert is_number_row(["(1)", "(2)", "(3)", "5=4/3"])
    assert is_number_row(["1", "ps", "3", "4"])  # one of them misread on a scan
    assert is_number_row([*"1234567", "8", "910", "11", "1213"])  # two of them read as one
    assert is_number_row([*"12345", "8", *"789"])
    assert not is_number_row([*"12341234"])  # two years of quarters
    assert not is_number_row([*"24682468"])
    assert not is_number_row(["1", "Jumlah jembatan", "12"])


def test_a_header_of_two_rows_with_a_spanning_heading_and_column_numbers() -> None:
    found = table(
        [
            [("No", 2, 1), ("Indikator Kinerja", 2, 1), ("Target", 1, 2), "<"],
            ["<", "<", "TW I", "TW II"],
            ["1", "2", "3", "4"],
            ["1", "Jumlah jembatan yang diperbaiki", "2", "5"],
        ]
    )
    assert header_depth(found) == 3
    columns = read_columns(found, 3)
    assert [(c.field, c.periode) for c in columns] == [
        ("no", ""),
        ("indikator", ""),
        ("target", "TW1"),
        ("target", "TW2"),
    ]


def test_percent_below_a_level_is_that_levels_achievement() -> None:
    found = table(
        [
            [("PROGRAM", 1, 4), "<", "<", "<"],
            ["Program", "Indikator Kinerja", "Target", "%"],
            ["Program Pengairan", "Jumlah embung", "3", "90"],
        ]
    )
    assert [c.field for c in read_columns(found, header_depth(found))] == ["program", "indikator", "target", "capaian"]


def test_quantity_and_rupiah_below_one_quarter() -> None:
    found = table(
        [
            [("Program/Kegiatan", 2, 1), ("Realisasi Triwulan I", 1, 2), "<"],
            ["<", "K", "Rp"],
            ["Penyediaan pakan", "3", "1.000.000"],
        ]
    )
    columns = read_columns(found, header_depth(found))
    assert [(c.field, c.periode) for c in columns[1:]] == [("realisasi", "TW1"), ("realisasi_anggaran", "TW1")]


def test_a_comparison_of_two_years_is_no_value_column() -> None:
    found = table([["Indikator", "Realisasi 2020", "Realisasi 2020 thdp Tahun 2019"], ["Jumlah pasar", "3", "150"]])
    assert [c.field for c in read_columns(found, 1)] == ["indikator", "realisasi", "lain"]


def test_target_of_the_medium_term_plan_is_not_the_years() -> None:
    found = table([["Indikator", "Target Akhir Renstra", "Realisasi"], ["Jumlah pasar", "9", "3"]])
    assert read_columns(found, 1)[1].periode == "AKHIR"


def test_a_page_without_a_header_inherits_by_position() -> None:
    before = read_columns(table([["No", "Sasaran", "Indikator", "Target"], ["1", "a", "b", "2"]]), 1)
    found = columns_of_rest(table([["2", "Meningkatnya x", "Jumlah y", "3"]]), before)
    assert found is not None
    assert [c.field for c in found] == ["no", "sasaran", "indikator", "target"]
    assert columns_of_rest(table([["2", "Meningkatnya x"]], width=240), before) is None


def test_a_header_that_no_ruling_parts_from_the_first_row() -> None:
    found = split_glued_header(
        table([["No/1", "Kegiatan/Pembibitan ikan", "Anggaran/5.000.000"], ["2", "Pakan", "6.000.000"]])
    )
    assert found.n_rows == 3
    assert header_depth(found) == 1


def test_columns_of_a_list_without_headings_follow_their_content() -> None:
    found = table(
        [["1.", "Pengelolaan Pasar", "Rp. 1.200.000.000,-"], ["2.", "Pembinaan Pedagang", "Rp. 300.500.000,-"]]
    )
    assert [c.field for c in columns_by_content(found)] == ["no", "uraian", "anggaran"]
    assert columns_by_content(table([["a", "b"], ["c", "d"]])) == []


def test_months_below_a_value_heading_are_periods_and_alone_a_timetable() -> None:
    head = [["Indikator Kinerja", ("Target", 1, 2), "<", "Satuan"], ["", "Jan", "Pebruari", ""]]
    found = table([*head, ["Lapak", "1", "2", "unit"]])
    columns = read_columns(found, 2)
    assert [(c.field, c.periode) for c in columns[1:3]] == [("target", "B01"), ("target", "B02")]
    timetable = read_columns(table([["Indikator Kinerja", "Target", "Mei", "Agustus"], ["Lapak", "9", "v", ""]]), 1)
    assert [c.field for c in bare_period_columns(timetable, "target")] == ["indikator", "target", None, None]


def test_a_percentage_below_the_heading_of_the_spending_is_its_share() -> None:
    found = table(
        [
            ["Program/Kegiatan", "Anggaran (Rp)", ("Realisasi Anggaran", 1, 2)],
            ["", "", "Rp", "%"],
            ["Penataan pasar", "900.000.000", "450.000.000", "50,00"],
        ]
    )
    fields = [c.field for c in read_columns(found, 2)]
    assert fields == ["program_kegiatan", "anggaran", "realisasi_anggaran", "persen_anggaran"]


def test_abbreviated_spending_in_percent() -> None:
    found = table(
        [
            ["Program", "Anggaran (Rp)", "Realisasi (Rp)", "Keu (%)", "Fisik (%)"],
            ["Program Penataan Pasar", "900.000.000", "450.000.000", "50,00", "60,00"],
        ]
    )
    assert [c.field for c in read_columns(found, 1)][2:] == ["realisasi_anggaran", "persen_anggaran", "fisik"]


def test_column_numbers_that_a_spreadsheet_made_negative() -> None:
    assert is_number_row(["-1", "-2", "-3", "-4"])
    assert not is_number_row(["-1", "-250", "-3"])
