"""The home of pdfium (pypdfium2): opening files, holding pages, rendering, and the raw calls the readers need.

Nothing else in Petik imports pypdfium2, but `petik.ingest.pdf.raw.annotations`. `petik.ingest.pdf.raw.text` and
`petik.ingest.pdf.raw.objects` read text and drawing through
the calls bound here. pdfium is not thread-safe: work in processes, never in threads.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from ctypes import c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as raw

from petik.ingest.errors import FileFailed, FileRefused
from petik.ingest.pdf.raw import annotations as pdfium_annotations
from petik.ingest.pdf.raw.annotations import Annotation
from petik.ingest.pdf.shapes.frame import Frame

Image = npt.NDArray[np.uint8]
STRIP, WHOLE = 0.03, 0.8  # of the page: what a strip of a scan, and all of them together, cover at least

MAX_PIXELS = 40_000_000  # A4 at 300 dpi has 8.7 million, A3 at 400 dpi 31 million
MAX_SIDE_PT = 14_400.0  # ISO 32000-1, annex C.2: the largest page of 200 inches
MIN_DPI = 10.0
HALF_OPAQUE = 127  # of 255
MAX_FONT_BYTES = 8_000_000
_OPENTYPE = (b"\0\1\0\0", b"OTTO", b"true")


def _plain(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A second binding of a pdfium function with plain pointer types: half the price per call of the checked one."""
    address = ctypes.cast(getattr(raw, name), c_void_p).value or 0
    bound: Callable[..., Any] = ctypes.PYFUNCTYPE(result, *arguments)(address)
    return bound


# text
count_chars = _plain("FPDFText_CountChars", c_int, c_void_p)
get_text = _plain("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
get_unicode = _plain("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
get_loose_box = _plain("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, c_void_p)
get_char_angle = _plain("FPDFText_GetCharAngle", c_float, c_void_p, c_int)
get_text_object = _plain("FPDFText_GetTextObject", c_void_p, c_void_p, c_int)
get_char_matrix = _plain("FPDFText_GetMatrix", c_int, c_void_p, c_int, c_void_p)
get_font_size = _plain("FPDFTextObj_GetFontSize", c_int, c_void_p, c_void_p)
get_render_mode = _plain("FPDFTextObj_GetTextRenderMode", c_int, c_void_p)
get_font = _plain("FPDFTextObj_GetFont", c_void_p, c_void_p)
get_base_font_name = _plain("FPDFFont_GetBaseFontName", c_ulong, c_void_p, c_void_p, c_ulong)
get_is_embedded = _plain("FPDFFont_GetIsEmbedded", c_int, c_void_p)
get_font_data = _plain("FPDFFont_GetFontData", c_int, c_void_p, c_void_p, c_size_t, c_void_p)
# page objects
count_objects = _plain("FPDFPage_CountObjects", c_int, c_void_p)
get_object = _plain("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
count_form_objects = _plain("FPDFFormObj_CountObjects", c_int, c_void_p)
get_form_object = _plain("FPDFFormObj_GetObject", c_void_p, c_void_p, c_ulong)
get_type = _plain("FPDFPageObj_GetType", c_int, c_void_p)
get_bounds = _plain("FPDFPageObj_GetBounds", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
get_matrix = _plain("FPDFPageObj_GetMatrix", c_int, c_void_p, c_void_p)
get_fill_colour = _plain("FPDFPageObj_GetFillColor", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
get_stroke_colour = _plain("FPDFPageObj_GetStrokeColor", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
rendered_bitmap = _plain("FPDFImageObj_GetRenderedBitmap", c_void_p, c_void_p, c_void_p, c_void_p)
rendered_text = _plain("FPDFTextObj_GetRenderedBitmap", c_void_p, c_void_p, c_void_p, c_void_p, c_float)
bitmap_format = _plain("FPDFBitmap_GetFormat", c_int, c_void_p)
bitmap_buffer = _plain("FPDFBitmap_GetBuffer", c_void_p, c_void_p)
bitmap_width = _plain("FPDFBitmap_GetWidth", c_int, c_void_p)
bitmap_height = _plain("FPDFBitmap_GetHeight", c_int, c_void_p)
bitmap_stride = _plain("FPDFBitmap_GetStride", c_int, c_void_p)
destroy_bitmap = _plain("FPDFBitmap_Destroy", None, c_void_p)
count_marks = _plain("FPDFPageObj_CountMarks", c_int, c_void_p)
get_mark = _plain("FPDFPageObj_GetMark", c_void_p, c_void_p, c_ulong)
get_mark_name = _plain("FPDFPageObjMark_GetName", c_int, c_void_p, c_void_p, c_ulong, c_void_p)
set_active = _plain("FPDFPageObj_SetIsActive", c_int, c_void_p, c_int)
get_clip_path = _plain("FPDFPageObj_GetClipPath", c_void_p, c_void_p)
count_clip_paths = _plain("FPDFClipPath_CountPaths", c_int, c_void_p)
count_clip_segments = _plain("FPDFClipPath_CountPathSegments", c_int, c_void_p, c_int)
get_clip_segment = _plain("FPDFClipPath_GetPathSegment", c_void_p, c_void_p, c_int, c_int)
get_draw_mode = _plain("FPDFPath_GetDrawMode", c_int, c_void_p, c_void_p, c_void_p)
count_segments = _plain("FPDFPath_CountSegments", c_int, c_void_p)
get_segment = _plain("FPDFPath_GetPathSegment", c_void_p, c_void_p, c_int)
get_segment_point = _plain("FPDFPathSegment_GetPoint", c_int, c_void_p, c_void_p, c_void_p)
get_segment_type = _plain("FPDFPathSegment_GetType", c_int, c_void_p)
get_segment_close = _plain("FPDFPathSegment_GetClose", c_int, c_void_p)

TEXT, PATH, IMAGE, FORM = (
    raw.FPDF_PAGEOBJ_TEXT,
    raw.FPDF_PAGEOBJ_PATH,
    raw.FPDF_PAGEOBJ_IMAGE,
    raw.FPDF_PAGEOBJ_FORM,
)
MOVE, CURVE = raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_BEZIERTO
INVISIBLE_MODES = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})
STROKED_MODES = frozenset({raw.FPDF_TEXTRENDERMODE_FILL_STROKE, raw.FPDF_TEXTRENDERMODE_FILL_STROKE_CLIP})


@dataclass(frozen=True, slots=True)
class PageHandle:
    """An open page: plain addresses for the calls above, and its frame with the page's own /Rotate."""

    document: int
    page: int
    text: int
    frame: Frame
    own: int = 1 << 30  # this many objects of the page are its own; the others came from its annotations
    annotations: tuple[Annotation, ...] = ()
    helper: Any = None  # pypdfium2's page, for pictures of it


@dataclass(frozen=True, slots=True)
class _Annotated:
    """A page whose annotations were made part of it: how many objects it had, and what they were."""

    own: int
    annotations: tuple[Annotation, ...]


class PdfiumFile:
    """A file opened by pdfium. Pages are opened one at a time and released, so that memory does not grow."""

    def __init__(self, path: Path) -> None:
        """Raises FileRefused, with one line in Indonesian, where pdfium cannot open the file."""
        try:
            self._pdf = pypdfium2.PdfDocument(path if _is_text(path) else path.read_bytes())
        except pypdfium2.PdfiumError as problem:
            raise FileRefused(_refusal(problem)) from problem
        self.page_count: int = len(self._pdf)
        if self.page_count and self._pdf.get_formtype():  # else form fields stay unpainted and unread
            self._pdf.init_forms()
        self._annotated: dict[int, _Annotated | None] = {}
        self.false_fonts: dict[str, bool] = {}  # by the font's name: does it paint other figures than it says?

    def __enter__(self) -> PdfiumFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._pdf.close()

    @contextmanager
    def page(self, index: int) -> Iterator[PageHandle]:
        """Page *index* (0-based) with its text. Raises FileFailed where pdfium cannot load it."""
        with self._loaded(index) as page:
            try:
                text = page.get_textpage()
            except pypdfium2.PdfiumError as problem:
                raise FileFailed(f"teks halaman {index + 1} tidak dapat dibuka") from problem
            try:
                plain = PageHandle(_address(self._pdf.raw), _address(page.raw), _address(text.raw), _frame(page))
                marked = self._annotated.get(index)
                found = replace(plain, own=marked.own, annotations=marked.annotations) if marked else plain
                yield replace(found, helper=page)
            finally:
                text.close()

    def has_page(self, index: int) -> bool:
        """True where page *index* can be found; its content, which may be endless, is not looked at."""
        try:
            self._pdf.get_page_size(index)
        except pypdfium2.PdfiumError:
            return False
        return True

    def page_size(self, index: int) -> tuple[float, float]:
        """Width and height in points, as the page's own /Rotate lays it. Raises FileFailed."""
        with self._loaded(index) as page:
            frame = _frame(page)
            return frame.width, frame.height

    def scan_dpi(self, index: int) -> float | None:
        """The resolution of the image that the page is; None for a page that is none. Raises FileFailed.

        A scan may be cut into strips, and print may lie in a finer layer than its background: the finest counts.
        """
        with self._loaded(index) as page:
            frame = _frame(page)
            area = frame.width * frame.height
            found = [_image_dpi(image) for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)]
        large = [(share / area, dpi) for share, dpi in found if share >= STRIP * area]
        if sum(share for share, _ in large) < WHOLE:
            return None
        # a hair less, or rounding up gives the picture a pixel more than the scan has, and blurs it all
        return math.floor(max(dpi for _, dpi in large) * 1000) / 1000

    def render(self, index: int, dpi: float, turns: int | None = None, pictures_only: bool = False) -> Image:
        """The page as RGB pixels, turned clockwise by *turns* quarters from user space (None: by its own /Rotate).

        The resolution is lowered where the picture would have more than MAX_PIXELS. Raises FileFailed.
        """
        with self._loaded(index) as page:
            frame = _frame(page)
            dpi = capped_dpi(frame.width, frame.height, dpi)
            count = raw.FPDFPage_CountObjects(page.raw) if pictures_only else 0
            objects = [get_object(_address(page.raw), i) or 0 for i in range(count)]
            with without(a for a in objects if a and get_type(a) == TEXT):
                return picture(page, dpi, 0 if turns is None else turns - frame.turns)

    @contextmanager
    def _loaded(self, index: int) -> Iterator[Any]:
        if not 0 <= index < self.page_count:
            raise IndexError(f"page {index} of {self.page_count}")
        page = self._opened(index)
        if index not in self._annotated:
            self._annotated[index] = self._with_annotations(page)
            if self._annotated[index] is not None:  # only a page that is opened again shows them
                page.close()
                page = self._opened(index)
        try:
            yield page
        finally:
            page.close()

    def _opened(self, index: int) -> Any:
        try:
            return self._pdf[index]
        except pypdfium2.PdfiumError as problem:
            raise FileFailed(f"halaman {index + 1} tidak dapat dibuka") from problem

    def _with_annotations(self, page: Any) -> _Annotated | None:
        """Makes fields and annotations part of the page's content; None where there are none."""
        found = pdfium_annotations.annotations_of(page.raw, self._pdf.formenv.raw if self._pdf.formenv else None)
        if not found:
            return None
        own = raw.FPDFPage_CountObjects(page.raw)
        page.render(scale=0.02).close()  # pdfium draws what has no appearance of its own when it is first shown
        return _Annotated(own, found) if pdfium_annotations.flattened(page.raw) else _Annotated(1 << 30, found)

    def attachments(self) -> list[str]:
        """Names of the files that the PDF carries inside."""
        return pdfium_annotations.attachments(self._pdf.raw)

    @property
    def has_xfa(self) -> bool:
        """True for a form of Adobe's XFA kind, whose pages exist in Adobe's programs only."""
        return self._pdf.get_formtype() in (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND)


def picture(page: Any, dpi: float, turns: int = 0) -> Image:
    """The open *page* (pypdfium2's) as RGB pixels, turned by *turns* more quarters clockwise. Raises FileFailed."""
    try:
        bitmap = page.render(scale=dpi / 72, rotation=90 * (turns % 4), rev_byteorder=True, prefer_bgrx=True)
    except (pypdfium2.PdfiumError, MemoryError, ValueError) as problem:
        raise FileFailed("gambar halaman tidak dapat dibuat") from problem
    try:
        return np.ascontiguousarray(bitmap.to_numpy()[:, :, :3])
    finally:
        bitmap.close()


@contextmanager
def text_of(handle: PageHandle) -> Iterator[int]:
    """The address of the page's text, loaded anew: of the objects that are active now. Raises FileFailed."""
    try:
        text = handle.helper.get_textpage()
    except pypdfium2.PdfiumError as problem:
        raise FileFailed("teks halaman tidak dapat dibuka") from problem
    try:
        yield _address(text.raw)
    finally:
        text.close()


@contextmanager
def without(objects: Iterable[int]) -> Iterator[None]:
    """Page objects (addresses) that are not painted as long as the context lasts."""
    taken = list(objects)
    for address in taken:
        set_active(address, 0)
    try:
        yield
    finally:
        for address in taken:
            set_active(address, 1)


@contextmanager
def open_bytes(content: bytes) -> Iterator[PageHandle]:
    """The first page of a PDF in memory (one of our own making)."""
    document = pypdfium2.PdfDocument(content)
    page = document[0]
    text = page.get_textpage()
    try:
        yield PageHandle(_address(document.raw), _address(page.raw), _address(text.raw), _frame(page), helper=page)
    finally:
        text.close()
        page.close()
        document.close()


def _image_dpi(image: Any) -> tuple[float, float]:
    """Square points that an image covers, and its pixels per inch; zeros where it does not say."""
    try:
        left, bottom, right, top = image.get_bounds()
        wide, high = image.get_px_size()
    except pypdfium2.PdfiumError:
        return 0.0, 0.0
    area = max(0.0, right - left) * max(0.0, top - bottom)
    return area, 72 * math.sqrt(wide * high / area) if area else 0.0


def opaque_share(handle: PageHandle, image: int) -> float:
    """Which part of the image object at address *image* hides what lies below it (1.0 without a mask)."""
    bitmap = rendered_bitmap(handle.document, handle.page, image)
    if not bitmap:
        return 1.0
    try:
        wide, high, stride = bitmap_width(bitmap), bitmap_height(bitmap), bitmap_stride(bitmap)
        if bitmap_format(bitmap) != raw.FPDFBitmap_BGRA or not wide or not high:
            return 1.0
        pixels = np.frombuffer(ctypes.string_at(bitmap_buffer(bitmap), stride * high), dtype=np.uint8)
        alpha = pixels.reshape(high, stride)[:, 3 : 4 * wide : 4]
        return float((alpha > HALF_OPAQUE).mean())
    finally:
        destroy_bitmap(bitmap)


def text_ink(handle: PageHandle, text: int, scale: float) -> npt.NDArray[np.uint8] | None:
    """The text object at address *text* alone, *scale* pixels per point: how opaque it is, whatever its colour."""
    bitmap = rendered_text(handle.document, handle.page, text, scale)
    if not bitmap:
        return None
    try:
        wide, high, stride = bitmap_width(bitmap), bitmap_height(bitmap), bitmap_stride(bitmap)
        if bitmap_format(bitmap) != raw.FPDFBitmap_BGRA:
            return None
        pixels = np.frombuffer(ctypes.string_at(bitmap_buffer(bitmap), stride * high), dtype=np.uint8)
        return pixels.reshape(high, stride)[:, 3 : 4 * wide : 4].copy()
    finally:
        destroy_bitmap(bitmap)


def font_data(font: int) -> bytes:
    """The embedded OpenType or TrueType font at address *font*; empty where there is none, or another kind."""
    size = c_size_t()
    at = ctypes.addressof(size)
    if get_is_embedded(font) != 1 or not get_font_data(font, None, 0, at) or not 12 < size.value <= MAX_FONT_BYTES:
        return b""
    buffer = ctypes.create_string_buffer(size.value)
    if not get_font_data(font, ctypes.addressof(buffer), size.value, at):
        return b""
    return buffer.raw if buffer.raw[:4] in _OPENTYPE else b""


def font_name(font: int) -> str:
    """The name that the font at address *font* has in the file: "ABCDEF+CambriaMath"; empty where it has none."""
    buffer = ctypes.create_string_buffer(256)
    get_base_font_name(font, ctypes.addressof(buffer), 256)
    return buffer.value.decode("utf-8", "replace")


def capped_dpi(width: float, height: float, dpi: float) -> float:
    """*dpi*, lowered so that a page of width x height points stays within MAX_PIXELS."""
    inches = max(width, 1.0) * max(height, 1.0) / 72**2
    return max(MIN_DPI, min(dpi, math.sqrt(MAX_PIXELS / inches)))


def _is_text(path: Path) -> bool:
    """pdfium takes names in UTF-8 only; a disk may hold others."""
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, c_void_p).value or 0


def _frame(page: Any) -> Frame:
    left, bottom, right, top = page.get_bbox()  # crop box cut to the media box, in user space
    if not (0 < right - left <= MAX_SIDE_PT and 0 < top - bottom <= MAX_SIDE_PT):
        raise FileFailed(f"ukuran halaman tidak wajar ({right - left:.0f} x {top - bottom:.0f} poin)")
    return Frame(left, bottom, right, top, page.get_rotation() // 90 % 4)


def _refusal(problem: pypdfium2.PdfiumError) -> str:
    code = getattr(problem, "err_code", None)
    if code == raw.FPDF_ERR_PASSWORD or "password" in str(problem).lower():
        return "PDF ini dikunci dengan kata sandi; buka kuncinya lalu simpan ulang tanpa kata sandi"
    if code == raw.FPDF_ERR_SECURITY:
        return "PDF ini dikunci dengan cara yang tidak dikenal; simpan ulang tanpa pengaman"
    return "PDF ini terpotong atau rusak sehingga tidak ada halaman yang dapat dibaca; minta salinan yang utuh"
