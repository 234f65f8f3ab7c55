"""Nodes: indicators that cannot be told apart, and the pairs of nodes worth comparing (never all pairs)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from petik.compare.pairs.item import Item
from petik.compare.pairs.relation import is_known
from petik.compare.wording.clean import abbreviation, cleaned, own_places
from petik.compare.wording.measure import unit_kind
from petik.compare.wording.parts import Wording, wording_of
from petik.schemas.padanan import pengetahuan

MOST_FORMULA_WORDS = 12  # longer texts in a formula column are explanations, not formulas


@dataclass(frozen=True, slots=True)
class Node:
    """Indicators with one meaning: their common parts, and the numbers of the items. `cuts`: people's partings."""

    wording: Wording
    items: tuple[int, ...]
    cuts: frozenset[tuple[int, str]] = frozenset()

    @property
    def key(self) -> tuple[object, ...]:
        """For sorting, independent of the order in which items came."""
        return (*self.wording.key, tuple(sorted(self.wording.formula)), tuple(sorted(self.cuts)))


def wordings_of(items: Sequence[Item]) -> list[Wording]:
    """The parts of every item; rows of one document with one wording lend each other formula and unit."""
    short = _abbreviations(items)
    documents: dict[str, list[int]] = defaultdict(list)
    for n, item in enumerate(items):
        documents[item.dok_id].append(n)
    out: dict[int, Wording] = {}
    for numbers in documents.values():
        own = _own_places([items[n] for n in numbers])
        rows: dict[str, list[int]] = defaultdict(list)
        for n in numbers:
            rows[_letters(items[n].text)].append(n)
        for same in rows.values():
            formulas = {f for n in same if (f := items[n].formulasi)}
            units = {(unit, kind) for n in same if (unit := items[n].satuan) and (kind := unit_kind(unit))}
            unit_lent = min((u for u, _ in units), default=None) if len({k for _, k in units}) == 1 else None
            formula_lent = min(formulas, default=None)
            for n in same:
                i = items[n]
                out[n] = wording_of(
                    _spelt_out(i.text, short),
                    i.satuan or unit_lent,
                    i.formulasi or formula_lent,
                    i.target,
                    own,
                    i.perangkat_daerah,
                )
    return [out[n] for n in range(len(items))]


def _abbreviations(items: Sequence[Item]) -> dict[str, str]:
    """Abbreviations that the items themselves introduce in brackets, where all agree on the words."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    known = pengetahuan().istilah
    for text in {i.text for i in items if "(" in i.text}:
        pair = abbreviation(text)
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


def _own_places(rows: Sequence[Item]) -> frozenset[str]:
    """The names by which a document calls its own region; without a region, the only place that it names."""
    regions = {r.wilayah for r in rows if r.wilayah}
    if regions:
        return frozenset().union(*(own_places(r) for r in regions))
    named = {place for r in rows for place in cleaned(r.text).places}
    return frozenset(named) if len(named) == 1 else frozenset()


def nodes_of(wordings: Sequence[Wording], cuts: Mapping[int, frozenset[tuple[int, str]]]) -> list[Node]:
    """Nodes of items that share everything that is compared, in an order that does not depend on the items' order."""
    known = {u.core for u in wordings}
    found: dict[tuple[object, ...], list[int]] = defaultdict(list)
    trimmed: dict[int, Wording] = {}
    for n, u in enumerate(wordings):
        # a formula matters only where it leads to another wording; else it would split equal indicators
        words = frozenset().union(*_by_formula(u, known)) - u.core
        trimmed[n] = u if words == u.formula else replace(u, formula=words)
        found[(*u.key, tuple(sorted(words)), cuts.get(n, frozenset()))].append(n)
    out = []
    for numbers in found.values():
        often = Counter(trimmed[n].text.casefold() for n in numbers)
        best = min(
            numbers, key=lambda n: (-often[trimmed[n].text.casefold()], trimmed[n].text, trimmed[n].object_words)
        )
        out.append(Node(trimmed[best], tuple(sorted(numbers)), cuts.get(numbers[0], frozenset())))
    return sorted(out, key=lambda s: s.key)


def _by_formula(u: Wording, known: set[frozenset[str]]) -> Iterator[frozenset[str]]:
    """Wordings that are *u* with one or two words more, which its formula names."""
    if not u.formula or len(u.formula) > MOST_FORMULA_WORDS:
        return
    for size in (1, 2):
        for extra in combinations(sorted(u.formula), size):
            wider = u.core.union(extra)
            if wider in known:
                yield wider


def candidates(nodes: Sequence[Node]) -> set[tuple[int, int]]:
    """Pairs of nodes that may be the same: equal words, one word spelt otherwise, words of a formula, equal letters."""
    buckets: dict[object, list[int]] = defaultdict(list)
    known = {s.wording.core for s in nodes}
    for n, node in enumerate(nodes):
        u = node.wording
        keys: set[object] = {u.core if u.core else u.letters, *_by_formula(u, known)}
        keys |= {(u.core - {w}, w[0]) for w in u.core if len(w) > 5 and len(u.core) > 1}
        if len(u.letters) > 5:
            keys.add(u.letters)
        for key in keys:
            buckets[key].append(n)
    return {pair for numbers in buckets.values() for pair in _pairs(numbers, nodes)}


def _pairs(numbers: Sequence[int], nodes: Sequence[Node]) -> Iterable[tuple[int, int]]:
    """All pairs of a bucket; in a bucket for spellings only those with a word that is not known."""
    for a, b in combinations(numbers, 2):
        left, right = nodes[a].wording.core - nodes[b].wording.core, nodes[b].wording.core - nodes[a].wording.core
        if len(left) == len(right) == 1 and all(is_known(w) for w in (*left, *right)):
            continue
        yield (a, b)
