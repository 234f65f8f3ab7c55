"""Text that a PDF holds and does not show is no print; what shows stays, however it is painted."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from petik.ingest.page import Page
from petik.ingest.pdf.document import open_pdf
from tests.ingest.odd_pdf import FONT, pdf, written


def read(path: Path) -> Page:
    with open_pdf(path) as file:
        assert file.needs_ocr(0) is None
        return file.read_page(0)


def figures(page: Page) -> list[str]:
    return [w.text for w in page.words if any(c.isdigit() for c in w.text)]


def test_white_on_white_is_no_print_and_is_told(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        c.drawString(100, 200, "86,67")
        c.setFillColorRGB(1, 1, 1)
        c.drawString(160, 200, "75,00")

    page = read(pdf(tmp_path / "a.pdf", draw))
    assert figures(page) == ["86,67"]
    assert "tersembunyi" in page.notes[0] and "«75,00»" in page.notes[0]


def test_white_on_a_dark_box_is_print(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        c.setFillColorRGB(0.1, 0.2, 0.5)
        c.rect(90, 190, 120, 30, fill=1)
        c.setFillColorRGB(1, 1, 1)
        c.drawString(100, 200, "75,00")

    page = read(pdf(tmp_path / "a.pdf", draw))
    assert (figures(page), page.notes) == (["75,00"], ())


def test_the_visible_figure_over_a_covered_one_keeps_its_comma(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        c.drawString(100, 200, "75,00")
        c.setFillColorRGB(1, 1, 1)
        c.rect(90, 190, 60, 20, fill=1, stroke=0)
        c.setFillColorRGB(0, 0, 0)
        c.setFont(FONT, 10)
        c.drawString(100, 200, "86,67")

    page = read(pdf(tmp_path / "a.pdf", draw))
    assert figures(page) == ["86,67"]
    assert "«75,00»" in page.notes[0]


def test_a_shade_that_is_seen_through_hides_nothing(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        c.drawString(100, 200, "75,00")
        c.setFillColorRGB(1, 1, 0, alpha=0.4)
        c.rect(90, 190, 60, 20, fill=1, stroke=0)

    page = read(pdf(tmp_path / "a.pdf", draw))
    assert (figures(page), page.notes) == (["75,00"], ())


def test_print_below_a_picture_that_shows_it_again_is_kept_and_doubted(tmp_path: Path) -> None:
    picture = Image.new("RGB", (240, 80), "white")
    for x in range(10, 230, 8):
        for y in range(30, 50):
            for dx in range(3):
                picture.putpixel((x + dx, y), (0, 0, 0))

    def draw(c: Canvas) -> None:
        c.drawString(105, 205, "SITI AMINAH RAHAYU")
        c.drawImage(ImageReader(picture), 100, 190, 120, 40)

    page = read(pdf(tmp_path / "a.pdf", draw))
    assert [w.confidence for w in page.words if w.text == "AMINAH"] == [0.6]


def test_minute_letters_beside_print_are_dots(tmp_path: Path) -> None:
    def draw(c: Canvas) -> None:
        c.drawString(100, 200, "86,67")
        c.setFont(FONT, 0.8)
        c.drawString(140, 200, "75,00")

    assert figures(read(pdf(tmp_path / "a.pdf", draw))) == ["86,67"]


def layered(path: Path, state: str) -> Path:
    """A page whose last text belongs to a layer that is switched on or off."""
    return written(
        path,
        "BT /F1 10 Tf 1 0 0 1 100 200 Tm (86,67) Tj ET /OC /MC0 BDC BT /F1 10 Tf 1 0 0 1 160 200 Tm (75,00) Tj ET EMC",
        ["<< /Type /OCG /Name (lama) >>"],
        catalog=f"/OCProperties << /OCGs [6 0 R] /D << /{state} [6 0 R] >> >>",
        resources="/Properties << /MC0 6 0 R >>",
    )


def test_a_layer_that_is_switched_off_is_no_print(tmp_path: Path) -> None:
    page = read(layered(tmp_path / "a.pdf", "OFF"))
    assert figures(page) == ["86,67"]
    assert "«75,00»" in page.notes[0]


def test_a_layer_that_is_switched_on_is_print(tmp_path: Path) -> None:
    page = read(layered(tmp_path / "a.pdf", "ON"))
    assert (figures(page), page.notes) == (["86,67", "75,00"], ())
