"""Rows of tab tables: read by the parsers of ruled tables, one table at a time."""

from __future__ import annotations

from collections.abc import Sequence

from petik.parsers.barrier import At, Barrier
from petik.parsers.columns.headings import Column
from petik.parsers.dump.laid_out import unsure_values
from petik.parsers.dump.lines import TextLine
from petik.parsers.dump.tabs import plain_line
from petik.parsers.model import ParsedDocument, Print, Table
from petik.parsers.print.strings import Vocabulary
from petik.parsers.rows.chains import chain_tables, matches_of
from petik.parsers.rows.context import TableContext
from petik.parsers.rows.segment import segment_rows
from petik.parsers.rows.stacked import assign_levels


def vocabulary_of(lines: Sequence[TextLine]) -> Vocabulary:
    """The words of a section, without markdown's signs."""
    return Vocabulary(p for line in lines if (p := plain_line(line)) is not None)


def tab_columns(tables: Sequence[Table]) -> list[Column]:
    """The columns of all tables. What fails here fails again, and is told, where their rows are read."""
    untold = Barrier()
    segments = [s for t in tables for chain in chain_tables([t], False, {0}, (), untold)[0] for s in chain]
    return [column for s in segments for column in s.columns]


def read_tab_tables(
    tables: Sequence[Table], number: int, ctx: tuple[Vocabulary, str, Print | None], out: ParsedDocument
) -> None:
    """Appends tables, columns and rows to *out*. *ctx*: the section's words, its kind, its post."""
    vocabulary, jenis, post = ctx
    for table in tables:
        plans = {number} if jenis == "rencana_aksi" else set()
        with out.barrier.shifted(len(out.tables)):
            chains, read = chain_tables([table], jenis == "lkip", {0}, plans, out.barrier)
        for chain in chains:
            with out.barrier.around(At("tingkat baris", number, len(out.tables) + 1)):
                assign_levels([(row, s.columns) for s in chain for row in s.rows])
            shared = TableContext(vocabulary, jenis, False, post)
            for segment in chain:
                segment.index = len(out.tables)
                out.columns += matches_of(segment, number)
                rows, budgets = len(out.indikator), len(out.anggaran)
                with out.barrier.around(At("isi tabel", number, segment.index + 1)):
                    segment_rows(out, segment, shared)
                    if table.method == "aligned":
                        unsure_values(out, rows, budgets)
        out.tables += read
