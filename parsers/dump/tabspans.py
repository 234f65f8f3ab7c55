"""Merged cells of a header in tab-separated rows, which keep their text in the first of their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from petik.parsers.columns.catalogue import lookup
from petik.parsers.columns.headings import MAX_HEADER_ROWS, heading_like, is_number_row

SHORT = 3  # letters
VALUES = ("target", "realisasi", "capaian")
YEARS = re.compile(r"\b(?:19|20)\d\d\b")

Spans = dict[tuple[int, int], tuple[int, int]]  # (row, column) -> (rows, columns); (0, 0) where another cell covers it


def header_spans(rows: Sequence[Sequence[str]]) -> Spans:
    """How far the cells of a header of several rows reach; nothing for a header of one row.

    A heading reaches right over empty cells below which headings stand, and down over cells of its own column that
    are empty, up to the row of column numbers. What heads values reaches over a last column that has no heading.
    """
    depth = header_rows(rows)
    out: Spans = {}
    if depth == 1:
        out = _last_column(rows)
    if depth < 2:
        return out
    for r in range(depth):
        for c, text in enumerate(rows[r]):
            if not text or out.get((r, c)) == (0, 0):
                continue
            right = 1
            while c + right < len(rows[r]) and _is_under(rows, depth, r, c + right, out):
                right += 1
            down = 1
            while r + down < depth and not any(rows[r + down][c : c + right]):
                down += 1
            if (down, right) != (1, 1):
                out |= {(i, k): (0, 0) for i in range(r, r + down) for k in range(c, c + right)}
                out[r, c] = (down, right)
    return out


def _last_column(rows: Sequence[Sequence[str]]) -> Spans:
    """A heading of values over the last two columns, where only the first of them has it."""
    *_, before, last = rows[0] if len(rows[0]) > 1 else ("", "", "x")
    known = lookup(before) if before and not last else None
    filled = sum(bool(row[-1]) for row in rows[1:])
    if known is None or known.nama not in VALUES or 2 * filled <= len(rows) - 1:
        return {}
    c = len(rows[0]) - 2
    return {(0, c): (1, 2), (0, c + 1): (0, 0)}


def _is_under(rows: Sequence[Sequence[str]], depth: int, r: int, c: int, taken: Spans) -> bool:
    """True for an empty cell that no heading above covers, below which a heading stands."""
    return not rows[r][c] and (r, c) not in taken and any(rows[i][c] for i in range(r + 1, depth))


def header_rows(rows: Sequence[Sequence[str]]) -> int:
    """Rows above the body that can only be headings; a row of column numbers may stand between them."""
    depth = 0
    for r, row in enumerate(rows[:MAX_HEADER_ROWS]):
        filled = [t for t in row if t]
        if depth and is_number_row(filled):
            continue
        if not filled or any(re.search(r"\d", YEARS.sub("", t)) for t in filled):
            break
        short = depth > 0 and all(len(t) <= SHORT for t in filled)  # "I", "II" below "Triwulan"; "K", "Rp"
        if not short and 2 * sum(map(heading_like, filled)) < len(filled):
            break
        depth = r + 1
    return depth
