"""Columns put right by what stands below their headings; headings with owners and alternatives."""

from __future__ import annotations

import pytest

from petik.parsers.columns.catalogue import lookup
from petik.parsers.columns.column import UNHEADED, Column, revised_first
from petik.parsers.columns.contents import columns_by_wording, settle_by_content
from petik.parsers.columns.header import header_depth
from petik.parsers.columns.headings import read_columns
from petik.parsers.model import Print
from petik.parsers.tables.body import doubted
from tests.parsers.shapes import table


def columns_of(rows: list[list[object]]) -> list[Column]:
    found = table(rows)  # type: ignore[arg-type]
    depth = header_depth(found)
    return settle_by_content(found, depth, read_columns(found, depth))


def test_numbering_below_a_heading_over_two_columns_is_no_indicator() -> None:
    found = columns_of(
        [
            ["Program/Kegiatan", ("Indikator Kinerja", 1, 2), "<", "Target"],
            ["Program Pasar", "-", "Jumlah lapak", "4"],
            ["Program Ternak", "-", "Jumlah kandang", "7"],
        ]
    )
    assert [c.field for c in found] == ["program_kegiatan", None, "indikator", "target"]


def test_money_beside_the_budget_is_spending_and_its_achievement_a_share_of_it() -> None:
    found = columns_of(
        [
            ["Indikator Kinerja", "Program", "Anggaran", "Realisasi", "Capaian"],
            ["Jumlah lapak", "Program Pasar", "15.000.000.000", "13.655.835.085", "91,04"],
            ["Jumlah kandang", "Program Ternak", "2.225.000.000", "2.087.358.500", "93,81"],
        ]
    )
    assert [c.field for c in found][2:] == ["anggaran", "realisasi_anggaran", "persen_anggaran"]


def test_quantities_beside_the_budget_stay_the_indicators() -> None:
    found = columns_of(
        [
            ["Indikator Kinerja", "Target", "Program", "Anggaran", "Realisasi"],
            ["Lapak", "9", "Pasar", "15.000.000", "8"],
        ]
    )
    assert found[4].field == "realisasi"


def test_duties_with_bare_numbers_below_satuan_are_indicators_with_targets() -> None:
    body = [["1", "Menata arsip", "12", ""], ["2", "Diklat", "1", ""]]
    found = columns_of([["No", "Uraian Tugas", "Satuan", "Keterangan"], *body])
    assert [c.field for c in found] == ["no", "indikator", "target", "keterangan"]


@pytest.mark.parametrize(
    ("heading", "name", "level"),
    [
        ("Sasaran Strategis Perangkat Daerah", "sasaran", None),
        ("Target Renja SKPD", "target", None),
        ("Sasaran Strategis/Sasaran Program/Sasaran Kegiatan", "sasaran", None),
        ("Perangkat Daerah", "penanggung_jawab", None),
        ("Tingkat Realisasi (%)", "capaian", None),
    ],
)
def test_headings_with_owners_and_alternatives(heading: str, name: str, level: str | None) -> None:
    found = lookup(heading)
    assert found is not None
    assert (found.nama, found.tingkat) == (name, level)


@pytest.mark.parametrize("text", ["Daerah", "Dinas Kesehatan", "Kabupaten/Kota", "Sasaran/Target"])
def test_an_owner_alone_or_mixed_names_are_no_heading(text: str) -> None:
    assert lookup(text) is None


def test_a_heading_over_two_unit_columns_is_one_column_beside_the_budget() -> None:
    found = columns_of(
        [
            ["Indikator Kinerja", "Program", "Anggaran", ("Realisasi", 1, 2), "<", "Capaian"],
            ["Jumlah lapak", "Program Pasar", "15.000.000.000", ("13.655.835.085", 1, 2), "<", "91,04"],
            ["Jumlah kandang", "Program Ternak", "2.225.000.000", ("2.087.358.500", 1, 2), "<", "93,81"],
        ]
    )
    fields = [c.field for c in found][2:]
    assert fields == ["anggaran", "realisasi_anggaran", "realisasi_anggaran", "persen_anggaran"]


YEARS = ["Indikator Kinerja", "Capaian 2030", "Target 2031", "Realisasi 2031", "Capaian 2031"]


def test_the_lone_achievement_of_last_year_is_a_result_where_it_is_printed_like_one() -> None:
    rows = [["Jumlah lapak", "17", "19", "19", "100"], ["Persentase lapak bersih", "85%", "90%", "90%", "100"]]
    assert [c.field for c in columns_of([YEARS, *rows])][1] == "realisasi"


def test_an_achievement_printed_like_the_others_stays_one() -> None:
    rows = [["Jumlah lapak", "97,5%", "19", "19", "100%"], ["Jumlah kandang", "100%", "7", "9", "128%"]]
    assert [c.field for c in columns_of([YEARS, *rows])][1] == "capaian"
    alike = [["Jumlah lapak", "97,5", "19", "19", "100"]]  # nothing tells them apart
    assert [c.field for c in columns_of([YEARS, *alike])][1] == "capaian"


def test_rupiah_below_a_year_is_the_budget_beside_a_target_and_the_spending_beside_results() -> None:
    years = ["Program/Kegiatan", "Indikator Kinerja", ("2031", 1, 2), "<", ("2032", 1, 2), "<"]
    plan = [years, ["", "", "Target", "Rp.", "Target", "Rp."], ["Penataan Pasar", "Lapak", "4", "9.000", "5", "9.500"]]
    found = columns_of(plan)  # type: ignore[arg-type]
    assert [(c.field, c.periode) for c in found][3::2] == [("anggaran", "2031"), ("anggaran", "2032")]
    done = [years, ["", "", "Realisasi", "Rp.", "Realisasi", "Rp."], plan[2]]
    assert [c.field for c in columns_of(done)][3::2] == ["realisasi_anggaran"] * 2  # type: ignore[arg-type]


def test_names_in_cells_that_reach_over_the_details_are_programs_and_activities() -> None:
    found = columns_of(
        [
            ["Kode", "Urusan", "Keluaran", "Target", "Pagu Indikatif"],
            ["1", ("PROGRAM PENATAAN KOTA", 1, 3), "<", "<", "90.000.000"],
            ["1.01", ("Penataan Pasar Desa", 1, 3), "<", "<", "90.000.000"],
            ["", "", "Jumlah lapak", "4 Unit", "90.000.000"],
        ]
    )
    assert found[1].field == "program_kegiatan"


@pytest.mark.parametrize(
    ("parts", "field", "level"),
    [
        (["Target Capaian Kinerja", "Program"], "target", "program"),
        (["Target Capaian Kinerja", "Keluaran Sub Kegiatan"], "target", "subkegiatan"),
        (["Indikator Kinerja", "Hasil Kegiatan"], "indikator", "kegiatan"),
        (["Kinerja Urusan", "Capaian Program"], "indikator", "program"),
    ],
)
def test_levels_below_target_and_indicator(parts: list[str], field: str, level: str) -> None:
    found = read_columns(table([[parts[0], "Anggaran"], [parts[1], ""], ["3 Unit", "9.000"]]), 2)[0]
    assert (found.field, found.tingkat) == (field, level)


class TestColumnsWithoutHeading:
    def test_figures_behind_the_unit_are_the_target_and_doubted(self) -> None:
        found = columns_of([["No", "Indikator", "Satuan", ""], ["1", "Nilai", "Skor", "4"], ["2", "Rasio", "%", "7,5"]])
        assert (found[3].field, found[3].reason) == ("target", UNHEADED)
        doubtful = doubted(Print("4", 1, None, "text"), found[3])
        assert doubtful.confidence < 0.7 and "tanpa judul" in str(doubtful.note)

    def test_units_between_indicator_and_target_are_the_unit(self) -> None:
        found = columns_of([["No", "Indikator", "", "Target"], ["1", "Nilai", "%", "4"], ["2", "Rasio", "orang", "7"]])
        assert found[2].field == "satuan"

    def test_two_such_columns_stay_unread(self) -> None:
        head = ["No", "Sasaran", "Indikator", "", ""]
        found = columns_of([head, ["1", "Pasar", "Nilai", "4,5", "5,1"], ["2", "Ternak", "Rasio", "7,5", "8,2"]])
        assert [c.field for c in found] == ["no", "sasaran", "indikator", None, None]


class TestRevisions:
    def test_semula_and_menjadi_alone_are_targets_of_an_indicator(self) -> None:
        head = ["No", "Indikator", "Satuan", "Semula", "Menjadi"]
        found = columns_of([head, ["1", "Nilai", "%", "4", "5"], ["2", "Rasio", "%", "7", "8"]])
        assert [c.field for c in found] == ["no", "indikator", "satuan", "target", "target"]
        assert revised_first(found[3:])[0].heading == "Menjadi"

    def test_and_budgets_of_a_program(self) -> None:
        head = ["No", "Program", "Semula", "Menjadi", "Keterangan"]
        rows = [["1", "Pasar", "4.000.000", "5.000.000", "APBD"], ["2", "Ternak", "7.000.000", "6.000.000", "DAK"]]
        assert [c.field for c in columns_of([head, *rows])][2:4] == ["anggaran", "anggaran"]  # type: ignore[list-item]


def test_growth_over_several_years_is_no_value_of_a_year() -> None:
    found = columns_of(
        [
            ["Program", "Anggaran 2031", ("Rata-rata Pertumbuhan", 1, 2), "<"],
            ["", "", "Anggaran", "Realisasi"],
            ["Program Pasar", "9.000.000", "24,57", "23,1"],
        ]
    )
    assert [c.field for c in found] == ["program", "anggaran", "lain", "lain"]


def test_figures_below_a_second_heading_of_indicators_are_no_names() -> None:
    head = ["No", "Indikator", "SPM", "IKK", "Target"]
    rows = [["1", "Jumlah lapak pasar", "", "6", "4"], ["2", "Jumlah kandang ternak", "", "3", "2"]]
    assert [c.field for c in columns_of([head, *rows])] == ["no", "indikator", None, "lain", "target"]  # type: ignore[list-item]


def test_the_total_of_several_sources_is_the_budget() -> None:
    head = ["No", "Program", "Kegiatan", "APBD Prov", "APBN", "Total"]
    rows = [["1", "Pasar", "Penataan", "5.000.000", "1.000.000", "6.000.000"]] * 2
    assert [c.field for c in columns_of([head, *rows])][3:] == [None, None, "anggaran"]  # type: ignore[list-item]


class TestTablesWithoutHeader:
    ROWS = (
        ["5", "Meningkatnya layanan pasar", "Persentase lapak terisi", "%", "80,5"],
        ["6", "Tertatanya kandang ternak", "Jumlah kandang sehat", "unit", "12"],
    )

    def test_aims_and_measures_tell_the_columns(self) -> None:
        found = columns_by_wording(table(self.ROWS))
        assert [c.field for c in found] == [None, "sasaran", "indikator", "satuan", "target"]
        assert all(c.reason == UNHEADED for c in found[1:])

    def test_measures_alone_may_be_statistics(self) -> None:
        assert columns_by_wording(table([["1", "Jumlah pegawai", "12"], ["2", "Jumlah kendaraan", "5"]])) == []
