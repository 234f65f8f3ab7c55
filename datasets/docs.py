"""The data dictionary as Markdown, in Indonesian and in English: `python -m petik.datasets.docs docs` after a
change."""

from __future__ import annotations

import sys
from pathlib import Path

from petik.datasets.schema.columns import Column, Language
from petik.datasets.schema.compare import COMPARED
from petik.datasets.schema.tables import BERKAS, TABLES, TableSchema
from petik.datasets.sql.views import VIEWS
from petik.datasets.sql.views_compare import COMPARE_VIEWS

FILES: dict[Language, str] = {"id": "skema.md", "en": "skema.en.md"}
HEAD = {
    "id": """# Tabel-tabel Petik

[English](skema.en.md). Dibuat dari `datasets/schema/tables.py` dengan `python -m petik.datasets.docs docs`;
jangan disunting langsung.

Setiap tabel ada sebagai `data/<nama>.csv` (UTF-8 dengan BOM), `data/<nama>.parquet`, lembar di `petik-data.xlsx`
dan tabel di `petik.duckdb`. Panjang dan letak dalam poin (1/72 inci) dari sudut kiri atas halaman tegak. `dok_id`
menghubungkan semua tabel dengan rekaman `records/<dok_id>.json`; kunci baris adalah jalur di rekaman itu. Kolom
bertanda * selalu terisi.

`data/datapackage.json` memuat uraian yang sama untuk program (Frictionless Data Package). `petik load` menulis tabel
yang sama ke basis data; di sana `halaman`, yang barisnya tidak berkunci, juga memiliki kolom `nomor`.
""",
    "en": """# The tables of Petik

[Bahasa Indonesia](skema.md). Made from `datasets/schema/tables.py` by `python -m petik.datasets.docs docs`; not
to be edited by hand.

Every table is there as `data/<name>.csv` (UTF-8 with a byte order mark), `data/<name>.parquet`, a sheet of
`petik-data.xlsx` and a table of `petik.duckdb`. Lengths and places are points (1/72 inch) from the top left corner of
the upright page. `dok_id` joins all tables with the record `records/<dok_id>.json`; the key of a row is its path in
that record. Columns marked * are always filled.

`data/datapackage.json` says the same for programs (Frictionless Data Package). `petik load` writes the same tables to a
database; there `halaman`, whose rows have no key, also has a column `nomor` (running number).
""",
}
VIEWS_HEAD = {
    "id": "# Tampilan siap pakai\n\nHanya di `petik.duckdb`; dihitung dari tabel-tabel di atas.\n",
    "en": "# Views\n\nOnly in `petik.duckdb`; worked out from the tables above.\n",
}
COMPARE_HEAD = {
    "id": """# Perbandingan

Ada sesudah `petik compare`: tabel-tabel ini dan, di `petik.duckdb`, tampilan `v_grup` dan `v_perbandingan`. Grup
berlaku di folder tempat ia dihitung; `petik load` karena itu tidak memuatnya. Bila isi folder berubah, `petik extract`
dan `petik check` menghapus perbandingan yang lama dan mengatakannya.
""",
    "en": """# Comparison

There after `petik compare`: these tables and, in `petik.duckdb`, the views `v_grup` and `v_perbandingan`. Groups hold
within the folder that they were worked out for; therefore `petik load` leaves them out. Where the folder's content
changes, `petik extract` and `petik check` remove the old comparison and say so.
""",
}
TABLE_HEAD = {"id": "| kolom | tipe | arti |", "en": "| column | type | meaning |"}
TYPES_EN = {"teks": "text", "bulat": "integer", "pecahan": "number", "ya_tidak": "yes/no"}
KEY = {"id": "Kunci", "en": "Key"}


def markdown(language: Language = "id", tables: tuple[TableSchema, ...] = (BERKAS, *TABLES)) -> str:
    """One section per table and view, one line per column."""
    views = [_section(view.shape, language) for view in VIEWS]
    comparison = [_section(t, language) for t in (*COMPARED, *(view.shape for view in COMPARE_VIEWS))]
    parts = [HEAD[language], *(_section(t, language) for t in tables), VIEWS_HEAD[language], *views]
    return "\n".join([*parts, COMPARE_HEAD[language], *comparison])


def _section(table: TableSchema, language: Language) -> str:
    meaning = table.told(language)
    lines = [f"## {table.name}", "", f"{meaning[0].upper()}{meaning[1:]}.", ""]
    if table.key:
        lines += [f"{KEY[language]}: {', '.join(f'`{name}`' for name in table.key)}.", ""]
    lines += [TABLE_HEAD[language], "| --- | --- | --- |"]
    return "\n".join([*lines, *(_line(c, language) for c in table.columns), ""])


def _line(column: Column, language: Language) -> str:
    kind = column.type.replace("_", "/") if language == "id" else TYPES_EN[column.type]
    always = "*" if column.required else ""
    return f"| `{column.name}`{always} | {kind} | {column.told(language).replace('|', '/')} |"


if __name__ == "__main__":
    for code, name in FILES.items():
        (Path(sys.argv[1]) / name).write_text(markdown(code), encoding="utf-8")
