"""Print that the text layer does not tell is found by what is painted, and read by OCR."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from petik.ingest.ocr.engine.cache import OcrCache
from petik.ingest.page import Page
from petik.ingest.pdf.document import open_pdf
from petik.ingest.picture_print import shows_print
from petik.ingest.source import open_source
from tests.ingest.odd_pdf import WIDTH, pdf, stream, written


def read(path: Path) -> Page:
    with open_source(path, cache=OcrCache(path.parent / "cache")) as source:
        return source.page(0)


def figures(page: Page) -> list[str]:
    return [w.text for w in page.words if any(c.isdigit() for c in w.text)]


def lettering(text: str, size: int = 40) -> Image.Image:
    """*text* as a picture."""
    font = ImageFont.load_default(size)
    left, top, right, bottom = font.getbbox(text)
    picture = Image.new("RGB", (int(right - left) + 20, int(bottom - top) + 20), "white")
    ImageDraw.Draw(picture).text((10 - left, 10 - top), text, "black", font)
    return picture


def cell(c: Canvas) -> None:
    c.rect(90, 180, 90, 30)


def test_a_figure_pasted_as_a_picture_into_a_cell_is_read(tmp_path: Path) -> None:
    picture = lettering("86,67")

    def draw(c: Canvas) -> None:
        cell(c)
        c.drawImage(ImageReader(picture), 110, 188, 13 * picture.width / picture.height, 13)

    page = read(pdf(tmp_path / "a.pdf", draw))
    assert figures(page) == ["86,67"]
    assert [w.source for w in page.words if w.text == "86,67"] == ["ocr"]
    assert page.source == "text" and any("dibaca dengan OCR" in note for note in page.notes)


def test_an_ornament_outside_of_tables_costs_nothing(tmp_path: Path) -> None:
    picture = lettering("86,67")

    def draw(c: Canvas) -> None:
        c.drawImage(ImageReader(picture), 110, 188, 13 * picture.width / picture.height, 13)

    with open_pdf(pdf(tmp_path / "a.pdf", draw)) as file:
        assert file.unread(0) is None


@pytest.mark.parametrize("code", ["FFFD", "E038", "0020"], ids=["replacement", "private", "blank"])
def test_letters_without_a_meaning_are_read_from_their_picture(tmp_path: Path, code: str) -> None:
    maps = "\n".join(f"<{ord(c):02X}> <{code}>" for c in "8627,")
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"5 beginbfchar\n{maps}\nendbfchar endcmap end end"
    )
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /ToUnicode 7 0 R >>"
    path = written(
        tmp_path / "a.pdf",
        "BT /T2 14 Tf 1 0 0 1 112 190 Tm (86,27) Tj ET",
        [font, stream("", cmap)],
        resources="/T2 6 0 R",
    )
    assert figures(read(path)) == ["86,27"]


def table_picture() -> Image.Image:
    picture = Image.new("RGB", (1400, 520), "white")
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(34)
    rows = [("Indikator Kinerja", "Satuan", "Target"), ("Persentase jalan mantap", "Persen", "86,67"),
            ("Indeks kepuasan layanan", "Indeks", "83,25"), ("Jumlah terminal layak", "Unit", "4")]  # fmt: skip
    edges = (20, 700, 1050, 1380)
    for r in range(5):
        pen.line((20, 20 + 120 * r, 1380, 20 + 120 * r), "black", 4)
    for x in edges:
        pen.line((x, 20, x, 500), "black", 4)
    for r, row in enumerate(rows):
        for x, text in zip(edges, row, strict=False):
            pen.text((x + 20, 60 + 120 * r), text, "black", font)
    return picture


def test_a_table_that_is_a_picture_becomes_words_and_rulings_of_the_page(tmp_path: Path) -> None:
    picture = table_picture()
    path = pdf(tmp_path / "a.pdf", lambda c: c.drawImage(ImageReader(picture), 30, 110, 340, 126))
    page = read(path)
    assert {"86,67", "83,25"} <= set(figures(page))
    place = next(w.box for w in page.words if w.text == "86,67")
    assert 30 + 340 * 1050 / 1400 < place.x0 < 370
    assert len([r for r in page.rulings if r.horizontal]) >= 4
    assert any("tabel berupa gambar" in note for note in page.notes)


def test_a_picture_of_print_without_a_grid_is_told(tmp_path: Path) -> None:
    picture = Image.new("RGB", (1200, 400), "white")
    for i in range(6):
        ImageDraw.Draw(picture).text((20, 20 + 60 * i), "Grafik capaian indikator per triwulan", "black",
                                     ImageFont.load_default(36))  # fmt: skip
    page = read(pdf(tmp_path / "a.pdf", lambda c: c.drawImage(ImageReader(picture), 30, 110, 340, 113)))
    assert page.unread == ("gambar berisi tulisan tidak dibaca",)


def test_a_photograph_shows_no_print() -> None:
    noise = np.random.default_rng(7).integers(0, 255, (400, 600), dtype=np.uint8)
    assert not shows_print(noise, 100.0)


def test_typed_words_do_not_switch_the_reading_of_a_scan_off(tmp_path: Path) -> None:
    picture = table_picture()

    def draw(c: Canvas) -> None:
        scan = Image.new("RGB", (1600, 1200), "white")
        scan.paste(picture, (100, 300))
        c.drawImage(ImageReader(scan), 0, 0, WIDTH, 300)
        c.drawString(150, 60, "Nomor 12 tahun 2024 diketik")

    path = tmp_path / "a.pdf"
    c = Canvas(str(path), pagesize=(WIDTH, 300))
    draw(c)
    c.save()
    page = read(path)
    assert page.source == "ocr"
    assert {"86,67", "83,25"} <= set(figures(page))
    assert [w.source for w in page.words if w.text == "diketik"] == ["text"]
