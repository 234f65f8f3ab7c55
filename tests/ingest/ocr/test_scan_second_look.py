"""Lines that the page pass dropped or read badly are found by their shape, and believed only where they say more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from petik.ingest.ocr.again.second_look import MAX_STRIPS, letter_height, strips_to_read, with_strips
from petik.ingest.ocr.again.snippets import Strip
from petik.ingest.ocr.engine.tesseract import Reading
from tests.ingest.scans import DPI, Drawing, reading, texts

STRIP = (100, 200, 400, 225)


def covers(strip: Strip, *readings: Reading) -> bool:
    left, top, right, bottom = strip
    return all(left <= r.left + 3 and right >= r.right - 3 and top < (r.top + r.bottom) / 2 < bottom for r in readings)


def test_a_line_without_words_is_a_strip_and_a_read_line_is_none() -> None:
    page = Drawing()
    read = page.words("Menata lapak pasar", 100, 100)
    dropped = page.words("RIMBA JATI PERMANA", 100, 300)
    (strip,) = strips_to_read(page.sheet(), read)
    assert covers(strip, *dropped)
    assert strips_to_read(page.sheet(), [*read, *dropped]) == []


def test_badly_read_words_are_read_again() -> None:
    page = Drawing()
    words = page.words("RIMBA JATI PERMANA", 100, 300)
    (strip,) = strips_to_read(page.sheet(), [replace(w, confidence=0.3) for w in words])
    assert covers(strip, *words)


def test_a_half_read_name_is_read_again_as_a_whole() -> None:
    page = Drawing()
    first, middle, last = page.words("Melati Suryaningtyas Wulan", 100, 300)
    (strip,) = strips_to_read(page.sheet(), [first, last])
    assert covers(strip, first, middle, last)


def test_ink_beside_a_line_belongs_to_it() -> None:
    """Letters tied together by a pen stroke look like no letter; the line still goes on."""
    page = Drawing()
    (word,) = page.words("PERMANA", 100, 300)
    page.text("JATI", word.right + 12, 300)
    page.pen.line((word.right + 8, 322, word.right + 110, 318), fill=(20, 20, 20), width=6)
    (strip,) = strips_to_read(page.sheet(), [word])
    assert strip[2] >= word.right + 60


def test_rulings_beside_a_word_and_an_empty_page_give_no_strip() -> None:
    page = Drawing()
    page.grid((80, 400, 700), (280, 360))
    word = page.text("Lapak", 100, 300)
    assert strips_to_read(page.sheet(), [word]) == []
    assert strips_to_read(Drawing().sheet(), []) == []


def test_few_letters_a_drawing_and_specks_are_no_line() -> None:
    page = Drawing()
    page.text("RJ", 100, 100)
    page.pen.ellipse((300, 300, 600, 600), outline=(20, 20, 20), width=8)
    for x in range(100, 700, 20):
        page.pen.point((x, 250), fill=(20, 20, 20))
    assert strips_to_read(page.sheet(), []) == []


def test_a_page_of_scrawl_costs_no_more_than_the_limit() -> None:
    page = Drawing(700, 1500)
    for n in range(MAX_STRIPS + 8):
        page.text("lapak", 50, 20 + 45 * n)
    assert len(strips_to_read(page.sheet(), [])) == MAX_STRIPS


def test_the_letters_height_is_that_of_surely_read_words() -> None:
    words = [reading("lapak", (0, 0, 50, 30)) for _ in range(8)]
    doubtful = [reading("lapak", (0, 0, 50, 90), 0.2) for _ in range(20)]
    assert letter_height([*words, *doubtful], DPI) == 30
    assert letter_height(words[:7], 144) == 16  # too few to tell: 8 points


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        (reading("Permana", (110, 200, 300, 225), 0.9), ["Permana"]),
        (reading("Permana", (110, 200, 300, 225), 0.4), ["Pe~a"]),  # unsure: noise
        (reading("Rp", (110, 200, 300, 225), 0.9), ["Pe~a"]),  # too short to say more
        (reading("—~«»", (110, 200, 300, 225), 0.9), ["Pe~a"]),  # no letters
    ],
)
def test_a_strip_replaces_the_words_of_the_page_pass_where_it_says_more(found: Reading, kept: list[str]) -> None:
    before = reading("Pe~a", (110, 202, 200, 224), 0.3)
    assert texts(with_strips([before], [STRIP], [[found]])) == kept


def test_one_surely_read_word_carries_the_others_of_its_strip() -> None:
    found = [reading("PERMANA", (110, 200, 250, 225), 0.8), reading("x~gwqnv", (260, 200, 390, 225), 0.05)]
    assert texts(with_strips([], [STRIP], [found])) == ["PERMANA", "x~gwqnv"]
    assert with_strips([], [STRIP], [[found[0], replace(found[1], text="x~gwqnvrtzklmqpwxzvbn")]]) == []


def test_well_read_words_stay_and_words_of_other_lines_are_not_touched() -> None:
    before = [reading("RIMBA", (110, 202, 200, 224), 0.95), reading("JATI", (210, 202, 380, 224), 0.95)]
    other = reading("Kepala", (110, 300, 200, 325), 0.2)
    weaker = reading("RIMBAJAT", (110, 200, 380, 225), 0.7)
    assert with_strips([*before, other], [STRIP], [[weaker]]) == [*before, other]
    stronger = [replace(r, confidence=0.99) for r in before]
    assert with_strips([*before, other], [STRIP], [stronger]) == [other, *stronger]
