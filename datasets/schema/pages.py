"""The tables of what was read beside the record: every table, line and page of a file, and the claims of its sentences.

They are also kept of a file that gave no record: they have no row in `dokumen` then, so their dok_id is no reference.
"""

from __future__ import annotations

from typing import get_args

from petik.datasets.schema.columns import (
    ASAL,
    DOK_ID,
    HALAMAN,
    KOTAK,
    MUTU,
    TableSchema,
    bulat,
    kotak,
    kunci,
    pecahan,
    teks,
    ya_tidak,
    yakin,
)
from petik.datasets.schema.place import placed
from petik.ingest.page import Source
from petik.parsers.model import PageKind, TableMethod

TABEL = TableSchema(
    "tabel",
    "semua tabel yang ditemukan, sel demi sel, termasuk yang bukan tabel indikator",
    "every table that was found, cell by cell, also those that list no indicators",
    (
        teks(
            "sel_id",
            "kunci baris: dok_id/tabel/nomor/baris/kolom",
            "key of the row: dok_id/tabel/number/row/column",
            required=True,
        ),
        DOK_ID,
        HALAMAN,
        bulat(
            "tabel",
            "nomor tabel dalam dokumen, mulai 1",
            "number of the table within the document, from 1",
            required=True,
            low=1,
        ),
        teks("judul", "judul tabel, bila ditemukan", "title of the table, where found"),
        teks(
            "metode",
            "cara tabel ditemukan: ruled (bergaris), aligned (rata kolom), atau dump (teks)",
            "how the table was found: ruled, aligned (columns by alignment) or dump (text)",
            required=True,
            enum=get_args(TableMethod),
        ),
        bulat("baris", "baris pertama sel, mulai 1", "first row of the cell, from 1", required=True, low=1),
        bulat("kolom", "kolom pertama sel, mulai 1", "first column of the cell, from 1", required=True, low=1),
        bulat(
            "rentang_baris",
            "banyaknya baris yang dicakup sel",
            "number of rows that the cell covers",
            required=True,
            low=1,
        ),
        bulat(
            "rentang_kolom",
            "banyaknya kolom yang dicakup sel",
            "number of columns that the cell covers",
            required=True,
            low=1,
        ),
        teks("teks", "isi sel; kosong bila sel kosong", "text of the cell; empty where the cell is"),
        teks(
            "kolom_baku",
            "kolom baku yang dikenali dari judul kolom, bila ada",
            "canonical column that the heading was taken for, if any",
        ),
        pecahan(
            "kolom_skor",
            "kemiripan judul kolom dengan kolom baku, 0 sampai 1",
            "likeness of the heading to that canonical column, 0 to 1",
        ),
        teks("periode", "periode menurut judul kolom, bila ada", "period that the heading names, if any"),
        *KOTAK,
        *MUTU,
    ),
    key=("sel_id",),
    bulky=True,
)

PERNYATAAN = placed(
    TableSchema(
        "pernyataan",
        "kalimat yang menyebut angka, satu baris per angka",
        "sentences that state numbers, one row per number",
        (
            kunci("pernyataan_id"),
            DOK_ID,
            teks("kalimat", "bunyi kalimat", "wording of the sentence"),
            bulat(
                "urutan",
                "urutan angka dalam kalimat, mulai 1",
                "number of the value within the sentence, from 1",
                low=1,
            ),
            teks(
                "peran",
                "angka itu apa menurut kalimatnya: anggaran, realisasi, target, capaian, …",
                "what the value is by its sentence: anggaran (budget), realisasi, target, capaian (achievement), …",
            ),
            teks("jenis", "uang atau persen", "uang (money) or persen (per cent)"),
            teks("nilai_raw", "angka seperti tercetak", "the value as printed"),
            *ASAL,
        ),
        key=("pernyataan_id",),
    )
)

HALAMAN_TABEL = TableSchema(
    "halaman",
    "satu baris per halaman: dianggap jenis apa, mengapa, dan bagaimana terbaca",
    "one row per page: what kind it was taken for, why, and how it was read",
    (
        DOK_ID,
        HALAMAN,
        teks("jenis_halaman", "jenis halaman menurut isinya", "kind of page by its content", enum=get_args(PageKind)),
        pecahan(
            "skor",
            "bobot bukti untuk jenis itu; makin besar makin kuat, bukan peluang",
            "weight of the evidence for that kind; the greater the stronger, no probability",
        ),
        teks("alasan", "mengapa dianggap jenis itu", "why it was taken for that kind"),
        teks(
            "sumber",
            "cara terbaca: text, ocr, office, atau dump",
            "how it was read: text, ocr, office or dump",
            required=True,
            enum=get_args(Source),
        ),
        pecahan(
            "lebar",
            "lebar halaman tegak, dalam poin",
            "width of the upright page, in points",
            required=True,
            low=0,
            unit="pt",
        ),
        pecahan(
            "tinggi",
            "tinggi halaman tegak, dalam poin",
            "height of the upright page, in points",
            required=True,
            low=0,
            unit="pt",
        ),
        bulat(
            "putaran",
            "seperempat putaran searah jarum jam yang menegakkan halaman",
            "quarter turns clockwise that set the page upright",
            required=True,
            low=0,
            high=3,
        ),
        pecahan(
            "kemiringan",
            "derajat kemiringan yang diluruskan",
            "degrees of skew that were straightened",
            required=True,
            unit="°",
        ),
        bulat(
            "tanda_tangan",
            "banyaknya tanda tangan berwarna yang terlihat; tinta hitam tidak terhitung",
            "number of coloured signatures that are seen; black ink is not counted",
            required=True,
            low=0,
        ),
        bulat(
            "stempel",
            "banyaknya stempel berwarna yang terlihat",
            "number of coloured stamps that are seen",
            required=True,
            low=0,
        ),
        teks(
            "letak_tinta",
            "jenis dan letak tiap tanda: x0 top x1 bottom dalam poin",
            "kind and place of every mark: x0 top x1 bottom in points",
        ),
        ya_tidak("gagal", "halaman tidak dapat dibaca", "the page could not be read", required=True),
        teks(
            "catatan",
            "yang perlu diketahui tentang pembacaan halaman",
            "what there is to know about the reading of the page",
        ),
    ),
)

NASKAH = TableSchema(
    "naskah",
    "semua baris tulisan menurut urutan baca, juga yang tidak masuk tabel mana pun",
    "every line of text in reading order, also those that went into no table",
    (
        DOK_ID,
        HALAMAN,
        bulat(
            "urutan",
            "nomor baris dalam dokumen, mulai 1",
            "number of the line within the document, from 1",
            required=True,
            low=1,
        ),
        teks("teks", "tulisan", "the text"),
        *kotak("", "", required=True),
        teks("sumber", "cara terbaca", "how it was read", required=True, enum=get_args(Source)),
        yakin("keyakinan", "keyakinan kata yang paling ragu", "confidence of the most doubtful word", required=True),
    ),
    key=("dok_id", "urutan"),
    bulky=True,
)
