"""Profiles of regions: their newest figures against the median of the other regions.

Only figures that can stand side by side are: realisasi of a whole year, of one group, one year and one printed unit, of
regions of one level (kabupaten and kota, or provinces). A region whose documents print different figures for the same
is left out there: nothing is averaged.
"""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from petik.compare.perbandingan import BarisPerbandingan
from petik.schemas.record import Kuantitas

LEAST_REGIONS = 3
"""Regions that a comparison needs, the one whose profile it is included."""
PERCENT_SIGNS = ("persen", "prosentase", "percent")


@dataclass(frozen=True, slots=True)
class Figure:
    """A region's only figure; `rows` is its place in the list of rows."""

    wilayah: str
    baris: int
    nilai: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """The regions whose figures stand side by side: one group, one year, one unit, one level."""

    grup: str
    tahun: int
    satuan: str
    polaritas: str | None
    members: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """Where a region stands in `comparisons`: `better`, `worse` count the other regions below, above it.

    Without a polarity both are None. `direction` says the same against the median: better (1), worse (-1), equal (0).
    """

    comparison: int
    baris: int
    median: float
    others: int
    better: int | None
    worse: int | None
    direction: int | None


def median(values: Sequence[float]) -> float:
    """The middle value, the mean of the two middle ones where their number is even. Raises ValueError for none."""
    if not values:
        raise ValueError("median of no values")
    return float(statistics.median(values))


def region_key(row: BarisPerbandingan) -> str:
    """What tells regions apart: the code, else the name; "" where neither was read."""
    return row.kode_wilayah or (row.wilayah or "").casefold()


def unit_key(nilai: Kuantitas | None, satuan: str | None) -> str:
    """The unit of a figure as it is compared, "" for none: capitals, brackets and blanks do not matter."""
    printed = (nilai.satuan if nilai is not None else None) or satuan or ""
    text = " ".join(printed.split()).strip(" ().:").casefold()
    # narrow columns break words: "Perse n"
    return "%" if text.replace(" ", "") in PERCENT_SIGNS else text


def comparisons(rows: Sequence[BarisPerbandingan]) -> list[Comparison]:
    """All comparisons that at least `LEAST_REGIONS` regions are part of, in the order of groups and years."""
    found: dict[tuple[str, int, str, bool], dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    polaritas: dict[str, str | None] = {}
    for i, row in enumerate(rows):
        region, value = region_key(row), row.realisasi.value if row.realisasi is not None else None
        if not region or not row.tahunan or value is None or not math.isfinite(value):
            continue
        polaritas[row.grup] = row.polaritas
        key = (row.grup, row.tahun, unit_key(row.realisasi, row.satuan), _is_province(row))
        found[key][region].append(Figure(region, i, float(value)))
    out = []
    for (groups, year, satuan, _), regions in sorted(found.items()):
        # rows of one region may repeat a figure; where they differ, none of them is the region's
        members = tuple(many[0] for _, many in sorted(regions.items()) if len({a.nilai for a in many}) == 1)
        if len(members) >= LEAST_REGIONS:
            out.append(Comparison(groups, year, satuan, polaritas[groups], members))
    return out


def profiles(items: Sequence[Comparison]) -> dict[str, list[Position]]:
    """Region to its positions, one per group: that of the newest year, and in it of the most regions."""
    best: dict[tuple[str, str], tuple[int, Figure]] = {}
    for n, item in enumerate(items):
        for figure in item.members:
            old = best.get((figure.wilayah, item.grup))
            if old is None or _rank(item) > _rank(items[old[0]]):
                best[figure.wilayah, item.grup] = (n, figure)
    out: dict[str, list[Position]] = defaultdict(list)
    for (wilayah, _), (n, figure) in sorted(best.items()):
        out[wilayah].append(_position(n, items[n], figure))
    return dict(out)


def outstanding(positions: Sequence[Position], direction: int) -> list[Position]:
    """Those on the side *direction* of the median (1 better, -1 worse), the most outstanding first."""
    return sorted(
        (p for p in positions if p.direction == direction),
        key=lambda p: (-direction * _lead(p), -p.others, p.comparison),
    )


def _lead(p: Position) -> float:
    return ((p.better or 0) - (p.worse or 0)) / p.others


def _rank(item: Comparison) -> tuple[int, int, str]:
    return item.tahun, len(item.members), item.satuan


def _position(n: int, item: Comparison, own: Figure) -> Position:
    others = [a.nilai for a in item.members if a.wilayah != own.wilayah]
    middle = median(others)
    if item.polaritas not in ("naik", "turun"):
        return Position(n, own.baris, middle, len(others), None, None, None)
    sign = 1 if item.polaritas == "naik" else -1
    better = sum(sign * (own.nilai - v) > 0 for v in others)
    worse = sum(sign * (own.nilai - v) < 0 for v in others)
    gap = sign * (own.nilai - middle)
    return Position(n, own.baris, middle, len(others), better, worse, (gap > 0) - (gap < 0))


def _is_province(row: BarisPerbandingan) -> bool:
    """Provinces have codes without a point ("32"), their kabupaten and kota with one ("32.04")."""
    if row.kode_wilayah is not None:
        return "." not in row.kode_wilayah
    return (row.wilayah or "").casefold().startswith("provinsi")


def region_names(rows: Sequence[BarisPerbandingan]) -> Mapping[str, str]:
    """Regions in the order of their keys with a name: the first one printed, else the code."""
    names: dict[str, str] = {}
    for row in rows:
        if key := region_key(row):
            names.setdefault(key, row.wilayah or "")
    return {key: names[key] or key for key in sorted(names)}
