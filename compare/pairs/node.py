"""Nodes: indicators that cannot be told apart, and the pairs of nodes worth comparing (never all pairs)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from petik.compare.pairs.item import Butir
from petik.compare.pairs.relation import diketahui
from petik.compare.wording.clean import bersihkan, singkatan, tempat_milik
from petik.compare.wording.measure import jenis_satuan
from petik.compare.wording.parts import Uraian, urai
from petik.schemas.padanan import pengetahuan

MOST_FORMULA_WORDS = 12  # longer texts in a formula column are explanations, not formulas


@dataclass(frozen=True, slots=True)
class Simpul:
    """Indicators with one meaning: their common parts, and the numbers of the items. `potong`: people's partings."""

    urai: Uraian
    butir: tuple[int, ...]
    potong: frozenset[tuple[int, str]] = frozenset()

    @property
    def kunci(self) -> tuple[object, ...]:
        """For sorting, independent of the order in which items came."""
        return (*self.urai.kunci, tuple(sorted(self.urai.rumus)), tuple(sorted(self.potong)))


def uraikan(items: Sequence[Butir]) -> list[Uraian]:
    """The parts of every item; rows of one document with one wording lend each other formula and unit."""
    short = _abbreviations(items)
    documents: dict[str, list[int]] = defaultdict(list)
    for n, item in enumerate(items):
        documents[item.dok_id].append(n)
    out: dict[int, Uraian] = {}
    for numbers in documents.values():
        own = _own_places([items[n] for n in numbers])
        rows: dict[str, list[int]] = defaultdict(list)
        for n in numbers:
            rows[_letters(items[n].teks)].append(n)
        for same in rows.values():
            formulas = {f for n in same if (f := items[n].formulasi)}
            units = {(unit, kind) for n in same if (unit := items[n].satuan) and (kind := jenis_satuan(unit))}
            unit_lent = min((u for u, _ in units), default=None) if len({k for _, k in units}) == 1 else None
            formula_lent = min(formulas, default=None)
            for n in same:
                i = items[n]
                out[n] = urai(
                    _spelt_out(i.teks, short),
                    i.satuan or unit_lent,
                    i.formulasi or formula_lent,
                    i.target,
                    own,
                    i.perangkat_daerah,
                )
    return [out[n] for n in range(len(items))]


def _abbreviations(items: Sequence[Butir]) -> dict[str, str]:
    """Abbreviations that the items themselves introduce in brackets, where all agree on the words."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    known = pengetahuan().istilah
    for text in {i.teks for i in items if "(" in i.teks}:
        pair = singkatan(text)
        if pair is not None and not any(alias == (pair[0],) for alias, _ in known.get(pair[0], ())):
            key = _letters(pair[1])
            found[pair[0]][key] = min(pair[1], found[pair[0]].get(key, pair[1]))
    return {short: next(iter(words.values())) for short, words in found.items() if len(words) == 1}


def _spelt_out(text: str, short: Mapping[str, str]) -> str:
    """*text* with known abbreviations as words, except where the words stand beside them."""
    if not short:
        return text
    whole = text.casefold()

    def spell(match: re.Match[str]) -> str:
        words = short.get(match.group().casefold())
        return match.group() if words is None or words.casefold() in whole else words

    return re.sub(r"\b[^\W\d_]{3,7}\b", spell, text)


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text).casefold()


def _own_places(rows: Sequence[Butir]) -> frozenset[str]:
    """The names by which a document calls its own region; without a region, the only place that it names."""
    regions = {r.wilayah for r in rows if r.wilayah}
    if regions:
        return frozenset().union(*(tempat_milik(r) for r in regions))
    named = {place for r in rows for place in bersihkan(r.teks).tempat}
    return frozenset(named) if len(named) == 1 else frozenset()


def simpul(uraian: Sequence[Uraian], potong: Mapping[int, frozenset[tuple[int, str]]]) -> list[Simpul]:
    """Nodes of items that share everything that is compared, in an order that does not depend on the items' order."""
    known = {u.inti for u in uraian}
    found: dict[tuple[object, ...], list[int]] = defaultdict(list)
    trimmed: dict[int, Uraian] = {}
    for n, u in enumerate(uraian):
        # a formula matters only where it leads to another wording; else it would split equal indicators
        words = frozenset().union(*_by_formula(u, known)) - u.inti
        trimmed[n] = u if words == u.rumus else replace(u, rumus=words)
        found[(*u.kunci, tuple(sorted(words)), potong.get(n, frozenset()))].append(n)
    out = []
    for numbers in found.values():
        often = Counter(trimmed[n].teks.casefold() for n in numbers)
        best = min(numbers, key=lambda n: (-often[trimmed[n].teks.casefold()], trimmed[n].teks, trimmed[n].objek))
        out.append(Simpul(trimmed[best], tuple(sorted(numbers)), potong.get(numbers[0], frozenset())))
    return sorted(out, key=lambda s: s.kunci)


def _by_formula(u: Uraian, known: set[frozenset[str]]) -> Iterator[frozenset[str]]:
    """Wordings that are *u* with one or two words more, which its formula names."""
    if not u.rumus or len(u.rumus) > MOST_FORMULA_WORDS:
        return
    for size in (1, 2):
        for extra in combinations(sorted(u.rumus), size):
            wider = u.inti.union(extra)
            if wider in known:
                yield wider


def calon(nodes: Sequence[Simpul]) -> set[tuple[int, int]]:
    """Pairs of nodes that may be the same: equal words, one word spelt otherwise, words of a formula, equal letters."""
    buckets: dict[object, list[int]] = defaultdict(list)
    known = {s.urai.inti for s in nodes}
    for n, node in enumerate(nodes):
        u = node.urai
        keys: set[object] = {u.inti if u.inti else u.rapat, *_by_formula(u, known)}
        keys |= {(u.inti - {w}, w[0]) for w in u.inti if len(w) > 5 and len(u.inti) > 1}
        if len(u.rapat) > 5:
            keys.add(u.rapat)
        for key in keys:
            buckets[key].append(n)
    return {pair for numbers in buckets.values() for pair in _pairs(numbers, nodes)}


def _pairs(numbers: Sequence[int], nodes: Sequence[Simpul]) -> Iterable[tuple[int, int]]:
    """All pairs of a bucket; in a bucket for spellings only those with a word that is not known."""
    for a, b in combinations(numbers, 2):
        left, right = nodes[a].urai.inti - nodes[b].urai.inti, nodes[b].urai.inti - nodes[a].urai.inti
        if len(left) == len(right) == 1 and all(diketahui(w) for w in (*left, *right)):
            continue
        yield (a, b)
