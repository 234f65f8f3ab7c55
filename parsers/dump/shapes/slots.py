"""Displaced cells put back by order: every row says which of its cells are missing, the cells come row by row.

An alignment keeps the order of both sides; wording decides between readings of a row, and counts that agree prove it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

UNFILLED = 1.6  # cost of a slot that no cell fills
SKIPPED = 1.6  # cost of a cell that no slot takes
LOOK_AHEAD = 8  # cells that may be skipped at once
ALIKE = 1e-6  # scores closer than this are the same


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a row: the slots that its line left empty, in order; `given` is what the line itself says.

    `cost` is what speaks against this reading before any cell is looked at.
    """

    slots: tuple[str, ...]
    given: tuple[tuple[str, str], ...] = ()
    cost: float = 0.0


@dataclass(slots=True)
class Alignment:
    """The reading chosen for each row, and the cell (its index) or None for each of its slots.

    `proven`: all slots are filled, all cells used, no wording speaks against its slot, no other alignment is as good.
    """

    readings: list[int] = field(default_factory=list)
    cells: list[tuple[int | None, ...]] = field(default_factory=list)
    proven: bool = False


Fit = Callable[[int, str, int], float]  # (row, slot, cell) -> how well the wording suits the slot, about -2..2


def align(rows: Sequence[Sequence[Reading]], n_cells: int, fit: Fit) -> Alignment:
    """The best order-keeping alignment of all rows with cells 0..n_cells-1."""
    tails: list[list[tuple[float, int]]] = [[(-SKIPPED * (n_cells - j), 1) for j in range(n_cells + 1)]]
    steps: list[list[_Step]] = []
    for i in range(len(rows) - 1, -1, -1):
        options = [_reading(i, k, reading, tails[-1], n_cells, fit) for k, reading in enumerate(rows[i])]
        steps.append([max((o[j] for o in options), key=lambda s: s.score) for j in range(n_cells + 1)])
        tails.append([_best(o[j] for o in options) for j in range(n_cells + 1)])
    out = Alignment()
    at = 0
    complete = True
    for i, row in enumerate(rows):
        step = steps[len(rows) - 1 - i][at]
        out.readings.append(step.reading)
        out.cells.append(step.cells)
        slots = row[step.reading].slots
        complete &= all(c is not None and fit(i, s, c) >= 0 for s, c in zip(slots, step.cells, strict=True))
        used = [c for c in step.cells if c is not None]
        complete &= used == list(range(at, at + len(used)))
        at = used[-1] + 1 if used else at
    out.proven = complete and at == n_cells and tails[-1][0][1] == 1
    return out


@dataclass(frozen=True, slots=True)
class _Step:
    """The best way through one row from a given cell on: score to the end, reading, cells, number of equal ways."""

    score: float
    reading: int
    cells: tuple[int | None, ...]
    ways: int


def _best(steps: Iterable[_Step]) -> tuple[float, int]:
    """The top score, and how many ways reach it."""
    found = list(steps)
    top = max(s.score for s in found)
    return top, sum(s.ways for s in found if top - s.score < ALIKE)


def _reading(
    row: int, number: int, reading: Reading, tail: Sequence[tuple[float, int]], n: int, fit: Fit
) -> list[_Step]:
    """For every first cell: the best way to fill the slots of one reading and go on with the rows below."""
    later = [_Step(score - reading.cost, number, (), ways) for score, ways in tail]
    for slot in reversed(reading.slots):
        now: list[_Step] = []
        for j in range(n + 1):
            left = later[j]
            ways = [_Step(left.score - UNFILLED, number, (None, *left.cells), left.ways)]
            for c in range(j, min(n, j + LOOK_AHEAD)):
                rest = later[c + 1]
                score = rest.score + fit(row, slot, c) - SKIPPED * (c - j)
                ways.append(_Step(score, number, (c, *rest.cells), rest.ways))
            score, count = _best(ways)
            found = max(ways, key=lambda s: s.score)
            now.append(_Step(score, number, found.cells, count))
        later = now
    return later
