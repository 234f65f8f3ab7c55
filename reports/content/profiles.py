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

PALING_SEDIKIT = 3
"""Regions that a comparison needs, the one whose profile it is included."""
TANDA_PERSEN = ("persen", "prosentase", "percent")


@dataclass(frozen=True, slots=True)
class Angka:
    """A region's only figure; `baris` is its place in the list of rows."""

    wilayah: str
    baris: int
    nilai: float


@dataclass(frozen=True, slots=True)
class Banding:
    """The regions whose figures stand side by side: one group, one year, one unit, one level."""

    grup: str
    tahun: int
    satuan: str
    polaritas: str | None
    anggota: tuple[Angka, ...]


@dataclass(frozen=True, slots=True)
class Posisi:
    """Where a region stands in `banding`: `baik` and `buruk` count the other regions that it is better, worse than.

    Without a polarity both are None. `arah` says the same against the median: better (1), worse (-1), equal (0).
    """

    banding: int
    baris: int
    median: float
    lain: int
    baik: int | None
    buruk: int | None
    arah: int | None


def median(values: Sequence[float]) -> float:
    """The middle value, the mean of the two middle ones where their number is even. Raises ValueError for none."""
    if not values:
        raise ValueError("median of no values")
    return float(statistics.median(values))


def kunci_wilayah(row: BarisPerbandingan) -> str:
    """What tells regions apart: the code, else the name; "" where neither was read."""
    return row.kode_wilayah or (row.wilayah or "").casefold()


def kunci_satuan(nilai: Kuantitas | None, satuan: str | None) -> str:
    """The unit of a figure as it is compared, "" for none: capitals, brackets and blanks do not matter."""
    printed = (nilai.satuan if nilai is not None else None) or satuan or ""
    text = " ".join(printed.split()).strip(" ().:").casefold()
    # narrow columns break words: "Perse n"
    return "%" if text.replace(" ", "") in TANDA_PERSEN else text


def banding(rows: Sequence[BarisPerbandingan]) -> list[Banding]:
    """All comparisons that at least `PALING_SEDIKIT` regions are part of, in the order of groups and years."""
    found: dict[tuple[str, int, str, bool], dict[str, list[Angka]]] = defaultdict(lambda: defaultdict(list))
    polaritas: dict[str, str | None] = {}
    for i, row in enumerate(rows):
        region, value = kunci_wilayah(row), row.realisasi.value if row.realisasi is not None else None
        if not region or not row.tahunan or value is None or not math.isfinite(value):
            continue
        polaritas[row.grup] = row.polaritas
        key = (row.grup, row.tahun, kunci_satuan(row.realisasi, row.satuan), _provinsi(row))
        found[key][region].append(Angka(region, i, float(value)))
    out = []
    for (grup, tahun, satuan, _), regions in sorted(found.items()):
        # rows of one region may repeat a figure; where they differ, none of them is the region's
        members = tuple(many[0] for _, many in sorted(regions.items()) if len({a.nilai for a in many}) == 1)
        if len(members) >= PALING_SEDIKIT:
            out.append(Banding(grup, tahun, satuan, polaritas[grup], members))
    return out


def profil(items: Sequence[Banding]) -> dict[str, list[Posisi]]:
    """Region to its positions, one per group: that of the newest year, and in it of the most regions."""
    best: dict[tuple[str, str], tuple[int, Angka]] = {}
    for n, item in enumerate(items):
        for angka in item.anggota:
            old = best.get((angka.wilayah, item.grup))
            if old is None or _rank(item) > _rank(items[old[0]]):
                best[angka.wilayah, item.grup] = (n, angka)
    out: dict[str, list[Posisi]] = defaultdict(list)
    for (wilayah, _), (n, angka) in sorted(best.items()):
        out[wilayah].append(_posisi(n, items[n], angka))
    return dict(out)


def menonjol(posisi: Sequence[Posisi], arah: int) -> list[Posisi]:
    """Those on the side *arah* of the median (1 better, -1 worse), the most outstanding first."""
    return sorted((p for p in posisi if p.arah == arah), key=lambda p: (-arah * _lead(p), -p.lain, p.banding))


def _lead(p: Posisi) -> float:
    return ((p.baik or 0) - (p.buruk or 0)) / p.lain


def _rank(item: Banding) -> tuple[int, int, str]:
    return item.tahun, len(item.anggota), item.satuan


def _posisi(n: int, item: Banding, own: Angka) -> Posisi:
    others = [a.nilai for a in item.anggota if a.wilayah != own.wilayah]
    middle = median(others)
    if item.polaritas not in ("naik", "turun"):
        return Posisi(n, own.baris, middle, len(others), None, None, None)
    sign = 1 if item.polaritas == "naik" else -1
    better = sum(sign * (own.nilai - v) > 0 for v in others)
    worse = sum(sign * (own.nilai - v) < 0 for v in others)
    gap = sign * (own.nilai - middle)
    return Posisi(n, own.baris, middle, len(others), better, worse, (gap > 0) - (gap < 0))


def _provinsi(row: BarisPerbandingan) -> bool:
    """Provinces have codes without a point ("32"), their kabupaten and kota with one ("32.04")."""
    if row.kode_wilayah is not None:
        return "." not in row.kode_wilayah
    return (row.wilayah or "").casefold().startswith("provinsi")


def nama_wilayah(rows: Sequence[BarisPerbandingan]) -> Mapping[str, str]:
    """Regions in the order of their keys with a name: the first one printed, else the code."""
    names: dict[str, str] = {}
    for row in rows:
        if key := kunci_wilayah(row):
            names.setdefault(key, row.wilayah or "")
    return {key: names[key] or key for key in sorted(names)}
