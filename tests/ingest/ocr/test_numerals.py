"""What a print of digits may be, told without knowing its column."""

from __future__ import annotations

import pytest

from petik.ingest.ocr.numbers.numerals import is_candidate, is_legal, same_number


def test_what_is_read_a_second_time() -> None:
    assert all(is_candidate(t) for t in ("18.450.000,00", "95%", "(96)", "2.-", "-2,5", "§0,11%", "Rp.1.500", "l2.500"))
    assert not any(is_candidate(t) for t in ("Rp", "TW1", "%", "III/d", "10kegiatan", "Lapak"))


@pytest.mark.parametrize(
    "text",
    ["18.450.000,00", "18,450,000.00", "Rp.1.500.000,-", "(96)", "86,67%", "2016", "88/100", "2-4", "1.2.01.03",
     "19680314", "196803141994031002", "001"],
)  # fmt: skip
def test_prints_that_offices_write_are_legal(text: str) -> None:
    assert is_legal(text)


@pytest.mark.parametrize("text", ["1.353.100,000,00", "301.982.00", "§0,11%", "19681314", "19680340", "4.8.93,71"])
def test_prints_that_mean_nothing_are_not(text: str) -> None:
    assert not is_legal(text)


def test_signs_that_do_not_change_a_number_do_not_make_another() -> None:
    assert same_number("1.500.000", "1,500,000")
    assert same_number("77.50", "77,50")
    assert same_number("95%", "95")


def test_a_lone_sign_before_three_digits_may_make_another_number() -> None:
    assert not same_number("1.353", "1,353")
    assert not same_number("86,67", "8667")
