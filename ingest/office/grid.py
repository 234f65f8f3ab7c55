"""The synthetic page: paragraphs and grids of Office files laid out as geometry, so that later stages see a page.

`Para`, `Grid` and `Floats` say what there is; `lay_blocks` turns them into words and rulings at places. All lengths are
points. Nothing here knows Word or Excel.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from petik.ingest.office.paragraph import Para, lay_para, longest_word
from petik.ingest.page import Box, Ruling, Word

PAD_X = 5.4  # Word's default cell margin (0.19 cm)
PAD_Y = 2.0
# The white at a cell's right end, in units of the print's size: a line that is not full is never taken for one whose
# last word the cell broke in two (Office wraps at spaces only).
PAD_RIGHT = 0.8
GUTTER = 6.0  # between a nested grid and its cell's walls, so that their lines do not touch


@dataclass(frozen=True, slots=True)
class Sides:
    """Which sides of a cell are drawn."""

    top: bool = True
    left: bool = True
    bottom: bool = True
    right: bool = True


UNDRAWN = Sides(False, False, False, False)


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid with its content; merged cells have spans over 1."""

    row: int
    col: int
    row_span: int = 1
    col_span: int = 1
    blocks: tuple[Block, ...] = ()
    sides: Sides = Sides()
    valign: float = 0.0  # 0 top, 0.5 centre, 1 bottom


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `widths` are the columns' widths in points, `indent` its distance from the left margin."""

    widths: tuple[float, ...]
    n_rows: int
    cells: tuple[GridCell, ...]
    indent: float = 0.0
    centred: bool = False
    heights: tuple[float, ...] = ()  # least heights of the rows
    apart: bool = False  # the file draws none of its borders: it never goes on with the table right above it


@dataclass(frozen=True, slots=True)
class Float:
    """A text box. `x` is its distance from the left margin in points."""

    x: float
    width: float
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Floats:
    """The text boxes of one paragraph: side by side where their places allow it."""

    boxes: tuple[Float, ...]


Block = Para | Grid | Floats


@dataclass(slots=True)
class Canvas:
    """Where words and rulings are collected. `reserved` is the bottom of the text boxes laid so far."""

    words: list[Word] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    reserved: float = 0.0

    def paste(self, other: Canvas, dx: float, dy: float) -> None:
        """Everything of *other*, moved."""
        self.words += [replace(w, box=_moved(w.box, dx, dy)) for w in other.words]
        self.rulings += [Ruling(r.x0 + dx, r.top + dy, r.x1 + dx, r.bottom + dy) for r in other.rulings]


def lay_blocks(canvas: Canvas, blocks: Sequence[Block], x0: float, x1: float, y: float, depth: int = 0) -> float:
    """Lays *blocks* one under the other between *x0* and *x1* from *y* down. Returns the bottom."""
    for block in blocks:
        y = lay_block(canvas, block, x0, x1, y, depth)
    return max(y, canvas.reserved)


def lay_block(canvas: Canvas, block: Block, x0: float, x1: float, y: float, depth: int = 0) -> float:
    """Lays one block; what has text keeps clear of the text boxes above it. Returns the bottom."""
    if isinstance(block, Floats):
        return _lay_floats(canvas, block, x0, y, depth)
    if isinstance(block, Grid):
        y = max(y, canvas.reserved)
        return _lay_grid(canvas, block, x0, x1, y, depth)
    if not block.empty:
        y = max(y, canvas.reserved)
    words, bottom = lay_para(block, x0, x1, y)
    canvas.words += words
    return bottom


def _lay_floats(canvas: Canvas, floats: Floats, x0: float, y: float, depth: int) -> float:
    """Text boxes do not push the text down, but the next print starts below them."""
    placed: list[Box] = []
    for item in floats.boxes:
        need = max((_need(b) for b in item.blocks), default=0.0) + 2 * PAD_X
        left, right = x0 + item.x, x0 + item.x + max(item.width, need)
        top = max([y, *(b.bottom for b in placed if b.x0 < right and left < b.x1)])
        own = Canvas()
        bottom = lay_blocks(own, item.blocks, left + PAD_X, right - PAD_X, top, depth + 1)
        canvas.paste(own, 0.0, 0.0)
        placed.append(Box(left, top, right, bottom))
    canvas.reserved = max([canvas.reserved, *(b.bottom for b in placed)])
    return y


def _lay_grid(canvas: Canvas, grid: Grid, x0: float, x1: float, y: float, depth: int) -> float:
    widths = fit_widths(grid)
    left = x0 + grid.indent
    if grid.centred:
        left = max(x0, x0 + (x1 - x0 - sum(widths)) / 2)
    if grid.apart and not depth:
        y += GUTTER
    if depth:
        left, y = max(left, x0 + GUTTER - PAD_X), y + GUTTER
    xs = _sums(left, widths)
    drafts = [_draft(cell, xs[cell.col + cell.col_span] - xs[cell.col], depth) for cell in grid.cells]
    heights = _row_heights(grid, [height for _own, height in drafts])
    ys = _sums(y, heights)
    for cell, (own, height) in zip(grid.cells, drafts, strict=True):
        room = ys[cell.row + cell.row_span] - ys[cell.row] - height
        canvas.paste(own, xs[cell.col], ys[cell.row] + cell.valign * max(0.0, room))
    canvas.rulings += _rulings(grid, xs, ys)
    return ys[-1] + (GUTTER if depth else PAD_Y)


def _draft(cell: GridCell, width: float, depth: int) -> tuple[Canvas, float]:
    """A cell's content laid out at the origin, and the height it takes."""
    own = Canvas()
    right = width - _right_pad(cell)
    return own, lay_blocks(own, cell.blocks, PAD_X, max(PAD_X + 1, right), PAD_Y, depth + 1) + PAD_Y


def _right_pad(cell: GridCell) -> float:
    return max([PAD_X, *(PAD_RIGHT * b.size for b in cell.blocks if isinstance(b, Para))])


def fit_widths(grid: Grid) -> tuple[float, ...]:
    """Column widths in points, widened where a word alone is wider than its cell: words never cross a wall."""
    widths = [max(w, 2 * PAD_X) for w in grid.widths]
    for cell in sorted(grid.cells, key=lambda c: c.col_span):
        last = cell.col + cell.col_span - 1
        have = sum(widths[cell.col : last + 1])
        need = max((_need(b) for b in cell.blocks), default=0.0) + PAD_X + _right_pad(cell)
        if need > have:
            widths[last] += need - have
    return tuple(widths)


def _need(block: Block) -> float:
    """The least width of a block in points."""
    if isinstance(block, Grid):
        return sum(fit_widths(block)) + 2 * GUTTER
    if isinstance(block, Floats):
        return max((f.x + f.width for f in block.boxes), default=0.0)
    return longest_word(block)


def _row_heights(grid: Grid, needs: Sequence[float]) -> list[float]:
    """Rows as high as their highest cell; what a merged cell needs beyond its rows goes to the last of them."""
    heights = list(grid.heights) + [0.0] * (grid.n_rows - len(grid.heights))
    heights = [max(h, 2 * PAD_Y + 4.0) for h in heights]
    for cell, need in sorted(zip(grid.cells, needs, strict=True), key=lambda pair: pair[0].row_span):
        rows = range(cell.row, cell.row + cell.row_span)
        lack = need - sum(heights[r] for r in rows)
        if lack > 0:
            heights[rows[-1]] += lack
    return heights


def _rulings(grid: Grid, xs: Sequence[float], ys: Sequence[float]) -> list[Ruling]:
    """The drawn sides of all cells, pieces of one line joined."""
    across: set[tuple[int, int]] = set()  # (line, column)
    down: set[tuple[int, int]] = set()  # (line, row)
    for c in grid.cells:
        cols, rows = range(c.col, c.col + c.col_span), range(c.row, c.row + c.row_span)
        across |= {(c.row, k) for k in cols if c.sides.top} | {(c.row + c.row_span, k) for k in cols if c.sides.bottom}
        down |= {(c.col, k) for k in rows if c.sides.left} | {(c.col + c.col_span, k) for k in rows if c.sides.right}
    out = [Ruling(xs[a], ys[line], xs[b], ys[line]) for line, a, b in _runs(across)]
    return out + [Ruling(xs[line], ys[a], xs[line], ys[b]) for line, a, b in _runs(down)]


def _runs(pieces: set[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """(line, piece) pairs as runs (line, first, behind the last)."""
    out = []
    for line, found in groupby(sorted(pieces), key=lambda p: p[0]):
        start = end = -1
        for _line, at in found:
            if at != end:
                if end > start:
                    out.append((line, start, end))
                start = at
            end = at + 1
        out.append((line, start, end))
    return out


def _sums(start: float, steps: Sequence[float]) -> list[float]:
    out = [start]
    for step in steps:
        out.append(out[-1] + step)
    return out


def _moved(box: Box, dx: float, dy: float) -> Box:
    return Box(box.x0 + dx, box.top + dy, box.x1 + dx, box.bottom + dy)
