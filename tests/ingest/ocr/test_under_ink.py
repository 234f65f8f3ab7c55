"""Lines that a pen or a stamp crosses are found and read by the other reader where no sure word stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from petik.ingest.ocr.again import under_ink
from petik.ingest.ocr.again.under_ink import with_lines_under_ink
from petik.ingest.ocr.engine.tesseract import Reading
from petik.ingest.ocr.numbers.recogniser import model_path
from petik.ingest.ocr.paper.prepare import Ink, find_ink
from tests.ingest.scans import Drawing, reading, texts

PEN = (25, 25, 25)
needs_model = pytest.mark.skipif(model_path() is None, reason="the second reader's model is not installed")


def signed(page: Drawing) -> None:
    """Strokes of a black pen over the middle of the page."""
    page.pen.line([(250, 420), (700, 270)], fill=PEN, width=4)


def read(page: Drawing, readings: Sequence[Reading] = ()) -> list[Reading]:
    return with_lines_under_ink(page.sheet(), page.gray, find_ink(page.pixels), readings)


@needs_model
def test_a_name_below_strokes_of_a_pen_is_read_and_not_called_sure() -> None:
    page = Drawing(1200, 1500)
    page.text("RATNA WIJAYA", 360, 330)
    signed(page)
    found = read(page)
    assert "".join(texts(found)) == "RATNAWIJAYA"
    assert all(r.confidence < 0.8 for r in found)


@needs_model
def test_a_line_with_sure_words_keeps_them() -> None:
    page = Drawing(1200, 1500)
    words = page.words("RATNA WIJAYA", 360, 330)
    signed(page)
    assert read(page, words) == words


@needs_model
def test_what_a_stamp_says_is_the_stamp_s_and_no_line() -> None:
    page = Drawing(1200, 1500)
    page.text("DINAS PASAR", 410, 325)
    ink = Ink((page.gray < 128).astype(np.uint8), ((400, 250, 660, 450),))
    assert with_lines_under_ink(page.sheet(), page.gray, ink, []) == []
    below = replace(ink, mask=ink.mask * 0)
    assert texts(with_lines_under_ink(page.sheet(), page.gray, below, [])) == ["DINAS", "PASAR"]


def test_without_ink_nothing_is_looked_for() -> None:
    page = Drawing(1200, 1500)
    page.text("RATNA WIJAYA", 360, 330)
    assert read(page, [reading("lain")]) == [reading("lain")]


def test_a_line_of_which_the_page_shows_nothing_is_no_print(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Drawing(1200, 1500)
    ink = Ink(np.ones((1500, 1200), np.uint8), ((400, 250, 660, 450),))
    monkeypatch.setattr(under_ink, "_lines", lambda *_: [(1200, 300, 1200, 340)])
    monkeypatch.setattr(under_ink, "_tight", lambda _page, strip, _height: strip)
    assert with_lines_under_ink(page.sheet(), page.gray, ink, []) == []
    assert with_lines_under_ink(page.sheet(), page.gray, replace(ink, mask=ink.mask * 0), []) == []
