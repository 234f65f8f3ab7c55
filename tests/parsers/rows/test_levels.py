"""Levels of stacked rows: by wording, by bold print, and proven by budgets whose sums close."""

from __future__ import annotations

from petik.parsers.print.figures import digits_value
from petik.parsers.print.level_words import is_organisation, named_level
from petik.parsers.print.lines import line_of
from petik.parsers.rows.chains import chain_tables
from petik.parsers.rows.levels import split_stacked
from petik.parsers.rows.stacked import ROW_CODE, assign_levels
from tests.parsers.shapes import line, table, words


def test_wording_names_the_level() -> None:
    assert named_level("PROGRAM PENATAAN RUANG") == "program"
    assert named_level("B. Program Air Bersih meliputi kegiatan") == "program"
    assert named_level("Sub Kegiatan Pemeliharaan") == "subkegiatan"
    assert named_level("Sasaran 2 : Terjaganya hutan") == "sasaran"
    assert named_level("Penyediaan bibit") is None


def test_rows_of_a_whole_agency_are_no_program() -> None:
    assert is_organisation("DINAS PEKERJAAN UMUM")
    assert not is_organisation("Pembinaan dinas")


def test_bold_program_above_plain_kegiatan_in_one_cell() -> None:
    parts = split_stacked([line("Program Penghijauan", 0, 0, bold=True), line("Penanaman bakau", 0, 12)]).parts
    assert {k: [x.text for x in v] for k, v in parts.items()} == {
        "program": ["Program Penghijauan"],
        "kegiatan": ["Penanaman bakau"],
    }


def test_a_line_on_which_bold_print_ends_is_cut_there() -> None:
    mixed = line_of([*words("Aparatur", 0, 12, bold=True), *words("Pelatihan juru ukur", 60, 12)])
    parts = split_stacked([line("Program Pengembangan", 0, 0, bold=True), mixed]).parts
    assert [x.text for x in parts["program"]] == ["Program Pengembangan", "Aparatur"]
    assert [x.text for x in parts["kegiatan"]] == ["Pelatihan juru ukur"]


def test_whole_rupiah_for_comparing_sums() -> None:
    assert digits_value("1.250.000,00") == 1250000
    assert digits_value("Rp. 9.000,-") == 9000
    assert digits_value("-") is None


def test_items_of_one_bulleted_list_stand_on_one_level_also_where_amounts_repeat() -> None:
    found = table(
        [
            ["No", "Program/Kegiatan", "Anggaran (Rp)"],
            ["1", "Program Penataan Pasar", ""],
            ["", "- Perbaikan lapak", "51.300.000"],
            ["", "- Rapat warga", "51.300.000"],
            ["", "- Penataan parkir", "25.000.000"],
        ]
    )
    ((segment,),) = chain_tables([found], False, [0])[0]
    assign_levels([(row, segment.columns) for row in segment.rows])
    assert [r.level for r in segment.rows] == ["program", "kegiatan", "kegiatan", "kegiatan"]


def test_codes_of_works_of_every_office_tell_levels() -> None:
    assert all(ROW_CODE.match(code) for code in ("X XX 01", "X XX 01 1.01", "X.XX.01.1.01.06", "1.03.02.2.01.0003"))
    assert not ROW_CODE.match("X 1") and not ROW_CODE.match("XX 01 1.01")
