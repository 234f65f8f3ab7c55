"""Totals: a printed total against its direct children, level by level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from petik.checks.aturan import Aturan
from petik.checks.doubt.evidence import run_of, slip
from petik.checks.doubt.misreadings import readings
from petik.checks.findings.phrases import Phrase, phrase
from petik.checks.findings.report import as_printed, finding
from petik.checks.given.keys import key_of
from petik.checks.given.material import Material
from petik.schemas.data import istilah
from petik.schemas.record import Anggaran, Kuantitas
from petik.schemas.temuan import Temuan

Column = Literal["anggaran", "realisasi"]
COLUMNS: tuple[Column, ...] = ("anggaran", "realisasi")
CODE = "jumlah-tidak-cocok"
ORDER = {"belanja": 0, "program": 1, "kegiatan": 2, "subkegiatan": 3, "jumlah": -1}
# the name of a total; a row of level "jumlah" with another name is a unit's heading: "KECAMATAN X"
TOTAL_NAMES = ("jml", *(a + j for j in istilah().jumlah for a in ("", *istilah().awalan_jumlah)))
DOUBTFUL = 0.6  # confidence where the rows of a total may not all have been read
TOO_FAR = 2.0  # a parent farther than this from the sum of its children has others: rows were lost
CENT = 0.01  # sums are exact; only the noise of binary fractions is let through
FEWEST_CHILDREN = 2
THOUSAND = 1000  # rupiah: a smaller "total" is a number of the row of column numbers
FEW_ROWS = 12  # rows of which every part may be tried as the children


@dataclass(frozen=True)
class BudgetRow:
    """One budget row in one column: its place in the record and its number (None where unread or empty)."""

    index: int
    row: Anggaran
    print: Kuantitas | None

    @property
    def value(self) -> float | None:
        return None if self.print is None or self.print.value is None else float(self.print.value)

    @property
    def amount(self) -> float:
        """The number; 0 where there is none."""
        return self.value or 0.0


def jumlah_tidak_cocok(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """Printed totals that are not the sum of their direct children. Percentages are no totals."""
    for kolom in COLUMNS:
        rows = [BudgetRow(i, r, getattr(r, kolom)) for i, r in enumerate(material.record.anggaran)]
        for above, total in _with_total(rows):
            children = _wrong_children(above, total)
            if children is None or _other_reading(rows, children, total):
                continue
            yield _finding(material, aturan, kolom, total, children, _confidence(material, kolom, total, children))
        yield from _parents(material, aturan, kolom, rows)
        yield from _almost(material, aturan, kolom, rows)


def is_sum_of_rows(material: Material, amount: float) -> bool:
    """True where *amount* is what a row of the budget has and what the rows one level below that row add up to."""
    for kolom in COLUMNS:
        rows = [BudgetRow(i, r, getattr(r, kolom)) for i, r in enumerate(material.record.anggaran)]
        for place, parent in enumerate(rows):
            if parent.value is not None and abs(parent.value - amount) < CENT:
                children = _children(parent, rows[place + 1 :])
                if children and abs(_total(_once(children)) - amount) < CENT:
                    return True
    return False


def _with_total(rows: Sequence[BudgetRow]) -> Iterator[tuple[list[BudgetRow], BudgetRow]]:
    """For every printed total the rows above it that may be its own: same post, same period, since the last total."""
    above: list[BudgetRow] = []
    for row in rows:
        if above and key_of(row.row.jabatan) != key_of(above[-1].row.jabatan):
            above = []
        if row.row.tingkat == "jumlah" and row.row.uraian and not key_of(row.row.uraian).startswith(TOTAL_NAMES):
            above = []
        elif row.row.tingkat == "jumlah":
            yield [r for r in above if r.row.periode == row.row.periode], row
            if not row.row.periode or all(r.row.periode == row.row.periode for r in above):
                above = []
        else:
            above.append(row)


def _wrong_children(above: list[BudgetRow], total: BudgetRow) -> list[BudgetRow] | None:
    """The children of a total that they do not add up to; None where some reading of "direct children" gives it."""
    if total.value is None or not above or abs(total.value) < THOUSAND:
        return None
    # a format without pages does not say where the table begins: any row above may be its first
    candidates = [c for start in range(len(above)) for c in _candidates(above[start:])]
    if any(_sum(c) is not None and abs(_total(c) - total.amount) < CENT for c in candidates):
        return None
    complete = [_once(c) for c in candidates if _sum(c) is not None]
    complete = [c for c in complete if len(c) >= FEWEST_CHILDREN]
    if not complete or any(r.print is not None and r.value is None for r in above):
        return None  # a row is unread: the sum cannot be known
    return min(complete, key=lambda c: abs(_total(c) - total.amount))


def _other_reading(rows: Sequence[BudgetRow], children: Sequence[BudgetRow], total: BudgetRow) -> bool:
    """True where the total is right with other rows: then the rows were misunderstood, not added up wrongly.

    Rows of the pages before and after, the rows below (a total above its rows), other totals, one level or one part of
    the rows only, or the total with rows that belong to another.
    """
    value = total.amount
    before = [r.value for r in rows[: total.index] if r.value is not None]
    same = [r for r in rows if r.index != total.index and r.row.periode == total.row.periode]
    own = [r.value for r in same if r.value is not None]
    if run_of(own, value, CENT) or run_of(before, value, CENT):
        return True
    gap = value - _total(children)
    beyond = [r.value for r in rows if r not in children and r.index != total.index and r.value is not None]
    inside = [c.value for c in children if c.value is not None]
    if gap > 0 and run_of(beyond, gap, CENT) and gap > THOUSAND:
        return True  # rows that stand elsewhere belong to it
    if gap < 0 and (run_of(inside, -gap, CENT) or _some_of(inside, value)):
        return True  # a total with its own child, rows read twice, or a part of the rows
    others = [r for r in rows if r.index != total.index]
    levels = {r.row.tingkat for r in others}
    by_level = ([r.value for r in others if r.row.tingkat == t and r.value is not None] for t in levels)
    return any(run_of(values, value, CENT) for values in by_level)


def _some_of(values: Sequence[float], total: float) -> bool:
    """True where some of a few *values* add up to *total*."""
    sums = {0.0}
    for value in values if len(values) <= FEW_ROWS else ():
        sums |= {round(s + value, 2) for s in sums}
    return any(abs(s - total) < CENT for s in sums)


def _confidence(material: Material, kolom: Column, total: BudgetRow, children: Sequence[BudgetRow]) -> float:
    """How sure it is that the children are all: the table's other column proves it, or the difference is a slip's."""
    other: Column = "realisasi" if kolom == "anggaran" else "anggaran"
    rows = material.record.anggaran
    pairs = [BudgetRow(c.index, c.row, getattr(c.row, other)) for c in children]
    head = BudgetRow(total.index, total.row, getattr(rows[total.index], other))
    if head.value is not None and all(p.value is not None for p in pairs):
        return 1.0 if abs(_total(pairs) - head.value) < CENT else DOUBTFUL
    return 1.0 if slip(total.amount, _total(children)) else DOUBTFUL


def _candidates(above: Sequence[BudgetRow]) -> list[list[BudgetRow]]:
    """What may be the children of a total: each level from the top, all rows; a row repeated counts once."""
    levels = sorted({ORDER[r.row.tingkat or "kegiatan"] for r in above})
    out = [[r for r in above if ORDER[r.row.tingkat or "kegiatan"] == level] for level in levels]
    out.append([r for r in above if not _has_parent(r, above)])
    out.append(list(above))
    return [c for group in out for c in (group, _once(group))]


def _has_parent(row: BudgetRow, rows: Sequence[BudgetRow]) -> bool:
    parents = {key_of(row.row.program), key_of(row.row.kegiatan)} - {""}
    return any(o is not row and o.value is not None and key_of(o.row.uraian) in parents for o in rows)


def _once(rows: Sequence[BudgetRow]) -> list[BudgetRow]:
    """A kegiatan listed under several sasaran counts once."""
    seen: set[tuple[str, str, float | None]] = set()
    out = []
    for r in rows:
        key = (key_of(r.row.uraian), key_of(r.row.program), r.value)
        if key not in seen:
            seen.add(key)
            out.append(r)
    return out


def _sum(rows: Sequence[BudgetRow]) -> float | None:
    """The sum; None where a row with a print has no number. An empty cell counts nothing."""
    if any(r.print is not None and r.value is None for r in rows):
        return None
    return sum(r.value for r in rows if r.value is not None)


def _total(rows: Sequence[BudgetRow]) -> float:
    """The sum of what is read."""
    return sum(r.amount for r in rows)


def _parents(material: Material, aturan: Aturan, kolom: Column, rows: Sequence[BudgetRow]) -> Iterator[Temuan]:
    """Parents (program, kegiatan) against the rows below them.

    A table may list only part of a program's kegiatan: one that differs is reported only where other parents of the
    same document, at least as many, are the sums of their children.
    """
    right = 0
    wrong: list[tuple[BudgetRow, list[BudgetRow]]] = []
    for place, parent in enumerate(rows):
        if parent.value is None or parent.row.tingkat not in ("program", "kegiatan"):
            continue
        children = _children(parent, rows[place + 1 :])
        total = _sum(children)
        if total is None or not children:
            continue
        if len(children) < FEWEST_CHILDREN and total != parent.value:
            continue
        if abs(total - parent.value) < CENT or abs(_total(_once(children)) - parent.value) < CENT:
            right += 1
        else:
            wrong.append((parent, _once(children)))
    for parent, children in wrong if right >= 2 * len(wrong) else ():
        if _other_reading(rows, children, parent):
            continue
        if parent.amount / TOO_FAR <= _total(children) <= parent.amount * TOO_FAR:
            yield _finding(material, aturan, kolom, parent, children, _confidence(material, kolom, parent, children))


def _children(parent: BudgetRow, below: Sequence[BudgetRow]) -> list[BudgetRow]:
    """The rows one level under *parent* that follow it, name it, and share its period."""
    out: list[BudgetRow] = []
    level = ORDER[parent.row.tingkat or "program"]
    name = key_of(parent.row.uraian)
    for row in below:
        if row.row.periode != parent.row.periode:
            continue
        here = ORDER[row.row.tingkat or "belanja"]
        if here <= level:
            break
        of = key_of(row.row.kegiatan if parent.row.tingkat == "kegiatan" else row.row.program)
        if here == level + 1 and name and of == name:
            out.append(row)
    return out


def _almost(material: Material, aturan: Aturan, kolom: Column, rows: Sequence[BudgetRow]) -> Iterator[Temuan]:
    """Spending lines without named parents: a line that almost, not quite, is the sum of the lines right below it."""
    near = aturan.tolerance(CODE, "dekat")
    for place, parent in enumerate(rows):
        if parent.row.tingkat != "belanja" or not parent.value:
            continue
        below = [r for r in rows[place + 1 :] if r.row.periode == parent.row.periode and r.row.tingkat != "jumlah"]
        if not _exact(below, parent.value):
            found = _near_run(below, parent.value, near)
            if found is not None:
                yield _finding(material, aturan, kolom, parent, found)


def _runs(below: Sequence[BudgetRow]) -> Iterator[list[BudgetRow]]:
    """Runs of rows of one level that may be the children: those right below, or the next deeper level as a whole."""
    for level in sorted({r.row.tingkat or "belanja" for r in below}):
        same = [r for r in below if r.row.tingkat == level]
        for size in range(FEWEST_CHILDREN, len(same) + 1):
            yield same[:size]


def _exact(below: Sequence[BudgetRow], total: float) -> bool:
    return any(_sum(run) == total for run in _runs(below))


def _near_run(below: Sequence[BudgetRow], total: float, near: float) -> list[BudgetRow] | None:
    for run in _runs(below):
        value = _sum(run)
        if value is not None and CENT <= abs(value - total) <= near * total and _no_child_is_all(run, total):
            return run
    return None


def _no_child_is_all(run: Sequence[BudgetRow], total: float) -> bool:
    """No child is the total itself: A = A + almost nothing proves nothing."""
    return max(r.amount for r in run) < 0.98 * total


def _finding(
    material: Material,
    aturan: Aturan,
    kolom: Column,
    total: BudgetRow,
    children: Sequence[BudgetRow],
    sure: float = 1.0,
) -> Temuan:
    right = _total(children)
    shown = [as_printed(c.value) for c in children if c.value is not None]
    terms = " + ".join(shown) if len(shown) <= 6 else f"{' + '.join(shown[:3])} + … + {shown[-1]}"
    gap = as_printed(abs(total.amount - right))
    doubt = _other_number(material, kolom, total, children)
    return finding(
        material,
        aturan,
        CODE,
        jalur=f"anggaran/{total.index}/{kolom}",
        rests_on=[f"anggaran/{c.index}/{kolom}" for c in children],
        tempat=phrase(f"jumlah-{kolom}", nama=total.row.uraian or phrase("jumlah")),
        tercetak=total.print.raw if total.print is not None else None,
        seharusnya=as_printed(right),
        hitungan=phrase("penjumlahan", suku=terms, n=len(shown), jumlah=as_printed(right), selisih=gap),
        sure=sure,
        doubt=doubt,
    )


def _other_number(material: Material, kolom: Column, total: BudgetRow, children: Sequence[BudgetRow]) -> Phrase | None:
    """The other reading of one of the numbers with which the sum is right."""
    right, printed = _total(children), total.amount
    for row in (total, *children):
        if row.print is None or row.value is None:
            continue
        sign = 1 if row is total else -1
        for value, why in readings(material, f"anggaran/{row.index}/{kolom}", row.print):
            if abs((printed - right) + sign * (value - row.value)) < CENT:
                return why
    return None
