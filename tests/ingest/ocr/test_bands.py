"""The light print of dark bands becomes dark print on paper, and their light rulings dark ones."""

from __future__ import annotations

import numpy as np

from petik.ingest.ocr.frames.rulings import find_rulings
from petik.ingest.ocr.paper.bands import flattened
from petik.ingest.ocr.paper.prepare import Gray
from tests.ingest.scans import DPI, Drawing

COLUMNS = (100, 500, 800, 1000)
BAND = slice(100, 190)


def headed(level: int, light: int) -> Gray:
    """A table whose header is a band of *level*, with print and rulings as light as *light*."""
    page = Drawing(1100, 900)
    page.grid(list(COLUMNS), range(190, 800, 120))
    for x, text in zip(COLUMNS, ("PROGRAM", "ANGGARAN", "REALISASI"), strict=False):
        page.text(text, x + 30, 125, 33)
        page.text("18.450.000", x + 30, 230, 33)
    gray = page.gray.copy()
    band = gray[BAND, 100:1000]
    band[:] = np.where(band < 128, light, level)
    for x in COLUMNS[1:3]:
        gray[BAND, x : x + 4] = light
    return gray


def uprights_of(gray: Gray) -> set[int]:
    """The columns whose upright reaches into the band."""
    found = [s for s in find_rulings(gray, DPI).segments if not s.horizontal and s.start < BAND.start + 20]
    return {x for x in COLUMNS for s in found if abs(s.at - x) < 8}


def test_light_rulings_of_a_dark_header_part_its_columns() -> None:
    gray = headed(110, 250)
    assert not uprights_of(gray) & set(COLUMNS[1:3])
    assert uprights_of(flattened(gray, DPI)) == set(COLUMNS)


def test_the_print_of_a_black_band_is_dark_on_paper() -> None:
    band = flattened(headed(0, 250), DPI)[BAND, 130:480]
    assert np.median(band) > 200
    assert 0.02 < float((band < 100).mean()) < 0.3


def test_a_page_without_bands_is_left_as_it_is() -> None:
    page = Drawing(1100, 900)
    page.grid(list(COLUMNS), range(100, 800, 120))
    page.text("PROGRAM PENINGKATAN SARANA", 120, 125, 48)
    gray = page.gray
    assert flattened(gray, DPI) is gray


def test_shading_behind_dark_print_is_no_band() -> None:
    gray = headed(140, 10)
    assert flattened(gray, DPI) is gray
