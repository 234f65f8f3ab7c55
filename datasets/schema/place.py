"""Columns that say whose a row is: decided for the whole submission, beside what was read of the document alone."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from petik.datasets.schema.columns import Column, TableSchema, bulat, teks
from petik.normalise.submission.model import Peran
from petik.schemas.record import Jenis

WHERE = (
    teks("wilayah", "provinsi, kabupaten, atau kota", "province, kabupaten (regency) or kota (city)"),
    teks(
        "kode_wilayah",
        "kode wilayah Kemendagri",
        "region code of the Ministry of Home Affairs",
        pattern=r"^[0-9]{2}([.][0-9]{2})?$",
    ),
    teks(
        "perangkat_daerah",
        "perangkat daerah menurut folder dan isi kiriman",
        "agency of the local government, by folders and contents of the submission",
    ),
    teks(
        "jenis",
        "pk, iki, iku, rencana_aksi, pengukuran, lkip, renstra, renja, rkt, cascading, evaluasi, atau lainnya",
        "pk (performance agreement), iki (individual indicators), iku (key indicators), rencana_aksi (plan of "
        "action), pengukuran (measurement), lkip (report), renstra (five-year plan), renja and rkt (one year's "
        "plan), cascading (tree of performance), evaluasi (evaluation) or lainnya (other)",
        required=True,
        enum=get_args(Jenis),
    ),
    bulat("tahun", "tahun yang direncanakan atau dilaporkan dokumennya", "year that the document plans or reports"),
    teks("folder", "folder di bawah folder kiriman", "folders below that of the submission"),
)
COUNTED = (
    teks(
        "peran",
        "dihitung, salinan (isi sama dengan berkas lain), atau versi_lama (versi lain yang berlaku); yang tidak "
        "dihitung tidak punya baris di tabel lain",
        "dihitung (counts), salinan (a copy of another file) or versi_lama (another version is in force); what does "
        "not count has no rows in other tables",
        required=True,
        enum=get_args(Peran),
    ),
    teks("utuh", "dokumen utuhnya: bab-bab satu laporan sama", "the whole document: chapters of one report share it"),
    teks("induk", "dok_id yang dihitung sebagai gantinya", "dok_id of what counts in its place"),
    teks("alasan", "mengapa diputuskan begitu", "why it was decided so"),
)


def placed(schema: TableSchema, counted: bool = False) -> TableSchema:
    """*schema* with the decided columns behind its `dok_id`; *counted*: at its end, with those on copies and versions.

    Where the table has a column of that name ("tahun" of a period), the document's is "tahun_dokumen".
    """
    names = set(schema.names)
    decided = tuple(
        replace(c, name=f"{c.name}_dokumen" if c.name in names else c.name, decided=True)
        for c in (*WHERE, *(COUNTED if counted else ()))
    )
    at = len(names) if counted else schema.names.index(schema.owner) + 1
    return replace(schema, columns=(*schema.columns[:at], *decided, *schema.columns[at:]))


def decided_columns(schema: TableSchema) -> tuple[Column, ...]:
    return tuple(c for c in schema.columns if c.decided)
