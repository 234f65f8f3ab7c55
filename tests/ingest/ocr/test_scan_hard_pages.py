"""Pages that a clerk can read and a machine must be helped with: faint, dotted grey, worn rulings, on their side."""

from __future__ import annotations

import numpy as np
import pytest

from petik.ingest.ocr import scan
from petik.ingest.ocr.frames.rulings import find_rulings
from petik.ingest.ocr.paper.prepare import Pixels, grey, is_blank, strengthened, without_dither
from petik.ingest.ocr.scan import read_uncached
from tests.ingest.scans import DPI, Drawing

XS, YS = (80, 300, 620, 900), (80, 200, 320, 440, 560)


def table_page() -> Drawing:
    page = Drawing(1000, 700)
    page.grid(XS, YS)
    for row, y in enumerate(YS[:-1]):
        page.text(f"Sasaran {row}", 95, y + 40, 26)
        page.text("Jumlah kelompok", 320, y + 40, 26)
        page.text(str(120 + row), 660, y + 40, 26)
    return page


def faded(pixels: Pixels, rest: float) -> Pixels:
    return np.asarray(255 - (255 - pixels.astype(float)) * rest, dtype=np.uint8)


def test_faint_print_is_read_and_said_to_be_faint() -> None:
    pale = faded(table_page().pixels, 0.22)
    assert is_blank(grey(pale)), "to the eye of the blank test there is nothing on it"
    page = read_uncached(pale, DPI, 1)
    assert {"Jumlah", "kelompok", "120", "123"} <= {w.text for w in page.words}
    assert "cetakan pudar: kontras dinaikkan" in page.notes


def test_faint_noise_and_mirrored_print_stay_a_blank_page() -> None:
    mirrored = faded(table_page().pixels, 0.16)[:, ::-1].copy()
    assert read_uncached(mirrored, DPI, 1).words == ()
    noise = np.random.default_rng(3).normal(250, 3, (700, 1000, 3)).clip(0, 255).astype(np.uint8)
    assert strengthened(noise) is None


def dotted(page: Drawing, box: tuple[int, int, int, int]) -> Pixels:
    """The page with a grey of dots behind the print in *box*, as 1-bit copies draw shaded cells."""
    out = page.pixels.copy()
    x0, y0, x1, y1 = box
    for y in range(y0, y1, 5):
        for x in range(x0 + (y // 5 % 2) * 2, x1, 5):
            out[y : y + 2, x : x + 2] = 20
    return out


def test_print_on_a_grey_of_dots_is_read() -> None:
    shaded = dotted(table_page(), (83, 83, 898, 198))
    words = [w.text for w in read_uncached(shaded, DPI, 1).words if w.box.top < 200 * 72 / DPI]
    assert {"Sasaran", "kelompok", "120"} <= set(words)


def test_a_page_without_dots_is_handed_back_as_it_is() -> None:
    gray = table_page().gray
    assert without_dither(gray, DPI) is gray


def worn(page: Drawing, gaps: list[tuple[int, int]]) -> Pixels:
    """The rulings down the page with white gaps from and to the given heights."""
    out = page.pixels.copy()
    for x in XS:
        for top, bottom in gaps:
            out[top:bottom, x - 3 : x + 4] = 252
    return out


def test_a_worn_ruling_is_one_line_across_wide_gaps() -> None:
    gray = grey(worn(table_page(), [(120, 180), (260, 300), (380, 430)]))
    down = [s for s in find_rulings(gray, DPI).segments if not s.horizontal]
    assert len(down) == len(XS)
    assert all(abs(s.start - YS[0]) < 15 and abs(s.end - YS[-1]) < 15 for s in down)


def test_two_tables_close_above_each_other_stay_two() -> None:
    page = Drawing(1000, 700)
    page.grid(XS, (80, 160, 240))
    page.grid(XS, (300, 380, 460))
    down = [s for s in find_rulings(page.gray, DPI).segments if not s.horizontal]
    assert len(down) == 2 * len(XS)


def test_strokes_of_letters_below_each_other_are_no_ruling() -> None:
    page = Drawing(1000, 700)
    for row in range(10):
        page.text("Ilir Lintas", 100, 60 + 55 * row, 40)
    assert find_rulings(page.gray, DPI).segments == ()


def test_a_page_whose_profile_does_not_tell_that_it_lies_on_its_side_is_told_by_its_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    upright = Drawing(1000, 1400)
    for row in range(14):
        upright.words("Persentase kelompok nelayan penerima bantuan", 60, 60 + 80 * row, 30)
    monkeypatch.setattr(scan, "upright_turns", lambda gray: 0)
    page = read_uncached(np.ascontiguousarray(np.rot90(upright.pixels, 1)), DPI, 1)
    assert page.rotation == 1 and page.width < page.height
    assert sum(w.text == "nelayan" for w in page.words) >= 12
