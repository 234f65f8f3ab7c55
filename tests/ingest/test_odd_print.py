"""Raised marks, struck words, shadows, figures set apart and turned headings of PDF pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from petik.ingest.page import Page
from petik.ingest.pdf.document import open_pdf
from petik.ingest.raised_marks import raised
from tests.ingest.odd_pdf import FONT, pdf


def read(path: Path) -> Page:
    with open_pdf(path) as file:
        return file.read_page(0)


def texts(page: Page, x0: float = 0.0) -> list[str]:
    """The words below the line of plain print."""
    return [w.text for w in page.words if w.box.top > 60 and w.box.x0 >= x0]


@pytest.mark.parametrize(
    ("mark", "before", "shown"),
    [
        ("1", "86,67", "¹"),
        ("2)", "4", "²⁾"),
        ("a", "71,4 %", "ᵃ"),
        ("2", "m", "2"),  # square metres
        ("st", "1", "st"),
        ("125", "4", "125"),
    ],
)
def test_what_is_a_raised_mark(mark: str, before: str, shown: str) -> None:
    assert raised(mark, before) == shown


@pytest.mark.parametrize("gap", [0.3, 2.5])
def test_a_small_raised_figure_is_a_mark_of_the_number(tmp_path: Path, gap: float) -> None:
    def draw(c: Canvas) -> None:
        c.drawString(100, 200, "4")
        c.setFont(FONT, 6)
        c.drawString(100 + c.stringWidth("4", FONT, 10) + gap, 204, "3")

    assert texts(read(pdf(tmp_path / "a.pdf", draw))) == ["4³"]


def test_an_exponent_of_a_unit_stays_as_it_was(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        c.drawString(100, 200, "km")
        c.setFont(FONT, 6)
        c.drawString(100 + c.stringWidth("km", FONT, 10) + 0.3, 204, "2")

    assert texts(read(pdf(tmp_path / "a.pdf", draw))) == ["km2"]


def test_a_shadow_is_no_second_figure(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        c.drawString(101.2, 198.8, "4")
        c.drawString(100, 200, "4")

    assert texts(read(pdf(tmp_path / "a.pdf", draw))) == ["4"]


def test_equal_figures_side_by_side_are_both_print(tmp_path: Path) -> None:
    assert texts(read(pdf(tmp_path / "a.pdf", lambda c: c.drawString(100, 200, "44 11")))) == ["44", "11"]


def test_figures_set_apart_are_a_number_where_a_separator_stands_among_them(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        c.drawString(100, 200, "86,67", charSpace=3.5)
        c.drawString(100, 150, "12345", charSpace=3.5)

    assert texts(read(pdf(tmp_path / "a.pdf", draw))) == ["86,67", "1", "2", "3", "4", "5"]


def test_a_struck_word_is_told_and_its_stroke_is_no_ruling(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        c.drawString(100, 200, "86,67")
        c.line(99, 203.2, 126, 203.2)
        c.drawString(100, 180, "90,00")

    page = read(pdf(tmp_path / "a.pdf", draw))
    assert texts(page) == ["90,00"]
    assert "dicoret" in page.notes[0] and "«86,67»" in page.notes[0]
    assert page.rulings == ()


@pytest.mark.parametrize(("x0", "y", "x1"), [(99, 198.5, 126), (60, 203.2, 300)], ids=["underline", "ruling"])
def test_underlines_and_rulings_strike_nothing_out(tmp_path: Path, x0: float, y: float, x1: float) -> None:
    def draw(c: Canvas) -> None:
        c.drawString(100, 200, "86,67")
        c.line(x0, y, x1, y)

    assert texts(read(pdf(tmp_path / "a.pdf", draw))) == ["86,67"]


@pytest.mark.parametrize("angle", [90, 270])
def test_the_lines_of_a_turned_heading_are_read_in_order(tmp_path: Path, angle: int) -> None:
    def draw(c: Canvas) -> None:
        for y in (60, 75, 250):
            c.drawString(40, y, "Sebagian besar kata di halaman ini berdiri tegak")
        c.rect(100, 100, 30, 90)
        c.rect(130, 100, 30, 90)
        for x, (first, second) in ((100, ("Target Kinerja", "Tahun 2024")), (130, ("Tingkat Capaian", "Kinerja (%)"))):
            c.saveState()
            c.translate(x + (12 if angle == 90 else 18), 105 if angle == 90 else 185)
            c.rotate(angle)
            c.setFont(FONT, 8)
            c.drawString(0, 0, first)
            c.drawString(0, -9, second)
            c.restoreState()

    page = read(pdf(tmp_path / "a.pdf", draw))
    heads = [w for w in page.words if 110 < w.box.cy < 200]
    left, right = [w for w in heads if w.box.cx < 130], [w for w in heads if w.box.cx > 130]
    assert [w.text for w in sorted(left, key=lambda w: w.box.top)] == ["Target", "Kinerja", "Tahun", "2024"]
    assert [w.text for w in sorted(right, key=lambda w: w.box.top)] == ["Tingkat", "Capaian", "Kinerja", "(%)"]
