"""Cells of a dump that leaves blank lines between cells: a wrap inside a cell leaves none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from petik.ingest.dump import OCR_CONFIDENCE
from petik.parsers.dump.cells import DumpCell, cells_of, marks_wraps
from petik.parsers.dump.lines import TextLine, print_of, unmarked
from petik.parsers.forms.people import LABEL, NIP, POST_START, ROLE_FIRST, ROLE_SECOND
from petik.schemas.data import satuan

MIN_BLANK = 0.4  # share of lines with a blank one above them from which on blank lines part cells
FRAGMENT_WORDS = 2  # a word or two alone between blank lines end the cell above: "Data dan Jumlah", "", "Mikro"


def blocks_of(lines: Sequence[TextLine]) -> list[DumpCell]:
    """Lines to cells, in order.

    Where the dump ends wrapped lines with a space, a blank line behind such a space ends the cell all the same - the
    space may only be the last of its text - unless what follows is a fragment. Where it does not, lines without a blank
    one between them are a cell if all of them are running text. Dumps without blank lines give one cell per line.
    """
    if not marks_wraps(lines):
        return _by_blank_lines(lines)
    if not _parts_cells(lines):
        return cells_of(lines)
    out: list[DumpCell] = []
    run: list[TextLine] = []
    for i, line in enumerate(lines):
        if run and not _goes_on(run[-1], lines, i):
            out.append(joined(run))
            run = []
        run.append(line)
    return [*out, joined(run)] if run else out


def blank_lines_part(lines: Sequence[TextLine]) -> bool:
    """True where blank lines are so many that they part cells; never for OCR, which adds them at will."""
    if any(word.confidence <= OCR_CONFIDENCE for line in lines for word in line.words):
        return False
    steps = [b.number - a.number for a, b in pairwise(lines)]
    return bool(steps) and sum(step > 1 for step in steps) >= MIN_BLANK * len(steps)


def _by_blank_lines(lines: Sequence[TextLine]) -> list[DumpCell]:
    if not blank_lines_part(lines):
        return cells_of(lines)
    steps = [b.number - a.number for a, b in pairwise(lines)]
    out: list[DumpCell] = []
    run: list[TextLine] = []
    for line, step in zip(lines, [0, *steps], strict=True):
        if run and step > 1:
            out += _group(run)
            run = []
        run.append(line)
    return out + _group(run)


def _group(lines: Sequence[TextLine]) -> list[DumpCell]:
    """Lines between two blank ones: one cell of running text, or one cell per line."""
    texts = [unmarked(line.text) for line in lines]
    if all(_running(t) for t in texts) and not all(t.casefold() in satuan() for t in texts):
        return [joined(lines)]
    return [joined([line]) for line in lines]


def _running(text: str) -> bool:
    """False for numbers, labels, roles and NIPs, and for signs alone ("%")."""
    if not any(c.isalpha() for c in text) or text[:1].isdecimal():
        return False
    patterns = (NIP, ROLE_FIRST, ROLE_SECOND)
    return not (LABEL.match(text) and ":" in text) and not any(p.search(text) for p in patterns)


def joined(lines: Sequence[TextLine]) -> DumpCell:
    """One cell of *lines*."""
    found = print_of(lines)
    return DumpCell(found.text if found is not None else "", tuple(lines))


def _parts_cells(lines: Sequence[TextLine]) -> bool:
    """True where wrapped lines mostly follow each other without a blank line, so that a blank line means something."""
    wraps = [b.number - a.number for a, b in pairwise(lines) if a.open]
    return 2 * sum(gap == 1 for gap in wraps) >= len(wraps)


def _goes_on(last: TextLine, lines: Sequence[TextLine], i: int) -> bool:
    """True where line *i* continues the cell whose last line is *last*."""
    line = lines[i]
    if not last.open:
        return False
    if line.number - last.number == 1:
        return True
    alone = i + 1 == len(lines) or lines[i + 1].number - line.number > 1
    text = unmarked(line.text)
    form = any(p.search(text) for p in (NIP, ROLE_FIRST, ROLE_SECOND)) or LABEL.match(text) or POST_START.match(text)
    wordy = any(c.isalpha() for c in text) and not any(c.isdecimal() for c in text)
    return alone and wordy and not line.open and not form and len(text.split()) <= FRAGMENT_WORDS


def broken_tail(cell: DumpCell) -> tuple[DumpCell, DumpCell] | None:
    """A cell parted at the blank line inside it; None where it holds none."""
    for k, (a, b) in enumerate(zip(cell.lines, cell.lines[1:], strict=False), start=1):
        if b.number - a.number > 1:
            return joined(cell.lines[:k]), joined(cell.lines[k:])
    return None
