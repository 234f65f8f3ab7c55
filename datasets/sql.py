"""petik.duckdb: the same tables for SQL, and the views on them. The only module that knows DuckDB."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from datasets.safe import whole
from datasets.schema import TableSchema
from datasets.schema_compare import COMPARED
from datasets.views import VIEWS, View
from datasets.views_compare import COMPARE_VIEWS

NAME = "petik"
TYPES = {"teks": "VARCHAR", "bulat": "BIGINT", "pecahan": "DOUBLE", "ya_tidak": "BOOLEAN"}


def write_duckdb(sheets: Sequence[tuple[TableSchema, pa.Table]], path: Path) -> None:
    """All *sheets* (every table of the schema) as typed tables of a fresh database, and the views, with comments.

    The views of a comparison are there where its tables are. The file never has the same bytes twice: DuckDB writes a
    random mark and what happened to be in memory between the values; its content is the same for the same tables.
    """
    with whole(path) as draft:
        with duckdb.connect() as base:
            # a name of its own: views keep the name of their database, and the draft's is another one in every run
            base.execute(f"ATTACH '{_quoted(str(draft))}' AS {NAME}")
            base.execute(f"USE {NAME}")
            for schema, table in sheets:
                _write_table(base, schema, table)
            compared = {schema.name for schema in COMPARED} <= {schema.name for schema, _ in sheets}
            for view in (*VIEWS, *(COMPARE_VIEWS if compared else ())):
                _write_view(base, view)
            base.execute(f"CHECKPOINT {NAME}")
            base.execute("USE memory")
            base.execute(f"DETACH {NAME}")
        draft.with_name(draft.name + ".wal").unlink(missing_ok=True)


def _write_table(base: duckdb.DuckDBPyConnection, schema: TableSchema, table: pa.Table) -> None:
    columns = ", ".join(f'"{c.name}" {TYPES[c.type]}' for c in schema.columns)
    base.execute(f'CREATE TABLE "{schema.name}" ({columns})')
    base.execute(f"COMMENT ON TABLE \"{schema.name}\" IS '{_quoted(schema.meaning)}'")
    _comment_columns(base, schema)
    base.register("rows_to_store", table)
    base.execute(f'INSERT INTO "{schema.name}" SELECT * FROM rows_to_store')
    base.unregister("rows_to_store")


def _write_view(base: duckdb.DuckDBPyConnection, view: View) -> None:
    base.execute(f'CREATE VIEW "{view.shape.name}" AS {view.query}')
    base.execute(f"COMMENT ON VIEW \"{view.shape.name}\" IS '{_quoted(view.shape.meaning)}'")
    _comment_columns(base, view.shape)


def _comment_columns(base: duckdb.DuckDBPyConnection, schema: TableSchema) -> None:
    for c in schema.columns:
        base.execute(f'COMMENT ON COLUMN "{schema.name}"."{c.name}" IS \'{_quoted(c.meaning)}\'')


def _quoted(text: str) -> str:
    return text.replace("'", "''")
