"""Tab-separated rows of a dump to tables, so that the parsers of ruled tables read them too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.page import Box, Word
from parsers.catalogue import lookup
from parsers.dump.lines import CELL_WIDTH, MARKDOWN, TAB_CELLS, TextLine, unmarked
from parsers.lines import line_of
from parsers.model import Cell, Line, Table

# a line of a form, no row of a table, though tabs part its label from its text: "1.\tJABATAN\t: Kepala Seksi"
FORM = re.compile(r"^(?:\d\s*[.)]?\s*)?(?:nama|nip|jabatan|unit kerja|tugas|fungsi)\b[^:]{0,24}:", re.I)
# a page's number between two rows, which ends no table: "- 12 -", "Halaman 3"
PAGE_NUMBER = re.compile(r"^\W*(?:(?:hal(?:aman)?|page)\b\W*)?\d{1,4}\W*$", re.I)
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
    out: list[tuple[Table, list[TextLine]]] = []
    run: list[TextLine] = []
    for line in [*lines, None]:
        tabbed = line is not None and (len(line.cells) > 1 or (run and _continues(run[-1], line)))
        heading = tabbed and line is not None and _opens_table(line, run)
        if tabbed and line is not None and not heading and FORM.match(unmarked(line.text)) is None:
            run.append(line)
            continue
        if run and line is not None and PAGE_NUMBER.match(line.text):
            continue
        if len(run) >= 2:
            out.append((_table(run, page), list(run)))
        run = [line] if heading and line is not None else []
    return out


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
    cells = []
    for r, row in enumerate(rows):
        box = run[r].box
        for c in range(n_cols):
            words = _plain_words(row[c]) if c < len(row) else []
            place = Box(c * COLUMN, box.top, (c + 1) * COLUMN, box.bottom)
            cells.append(Cell(r, c, 1, 1, place, (line_of(words),) if words else ()))
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
