"""Headings that mean different things in different tables, decided by the other columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from petik.parsers.columns.column import Column
from petik.parsers.print.level_words import LEVEL_WORDS
from petik.schemas.keyakinan import GUESSED, INFERRED

PHYSICAL = re.compile(r"\bfisik\b", re.I)
RUPIAH_TAIL = re.compile(r" > \(?\s*(?:rp\.?|(?:ribu |juta )?rupiah)\s*\)?$", re.I)  # "2021 > Rp."
PERCENT_TAIL = re.compile(r"%\s*\)?$")  # "Realisasi Anggaran > %", "Keu (%)"


def by_neighbours(columns: Sequence[Column]) -> list[Column]:
    """*columns* in the light of each other."""
    fields = {c.field for c in columns}
    table = _Table(columns, fields, bool(fields & {"anggaran", "realisasi_anggaran"}) and "indikator" not in fields)
    return _of_the_same_period([_read_again(c, table) for c in columns])


@dataclass(frozen=True, slots=True)
class _Table:
    """What a rule is told of the table. `of_money`: it speaks of budgets and of no indicator."""

    columns: Sequence[Column]
    fields: set[str | None]
    of_money: bool


def _read_again(c: Column, table: _Table) -> Column:
    """The first rule that has another reading of the column decides."""
    return next((found for rule in RULES if (found := rule(c, table)) is not None), c)


def _uraian(c: Column, table: _Table) -> Column | None:
    if c.field == "uraian" and table.fields & {"formulasi", "sumber_data"} and "indikator" not in table.fields:
        return replace(c, field="indikator", reason="Uraian di samping formulasi atau sumber data")
    return None


def _tugas(c: Column, table: _Table) -> Column | None:
    if c.field != "tugas":
        return None
    valued = table.fields & {"target", "satuan"}
    name = "sasaran" if "indikator" in table.fields else "indikator" if valued else None
    return replace(c, field=name, reason="tugas sebagai sasaran atau indikator")


def _fisik(c: Column, table: _Table) -> Column | None:
    if c.field in ("realisasi", "capaian", "target") and PHYSICAL.search(c.heading) and table.of_money:
        return replace(c, field="fisik", reason="kemajuan fisik tanpa kolom indikator")
    return None


def _capaian(c: Column, table: _Table) -> Column | None:
    if c.field == "capaian" and table.of_money and c.tingkat is None:
        return replace(c, field="persen_anggaran", reason="persen di samping anggaran")
    return None


def _rupiah(c: Column, table: _Table) -> Column | None:
    """Results in rupiah are spending, whatever the heading calls them."""
    if c.field == "realisasi" and (c.money or (table.of_money and not c.percent)):
        return replace(c, field="realisasi_anggaran", reason="realisasi dalam rupiah")
    if c.field == "persen_anggaran" and c.money and not c.percent:
        return replace(c, field="realisasi_anggaran", reason="serapan dalam rupiah")
    if c.field == "target" and c.money:
        return replace(c, field="anggaran", reason="target dalam rupiah")
    return None


def _percent(c: Column, table: _Table) -> Column | None:
    """Percentages beside what they are shares of."""
    if c.field == "realisasi_anggaran" and PERCENT_TAIL.search(c.heading) and _plain_spending(table.columns, c):
        return replace(c, field="persen_anggaran", money=False, reason="persen di samping realisasi anggaran")
    if c.field != "realisasi" or not c.percent:
        return None
    if table.of_money:
        return replace(c, field="persen_anggaran", reason="realisasi dalam persen di samping anggaran")
    if "capaian" not in table.fields and _has_plain_realisasi(table.columns, c):
        return replace(c, field="capaian", reason="persen di samping realisasi")
    return None


def _nothing_but_percent(c: Column, table: _Table) -> Column | None:
    if c.field is not None or not c.percent or not c.heading.endswith("%"):
        return None
    name = "persen_anggaran" if table.of_money else "capaian"
    level = next((lv for lv, pattern in LEVEL_WORDS if pattern.search(c.heading)), None)
    return replace(c, field=name, tingkat=level, score=INFERRED, reason="hanya «%»")


def _nothing_but_rupiah(c: Column, table: _Table) -> Column | None:
    """ "Rp" below a period ("2021 > Rp.") is the budget beside targets (Permendagri 86/2017, table T-C.27), else beside
    results the spending; doubtful where neither stands beside it."""
    if c.field is not None or not c.money or not RUPIAH_TAIL.search(c.heading):
        return None
    beside = {o.field for o in table.columns if o.periode == c.periode}
    if "target" not in beside and "realisasi" in beside:
        return replace(c, field="realisasi_anggaran", score=INFERRED, reason="rupiah di samping realisasi")
    score = INFERRED if "target" in beside else GUESSED
    return replace(c, field="anggaran", score=score, reason="rupiah di bawah periode")


RULES = (_uraian, _tugas, _fisik, _capaian, _rupiah, _percent, _nothing_but_rupiah, _nothing_but_percent)


def _of_the_same_period(columns: Sequence[Column]) -> list[Column]:
    """A capaian or percentage without a period belongs to the one period that the results beside it name."""
    done = {c.periode for c in columns if c.field in ("realisasi", "realisasi_anggaran")}
    if len(done) != 1:
        return list(columns)
    part = ("capaian", "persen_anggaran")
    return [replace(c, periode=next(iter(done))) if c.field in part and not c.periode else c for c in columns]


def _plain_spending(columns: Sequence[Column], column: Column) -> bool:
    """True where another column of the period gives the spending itself: "Realisasi Anggaran > Rp" beside "> %"."""
    names = ("realisasi", "realisasi_anggaran")
    others = [c for c in columns if c.field in names and c.index != column.index and c.periode == column.periode]
    return any(not PERCENT_TAIL.search(c.heading) for c in others)


def _has_plain_realisasi(columns: Sequence[Column], column: Column) -> bool:
    return any(c.field == "realisasi" and not c.percent and c.index != column.index for c in columns)


