"""Text dumps to synthetic pages: nothing repaired, nothing lost."""

from __future__ import annotations

import pytest

from petik.ingest.dump import CELL_WIDTH, CONFIDENCE, LINE_HEIGHT, MAX_LINE, OCR_CONFIDENCE, TAB_CELLS, read_dump


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff", "\f\f\n\n\n\n"])
def test_a_dump_without_text_has_no_pages(text: str) -> None:
    assert read_dump(text) == ()


def test_a_word_stands_where_its_letters_stand_in_the_text() -> None:
    (page,) = read_dump("\n   Jumlah sumur")
    first, second = page.words
    assert (first.text, first.box.x0, first.box.top) == ("Jumlah", 3 * CELL_WIDTH, LINE_HEIGHT)
    assert (second.text, second.box.x0, second.box.x1) == ("sumur", 10 * CELL_WIDTH, 15 * CELL_WIDTH)
    assert (page.layout, page.rulings) == ("synthetic", ())


def test_form_feeds_part_pages_and_three_blank_lines_where_there_are_none() -> None:
    assert [p.words[0].text for p in read_dump("satu\fdua\n \n\t\n\ntiga")] == ["satu", "dua"]
    assert [p.words[0].text for p in read_dump("dua\n \n\t\n\ntiga")] == ["dua", "tiga"]
    assert [p.number for p in read_dump("\f\fsatu\f \fdua")] == [1, 2]


def test_two_blank_lines_part_paragraphs_only() -> None:
    assert len(read_dump("satu\n\n\ndua")) == 1


def test_line_ends_and_byte_order_mark_of_other_systems_change_nothing() -> None:
    assert read_dump("\ufeffsatu dua\r\ntiga\rempat") == read_dump("satu dua\ntiga\nempat")


def test_a_tab_opens_the_next_column_and_empty_cells_keep_their_place() -> None:
    (page,) = read_dump("Sasaran\t\t80 %")
    assert [(w.text, w.box.x0 / CELL_WIDTH) for w in page.words] == [
        ("Sasaran", 0), ("80", 2 * TAB_CELLS), ("%", 2 * TAB_CELLS + 3),
    ]  # fmt: skip


def test_a_space_at_the_end_of_a_line_widens_its_last_word() -> None:
    (page,) = read_dump("Data Pokok \nPanen")
    assert [w.box.width / CELL_WIDTH for w in page.words] == [4, 6, 5]


def test_signs_of_ocr_lower_the_confidence_of_every_word() -> None:
    assert {w.confidence for p in read_dump("Menyusun rencana kerja") for w in p.words} == {CONFIDENCE}
    assert {w.confidence for p in read_dump("2 |Menyusun °rencana kerja") for w in p.words} == {OCR_CONFIDENCE}


def test_a_line_beyond_all_measure_goes_on_below_itself() -> None:
    (page,) = read_dump("a" * (MAX_LINE + 3))
    assert [(len(w.text), w.box.top) for w in page.words] == [(MAX_LINE, 0.0), (3, LINE_HEIGHT)]
