"""PDF files, page by page: what the dispatcher asks (is this page's text to be trusted?) and what it gets (`Page`).

pdfium reads first; pdfplumber takes over where pdfium fails on a page; a page that neither can read comes back as a
failed `Page`, so that the rest of the file goes on.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Literal

import numpy as np
import numpy.typing as npt

from petik.ingest.errors import FileFailed, FileRefused
from petik.ingest.files.visible import quoted
from petik.ingest.page import Box, Page
from petik.ingest.pdf import page as pdfium_page
from petik.ingest.pdf.page import PdfPage
from petik.ingest.pdf.raw.pdfium import PdfiumFile
from petik.ingest.pdf.truth.unread_ink import Unread

Reason = Literal["hidden layer", "scan", "typed over", "unknown letters", "drawn letters"]

MAX_PAGES = 2_000  # the longest real LKIP with annexes has some 500
HIDDEN = 0.5  # share of characters that nobody sees; measured: 56 pages of 896 at 1.00, the next at 0.15
FEW_WORDS = 3  # fewer beside an image: the image is the page
# A scan with words put over it: a viewer's advertisement in the corners, "Dokumen ini telah ditandatangani secara
# elektronik …" at the foot. The image covers the page and the words keep to its margins.
WHOLE_PAGE = 0.85  # share of the page that the image covers
MARGIN = 0.13  # of the page's height, above and below
MARGIN_WORDS = 80  # a running foot with address and legal notice has no more
UNMAPPED = 0.3  # share of characters whose font does not say which letter they are
MANY_REGIONS = 30  # pieces of print without meaning, more than words: the page is read as a whole
DRAWN = 2  # lines of drawn letters on a page without words: fewer are an ornament
FILES_NAMED = 5  # attached files that a note names
HEAD = 1024  # bytes in which "%PDF-" must stand (ISO 32000-1, annex H.3)
TAIL = 2048  # bytes in which "%%EOF" must stand

_CUT_OFF = "PDF ini terpotong atau rusak: tidak ada halaman yang dapat dibaca; minta salinan yang utuh"
_log = logging.getLogger(__name__)


class PdfFile:
    """One PDF, open. A context manager; pages are 0-based in calls and 1-based in `Page.number`."""

    def __init__(self, path: Path, max_pages: int = MAX_PAGES) -> None:
        """Raises FileRefused with one line in Indonesian where there is nothing to read."""
        self.path = path
        self.notes: tuple[str, ...] = _check_bytes(path)
        self._file = PdfiumFile(path)
        self._held: tuple[int, PdfPage | FileFailed] | None = None
        self.page_count = min(self._file.page_count, max_pages)
        try:
            self._check_pages()
        except FileRefused:
            self.close()
            raise
        self.notes += _told(self._file)
        if self._file.page_count > max_pages:
            self.notes += (f"hanya {max_pages} dari {self._file.page_count} halaman dibaca",)

    def __enter__(self) -> PdfFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._held = None
        self._file.close()

    def needs_ocr(self, index: int) -> Reason | None:
        """Why the page must be read from its image, or None where its text layer is to be trusted (or it is blank)."""
        page = self._content(index)
        if isinstance(page, FileFailed):
            return None
        return ocr_reason(page)

    def read_page(self, index: int) -> Page:
        """The page from its text layer. Never raises for the page's sake: what cannot be read is a failed `Page`."""
        found = self._content(index)
        if not isinstance(found, FileFailed):
            return _as_page(found, index)
        from petik.ingest.pdf import plumber  # pdfplumber, which few pages need

        try:
            second = plumber.read_page(self.path, index)
        except FileFailed as problem:
            return _failed(index, f"halaman tidak dapat dibaca: {found}; {problem}")
        return replace(second, notes=(f"dibaca dengan pembaca kedua: {found}",))

    def unread(self, index: int) -> Unread | None:
        """What the page's text layer leaves out and its pictures tell."""
        found = self._content(index)
        return None if isinstance(found, FileFailed) else found.unread

    def scan_of(self, index: int, dpi: float) -> npt.NDArray[np.uint8]:
        """As `render`, without the words that stand over the page's picture. Raises FileFailed."""
        found = self._content(index)
        turns = None if isinstance(found, FileFailed) else found.frame.turns
        return self._file.render(index, dpi, turns, pictures_only=True)

    def render(self, index: int, dpi: float) -> npt.NDArray[np.uint8]:
        """The page upright, as RGB pixels (height, width, 3). The dpi is lowered for huge pages. Raises FileFailed."""
        found = self._content(index)
        return self._file.render(index, dpi, None if isinstance(found, FileFailed) else found.frame.turns)

    def page_size(self, index: int) -> tuple[float, float]:
        """Width and height of the upright page in points. Raises FileFailed where the page cannot be opened."""
        found = self._content(index)
        return self._file.page_size(index) if isinstance(found, FileFailed) else (found.frame.width, found.frame.height)

    def rotation(self, index: int) -> int:
        """Quarter turns clockwise from the file's own coordinates to the upright page that `render` shows."""
        found = self._content(index)
        return 0 if isinstance(found, FileFailed) else found.frame.turns

    def unread_lines(self, index: int) -> tuple[Box, ...]:
        """Lines of print that the text layer does not hold (letters drawn as shapes), in points on the upright page."""
        found = self._content(index)
        return () if isinstance(found, FileFailed) else found.drawn

    def images(self, index: int) -> tuple[Box, ...]:
        """The images on the page, in points on the upright page: text may stand inside them."""
        found = self._content(index)
        return () if isinstance(found, FileFailed) else found.images

    def _content(self, index: int) -> PdfPage | FileFailed:
        """The page as pdfium reads it, or why it cannot; the last one is kept, so that questions cost one reading."""
        if self._held is None or self._held[0] != index:
            self._held = (index, self._read(index))
        return self._held[1]

    def _read(self, index: int) -> PdfPage | FileFailed:
        try:
            return pdfium_page.read(self._file, index)
        except FileFailed as problem:
            return problem
        except (ValueError, ArithmeticError, MemoryError) as problem:  # absurd numbers in a broken page
            _log.warning("%s, page %d: %r", quoted(self.path.name), index + 1, problem)
            return FileFailed(f"isi halaman rusak ({type(problem).__name__})")

    def _check_pages(self) -> None:
        """At least one page must be there: a file that was cut off may list pages that are not."""
        if not any(self._file.has_page(index) for index in range(self.page_count)):
            raise FileRefused(_CUT_OFF)


def open_pdf(path: Path | str, max_pages: int = MAX_PAGES) -> PdfFile:
    """The PDF at *path*. Raises FileRefused (locked, empty, no PDF, cut off) with one clear line in Indonesian."""
    return PdfFile(Path(path), max_pages)


def ocr_reason(page: PdfPage) -> Reason | None:
    """Is the text layer what a person sees? Decided by what is painted, not by how the words look."""
    if page.hidden_share > HIDDEN:
        return "hidden layer"
    if page.visible_words < FEW_WORDS and page.image_share > 0:
        return "scan"
    if page.typed_over:
        return "typed over"
    if page.image_share >= WHOLE_PAGE and _only_in_margins(page):
        return "scan"
    if page.unmapped_share > UNMAPPED:
        return "unknown letters"
    if page.unread is not None and len(page.unread.regions) > max(MANY_REGIONS, page.visible_words):
        return "unknown letters"
    if page.visible_words < FEW_WORDS and len(page.drawn) >= DRAWN:
        return "drawn letters"
    return None


def _only_in_margins(page: PdfPage) -> bool:
    """True where all words that a person sees keep to the page's head and foot."""
    top, bottom = MARGIN * page.frame.height, (1 - MARGIN) * page.frame.height
    if page.visible_words > MARGIN_WORDS:
        return False
    return all(w.box.bottom <= top or w.box.top >= bottom for w in page.words)


def _told(file: PdfiumFile) -> tuple[str, ...]:
    """What the file holds besides its pages."""
    notes = []
    if inside := file.attachments():
        named = ", ".join(inside[:FILES_NAMED]) + (", …" if len(inside) > FILES_NAMED else "")
        notes.append(f"{len(inside)} berkas terlampir di dalam PDF tidak dibaca: {named}; simpan lalu baca sendiri")
    if file.has_xfa:
        notes.append("formulir XFA: isinya hanya tampak di Adobe Acrobat; cetak ke PDF dari sana lalu baca hasilnya")
    return tuple(notes)


def _check_bytes(path: Path) -> tuple[str, ...]:
    """Refuses what is no PDF; returns notes on what is one but damaged."""
    size = path.stat().st_size
    if size == 0:
        raise FileRefused("berkas kosong (0 bita); salin ulang dari sumbernya")
    with path.open("rb") as stream:
        head = stream.read(HEAD)
        stream.seek(max(0, size - TAIL))
        tail = stream.read()
    if b"%PDF-" not in head:
        raise FileRefused("isi berkas ini bukan PDF walau namanya PDF; periksa jenis berkasnya")
    if b"%%EOF" not in tail:
        return ("akhir berkas hilang: mungkin ada halaman yang tidak ikut terbaca",)
    return ()


def _as_page(found: PdfPage, index: int) -> Page:
    notes = [*found.notes]
    if found.capped:
        notes.append("isi halaman terlalu banyak untuk satu halaman; sebagian tidak dibaca")
    if found.drawn:
        notes.append(f"{len(found.drawn)} baris huruf digambar sebagai bentuk (bukan teks) dan tidak terbaca")
    unseen = sum(1 for word in found.words if word.confidence < 1.0)
    if unseen:
        notes.append(f"{unseen} kata tersembunyi (tidak tampak di halaman) ikut dibaca")
    return Page(
        number=index + 1,
        width=found.frame.width,
        height=found.frame.height,
        source="text",
        words=found.words,
        rulings=found.rulings,
        rotation=found.frame.turns,
        notes=tuple(notes),
    )


def _failed(index: int, note: str) -> Page:
    return Page(number=index + 1, width=0.0, height=0.0, source="text", notes=(note,), failed=True)
