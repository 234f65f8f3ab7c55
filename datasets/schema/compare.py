"""The tables that `petik compare` adds: which indicators are the same, which are related, and their values together."""

from __future__ import annotations

from dataclasses import replace

from petik.datasets.schema.columns import (
    DARI_DOKUMEN,
    DOK_ID,
    HALAMAN,
    Reference,
    TableSchema,
    bulat,
    kuantitas,
    teks,
    ya_tidak,
    yakin,
)
from petik.datasets.schema.tables import CAPAIAN, DOKUMEN, INDIKATOR
from petik.schemas.record import POLA_PERIODE

GRUP = teks("grup", "grup indikator yang sama", "group of the same indicator", required=True)
NAMA = teks("nama_grup", "bunyi tersering dalam grup", "the group's most frequent wording", required=True)
POLARITAS = teks(
    "polaritas",
    "naik (makin tinggi makin baik) atau turun; kosong bila bunyinya tidak menentukan",
    "naik (higher is better) or turun (lower is better); empty where the wording does not tell",
    enum=("naik", "turun"),
)
JALUR = teks("jalur", "tempatnya di rekaman", "its place in the record", required=True)
WHERE = tuple(c for c in DOKUMEN.columns if c.name in ("wilayah", "kode_wilayah", "perangkat_daerah"))
WORDING = tuple(replace(c, required=True) for c in INDIKATOR.columns if c.name == "indikator")
SATUAN = tuple(c for c in INDIKATOR.columns if c.name == "satuan")
OF_INDIKATOR = teks("indikator_id", "kunci ke tabel indikator", "key into the table indikator", required=True)
DARI_INDIKATOR = Reference("indikator_id", "indikator", "indikator_id")

PADANAN = TableSchema(
    "padanan",
    "indikator mana dari dokumen mana yang sama: satu baris per baris indikator, dengan grupnya",
    "which indicators of which documents are the same: one row per indicator row, with its group",
    (
        OF_INDIKATOR,
        GRUP,
        NAMA,
        teks(
            "hubungan",
            "sama: baris-baris satu grup menyatakan indikator yang sama",
            "sama: the rows of a group state the same indicator",
            required=True,
            enum=("sama",),
        ),
        ya_tidak("pasti", "grup dipastikan orang (berkas keputusan)", "a person confirmed the group", required=True),
        yakin("skor", "kemiripan pasangan terlemah di grup, 0 sampai 1", "score of the group's weakest pair, 0 to 1"),
        teks("alasan", "alasan pasangan terlemah itu", "the reasons of that pair, in Indonesian"),
        teks(
            "jenis_satuan",
            "jenis ukuran grup, misalnya persen, hitungan, nilai",
            "kind of measure of the group, such as persen (percentage), hitungan (count), nilai (score)",
        ),
        teks("satuan_grup", "satuan tersering di grup", "the group's most frequent unit"),
        POLARITAS,
        DOK_ID,
        *WHERE,
        *WORDING,
        *SATUAN,
        HALAMAN,
        JALUR,
    ),
    key=("indikator_id",),
    references=(DARI_DOKUMEN, DARI_INDIKATOR),
    sheet="Padanan",
)

TERKAIT = TableSchema(
    "terkait",
    "pasangan grup yang mirip tetapi tidak sama, misalnya jumlah dan persentase dari hal yang sama",
    "pairs of groups that are alike but not the same, such as the number and the percentage of one thing",
    (
        GRUP,
        NAMA,
        teks("grup_lain", "grup yang terkait", "the related group", required=True),
        teks("nama_lain", "bunyi tersering grup itu", "that group's most frequent wording", required=True),
        teks(
            "hubungan",
            "terkait: jangan dibandingkan sebagai satu indikator",
            "terkait: not to be compared as one indicator",
            required=True,
            enum=("terkait",),
        ),
        yakin("skor", "kemiripan kedua grup, 0 sampai 1", "how alike the groups are, 0 to 1", required=True),
        teks("alasan", "apa yang membedakan", "what sets them apart, in Indonesian"),
    ),
    key=("grup", "grup_lain"),
    owner="grup",
    sheet="Terkait",
)

PERBANDINGAN = TableSchema(
    "perbandingan",
    "grup menurut wilayah dan periode: target, realisasi, dan capaian seperti tercetak, satu baris per baris capaian",
    "groups by region and period: target, realised value and achievement as printed, one row per row of capaian",
    (
        teks("capaian_id", "kunci ke tabel capaian", "key into the table capaian", required=True),
        GRUP,
        NAMA,
        *WHERE,
        teks(
            "periode",
            "2024, 2024-TW1 (triwulan), 2024-S1 (semester), atau 2024-B07 (bulan); tahun 0000 bila tidak diketahui",
            "2024, 2024-TW1 (quarter), 2024-S1 (half-year) or 2024-B07 (month); year 0000 where it is not known",
            required=True,
            pattern=POLA_PERIODE,
        ),
        bulat("tahun", "tahun dari periode", "the period's year", required=True, low=0, high=9999),
        ya_tidak("tahunan", "nilai untuk setahun penuh", "the values are those of the whole year", required=True),
        *WORDING,
        *SATUAN,
        POLARITAS,
        *kuantitas("target", "target", "target"),
        *kuantitas("realisasi", "realisasi", "realised value"),
        *kuantitas("capaian", "capaian", "achievement"),
        ya_tidak(
            "ganda",
            "dokumen ini menyebut grup dan periode ini lebih dari sekali; semua barisnya ada di sini",
            "this document states this group and period more than once; all of its rows are here",
            required=True,
        ),
        DOK_ID,
        HALAMAN,
        JALUR,
    ),
    key=("capaian_id",),
    references=(DARI_DOKUMEN, Reference("capaian_id", CAPAIAN.name, "capaian_id")),
    sheet="Perbandingan",
)

COMPARED = (PERBANDINGAN, PADANAN, TERKAIT)
"""The tables of a comparison; a dataset has all of them or none."""
