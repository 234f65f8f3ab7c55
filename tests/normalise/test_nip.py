"""NIP: digits as printed, and what is impossible in them (Perka BKN 22/2007)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petik.normalise.people.nip import digits_of, faults

TODAY = date(2024, 1, 1)


@pytest.mark.parametrize(
    "raw", ["19810214 200604 2 007", "NIP. 198102142006042007", "19810214.200604.2.007", "1981 0214 2006 04 2 007"]
)
def test_digits_whatever_the_spacing(raw: str) -> None:
    assert digits_of(raw) == "198102142006042007"


def test_no_digit_no_nip() -> None:
    assert digits_of("-") is None


def test_a_dropped_digit_is_kept_as_printed_and_named() -> None:
    assert digits_of("19810214 20064 2 007") == "19810214200642007"
    assert faults("19810214200642007", TODAY) == ["17 angka, seharusnya 18"]


@pytest.mark.parametrize(
    ("nip", "word"),
    [
        ("198113142006042007", "tanggal lahir"), ("198102142006132007", "bulan"), ("198102142006043007", "kelamin"),
        ("198102142006042000", "nomor urut"), ("198102141990042007", "sebelum berumur"),
        ("198102142030042007", "belum tiba"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named(nip: str, word: str) -> None:
    assert any(word in f for f in faults(nip, TODAY))


def test_contract_staff_carry_a_count_where_others_carry_a_month() -> None:
    assert faults("199002142021212005", TODAY) == []


@given(
    st.dates(date(1950, 1, 1), date(2000, 12, 31)),
    st.integers(17, 30),
    st.integers(1, 12),
    st.integers(1, 999),
    st.sampled_from("12"),
)
def test_a_sound_nip_survives_any_spacing(born: date, age: int, month: int, serial: int, sex: str) -> None:
    parts = (f"{born:%Y%m%d}", f"{min(born.year + age, 2023)}{month:02d}", sex, f"{serial:03d}")
    assert digits_of(" ".join(parts)) == "".join(parts)
    assert faults("".join(parts), TODAY) == []


@given(st.text())
def test_any_text_is_survived(raw: str) -> None:
    found = digits_of(raw)
    assert found is None or (found.isascii() and found.isdigit())
