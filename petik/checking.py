"""The checks on what is kept: one document while it is read, all documents together when the tables are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import overload

import pyarrow as pa
import pyarrow.compute as pc

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
    """The findings in and across all documents; *tables*: the whole tables `tabel`, `pernyataan`, `naskah`.

    The rows of a document stand together in each table.
    """
    rows = {schema.name: _by_document(tables[schema.name]) for schema in (TABEL, PERNYATAAN, NASKAH)}
    bahan = [
        Bahan(name, record, *(rows[schema.name].get(name, ()) for schema in (TABEL, PERNYATAAN, NASKAH)))
        for name, record in records.items()
    ]
    return periksa(bahan, aturan)


def _by_document(table: pa.Table) -> dict[str, Sequence[Row]]:
    out: dict[str, Sequence[Row]] = {}
    start = 0
    for found in pc.value_counts(table["dok_id"]).to_pylist():  # in the order of the rows
        out[str(found["values"])] = _Rows(table.slice(start, found["counts"]))
        start += found["counts"]
    return out


class _Rows(Sequence[Row]):
    """A document's rows, in Arrow while nobody looks at them: thousands of documents do not fit as Python rows."""

    def __init__(self, table: pa.Table) -> None:
        self.table = table

    def __len__(self) -> int:
        return int(self.table.num_rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        return _loaded(self)[index]

    def __iter__(self) -> Iterator[Row]:
        return iter(_loaded(self))


@lru_cache(maxsize=6)  # three tables of the document that is being checked, and of the one before
def _loaded(rows: _Rows) -> list[Row]:
    found: list[Row] = rows.table.to_pylist()
    return found
