"""One file, read for looking at: the document, what the parsers found, and the record, all together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from ingest.page import Document, Page
from ingest.pdf import open_pdf
from ingest.reader import render_page
from ingest.settings import DEFAULT
from parsers.model import ParsedDocument
from petik.pesan import Texts
from petik.pipeline import Stages, stages
from petik.show import draw_page
from schemas.record import Rekaman

Pixels = npt.NDArray[np.uint8]

LEAST_SKEW = 0.05  # degrees; less moves no word by a pixel


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that is known of one file."""

    path: Path
    document: Document
    parsed: ParsedDocument
    record: Rekaman

    def picture(self, page: Page, dpi: float, say: Texts) -> Image.Image:
        """*page* with everything that was seen on it."""
        pixels = render_page(self.path, page.number, dpi)
        if page.source == "ocr":
            turned = _turns_in_file(self.path, page.number) if self.document.format == "pdf" else 0
            pixels = straightened(pixels, page.rotation - turned, page.skew)
        return draw_page(pixels, page, self.parsed, self.record, say)


def straightened(pixels: Pixels, turns: int, skew: float) -> Pixels:
    """The picture as the reader of images saw it: *turns* quarters clockwise, then *skew* degrees taken out."""
    pixels = np.rot90(pixels, -turns % 4)
    if abs(skew) < LEAST_SKEW:
        return np.ascontiguousarray(pixels)
    return np.asarray(Image.fromarray(pixels).rotate(skew, Image.Resampling.BICUBIC, fillcolor="white"))


def _turns_in_file(path: Path, number: int) -> int:
    """Quarter turns that the picture of a PDF page has already."""
    with open_pdf(path) as file:
        return file.rotation(number - 1)


def read_file(path: Path, using: Stages | None = None) -> Reading:
    """Read, parse and normalise the file at *path*. Raises PetikError with one line for the user."""
    steps = using or stages()
    document = steps.read(path, DEFAULT, None, None)
    parsed = steps.parse(document)
    return Reading(path, document, parsed, steps.build(document, parsed))
