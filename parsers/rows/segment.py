"""One table with known columns to indicator and budget rows, appended to what the file has given so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from petik.parsers.barrier import At
from petik.parsers.columns.column import Column
from petik.parsers.columns.measures import measures
from petik.parsers.model import ParsedDocument, Table
from petik.parsers.rows.anggaran import anggaran_of, has_money
from petik.parsers.rows.context import TableContext
from petik.parsers.rows.indikator import carry, indikator_of, note_group, under_headings
from petik.parsers.tables.body import Row, group_title


@dataclass(slots=True)
class Segment:
    """One table of a chain with its columns and body rows. `index` is its place in the file's list of tables."""

    index: int
    table: Table
    columns: list[Column]
    rows: list[Row] = field(default_factory=list)
    continued: bool = False


def segment_rows(parsed: ParsedDocument, segment: Segment, ctx: TableContext) -> None:
    """Appends the indicator and budget rows of one table to *parsed*; the levels in *ctx* are brought up to date."""
    found = measures(segment.columns)
    money = has_money(segment.columns)
    if not found and not money:
        return
    start = len(parsed.indikator)
    for i, row in enumerate(segment.rows):
        with parsed.barrier.around(At(f"baris isi ke-{i + 1}", segment.table.page, segment.index + 1)):
            title = group_title(row)
            if title is not None:
                note_group(row, title, ctx)
                continue
            carry(row, segment.columns, ctx)
            for made in indikator_of(row, found, ctx, segment.rows[i + 1 :]):
                made.table = segment.index
                parsed.indikator.append(made)
            if money:
                for budget in anggaran_of(row, segment.columns, ctx):
                    budget.table = segment.index
                    parsed.anggaran.append(budget)
    with parsed.barrier.around(At("indikator di bawah judulnya", segment.table.page, segment.index + 1)):
        parsed.indikator[start:] = under_headings(parsed.indikator[start:])
