"""Plans with quarters as plain columns ("TW I TW II TW III TW IV") in dumps without tabs: rows, or columns in runs.

Either every row's cells follow each other, or the names come first and the numbers of all rows behind them, column by
column. Which it is, the counts say: a row has four quarters, or a year's target and four quarters; and where the
year's target is there, arithmetic says it too: the quarters add up to it, or rise to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from petik.parsers.dump.lines import TextLine, print_from
from petik.parsers.dump.shapes.paragraphs import NUMBER, column_numbers, tail
from petik.parsers.dump.shapes.quarter_blocks import without_signature
from petik.parsers.dump.shapes.quarter_text import Piece, Stream, cells_between, is_heading, kind_of
from petik.parsers.model import IndikatorRow, NilaiRow, Print
from petik.parsers.print.strings import clean
from petik.schemas.data import satuan

PLAIN = 0.8
ORDERED, UNSURE = 0.6, 0.5  # a pair by order and equal counts: arithmetic bears its numbers out, or not
NOTE = "pasangan tidak pasti"
# the last quarter's heading: "TW IV", "Triwulan 4", "TRIWULAN KE-IV"
LAST_QUARTER = re.compile(r"\b(?:tw|trw|triwulan)\.?\s*(?:ke\s*-?\s*)?(?:iv|4)\b(?!\s*(?:\([^)]*\))?\s*:)", re.I)
QUARTERS = ("TW1", "TW2", "TW3", "TW4")
HEADING_LINES = 14  # lines that the headings of the table can take up behind the last quarter's


@dataclass(slots=True)
class _Row:
    """An indicator with what was read behind it."""

    name: Piece
    upper: dict[str, Piece] = field(default_factory=dict)
    unit: Piece | None = None
    posts: list[Piece] = field(default_factory=list)
    values: list[Piece] = field(default_factory=list)


def quarter_grid(lines: Sequence[TextLine]) -> list[IndikatorRow]:
    """The indicator rows of a section whose quarters are columns; none where the counts do not agree."""
    at = next((i for i, line in enumerate(lines) if LAST_QUARTER.search(line.text)), None)
    if at is None or at + 1 >= len(lines):
        return []
    rows, units = _read(lines[at + 1 :])
    if not rows:
        return []
    counts = {len(row.values) for row in rows}
    if counts <= {4} or counts <= {5}:
        return [_made(row, [*row.values], PLAIN, None) for row in rows]
    if any(row.values for row in rows[:-1]) or (units and len(units) != len(rows)):
        return []
    return _columns(rows, units)


def _read(lines: Sequence[TextLine]) -> tuple[list[_Row], list[Piece]]:
    """Rows in the order of their names, each with what stands behind it; all units, in order."""
    stream = Stream(lines)
    rows: list[_Row] = []
    upper: dict[str, Piece] = {}
    units: list[Piece] = []
    cells = without_signature(cells_between(stream, 0, len(stream.text), signs=True))
    for number, cell in enumerate(cells):
        text = _unnumbered(cell.text)
        if column_numbers(cell.text) or (number < HEADING_LINES and is_heading(text) and not rows):
            continue
        if text.casefold().rstrip(".") in satuan() and rows:
            units.append(cell)
            rows[-1].unit = cell
            continue
        front, values, unit = tail(text)
        if front:
            _name(Piece(front, cell.lines, False, cell.at), rows, upper)
        if rows:
            rows[-1].values += [Piece(v, cell.lines, False, cell.at) for v in values]
            if unit is not None:
                rows[-1].unit = Piece(unit, cell.lines, False, cell.at)
    return rows, units


def _unnumbered(text: str) -> str:
    match = NUMBER.match(text)
    return match["rest"] if match is not None and re.search(r"[^\W\d_]{3}", match["rest"]) else clean(text)


def _name(cell: Piece, rows: list[_Row], upper: dict[str, Piece]) -> None:
    kind = kind_of(cell.text)
    if kind == "indikator":
        rows.append(_Row(cell, dict(upper)))
    elif kind == "penanggung_jawab" and rows:
        rows[-1].posts.append(cell)
    elif kind in ("sasaran", "program", "kegiatan"):
        upper[kind] = cell
        for below in ("program", "kegiatan")[("sasaran", "program", "kegiatan").index(kind) :]:
            upper.pop(below, None)


def _columns(rows: Sequence[_Row], units: Sequence[Piece]) -> list[IndikatorRow]:
    """Numbers of all rows in one run behind the names: by column or by row, whichever the arithmetic bears out."""
    n, numbers = len(rows), rows[-1].values
    width = len(numbers) // n
    if width not in (4, 5) or width * n != len(numbers):
        return []
    down = [[numbers[c * n + r] for c in range(width)] for r in range(n)]
    along = [numbers[r * width : (r + 1) * width] for r in range(n)]
    chosen = max((down, along), key=lambda grid: sum(_adds_up(cells) for cells in grid))
    sure = ORDERED if all(_adds_up(cells) for cells in chosen) else UNSURE
    posts = rows[-1].posts if len(rows[-1].posts) == n else []
    for i, row in enumerate(rows):
        row.unit = units[i] if units else None
        row.posts = posts[i : i + 1]
    return [_made(row, cells, sure, NOTE) for row, cells in zip(rows, chosen, strict=True)]


def _adds_up(cells: Sequence[Piece]) -> bool:
    """The year's target and its quarters: they add up to it, or rise to it."""
    if len(cells) != 5:
        return False
    found = [_number(c.text) for c in cells]
    year, quarters = found[0], [q for q in found[1:] if q is not None]
    if year is None or not quarters:
        return False
    rising = all(a <= b for a, b in pairwise(quarters))
    return abs(sum(quarters) - year) < 0.011 or (rising and abs(quarters[-1] - year) < 0.011)


def _number(text: str) -> float | None:
    """For arithmetic on small targets only: the record's values are read by `normalise`."""
    match = re.match(r"^(\d+)(?:[.,](\d{1,2}))?\s*%?$", clean(text))
    return float(f"{match[1]}.{match[2] or 0}") if match is not None else None


def _made(row: _Row, cells: Sequence[Piece], confidence: float, note: str | None) -> IndikatorRow:
    names = {**row.upper, "indikator": row.name}
    fields: dict[str, Print] = {k: print_from(p.text, p.lines, PLAIN) for k, p in names.items()}
    if row.unit is not None:
        fields["satuan"] = print_from(row.unit.text, row.unit.lines, confidence, note)
    if len(row.posts) == 1:
        fields["penanggung_jawab"] = print_from(row.posts[0].text, row.posts[0].lines, UNSURE, NOTE)
    level = next((k for k in ("kegiatan", "program") if k in row.upper), "sasaran")
    out = IndikatorRow(fields, level)
    periods = QUARTERS if len(cells) == 4 else ("", *QUARTERS)
    for period, cell in zip(periods, cells, strict=True):
        out.nilai.append(NilaiRow(period, print_from(cell.text, cell.lines, confidence, note)))
    return out
