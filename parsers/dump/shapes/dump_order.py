"""In which order a page's displaced names came out: as the rows stand, backwards, or in none that can be told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from petik.parsers.dump.shapes.quarter_names import Names
from petik.parsers.dump.shapes.quarter_text import Piece
from petik.parsers.dump.shapes.seats import Row
from petik.parsers.print.strings import squash

FORWARD, BACKWARD, UNKNOWN = 1, -1, 0


def by_columns(found: Names) -> bool:
    """True where each kind of name came out in one run: the extractor went down the columns, rows keep their order."""
    kinds = [k for k in found.kinds if k]
    runs = 1 + sum(a != b for a, b in pairwise(kinds))
    return len(kinds) >= 2 * runs and runs > 1


def orders_of(names: Sequence[Names], rows: Sequence[Row], columns: Sequence[str]) -> list[int]:
    """The order of every page. Extractors are consistent: where pages contradict each other, none is trusted."""
    found = [_order(page, n, rows, columns) for page, n in enumerate(names)]
    told = {order for order in found if order is not None}
    common = told.pop() if len(told) == 1 else UNKNOWN
    return [FORWARD if by_columns(n) else common for n in names]


def _order(page: int, found: Names, rows: Sequence[Row], columns: Sequence[str]) -> int | None:
    """The order that names of the upper levels tell (*columns*), whose rows counts gave; None: they tell none."""
    votes: set[int] = set()
    for column in columns:
        seats = [r for r in rows if r.page == page and r.open(column)]
        want = [squash(r.names[column].text) if column in r.names else "" for r in seats]
        have = [squash(p.text) for p in found.of(column)]
        if len(have) != len(want) or want == want[::-1]:
            continue
        votes.add(FORWARD if have == want else BACKWARD if have[::-1] == want else UNKNOWN)
    if votes in ({FORWARD}, {BACKWARD}):
        return votes.pop()
    return UNKNOWN if votes else FORWARD if by_columns(found) else None


def in_order(pieces: Sequence[Piece], order: int) -> list[Piece]:
    return list(reversed(pieces)) if order == BACKWARD else list(pieces)
