"""Tab-separated rows of a dump to tables, so that the parsers of ruled tables read them too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from petik.ingest.page import Box, Word
from petik.parsers.columns.catalogue import lookup
from petik.parsers.columns.headings import MAX_HEADER_ROWS, heading_like, is_number_row
from petik.parsers.dump.lines import CELL_WIDTH, TAB_CELLS, TextLine, plain_words, unmarked
from petik.parsers.model import Cell, Table
from petik.parsers.print.lines import line_of
from petik.parsers.print.strings import squash

# a line of a form, no row of a table, though tabs part its label from its text: "1.\tJABATAN\t: Kepala Seksi"
FORM = re.compile(r"^(?:\d\s*[.)]?\s*)?(?:nama|nip|jabatan|unit kerja|tugas|fungsi)\b[^:]{0,24}:", re.I)
# a page's number between two rows, which ends no table: "- 12 -", "Halaman 3"
PAGE_NUMBER = re.compile(r"^\W*(?:(?:hal(?:aman)?|page)\b\W*)?\d{1,4}\W*$", re.I)
BETWEEN, MIN_WIDTH = 3, 3  # lines between two parts of one table at most; columns that both have at least
REPEATED = 3  # times that a line stands in a section from which on it is a page's head or foot
COLUMN = 200.0  # points: every column of a laid-out table gets this width


def tab_tables(lines: Sequence[TextLine], page: int) -> list[tuple[Table, list[TextLine]]]:
    """Runs of tab-separated lines as tables, each with the lines that it took."""
    runs: list[list[TextLine]] = []
    run: list[TextLine] = []
    often = Counter(_running_head(line) for line in lines)
    for line in [*lines, None]:
        tabbed = line is not None and (len(line.cells) > 1 or (run and _continues(run[-1], line)))
        heading = tabbed and line is not None and _opens_table(line, run)
        if tabbed and line is not None and not heading and FORM.match(unmarked(line.text)) is None:
            run.append(line)
            continue
        if run and line is not None and not heading:
            head = _running_head(line)
            if PAGE_NUMBER.match(line.text) or (head and often[head] >= REPEATED):
                continue
        if len(run) >= 2:
            runs.append(run)
        run = [line] if heading and line is not None else []
    place = {id(line): i for i, line in enumerate(lines)}
    joined: list[list[TextLine]] = []
    for run in runs:
        near = joined and place[id(run[0])] - place[id(joined[-1][-1])] <= BETWEEN + 1
        if near and not header_rows(_texts(run)) and _width(run) == _width(joined[-1]) >= MIN_WIDTH:
            joined[-1] += run
        else:
            joined.append(run)
    return [(_table(run, page), run) for run in joined]


def _texts(run: Sequence[TextLine]) -> list[list[str]]:
    """The texts of a table's cells, as many in every row."""
    rows = [[" ".join(w.text for w in cell) for cell in _columns(line)] for line in run]
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


def _width(run: Sequence[TextLine]) -> int:
    return max(len(_columns(line)) for line in run)


def _running_head(line: TextLine) -> str:
    """What a page's head or foot shares with those of other pages: its letters; "" for rows of tables."""
    return squash(re.sub(r"\d", "", line.text)) if len(line.cells) == 1 else ""


def _opens_table(line: TextLine, run: Sequence[TextLine]) -> bool:
    """True for a heading below body rows or a form, unless it repeats the heading of the table that is open."""
    if not _heading(line) or not _columns(line)[0] or (run and _heading(run[-1])):
        return False
    return all(r.cells != line.cells for r in run)


def _heading(line: TextLine) -> bool:
    """True for a row of column headings."""
    return len(line.cells) > 1 and all(lookup(c) is not None for c in line.cells)


def _continues(last: TextLine, line: TextLine) -> bool:
    """True for the line right below a row that fills one later column only: a value whose other cells are empty."""
    return line.page == last.page and line.number == last.number + 1 and len(_columns(line)[0]) == 0


def _table(run: Sequence[TextLine], page: int) -> Table:
    rows = [_columns(line) for line in run]
    n_cols = max(len(r) for r in rows)
    texts = _texts(run)
    heads = texts[: header_rows(texts)]
    # a header of several rows that every page repeats; one row is passed over by who reads the rows
    kept = [r for r, row in enumerate(texts) if len(heads) < 2 or r < len(heads) or row not in heads]
    rows, texts, run = [rows[r] for r in kept], [texts[r] for r in kept], [run[r] for r in kept]
    spans = header_spans(texts)
    cells = []
    for r, row in enumerate(rows):
        box = run[r].box
        for c in range(n_cols):
            words = plain_words(row[c]) if c < len(row) else []
            down, right = spans.get((r, c), (1, 1))
            if down and right:
                place = Box(c * COLUMN, box.top, (c + right) * COLUMN, run[r + down - 1].box.bottom)
                cells.append(Cell(r, c, down, right, place, (line_of(words),) if words else ()))
    around = Box(0.0, run[0].box.top, n_cols * COLUMN, run[-1].box.bottom)
    return Table(page, around, len(rows), n_cols, tuple(cells), "dump")


def _columns(line: TextLine) -> list[list[Word]]:
    """Words by tab column, read from the column positions that the reader gives to tabs."""
    out: list[list[Word]] = []
    for word in line.words:
        column = int(word.box.x0 // (TAB_CELLS * CELL_WIDTH))
        while len(out) <= column:
            out.append([])
        out[column].append(word)
    return out


SHORT = 3  # letters
VALUES = ("target", "realisasi", "capaian")
YEARS = re.compile(r"\b(?:19|20)\d\d\b")

Spans = dict[tuple[int, int], tuple[int, int]]  # (row, column) -> (rows, columns); (0, 0) where another cell covers it


def header_spans(rows: Sequence[Sequence[str]]) -> Spans:
    """How far the cells of a header of several rows reach; nothing for a header of one row.

    A heading reaches right over empty cells below which headings stand, and down over cells of its own column that
    are empty, up to the row of column numbers. What heads values reaches over a last column that has no heading.
    """
    depth = header_rows(rows)
    out: Spans = {}
    if depth == 1:
        out = _last_column(rows)
    if depth < 2:
        return out
    for r in range(depth):
        for c, text in enumerate(rows[r]):
            if not text or out.get((r, c)) == (0, 0):
                continue
            right = 1
            while c + right < len(rows[r]) and _is_under(rows, depth, r, c + right, out):
                right += 1
            down = 1
            while r + down < depth and not any(rows[r + down][c : c + right]):
                down += 1
            if (down, right) != (1, 1):
                out |= {(i, k): (0, 0) for i in range(r, r + down) for k in range(c, c + right)}
                out[r, c] = (down, right)
    return out


def _last_column(rows: Sequence[Sequence[str]]) -> Spans:
    """A heading of values over the last two columns, where only the first of them has it."""
    *_, before, last = rows[0] if len(rows[0]) > 1 else ("", "", "x")
    known = lookup(before) if before and not last else None
    filled = sum(bool(row[-1]) for row in rows[1:])
    if known is None or known.nama not in VALUES or 2 * filled <= len(rows) - 1:
        return {}
    c = len(rows[0]) - 2
    return {(0, c): (1, 2), (0, c + 1): (0, 0)}


def _is_under(rows: Sequence[Sequence[str]], depth: int, r: int, c: int, taken: Spans) -> bool:
    """True for an empty cell that no heading above covers, below which a heading stands."""
    return not rows[r][c] and (r, c) not in taken and any(rows[i][c] for i in range(r + 1, depth))


def header_rows(rows: Sequence[Sequence[str]]) -> int:
    """Rows above the body that can only be headings; a row of column numbers may stand between them."""
    depth = 0
    for r, row in enumerate(rows[:MAX_HEADER_ROWS]):
        filled = [t for t in row if t]
        if depth and is_number_row(filled):
            continue
        if not filled or any(re.search(r"\d", YEARS.sub("", t)) for t in filled):
            break
        short = depth > 0 and all(len(t) <= SHORT for t in filled)  # "I", "II" below "Triwulan"; "K", "Rp"
        if not short and 2 * sum(map(heading_like, filled)) < len(filled):
            break
        depth = r + 1
    return depth
