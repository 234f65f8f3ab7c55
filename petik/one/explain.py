"""`petik kinds` and `petik headings`: why a page or a column was taken for what it was taken for."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from petik.messages import Texts
from petik.parsers.model import ParsedDocument

WIDEST = 60  # letters of one cell before it is cut


def kinds(parsed: ParsedDocument, say: Texts) -> list[str]:
    """The lines of `petik kinds`: page, kind, score, reasons."""
    if not parsed.verdicts:
        return [say("kinds_none")]
    rows = [(str(v.page), v.kind, f"{v.score:.2f}", "; ".join(v.reasons)) for v in parsed.verdicts]
    return aligned(say("kinds_columns").split("|"), rows, wide_last=True)


def headings(parsed: ParsedDocument, say: Texts) -> list[str]:
    """The lines of `petik headings`: every column of every table, then the headings that matched nothing."""
    if not parsed.columns:
        return [say("headings_none")]
    rows = []
    for match in parsed.columns:
        place = (str(match.page), str(match.table + 1), str(match.column + 1))
        heading = match.heading or say("empty_heading")
        score = f"{match.score:.2f}" if match.field else "-"
        rows.append((*place, heading, match.field or "-", match.periode or "-", score, match.reason))
    lines = aligned(say("headings_columns").split("|"), rows, wide_last=True)
    unknown = [match for match in parsed.columns if match.field is None and match.heading]
    lines.append("")
    if not unknown:
        return [*lines, say("headings_all_known")]
    lines.append(say("headings_unknown", n=len(unknown)))
    names = say("headings_columns").split("|")
    for match in unknown:
        where = f"{names[0]} {match.page}, {names[1]} {match.table + 1}, {names[2]} {match.column + 1}"
        lines.append(f"  {where}: {match.heading}")
    return lines


def aligned(head: Sequence[str], rows: Sequence[Sequence[str]], wide_last: bool = False) -> list[str]:
    """Rows as columns of text under *head*, two spaces apart; long cells are cut, the last only without *wide_last*."""
    last = len(head) - 1
    table = [list(head), *([_cut(cell, wide_last and c == last) for c, cell in enumerate(row)] for row in rows)]
    widths = [max(_width(row[c]) for row in table) for c in range(len(head))]
    lines = ["  ".join(_padded(cell, widths[c]) for c, cell in enumerate(row)).rstrip() for row in table]
    return [lines[0], "  ".join("-" * min(width, WIDEST) for width in widths), *lines[1:]]


def _cut(cell: str, keep: bool) -> str:
    cell = " ".join(cell.split())
    return cell if keep or len(cell) <= WIDEST else cell[: WIDEST - 1] + "…"


def _width(text: str) -> int:
    """Columns that *text* takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
