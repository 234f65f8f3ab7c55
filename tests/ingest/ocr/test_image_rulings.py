"""Rulings on images: found when long and straight, mended when broken, taken out without hurting print."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from petik.ingest.ocr.frames.rulings import Segment, cells, find_rulings, without_rulings
from petik.ingest.ocr.paper.prepare import Gray

DPI = 150.0
W, H = 900, 700
XS, YS = (100, 300, 700), (150, 250, 400)


def paper() -> Image.Image:
    return Image.new("L", (W, H), 250)


def lines(*drawn: tuple[int, int, int, int], width: int = 2, page: Image.Image | None = None) -> Gray:
    page = page or paper()
    draw = ImageDraw.Draw(page)
    for line in drawn:
        draw.line(line, fill=20, width=width)
    return np.asarray(page, dtype=np.uint8)


def grid() -> list[tuple[int, int, int, int]]:
    return [(XS[0], y, XS[-1], y) for y in YS] + [(x, YS[0], x, YS[-1]) for x in XS]


def near(segment: Segment, at: float, start: float, end: float) -> bool:
    slack = 0.07 * DPI
    return abs(segment.at - at) < 3 and abs(segment.start - start) < slack and abs(segment.end - end) < slack


def test_a_grid_is_its_lines_and_its_cells() -> None:
    art = find_rulings(lines(*grid()), DPI)
    across = sorted((s for s in art.segments if s.horizontal), key=lambda s: s.at)
    down = sorted((s for s in art.segments if not s.horizontal), key=lambda s: s.at)
    assert all(near(s, y, XS[0], XS[-1]) for s, y in zip(across, YS, strict=True))
    assert all(near(s, x, YS[0], YS[-1]) for s, x in zip(down, XS, strict=True))
    found = sorted(cells(art, DPI))
    assert [(round(a / 50), round(b / 50), round(c / 50), round(d / 50)) for a, b, c, d in found] == [
        (2, 3, 6, 5), (2, 5, 6, 8), (6, 3, 14, 5), (6, 5, 14, 8),
    ]  # fmt: skip


def test_a_broken_line_is_one_ruling() -> None:
    (found,) = find_rulings(lines((100, 300, 340, 300), (346, 300, 600, 300)), DPI).segments
    assert near(found, 300, 100, 600)


def test_lines_far_apart_are_two_rulings() -> None:
    assert len(find_rulings(lines((100, 300, 300, 300), (420, 300, 700, 300)), DPI).segments) == 2


def test_a_slightly_slanted_line_is_one_ruling() -> None:
    (found,) = find_rulings(lines((100, 300, 700, 303)), DPI).segments
    assert near(found, 301.5, 100, 700)


@pytest.mark.parametrize("width", [1, 2, 4])
def test_hair_lines_and_strong_lines_are_rulings(width: int) -> None:
    (found,) = find_rulings(lines((100, 300, 700, 300), width=width), DPI).segments
    assert near(found, 300, 100, 700)


def test_strokes_bars_and_the_scans_border_are_no_rulings() -> None:
    page = paper()
    draw = ImageDraw.Draw(page)
    for x in range(100, 600, 12):
        draw.line((x, 200, x, 216), fill=20, width=3)  # strokes of letters
    draw.rectangle((100, 400, 700, 430), fill=20)  # a bar
    draw.line((100, 3, 700, 3), fill=20, width=3)  # the edge of the glass
    assert find_rulings(np.asarray(page, dtype=np.uint8), DPI).segments == ()


def test_a_blank_page_has_no_rulings_and_no_cells() -> None:
    art = find_rulings(lines(), DPI)
    assert art.segments == () and cells(art, DPI) == []


def test_rulings_on_unevenly_lit_paper() -> None:
    light = np.linspace(0.45, 1.0, W)[None, :]
    gray = (lines(*grid()) * light).astype(np.uint8)
    assert len(find_rulings(gray, DPI).segments) == 6


def test_an_open_box_is_no_cell() -> None:
    assert cells(find_rulings(lines(*grid()[:-1]), DPI), DPI) != []
    assert cells(find_rulings(lines((100, 150, 100, 400), (100, 150, 500, 150)), DPI), DPI) == []


def test_the_image_without_rulings_keeps_its_print() -> None:
    page = paper()
    ImageDraw.Draw(page).rectangle((150, 180, 160, 215), fill=20)  # print inside a cell
    gray = lines(*grid(), page=page)
    out = without_rulings(gray, find_rulings(gray, DPI))
    assert (out[185:210, 152:158] < 60).all()
    assert all((out[y - 1 : y + 2, XS[0] + 10 : XS[-1] - 10] > 200).all() for y in YS)
