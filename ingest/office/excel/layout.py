"""One sheet to synthetic pages: the used region becomes a grid, ruled where it is a table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from petik.ingest.errors import FileRefused
from petik.ingest.office.borders import Seen, sides_of
from petik.ingest.office.excel.sheet import SheetCell, SheetData
from petik.ingest.office.grid import PAD_X, UNDRAWN, Grid, GridCell
from petik.ingest.office.metrics import text_width
from petik.ingest.office.paginate import NewPage, Sheet, paginate
from petik.ingest.office.paragraph import Para, Span
from petik.ingest.page import SHEET, Page

MARGIN = 36.0  # points around a sheet
MAX_BLANK = 3  # empty rows or columns in a row that are kept: more say nothing more
BLANK_HEIGHT = 14.0  # points, of an empty row
MAX_SPILL = 800.0  # points that a text may run over the sheet's right end before it is wrapped
MAX_POSITIONS = 1_000_000  # rows x columns of one sheet

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Region:
    """The sheet's used part, squeezed: the original numbers of the rows and columns that are kept."""

    rows: tuple[int, ...]
    cols: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell of the squeezed grid with its spans."""

    row: int
    col: int
    row_span: int
    col_span: int
    cell: SheetCell


def lay_sheet(sheet: SheetData) -> tuple[Page, ...]:
    """The sheet's pages, [] where nothing prints. A page break of the sheet is one here unless it cuts a table."""
    region = used(sheet)
    if region is None:
        return ()
    if len(region.rows) * len(region.cols) > MAX_POSITIONS:
        raise FileRefused(f"lembar kerja {sheet.name} terlalu luas; pecah menjadi beberapa lembar")
    pieces, spill, wider = _pieces(sheet, region)
    seen = [_seen(p) for p in pieces]
    sides = sides_of(seen)
    widths = tuple(max(4.0, min(1000.0, sheet.widths.get(c, sheet.default_width))) for c in region.cols)
    widths = (*widths[:-1], widths[-1] + wider, *((spill,) if spill else ()))
    cells = [
        GridCell(p.row, p.col, p.row_span, p.col_span, (_para(p.cell),), s, p.cell.look.valign)
        for p, s in zip(pieces, sides, strict=True)
        if p.cell.text.strip() or s != UNDRAWN
    ]
    paper = Sheet(sum(widths) + 2 * MARGIN, 2 * MARGIN, MARGIN, MARGIN, MARGIN, MARGIN)
    items: list[Grid | NewPage] = []
    for start, end in _parts(sheet, region, cells):
        if items:
            items.append(NewPage())
        own = tuple(replace(c, row=c.row - start) for c in cells if start <= c.row < end)
        items.append(Grid(widths, end - start, own, heights=(BLANK_HEIGHT,) * (end - start)))
    note = f"{SHEET}{sheet.name}"
    return tuple(replace(p, notes=(note,)) for p in paginate(items, paper, flowing=False))


def used(sheet: SheetData) -> Region | None:
    """Rows and columns from the first to the last with text, hidden ones left out, long empty runs shortened."""
    at = [place for place, cell in sheet.cells.items() if cell.text.strip()]
    at = [(r, c) for r, c in at if r not in sheet.hidden_rows and c not in sheet.hidden_cols]
    if not at:
        return None
    filled_rows, filled_cols = {r for r, _c in at}, {c for _r, c in at}
    last_row, last_col = max(filled_rows), max(filled_cols)
    for r, c, n_rows, n_cols in sheet.merged:  # a merged cell is as wide as its range
        if (r, c) in sheet.cells and sheet.cells[r, c].text.strip():
            last_row, last_col = max(last_row, r + min(n_rows, 200) - 1), max(last_col, c + min(n_cols, 200) - 1)
            filled_rows |= set(range(r, r + min(n_rows, 200)))
            filled_cols |= set(range(c, c + min(n_cols, 200)))
    for (r, c), cell in sheet.cells.items():  # empty cells of a table count as rows and columns of it
        if any(cell.borders) and r <= last_row and c <= last_col + 1:
            filled_rows.add(r)
            filled_cols.add(c)
    for edge_rows, edge_cols in _edges(sheet, last_row, last_col + 1):
        filled_rows.update(edge_rows)
        filled_cols.update(edge_cols)
    rows = _squeezed(filled_rows, min(r for r, _c in at), last_row, sheet.hidden_rows)
    cols = _squeezed(filled_cols, min(filled_cols), max(filled_cols), sheet.hidden_cols)
    return Region(rows, cols)


def _edges(sheet: SheetData, last_row: int, last_col: int) -> Iterator[tuple[range, range]]:
    """Rows and columns of the drawn edges of merged ranges, as far as the given ones."""
    for r, c, n_rows, n_cols in sheet.merged:
        top, left, bottom, right = sheet.frames.get((r, c), (False,) * 4)
        rows, cols = range(r, min(r + n_rows, last_row + 1)), range(c, min(c + n_cols, last_col + 1))
        end_row, end_col = r + n_rows - 1, c + n_cols - 1
        if rows and cols:
            yield from ((range(r, r + 1), cols),) * top
            yield from ((rows, range(c, c + 1)),) * left
            yield from ((range(end_row, end_row + 1), cols),) * (bottom and end_row <= last_row)
            yield from ((rows, range(end_col, end_col + 1)),) * (right and end_col <= last_col)


def _squeezed(filled: set[int], first: int, last: int, hidden: set[int]) -> tuple[int, ...]:
    out: list[int] = []
    before = first - 1
    for at in sorted(i for i in filled if first <= i <= last):
        out += [i for i in range(before + 1, at) if i not in hidden][:MAX_BLANK]
        if at not in hidden:
            out.append(at)
        before = at
    return tuple(out)


def _pieces(sheet: SheetData, region: Region) -> tuple[list[Piece], float, float]:
    """Every position of the region once: merged ranges as one, text that runs over with the cells that it covers.

    Also the width in points of one more column, for text of other columns that runs over the region's right end, and
    what the last column's own texts lack (0: none does).
    """
    out: list[Piece] = []
    taken: set[Place] = set()
    spill = wider = 0.0
    last = len(region.cols) - 1
    for r, c, n_rows, n_cols in sheet.merged:
        rows = range(bisect_left(region.rows, r), bisect_left(region.rows, r + n_rows))
        cols = range(bisect_left(region.cols, c), bisect_left(region.cols, c + n_cols))
        places = {(i, k) for i in rows for k in cols}
        if not places or places & taken:
            continue
        taken |= places
        cell = _merged_cell(sheet, region, (r, c), rows, cols)
        out.append(Piece(rows[0], cols[0], len(rows), len(cols), cell))
    for i, r in enumerate(region.rows):
        for k, c in enumerate(region.cols):
            if (i, k) in taken:
                continue
            cell = sheet.cells.get((r, c), SheetCell(""))
            span, excess = _overflow(sheet, region, taken, i, k) if cell.text.strip() else (1, 0.0)
            if k == last:
                span, wider = 1, max(wider, excess)
            else:
                spill = max(spill, excess)
            taken |= {(i, j) for j in range(k, k + span)}
            out.append(Piece(i, k, 1, span, cell))
    return sorted(out, key=lambda p: (p.row, p.col)), spill, wider


def _merged_cell(
    sheet: SheetData, region: Region, anchor: Place, rows: Sequence[int], cols: Sequence[int]
) -> SheetCell:
    """The anchor's text and look with the borders along the range's edges."""
    if anchor in sheet.frames:
        return replace(sheet.cells.get(anchor, SheetCell("")), borders=sheet.frames[anchor])

    def shows(side: int, places: list[Place]) -> bool:
        return any(sheet.cells[p].borders[side] for p in places if p in sheet.cells)

    top, bottom = region.rows[rows[0]], region.rows[rows[-1]]
    left, right = region.cols[cols[0]], region.cols[cols[-1]]
    borders = (
        shows(0, [(top, region.cols[k]) for k in cols]),
        shows(1, [(region.rows[i], left) for i in rows]),
        shows(2, [(bottom, region.cols[k]) for k in cols]),
        shows(3, [(region.rows[i], right) for i in rows]),
    )
    return replace(sheet.cells.get(anchor, SheetCell("")), borders=borders)


def _overflow(sheet: SheetData, region: Region, taken: set[Place], i: int, k: int) -> tuple[int, float]:
    """How many columns a text takes that runs over empty neighbours, as spreadsheets show it, and what it still lacks.

    A text that runs over the region's end takes one more column than the region has.
    """
    r, look = region.rows[i], sheet.cells[region.rows[i], region.cols[k]].look
    cell = sheet.cells[r, region.cols[k]]
    if look.wrap or cell.number is not None or look.align == "right":
        return 1, 0.0
    lines = cell.text.split("\n")
    need = 2 * PAD_X + max(text_width(line, look.size, look.bold, look.stretch) for line in lines)
    span, have, walled = 1, sheet.widths.get(region.cols[k], sheet.default_width), cell.borders[3]
    while have < need and not walled:
        if k + span == len(region.cols):
            return span + 1, min(MAX_SPILL, need + look.size - have)
        c = region.cols[k + span]
        beside = sheet.cells.get((r, c), SheetCell(""))
        if beside.text.strip() or beside.borders[1] or (i, k + span) in taken:
            break
        have += sheet.widths.get(c, sheet.default_width)
        walled = beside.borders[3]
        span += 1
    return span, 0.0


def _seen(piece: Piece) -> Seen:
    top, left, bottom, right = piece.cell.borders
    return Seen(piece.row, piece.col, piece.row_span, piece.col_span, piece.cell.text, top, left, bottom, right)


def _parts(sheet: SheetData, region: Region, cells: Sequence[GridCell]) -> list[tuple[int, int]]:
    """Row ranges between the sheet's own page breaks; a break inside a merged cell or a table is none."""
    cut = {i for i in range(1, len(region.rows)) if any(region.rows[i - 1] < b <= region.rows[i] for b in sheet.breaks)}
    for c in cells:
        cut -= set(range(c.row + 1, c.row + c.row_span))
    walled = {r for c in cells if c.sides.left or c.sides.right for r in (c.row, c.row + c.row_span - 1)}
    cut -= {i for i in cut if i in walled and i - 1 in walled}  # a table goes on
    edges = [0, *sorted(cut), len(region.rows)]
    return list(pairwise(edges))


def _para(cell: SheetCell) -> Para:
    look = cell.look
    align = look.align or ("right" if cell.number is not None else "left")
    span = Span(cell.text.replace("\t", " "), look.size, look.bold, look.stretch, cell.number, cell.date)
    return Para((span,), align=align, left=look.indent, size=look.size)
