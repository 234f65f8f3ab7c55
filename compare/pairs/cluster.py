"""Clusters of nodes: the surest pairs join first, and nothing joins that contradicts a member already there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from petik.compare.pairs.node import Node, candidates
from petik.compare.pairs.relation import Relation, relation
from petik.compare.wording.measure import kinds_fit

Edge = tuple[int, int]


class Clusters:
    """Clusters in the making: every node begins alone."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = nodes
        self._cache: dict[Edge, float] = {}
        self._of = list(range(len(nodes)))
        self._members: dict[int, list[int]] = {n: [n] for n in range(len(nodes))}

    def skor(self, a: int, b: int) -> float:
        """How sure it is that two nodes are the same, 0 where they are not; worked out once."""
        key = (a, b) if a < b else (b, a)
        if key not in self._cache:
            found = self.relation(*key)
            self._cache[key] = found.skor if found.jenis == "sama" else 0.0
        return self._cache[key]

    def relation(self, a: int, b: int) -> Relation:
        """The relation of two nodes with its reasons."""
        return relation(self._nodes[a].wording, self._nodes[b].wording)

    def group(self) -> None:
        """Joins what is the same, the highest score first, ties in the order of the nodes' keys."""
        edges = [p for p in sorted(candidates(self._nodes)) if self.skor(*p) > 0]
        doubtful = self._ambiguous(edges)
        for a, b in sorted(edges, key=lambda p: (-self.skor(*p), p)):
            kinds = (self._nodes[a].wording.jenis, self._nodes[b].wording.jenis)
            if (a in doubtful and kinds[1] is not None) or (b in doubtful and kinds[0] is not None):
                continue
            if self._may_join(a, b):
                self.unite(a, b)

    def _ambiguous(self, edges: Sequence[Edge]) -> set[int]:
        """Nodes of no stated kind that could be a count as well as a share: they join neither."""
        kinds: dict[int, set[str]] = defaultdict(set)
        for a, b in edges:
            for x, y in ((a, b), (b, a)):
                other = self._nodes[y].wording.jenis
                if self._nodes[x].wording.jenis is None and other is not None:
                    kinds[x].add(other)
        return {n for n, found in kinds.items() if any(not kinds_fit(i, j) for i in found for j in found)}

    def _may_join(self, a: int, b: int) -> bool:
        left, right = self._members[self._of[a]], self._members[self._of[b]]
        return left is not right and all(
            self.skor(x, y) > 0 and not parted(self._nodes[x], self._nodes[y]) for x in left for y in right
        )

    def unite(self, a: int, b: int) -> None:
        """Makes one cluster of the clusters of *a* and *b*, whatever speaks against it."""
        keep, go = sorted((self._of[a], self._of[b]))
        if keep == go:
            return
        for n in self._members[go]:
            self._of[n] = keep
        self._members[keep] = sorted(self._members[keep] + self._members.pop(go))

    def together(self, n: int) -> Sequence[int]:
        """The nodes in the cluster of *n*."""
        return self._members[self._of[n]]

    def result(self) -> list[tuple[int, ...]]:
        """The clusters, each in the order of its nodes."""
        return [tuple(members) for _, members in sorted(self._members.items())]


def parted(a: Node, b: Node) -> bool:
    """True where a user decision parts the two nodes."""
    other = {"ini": "dari", "dari": "ini"}
    return any((n, other[side]) in b.cuts for n, side in a.cuts)
