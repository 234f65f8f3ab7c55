"""Tables on paper: merged cells, headers repeated on the next page, full, half or no rulings, fractions in cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.lib.colors import Color, black

from petik.samples.content.facts import Fraction
from petik.samples.paper.draw import LINE_PITCH, Paper, bold_face, text_width, wrap


@dataclass(frozen=True)
class Cell:
    """A cell that spans `row` rows and `column` columns."""

    content: str | Fraction = ""
    rows: int = 1
    columns: int = 1
    align: str = "kiri"
    bold: bool = False
    vertical: str = "atas"  # atas | tengah
    colour: Color | None = None  # of the ground
    ink: Color = black


Row = Sequence[Cell | None]  # None: covered by a span from the left or from above


@dataclass(frozen=True)
class Table:
    """`rule`: penuh (every cell), kolom (verticals and the outer frame only, rows unruled), tanpa (alignment only)."""

    width: Sequence[float]
    body: Sequence[Row]
    header: Sequence[Row] = field(default_factory=list)
    size: float = 9.0
    rules: str = "penuh"
    room: float = 3.0  # padding
    repeat_header: bool = True
    rule_colour: Color = black
    families: int = 1  # rows that a page break must not part, counted from the first


def _cell_lines(paper: Paper, t: Table, cell: Cell, width: float) -> list[str]:
    font = bold_face(paper.font) if cell.bold else paper.font
    return wrap(str(cell.content), font, t.size, width - 2 * t.room)


def _fraction_parts(paper: Paper, t: Table, fraction: Fraction, width: float) -> tuple[list[str], list[str], float]:
    """Numerator and denominator wrapped, and the width left for them beside the tail."""
    tail = text_width(" " + fraction.tail, paper.font, t.size) if fraction.tail else 0.0
    fitting = width - 2 * t.room - tail
    return (wrap(fraction.numerator, paper.font, t.size, fitting),
            wrap(fraction.denominator, paper.font, t.size, fitting), fitting)


def _cell_height(paper: Paper, t: Table, cell: Cell, width: float) -> float:
    if isinstance(cell.content, Fraction):
        top, bottom, _ = _fraction_parts(paper, t, cell.content, width)
        return (len(top) + len(bottom)) * t.size * LINE_PITCH + 5 + 2 * t.room
    return len(_cell_lines(paper, t, cell, width)) * t.size * LINE_PITCH + 2 * t.room


def _cell_width(t: Table, column: int, cell: Cell) -> float:
    return sum(t.width[column:column + cell.columns])


def row_heights(paper: Paper, t: Table, rows: Sequence[Row]) -> list[float]:
    """Row heights: what the unmerged cells need, then the last row of a merged cell stretched for the rest."""
    minimum = t.size * LINE_PITCH + 2 * t.room
    height = [minimum] * len(rows)
    cells = [(r, k, cell) for r, one in enumerate(rows) for k, cell in enumerate(one) if cell is not None]
    for r, k, cell in sorted(cells, key=lambda s: s[2].rows):
        needed = _cell_height(paper, t, cell, _cell_width(t, k, cell))
        less = needed - sum(height[r:r + cell.rows])
        if less > 0:
            height[min(r + cell.rows, len(height)) - 1] += less
    return height


def _draw_fraction(paper: Paper, t: Table, fraction: Fraction, x: float, y: float, width: float) -> None:
    top, bottom, _ = _fraction_parts(paper, t, fraction, width)
    longest = max(text_width(b, paper.font, t.size) for b in top + bottom)
    centre = x + t.room + longest / 2
    pitch = t.size * LINE_PITCH
    for row in top:
        y += pitch
        paper.write(row, centre, y, t.size, align="tengah")
    y += 3.4
    paper.rule(x + t.room, y, x + t.room + longest, y, 0.7)
    if fraction.tail:
        paper.write(fraction.tail, x + t.room + longest + 3, y + t.size * 0.35, t.size)
    for row in bottom:
        y += pitch
        paper.write(row, centre, y, t.size, align="tengah")


def _cell_content(paper: Paper, t: Table, cell: Cell, x: float, y: float, width: float, height: float) -> None:
    if isinstance(cell.content, Fraction):
        _draw_fraction(paper, t, cell.content, x, y + t.room, width)
        return
    row = _cell_lines(paper, t, cell, width)
    pitch = t.size * LINE_PITCH
    if cell.vertical == "tengah":
        y += max(0.0, (height - 2 * t.room - len(row) * pitch) / 2)
    anchor = {"kiri": x + t.room, "tengah": x + width / 2, "kanan": x + width - t.room}[cell.align]
    for i, one in enumerate(row):
        paper.write(one, anchor, y + t.room + pitch * (i + 0.82), t.size, cell.bold, cell.align, cell.ink)


def _frame(paper: Paper, t: Table, x: float, y: float, width: float, height: float, header: bool) -> None:
    if t.rules == "tanpa":
        return
    for x0 in (x, x + width):
        paper.rule(x0, y, x0, y + height, colour=t.rule_colour)
    if t.rules == "penuh" or header:
        for y0 in (y, y + height):
            paper.rule(x, y0, x + width, y0, colour=t.rule_colour)


def _block(
    paper: Paper, t: Table, rows: Sequence[Row], height: Sequence[float], start: int, last: int, header: bool
) -> None:
    """Draws rows start..last at the cursor; a cell merged from an earlier page shows its border, not its text."""
    left = paper.margin + max(0.0, (paper.inner - sum(t.width)) / 2)
    top = [paper.y]
    for r in range(start, last):
        top.append(top[-1] + height[r])
    for r, one in enumerate(rows[:last]):
        for k, cell in enumerate(one):
            if cell is None or r + cell.rows <= start:
                continue
            x = left + sum(t.width[:k])
            origin, until = max(r, start), min(r + cell.rows, last)
            y, cell_height = top[origin - start], top[until - start] - top[origin - start]
            width = _cell_width(t, k, cell)
            if cell.colour is not None:
                paper.fill(x, y, x + width, y + cell_height, cell.colour)
            _frame(paper, t, x, y, width, cell_height, header)
            if r >= start:
                _cell_content(paper, t, cell, x, y, width, cell_height)
    if t.rules == "kolom" and not header:  # the frame closes under the last row of the page
        for y0 in (top[0], top[-1]):
            paper.rule(left, y0, left + sum(t.width), y0, colour=t.rule_colour)
    paper.y = top[-1]


def draw_table(paper: Paper, t: Table, limit: float | None = None) -> list[int]:
    """Draws the table at the cursor, over as many pages as it takes; returns the page number of every body row.

    `limit` is the y below which no row may reach (default: the bottom margin). Raises ValueError for a table that is
    wider than the paper between its margins.
    """
    if sum(t.width) > paper.inner + 0.5:
        raise ValueError(f"table of {sum(t.width):.0f} points on {paper.inner:.0f}")
    limit = paper.height - paper.margin if limit is None else limit
    header_height = row_heights(paper, t, t.header)
    height = row_heights(paper, t, t.body)
    pages: list[int] = []
    if t.header:
        _block(paper, t, t.header, header_height, 0, len(t.header), True)
    start = 0
    while start < len(t.body):
        last, y = start, paper.y
        while last < len(t.body):
            families = sum(height[last:last + t.families])
            if y + families > limit and last > start:
                break
            y += families
            last = min(last + t.families, len(t.body))
        _block(paper, t, t.body, height, start, last, False)
        pages += [paper.page] * (last - start)
        start = last
        if start < len(t.body):
            paper.new_page()
            if t.header and t.repeat_header:
                _block(paper, t, t.header, header_height, 0, len(t.header), True)
    return pages


def simple_header(
    title: Sequence[str], number: bool = False, colour: Color | None = None, ink: Color = black
) -> list[list[Cell | None]]:
    """A header of one row, with a row of column numbers below it if asked for."""
    rows: list[list[Cell | None]] = [
        [Cell(j, align="tengah", bold=True, vertical="tengah", colour=colour, ink=ink) for j in title]]
    if number:
        rows.append([Cell(f"({i})", align="tengah", colour=colour, ink=ink) for i in range(1, len(title) + 1)])
    return rows
