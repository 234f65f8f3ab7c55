"""The dispatcher: one file in, one `Document` out, whatever the file is."""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ingest import dump, excel, images, libreoffice, pdf, scan, word
from ingest.errors import FileFailed, FileRefused, PetikError
from ingest.ocr_cache import OcrCache
from ingest.page import Document, Page
from ingest.settings import DEFAULT, MEGABYTE, Settings
from ingest.sniff import Kind, sniff
from ingest.visible import visible_line, visible_name, visible_page

OnPage = Callable[[int, int], None]  # pages done, pages in all
Pixels = npt.NDArray[np.uint8]

SHEET_PIXELS = 600  # short side: a page scanned at 75 dpi has 620
_log = logging.getLogger(__name__)

# why a PDF page is read from its image, in the user's words
_REASONS = {
    "hidden layer": "lapisan teks tersembunyi tidak dipercaya; dibaca dengan OCR",
    "scan": "halaman pindaian; dibaca dengan OCR",
    "unknown letters": "huruf PDF tidak dikenal; dibaca dengan OCR",
    "drawn letters": "huruf berupa gambar garis; dibaca dengan OCR",
}


@dataclass(frozen=True, slots=True)
class _Job:
    """What every reader needs to know."""

    path: Path
    settings: Settings
    on_page: OnPage
    cache: OcrCache | None


def read_document(
    path: Path | str, settings: Settings = DEFAULT, on_page: OnPage | None = None, cache: OcrCache | None = None
) -> Document:
    """The file at *path* as pages of words and rulings.

    *on_page* is told pages done and pages in all; *cache* is handed to the reader of images. A page that cannot be
    read is marked `failed` and the rest goes on. Raises FileRefused or FileFailed with one line in Indonesian.
    """
    path = Path(path)
    kind = sniff(path, settings)
    if kind == "zip":
        raise FileRefused("arsip .zip dibuka lebih dahulu; isinya dibaca satu per satu")
    job = _Job(path, settings, on_page or _silent, cache)
    try:
        pages, notes = _READERS[kind](job)
    except PetikError:
        raise
    except (MemoryError, RecursionError) as error:
        raise FileFailed("berkas terlalu rumit untuk dibaca di komputer ini") from error
    except Exception as error:  # a file is a unit of failure: the others must go on, and the log keeps the trace
        _log.exception("%s", path)
        raise FileFailed(f"berkas tidak dapat dibaca ({type(error).__name__}); laporkan bersama berkasnya") from error
    return Document(
        name=visible_name(path.name),
        path=str(path),
        sha256=_sha256(path),
        format=kind,
        paginated=kind in ("pdf", "gambar"),
        pages=tuple(visible_page(page) for page in pages),
        notes=tuple(visible_line(note) for note in notes),
    )


def render_page(path: Path | str, number: int, dpi: float = 100.0, settings: Settings = DEFAULT) -> Pixels:
    """Page *number* (1-based) upright as RGB pixels (height, width, 3), for drawing on.

    Pages that Petik laid out itself are white canvases of their size. Raises FileRefused where the page is missing.
    """
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


def _silent(_done: int, _total: int) -> None:
    """Nobody is waiting for progress."""


def _check_number(number: int, count: int) -> None:
    if not 1 <= number <= count:
        raise FileRefused(f"halaman {number} tidak ada; berkas ini memiliki {count} halaman")


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


Result = tuple[tuple[Page, ...], tuple[str, ...]]  # pages, notes of the document


def _read_pdf(job: _Job) -> Result:
    with pdf.open_pdf(job.path, job.settings.max_pages) as file:
        pages = []
        for index in range(file.page_count):
            pages.append(_guarded(partial(_pdf_page, file, index, job), index + 1))
            job.on_page(index + 1, file.page_count)
        return tuple(pages), file.notes


def _pdf_page(file: pdf.PdfFile, index: int, job: _Job) -> Page:
    reason = file.needs_ocr(index)
    if reason is None:
        return file.read_page(index)
    pixels = file.render(index, job.settings.ocr_dpi)
    width, _height = file.page_size(index)
    dpi = pixels.shape[1] * 72.0 / width if width > 0 else job.settings.ocr_dpi  # render lowers it for huge pages
    page = scan.read_image(pixels, dpi, index + 1, cache=job.cache)
    turns = (file.rotation(index) + page.rotation) % 4
    return replace(page, rotation=turns, notes=(_REASONS[reason], *page.notes))


def _read_images(job: _Job) -> Result:
    with images.open_image(job.path, job.settings) as image:
        pages = []
        for index in range(image.frames):
            pages.append(_guarded(partial(_image_page, image, index, job), index + 1))
            job.on_page(index + 1, image.frames)
        if all(page.failed for page in pages):
            raise FileFailed(pages[0].notes[0])
        return tuple(pages), ()


def _image_page(image: images.ImageFile, index: int, job: _Job) -> Page:
    pixels, dpi = image.frame(index, job.settings)
    return scan.read_image(pixels, dpi, index + 1, cache=job.cache)


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
    return Page(number=number, width=0.0, height=0.0, source="ocr", notes=(note,), failed=True)


def _read_word(job: _Job) -> Result:
    return _word(job.path, job)


def _word(path: Path, job: _Job) -> Result:
    """A Word document's text, or the scans that were pasted into it where it has no text."""
    pages, notes = word.read_docx(path, job.settings)
    if pages:
        return _told(pages, job), notes
    scans = [blob for blob in word.pictures(path) if _is_sheet(blob, job.settings)][: job.settings.max_pages]
    if not scans:
        raise FileRefused("dokumen Word ini tidak memuat teks, hanya gambar yang terlalu kecil untuk dibaca")
    read = []
    for index, blob in enumerate(scans):
        read.append(_guarded(partial(_pasted_page, blob, index, job), index + 1))
        job.on_page(index + 1, len(scans))
    return tuple(read), ("dokumen Word ini berisi gambar tanpa teks; gambarnya dibaca dengan OCR",)


def _is_sheet(blob: bytes, settings: Settings) -> bool:
    """True for a picture large enough to be a scanned page; logos are not."""
    try:
        with images.open_image(io.BytesIO(blob), settings) as image:
            return min(image.image.size) >= SHEET_PIXELS
    except FileRefused:
        return False


def _pasted_page(blob: bytes, index: int, job: _Job) -> Page:
    with images.open_image(io.BytesIO(blob), job.settings) as image:
        pixels, dpi = image.frame(0, job.settings)
    return scan.read_image(pixels, dpi, index + 1, cache=job.cache)


def _read_converted(job: _Job) -> Result:
    with libreoffice.as_docx(job.path, job.settings) as converted:
        pages, notes = _word(converted, job)
        return pages, ("dibuka melalui LibreOffice", *notes)


def _read_xlsx(job: _Job) -> Result:
    pages, notes = excel.read_xlsx(job.path, job.settings)
    return _told(pages, job), notes


def _read_xls(job: _Job) -> Result:
    pages, notes = excel.read_xls(job.path, job.settings)
    return _told(pages, job), notes


def _read_dump(job: _Job) -> Result:
    limit = job.settings.max_text_mb
    if job.path.stat().st_size > limit * MEGABYTE:
        raise FileRefused(f"berkas teks lebih besar dari {limit:g} MB; pecah menjadi beberapa berkas")
    pages = dump.read_dump(decode(job.path.read_bytes()))
    if not pages:
        raise FileRefused("berkas teks ini tidak memuat teks")
    return _told(pages, job), ()


def _told(pages: tuple[Page, ...], job: _Job) -> tuple[Page, ...]:
    """Office files are read in one go: progress is told when they are done."""
    job.on_page(len(pages), len(pages))
    return pages


def decode(content: bytes) -> str:
    """Text of a dump: by its byte order mark, else UTF-8, else the Windows code page that old programs write."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


_READERS: dict[Kind, Callable[[_Job], Result]] = {
    "pdf": _read_pdf,
    "gambar": _read_images,
    "docx": _read_word,
    "doc": _read_converted,
    "odt": _read_converted,
    "xlsx": _read_xlsx,
    "xls": _read_xls,
    "dump": _read_dump,
}
