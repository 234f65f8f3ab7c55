"""data/datapackage.json: the CSV tables described for programs (Frictionless Data Package 1, Table Schema 1).

Types, meanings, units, rules and keys come from `petik.datasets.schema.tables`; names, sizes and fingerprints from the
folder.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from petik.datasets.files.safe import whole
from petik.datasets.schema.columns import Column, Reference
from petik.datasets.schema.compare import COMPARED
from petik.datasets.schema.tables import BERKAS, TABLES, TableSchema
from petik.ingest.files.digest import sha256_of

DATAPACKAGE = "datapackage.json"
TYPES = {"teks": "string", "bulat": "integer", "pecahan": "number", "ya_tidak": "boolean"}
DIALECT = {
    "csvddfVersion": 1.2,
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
    "header": True,
    "caseSensitiveHeader": True,
}
APOSTROPHE = (
    "Teks yang akan dijalankan lembar kerja sebagai rumus (diawali =, +, -, @) ditulis dengan tanda petik tunggal (') "
    "di depannya, juga sesudah titik koma; berkas Parquet memuat teks aslinya."
)
APOSTROPHE_EN = (
    "Texts that a spreadsheet would run as a formula (beginning with =, +, -, @) have an apostrophe (') before them, "
    "also after a semicolon; the Parquet files have the text as printed."
)
HEAD: dict[str, Any] = {
    "profile": "tabular-data-package",
    "name": "petik",
    "title": "Data kinerja dari dokumen pemerintah daerah",
    "title_en": "Performance data from documents of Indonesian local governments",
    "description": "Isi PK, IKI, IKU, rencana aksi, pengukuran kinerja, dan LKIP sebagai tabel, dibaca oleh Petik: "
    "setiap nilai di samping cetakannya. CSV: UTF-8 dengan BOM, koma, titik desimal; sel kosong berarti tidak ada. "
    + APOSTROPHE,
    "description_en": "The content of performance agreements, indicators, action plans, measurements and reports as "
    "tables, read by Petik: every value beside its print. CSV: UTF-8 with a byte order mark, commas, decimal points; "
    "an empty cell means that there is nothing. " + APOSTROPHE_EN,
    "licenses": [
        {
            "name": "Apache-2.0",
            "title": "Apache License 2.0 untuk uraian tabel ini; isi tabel mengikuti ketentuan dokumen sumbernya",
            "path": "https://www.apache.org/licenses/LICENSE-2.0",
        }
    ],
    "sources": [{"title": "Dokumen kinerja pemerintah daerah yang dibaca; daftarnya di berkas.csv"}],
    "keywords": ["kinerja", "pemerintah daerah", "Indonesia", "perjanjian kinerja", "IKU", "LKIP"],
}


def write_package(folder: Path) -> None:
    """`datapackage.json` in *folder*, for the CSV files of the dataset that lie there."""
    text = json.dumps(data_package(folder), ensure_ascii=False, indent=1)
    with whole(folder / DATAPACKAGE) as draft:
        draft.write_text(text + "\n", encoding="utf-8")


def data_package(folder: Path) -> dict[str, Any]:
    """The description of the dataset's CSV files in *folder*."""
    there = [schema for schema in (BERKAS, *TABLES, *COMPARED) if (folder / f"{schema.name}.csv").is_file()]
    names = {schema.name for schema in there}
    return {**HEAD, "resources": [_resource(schema, folder / f"{schema.name}.csv", names) for schema in there]}


def _resource(schema: TableSchema, path: Path, there: Collection[str]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": schema.name,
        "path": path.name,
        "title": schema.name,
        "description": schema.meaning,
        "description_en": schema.meaning_en,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{sha256_of(path)}",
        "dialect": DIALECT,
        "schema": table_schema(schema, there),
    }


def table_schema(schema: TableSchema, there: Collection[str]) -> dict[str, Any]:
    """The Table Schema of *schema*; keys into tables that are not *there* are left out."""
    out: dict[str, Any] = {"fields": [_field(column) for column in schema.columns], "missingValues": [""]}
    if schema.key:
        out["primaryKey"] = list(schema.key)
    if keys := [_foreign(reference) for reference in schema.references if reference.table in there]:
        out["foreignKeys"] = keys
    return out


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": TYPES[column.type],
        "description": column.meaning,
        "description_en": column.meaning_en,
    }
    if column.type == "ya_tidak":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.type == "pecahan":
        field |= {"decimalChar": ".", "bareNumber": True}
    if column.unit:
        field["unit"] = column.unit
    if column.unit_column:
        field["unitColumn"] = column.unit_column
    if rules := _constraints(column):
        field["constraints"] = rules
    return field


def _constraints(column: Column) -> dict[str, Any]:
    found = {
        "required": column.required or None,
        "enum": list(column.enum) or None,
        "pattern": column.pattern,
        "minimum": column.minimum,
        "maximum": column.maximum,
    }
    return {name: value for name, value in found.items() if value is not None}


def _foreign(reference: Reference) -> dict[str, Any]:
    return {"fields": reference.column, "reference": {"resource": reference.table, "fields": reference.key}}
