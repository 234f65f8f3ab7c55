"""The dispatcher: one file in, one `Document` out, whatever the file is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from petik.ingest.errors import FileRefused
from petik.ingest.files.digest import sha256_of
from petik.ingest.files.sniff import sniff
from petik.ingest.page import Document
from petik.ingest.settings import DEFAULT, Settings
from petik.ingest.source import open_source

if TYPE_CHECKING:
    from petik.ingest.ocr.engine.cache import OcrCache

OnPage = Callable[[int, int], None]  # pages done, pages in all
Pixels = npt.NDArray[np.uint8]


def read_document(
    path: Path | str, settings: Settings = DEFAULT, on_page: OnPage | None = None, cache: OcrCache | None = None
) -> Document:
    """The file at *path* as pages of words and rulings.

    *on_page* is told pages done and pages in all; *cache* is handed to the reader of images. A page that cannot be
    read is marked `failed` and the rest goes on. Raises FileRefused or FileFailed with one line in Indonesian.
    """
    path = Path(path)
    with open_source(path, settings, cache) as source:
        pages = []
        for index in range(source.count):
            pages.append(source.page(index))
            if on_page is not None:
                on_page(index + 1, source.count)
        return source.document(sha256_of(path), pages)


def render_page(path: Path | str, number: int, dpi: float = 100.0, settings: Settings = DEFAULT) -> Pixels:
    """Page *number* (1-based) upright as RGB pixels (height, width, 3), for drawing on.

    Pages that Petik laid out itself are white canvases of their size. Raises FileRefused where the page is missing.
    """
    from petik.ingest.ocr.paper import images
    from petik.ingest.pdf import document as pdf  # a text needs neither to be read

    path = Path(path)
    kind = sniff(path, settings)
    if kind == "pdf":
        with pdf.open_pdf(path, settings.max_pages) as file:
            _check_number(number, file.page_count)
            return file.render(number - 1, dpi)
    if kind == "gambar":
        with images.open_image(path, settings) as image:
            _check_number(number, image.frames)
            return image.frame(number - 1, settings)[0]
    document = read_document(path, settings)
    _check_number(number, len(document.pages))
    page = document.pages[number - 1]
    scale = min(dpi / 72.0, (settings.max_image_megapixels * 1e6 / max(1.0, page.width * page.height)) ** 0.5)
    return np.full((max(1, round(page.height * scale)), max(1, round(page.width * scale)), 3), 255, dtype=np.uint8)


def _check_number(number: int, count: int) -> None:
    if not 1 <= number <= count:
        raise FileRefused(f"halaman {number} tidak ada; berkas ini memiliki {count} halaman")

