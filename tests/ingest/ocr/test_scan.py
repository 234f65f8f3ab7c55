"""A scanned page to words, rulings and marks in points on the upright page."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from petik.ingest.errors import FileFailed
from petik.ingest.ocr import scan
from petik.ingest.ocr.engine import tesseract
from petik.ingest.ocr.engine.cache import OcrCache
from petik.ingest.ocr.scan import read_image, read_uncached
from petik.ingest.page import Page, Word
from tests.ingest.scans import DPI, Drawing, reading, texts

PT = 72 / DPI
LINES = (
    "Menata lapak pasar desa setiap pagi",
    "Merawat jalan setapak menuju pasar",
    "Menimbang hasil kebun bersama warga",
)


def form() -> Drawing:
    """Three lines of print and a table of four cells."""
    page = Drawing(1100, 800)
    for n, text in enumerate(LINES):
        page.words(text, 120, 80 + 60 * n)
    page.grid((120, 560, 980), (320, 400, 480))
    page.text("Jumlah lapak", 150, 342)
    page.text("2.375", 700, 342)
    page.text("Luas kios", 150, 422)
    page.text("9", 700, 422)
    return page


@pytest.fixture(scope="module")
def upright() -> Page:
    return read_uncached(form().pixels, DPI, 4)


def word(page: Page, text: str) -> Word:
    (found,) = [w for w in page.words if w.text == text]
    return found


def test_words_are_read_with_their_place_in_points(upright: Page) -> None:
    assert {t for line in LINES for t in line.split()} <= {w.text for w in upright.words}
    first = word(upright, "Menata")
    assert (first.box.x0, first.source) == (pytest.approx(120 * PT, abs=2), "ocr")
    assert (upright.number, upright.width, upright.height) == (4, 1100 * PT, 800 * PT)
    assert (upright.source, upright.rotation, upright.skew, upright.notes) == ("ocr", 0, 0.0, ())


def test_numbers_are_sure_where_two_readings_agree_also_a_lone_digit(upright: Page) -> None:
    assert word(upright, "2.375").confidence >= 0.98
    assert word(upright, "9").box.x0 == pytest.approx(700 * PT, abs=3)


def test_rulings_stand_where_they_were_drawn(upright: Page) -> None:
    across = sorted(r.top for r in upright.rulings if r.horizontal)
    down = sorted(r.x0 for r in upright.rulings if not r.horizontal)
    assert across == pytest.approx([y * PT for y in (320, 400, 480)], abs=1)
    assert down == pytest.approx([x * PT for x in (120, 560, 980)], abs=1)


@pytest.mark.parametrize("turns", [1, 3])
def test_a_page_on_its_side_is_read_as_the_upright_page(upright: Page, turns: int) -> None:
    lying = np.ascontiguousarray(np.rot90(form().pixels, turns))
    page = read_uncached(lying, DPI, 4)
    assert page.rotation == turns
    assert page.notes == (f"halaman diputar {90 * turns} derajat",)
    assert (page.width, page.height) == (upright.width, upright.height)
    assert {w.text for w in page.words} == {w.text for w in upright.words}
    assert word(page, "2.375").box.x0 == pytest.approx(word(upright, "2.375").box.x0, abs=1)


def test_a_blank_page_says_so_and_costs_no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "version", None)  # would raise when called
    page = read_uncached(Drawing(500, 700).pixels, DPI, 2)
    assert (page.number, page.words, page.rulings, page.notes) == (2, (), (), ("halaman kosong",))
    assert (page.width, page.height) == (500 * PT, 700 * PT)


def test_a_small_scan_is_enlarged_and_its_boxes_stay_in_points(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[tuple[int, ...], float]] = []

    def read(image: np.ndarray, dpi: float, *given: object, **named: object) -> list[tesseract.Reading]:  # type: ignore[type-arg]
        seen.append((image.shape, dpi))
        return []

    monkeypatch.setattr(tesseract, "read", read)
    monkeypatch.setattr(scan, "reread", lambda sheet, readings, cleaned: [reading("Lapak", (300, 600, 450, 640))])
    half = form().image.resize((550, 400), Image.Resampling.BICUBIC)
    page = read_uncached(np.asarray(half, dtype=np.uint8), 100.0, 1)
    assert seen == [((1200, 1650), 300.0)]
    assert (page.width, page.height) == (1100 * PT, 800 * PT)
    (found,) = page.words
    assert (found.box.x0, found.box.top, found.box.x1, found.box.bottom) == (72, 144, 108, pytest.approx(153.6))


def test_print_under_coloured_ink_is_believed_less_and_the_ink_is_a_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    page = form()
    for x in range(300, 480, 20):
        page.pen.ellipse((x, 600, x + 20, 680), outline=(60, 80, 200), width=5)
    monkeypatch.setattr(tesseract, "read", lambda *given, **named: [])
    covered, free = reading("RIMBA", (310, 610, 460, 660), 0.9), reading("JATI", (700, 610, 800, 660), 0.9)
    monkeypatch.setattr(scan, "reread", lambda sheet, readings, cleaned: [covered, free])
    found = read_uncached(page.pixels, DPI, 1)
    assert [(w.text, w.confidence) for w in found.words] == [("RIMBA", 0.54), ("JATI", 0.9)]
    (mark,) = found.marks
    assert (mark.box.x0, mark.box.bottom) == (pytest.approx(300 * PT, abs=2), pytest.approx(680 * PT, abs=2))


def test_residue_of_rulings_is_no_text() -> None:
    raw = [reading(t) for t in ("|", "[", "—", "_", "|Bidang", "2016]", "-", "(III/d)", "a|b")]
    kept = [k for r in raw if (k := scan._cleaned(r)) is not None]
    assert texts(kept) == ["Bidang", "2016", "-", "(III/d)", "a|b"]


def test_a_page_is_read_once_and_numbered_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def once(image: object, dpi: float, number: int) -> Page:
        read.append(number)
        return Page(number, 500 * PT, 700 * PT, "ocr")

    monkeypatch.setattr(scan, "read_uncached", once)
    image, cache = Drawing(500, 700).pixels, OcrCache(tmp_path)
    assert read_image(image, DPI, 1, cache=cache).number == 1
    assert read_image(image, DPI, 9, cache=cache).number == 9
    assert read_image(image, 100.0, 2, cache=cache).number == 2  # another resolution is another page
    assert read == [1, 2]


def test_a_failed_reading_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*given: object) -> Page:
        raise FileFailed("halaman tidak dapat dibaca oleh Tesseract")

    monkeypatch.setattr(scan, "read_uncached", fails)
    with pytest.raises(FileFailed):
        read_image(Drawing(60, 40).pixels, DPI, 1, cache=OcrCache(tmp_path))
    assert list(tmp_path.rglob("*.json")) == []
