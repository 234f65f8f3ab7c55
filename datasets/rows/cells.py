"""What was read beside the record: every table cell by cell, whatever it is about, and the claims of running text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from petik.datasets.schema.tables import Row
from petik.ingest.page import Box
from petik.parsers.model import Cell, ColumnMatch, PernyataanRow, Print, Table


def printed(cell: Cell) -> str:
    """The cell's lines joined by a space."""
    return cell.text


def table_rows(
    dok_id: str,
    tables: Sequence[Table],
    columns: Sequence[ColumnMatch],
    paginated: bool,
    read: Callable[[Cell], str] = printed,
) -> Iterator[Row]:
    """One row per cell. *columns* name the canonical columns by the table's index in *tables*; *read* joins wraps."""
    matches = {(match.table, match.column): match for match in columns}
    for index, table in enumerate(tables):
        place = _TablePlace(dok_id, index + 1, table, table.page if paginated else None)
        for cell in sorted(table.cells, key=lambda c: (c.row, c.col)):
            yield _cell_row(place, cell, matches.get((index, cell.col)), read)


@dataclass(frozen=True, slots=True)
class _TablePlace:
    """A table with its number in the document (from 1) and its page, None where the document has none."""

    dok_id: str
    number: int
    table: Table
    page: int | None


def _cell_row(place: _TablePlace, cell: Cell, match: ColumnMatch | None, read: Callable[[Cell], str]) -> Row:
    words = [word for line in cell.lines for word in line.words]
    return {
        "sel_id": f"{place.dok_id}/tabel/{place.number}/{cell.row + 1}/{cell.col + 1}",
        "dok_id": place.dok_id,
        "halaman": place.page,
        "tabel": place.number,
        "judul": place.table.title,
        "metode": place.table.method,
        "baris": cell.row + 1,
        "kolom": cell.col + 1,
        "rentang_baris": cell.row_span,
        "rentang_kolom": cell.col_span,
        "teks": read(cell) or None,
        "kolom_baku": match.field if match else None,
        "kolom_skor": round(match.score, 4) if match and match.field else None,
        "periode": (match.periode or None) if match else None,
        **_place(cell.box),
        "sumber": "+".join(sorted({word.source for word in words})) or None,
        "keyakinan": round(min(word.confidence for word in words), 4) if words else None,
        "catatan": None,
    }


def _place(box: Box | None) -> Row:
    if box is None:
        return dict.fromkeys(("x0", "top", "x1", "bottom"))
    return {"x0": round(box.x0, 2), "top": round(box.top, 2), "x1": round(box.x1, 2), "bottom": round(box.bottom, 2)}


def claim_rows(dok_id: str, claims: Sequence[PernyataanRow]) -> Iterator[Row]:
    """One row per value that a sentence states; a sentence without a value is one row too."""
    for i, claim in enumerate(claims):
        path = f"{dok_id}/pernyataan/{i}"
        for n, value in enumerate(claim.nilai):
            said: Row = {"urutan": n + 1, "peran": value.peran, "jenis": value.jenis, "nilai_raw": value.nilai.text}
            yield _claim_row(f"{path}/nilai/{n}", dok_id, claim, said, value.nilai)
        if not claim.nilai:
            nothing: Row = {"urutan": None, "peran": None, "jenis": None, "nilai_raw": None}
            yield _claim_row(path, dok_id, claim, nothing, claim.kalimat)


def _claim_row(key: str, dok_id: str, claim: PernyataanRow, said: Row, found: Print) -> Row:
    return {
        "pernyataan_id": key,
        "dok_id": dok_id,
        "kalimat": claim.kalimat.text,
        **said,
        "halaman": found.page,
        **_place(found.box),
        "sumber": found.source,
        "keyakinan": round(found.confidence, 4),
        "catatan": found.note,
    }
