"""The header of a table without vertical rulings: words to headings, and headings that stand over several columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from petik.ingest.page import Box
from petik.parsers.columns.catalogue import lookup
from petik.parsers.columns.column import edges_of
from petik.parsers.columns.heading_periods import QUARTER, QUARTER_WORD, period_of, without_period
from petik.parsers.columns.headings import heading_like
from petik.parsers.model import Cell, Line, Table
from petik.parsers.print.lines import split_at_gaps
from petik.parsers.print.strings import clean

HEADING_GAP = 0.55  # of the print's height: white that parts two headings on one line
SPANNED = {"target", "realisasi", "capaian", "anggaran", "realisasi_anggaran", "persen_anggaran"}
FEW_PIECES = 3
FEWEST_HEADINGS = 2  # known headings that make a band above a ruled table its header
# what stands alone between two gaps of a justified sentence, never in the first line of a header
BETWEEN = {"dan", "dari", "yang", "untuk", "dengan", "pada", "dalam", "adalah", "oleh", "serta", "sebagai", "atau"}
BAND = 0.8  # of the table's width: a cell that wide is a band, not a column
OFF_CENTRE = 0.35  # of a column's width: how far the middle of a heading lies from the middle of the columns it heads


@dataclass
class Stack:
    """The heading of one column, its lines top to bottom; `above` is a heading that it shares with its neighbours."""

    lines: list[Line]
    above: Line | None = field(default=None)

    @property
    def box(self) -> Box:
        return Box.around(line.box for line in self.lines)

    @property
    def text(self) -> str:
        return clean(" ".join(line.text for line in self.lines))

    @cached_property
    def known(self) -> bool:
        return heading_like(self.text) or (self.above is not None and _spannable(self.text))


def header_segments(lines: Sequence[Line]) -> list[Line]:
    """The pieces of text in the header's lines, top to bottom and left to right."""
    return [part for line in lines for part in split_at_gaps(line, HEADING_GAP * line.box.height)]


def opens_header(line: Line) -> bool:
    """True for a line that a header can begin with: one of its pieces is a heading, and it is no justified sentence."""
    pieces = [clean(p.text) for p in header_segments([line])]
    small = [p for p in pieces if p[:1].islower()]
    if len(pieces) >= FEW_PIECES and (2 * len(small) > len(pieces) or any(p in BETWEEN for p in small)):
        return False
    return any(heading_like(p.text) or QUARTER_WORD.fullmatch(clean(p.text)) for p in header_segments([line]))


def is_header_line(line: Line) -> bool:
    """True for a line that can be nothing but a header: two columns or more, most of them known, in capitals.

    Wrapped names of narrow columns ("Kegiatan … | kelompok / sasaran") break into headings too, in small letters.
    """
    parts = [clean(part.text) for part in header_segments([line])]
    known = [lookup(without_period(t)) for t in parts]
    if any(k is not None and t[:1].islower() for k, t in zip(known, parts, strict=True)):
        return False
    names = {k.nama for k in known if k is not None}
    return len(names) >= 2 and sum(k is not None for k in known) * 10 >= 6 * len(known)


def only_bands(table: Table) -> bool:
    """True where rulings part the rows only (coloured bands): the first row's one cell is a whole line of headings."""
    first = [c for c in table.cells if c.row <= 1 and c.lines and c.box.width >= BAND * table.box.width]
    return table.n_cols <= 2 and any(is_header_line(line) for c in first for line in c.lines)


def with_dealt_header(table: Table) -> Table:
    """A ruled table whose header is one coloured band without rulings: its headings as cells of the columns below them.

    A heading over columns that the next row parts by periods or measures ("2021 | 2022") reaches over all of these.
    """
    band = [c for c in table.cells if c.row == 0]
    if len(band) != 1 or table.n_cols < FEW_PIECES or table.n_rows < FEW_PIECES or not band[0].lines:
        return table
    pieces = header_segments(band[0].lines)
    if sum(heading_like(p.text) for p in pieces) < FEWEST_HEADINGS:
        return table
    edges = edges_of(replace(table, cells=tuple(c for c in table.cells if c.row)))
    below = {c.col for c in table.cells if c.row == 1 and c.lines and _spannable(clean(c.text))}
    homes: dict[tuple[int, int], list[Line]] = {}
    for piece in pieces:
        at = min(range(table.n_cols), key=lambda i: abs((edges[i][0] + edges[i][1]) / 2 - piece.box.cx))
        homes.setdefault(_run(at, below), []).append(piece)
    box = band[0].box
    cells = [
        Cell(0, a, 1, b - a + 1, Box(edges[a][0], box.top, edges[b][1], box.bottom), tuple(lines))
        for (a, b), lines in sorted(homes.items())
    ]
    bare = set(range(table.n_cols)) - {i for a, b in homes for i in range(a, b + 1)}
    cells += [Cell(0, i, 1, 1, Box(edges[i][0], box.top, edges[i][1], box.bottom)) for i in sorted(bare)]
    return replace(table, cells=(*cells, *(c for c in table.cells if c.row)))


def _run(at: int, parted: Collection[int]) -> tuple[int, int]:
    """First and last of the columns beside each other among *parted* that hold *at*; *at* alone where it is none."""
    first = last = at
    while at in parted and first - 1 in parted:
        first -= 1
    while at in parted and last + 1 in parted:
        last += 1
    return first, last


def stacks_of(segments: Sequence[Line]) -> list[Stack]:
    """One stack per column, left to right: a stack grows from the lowest piece of text upwards."""
    bottoms = [s for s in segments if not any(o.box.top > s.box.top + 1 and _over(s, o) for o in segments)]
    stacks = sorted((Stack([s]) for s in bottoms), key=lambda s: s.box.x0)
    wide: list[Line] = []
    for s in sorted((s for s in segments if s not in bottoms), key=lambda s: -s.box.top):
        below = [k for k in stacks if any(_over(s, x) for x in k.lines)]
        if len(below) == 1:
            below[0].lines.insert(0, s)
        else:
            wide.append(s)
    for s in wide:
        below = [k for k in stacks if any(_over(s, x) for x in k.lines)]
        if not below or not _head(s, below, stacks):
            return []  # a title above the table, or no header at all
    for k in stacks:
        if len(k.lines) > 1 and k.above is None:
            _head(k.lines[0], [k], stacks)
    return _without_gap_headings(stacks)


def _without_gap_headings(stacks: list[Stack]) -> list[Stack]:
    """A heading that stands above the gap between two columns ("Triwulan" between II and III) is no column."""
    out = list(stacks)
    for left, k, right in zip(stacks, stacks[1:], stacks[2:], strict=False):
        if len(k.lines) == 1 and k.lines[0].box.bottom < min(left.box.cy, right.box.cy):
            rest = [x for x in out if x is not k]
            _head(k.lines[0], [left, right], rest)
            out = rest if left.above is k.lines[0] else out
    return out


def _over(a: Line, b: Line) -> bool:
    return min(a.box.x1, b.box.x1) - max(a.box.x0, b.box.x0) > 0


def _spannable(text: str) -> bool:
    """True for what stands below a shared heading: "2021", "TW II", "III", "Target", "Realisasi"."""
    if period_of(text, below_quarters=True):
        return True
    known = lookup(without_period(text))
    return known is not None and known.nama in SPANNED


def _head(heading: Line, own: Sequence[Stack], stacks: Sequence[Stack]) -> bool:
    """Sets *heading* above the run of neighbours of *own* over whose middle it stands, where it is two or more;
    True where that was done.

    The columns of a run hold one heading each ("2021", "Triwulan / 1"), all on one height, and nothing else stands
    above them.
    """
    low = own[0].lines[-1].box
    first, last = stacks.index(own[0]), stacks.index(own[-1])

    def free(i: int) -> bool:
        k = stacks[i]
        mine = [x for x in k.lines if x is not heading]
        level = abs(k.lines[-1].box.cy - low.cy) < 0.5 * low.height
        text = clean(" ".join(x.text for x in mine))
        one = len(mine) == 1 or bool(QUARTER.fullmatch(text))
        return one and level and k.above is None and _spannable(text)

    if not all(free(i) for i in range(first, last + 1)):
        return False
    best: tuple[float, int, int] | None = None
    for a in range(first, -1, -1):
        if not free(a):
            break
        for b in range(last, len(stacks)):
            if not free(b):
                break
            middle = (stacks[a].lines[-1].box.cx + stacks[b].lines[-1].box.cx) / 2
            pitch = (stacks[b].lines[-1].box.cx - stacks[a].lines[-1].box.cx) / max(1, b - a)
            off = abs(middle - heading.box.cx)
            if b > a and off < OFF_CENTRE * pitch and (best is None or (b - a, -off) > (best[2] - best[1], -best[0])):
                best = (off, a, b)
    if best is not None:
        for k in stacks[best[1] : best[2] + 1]:
            k.lines = [x for x in k.lines if x is not heading]
            k.above = heading
    return best is not None


def header_cells(
    stacks: Sequence[Stack], bands: Sequence[tuple[float, float]], top: float
) -> tuple[list[Cell], int]:
    """The header as cells of one row, or of two where headings are shared; also the number of rows."""
    rows = 2 if any(k.above is not None for k in stacks) else 1
    bottom = max(k.box.bottom for k in stacks)
    cells = []
    for c, (k, (a, b)) in enumerate(zip(stacks, bands, strict=True)):
        if k.above is None:
            cells.append(Cell(0, c, rows, 1, Box(a, top, b, bottom), tuple(k.lines)))
            continue
        cells.append(Cell(1, c, 1, 1, Box(a, k.box.top, b, bottom), tuple(k.lines)))
        if c == 0 or stacks[c - 1].above is not k.above:
            span = sum(1 for x in stacks[c:] if x.above is k.above)
            right = bands[c + span - 1][1]
            cells.append(Cell(0, c, 1, span, Box(a, top, right, k.box.top), (k.above,)))
    return cells, rows
