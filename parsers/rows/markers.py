"""Numbers and letters that open a column's names without a full stop ("1 Pengadaan …", "a Laptop"), by their order.

One such word alone may be part of a name ("1 Data"); where the rows of a column count up, they are its numbering.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from petik.parsers.columns.column import Column
from petik.parsers.print.lines import line_of
from petik.parsers.print.strings import clean, item_marker
from petik.parsers.tables.body import Row, Slot

NAMES = ("program_kegiatan", "uraian", "kegiatan", "subkegiatan", "program", "indikator")
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
ROMAN = {r: i for i, r in enumerate(ROMANS, 1)}
BARE = re.compile(r"^(?:\d{1,3}|[a-z]|[IVX]{1,4})[.)]?$")  # "1", "12.", "a", "b)", "IV"
LEAST = 0.8  # share of the steps from row to row that must count up by one, or begin again


def mark_rows(rows: Sequence[Row], columns: Sequence[Column]) -> None:
    """Sets `row.marker` ("angka", "huruf", "romawi") and takes bare markers off the names they open."""
    for column in [c for c in columns if c.field in NAMES]:
        slots = [(row, slot) for row in rows if (slot := row.slots.get(column.index)) is not None and slot.own]
        opened = [(row, slot, _opener(slot)) for row, slot in slots]
        if _counts_up([o for _, _, o in opened]):
            for row, slot, found in opened:
                if found is not None:
                    row.marker = row.marker or found[0]
                    slot.lines = (line_of(slot.lines[0].words[1:]), *slot.lines[1:])
    for column in [c for c in columns if c.field == "no"]:
        for row in rows:
            slot = row.slots.get(column.index)
            alone = _value(clean(slot.text)) if slot is not None and slot.own and slot.lines else None
            if alone is not None:
                row.marker = row.marker or alone[0]


def _opener(slot: Slot) -> tuple[str, int] | None:
    """Kind and value of the bare marker that opens a name, None where none does; in a cell with several numbered items
    the first number is that of an item."""
    if not slot.lines or len(slot.lines[0].words) < 2 or any(item_marker(x) for x in slot.lines[1:]):
        return None
    first, second = (w.text for w in slot.lines[0].words[:2])
    return _value(first) if second[:1].isupper() else None


def _value(text: str) -> tuple[str, int] | None:
    if not BARE.match(text):
        return None
    text = text.rstrip(".)")
    if text.isdigit():
        return "angka", int(text)
    return ("romawi", ROMAN[text]) if text in ROMAN else ("huruf", ord(text) - 96) if text.islower() else None


def _counts_up(found: Sequence[tuple[str, int] | None]) -> bool:
    steps = good = 0
    for kind in ("angka", "huruf", "romawi"):
        values = [f[1] for f in found if f is not None and f[0] == kind]
        pairs = list(pairwise(values))
        steps += len(pairs)
        good += sum(b in (a + 1, 1) for a, b in pairs)
    return steps > 0 and good >= LEAST * steps
