"""The form of numbers in groups of three, whatever they are worth."""

from __future__ import annotations

import re

import pytest

from petik.schemas.bilangan import grouped, in_threes, is_grouped, mixed, thousands


@pytest.mark.parametrize("text", ["1.234", "12.345.678", "1,234,567", "123.456,7", "1,234.5678"])
def test_groups_keep_to_one_mark_and_decimals_follow_the_other(text: str) -> None:
    assert re.fullmatch(grouped("1,4"), text)


@pytest.mark.parametrize("text", ["123", "1.23", "1.234,567,8", "1.234.56", "1.234,56789", "1234.567", "1.2345"])
def test_other_digits_are_not_grouped(text: str) -> None:
    assert not re.fullmatch(grouped("1,4"), text)


def test_decimals_and_the_number_of_groups_are_the_caller_s() -> None:
    assert not re.fullmatch(grouped(), "1.234,56")
    assert re.fullmatch(grouped("2"), "1.234,56") and not re.fullmatch(grouped("2"), "1.234,5")
    assert not re.fullmatch(grouped(groups="{2,}"), "1.234")
    assert re.fullmatch(mixed("{2,}"), "1.234,567") and not re.fullmatch(mixed("{2,}"), "1.234")
    assert not re.fullmatch(grouped(), "1.234,567")


def test_parts_of_a_number_in_groups() -> None:
    assert is_grouped(["1", "234", "567"]) and is_grouped(["123"])
    assert in_threes(["1234", "567"]) and not is_grouped(["1234", "567"])
    assert not in_threes(["1", "23"]) and not is_grouped(["1", "2345"])


@pytest.mark.parametrize(("digits", "shown"), [("7", "7"), ("123", "123"), ("1234", "1.234"), ("1234567", "1.234.567")])
def test_whole_numbers_are_shown_in_indonesian_groups(digits: str, shown: str) -> None:
    assert thousands(digits) == shown
