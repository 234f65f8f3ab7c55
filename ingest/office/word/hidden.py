"""What a Word document holds and does not show: hidden runs and rows, white text on white paper, minute letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docx.oxml.ns import qn

from petik.ingest.office.word.styles import Styles, is_on, is_shaded, number, value

MINUTE = 2.0  # points: letters this small are dots
LOW = 2.0  # points: a row of exactly this height shows nothing

# where shading may stand behind a run, by the element that holds it
_PROPERTIES = {qn("w:p"): qn("w:pPr"), qn("w:tc"): qn("w:tcPr"), qn("w:tbl"): qn("w:tblPr")}


def is_hidden(run: Any, props: Mapping[str, Any], styles: Styles) -> bool:
    """True for a run (w:r) that nobody sees; *props* are its properties in force."""
    if props.get("vanish") or props.get("size", MINUTE + 1) <= MINUTE:
        return True
    return bool(props.get("white")) and not props.get("shaded") and not _on_colour(run, styles)


def row_is_hidden(properties: Any) -> bool:
    """True for a table row whose w:trPr hides it, by the attribute or by a height of nothing."""
    if properties is None:
        return False
    hidden, height = properties.find(qn("w:hidden")), properties.find(qn("w:trHeight"))
    if hidden is not None and is_on(hidden):
        return True
    if height is None or height.get(qn("w:hRule")) != "exact":
        return False
    return (number(height.get(qn("w:val"))) or 0.0) <= LOW


def _on_colour(run: Any, styles: Styles) -> bool:
    """True where something coloured may lie behind the run: shaded paragraphs, cells and tables, text boxes."""
    for element in run.iterancestors():
        if element.tag == qn("w:txbxContent"):  # its shape has a fill of its own
            return True
        properties = element.find(_PROPERTIES[element.tag]) if element.tag in _PROPERTIES else None
        if properties is None:
            continue
        shading = properties.find(qn("w:shd"))
        if shading is not None and is_shaded(shading):
            return True
        named = value(properties, "w:tblStyle") or value(properties, "w:pStyle")
        if any(is_shaded(s) for style in styles.chain(named) for s in style.iter(qn("w:shd"))):
            return True
    return False
