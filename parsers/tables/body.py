"""The body of a table as rows of lines per column, whatever rulings there are: the step between grid and meaning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from petik.ingest.page import Box
from petik.parsers.columns.column import UNHEADED, Column
from petik.parsers.columns.headings import is_number_row
from petik.parsers.model import Cell, Line, Print, Table
from petik.parsers.print.lines import split_at_gaps
from petik.parsers.print.row_labels import ROW_NUMBER, TOTAL, is_row_number
from petik.parsers.print.strings import clean
from petik.schemas.keyakinan import GUESSED


@dataclass(slots=True)
class Slot:
    """What one column holds in one row. `own` is False where the cell is merged down from a row above."""

    lines: tuple[Line, ...]
    box: Box
    own: bool = True
    span: int = 1  # columns that the cell covers

    @property
    def text(self) -> str:
        return clean(" ".join(line.text for line in self.lines))


@dataclass(slots=True)
class Row:
    """One body row: slots by column index; top and bottom in points on *page*.

    `level` is what a stacked column's row was found to stand for ("program", "kegiatan", "subkegiatan", "belanja",
    "urusan"); `marker` the kind of number that opens it (parsers/rows/markers.py).
    """

    top: float
    bottom: float
    slots: dict[int, Slot]
    n_cols: int
    page: int
    level: str | None = None
    marker: str | None = None

    def text(self, column: int) -> str:
        slot = self.slots.get(column)
        return slot.text if slot else ""

    def texts(self) -> list[str]:
        """Distinct cell texts, left to right."""
        seen: list[int] = []
        out = []
        for i in sorted(self.slots):
            slot = self.slots[i]
            if slot.lines and id(slot) not in seen:
                seen.append(id(slot))
                out.append(slot.text)
        return out


def body_rows(table: Table, depth: int, anchors: Sequence[int], columns: Sequence[Column] = ()) -> list[Row]:
    """Rows below the header. *anchors* are the columns whose cells start a row (indicator, amount, name).

    A cell that spans columns of different meaning (a border that was not drawn) is dealt out by position.
    """
    grid = table.grid()
    rows: list[Row] = []
    by_row: dict[int, list[Cell]] = defaultdict(list)
    for own in table.cells:
        if own.lines:
            by_row[own.row].append(own)
    for r in range(depth, table.n_rows):
        starts = by_row[r]
        cols = {k for c in starts for k in range(c.col, c.col + c.col_span)}
        if not starts:
            continue
        unanchored = anchors and not cols & set(anchors) and not _lone(starts, table)
        opened = r == table.n_rows - 1 and rows and _opens_aim(starts, rows[-1], columns)
        if unanchored and rows and group_title(rows[-1]) is None and not opened:
            _append(rows[-1], starts)
            continue
        row = Row(min(c.box.top for c in starts), max(c.box.bottom for c in starts), {}, table.n_cols, table.page)
        _fill(row, r, grid[r])
        # "3 | 8" below a name that goes on from above is a row with its number and its value
        goes_on = any(c is not None and depth <= c.row < r for c in grid[r])
        if goes_on or not is_number_row([c.text for c in starts]):
            if group_title(row) is None:
                _deal_out(row, columns)
            rows.append(row)
    return rows


def _fill(row: Row, r: int, cells: Sequence[Cell | None]) -> None:
    """The slots of unit row *r*: columns below one cell share its slot."""
    slots: dict[int, Slot] = {}
    for c, cell in enumerate(cells):
        if cell is not None:
            slots.setdefault(id(cell), Slot(cell.lines, cell.box, cell.row == r, cell.col_span))
            row.slots[c] = slots[id(cell)]


def _opens_aim(starts: Sequence[Cell], above: Row, columns: Sequence[Column]) -> bool:
    """True for the last row of a page that begins an aim which goes on overleaf, in a ruled cell of its own."""
    aims = {c.index for c in columns if c.field in ("tujuan", "sasaran")}
    own = [c for c in starts if c.col in aims]
    return bool(own) and all(c.text[:1].isupper() and above.text(c.col) and above.slots[c.col].own for c in own)


def _deal_out(row: Row, columns: Sequence[Column]) -> None:
    """Words of a cell that covers columns with different headings go to the column they stand in."""
    known = {c.index: c for c in columns}
    spans: dict[int, list[int]] = {}
    for i, slot in row.slots.items():
        spans.setdefault(id(slot), []).append(i)
    for indexes in spans.values():
        slot = row.slots[indexes[0]]
        heads = [known[i] for i in indexes if i in known and known[i].field]
        named = [c for c in heads if c.field != "no"] if not is_row_number(slot.text) else heads
        meanings = {(c.field, c.tingkat, c.periode) for c in heads}
        if not slot.lines or len(meanings) < 2 or not named or TOTAL.match(slot.text):
            continue
        if _wide_name(slot, known.get(indexes[0])):
            others = [i for i in indexes if i not in known or known[i].field != "program_kegiatan"]
            row.slots |= {i: Slot((), slot.box, slot.own) for i in others}
            continue
        for i in indexes:
            if i in known:
                row.slots[i] = Slot((), Box(known[i].x0, slot.box.top, known[i].x1, slot.box.bottom), slot.own)
        for line in slot.lines:
            for part in split_at_gaps(line, 0.8 * line.box.height):
                home = min(named, key=lambda c: abs((c.x0 + c.x1) / 2 - part.box.cx) - (c.x1 - c.x0) / 2)
                old = row.slots[home.index]
                row.slots[home.index] = Slot((*old.lines, part), old.box, old.own)


def _wide_name(slot: Slot, column: Column | None) -> bool:
    """True for the name of a program or activity that reaches over the columns of the details below it."""
    if column is None or column.field != "program_kegiatan" or any(x.box.x0 > column.x1 for x in slot.lines):
        return False
    return all(len(split_at_gaps(x, 0.8 * x.box.height)) == 1 for x in slot.lines)


def _lone(starts: Sequence[Cell], table: Table) -> bool:
    """A row whose only text spans most of the table: a group title, a row of its own."""
    return len(starts) == 1 and starts[0].col_span * 2 > table.n_cols


def _append(row: Row, cells: Sequence[Cell]) -> None:
    """Cells of a unit row that no anchor starts belong to the row above (a cell cut by a stray ruling)."""
    for cell in cells:
        for c in range(cell.col, cell.col + cell.col_span):
            slot = row.slots.get(c)
            if slot is None or not slot.own:
                continue
            if slot.lines:
                row.slots[c] = Slot(slot.lines + cell.lines, slot.box.union(cell.box), True, slot.span)
            else:
                row.slots[c] = Slot(cell.lines, cell.box, True, cell.col_span)
    row.bottom = max(row.bottom, *(c.box.bottom for c in cells))


def split_by_numbers(
    row: Row, number_cols: Sequence[int], anchors: Sequence[int], values: Sequence[int] = ()
) -> list[Row]:
    """A ruled row that holds several numbered rows (row borders were not drawn) is cut above each row number.

    Where the row has values (in the columns *values*), most parts must have some: digits of a code that wrap are no
    row numbers.
    """
    slots = [row.slots[c] for c in number_cols if c in row.slots and row.slots[c].own]
    numbered = (s.lines for s in slots if len(s.lines) > 1 and all(ROW_NUMBER.match(clean(x.text)) for x in s.lines))
    marks = list(next(numbered, ()))
    if not marks:
        return [row]
    tops = marks[1:] + _total_lines(row, [*number_cols, *anchors], marks[-1])
    cuts = [m.box.top - 0.4 * m.box.height for m in tops]
    parts = split_rows(row, cuts)
    ok = all(any(p.text(a) for a in (*anchors, *number_cols)) for p in parts)
    valued = sum(any(p.text(v) for v in values) for p in parts)
    return parts if ok and (valued * 2 > len(parts) or not any(row.text(v) for v in values)) else [row]


def _total_lines(row: Row, columns: Sequence[int], last: Line) -> list[Line]:
    """The line of a total below the last numbered row."""
    slots = {id(row.slots[c]): row.slots[c] for c in columns if c in row.slots and row.slots[c].own}
    found = [x for s in slots.values() for x in s.lines if x.box.top > last.box.bottom and TOTAL.match(clean(x.text))]
    return found[:1]


def split_rows(row: Row, cuts: Sequence[float]) -> list[Row]:
    """A row cut at the heights *cuts* (points); cells merged from above stay whole in every part."""
    edges = [row.top, *cuts, row.bottom]
    parts = []
    for top, bottom in pairwise(edges):
        inside = _between(top if top > row.top else float("-inf"), bottom if bottom < row.bottom else float("inf"))
        part = Row(top, bottom, {}, row.n_cols, row.page)
        made: dict[int, Slot] = {}
        for c, slot in row.slots.items():
            if not slot.own:
                part.slots[c] = slot
                continue
            if id(slot) not in made:
                lines = tuple(x for x in slot.lines if inside(x))
                made[id(slot)] = Slot(lines, Box(slot.box.x0, top, slot.box.x1, bottom), True, slot.span)
            part.slots[c] = made[id(slot)]
        parts.append(part)
    return parts


def _between(top: float, bottom: float) -> Callable[[Line], bool]:
    return lambda line: top <= line.box.cy < bottom


def noting_unused(kept: Print, column: Column, unused: Print) -> Print:
    """*kept* with a note on the print of *column*, which speaks of the same thing and has no place in the record."""
    note = f"kolom «{column.heading}» tidak dipakai: {unused.text}"
    return kept.with_text(kept.text, f"{kept.note}; {note}" if kept.note else note)


def doubted(found: Print, column: Column) -> Print:
    """*found* with little confidence and a word why, where what its column holds was guessed."""
    if column.field is None or column.score > GUESSED or not (column.heading or column.reason == UNHEADED):
        return found
    note = f"kolom {f'«{column.heading}»' if column.heading else 'tanpa judul'} dibaca sebagai {column.field}"
    note = f"{found.note}; {note}" if found.note else note
    return replace(found, confidence=min(found.confidence, GUESSED), note=note)


def group_title(row: Row) -> str | None:
    """The text of a row that is one title over (nearly) the whole width, None for ordinary rows."""
    distinct: list[Slot] = []
    for i in sorted(row.slots):
        slot = row.slots[i]
        if slot.lines and not any(slot is d for d in distinct):
            distinct.append(slot)
    titles = [d for d in distinct if not is_row_number(d.text)]
    if len(titles) != 1:
        return None
    others = [row.slots[i] for i in row.slots if row.slots[i].lines and not row.slots[i].own]
    (title,) = titles
    return title.text if title.span * 2 > row.n_cols and not others else None
