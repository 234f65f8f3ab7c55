"""Budget columns to rows: what the money is for, its level, its period, and the amounts as printed."""

from __future__ import annotations

from collections.abc import Sequence

from petik.parsers.columns.header import header_depth
from petik.parsers.columns.headings import read_columns
from petik.parsers.model import AnggaranRow, Identity, ParsedDocument, Print, Table
from petik.parsers.print.strings import Vocabulary
from petik.parsers.rows.anggaran import has_money
from petik.parsers.rows.chains import chain_tables
from petik.parsers.rows.context import TableContext
from petik.parsers.rows.segment import segment_rows
from tests.parsers.shapes import table


def rows_of(found: Table, jenis: str = "pk", jabatan: str | None = None) -> list[AnggaranRow]:
    parsed = ParsedDocument(Identity())
    post = Print(jabatan, 1, None, "text") if jabatan is not None else None
    for chain in chain_tables([found], False, [0])[0]:
        for segment in chain:
            segment_rows(parsed, segment, TableContext(Vocabulary(), jenis, True, post))
    return parsed.anggaran


def texts(rows: Sequence[AnggaranRow], *names: str) -> list[tuple[str | None, ...]]:
    return [tuple(r.fields[n].text if n in r.fields else None for n in names) for r in rows]


def test_a_total_is_told_from_what_it_adds_up() -> None:
    rows = rows_of(
        table([["No", "Program", "Anggaran"], ["1", "Program Pasar", "Rp. 12.500.000,-"], ["", "Jumlah", "12.500.000"]])
    )
    assert texts(rows, "uraian", "anggaran") == [("Program Pasar", "Rp. 12.500.000,-"), ("Jumlah", "12.500.000")]
    assert [r.tingkat for r in rows] == ["program", "jumlah"]


def test_an_activity_knows_the_programme_above_it() -> None:
    rows = rows_of(
        table(
            [
                ["Program", "Kegiatan", "Anggaran (Rp)"],
                [("Program Pasar", 2, 1), "Pembangunan lapak", "9.000.000"],
                ["<", "Pengadaan bak sampah", "3.500.000"],
            ]
        )
    )
    assert texts(rows, "uraian", "program") == [
        ("Pembangunan lapak", "Program Pasar"),
        ("Pengadaan bak sampah", "Program Pasar"),
    ]
    assert {r.tingkat for r in rows} == {"kegiatan"}


def test_plan_spending_and_share_of_one_year_are_one_row() -> None:
    rows = rows_of(
        table(
            [["Program", "Anggaran (Rp)", "Realisasi (Rp)", "%"], ["Program Pasar", "9.000.000", "8.100.000", "90,00"]]
        )
    )
    assert texts(rows, "anggaran", "realisasi", "persen") == [("9.000.000", "8.100.000", "90,00")]


def test_money_of_two_years_is_two_rows() -> None:
    rows = rows_of(
        table(
            [["Program", "Anggaran Tahun 2030", "Anggaran Tahun 2031"], ["Program Pasar", "9.000.000", "9.750.000"]]
        )
    )
    assert [(r.periode, r.fields["anggaran"].text) for r in rows] == [("2030", "9.000.000"), ("2031", "9.750.000")]


def test_levels_with_money_of_their_own_side_by_side() -> None:
    rows = rows_of(
        table(
            [
                ["Program", "Anggaran", "Kegiatan", "Anggaran"],
                ["Program Pasar", "9.000.000", "Pembangunan lapak", "4.000.000"],
            ]
        )
    )
    assert [(r.tingkat, *t) for r, t in zip(rows, texts(rows, "uraian", "anggaran"), strict=True)] == [
        ("program", "Program Pasar", "9.000.000"), ("kegiatan", "Pembangunan lapak", "4.000.000"),
    ]  # fmt: skip


def test_several_names_and_amounts_in_one_ruled_row_are_paired() -> None:
    rows = rows_of(
        table([["Program", "Anggaran"], ["1. Program Pasar/yang bersih/2. Program Lumbung", "9.000.000//7.250.000"]])
    )
    assert texts(rows, "uraian", "anggaran") == [
        ("Program Pasar yang bersih", "9.000.000"), ("Program Lumbung", "7.250.000"),
    ]  # fmt: skip


def test_each_of_several_names_in_one_ruled_row_has_its_own_source_of_funds() -> None:
    header, names = ["Program", "Anggaran", "Keterangan"], "1. Program Pasar/2. Program Lumbung"
    each = rows_of(table([header, [names, "9.000.000/7.250.000", "APBD/DAK"]]))
    assert texts(each, "uraian", "sumber_dana") == [("Program Pasar", "APBD"), ("Program Lumbung", "DAK")]
    once = rows_of(table([header, [names, "9.000.000/7.250.000", "APBD"]]))
    assert texts(once, "sumber_dana") == [("APBD",), ("APBD",)]


def test_a_row_without_an_amount_is_no_budget() -> None:
    rows = rows_of(table([["No", "Program", "Anggaran"], ["1", "Program Pasar", "-"], ["2", "Program Lumbung", "Rp."]]))
    assert rows == []


def test_an_amount_merged_over_two_names_is_printed_once() -> None:
    rows = rows_of(
        table(
            [["No", "Kegiatan", "Anggaran"], ["1", "Pembangunan lapak", ("9.000.000", 2, 1)], ["2", "Rapat warga", "<"]]
        )
    )
    assert texts(rows, "uraian", "anggaran") == [("Pembangunan lapak", "9.000.000")]


def test_the_source_of_funds_by_column_remark_or_bracket() -> None:
    column = table([["Program", "Anggaran", "Sumber Dana"], ["Program Pasar", "9.000.000", "Hibah desa"]])
    remark = table([["Program", "Anggaran", "Keterangan"], ["Program Pasar", "9.000.000", "APBD Murni"]])
    other = table([["Program", "Anggaran", "Keterangan"], ["Program Pasar", "9.000.000", "menyusul"]])
    bracket = table([["Program", "Anggaran"], ["Program Pasar (DAK Fisik)", "9.000.000"]])
    assert [texts(rows_of(t), "sumber_dana") for t in (column, remark, other, bracket)] == [
        [("Hibah desa",)], [("APBD Murni",)], [(None,)], [("DAK Fisik",)],
    ]  # fmt: skip


def test_lines_of_spending() -> None:
    (row,) = rows_of(table([["Uraian", "Anggaran"], ["1. Belanja Langsung", "9.000.000"]]))
    assert (row.tingkat, row.fields["uraian"].text) == ("belanja", "Belanja Langsung")


def test_a_plain_list_of_an_agency_names_programmes_and_that_of_a_unit_activities() -> None:
    found = table([["Uraian", "Anggaran"], ["Penataan pasar", "9.000.000"]])
    assert rows_of(found)[0].tingkat == "program"
    assert rows_of(found, jabatan="Kepala Bidang Pasar")[0].tingkat == "kegiatan"
    assert rows_of(found, jenis="lkip")[0].tingkat is None


def test_a_table_of_amounts_without_names_gives_nothing_its_money() -> None:
    found = table([["No", "Anggaran", "Realisasi Anggaran"], ["1", "9.000.000", "8.100.000"]])
    assert not has_money(read_columns(found, header_depth(found)))


def test_a_revised_budget_is_the_later_one_and_the_earlier_is_noted() -> None:
    for before, after in (
        ("Anggaran Sebelum Perubahan", "Anggaran Setelah Perubahan"), ("Anggaran Murni", "Anggaran Perubahan"),
    ):  # fmt: skip
        (row,) = rows_of(table([["Program", before, after], ["Program Pasar", "9.000.000", "9.500.000"]]))
        found = row.fields["anggaran"]
        assert (found.text, found.note) == ("9.500.000", f"kolom «{before}» tidak dipakai: 9.000.000")
