"""Tables of any office: headers found by their shape, columns by what their numbers say, rows by code and numbering."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from petik.ingest.page import Box
from petik.normalise.values.periode import lengkapi
from petik.parsers.columns.catalogue import by_opening, lookup
from petik.parsers.columns.column import revised_first
from petik.parsers.columns.header import header_depth
from petik.parsers.columns.heading_periods import period_of
from petik.parsers.columns.headings import is_number_row, read_columns
from petik.parsers.columns.title_period import in_part, part_of_year, year_in
from petik.parsers.model import Table
from petik.parsers.print.figures import figure
from petik.parsers.print.level_words import aim_level
from petik.parsers.print.row_labels import SUMMARY
from petik.parsers.rows.chains import chain_tables
from petik.parsers.rows.money_level import money_level
from petik.parsers.rows.segment import Segment
from petik.parsers.rows.stacked import assign_levels
from petik.parsers.tables.boxes import in_boxes
from tests.parsers.shapes import table

Cells = Sequence[Sequence[str | tuple[str, int, int]]]


def segment(rows: Cells, number: int = 1) -> Segment:
    return chain_tables([table(rows, number=number)], False, [])[0][0][0]


def fields(rows: Cells) -> list[str | None]:
    return [c.field for c in segment(rows).columns]


def levels(found: Segment) -> list[str | None]:
    assign_levels([(row, found.columns) for row in found.rows])
    return [row.level for row in found.rows]


# --- headers ---------------------------------------------------------------------------------------------------------


def test_the_row_of_column_numbers_ends_a_header_of_unknown_words() -> None:
    rows = [
        ["No", "Jenis Pekerjaan", "Pagu", "Pemenang", "Serah Terima"],
        ["1", "2", "3", "4", "5"],
        ["1", "Penataan pasar", "9.000.000", "CV Contoh", "3/4/18"],
    ]
    assert header_depth(table(rows)) == 2


def test_a_letter_counts_columns_of_one_number() -> None:
    rows = [
        ["Kode", "Uraian Pekerjaan", "Pagu", "Pagu", "Sisa"],
        ["1", "2", "3", "3a", "4"],
        ["01", "Penataan pasar", "9.000.000", "9.000.000", "0"],
    ]
    assert header_depth(table(rows)) == 2


def test_column_numbers_that_their_cells_broke_are_no_row() -> None:
    assert is_number_row(["(1)", "(2)", "(9 )", "(1 0)", "(11)"])
    assert not is_number_row(["4 5", "2 kali", "9"])


def test_what_an_amount_stands_in_is_no_header() -> None:
    assert header_depth(table([["Penataan pasar", "9.000.000.000"], ["Penataan taman", "7.000.000.000"]])) == 0


def test_money_without_a_known_name_is_named_by_the_first_column_of_words() -> None:
    rows = [
        ["No", "Sub Bagian Penata", "Anggaran", "Realisasi Anggaran"],
        ["1", "Penataan pasar", "9.000.000", "8.000.000"],
        ["2", "Penataan taman", "7.000.000", "7.000.000"],
    ]
    assert fields(rows) == ["no", "uraian", "anggaran", "realisasi_anggaran"]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Tujuan/ Sasaran Strategis/ Program", "jenjang"),
        ("Program/Kegiatan/Sub Kegiatan/Pekerjaan", "program_kegiatan"),
        ("Bidang Urusan / Program / Outcome / Kegiatan / Subkegiatan Output", "program_kegiatan"),
        ("Sasaran", "sasaran"),
    ],
)
def test_several_levels_in_one_heading(heading: str, field: str) -> None:
    found = lookup(heading)
    assert found is not None and found.nama == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Target Kinerja Capaian Program Renstra", "target"),
        ("Ras io Capai an pada Tahun", "capaian"),
        ("Perkiraan Realisasi Capaian Target", "lain"),
        ("Realisasi s/d pelaksanaan Renja", "lain"),
        ("Nama Pemegang Barang", None),
    ],
)
def test_long_headings_by_how_they_open(heading: str, field: str | None) -> None:
    found = by_opening(heading)
    assert (found.nama if found is not None else None) == field


def test_what_follows_a_parent_for_money_is_money() -> None:
    rows = [
        ["Indikator Kinerja", ("Kinerja", 1, 2), "<", ("Anggaran", 1, 3), "<", "<"],
        ["", "Target", "Realisasi", "Target", "Realisasi", "Capaian"],
        ["Jumlah lapak", "90", "81", "9.000.000", "8.100.000", "90"],
    ]
    found = [c.field for c in read_columns(table(rows), 2)]
    assert found == ["indikator", "target", "realisasi", "anggaran", "realisasi_anggaran", "persen_anggaran"]


def test_a_column_for_each_level_keeps_the_level() -> None:
    rows = [["Uraian Pekerjaan", ("Anggaran", 1, 2), "<"], ["", "Per Kegiatan", "Per Program"], ["x", "1", "2"]]
    found = read_columns(table(rows), 2)[1:]
    assert [(c.field, c.tingkat) for c in found] == [("anggaran", "kegiatan"), ("anggaran", "program")]


def test_cumulative_columns_are_no_values_of_the_year() -> None:
    head = ["Indikator", "Target", "Realisasi s.d. Tahun 2017", "Realisasi Tahun 2018"]
    rows = [head, ["Jumlah lapak", "9", "30", "8"]]
    assert [c.field for c in read_columns(table(rows), 1)] == ["indikator", "target", "lain", "realisasi"]


# --- periods ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "year"), [("Th. (n-1)", "2018"), ("Th. (n)", "2019"), ("Tahun N+1", "2020"), ("TA (n - 2)", "2017")]
)
def test_a_year_told_by_the_documents_own(heading: str, year: str) -> None:
    assert lengkapi(period_of(heading), 2019) == year


@pytest.mark.parametrize(
    ("titles", "part"),
    [
        (["TAHUN ANGGARAN 2018", "BULAN : JUNI 2018"], "2018-B06"),
        (["KEADAAN S.D. BULAN AGUSTUS"], "B08"),
        (["REALISASI TRIWULAN II TAHUN 2020"], "2020-TW2"),
        (["BULAN JANUARI", "BULAN JUNI"], ""),
        (["RENCANA KERJA TAHUN 2018"], ""),
    ],
)
def test_the_month_above_a_table_of_progress(titles: list[str], part: str) -> None:
    assert part_of_year(titles) == part


def test_the_years_budget_beside_progress_is_of_the_month_a_plan_is_not() -> None:
    progress = segment([["Kegiatan", "Pagu 2018", "Realisasi Keuangan"], ["Penataan pasar", "9.000.000", "8.000.000"]])
    plan = segment([["Kegiatan", "Pagu 2018", "Lokasi"], ["Penataan pasar", "9.000.000", "Kota"]])
    assert [c.periode for c in in_part(progress.columns, "2018-B06")][1:] == ["2018-B06", "2018-B06"]
    assert [c.periode for c in in_part(plan.columns, "2018-B06")][1] == "2018"


def test_a_title_names_its_own_year_a_cited_regulation_does_not() -> None:
    assert year_in(["PERJANJIAN KINERJA TAHUN 2018"]) == "2018"
    assert year_in(["PERATURAN NOMOR 53 TAHUN 2014"]) == ""
    assert year_in(["RENSTRA TAHUN 2019-2024"]) == ""


def test_bare_years_on_both_sides_of_a_target_are_targets() -> None:
    head = ["Sasaran", "Indikator", "2022", "Target 2023", "2024"]
    rows = [head, ["Tertatanya pasar", "Jumlah lapak", "8", "9", "10"]]
    found = [(c.field, c.periode) for c in segment(rows).columns[2:]]
    assert found == [("target", "2022"), ("target", "2023"), ("target", "2024")]


def test_what_a_revision_made_of_a_value_comes_first() -> None:
    rows = [["Indikator", "Target Sebelum Perubahan", "Target", "Target Setelah Perubahan"], ["x", "1", "2", "3"]]
    order = [c.heading for c in revised_first(read_columns(table(rows), 1)[1:])]
    assert order == ["Target Setelah Perubahan", "Target", "Target Sebelum Perubahan"]


# --- what numbers say ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rp 1.250.000", 1_250_000),
        ("94,71 %", 94.71),
        ("1.250.000,50", 1_250_000.5),
        ("301.982.00", None),
        ("CV Contoh", None),
    ],
)
def test_a_figure_told_by_its_cell(text: str, value: float | None) -> None:
    assert figure(text) == value


PLACES = ("pasar", "taman", "jalan")
PAID = (("9.000.000", "8.100.000", "90,00"), ("8.000.000", "4.000.000", "50,00"), ("6.000.000", "4.500.000", "75,00"))


def test_columns_without_headings_are_settled_by_proportion() -> None:
    rows = [["Kegiatan", "Anggaran", "Tahap II", "Mutu"]]
    rows += [[f"Penataan {name}", *paid] for name, paid in zip(PLACES, PAID, strict=True)]
    assert fields(rows) == ["kegiatan", "anggaran", "realisasi_anggaran", "persen_anggaran"]


def test_numbers_in_no_proportion_stay_unknown() -> None:
    rows = [["Kegiatan", "Anggaran", "Tahap II", "Mutu"]]
    rows += [[f"Penataan {name}", paid[0], paid[1], "33"] for name, paid in zip(PLACES, PAID, strict=True)]
    assert fields(rows)[2:] == [None, None]


def test_percentages_under_keuangan_are_no_amounts() -> None:
    rows = [["Kegiatan", "Pagu", "Keuangan"]]
    rows += [["Penataan pasar", "9.000.000", "90,5%"], ["Penataan taman", "8.000.000", "50%"]]
    assert fields(rows)[2] == "persen_anggaran"


# --- levels ----------------------------------------------------------------------------------------------------------

MONEY = ["Kode", "Program/Kegiatan/Sub Kegiatan/Pekerjaan", "Anggaran", "Realisasi Anggaran"]


def test_levels_by_codes_in_a_column_of_their_own() -> None:
    found = segment([
        MONEY,
        ["1-03.01", "PROGRAM PENATAAN", "90.000.000", "80.000.000"],
        ["01.2.01", "Penataan pasar", "90.000.000", "80.000.000"],
        ["01.2.01.01", "Penyediaan lapak", "90.000.000", "80.000.000"],
        ["", "Lapak Pasar Contoh", "50.000.000", "40.000.000"],
    ])  # fmt: skip
    assert levels(found) == ["program", "kegiatan", "subkegiatan", "belanja"]


def test_levels_by_two_kinds_of_numbering_below_a_program() -> None:
    found = segment([
        ["No", "Jenis Pekerjaan", "Anggaran", "Realisasi Anggaran"],
        ["I", "Program Penataan", "135.000.000", "123.000.000"],
        ["", "1 Penataan pasar", "90.000.000", "80.000.000"],
        ["", "a Lemari", "50.000.000", "40.000.000"],
        ["", "b Meja", "40.000.000", "40.000.000"],
        ["", "2 Penataan taman", "45.000.000", "43.000.000"],
        ["", "a Bangku", "45.000.000", "43.000.000"],
        ["II", "Pembinaan Pedagang", "10.000.000", "9.000.000"],
    ])  # fmt: skip
    assert levels(found) == ["program", "kegiatan", "belanja", "belanja", "kegiatan", "belanja", "program"]
    assert found.rows[2].text(1) == "Lemari"


def test_one_number_before_a_name_is_part_of_it() -> None:
    found = segment([["Kegiatan", "Anggaran"], ["1 Data", "9.000.000"], ["Penataan pasar", "8.000.000"]])
    assert found.rows[0].text(0) == "1 Data"


def test_what_a_program_is_for_stands_below_its_code() -> None:
    found = segment([
        ["Program dan Kegiatan", "Indikator", "Target", "Pagu"],
        ["7.01.01 - PROGRAM PENATAAN", "", "", "90.000.000"],
        ["Tertatanya pasar", "Jumlah lapak", "9", "90.000.000"],
        ["7.01.01.2.01 - Penataan pasar", "", "", "90.000.000"],
        ["Tersedianya lapak", "Jumlah lapak baru", "5", "90.000.000"],
        ["7.01.01.2.01.0001 - Penyediaan lapak", "", "", "90.000.000"],
    ])  # fmt: skip
    assert levels(found) == ["program", "hasil", "kegiatan", "hasil", "subkegiatan"]


def test_amounts_belong_to_the_level_whose_cells_begin_with_them() -> None:
    rows: list[list[str]] = [["Kegiatan", "Sub Kegiatan", "Anggaran"]]
    for name in ("pasar", "taman", "jalan"):
        rows += [[f"Penataan {name}", f"Penyediaan {name}", "9.000.000"], ["", f"Pembinaan {name}", ""]]
    found = segment(rows)
    assert money_level([(row, found.columns) for row in found.rows]) == "kegiatan"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Meningkatkan layanan pasar", "tujuan"),
        ("Meningkatnya layanan pasar", "sasaran"),
        ("Program Penataan", "program"),
    ],
)
def test_the_level_of_an_aim_in_a_column_of_several(text: str, level: str) -> None:
    assert aim_level(text, "Tujuan/Sasaran/Program") == level


@pytest.mark.parametrize(
    ("text", "sums"), [("RATA – RATA", True), ("Rata-rata capaian", True), ("Rata-rata lama sekolah", False)]
)
def test_rows_that_sum_up(text: str, sums: bool) -> None:
    assert bool(SUMMARY.match(text)) is sums


# --- boxes and continuation ------------------------------------------------------------------------------------------


def test_boxes_side_by_side_are_tables_of_their_own() -> None:
    head = ["Sasaran", "Indikator", "Target"]
    rows: Cells = [
        [("PROGRAM : Penataan", 1, 3), "<", "<", "", "", ""],
        [*head, "", "", ""],
        ["Tertatanya pasar", "Jumlah lapak", "9", "", "", ""],
        [("KEGIATAN : Penataan pasar", 1, 3), "<", "<", ("KEGIATAN : Penataan taman", 1, 3), "<", "<"],
        [*head, *head],
        ["Tersedianya lapak", "Jumlah lapak baru", "5", "Tersedianya bangku", "Jumlah bangku", "4"],
    ]
    found = in_boxes(table(rows))
    assert [t.title for t in found] == ["PROGRAM : Penataan", "KEGIATAN : Penataan pasar", "KEGIATAN : Penataan taman"]
    assert [c.text for c in found[2].cells if c.row == 2] == ["Tersedianya bangku", "Jumlah bangku", "4"]


def test_an_ordinary_table_is_no_box() -> None:
    whole: Table = table([["Sasaran", "Indikator", "Target"], ["Tertatanya pasar", "Jumlah lapak", "9"]])
    assert in_boxes(whole) == [whole]


def test_a_header_that_runs_into_the_first_row_of_the_next_page_is_parted() -> None:
    first = table([["Sasaran", "Indikator Kinerja", "Target"], ["Tertatanya pasar", "Jumlah lapak", "9"]], number=1)
    second = table([["Sasaran", "Indikator Kinerja", "Target"], ["Tertatanya taman", "Jumlah bangku", "4"]], number=2)
    glued = [c for c in second.cells if c.row == 0]
    joined = [
        type(c)(0, c.col, 2, 1, Box(c.box.x0, c.box.top, c.box.x1, body.box.bottom), (*c.lines, *body.lines))
        for c, body in zip(glued, (c for c in second.cells if c.row == 1), strict=True)
        if c.col == 1
    ]
    cells = tuple(joined + [c for c in second.cells if c.col != 1])
    page = Table(2, second.box, 2, 3, cells, "ruled")
    ((_, after),) = chain_tables([first, page], False, [1])[0]
    assert [after.rows[0].text(i) for i in range(3)] == ["Tertatanya taman", "Jumlah bangku", "4"]
