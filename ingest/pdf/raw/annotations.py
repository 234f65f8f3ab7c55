"""Form fields and annotations of a PDF page: what of them is print, what strikes print out, what is only told.

Filled fields, typed text, stamps and drawn marks are painted over the page by every viewer. They are made part of the
page's own content before it is read (pdfium's "flatten", in memory only), so that they have real places; what they
paint over is then covered like by any other paint. Source: ISO 32000-1, 12.5.6 (kinds of annotations), 12.7 (forms).
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import pypdfium2.raw as raw

from petik.ingest.pdf.shapes.rulings import Rect

MAX_ANNOTATIONS = 5_000  # per page
MAX_TEXT = 4_000  # bytes of a text that is looked at
HIDDEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW


class Kind(IntEnum):
    """Kinds that matter here, by pdfium's numbers."""

    NOTE = raw.FPDF_ANNOT_TEXT
    FREETEXT = raw.FPDF_ANNOT_FREETEXT
    STRIKEOUT = raw.FPDF_ANNOT_STRIKEOUT
    STAMP = raw.FPDF_ANNOT_STAMP
    CARET = raw.FPDF_ANNOT_CARET
    INK = raw.FPDF_ANNOT_INK
    WIDGET = raw.FPDF_ANNOT_WIDGET
    REDACT = raw.FPDF_ANNOT_REDACT
    OTHER = -1  # lines, shapes, highlights: painted, never text


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation that shows. `boxes` in user space: where it lies, for struck text line by line.

    `text` is what it says (FreeText, notes, the value of a field); `ticked` a box or button that is on.
    """

    kind: Kind
    boxes: tuple[Rect, ...]
    text: str = ""
    ticked: bool | None = None


# links and pop-up windows paint nothing of their own
_SILENT = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_UNKNOWN})
_KINDS = {int(kind): kind for kind in Kind}
_TICKS = frozenset({raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON})


def annotations_of(page: Any, form: Any | None) -> tuple[Annotation, ...]:
    """What lies on the open *page* (raw handles of pdfium); *form* is the form environment where there is one."""
    out = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), MAX_ANNOTATIONS)):
        annot = raw.FPDFPage_GetAnnot(page, index)
        if not annot:
            continue
        try:
            found = _annotation(annot, form)
        finally:
            raw.FPDFPage_CloseAnnot(annot)
        if found is not None:
            out.append(found)
    return tuple(out)


def flattened(page: Any) -> bool:
    """Makes the page's annotations part of its content; True where the page must be opened again to show it."""
    return bool(raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS)


def attachments(document: Any) -> list[str]:
    """Names of the files inside the open *document*."""
    out = []
    for index in range(max(0, raw.FPDFDoc_GetAttachmentCount(document))):
        found = raw.FPDFDoc_GetAttachment(document, index)
        name = _string(lambda buffer, size, a=found: raw.FPDFAttachment_GetName(a, buffer, size)) if found else ""
        out.append(name or "tanpa nama")
    return out


def _annotation(annot: Any, form: Any | None) -> Annotation | None:
    subtype = raw.FPDFAnnot_GetSubtype(annot)
    if subtype in _SILENT or raw.FPDFAnnot_GetFlags(annot) & HIDDEN:
        return None
    rect = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(annot, rect):
        return None
    box = (float(rect.left), float(rect.bottom), float(rect.right), float(rect.top))
    kind = _KINDS.get(subtype, Kind.OTHER)
    if kind is Kind.WIDGET:
        return _field(annot, form, box)
    boxes = _lines(annot) or (box,) if kind is Kind.STRIKEOUT else (box,)
    text = _string(lambda buffer, size: raw.FPDFAnnot_GetStringValue(annot, b"Contents", buffer, size))
    return Annotation(kind, boxes, text)


def _field(annot: Any, form: Any | None, box: Rect) -> Annotation:
    if form is None:
        return Annotation(Kind.WIDGET, (box,))
    if raw.FPDFAnnot_GetFormFieldType(form, annot) in _TICKS:
        return Annotation(Kind.WIDGET, (box,), ticked=bool(raw.FPDFAnnot_IsChecked(form, annot)))
    value = _string(lambda buffer, size: raw.FPDFAnnot_GetFormFieldValue(form, annot, buffer, size))
    return Annotation(Kind.WIDGET, (box,), value)


def _lines(annot: Any) -> tuple[Rect, ...]:
    """The lines that a text markup covers."""
    out = []
    for index in range(raw.FPDFAnnot_CountAttachmentPoints(annot)):
        quad = raw.FS_QUADPOINTSF()
        if raw.FPDFAnnot_GetAttachmentPoints(annot, index, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            out.append((float(min(xs)), float(min(ys)), float(max(xs)), float(max(ys))))
    return tuple(out)


def _string(ask: Any) -> str:
    """A UTF-16 text that pdfium writes into a buffer of ours."""
    size = min(ask(None, 0), MAX_TEXT)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0")
