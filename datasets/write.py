"""Everything that a dataset consists of, written to its folder from the tables that lie there as Parquet."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from petik.datasets.files.excel import write_excel
from petik.datasets.files.package import DATAPACKAGE, write_package
from petik.datasets.files.plain import write_csv
from petik.datasets.files.safe import whole
from petik.datasets.files.stored import Stored
from petik.datasets.schema.compare import COMPARED
from petik.datasets.schema.names import BERKAS_CSV, DATA, DUCKDB, EXCEL
from petik.datasets.schema.tables import BERKAS, TABLES, TableSchema
from petik.datasets.sql.duckdb_file import write_duckdb


def write_dataset(out: Path) -> list[str]:
    """Every other form of the tables that lie below *out* as `data/*.parquet`.

    They are `data/*.csv`, data/datapackage.json, petik-data.xlsx, petik.duckdb and berkas.csv. The table `berkas` and
    those of `schema.TABLES` must be there; those of a comparison may be. Gives the warnings for the user.
    """
    berkas, comparison = _stored(out, BERKAS), [_stored(out, schema) for schema in COMPARED]
    if not all(table.path.is_file() for table in comparison):
        comparison = []
    rest = [_stored(out, schema) for schema in TABLES]
    for table in (berkas, *comparison, *rest):
        write_csv(table, table.schema.names, table.path.with_suffix(".csv"))
    with whole(out / BERKAS_CSV) as draft:  # a data package may not name files above its own folder
        shutil.copyfile(berkas.path.with_suffix(".csv"), draft)
    write_package(out / DATA)
    everything = [berkas, *comparison, *rest]
    write_duckdb(everything, out / DUCKDB)
    return write_excel([(table.schema, table) for table in everything], out / EXCEL)


def _stored(out: Path, schema: TableSchema) -> Stored:
    return Stored(schema, out / DATA / f"{schema.name}.parquet")


def dataset_files() -> Iterator[str]:
    """What `write_dataset` reads and writes, as names below OUT, and where a comparison would lie."""
    for schema in (BERKAS, *TABLES, *COMPARED):
        yield from (f"{DATA}/{schema.name}.{ending}" for ending in ("csv", "parquet"))
    yield from (BERKAS_CSV, f"{DATA}/{DATAPACKAGE}", DUCKDB, EXCEL)


def stored_dataset(out: Path, schemas: Sequence[TableSchema]) -> list[Stored]:
    """The tables *schemas* that lie below *out*. Raises OldDataset where one is missing or has other columns."""
    found = [_stored(out, schema) for schema in schemas]
    for table in found:
        try:
            names = tuple(pq.read_schema(table.path).names)
        except (OSError, pa.ArrowException) as error:
            raise OldDataset(table.schema.name) from error
        if names != table.schema.names:
            raise OldDataset(table.schema.name)
    return found


class OldDataset(Exception):
    """A folder without the tables of this version; `table` is the first that is missing."""

    def __init__(self, table: str) -> None:
        super().__init__(table)
        self.table = table
