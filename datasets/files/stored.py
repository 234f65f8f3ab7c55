"""Tables that lie as Parquet: written a part at a time, and read so for every other form of the dataset.

Thousands of documents do not fit into memory: here nothing holds more than `ROWS` rows of a table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from petik.datasets.files.safe import whole
from petik.datasets.rows.arrow import arrow_schema
from petik.datasets.schema.columns import TableSchema

ROWS = 16_384  # of a row group
AT_ONCE = 10_000  # rows that are turned into text together


class Rows(Protocol):
    """Rows of a table in their order: an Arrow table, or a `Stored` one."""

    @property
    def num_rows(self) -> int: ...
    def to_batches(self, *, max_chunksize: int) -> Iterable[pa.RecordBatch]:
        """The rows, at most so many at once."""
        ...


@dataclass(frozen=True, slots=True)
class Stored:
    """The table *schema* in the Parquet file *path*: `Rows` that are never all in memory."""

    schema: TableSchema
    path: Path

    @property
    def num_rows(self) -> int:
        return int(pq.read_metadata(self.path).num_rows)

    def to_batches(self, *, max_chunksize: int) -> Iterator[pa.RecordBatch]:
        with pq.ParquetFile(self.path) as file:
            yield from file.iter_batches(batch_size=max_chunksize)


class Growing:
    """Tables that grow document by document."""

    def __init__(self, writers: Mapping[str, pq.ParquetWriter]) -> None:
        self._writers = writers
        self._waiting: dict[str, list[pa.Table]] = {name: [] for name in writers}
        self._rows = Counter[str]()

    def add(self, name: str, rows: pa.Table) -> None:
        """Add *rows*, which have the columns of the table *name*."""
        self._waiting[name].append(rows)
        self._rows[name] += rows.num_rows
        if self._rows[name] >= ROWS:
            self._write(name, self._rows[name] // ROWS * ROWS)

    def finish(self) -> None:
        """Write what still waits."""
        for name in self._writers:
            self._write(name, self._rows[name])

    def _write(self, name: str, count: int) -> None:
        """Write the first *count* of the rows that wait, in row groups of `ROWS`: the same rows give the same bytes."""
        writer = self._writers[name]
        rows = pa.concat_tables([writer.schema.empty_table(), *self._waiting[name]])
        writer.write_table(rows.slice(0, count), row_group_size=ROWS)
        self._waiting[name], self._rows[name] = [rows.slice(count)], rows.num_rows - count


@contextmanager
def growing(schemas: Sequence[TableSchema], folder: Path) -> Iterator[Growing]:
    """Tables that become `<name>.parquet` below *folder* when the block ends; where it fails, none does."""
    with ExitStack() as files:
        writers: dict[str, pq.ParquetWriter] = {}
        for schema in schemas:
            draft = files.enter_context(whole(folder / f"{schema.name}.parquet"))
            writer = pq.ParquetWriter(draft, arrow_schema(schema), compression="zstd")
            writers[schema.name] = files.enter_context(writer)
        tables = Growing(writers)
        yield tables
        tables.finish()
