"""Pages to tables: ruled grids filled with words. Cells keep their lines, because position inside a cell is meaning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from petik.ingest.page import Box, Page, Word
from petik.parsers.model import Cell, Table
from petik.parsers.print.lines import group_lines
from petik.parsers.tables.lattice import Grid, find_grids

MIN_TEXT_CELLS = 2  # a frame around one text is no table
PADDING = 13.0  # points: an empty unit row or column thinner than this is the rim of a shaded cell
MIN_SIDE = 3.0  # points: narrower cells are the gap of a double ruling


def ruled_tables(page: Page) -> list[Table]:
    """All ruled tables of a page, top to bottom, their cells filled."""
    tables = []
    for grid in find_grids(page.rulings):
        table = fill(_without_slivers(grid), page)
        if table is not None:
            tables.append(table)
    return _outermost(tables)


def fill(grid: Grid, page: Page) -> Table | None:
    """The grid's cells with the words whose centre lies in them; None when hardly any cell holds text."""
    words_of: dict[int, list[Word]] = defaultdict(list)
    box = grid.box
    nearby = _Squares(grid)
    for word in page.words:
        if not box.contains_centre(word.box):
            continue
        cx, cy = word.box.cx, word.box.cy
        for i, x0, top, x1, bottom in nearby.at(cx, cy):
            if x0 <= cx <= x1 and top <= cy <= bottom:
                words_of[i].append(word)
                break
    if len(words_of) < MIN_TEXT_CELLS:
        return None
    cells = tuple(
        Cell(c.row, c.col, c.row_span, c.col_span, c.box, tuple(group_lines(words_of.get(i, ()))))
        for i, c in enumerate(grid.cells)
    )
    return without_padding(Table(page.number, box, len(grid.ys) - 1, len(grid.xs) - 1, cells, "ruled"))


Place = tuple[int, float, float, float, float]  # index of a cell; x0, top, x1, bottom


class _Squares:
    """The cells of a grid by the squares of the page that they touch: a word looks among a few, not among thousands."""

    def __init__(self, grid: Grid) -> None:
        self._box = grid.box
        self._width = max(grid.box.width / max(1, len(grid.xs) - 1), 1.0)
        self._height = max(grid.box.height / max(1, len(grid.ys) - 1), 1.0)
        self._cells: dict[tuple[int, int], list[Place]] = defaultdict(list)
        for i, cell in sorted(enumerate(grid.cells), key=lambda ic: ic[1].box.top):
            box = cell.box
            left, top = self._square(box.x0, box.top)
            right, bottom = self._square(box.x1, box.bottom)
            for column in range(left, right + 1):
                for row in range(top, bottom + 1):
                    self._cells[column, row].append((i, box.x0, box.top, box.x1, box.bottom))

    def _square(self, x: float, y: float) -> tuple[int, int]:
        return int((x - self._box.x0) // self._width), int((y - self._box.top) // self._height)

    def at(self, x: float, y: float) -> list[Place]:
        """The cells that may hold the point, upper ones first."""
        return self._cells.get(self._square(x, y), [])


def without_padding(table: Table) -> Table:
    """Narrow rows and columns that hold no text of their own are taken out.

    Shaded cells are often drawn as a fill for the cell and one for the text inside it; the rim between the two fills
    is no column.
    """
    cols = _own_text(table, lambda c: (c.col, c.col_span), table.n_cols, lambda b: b.width, PADDING)
    rows = _own_text(table, lambda c: (c.row, c.row_span), table.n_rows, lambda b: b.height, PADDING)
    if all(cols) and all(rows):
        return table
    cells = []
    for c in table.cells:
        row, row_span = sum(rows[: c.row]), sum(rows[c.row : c.row + c.row_span])
        col, col_span = sum(cols[: c.col]), sum(cols[c.col : c.col + c.col_span])
        if row_span and col_span:
            cells.append(replace(c, row=row, col=col, row_span=row_span, col_span=col_span))
    return replace(table, n_rows=sum(rows), n_cols=sum(cols), cells=tuple(cells))


def _own_text(
    table: Table,
    place: Callable[[Cell], tuple[int, int]],
    n: int,
    side: Callable[[Box], float],
    limit: float,
) -> list[bool]:
    """Per unit row or column: False when it is narrower than *limit* and no cell of just that unit holds text."""
    keep = [True] * n
    for i in range(n):
        own = [c for c in table.cells if place(c) == (i, 1)]
        if own and not any(c.lines for c in own) and min(side(c.box) for c in own) < limit:
            keep[i] = False
    return keep if any(keep) else [True] * n


def _without_slivers(grid: Grid) -> Grid:
    """Rows and columns thinner than MIN_SIDE are taken out: they are the inside of a double line."""
    keep_x = _keep(grid.xs)
    keep_y = _keep(grid.ys)
    if len(keep_x) == len(grid.xs) and len(keep_y) == len(grid.ys):
        return grid
    col_at, row_at = _places(grid.xs, keep_x), _places(grid.ys, keep_y)
    cells = []
    for c in grid.cells:
        r0, r1 = row_at[c.row], row_at[c.row + c.row_span]
        c0, c1 = col_at[c.col], col_at[c.col + c.col_span]
        if r1 > r0 and c1 > c0:
            cells.append(type(c)(r0, c0, r1 - r0, c1 - c0, c.box))
    return Grid(tuple(grid.xs[i] for i in keep_x), tuple(grid.ys[i] for i in keep_y), tuple(cells))


def _keep(lines: Sequence[float]) -> list[int]:
    kept = [0]
    for i in range(1, len(lines)):
        if lines[i] - lines[kept[-1]] >= MIN_SIDE:
            kept.append(i)
        elif i == len(lines) - 1 and len(kept) > 1:
            kept[-1] = i
    return kept


def _places(lines: Sequence[float], kept: Sequence[int]) -> list[int]:
    """Per line its place among the *kept* ones: a line taken out counts as the one it lies beside."""
    out = []
    for i, at in enumerate(lines):
        place = sum(k <= i for k in kept) - 1
        out.append(place if at - lines[kept[place]] < MIN_SIDE else place + 1)
    return out


def _outermost(tables: list[Table]) -> list[Table]:
    """A grid that lies inside a cell of another one is dropped: its words already stand in that cell."""

    def inside(a: Box, b: Box) -> bool:
        return a is not b and b.x0 - 1 <= a.x0 and a.x1 <= b.x1 + 1 and b.top - 1 <= a.top and a.bottom <= b.bottom + 1

    out = []
    for t in tables:
        if any(inside(t.box, u.box) and len(u.cells) > len(t.cells) for u in tables):
            continue
        out.append(t)
    return out


def words_outside(page: Page, tables: Sequence[Table]) -> list[Word]:
    """The page's words that stand in none of *tables*."""
    boxes = [t.box for t in tables]
    return [w for w in page.words if not any(box.contains_centre(w.box) for box in boxes)]
