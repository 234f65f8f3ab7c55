"""Columns of a table that goes on on the next page without a header and with other widths: by their order, and where
the page draws a column more or less, by the order in which places and contents agree best.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from petik.parsers.columns.column import Column, edges_of
from petik.parsers.columns.header import header_depth
from petik.parsers.columns.headings import AMOUNT
from petik.parsers.model import Table
from petik.parsers.print.strings import clean, squash
from petik.parsers.tables.page_break import EDGE
from petik.schemas.keyakinan import GUESSED

FEWEST = 4  # columns that two tables must have for their order to mean anything
MOST_APART = 2  # columns that one of them may have more
COVERED = 0.8  # share of a column that another must cover to stand for it
KEPT = 0.8  # share of the columns, and of their meanings, that must be found again
SAME_KIND, ONE_BLANK, OTHER_KIND = 2.0, -1.0, -3.0  # for two columns whose cells look alike, or do not
# "2.06", "0005", "01": a part of a code or a number of its own; "3 Paket", "12,5 %": a number with a unit
PIECE = re.compile(r"^\d{1,4}(?:\.\d{1,4})*\.?$")
MEASURE = re.compile(r"^[<>≥≤±-]?\s*\d[\d.,]*\s*\W?\s*[^\W\d]*$")


def continued_columns(table: Table, before: Table, columns: Sequence[Column]) -> list[Column] | None:
    """The columns of *table* from those of *before*, whose outer edges it shares; None where they do not agree."""
    edges = edges_of(table)
    if min(len(edges), len(columns)) < FEWEST or abs(len(edges) - len(columns)) > MOST_APART:
        return None
    if abs(edges[0][0] - columns[0].x0) > EDGE or abs(edges[-1][1] - columns[-1].x1) > EDGE:
        return None
    if len(edges) == len(columns):
        why = "lanjutan tabel di halaman sebelumnya, menurut urutan kolom"
        return [replace(b, x0=x0, x1=x1, reason=why) for b, (x0, x1) in zip(columns, edges, strict=True)]
    return _aligned(table, edges, before, columns)


def under_cut_header(columns: Sequence[Column], before: Sequence[Column]) -> list[Column] | None:
    """*columns* of a page whose header lost its upper lines, as those of *before*: each heading that is left is the end
    of the one above it ("Kegiatan / Output" below "Program / Kegiatan / Output"); None where one is not."""
    if len(columns) != len(before) or not all(abs(a.x0 - b.x0) <= EDGE for a, b in zip(columns, before, strict=True)):
        return None
    left = [(squash(a.heading), squash(b.heading)) for a, b in zip(columns, before, strict=True)]
    printed = [(here, there) for here, there in left if here]
    if 2 * len(printed) < len(columns) or not all(there.endswith(here) for here, there in printed):
        return None
    why = "judul terpotong, menurut halaman sebelumnya"
    return [replace(b, x0=a.x0, x1=a.x1, reason=why) for a, b in zip(columns, before, strict=True)]


def lossy(found: Sequence[Column] | None, before: Sequence[Column]) -> bool:
    """True where columns matched by their edges alone left out some of *before*, or took one of them twice."""
    if found is None:
        return True
    used = Counter((c.heading, c.field, c.periode) for c in found if c.field)
    there = Counter((c.heading, c.field, c.periode) for c in before if c.field)
    return used != there


def _aligned(
    table: Table, edges: Sequence[tuple[float, float]], before: Table, columns: Sequence[Column]
) -> list[Column] | None:
    here, above = kinds_of(table), kinds_of(before, header_depth(before))
    worth = [[_shared(edge, c) + _alike(here[i], above[c.index]) for c in columns] for i, edge in enumerate(edges)]
    pairs = _best_order(worth)
    out = [Column(i, x0, x1, "", None, reason="tanpa judul") for i, (x0, x1) in enumerate(edges)]
    why = "lanjutan tabel di halaman sebelumnya, menurut letak dan isi kolom"
    for i, k in pairs:
        whole = [c for c in columns if above[c.index] and _shared(edges[i], c) >= COVERED]
        if len(whole) > 1:
            continue  # one cell over two columns
        score = min(columns[k].score, GUESSED)
        out[i] = replace(columns[k], index=i, x0=edges[i][0], x1=edges[i][1], score=score, reason=why)
    named = [c.field for c in columns if c.field and above[c.index]]
    kept = [c.field for c in out if c.field]
    enough = len(kept) >= KEPT * sum(bool(k) for k in here) and len(kept) >= KEPT * len(named)
    return out if enough else None


def _shared(edge: tuple[float, float], column: Column) -> float:
    """The share of the narrower of two columns that both cover, 0 to 1."""
    (x0, x1), narrow = edge, max(1.0, min(edge[1] - edge[0], column.x1 - column.x0))
    return max(0.0, min(x1, column.x1) - max(x0, column.x0)) / narrow


def _alike(a: str, b: str) -> float:
    if a == b:
        return SAME_KIND
    return OTHER_KIND if a and b else ONE_BLANK


def _best_order(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs (row, column of *worth*) of the highest sum that keep the order of both."""
    n, m = len(worth), len(worth[0])
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for k in range(m - 1, -1, -1):
            best[i][k] = max(best[i + 1][k], best[i][k + 1], worth[i][k] + best[i + 1][k + 1])
    out, i, k = [], 0, 0
    while i < n and k < m:
        if best[i][k] == worth[i][k] + best[i + 1][k + 1] and worth[i][k] > 0:
            out.append((i, k))
            i, k = i + 1, k + 1
        elif best[i][k] == best[i + 1][k]:
            i += 1
        else:
            k += 1
    return out


def kinds_of(table: Table, depth: int = 0) -> list[str]:
    """What most cells of each column hold below a header of *depth* unit rows: "kode", "uang", "ukuran", "kata", "" for
    a blank column."""
    seen: list[Counter[str]] = [Counter() for _ in range(table.n_cols)]
    for cell in table.cells:
        if cell.row >= depth and cell.lines and cell.col_span == 1:
            seen[cell.col][_kind(clean(cell.text))] += 1
    return [found.most_common(1)[0][0] if found else "" for found in seen]


def _kind(text: str) -> str:
    if AMOUNT.search(text):
        return "uang"
    if PIECE.match(text):
        return "kode"
    return "ukuran" if MEASURE.match(text) else "kata"
