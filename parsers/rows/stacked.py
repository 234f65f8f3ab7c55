"""Levels of the rows of a stacked column: program, kegiatan and subkegiatan one below the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz

from petik.parsers.columns.column import MONEY, Column
from petik.parsers.print.figures import digits_value
from petik.parsers.print.level_words import is_organisation, named_level
from petik.parsers.print.row_labels import TOTAL
from petik.parsers.print.strings import BULLET, item_marker, squash
from petik.parsers.rows.level_sums import KNOWN, Leaning, levels_by_sums
from petik.parsers.rows.levels import CODE
from petik.parsers.tables.body import Row, Slot
from petik.schemas.data import nama_kegiatan

# "01.2.01", "1-03.01", "1.03.02.2.01.0003", "X XX 01 1.01 06" (works of every office, whose field is left open)
ROW_CODE = re.compile(r"^(?:\d{1,2}(?:[.\-]\d{1,4}){2,6}|X(?:[.\s]+(?:XX|\d{1,4})){2,6})\.?$")
CODED = re.compile(r"\bkode\b|rekening", re.I)  # headings of columns of codes
PIECE = re.compile(r"^\d{1,4}(?:\.\d{1,4})*\.?$")  # a part of one: "01", "2.01"
# a heading of spending lines: "Jenis Pekerjaan", "Uraian Belanja"; "Program/Kegiatan/Sub Kegiatan/Pekerjaan" is none
LINES = re.compile(r"^(?!.*sub[\s-]*kegiatan).*\b(?:pekerjaan|paket|belanja)\b", re.I)
SAME_NAME = 96.0  # of 100: likeness from which a name is a prescribed one with a misprint ("Pemerintah Daerah")


_Key = tuple[str | None, str | None, str, str]  # field, level, period and heading of a money column


@dataclass(slots=True)
class _Open:
    """A row below a program: its stacked cell, its amounts, the word that opens its indicator; `named` is the level
    that its own wording or code tells."""

    row: Row
    slot: Slot
    amounts: tuple[int, ...]
    opener: str
    named: str | None = None
    code: str = ""

    @property
    def name(self) -> str:
        return squash(self.slot.text)


@dataclass(slots=True)
class _Run:
    """The rows below one program and the program's own amounts."""

    total: tuple[int, ...] = ()
    items: list[_Open] = field(default_factory=list)


def assign_levels(rows: Sequence[tuple[Row, Sequence[Column]]]) -> None:
    """Sets `row.level` for every row whose stacked cell prints one level.

    Wording decides first ("PROGRAM …"), then the numbering code and the names that are prescribed to all offices, then
    a level assignment under which the budgets' sums close. A name that the sums have placed keeps its level where it
    stands again. Rows without money follow the wording of the rows that are placed; what is left is told apart by bold
    print, and without that counts as kegiatan.
    """
    runs = _runs(rows)
    for run in runs:
        if _one_list(run.items):  # equal amounts below each other are no sums there
            _place(run, ["kegiatan"] * len(run.items))
        elif all(item.named for item in run.items):  # codes tell all: sums over hundreds of rows would take long
            _place(run, [None] * len(run.items))
    by_sums = [run for run in runs if not all(r.row.level for r in run.items)]
    for run in by_sums:
        _place(run, _levels(run, {}))
    names = _placed_names(by_sums)
    for run in by_sums:
        _place(run, _levels(run, names))
    for row, columns in rows:
        heads = [c.heading for c in columns if c.field == "program_kegiatan"]
        if row.level == "subkegiatan" and any(LINES.search(h) for h in heads):
            row.level = "belanja"
    words = {level: Counter(r.opener for run in runs for r in run.items if r.row.level == level) for level in PROVEN}
    for run in runs:
        _settle(run.items, words)


def _runs(rows: Sequence[tuple[Row, Sequence[Column]]]) -> list[_Run]:
    """The rows below each program; programs and agencies take their level at once, totals end a run."""
    runs = [_Run()]
    keys = _money_keys(rows)
    stacked = [(row, slot) for row, columns in rows if (slot := _stacked_slot(row, columns)) is not None]
    codes = [m[1] for _, slot in stacked if (m := CODE.match(slot.text)) is not None]
    roman = any(row.marker == "romawi" and named_level(slot.text) == "program" for row, slot in stacked)
    for row, columns in rows:
        slot = _stacked_slot(row, columns)
        if slot is None or _prints_two_levels(slot):
            continue
        named = named_level(slot.text) or _by_code(slot) or ("program" if roman and row.marker == "romawi" else None)
        code = CODE.match(slot.text)
        field_of_work = code is not None and code[1].count(".") == 1 and any(c.startswith(code[1] + ".") for c in codes)
        if (is_organisation(slot.text) or field_of_work) and named is None:
            row.level = "urusan"
            _field_above(runs[-1])
            runs.append(_Run())
        elif named == "program":
            row.level = "program"
            runs.append(_Run(_amounts(row, columns, keys)))
        elif TOTAL.match(slot.text) and row.level is None:
            runs.append(_Run())
        else:
            known = named if named in PROVEN else None
            made = _Open(row, slot, _amounts(row, columns, keys), _opener(row, columns), known, _code(row, columns))
            runs[-1].items.append(made)
    for run in runs:
        _by_codes(run.items)
        _by_markers(run.items)
    return runs


def _code(row: Row, columns: Sequence[Column]) -> str:
    """The code of a row that has a column of its own: "01.2.05.10", "" where there is none."""
    for column in columns:
        text = row.text(column.index) if column.field == "no" else ""
        if ROW_CODE.match(text):
            return ".".join(re.split(r"[.\-\s]+", text.strip(". ")))
    slot = _stacked_slot(row, columns)
    opened = CODE.match(slot.text) if slot is not None else None
    return opened[1] if opened is not None and opened[1].count(".") >= 2 else _pieced_code(row, columns)


def _pieced_code(row: Row, columns: Sequence[Column]) -> str:
    """A code whose parts stand in columns of their own below "Kode": "1 | 02 | 01", "0 1 | 0 1 9"."""
    slots = [row.slots[c.index] for c in columns if CODED.search(c.heading) and c.index in row.slots]
    texts = [re.sub(r"(?<=\d)\s+(?=\d)", "", s.text) for s in {id(s): s for s in slots}.values() if s.own and s.lines]
    return ".".join(t.strip(".") for t in texts) if texts and all(PIECE.match(t) for t in texts) else ""


def _by_codes(items: Sequence[_Open]) -> None:
    """Levels of the rows of a program by their codes: one that begins with another's stands below it, rows without a
    code below one that has one are its spending lines."""
    if sum(bool(i.code) for i in items) < 2:
        return
    above: list[_Open] = []
    for item in items:
        if not item.code:
            item.named = item.named or ("hasil" if item.opener else "belanja" if above and any(item.amounts) else None)
            continue
        while above and not item.code.startswith(above[-1].code + "."):
            above.pop()
        if item.named is None:
            item.named = "subkegiatan" if above else "kegiatan"
        above.append(item)


def _by_markers(items: Sequence[_Open]) -> None:
    """Two kinds of numbering below a program: the one that opens it is the activities', the other their parts'."""
    kinds = [i.row.marker for i in items if i.row.marker is not None]
    if any(i.code for i in items) or len(set(kinds)) != 2 or items[0].row.marker is None:
        return
    for item in items:
        if item.row.marker is not None:
            item.named = "kegiatan" if item.row.marker == kinds[0] else "subkegiatan"


PROVEN = ("kegiatan", "subkegiatan")


def _field_above(run: _Run) -> None:
    """The row right above an agency's, in capitals and without an indicator, is the field of government it works in."""
    if run.items and not run.items[-1].opener and run.items[-1].slot.text.isupper():
        run.items.pop().row.level = "urusan"


def _levels(run: _Run, names: Mapping[str, str]) -> list[str | None]:
    rows = [Leaning(r.amounts, _lean(r, names)) for r in run.items]
    return levels_by_sums(rows, run.total)


def _lean(item: _Open, names: Mapping[str, str]) -> float:
    """How much a row leans to kegiatan (above 0) or subkegiatan (below 0) before any sum is made."""
    if item.named is None and _prescribed(item.name):
        return 2 * KNOWN
    level = item.named or names.get(item.name, "")
    return KNOWN if level == "kegiatan" else -KNOWN if level in ("subkegiatan", "belanja", "hasil") else 0.0


@lru_cache(maxsize=4096)
def _prescribed(name: str) -> bool:
    return any(fuzz.ratio(name, squash(known)) >= SAME_NAME for known in nama_kegiatan())


def _placed_names(runs: Sequence[_Run]) -> dict[str, str]:
    """Names that the sums have placed on one level wherever they placed them."""
    found: dict[str, set[str]] = {}
    for run in runs:
        for item in run.items:
            if item.row.level is not None:
                found.setdefault(item.name, set()).add(item.row.level)
    return {name: levels.pop() for name, levels in found.items() if len(levels) == 1}


def _place(run: _Run, levels: Sequence[str | None]) -> None:
    for item, level in zip(run.items, levels, strict=True):
        item.row.level = item.named or level


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


def _money_keys(rows: Sequence[tuple[Row, Sequence[Column]]]) -> tuple[_Key, ...]:
    """The money columns of all tables of a chain: a continuation may leave out blank ones."""
    return tuple(dict.fromkeys(_key(c) for _, columns in rows for c in columns if c.field in MONEY))


def _key(column: Column) -> _Key:
    return column.field, column.tingkat, column.periode, column.heading


def _amounts(row: Row, columns: Sequence[Column], keys: Sequence[_Key]) -> tuple[int, ...]:
    found = dict.fromkeys(keys, 0)
    for column in columns:
        slot = row.slots.get(column.index)
        if column.field in MONEY and slot is not None and slot.lines:
            found[_key(column)] = digits_value(slot.text) or 0
    return tuple(found[k] for k in keys)


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
