"""One w:tbl element to a grid: spans, widths, and which borders show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from petik.ingest.errors import FileRefused
from petik.ingest.office.borders import Seen, sides_of
from petik.ingest.office.grid import Block, Grid, GridCell
from petik.ingest.office.paginate import text_of
from petik.ingest.office.word.hidden import row_is_hidden
from petik.ingest.office.word.styles import number, value
from petik.ingest.office.word.text import Context
from petik.ingest.settings import Settings

MAX_COLUMNS = 63  # Word's own limit
MIN_COLUMN = 14.0  # points, of a column that the file gives no width
_VALIGN = {"center": 0.5, "bottom": 1.0}
_SIDES = ("top", "left", "bottom", "right")
_SAME = {"left": "start", "right": "end"}  # newer names of the same sides
_WRAPPERS = frozenset(qn(f"w:{n}") for n in ("sdt", "sdtContent", "ins", "customXml", "moveTo"))

Borders = dict[str, bool]  # side -> shows; a missing side is not said


@dataclass(slots=True)
class _Draft:
    """A cell while rows are read; `element` is its w:tc, `base` the borders that its row and table give it."""

    row: int
    col: int
    row_span: int
    col_span: int
    element: Any
    base: Borders


def read_table(table: Any, context: Context, settings: Settings) -> Grid | None:
    """The table as a grid, None where it has no cells. Raises FileRefused where the file has too many."""
    tblpr = table.find(qn("w:tblPr"))
    style = value(tblpr, "w:tblStyle")
    borders = _table_borders(tblpr, style, context)
    drafts, n_rows = _drafts(table, borders, context)
    context.cells += len(drafts)
    if context.cells > settings.max_cells:
        raise FileRefused(f"dokumen memuat lebih dari {settings.max_cells} sel tabel; pecah menjadi beberapa berkas")
    if not drafts:
        return None
    n_cols = max(d.col + d.col_span for d in drafts)
    contents: list[list[Block]] = [context.blocks_of(d.element, style) for d in drafts]
    seen = [_seen(d, n_rows, n_cols, text_of(blocks)) for d, blocks in zip(drafts, contents, strict=True)]
    cells = [
        GridCell(
            d.row, d.col, d.row_span, d.col_span, tuple(blocks), sides,
            _VALIGN.get(value(d.element.find(qn("w:tcPr")), "w:vAlign") or "", 0.0),
        )
        for d, blocks, sides in zip(drafts, contents, sides_of(seen), strict=True)
    ]  # fmt: skip
    tblind = tblpr.find(qn("w:tblInd")) if tblpr is not None else None
    indent = number(tblind.get(qn("w:w"))) if tblind is not None else None
    return Grid(
        widths=_widths(table, drafts, n_cols),
        n_rows=n_rows,
        cells=tuple(cells),
        indent=max(0.0, indent or 0.0),
        centred=value(tblpr, "w:jc") == "center",
        apart=not any(s.top or s.left or s.bottom or s.right for s in seen),
    )


def _children(element: Any, name: str) -> Iterator[Any]:
    """Children called *name*, also those inside content controls and insertions."""
    for child in element:
        if child.tag == name:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, name)


def _drafts(table: Any, borders: Borders, context: Context) -> tuple[list[_Draft], int]:
    """The table's cells on its grid, merged ones joined; and the number of rows."""
    drafts: list[_Draft] = []
    open_cells: dict[int, _Draft] = {}  # first column -> the cell that a vMerge there goes on with
    n_rows = 0
    for row in _children(table, qn("w:tr")):
        trpr = row.find(qn("w:trPr"))
        if trpr is not None and trpr.find(qn("w:del")) is not None:
            continue
        if row_is_hidden(trpr):
            context.losses.hidden_rows += 1
            continue
        base = {**borders, **_shown(row.find(f"{qn('w:tblPrEx')}/{qn('w:tblBorders')}"))}
        col = _int(value(trpr, "w:gridBefore"), 0)
        still: dict[int, _Draft] = {}
        last: _Draft | None = None
        for cell in _children(row, qn("w:tc")):
            if col >= MAX_COLUMNS:
                break
            tcpr = cell.find(qn("w:tcPr"))
            span = max(1, min(MAX_COLUMNS - col, _int(value(tcpr, "w:gridSpan"), 1)))
            if last is not None and value(tcpr, "w:hMerge") == "continue":
                last.col_span += span
                col += span
                continue
            merge = tcpr.find(qn("w:vMerge")) if tcpr is not None else None
            goes_on = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
            above = open_cells.get(col)
            if goes_on and above is not None and above.col_span == span:
                above.row_span += 1
                last = still[col] = above
            else:
                last = _Draft(n_rows, col, 1, span, cell, base)
                drafts.append(last)
                if merge is not None:
                    still[col] = last
            col += span
        if last is not None:
            open_cells = still
            n_rows += 1
    return drafts, n_rows


def _seen(draft: _Draft, n_rows: int, n_cols: int, text: str) -> Seen:
    """Borders that show on the cell's sides: its own, else the table's outer or inner ones."""
    inside = {
        "top": draft.row > 0,
        "left": draft.col > 0,
        "bottom": draft.row + draft.row_span < n_rows,
        "right": draft.col + draft.col_span < n_cols,
    }
    base = draft.base
    shown = {}
    for side in _SIDES:
        inner = "insideH" if side in ("top", "bottom") else "insideV"
        shown[side] = base.get(inner if inside[side] else side, False)
    tcpr = draft.element.find(qn("w:tcPr"))
    own = _shown(tcpr.find(qn("w:tcBorders"))) if tcpr is not None else {}
    shown.update({side: own[side] for side in _SIDES if side in own})
    return Seen(draft.row, draft.col, draft.row_span, draft.col_span, text, **shown)


def _table_borders(tblpr: Any, style: str | None, context: Context) -> Borders:
    """Borders of the table: of its style (also where the style gives them to some rows only), then its own."""
    out: Borders = {}
    for element in context.styles.chain(style):
        for borders in (*element.iter(qn("w:tblBorders")), *element.iter(qn("w:tcBorders"))):
            found = _shown(borders)
            if borders.getparent().getparent() is element:
                out.update(found)
            else:
                out.update({side: True for side, shows in found.items() if shows})
    if tblpr is not None:
        out.update(_shown(tblpr.find(qn("w:tblBorders"))))
    return out


def _shown(borders: Any) -> Borders:
    """What a list of borders says about each side."""
    out: Borders = {}
    if borders is None:
        return out
    for side in (*_SIDES, "insideH", "insideV"):
        border = borders.find(qn(f"w:{side}"))
        if border is None and side in _SAME:
            border = borders.find(qn(f"w:{_SAME[side]}"))
        if border is not None:
            white = border.get(qn("w:color"), "").upper() == "FFFFFF"
            out[side] = border.get(qn("w:val"), "nil") not in ("nil", "none") and not white
    return out


def _widths(table: Any, drafts: list[_Draft], n_cols: int) -> tuple[float, ...]:
    """Widths in points: of the file's grid, corrected by what cells of one column say themselves."""
    grid = table.find(qn("w:tblGrid"))
    stated = [number(c.get(qn("w:w"))) or 0.0 for c in grid.findall(qn("w:gridCol"))] if grid is not None else []
    widths = (stated + [0.0] * n_cols)[:n_cols]
    for draft in drafts:
        if draft.col_span == 1 and widths[draft.col] < MIN_COLUMN:
            tcpr = draft.element.find(qn("w:tcPr"))
            own = tcpr.find(qn("w:tcW")) if tcpr is not None else None
            if own is not None and own.get(qn("w:type"), "dxa") == "dxa":
                widths[draft.col] = max(widths[draft.col], number(own.get(qn("w:w"))) or 0.0)
    if sum(widths) < MIN_COLUMN * n_cols:
        return (450.0 / n_cols,) * n_cols
    return tuple(min(1500.0, max(MIN_COLUMN, w)) for w in widths)


def _int(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isdecimal() else default
