"""Tab-separated rows of a dump to tables, so that the parsers of ruled tables read them too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from petik.ingest.page import Box, Word
from petik.parsers.columns.catalogue import lookup
from petik.parsers.dump.lines import CELL_WIDTH, MARKDOWN, TAB_CELLS, TextLine, unmarked
from petik.parsers.dump.tabspans import header_rows, header_spans
from petik.parsers.model import Cell, Line, Table
from petik.parsers.print.lines import line_of
from petik.parsers.print.strings import squash

# a line of a form, no row of a table, though tabs part its label from its text: "1.\tJABATAN\t: Kepala Seksi"
FORM = re.compile(r"^(?:\d\s*[.)]?\s*)?(?:nama|nip|jabatan|unit kerja|tugas|fungsi)\b[^:]{0,24}:", re.I)
# a page's number between two rows, which ends no table: "- 12 -", "Halaman 3"
PAGE_NUMBER = re.compile(r"^\W*(?:(?:hal(?:aman)?|page)\b\W*)?\d{1,4}\W*$", re.I)
BETWEEN, MIN_WIDTH = 3, 3  # lines between two parts of one table at most; columns that both have at least
REPEATED = 3  # times that a line stands in a section from which on it is a page's head or foot
COLUMN = 200.0  # points: every column of a laid-out table gets this width


def plain_line(line: TextLine) -> Line | None:
    """The line without markdown's signs, as geometry; None when nothing is left."""
    words = _plain_words(line.words)
    return line_of(words) if words else None


def _plain_words(words: Sequence[Word]) -> list[Word]:
    out = []
    for word in words:
        text = MARKDOWN.sub("", word.text)
        if text and not (word is words[0] and set(text) <= {"#"}):
            out.append(replace(word, text=text))
    return out


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


def lines_as_table(lines: Sequence[TextLine], page: int) -> list[Table]:
    """Lines that could not be put into rows, as a table of one column, so that nothing that was read is lost."""
    kept = [p for line in lines if (p := plain_line(line)) is not None]
    if not kept:
        return []
    cells = tuple(Cell(r, 0, 1, 1, line.box, (line,)) for r, line in enumerate(kept))
    return [Table(page, Box.around(line.box for line in kept), len(kept), 1, cells, "dump")]


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
            words = _plain_words(row[c]) if c < len(row) else []
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
