"""Tables without rulings: columns by alignment under a header line, as in the programme list of most agreements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from petik.ingest.page import Box, Page, Word
from petik.parsers.columns.catalogue import lookup
from petik.parsers.columns.heading_periods import without_period
from petik.parsers.columns.headings import is_number_row, read_columns
from petik.parsers.columns.measures import measures
from petik.parsers.model import Cell, Line, Table
from petik.parsers.print.lines import AFTER, group_lines, line_of, split_at_gaps, typical_height
from petik.parsers.print.page_edges import at_edge, without_running
from petik.parsers.print.row_labels import ROW_NUMBER, TOTAL
from petik.parsers.print.strings import clean
from petik.parsers.tables.column_heads import under_headings
from petik.parsers.tables.open import open_table
from petik.parsers.tables.open_header import is_header_line, opens_header
from petik.parsers.tables.page_break import Unfinished, rest_of
from petik.schemas.bilangan import mixed
from petik.schemas.data import kata_skala, pilihan

VALUE_FIELDS = {"anggaran", "target", "realisasi_anggaran", "realisasi"}
NAME_FIELDS = {"program", "kegiatan", "subkegiatan", "program_kegiatan", "uraian", "indikator", "sasaran"}
MIN_COLUMN_GAP = 0.45  # of the print's height: white over all body lines that parts two columns
STATED = re.compile(r"^(?:program|kegiatan|sub)$", re.I)  # how a line opens that states the amount of one name
RUPIAH = re.compile(r"^:?rp\.?(?:\d[\d.,]*)?", re.I)  # "Rp", "Rp.7.054.881.550"
HEADING_GAP = 0.5  # of the print's height: less white than this parts no two headings
WORD_GAP = 1.0  # of the print's height: less white than this below one heading is the space between two words
STOP_GAP = 4.5  # of the print's height: more white than this ends the table
# "489,935,750" "Rp.9.000,-" "1.250.000,00"
# "1.660453.975", "1502420000": badly grouped or not at all, and far too long to be anything else
AMOUNT = re.compile(
    rf"^\(?(?:Rp\.?)?(?:{mixed()}(?:[.,]\d{{2}})?|\d{{7,13}}|\d[\d.,]{{8,16}}\d)\)?(?:,-|-)?$", re.I
)
SCALE = re.compile(rf"^(?:{pilihan(kata_skala())})\b", re.I)
DECIMAL = re.compile(r"^(?:Rp\.?)?\d[\d.,]*$", re.I)  # "2.554,3" before "juta"
# a post above a signature: "BUPATI CONTOH,", "KEPALA DINAS PERDAGANGAN"; a programme is not named so
SIGNING = re.compile(
    r"^(?:plt\.?\s+|plh\.?\s+|pj\.?\s+)?(?:gubernur|bupati|wali\s*kota|kepala\s+(?:dinas|badan|biro|bidang|bagian|seksi|sub|"
    r"balai|upt|kantor|satuan)|sekretaris|inspektur|camat|lurah|direktur)\b",
    re.I,
)


def aligned_tables(
    page: Page, words: Sequence[Word], lines: Sequence[Line] | None = None, before: Unfinished | None = None
) -> tuple[list[Table], Unfinished | None]:
    """Tables by alignment among *words* (those outside ruled tables; *lines* where they are known), top to bottom.

    *before* is an open table that reaches the foot of the page before; the one that reaches the foot of this page is
    returned too.
    """
    if lines is None:
        lines = group_lines(words)
    lines = without_running(page, lines)
    height = typical_height(words)
    out: list[Table] = []
    i = 0
    last: Unfinished | None = None
    head = next((n for n, line in enumerate(lines) if not at_edge(page, line)), len(lines))
    while i < len(lines):
        found = _open(page, lines, i, height, before if i <= head else None)
        if found is not None:
            out.append(found.table)
            i += found.used
            last = found
            continue
        stated = _stated_amount(page, lines[i], height)
        if stated is not None:
            out.append(stated)
            i += 1
            continue
        header = _header(lines[i], height)
        start = i + 1 if header is not None else i
        if header is None and not _lists_money(lines, i, height):
            i += 1
            continue
        body = _body(lines, start, height)
        table = _table(page, header or [], body, height) if body else None
        if table is not None:
            out.append(table)
            i = start + len(body)
            last = _listed(table, len(body)) if header is not None else None
        else:
            i += 1
    below = [line for line in lines if last is not None and line.box.top > last.table.box.bottom]
    return out, last if all(at_edge(page, line) for line in below) else None


def _listed(table: Table, used: int) -> Unfinished:
    """A list with a header as what may go on on the next page."""
    bands = tuple((c.box.x0, c.box.x1) for c in table.cells[: table.n_cols])
    return Unfinished(table, tuple(read_columns(table, 1)), bands, used, _ListLayout())


class _ListLayout:
    """Rows that open with a number or state an amount."""

    def body(self, page: Page, lines: Sequence[Line], before: Unfinished, height: float) -> Sequence[Line]:  # noqa: ARG002 - as the protocol has it
        found = _body(lines, 0, height)
        return found if found and _states_amount(found[0]) else []

    def rows(self, page: Page, body: Sequence[Line], before: Unfinished) -> Unfinished | None:
        table = _rows_of(page, [], body, before.bands)
        return replace(before, table=table, used=len(body)) if table is not None else None


def _open(page: Page, lines: Sequence[Line], i: int, height: float, before: Unfinished | None) -> Unfinished | None:
    """An open table that begins at line *i*, or goes on there."""
    if opens_header(lines[i]):
        found = open_table(page, lines[i:], height)
        # a list with one line of headings and no indicators is read by its numbers and amounts, below
        if found is not None and (measures(found.columns) or _wrapped(found)):
            return found
    if before is None:
        return None
    return rest_of(page, lines[i:], before, height)


def _wrapped(found: Unfinished) -> bool:
    heads = [c for c in found.table.cells if c.row == 0]
    return any(c.row_span > 1 or len(c.lines) > 1 for c in heads)


def _header(line: Line, height: float) -> list[Line] | None:
    """The segments of a header line: at least a name and a value column are known, and nothing is a sentence."""
    parts = [p for part in split_at_gaps(line, 1.2 * height) for p in _two_headings(part, height)]
    if not 2 <= len(parts) <= 9:
        return None
    known = [lookup(without_period(clean(p.text))) for p in parts]
    fields = {k.nama for k in known if k is not None}
    if fields & VALUE_FIELDS and fields & NAME_FIELDS and sum(k is not None for k in known) * 10 >= len(parts) * 6:
        return parts
    return None


def _stated_amount(page: Page, line: Line, height: float) -> Table | None:
    """ "Program Penataan Pasar : Rp 7.054.881.550" on a line of its own is a list of one row; a sentence is none."""
    words = line.words
    at = next((i for i, w in enumerate(words) if i and RUPIAH.match(w.text)), None)
    if at is None or not STATED.match(words[0].text) or len(words) > at + 2 or not AMOUNT.search(words[-1].text):
        return None
    named = [w for w in words[:at] if w.text != ":"]
    apart = len(named) < at or words[at].box.x0 - named[-1].box.x1 > 2 * height
    if not apart or len(named) < 2:
        return None
    parts = [line_of(named), line_of(words[at:])]
    cells = tuple(Cell(0, c, 1, 1, part.box, (part,)) for c, part in enumerate(parts))
    return Table(page.number, line.box, 1, 2, cells, "aligned")


def _two_headings(part: Line, height: float) -> list[Line]:
    """A piece of a header line cut between two known headings that stand close: "Anggaran (Rp) Keterangan"."""
    if lookup(without_period(clean(part.text))) is not None:
        return [part]
    white = HEADING_GAP * max(height, part.box.height)  # a title in large print has wide spaces
    for i in range(1, len(part.words)):
        if part.words[i].box.x0 - part.words[i - 1].box.x1 < white:
            continue
        two = [line_of(part.words[:i]), line_of(part.words[i:])]
        if all(lookup(without_period(clean(p.text))) is not None for p in two):
            return two
    return [part]


def _lists_money(lines: Sequence[Line], start: int, height: float) -> bool:
    """True where a numbered list of names with amounts opens: "1. Program X … Rp. 9.000.000,-"."""
    words = lines[start].words
    if len(words) < 3 or not ROW_NUMBER.match(words[0].text) or len(words[1].text) < 2:  # "S E R A N G" is no list
        return False
    if sum(map(_ends_in_amount, lines[start:])) < 2:
        return False
    body = _body(lines, start, height)
    ends = [line.words[-1] for line in body if _ends_in_amount(line)]
    numbered = sum(bool(ROW_NUMBER.match(line.words[0].text)) for line in body)
    return len(ends) >= 2 and numbered >= 2 and max(w.box.x1 for w in ends) - min(w.box.x1 for w in ends) < 3 * height


def _body(lines: Sequence[Line], start: int, height: float) -> list[Line]:
    out: list[Line] = []
    for line in lines[start:]:
        last = out[-1].box.bottom if out else line.box.top
        if AFTER.match(clean(line.text)) or line.box.top - last > STOP_GAP * height:
            break
        parts = [clean(p.text) for p in split_at_gaps(line, 2.5 * height)]
        if any(AFTER.match(p) for p in parts):
            break
        if any(SIGNING.match(p) for p in parts) and not _states_amount(line):
            break
        if out and is_header_line(line):
            break
        out.append(line)
    return out


def _states_amount(line: Line) -> bool:
    """Whether one of the words is an amount: "2.554.300.000", "2.554,3 juta"."""
    return any(_is_amount(line.words[i : i + n]) for i in range(len(line.words)) for n in (1, 2))


def _ends_in_amount(line: Line) -> bool:
    return any(_is_amount(line.words[i:]) for i in (-1, -2))


def _is_amount(words: Sequence[Word]) -> bool:
    if len(words) == 2:
        return bool(DECIMAL.match(words[0].text) and SCALE.match(words[1].text))
    return len(words) == 1 and bool(AMOUNT.match(words[0].text))


def _table(page: Page, header: Sequence[Line], body: Sequence[Line], height: float) -> Table | None:
    bands = _bands(header, body, height)
    return _rows_of(page, header, body, bands) if len(bands) >= 2 else None


def _rows_of(
    page: Page, header: Sequence[Line], body: Sequence[Line], bands: Sequence[tuple[float, float]]
) -> Table | None:
    """The rows of *body* in the columns *bands*."""
    numbers = [p.text for p in split_at_gaps(body[0], body[0].box.height)]
    counted = len(body) > 1 and is_number_row(numbers) and len(numbers) * 10 >= 6 * len(bands)  # "(1) (2) (3)"
    below = _row_starts(bands, body[counted:])
    if not below:
        return None
    starts = [*([0] if counted else []), *(i + counted for i in below)]
    rows = [body[a:b] for a, b in zip(starts, [*starts[1:], len(body)], strict=True)]
    every = [list(header), *rows] if header else rows
    cells = [_cell(r, c, bands, lines) for r, lines in enumerate(every) for c in range(len(bands))]
    box = Box.around([line.box for row in every for line in row] + [cells[0].box, cells[len(bands) - 1].box])
    return Table(page.number, box, len(every), len(bands), tuple(cells), "aligned")


def _bands(header: Sequence[Line], body: Sequence[Line], height: float) -> list[tuple[float, float]]:
    """Left and right of every column: white runs through the body part them; a column of "Rp" joins its amounts."""
    body = [line for line in body if not _total_label(line)] or body
    words = [w for line in body for w in line.words]
    runs: list[tuple[float, float]] = []
    for x0, x1 in sorted((w.box.x0, w.box.x1) for w in words):
        if runs and x0 - runs[-1][1] < MIN_COLUMN_GAP * height:
            runs[-1] = (runs[-1][0], max(runs[-1][1], x1))
        else:
            runs.append((x0, x1))
    merged: list[tuple[float, float]] = []
    rp = False
    for run in runs:
        texts = [w.text for w in words if run[0] <= w.box.cx <= run[1]]
        if rp and merged:
            merged[-1] = (merged[-1][0], run[1])
        else:
            merged.append(run)
        rp = all(re.fullmatch(r"rp\.?", t, re.I) for t in texts)
    inside = {b: [w.text for w in words if b[0] <= w.box.cx <= b[1]] for b in merged}
    numbers = [b for b, texts in inside.items() if all(ROW_NUMBER.match(t) and not AMOUNT.match(t) for t in texts)]
    cut = _cut_at_headings(_join_unheaded(merged, header, numbers, WORD_GAP * height), header)
    return under_headings(cut, [h.box for h in header], body, numbers)


def _join_unheaded(
    bands: Sequence[tuple[float, float]],
    header: Sequence[Line],
    numbers: Sequence[tuple[float, float]],
    near: float,
) -> list[tuple[float, float]]:
    """Bands below one heading are one column; so is a band below no heading that stands *near* (points) another.

    Where a list has one or two rows, the spaces of its names run through all of them. *numbers* are the bands of row
    numbers, which often have no heading and are columns all the same.
    """

    def heads(band: tuple[float, float]) -> list[int]:
        return [i for i, h in enumerate(header) if min(h.box.x1, band[1]) - max(h.box.x0, band[0]) > 0]

    out: list[tuple[float, float]] = []
    for band in bands:
        before = out[-1] if out else None
        same = before is not None and heads(band) == heads(before) != []
        spaced = before is not None and band[0] - before[1] < near and before not in numbers
        if header and before is not None and (same or (spaced and not (heads(band) and heads(before)))):
            out[-1] = (before[0], band[1])
        else:
            out.append(band)
    return out


def _cut_at_headings(bands: list[tuple[float, float]], header: Sequence[Line]) -> list[tuple[float, float]]:
    """A band below two headings is cut between them (a wrapped name that reaches into the next column's white)."""
    out = []
    for x0, x1 in bands:
        over = sorted((h.box for h in header if x0 <= h.box.cx <= x1), key=lambda b: b.x0)
        cuts = [(a.x1 + b.x0) / 2 for a, b in pairwise(over)]
        edges = [x0, *cuts, x1]
        out += list(pairwise(edges))
    return out


def _row_starts(bands: Sequence[tuple[float, float]], body: Sequence[Line]) -> list[int]:
    """Lines that open a row: a number in the first column, or where rows are not numbered, an amount."""

    def in_band(line: Line, band: tuple[float, float]) -> list[Word]:
        return [w for w in line.words if band[0] - 1 <= w.box.cx <= band[1] + 1]

    numbered = [
        i for i, line in enumerate(body) if (first := in_band(line, bands[0])) and ROW_NUMBER.match(first[0].text)
    ]
    amounts = [i for i, line in enumerate(body) if _states_amount(line)]
    if not amounts:
        return numbered
    starts = list(numbered)
    for i in amounts:
        above = max((n for n in numbered if n <= i), default=None)
        waiting = above is not None and not any(above <= a < i for a in amounts)
        if not waiting and i not in starts:
            starts.append(i)  # a row whose number was not read, or a total below the last row
    starts.sort()
    return starts if starts[0] == 0 or starts[0] in numbered else [0, *starts[1:]]


def _cell(row: int, col: int, bands: Sequence[tuple[float, float]], lines: Sequence[Line]) -> Cell:
    band = bands[col]
    parts = []
    for line in lines:
        label = _total_label(line)
        words = [w for w in line.words if w not in label and band[0] - 2 <= w.box.cx <= band[1] + 2]
        words += label if label and _home(label[0], bands) == col else []
        if words:
            parts.append(line_of(words))
    top = min(line.box.top for line in lines)
    bottom = max(line.box.bottom for line in lines)
    return Cell(row, col, 1, 1, Box(band[0], top, band[1], bottom), tuple(parts))


def _total_label(line: Line) -> list[Word]:
    """The words of "Jumlah Anggaran" before the total's amount, [] for other lines: they stand across the columns."""
    if not TOTAL.match(clean(line.text)):
        return []
    amounts = (i for i, w in enumerate(line.words) if w.text[-1:].isdecimal() or RUPIAH.match(w.text))
    end = next(amounts, len(line.words))
    return list(line.words[:end])


def _home(word: Word, bands: Sequence[tuple[float, float]]) -> int:
    """The column in or next to which *word* stands."""
    return min(range(len(bands)), key=lambda i: max(bands[i][0] - word.box.cx, word.box.cx - bands[i][1]))
