"""A table as one long strip that pages cut: rows over page breaks, merged cells that go on, seven kinds of rulings.

The strip is laid out first, without pages: every row has its top, every line of text its place. Then the pages take
their windows of it, each cut where no line is crossed, and what a merged cell would lose at a cut moves below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from petik.samples.layouts.model import Cell, Grid
from petik.samples.paper.draw import LINE_PITCH, Paper, bold_face, text_width, wrap

THICKNESS = {"rambut": 0.15, "tebal": 1.6, "putus": 0.6, "ganda": 0.4}  # points; 0.6 for the others
DOUBLE_GAP = 1.6  # points between the lines of a double ruling


@dataclass(frozen=True)
class Style:
    """`rule`: penuh, kolom, baris, kepala, tanpa, ganda, rambut, putus, tebal. `cut`: rows may be cut by a page."""

    size: float
    rules: str
    room: float = 3.0
    repeat_header: bool = True
    cut: bool = False


@dataclass
class _Place:
    """A cell on the strip: its box and the tops of its lines (all in points from the strip's top)."""

    cell: Cell
    x0: float
    x1: float
    row: int
    top: float
    bottom: float
    rules: list[tuple[float, str]]


class Strip:
    """A grid laid out over *width* (widths in points)."""

    def __init__(self, paper: Paper, grid: Grid, width: Sequence[float], style: Style) -> None:
        self.paper, self.style, self.width = paper, style, width
        self.pitch = style.size * LINE_PITCH
        left = paper.margin + max(0.0, (paper.inner - sum(width)) / 2)
        self.x = [left + sum(width[:i]) for i in range(len(width) + 1)]
        height = self._height(grid)
        self.y = [sum(height[:i]) for i in range(len(height) + 1)]
        self.cells = [
            self._places(r, k, s, grid) for r, one in enumerate(grid) for k, s in enumerate(one) if s is not None
        ]

    def _wrapped(self, cell: Cell, k: int) -> list[list[str]]:
        """The wrapped lines of each paragraph of a cell."""
        font = bold_face(self.paper.font) if cell.bold else self.paper.font
        fitting = sum(self.width[k : k + cell.columns]) - 2 * self.style.room
        paragraph = cell.content if isinstance(cell.content, tuple) else (cell.content,)
        return [wrap(a, font, self.style.size, fitting) for a in paragraph]

    def _height(self, grid: Grid) -> list[float]:
        result = [self.pitch + 2 * self.style.room] * len(grid)
        everything = [(r, k, s) for r, one in enumerate(grid) for k, s in enumerate(one) if s is not None]
        for r, k, s in sorted(everything, key=lambda t: t[2].rows):
            needed = self._paragraph_lines(grid, r, k, s)[1] * self.pitch + 2 * self.style.room
            less = needed - sum(result[r : r + s.rows])
            if less > 0:
                result[min(r + s.rows, len(result)) - 1] += less
        return result

    def _paragraph_lines(self, grid: Grid, r: int, k: int, cell: Cell) -> tuple[list[tuple[int, str]], int]:
        """The lines of a cell by their number, and how many there are; paragraphs start beside those of their row."""
        block = self._wrapped(cell, k)
        if len(block) == 1:
            return list(enumerate(block[0])), len(block[0])
        start, result = 0, []
        compared = [
            self._wrapped(s, i) for i, s in enumerate(grid[r]) if s is not None and isinstance(s.content, tuple)
        ]
        for n, one in enumerate(block):
            result += [(start + i, text) for i, text in enumerate(one)]
            start += max(len(b[n]) for b in compared if n < len(b))
        return result, start

    def _places(self, r: int, k: int, cell: Cell, grid: Grid) -> _Place:
        top, bottom = self.y[r], self.y[min(r + cell.rows, len(self.y) - 1)]
        lines, count = self._paragraph_lines(grid, r, k, cell)
        first = top + self.style.room
        if cell.vertical == "tengah":
            first += max(0.0, (bottom - top - 2 * self.style.room - count * self.pitch) / 2)
        rules = [(first + n * self.pitch, text) for n, text in lines if text]
        return _Place(cell, self.x[k], self.x[k + cell.columns], r, top, bottom, rules)

    @property
    def height(self) -> float:
        return self.y[-1]

    def cut(self, first: float, room: float) -> float:
        """Where the window that starts at *first* ends: after the last whole row, or inside a row between two lines."""
        if first + room >= self.height:
            return self.height
        limit = max((y for y in self.y if first < y <= first + room), default=first)
        if self.style.cut or limit == first:
            one = [s for s in self.cells if s.cell.rows == 1 and s.top <= limit < s.bottom]
            candidate = sorted({t + self.pitch for s in one for t, _ in s.rules if t + self.pitch <= first + room})
            good = [
                c
                for c in candidate
                if not any(t < c - 0.1 and c + 0.1 < t + self.pitch for s in one for t, _ in s.rules)
                and any(t >= c - 0.1 for s in one for t, _ in s.rules)
                and c - limit > 1.5 * self.pitch
            ]
            limit = good[-1] if good else limit
        if limit == first:
            raise ValueError("a row is higher than the page")
        self._shift(limit)
        return limit

    def _shift(self, limit: float) -> None:
        """Lines of merged cells that a cut would cross go below it, with all that follow them in their cell."""
        for s in self.cells:
            if s.cell.rows > 1 and s.top < limit < s.bottom:
                hit = [t for t, _ in s.rules if t + self.pitch > limit + 0.1]
                push = limit - min(hit) if hit else 0.0
                if push > 0:
                    s.rules = [(t + push if t >= min(hit) else t, text) for t, text in s.rules]

    def draw(self, first: float, last: float, header: bool = False) -> None:
        """Draws the window *first*..*last* at the paper's cursor and moves the cursor below it."""
        base = self.paper.y - first
        for s in self.cells:
            top, bottom = max(s.top, first), min(s.bottom, last)
            if top >= bottom - 0.01:
                continue
            self._frame(s.x0, top + base, s.x1, bottom + base, header)
            for t, text in s.rules:
                if first - 0.1 <= t < last - 0.1:
                    anchor = {
                        "kiri": s.x0 + self.style.room,
                        "tengah": (s.x0 + s.x1) / 2,
                        "kanan": s.x1 - self.style.room,
                    }[s.cell.align]
                    self.paper.write(
                        text, anchor, t + base + 0.82 * self.pitch, self.style.size, s.cell.bold, s.cell.align
                    )
        self._edge(first + base, last + base, header)
        self.paper.y = last + base

    def _frame(self, x0: float, y0: float, x1: float, y1: float, header: bool) -> None:
        rule = self.style.rules
        if rule not in ("tanpa", "baris", "kepala"):
            self._rule(x0, y0, x0, y1)
            self._rule(x1, y0, x1, y1)
        if rule not in ("tanpa", "kolom", "kepala") or (rule == "kolom" and header):
            self._rule(x0, y0, x1, y0)
            self._rule(x0, y1, x1, y1)

    def _edge(self, y0: float, y1: float, header: bool) -> None:
        """Lines over the whole width: the frame of tables with columns only, the header's lines of unruled ones."""
        if self.style.rules == "kolom" or self.style.rules == "kepala":
            for y in (y0, y1) if header or self.style.rules == "kolom" else (y1,):
                self._rule(self.x[0], y, self.x[-1], y)

    def _rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        rule = self.style.rules
        if rule == "putus":
            self.paper.canvas.setDash(2.4, 1.8)
        self.paper.rule(x0, y0, x1, y1, THICKNESS.get(rule, 0.6))
        if rule == "ganda":
            dx, dy = (DOUBLE_GAP, 0.0) if x0 == x1 else (0.0, DOUBLE_GAP)
            self.paper.rule(x0 + dx, y0 + dy, x1 + dx, y1 + dy, THICKNESS["ganda"])
        self.paper.canvas.setDash()


def column_widths(paper: Paper, grid: Grid, part: Sequence[float], style: Style, narrow: bool) -> list[float]:
    """Widths in points over the paper's width in the proportions *part*; unless *narrow*, no word is wider than its
    column where the other columns have room to give."""
    result = [b / sum(part) * paper.inner for b in part]
    if narrow:
        return result
    needed_count = [0.0] * len(result)
    for one in grid:
        for k, cell in enumerate(one):
            if cell is not None and cell.columns == 1:
                font = bold_face(paper.font) if cell.bold else paper.font
                text = " ".join(cell.content) if isinstance(cell.content, tuple) else cell.content
                word = max((text_width(w, font, style.size) for w in text.split()), default=0.0)
                needed_count[k] = max(needed_count[k], word + 2 * style.room + 0.5)
    less = sum(max(0.0, p - h) for p, h in zip(needed_count, result, strict=True))
    more = sum(max(0.0, h - p) for p, h in zip(needed_count, result, strict=True))
    if more <= 0:
        return result
    give = min(1.0, less / more)
    return [
        h + (p - h) * min(1.0, more / less) if p > h else h - (h - p) * give
        for p, h in zip(needed_count, result, strict=True)
    ]


def draw_strip(paper: Paper, header: Grid, body: Grid, width: Sequence[float], style: Style) -> list[int]:
    """Draws a table from the cursor on, over as many pages as it takes; returns the page of every body row."""
    top, content = Strip(paper, header, width, style), Strip(paper, body, width, style)
    limit = paper.height - paper.margin
    if paper.y + top.height + content.y[1] > limit:
        paper.new_page()
    top.draw(0, top.height, True)
    page = [0] * len(body)
    first = 0.0
    while first < content.height - 0.01:
        last = content.cut(first, limit - paper.y)
        content.draw(first, last)
        for r in range(len(body)):
            if first - 0.01 <= content.y[r] < last - 0.01:
                page[r] = paper.page
        first = last
        if first < content.height - 0.01:
            paper.new_page()
            if style.repeat_header:
                top.draw(0, top.height, True)
    return page
