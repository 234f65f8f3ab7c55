"""Over a page break: whether what a page begins with is the rest of the table that the page before ended with.

One rule for ruled, open and listed tables: nothing of the page's own stands above, and what stands there stands in the
columns of the table before. Ruled tables are compared by their edges (`is_rest`), tables without vertical rulings by
the words that stand in the columns (`rest_of`), columns by their edges (`columns_of_rest`). Rows that the break cut are
made whole in `parsers/rows/cut_rows.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from petik.ingest.page import Page
from petik.parsers.columns.column import Column, edges_of
from petik.parsers.model import Line, Table
from petik.parsers.print.strings import squash

EDGE = 9.0  # points: how far a column's edges may move from one page to the next
WIDTH = 0.04  # of a table's width: how far its outer edges may move
SAME_PAGE_GAP = 14.0  # points: less than a line of text between two parts of one table
SLACK = 3.0  # points: how far a word may stand out of its column
OUTER = 0.1  # of the page's height: what stands there is no text of the page's own
MOST = 0.9  # share of the words that stand in the columns


class Layout(Protocol):
    """How a table without vertical rulings is laid out: what of a page may be its rest, and how that becomes rows."""

    def body(self, page: Page, lines: Sequence[Line], before: Unfinished, height: float) -> Sequence[Line]:
        """The lines from the first of *lines* on that may be rows of *before*, [] where none can.

        *height*: of the page's print, in points.
        """
        ...

    def rows(self, page: Page, body: Sequence[Line], before: Unfinished) -> Unfinished | None:
        """*body* in the columns of *before*, None where it makes no rows."""
        ...


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A table without vertical rulings, with what tells its rest on the next page.

    `bands`: left and right of every column, in points; `used`: how many lines of its page it took.
    """

    table: Table
    columns: tuple[Column, ...]
    bands: tuple[tuple[float, float], ...]
    used: int
    layout: Layout


def rest_of(page: Page, lines: Sequence[Line], before: Unfinished, height: float) -> Unfinished | None:
    """The rest of *before*, where the first of *lines* stand in its columns and head nothing."""
    body = before.layout.body(page, lines, before, height)
    words = [w for line in body for w in line.words]
    inside = [w for w in words if any(a - SLACK <= w.box.x0 and w.box.x1 <= b + SLACK for a, b in before.bands)]
    if not words or len(inside) < MOST * len(words):
        return None
    return before.layout.rows(page, body, before)


def is_rest(before: Table, table: Table, opens_page: bool) -> bool:
    """True where *table* can be the rest of *before*: inside its width, one edge in line, nothing between them.

    *opens_page*: no text of the page's own stands above it (`opening_tables`). Two parts may also stand on one page.
    """
    slack = WIDTH * before.box.width
    left, right = table.box.x0 - before.box.x0, before.box.x1 - table.box.x1
    if min(left, right) < -slack or min(abs(left), abs(right)) > slack:
        return False
    if table.page == before.page:
        gap = table.box.top - before.box.bottom
        return gap >= 0 and (gap < SAME_PAGE_GAP or (opens_page and table.n_cols == before.n_cols))
    return opens_page and table.page == before.page + 1


def same_place(a: Column, b: Column) -> bool:
    """True where two columns of different pages stand below each other."""
    return abs(a.x0 - b.x0) <= EDGE and abs(a.x1 - b.x1) <= EDGE


def columns_of_rest(table: Table, before: Sequence[Column]) -> list[Column] | None:
    """Columns of a table without a header, from the table before it, matched by position; None when they differ."""
    out, hits = [], 0
    for c, (x0, x1) in enumerate(edges_of(table)):
        here = Column(c, x0, x1, "", None, reason="tanpa judul")
        near = [b for b in before if same_place(b, here)]
        match = min(near, key=lambda b: abs(b.x0 + b.x1 - x0 - x1), default=None)
        if match is None:
            out.append(here)
            continue
        hits += 1
        out.append(replace(match, index=c, x0=x0, x1=x1, reason="lanjutan tabel di halaman sebelumnya"))
    named = {b.field for b in before if b.field}
    return out if hits * 10 >= len(out) * 7 and len(named & {c.field for c in out}) * 10 >= len(named) * 6 else None


def _nearest(here: Column, before: Sequence[Column]) -> Column | None:
    near = [b for b in before if same_place(b, here)]
    return min(near, key=lambda b: abs(b.x0 + b.x1 - here.x0 - here.x1), default=None)


def opening_tables(pages: Sequence[tuple[float, Sequence[Line], Sequence[Table]]]) -> set[int]:
    """Indexes (over all pages) of tables above which their page has no text of its own since the table before.

    *pages*: the page's height in points, its lines outside tables, its tables. Running heads do not count: lines whose
    text stands on other pages too, and lines in the outer tenth of the page.
    """
    often = Counter(squash(line.text) for _, outside, _ in pages for line in outside)
    out: set[int] = set()
    index = 0
    for height, outside, tables in pages:
        for table in tables:
            upper = max([OUTER * height, *(t.box.bottom for t in tables if t.box.bottom <= table.box.top)])
            above = (line for line in outside if upper < line.box.bottom <= table.box.top)
            if not any(often[squash(line.text)] == 1 for line in above):
                out.add(index)
            index += 1
    return out
