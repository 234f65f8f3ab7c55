"""Column heads of a scan that run up the page are read, in order; upright cells are left as they were."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from petik.ingest.ocr.engine import tesseract
from petik.ingest.ocr.frames.rulings import find_rulings, without_rulings
from petik.ingest.ocr.paper.prepare import grey
from petik.ingest.turned_cells import with_turned_cells

DPI = 300.0
EDGES = (60, 260, 460, 660)


def table(quarter_turns: int) -> Image.Image:
    """Three heads of a table, turned counterclockwise by quarters, above a row of figures."""
    picture = Image.new("RGB", (760, 900), "white")
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(36)
    for y in (60, 560, 700):
        pen.line((60, y, 660, y), "black", 4)
    for x in EDGES:
        pen.line((x, 60, x, 700), "black", 4)
    for x, head, figure in zip(
        EDGES, ("Satuan", "Target\nTahunan", "Realisasi"), ("Unit", "86,67", "84,10"), strict=False
    ):
        label = Image.new("RGB", (480, 100) if quarter_turns else (180, 100), "white")
        ImageDraw.Draw(label).multiline_text((10, 5), head, "black", font)
        label = label.rotate(90 * quarter_turns, expand=True)
        picture.paste(label, (x + 20, 70))
        pen.text((x + 30, 600), figure, "black", font)
    return picture


def heads(picture: Image.Image, readings: list[tesseract.Reading]) -> list[str]:
    gray = grey(np.asarray(picture))
    art = find_rulings(gray, DPI)
    found = with_turned_cells(without_rulings(gray, art), art, readings, DPI)
    return [r.text for r in sorted(found, key=lambda r: (r.left // 200, r.top))]


@pytest.mark.parametrize("quarter_turns", [1, 3], ids=["up", "down"])
def test_turned_heads_are_read_in_order(quarter_turns: int) -> None:
    assert heads(table(quarter_turns), []) == ["Satuan", "Target", "Tahunan", "Realisasi"]


def test_upright_cells_are_not_turned() -> None:
    assert heads(table(0), []) == []
