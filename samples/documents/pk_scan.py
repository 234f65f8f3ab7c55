"""The scanned, photographed and badly OCRed agreements: the same drawing as the digital PK, then the scanner."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from petik.samples.content import pk_agreements
from petik.samples.content.pk import Perjanjian
from petik.samples.documents.pk import SignaturePlace, draw_pernyataan, draw_pk
from petik.samples.paper import scan
from petik.samples.paper.draw import FOLIO, Paper
from petik.schemas.record import Rekaman


@dataclass(frozen=True)
class _Ink:
    """How a page is signed: at which resolution, `rising` points above the names, with which stamp's words."""

    dpi: int
    seed: int
    stamp: tuple[str, str] | None = None
    rising: float = 14


def _signed(picture: scan.Picture, places: list[SignaturePlace], page: int, ink: _Ink) -> scan.Picture:
    """Signs every party of the page, and stamps over the left one's name."""
    scale, seed = ink.dpi / 72, ink.seed
    for i, side in enumerate(side for side in places if side.page == page):
        x, y = side.x * scale, (side.y - ink.rising) * scale
        picture = scan.initials(picture, x, y, 105 * scale, seed + i, bold=max(2, round(0.9 * scale)))
        if i == 0 and ink.stamp:
            picture = scan.stamp(picture, x - 48 * scale, y - 10 * scale, 44 * scale, *ink.stamp, seed=seed)
    return picture


def _scanned_page(
    file: str, pk: Perjanjian, ink: _Ink, pernyataan: bool = True, font: str = "Helvetica"
) -> tuple[list[scan.Picture], Rekaman]:
    pdf, content, places = draw_pk(file, pk, pernyataan, font)
    pages = [
        _signed(g, places, n, replace(ink, seed=ink.seed + 10 * n))
        for n, g in enumerate(scan.raster(pdf, ink.dpi), 1)
    ]
    return pages, content


def pk_scan(file: str) -> tuple[bytes, Rekaman]:
    """Two bilevel pages at 200 dpi with skew and a black edge."""
    ink = _Ink(200, 20, ("PEMKAB HALMAHERA UTARA", "DINAS\nSOSIAL"), rising=32)
    page, content = _scanned_page(file, pk_agreements.HALUT_SEKRETARIS, ink)
    angle = (0.9, -1.4)
    fax = [
        scan.two_colours(scan.black_edge(scan.dirty(scan.slanted(g, s), 30 + i, 0.8, 6), 40 + i), seed=50 + i)
        for i, (g, s) in enumerate(zip(page, angle, strict=True))
    ]
    return scan.as_pdf(fax, 200), content


def pk_photo(file: str) -> tuple[bytes, Rekaman]:
    """The annex alone, photographed."""
    page, content = _scanned_page(file, pk_agreements.PESISIR_KABID, _Ink(170, 70), pernyataan=False)
    return scan.jpeg(scan.photograph(page[0], 71), 62, 170), content


def pk_tif(file: str) -> tuple[bytes, Rekaman]:
    """Two pages in one TIFF, set in a serif face."""
    page, content = _scanned_page(file, pk_agreements.SANGIHE_KABID, _Ink(200, 80, rising=28), font="Times-Roman")
    fax = [
        scan.two_colours(scan.dirty(scan.slanted(g, 0.4 - i), 81 + i, 0.7, 4, 30), specks=0.0002, seed=83 + i)
        for i, g in enumerate(page)
    ]
    return scan.as_tiff(fax, 200), content


def pk_mixed(file: str) -> tuple[bytes, Rekaman]:
    """The statement born digital, the annex a grey scan: one file, two kinds of pages."""
    dpi = 150
    pdf, content, places = draw_pk(file, pk_agreements.KOTABARU_CAMAT)
    picture = _signed(scan.raster(pdf, dpi)[1], places, 2, _Ink(dpi, 100, rising=30))
    picture = scan.dirty(scan.slanted(picture, -0.6), 101, 0.6, 3)
    paper = Paper(FOLIO)
    draw_pernyataan(paper, pk_agreements.KOTABARU_CAMAT, content.model_copy(deep=True))
    paper.new_page()
    image = ImageReader(io.BytesIO(scan.jpeg(picture, 45, dpi, grey=True)))
    paper.canvas.drawImage(image, 0, 0, paper.width, paper.height)
    return paper.done(), content


# What a poor OCR makes of a clean print: (pattern, what it writes). Example: "Nama 10%" -> "Narna lO Yo"
_MISREADINGS: tuple[tuple[str, str], ...] = (
    (r"m\b", "rn"),
    (r"am", "arn"),
    (r"li", "h"),
    (r"rj", "~"),
    (r"\b1", "l"),
    (r"0", "O"),
    (r"i\b", "l"),
    (r"%", " Yo"),
    (r"5", "S"),
    (r"ng\b", "ng,"),
    (r"\. (\d)", r"A.\1"),
    (r"B", "8"),
)


def misread(text: str) -> str:
    """A line as a bad OCR layer has it."""
    for pattern, replaced in _MISREADINGS:
        text = re.sub(pattern, replaced, text)
    return text


def pk_broken_layer(file: str) -> tuple[bytes, Rekaman]:
    """A scan with a full-page picture over an invisible text layer full of misreadings."""
    dpi = 150
    pdf, content, places = draw_pk(file, pk_agreements.BABEL_KABID)
    container = io.BytesIO()
    canvas = Canvas(container, invariant=1)
    generator = np.random.default_rng(90)
    layer = scan.text_lines(pdf)
    for n, picture in enumerate(scan.raster(pdf, dpi), 1):
        ink = _Ink(dpi, 90 + n, ("PROV KEP BANGKA BELITUNG", "DINAS\nKEHUTANAN"))
        picture = _signed(picture, places, n, ink)
        picture = scan.dirty(scan.slanted(picture, 0.6 if n == 1 else -0.5), 92 + n, 0.6, 3.5)
        height, width = picture.shape[0] * 72 / dpi, picture.shape[1] * 72 / dpi
        canvas.setPageSize((width, height))
        for x, y, text in layer[n - 1]:
            if generator.random() < 0.08:  # some lines were lost altogether
                continue
            text_object = canvas.beginText(x + generator.normal(0, 1.5), y + generator.normal(0, 1.2))
            text_object.setFont("Times-Roman", 9.5)
            text_object.setTextRenderMode(3)
            text_object.textOut(misread(text))
            canvas.drawText(text_object)
        image = ImageReader(io.BytesIO(scan.jpeg(Image.fromarray(picture), 48, dpi)))
        canvas.drawImage(image, 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return container.getvalue(), content
