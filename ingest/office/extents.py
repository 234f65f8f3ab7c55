"""Which places of an Office grid are a table by what they hold: a heading, and rows below it in the same columns.

Spreadsheets and Word tables need no borders to be tables, and borders often stop where the typist stopped drawing them.
What looks alike and is none: a block of labels ("Nama | : | …"), two signers side by side, a numbered list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

PAIR = 2  # filled columns that a row has in common with its heading, at least
DENSE_ROWS = 5  # rows in the same columns that are a table without a heading, too
LONGEST_GRADE = 3  # letters: "n/a", "AA", "III"
LONGEST_HEADING = 80  # characters of a cell: a longer one is a sentence
ASIDE = 3  # rows of other shape in a row (a section's name, a cell that goes on) that a table may hold
ALIKE = 5  # filled columns that two neighbours share go on with a table whose first columns are blank here and there
_NUMBER = re.compile(r"[(\-–]?\s*(?:Rp\.?\s*)?\d[\d.,\s]*[)%]?\s*%?$", re.I)  # "1.250.000", "86,67 %", "(12)"
SIGNS = re.compile(r"\W*(?:n\.?i\.?p\b|pihak\s)", re.I)  # "NIP. 1970…", "PIHAK KEDUA": a signature, in whatever columns

Place = tuple[int, int]  # row, column


@dataclass(frozen=True, slots=True)
class Said:
    """A filled cell: its first row and column, how many columns it spans, and its text."""

    row: int
    col: int
    col_span: int
    text: str

    @property
    def number(self) -> bool:
        return bool(_NUMBER.match(self.text.strip()))

    @property
    def wordy(self) -> bool:
        """A word or more: no grade, no sign for an empty value."""
        return not self.number and sum(letter.isalpha() for letter in self.text) > LONGEST_GRADE


Row = Mapping[int, Said]  # the filled cells of a row by their first column


@dataclass(frozen=True, slots=True)
class Extent:
    """Rows [top, bottom) and columns [left, right) of a table."""

    top: int
    bottom: int
    left: int
    right: int

    def places(self) -> Iterator[Place]:
        """Every row and column inside."""
        return ((r, c) for r in range(self.top, self.bottom) for c in range(self.left, self.right))


def table_places(
    cells: Sequence[Said], n_rows: int, ruled: frozenset[int], boxed: frozenset[int] = frozenset()
) -> frozenset[Place]:
    """The places of tables that borders do not show.

    *ruled* are the rows that are part of a table by their borders, *boxed* those that show some (boxes of a tree).
    """
    rows: list[dict[int, Said]] = [{} for _ in range(n_rows)]
    for cell in cells:
        rows[cell.row][cell.col] = cell
    out: set[Place] = set()
    top = 0
    while top < n_rows:
        found = None
        if top not in ruled:
            found = None if top in boxed else _below_borders(rows, top, ruled | boxed)
            found = found or _headed(rows, top, ruled) or _dense(rows, top, ruled)
        if found is not None:
            out |= set(found.places())
        top = max(top + 1, found.bottom if found else 0)
    return frozenset(out)


def _headed(rows: Sequence[Row], top: int, ruled: frozenset[int]) -> Extent | None:
    """The table that the heading at *top* opens, None where there is no heading or hardly a table."""
    heads = rows[top]
    if not _is_heading(heads):
        return None
    found = _grown(rows, top, top + 1, ruled, set(heads))
    body = [row for row in rows[top + 1 : found.bottom] if len(set(row) & set(heads)) >= PAIR]
    if not body or _is_layout(rows[top : found.bottom]):
        return None
    figures = any(cell.number for row in body for col, cell in row.items() if col != min(heads))
    enough = len(body) >= PAIR and (figures or len(heads) > PAIR)
    return found if enough or (figures and len(heads) > PAIR) or len(body) >= DENSE_ROWS else None


def _dense(rows: Sequence[Row], top: int, ruled: frozenset[int]) -> Extent | None:
    """Rows from *top* on that share filled columns, without a heading; None where they are too few, or a list."""
    common, bottom = set(rows[top]), top
    while bottom < len(rows) and bottom not in ruled:
        beside = set(rows[bottom - 1]) & set(rows[bottom]) if bottom > top else set()
        if len(common & set(rows[bottom])) < PAIR and len(beside) < ALIKE:
            break
        common &= set(rows[bottom])
        bottom += 1
    own = rows[top:bottom]
    if len(own) < DENSE_ROWS or _is_layout(own) or _is_list(own):
        return None
    return Extent(top, bottom, *_sides(own))


def _below_borders(rows: Sequence[Row], top: int, ruled: frozenset[int]) -> Extent | None:
    """Rows from *top* on that go on with the bordered table right above them."""
    if top - 1 not in ruled:
        return None
    first = top - 1
    while first - 1 in ruled:
        first -= 1
    above = rows[first:top]
    columns = {col for row in above for col in row}
    found = _grown(rows, top - 1, top, ruled, columns, above)
    return Extent(top, found.bottom, found.left, found.right) if found.bottom > top else None


def _grown(
    rows: Sequence[Row], top: int, start: int, ruled: frozenset[int], columns: set[int], above: Sequence[Row] = ()
) -> Extent:
    """The rows from *start* on that go on with the table at *top* whose heading fills *columns*."""
    body = list(above)
    left, right = _sides([*above, rows[top]])
    bottom, blanks, aside = start, 0, 0
    for at in range(start, len(rows)):
        row = rows[at]
        if at in ruled or _same(row, rows[top]) or blanks >= PAIR or aside > ASIDE or _signs(row):
            break
        if not row:
            blanks += 1
            continue
        strict = bool(above) or blanks > 0
        if strict and _opens(rows, at):
            break
        if _goes_on(row, body, columns, strict) or _counts_on(row, body):
            body.append(row)
            bottom, blanks, aside = at + 1, 0, 0
            left, right = _widened(row, left, right)
        elif all(left <= col < right for col in row):
            aside += 1
        else:
            break
    return Extent(top, bottom, left, right)


def _is_heading(row: Row) -> bool:
    """Short different texts side by side, none a number or a label with its colon."""
    said = [cell.text.strip() for cell in row.values()]
    plain = not any(cell.number or ":" in cell.text for cell in row.values())
    return plain and PAIR <= len(said) == len(set(said)) and max(map(len, said)) <= LONGEST_HEADING


def _opens(rows: Sequence[Row], at: int) -> bool:
    """Whether the row at *at* is the heading of another table: below one of its words stands a number."""
    below = next((row for row in rows[at + 1 : at + 1 + PAIR] if row), {})
    return _is_heading(rows[at]) and any(below[col].number for col in set(rows[at]) & set(below))


def _widened(row: Row, left: int, right: int) -> tuple[int, int]:
    """The table's sides with the cells of *row* that touch them: the column beside may have no heading."""
    for cell in row.values():
        if cell.col <= right and cell.col + cell.col_span >= left:
            left, right = min(left, cell.col), max(right, cell.col + cell.col_span)
    return left, right


def _goes_on(row: Row, body: Sequence[Row], columns: set[int], strict: bool) -> bool:
    """Whether a row fills the table's columns with their kind of content.

    *strict* (behind a blank row or a last border, where two signatures may stand): more columns than two or than half
    of them, and no words where the table has nothing but numbers.
    """
    shared = set(row) & columns
    if len(shared) < PAIR:
        return False
    if not strict:
        return True
    numbers = {col for col in shared if _all_numbers(col, body)}
    enough = len(shared) > PAIR or 2 * len(shared) > len(columns)
    return enough and not any(row[col].wordy for col in numbers)


def _counts_on(row: Row, body: Sequence[Row]) -> bool:
    """A row that has its number only: the record is there, its fields are empty."""
    return len(row) == 1 and all(cell.number and _all_numbers(col, body) for col, cell in row.items())


def _all_numbers(col: int, body: Sequence[Row]) -> bool:
    """Whether the column holds nothing but numbers, apart from its headings."""
    found = [row[col].number for row in body if col in row]
    first = found.index(True) if True in found else len(found)
    return first < len(found) and all(found[first:])


def _is_layout(rows: Sequence[Row]) -> bool:
    """A block of labels and what they say ("Nama", ": Siti"): every second row has a colon; or of signatures."""
    if any(_signs(row) for row in rows):
        return True
    colons = sum(any(cell.text.lstrip().startswith(":") for cell in row.values()) for row in rows)
    ends = sum(any(cell.text.rstrip().endswith(":") for cell in row.values()) for row in rows)
    return 2 * max(colons, ends) >= len(rows)


def _signs(row: Row) -> bool:
    return any(SIGNS.match(cell.text) for cell in row.values())


def _is_list(rows: Sequence[Row]) -> bool:
    """Numbers or letters and a text behind each: a numbered list."""
    return all(len(row) == PAIR and len(row[min(row)].text.strip()) <= len("iii.") for row in rows)


def _same(row: Row, other: Row) -> bool:
    return len(row) >= PAIR and {c: s.text for c, s in row.items()} == {c: s.text for c, s in other.items()}


def _sides(rows: Sequence[Row]) -> tuple[int, int]:
    filled = [cell for row in rows for cell in row.values()]
    return min(c.col for c in filled), max(c.col + c.col_span for c in filled)
