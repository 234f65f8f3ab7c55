"""The same indicator of different offices, regions and years in one group; look-alikes apart, related to each other.

    hasil = padanan(list(butir(records)), muat(Path("keputusan.toml")))
    hasil.grup, hasil.terkait, hasil.tak_dikenal

Groups do not depend on the order of the items. Decisions of people are applied on every run; what they refer to and is
not there is reported in `unknown`, what they demand and contradicts itself in `clashes`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import nsmallest
from itertools import combinations, pairwise

from petik.compare.keputusan import Keputusan, resolve
from petik.compare.pairs.cluster import Clusters, parted
from petik.compare.pairs.group import Grup, Terkait, make_group, with_ids
from petik.compare.pairs.item import Item
from petik.compare.pairs.node import Node, nodes_of, wordings_of
from petik.compare.pairs.relation import LEAST_RELATED, closeness, relation
from petik.compare.wording.parts import Wording
from petik.schemas.padanan import pengetahuan

MOST_GROUPS_PER_WORD = 100  # a word in more groups than this says little about relatedness
MOST_RELATED = 8  # related groups kept per group, the nearest ones
MOST_WORDS = 12  # words of a long wording that are used for finding related ones

Cuts = Mapping[int, frozenset[tuple[int, str]]]


@dataclass(frozen=True, slots=True)
class Padanan:
    """All groups, how they are related, and what could not be done with people's decisions."""

    grup: tuple[Grup, ...]
    terkait: tuple[Terkait, ...] = ()
    unknown: tuple[str, ...] = ()
    clashes: tuple[str, ...] = field(default=())


def groups(items: Sequence[Item], keputusan: Keputusan | None = None) -> list[Grup]:
    """The groups of *items*, sorted by id."""
    return list(padanan(items, keputusan, terkait=False).grup)


def padanan(items: Sequence[Item], keputusan: Keputusan | None = None, *, terkait: bool = True) -> Padanan:
    """Groups of *items* under people's decisions, with the relations between groups unless *terkait* is False."""
    wordings = wordings_of(items)
    decided = keputusan or Keputusan()
    meant: dict[str, frozenset[int]] = {}
    if decided.references:
        plain = _groups(_cluster(wordings, {})[0], items, wordings)
        number = {item.key: n for n, item in enumerate(items)}
        by_id = {g.id: frozenset(number[b.key] for b in g.anggota) for g in plain}
        meant = resolve(decided.references, items, by_id)
    clusters, clashes = _cluster(wordings, _cuts(decided, meant), _joins(decided, meant))
    sure = [meant[r] for entry in decided.pasti for r in entry]
    found = _groups(clusters, items, wordings)
    found = [replace(g, pasti=True) if _confirmed(g, items, sure) else g for g in found]
    return Padanan(
        grup=tuple(found),
        terkait=tuple(_related(found)) if terkait else (),
        unknown=tuple(r for r in decided.references if not meant[r]),
        clashes=tuple(clashes),
    )


def _cuts(decided: Keputusan, meant: Mapping[str, frozenset[int]]) -> Cuts:
    """Which items stand on which side of which parting. What is meant by both sides belongs to `ini`."""
    out: dict[int, set[tuple[int, str]]] = defaultdict(set)
    for k, (this, other) in enumerate(decided.pisah):
        for n in meant[this]:
            out[n].add((k, "ini"))
        for n in meant[other] - meant[this]:
            out[n].add((k, "dari"))
    return {n: frozenset(cuts) for n, cuts in out.items()}


def _joins(decided: Keputusan, meant: Mapping[str, frozenset[int]]) -> list[tuple[str, frozenset[int]]]:
    return [(" + ".join(e), frozenset().union(*(meant[r] for r in e))) for e in (*decided.gabung, *decided.pasti)]


def _cluster(
    wordings: Sequence[Wording], cuts: Cuts, joins: Sequence[tuple[str, frozenset[int]]] = ()
) -> tuple[list[tuple[list[Node], float, tuple[str, ...]]], list[str]]:
    """Clusters of nodes, each with its least sure score and why; and the demanded joins that a parting forbids."""
    nodes = nodes_of(wordings, cuts)
    work = Clusters(nodes)
    work.group()
    node_of = {n: k for k, s in enumerate(nodes) for n in s.items}
    clashes = []
    for text, numbers in joins:
        wanted = sorted({node_of[n] for n in numbers})
        for a, b in pairwise(wanted):
            if any(parted(nodes[x], nodes[y]) for x in work.together(a) for y in work.together(b)):
                clashes.append(f"digabung dan dipisah sekaligus: {text}")
            else:
                work.unite(a, b)
    out = []
    for members in work.result():
        pairs = [work.relation(a, b) for i, a in enumerate(members) for b in members[i + 1 :]]
        least = min(pairs, key=lambda r: (r.skor, r.alasan), default=None)
        score, why = (least.skor, least.alasan) if least is not None else (1.0, ())
        out.append(([nodes[m] for m in members], score, why))
    return out, list(dict.fromkeys(clashes))


def _groups(
    clusters: Sequence[tuple[list[Node], float, tuple[str, ...]]], items: Sequence[Item], wordings: Sequence[Wording]
) -> list[Grup]:
    made = [replace(make_group(n, items, wordings), skor=s, alasan=a) for n, s, a in clusters]
    made.sort(key=lambda g: (g.id, g.wording.key, g.nama.casefold(), g.anggota[0].key))
    return sorted(with_ids(made), key=lambda g: g.id)


def _confirmed(group: Grup, items: Sequence[Item], sure: Sequence[frozenset[int]]) -> bool:
    keys = {b.key for b in group.anggota}
    return any(numbers and all(items[n].key in keys for n in numbers) for numbers in sure)


def _related(found: Sequence[Grup]) -> list[Terkait]:
    """Pairs of related groups, looked for among those that share a telling word."""
    words = [_telling_candidates(g.wording.core) for g in found]
    often = Counter(w for ws in words for w in ws)
    holders: dict[str, list[int]] = defaultdict(list)
    for n, ws in enumerate(words):
        for w in ws:
            if often[w] <= MOST_GROUPS_PER_WORD:
                holders[w].append(n)
    kept: dict[tuple[int, int], Terkait] = {}
    for n, g in enumerate(found):
        near = []
        kin = sum(w in pengetahuan().keluarga for w in g.wording.core) + len(g.wording.formula)
        for m in {m for w in words[n] for m in holders.get(w, ()) if m != n}:
            if (
                _could_be(g.wording.core, found[m].wording.core, kin)
                and (s := closeness(g.wording, found[m].wording)) >= LEAST_RELATED
            ):
                near.append((-s, m))
        for _, m in nsmallest(MOST_RELATED, near):
            pair = (min(n, m), max(n, m))
            if pair not in kept:
                r = relation(found[pair[0]].wording, found[pair[1]].wording)
                if r.jenis is not None:
                    kept[pair] = Terkait(found[pair[0]].id, found[pair[1]].id, r.skor, r.alasan)
    return [kept[pair] for pair in sorted(kept)]


def _could_be(a: frozenset[str], b: frozenset[str], slack: int) -> bool:
    """A quick bound of `closeness`: most pairs that share a word share too little."""
    shared = len(a & b)
    return shared + slack + 1 >= LEAST_RELATED * (len(a) + len(b) - shared - slack + 1)


def _telling_candidates(core: frozenset[str]) -> list[str]:
    """Words, their families, and pairs of words: where single words are in too many groups, pairs still tell."""
    know = pengetahuan().keluarga
    words = sorted(core)[:MOST_WORDS]
    families = [f"keluarga {know[w]}" for w in words if w in know]
    return [*words, *families, *(f"{a} {b}" for a, b in combinations(words, 2))]
