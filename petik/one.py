"""One file, read for looking at: the document, what the parsers found, and the record, all together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from ingest.page import Document, Page
from ingest.reader import render_page
from ingest.settings import DEFAULT
from parsers.model import ParsedDocument
from petik.pesan import Texts
from petik.pipeline import Stages, stages
from petik.show import draw_page
from schemas.record import Rekaman


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
        return draw_page(pixels, page, self.parsed, self.record, say)


def read_file(path: Path, using: Stages | None = None) -> Reading:
    """Read, parse and normalise the file at *path*. Raises PetikError with one line for the user."""
    steps = using or stages()
    document = steps.read(path, DEFAULT, None, None)
    parsed = steps.parse(document)
    return Reading(path, document, parsed, steps.build(document, parsed))
