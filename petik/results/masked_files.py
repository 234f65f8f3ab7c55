"""The files that are kept of one document, masked where they lie."""

from __future__ import annotations

import pyarrow as pa

from petik.checks.aturan import load
from petik.checks.run import check_document
from petik.datasets.files.part import BESIDE_RECORD, read_part, record_part, write_part
from petik.datasets.files.record_file import write_record
from petik.datasets.rows.arrow import arrow_table
from petik.datasets.rows.findings import finding_rows
from petik.datasets.schema.tables import TABLES, TEMUAN
from petik.ingest.files import safe_folder
from petik.privacy.pseudonyms import Samaran
from petik.privacy.redact import mask
from petik.results.checks import material_of
from petik.results.layout import read_record
from petik.results.store import Store


def mask_files(store: Store, name: str, samaran: Samaran) -> tuple[bool, str]:
    """Mask the record and the rows of *name*; whether the file's name names somebody, and the rules it was checked by.

    The findings are worked out first: from pseudonyms those about people could not be.
    """
    part, aturan = store.part_path(name), load()
    if not store.record_path(name).is_file():
        safe_folder.remove(part)  # without a record nobody knows whose names stand there
        return False, aturan.fingerprint
    kept = read_part(part) if part.is_file() else {}
    record, rows = read_record(store.out, name), {t: kept[t].to_pylist() for t in kept if t in BESIDE_RECORD}
    found = mask(name, record, rows, check_document(material_of(name, record, rows), aturan), samaran)
    tables = {t: pa.Table.from_pylist(found.pieces[t], schema=kept[t].schema) for t in rows}
    tables |= {**record_part(name, found.record), TEMUAN.name: arrow_table(TEMUAN.own, finding_rows(found.temuan))}
    write_part((tables[schema.name] for schema in TABLES if schema.name in tables), part)
    write_record(found.record, store.record_path(name))
    return found.named_by_file, aturan.fingerprint
