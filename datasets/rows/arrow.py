"""Rows to Arrow tables of the declared schema: the form from which every file is written."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from petik.datasets.schema.tables import Row, TableSchema

TYPES = {"teks": pa.string(), "bulat": pa.int64(), "pecahan": pa.float64(), "ya_tidak": pa.bool_()}


def arrow_schema(table: TableSchema) -> pa.Schema:
    """The Arrow schema of *table*; each column's meaning travels in its metadata."""
    fields = [pa.field(c.name, TYPES[c.type], metadata={"keterangan": c.meaning}) for c in table.columns]
    return pa.schema(fields, metadata={"petik_tabel": table.name, "keterangan": table.meaning})


def arrow_table(table: TableSchema, rows: Iterable[Row]) -> pa.Table:
    """*rows* as an Arrow table. Raises ValueError where a row's columns are not the schema's."""
    found = list(rows)
    known = set(table.names)
    for row in found:
        if row.keys() != known:
            raise ValueError(f"{table.name}: columns {sorted(row.keys() ^ known)} do not agree with the schema")
    columns = {
        c.name: pa.array([_typed(row[c.name], c.type) for row in found], type=TYPES[c.type]) for c in table.columns
    }
    return pa.table(columns, schema=arrow_schema(table))


def _typed(value: object, kind: str) -> object:
    """Numbers of a float column may come as int; lone surrogates of broken PDF text cannot be stored as UTF-8."""
    if kind == "pecahan" and isinstance(value, int):
        return float(value)
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return value
