"""What was decided about a document, in the rows of its tables."""

from __future__ import annotations

import pyarrow as pa

from petik.datasets.rows.arrow import TYPES, arrow_schema
from petik.datasets.schema.columns import Row, TableSchema
from petik.datasets.schema.place import decided_columns
from petik.normalise.submission.model import Putusan


def decided_row(schema: TableSchema, putusan: Putusan) -> Row:
    """The decided cells of a row of *schema*."""
    return {c.name: getattr(putusan, c.name.removesuffix("_dokumen")) for c in decided_columns(schema)}


def with_decided(schema: TableSchema, rows: pa.Table, putusan: Putusan) -> pa.Table:
    """*rows* of one document, which have the columns `schema.own`, with the decided ones."""
    cells = decided_row(schema, putusan)
    columns = [
        pa.repeat(pa.scalar(cells[c.name], TYPES[c.type]), rows.num_rows) if c.decided else rows[c.name]
        for c in schema.columns
    ]
    return pa.table(columns, schema=arrow_schema(schema))
