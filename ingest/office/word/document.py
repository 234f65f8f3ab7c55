"""Word documents (.docx) to synthetic pages. The only module that opens them with python-docx."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as DocxDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

from petik.ingest.errors import FileRefused
from petik.ingest.files.archives import DAMAGE as ARCHIVE_DAMAGE
from petik.ingest.office.grid import Block
from petik.ingest.office.paginate import Item, NewPage, Sheet, paginate, text_of
from petik.ingest.office.strict import opened
from petik.ingest.office.word.losses import notes_of
from petik.ingest.office.word.numbering import Numbering
from petik.ingest.office.word.styles import Styles, number, value
from petik.ingest.office.word.tables import read_table
from petik.ingest.office.word.text import Context, has_page_number, read_paragraph
from petik.ingest.page import Page
from petik.ingest.settings import DEFAULT, Settings

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WRAPPERS = frozenset(qn(f"w:{n}") for n in ("sdt", "sdtContent", "ins", "customXml", "moveTo"))
# what python-docx and lxml raise on damaged packages: AttributeError where an element is of another kind than expected
_DAMAGE = (*ARCHIVE_DAMAGE, PackageNotFoundError, etree.XMLSyntaxError, LookupError, AttributeError, TypeError)


def read_docx(path: Path, settings: Settings = DEFAULT) -> tuple[tuple[Page, ...], tuple[str, ...]]:
    """Pages and notes of the Word document at *path*; no pages where it holds pictures only (see `pictures`).

    Raises FileRefused where it is damaged or holds nothing.
    """
    document = _open(path)
    styles = Styles(_part(document, "/styles"))
    numbering = Numbering(_part(document, "/numbering"), styles)
    context = Context(styles, numbering, lambda e, s: _blocks(e, s, context, settings))
    items, first = _items(document, context, settings)
    flowing = not any(True for _ in document.element.body.iter(qn("w:lastRenderedPageBreak")))
    pages = paginate(items, first, flowing)
    if not pages and not context.losses.pictures:
        raise FileRefused("dokumen Word ini tidak memuat teks")
    return pages, notes_of(document, context.losses)


def pictures(path: Path) -> list[bytes]:
    """The files of the pictures in the document's text, in order, each once: a scan may have been pasted into Word."""
    document = _open(path)
    out: dict[str, bytes] = {}
    for blip in document.element.body.iter(f"{_DRAWING}blip"):
        key = blip.get(qn("r:embed"))
        relation = document.part.rels.get(key) if key else None
        if relation is not None and not relation.is_external:
            out.setdefault(key, relation.target_part.blob)
    return list(out.values())


def _open(path: Path) -> DocxDocument:
    try:
        with opened(path) as stream:  # a stream: a name without .docx is no reason to refuse
            return docx.Document(stream)
    except _DAMAGE as error:
        if "is not a Word file" in str(error):  # python-docx on templates and files with macros
            raise FileRefused("dokumen Word berupa templat atau bermakro; simpan sebagai .docx") from error
        raise FileRefused("dokumen Word rusak atau terpotong; buka dan simpan ulang, atau minta yang utuh") from error


def _part(document: DocxDocument, kind: str) -> Any:
    """The root of a part of the document (styles, numbering); None where there is none or it is damaged."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(kind):
            part = relation.target_part
            try:
                return part.element if hasattr(part, "element") else etree.fromstring(part.blob, _parser())
            except etree.XMLSyntaxError:
                return None
    return None


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _items(document: DocxDocument, context: Context, settings: Settings) -> tuple[list[Item], Sheet]:
    """Everything that prints, in order, and the first page's size; sections open new pages unless they go on."""
    sections: list[tuple[list[Item], Any]] = [([], None)]
    for child in _children(document.element.body):
        if child.tag == qn("w:p"):
            sections[-1][0].extend(read_paragraph(child, context))
            ends = child.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
            if ends is not None:
                sections[-1] = (sections[-1][0], ends)
                sections.append(([], None))
        elif child.tag == qn("w:tbl"):
            table = read_table(child, context, settings)
            if table is not None:
                sections[-1][0].append(table)
        elif child.tag == qn("w:sectPr"):
            sections[-1] = (sections[-1][0], child)
    out: list[Item] = [*_header(document, context, settings)]
    for i, (items, properties) in enumerate(sections):
        if i and value(properties, "w:type") != "continuous":
            out.append(NewPage(_sheet(properties)))
        out += items
    return out, _sheet(sections[0][1])


def _children(element: Any) -> Iterator[Any]:
    """Block elements, also those inside content controls."""
    for child in element:
        if child.tag in _WRAPPERS:
            yield from _children(child)
        else:
            yield child


def _blocks(element: Any, table_style: str | None, context: Context, settings: Settings) -> list[Block]:
    """The content of a cell, a text box or a header; a page break inside it is none for us."""
    out: list[Block] = []
    for child in _children(element):
        if child.tag == qn("w:p"):
            out += [i for i in read_paragraph(child, context, table_style) if not isinstance(i, NewPage)]
        elif child.tag == qn("w:tbl"):
            table = read_table(child, context, settings)
            if table is not None:
                out.append(table)
    return out


def _header(document: DocxDocument, context: Context, settings: Settings) -> Sequence[Block]:
    """The first page's header once: it may hold the letterhead. Page numbers and repeats are left out."""
    section = document.sections[0] if len(document.sections) else None
    if section is None:
        return ()
    header = section.first_page_header if section.different_first_page_header_footer else section.header
    if header.is_linked_to_previous:
        return ()
    element = header._element
    for para in list(element.iter(qn("w:p"))):
        if has_page_number(para) and para.getparent() is not None:
            para.getparent().remove(para)
    blocks = _blocks(element, None, context, settings)
    return blocks if text_of(blocks) else ()


def _sheet(properties: Any) -> Sheet:
    """Paper and margins of a section."""
    default = Sheet()
    if properties is None:
        return default
    size, margin = properties.find(qn("w:pgSz")), properties.find(qn("w:pgMar"))

    def read(element: Any, name: str, fallback: float, least: float, most: float) -> float:
        found = number(element.get(qn(f"w:{name}"))) if element is not None else None
        return min(most, max(least, found)) if found is not None else fallback

    width = read(size, "w", default.width, 144.0, 2000.0)
    height = read(size, "h", default.height, 144.0, 2000.0)
    sides = {
        "left": read(margin, "left", default.left, 9.0, width / 3),
        "right": read(margin, "right", default.right, 9.0, width / 3),
        "top": read(margin, "top", default.top, 9.0, height / 3),
        "bottom": read(margin, "bottom", default.bottom, 9.0, height / 3),
    }
    return Sheet(width, height, **sides)
