"""The picture of a page: what is drawn, where, in which colour."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from petik.ingest.page import Box, Mark, Page, Ruling, Word
from petik.messages import Texts, catalogue
from petik.one.draw import COLOURS, LEGEND, draw_page, fields_on, heading_boxes
from petik.one.reading import no_finer
from petik.parsers.model import Cell, ColumnMatch, Identity, Line, ParsedDocument, Table
from petik.schemas.record import Asal, Dokumen, Rekaman

SCALE = 2


def word(text: str, x0: float, top: float, confidence: float = 1.0) -> Word:
    return Word(text, Box(x0, top, x0 + 30, top + 10), "text", confidence)


def cell(row: int, col: int, text: str = "", row_span: int = 1, col_span: int = 1) -> Cell:
    box = Box(20 + 60 * col, 40 + 20 * row, 20 + 60 * (col + col_span), 40 + 20 * (row + row_span))
    lines = (Line((word(text, box.x0 + 2, box.top + 4),), box),) if text else ()
    return Cell(row, col, row_span, col_span, box, lines)


@pytest.fixture
def page() -> Page:
    return Page(
        number=1,
        width=200,
        height=300,
        source="text",
        words=(word("jelas", 20, 200), word("kabur", 100, 200, 0.3)),
        rulings=(Ruling(20, 250, 180, 250),),
        marks=(Mark("tanda_tangan", Box(20, 270, 60, 290)),),
    )


@pytest.fixture
def parsed() -> ParsedDocument:
    cells = (cell(0, 0, "Target", col_span=2), cell(1, 0, "TW I"), cell(1, 1, "TW II"), cell(2, 0), cell(2, 1, "5"))
    table = Table(1, Box(20, 40, 140, 100), 3, 2, cells, "ruled")
    columns = [
        ColumnMatch(1, 0, 0, "Target > TW I", "target", 1.0, "mirip", "TW1"),
        ColumnMatch(1, 0, 1, "Target > TW II", None, 0.0, "tidak dikenal"),
    ]
    return ParsedDocument(Identity(), tables=[table], columns=columns)


def record(**asal: tuple[int | None, tuple[float, float, float, float]]) -> Rekaman:
    found = {
        path.replace("__", "/"): Asal(halaman=page, kotak=box, sumber="text", keyakinan=1.0)
        for path, (page, box) in asal.items()
    }
    return Rekaman(dokumen=Dokumen(berkas="a.pdf", jenis="pk"), asal=found)


def draw(page: Page, parsed: ParsedDocument, found: Rekaman) -> Image.Image:
    pixels = np.full((int(page.height) * SCALE, int(page.width) * SCALE, 3), 255, dtype=np.uint8)
    return draw_page(pixels, page, parsed, found, Texts("id"))


def near(pixel: object, colour: str) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 40 for a, b in zip(pixel, COLOURS[colour], strict=True))


def test_every_layer_is_drawn_at_its_place_in_its_colour(page: Page, parsed: ParsedDocument) -> None:
    found = record(indikator__0__nilai__0__target=(1, (150, 120, 180, 140)))
    picture = draw(page, parsed, found)
    places = {
        "word": (20, 205),
        "word_low": (100, 205),
        "ruling": (100, 250),
        "mark": (20, 280),
        "heading": (20, 70),
        "heading_unknown": (140, 70),
        "angka": (150, 130),
        "cell": (20, 90),
    }
    for colour, (x, y) in places.items():
        assert near(picture.getpixel((x * SCALE, y * SCALE)), colour), colour
    assert picture.getpixel((190 * SCALE, 20 * SCALE)) == (255, 255, 255)


def test_the_legend_names_every_colour_below_the_page(page: Page, parsed: ParsedDocument) -> None:
    picture = draw(page, parsed, record())
    assert picture.height > page.height * SCALE
    strip = picture.crop((0, int(page.height) * SCALE, picture.width, picture.height)).convert("RGB")
    seen = {colour for _count, colour in strip.getcolors(1 << 20) or []}
    assert {COLOURS[name] for name in LEGEND} <= seen
    assert all(f"legend_{name}" in catalogue() for name in LEGEND)


def test_colours_can_be_told_apart() -> None:
    values = list(COLOURS.values())
    for i, one in enumerate(values):
        for other in values[i + 1 :]:
            assert sum(abs(a - b) for a, b in zip(one, other, strict=True)) >= 45


def test_a_heading_is_marked_at_its_lowest_header_cell(parsed: ParsedDocument) -> None:
    tops = [box.top for _match, box in heading_boxes(parsed, 1)]
    assert tops == [60, 60]
    assert list(heading_boxes(parsed, 2)) == []


def test_fields_of_other_pages_are_not_drawn_and_shared_boxes_come_once(page: Page) -> None:
    box = (10.0, 10.0, 20.0, 20.0)
    found = record(
        indikator__0__sasaran=(1, box),
        indikator__1__sasaran=(1, box),
        indikator__2__sasaran=(2, box),
        anggaran__0__anggaran=(1, box),
        pejabat__0__nip=(1, box),
        dokumen__tahun=(1, box),
    )
    assert [(field.group, field.label) for field in fields_on(found, page)] == [
        ("teks", "sasaran 1-2"),
        ("uang", "anggaran 1"),
        ("orang", "nip 1"),
        ("dokumen", "tahun"),
    ]


def test_without_page_numbers_a_field_belongs_to_the_page_that_has_its_words(page: Page) -> None:
    found = record(
        indikator__0__indikator=(None, (19, 199, 51, 211)), indikator__1__indikator=(None, (150, 10, 170, 20))
    )
    assert [field.label for field in fields_on(found, page)] == ["indikator 1"]


def test_a_fine_scan_is_shown_at_the_resolution_asked_for_and_a_coarse_one_as_it_is() -> None:
    pixels = np.full((1200, 600, 3), 255, dtype=np.uint8)
    assert no_finer(pixels, 72, 150).shape == (300, 150, 3)
    assert no_finer(pixels, 720, 150) is pixels


def test_a_page_that_petik_laid_out_shows_its_words(parsed: ParsedDocument) -> None:
    laid_out = Page(1, 200, 300, "dump", (word("Meningkatnya", 20, 150),), layout="synthetic")
    drawn = np.asarray(draw(laid_out, parsed, record()))[150 * SCALE + 3 : 160 * SCALE - 3, 22 * SCALE : 48 * SCALE]
    assert drawn.min() < 120
