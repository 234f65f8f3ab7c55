"""Columns of a page whose layout is kept by spaces: blocks of text between white, told apart by place and by content.

A page has a scale of its own, and empty columns take no room: below the header a block's place tells its column, on
later pages what stands in it does, with the columns that were filled before. Both keep the order from left to right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from petik.ingest.page import Word
from petik.parsers.dump.cells import Atom, atom_of, is_grade
from petik.parsers.dump.heads import Head
from petik.parsers.dump.lines import CELL_WIDTH, TextLine
from petik.parsers.dump.score import VALUE_KINDS, begin_score, go_on_score, kind_of
from petik.parsers.dump.white import Chunk, chunks_of

FEW = 3  # chunks that make a block which no chunk over two blocks may join to another
MOSTLY = 0.7  # share of a chunk that lies on one block, whatever the rest touches
BRIDGES = 0.34  # share of the smaller block's chunks from which on chunks over both show that they are one
CROSSED, ALONGSIDE = 4, 5  # chunks that hold a space at one place, and lines with text beside it, that make it white
LET_THROUGH = 0.03  # share of the lines that may stand over such white
SAMPLE, WEIGHT = 40, 6  # chunks of a block that are looked at; of how many its content has the weight at most
STAY = -1.0  # a second block in one column
AWAY, FAR = 0.5, 12.0  # per character that a block is farther from a heading than from the nearest; at most
EMPTY, REFILLED = -0.25, -3.0  # a column without a block: none known, filled on the page before
NEWLY = -3.0  # a column that was empty on the page before
MOST_BESIDE, BESIDE, TEXT_BESIDE = 12.0, 1.5, 1.0  # for lines on which two blocks of one column have text
MARK = 5  # characters of a block that holds numbers or bullets before the text of a column
MIN_SPREAD = 2  # columns of values that hold words where a title stands over the columns
AWAY_WORD, LEAST = 0.2, -2.0  # per character that a word begins away from its column; the worst place to part a chunk


@dataclass(slots=True)
class _Block:
    x0: float
    x1: float
    chunks: list[Chunk] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)


class Columns:
    """The columns of a table; learns which are filled from page to page."""

    def __init__(self, heads: Sequence[Head], spans: Sequence[tuple[float, float]]) -> None:
        self.kinds = [kind_of(h) for h in heads]
        self.spans = spans  # of the headings, in characters of the page that holds them
        self.filled: set[int] | None = None

    def seat(self, lines: Sequence[TextLine], start: int, end: int, below: bool) -> list[dict[int, Atom]]:
        """Per line of start..end, all of one page, its text by column. *below*: the page is that of the header."""
        places = _one_blank_columns(lines[start:end])
        chunks = [part for i in range(start, end) for c in chunks_of(lines[i], i) for part in _cut(c, places)]
        blocks = [b for b in _blocks(chunks, self.spans if below else []) if b.chunks]
        column = self._columns(blocks, below)
        edges = _edges(blocks, column)
        self.filled = (self.filled or set()) | set(column)
        cells: list[dict[int, list[Word]]] = [{} for _ in range(start, end)]
        for chunk in chunks:
            for part, c in self._parts(chunk, edges):
                cells[chunk.line - start].setdefault(c, []).extend(part)
        out = []
        for i, line in enumerate(cells, start=start):
            gap = i > start and lines[i].number - lines[i - 1].number > 1
            found = {c: atom_of(words, i, gap) for c, words in sorted(line.items())}
            out.append({min(found): atom_of(lines[i].words, i, gap)} if self._is_spread(found) else found)
        return out

    def _is_spread(self, line: dict[int, Atom]) -> bool:
        """True for a title over the columns: words stand in columns of values and units, and nothing else does."""
        others = [a for c, a in line.items() if self.kinds[c] in VALUE_KINDS or self.kinds[c] == "unit"]
        words = [a for a in others if a.kind in ("upper", "lower") and not is_grade(a)]
        return len(words) == len(others) >= MIN_SPREAD

    def _columns(self, blocks: Sequence[_Block], below: bool) -> list[int]:
        """The likeliest column of every block, from left to right."""
        width = len(self.kinds)
        empty = [EMPTY if self.filled is None else REFILLED if c in self.filled else 0.0 for c in range(width)]
        skipped = [0.0]
        for cost in empty:
            skipped.append(skipped[-1] + cost)
        best = [[float("-inf")] * width for _ in blocks]
        came = [[0] * width for _ in blocks]
        for i, block in enumerate(blocks):
            worth = self._worth(block, below)
            for c in range(width):
                new = 0.0 if self.filled is None or c in self.filled else NEWLY
                if i == 0:
                    best[i][c] = skipped[c] + new + worth[c]
                    continue
                options = [(best[i - 1][p] + skipped[c] - skipped[p + 1] + new + worth[c], p) for p in range(c)]
                options.append((best[i - 1][c] + STAY - self._beside(blocks[i - 1], block, c) + worth[c], c))
                best[i][c], came[i][c] = max(options)
        if not blocks:
            return []
        last = [best[-1][c] + skipped[width] - skipped[c + 1] for c in range(width)]
        at = max(range(width), key=lambda c: last[c])
        out = [at]
        for i in range(len(blocks) - 1, 0, -1):
            at = came[i][at]
            out.append(at)
        return out[::-1]

    def _parts(self, chunk: Chunk, edges: Sequence[Edge]) -> list[tuple[list[Word], int]]:
        """The chunk's words by column, parted near where one column ends and the next begins."""
        over = [e for e in edges if min(e[1], chunk.x1) - max(e[0], chunk.x0) > 0]
        over = over or sorted(edges, key=lambda e: max(e[0] - chunk.x1, chunk.x0 - e[1]))[:1]
        out: list[tuple[list[Word], int]] = []
        words = list(chunk.words)
        for left, right in pairwise(over):
            at = self._gap(words, left, right)
            if at is not None:
                out.append((words[:at], left[2]))
                words = words[at:]
            elif _share(words, left) >= _share(words, right):
                return [*out, (words, left[2])]
        return [*out, (words, over[-1][2])]

    def _gap(self, words: Sequence[Word], left: Edge, right: Edge) -> int | None:
        """The word before which a chunk over two columns is parted: near the right column, and like what it holds."""
        options = []
        for k in range(1, len(words)):
            x = words[k].box.x0 / CELL_WIDTH
            kind = self.kinds[right[2]]
            atom = atom_of(words[k:], 0, False)
            says = max(begin_score(kind, atom, True), go_on_score(kind, atom))
            if x > left[0]:
                options.append((says - AWAY_WORD * abs(x - right[0]), k))
        best = max(options, default=None)
        return best[1] if best is not None and best[0] >= LEAST else None

    def _beside(self, left: _Block, right: _Block, column: int) -> float:
        """What it costs that both blocks are one column: lines on which both have text, which for values is no wrap."""
        if left.x1 - left.x0 <= MARK:
            return 0.0
        lines = {c.line for c in left.chunks}
        both = sum(c.line in lines for c in right.chunks)
        return min(MOST_BESIDE, both * (BESIDE if self.kinds[column] in VALUE_KINDS else TEXT_BESIDE))

    def _worth(self, block: _Block, below: bool) -> list[float]:
        """What speaks for *block* in each column: what its chunks say, and the headings above it."""
        atoms = [atom_of(c.words, 0, False) for c in block.chunks[:SAMPLE]]
        weight = min(len(atoms), WEIGHT) / max(1, len(atoms))
        known: dict[str, float] = {}
        for kind in set(self.kinds):
            known[kind] = weight * sum(max(begin_score(kind, a, True), go_on_score(kind, a)) for a in atoms)
        out = [known[kind] for kind in self.kinds]
        if below:
            away = [max(0.0, x0 - block.x1, block.x0 - x1) for x0, x1 in self.spans]
            out = [w - AWAY * min(FAR, d - min(away)) for w, d in zip(out, away, strict=True)]
            out = [w - AWAY * FAR * (bool(block.heads) and c not in block.heads) for c, w in enumerate(out)]
        return out


def _one_blank_columns(lines: Sequence[TextLine]) -> list[int]:
    """Places (characters) that part columns though only one blank is there: no word stands on them in any line."""
    width = max(round(line.words[-1].box.x1 / CELL_WIDTH) for line in lines) + 2
    used, spanned, begun = [0] * width, [0] * width, [0] * width
    for line in lines:
        for chunk in chunks_of(line, 0):
            for word in chunk.words[1:]:
                spanned[round(word.box.x0 / CELL_WIDTH) - 1] += 1
            for word in chunk.words:
                begun[round(word.box.x0 / CELL_WIDTH)] += 1
                for x in range(round(word.box.x0 / CELL_WIDTH), min(width, round(word.box.x1 / CELL_WIDTH))):
                    used[x] += 1
    return [
        x
        for x in range(1, width - 1)
        if spanned[x] >= CROSSED and begun[x + 1] >= ALONGSIDE and used[x] <= LET_THROUGH * len(lines)
    ]


def _cut(chunk: Chunk, places: Sequence[int]) -> list[Chunk]:
    out = [Chunk([chunk.words[0]], chunk.line)]
    for word in chunk.words[1:]:
        if round(word.box.x0 / CELL_WIDTH) - 1 in places:
            out.append(Chunk([], chunk.line))
        out[-1].words.append(word)
    return out


def _blocks(chunks: Sequence[Chunk], spans: Sequence[tuple[float, float]]) -> list[_Block]:
    """Chunks that stand over each other are one block; one over several of them joins none unless there are many."""
    blocks: list[_Block] = [_Block(x0, x1, [], {c}) for c, (x0, x1) in enumerate(spans)]
    bridges: list[Chunk] = []
    for chunk in sorted(chunks, key=lambda c: c.x1 - c.x0):
        over = [b for b in blocks if _overlap(b, chunk) > 0]
        mine = [b for b in over if _overlap(b, chunk) >= MOSTLY * (chunk.x1 - chunk.x0)]
        over = mine or over
        if not over:
            blocks.append(_Block(chunk.x0, chunk.x1, [chunk]))
        elif len(over) == 1 or sum(len(b.chunks) >= FEW or bool(b.heads) for b in over) < 2:
            first = max(over, key=lambda b: _overlap(b, chunk))
            first.chunks.append(chunk)
            x0 = max([b.x1 for b in blocks if b.heads and b.x1 <= first.x0], default=chunk.x0)
            x1 = min([b.x0 for b in blocks if b.heads and b.x0 >= first.x1], default=chunk.x1)
            first.x0, first.x1 = min(first.x0, max(x0, chunk.x0)), max(first.x1, min(x1, chunk.x1))
            blocks = _merged(blocks, first)
        else:
            bridges.append(chunk)
    blocks.sort(key=lambda b: b.x0 + b.x1)
    return _joined(blocks, bridges)


def _overlap(a: _Block | Chunk, b: _Block | Chunk) -> float:
    return min(a.x1, b.x1) - max(a.x0, b.x0)


def _merged(blocks: list[_Block], grown: _Block) -> list[_Block]:
    """*blocks* in which the small ones that *grown* has come to overlap are part of it."""
    out = []
    for b in blocks:
        overlap = b is not grown and _overlap(b, grown) > 0
        if overlap and not (b.heads and grown.heads) and min(len(b.chunks), len(grown.chunks)) < FEW:
            grown.x0, grown.x1 = min(grown.x0, b.x0), max(grown.x1, b.x1)
            grown.chunks += b.chunks
            grown.heads |= b.heads
        else:
            out.append(b)
    return out


def _joined(blocks: list[_Block], bridges: Sequence[Chunk]) -> list[_Block]:
    """Neighbours that many chunks stand over are one block."""
    out: list[_Block] = []
    for block in blocks:
        if out:
            last = out[-1]
            over = sum(_overlap(last, c) > 0 and _overlap(block, c) > 0 for c in bridges)
            fewest = min(len(last.chunks), len(block.chunks))
            inside = 2 * _overlap(last, block) > min(last.x1 - last.x0, block.x1 - block.x0)
            if (inside or over > BRIDGES * max(fewest, FEW)) and not (last.heads and block.heads):
                last.x0, last.x1 = min(last.x0, block.x0), max(last.x1, block.x1)
                last.chunks += block.chunks
                last.heads |= block.heads
                continue
        out.append(block)
    return out


Edge = tuple[float, float, int]  # where the text of a column begins and ends (characters), and which it is


def _edges(blocks: Sequence[_Block], column: Sequence[int]) -> list[Edge]:
    by_column: dict[int, list[_Block]] = {}
    for block, c in zip(blocks, column, strict=True):
        if block.chunks:
            by_column.setdefault(c, []).append(block)
    return [(min(b.x0 for b in bs), max(b.x1 for b in bs), c) for c, bs in sorted(by_column.items())]


def _share(words: Sequence[Word], edge: Edge) -> float:
    x0, x1 = words[0].box.x0 / CELL_WIDTH, words[-1].box.x1 / CELL_WIDTH
    return min(edge[1], x1) - max(edge[0], x0)
