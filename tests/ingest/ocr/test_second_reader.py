"""Numbers are read by two engines: alike is sure, different is doubted, and both readings stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from petik.ingest.ocr.engine import tesseract
from petik.ingest.ocr.numbers import agreement, recogniser, torn
from petik.ingest.ocr.numbers.agreement import MAX_RUNS, judge, read_twice
from petik.ingest.ocr.numbers.recogniser import Line, read_lines
from petik.schemas.keyakinan import DISPUTED, FIRM, READ_TWICE, SIGNS, USUAL
from tests.ingest.scans import DPI, Drawing, reading


def sure(text: str) -> Line:
    return Line(text, 0.99, 0.97)


@pytest.mark.parametrize(
    ("first", "second"),
    [("18.450.000", "18.450.000"), ("95%", "95%"), ("(12)", "12"), ("5.000,-", "5.000"), ("2–4", "2-4"), ("7.", "7")],
)
def test_two_engines_alike_make_a_number_sure(first: str, second: str) -> None:
    found = judge(reading(first, confidence=0.4), sure(second))
    assert (found.text, found.confidence, found.other) == (first, READ_TWICE, None)


def test_signs_that_change_nothing_are_nearly_as_sure() -> None:
    found = judge(reading("77.50", confidence=0.4), sure("77,50"))
    assert (found.text, found.confidence) == ("77.50", FIRM)


def test_other_digits_are_doubted_and_both_readings_stay() -> None:
    found = judge(reading("18.450.000", confidence=0.95), Line("13.450.000", 0.8, 0.5))
    assert (found.text, found.confidence) == ("18.450.000", DISPUTED)
    assert (found.other, found.other_confidence) == ("13.450.000", 0.8)


def test_a_sure_second_reader_is_kept_but_not_yet_believed() -> None:
    found = judge(reading("18.450.000", confidence=0.95), sure("13.450.000"))
    assert (found.text, found.other, found.confidence) == ("13.450.000", "18.450.000", USUAL)


def test_what_the_second_reader_and_the_digit_sheet_agree_on_is_believed() -> None:
    found = judge(reading("18.450.000", confidence=0.95), Line("13.450.000", 0.8, 0.5), "13.450.000")
    assert (found.text, found.other, found.confidence) == ("13.450.000", "18.450.000", FIRM)


def test_a_legal_number_beats_one_that_is_none() -> None:
    found = judge(reading("1.353.100,000,00", confidence=0.95), Line("1.353.100.000,00", 0.7, 0.4))
    assert (found.text, found.confidence) == ("1.353.100.000,00", FIRM)
    assert judge(reading("80,11%"), Line("8.0,.11%", 0.99, 0.9)).text == "80,11%"


def test_signs_that_make_another_number_leave_a_doubt() -> None:
    found = judge(reading("1.353", confidence=0.95), sure("1,353"))
    assert (found.confidence, {found.text, found.other}) == (SIGNS, {"1.353", "1,353"})


@pytest.mark.parametrize("second", ["", "-", "%"])
def test_a_number_that_the_second_reader_did_not_find_is_no_longer_sure(second: str) -> None:
    found = judge(reading("7", confidence=0.99), Line(second))
    assert (found.text, found.confidence, found.other) == ("7", USUAL, None)
    assert judge(reading("7", confidence=0.3), Line(second)).confidence == 0.3


def test_the_dash_that_ends_an_amount_survives_a_swap() -> None:
    assert judge(reading("5.000,-", confidence=0.6), sure("6.000")).text == "6.000,-"


def test_the_second_reader_reads_lines_of_print() -> None:
    page = Drawing()
    prints = ["18.450.000", "5", "95%", "19660304 199412 1 001", "2,375"]
    boxes = [page.text(text, 200, 40 + 100 * i) for i, text in enumerate(prints)]
    found = read_lines([page.gray[r.top - 5 : r.bottom + 5, r.left - 6 : r.right + 6] for r in boxes])
    assert [line.text for line in found] == prints
    assert all(line.mean > 0.9 for line in found)


def test_numbers_of_a_drawn_page_are_confirmed_and_a_misread_digit_is_mended() -> None:
    page = Drawing()
    label, right = page.text("Lapak", 100, 100), page.text("18.450.000", 400, 100)
    wrong, nip = page.text("2.375", 400, 200), page.words("19660304 199412 1 001", 100, 400)
    found = read_twice(page.gray, [label, right, replace(wrong, text="2.875"), *nip], DPI)
    assert found[0] == label
    assert [r.text for r in found[3:]] == ["19660304", "199412", "1", "001"]
    assert all(r.confidence == READ_TWICE for r in (found[1], *found[3:]))
    assert (found[2].text, found[2].other, found[2].confidence) == ("2.375", "2.875", FIRM)


def test_pieces_that_are_read_as_one_number_become_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreement, "read_lines", lambda images: [sure("249.757.006")] * len(images))
    pieces = [reading("249", (100, 100, 160, 125)), reading("757.006", (168, 100, 280, 125))]
    (found,) = read_twice(Drawing().gray, pieces, DPI)
    assert (found.text, found.left, found.right, found.other) == ("249.757.006", 100, 280, "249 757.006")


def test_a_misread_percent_sign_is_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreement, "read_lines", lambda images: [sure("86,67 %")] * len(images))
    words = [reading("86,67", (100, 100, 180, 125)), reading("Yo", (186, 100, 215, 125))]
    found = read_twice(Drawing().gray, words, DPI)
    assert [(r.text, r.confidence) for r in found] == [("86,67", READ_TWICE), ("%", 0.95)]


def test_text_alone_costs_no_second_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreement, "read_lines", None)  # would raise when called
    words = [reading("Lapak"), reading("pasar")]
    assert read_twice(Drawing().gray, words, DPI) == words


def test_numbers_on_which_the_engines_agree_cost_no_third_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "read", None)  # would raise when called
    page = Drawing()
    number = page.text("18.450.000", 400, 100)
    assert read_twice(page.gray, [number], DPI)[0].confidence == READ_TWICE


def test_no_more_numbers_than_the_limit_are_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreement, "read_lines", lambda images: [Line("")] * len(images))
    words = [reading("7", (10, 30 * i, 24, 30 * i + 25)) for i in range(MAX_RUNS + 1)]
    found = read_twice(Drawing(100, 30 * (MAX_RUNS + 2)).gray, words, DPI)
    assert sorted(r.confidence for r in found) == [USUAL] * MAX_RUNS + [0.95]


def test_without_the_model_no_number_is_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recogniser, "model_path", lambda: None)
    page = Drawing()
    number = page.text("18.450.000", 400, 100)
    assert read_twice(page.gray, [number], DPI)[0].confidence == USUAL


def test_two_parts_that_lie_over_each_other_are_one_number() -> None:
    page = Drawing(500, 120)
    whole = page.text("90,000,000", 60, 40)
    left = replace(whole, text="90,000,", right=whole.right - 70)
    right = replace(whole, text="000,000", left=whole.left + 60)
    (found,) = read_twice(page.gray, [left, right], DPI)
    assert (found.text, found.confidence, found.other) == ("90,000,000", FIRM, "90,000, 000,000")


def test_parts_whose_whole_nobody_can_read_are_doubted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torn, "read_lines", lambda images: [Line("9O.0 00,,", 0.6, 0.2) for _ in images])
    page = Drawing(500, 120)
    whole = page.text("90,000,000", 60, 40)
    left = replace(whole, text="90,000,", right=whole.right - 70)
    right = replace(whole, text="000,000", left=whole.left + 60)
    (found,) = read_twice(page.gray, [left, right], DPI)
    assert (found.confidence, found.other) == (DISPUTED, "90,000, 000,000")
