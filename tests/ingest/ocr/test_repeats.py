"""A page that was scanned twice is told; forms that differ in their numbers are not."""

from __future__ import annotations

from petik.ingest.ocr.repeats import repeated
from petik.ingest.page import Box, Page, Source, Word

TEXT = "Perjanjian kinerja ini menyatakan bahwa pihak pertama akan mewujudkan target " * 5


def page(number: int, text: str, source: Source = "ocr") -> Page:
    return Page(number, 600, 800, source, words=tuple(Word(t, Box(0, 0, 9, 9), source) for t in text.split()))


def test_the_same_sheet_again_is_told_with_the_page_that_it_repeats() -> None:
    first = TEXT + "2 125.000.000 86,67 2016 19700101"
    other = TEXT.replace("target", "sasaran") + "2 97.500.000 90,12 2016 19800202"
    again = first.replace("mewujudkan", "mewujudkon", 1)  # one word read otherwise
    assert repeated([page(1, first), page(2, other), page(3, again)]) == [(3, 1)]


def test_one_form_for_two_people_is_two_pages() -> None:
    one, two = TEXT + "2 125.000.000 86,67 2016 19700101", TEXT + "2 97.500.000 90,12 2016 19800202"
    assert repeated([page(1, one), page(2, two)]) == []
    assert repeated([page(1, TEXT), page(2, TEXT)]) == []  # without numbers nothing tells them apart


def test_pages_of_a_text_layer_and_pages_of_few_words_say_nothing() -> None:
    assert repeated([page(1, TEXT, "text"), page(2, TEXT, "text")]) == []
    assert repeated([page(1, "BAB III"), page(2, "BAB III")]) == []
