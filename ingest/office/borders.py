"""Which walls of an Office table are drawn on the synthetic page: the table's structure is known, its borders are not
always shown, and a table that shows none was made to set text side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from petik.ingest.office.extents import Place, Said, table_places
from petik.ingest.office.grid import Sides

RULED = 1 / 3  # share of a row's sides that must show for the row to be part of a table and not of a layout
LINED = 0.4  # share of a table's row boundaries that show: then a missing line is meant


@dataclass(frozen=True, slots=True)
class Seen:
    """A cell with the borders that show on its own sides."""

    row: int
    col: int
    row_span: int
    col_span: int
    text: str
    top: bool
    left: bool
    bottom: bool
    right: bool

    @property
    def empty(self) -> bool:
        return not self.text.strip()


class Walls:
    """Unit pieces of wall: `across` holds (line, column), `down` holds (line, row). A piece shows if a side does."""

    def __init__(self, cells: Sequence[Seen]) -> None:
        self.across: set[tuple[int, int]] = set()
        self.down: set[tuple[int, int]] = set()
        for c in cells:
            self.across |= {(c.row, k) for k in _cols(c) if c.top}
            self.across |= {(c.row + c.row_span, k) for k in _cols(c) if c.bottom}
            self.down |= {(c.col, r) for r in _rows(c) if c.left}
            self.down |= {(c.col + c.col_span, r) for r in _rows(c) if c.right}


def sides_of(cells: Sequence[Seen]) -> list[Sides]:
    """The sides to draw for each cell, in order.

    In a ruled row every cell is walled, except an empty cell that no border parts from its neighbour although others
    are parted (the eye reads both as one), and empty cells beside the table. Every cell of a table that its contents
    show is walled. Elsewhere only what shows is drawn.
    """
    walls = Walls(cells)
    ruled = _ruled_rows(cells, walls)
    inside = _by_content(cells, ruled)
    outside = _outside(cells, walls) | _between(cells, walls, ruled)
    no_top = _joined_above(cells, walls, ruled)
    no_left = _joined_left(cells, walls)
    out = []
    for c in cells:
        if (c.row, c.col) in inside:
            out.append(Sides())
        elif not ruled.intersection(_rows(c)) or (c.row, c.col) in outside:
            out.append(_showing(c, walls))
        else:
            out.append(
                Sides(
                    top=(c.row, c.col) not in no_top,
                    left=(c.row, c.col) not in no_left,
                    bottom=(c.row + c.row_span, c.col) not in no_top,
                    right=(c.row, c.col + c.col_span) not in no_left,
                )
            )
    return out


def _by_content(cells: Sequence[Seen], ruled: frozenset[int]) -> frozenset[Place]:
    """Places of tables that no borders show."""
    n_rows = max((c.row + c.row_span for c in cells), default=0)
    if len(ruled) == n_rows:
        return frozenset()
    said = [Said(c.row, c.col, c.col_span, c.text) for c in cells if not c.empty]
    boxed = frozenset(r for c in cells if c.left or c.right or c.bottom for r in _rows(c)) - ruled
    return table_places(said, n_rows, ruled, boxed)


def _showing(c: Seen, walls: Walls) -> Sides:
    """The cell's sides that show over their whole length."""
    return Sides(
        top=all((c.row, k) in walls.across for k in _cols(c)),
        left=all((c.col, r) in walls.down for r in _rows(c)),
        bottom=all((c.row + c.row_span, k) in walls.across for k in _cols(c)),
        right=all((c.col + c.col_span, r) in walls.down for r in _rows(c)),
    )


def _outside(cells: Sequence[Seen], walls: Walls) -> set[tuple[int, int]]:
    """Empty cells at a row's ends whose outer side does not show: they lie beside the table, not in it."""
    rows: dict[int, list[Seen]] = {}
    for c in cells:
        rows.setdefault(c.row, []).append(c)
    out = set()
    for row in rows.values():
        row.sort(key=lambda c: c.col)
        for line, ends in ((1, row[::-1]), (0, row)):
            for c in ends:
                edge = c.col + c.col_span if line else c.col
                if not c.empty or any((edge, r) in walls.down for r in _rows(c)):
                    break
                out.add((c.row, c.col))
    return out


def _between(cells: Sequence[Seen], walls: Walls, ruled: frozenset[int]) -> set[tuple[int, int]]:
    """Cells of columns that part two tables side by side: empty in every ruled row, with no line across any of them."""
    within = [c for c in cells if ruled.intersection(_rows(c))]
    taken = {k for c in within if not c.empty or c.col_span > 1 for k in _cols(c)}
    lined = {k for line, k in walls.across if line in ruled or line - 1 in ruled}
    return {(c.row, c.col) for c in within if c.col not in taken | lined}


def _ruled_rows(cells: Sequence[Seen], walls: Walls) -> frozenset[int]:
    """Rows of which enough borders show; none where only the outer frame shows."""
    n_rows = max((c.row + c.row_span for c in cells), default=0)
    n_cols = max((c.col + c.col_span for c in cells), default=0)
    inner = any(0 < line < n_rows for line, _c in walls.across) or any(0 < line < n_cols for line, _r in walls.down)
    if not inner and (n_rows > 1 or n_cols > 1):
        return frozenset()
    shown = [0] * n_rows
    sides = [0] * n_rows
    for c in cells:
        for r in _rows(c):
            own = [(c.col, r) in walls.down, (c.col + c.col_span, r) in walls.down]
            own += [(c.row, k) in walls.across for k in (c.col,)] if r == c.row else []
            own += [(c.row + c.row_span, c.col) in walls.across] if r == c.row + c.row_span - 1 else []
            shown[r] += sum(own)
            sides[r] += len(own)
    return frozenset(r for r in range(n_rows) if sides[r] and shown[r] >= RULED * sides[r])


def _joined_above(cells: Sequence[Seen], walls: Walls, ruled: frozenset[int]) -> set[tuple[int, int]]:
    """(row, column) of empty cells that belong to the one above.

    A missing line says so only where lines are the habit: at this boundary, or between most rows of the table.
    """
    above = {(c.row + c.row_span, c.col, c.col_span) for c in cells}
    lines = {line for line, _k in walls.across}
    inner = [r for r in ruled if r - 1 in ruled]
    habit = sum(r in lines for r in inner) >= LINED * len(inner)
    out = set()
    for c in cells:
        if not c.empty or c.row not in inner or (c.row, c.col, c.col_span) not in above:
            continue
        if (habit or c.row in lines) and not any((c.row, k) in walls.across for k in _cols(c)):
            out.add((c.row, c.col))
    return out


def _joined_left(cells: Sequence[Seen], walls: Walls) -> set[tuple[int, int]]:
    """(row, column) of empty cells that belong to the one on their left, in rows that part other cells by lines."""
    before = {(c.row, c.row_span, c.col + c.col_span) for c in cells}
    starts = {(c.col, r) for c in cells for r in _rows(c)}
    n_cols = max((c.col + c.col_span for c in cells), default=0)
    parted = {r for line, r in walls.down if 0 < line < n_cols and (line, r) in starts}
    return {
        (c.row, c.col)
        for c in cells
        if c.empty
        and (c.row, c.row_span, c.col) in before
        and c.row in parted
        and not any((c.col, r) in walls.down for r in _rows(c))
    }


def _cols(c: Seen) -> range:
    return range(c.col, c.col + c.col_span)


def _rows(c: Seen) -> range:
    return range(c.row, c.row + c.row_span)
