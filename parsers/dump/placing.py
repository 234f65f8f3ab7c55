"""Displaced indicator names set beside their values: blocks with the same values share a name, names that are printed
often belong to many blocks, counts are no percentages, and order decides what is left."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parsers.dump.cells import DumpCell
from parsers.model import Print
from parsers.text import clean, squash

LEVELS = ("sasaran", "program", "kegiatan")
Values = Mapping[str, Sequence[Print]]


@dataclass(frozen=True, slots=True)
class _Name:
    """A distinct indicator name: where it first stands, how often, and the kinds of the names before it."""

    cell: DumpCell
    rank: float  # 0..1 of all displaced indicator names
    count: int
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """Blocks whose values on one level are the same, in one run."""

    blocks: tuple[int, ...]
    text: str


def place_indicators(
    cells: Sequence[DumpCell], before: Sequence[str], blocks: Sequence[Sequence[Values]]
) -> list[list[DumpCell | None]]:
    """Per level, one name (or None) for every block. *before*: the kind of the name that stood before each cell."""
    levels = max((len(b) for b in blocks), default=0)
    names = _distinct(cells, before)
    out: list[list[DumpCell | None]] = []
    pools = _pools(names, levels)
    for level in range(levels):
        groups = _groups(blocks, level)
        out.append(_match(pools[level], groups, len(blocks)))
    return out


def _distinct(cells: Sequence[DumpCell], before: Sequence[str]) -> list[_Name]:
    places: dict[str, list[int]] = {}
    for i, cell in enumerate(cells):
        places.setdefault(squash(cell.text), []).append(i)
    n = max(1, len(cells))
    return [
        _Name(cells[at[0]], sum(at) / len(at) / n, len(at), tuple(before[i] for i in at)) for at in places.values()
    ]


def _pools(names: Sequence[_Name], levels: int) -> list[list[_Name]]:
    """Names by level: the name before it, the noun of measure, and how often it is printed."""
    out: list[list[_Name]] = [[] for _ in range(levels)]
    for name in names:
        word = f" {clean(name.cell.text).casefold()} "
        scores = [0.0] * levels
        for last in name.before:
            if last in LEVELS and LEVELS.index(last) < levels:
                scores[LEVELS.index(last)] += 0.8 / len(name.before)
        if levels == 3:
            scores[2] += 1.0 * word.startswith((" jumlah ", " tingkat ")) - 0.5 * (name.count > 2)
            scores[1] += 0.7 * (" peningkatan " in word or word.startswith(" cakupan "))
            scores[0] += 0.3 * word.startswith((" pertumbuhan ", " nilai ", " indeks ", " persentase "))
        out[max(range(levels), key=lambda lv: scores[lv])].append(name)
    return out


def _groups(blocks: Sequence[Sequence[Values]], level: int) -> list[_Group]:
    """Blocks in runs of equal values on *level*; the lowest level has a name for every block."""
    texts = [_text(b[level]) if level < len(b) else "" for b in blocks]
    if level == 2:
        return [_Group((i,), t) for i, t in enumerate(texts)]
    out: list[_Group] = []
    for i, text in enumerate(texts):
        same = next((g for g in out if g.text == text), None)
        if same is not None:
            out[out.index(same)] = _Group((*same.blocks, i), text)
        else:
            out.append(_Group((i,), text))
    return out


def _text(values: Values) -> str:
    return " ".join(p.text for prints in values.values() for p in prints)


def _match(names: Sequence[_Name], groups: Sequence[_Group], n: int) -> list[DumpCell | None]:
    """The best pairs first; a name printed more often than its group is large may serve another group too."""
    out: list[DumpCell | None] = [None] * n
    left = {id(name): name.count for name in names}
    open_groups = list(groups)
    scored = ((_score(name, g, n), i, j) for i, name in enumerate(names) for j, g in enumerate(groups))
    pairs = sorted(scored, reverse=True)
    for _, i, j in pairs:
        name, group = names[i], groups[j]
        if group not in open_groups or left[id(name)] <= 0:
            continue
        for b in group.blocks:
            out[b] = name.cell
        left[id(name)] -= len(group.blocks)
        open_groups.remove(group)
    return out


def _score(name: _Name, group: _Group, n: int) -> float:
    place = sum(group.blocks) / len(group.blocks) / max(1, n)
    size = abs(name.count - len(group.blocks)) / max(name.count, len(group.blocks))
    return fits(name.cell.text, group.text) - 1.6 * abs(place - name.rank) - 0.6 * size


def fits(name: str, values: str) -> float:
    """How well an indicator's name and its values agree: counts are no percentages, units are named."""
    word = clean(name).casefold()
    units = {u.casefold() for u in re.findall(r"[A-Za-z]{2,}", values)}
    percent = "%" in values.split(" ")[0] if values else False
    score = 0.0
    if word.startswith(("persen", "prosen", "cakupan", "pertumbuhan", "tingkat")):
        score += 0.5 if percent else -0.5
    elif word.startswith("jumlah"):
        score += 0.5 if units or not percent else -0.5
    initials = "".join(w[0] for w in re.findall(r"[A-Za-z]+", name)).casefold()
    named = any(
        u in word or (len(u) <= 3 and u in initials) or any(w.startswith(u[:4]) for w in word.split()) for u in units
    )
    return score + 0.6 * named


def place_parents(
    cells: Sequence[DumpCell], links: Mapping[str, DumpCell], placed: Sequence[DumpCell | None]
) -> list[DumpCell | None]:
    """Names of the lowest level (kegiatan) for every block.

    *links* holds, by an indicator's folded name, the name printed right before it; where that indicator has been
    placed, the name stands in the same rows. Rows that no link reaches take the names that are left, in order.
    """
    out: list[DumpCell | None] = [links.get(squash(p.text)) if p is not None else None for p in placed]
    used = {squash(c.text) for c in out if c is not None}
    spare = [c for c in cells if squash(c.text) not in used]
    for i, found in enumerate(out):
        if found is None and spare:
            out[i] = spare.pop(0)
    return out


def linked_parents(links: Mapping[str, DumpCell], placed: Sequence[DumpCell | None]) -> list[DumpCell | None]:
    """Names of an upper level for the blocks whose indicator was printed right behind them; None elsewhere."""
    return [links.get(squash(p.text)) if p is not None else None for p in placed]
