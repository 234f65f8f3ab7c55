"""How sure the values of a dump's rows are: one ladder, from arithmetic to the mere order of words.

Tabs keep the cells apart (as read). Values that follow from each other (achievement from target and result, percentage
from budget and spending) are proven if their row fills every column of values, in a table most of whose rows do: its
name may still be another's where rows are ragged. All other values say that they are not sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from petik.parsers.model import AnggaranRow, IndikatorRow, NilaiRow, Print

PROVEN, REGULAR, UNSURE = 0.85, 0.6, 0.5
SURE = 0.6  # from this confidence down a value carries the note
NOTE = "kolom menurut urutan kata, pasangannya tidak pasti"
POINTS = 0.5  # percentage points by which a printed achievement may miss the computed one
NUMBER = re.compile(r"\d[\d.,]*")
FEW_ROWS, MOST = 3, 0.8  # rows from which on a table can be regular; share of its rows that fill every column of values
MARGIN = 1.0  # by how much the path must beat other columns


def row_levels(filled: Sequence[set[int]], margins: Sequence[float], values: set[int]) -> list[float]:
    """The confidence of each row's values. *filled*: the columns with text per row; *values*: the columns of values."""
    with_values = [f & values for f in filled if f & values]
    whole = sum(f == values for f in with_values)
    regular = len(with_values) >= FEW_ROWS and whole >= MOST * len(with_values)
    return [
        REGULAR if regular and f & values == values and margin >= MARGIN else UNSURE
        for f, margin in zip(filled, margins, strict=True)
    ]


def judge_rows(indikator: Sequence[IndikatorRow], anggaran: Sequence[AnggaranRow], order: str) -> None:
    """Raises what arithmetic proves, and notes what is not sure.

    In a kept layout ("white") the lines of several items share one row, and the values of one line prove each other
    beside the name of another: nothing is proven there.
    """
    may = order != "white"
    for row in indikator:
        row.fields = {name: _noted(p) for name, p in row.fields.items()}
        for nilai in row.nilai:
            proven = may and _achieved(nilai)
            for name in ("target", "realisasi", "capaian"):
                setattr(nilai, name, _told(getattr(nilai, name), proven))
    for budget in anggaran:
        budget.fields = {name: _noted(p) for name, p in budget.fields.items()}
        money = {name: p for name, p in budget.fields.items() if name in ("anggaran", "realisasi", "persen")}
        proven = may and len(money) == 3 and _follows(money["anggaran"], money["realisasi"], money["persen"])
        budget.fields |= {name: told for name, p in money.items() if (told := _told(p, proven)) is not None}


def _achieved(nilai: NilaiRow) -> bool:
    found = (nilai.target, nilai.realisasi, nilai.capaian)
    return all(p is not None for p in found) and _follows(*found)  # type: ignore[arg-type]


def _told(found: Print | None, proven: bool) -> Print | None:
    if found is None:
        return None
    if proven and found.confidence >= REGULAR:
        return replace(found, confidence=PROVEN, note=None if found.note == NOTE else found.note)
    return _noted(found)


def _noted(found: Print) -> Print:
    return replace(found, note=found.note or NOTE) if found.confidence <= SURE else found


def _follows(whole: Print, part: Print, share: Print) -> bool:
    """True where *share* is what *part* is of *whole* in percent, or the reverse for what should be small.

    Round shares ("100" for equal numbers) prove nothing: swapped columns would give them too.
    """
    for w in _numbers(whole.text):
        for p in _numbers(part.text):
            for s in _numbers(share.text):
                if w and w != p and min(abs(100 * p / w - s), abs(100 * (2 * w - p) / w - s)) <= POINTS:
                    return True
    return False


def _numbers(text: str) -> list[float]:
    """The readings of a lone number: "1.250" is 1250 or 1.25; [] where there is none, or more than one."""
    found = NUMBER.findall(text)
    if len(found) != 1:
        return []
    token = found[0].strip(".,")
    return list(dict.fromkeys(_readings(token)))


def _readings(token: str) -> Iterable[float]:
    for decimal, group in ((",", "."), (".", ",")):
        plain = token.replace(group, "").replace(decimal, ".")
        if plain.count(".") <= 1:
            yield float(plain)
