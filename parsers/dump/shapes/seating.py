"""Displaced names of the lowest level - activity, its indicator, the unit in charge - put into rows page by page.

Counts say how many belong to a page; which belongs to which row is decided by witnesses (see `witnesses`): names that
the dump left side by side, words in common, units. A local search swaps names between rows while that agrees better.
"""

from __future__ import annotations

from collections.abc import Sequence

from petik.parsers.dump.shapes.dump_order import BACKWARD, UNKNOWN, in_order, orders_of
from petik.parsers.dump.shapes.quarter_blocks import LEVELS, Leaf
from petik.parsers.dump.shapes.quarter_names import Names, sorted_names
from petik.parsers.dump.shapes.seat_search import EPSILON, Search
from petik.parsers.dump.shapes.seats import UNIT, Row, column, groups_of, rows_of
from petik.parsers.dump.shapes.shared_names import seat_groups, seat_merged, seat_programs, seat_sasaran
from petik.parsers.dump.shapes.witnesses import names_activity
from petik.parsers.print.strings import squash


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
    orders = orders_of(names, rows, ["sasaran", *(column(level) for level in range(levels - 1))])
    for level in range(1, levels - 1):
        seat_programs(rows, names, groups, level, orders)
    own = [LEVELS[min(levels - 1, 2)]] if levels > 1 else []
    if own and seat_merged(rows, names, own[0], levels - 1, orders):
        own = []
    _balance(rows, names, own, levels)
    columns = [*own, column(levels - 1), UNIT]
    for page, found in enumerate(names):
        _by_order(rows, page, found, columns, orders[page])
    search = Search(rows, names, groups, levels, orders, own)
    search.run()
    _other_way(rows, names, columns, orders, search)
    return rows


def _other_way(
    rows: Sequence[Row], names: Sequence[Names], columns: Sequence[str], orders: Sequence[int], search: Search
) -> None:
    """Pages whose order is not known are searched from the other end as well; the better result stays."""
    first = {page: search.total(page) for page, order in enumerate(orders) if order == UNKNOWN}
    kept = [dict(row.names) for row in rows]
    for page in first:
        _by_order(rows, page, names[page], columns, BACKWARD)
    search.run()
    for page, total in first.items():
        if search.total(page) <= total + EPSILON:
            for row, before in zip(rows, kept, strict=True):
                if row.page == page:
                    row.names = before


def _balance(rows: Sequence[Row], names: Sequence[Names], own: Sequence[str], levels: int) -> None:
    """Names of activities too many and of indicators too few: what reads least as an activity is an indicator."""
    lowest = column(levels - 1)
    for page, found in enumerate(names):
        for i, kind in enumerate(found.kinds):
            if kind == "indikator":
                found.kinds[i] = lowest
        seats = [r for r in rows if r.page == page]
        plain = own[0] if own else "kegiatan"  # without a column of activities every name of none is an indicator
        many = len(found.of(plain)) - sum(r.open(plain) for r in seats if own)
        few = sum(r.open(lowest) for r in seats) - len(found.of(lowest))
        doubtful = sorted(found.of(plain), key=lambda p: names_activity(p.text))
        for piece in doubtful[: max(0, min(many, few))]:
            found.retype(piece, lowest)


def _by_order(rows: Sequence[Row], page: int, found: Names, columns: Sequence[str], order: int) -> None:
    """The first guess: the n-th name in the n-th open row. One unit printed for fewer rows holds for all."""
    for col in columns:
        seats = [r for r in rows if r.page == page and r.open(col)]
        pieces = in_order(found.of(col), order)
        alike = len({squash(p.text) for p in pieces}) == 1
        for row, piece in zip(seats, pieces, strict=False):
            row.names[col] = piece
            if alike and len(pieces) == len(seats) and col in (UNIT, column(0)):
                row.proven.add(col)  # below other levels a name's level itself is not proven
        if col == UNIT and alike and len(pieces) < len(seats):
            for row in seats[len(pieces) :]:
                row.names[col] = pieces[0]
