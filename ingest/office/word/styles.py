"""Formatting of Word paragraphs and runs: document defaults, style chains, direct formatting, in that order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from petik.ingest.office.metrics import stretch_of
from petik.ingest.office.paragraph import Tab

# Properties by name; a missing key is "not said here", which lets the next weaker source speak.


TWIP = 1 / 20  # points
WORD_SIZE = 10.0  # points, where no style says a size (ECMA-376 part 1, 17.3.2.38)
_ALIGN = {"center": "center", "right": "right", "end": "right"}
RAISED = 4  # half points above the line: text set that high is a mark, not print of the line
_MAX_CHAIN = 20  # styles based on styles; hostile files make circles


def value(element: Any, name: str) -> str | None:
    """Attribute w:val of the child *name* of *element*."""
    child = element.find(qn(name)) if element is not None else None
    return None if child is None else child.get(qn("w:val"))


def is_on(element: Any) -> bool:
    """A toggle is on when it stands without a value or with a true one (ECMA-376 part 1, 17.17.4)."""
    return element.get(qn("w:val"), "true") not in ("0", "false", "off", "none", "nil")


def number(text: str | None) -> float | None:
    """A measure in twips or "12pt" as points, None where it is no number."""
    if text is None:
        return None
    try:
        return float(text[:-2]) if text.endswith("pt") else float(text) * TWIP
    except ValueError:
        return None


def run_props(rpr: Any) -> dict[str, Any]:
    """What one w:rPr says itself."""
    out: dict[str, Any] = {}
    if rpr is None:
        return out
    for name in ("b", "caps", "smallCaps", "strike", "dstrike", "vanish"):
        toggle = rpr.find(qn(f"w:{name}"))
        if toggle is not None:
            out[name] = is_on(toggle)
    out.update(_look(rpr))
    half_points = value(rpr, "w:sz")
    if half_points is not None and half_points.isdecimal():
        out["size"] = min(200.0, max(1.0, int(half_points) / 2))
    fonts = rpr.find(qn("w:rFonts"))
    if fonts is not None:
        face = fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi"))
        if face or fonts.get(qn("w:asciiTheme")):
            out["stretch"] = stretch_of(face or "Calibri")  # themes of Word since 2007: Calibri, Cambria
    return out


def _look(rpr: Any) -> Iterator[tuple[str, bool]]:
    """Raised, white, shaded: what decides whether a run is print, and print of the line."""
    align, position, colour = value(rpr, "w:vertAlign"), value(rpr, "w:position"), value(rpr, "w:color")
    if align is not None or position is not None:
        up = position is not None and position.lstrip("-").isdigit() and int(position) >= RAISED
        yield "raised", align == "superscript" or up
    if colour is not None:
        yield "white", colour.upper() == "FFFFFF"
    shading = rpr.find(qn("w:shd"))
    if shading is not None or rpr.find(qn("w:highlight")) is not None:
        yield "shaded", shading is None or is_shaded(shading)


def is_shaded(shading: Any) -> bool:
    """True for a w:shd that paints something else than white."""
    fill, pattern = shading.get(qn("w:fill"), "auto").upper(), shading.get(qn("w:val"), "clear")
    return fill not in ("AUTO", "FFFFFF") or pattern not in ("clear", "nil") or bool(shading.get(qn("w:themeFill")))


def para_props(ppr: Any) -> dict[str, Any]:
    """What one w:pPr says itself."""
    out: dict[str, Any] = {}
    if ppr is None:
        return out
    justification = value(ppr, "w:jc")
    if justification is not None:
        out["align"] = _ALIGN.get(justification, "left")
    out.update(_indents(ppr.find(qn("w:ind"))))
    out.update(_spacing(ppr.find(qn("w:spacing"))))
    tabs = ppr.find(qn("w:tabs"))
    if tabs is not None:
        out["tabs"] = tuple(_tabs(tabs))
    numbering = ppr.find(qn("w:numPr"))
    if numbering is not None:
        num, level = value(numbering, "w:numId"), value(numbering, "w:ilvl")
        if num is not None:
            out["num"] = num
        if level is not None and level.isdecimal():
            out["level"] = min(8, int(level))
    breaks = ppr.find(qn("w:pageBreakBefore"))
    if breaks is not None:
        out["page_break"] = is_on(breaks)
    return out


def _indents(ind: Any) -> Iterator[tuple[str, float]]:
    if ind is None:
        return
    for key, names in (("left", ("left", "start")), ("right", ("right", "end"))):
        for name in names:
            found = number(ind.get(qn(f"w:{name}")))
            if found is not None:
                yield key, found
    hanging, first = number(ind.get(qn("w:hanging"))), number(ind.get(qn("w:firstLine")))
    if hanging is not None:
        yield "first", -hanging
    elif first is not None:
        yield "first", first


def _spacing(spacing: Any) -> Iterator[tuple[str, float]]:
    if spacing is None:
        return
    for name in ("before", "after"):
        found = number(spacing.get(qn(f"w:{name}")))
        if found is not None:
            yield name, min(72.0, max(0.0, found))
    line = number(spacing.get(qn("w:line")))
    if line is not None and spacing.get(qn("w:lineRule"), "auto") == "auto":
        yield "spacing", min(3.0, max(0.8, line / 12))  # 240 twips are one line


def _tabs(tabs: Any) -> Iterator[Tab]:
    for tab in tabs.findall(qn("w:tab")):
        at, kind = number(tab.get(qn("w:pos"))), tab.get(qn("w:val"), "left")
        if at is not None and kind not in ("clear", "bar", "num"):
            align = {"center": "center", "right": "right", "end": "right", "decimal": "right"}.get(kind, "left")
            yield Tab(at, align)  # type: ignore[arg-type]


class Styles:
    """The styles part of one document."""

    def __init__(self, root: Any) -> None:
        found = list(root.iterchildren(qn("w:style"))) if root is not None else []
        self._by_id = {s.get(qn("w:styleId")): s for s in found}
        self._default = next(
            (s for s in found if s.get(qn("w:type")) == "paragraph" and s.get(qn("w:default")) in ("1", "true")), None
        )
        defaults = root.find(qn("w:docDefaults")) if root is not None else None
        rpr, ppr = qn("w:rPr"), qn("w:pPr")
        self.run_defaults = run_props(defaults.find(f".//{rpr}")) if defaults is not None else {}
        self.para_defaults = para_props(defaults.find(f".//{ppr}")) if defaults is not None else {}
        self._cache: dict[tuple[str, str | None], dict[str, Any]] = {}

    def chain(self, style_id: str | None) -> list[Any]:
        """The style and those it is based on, the weakest first."""
        out: list[Any] = []
        style = self._by_id.get(style_id)
        while style is not None and len(out) < _MAX_CHAIN:
            out.append(style)
            style = self._by_id.get(value(style, "w:basedOn"))
        return out[::-1]

    def _merged(self, kind: str, style_id: str | None) -> dict[str, Any]:
        key = (kind, style_id)
        if key not in self._cache:
            read = run_props if kind == "w:rPr" else para_props
            out: dict[str, Any] = {}
            for style in self.chain(style_id):
                out.update(read(style.find(qn(kind))))
            self._cache[key] = out
        return self._cache[key]

    def _para_style(self, ppr: Any) -> str | None:
        named = value(ppr, "w:pStyle")
        if named in self._by_id:
            return named
        return self._default.get(qn("w:styleId")) if self._default is not None else None

    def para(self, ppr: Any, table_style: str | None = None) -> dict[str, Any]:
        """Paragraph properties in force, without those of its numbering."""
        return {
            **self.para_defaults,
            **self._merged("w:pPr", table_style),
            **self._merged("w:pPr", self._para_style(ppr)),
            **para_props(ppr),
        }

    def run(self, ppr: Any, rpr: Any, table_style: str | None = None) -> dict[str, Any]:
        """Run properties in force for a run with *rpr* in a paragraph with *ppr*."""
        return {
            **self.run_defaults,
            **self._merged("w:rPr", table_style),
            **self._merged("w:rPr", self._para_style(ppr)),
            **self._merged("w:rPr", value(rpr, "w:rStyle")),
            **run_props(rpr),
        }

    def numbering_of(self, style_id: str | None) -> str | None:
        """The numId that a style brings along."""
        found = self._merged("w:pPr", style_id).get("num")
        return None if found is None else str(found)
