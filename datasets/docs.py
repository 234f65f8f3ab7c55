"""The data dictionary as Markdown: `python -m datasets.docs > docs/skema.md` after a change of the schema."""

from __future__ import annotations

from datasets.schema import BERKAS, TABLES, TableSchema

HEAD = """# Tabel-tabel Petik

Dibuat dari `datasets/schema.py` dengan `python -m datasets.docs > docs/skema.md`; jangan disunting langsung.

Setiap tabel ada sebagai `data/<nama>.csv` (UTF-8 dengan BOM), `data/<nama>.parquet`, lembar di `petik.xlsx` dan tabel
di `petik.duckdb`. Panjang dan letak dalam poin (1/72 inci) dari sudut kiri atas halaman tegak. `dok_id` menghubungkan
semua tabel dengan rekaman `records/<dok_id>.json`; kunci baris adalah jalur di rekaman itu.
"""


def markdown(tables: tuple[TableSchema, ...] = (BERKAS, *TABLES)) -> str:
    """One section per table, one line per column."""
    parts = [HEAD]
    for table in tables:
        lines = [f"## {table.name}", "", f"{table.meaning[0].upper()}{table.meaning[1:]}.", ""]
        lines += ["| kolom | tipe | arti |", "| --- | --- | --- |"]
        lines += [f"| `{c.name}` | {c.type.replace('_', '/')} | {c.meaning.replace('|', '/')} |" for c in table.columns]
        parts.append("\n".join([*lines, ""]))
    return "\n".join(parts)


if __name__ == "__main__":
    print(markdown(), end="")
