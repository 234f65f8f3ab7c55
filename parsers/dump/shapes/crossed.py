"""Columns that were read across each other, taken apart again.

Every word of the table belongs to one column; within a line the columns follow each other from left to right, and a
column's cells follow each other downwards. Among all ways to share out the words the likeliest is taken: the wording
of the cells (`crossed_words`), what a cell of the column begins with, the widths at which its lines wrap, and that
every row has its cells. A beam search over the words finds it; the widths are found by trying.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product

from petik.parsers.dump.shapes.crossed_words import SPACE, WHOLE, Token, Wording, own_pairs, tokens_of, wants_more

GRID_BEAM = 6
BEAM, BEAM_SEARCH = 80, 16  # kept ways: of the last search, and while widths are tried
MANY_BREAKS = 0.6  # share of lines behind a blank line from which on blank lines tell nothing
FACTORS = (0.5, 0.65, 0.8, 1.25, 1.6, 2.0)  # by which a column's width is varied


@dataclass(frozen=True, slots=True)
class Column:
    """What is known of a column before looking. `begins(words)`: how well a cell begins with them, -7 … 3."""

    role: str
    begins: Callable[[Sequence[Token]], float]
    width: float  # characters that such a column usually has
    every_row: bool = True  # each row has a cell of its own (a sasaran may span rows)
    formula: bool = False  # fractions and "x 100%" stand here


@dataclass(frozen=True, slots=True)
class Weights:
    """Costs and rewards, in the unit of `Wording.follows`."""

    cut: float = -1.6  # another column in the middle of a line
    ruling: float = 1.6  # a ruling read there
    bullet: float = 1.5
    wrapped: float = 1.4  # the next word would not have fitted into the line before
    slack: float = 0.25  # per character of room that the line before still had
    over: float = 0.8  # per character that a line is too long
    cap: float = 5.0  # what a line that does not fit costs at most
    gap: float = 0.6  # per further line that a cell skips
    skip: float = 0.3  # a line that a cell skips: the columns' lines need not be level
    row: float = 0.5  # a column that goes on in the very next line
    blank: float = 0.8  # a cell that goes on behind a blank line; what one gains that begins there
    early: float = -1.7  # a cell before its row's other cells
    unfinished: float = -2.5  # a cell that ends with "dan"
    uneven: float = -1.5  # per row without a cell of a column
    empty: float = -1.5  # a column without any cell
    unlike: float = 0.85  # of a column's width to the usual one, times the squared difference in steps of 45 %


@dataclass(slots=True)
class Cell:
    """A cell put together: its words, line by line of the dump."""

    words: list[Token] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def lines(self) -> list[int]:
        return sorted({word.line for word in self.words})

    def widths(self) -> list[float]:
        """How wide its lines are, in small letters."""
        out: dict[int, float] = {}
        for word in self.words:
            out[word.line] = out.get(word.line, -SPACE) + SPACE + word.width
        return list(out.values())


@dataclass(slots=True)
class _Step:
    """A way to share out the words up to here; `before` leads back to the start."""

    score: float
    last: tuple[int, ...]  # per column the index of its last word, -1 where it has none
    count: tuple[int, ...]  # cells begun per column
    length: tuple[float, ...]  # width of the column's last line so far
    column: int
    begins: bool
    before: _Step | None


class Crossed:
    """One table read across. `cells()` gives the cells of every column."""

    def __init__(
        self,
        lines: Sequence[str],
        columns: Sequence[Column],
        wording: Wording,
        breaks: Collection[int] = (),
        weights: Weights | None = None,
    ) -> None:
        """*breaks*: the lines (counted from 0) that a blank line parts from the one above."""
        self.columns = tuple(columns)
        self.weights = weights or Weights()
        self._wording = wording
        # a dump that sets every line apart says nothing by it
        self._breaks = frozenset(breaks if len(breaks) < MANY_BREAKS * len(lines) else ())
        self.tokens: list[Token] = []
        self._own: list[Counter[tuple[str, str]]] = []
        for number, text in enumerate(lines):
            found = tokens_of(text, number)
            self.tokens += found
            self._own.append(own_pairs(found))
        self._follows: dict[tuple[int, int], float] = {}
        self._foreign = [[self._cost_of_foreign(c, token) for c in range(len(self.columns))] for token in self.tokens]
        self._early: dict[tuple[tuple[int, ...], int], float] = {}
        self._begin = [[c.begins(self.tokens[i : i + 5]) for c in self.columns] for i in range(len(self.tokens))]

    @cached_property
    def _wanting(self) -> list[bool]:
        return [wants_more(token) for token in self.tokens]

    def cells(self) -> list[list[Cell]]:
        """Per column its cells from top to bottom."""
        if not self.tokens:
            return [[] for _ in self.columns]
        widths = self._fitted()
        return self._collect(self._search(BEAM, widths))

    def _fitted(self) -> tuple[float, ...]:
        """The widths under which the words fall into place best."""
        top, kept = -math.inf, tuple(c.width for c in self.columns)
        shares = [[c.width * f for f in (0.62, 0.9, 1.25)] for c in self.columns]
        for tried in product(*shares):
            found = self._search(GRID_BEAM, tried)
            if found.score > top:
                top, kept = found.score, tried
        for _ in range(2):
            widths = self._measured(self._search(BEAM_SEARCH, kept))
            found = self._search(BEAM_SEARCH, widths)
            if found.score <= top + 0.01:
                break
            top, kept = found.score, widths
        for column in range(len(self.columns)):
            for factor in FACTORS:
                tried = tuple(max(10.0, w * factor) if i == column else w for i, w in enumerate(kept))
                found = self._search(BEAM_SEARCH, tried)
                if found.score > top + 0.01:
                    top, kept = found.score, tried
        return kept

    def _measured(self, step: _Step) -> tuple[float, ...]:
        """The widths that a sharing shows: of the long lines of each column."""
        out = []
        for column, cells in zip(self.columns, self._collect(step), strict=True):
            lengths = sorted(width for cell in cells for width in cell.widths())
            out.append(max(12.0, lengths[int(len(lengths) * 0.85)]) if lengths else column.width)
        return tuple(out)

    def _search(self, beam: int, widths: tuple[float, ...] | None) -> _Step:
        """The likeliest sharing; its score includes what the whole costs."""
        none: tuple[int, ...] = (0,) * len(self.columns)
        narrow: tuple[float, ...] = (0.0,) * len(self.columns)
        steps = [_Step(0.0, (-1,) * len(self.columns), none, narrow, -1, False, None)]
        for at in range(len(self.tokens)):
            ways = [way for step in steps for way in self._ways(step, at, widths)]
            ways.sort(key=lambda way: -way[0])
            steps = _kept(ways, at, beam)
        return max((_closed(step, self._costs_of_whole(step, widths)) for step in steps), key=lambda s: s.score)

    def _ways(self, step: _Step, at: int, widths: tuple[float, ...] | None) -> list[_Way]:
        """Every way to go on with the word *at*."""
        token, weights = self.tokens[at], self.weights
        fresh = at == 0 or self.tokens[at - 1].line != token.line
        marks = (weights.ruling if token.apart else 0.0) + (weights.bullet if token.bullet else 0.0)
        out: list[_Way] = []
        for c in range(0 if fresh else max(0, step.column), len(self.columns)):
            score = step.score + self._foreign[at][c]
            if not fresh and c == step.column:
                length = step.length[c] + SPACE + token.width
                score += self._pair(at - 1, at, c, False) - marks - self._too_long(c, length, step.length[c], widths)
                out.append((score, step, c, length, False))
                continue
            score += 0.0 if fresh else weights.cut + marks
            length = token.width
            score -= self._too_long(c, length, 0.0, widths)
            if step.last[c] >= 0:
                joined = self._pair(step.last[c], at, c, True) + self._wrap(step, c, token, widths)
                out.append((score + joined, step, c, length, False))
            begun = self._begin[at][c] + self._opening(step, c) + (weights.bullet if token.bullet else 0.0)
            begun += weights.blank if fresh and token.line in self._breaks else 0.0
            out.append((score + begun, step, c, length, True))
        return out

    def _pair(self, a: int, b: int, column: int, wrapped: bool) -> float:
        """How well the word *b* follows *a* in a column."""
        first, second = self.tokens[a], self.tokens[b]
        if self.columns[column].formula:
            if WHOLE.search(first.text) and second.bare:
                return 0.0 if wrapped and second.opens else -2.5
            if wrapped and second.opens and not wants_more(first):
                return 0.3  # what a fraction's line parts: "Jumlah …" above, "Jumlah seluruh …" below
        found = self._follows.get((a, b))
        if found is None:
            own = self._own[first.line] if first.line == second.line else None
            found = self._follows[a, b] = self._wording.follows(first, second, own)
        return found

    def _cost_of_foreign(self, column: int, token: Token) -> float:
        """What it costs that a word of a formula stands in another column."""
        if self.columns[column].formula or not any(c.formula for c in self.columns):
            return 0.0
        return -4.0 if FORMULA_WORD.match(token.text) else 0.0

    def _too_long(self, column: int, length: float, before: float, widths: tuple[float, ...] | None) -> float:
        """What it costs that a line grew beyond its column's width."""
        if widths is None or length <= widths[column]:
            return 0.0
        cap, over = self.weights.cap, self.weights.over
        return min(cap, (length - widths[column]) * over) - min(cap, max(0.0, before - widths[column]) * over)

    def _wrap(self, step: _Step, column: int, token: Token, widths: tuple[float, ...] | None) -> float:
        """How well a cell goes on in another line: the line before must be full, and not far above."""
        skipped = token.line - self.tokens[step.last[column]].line - 1
        score = -self.weights.gap * max(0, skipped - 1) - self.weights.skip * (skipped > 0)
        score += self.weights.row * (skipped == 0) - self.weights.blank * (token.line in self._breaks)
        if widths is not None:
            slack = widths[column] - (step.length[column] + SPACE + token.width)
            score += self.weights.wrapped if slack < 0 else -min(self.weights.cap, self.weights.slack * slack)
        return score

    def _opening(self, step: _Step, column: int) -> float:
        """What a new cell costs besides its first words."""
        key = (step.count, column)
        if key not in self._early:
            self._early[key] = self.weights.early if self._is_early(*key) else 0.0
        last = step.last[column]
        return self._early[key] + (self.weights.unfinished if last >= 0 and self._wanting[last] else 0.0)

    def _is_early(self, count: tuple[int, ...], column: int) -> bool:
        """True where a further cell of the column comes before the other cells of its row."""
        rows = [n for n, c in zip(count, self.columns, strict=True) if c.every_row]
        if self.columns[column].every_row:
            return count[column] > min(rows)
        return count[column] >= max(1, max(rows))

    def _costs_of_whole(self, step: _Step, widths: tuple[float, ...] | None) -> float:
        weights = self.weights
        rows = max(n for n, c in zip(step.count, self.columns, strict=True) if c.every_row)
        score = 0.0
        for count, last, column in zip(step.count, step.last, self.columns, strict=True):
            score += weights.uneven * (rows - count if column.every_row else max(0, count - rows))
            score += weights.empty if count == 0 else 0.0
            score += weights.unfinished if last >= 0 and self._wanting[last] else 0.0
        if widths is not None:
            pairs = zip(widths, self.columns, strict=True)
            score -= sum(weights.unlike * (math.log(w / c.width) / 0.45) ** 2 for w, c in pairs)
        return score

    def _collect(self, step: _Step | None) -> list[list[Cell]]:
        taken: list[_Step] = []
        while step is not None and step.column >= 0:
            taken.append(step)
            step = step.before
        out: list[list[Cell]] = [[] for _ in self.columns]
        for at, one in enumerate(reversed(taken)):
            if one.begins or not out[one.column]:
                out[one.column].append(Cell())
            out[one.column][-1].words.append(self.tokens[at])
        return out


FORMULA_WORD = re.compile(r"^[xX*]?\s*100\s*%?\)?$|^[xX]$|^dibagi$|^dikurangi$", re.I)


_Way = tuple[float, _Step, int, float, bool]  # score, step before, column, length of its line, a new cell


def _kept(ways: Sequence[_Way], at: int, beam: int) -> list[_Step]:
    """The best *beam* ways; of two that leave the columns in the same state the better one."""
    out: list[_Step] = []
    seen: set[tuple[tuple[int, ...], tuple[int, ...], int]] = set()
    for score, step, c, length, begins in ways:
        last = (*step.last[:c], at, *step.last[c + 1 :])
        count = (*step.count[:c], step.count[c] + 1, *step.count[c + 1 :]) if begins else step.count
        if (last, count, c) in seen:
            continue
        seen.add((last, count, c))
        lengths = (*step.length[:c], length, *step.length[c + 1 :])
        out.append(_Step(score, last, count, lengths, c, begins, step))
        if len(out) == beam:
            break
    return out


def _closed(step: _Step, costs: float) -> _Step:
    return replace(step, score=step.score + costs)
