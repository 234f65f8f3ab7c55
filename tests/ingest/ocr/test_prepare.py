"""A scanned page made ready: blank or not, upright, straight, coloured ink parted from print."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from PIL import Image, ImageDraw

from petik.ingest.ocr.engine import tesseract
from petik.ingest.ocr.paper.prepare import (
    MAX_SKEW,
    Gray,
    Pixels,
    find_ink,
    find_skew,
    grey,
    is_blank,
    sideways,
    upright,
    upright_turns,
    without_ink,
)

W, H = 600, 800
BLUE = (70, 90, 200)


def paper(shade: int = 250) -> Image.Image:
    return Image.new("RGB", (W, H), (shade, shade, shade))


def text_page(rows: int = 18) -> Image.Image:
    """Lines of dark strokes, as print looks from afar."""
    page = paper()
    draw = ImageDraw.Draw(page)
    chance = Random(7)
    for row in range(rows):
        x = 70
        while x < 500:
            wide = chance.randint(3, 7)
            draw.rectangle((x, 90 + 34 * row, x + wide, 102 + 34 * row), fill=(20, 20, 20))
            x += wide + chance.choice((3, 4, 5, 12))
    return page


def scrawl(page: Image.Image, colour: tuple[int, int, int] = BLUE) -> Image.Image:
    """A signature: loops between (200, 600) and (340, 660)."""
    draw = ImageDraw.Draw(page)
    for x in range(200, 320, 20):
        draw.ellipse((x, 600, x + 20, 660), outline=colour, width=4)
    return page


def pixels(page: Image.Image) -> Pixels:
    return np.asarray(page, dtype=np.uint8)


def gray_of(page: Image.Image) -> Gray:
    return grey(pixels(page))


def test_an_empty_page_is_blank_and_a_printed_one_is_not() -> None:
    assert is_blank(gray_of(paper()))
    assert is_blank(gray_of(paper(200)))  # grey paper
    assert not is_blank(gray_of(text_page(1)))


def test_print_that_shines_through_and_dark_scan_edges_leave_a_page_blank() -> None:
    faint = Image.blend(paper(), text_page(), 0.2)
    assert is_blank(gray_of(faint))
    edge = paper()
    ImageDraw.Draw(edge).rectangle((0, 0, 15, H), fill=(0, 0, 0))
    assert is_blank(gray_of(edge))


@pytest.mark.parametrize("degrees", [-3.0, -0.6, 0.4, 2.2])
def test_skew_is_found_and_taken_out(degrees: float) -> None:
    askew = text_page().rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=(250, 250, 250))  # PIL turns the other way
    found = find_skew(gray_of(askew))
    assert found == pytest.approx(degrees, abs=0.15)
    assert find_skew(grey(upright(pixels(askew), 0, found))) == 0.0


def test_a_straight_page_is_left_as_it_is() -> None:
    page = pixels(text_page())
    assert find_skew(grey(page)) == 0.0
    assert np.array_equal(upright(page, 0, 0.0), page)


def test_no_more_than_the_greatest_skew_is_taken_out() -> None:
    askew = text_page().rotate(9, fillcolor=(250, 250, 250))
    assert abs(find_skew(gray_of(askew))) <= MAX_SKEW


def test_a_page_on_its_side_is_told_by_its_lines_also_with_long_rulings() -> None:
    page = text_page()
    draw = ImageDraw.Draw(page)
    for x in (60, 300, 540):
        draw.line((x, 80, x, 720), fill=(0, 0, 0), width=3)
    assert not sideways(gray_of(page))
    assert sideways(gray_of(page.rotate(90, expand=True)))
    assert not sideways(gray_of(paper()))


def test_the_detector_is_asked_only_where_the_page_lies_on_its_side(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def answer(turns: int) -> None:
        def detector(image: Gray) -> int:
            asked.append(turns)
            return turns

        monkeypatch.setattr(tesseract, "quarter_turns", detector)

    answer(3)
    assert upright_turns(gray_of(text_page())) == 0
    assert not asked
    lying = gray_of(text_page().rotate(90, expand=True))
    assert upright_turns(lying) == 3
    answer(0)  # contradicts the lines: still a quarter turn
    assert upright_turns(lying) == 1


def test_turning_upright_undoes_quarter_turns() -> None:
    page = pixels(text_page())
    for turns in (1, 2, 3):
        assert np.array_equal(upright(np.ascontiguousarray(np.rot90(page, turns)), turns, 0.0), page)


def test_a_blue_signature_is_ink_with_a_place() -> None:
    ink = find_ink(pixels(scrawl(text_page(10))))
    assert ink is not None
    (box,) = ink.boxes
    assert np.allclose(box, (200, 600, 320, 660), atol=4)
    assert ink.mask[:590].sum() == 0  # print is no ink


def test_black_print_a_shaded_row_and_a_coloured_page_are_no_ink() -> None:
    assert find_ink(pixels(text_page())) is None
    assert find_ink(pixels(scrawl(text_page(10), (20, 20, 20)))) is None
    shaded = text_page()
    ImageDraw.Draw(shaded).rectangle((60, 720, 540, 760), fill=(140, 190, 240))
    assert find_ink(pixels(shaded)) is None
    assert find_ink(pixels(Image.new("RGB", (W, H), (240, 200, 120)))) is None


def test_ink_is_taken_out_and_the_print_below_it_stays() -> None:
    page = scrawl(text_page(10))
    ImageDraw.Draw(page).rectangle((180, 626, 350, 634), fill=(15, 15, 15))  # a name across the signature
    ink = find_ink(pixels(page))
    assert ink is not None
    out = without_ink(pixels(page), ink)
    assert (out[628:632, 182:348] < 60).all()
    assert (out[600:618, 195:345] > 200).mean() > 0.97
