"""Years told by their place in a medium-term plan."""

from __future__ import annotations

import pytest

from petik.normalise.values.periode import lengkapi
from petik.parsers.columns.headings import read_columns
from tests.parsers.shapes import table

FIVE = ["1", "2", "3", "4", "5"]


def periods(head: list[object], below: list[str], depth: int = 2) -> list[str]:
    body = ["Nilai layanan pasar", *["4"] * (len(below) - 1)]
    return [c.periode for c in read_columns(table([head, below, body]), depth)]  # type: ignore[list-item]


def test_numbers_below_tahun_ke_are_years_of_the_plan() -> None:
    head = ["Indikator", ("Target Renstra Tahun ke-", 1, 5), "<", "<", "<", "<"]
    assert periods(head, ["", *FIVE]) == ["", "K1/5", "K2/5", "K3/5", "K4/5", "K5/5"]


def test_five_columns_below_tahun_ke_without_numbers_are_in_order() -> None:
    head = ["Indikator", ("TARGET SASARAN PADA TAHUN KE-", 1, 5), "<", "<", "<", "<"]
    assert periods(head, ["Nilai", *["4"] * 5], depth=1)[1:] == ["K1/5", "K2/5", "K3/5", "K4/5", "K5/5"]


def test_beside_results_they_are_years_of_the_plan_before() -> None:
    head = ["Indikator", ("Target Tahun ke-", 1, 5), *["<"] * 4, ("Realisasi Tahun ke-", 1, 5), *["<"] * 4]
    assert periods(head, ["", *FIVE, *FIVE])[1:] == [f"L{n}/5" for n in FIVE] * 2


def test_named_years_and_other_counts_stay() -> None:
    years = ["2031", "2032", "2033", "2034", "2035"]
    head = ["Indikator", ("Target Tahun ke-", 1, 5), "<", "<", "<", "<"]
    assert periods(head, ["", *years])[1:] == years
    assert "K1/3" not in periods(["Indikator", ("Target Tahun ke-", 1, 3), "<", "<"], ["", "1", "2", "3"])


@pytest.mark.parametrize(
    ("period", "year"), [("K1/5", "2031"), ("K5/5", "2035"), ("L5/5", "2030"), ("K1/6", "2030"), ("AKHIR", "2035")]
)
def test_the_plans_last_year_gives_the_others(period: str, year: str) -> None:
    assert lengkapi(period, 2033, 2035) == year


def test_without_the_plans_years_there_is_none() -> None:
    assert lengkapi("K1/5", 2033, None) is None
