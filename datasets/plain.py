"""CSV and Parquet files."""

from __future__ import annotations

import csv
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from datasets.safe import neutral, whole

ROWS_AT_ONCE = 20_000


def write_parquet(table: pa.Table, path: Path) -> None:
    """*table* as Parquet, prints as they are."""
    with whole(path) as draft:
        pq.write_table(table, draft, compression="zstd")


def write_csv(table: pa.Table, path: Path) -> None:
    """*table* as CSV: UTF-8 with a byte order mark, commas, decimal points, and formulas made harmless (`neutral`)."""
    with whole(path) as draft, draft.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(table.column_names)
        for batch in table.to_batches(max_chunksize=ROWS_AT_ONCE):
            writer.writerows(zip(*(map(csv_cell, column.to_pylist()) for column in batch.columns), strict=True))


def csv_cell(value: object) -> str:
    """A value as it stands in a CSV cell: whole numbers without ".0", ya/tidak as true/false, nothing as ""."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
    return neutral(value) if isinstance(value, str) else str(value)
