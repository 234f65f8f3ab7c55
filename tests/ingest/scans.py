"""Drawn pages for tests of reading by OCR: print, rulings and pen strokes on white paper, no file needed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from petik.ingest.ocr.again.snippets import Sheet, sheet_of
from petik.ingest.ocr.engine.tesseract import Reading
from petik.ingest.ocr.frames.rulings import find_rulings, without_rulings
from petik.ingest.ocr.paper.prepare import Gray, Pixels, grey

DPI = 200.0
BLACK = (20, 20, 20)
SIZE = 33  # pixels of 12 points at DPI


class Drawing:
    """A page to draw on; lengths in pixels at DPI."""

    def __init__(self, width: int = 1000, height: int = 700) -> None:
        self.image = Image.new("RGB", (width, height), (252, 252, 252))
        self.pen = ImageDraw.Draw(self.image)

    def text(self, text: str, x: int, y: int, size: int = SIZE) -> Reading:
        """Prints *text*; returns the reading that a perfect page pass would give of it."""
        font = ImageFont.truetype("DejaVuSans.ttf", size)
        self.pen.text((x, y), text, font=font, fill=BLACK)
        left, top, right, bottom = self.pen.textbbox((x, y), text, font=font)
        return reading(text, (int(left), int(top), int(right), int(bottom)), line=y)

    def words(self, text: str, x: int, y: int, size: int = SIZE) -> list[Reading]:
        """Prints *text* word by word; the readings of its words."""
        out = []
        for word in text.split():
            out.append(self.text(word, x, y, size))
            x = out[-1].right + size // 3
        return out

    def grid(self, xs: Sequence[int], ys: Sequence[int]) -> None:
        for y in ys:
            self.pen.line((xs[0], y, xs[-1], y), fill=BLACK, width=3)
        for x in xs:
            self.pen.line((x, ys[0], x, ys[-1]), fill=BLACK, width=3)

    @property
    def pixels(self) -> Pixels:
        return np.asarray(self.image, dtype=np.uint8)

    @property
    def gray(self) -> Gray:
        return grey(self.pixels)

    def sheet(self, height: float = 25.0) -> Sheet:
        """The page as the second looks get it; *height* is that of its letters."""
        art = find_rulings(self.gray, DPI)
        return sheet_of(without_rulings(self.gray, art), art, height, DPI)


def reading(
    text: str, box: tuple[int, int, int, int] = (0, 0, 50, 25), confidence: float = 0.95, line: int = 1
) -> Reading:
    return Reading(text, *box, confidence, (line, 1, 1))


def texts(readings: Sequence[Reading]) -> list[str]:
    return [r.text for r in readings]
