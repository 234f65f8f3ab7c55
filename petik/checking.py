"""The checks on what is kept: one document while it is read, all documents together when the tables are written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pyarrow as pa

from checks.aturan import Aturan
from checks.bahan import Bahan
from checks.periksa import anomali, periksa
from datasets.schema import NASKAH, PERNYATAAN, TABEL, Row
from schemas.record import Rekaman
from schemas.temuan import Temuan


def with_anomali(name: str, record: Rekaman, pieces: Mapping[str, Iterable[Row]], aturan: Aturan) -> Rekaman:
    """*record* with what is wrong in the document itself; *pieces* are its rows of the tables that hold no record."""
    bahan = Bahan(
        name,
        record,
        list(pieces.get(TABEL.name, ())),
        list(pieces.get(PERNYATAAN.name, ())),
        list(pieces.get(NASKAH.name, ())),
    )
    return record.model_copy(update={"anomali": anomali(periksa([bahan], aturan), name, aturan)})


def check_all(records: Mapping[str, Rekaman], tables: Mapping[str, pa.Table], aturan: Aturan) -> list[Temuan]:
    """The findings in and across all documents; *tables*: the whole tables `tabel`, `pernyataan`, `naskah`."""
    rows = {schema.name: _by_document(tables[schema.name]) for schema in (TABEL, PERNYATAAN, NASKAH)}
    bahan = [
        Bahan(name, record, *(rows[schema.name].get(name, ()) for schema in (TABEL, PERNYATAAN, NASKAH)))
        for name, record in records.items()
    ]
    return periksa(bahan, aturan)


def _by_document(table: pa.Table) -> dict[str, list[Row]]:
    out: dict[str, list[Row]] = defaultdict(list)
    for row in table.to_pylist():
        out[str(row["dok_id"])].append(row)
    return out
