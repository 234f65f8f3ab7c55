"""The reading of a table's number columns that explains most of its rows: spending is a share of a budget, what was
reached a share of a target. Headings decide first; what they leave open arithmetic settles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from petik.parsers.columns.column import Column
from petik.parsers.print.figures import figure
from petik.schemas.keyakinan import USUAL

Figures = dict[int, float]  # body row to number

LARGE = 100_000.0  # from here on a number is taken for an amount of money
LEAST = 3  # rows that must be explained
SHARE = 0.7  # share of the rows with all three numbers that must be
NEAR = 0.011  # of a percentage point for every one printed, and half a hundredth at least
MOSTLY = 0.6
MONEY = ("anggaran", "realisasi_anggaran", "persen_anggaran")
WORK = ("target", "realisasi", "capaian")


@dataclass(frozen=True, slots=True)
class Reading:
    """Three columns as whole, part and share in percent; *explained* rows of *rows*."""

    whole: int
    part: int
    share: int
    explained: int
    rows: int


def by_proportions(columns: Sequence[Column], cells: Sequence[dict[int, str]]) -> list[Column]:
    """*columns* with those that no heading names settled by the proportions in which their numbers stand.

    *cells* holds per column the body's texts by row. Nothing is settled where two readings explain as many rows.
    """
    figures = [{r: n for r, t in found.items() if (n := figure(t)) is not None} for found in cells]
    out = list(columns)
    for fields, large in ((MONEY, True), (WORK, False)):
        open_ones = {c.index for c in out if c.field is None and len(figures[c.index]) >= LEAST}
        if not open_ones:
            return out
        found = sorted(_readings(out, figures, fields, large, open_ones), key=lambda r: -r.explained)
        if not found or (len(found) > 1 and found[1].explained == found[0].explained):
            continue
        best = found[0]
        for index, field in zip((best.whole, best.part, best.share), fields, strict=True):
            if out[index].field is None:
                why = f"menurut hitungan pada {best.explained} dari {best.rows} baris"
                out[index] = replace(out[index], field=field, score=USUAL, reason=why)
    return out


def _readings(
    columns: Sequence[Column], figures: Sequence[Figures], fields: Sequence[str], large: bool, wanted: set[int]
) -> Iterator[Reading]:
    """Every assignment of three columns to *fields* that the headings allow, that says something new and holds."""
    able = [[c.index for c in columns if c.field in (None, field) and figures[c.index]] for field in fields]
    numbers = {i for own in able for i in own}
    for whole, part, share in permutations(sorted(numbers), 3):
        if whole not in able[0] or part not in able[1] or share not in able[2] or not {whole, part, share} & wanted:
            continue
        if whole > part:  # what was planned stands left of what was done
            continue
        rows = figures[whole].keys() & figures[part].keys() & figures[share].keys()
        if large and not all(figures[whole][r] >= LARGE for r in rows):
            continue
        shares = {figures[share][r] for r in rows}
        good = sum(_holds(figures[whole][r], figures[part][r], figures[share][r]) for r in rows)
        if good >= LEAST and good >= SHARE * len(rows) and len(shares) > 1:
            yield Reading(whole, part, share, good, len(rows))


def _holds(whole: float, part: float, share: float) -> bool:
    return whole > 0 and abs(part / whole * 100 - share) <= max(0.005, NEAR * abs(share))
