"""Lines of a kept layout to the rows of a table: every cell begins once in a row and goes on below.

What speaks for a line going on: what it says, that the line above it was full, and where cells stand in their row: all
at its top, or all at its middle, whichever explains the table better. The aim or programme of several rows may go on
beside all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from petik.parsers.dump.cells import Atom
from petik.parsers.dump.lines import CELL_WIDTH
from petik.parsers.dump.score import NAME_KINDS, TEXT_KINDS, begin_score, go_on_score, skip_costs

MAX_ROW = 60  # lines of one row
HOPELESS = 10.0  # a row that has lost so much against its best end is not followed further
BLANK_ROW, BLANK_INSIDE = 0.6, -0.5  # a blank line above a row, and inside one
NEW_ROW = 0.5
ROOM, FULL = (
    -1.0,
    0.4,
)  # a line that goes on though the one above had room for its first word; and had none
SPARE = 0.2  # share of a column's width that must be left for that
TIED = 2.5  # a text that ends with "dan" or a comma goes on, with a number too
STILL = -0.4  # an aim or a programme that goes on beside a further row
NEAR = 2  # lines between two lines of such a cell
LATE, OFF_MIDDLE = 0.9, 0.6  # per line that a cell begins below its row's first line, or stands off its row's middle
FARTHEST = 3  # lines
TRIAL = 150  # lines by which it is told whether cells stand at the top or in the middle

Line = dict[int, Atom]
Row = list[tuple[int, Atom]]


@dataclass(slots=True)
class _Open:
    """A row from its first line on: what it is worth so far, the last piece of every column and where it stands."""

    worth: float
    last: dict[int, Atom]
    first_at: dict[int, int]
    last_at: dict[int, int]


class Bands:
    """The rows of one table."""

    def __init__(self, cells: Sequence[Line], kinds: Sequence[str]) -> None:
        self.cells = cells
        self.kinds = kinds
        self.skips = skip_costs(list(kinds))
        self.zones = _zones(cells)
        anchor = max((c for c, k in enumerate(kinds) if k == "measure"), default=-1)
        self.shared = {c for c, k in enumerate(kinds) if k in NAME_KINDS and c < anchor}
        self.above = _above(cells)

    def rows(self) -> tuple[list[Row], float]:
        """The rows, each with its pieces in order, and the score per line."""
        trial = min(len(self.cells), TRIAL)
        top, middle = (self._cuts(trial, centred)[1] for centred in (False, True))
        cuts, score = self._cuts(len(self.cells), middle > top)
        return self._taken(cuts), score / max(1, len(self.cells))

    def _cuts(self, end: int, centred: bool) -> tuple[list[tuple[int, int]], float]:
        best = [0.0] + [float("-inf")] * end
        came = [0] * (end + 1)
        for start in range(end):
            row = _Open(best[start] - NEW_ROW - sum(self.skips), {}, {}, {})
            if start == 0 or any(a.gap for a in self.cells[start].values()):
                row.worth += BLANK_ROW
            highest = float("-inf")
            for stop in range(start + 1, min(end, start + MAX_ROW) + 1):
                self._add(row, stop - 1, start)
                worth = row.worth - self._off(row, start, stop, centred)
                if worth > best[stop]:
                    best[stop], came[stop] = worth, start
                highest = max(highest, worth)
                if worth < highest - HOPELESS:
                    break
        cuts: list[tuple[int, int]] = []
        at = end
        while at > 0:
            cuts.append((came[at], at))
            at = came[at]
        return cuts[::-1], best[-1]

    def _add(self, row: _Open, i: int, start: int) -> None:
        """Takes line *i* into *row*."""
        line = self.cells[i]
        if i > start and any(a.gap for a in line.values()):
            row.worth += BLANK_INSIDE
        for c, atom in line.items():
            if c in row.last:
                row.worth += self._goes_on(c, row.last[c], atom)
            else:
                begins, still = self._begins(c, atom), self._still(c, atom, i, start)
                if still > begins:
                    row.worth += still
                    row.last[c] = atom
                    continue
                row.worth += begins
                row.first_at[c] = i
            row.last[c] = atom
            row.last_at[c] = i

    def _begins(self, c: int, atom: Atom) -> float:
        return begin_score(self.kinds[c], atom, True) + self.skips[c]

    def _goes_on(self, c: int, last: Atom, atom: Atom) -> float:
        worth = go_on_score(self.kinds[c], atom) + (TIED if last.open else 0.0)
        if self.kinds[c] in TEXT_KINDS:
            x0, x1 = self.zones[c]
            left = x1 - last.words[-1].box.x1 / CELL_WIDTH - 1 - len(atom.words[0].text)
            worth += ROOM if left > SPARE * (x1 - x0) else FULL
        return worth

    def _still(self, c: int, atom: Atom, i: int, start: int) -> float:
        """What speaks for the piece going on in the cell of the rows above; it opens none in this row."""
        before = self.above[i].get(c)
        if c not in self.shared or before is None or i == 0 or i - before > NEAR or before >= start:
            return float("-inf")
        return self._goes_on(c, self.cells[before][c], atom) + STILL

    def _off(self, row: _Open, start: int, stop: int, centred: bool) -> float:
        """What the places of the row's cells cost."""
        lost = 0.0
        for c, first in row.first_at.items():
            if c in self.shared:
                continue
            if centred:
                lost += OFF_MIDDLE * min(FARTHEST, abs(first + row.last_at[c] - start - stop + 1) / 2)
            else:
                lost += LATE * min(FARTHEST, first - start)
        return lost

    def _taken(self, cuts: Sequence[tuple[int, int]]) -> list[Row]:
        """The pieces of every row; what goes on from a row above belongs to that row."""
        out: list[Row] = []
        home: dict[int, Row] = {}
        for start, stop in cuts:
            row: Row = []
            opened: set[int] = set()
            for i in range(start, stop):
                for c, atom in sorted(self.cells[i].items()):
                    if c not in opened and self._still(c, atom, i, start) > self._begins(c, atom) and c in home:
                        home[c].append((c, atom))
                        continue
                    opened.add(c)
                    home[c] = row
                    row.append((c, atom))
            out.append(row)
        return [row for row in out if row]


def _zones(cells: Sequence[Line]) -> dict[int, tuple[float, float]]:
    """From where to where the text of each column reaches (characters)."""
    out: dict[int, tuple[float, float]] = {}
    for line in cells:
        for c, atom in line.items():
            x0, x1 = atom.words[0].box.x0 / CELL_WIDTH, atom.words[-1].box.x1 / CELL_WIDTH
            known = out.get(c, (x0, x1))
            out[c] = (min(x0, known[0]), max(x1, known[1]))
    return out


def _above(cells: Sequence[Line]) -> list[dict[int, int]]:
    """Per line and column the nearest line above that has text there."""
    out: list[dict[int, int]] = []
    last: dict[int, int] = {}
    for i, line in enumerate(cells):
        out.append(dict(last))
        last.update(dict.fromkeys(line, i))
    return out
