"""What one document gives to the tables, in one file: streams of Arrow one after the other, one per table."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa

from petik.datasets.files.safe import whole
from petik.datasets.rows.arrow import arrow_table
from petik.datasets.rows.record import record_rows
from petik.datasets.schema.tables import HALAMAN_TABEL, NASKAH, PERNYATAAN, TABEL, TABLES
from petik.schemas.record import Rekaman

NAME = b"petik_tabel"
BESIDE_RECORD = frozenset(schema.name for schema in (TABEL, PERNYATAAN, NASKAH, HALAMAN_TABEL))  # not made from it
PACKED = pa.ipc.IpcWriteOptions(compression="zstd")


def write_part(tables: Iterable[pa.Table], path: Path) -> None:
    """*tables* as made by `petik.datasets.rows.arrow.arrow_table`, whole or not at all. Raises OSError."""
    with whole(path) as draft, pa.OSFile(str(draft), "wb") as sink:
        for table in tables:
            with pa.ipc.new_stream(sink, table.schema, options=PACKED) as stream:
                stream.write_table(table)


def read_part(path: Path) -> dict[str, pa.Table]:
    """The tables by name. Raises OSError, and ValueError where the file is not what `write_part` wrote."""
    found: dict[str, pa.Table] = {}
    with pa.OSFile(str(path)) as source:
        size = source.size()
        while source.tell() < size:
            with pa.ipc.open_stream(source) as stream:
                table = stream.read_all()
            found[_name(table)] = table
    return found


def record_part(dok_id: str, record: Rekaman) -> dict[str, pa.Table]:
    """The tables that a record gives by name, as `read_part` does."""
    rows = record_rows(dok_id, record)
    return {schema.name: arrow_table(schema.own, rows[schema.name]) for schema in TABLES if schema.name in rows}


def _name(table: pa.Table) -> str:
    try:
        return str((table.schema.metadata or {})[NAME].decode())
    except KeyError:
        raise ValueError("a table without a name") from None
