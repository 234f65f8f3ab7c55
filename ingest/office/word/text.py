"""One w:p element to paragraphs, text boxes and page breaks: what prints, and nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from docx.oxml.ns import qn

from petik.ingest.office.grid import Block, Float, Floats
from petik.ingest.office.paginate import Item, NewPage
from petik.ingest.office.paragraph import Para, Span
from petik.ingest.office.word.hidden import is_hidden
from petik.ingest.office.word.numbering import Numbering
from petik.ingest.office.word.styles import WORD_SIZE, Styles, para_props, value
from petik.ingest.raised_marks import raised

EMU = 1 / 12700  # points
MARGIN = 72.0  # points, between page and text, for text boxes that are placed on the page
BOX_WIDTH = 200.0  # points, of a text box that does not say how wide it is
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
_CSS_LENGTH = re.compile(r"(?:^|;)\s*(margin-left|width)\s*:\s*(-?[\d.]+)(pt|in|cm|mm|px)?")  # "margin-left:24.7pt"
_CSS_UNITS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "": 1.0}

_INSIDE = frozenset(
    qn(f"w:{n}")
    for n in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "bdo", "dir")
)
_CHECKS = {"\uf0fc": "✓", "\uf0fe": "✓", "\uf052": "✓", "\uf050": "✓"}  # Wingdings and Wingdings 2 ticks


@dataclass(slots=True)
class Losses:
    """What was left out of the text, for the notes."""

    struck: int = 0
    pictures: int = 0
    charts: int = 0
    hidden: int = 0  # pieces of text that do not show: hidden, white on white, minute
    hidden_rows: int = 0


@dataclass(slots=True)
class Context:
    """What the pieces of one document need to be read. `blocks_of` reads block content (text boxes, cells)."""

    styles: Styles
    numbering: Numbering
    blocks_of: Callable[[Any, str | None], list[Block]]
    losses: Losses = field(default_factory=Losses)
    cells: int = 0


@dataclass(slots=True)
class _Draft:
    """A paragraph while it is read: its pieces between page breaks, its text boxes."""

    parts: list[list[Span]] = field(default_factory=lambda: [[]])
    soft_before: bool = False  # Word ended a page inside or before this paragraph
    soft_after: bool = False
    boxes: list[Float] = field(default_factory=list)

    def add(self, span: Span) -> None:
        if span.text:
            self.parts[-1].append(span)

    def broke_page(self) -> None:
        """Word has ended a page here, when it last laid the text out."""
        if self.blank and len(self.parts) == 1:
            self.soft_before = True
        elif self.parts[-1] or len(self.parts) == 1:
            self.soft_after = True

    @property
    def so_far(self) -> str:
        return "".join(span.text for span in self.parts[-1])

    @property
    def blank(self) -> bool:
        return not any(s.text.strip() for part in self.parts for s in part)


def read_paragraph(ppara: Any, context: Context, table_style: str | None = None) -> list[Item]:
    """The paragraph as items in order: page break before, paragraph, text boxes, page break, rest."""
    ppr = ppara.find(qn("w:pPr"))
    draft = _Draft()
    _walk(ppara, ppr, draft, context, table_style)
    props = context.styles.para(ppr, table_style)
    para = _para(ppr, props, _mark(ppr, context, table_style), context)
    out: list[Item] = []
    if props.get("page_break") or draft.soft_before:
        out.append(NewPage())
    for i, part in enumerate(draft.parts):
        if i:
            out.append(NewPage())
        if i == 0:
            out.append(replace(para, spans=tuple(part)))
        elif any(s.text.strip() for s in part):
            out.append(replace(para, spans=tuple(part), label=None, first=0.0, before=0.0))
        if i == 0 and draft.boxes:
            out.append(Floats(tuple(draft.boxes)))
    if draft.soft_after:
        out.append(NewPage())
    return out


def _para(ppr: Any, props: dict[str, Any], mark: dict[str, Any], context: Context) -> Para:
    """The paragraph's form and its number, still without text."""
    size = float(mark.get("size", WORD_SIZE))
    num, level = props.get("num"), int(props.get("level", 0))
    found = context.numbering.level(num, level)
    label = None
    if found is not None and num is not None:
        props = {**props, **found.props, **para_props(ppr)}  # the list's indents yield to the paragraph's own only
        shown = context.numbering.next_label(num, level)
        label = Span(shown, size, bool(mark.get("b")), mark.get("stretch", 1.0)) if shown else None
    return Para(
        spans=(),
        label=label,
        align=props.get("align", "left"),
        left=max(0.0, props.get("left", 0.0)),
        first=max(-max(0.0, props.get("left", 0.0)), props.get("first", 0.0)),
        right=max(0.0, props.get("right", 0.0)),
        before=props.get("before", 0.0),
        after=props.get("after", 0.0),
        spacing=props.get("spacing", 1.0),
        tabs=props.get("tabs", ()),
        size=size,
    )


def _mark(ppr: Any, context: Context, table_style: str | None) -> dict[str, Any]:
    """Run properties of the paragraph mark: they size empty lines and dress the number."""
    return context.styles.run(ppr, ppr.find(qn("w:rPr")) if ppr is not None else None, table_style)


def _walk(element: Any, ppr: Any, draft: _Draft, context: Context, table_style: str | None) -> None:
    """Collects runs; what was deleted (w:del, w:moveFrom) prints no more and is passed over."""
    for child in element:
        if child.tag == qn("w:r"):
            _run(child, ppr, draft, context, table_style)
        elif child.tag in _INSIDE:
            _walk(child, ppr, draft, context, table_style)
        elif child.tag == f"{_MC}AlternateContent":
            _walk(_chosen(child), ppr, draft, context, table_style)
        elif child.tag in (f"{_MATH}oMath", f"{_MATH}oMathPara"):
            size = context.styles.run(ppr, None, table_style).get("size", WORD_SIZE)
            draft.add(Span(unicodedata.normalize("NFKC", math_text(child)), size))


def _run(run: Any, ppr: Any, draft: _Draft, context: Context, table_style: str | None) -> None:
    props = context.styles.run(ppr, run.find(qn("w:rPr")), table_style)
    hidden = is_hidden(run, props, context.styles)
    for child in run:
        text = _text(child)
        if text is not None:
            _print(text, props, hidden, draft, context.losses)
        elif child.tag == qn("w:fldChar"):
            draft.add(_span(chosen_entry(child), props))
        elif child.tag == qn("w:br"):  # only page breaks come here
            draft.parts.append([])
        elif child.tag == qn("w:lastRenderedPageBreak"):
            draft.broke_page()
        elif child.tag == f"{_MC}AlternateContent":
            for part in _chosen(child):
                _drawing(part, draft, context)
        elif child.tag in (qn("w:drawing"), qn("w:pict"), qn("w:object")):
            _drawing(child, draft, context)


def _print(text: str, props: dict[str, Any], hidden: bool, draft: _Draft, losses: Losses) -> None:
    """The text of a run as it prints; what is struck out or does not show is counted."""
    struck = bool(props.get("strike") or props.get("dstrike"))
    if struck and text.strip():
        losses.struck += 1
    elif hidden:
        losses.hidden += bool(text.strip())
    elif not struck:
        draft.add(_span(raised(text, draft.so_far) if props.get("raised") else text, props))


def _text(child: Any) -> str | None:
    """The print of a run's child; None where it is not text."""
    tag = child.tag
    if tag == qn("w:t"):
        return child.text or ""
    if tag in (qn("w:tab"), qn("w:ptab")):
        return "\t"
    if tag == qn("w:br"):
        return None if child.get(qn("w:type")) == "page" else "\n"
    if tag == qn("w:cr"):
        return "\n"
    if tag == qn("w:noBreakHyphen"):
        return "-"
    if tag == qn("w:sym"):
        code = child.get(qn("w:char"), "")
        try:
            char = chr(int(code, 16))
        except (ValueError, OverflowError):
            return ""
        return _CHECKS.get(char, "•" if "\uf000" <= char <= "\uf0ff" else char)
    return None


def chosen_entry(field: Any) -> str:
    """What a drop-down field of old forms shows: its entries are listed, and which of them is chosen."""
    entries = field.find(f"{qn('w:ffData')}/{qn('w:ddList')}")
    if entries is None:
        return ""
    listed = [e.get(qn("w:val"), "") for e in entries.findall(qn("w:listEntry"))]
    number = value(entries, "w:result") or value(entries, "w:default") or "0"
    return listed[int(number)] if number.isdecimal() and int(number) < len(listed) else ""


def _span(text: str, props: dict[str, Any]) -> Span:
    if props.get("caps") or props.get("smallCaps"):
        text = text.upper()
    return Span(text, props.get("size", WORD_SIZE), bool(props.get("b")), props.get("stretch", 1.0))


def math_text(element: Any) -> str:
    """A formula on one line: a fraction as numerator / denominator."""
    if element.tag == f"{_MATH}t":
        return element.text or ""
    if element.tag == f"{_MATH}f":
        above, below = element.find(f"{_MATH}num"), element.find(f"{_MATH}den")
        parts = [math_text(e).strip() if e is not None else "" for e in (above, below)]
        return f" {parts[0]} / {parts[1]} "
    if element.tag in (qn("w:del"), qn("w:moveFrom")):
        return ""
    return "".join(math_text(child) for child in element if isinstance(child.tag, str))


def _chosen(alternate: Any) -> Any:
    """Both alternatives hold the same text: the first is for newer programs, the second repeats it for older ones."""
    choice = alternate.find(f"{_MC}Choice")
    if choice is not None and (len(choice) or alternate.find(f"{_MC}Fallback") is None):
        return choice
    fallback = alternate.find(f"{_MC}Fallback")
    return fallback if fallback is not None else ()


def _drawing(element: Any, draft: _Draft, context: Context) -> None:
    """Text boxes are read, pictures and charts are counted."""
    contents = [c for c in element.iter(qn("w:txbxContent")) if not _nested(c, element)]
    if not contents:
        chart = any(isinstance(e.tag, str) and e.tag.endswith("}chart") for e in element.iter())
        context.losses.charts += chart
        context.losses.pictures += not chart
        return
    for content in contents:
        x, width = _place(content, element)
        draft.boxes.append(Float(x, width, tuple(context.blocks_of(content, None))))


def _nested(content: Any, element: Any) -> bool:
    """True for the repeat in a Fallback, and for a text box inside another one (read with that one)."""
    parent = content.getparent()
    while parent is not None and parent is not element:
        if parent.tag in (f"{_MC}Fallback", qn("w:txbxContent")):
            return True
        parent = parent.getparent()
    return False


def _place(content: Any, drawing: Any) -> tuple[float, float]:
    """Distance from the left margin and width in points of the shape that holds *content*."""
    x, width, shape = 0.0, BOX_WIDTH, content.getparent()
    while shape is not None and shape is not drawing:
        if shape.tag in (f"{_WP}anchor", f"{_WP}inline"):
            x, width = _anchored(shape)
            break
        if isinstance(shape.tag, str) and shape.tag.startswith(_VML) and shape.get("style"):
            found = {k: float(v) * _CSS_UNITS[u] for k, v, u in _CSS_LENGTH.findall(shape.get("style")) if _is_float(v)}
            if found:  # v:textbox has a style of its own that says nothing of the place: its shape does
                x, width = found.get("margin-left", 0.0), found.get("width", BOX_WIDTH)
                break
        shape = shape.getparent()
    return min(2000.0, max(0.0, x)), min(2000.0, max(40.0, width))


def _anchored(shape: Any) -> tuple[float, float]:
    extent, position = shape.find(f"{_WP}extent"), shape.find(f"{_WP}positionH")
    width = _emu(extent.get("cx")) if extent is not None else 0.0
    offset = position.find(f"{_WP}posOffset") if position is not None else None
    x = _emu(offset.text) if offset is not None else 0.0
    if position is not None and position.get("relativeFrom") == "page":
        x -= MARGIN
    return x, width or BOX_WIDTH


def _emu(text: str | None) -> float:
    return float(text) * EMU if text is not None and _is_float(text) else 0.0


def _is_float(text: str) -> bool:
    try:
        return abs(float(text)) < 1e12
    except ValueError:
        return False


def has_page_number(ppara: Any) -> bool:
    """True for a paragraph of a header that counts pages."""
    codes = [e.text or "" for e in ppara.iter(qn("w:instrText"))]
    codes += [e.get(qn("w:instr"), "") for e in ppara.iter(qn("w:fldSimple"))]
    return any("PAGE" in code.upper() for code in codes)
