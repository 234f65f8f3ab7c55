"""Printed quantities: every format seen in the documents, and properties over all of them."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petik.normalise.values.angka import Konteks, baca, gaya, kosong


@pytest.mark.parametrize(
    ("raw", "value", "unit"),
    [
        ("86,67 %", 86.67, "%"),
        ("489.935.750", 489935750, None),
        ("489,935,750", 489935750, None),
        ("17.803.394.426,00", 17803394426, None),
        ("202,744,000.00", 202744000, None),
        ("16 Titik", 16, "Titik"),
        ("10kegiatan", 10, "kegiatan"),
        ("45WUB", 45, "WUB"),
        ("100 % (Hijau)", 100, "%"),
        ("3,000 poin", 3, "poin"),
        ("0,00%", 0, "%"),
        ("1 .236.000", 1236000, None),
        ("≥ 90 %", 90, "%"),
        ("(1.250.000)", -1250000, None),
    ],
)
def test_one_number(raw: str, value: float, unit: str | None) -> None:
    found = baca(raw)
    assert found.value == value
    assert found.satuan == unit


@pytest.mark.parametrize(
    "raw",
    [
        "WTP",
        "n/a",
        "#REF!",
        "22,7% atau 75%",
        "1 dan 33",
        "27 Kab/Kota 1 Provinsi",
        "301.982.00",
        "6002.032.000",
        "11`,76%",
        "B03",
    ],
)
def test_what_is_not_one_number_has_no_value_and_says_why(raw: str) -> None:
    found = baca(raw)
    assert found.value is None
    assert found.alasan


def test_money_columns() -> None:
    assert baca("Rp. 1.318.304.000 ,-", uang=True).value == 1318304000
    assert baca("Rp45.400.000,00", uang=True).value == 45400000
    assert baca("694,29 M", uang=True).value == 694290000000
    assert baca("6,635,000,00", uang=True).value is None


def test_m_is_miliar_only_beside_rupiah() -> None:
    found = baca("694,29 M")
    assert (found.value, found.satuan) == (694.29, "M")


def test_three_digits_behind_one_mark_are_decided_by_the_unit() -> None:
    assert baca("3.250", satuan="orang").value == 3250
    assert baca("3,250", satuan="indeks").value == 3.25


def test_three_digits_behind_one_mark_are_decided_by_the_column() -> None:
    column = Konteks()
    column.kolom.update(gaya("11,022,084"))
    assert baca("741,709", konteks=column).value == 741709
    assert baca("741.709", konteks=column).value == 741.709


def test_where_nothing_decides_the_value_stays_open() -> None:
    found = baca("3,000")
    assert found.value is None
    assert "koma" in str(found.alasan)


@pytest.mark.parametrize("raw", ["", "-", "–", " - ", "...", "_"])
def test_blanks_and_dashes_mean_nothing_planned(raw: str) -> None:
    assert kosong(raw)


def _grouped(n: int, mark: str) -> str:
    return f"{n:,}".replace(",", mark)


@given(st.integers(min_value=0, max_value=10**13), st.sampled_from([".", ","]))
def test_grouped_amounts_come_back(n: int, mark: str) -> None:
    assert baca(_grouped(n, mark), uang=True).value == n


@given(st.integers(min_value=1000, max_value=10**12), st.integers(min_value=0, max_value=99), st.booleans())
def test_grouped_amounts_with_decimals_come_back(n: int, cents: int, indonesian: bool) -> None:
    group, decimal = (".", ",") if indonesian else (",", ".")
    found = baca(f"Rp {_grouped(n, group)}{decimal}{cents:02d}", uang=True).value
    assert found == pytest.approx(n + cents / 100, rel=1e-9)


@given(st.text())
def test_any_text_is_survived_and_no_digit_means_no_value(raw: str) -> None:
    found = baca(raw)
    if not any(c in string.digits for c in raw) and not any(c.isdigit() or c.isnumeric() for c in raw):
        assert found.value is None
