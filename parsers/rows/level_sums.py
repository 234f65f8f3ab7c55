"""Levels of the rows below a program from money: every kegiatan is the sum of its subkegiatan, the program that of all.

The rows are cut into groups, each a head with the rows below it, such that as many heads as possible are the sums of
their groups. What is known otherwise (wording, prescribed names, the same name elsewhere) leans rows to one level.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

Amounts = tuple[int, ...]  # whole rupiah, one per money column

KNOWN = 4.0  # leaning of a row whose level is told otherwise; above it the rows below need no sum to belong to it
CLOSED = 4.0  # all money columns of a group add up
PART = 1.5  # some do, others do not (misprints in the document)
ALONE = -0.5  # a head with money and no rows below it
OPEN = -1.5  # a group that does not add up in any column
NEAR = 0.02  # share of the program's money by which a list of one level may miss it


@dataclass(frozen=True, slots=True)
class Leaning:
    """A row with its amounts; `lean` is above 0 for a kegiatan, below 0 for a subkegiatan, 0 where nothing is known."""

    amounts: Amounts
    lean: float = 0.0


def levels_by_sums(rows: Sequence[Leaning], total: Amounts = ()) -> list[str | None]:
    """"kegiatan" / "subkegiatan" for the *rows* below a program, None where neither sums nor leanings tell.

    *total* is the program's own money; empty where it is not printed.
    """
    if not rows:
        return []
    ends = _groups(tuple(rows))
    proven = [_closed([r.amounts for r in rows[a:b]]) for a, b in ends]
    if _one_level(rows, total, any(proven)):
        return ["kegiatan"] * len(rows)
    out: list[str | None] = []
    for (a, b), closed in zip(ends, proven, strict=True):
        out.append("kegiatan" if closed or rows[a].lean >= KNOWN else None)
        # rows without money behind the last one that counts may stand on either level
        last = max((k for k in range(a + 1, b) if any(rows[k].amounts)), default=a)
        for k in range(a + 1, b):
            belongs = k <= last if closed else rows[a].lean > KNOWN
            below = belongs or rows[k].lean <= -KNOWN
            out.append("subkegiatan" if below else None)
    return out


def _one_level(rows: Sequence[Leaning], total: Amounts, some_closed: bool) -> bool:
    """True where the program is the sum of all its rows: none of them stands below another."""
    if any(r.lean <= -KNOWN for r in rows) or not any(total):
        return False
    sums = tuple(sum(column) for column in zip(*(r.amounts for r in rows), strict=True))
    if sums == total:
        return True
    near = all(abs(s - t) <= NEAR * t for s, t in zip(sums, total, strict=True))
    return near and not some_closed


def _closed(group: Sequence[Amounts]) -> bool:
    """True where the head is the sum of the rows below it; with misprints, in one column of several rows at least."""
    whole, part, _ = _columns(group)
    several = sum(any(a) for a in group[1:]) >= 2
    return whole > 0 and (part == 0 or several)


def _columns(group: Sequence[Amounts]) -> tuple[int, int, int]:
    """How many money columns add up, how many do not, and in how many the head alone has money."""
    whole = other = alone = 0
    for head, *below in zip(*group, strict=True):
        total = sum(below)
        if not head and not total:
            continue
        whole += head == total
        other += head != total
        alone += not total
    return whole, other, alone


def _score(group: Sequence[Leaning]) -> float:
    whole, other, alone = _columns([r.amounts for r in group])
    if not whole and not other:
        money = 0.0
    elif whole and not other:
        money = CLOSED
    elif _closed([r.amounts for r in group]):
        money = PART
    else:
        money = ALONE if len(group) == 1 or alone == other else OPEN
    return money + group[0].lean - sum(r.lean for r in group[1:])


def _groups(rows: tuple[Leaning, ...]) -> list[tuple[int, int]]:
    """The cut of *rows* into groups (start, end) with the highest score; of equal ones that with the longest groups."""

    @cache
    def best(start: int) -> tuple[float, int]:
        found = (float("-inf"), start + 1)
        for end in range(start + 1, len(rows) + 1):
            rest = best(end)[0] if end < len(rows) else 0.0
            found = max(found, (_score(rows[start:end]) + rest, end))
        return found

    for start in range(len(rows) - 1, -1, -1):  # from the end, so that the recursion stays flat
        best(start)
    out, start = [], 0
    while start < len(rows):
        end = best(start)[1]
        out.append((start, end))
        start = end
    return out
