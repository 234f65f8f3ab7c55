"""What a NIP may hold, digit by digit (Perka BKN 22/2007): birth, appointment, sex, serial."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petik.normalise.people.nip import digits_of, faults

TODAY = date(2024, 6, 1)


def nip(born: str = "19810214", appointed: str = "200604", sex: str = "2", serial: str = "007") -> str:
    return born + appointed + sex + serial


def test_digits_of_other_scripts_are_no_digits_and_wide_ones_are() -> None:
    assert digits_of("١٩٨١") is None
    assert digits_of("１９81 ０２14") == "19810214"


@pytest.mark.parametrize("length", [0, 1, 9, 17, 19])
def test_only_eighteen_digits_are_a_nip(length: int) -> None:
    assert faults("1" * length, TODAY) == [f"{length} angka, seharusnya 18"]


@pytest.mark.parametrize("born", ["19810230", "19811301", "19810100", "00000101", "19010229"])
def test_a_birth_date_that_was_no_day(born: str) -> None:
    assert faults(nip(born), TODAY) == [f"tanggal lahir {born} tidak ada"]


def test_a_leap_day_is_a_day() -> None:
    assert faults(nip("19840229"), TODAY) == []


@pytest.mark.parametrize("month", ["00", "13", "20", "30", "99"])
def test_no_month_of_appointment_and_no_count_of_contracts(month: str) -> None:
    assert faults(nip(appointed="2006" + month), TODAY) == [f"bulan pengangkatan {month} tidak ada"]


@pytest.mark.parametrize("month", ["01", "12", "21", "29"])
def test_months_of_appointment_and_counts_of_contracts(month: str) -> None:
    assert faults(nip(appointed="2006" + month), TODAY) == []


def test_an_appointment_this_year_has_come_and_one_next_year_has_not() -> None:
    assert faults(nip(appointed="202401"), TODAY) == []
    assert faults(nip(appointed="202501"), TODAY) == ["tahun pengangkatan 2025 belum tiba"]


def test_nobody_is_appointed_before_sixteen() -> None:
    assert faults(nip("19810214", "199701"), TODAY) == []
    assert faults(nip("19810214", "199601"), TODAY) == ["diangkat sebelum berumur 16 tahun"]


def test_an_impossible_birth_date_says_nothing_about_the_age() -> None:
    assert faults(nip("19811399", "198201"), TODAY) == ["tanggal lahir 19811399 tidak ada"]


def test_men_are_1_women_2_and_nobody_else() -> None:
    assert [faults(nip(sex=s), TODAY) for s in "12"] == [[], []]
    assert [faults(nip(sex=s), TODAY) for s in "039"] == [[f"angka jenis kelamin {s}"] for s in "039"]


def test_serials_begin_at_001() -> None:
    assert faults(nip(serial="001"), TODAY) == faults(nip(serial="999"), TODAY) == []
    assert faults(nip(serial="000"), TODAY) == ["nomor urut 000"]


def test_every_fault_is_told() -> None:
    assert len(faults(nip("19811399", "203013", "3", "000"), TODAY)) == 5


@given(st.integers(min_value=0, max_value=10**18 - 1))
def test_faults_are_told_of_any_eighteen_digits_and_the_same_every_time(number: int) -> None:
    text = f"{number:018d}"
    assert faults(text, TODAY) == faults(text, TODAY)
    assert ("nomor urut 000" in faults(text, TODAY)) == text.endswith("000")
