"""CSV and Parquet files."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from petik.datasets.files.safe import neutral, whole
from petik.datasets.files.stored import AT_ONCE, Rows
from petik.datasets.rows.joined import as_bytes, by_value, changed_where, joined

MARK = b"\xef\xbb\xbf"  # the byte order mark, by which Excel tells UTF-8
END = "\r\n"
QUOTED = r'[",\r\n]'
# all texts that `neutral` changes, and some others: a sign that a formula may begin with, or what may part cells
PERHAPS_FORMULA = r"^[^0-9A-Za-z]*[=+\-@\x{ff1d}\x{ff0b}\x{ff0d}\x{ff20}]|[;\t\r\n]"


def write_parquet(table: pa.Table, path: Path) -> None:
    """*table* as Parquet, prints as they are."""
    with whole(path) as draft:
        pq.write_table(table, draft, compression="zstd")


def write_csv(rows: Rows, names: tuple[str, ...], path: Path) -> None:
    """*rows* as CSV: UTF-8 with a byte order mark, commas, decimal points, and formulas made harmless (`neutral`).

    *names* are the columns' plain names.
    """
    with whole(path) as draft, draft.open("wb") as stream:
        stream.write(MARK + (",".join(names) + END).encode())
        for batch in rows.to_batches(max_chunksize=AT_ONCE):
            *first, last = [csv_column(column) for column in batch.columns]
            stream.write(as_bytes(joined([*first, joined([last, END])], ",")))


def csv_column(values: pa.Array) -> pa.Array:
    """The texts of a column's cells, quoted where CSV needs it."""
    if pa.types.is_floating(values.type):
        return by_value(values, csv_cell)
    texts = pc.fill_null(pc.cast(values, pa.string()), "")
    if not pa.types.is_string(values.type):
        return texts
    texts = changed_where(texts, pc.match_substring_regex(texts, PERHAPS_FORMULA), neutral)
    quoted = joined(['"', pc.replace_substring(texts, '"', '""'), '"'])
    return pc.if_else(pc.match_substring_regex(texts, QUOTED), quoted, texts)


def csv_cell(value: float) -> str:
    """A number as it stands in a CSV cell: whole ones without ".0"."""
    return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
