"""Quarterly measurement tables in dumps: levels side by side, each with "Target Tahunan" and TW 1 to 4.

Values are read where they stand (`quarter_blocks`); displaced names are set beside them by counts and witnesses
(`seating`). What the counts prove is said with more confidence; every other pair carries a note.
"""

from __future__ import annotations

from petik.parsers.dump.sections import Section
from petik.parsers.dump.shapes.quarter_blocks import LEVELS, Block, leaves
from petik.parsers.dump.shapes.quarter_text import Piece
from petik.parsers.dump.shapes.seating import seated
from petik.parsers.dump.shapes.seats import UNIT, Row, column
from petik.parsers.model import AnggaranRow, Identity, IndikatorRow, NilaiRow, ParsedDocument, Print

IN_PLACE = 0.8  # a name that stands between its row's values, pieced together from wrapped lines
PROVEN = 0.75  # a displaced name that the counts of its page leave only one place for
UNSURE = 0.5
NOTE = "pasangan tidak pasti"
PERIODS = ("", "TW1", "TW2", "TW3", "TW4")


def parse_pengukuran(section: Section) -> ParsedDocument:
    """The rows of a measurement section. Identity and tables are the caller's."""
    out = ParsedDocument(Identity(jenis="pengukuran"))
    for row in seated(leaves(section.lines)):
        names = {col: found for col, piece in row.names.items() if (found := _printed(row, col, piece)) is not None}
        for level, values in enumerate(row.block.nilai):
            out.indikator.append(_indicator(row.block, level, values, names))
        out.anggaran += _budgets(row.block, names)
    return out


def _printed(row: Row, col: str, piece: Piece) -> Print | None:
    if row.block.inline.get(col) is piece:
        return piece.printed(IN_PLACE)
    return piece.printed(PROVEN) if col in row.proven else piece.printed(UNSURE, NOTE)


def _indicator(
    block: Block, level: int, values: dict[str, list[Print]], names: dict[str, Print]
) -> IndikatorRow:
    """The row of one level: names of the levels above it and its own, year and quarters."""
    fields = {upper: names[upper] for upper in LEVELS[: level + 1] if upper in names}
    if column(level) in names:
        fields["indikator"] = names[column(level)]
    if UNIT in names:
        fields[UNIT] = names[UNIT]
    row = IndikatorRow(fields, LEVELS[min(level, 2)])
    for period in PERIODS:
        prints = values.get(period)
        if prints:
            row.nilai.append(NilaiRow(period, *[*prints, None, None, None][:3]))
    return row


def _budgets(block: Block, names: dict[str, Print]) -> list[AnggaranRow]:
    """The amounts of a row, each with the name of its level."""
    out: list[AnggaranRow] = []
    for level, amount in sorted(block.amounts.items()):
        tingkat = LEVELS[min(level, 2)]
        fields = {"anggaran": amount}
        if tingkat in names:
            fields["uraian"] = names[tingkat]
        if tingkat == "kegiatan" and "program" in names:
            fields["program"] = names["program"]
        out.append(AnggaranRow(fields, tingkat))
    return out


