"""The heat map and the bar chart: where the cells and bars stand. The drawing itself is in the template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from petik.reports.content.documents import TINGKAT
from petik.reports.content.words import Words
from petik.schemas.aturan import EntriAturan
from petik.schemas.temuan import Temuan, Tingkat

SHADES = ((10, 4), (4, 3), (2, 2), (1, 1))
"""Least count of each shade of the heat map, darkest first; 0 has none."""
SHADE_LABELS = ((1, "1"), (2, "2–3"), (3, "4–9"), (4, "≥ 10"))
MOST_BARS = 30
# SVG units (CSS pixels at full width): a line of text, the room for names on the left and for the sum on the right
HEIGHT, NAME_WIDTH, WIDTH, SUM_WIDTH = 26, 260, 860, 60
NAME_LETTERS = 36


@dataclass(frozen=True, slots=True)
class RuleColumn:
    """A rule as a column of the heat map."""

    kode: str
    nama: str
    tingkat: Tingkat
    jumlah: int


@dataclass(frozen=True, slots=True)
class Segment:
    """One severity in a bar; `fits` says whether its number fits inside."""

    tingkat: Tingkat
    x: float
    width: float
    n: int
    fits: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One region's bar."""

    nama: str
    short: str
    y: int
    end: float
    n: int
    segments: tuple[Segment, ...]


def shade_of(n: int) -> int:
    """The shade (1 light .. 4 dark) of a cell with *n* findings; 0 for none."""
    return next((shade for least, shade in SHADES if n >= least), 0)


def rule_columns(temuan: Sequence[Temuan], aturan: Sequence[EntriAturan], words: Words) -> tuple[RuleColumn, ...]:
    """The rules that found something, by severity and then in the order of *aturan*; unknown codes come last."""
    counts = Counter(t.kode for t in temuan)
    tingkat: dict[str, Tingkat] = {t.kode: t.tingkat for t in temuan} | {a.kode: a.tingkat for a in aturan}
    place = {a.kode: i for i, a in enumerate(aturan)}
    codes = sorted(counts, key=lambda k: (TINGKAT.index(tingkat[k]), place.get(k, len(place)), k))
    return tuple(RuleColumn(k, words.rule_name(k), tingkat[k], counts[k]) for k in codes)


def cells(counts: Counter[str], columns: Sequence[RuleColumn]) -> tuple[tuple[RuleColumn, int, int], ...]:
    """Column, count and shade of each cell of a row with *counts* findings per rule."""
    return tuple((k, counts[k.kode], shade_of(counts[k.kode])) for k in columns)


def bars(wilayah: Iterable[tuple[str, Counter[str]]], words: Words) -> tuple[Bar, ...]:
    """A bar per region with findings, the longest first; beyond `MOST_BARS` the rest share the last bar.

    *wilayah*: names and findings per severity.
    """
    rows = [(name, counts) for name, counts in wilayah if counts.total()]
    rows.sort(key=lambda row: -row[1].total())
    if len(rows) > MOST_BARS:
        rest = rows[MOST_BARS - 1 :]
        total = sum((count for _, count in rest), Counter())
        name = words("bagan_lain", wilayah=words.count_of("wilayah", len(rest)))
        rows = [*rows[: MOST_BARS - 1], (name, total)]
    most = max((count.total() for _, count in rows), default=1)
    return tuple(
        _bar(i, name, count, (WIDTH - NAME_WIDTH - SUM_WIDTH) / most, words) for i, (name, count) in enumerate(rows)
    )


def _bar(i: int, name: str, count: Counter[str], scale: float, words: Words) -> Bar:
    x, parts = float(NAME_WIDTH), []
    for tingkat in TINGKAT:
        if n := count[tingkat]:
            width = n * scale
            # a digit of the chart's type is about 8 units wide
            fits = width > 8 * len(words.number(n)) + 6
            parts.append(Segment(tingkat, round(x, 1), round(width, 1), n, fits))
            x += width
    short = name if len(name) <= NAME_LETTERS else name[: NAME_LETTERS - 1].rstrip() + "…"
    return Bar(name, short, i * HEIGHT, round(x, 1), count.total(), tuple(parts))
