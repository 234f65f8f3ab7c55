"""Which of several levels side by side the amounts of a table belong to: that whose cells begin where amounts stand."""

from __future__ import annotations

from collections.abc import Sequence

from petik.parsers.columns.column import MONEY, Column
from petik.parsers.print.level_words import LEVELS
from petik.parsers.tables.body import Row

LEAST = 3  # amounts without which nothing is told
MARGIN = 0.2  # by how much a level must fit better than the deepest one


def money_level(rows: Sequence[tuple[Row, Sequence[Column]]]) -> str | None:
    """The level of the amounts in *rows*, None where it is the deepest one that a row prints (or nothing tells).

    "Kegiatan | Sub Kegiatan | Anggaran" with one amount per kegiatan: its cells begin on just the rows with an amount.
    """
    if any(len({c.field for c in columns} & set(LEVELS)) < 2 for _, columns in rows):
        return None
    paid = {i for i, (row, columns) in enumerate(rows) if _prints(row, columns, MONEY)}
    if len(paid) < LEAST:
        return None
    fits = {}
    for level in LEVELS:
        named = {i for i, (row, columns) in enumerate(rows) if _prints(row, columns, (level,))}
        if named:
            fits[level] = len(paid & named) / len(paid | named)
    if not fits:
        return None
    best = max(fits, key=lambda level: (fits[level], LEVELS.index(level)))
    deepest = list(fits)[-1]
    return best if best != deepest and fits[best] >= fits[deepest] + MARGIN else None


def _prints(row: Row, columns: Sequence[Column], fields: Sequence[str]) -> bool:
    slots = [row.slots[c.index] for c in columns if c.field in fields and c.index in row.slots]
    return any(s.own and s.lines for s in slots)
