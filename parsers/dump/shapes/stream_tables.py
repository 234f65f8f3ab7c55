"""Tables of reports and plans that came out box by box: columns of values by the headings, rows by counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from petik.parsers.columns.heading_periods import YEAR, period_of
from petik.parsers.dump.lines import DumpCell, TextLine
from petik.parsers.dump.shapes.budget import NOTE, UNSURE
from petik.parsers.dump.shapes.streams import Piece, aims_of, field_of, is_result, stream_pieces
from petik.parsers.dump.shapes.value_streams import ACHIEVEMENT, ValueRow, names_measure, read_values
from petik.parsers.model import AnggaranRow, IndikatorRow, NilaiRow, Print
from petik.parsers.print.strings import clean

FIELDS = ("target", "realisasi", "capaian")
QUARTERS = ("TW1", "TW2", "TW3", "TW4")
NO_VALUES = "nilainya terpencar dan tidak dapat dipasangkan"
FEWEST = 2  # indicators that show a table to be one
FORMULA = re.compile(r"\s[/:÷]\s|x\s*100|dibagi|^banyaknya\b", re.I)
VALUES_BEHIND = re.compile(r"\s\d[\d.,]*\s?%?\s+\d[\d.,]*\s?%?$")  # "Nilai 75,00 80,00"
QUARTER_WORD = "triwulan"


def streamed_rows(lines: Sequence[TextLine], index: int | None = None, names_only: bool = True) -> list[IndikatorRow]:
    """The indicators of a table; where the counts do not agree without values, or none if not *names_only*.

    *index*: the table's number among those of the file.
    """
    pieces = _below_heading(stream_pieces(lines))
    return _with_values(pieces, index) or (_names_only(pieces, index) if names_only else [])


def _with_values(pieces: Sequence[Piece], index: int | None) -> list[IndikatorRow]:
    heads = {field_of(p) for p in pieces if p.kind == "heading"}
    fields = [h for h in FIELDS if h in heads]
    if "indikator" not in heads:
        return []
    years, quarters = _periods(pieces)
    if quarters and set(fields) <= {"target"}:
        found = read_values(pieces, (5, 4))
        return [_row(r, _by_period(r, ["", *QUARTERS] if len(r.values) == 5 else QUARTERS), index) for r in found]
    if len(years) > 1 and len(fields) <= 1:
        found = read_values(pieces, (len(years),))
        name = fields[0] if fields else "target"
        return [_row(r, _by_period(r, years, name), index) for r in found]
    if not fields:
        return []
    # a grade may stand behind the achievement
    found = read_values(pieces, (len(fields), len(fields) + 1), len(fields) == ACHIEVEMENT)
    return [_row(r, [_of_year(r, fields)], index) for r in found]


def _names_only(pieces: Sequence[Piece], index: int | None) -> list[IndikatorRow]:
    """The indicators of a table whose values cannot be told apart: their numbers are left out, which a note says."""
    heads = {field_of(p).split(":")[0] for p in pieces if p.kind == "heading"}
    if not {"indikator", "indikator_campuran"} & heads or len(heads & {*FIELDS, "formulasi", "satuan"}) == 0:
        return []
    texts = [p for p in pieces if p.kind == "text"]
    names = [p for p in texts if names_measure(clean(p.cell.text)) and not FORMULA.search(clean(p.cell.text))]
    if any(VALUES_BEHIND.search(clean(p.cell.text)) for p in names):
        return []  # rows kept their lines: they are read elsewhere
    aims = aims_of([p for p in texts if is_result(clean(p.cell.text))], names)
    out: list[IndikatorRow] = []
    for name, aim in zip(names, aims, strict=True):
        cells = {"sasaran": aim, "indikator": name.cell}
        prints = {k: p for k, c in cells.items() if c is not None and (p := c.printed(UNSURE, NO_VALUES)) is not None}
        out.append(IndikatorRow(prints, "sasaran" if "sasaran" in heads else None, [], table=index))
    return out if len(out) >= FEWEST else []


def streamed_budget(lines: Sequence[TextLine], index: int | None = None) -> list[AnggaranRow]:
    """Names with money planned, money spent and the percentage, which must bear the two out."""
    out: list[AnggaranRow] = []
    pieces = _below_heading(stream_pieces(lines))
    found = read_values(pieces, (ACHIEVEMENT,), True, ("money", "value"))
    if sum(p.kind == "money" for p in pieces) < 2 * len(found):
        return []  # the values of indicators
    for row in found:
        fields = {"uraian": _print(row.indikator)}
        fields |= {k: _print(v) for k, v in zip(("anggaran", "realisasi", "persen"), row.values, strict=False)}
        prints = {k: p for k, p in fields.items() if p is not None}
        out.append(AnggaranRow(prints, "program", table=index))
    return out


def _below_heading(pieces: Sequence[Piece]) -> list[Piece]:
    """What stands behind the first heading: titles above it are no names."""
    first = next((p.at for p in pieces if p.kind == "heading"), None)
    return [p for p in pieces if first is not None and p.at >= first]


def _periods(pieces: Sequence[Piece]) -> tuple[list[str], bool]:
    """The years that stand as headings, in order, and whether the headings speak of quarters."""
    heads = [clean(p.cell.text) for p in pieces if p.kind == "heading"]
    years = [y for text in heads for y in YEAR.findall(text)]
    quarters = any("TW" in period_of(text) or QUARTER_WORD in text.casefold() for text in heads)
    return sorted(set(years)), quarters


def _row(row: ValueRow, nilai: list[NilaiRow], index: int | None) -> IndikatorRow:
    cells = {"sasaran": row.sasaran, "indikator": row.indikator, "satuan": row.satuan}
    names = {k: p for k, c in cells.items() if (p := _print(c)) is not None}
    return IndikatorRow(names, "sasaran", nilai, table=index)


def _by_period(row: ValueRow, periods: Sequence[str], field: str = "target") -> list[NilaiRow]:
    out = [NilaiRow(period) for period in periods]
    for entry, value in zip(out, row.values, strict=False):
        setattr(entry, field, _print(value))
    return out


def _of_year(row: ValueRow, fields: Sequence[str]) -> NilaiRow:
    entry = NilaiRow("")
    for field, value in zip(fields, row.values, strict=False):
        setattr(entry, field, _print(value))
    return entry


def _print(cell: DumpCell | None) -> Print | None:
    return None if cell is None or clean(cell.text) == "-" else cell.printed(UNSURE, NOTE)
