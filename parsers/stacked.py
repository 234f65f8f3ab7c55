"""Levels of the rows of a stacked column: program, kegiatan and subkegiatan one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.headings import Column
from parsers.levels import CODE, digits_value, is_organisation, levels_by_sums, named_level
from parsers.rows import Row, Slot


def assign_levels(rows: Sequence[tuple[Row, Sequence[Column]]]) -> None:
    """Sets `row.level` for every row whose stacked cell prints one level.

    Wording decides first ("PROGRAM …"), then the numbering code, then a level assignment under which the budgets' sums
    close; what is left is told apart by bold print, and without that counts as kegiatan.
    """
    run: list[tuple[Row, Slot, tuple[int, ...]]] = []
    for row, columns in rows:
        slot = _stacked_slot(row, columns)
        if slot is None:
            continue
        if _prints_two_levels(slot):
            continue
        named = named_level(slot.text)
        if is_organisation(slot.text) and named is None:
            row.level = "urusan"
        elif named in ("program", "kegiatan", "subkegiatan"):
            row.level = named
        elif level := _by_code(slot):
            row.level = level
        else:
            run.append((row, slot, _amounts(row, columns)))
            continue
        _settle(run)
        run = []
    _settle(run)


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


def _settle(run: Sequence[tuple[Row, Slot, tuple[int, ...]]]) -> None:
    if not run:
        return
    levels = levels_by_sums([amounts for _, _, amounts in run]) if all(a for _, _, a in run) else None
    bold = [all(line.bold for line in slot.lines) for _, slot, _ in run]
    mixed = any(bold) and not all(bold)
    for i, (row, _, _) in enumerate(run):
        if levels is not None:
            row.level = levels[i]
        elif mixed:
            row.level = "program" if bold[i] else "kegiatan"
        else:
            row.level = "kegiatan"
