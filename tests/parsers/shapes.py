"""Plain geometry for tests: words, lines, tables and rulings from a few letters."""

from __future__ import annotations

from collections.abc import Sequence

from petik.ingest.page import Box, Page, Ruling, Word
from petik.parsers.model import Cell, Line, Table
from petik.parsers.print.lines import group_lines

CHAR = 5.0  # points per letter
HEIGHT = 10.0  # points per line of print


def words(
    text: str, x: float, y: float, *, bold: bool = False, source: str = "text", confidence: float = 1.0
) -> list[Word]:
    """The words of *text* on one line that starts at (x, y)."""
    out = []
    at = x
    for part in text.split(" "):
        if part:
            box = Box(at, y, at + CHAR * len(part), y + HEIGHT)
            out.append(Word(part, box, source, confidence, bold, HEIGHT))  # type: ignore[arg-type]
        at += CHAR * (len(part) + 1)
    return out


def line(text: str, x: float = 0.0, y: float = 0.0, *, bold: bool = False) -> Line:
    return group_lines(words(text, x, y, bold=bold))[0]


def lines(*texts: str, x: float = 0.0, y: float = 0.0) -> tuple[Line, ...]:
    return tuple(line(t, x, y + 12 * i) for i, t in enumerate(texts) if t)


def page(
    *placed: tuple[str, float, float], rulings: Sequence[Ruling] = (), width: float = 600, height: float = 800
) -> Page:
    found = [w for text, x, y in placed for w in words(text, x, y)]
    return Page(1, width, height, "text", tuple(found), tuple(rulings))


def h(y: float, x0: float, x1: float) -> Ruling:
    return Ruling(x0, y, x1, y)


def v(x: float, y0: float, y1: float) -> Ruling:
    return Ruling(x, y0, x, y1)


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[Ruling]:
    """All rulings of a full grid."""
    return [h(y, xs[0], xs[-1]) for y in ys] + [v(x, ys[0], ys[-1]) for x in xs]


def table(rows: Sequence[Sequence[str | tuple[str, int, int]]], *, width: float = 120.0, number: int = 1) -> Table:
    """A table from rows of texts; (text, row_span, col_span) merges, None-like "" is an empty cell, "<" is covered.

    Lines within a cell are parted by "/".
    """
    cells = []
    height = 12.0 * max(1, max(str(c).count("/") + 1 for row in rows for c in row))
    for r, row in enumerate(rows):
        for c, item in enumerate(row):
            if item == "<":
                continue
            text, down, across = item if isinstance(item, tuple) else (item, 1, 1)
            box = Box(c * width, r * height, (c + across) * width, (r + down) * height)
            found = lines(*text.split("/"), x=box.x0 + 2, y=box.top + 1) if text else ()
            cells.append(Cell(r, c, down, across, box, found))
    n_cols = max(len(row) for row in rows)
    return Table(number, Box(0, 0, n_cols * width, len(rows) * height), len(rows), n_cols, tuple(cells), "ruled")
