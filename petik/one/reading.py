"""One file, read for looking at: the document, what the parsers found, and the record, all together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from petik.ingest.ocr.paper.prepare import Pixels, upright
from petik.ingest.page import Document, Page
from petik.ingest.pdf.document import open_pdf
from petik.ingest.reader import render_page
from petik.ingest.settings import DEFAULT
from petik.messages import Texts
from petik.one.draw import draw_page
from petik.one.pipeline import Stages, stages
from petik.parsers.model import ParsedDocument
from petik.schemas.record import Rekaman


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
            pixels = upright(pixels, page.rotation - turned, page.skew)
        return draw_page(no_finer(pixels, page.width, dpi), page, self.parsed, self.record, say)


def no_finer(pixels: Pixels, width: float, dpi: float) -> Pixels:
    """A picture of *width* points with at most *dpi*: a scan comes in its own resolution, which may be 600."""
    share = width * dpi / 72 / pixels.shape[1]
    if not 0 < share < 1:
        return pixels
    size = (max(1, round(pixels.shape[1] * share)), max(1, round(pixels.shape[0] * share)))
    return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.LANCZOS))


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
