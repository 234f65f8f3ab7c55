"""Everything that a dataset consists of, written to its folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from datasets.excel import write_excel
from datasets.package import write_package
from datasets.plain import write_csv, write_parquet
from datasets.safe import whole
from datasets.schema import BERKAS, TABLES
from datasets.sql import write_duckdb
from schemas.record import Rekaman

DATA, EXCEL, DUCKDB, BERKAS_CSV = "data", "petik.xlsx", "petik.duckdb", "berkas.csv"


def write_record(record: Rekaman, path: Path) -> None:
    """One record as JSON, UTF-8, whole or not at all."""
    with whole(path) as draft:
        draft.write_text(record.model_dump_json(indent=1) + "\n", encoding="utf-8", errors="replace")


def write_dataset(tables: Mapping[str, pa.Table], berkas: pa.Table, out: Path) -> list[str]:
    """`data/*.csv`, `data/*.parquet`, data/datapackage.json, petik.xlsx, petik.duckdb and berkas.csv below *out*.

    *tables* holds an Arrow table for every name in `schema.TABLES`. Gives the warnings for the user, in Indonesian.
    """
    for schema in TABLES:
        write_csv(tables[schema.name], out / DATA / f"{schema.name}.csv")
        write_parquet(tables[schema.name], out / DATA / f"{schema.name}.parquet")
    write_csv(berkas, out / BERKAS_CSV)
    write_csv(berkas, out / DATA / BERKAS_CSV)  # a data package may not name files above its own folder
    write_parquet(berkas, out / DATA / "berkas.parquet")
    write_package(out / DATA)
    sheets = [(BERKAS, berkas), *((schema, tables[schema.name]) for schema in TABLES)]
    write_duckdb(sheets, out / DUCKDB)
    return write_excel(sheets, out / EXCEL)
