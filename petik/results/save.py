"""Keeping what one file gave: its record, its rows of the tables that are not made from the record, its status row."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING

from petik.checks.aturan import load
from petik.checks.run import anomali, check_document
from petik.datasets.files.part import write_part
from petik.datasets.files.record_file import write_record
from petik.datasets.rows.arrow import arrow_table
from petik.datasets.rows.cells import claim_rows, table_rows
from petik.datasets.rows.findings import finding_rows
from petik.datasets.rows.pages import line_rows, page_rows
from petik.datasets.rows.record import record_rows
from petik.datasets.schema.tables import HALAMAN_TABEL, NASKAH, PERNYATAAN, TABEL, TABLES, TEMUAN, Row
from petik.ingest.files import safe_folder
from petik.ingest.files.visible import quoted
from petik.one.result import FileResult, FileStatus
from petik.parsers.barrier import Barrier
from petik.parsers.model import Cell
from petik.parsers.print.strings import join_texts
from petik.privacy.pseudonyms import Samaran
from petik.privacy.redact import mask
from petik.results.checks import material_of
from petik.results.layout import RECORDS, program_fingerprint
from petik.results.store import NAMED_BY_FILE, Kept, Origin

if TYPE_CHECKING:
    from petik.results.store import Store


_log = logging.getLogger("petik")


def save(
    store: Store, name: str, origin: Origin, berkas: str, result: FileResult, samaran: Samaran | None = None
) -> FileStatus:
    """Keep one file's results; the status row comes last, so that a row means that everything is there.

    With *samaran* nothing is written that names people.
    """
    safe_folder.remove(store.kept_path(name))
    rows, aturan = _rows_of(name, result), load()
    record, message, state = result.record, result.message, result.status
    if record is not None:
        barrier = Barrier()
        temuan = check_document(material_of(name, record, rows), aturan, barrier)
        if barrier.note is not None:
            _log.error("%s: %s\n%s", quoted(berkas), barrier.note, barrier.trace)
            state, message = "partial", f"{message}; {barrier.note}"
        record = record.model_copy(update={"anomali": anomali(temuan, aturan)})
        if samaran is not None:
            masked = mask(name, record, rows, temuan, samaran)
            record, rows, temuan = masked.record, masked.pieces, masked.temuan
            message = f"{message}; {NAMED_BY_FILE}" if masked.named_by_file else message
        write_record(record, store.record_path(name))
        rows |= {**record_rows(name, record), TEMUAN.name: list(finding_rows(temuan))}
    else:
        safe_folder.remove(store.record_path(name))
        rows = rows if samaran is None else {}  # without a record nobody knows whose names stand there
    keep_rows(store, name, rows)
    status = FileStatus(
        berkas=berkas,
        status=state,
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
    store.keep(name, Kept(origin.source, program_fingerprint(), status, kunci, aturan.fingerprint, root=origin.root))
    return status


def keep_rows(store: Store, name: str, rows: Mapping[str, list[Row]]) -> None:
    """Keep a file's *rows* by table in the place of those that are there."""
    tables = [arrow_table(table.own, rows[table.name]) for table in TABLES if table.name in rows]
    if tables:
        write_part(tables, store.part_path(name))
    else:
        safe_folder.remove(store.part_path(name))


def _rows_of(name: str, result: FileResult) -> dict[str, list[Row]]:
    """The rows of the tables that are not made from the record."""
    parsed, document = result.parsed, result.document
    rows: dict[str, list[Row]] = {}
    if parsed is not None:
        rows[TABEL.name] = list(table_rows(name, parsed.tables, parsed.columns, result.paginated, cell_text))
        rows[PERNYATAAN.name] = list(claim_rows(name, parsed.pernyataan))
    if document is not None:
        verdicts = parsed.verdicts if parsed is not None else []
        rows[HALAMAN_TABEL.name] = list(page_rows(name, document.pages, verdicts, result.paginated))
        rows[NASKAH.name] = list(line_rows(name, document.pages, result.paginated))
    return rows


def cell_text(cell: Cell) -> str:
    """A cell's text with its wraps joined."""
    return join_texts([line.text for line in cell.lines])
