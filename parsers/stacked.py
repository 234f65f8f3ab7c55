"""Levels of the rows of a stacked column: program, kegiatan and subkegiatan one below the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parsers.headings import Column
from parsers.levels import CODE, digits_value, is_organisation, levels_by_sums, named_level
from parsers.rows import Row, Slot
from parsers.text import BULLET, item_marker, squash


@dataclass(slots=True)
class _Open:
    """A row whose level is not named: its stacked cell, its amounts, the word that opens its indicator."""

    row: Row
    slot: Slot
    amounts: tuple[int, ...]
    opener: str


def assign_levels(rows: Sequence[tuple[Row, Sequence[Column]]]) -> None:
    """Sets `row.level` for every row whose stacked cell prints one level.

    Wording decides first ("PROGRAM …"), then the numbering code, then a level assignment under which the budgets' sums
    close. Rows without money follow the wording of the rows that the sums have placed; what is left is told apart by
    bold print, and without that counts as kegiatan.
    """
    runs: list[list[_Open]] = [[]]
    for row, columns in rows:
        slot = _stacked_slot(row, columns)
        if slot is None or _prints_two_levels(slot):
            continue
        named = named_level(slot.text)
        if is_organisation(slot.text) and named is None:
            row.level = "urusan"
        elif named in ("program", "kegiatan", "subkegiatan"):
            row.level = named
        elif level := _by_code(slot):
            row.level = level
        else:
            runs[-1].append(_Open(row, slot, _amounts(row, columns), _opener(row, columns)))
            continue
        runs.append([])
    for run in runs:
        if _one_list(run):  # equal amounts below each other are no sums there
            for item in run:
                item.row.level = "kegiatan"
            continue
        for item, level in zip(run, levels_by_sums([r.amounts for r in run]), strict=True):
            item.row.level = level
    words = {level: Counter(r.opener for run in runs for r in run if r.row.level == level) for level in PROVEN}
    for run in runs:
        _settle(run, words)


PROVEN = ("kegiatan", "subkegiatan")


def _one_list(run: Sequence[_Open]) -> bool:
    """True where all rows open with one and the same bullet: a list, whose items stand on one level."""
    markers = {item_marker(r.slot.lines[0]) for r in run}
    return len(run) >= 2 and len(markers) == 1 and BULLET.match(markers.pop() or "") is not None


def _opener(row: Row, columns: Sequence[Column]) -> str:
    """The first word of the row's indicator: offices word the indicators of one level alike."""
    for column in columns:
        slot = row.slots.get(column.index)
        if column.field in ("indikator", "indikator_campuran") and slot is not None and slot.lines:
            return squash(slot.text.split()[0])
    return ""


def _stacked_slot(row: Row, columns: Sequence[Column]) -> Slot | None:
    for column in columns:
        if column.field == "program_kegiatan":
            slot = row.slots.get(column.index)
            if slot is not None and slot.own and slot.lines:
                return slot
    return None


def _prints_two_levels(slot: Slot) -> bool:
    bold = [line.bold for line in slot.lines]
    return any(bold) and not all(bold) and bold[0]


def _by_code(slot: Slot) -> str | None:
    """The level by the number of parts of a Permendagri 90/2019 code at the cell's start."""
    match = CODE.match(slot.text)
    if match is None:
        return None
    parts = match[1].count(".") + 1
    return {3: "program", 4: "kegiatan", 5: "kegiatan", 6: "subkegiatan", 7: "subkegiatan"}.get(parts)


def _amounts(row: Row, columns: Sequence[Column]) -> tuple[int, ...]:
    out = []
    for column in columns:
        if column.field in ("anggaran", "realisasi_anggaran"):
            slot = row.slots.get(column.index)
            out.append((digits_value(slot.text) or 0) if slot is not None and slot.lines else 0)
    return tuple(out)


def _settle(run: Sequence[_Open], words: Mapping[str, Counter[str]]) -> None:
    """Levels for the rows of one program that no sum has placed."""
    proven = any(r.row.level for r in run)
    bold = [all(line.bold for line in r.slot.lines) for r in run]
    mixed = any(bold) and not all(bold)
    opened = False
    for i, item in enumerate(run):
        if item.row.level is None:
            upper, lower = words["kegiatan"][item.opener], words["subkegiatan"][item.opener]
            if words["subkegiatan"] and (proven or lower or upper):
                item.row.level = "subkegiatan" if opened and lower >= upper else "kegiatan"
            elif mixed:
                item.row.level = "program" if bold[i] else "kegiatan"
            else:
                item.row.level = "kegiatan"
        opened = opened or item.row.level == "kegiatan"
