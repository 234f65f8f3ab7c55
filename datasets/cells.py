"""Every table that was found, cell by cell, whatever it is about: nothing that was read is dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from datasets.schema import Row
from parsers.model import Cell, ColumnMatch, Table


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
        for cell in sorted(table.cells, key=lambda c: (c.row, c.col)):
            yield _cell_row(dok_id, index, table, cell, matches.get((index, cell.col)), paginated, read)


def _cell_row(
    dok_id: str,
    index: int,
    table: Table,
    cell: Cell,
    match: ColumnMatch | None,
    paginated: bool,
    read: Callable[[Cell], str],
) -> Row:
    words = [word for line in cell.lines for word in line.words]
    return {
        "sel_id": f"{dok_id}/tabel/{index + 1}/{cell.row + 1}/{cell.col + 1}",
        "dok_id": dok_id,
        "halaman": table.page if paginated else None,
        "tabel": index + 1,
        "judul": table.title,
        "metode": table.method,
        "baris": cell.row + 1,
        "kolom": cell.col + 1,
        "rentang_baris": cell.row_span,
        "rentang_kolom": cell.col_span,
        "teks": read(cell) or None,
        "kolom_baku": match.field if match else None,
        "kolom_skor": round(match.score, 4) if match and match.field else None,
        "periode": (match.periode or None) if match else None,
        "x0": round(cell.box.x0, 2),
        "top": round(cell.box.top, 2),
        "x1": round(cell.box.x1, 2),
        "bottom": round(cell.box.bottom, 2),
        "sumber": "+".join(sorted({word.source for word in words})) or None,
        "keyakinan": round(min(word.confidence for word in words), 4) if words else None,
        "catatan": None,
    }
