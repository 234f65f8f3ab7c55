"""Dumps that give a table box after box: a heading and its column, or column after column, in any order.

What order is unknown, counts tell: blocks go to the column whose cells look like them, staying in one column is
likelier
than changing it, and the n-th cell of one column stands beside the n-th of another where there are as many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from petik.ingest.page import Word
from petik.parsers.dump.cells import Atom, atom_of
from petik.parsers.dump.heads import NAMES, TEXTS, VALUES, Head, Piece, cut
from petik.parsers.dump.lines import TextLine
from petik.parsers.dump.score import NAME_KINDS, VALUE_KINDS, begin_score, go_on_score, kind_of

CHANGE, HEADED_CHANGE = -1.2, -0.4  # what it costs to go to another column, and to the one whose heading stands above
HEADED = 1.5  # a column whose heading stands right above
ORDER = (
    "no",
    "misi",
    "tujuan",
    "sasaran",
    "program",
    "kegiatan",
    "subkegiatan",
    "program_kegiatan",
    "uraian",
    "indikator",
    "indikator_campuran",
)
MOST_BLOCKS = 400  # blocks of one table


@dataclass(slots=True)
class Block:
    """Lines with no blank one between them; `pieces` are the headings that it consists of, if it does."""

    lines: list[TextLine]
    start: int
    pieces: list[Piece] = field(default_factory=list)

    @property
    def words(self) -> list[Word]:
        return [w for line in self.lines for w in line.words]


def blocks_of(lines: Sequence[TextLine]) -> list[Block]:
    """Lines to blocks, parted at blank lines; headings in front of a block are a block of their own."""
    out: list[Block] = []
    for i, line in enumerate(lines):
        own = _headings([line])
        apart = i == 0 or line.number - lines[i - 1].number > 1
        if (
            apart
            or (own and not out[-1].pieces)
            or (out[-1].pieces and not own and not _headings([*out[-1].lines, line]))
        ):
            out.append(Block([line], i, own))
        else:
            out[-1].lines.append(line)
            out[-1].pieces = _headings(out[-1].lines)
    return out


def _headings(lines: Sequence[TextLine]) -> list[Piece]:
    """The headings that *lines* consist of, [] where other words stand among them."""
    words = [w for line in lines for w in line.words]
    if len(words) > 12 or not words[0].text[:1].isupper():
        return []
    pieces = cut(words)
    return pieces if all(p.kind == "head" for p in pieces) else []


@dataclass(slots=True)
class BoxTable:
    """A table put together from blocks: lines start..end, its columns, its rows as (column, piece) lists, its doubt."""

    start: int
    end: int
    heads: list[Head]
    rows: list[list[tuple[int, Atom]]]
    even: bool  # every column of values has as many cells as there are names


def box_tables(lines: Sequence[TextLine], stops: Sequence[int]) -> list[BoxTable]:
    """All tables given box by box; *stops* are the lines at which no table goes on (prose, captions, signatures)."""
    blocks = blocks_of(lines)
    ends = sorted(set(stops))
    out: list[BoxTable] = []
    i = 0
    while i < len(blocks):
        if not blocks[i].pieces:
            i += 1
            continue
        j = _region(blocks, i, ends)
        table = _table(blocks[i:j], lines)
        if table is not None:
            out.append(table)
        i = max(j, i + 1)
    return out


def _region(blocks: Sequence[Block], start: int, stops: Sequence[int]) -> int:
    """The blocks from *start* that can be one table: up to a stop, or to a heading that it has already and has
    filled."""
    seen: set[str | None] = set()
    filled = False
    stop = next((s for s in stops if s > blocks[start].start), None)
    for k in range(start, min(len(blocks), start + MOST_BLOCKS)):
        if stop is not None and blocks[k].start >= stop:
            return k
        fields = {p.field for p in blocks[k].pieces}
        if fields:
            if filled and fields & seen & NAMES:
                return k
            seen |= fields
        else:
            filled |= len(seen) >= 2
    return min(len(blocks), start + MOST_BLOCKS)


def _table(blocks: Sequence[Block], lines: Sequence[TextLine]) -> BoxTable | None:
    heads = [Head(p.words, (), p.field) for b in blocks for p in b.pieces]
    heads = list({h.field: h for h in reversed(heads)}.values())[::-1]
    heads.sort(key=lambda h: ORDER.index(h.field) if h.field in ORDER else len(ORDER))
    fields = {h.field for h in heads}
    if not fields & NAMES or not fields & (VALUES | TEXTS) or len(fields - {"no"}) < 2:
        return None
    columns = _columns(blocks, heads)
    kinds = [kind_of(h) for h in heads]
    anchor = max((c for c, k in enumerate(kinds) if k in NAME_KINDS and columns[c]), default=None)
    if anchor is None:
        return None
    n = len(columns[anchor])
    rows: list[list[tuple[int, Atom]]] = [[] for _ in range(n)]
    even = True
    for c, cells in enumerate(columns):
        if len(cells) == n:
            for r, cell in enumerate(cells):
                rows[r] += [(c, a) for a in cell]
        elif cells and kinds[c] in VALUE_KINDS:
            even = False
        elif cells and kinds[c] in NAME_KINDS and len(cells) < n:
            _spread(cells, columns[anchor], rows, c)
    last = blocks[-1]
    return BoxTable(
        blocks[0].start, last.start + len(last.lines), heads, [sorted(r, key=lambda x: x[0]) for r in rows], even
    )


def _spread(cells: list[list[Atom]], anchors: list[list[Atom]], rows: list[list[tuple[int, Atom]]], c: int) -> None:
    """Names that stand over several rows: each at the first row that was given after it, the first one at the
    first row."""
    taken = -1
    for k, cell in enumerate(cells):
        after = next((r for r, a in enumerate(anchors) if a[0].line > cell[-1].line), 0)
        at = max(0 if k == 0 else after, taken + 1)
        if at < len(rows):
            rows[at] += [(c, a) for a in cell]
            taken = at


def _columns(blocks: Sequence[Block], heads: Sequence[Head]) -> list[list[list[Atom]]]:
    """Per column its cells in order, each as its pieces line by line."""
    kinds = [kind_of(h) for h in heads]
    places = {h.field: c for c, h in enumerate(heads)}
    units: list[tuple[list[Atom], set[int]]] = []
    headed: set[int] = set()
    for block in blocks:
        if block.pieces:
            headed = {places[p.field] for p in block.pieces if p.field in places}
            continue
        atoms = [atom_of(line.words, block.start + k, False) for k, line in enumerate(block.lines)]
        listed = all(a.kind in ("number", "money", "dash", "unit", "fund", "rownum") for a in atoms)
        for cell in [[a] for a in atoms] if listed else [atoms]:
            units.append((cell, headed))
            headed = set()
    best = _path(units, kinds)
    out: list[list[list[Atom]]] = [[] for _ in heads]
    for (cell, _), c in zip(units, best, strict=True):
        goes_on = out[c] and kinds[c] in NAME_KINDS and cell[0].kind == "lower"
        if goes_on:
            out[c][-1] += cell
        else:
            out[c].append(list(cell))
    return out


def _path(units: Sequence[tuple[list[Atom], set[int]]], kinds: Sequence[str]) -> list[int]:
    """Each unit's column: what it looks like, staying where the one before it was, the heading right above."""
    width = range(len(kinds))
    score = [0.0] * len(kinds)
    came: list[list[int]] = []
    for cell, headed in units:
        top = max(width, key=lambda c: score[c])
        row, steps = [], []
        for c in width:
            stay, change = score[c], score[top] + (HEADED_CHANGE if c in headed else CHANGE)
            own = begin_score(kinds[c], cell[0], True) + sum(go_on_score(kinds[c], a) for a in cell[1:]) / len(cell)
            row.append(max(stay, change) + own + (HEADED if c in headed else 0.0))
            steps.append(c if stay >= change else top)
        score = row
        came.append(steps)
    out: list[int] = []
    column = max(width, key=lambda c: score[c]) if units else 0
    for steps in reversed(came):
        out.append(column)
        column = steps[column]
    return out[::-1]
