"""One entry per period: "Realisasi 2016" and "Capaian" speak of one year where the document is of 2016."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from petik.parsers.model import AnggaranRow, NilaiRow

PARTS = ("target", "realisasi", "capaian")
MONEY = ("anggaran", "realisasi", "persen")


def satukan_nilai(rows: Sequence[NilaiRow], periode: Callable[[str], str]) -> list[NilaiRow]:
    """*rows* with those of one full period made one, unless both print the same thing (then both stay)."""
    out: list[NilaiRow] = []
    for row in rows:
        at = next((i for i, o in enumerate(out) if _one_period(o.periode, row.periode, periode)), None)
        if at is None or any(getattr(out[at], p) and getattr(row, p) for p in PARTS):
            out.append(row)
            continue
        old = out[at]
        filled = {p: getattr(old, p) or getattr(row, p) for p in PARTS}
        out[at] = NilaiRow(periode=old.periode or row.periode, **filled)
    return out


def satukan_anggaran(rows: Sequence[AnggaranRow], periode: Callable[[str], str]) -> list[AnggaranRow]:
    """*rows* with neighbours made one that give different amounts of one printed name in one full period."""
    out: list[AnggaranRow] = []
    for row in rows:
        old = out[-1] if out else None
        if old is not None and _one_name(old, row) and _one_period(old.periode, row.periode, periode):
            out[-1] = replace(old, periode=old.periode or row.periode, fields={**row.fields, **old.fields})
        else:
            out.append(row)
    return out


def _one_period(a: str, b: str, periode: Callable[[str], str]) -> bool:
    return a != b and periode(a) == periode(b)


def _one_name(a: AnggaranRow, b: AnggaranRow) -> bool:
    """True where both rows come from one printed name and give different amounts of it."""
    one, other = a.fields.get("uraian"), b.fields.get("uraian")
    if one is None or other is None or (a.table, a.page, a.tingkat) != (b.table, b.page, b.tingkat):
        return False
    return one.text == other.text and one.box == other.box and not any(m in a.fields and m in b.fields for m in MONEY)
