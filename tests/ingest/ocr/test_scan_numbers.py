"""Numbers are read twice: alike is sure, different is doubted, and both readings stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from petik.ingest.ocr.engine import tesseract
from petik.ingest.ocr.numbers.sheet import AGREED, DOUBTED, LONE, MAX_NUMBERS, NUMERIC, SIGNS, judge, read_twice
from tests.ingest.scans import DPI, Drawing, reading, texts


@pytest.mark.parametrize(
    ("first", "second"),
    [("18.450.000", "18.450.000"), ("95%", "95%"), ("(12)", "12"), ("5.000,-", "5.000"), ("2–4", "2-4"), ("7.", "7")],
)
def test_two_readings_alike_make_a_number_sure(first: str, second: str) -> None:
    found = judge(reading(first, confidence=0.4), second, 0.5)
    assert (found.text, found.confidence, found.other) == (first, AGREED, None)


def test_a_surer_first_reading_stays_as_sure() -> None:
    assert judge(reading("95%", confidence=0.99), "95%", 0.2).confidence == 0.99


def test_other_digits_are_doubted_and_both_readings_stay() -> None:
    found = judge(reading("18.450.000", confidence=0.95), "13.450.000", 0.8)
    assert (found.text, found.confidence) == ("18.450.000", DOUBTED)
    assert (found.other, found.other_confidence) == ("13.450.000", 0.8)


def test_other_signs_are_doubted_less_than_other_digits() -> None:
    found = judge(reading("77.50", confidence=0.95), "77,50", 0.8)
    assert (found.text, found.other, found.confidence) == ("77.50", "77,50", SIGNS)


def test_a_much_surer_second_reading_takes_the_place_of_the_first() -> None:
    found = judge(reading("18.450.000", confidence=0.6), "13.450.000", 0.95)
    assert (found.text, found.other, found.other_confidence) == ("13.450.000", "18.450.000", 0.6)
    assert found.confidence == DOUBTED  # swapped, still not sure
    assert judge(reading("77.50", confidence=0.6), "77,50", 0.95).confidence == SIGNS


def test_the_dash_that_ends_an_amount_survives_a_swap() -> None:
    assert judge(reading("5.000,-", confidence=0.6), "6.000", 0.95).text == "6.000,-"


@pytest.mark.parametrize("second", ["", "-", "%"])
def test_a_number_that_the_second_reading_did_not_find_is_no_longer_sure(second: str) -> None:
    found = judge(reading("7", confidence=0.99), second, 0.0)
    assert (found.text, found.confidence, found.other) == ("7", LONE, None)
    assert judge(reading("7", confidence=0.3), second, 0.0).confidence == 0.3


def test_what_is_read_twice() -> None:
    assert all(NUMERIC.match(t) for t in ("18.450.000,00", "95%", "(96)", "001", "2.-", "-2,5", "1)"))
    assert not any(NUMERIC.match(t) for t in ("Rp", "TW1", "12a", "%", "III/d"))


def test_numbers_of_a_drawn_page_are_confirmed_and_a_misread_digit_is_not() -> None:
    page = Drawing()
    label, right = page.text("Lapak", 100, 100), page.text("18.450.000", 400, 100)
    wrong, share = page.text("2.375", 400, 200), page.text("95%", 400, 300)
    found = read_twice(page.gray, [label, right, replace(wrong, text="2.875"), share], DPI)
    assert found[0] == label
    assert [(r.text, r.confidence) for r in (found[1], found[3])] == [("18.450.000", AGREED), ("95%", AGREED)]
    assert {found[2].text, found[2].other} == {"2.875", "2.375"}
    assert found[2].confidence == DOUBTED


def test_text_alone_costs_no_second_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "read", None)  # would raise when called
    words = [reading("Lapak"), reading("pasar")]
    assert read_twice(Drawing().gray, words, DPI) == words


def test_no_more_numbers_than_the_limit_are_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "read", lambda *given, **named: [])
    found = read_twice(Drawing().gray, [reading("7", (10, 10, 24, 35))] * (MAX_NUMBERS + 1), DPI)
    assert [r.confidence for r in found] == [LONE] * MAX_NUMBERS + [0.95]


def test_pieces_of_one_number_are_put_together_from_left_to_right(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = [reading(".000", (150, 50, 200, 90), 0.9), reading("5", (50, 50, 70, 90), 0.95)]
    monkeypatch.setattr(tesseract, "read", lambda *given, **named: pieces)
    (found,) = read_twice(Drawing().gray, [reading("6.000", (10, 10, 90, 35), 0.97)], DPI)
    assert (texts([found]), found.other, found.other_confidence) == (["6.000"], "5.000", 0.9)
