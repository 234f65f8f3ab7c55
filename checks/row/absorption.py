"""Rules on budget rows: absorption, and spending above the budget."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from petik.checks.aturan import Aturan
from petik.checks.doubt.evidence import evidence
from petik.checks.doubt.misreadings import explained, in_row
from petik.checks.findings.phrases import phrase
from petik.checks.findings.report import as_printed, finding
from petik.checks.given.material import Material
from petik.checks.given.plain_numbers import half_step, plain_number
from petik.checks.row.quarters import _plain
from petik.schemas.record import Anggaran, Kuantitas
from petik.schemas.temuan import Temuan

SURE_IF_NEAR = 0.85  # a percentage that misses by a point at most is a slip, not another column
MEAN_SLACK = 0.006  # points: half the last digit of a mean with two decimals
SMALL_GAP = 0.1  # points that cutting off instead of rounding explains
THOUSAND = 1000  # rupiah: less is no budget but a number of a column
# titles and headings of tables of what comes in: "Target dan Realisasi Pendapatan", "Penerimaan Retribusi", "PAD"
INCOME = re.compile(r"\b(?:pendapatan|penerimaan|retribusi|pad)\b", re.I)
FAR_ABOVE = 3  # spending that exceeds its budget more often than this was misread


@dataclass(frozen=True)
class Absorption:
    """A budget row with amount, spending and percentage: its number in the record, and the three as numbers.

    `digit` is half the last printed digit of the percentage, in points.
    """

    index: int
    row: Anggaran
    a: float
    r: float
    p: float
    digit: float

    @property
    def right(self) -> float:
        return self.r / self.a * 100

    def paths(self) -> dict[str, str]:
        return {name: f"anggaran/{self.index}/{name}" for name in ("anggaran", "realisasi", "persen")}

    def prints(self) -> dict[str, Kuantitas]:
        found = ((name, getattr(self.row, name)) for name in ("anggaran", "realisasi", "persen"))
        return {name: quantity for name, quantity in found if quantity is not None}


def persen_tidak_cocok(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """Absorption that is not realisasi / anggaran x 100."""
    points = aturan.tolerance("persen-tidak-cocok", "poin")
    rows = list(_absorptions(material))
    wrong = [s for s in rows if not _fits(s, points)]
    wrong = [s for s in wrong if not _other_reading(material, s, rows, points)]
    sure = evidence(sum(_fits(s, points) for s in rows), len(wrong))
    for s in wrong:
        prints = s.prints()
        gap = abs(s.right - s.p)
        doubt = explained(material, prints, s.paths(), partial(_terms_fit, points))
        yield finding(
            material,
            aturan,
            "persen-tidak-cocok",
            jalur=f"anggaran/{s.index}/persen",
            rests_on=(f"anggaran/{s.index}/anggaran", f"anggaran/{s.index}/realisasi"),
            tempat=s.row.uraian or phrase("jumlah"),
            tercetak=prints["persen"].raw,
            seharusnya=as_printed(s.right),
            hitungan=f"{prints['realisasi'].raw} / {prints['anggaran'].raw} × 100",
            sebab="pembulatan" if gap <= 1 and (s.p == int(s.p) or gap <= SMALL_GAP) else None,
            sure=max(sure, SURE_IF_NEAR) if gap <= 1 else sure,
            doubt=doubt,
        )


def _absorptions(material: Material) -> Iterator[Absorption]:
    for i, row in enumerate(material.record.anggaran):
        a, r, p = (plain_number(q) for q in (row.anggaran, row.realisasi, row.persen))
        if not a or r is None or p is None or row.persen is None:
            continue
        share = "%" not in row.persen.raw and abs(p) <= 2 and abs(p * 100 - r / a * 100) <= 1  # of one
        scale = 100 if share else 1
        yield Absorption(i, row, a, r, p * scale, half_step(row.persen) * scale)


def _terms_fit(points: float, v: Mapping[str, float]) -> bool:
    return v["anggaran"] != 0 and abs(v["realisasi"] / v["anggaran"] * 100 - v["persen"]) <= points


def _fits(s: Absorption, points: float) -> bool:
    return abs(s.right - s.p) <= max(points, s.digit) + 1e-9


def _other_reading(material: Material, s: Absorption, rows: Sequence[Absorption], points: float) -> bool:
    """True where the print is right under another reading.

    What is left, the mean of the rows below, the row's share of the total, the right value or another budget (before
    the change) in another column, the neighbouring row's figures.
    """
    largest = max((o.a for o in rows), default=s.a)
    below = [o.p for o in rows if o.index > s.index]
    means = [sum(below[:k]) / k for k in range(2, len(below) + 1)]
    same = [o for o in rows if abs(o.index - s.index) == 1 and not _fits(o, points)]
    jalur = f"anggaran/{s.index}/persen"
    merged = [o for o in rows if o.r == s.r and o.p == s.p]  # one cell of spending and share over several budgets
    swapped = any(abs(o.right - s.p) <= points and abs(s.right - o.p) <= points for o in same)
    return (
        abs(100 - s.right - s.p) <= points
        or any(abs(mean - s.p) <= MEAN_SLACK for mean in means)
        or (len(merged) > 1 and abs(s.r / sum(o.a for o in merged) * 100 - s.p) <= points)
        or (abs(s.a / largest * 100 - s.p) <= points and s.a < largest)
        or in_row(material, jalur, lambda v: abs(v - s.right) <= points) is not None
        or in_row(material, jalur, lambda v: v > THOUSAND and v != s.a and abs(s.r / v * 100 - s.p) <= points)
        is not None
        or (not swapped and any(abs(o.right - s.p) <= points for o in same))
    )


def _above(spent: float, value: float) -> bool:
    """True for another budget (after the change) that covers what was spent."""
    return value > spent


def belanja_melebihi_pagu(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """Spending above the budget of the same row.

    Sure where a printed percentage above 100 agrees, or where the table's other rows stay below their budgets. What
    exceeds it several times over is another unit or another row's amount.
    """
    rows = list(enumerate(material.record.anggaran))
    pairs = [(i, row, _plain(row.anggaran), _plain(row.realisasi)) for i, row in rows]
    both = [(i, row, a, r) for i, row, a, r in pairs if a is not None and r is not None and a.number]
    over = [(i, row, a, r) for i, row, a, r in both if r.number > a.number]
    kept = sum(1 for _, _, a, r in both if 0 < r.number <= a.number)
    for i, row, budget, spent in over:
        a, r = budget.number, spent.number
        if a < THOUSAND or "-" in (row.periode or ""):
            continue  # the row of column numbers; a part of the year may exceed its share
        p = plain_number(row.persen)
        agrees = p is not None and abs(r / a * 100 - p) <= 1
        if (p is not None and not agrees) or r > FAR_ABOVE * a:
            continue  # the percentage is told by its own rule
        if INCOME.search(material.column_heading(f"anggaran/{i}/realisasi")):
            continue  # what comes in may exceed what was expected
        other = in_row(material, f"anggaran/{i}/realisasi", partial(_above, r))
        yield finding(
            material,
            aturan,
            "belanja-melebihi-pagu",
            jalur=f"anggaran/{i}/realisasi",
            rests_on=(f"anggaran/{i}/anggaran",),
            tempat=row.uraian or phrase("jumlah"),
            tercetak=spent.print.raw,
            seharusnya=budget.print.raw,
            sure=1.0 if agrees else evidence(kept, len(over)),
            doubt=None if agrees else other,
        )
