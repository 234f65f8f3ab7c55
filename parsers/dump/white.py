"""Tables of a dump that keeps the page's layout by spaces ("pdftotext -layout"): columns by white, rows by the model.

The headings tell how many columns there are and the white below them where they part; which lines are one row is found
by the same scores as in other dumps: every cell begins once in a row and goes on below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from petik.ingest.page import Word
from petik.parsers.columns.catalogue import lookup
from petik.parsers.columns.heading_periods import period_of, without_period
from petik.parsers.columns.headings import COLUMN_NUMBER, UNIT_ONLY, is_number_row
from petik.parsers.dump.heads import NAMES, PERIOD_LIKE, TEXTS, VALUES, Head, heads_in, is_heading_line, is_heading_word
from petik.parsers.dump.lines import CELL_WIDTH, TextLine
from petik.parsers.print.strings import clean

GAP = re.compile(r"\S {3,}\S")  # white between two columns of one line
FEWEST, SHARE = 4, 0.15  # lines with such white from which on the dump keeps the layout; their share of all lines
PART = 2  # characters of white that part two headings
MAX_HEADER, LOOK_AHEAD = 16, 3  # lines
BESIDE = frozenset({"satuan", "keterangan", "sumber_dana"})  # headings that may stand one blank behind another
UNKNOWN = -0.3  # what a column is worth that has no known heading, where a known one is worth 1
CENTRED = 0.12  # share of the header's width by which a title may miss its middle


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


def header_at(lines: Sequence[TextLine], start: int) -> tuple[int, list[Head], list[tuple[float, float]]] | None:
    """The header that begins in line *start*: where its body begins, its columns, from where to where each reaches."""
    end = start
    last = min(len(lines), start + MAX_HEADER)
    while end < last and not _closed(lines, start, end):
        if not (_heads(lines[end]) or _numbers(lines[end]) or (end > start and _is_rest(lines, end))):
            break
        end += 1
    while end - start > 1 and _is_caption(lines, start, end):
        start += 1
    found = _best_end(lines, start, end)
    if found is None:
        return None
    end, clusters, heads = found
    while end < len(lines) and _numbers(lines[end]) and is_number_row([w.text for w in lines[end].words]):
        end += 1
    return end, heads, [(c.x0, c.x1) for c in clusters]


def _best_end(lines: Sequence[TextLine], start: int, end: int) -> tuple[int, list[_Cluster], list[Head]] | None:
    """The header's last line within start..end: rows of the body may be made of words of headings, but name no columns.

    The longest header counts of those with the fewest columns that are not known.
    """
    best: tuple[float, int, list[_Cluster], list[Head]] | None = None
    ends = [end, *(i for i in range(end - 1, start, -1) if any(map(_names_nothing, chunks_of(lines[i], i))))]
    for end in ends:
        clusters = _clusters_of(lines, start, end)
        heads = [_head(c) for c in clusters]
        if len(clusters) > 1 and _is_header(heads):
            worth = sum(1.0 if h.field else UNKNOWN for h in heads)
            if best is None or worth > best[0]:
                best = (worth, end, clusters, heads)
    return best[1:] if best is not None else None


def _names_nothing(chunk: Chunk) -> bool:
    """True for words that are no heading by themselves, nor a period or a unit."""
    return len(chunk.words) > 1 and not _is_sub(chunk.text) and _field(chunk.text) is None


def _clusters_of(lines: Sequence[TextLine], start: int, end: int) -> list[_Cluster]:
    kept = [i for i in range(start, end) if not _numbers(lines[i])]
    return _clusters([p for i in kept for c in chunks_of(lines[i], i) for p in _parted(c)])


def opens_header(lines: Sequence[TextLine], i: int) -> bool:
    """True where a header may begin: a line of headings, or of some and a broken one above such a line."""
    if is_heading_line(lines[i]):
        return True
    below = i + 1 < len(lines) and is_heading_line(lines[i + 1]) and lines[i + 1].number == lines[i].number + 1
    return below and len(chunks_of(lines[i], i)) > 2 and _heads(lines[i]) and not re.search(r"\d", lines[i].text)


def _is_rest(lines: Sequence[TextLine], at: int) -> bool:
    """True for the end of a heading whose word was broken, alone on its line among lines of headings: "giatan"."""
    words = lines[at].words
    small = len(words) == 1 and words[0].text.isalpha() and words[0].text.islower()
    return small and at + 1 < len(lines) and (_heads(lines[at + 1]) or _numbers(lines[at + 1]))


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
    clusters = _clusters_of(lines, start, end)
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
        if _over_cycle(line, out):
            continue
        subs = [k for k in out if _is_sub(k.chunks[0].text) and len(k.chunks) == 1]
        apart = [c for c in line if not any(_overlap(k, c) for k in out) and _is_shared(c)]
        if len(subs) >= 2 and apart:
            for k in subs:
                nearest = min(line, key=lambda c: abs(c.x0 + c.x1 - k.x0 - k.x1))
                if nearest in apart and not k.over:
                    k.over.append(nearest)
            line = [c for c in line if not any(c in k.over for k in subs)]
        for chunk in line:
            _place(chunk, out)
    return sorted(out, key=lambda k: k.x0)


def _over_cycle(line: Sequence[Chunk], out: Sequence[_Cluster]) -> bool:
    """Puts *line* over columns that repeat as often as it has chunks: "TUJUAN SASARAN" over two of each."""
    columns = sorted(out, key=lambda k: k.x0)
    texts = [clean(k.chunks[-1].text) for k in columns]
    for size in range(2, len(columns) // max(2, len(line)) + 1):
        for start in range(len(columns) - size * len(line) + 1):
            groups = [columns[i : i + size] for i in range(start, start + size * len(line), size)]
            cycle = texts[start : start + size]
            same = all(texts[start + i] == cycle[i % size] for i in range(size * len(line)))
            if len(line) > 1 and same and all(_is_above(c, g) for c, g in zip(line, groups, strict=True)):
                for chunk, group in zip(line, groups, strict=True):
                    for cluster in group:
                        cluster.over.append(chunk)
                return True
    return False


def _is_above(chunk: Chunk, group: Sequence[_Cluster]) -> bool:
    return group[0].x0 - PART <= (chunk.x0 + chunk.x1) / 2 <= group[-1].x1 + PART


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


def _is_shared(chunk: Chunk) -> bool:
    """True for what may stand over several columns: a period, a unit, a heading of values."""
    return _is_sub(chunk.text) or _field(chunk.text) in VALUES


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
