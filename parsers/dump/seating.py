"""Displaced names of the lowest level - activity, its indicator, the unit in charge - put into rows page by page.

Counts say how many belong to a page; which belongs to which row is decided by witnesses (see `witnesses`): names that
the dump left side by side, words in common, units. A local search swaps names between rows while that agrees better.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from parsers.dump.quarter_blocks import LEVELS, Leaf
from parsers.dump.quarter_names import Names, sorted_names
from parsers.dump.quarter_text import Piece
from parsers.dump.seats import UNIT, Group, Row, column, groups_of, pages_of, rows_of
from parsers.dump.shared_names import seat_groups, seat_programs, seat_sasaran
from parsers.dump.witnesses import Words, fits, names_activity, units_of
from parsers.text import squash

PASSES = 12
EPSILON = 1e-9
NEIGHBOUR = 0.4  # two names of neighbouring columns side by side in the dump: it may be chance
CHAIN = 0.6  # … three and more in a row: hardly


def seated(leaves: Sequence[Leaf]) -> list[Row]:
    """All rows with the names that belong to them; `Row.proven` holds the columns that counts prove."""
    rows = rows_of(leaves)
    levels = max((len(r.block.nilai) for r in rows), default=0)
    if not levels:
        return rows
    names = sorted_names(leaves)
    for row in rows:
        row.names = dict(row.block.inline)
    groups = groups_of(rows, levels)
    seat_groups(rows, names, groups)
    seat_sasaran(rows, names)
    if levels > 1:
        for level in range(1, levels - 1):
            seat_programs(rows, names, groups, level)
    own = [LEVELS[min(levels - 1, 2)]] if levels > 1 else []
    _balance(rows, names, own, levels)
    columns = [*own, column(levels - 1), UNIT]
    for page, found in enumerate(names):
        _by_order(rows, page, found, columns)
    _Search(rows, names, groups, levels).run()
    return rows


def _balance(rows: Sequence[Row], names: Sequence[Names], own: Sequence[str], levels: int) -> None:
    """Names of activities too many and of indicators too few: what reads least as an activity is an indicator."""
    lowest = column(levels - 1)
    for page, found in enumerate(names):
        for i, kind in enumerate(found.kinds):
            if kind == "indikator":
                found.kinds[i] = lowest
        if not own:
            continue
        seats = [r for r in rows if r.page == page]
        many = len(found.of(own[0])) - sum(r.open(own[0]) for r in seats)
        few = sum(r.open(lowest) for r in seats) - len(found.of(lowest))
        doubtful = sorted(found.of(own[0]), key=lambda p: names_activity(p.text))
        for piece in doubtful[: max(0, min(many, few))]:
            found.retype(piece, lowest)


def _by_order(rows: Sequence[Row], page: int, found: Names, columns: Sequence[str]) -> None:
    """The first guess: the n-th name in the n-th open row. One unit printed for fewer rows holds for all."""
    for col in columns:
        seats = [r for r in rows if r.page == page and r.open(col)]
        pieces = found.of(col)
        alike = len({squash(p.text) for p in pieces}) == 1
        for row, piece in zip(seats, pieces, strict=False):
            row.names[col] = piece
            if len(pieces) == len(seats) and (alike or len(seats) == 1):
                row.proven.add(col)
        if col == UNIT and alike and len(pieces) < len(seats):
            for row in seats[len(pieces) :]:
                row.names[col] = pieces[0]


class _Search:
    """Swaps names between rows of a page, and between groups that count the same, while the witnesses agree better."""

    def __init__(self, rows: list[Row], names: Sequence[Names], groups: Sequence[Group], levels: int) -> None:
        self.rows, self.levels = rows, levels
        self.order = [c for level in range(levels) for c in (LEVELS[min(level, 2)], column(level))]
        self.order = list(dict.fromkeys([*self.order, UNIT]))
        self.words = Words(p.text for page in names for p in page.pieces)
        self.common = self._common_units()
        self.after = self._neighbours(names)
        self.ranks = {
            page: {col: [p.at for p in found.of(col)] for col in self.order} for page, found in enumerate(names)
        }
        self.moves = [*self._row_moves(names), *self._group_moves(groups)]
        self.shared: dict[tuple[str, str], float] = {}

    def _common_units(self) -> frozenset[str]:
        """Units of more than half of the rows: they tell no row from another ("1 Laporan Triwulan")."""
        counts = Counter(u for r in self.rows for u in units_of(r.block.nilai[-1] if r.block.nilai else {}))
        return frozenset(u for u, n in counts.items() if len(self.rows) >= 4 and 2 * n > len(self.rows))

    def _neighbours(self, names: Sequence[Names]) -> set[tuple[int, str, str]]:
        """(page, name, next name): pairs that stand side by side in the dump, folded."""
        return {
            (page, squash(a.text), squash(b.text))
            for page, found in enumerate(names)
            for a, b in zip(found.pieces, found.pieces[1:], strict=False)
        }

    def _row_moves(self, names: Sequence[Names]) -> Iterator[tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]]:
        own, lowest = LEVELS[min(self.levels - 1, 2)], column(self.levels - 1)
        together = [(own, lowest), (own,), (lowest,), (UNIT,), (own, lowest, UNIT)]
        if self.levels == 1:
            together = [(lowest,), (UNIT,), (lowest, UNIT)]
        for page in range(len(names)):
            seats = [i for i, r in enumerate(self.rows) if r.page == page]
            for a, b in combinations(seats, 2):
                for cols in together:
                    if all(self.rows[i].open(c) for i in (a, b) for c in cols):
                        yield cols, (a,), (b,)

    def _group_moves(
        self, groups: Sequence[Group]
    ) -> Iterator[tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]]:
        for a, b in combinations(groups, 2):
            if a.level != b.level or pages_of(a, self.rows) != pages_of(b, self.rows):
                continue
            upper, own = LEVELS[a.level], column(a.level)
            free = all(self.rows[i].open(own) for i in (*a.rows, *b.rows))
            parent = a.level > 0 and all(self.rows[i].open(upper) for i in (*a.rows, *b.rows))
            sets = [(own,)] * free + [(upper,)] * parent + [(upper, own)] * (parent and free)
            below = (LEVELS[min(self.levels - 1, 2)], column(self.levels - 1))
            if parent and free and len(a.rows) == len(b.rows) == 1:
                if all(self.rows[i].open(c) for i in (*a.rows, *b.rows) for c in below):
                    sets.append((upper, own, *below))
            yield from ((cols, a.rows, b.rows) for cols in sets)

    def run(self) -> None:
        for _ in range(PASSES):
            if not any([self._try(move) for move in self.moves]):
                return

    def _try(self, move: tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]) -> bool:
        cols, left, right = move
        if all(self._key(left[0], c) == self._key(right[0], c) for c in cols):
            return False
        touched = sorted({k for i in (*left, *right) for k in (i - 1, i, i + 1) if 0 <= k < len(self.rows)})
        before = sum(self._score(i) for i in touched)
        self._swap(cols, left, right)
        if sum(self._score(i) for i in touched) > before + EPSILON:
            return True
        self._swap(cols, left, right)
        return False

    def _swap(self, cols: Sequence[str], left: Sequence[int], right: Sequence[int]) -> None:
        for col in cols:
            a, b = self.rows[left[0]].names.get(col), self.rows[right[0]].names.get(col)
            self._set(left, col, b)
            self._set(right, col, a)

    def _set(self, at: Sequence[int], col: str, piece: Piece | None) -> None:
        for i in at:
            if piece is None:
                self.rows[i].names.pop(col, None)
            else:
                self.rows[i].names[col] = piece

    def _key(self, i: int, col: str) -> str:
        piece = self.rows[i].names.get(col)
        return squash(piece.text) if piece is not None else ""

    def _score(self, i: int) -> float:
        """How well the names of a row agree with each other and with its values."""
        row = self.rows[i]
        score, chain = 0.0, False
        for a, b in zip(self.order, self.order[1:], strict=False):
            linked = (row.page, self._key(i, a), self._key(i, b)) in self.after
            score += NEIGHBOUR * linked + CHAIN * (linked and chain)
            chain = linked
        lowest = column(self.levels - 1)
        for a, b in combinations(self.order, 2):
            weight = 2.0 if (a, b) == (LEVELS[min(self.levels - 1, 2)], lowest) else 0.6 if b == UNIT else 0.8
            score += weight * self._words(row.names.get(a), row.names.get(b))
        for level, values in enumerate(row.block.nilai):
            name = row.names.get(column(level))
            score += 1.0 * fits(name.text, values, self.common) if name is not None else 0.0
        return score + (self._beside(i - 1, i) if i else 0.0)

    def _beside(self, above: int, i: int) -> float:
        """How well two rows follow each other: one unit, names that were dumped one after the other, one program."""
        score = 0.0 if self._key(i, UNIT) == self._key(above, UNIT) else -0.3
        for col in (LEVELS[min(self.levels - 1, 2)], column(self.levels - 1)):
            a, b = self.rows[above].names.get(col), self.rows[i].names.get(col)
            if a is None or b is None:
                continue
            ranks = self.ranks.get(self.rows[i].page, {}).get(col, [])
            if a.at in ranks and b.at in ranks:
                score += 0.25 * (abs(ranks.index(a.at) - ranks.index(b.at)) == 1)
            if self.levels > 1 and self._key(above, column(self.levels - 2)) == self._key(i, column(self.levels - 2)):
                score += 0.3 * self._words(a, b)
        return score

    def _words(self, a: Piece | None, b: Piece | None) -> float:
        if a is None or b is None:
            return 0.0
        key = (a.text, b.text)
        if key not in self.shared:
            self.shared[key] = self.words.shared(*key)
        return self.shared[key]
