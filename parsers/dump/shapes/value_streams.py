"""Rows with several values each (target, result, achievement; quarters; years) whose cells came out box by box.

There must be as many values as rows times columns. That they follow each other row by row (or column by column) must
show: achievements are results divided by targets, or white parts the values of rows or of columns, or percentages
stand together. Names are paired with them by order, which the notes say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from petik.parsers.dump.lines import DumpCell
from petik.parsers.dump.shapes.cells import is_measure
from petik.parsers.dump.shapes.streams import Piece, aims_of, is_result
from petik.parsers.print.strings import clean

# what else opens an indicator: "Hasil penilaian …", "Level kapabilitas …", "Opini BPK …"
MEASURED = re.compile(r"^(?:hasil|level|status|peringkat|jml|opini|ketepatan|kesesuaian)\b", re.I)
POINTS = 0.6  # of achievement: what rounding leaves
SHARE = 0.6  # share of rows whose achievement must be right
MORE_COLUMNS = 4  # columns beside those of values that can be counted too
ACHIEVEMENT = 3  # columns: target, result, achievement


@dataclass(frozen=True, slots=True)
class ValueRow:
    """An indicator and its values in the order of the columns."""

    indikator: DumpCell
    sasaran: DumpCell | None
    satuan: DumpCell | None
    values: list[DumpCell]


def names_measure(text: str) -> bool:
    """True for wording that opens an indicator."""
    return is_measure(text) or MEASURED.match(text) is not None


def read_values(
    pieces: Sequence[Piece], columns: Sequence[int], achieved: bool = False, kinds: Sequence[str] = ("value",)
) -> list[ValueRow]:
    """The rows of a table of so many *columns* of values (the first number that fits); [] where the counts disagree.

    *achieved*: three columns are target, result and achievement, or money planned, spent and its percentage. *kinds*:
    what the values are.
    """
    texts = [p for p in pieces if p.kind == "text"]
    values = [p for p in pieces if p.kind in kinds]
    units = [p for p in pieces if p.kind == "unit"]
    measures = [p for p in texts if names_measure(clean(p.cell.text))]
    others = [p for p in texts if not is_result(clean(p.cell.text))]
    for names in (measures, others):
        for k in columns:
            extra = len(values) - k * len(names)
            if len(names) < 2 or not 0 <= extra <= k + MORE_COLUMNS:
                continue
            groups = _groups(_without_column_numbers(values, extra), k, achieved and k >= ACHIEVEMENT)
            if groups is None:
                continue
            aims = aims_of([p for p in texts if is_result(clean(p.cell.text)) and p not in names], names)
            of_row = [u.cell for u in units] if len(units) == len(names) else [None] * len(names)
            return [
                ValueRow(name.cell, aim, unit, [v.cell for v in group])
                for name, aim, unit, group in zip(names, aims, of_row, groups, strict=True)
            ]
    return []


def _without_column_numbers(values: Sequence[Piece], extra: int) -> list[Piece]:
    """The values without *extra* numbers among the first of them that count columns: "4", "13", "5", "8", "6"."""
    if not extra:
        return list(values)
    for first in range(1, MORE_COLUMNS + 2):
        found: list[Piece] = []
        for piece in values[: 2 * extra + 2]:
            if clean(piece.cell.text) == str(first + len(found)) and len(found) < extra:
                found.append(piece)
        if len(found) == extra:
            return [v for v in values if v not in found]
    return []


def _groups(values: Sequence[Piece], k: int, achieved: bool) -> list[list[Piece]] | None:
    """The values by rows, where they show how they stand; an empty group where only its neighbours do."""
    n = len(values) // k
    if not n:
        return None
    by_rows = [list(values[i * k : (i + 1) * k]) for i in range(n)]
    by_columns = [list(values[i::n]) for i in range(n)]
    if achieved:
        for groups in (by_rows, by_columns):
            if _achieved(groups):
                return _straightened(groups)
    if k == 1:
        return by_rows
    breaks = [i + 1 for i, (a, b) in enumerate(pairwise(values)) if b.at - a.at > 1]
    if len(breaks) * 2 >= n and all(i % k == 0 for i in breaks):
        return by_rows
    if len(breaks) == k - 1 and all(i % n == 0 for i in breaks):
        return by_columns
    percent = [{"%" in v.cell.text for v in group} for group in by_rows]
    if all(len(kinds) == 1 for kinds in percent) and len(set(map(frozenset, percent))) == 2:
        return by_rows
    return None


def _straightened(groups: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Rows whose achievement is wrong: as columns, if they came out so; else without values."""
    out = [list(g) for g in groups]
    wrong = [bears_out(*(p.cell.text for p in g[:ACHIEVEMENT])) is not True for g in out]
    i = 0
    while i < len(out):
        end = i
        while end < len(out) and wrong[end]:
            end += 1
        if end - i > 1 and any(bears_out(*(p.cell.text for p in g[:ACHIEVEMENT])) is False for g in out[i:end]):
            flat = [p for g in out[i:end] for p in g]
            turned = [flat[j :: end - i] for j in range(end - i)]
            out[i:end] = turned if _achieved(turned) else [[] for _ in turned]
        elif end - i == 1 and bears_out(*(p.cell.text for p in out[i][:ACHIEVEMENT])) is False:
            out[i] = []
        i = end + 1
    return out


def _achieved(groups: Sequence[Sequence[Piece]]) -> bool:
    """True where most rows' third value is the second divided by the first, in percent."""
    told = [found for g in groups if (found := bears_out(*(p.cell.text for p in g[:ACHIEVEMENT]))) is not None]
    return bool(told) and sum(told) >= SHARE * len(told)


def bears_out(target: str, result: str, achievement: str) -> bool | None:
    """Whether the achievement follows from target and result; None where one of them is no number."""
    ts, rs, cs = (_numbers(t) for t in (target, result, achievement))
    if not ts or not rs or not cs:
        return None
    return any(
        t and min(abs(100 * r / t - c), abs(100 * (2 * t - r) / t - c)) <= POINTS for t in ts for r in rs for c in cs
    )


def _numbers(text: str) -> list[float]:
    """The numbers that a print can be: a point or comma before three digits may group or part decimals."""
    match = re.match(r"^\(?(\d[\d.,]*)", clean(text))
    if match is None:
        return []
    digits = match[1].strip(".,")
    out = []
    for decimal in ",.":
        plain = digits.replace("." if decimal == "," else ",", "").replace(decimal, ".")
        if plain.count(".") <= 1:
            out.append(float(plain))
    return out
