"""petik.duckdb: the same tables for SQL, and the views on them. The only module that knows DuckDB."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from petik.datasets.files.safe import whole
from petik.datasets.files.stored import AT_ONCE, Stored
from petik.datasets.rows.arrow import arrow_schema
from petik.datasets.schema.compare import COMPARED
from petik.datasets.schema.tables import TableSchema
from petik.datasets.sql.views import VIEWS, View
from petik.datasets.sql.views_compare import COMPARE_VIEWS
from petik.ingest.files import safe_folder

NAME = "petik"
TYPES = {"teks": "VARCHAR", "bulat": "BIGINT", "pecahan": "DOUBLE", "ya_tidak": "BOOLEAN"}


def write_duckdb(tables: Sequence[Stored], path: Path) -> None:
    """All *tables* (every one of the schema) as typed tables of a fresh database, and the views, with comments.

    The views of a comparison are there where its tables are. The file never has the same bytes twice: DuckDB writes a
    random mark and what happened to be in memory between the values; its content is the same for the same tables.
    """
    with whole(path) as draft:
        with duckdb.connect() as base:
            # a name of its own: views keep the name of their database, and the draft's is another one in every run
            base.execute(f"ATTACH '{_quoted(str(draft))}' AS {NAME}")
            base.execute(f"USE {NAME}")
            for table in tables:
                _write_table(base, table)
            compared = {schema.name for schema in COMPARED} <= {table.schema.name for table in tables}
            for view in (*VIEWS, *(COMPARE_VIEWS if compared else ())):
                _write_view(base, view)
            base.execute(f"CHECKPOINT {NAME}")
            base.execute("USE memory")
            base.execute(f"DETACH {NAME}")
        safe_folder.remove(draft.with_name(draft.name + ".wal"))


def _write_table(base: duckdb.DuckDBPyConnection, table: Stored) -> None:
    schema = table.schema
    columns = ", ".join(f'"{c.name}" {TYPES[c.type]}' for c in schema.columns)
    base.execute(f'CREATE TABLE "{schema.name}" ({columns})')
    base.execute(f"COMMENT ON TABLE \"{schema.name}\" IS '{_quoted(schema.meaning)}'")
    _comment_columns(base, schema)
    # not by the file's name, in which DuckDB would take "[2024]" for a pattern
    batches = table.to_batches(max_chunksize=AT_ONCE)
    base.register("rows_to_store", pa.RecordBatchReader.from_batches(arrow_schema(schema), batches))
    base.execute(f'INSERT INTO "{schema.name}" SELECT * FROM rows_to_store')
    base.unregister("rows_to_store")


def _write_view(base: duckdb.DuckDBPyConnection, view: View) -> None:
    base.execute(f'CREATE VIEW "{view.shape.name}" AS {view.query}')
    base.execute(f"COMMENT ON VIEW \"{view.shape.name}\" IS '{_quoted(view.shape.meaning)}'")
    _comment_columns(base, view.shape)


def _comment_columns(base: duckdb.DuckDBPyConnection, schema: TableSchema) -> None:
    base.execute(
        ";".join(f'COMMENT ON COLUMN "{schema.name}"."{c.name}" IS \'{_quoted(c.meaning)}\'' for c in schema.columns)
    )


def _quoted(text: str) -> str:
    return text.replace("'", "''")
