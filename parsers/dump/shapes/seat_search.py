"""A search that swaps displaced names between rows while the witnesses agree better (see `witnesses`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from petik.parsers.dump.shapes.dump_order import by_columns, in_order
from petik.parsers.dump.shapes.quarter_blocks import LEVELS
from petik.parsers.dump.shapes.quarter_names import Names
from petik.parsers.dump.shapes.quarter_text import Piece
from petik.parsers.dump.shapes.seats import UNIT, Group, Row, column, pages_of
from petik.parsers.dump.shapes.witnesses import Words, fits, units_of
from petik.parsers.print.strings import squash

Move = tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]  # columns whose names two sets of rows swap

PASSES = 12
EPSILON = 1e-9
MOST_ROWS = 20  # rows of a page whose names are swapped; more stand on no page, and would take long
COLUMN_ORDER = 3.0  # … where the names of a column came out in one run
ORDER = 1.2  # a name where the page's order puts it, where that order is known
NEIGHBOUR = 0.4  # two names of neighbouring columns side by side in the dump: it may be chance
CHAIN = 0.6  # … three and more in a row: hardly


class Search:
    """Swaps names between rows of a page, and between groups that count the same, while the witnesses agree better."""

    def __init__(
        self,
        rows: list[Row],
        names: Sequence[Names],
        groups: Sequence[Group],
        levels: int,
        orders: Sequence[int],
        own: Sequence[str],
    ) -> None:
        """*own*: the column of the lowest level's names, where each row has its own."""
        self.rows, self.levels = rows, levels
        self.own, self.lowest = tuple(own), column(levels - 1)
        self.order = [c for level in range(levels) for c in (LEVELS[min(level, 2)], column(level))]
        self.order = list(dict.fromkeys([*self.order, UNIT]))
        self.words = Words(p.text for page in names for p in page.pieces)
        self.folded: dict[str, str] = {}
        self.scores: dict[tuple[int, tuple[int, ...], tuple[int, ...]], float] = {}
        self.common = self._common_units()
        self.after = self._neighbours(names)
        self.ranks = {
            page: {col: [p.at for p in found.of(col)] for col in self.order} for page, found in enumerate(names)
        }
        self.seats = self._seats(names, orders)
        self.columnwise = {page for page, found in enumerate(names) if by_columns(found)}
        self.moves = [*self._row_moves(names), *self._group_moves(groups)]
        self.shared: dict[tuple[str, str], float] = {}

    def _seats(self, names: Sequence[Names], orders: Sequence[int]) -> dict[tuple[int, str], int]:
        """(row, column) to the place in the dump of the name that the page's order puts there, where counts agree."""
        out: dict[tuple[int, str], int] = {}
        for page, found in enumerate(names):
            for col in (*self.own, self.lowest, UNIT) if orders[page] else ():
                seats = [i for i, r in enumerate(self.rows) if r.page == page and r.open(col)]
                pieces = in_order(found.of(col), orders[page])
                if len(pieces) == len(seats):
                    out.update({(i, col): p.at for i, p in zip(seats, pieces, strict=True)})
        return out

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

    def _row_moves(self, names: Sequence[Names]) -> Iterator[Move]:
        row = (*self.own, self.lowest)
        together = list(dict.fromkeys([row, self.own, (self.lowest,), (UNIT,), (*row, UNIT)]))
        for page in range(len(names)):
            seats = [i for i, r in enumerate(self.rows) if r.page == page]
            for a, b in combinations(seats, 2) if len(seats) <= MOST_ROWS else ():
                for cols in together:
                    if all(self.rows[i].open(c) for i in (a, b) for c in cols):
                        yield cols, (a,), (b,)

    def _group_moves(
        self, groups: Sequence[Group]
    ) -> Iterator[Move]:
        seats = [(group, pages_of(group, self.rows)) for group in groups]
        for (a, on_a), (b, on_b) in combinations(seats, 2):
            if a.level != b.level or on_a != on_b:
                continue
            upper, own = LEVELS[a.level], column(a.level)
            free = all(self.rows[i].open(own) for i in (*a.rows, *b.rows))
            parent = a.level > 0 and all(self.rows[i].open(upper) for i in (*a.rows, *b.rows))
            sets: list[tuple[str, ...]] = [(own,)] * free + [(upper,)] * parent + [(upper, own)] * (parent and free)
            row = (*self.own, self.lowest)
            single = parent and free and len(a.rows) == len(b.rows) == 1
            if single and all(self.rows[i].open(c) for i in (*a.rows, *b.rows) for c in row):
                sets.append((upper, own, *row))
            yield from ((cols, a.rows, b.rows) for cols in sets)

    def run(self) -> None:
        for _ in range(PASSES):
            if not sum(self._try(move) for move in self.moves):
                return

    def total(self, page: int) -> float:
        """How well all rows of a page agree."""
        return sum(self._score(i) for i, row in enumerate(self.rows) if row.page == page)

    def _try(self, move: Move) -> bool:
        cols, left, right = move
        if all(self._key(left[0], c) == self._key(right[0], c) for c in cols):
            return False
        if any(c in self.rows[i].proven for i in (*left, *right) for c in cols):
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
        if piece is None:
            return ""
        if piece.text not in self.folded:
            self.folded[piece.text] = squash(piece.text)
        return self.folded[piece.text]

    def _score(self, i: int) -> float:
        """How well the names of a row agree with each other, with its values and with the row above; remembered."""
        above = tuple(self._place(i - 1, c) for c in self.order) if i else ()
        key = (i, tuple(self._place(i, c) for c in self.order), above)
        if key not in self.scores:
            self.scores[key] = self._scored(i)
        return self.scores[key]

    def _place(self, i: int, col: str) -> int:
        piece = self.rows[i].names.get(col)
        return piece.at if piece is not None else -1

    def _scored(self, i: int) -> float:
        row = self.rows[i]
        score, chain = 0.0, False
        ordered = COLUMN_ORDER if row.page in self.columnwise else ORDER
        score += sum(ordered for col, p in row.names.items() if self.seats.get((i, col)) == p.at)
        for a, b in zip(self.order, self.order[1:], strict=False):
            linked = (row.page, self._key(i, a), self._key(i, b)) in self.after
            score += NEIGHBOUR * linked + CHAIN * (linked and chain)
            chain = linked
        for a, b in combinations(self.order, 2):
            weight = 2.0 if (a, b) == (*self.own, self.lowest) else 0.6 if b == UNIT else 0.8
            score += weight * self._words(row.names.get(a), row.names.get(b))
        for level, values in enumerate(row.block.nilai):
            name = row.names.get(column(level))
            score += 1.0 * fits(name.text, values, self.common) if name is not None else 0.0
        return score + (self._beside(i - 1, i) if i else 0.0)

    def _beside(self, above: int, i: int) -> float:
        """How well two rows follow each other: one unit, names that were dumped one after the other, one program."""
        score = 0.0 if self._key(i, UNIT) == self._key(above, UNIT) else -0.3
        for col in (*self.own, self.lowest):
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
