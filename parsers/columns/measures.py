"""The indicator columns of a table, each with the columns that speak of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from petik.parsers.columns.column import AFTER_REVISION, NUMERIC, Column, columns_of, is_replaced
from petik.parsers.print.strings import squash

HIERARCHY = ("tujuan", "sasaran", "program", "kegiatan", "subkegiatan")
TEXTS = ("formulasi", "sumber_data", "satuan", "penanggung_jawab")
VALUES = ("target", "realisasi", "capaian")
BESIDE = "di sampingnya"  # the level of an indicator is told by the work that its row names


@dataclass(frozen=True, slots=True)
class Measure:
    """One indicator column with the columns that speak of it."""

    indikator: Column
    tingkat: str | None
    values: tuple[Column, ...]
    texts: tuple[Column, ...]
    parents: tuple[Column, ...]
    serving: tuple[Column, ...] = ()  # programs beside the indicators that they serve


def measures(columns: Sequence[Column]) -> list[Measure]:
    """The indicator columns of a table, left to right, each with its own value, text and parent columns.

    Values stand to the right of their indicator and before the next one, unless their heading names another level.
    """
    heads = _in_force(columns_of(columns, "indikator", "indikator_campuran"))
    firsts = [
        h
        for i, h in enumerate(heads)
        if i == 0 or h.index != heads[i - 1].index + 1 or h.tingkat != heads[i - 1].tingkat
    ]
    out = []
    for i, head in enumerate(firsts):
        left = head.index
        right = firsts[i + 1].index if i + 1 < len(firsts) else 10_000
        mine = [c for c in columns if (left < c.index < right or len(firsts) == 1)]
        tingkat = head.tingkat or _innermost(columns, head)
        values = [c for c in mine if c.field in VALUES and (c.tingkat in (None, tingkat) or len(firsts) == 1)]
        values += [c for c in columns if c.field in VALUES and c not in mine and _named_for(c, head, tingkat, firsts)]
        texts = [c for c in columns if c.field in TEXTS and (c in mine or c.field == "penanggung_jawab")]
        serving = [c for c in columns if c.field in ("program", "kegiatan") and c.index > left and len(firsts) == 1]
        parents = tuple(_parents(columns, tingkat))
        out.append(Measure(head, tingkat, tuple(values), tuple(texts), parents, tuple(serving)))
    return out


def _in_force(heads: list[Column]) -> list[Column]:
    """Of "Indikator Sebelum Perubahan | Indikator Setelah Perubahan" the one that holds."""
    revised = any(AFTER_REVISION.search(h.heading) and not is_replaced(h.heading) for h in heads)
    return [h for h in heads if not is_replaced(h.heading)] if revised else heads


def _named_for(value: Column, head: Column, tingkat: str | None, heads: Sequence[Column]) -> bool:
    """True for a value column that stands apart from *head* and names its level; one right of another indicator column
    of that level is that column's."""
    if tingkat is None or value.tingkat != tingkat:
        return False
    before = [h for h in heads if h.index < value.index]
    return not before or before[-1] is head or before[-1].tingkat != tingkat


def _innermost(columns: Sequence[Column], head: Column) -> str | None:
    """The level of an indicator whose heading names none: the deepest hierarchy column to its left."""
    if _works_follow(columns, head):
        return BESIDE
    fields = {c.field for c in columns if c.index < head.index} or {c.field for c in columns}
    if "program_kegiatan" in fields:
        return "program_kegiatan"
    if "jenjang" in fields and not fields & {"kegiatan", "subkegiatan", "program"}:
        return "jenjang"
    found = [h for h in HIERARCHY if h in fields]
    aim = next((c.tingkat for c in columns if c.field == "sasaran" and c.tingkat), None)
    if found and found[-1] == "sasaran" and aim is not None:
        return aim  # "Sasaran Kinerja Kegiatan": the aim of an activity
    return found[-1] if found else None


def _works_follow(columns: Sequence[Column], head: Column) -> bool:
    """True for "Tujuan | Sasaran | Outcome | Output | Indikator | Program/Kegiatan/Sub Kegiatan" without any value
    (Inmendagri 2/2025, plans of 2025–2029): the work beside an indicator tells its level."""
    outcomes = {squash(c.heading.split(" > ")[-1]) for c in columns if c.field is None}
    valued = any(c.field in NUMERIC for c in columns)
    works = any(c.field == "program_kegiatan" and c.index > head.index for c in columns)
    return works and not valued and bool(outcomes & {"outcome", "output"})


def _parents(columns: Sequence[Column], tingkat: str | None) -> list[Column]:
    wanted = HIERARCHY[: HIERARCHY.index(tingkat) + 1] if tingkat in HIERARCHY else HIERARCHY
    stacked = tingkat not in ("tujuan", "sasaran")
    return [c for c in columns if c.field in wanted or (c.field in ("program_kegiatan", "jenjang") and stacked)]


