"""Tables of a dump: each header with the lines that can be its body, laid on rows and columns, as the grid that
PDFs give.

A merged cell leaves its place blank in the rows below, as Word does; the parsers of rows read that. The words keep
their
places in the dump; the cells stand on a grid of their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from petik.ingest.page import Box, Word
from petik.parsers.dump.align import ROW, Path, align
from petik.parsers.dump.bands import Bands
from petik.parsers.dump.boxes import box_tables
from petik.parsers.dump.cells import Atom, atoms_of
from petik.parsers.dump.heads import Head, Header, find_headers, is_heading_line, variants
from petik.parsers.dump.lines import TextLine
from petik.parsers.dump.proof import row_levels
from petik.parsers.dump.score import NAME_KINDS, VALUE_KINDS, kind_of
from petik.parsers.dump.strips import Columns
from petik.parsers.dump.tabs import tab_tables
from petik.parsers.dump.white import GAP, header_at, is_laid_out, opens_header
from petik.parsers.dump.words import opens_prose
from petik.parsers.forms.people import NIP, PLACE_DATE, RANK
from petik.parsers.model import Cell, Table
from petik.parsers.print.lines import AFTER, line_of
from petik.parsers.print.strings import Vocabulary, clean, squash

COLUMN = 100_000.0  # points: wider than any line of a dump, so that no cell looks full
TITLE = re.compile(
    r"^(?:tabel|gambar|grafik|bab|lampiran|diagram)\s+[\dIVX]+|^halaman\s+\d", re.I
)  # "Tabel 3.2", "BAB IV"
PROSE_WORDS = 5  # words of a line from which on its first ones tell prose
CHAPTER = re.compile(
    r"^\d{1,2}\.\d{1,2}\.?(?:\s+(?:[A-Z]\S*|dan|20\d\d|di|pada)){2,9}$"
)  # "2.2 Perjanjian Kinerja Tahun 2016"
MIN_BLANK = 0.3  # share of lines with a blank one above them from which on blank lines part cells
MOST_ROWS = 200  # rows of one table that are handed on together
BETWEEN_ROWS, ROWS_OF_A_TABLE = 6, 4  # lines of text between rows of numbers; such rows that make a table
SENTENCE_WORDS, SENTENCE_SMALL = 8, 0.6  # words of a line of prose; share of them that are small
EDGE_LINES, REPEATED, FEW_DIGITS = 2, 3, 4  # lines at a page's edge; pages that repeat a running head; its digits
PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:hal(?:aman)?|page|bab)\b\W*)?(?:[ivx]{1,6}\s*[-.|]\s*)?(?:\d{1,4}|[ivx]{1,6})\W*$", re.I
)  # "- 12 -", "Hal : 4", "III - 14"


@dataclass(slots=True)
class Found:
    """A table with the lines it took (header included), how sure its path is, and per row the least margin of its
    seats."""

    table: Table
    lines: list[TextLine]
    order: str = (
        "tabs"  # how its cells were told apart: "tabs", "white" (spaces of a kept layout), "rows" (by the model)
    )
    depth: int = 1
    margins: list[float] = field(default_factory=list)
    score: float = 0.0


def parts_of(found: Found) -> list[Table]:
    """A very long table as several with the same header: what reads tables goes through all their cells row by row."""
    table, depth = found.table, found.depth
    if found.order == "tabs" or table.n_rows <= depth + MOST_ROWS:
        return [table]
    head = [c for c in table.cells if c.row < depth]
    bodies: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.row >= depth:
            k = (cell.row - depth) // MOST_ROWS
            bodies.setdefault(k, []).append(replace(cell, row=cell.row - k * MOST_ROWS))
    rows = {k: max(c.row for c in body) + 1 for k, body in bodies.items()}
    return [replace(table, n_rows=rows[k], cells=(*head, *body)) for k, body in sorted(bodies.items())]


def without_running_heads(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines without what every page repeats at its edges, and without page numbers there."""
    by_page = [list(g) for _, g in groupby(lines, key=lambda line: line.page)]
    if len(by_page) < REPEATED:
        return list(lines)
    edges = [[*page[:EDGE_LINES], *page[max(EDGE_LINES, len(page) - EDGE_LINES) :]] for page in by_page]
    often = Counter(key for page in edges for key in {_letters(line) for line in page})
    out: list[TextLine] = []
    for page, edge in zip(by_page, edges, strict=True):
        at_edge = {id(line) for line in edge}
        first_last = {id(page[0]), id(page[-1])}
        for line in page:
            key = _letters(line)
            often_here = often[key] >= REPEATED and 3 * often[key] >= len(by_page) and len(key) >= 4
            few = sum(c.isdigit() for c in line.text) <= FEW_DIGITS
            repeated = id(line) in at_edge and few and often_here and not is_heading_line(line) and not _signs(line)
            number = id(line) in first_last and PAGE_NUMBER.match(line.text) is not None
            if not repeated and not number:
                out.append(line)
    return out


def _signs(line: TextLine) -> bool:
    """True for lines of a signature, which end page after page of agreements."""
    text = clean(line.text)
    return AFTER.match(text) is not None or RANK.match(text) is not None or NIP.search(text) is not None


def _letters(line: TextLine) -> str:
    return squash(re.sub(r"\d", "", line.text))


def find_all(lines: Sequence[TextLine], vocabulary: Vocabulary, page: int) -> list[Found]:
    """Tables by tabs, then by the white of a kept layout, then by the order of the words; in the order of the lines."""
    out = [Found(table, taken) for table, taken in tab_tables(lines, page)]
    used = {id(line) for t in out for line in t.lines}
    free = [line for line in lines if id(line) not in used]
    if is_laid_out(free):
        out += laid_out_tables(free, vocabulary, page)
    else:
        rows = find_tables(free, vocabulary, page)
        boxes = boxed_tables(free, vocabulary, page) if blank_lines_part(free) else []
        out += boxes if _whole_rows(boxes) > _whole_rows(rows) else rows
    return sorted((t for t in out if t.lines), key=lambda t: t.lines[0].number)


def laid_out_tables(lines: Sequence[TextLine], vocabulary: Vocabulary, page: int) -> list[Found]:
    """Tables whose columns stand below their headings: the lines of a row are found by the same scores."""
    out: list[Found] = []
    i = 0
    starts: list[tuple[int, int, list[Head], list[tuple[float, float]]]] = []
    while i < len(lines):
        header = header_at(lines, i) if opens_header(lines, i) else None
        if header is not None:
            starts.append((i, *header))
        i = header[0] if header is not None else i + 1
    for k, (start, body, heads, spans) in enumerate(starts):
        end = _body_end(lines, body, starts[k + 1][0] if k + 1 < len(starts) else len(lines), False)
        if end == body:
            continue
        cells = _seated_by_page(lines, body, end, heads, spans)
        taken, score = Bands(cells, [kind_of(h) for h in heads]).rows()
        rows = [[(c, atom, 9.0) for c, atom in row] for row in taken]
        table, margins, depth = _table(rows, heads, vocabulary, page, _title(lines, start))
        out.append(Found(table, list(lines[start:end]), "white", depth, margins, score))
    return out


def boxed_tables(lines: Sequence[TextLine], vocabulary: Vocabulary, page: int) -> list[Found]:
    """Tables given box by box."""
    stops = [i for i, line in enumerate(lines) if _stops(lines, i, len(lines), False)]
    out: list[Found] = []
    for box in box_tables(lines, stops):
        rows = [[(c, atom, 0.0) for c, atom in row] for row in box.rows if row]
        if rows:
            table, margins, depth = _table(rows, box.heads, vocabulary, page, _title(lines, box.start))
            out.append(Found(table, list(lines[box.start : box.end]), "boxes", depth, margins))
    return out


def _whole_rows(found: Sequence[Found]) -> int:
    """Rows in which a name has a value beside it: what an order of reading is worth."""
    count = 0
    for f in found:
        by_row: dict[int, set[bool]] = {}
        for cell in f.table.cells:
            if cell.row >= f.depth and cell.lines:
                digits = any(c.isdigit() for c in cell.text)
                by_row.setdefault(cell.row, set()).add(digits and len(cell.text) < 30)
        count += sum(len(kinds) == 2 for kinds in by_row.values())
    return count


def blank_lines_part(lines: Sequence[TextLine]) -> bool:
    """True where blank lines are so many that they part cells."""
    steps = sum(b.number - a.number > 1 for a, b in pairwise(lines))
    return steps >= MIN_BLANK * len(lines)


def _seated_by_page(
    lines: Sequence[TextLine], body: int, end: int, heads: Sequence[Head], spans: Sequence[tuple[float, float]]
) -> list[dict[int, Atom]]:
    """Lines body..end by column; each page of a kept layout has a scale of its own."""
    out: list[dict[int, Atom]] = []
    columns = Columns(heads, spans)
    first = lines[body - 1].page
    for page, group in groupby(range(body, end), key=lambda i: lines[i].page):
        numbers = list(group)
        out += columns.seat(lines, numbers[0], numbers[-1] + 1, page == first)
    return out


def _title(lines: Sequence[TextLine], start: int) -> str | None:
    return clean(lines[start - 1].text) if start else None


def unread_tables(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Runs of lines that look like a table's, though no heading tells what they are: numbers beside names."""
    runs: list[list[TextLine]] = [[]]
    blank = 0
    for i, line in enumerate(lines):
        atoms = atoms_of(lines, i, i + 1, True)
        cells = any(a.kind in ("number", "money", "dash") for a in atoms) and len(line.text.split()) < SENTENCE_WORDS
        if cells or len(line.cells) > 1 or GAP.search(line.text):
            runs[-1].append(line)
            blank = 0
        elif runs[-1]:
            blank += 1
            if blank > BETWEEN_ROWS:
                runs.append([])
    return [run for run in runs if len(run) >= ROWS_OF_A_TABLE]


def find_tables(lines: Sequence[TextLine], vocabulary: Vocabulary, page: int) -> list[Found]:
    """All tables among *lines*, in order; *page* numbers them (the section of the file)."""
    headers = find_headers(lines)
    out: list[Found] = []
    for k, header in enumerate(headers):
        end = headers[k + 1].start if k + 1 < len(headers) else len(lines)
        codes = any(h.field == "no" and "kode" in h.text.casefold() for h in header.heads)
        end = _body_end(lines, header.end, end, codes)
        found = _lay_out(lines, header, end, vocabulary, page)
        if found is not None:
            out.append(found)
    return out


def _body_end(lines: Sequence[TextLine], start: int, end: int, numbered: bool) -> int:
    """Where the body that begins at *start* ends: at prose, a caption, a signature. *numbered*: its rows have codes."""
    return next((i for i in range(start, end) if _stops(lines, i, end, numbered)), end)


def _stops(lines: Sequence[TextLine], i: int, end: int, numbered: bool) -> bool:
    """True where line *i* belongs to no table: a caption, a chapter, a signature, prose."""
    text = clean(lines[i].text)
    if (CHAPTER.match(text) and not numbered) or TITLE.match(text) or AFTER.match(text):
        return True
    if PLACE_DATE.match(text) or NIP.search(text):
        return True
    if opens_prose(text) and not GAP.search(lines[i].text) and len(text.split()) >= PROSE_WORDS:
        return True
    return _is_sentence(lines[i].text) and i + 1 < end and _is_sentence(lines[i + 1].text)


def _is_sentence(text: str) -> bool:
    if GAP.search(text):
        return False  # cells side by side
    words = text.split()
    small = sum(w[:1].islower() for w in words)
    return len(words) >= SENTENCE_WORDS and small >= SENTENCE_SMALL * len(words)


def _lay_out(lines: Sequence[TextLine], header: Header, end: int, vocabulary: Vocabulary, page: int) -> Found | None:
    best: tuple[float, list[Head], list[str], list[Atom], Path] | None = None
    for heads in variants(header.heads):
        kinds = [kind_of(h) for h in heads]
        atoms = atoms_of(lines, header.end, end, "no" in kinds)
        path = align(atoms, kinds)
        if atoms and (best is None or path.score > best[0]):
            best = (path.score, heads, kinds, atoms, path)
    if best is None:
        return None
    _, heads, _, atoms, path = best
    table, margins, depth = _table(_rows(atoms, path), heads, vocabulary, page, _title(lines, header.start))
    return Found(table, list(lines[header.start : end]), "rows", depth, margins, path.score)


def _table(
    rows: Sequence[Row], heads: Sequence[Head], vocabulary: Vocabulary, page: int, title: str | None
) -> tuple[Table, list[float], int]:
    """Rows below their headings as the grid that the parsers of PDFs read; the least margin per row; rows of
    headings."""
    kinds = [kind_of(h) for h in heads]
    depth = 1 + max(len(h.over) for h in heads)
    cells = _head_cells(heads, depth)
    margins = [min(m for _, _, m in row) for row in rows]
    values = {c for c, k in enumerate(kinds) if k in VALUE_KINDS}
    levels = row_levels([{c for c, _, _ in row} for row in rows], margins, values)
    for r, (row, level) in enumerate(zip(rows, levels, strict=True)):
        cells += _body_cells(row, depth + r, kinds, vocabulary, level)
    boxes = [w.box for row in rows for _, atom, _ in row for w in atom.words]
    box = Box(0.0, min(b.top for b in boxes), COLUMN * len(kinds), max(b.bottom for b in boxes))
    return Table(page, box, depth + len(rows), len(kinds), tuple(cells), "dump", title), margins, depth


Row = list[tuple[int, Atom, float]]  # (column, piece, margin)


def _rows(atoms: Sequence[Atom], path: Path) -> list[Row]:
    rows: list[Row] = []
    for atom, seat in zip(atoms, path.seats, strict=True):
        if seat.step == ROW or not rows:
            rows.append([])
        rows[-1].append((seat.column, atom, seat.margin))
    return rows


def _head_cells(heads: Sequence[Head], depth: int, row: int = 0, col: int = 0) -> list[Cell]:
    """The cells of the header: what several neighbours share stands over them."""
    cells: list[Cell] = []
    for over, run in groupby(heads, key=lambda h: h.over[row] if len(h.over) > row else None):
        group = list(run)
        if over is not None:
            cells.append(_cell(row, col, 1, len(group), over))
            cells += _head_cells(group, depth, row + 1, col)
        else:
            cells += [_cell(row, col + k, depth - row, 1, h.words) for k, h in enumerate(group)]
        col += len(group)
    return cells


def _cell(row: int, col: int, down: int, right: int, words: Sequence[Word]) -> Cell:
    lines = tuple(line_of(list(g)) for _, g in groupby(words, key=lambda w: w.box.top))
    top = min((w.box.top for w in words), default=0.0)
    return Cell(row, col, down, right, Box(col * COLUMN, top, (col + right) * COLUMN, top + 12.0), lines)


def _body_cells(row: Row, r: int, kinds: Sequence[str], vocabulary: Vocabulary, level: float) -> list[Cell]:
    """The cells of one row, their words no surer than *level*."""
    by_column: dict[int, list[Atom]] = {}
    for column, atom, _ in row:
        by_column.setdefault(column, []).append(atom)
    texts = [c for c in by_column if kinds[c] != "no"]
    title = len(texts) == 1 and kinds[texts[0]] in NAME_KINDS and _names_level(by_column[texts[0]])
    cells: list[Cell] = []
    for c in range(len(kinds)):
        own = by_column.get(c, [])
        words = _healed(own, vocabulary)
        words = [replace(w, confidence=min(w.confidence, level)) for w in words]
        if title and own and kinds[c] != "no":
            cells.append(_cell(r, c, 1, len(kinds) - c, words))
            break
        cells.append(_cell(r, c, 1, 1, words))
    return cells


def _names_level(atoms: Sequence[Atom]) -> bool:
    """True for a row of its own that names what the rows below stand under: "Sasaran 1 : …", "Misi II …"."""
    return re.match(r"^(?:sasaran|tujuan|misi)\b", atoms[0].text, re.I) is not None


def _healed(atoms: Sequence[Atom], vocabulary: Vocabulary) -> list[Word]:
    """The words of one cell; one that the cell's width broke in two is put together where the file knows the whole."""
    out: list[Word] = []
    for atom in atoms:
        words = list(atom.words)
        if out and words and out[-1].box.top != words[0].box.top and vocabulary.joins(out[-1].text, words[0].text):
            left = out[-1]
            out[-1] = replace(left, text=left.text + words[0].text)
            words = words[1:]
        out += words
    return out
