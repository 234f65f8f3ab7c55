"""Tables of a dump that keeps the page's layout by spaces ("pdftotext -layout"): columns by white, rows by the model.

The headings tell how many columns there are and the white below them where they part; which lines are one row is found
by the same scores as in other dumps: every cell begins once in a row and goes on below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from statistics import median

from petik.ingest.page import Box, Word
from petik.parsers.columns.catalogue import lookup
from petik.parsers.columns.heading_periods import period_of, without_period
from petik.parsers.columns.headings import COLUMN_NUMBER, UNIT_ONLY, is_number_row
from petik.parsers.dump.cells import Atom, atom_of
from petik.parsers.dump.heads import NAMES, PERIOD_LIKE, TEXTS, VALUES, Head, heads_in, is_heading_line, is_heading_word
from petik.parsers.dump.lines import CELL_WIDTH, TextLine
from petik.parsers.dump.score import begin_score, go_on_score, kind_of, skip_costs
from petik.parsers.print.strings import clean

GAP = re.compile(r"\S {3,}\S")  # white between two columns of one line
FEWEST, SHARE = 4, 0.15  # lines with such white from which on the dump keeps the layout; their share of all lines
PART = 2  # characters of white that part two headings
MAX_HEADER, LOOK_AHEAD = 16, 3  # lines
MAX_ROW = 60  # lines of one row
BLANK_ROW, BLANK_INSIDE = 0.6, -0.5  # a blank line above a row, and inside one
NEW_ROW = 0.5
BESIDE = frozenset({"satuan", "keterangan", "sumber_dana"})  # headings that may stand one blank behind another
CENTRED = 0.12  # share of the header's width by which a title may miss its middle
FEW = 2  # chunks from which on the middle of a column is known


@dataclass(slots=True)
class Chunk:
    """Words of one line with no wide white between them; x0, x1 in characters."""

    words: list[Word]
    line: int
    over: list[Chunk] = field(default_factory=list)

    @property
    def x0(self) -> float:
        return self.words[0].box.x0 / CELL_WIDTH

    @property
    def x1(self) -> float:
        return self.words[-1].box.x1 / CELL_WIDTH

    @property
    def text(self) -> str:
        return clean(" ".join(w.text for w in self.words))


@dataclass(slots=True)
class _Cluster:
    """One column of a header: its chunks from the lowest to the highest, and what stands over it."""

    x0: float
    x1: float
    chunks: list[Chunk]
    over: list[Chunk] = field(default_factory=list)


def is_laid_out(lines: Sequence[TextLine]) -> bool:
    """True where many lines hold white as wide as between columns, and many are set in."""
    gaps = sum(GAP.search(line.text) is not None for line in lines)
    indented = sum(line.words[0].box.x0 >= 3 * CELL_WIDTH for line in lines)
    return gaps >= FEWEST and gaps >= SHARE * len(lines) and indented + gaps >= 2 * SHARE * len(lines)


def chunks_of(line: TextLine, number: int, part: int = PART) -> list[Chunk]:
    """The line's chunks, parted by *part* and more characters of white."""
    out = [Chunk([line.words[0]], number)]
    for before, word in pairwise(line.words):
        if word.box.x0 - before.box.x1 >= part * CELL_WIDTH - 0.1:
            out.append(Chunk([], number))
        out[-1].words.append(word)
    return out


def header_at(lines: Sequence[TextLine], start: int) -> tuple[int, list[Head], list[float]] | None:
    """The header that begins in line *start*: where its body begins, its columns, the middle of each (characters)."""
    end = start
    last = min(len(lines), start + MAX_HEADER)
    while (
        end < last
        and not _closed(lines, start, end)
        and (_heads(lines[end]) or any(map(_heads, lines[end + 1 : min(last, end + 1 + LOOK_AHEAD)])))
    ):
        if not (_heads(lines[end]) or _numbers(lines[end])):
            break
        end += 1
    while end - start > 1 and _is_caption(lines, start, end):
        start += 1
    if end == start:
        return None
    chunks = [
        p for i in range(start, end) if not _numbers(lines[i]) for c in chunks_of(lines[i], i) for p in _parted(c)
    ]
    clusters = _clusters(chunks)
    if len(clusters) < 2:
        return None
    heads = [_head(c) for c in clusters]
    if not _is_header(heads):
        return None
    while end < len(lines) and _numbers(lines[end]) and is_number_row([w.text for w in lines[end].words]):
        end += 1
    return end, heads, [(c.x0 + c.x1) / 2 for c in clusters]


def _heads(line: TextLine) -> bool:
    if _numbers(line):
        return False
    chunks = chunks_of(line, 0)
    likely = sum(2 * sum(is_heading_word(w.text) for w in c.words) > len(c.words) for c in chunks)
    return is_heading_line(line) or (len(chunks) > 1 and 2 * likely >= len(chunks))


def _closed(lines: Sequence[TextLine], start: int, end: int) -> bool:
    """True at a blank line below what is a header already."""
    if end - start < 2 or lines[end].number - lines[end - 1].number < 2:
        return False
    clusters = _clusters(
        [p for i in range(start, end) if _heads(lines[i]) for c in chunks_of(lines[i], i) for p in _parted(c)]
    )
    return len(clusters) > 1 and _is_header([_head(c) for c in clusters])


def _is_caption(lines: Sequence[TextLine], start: int, end: int) -> bool:
    """True for a title in the words of headings, in the middle above the header."""
    chunks = chunks_of(lines[start], start)
    if len(chunks) > 1 or not _heads(lines[start + 1]):
        return False
    x0 = min(line.words[0].box.x0 for line in lines[start + 1 : end]) / CELL_WIDTH
    x1 = max(line.words[-1].box.x1 for line in lines[start + 1 : end]) / CELL_WIDTH
    return abs(chunks[0].x0 + chunks[0].x1 - x0 - x1) < 2 * CENTRED * (x1 - x0)


def _numbers(line: TextLine) -> bool:
    return all(COLUMN_NUMBER.match(w.text) for w in line.words)


def _parted(chunk: Chunk) -> list[Chunk]:
    """Two headings that only one blank parts: "ANGGARAN (Rp) REALISASI (Rp)"."""
    heads = heads_in(chunk.words)
    hits = [lookup(without_period(clean(" ".join(w.text for w in words)))) for words in heads]
    two = len(heads) > 1 and all(h is not None and h.nama in VALUES | BESIDE for h in hits[1:])
    return [Chunk(words, chunk.line) for words in heads] if two else [chunk]


def _clusters(chunks: Sequence[Chunk]) -> list[_Cluster]:
    """Columns from the lowest line upwards: what stands over one column belongs to it, what stands over several is
    shared.

    Units and periods ("K", "Rp", "2021") belong to the nearest heading of the line above, whether it reaches over them.
    """
    out: list[_Cluster] = []
    for _, group in groupby(sorted(chunks, key=lambda c: (-c.line, c.x0)), key=lambda c: c.line):
        line = list(group)
        subs = [k for k in out if _is_sub(k.chunks[0].text) and len(k.chunks) == 1]
        apart = [c for c in line if not any(_overlap(k, c) for k in out)]
        if len(subs) >= 2 and apart and all(_is_sub(c.text) or _field(c.text) in VALUES for c in apart):
            for k in subs:
                nearest = min(line, key=lambda c: abs(c.x0 + c.x1 - k.x0 - k.x1))
                if nearest in apart and not k.over:
                    k.over.append(nearest)
            line = [c for c in line if not any(c in k.over for k in subs)]
        for chunk in line:
            _place(chunk, out)
    return sorted(out, key=lambda k: k.x0)


def _place(chunk: Chunk, out: list[_Cluster]) -> None:
    below = [k for k in out if _overlap(k, chunk)]
    if not below:
        out.append(_Cluster(chunk.x0, chunk.x1, [chunk]))
    elif len(below) == 1 and not below[0].over:
        below[0].chunks.append(chunk)
        below[0].x0, below[0].x1 = min(below[0].x0, chunk.x0), max(below[0].x1, chunk.x1)
    elif len(below) < len(out) or len(out) == 2:  # what stands over all columns is a title
        groups = [k.over[0] for k in below if k.over]
        values = _field(chunk.text) in VALUES
        for k in out:
            bare = values and k.over and all(_is_sub(c.text) for c in (k.chunks[0], *k.over))
            if k in below or bare or (k.over and any(k.over[0] is g for g in groups)):
                k.over.append(chunk)


def _overlap(cluster: _Cluster, chunk: Chunk) -> bool:
    return min(cluster.x1, chunk.x1) - max(cluster.x0, chunk.x0) > 0


def _is_sub(text: str) -> bool:
    """True for what only parts the heading above it: a unit, a period."""
    return UNIT_ONLY.match(text) is not None or PERIOD_LIKE.match(text) is not None or bool(period_of(text, True))


def _field(text: str) -> str | None:
    hit = lookup(without_period(text))
    return hit.nama if hit is not None else None


def _head(cluster: _Cluster) -> Head:
    words = tuple(w for c in reversed(cluster.chunks) for w in c.words)
    over = tuple(tuple(c.words) for c in reversed(cluster.over))
    texts = [clean(" ".join(w.text for w in part)) for part in (words, *reversed(over))]
    hits = [h for t in texts if (h := lookup(without_period(t))) is not None]
    return Head(words, over, hits[0].nama if hits else None)


def _is_header(heads: Sequence[Head]) -> bool:
    fields = [h.field for h in heads if h.field]
    names = any(f in NAMES for f in fields)
    return names and len(set(fields) & (NAMES | VALUES | TEXTS)) >= 2 and 2 * len(fields) >= len(heads)


def boundaries(lines: Sequence[TextLine], start: int, end: int, middles: Sequence[float]) -> list[float]:
    """Where columns part (characters): between two headings, the white that most lines start..end keep."""
    width = int(max(line.words[-1].box.x1 for line in lines[start:end]) / CELL_WIDTH) + 2
    used = [0] * (width + 1)
    for line in lines[start:end]:
        for chunk in chunks_of(line, 0):
            for x in range(int(chunk.x0), min(width, int(chunk.x1 + 0.99))):
                used[x] += 1
    out = []
    for a, b in pairwise(middles):
        span = range(max(0, int(a) + 1), min(width, int(b) + 1))
        if not span:
            out.append((a + b) / 2)
            continue
        least = min(used[x] for x in span)
        free = [x for x in span if used[x] <= least]
        runs = [[free[0]]]
        for x in free[1:]:
            if x == runs[-1][-1] + 1:
                runs[-1].append(x)
            else:
                runs.append([x])
        best = max(runs, key=len)
        out.append((best[0] + best[-1] + 1) / 2)
    return out


def middles_by_content(lines: Sequence[TextLine], heads: Sequence[Head], known: Sequence[float]) -> list[float]:
    """The middles of the columns on a page of its own scale, told by what stands in the chunks of its lines.

    Every line's chunks stand in columns from left to right; *known* are the middles on the page of the header.
    """
    kinds = [kind_of(h) for h in heads]
    seen: list[list[float]] = [[] for _ in heads]
    for i, line in enumerate(lines):
        chunks = chunks_of(line, i)
        for chunk, column in zip(chunks, _in_order([atom_of(c.words, i, False) for c in chunks], kinds), strict=True):
            seen[column].append((chunk.x0 + chunk.x1) / 2)
    out = [median(xs) if len(xs) >= FEW else None for xs in seen]
    scale = [(k, m) for k, m in zip(known, out, strict=True) if m is not None]
    if len(scale) < 2 or any(b is not None and a is not None and b <= a for a, b in pairwise(out)):
        return list(known)
    return [m if m is not None else _between(k, scale) for k, m in zip(known, out, strict=True)]


def _between(x: float, scale: Sequence[tuple[float, float]]) -> float:
    """Where *x* of the header's page lies on this page, by the two nearest columns that are known on both."""
    (a, fa), (b, fb) = sorted(sorted(scale, key=lambda s: abs(s[0] - x))[:2])
    return fa + (x - a) * (fb - fa) / (b - a) if b != a else fa


def _in_order(atoms: Sequence[Atom], kinds: Sequence[str]) -> list[int]:
    """Chunks of one line to columns, left to right, by what they say."""
    width = len(kinds)
    best = [[float("-inf")] * width for _ in atoms]
    came = [[0] * width for _ in atoms]
    for i, atom in enumerate(atoms):
        top, top_at = (0.0, 0) if i == 0 else (float("-inf"), 0)
        for c in range(width):
            if i and c and best[i - 1][c - 1] > top:
                top, top_at = best[i - 1][c - 1], c - 1
            best[i][c] = top + max(begin_score(kinds[c], atom, True), go_on_score(kinds[c], atom))
            came[i][c] = top_at
    out: list[int] = []
    column = max(range(width), key=lambda c: best[-1][c])
    for i in range(len(atoms) - 1, -1, -1):
        out.append(column)
        column = came[i][column]
    return out[::-1]


def seated(lines: Sequence[TextLine], start: int, end: int, cuts: Sequence[float]) -> list[dict[int, Atom]]:
    """Per line its text by column; words go where most of their chunk stands."""
    out: list[dict[int, Atom]] = []
    for i in range(start, end):
        cells: dict[int, list[Word]] = {}
        for chunk in chunks_of(lines[i], i):
            for part in _cut_at(chunk, cuts):
                x = (part.x0 + part.x1) / 2
                cells.setdefault(sum(x > c for c in cuts), []).extend(part.words)
        gap = i > start and lines[i].number - lines[i - 1].number > 1
        out.append({c: atom_of(words, i, gap) for c, words in cells.items()})
    return out


def _cut_at(chunk: Chunk, cuts: Sequence[float]) -> list[Chunk]:
    """The chunk parted at the columns' edges that lie between two of its words."""
    out = [Chunk([chunk.words[0]], chunk.line)]
    for before, word in pairwise(chunk.words):
        left, right = before.box.x1 / CELL_WIDTH, word.box.x0 / CELL_WIDTH
        if any(left - 0.01 <= c <= right + 0.01 for c in cuts):
            out.append(Chunk([], chunk.line))
        out[-1].words.append(word)
    return out


def rows_of(cells: Sequence[dict[int, Atom]], heads: Sequence[Head]) -> tuple[list[tuple[int, int]], float]:
    """The likeliest cut of lines into rows (from, to), and its score per line."""
    kinds = [kind_of(h) for h in heads]
    skips = skip_costs(list(kinds))
    best = [0.0] + [float("-inf")] * len(cells)
    came = [0] * (len(cells) + 1)
    for start in range(len(cells)):
        filled: set[int] = set()
        worth = best[start] - NEW_ROW - sum(skips)
        opened = any(a.gap for a in cells[start].values())
        worth += BLANK_ROW if opened or start == 0 else 0.0
        for end in range(start + 1, min(len(cells), start + MAX_ROW) + 1):
            line = cells[end - 1]
            if end - 1 > start and any(a.gap for a in line.values()):
                worth += BLANK_INSIDE
            for c, atom in line.items():
                if c in filled:
                    worth += go_on_score(kinds[c], atom)
                else:
                    filled.add(c)
                    worth += begin_score(kinds[c], atom, True) + skips[c]
            if worth > best[end]:
                best[end], came[end] = worth, start
    cuts: list[tuple[int, int]] = []
    at = len(cells)
    while at > 0:
        cuts.append((came[at], at))
        at = came[at]
    return cuts[::-1], best[-1] / max(1, len(cells))


def around(words: Sequence[Word]) -> Box:
    """The box of *words* in the dump. Raises ValueError where there are none."""
    return Box.around(w.box for w in words)
