"""Light, perspective, size of print and colour are set right before a page is read."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from petik.ingest.ocr.paper.light import evened
from petik.ingest.ocr.paper.perspective import find_bend, straightened
from petik.ingest.ocr.paper.prepare import Pixels, find_ink, grey, sideways, without_ink
from petik.ingest.ocr.paper.print_size import BEST, is_bilevel, letter_pixels, resized
from tests.ingest.scans import DPI, Drawing

TEXT = "Meningkatnya mutu layanan pasar rakyat bagi pedagang kecil"


def page_of_print(size: int = 33, lines: int = 16) -> Drawing:
    page = Drawing(1100, 1500)
    page.grid([80, 500, 1000], range(100, 1400, 260))
    for i in range(lines):
        page.text(TEXT[: 60 * 33 // max(33, size)], 90, 110 + 80 * i, size)
    return page


def tilted(page: Pixels, top: float, foot: float) -> Pixels:
    """Rows askew by *top* degrees at the head and *foot* at the foot."""
    h, w = page.shape[:2]
    slopes = np.tan(np.radians(np.linspace(top, foot, h)))[:, None]
    x, y = np.meshgrid(np.arange(w, dtype=np.float32), np.arange(h, dtype=np.float32))
    at_y = (y - slopes * (x - w / 2)).astype(np.float32)
    return np.asarray(cv2.remap(page, x, at_y, cv2.INTER_LINEAR, borderValue=(252, 252, 252)), dtype=np.uint8)


def test_lines_that_run_together_are_made_parallel() -> None:
    photo = tilted(page_of_print().pixels, -1.2, 1.2)
    bend = find_bend(grey(photo), 0.0)
    assert bend is not None
    assert (bend.rows.start, bend.rows.end) == (pytest.approx(-1.2, abs=0.3), pytest.approx(1.2, abs=0.3))
    assert find_bend(grey(straightened(photo, bend)), 0.0) is None


def test_a_scan_that_lies_askew_as_a_whole_is_no_photograph() -> None:
    assert find_bend(grey(tilted(page_of_print().pixels, 1.0, 1.0)), 1.0) is None
    assert find_bend(page_of_print().gray, 0.0) is None


def test_uneven_light_is_evened_and_a_dark_band_stays_dark() -> None:
    page = page_of_print().pixels.copy()
    page[600:680] = 60
    light = np.linspace(1.0, 0.6, page.shape[1])[None, :, None]
    shaded = (page * light).astype(np.uint8)
    even = grey(evened(shaded, grey(shaded)))
    paper = np.percentile(even[20:80], 50, axis=0)
    assert paper.max() - paper.min() < 20
    assert even[620:660].max() < 120


def test_even_light_is_left_alone() -> None:
    pixels = page_of_print().pixels
    assert evened(pixels, grey(pixels)) is pixels


@pytest.mark.parametrize("size", [12, 18])
def test_small_print_is_enlarged_whatever_the_resolution(size: int) -> None:
    page = page_of_print(size)
    sized, dpi = resized(page.pixels, page.gray, DPI)
    letter = letter_pixels(grey(sized), dpi)
    assert dpi > DPI and letter is not None
    assert letter > 1.3 * (letter_pixels(page.gray, DPI) or 0)
    assert letter <= 1.2 * BEST


def test_print_of_a_good_size_is_left_alone_and_a_finer_scan_is_made_smaller() -> None:
    page = page_of_print(33)
    assert resized(page.pixels, page.gray, DPI) == (pytest.approx(page.pixels), DPI)
    assert resized(page_of_print(66, 8).pixels, page_of_print(66, 8).gray, 600.0)[1] == 300.0


def test_an_enlarged_one_bit_scan_has_no_steps() -> None:
    bits = np.where(page_of_print(12).pixels > 150, 255, 0).astype(np.uint8)
    assert is_bilevel(grey(bits))
    sized, _ = resized(bits, grey(bits), DPI)
    assert not is_bilevel(grey(sized)) or len(np.unique(sized)) > 50


@pytest.mark.parametrize("paper", [(240, 222, 160), (222, 196, 150), (246, 200, 205), (196, 226, 190)])
def test_faded_print_on_coloured_paper_is_no_ink(paper: tuple[int, int, int]) -> None:
    dark = 1 - page_of_print().pixels.astype(np.float32) / 255
    tinted = np.array(paper) * (1 - dark) + 110 * dark
    assert find_ink(np.asarray(cv2.GaussianBlur(tinted.astype(np.uint8), (0, 0), 0.7), dtype=np.uint8)) is None


def test_bluish_toner_is_no_ink_and_a_signature_over_it_is() -> None:
    dark = 1 - page_of_print().pixels.astype(np.float32) / 255
    bluish = np.asarray(252 * (1 - dark) + np.array([70, 70, 125]) * dark, dtype=np.uint8)
    assert find_ink(bluish) is None
    signed = bluish.copy()
    cv2.ellipse(signed, (600, 700), (150, 60), 20, 0, 300, (20, 40, 220), 9)
    ink = find_ink(signed)
    assert ink is not None
    left, top, right, bottom = ink.boxes[0]
    assert 400 < left < right < 800 and 600 < top < bottom < 800


def test_ink_that_is_all_the_print_there_is_stays() -> None:
    page = page_of_print()
    blue = np.where(page.gray[:, :, None] < 128, np.array([40, 60, 210]), 252).astype(np.uint8)
    blue[:60] = page.pixels[:60]
    ink = find_ink(blue)
    assert ink is None or (without_ink(blue, ink) == grey(blue)).all()


def test_print_that_runs_down_the_page_is_told_by_its_letters() -> None:
    page = page_of_print(14)
    assert not sideways(page.gray)
    assert sideways(np.ascontiguousarray(np.rot90(page.gray)))
