"""The files that are kept of one document, masked where they lie."""

from __future__ import annotations

import pyarrow as pa

from checks.aturan import muat
from checks.periksa import periksa_dokumen
from datasets.arrow import arrow_table
from datasets.findings import finding_rows
from datasets.part import read_part, record_part, write_part
from datasets.record_file import write_record
from datasets.schema import HALAMAN_TABEL, NASKAH, PERNYATAAN, TABEL, TEMUAN
from normalise.samaran import Samaran
from petik.checking import bahan_of
from petik.folder import read_record
from petik.samaran import mask
from petik.store import Store

BESIDE_RECORD = frozenset(schema.name for schema in (TABEL, PERNYATAAN, NASKAH, HALAMAN_TABEL))  # not made from it


def mask_files(store: Store, name: str, samaran: Samaran) -> tuple[bool, str]:
    """Mask the record and the rows of *name*; whether the file's name names somebody, and the rules it was checked by.

    The findings are worked out first: from pseudonyms those about people could not be.
    """
    part, aturan = store.part_path(name), muat()
    if not store.record_path(name).is_file():
        part.unlink(missing_ok=True)  # without a record nobody knows whose names stand there
        return False, aturan.sidik
    kept = read_part(part) if part.is_file() else {}
    record, rows = read_record(store.out, name), {t: kept[t].to_pylist() for t in kept if t in BESIDE_RECORD}
    found = mask(name, record, rows, periksa_dokumen(bahan_of(name, record, rows), aturan), samaran)
    tables = [pa.Table.from_pylist(found.pieces[t], schema=kept[t].schema) for t in rows]
    temuan = arrow_table(TEMUAN, finding_rows(found.temuan))
    write_part([*record_part(name, found.record).values(), *tables, temuan], part)
    write_record(found.record, store.record_path(name))
    return found.named_by_file, aturan.sidik
