"""Which walls of an Office table are drawn on the synthetic page: the table's structure is known, its borders are not
always shown, and a table that shows none was made to set text side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layout import Sides

RULED = 1 / 3  # share of a row's sides that must show for the row to be part of a table and not of a layout


@dataclass(frozen=True, slots=True)
class Seen:
    """A cell with the borders that show on its own sides."""

    row: int
    col: int
    row_span: int
    col_span: int
    empty: bool
    top: bool
    left: bool
    bottom: bool
    right: bool


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


def sides_of(cells: Sequence[Seen], dense_rows: frozenset[int] = frozenset()) -> list[Sides]:
    """The sides to draw for each cell, in order.

    In a ruled row every cell is walled, except where a missing border joins an empty cell to the one above while its
    neighbours are parted there. In other rows only what shows is drawn. *dense_rows* count as ruled.
    """
    walls = Walls(cells)
    ruled = _ruled_rows(cells, walls) | dense_rows
    joined = _joined(cells, walls, ruled)
    out = []
    for c in cells:
        if ruled.intersection(_rows(c)):
            above = (c.row, c.col) not in joined
            below = (c.row + c.row_span, c.col) not in joined
            out.append(Sides(above, True, below, True))
        else:
            top = all((c.row, k) in walls.across for k in _cols(c))
            bottom = all((c.row + c.row_span, k) in walls.across for k in _cols(c))
            left = all((c.col, r) in walls.down for r in _rows(c))
            right = all((c.col + c.col_span, r) in walls.down for r in _rows(c))
            out.append(Sides(top, left, bottom, right))
    return out


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


def _joined(cells: Sequence[Seen], walls: Walls, ruled: frozenset[int]) -> set[tuple[int, int]]:
    """(line, first column) of walls that are left out on purpose: the eye reads both cells as one merged cell."""
    below = {(c.row + c.row_span, c.col, c.col_span): c for c in cells}
    out = set()
    for c in cells:
        upper = below.get((c.row, c.col, c.col_span))
        if upper is None or not c.empty or c.row not in ruled or c.row - 1 not in ruled:
            continue
        parted = any(line == c.row for line, _k in walls.across)
        if parted and not any((c.row, k) in walls.across for k in _cols(c)):
            out.add((c.row, c.col))
    return out


def _cols(c: Seen) -> range:
    return range(c.col, c.col + c.col_span)


def _rows(c: Seen) -> range:
    return range(c.row, c.row + c.row_span)
