"""Tables that no vertical ruling parts: columns by white, headers of several lines, rows by their gaps.

Offices rule such tables with horizontal lines only, with a line above and below the header, or not at all. The simpler
programme lists, with a header of one line and an amount per row, are read in `parsers/tables/aligned.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from petik.ingest.page import Box, Page, Ruling, Word
from petik.parsers.columns.column import GROUPING, NUMERIC, Column
from petik.parsers.columns.header import header_depth
from petik.parsers.columns.headings import is_number_row, read_columns
from petik.parsers.model import Cell, Line, Table
from petik.parsers.print.broken_numbers import whole_numbers
from petik.parsers.print.lines import AFTER, line_of, split_at_gaps
from petik.parsers.print.strings import clean
from petik.parsers.tables.open_header import Stack, header_cells, header_segments, is_header_line, stacks_of
from petik.parsers.tables.open_rows import groups_of, one_row, row_cuts
from petik.parsers.tables.page_break import Unfinished

MAX_HEADER_LINES = 8
PRINTED_PAGE = 150  # lines: more than any printed page has
MIN_COLUMNS = 3
BAND = 0.8  # of the table's width that a ruling between two of its rows crosses
MIN_BANDS = 3  # such rulings of one width, and one more, are the table's own
STRIP = 0.4  # of the print's height: white that parts two columns
CROSSING = 0.06  # share of the body's lines that may cross such a strip (totals, group titles)
STOP_GAP = 4.5  # of the print's height: more white than this ends the table
PROSE_WORDS = 8  # a line of so many words without a gap, over half of the page, is running text
NAMES = {"indikator", "indikator_campuran", "program", "kegiatan", "subkegiatan", "program_kegiatan"}
TEXTS = {"formulasi", "sumber_data", "penanggung_jawab", "satuan"}
# a title's last line: "TAHUN 2022", "Tahun Anggaran 2020 - 2024"
TITLE_YEAR = re.compile(r"^tahun(?:\s+anggaran)?\s+20\d\d(?:\s*[-–]\s*20\d\d)?$", re.I)
CAPTION = re.compile(r"^(?:tabel|gambar|grafik|bagan|sumber)\s*[\d:.]", re.I)  # "Tabel 3.2 …", "Sumber: …"


def open_table(page: Page, lines: Sequence[Line], height: float) -> Unfinished | None:
    """The table whose header begins on the first of *lines*, None where there is none.

    A sheet is one page, however long, and each of its lines may look like a header: whether there is a table at all is
    asked of as many lines as a printed page has.
    """
    first = clean(lines[0].text)
    if TITLE_YEAR.match(first) or CAPTION.match(first):
        return None
    if len(lines) > PRINTED_PAGE and _headed(page, lines[:PRINTED_PAGE], height) is None:
        return None
    return _headed(page, lines, height)


def _headed(page: Page, lines: Sequence[Line], height: float) -> Unfinished | None:
    extent = _within_bands(page, _extent(page, lines, height))
    best: tuple[int, int, list[Stack]] | None = None
    for depth in range(1, min(MAX_HEADER_LINES, len(extent) - 1) + 1):
        head = list(extent[:depth])
        stacks = stacks_of(header_segments(head))
        last = [p.text for p in split_at_gaps(head[-1], height)]
        if is_number_row(last) and len(last) * 10 >= 6 * len(stacks):  # "1 2 3 4" alone are quarters
            head = head[:-1]
            stacks = stacks_of(header_segments(head))
        if len(stacks) < MIN_COLUMNS:
            continue
        score = 2 * sum(s.known for s in stacks) - len(stacks)
        if best is None or score >= best[0]:
            best = (score, depth, stacks)
    if best is None or best[0] < 1:
        return None
    _, depth, stacks = best
    bands = _bands(stacks, extent[depth:], height)
    following = next((i for i, line in enumerate(extent[depth + 1 :], depth + 1) if is_header_line(line)), None)
    if following is not None and following > depth + 1:  # another table right below this one
        extent = extent[:following]
        bands = _bands(stacks, extent[depth:], height)
    tiles = list(pairwise(_edges(bands)))
    cells, n_head = header_cells(stacks, tiles, extent[0].box.top)
    numbers = _number_row(extent[depth - 1 : depth + 1], tiles, n_head, height)
    body_start = depth + (1 if numbers and extent[depth].box.top < numbers[0].box.bottom else 0)
    cells += numbers
    n_head += bool(numbers)
    box = _box(extent, bands)
    probe = Table(page.number, box, n_head, len(bands), tuple(cells), "aligned")
    if header_depth(probe) == 0:
        return None
    columns = read_columns(probe, n_head)
    fields = {c.field for c in columns}
    known = sum(bool(c.field or c.periode) for c in columns)
    if not fields & NAMES or not fields & {*NUMERIC, "formulasi", "sumber_data"} or known * 10 < 6 * len(columns):
        return None
    return _filled(page, extent[body_start:], _Header(columns, bands, cells, n_head), box, len(extent))


class _OpenLayout:
    """Rows by white and by the gaps between them: the lines down to what ends a table or heads another one."""

    def body(self, page: Page, lines: Sequence[Line], before: Unfinished, height: float) -> Sequence[Line]:
        extent = _extent(page, lines, height)
        extent = extent[: next((i for i, line in enumerate(extent) if i and is_header_line(line)), len(extent))]
        words = [w for line in extent for w in line.words]
        filled = sum(any(a <= w.box.cx <= b for w in words) for a, b in before.bands)
        return extent if filled * 10 >= 6 * len(before.bands) else []

    def rows(self, page: Page, body: Sequence[Line], before: Unfinished) -> Unfinished | None:
        return _filled(page, body, _Header(before.columns, before.bands), _box(body, before.bands), len(body))


@dataclass(frozen=True, slots=True)
class _Header:
    """The columns of a table and where they stand; `cells` in `depth` rows where this page prints its header."""

    columns: Sequence[Column]
    bands: Sequence[tuple[float, float]]
    cells: Sequence[Cell] = ()
    depth: int = 0


def _extent(page: Page, lines: Sequence[Line], height: float) -> Sequence[Line]:
    """The lines down to what ends a table: white, a caption, running text, the place and date of a signature."""
    for i, line in enumerate(lines):
        gap = line.box.top - lines[i - 1].box.bottom if i else 0.0
        parts = split_at_gaps(line, height)
        prose = len(parts) == 1 and len(line.words) >= PROSE_WORDS and line.box.width > 0.5 * page.width
        whole = clean(line.text)  # the day of a date is often left blank: "Bandung,        Februari 2020"
        ends = CAPTION.match(whole) or any(AFTER.match(t) for t in (whole, *(clean(p.text) for p in parts)))
        if i and (gap > STOP_GAP * height or prose or ends):
            return lines[:i]
    return lines


def _within_bands(page: Page, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines above the last of the rulings that cross the whole table, where these part its rows."""
    box = Box.around(line.box for line in lines)
    wide = [r for r in page.rulings if r.horizontal and r.length >= BAND * box.width and r.top >= box.top - box.height]
    alike = [[o for o in wide if abs(r.x0 - o.x0) < 2 and abs(r.x1 - o.x1) < 2] for r in wide]
    own = max(alike, key=len, default=[])
    last = max((r.top for r in own if r.top > lines[0].box.bottom), default=0.0)
    return [line for line in lines if line.box.cy < last] if len(own) > MIN_BANDS and last else lines


def _edges(bands: Sequence[tuple[float, float]]) -> list[float]:
    """Where the columns end: in the middle between two bands."""
    return [bands[0][0] - 3, *((a[1] + b[0]) / 2 for a, b in pairwise(bands)), bands[-1][1] + 3]


def _box(lines: Sequence[Line], bands: Sequence[tuple[float, float]]) -> Box:
    """The place of a table: its lines, as wide as its columns (the outer ones may be blank on this page)."""
    around = Box.around(line.box for line in lines)
    edges = _edges(bands)
    return Box(min(around.x0, edges[0]), around.top, max(around.x1, edges[-1]), around.bottom)


def _bands(stacks: Sequence[Stack], body: Sequence[Line], height: float) -> list[tuple[float, float]]:
    """Left and right of every column: white strips through the body, put together below one heading."""
    runs = _runs(body, height)
    owned: list[list[tuple[float, float]]] = [[] for _ in stacks]
    loose: list[tuple[float, float]] = []
    for run in runs:
        for piece in _cut(run, [s for s in stacks if run[0] < s.box.cx < run[1]]):
            best = max(range(len(stacks)), key=lambda i, p=piece: _overlap(stacks[i].box, p))  # type: ignore[misc]
            if _overlap(stacks[best].box, piece) > 0:
                owned[best].append(piece)
            else:
                loose.append(piece)
    out = [
        (min([s.box.x0, *(a for a, _ in own)]), max([s.box.x1, *(b for _, b in own)]))
        for s, own in zip(stacks, owned, strict=True)
    ]
    for a, b in loose:  # text that no heading overhangs belongs to the column that begins left of it
        i = max((i for i, band in enumerate(out) if band[0] <= a), default=0)
        out[i] = (min(out[i][0], a), max(out[i][1], b))
    return _apart(out)


def _overlap(box: Box, run: tuple[float, float]) -> float:
    return min(box.x1, run[1]) - max(box.x0, run[0])


def _cut(run: tuple[float, float], over: Sequence[Stack]) -> list[tuple[float, float]]:
    """A run below several headings is cut between them."""
    boxes = sorted((s.box for s in over), key=lambda b: b.x0)
    edges = [run[0], *((a.x1 + b.x0) / 2 for a, b in pairwise(boxes)), run[1]]
    return list(pairwise(edges))


def _apart(bands: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Bands that overlap are parted in the middle of what they share."""
    out = [bands[0]]
    for band in bands[1:]:
        left = out[-1]
        if band[0] < left[1]:
            middle = (max(left[0], band[0]) + min(left[1], band[1])) / 2
            out[-1], band = (left[0], middle), (middle, max(band[1], middle))
        out.append(band)
    return out


def _runs(body: Sequence[Line], height: float) -> list[tuple[float, float]]:
    """Stretches of x that the words of more than a few lines cover, parted by white strips."""
    if not body:
        return []
    left, right = min(line.box.x0 for line in body), max(line.box.x1 for line in body)
    cover = [0] * (int(right - left) + 2)
    for line in body:
        taken = {x for w in line.words for x in range(int(w.box.x0 - left), int(w.box.x1 - left) + 1)}
        for x in taken:
            cover[x] += 1
    allowed = int(CROSSING * len(body))
    out: list[tuple[float, float]] = []
    for x, n in enumerate(cover):
        if n <= allowed:
            continue
        if out and x + left - out[-1][1] <= max(2.0, STRIP * height):
            out[-1] = (out[-1][0], x + left + 1)
        else:
            out.append((x + left, x + left + 1))
    return out


def _number_row(lines: Sequence[Line], bands: Sequence[tuple[float, float]], row: int, height: float) -> list[Cell]:
    """The row of column numbers among the header's last line and the first below it, as cells of *row*."""
    for line in lines:
        found = [p.text for p in split_at_gaps(line, height)]
        if is_number_row(found) and len(found) * 10 >= 6 * len(bands):
            return [
                Cell(row, c, 1, 1, Box(a, line.box.top, b, line.box.bottom), inside)
                for c, (a, b) in enumerate(bands)
                if (inside := _lines_in([line], a, b))
            ]
    return []


def _lines_in(lines: Sequence[Line], a: float, b: float) -> tuple[Line, ...]:
    parts: list[Line] = []
    for line in lines:
        words: list[Word] = [w for w in line.words if a <= w.box.cx <= b]
        if words:
            parts.append(line_of(words))
    return tuple(parts)


def _filled(page: Page, body: Sequence[Line], header: _Header, box: Box, used: int) -> Unfinished | None:
    """The header with its body in rows."""
    columns, bands = header.columns, header.bands
    edges = _edges(bands)
    texts = [_lines_in(body, a, b) for a, b in pairwise(edges)]
    rulings = [r for r in page.rulings if r.horizontal and box.top <= r.top <= box.bottom]
    anchors = [c.index for c in columns if c.field in NAMES]
    indicators = [c.index for c in columns if c.field in ("indikator", "indikator_campuran")]
    anchor = (indicators or anchors)[-1]
    values = [c.index for c in columns if c.field in NUMERIC]
    for v in values:
        texts[v] = whole_numbers(texts[v], Box(edges[v], box.top, edges[v + 1], box.bottom))
    beside = values or [c.index for c in columns if c.field in TEXTS]  # an IKU often states no target
    cuts = row_cuts(texts[anchor], [texts[v] for v in beside], _over(rulings, bands[anchor]), counted=bool(values))
    if not cuts and not one_row(texts[anchor], [texts[v] for v in beside]):
        return None
    cells = list(header.cells)
    tops = [-float("inf"), *cuts, float("inf")]
    for c, found in enumerate(texts):
        group = c < anchor and columns[c].field in GROUPING
        starts = groups_of(found, texts[0], cuts, _over(rulings, bands[c])) if group else list(range(len(cuts) + 1))
        held = sorted(found, key=lambda x: bisect_right(cuts, x.box.cy))  # by their row; it keeps their order in it
        rows = [bisect_right(cuts, x.box.cy) for x in held]
        for i, start in enumerate(starts):
            end = starts[i + 1] if i + 1 < len(starts) else len(cuts) + 1
            inside = tuple(held[bisect_left(rows, start) : bisect_left(rows, end)])
            high = max(tops[start], body[0].box.top)
            low = min(tops[end], body[-1].box.bottom)
            place = Box(edges[c], high, edges[c + 1], max(low, high))
            cells.append(Cell(header.depth + start, c, end - start, 1, place, inside))
    made = Table(page.number, box, header.depth + len(cuts) + 1, len(bands), tuple(cells), "aligned")
    return Unfinished(made, tuple(columns), tuple(bands), used, _OpenLayout())


def _over(rulings: Sequence[Ruling], band: tuple[float, float]) -> list[float]:
    """The heights of the horizontal rulings that cross the middle of a column."""
    middle = (band[0] + band[1]) / 2
    return sorted({r.top for r in rulings if r.x0 <= middle <= r.x1})
