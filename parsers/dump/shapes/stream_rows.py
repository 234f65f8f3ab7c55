"""Rows made of streams (`streams`): what is only ordered says so."""

from __future__ import annotations

from petik.parsers.dump.lines import DumpCell
from petik.parsers.dump.shapes.budget import NOTE, PROVEN, UNSURE
from petik.parsers.dump.shapes.streams import Streams
from petik.parsers.model import AnggaranRow, IndikatorRow, NilaiRow, Print
from petik.parsers.print.level_words import named_level


def stream_rows(found: Streams, tingkat: str, post: Print | None) -> list[IndikatorRow]:
    """The indicators of an annex."""
    out: list[IndikatorRow] = []
    for row in found.rows:
        cells = {"sasaran": row.sasaran, "indikator": row.indikator, "satuan": row.satuan}
        fields = {"jabatan": post} if post is not None else {}
        fields |= {k: p for k, c in cells.items() if (p := _print(c, found.proven)) is not None}
        out.append(IndikatorRow(fields, tingkat, [NilaiRow("", _print(row.target, found.proven))]))
    return out


def stream_budget(found: Streams, post: Print | None) -> list[AnggaranRow]:
    """The budget of an annex."""
    out: list[AnggaranRow] = []
    for row in found.budget:
        fields = {"jabatan": post} if post is not None else {}
        cells = {"uraian": row.name, "anggaran": row.amount, "sumber_dana": row.fund}
        # the sum proves the amounts and which one is the total, not the order of the names beside them
        fields |= {k: p for k, c in cells.items() if (p := _print(c, found.summed and row.total)) is not None}
        named = named_level(row.name.text) if row.name is not None else None
        out.append(AnggaranRow(fields, "jumlah" if row.total else named or found.level))
    return out


def _print(cell: DumpCell | None, proven: bool) -> Print | None:
    return cell.printed(*((PROVEN, None) if proven else (UNSURE, NOTE))) if cell is not None else None
