"""The heat map and the bar chart: where the cells and bars stand. The drawing itself is in the template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from petik.reports.content.documents import TINGKAT
from petik.reports.content.words import Kata
from petik.schemas.aturan import EntriAturan
from petik.schemas.temuan import Temuan, Tingkat

TANGGA = ((10, 4), (4, 3), (2, 2), (1, 1))
"""Least count of each shade of the heat map, darkest first; 0 has none."""
TANGGA_TEKS = ((1, "1"), (2, "2–3"), (3, "4–9"), (4, "≥ 10"))
BATANG_PALING_BANYAK = 30
# SVG units (CSS pixels at full width): a line of text, the room for names on the left and for the sum on the right
TINGGI, NAMA, LEBAR, JUMLAH = 26, 260, 860, 60
HURUF_NAMA = 36


@dataclass(frozen=True, slots=True)
class Kolom:
    """A rule as a column of the heat map."""

    kode: str
    nama: str
    tingkat: Tingkat
    jumlah: int


@dataclass(frozen=True, slots=True)
class Potongan:
    """One severity in a bar; `muat` says whether its number fits inside."""

    tingkat: Tingkat
    x: float
    lebar: float
    n: int
    muat: bool


@dataclass(frozen=True, slots=True)
class Batang:
    """One region's bar."""

    nama: str
    pendek: str
    y: int
    ujung: float
    n: int
    potongan: tuple[Potongan, ...]


def gelap(n: int) -> int:
    """The shade (1 light .. 4 dark) of a cell with *n* findings; 0 for none."""
    return next((shade for least, shade in TANGGA if n >= least), 0)


def kolom_peta(temuan: Sequence[Temuan], aturan: Sequence[EntriAturan], kata: Kata) -> tuple[Kolom, ...]:
    """The rules that found something, by severity and then in the order of *aturan*; unknown codes come last."""
    counts = Counter(t.kode for t in temuan)
    tingkat: dict[str, Tingkat] = {t.kode: t.tingkat for t in temuan} | {a.kode: a.tingkat for a in aturan}
    place = {a.kode: i for i, a in enumerate(aturan)}
    codes = sorted(counts, key=lambda k: (TINGKAT.index(tingkat[k]), place.get(k, len(place)), k))
    return tuple(Kolom(k, kata.nama_aturan(k), tingkat[k], counts[k]) for k in codes)


def sel_peta(counts: Counter[str], kolom: Sequence[Kolom]) -> tuple[tuple[Kolom, int, int], ...]:
    """Column, count and shade of each cell of a row with *counts* findings per rule."""
    return tuple((k, counts[k.kode], gelap(counts[k.kode])) for k in kolom)


def batang(wilayah: Iterable[tuple[str, Counter[str]]], kata: Kata) -> tuple[Batang, ...]:
    """A bar per region with findings, the longest first; beyond `BATANG_PALING_BANYAK` the rest share the last bar.

    *wilayah*: names and findings per severity.
    """
    rows = [(nama, counts) for nama, counts in wilayah if counts.total()]
    rows.sort(key=lambda row: -row[1].total())
    if len(rows) > BATANG_PALING_BANYAK:
        rest = rows[BATANG_PALING_BANYAK - 1 :]
        total = sum((count for _, count in rest), Counter())
        nama = kata("bagan_lain", wilayah=kata.banyak("wilayah", len(rest)))
        rows = [*rows[: BATANG_PALING_BANYAK - 1], (nama, total)]
    most = max((count.total() for _, count in rows), default=1)
    return tuple(_batang(i, nama, count, (LEBAR - NAMA - JUMLAH) / most, kata) for i, (nama, count) in enumerate(rows))


def _batang(i: int, nama: str, count: Counter[str], skala: float, kata: Kata) -> Batang:
    x, parts = float(NAMA), []
    for tingkat in TINGKAT:
        if n := count[tingkat]:
            lebar = n * skala
            # a digit of the chart's type is about 8 units wide
            muat = lebar > 8 * len(kata.bilangan(n)) + 6
            parts.append(Potongan(tingkat, round(x, 1), round(lebar, 1), n, muat))
            x += lebar
    pendek = nama if len(nama) <= HURUF_NAMA else nama[: HURUF_NAMA - 1].rstrip() + "…"
    return Batang(nama, pendek, i * TINGGI, round(x, 1), count.total(), tuple(parts))
