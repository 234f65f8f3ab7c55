"""Ready-made questions in petik.duckdb: who promised and reached what in which year, budgets, findings.

Each view starts with the same columns that say whose row it is. Prints and values stay together: a value is always that
of the print beside it, never one that was added up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from petik.datasets.schema.columns import Column, TableSchema, bulat, kuantitas, teks
from petik.datasets.schema.tables import ANGGARAN, DOKUMEN, INDIKATOR, TEMUAN


@dataclass(frozen=True, slots=True)
class View:
    """A view: its columns in their order, and the query that gives them."""

    shape: TableSchema
    query: str


def _loose(columns: Sequence[Column]) -> tuple[Column, ...]:
    """*columns* without the promises of the table that they come from."""
    return tuple(replace(column, required=False) for column in columns)


def of(table: TableSchema, *names: str) -> tuple[Column, ...]:
    """The columns *names* of *table* as a view has them."""
    return _loose([column for column in table.columns if column.name in names])


WHO_NAMES = ("dok_id", "berkas", "wilayah", "kode_wilayah", "perangkat_daerah", "jenis", "folder")
WHO = of(DOKUMEN, *WHO_NAMES)
WHO_SQL = ", ".join(f"d.{column.name}" for column in WHO)
TAHUN = bulat(
    "tahun",
    "tahun dari periode; tahun dokumen bila baris tidak menyebut periode; kosong bila tidak diketahui",
    "the period's year; the document's where the row names no period; empty where it is not known",
)
LEVELS = ("indikator_id", "jabatan", "tingkat", "tujuan", "sasaran", "program", "kegiatan", "subkegiatan", "indikator")
QUANTITIES = ("target", "realisasi", "capaian")
PARTS = ("raw", "nilai", "satuan", "keyakinan")  # what stays together of a quantity


def _whole_year(name: str) -> str:
    """The first print of *name* for the whole year, with its own value, unit and confidence."""
    cells = ", ".join(f"'{part}': {name}_{part}" for part in PARTS)
    return f"arg_min({{{cells}}}, nomor) FILTER (setahun AND {name}_raw IS NOT NULL) AS {name}"


def _quantity(name: str) -> str:
    return ", ".join(f"v.{name}.{part} AS {name}_{part}" for part in PARTS)


INDIKATOR_TAHUNAN = View(
    TableSchema(
        "v_indikator_tahunan",
        "satu baris per indikator dan tahun, dengan identitas dokumen; nilainya untuk setahun, bukan jumlah triwulan",
        "one row per indicator and year with the document's identity; values for the whole year, not added-up quarters",
        (
            *WHO,
            TAHUN,
            *of(INDIKATOR, *LEVELS),
            *(
                column
                for name, meaning_en in zip(QUANTITIES, ("target", "realised value", "achievement"), strict=True)
                for column in kuantitas(name, f"{name} setahun", f"{meaning_en} of the whole year")[: len(PARTS)]
            ),
            bulat(
                "baris_tahunan",
                "banyaknya baris capaian setahun yang digabung di sini; bila lebih dari 1, lihat tabel capaian",
                "number of rows of capaian for the whole year that are put together here; see there where it is over 1",
            ),
            teks(
                "periode_lain",
                "periode lain dalam tahun itu yang ada di tabel capaian, misalnya «2024-TW1; 2024-TW2»",
                "the year's other periods that the table capaian has, such as «2024-TW1; 2024-TW2»",
            ),
            *of(INDIKATOR, "halaman"),
        ),
    ),
    f"""
    WITH bernomor AS (
        SELECT *, length(periode) = 4 AS setahun, CAST(regexp_extract(capaian_id, '[0-9]+$') AS BIGINT) AS nomor
        FROM capaian
    ), v AS (
        SELECT indikator_id, tahun, {", ".join(_whole_year(name) for name in QUANTITIES)},
            count(*) FILTER (setahun) AS baris_tahunan,
            string_agg(DISTINCT periode, '; ' ORDER BY periode) FILTER (NOT setahun) AS periode_lain
        FROM bernomor GROUP BY indikator_id, tahun
    )
    SELECT {WHO_SQL}, CASE WHEN v.indikator_id IS NULL THEN d.tahun ELSE nullif(v.tahun, 0) END AS tahun,
        {", ".join(f"i.{name}" for name in LEVELS)}, {", ".join(_quantity(name) for name in QUANTITIES)},
        coalesce(v.baris_tahunan, 0) AS baris_tahunan, v.periode_lain, i.halaman
    FROM indikator i JOIN dokumen d USING (dok_id) LEFT JOIN v USING (indikator_id)
    """,
)

_ANGGARAN_NAMES = tuple(name for name in ANGGARAN.own.names if name not in {"dok_id", "x0", "top", "x1", "bottom"})
V_ANGGARAN = View(
    TableSchema(
        "v_anggaran",
        "tabel anggaran dengan identitas dokumen",
        "the table anggaran (budgets) with the document's identity",
        (*WHO, TAHUN, *of(ANGGARAN, *_ANGGARAN_NAMES)),
    ),
    f"""
    SELECT {WHO_SQL},
        CASE WHEN a.periode IS NULL THEN d.tahun ELSE nullif(CAST(a.periode[1:4] AS BIGINT), 0) END AS tahun,
        {", ".join(f"a.{name}" for name in _ANGGARAN_NAMES)}
    FROM anggaran a JOIN dokumen d USING (dok_id)
    """,
)

_TEMUAN_NAMES = tuple(name for name in TEMUAN.own.names if name not in {"dok_id", "x0", "top", "x1", "bottom"})
V_TEMUAN = View(
    TableSchema(
        "v_temuan",
        "tabel temuan dengan identitas dokumen",
        "the table temuan (findings) with the document's identity",
        (*WHO, *of(DOKUMEN, "tahun"), *of(TEMUAN, *_TEMUAN_NAMES)),
    ),
    f"""
    SELECT {WHO_SQL}, d.tahun, {", ".join(f"t.{name}" for name in _TEMUAN_NAMES)}
    FROM temuan t JOIN dokumen d USING (dok_id)
    """,
)

VIEWS = (INDIKATOR_TAHUNAN, V_ANGGARAN, V_TEMUAN)
"""The views of petik.duckdb."""
