"""Merged ranges of a sheet: how large they are together, and which cells lie below them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence

from petik.ingest.errors import FileRefused

MAX_MERGED = 3_000_000  # cells in the merged ranges of a workbook: three whole columns
Merged = tuple[int, int, int, int]  # row, column (0-based), rows, columns
Place = tuple[int, int]


def check_merged(sheets: Sequence[Sequence[Merged]]) -> None:
    """Raises FileRefused where the ranges of all *sheets* cover more cells than can be gone through."""
    if sum(rows * columns for merged in sheets for _r, _c, rows, columns in merged) > MAX_MERGED:
        raise FileRefused("lembar kerja memuat sel gabungan yang terlalu luas; hapus lalu simpan ulang")


class Covered:
    """Which cells lie below a merged range and are not its first: Excel shows nothing of them."""

    def __init__(self, merged: Sequence[Merged], rows: Collection[int]) -> None:
        """*rows*: those that have cells at all."""
        self._first = {(row, column) for row, column, _rows, _columns in merged}
        spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for row, column, n_rows, n_columns in merged:
            for at in range(row, row + n_rows):
                if at in rows:
                    spans[at].append((column, column + n_columns))
        self._spans = {row: _joined(found) for row, found in spans.items()}

    def __contains__(self, place: Place) -> bool:
        row, column = place
        if row not in self._spans or place in self._first:
            return False
        starts, ends = self._spans[row]
        before = bisect_right(starts, column) - 1
        return before >= 0 and column < ends[before]


def _joined(spans: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Starts and ends of the spans, rising, those that overlap as one."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if ends and start < ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends
