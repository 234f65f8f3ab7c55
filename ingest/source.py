"""A file that was opened: its pages can be read one at a time, in any order, in any process.

Each format's reader is loaded when the first file of that format is opened: together they take over a second.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from petik.ingest.errors import FileFailed, FileRefused, PetikError
from petik.ingest.files.sniff import Kind, sniff
from petik.ingest.files.visible import quoted, visible_line, visible_name, visible_page
from petik.ingest.ocr.engine.page_check import placed
from petik.ingest.page import Document, Page
from petik.ingest.settings import DEFAULT, MEGABYTE, Settings

if TYPE_CHECKING:
    from petik.ingest.ocr.engine.cache import OcrCache
    from petik.ingest.ocr.paper.images import ImageFile
    from petik.ingest.pdf.document import PdfFile

SHEET_PIXELS = 600  # short side: a page scanned at 75 dpi has 620
PASTED = "dokumen Word ini berisi gambar tanpa teks; gambarnya dibaca dengan OCR"
_log = logging.getLogger(__name__)

COARSE_DPI = 130.0  # a fax page has 100
# why a PDF page is read from its image, in the user's words
_REASONS = {
    "hidden layer": "lapisan teks tersembunyi tidak dipercaya; dibaca dengan OCR",
    "scan": "halaman pindaian; dibaca dengan OCR",
    "typed over": "halaman pindaian dengan kata ketikan di atasnya; dibaca dengan OCR",
    "unknown letters": "huruf PDF tidak dikenal; dibaca dengan OCR",
    "drawn letters": "huruf berupa gambar garis; dibaca dengan OCR",
}


@dataclass(frozen=True, slots=True)
class Source:
    """An open file of *count* pages.

    `divisible`: opening it is cheap and a page is read without the others, so that processes may share the pages; what
    is not (Office files, dumps) was read as a whole when it was opened.
    """

    path: Path
    format: Kind
    count: int
    notes: tuple[str, ...]
    divisible: bool
    read: Callable[[int], Page]

    def page(self, index: int) -> Page:
        """Page *index* (0-based). Never raises for the page's sake: what cannot be read is a failed `Page`."""
        return visible_page(placed(_guarded(partial(self.read, index), index + 1)))

    def document(self, sha256: str, pages: Sequence[Page]) -> Document:
        """The document of all *pages*. Raises FileFailed for an image of which nothing could be read."""
        if self.format == "gambar" and all(page.failed for page in pages):
            raise FileFailed(pages[0].notes[0])
        return Document(
            name=visible_name(self.path.name),
            path=str(self.path),
            sha256=sha256,
            format=self.format,
            paginated=self.format in ("pdf", "gambar"),
            pages=tuple(pages),
            notes=tuple(visible_line(note) for note in self.notes),
        )


def failed_page(index: int, note: str) -> Page:
    """Page *index* (0-based), which could not be read."""
    return Page(number=index + 1, width=0.0, height=0.0, source="ocr", notes=(note,), failed=True)


@contextmanager
def open_source(path: Path, settings: Settings = DEFAULT, cache: OcrCache | None = None) -> Iterator[Source]:
    """The file at *path*, open. Raises FileRefused or FileFailed with one line in Indonesian; *cache*: of scans."""
    kind = sniff(path, settings)
    if kind == "zip":
        raise FileRefused("arsip .zip dibuka lebih dahulu; isinya dibaca satu per satu")
    job = _Job(path, kind, settings, cache)
    with ExitStack() as stack:
        with _one_line(path):
            source = stack.enter_context(_OPENERS[kind](job))
        yield source


@dataclass(frozen=True, slots=True)
class _Job:
    """What every opener needs to know."""

    path: Path
    kind: Kind
    settings: Settings
    cache: OcrCache | None

    def source(
        self, count: int, notes: tuple[str, ...], read: Callable[[int], Page], divisible: bool = False
    ) -> Source:
        return Source(self.path, self.kind, count, notes, divisible, read)

    def ready(self, pages: tuple[Page, ...], notes: tuple[str, ...] = ()) -> Source:
        """A file whose pages are read already."""
        return self.source(len(pages), notes, pages.__getitem__)


@contextmanager
def _one_line(path: Path) -> Iterator[None]:
    """Whatever goes wrong becomes FileRefused or FileFailed: the other files must go on; the log keeps the trace."""
    try:
        yield
    except PetikError:
        raise
    except (MemoryError, RecursionError) as error:
        raise FileFailed("berkas terlalu rumit untuk dibaca di komputer ini") from error
    except Exception as error:
        _log.exception("%s", quoted(path))
        raise FileFailed(f"berkas tidak dapat dibaca ({type(error).__name__}); laporkan bersama berkasnya") from error


def _guarded(read: Callable[[], Page], number: int) -> Page:
    """A page is the unit of failure: whatever goes wrong on it is written on it, and the next one is read."""
    try:
        return read()
    except PetikError as error:
        note = str(error)
    except MemoryError:
        note = "memori habis saat membaca halaman; pindai dengan resolusi lebih rendah"
    except Exception as error:  # the note and the log say what happened
        _log.exception("page %d", number)
        note = f"halaman tidak dapat dibaca ({type(error).__name__})"
    return failed_page(number - 1, note)


@contextmanager
def _pdf(job: _Job) -> Iterator[Source]:
    from petik.ingest.pdf import document

    with document.open_pdf(job.path, job.settings.max_pages) as file:
        yield job.source(file.page_count, file.notes, lambda index: _pdf_page(file, index, job), divisible=True)


def _pdf_page(file: PdfFile, index: int, job: _Job) -> Page:
    reason = file.needs_ocr(index)
    if reason is None:
        return _completed(file, index, job)
    from petik.ingest.ocr import regions, scan

    typed = file.read_page(index).words if reason == "typed over" else ()
    draw = file.scan_of if typed else file.render
    # a coarse scan in its own pixels: drawing it finer blurs it before the reader enlarges it by its print. Finer scans
    # are drawn at the usual resolution: in their own pixels dots between digits were lost ("1.1.1.2" read as "111.2")
    own = file.scan_dpi(index)
    wanted = own if own is not None and own <= COARSE_DPI else job.settings.ocr_dpi
    pixels = draw(index, wanted)
    width, _height = file.page_size(index)
    dpi = pixels.shape[1] * 72.0 / width if width > 0 else wanted  # render lowers it for huge pages
    page = scan.read_image(pixels, dpi, index + 1, cache=job.cache)
    turns = (file.rotation(index) + page.rotation) % 4
    page = regions.typed_over(page, typed) if typed else page
    return replace(page, rotation=turns, notes=(_REASONS[reason], *page.notes))


def _completed(file: PdfFile, index: int, job: _Job) -> Page:
    """The page from its text layer, and from its pictures what that leaves out."""
    page, unread = file.read_page(index), file.unread(index)
    if unread is None:
        return page
    from petik.ingest.ocr import regions

    return regions.completed(page, unread, job.cache)


@contextmanager
def _image(job: _Job) -> Iterator[Source]:
    from petik.ingest.ocr.paper import images

    with images.open_image(job.path, job.settings) as image:
        yield job.source(image.frames, (), lambda index: _image_page(image, index, job), divisible=True)


def _image_page(image: ImageFile, index: int, job: _Job) -> Page:
    from petik.ingest.ocr import scan

    pixels, dpi = image.frame(index, job.settings)
    return scan.read_image(pixels, dpi, index + 1, cache=job.cache)


@contextmanager
def _word(job: _Job) -> Iterator[Source]:
    yield _word_source(job.path, job, divisible=True)


@contextmanager
def _converted(job: _Job) -> Iterator[Source]:
    from petik.ingest.office import libreoffice

    with libreoffice.as_docx(job.path, job.settings) as converted:
        sniff(converted, job.settings)  # a few letters of .odt or .rtf may stand for more than the limits allow
        found = _word_source(converted, job, divisible=False)  # to convert it again for every page would cost too much
        yield replace(found, notes=("dibuka melalui LibreOffice", *found.notes))


def _word_source(path: Path, job: _Job, divisible: bool) -> Source:
    """A Word document's text, or the scans that were pasted into it where it has no text."""
    from petik.ingest.office.word import document as word

    pages, notes = word.read_docx(path, job.settings)
    if pages:
        return job.ready(pages, notes)
    scans = [blob for blob in word.pictures(path) if _is_sheet(blob, job.settings)][: job.settings.max_pages]
    if not scans:
        raise FileRefused("dokumen Word ini tidak memuat teks, hanya gambar yang terlalu kecil untuk dibaca")
    return job.source(len(scans), (PASTED,), lambda index: _pasted_page(scans[index], index, job), divisible)


def _is_sheet(blob: bytes, settings: Settings) -> bool:
    """True for a picture large enough to be a scanned page; logos are not."""
    from petik.ingest.ocr.paper import images

    try:
        with images.open_image(io.BytesIO(blob), settings) as image:
            return min(image.image.size) >= SHEET_PIXELS
    except FileRefused:
        return False


def _pasted_page(blob: bytes, index: int, job: _Job) -> Page:
    from petik.ingest.ocr import scan
    from petik.ingest.ocr.paper import images

    with images.open_image(io.BytesIO(blob), job.settings) as image:
        pixels, dpi = image.frame(0, job.settings)
    return scan.read_image(pixels, dpi, index + 1, cache=job.cache)


@contextmanager
def _xlsx(job: _Job) -> Iterator[Source]:
    from petik.ingest.office.excel import workbook

    yield job.ready(*workbook.read_xlsx(job.path, job.settings))


@contextmanager
def _xls(job: _Job) -> Iterator[Source]:
    from petik.ingest.office.excel import workbook

    yield job.ready(*workbook.read_xls(job.path, job.settings))


@contextmanager
def _dump(job: _Job) -> Iterator[Source]:
    from petik.ingest import dump

    limit = job.settings.max_text_mb
    if job.path.stat().st_size > limit * MEGABYTE:
        raise FileRefused(f"berkas teks lebih besar dari {limit:g} MB; pecah menjadi beberapa berkas")
    pages = dump.read_dump(decode(job.path.read_bytes()))
    if not pages:
        raise FileRefused("berkas teks ini tidak memuat teks")
    yield job.ready(pages)


def decode(content: bytes) -> str:
    """Text of a dump: by its byte order mark, else UTF-8, else the Windows code page that old programs write."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


_OPENERS: dict[Kind, Callable[[_Job], AbstractContextManager[Source]]] = {
    "pdf": _pdf,
    "gambar": _image,
    "docx": _word,
    "doc": _converted,
    "odt": _converted,
    "xlsx": _xlsx,
    "xls": _xls,
    "dump": _dump,
}
