"""Keeping what one file gave: its record, its rows of the tables that are not made from the record, its status row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.aturan import muat
from datasets.arrow import arrow_table
from datasets.cells import claim_rows, table_rows
from datasets.pages import line_rows, page_rows
from datasets.plain import write_parquet
from datasets.record_file import write_record
from datasets.schema import HALAMAN_TABEL, NASKAH, PERNYATAAN, TABEL, Row
from normalise.samaran import Samaran
from parsers.model import Cell
from parsers.text import join_texts
from petik.checking import with_anomali
from petik.folder import RECORDS, program_fingerprint
from petik.result import FileResult, FileStatus
from petik.samaran import mask
from petik.store import NAMED_BY_FILE, PIECES, Kept

if TYPE_CHECKING:
    from petik.store import Store


def save(
    store: Store, name: str, source: str, berkas: str, result: FileResult, samaran: Samaran | None = None
) -> FileStatus:
    """Keep one file's results; the status row comes last, so that a row means that everything is there.

    With *samaran* nothing is written that names people.
    """
    store.kept_path(name).unlink(missing_ok=True)
    pieces = _pieces_of(name, result)
    record, message, temuan = result.record, result.message, []
    if record is not None:
        record = with_anomali(name, record, pieces, muat())
        if samaran is not None:
            masked = mask(name, record, pieces, samaran)
            record, pieces = masked.record, masked.pieces
            temuan = [t.model_dump(mode="json") for t in masked.temuan]
            message = f"{message}; {NAMED_BY_FILE}" if masked.named_by_file else message
        write_record(record, store.record_path(name))
    else:
        store.record_path(name).unlink(missing_ok=True)
        pieces = pieces if samaran is None else {}  # without a record nobody knows whose names stand there
    for table in PIECES:
        if table.name in pieces:
            write_parquet(arrow_table(table, pieces[table.name]), store.piece_path(name, table))
        else:
            store.piece_path(name, table).unlink(missing_ok=True)
    status = FileStatus(
        berkas=berkas,
        status=result.status,
        pesan=message,
        jenis=result.kind,
        format=result.format,
        halaman=result.pages,
        halaman_ocr=result.ocr_pages,
        detik=round(result.seconds, 2),
        sha256=result.sha256,
        rekaman=f"{RECORDS}/{name}.json" if record is not None else None,
        indikator=len(record.indikator) if record else 0,
        anggaran=len(record.anggaran) if record else 0,
    )
    kunci = samaran.sidik if samaran is not None else None
    store.keep(name, Kept(source, program_fingerprint(), status, kunci, temuan))
    return status


def _pieces_of(name: str, result: FileResult) -> dict[str, list[Row]]:
    """The rows of the tables that are not made from the record."""
    parsed, document = result.parsed, result.document
    pieces: dict[str, list[Row]] = {}
    if parsed is not None:
        pieces[TABEL.name] = list(table_rows(name, parsed.tables, parsed.columns, result.paginated, cell_text))
        pieces[PERNYATAAN.name] = list(claim_rows(name, parsed.pernyataan))
    if document is not None:
        verdicts = parsed.verdicts if parsed is not None else []
        pieces[HALAMAN_TABEL.name] = list(page_rows(name, document.pages, verdicts, result.paginated))
        pieces[NASKAH.name] = list(line_rows(name, document.pages, result.paginated))
    return pieces


def cell_text(cell: Cell) -> str:
    """A cell's text with its wraps joined."""
    return join_texts([line.text for line in cell.lines])
