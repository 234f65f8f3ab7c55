"""Periods: which prints are whole, which hang on the document's year, and when two entries are one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from petik.ingest.page import Box
from petik.normalise.values.periode import lengkapi
from petik.normalise.values.satu_periode import satukan_anggaran, satukan_nilai
from petik.parsers.model import AnggaranRow, NilaiRow, Print

QUARTERS = [f"TW{k}" for k in (1, 2, 3, 4)]
HALVES = ["S1", "S2"]
MONTHS = [f"B{k:02d}" for k in range(1, 13)]


@pytest.mark.parametrize("part", [*QUARTERS, *HALVES, *MONTHS])
def test_parts_of_a_year_hang_on_the_document_s_year(part: str) -> None:
    assert lengkapi(part, 2021) == f"2021-{part}"
    assert lengkapi(part, None) is None
    assert lengkapi(f"2020-{part}", 2021) == lengkapi(f"2020-{part}", None) == f"2020-{part}"


@pytest.mark.parametrize("year", ["2000", "2019", "2030", "2099"])
def test_a_year_is_whole(year: str) -> None:
    assert lengkapi(year, 2021) == year


@pytest.mark.parametrize(
    "printed",
    ["TW0", "TW5", "S0", "S3", "B00", "B13", "B20", "B7", "TW1 ", "xTW1", "TW12", "2020-TW5", "2020-S3", "2020-B13",
     "2020-", "2020TW1", "x2020", "20201", "1999", "Semester"],
)  # fmt: skip
def test_anything_else_is_no_period(printed: str) -> None:
    assert lengkapi(printed, 2021) is None


@pytest.mark.parametrize(
    ("printed", "period"),
    [("N0", "2021"), ("Nm1", "2020"), ("Np1", "2022"), ("Nm3", "2018"), ("Np2", "2023"), ("N0-TW4", "2021-TW4"),
     ("Nm1-S2", "2020-S2"), ("Np1-B07", "2022-B07"), ("N1", "2022")],
)  # fmt: skip
def test_years_before_and_after_hang_on_the_document_s_year(printed: str, period: str) -> None:
    assert lengkapi(printed, 2021) == period
    assert lengkapi(printed, None) is None


@pytest.mark.parametrize("printed", ["N", "Nm", "Nx1", "N0x", "Nm1-", "N0-TW5", "Nm1-lain", "N0TW1", "xN0"])
def test_what_only_looks_like_a_year_before_or_after_is_no_period(printed: str) -> None:
    assert lengkapi(printed, 2021) is None


def test_the_end_of_the_plan_without_any_year_is_no_period() -> None:
    assert lengkapi("AKHIR", None, None) is None
    assert lengkapi("AKHIR", None, 2024) == "2024"


# Entries of one full period


def of_2021(printed: str) -> str:
    return printed or "2021"


def cetak(text: str, top: float = 0) -> Print:
    return Print(text, 1, Box(0, top, 10, top + 10), "text")


def test_the_named_period_stays_whichever_entry_names_it() -> None:
    target, result = cetak("4"), cetak("5")
    for rows in (
        [NilaiRow("2021", target=target), NilaiRow("", realisasi=result)],
        [NilaiRow("", target=target), NilaiRow("2021", realisasi=result)],
    ):
        assert satukan_nilai(rows, of_2021) == [NilaiRow("2021", target=target, realisasi=result)]


def test_entries_printed_under_one_period_are_two_columns() -> None:
    rows = [NilaiRow("2021", target=cetak("4")), NilaiRow("2021", realisasi=cetak("5"))]
    assert satukan_nilai(rows, of_2021) == rows


@pytest.mark.parametrize("part", ["target", "realisasi", "capaian"])
def test_each_part_that_both_print_keeps_them_apart(part: str) -> None:
    rows = [NilaiRow("2021", **{part: cetak("4")}), NilaiRow("", **{part: cetak("5")})]
    assert satukan_nilai(rows, of_2021) == rows


NAME = cetak("Program Pasar")
BUDGET = AnggaranRow({"uraian": NAME, "anggaran": cetak("9.000.000")}, "program", "2021", 1, 0)
SHARE = AnggaranRow({"uraian": NAME, "persen": cetak("80")}, "program", "", 1, 0)


def test_amounts_of_one_name_are_one_row_whichever_names_the_period() -> None:
    for rows in ([BUDGET, SHARE], [replace(BUDGET, periode=""), replace(SHARE, periode="2021")]):
        (found,) = satukan_anggaran(rows, of_2021)
        assert (found.periode, sorted(found.fields)) == ("2021", ["anggaran", "persen", "uraian"])


def test_only_neighbours_are_joined() -> None:
    other = replace(SHARE, fields={"uraian": cetak("Program Ternak", 50), "persen": cetak("70")})
    assert len(satukan_anggaran([BUDGET, other, SHARE], of_2021)) == 3
    assert [sorted(r.fields) for r in satukan_anggaran([other, BUDGET, SHARE], of_2021)] == [
        ["persen", "uraian"], ["anggaran", "persen", "uraian"],
    ]  # fmt: skip


@pytest.mark.parametrize("money", ["anggaran", "realisasi", "persen"])
def test_two_amounts_of_one_kind_stay_two_rows(money: str) -> None:
    one = replace(BUDGET, fields={"uraian": NAME, money: cetak("1")})
    other = replace(SHARE, fields={"uraian": NAME, money: cetak("2")})
    assert satukan_anggaran([one, other], of_2021) == [one, other]


@pytest.mark.parametrize(
    "change",
    [
        {"table": 2},
        {"page": 2},
        {"tingkat": "kegiatan"},
        {"periode": "2020"},
        {"periode": "2021"},
        {"fields": {"uraian": cetak("Program Pasar", 50), "persen": cetak("80")}},
        {"fields": {"uraian": cetak("Program Ternak"), "persen": cetak("80")}},
        {"fields": {"persen": cetak("80")}},
    ],
)
def test_another_table_page_level_period_place_or_name_is_another_row(change: dict[str, object]) -> None:
    other = replace(SHARE, **change)  # type: ignore[arg-type]
    assert satukan_anggaran([BUDGET, other], of_2021) == [BUDGET, other]
    assert satukan_anggaran([other, BUDGET], of_2021) == [other, BUDGET]
