"""Ready-made questions on a comparison in petik.duckdb: the groups, and one kind of value per document and year."""

from __future__ import annotations

from petik.datasets.schema.columns import TableSchema, bulat
from petik.datasets.schema.compare import PADANAN, PERBANDINGAN
from petik.datasets.sql.views import WHO, WHO_NAMES, WHO_SQL, View, of

GROUP_NAMES = ("grup", "nama_grup", "jenis_satuan", "satuan_grup", "polaritas", "pasti", "skor")
COUNTS = (
    bulat("jumlah_baris", "banyaknya baris indikator di grup", "number of indicator rows of the group", low=0),
    bulat("jumlah_dokumen", "banyaknya dokumen di grup", "number of documents of the group", low=0),
    bulat("jumlah_wilayah", "banyaknya wilayah di grup", "number of regions of the group", low=0),
    bulat("jumlah_perangkat_daerah", "banyaknya perangkat daerah di grup", "number of agencies of the group", low=0),
)

V_GRUP = View(
    TableSchema(
        "v_grup",
        "satu baris per grup indikator, dengan banyaknya dokumen, wilayah, dan tahun yang dapat dibandingkan",
        "one row per group of indicators, with the number of documents, regions and years that can be compared",
        (
            *of(PADANAN, *GROUP_NAMES),
            *COUNTS,
            bulat("tahun_awal", "tahun pertama yang bernilai", "first year with a value"),
            bulat("tahun_akhir", "tahun terakhir yang bernilai", "last year with a value"),
        ),
    ),
    f"""
    WITH t AS (
        SELECT grup, min(nullif(tahun, 0)) AS tahun_awal, max(nullif(tahun, 0)) AS tahun_akhir
        FROM perbandingan GROUP BY grup
    )
    SELECT p.grup, {", ".join(f"any_value(p.{name}) AS {name}" for name in GROUP_NAMES[1:])},
        count(*) AS jumlah_baris, count(DISTINCT p.dok_id) AS jumlah_dokumen,
        count(DISTINCT coalesce(p.kode_wilayah, p.wilayah)) AS jumlah_wilayah,
        count(DISTINCT {{'w': coalesce(p.kode_wilayah, p.wilayah), 'p': p.perangkat_daerah}})
            FILTER (p.perangkat_daerah IS NOT NULL) AS jumlah_perangkat_daerah,
        any_value(t.tahun_awal) AS tahun_awal, any_value(t.tahun_akhir) AS tahun_akhir
    FROM padanan p LEFT JOIN t USING (grup) GROUP BY p.grup
    """,
)

_REST = tuple(name for name in PERBANDINGAN.names if name not in {*WHO_NAMES, "grup", "nama_grup"})
V_PERBANDINGAN = View(
    TableSchema(
        "v_perbandingan",
        "tabel perbandingan dengan identitas dokumen; per dokumen, grup, dan tahun hanya nilai setahun, nilai triwulan "
        "atau bulan hanya bila nilai setahun tidak ada",
        "the table perbandingan with the document's identity; per document, group and year only the whole year's "
        "values, those of quarters or months only where there are none",
        (*of(PERBANDINGAN, "grup", "nama_grup"), *COUNTS[1:3], *WHO, *of(PERBANDINGAN, *_REST)),
    ),
    f"""
    SELECT b.grup, b.nama_grup, g.jumlah_dokumen, g.jumlah_wilayah, {WHO_SQL},
        {", ".join(f"b.{name}" for name in _REST)}
    FROM perbandingan b JOIN dokumen d USING (dok_id) JOIN v_grup g ON g.grup = b.grup
    WHERE b.tahunan OR NOT EXISTS (
        SELECT 1 FROM perbandingan s WHERE s.tahunan AND s.grup = b.grup AND s.dok_id = b.dok_id AND s.tahun = b.tahun
    )
    """,
)

COMPARE_VIEWS = (V_GRUP, V_PERBANDINGAN)
"""The views that are there where the tables of a comparison are."""
