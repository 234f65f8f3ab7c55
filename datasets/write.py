"""Everything that a dataset consists of, written to its folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from datasets.arrow import arrow_schema
from datasets.excel import write_excel
from datasets.names import BERKAS_CSV, DATA, DUCKDB, EXCEL
from datasets.package import DATAPACKAGE, write_package
from datasets.plain import write_csv, write_parquet
from datasets.schema import BERKAS, TABLES, TableSchema
from datasets.schema_compare import COMPARED
from datasets.sql import write_duckdb


def write_dataset(
    tables: Mapping[str, pa.Table], berkas: pa.Table, out: Path, compared: Mapping[str, pa.Table] | None = None
) -> list[str]:
    """`data/*.csv`, `data/*.parquet`, data/datapackage.json, petik.xlsx, petik.duckdb and berkas.csv below *out*.

    *tables* holds an Arrow table for every name in `schema.TABLES`, *compared* for every table of a comparison; without
    it those of an earlier comparison go. Gives the warnings for the user, in Indonesian.
    """
    comparison = [] if compared is None else [(schema, compared[schema.name]) for schema in COMPARED]
    rest = [(schema, tables[schema.name]) for schema in TABLES]
    for schema, table in (*comparison, *rest):
        write_csv(table, out / DATA / f"{schema.name}.csv")
        write_parquet(table, out / DATA / f"{schema.name}.parquet")
    if compared is None:
        _remove(COMPARED, out / DATA)
    write_csv(berkas, out / BERKAS_CSV)
    write_csv(berkas, out / DATA / BERKAS_CSV)  # a data package may not name files above its own folder
    write_parquet(berkas, out / DATA / "berkas.parquet")
    write_package(out / DATA)
    sheets = [(BERKAS, berkas), *comparison, *rest]
    write_duckdb(sheets, out / DUCKDB)
    return write_excel(sheets, out / EXCEL)


def dataset_files() -> Iterator[str]:
    """What `write_dataset` writes or removes, as names below OUT."""
    for schema in (BERKAS, *TABLES, *COMPARED):
        yield from (f"{DATA}/{schema.name}.{ending}" for ending in ("csv", "parquet"))
    yield from (BERKAS_CSV, f"{DATA}/{DATAPACKAGE}", DUCKDB, EXCEL)


def _remove(schemas: Sequence[TableSchema], folder: Path) -> None:
    for schema in schemas:
        for ending in ("csv", "parquet"):
            (folder / f"{schema.name}.{ending}").unlink(missing_ok=True)


def read_dataset(out: Path, schemas: Sequence[TableSchema]) -> dict[str, pa.Table]:
    """The tables *schemas* that lie below *out*. Raises OldDataset where one is missing or has other columns."""
    found: dict[str, pa.Table] = {}
    for schema in schemas:
        try:
            table = pq.read_table(out / DATA / f"{schema.name}.parquet")
        except (OSError, pa.ArrowException) as error:
            raise OldDataset(schema.name) from error
        if tuple(table.column_names) != schema.names:
            raise OldDataset(schema.name)
        found[schema.name] = table.cast(arrow_schema(schema))
    return found


class OldDataset(Exception):
    """A folder without the tables of this version; `table` is the first that is missing."""

    def __init__(self, table: str) -> None:
        super().__init__(table)
        self.table = table
