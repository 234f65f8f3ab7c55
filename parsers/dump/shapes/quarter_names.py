"""The displaced cells of a page sorted into kinds, and cells that the dump broke made whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from petik.parsers.dump.shapes.quarter_blocks import Leaf
from petik.parsers.dump.shapes.quarter_text import Piece, kind_of
from petik.parsers.print.strings import clean, squash

KINDS = ("sasaran", "program", "kegiatan", "indikator", "penanggung_jawab")


@dataclass(slots=True)
class Names:
    """The displaced cells of one page, in order, each with its kind ("" for scraps that belong to no column)."""

    pieces: list[Piece] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)

    def of(self, kind: str) -> list[Piece]:
        return [p for p, k in zip(self.pieces, self.kinds, strict=True) if k == kind]

    def retype(self, piece: Piece, kind: str) -> None:
        self.kinds[next(i for i, p in enumerate(self.pieces) if p is piece)] = kind

    def before(self, i: int) -> str:
        return self.kinds[i - 1] if i else ""

    def behind(self, i: int) -> str:
        return self.kinds[i + 1] if i + 1 < len(self.kinds) else ""


def sorted_names(leaves: Sequence[Leaf]) -> list[Names]:
    """One `Names` per page. Cells in place that were left open are completed in the blocks themselves."""
    pairs = _word_pairs(leaves)
    out: list[Names] = []
    for leaf in leaves:
        pieces = _whole(_complete_inline(leaf), pairs)
        names = Names()
        for piece in pieces:
            names.pieces.append(piece)
            names.kinds.append(kind_of(piece.text) or "")
        out.append(names)
    return out


def _word_pairs(leaves: Sequence[Leaf]) -> Counter[tuple[str, str]]:
    """Neighbouring words within the cells of the document."""
    out: Counter[tuple[str, str]] = Counter()
    for leaf in leaves:
        for piece in leaf.loose:
            words = [squash(w) for w in piece.text.split()]
            out.update(pairwise(words))
    return out


def _complete_inline(leaf: Leaf) -> list[Piece]:
    """Displaced rests of cells in place: a text that is displaced as often as a cell in place is left open."""
    pieces = list(leaf.loose)
    unfinished: dict[str, list[tuple[dict[str, Piece], str]]] = {}
    for block in leaf.blocks:
        for column, piece in block.inline.items():
            if piece.open and column == "penanggung_jawab":
                unfinished.setdefault(squash(piece.text), []).append((block.inline, column))
    counts = Counter(squash(p.text) for p in pieces if kind_of(p.text) in ("kegiatan", None))
    for cells in unfinished.values():
        rests = [key for key, n in counts.items() if n == len(cells) and n > 1]
        if len(rests) != 1:
            continue
        for inline, column in cells:
            rest = next(p for p in pieces if squash(p.text) == rests[0])
            pieces = [p for p in pieces if p is not rest]
            inline[column] = inline[column].joined(rest)
    return pieces


def _whole(pieces: Sequence[Piece], pairs: Counter[tuple[str, str]]) -> list[Piece]:
    """Cells left open take the displaced rest that goes on with a pair of words seen elsewhere in the document."""
    out = list(pieces)
    for piece in pieces:
        if not piece.open:
            continue
        last = squash(piece.text.split()[-1])
        rests = [p for p in out if p is not piece and _is_rest(p.text) and pairs[(last, squash(p.text.split()[0]))]]
        if len(rests) == 1:
            out = [piece.joined(rests[0]) if p is piece else p for p in out if p is not rests[0]]
    return out


def _is_rest(text: str) -> bool:
    return kind_of(text) in ("kegiatan", None) and len(text.split()) <= 3 and bool(re.search(r"[a-z]{3}", clean(text)))
