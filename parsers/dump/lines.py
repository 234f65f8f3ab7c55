"""Lines of a text dump with their place, and prints made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from petik.ingest.page import Box, Document, Word
from petik.parsers.model import Cell, Line, Print, Table
from petik.parsers.print.lines import line_of
from petik.parsers.print.strings import clean, join_texts

CELL_WIDTH = 6.0  # points, as ingest/dump.py lays the text out
TAB_CELLS = 400  # characters between two tab stops, as ingest/dump.py lays them out
TAB_GAP = 30  # characters of white that a tab leaves before its stop; spaces leave as much, but cross no stop
MARKDOWN = re.compile(r"\*\*|__|^#{1,6}\s+|^>\s+")  # "**KEPALA DINAS**", "## Judul"


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a dump: its text with indentation, its cells where tabs part them, its words with their boxes.

    `number` counts the lines of the file from 1; `page` is the synthetic page. `open` tells a line that ends with a
    space, which some dumps leave where the cell goes on.
    """

    text: str
    cells: tuple[str, ...]
    number: int
    box: Box
    page: int
    words: tuple[Word, ...]

    @property
    def open(self) -> bool:
        last = self.words[-1]
        return last.box.width > (len(last.read_as or last.text) + 0.5) * CELL_WIDTH


def dump_lines(document: Document) -> list[TextLine]:
    """All lines that hold text, in the order of the file."""
    out: list[TextLine] = []
    before = 0
    for page in document.pages:
        row_height = page.words[0].box.height if page.words else 12.0
        for top, group in groupby(page.words, key=lambda w: w.box.top):
            words = tuple(group)
            number = before + round(top / row_height) + 1
            out.append(_line(words, number, page.number))
        before += round(page.height / row_height) + 3
    return out


def _line(words: tuple[Word, ...], number: int, page: int) -> TextLine:
    text, cells, at = "", [""], 0
    for word in words:
        start = round(word.box.x0 / CELL_WIDTH)
        gap = start - at
        if text and gap >= TAB_GAP and start // TAB_CELLS > (at - 1) // TAB_CELLS:
            cells.append("")
            gap = 4
        filler = " " * gap
        text += filler + word.text
        cells[-1] += (filler if cells[-1] else "") + word.text
        at = start + len(word.read_as or word.text)
    return TextLine(text, tuple(clean(c) for c in cells), number, Box.around(w.box for w in words), page, words)


def unmarked(text: str) -> str:
    """A text without markdown's signs of bold and headings."""
    return clean(MARKDOWN.sub("", text))


def print_of(lines: Sequence[TextLine], confidence: float | None = None, note: str | None = None) -> Print | None:
    """The joined text of *lines* with their place; None where nothing is left. Dumps have no pages."""
    text = unmarked(join_texts([unmarked(line.text) for line in lines]))
    words = [w for line in lines for w in line.words]
    if not text or not words:
        return None
    sure = min(w.confidence for w in words) if confidence is None else confidence
    return Print(text, None, Box.around(w.box for w in words), "dump", sure, note, first=_first(text, words))


def print_from(text: str, lines: Sequence[TextLine], confidence: float | None = None, note: str | None = None) -> Print:
    """A print of *text*, which is part of *lines*. Raises ValueError where there are no lines."""
    words = [w for line in lines for w in line.words]
    sure = min(w.confidence for w in words) if confidence is None else confidence
    text = clean(text)
    return Print(text, None, Box.around(w.box for w in words), "dump", sure, note, first=_first(text, words))


def _first(text: str, words: Sequence[Word]) -> str | None:
    """*text* as it stood before words of it were repaired; None where none was."""
    before = text
    for word in words:
        if word.read_as:
            before = re.sub(rf"(?<!\w){re.escape(word.text)}(?!\w)", lambda _, w=word: w.read_as, before, count=1)  # type: ignore[misc]
    return before if before != text else None


def plain_line(line: TextLine) -> Line | None:
    """The line without markdown's signs, as geometry; None when nothing is left."""
    words = plain_words(line.words)
    return line_of(words) if words else None


def plain_words(words: Sequence[Word]) -> list[Word]:
    """The words without markdown's signs."""
    out = []
    for word in words:
        text = MARKDOWN.sub("", word.text)
        if text and not (word is words[0] and set(text) <= {"#"}):
            out.append(word if text == word.text else replace(word, text=text))
    return out


MIN_OPEN = 0.08  # share of lines that end with a space below which the dump does not use them


@dataclass(frozen=True, slots=True)
class DumpCell:
    """One cell's text with the lines it stands on."""

    text: str
    lines: tuple[TextLine, ...]

    def printed(self, confidence: float | None = None, note: str | None = None) -> Print | None:
        return print_from(self.text, self.lines, confidence, note) if self.text else None


def marks_wraps(lines: Sequence[TextLine]) -> bool:
    """True where the dump ends wrapped lines with a space."""
    return sum(line.open for line in lines) >= MIN_OPEN * max(1, len(lines))


def cells_of(lines: Sequence[TextLine]) -> list[DumpCell]:
    """Lines to cells, in order. Where the dump marks no wraps, every line is a cell of its own."""
    marked = marks_wraps(lines)
    out: list[DumpCell] = []
    run: list[TextLine] = []
    for line in lines:
        run.append(line)
        if not (marked and line.open):
            out.append(_cell(run))
            run = []
    if run:
        out.append(_cell(run))
    return out


def _cell(run: Sequence[TextLine]) -> DumpCell:
    found = print_of(run)
    return DumpCell(found.text if found is not None else "", tuple(run))


def lines_as_table(lines: Sequence[TextLine], page: int) -> list[Table]:
    """Lines that could not be put into rows, as a table of one column, so that nothing that was read is lost."""
    kept = [p for line in lines if (p := plain_line(line)) is not None]
    if not kept:
        return []
    cells = tuple(Cell(r, 0, 1, 1, line.box, (line,)) for r, line in enumerate(kept))
    return [Table(page, Box.around(line.box for line in kept), len(kept), 1, cells, "dump")]
