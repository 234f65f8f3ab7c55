"""The rows of a displaced quarterly table as seats for names: which rows share a name, which seats are open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from petik.parsers.dump.shapes.quarter_blocks import LEVELS, Block, Leaf
from petik.parsers.dump.shapes.quarter_names import Names
from petik.parsers.dump.shapes.quarter_text import Piece
from petik.parsers.print.strings import squash

UNIT = "penanggung_jawab"


@dataclass(slots=True)
class Row:
    """A row of the table: its page, its block, and the name in each column (those in place, then those seated)."""

    page: int
    block: Block
    names: dict[str, Piece] = field(default_factory=dict)
    proven: set[str] = field(default_factory=set)

    def open(self, column: str) -> bool:
        return column not in self.block.inline


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that share one indicator on a level: equal values, or one program. `rows` counts up in the table."""

    level: int
    rows: tuple[int, ...]


def rows_of(leaves: Sequence[Leaf]) -> list[Row]:
    return [Row(page, block, dict(block.inline)) for page, leaf in enumerate(leaves) for block in leaf.blocks]


def column(level: int) -> str:
    return f"indikator{level}"


def groups_of(rows: Sequence[Row], levels: int) -> list[Group]:
    """The groups of every level but the lowest, whose rows each have an indicator of their own."""
    out: list[Group] = []
    for level in range(levels - 1):
        parts = by_amount(rows, level) if any(level in r.block.amounts for r in rows) else _by_values(rows, level)
        out += [Group(level, tuple(part)) for part in parts]
    return out


def by_amount(rows: Sequence[Row], level: int, by_values: bool = True) -> list[list[int]]:
    """A budget on a level opens a program; the rows below it belong to it. Other values open one as well."""
    out: list[list[int]] = []
    for i, row in enumerate(rows):
        if not out or level in row.block.amounts or (by_values and not _same(rows[i - 1], row, level)):
            out.append([])
        out[-1].append(i)
    return out


def _by_values(rows: Sequence[Row], level: int) -> list[list[int]]:
    found: dict[tuple[str, ...], list[int]] = {}
    for i, row in enumerate(rows):
        found.setdefault(values_key(row.block, level), []).append(i)
    return list(found.values())


def _same(above: Row, row: Row, level: int) -> bool:
    return values_key(above.block, level) == values_key(row.block, level)


def values_key(block: Block, level: int) -> tuple[str, ...]:
    """The values of the quarters; the year's only where the quarters hold none (it is misprinted now and then)."""
    nilai = block.nilai[level] if level < len(block.nilai) else {}
    quarters = tuple(f"{k}:{p.text}" for k, prints in sorted(nilai.items()) if k for p in prints)
    if all(q.endswith(":-") for q in quarters):
        return (*(p.text for p in nilai.get("", [])), *quarters)
    return quarters


def pages_of(group: Group, rows: Sequence[Row]) -> Counter[int]:
    """How many of the group's seats are open, by page."""
    return Counter(rows[i].page for i in group.rows if rows[i].open(column(group.level)))


def printed_on(names: Sequence[Names], kind: str) -> dict[str, Counter[int]]:
    """How often each name of a kind is displaced, by page."""
    out: dict[str, Counter[int]] = {}
    for page, found in enumerate(names):
        for piece in found.of(kind):
            out.setdefault(squash(piece.text), Counter())[page] += 1
    return out


def starts(rows: Sequence[Row], level: int) -> list[int]:
    """Rows where a budget opens a name of *level* (program)."""
    return [i for i, r in enumerate(rows) if level in r.block.amounts] if level < len(LEVELS) else []
