"""A table whose columns were dumped one after the other: runs of one kind, put beside each other by their counts.

The run of targets says how many rows there are; as many units stand before it, as many indicators before those. What a
group spans is known only where there is one, or one per row, or where numbers start again; else only its ends are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from petik.parsers.dump.lines import DumpCell
from petik.parsers.dump.shapes.cells import is_measure
from petik.parsers.print.strings import clean
from petik.schemas.data import satuan

MIN_ROWS = 2
NUMBER = re.compile(r"\d{1,2}[.)]?$")
VALUE = re.compile(r"(?:\d[\d.,]*\s*%?|-)$")
VALUE_AND_UNIT = re.compile(r"(?:\d[\d.,]*|-)\s*(?P<unit>%|[A-Za-z][A-Za-z/ ]*)?$")
UNIT_WORDS = 3


@dataclass(slots=True)
class ColumnRow:
    """One row: its cells by level, unit (None where it stands with the target), target. A group may be unknown."""

    names: dict[str, DumpCell]
    unit: DumpCell | None
    target: DumpCell


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows made of runs. `proven`: all counts agree and no wording speaks against its column."""

    rows: list[ColumnRow]
    proven: bool


def rows_of_columns(
    cells: Sequence[DumpCell], levels: Sequence[str], unit_last: bool, suits: Callable[[str, str], float]
) -> Columns | None:
    """The rows of runs of cells; None where the cells are no such runs. *levels*: the columns of names, left first."""
    values = _values(cells, unit_last)
    if values is None:
        return None
    texts, units, targets = values
    n = len(targets)
    names = [c for c in texts if not NUMBER.match(clean(c.text))]
    n_groups = len(names) - n * (len(levels) - 1)
    if not 1 <= n_groups <= n or any(VALUE.match(clean(c.text)) for c in names):
        return None
    columns = {lv: names[n_groups + n * k : n_groups + n * (k + 1)] for k, lv in enumerate(levels[1:])}
    if not _borders_agree(texts, [n_groups, *[n] * (len(levels) - 1)]):
        return None
    groups = _group_of_rows(texts, n_groups, n)
    proven = all(suits(lv, clean(c.text)) >= 0 for lv, column in columns.items() for c in column)
    proven = proven and all(suits(levels[0], clean(c.text)) >= 0 for c in names[:n_groups])
    out: list[ColumnRow] = []
    for i in range(n):
        row = {lv: column[i] for lv, column in columns.items()}
        group = groups[i]
        if group is not None:
            row = {levels[0]: names[group], **row}
        out.append(ColumnRow(row, units[i] if units else None, targets[i]))
    return Columns(out, proven)


def _values(
    cells: Sequence[DumpCell], unit_last: bool
) -> tuple[Sequence[DumpCell], Sequence[DumpCell], Sequence[DumpCell]] | None:
    """(cells before, units, targets) of a table that ends in a run of units and a run of targets; None otherwise."""
    texts = [clean(c.text) for c in cells]
    pattern = VALUE_AND_UNIT if unit_last else VALUE
    n = 0
    while n < len(texts) and pattern.match(texts[-1 - n]) and _known_unit(texts[-1 - n]):
        n += 1
    if unit_last:
        while n and NUMBER.match(texts[-n]) and n > MIN_ROWS and len(cells) - n < n:
            n -= 1
        return (cells[:-n], (), cells[-n:]) if n >= MIN_ROWS and n < len(cells) else None
    if n < MIN_ROWS or 2 * n >= len(texts):
        return None
    units = texts[-2 * n : -n]
    known = [u.casefold() in satuan() for u in units]
    short = (len(u.split()) <= UNIT_WORDS and not is_measure(u) and not VALUE.match(u) for u in units)
    alike = all(k or s for k, s in zip(known, short, strict=True)) and 2 * sum(known) >= n
    return (cells[: -2 * n], cells[-2 * n : -n], cells[-n:]) if alike else None


def _known_unit(text: str) -> bool:
    """True where nothing but a known unit stands behind the number."""
    match = VALUE_AND_UNIT.match(text)
    unit = clean(match["unit"] or "") if match is not None else ""
    return not unit or unit == "%" or unit.casefold() in satuan()


def _borders_agree(cells: Sequence[DumpCell], counts: Sequence[int]) -> bool:
    """True where runs of row numbers stand only between columns of names, not within one."""
    borders = {sum(counts[:k]) for k in range(len(counts) + 1)}
    names = 0
    for a, b in pairwise(cells):
        number = NUMBER.match(clean(a.text)) is not None
        names += not number
        if number and not NUMBER.match(clean(b.text)) and names not in borders:
            return False
    return True


def _group_of_rows(cells: Sequence[DumpCell], n_groups: int, n: int) -> list[int | None]:
    """The group of each row, None where it cannot be known."""
    if n_groups == 1:
        return [0] * n
    if n_groups == n:
        return list(range(n))
    for run in _number_runs(cells):
        starts = [i for i, k in enumerate(run) if k == 1]
        if len(run) == n and len(starts) == n_groups:
            return [sum(s <= i for s in starts) - 1 for i in range(n)]
    return [0, *[None] * (n - 2), n_groups - 1]


def _number_runs(cells: Sequence[DumpCell]) -> list[list[int]]:
    out: list[list[int]] = [[]]
    for cell in cells:
        text = clean(cell.text)
        if NUMBER.match(text):
            out[-1].append(int(re.sub(r"\D", "", text)))
        elif out[-1]:
            out.append([])
    return out
