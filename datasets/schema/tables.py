"""The tables of a dataset: one place that says which columns there are, of which type, and what they mean.

CSV, Parquet, Excel, DuckDB, the data package, databases and the dictionaries are all written from this description, so
they cannot disagree. Lengths are PDF points from the top left corner of the upright page. Row ids are the paths of the
record ("pk.pdf/indikator/3/nilai/0"), so a row can be found in `records/<dok_id>.json` and in the table `asal`.
"""

from __future__ import annotations

from typing import get_args

from petik.datasets.schema.columns import (
    ASAL,
    DARI_DOKUMEN,
    DOK_ID,
    HALAMAN,
    KOTAK,
    MUTU,
    Column,
    ColumnType,
    Language,
    Reference,
    Row,
    TableSchema,
    Value,
    bulat,
    kuantitas,
    kunci,
    teks,
    ya_tidak,
    yakin,
)
from petik.datasets.schema.pages import HALAMAN_TABEL, NASKAH, PERNYATAAN, TABEL
from petik.datasets.schema.place import placed
from petik.schemas.record import POLA_PERIODE, Jenis, Peran, TingkatAnggaran, TingkatIndikator
from petik.schemas.temuan import Tingkat

__all__ = [
    "ANGGARAN", "ANOMALI", "ASAL_TABEL", "BERKAS", "CAPAIAN", "DOKUMEN", "HALAMAN_TABEL", "INDIKATOR", "JABATAN",
    "NASKAH", "PEJABAT", "PERNYATAAN", "TABEL", "TABLES", "TEMUAN", "TIDAK_LAGI", "Column", "ColumnType", "Language",
    "Reference", "Row", "TableSchema", "Value",
]  # fmt: skip

DOKUMEN = placed(
    TableSchema(
        "dokumen",
        "satu baris per dokumen yang terbaca",
        "one row per document that was read",
        (
            DOK_ID,
            teks("berkas", "nama berkas", "name of the file", required=True),
            teks(
                "jenis_terbaca",
                "jenis sebagian besar halamannya",
                "the kind of most of its pages",
                required=True,
                enum=get_args(Jenis),
            ),
            teks(
                "bagian",
                "jenis per rentang halaman bila satu berkas memuat beberapa, misalnya «iki 1-3; pk 4-6»",
                "kind by range of pages where one file holds several, such as «iki 1-3; pk 4-6»",
            ),
            teks("wilayah_terbaca", "wilayah yang terbaca pada dokumen", "region as read of the document"),
            teks(
                "kode_wilayah_terbaca",
                "kode wilayah yang terbaca itu",
                "code of the region as read",
                pattern=r"^[0-9]{2}([.][0-9]{2})?$",
            ),
            teks(
                "perangkat_daerah_terbaca",
                "perangkat daerah yang terbaca pada dokumen",
                "agency as read of the document",
            ),
            bulat("tahun_terbaca", "tahun yang terbaca pada dokumen", "year as read of the document"),
            ya_tidak(
                "perubahan",
                "dokumen menyebut dirinya perubahan atau revisi",
                "the document calls itself a change or a revision",
                required=True,
            ),
            bulat("jumlah_pejabat", "banyaknya baris pejabat", "number of rows of pejabat", required=True, low=0),
            bulat("jumlah_indikator", "banyaknya baris indikator", "number of rows of indikator", required=True, low=0),
            bulat("jumlah_anggaran", "banyaknya baris anggaran", "number of rows of anggaran", required=True, low=0),
            *MUTU,
        ),
        key=("dok_id",),
    ),
    counted=True,
)

PEJABAT = placed(
    TableSchema(
        "pejabat",
        "orang yang menandatangani atau disebut sebagai pihak, satu baris per halaman yang menyebutnya",
        "people who sign or are named as a party, one row per page that names them",
        (
            kunci("pejabat_id"),
            DOK_ID,
            teks("nama", "nama dengan gelar, seperti tercetak", "name with titles, as printed", required=True),
            teks("nip_raw", "NIP seperti tercetak", "NIP (civil servant number) as printed"),
            teks(
                "nip",
                "NIP, angkanya saja, berapa pun banyaknya",
                "NIP, its digits only, however many there are",
                pattern=r"^\d+$",
            ),
            teks("jabatan", "jabatan", "post"),
            teks("pangkat", "pangkat, bila tercetak", "rank, where printed"),
            teks(
                "peran",
                "pihak_pertama, pihak_kedua, atau penandatangan",
                "pihak_pertama (first party), pihak_kedua (second party) or penandatangan (signs)",
                required=True,
                enum=get_args(Peran),
            ),
            *ASAL,
        ),
        key=("pejabat_id",),
        references=(DARI_DOKUMEN,),
    )
)

JABATAN = placed(
    TableSchema(
        "jabatan",
        "tugas dan fungsi jabatan (IKI, IKU), satu baris per butir",
        "duties and functions of a post (IKI, IKU), one row per item",
        (
            kunci("jabatan_id"),
            DOK_ID,
            teks("jabatan", "jabatan atau perangkat daerah", "post or agency"),
            teks(
                "butir",
                "tugas atau fungsi; kosong bila jabatan tidak memuat butir",
                "tugas (duty) or fungsi (function); empty where the post has no items",
                enum=("tugas", "fungsi"),
            ),
            bulat("urutan", "urutan butir, mulai 1", "number of the item, from 1", low=1),
            teks("uraian", "bunyi tugas atau fungsi", "wording of the duty or function"),
            *ASAL,
        ),
        key=("jabatan_id",),
        references=(DARI_DOKUMEN,),
    )
)

INDIKATOR = placed(
    TableSchema(
        "indikator",
        "satu baris per baris tercetak pada tabel indikator kinerja",
        "one row per printed row of a table of performance indicators",
        (
            kunci("indikator_id"),
            DOK_ID,
            teks(
                "jabatan",
                "jabatan atau unit pemilik tabel; kosong bila milik seluruh perangkat daerah",
                "post or unit that owns the table; empty where it is the whole agency's",
            ),
            teks(
                "tingkat",
                "tujuan, sasaran, program, kegiatan, atau subkegiatan",
                "level measured: tujuan (goal), sasaran (objective), program, kegiatan (activity) or subkegiatan",
                enum=get_args(TingkatIndikator),
            ),
            teks("tujuan", "tujuan", "goal"),
            teks("sasaran", "sasaran", "objective"),
            teks("program", "program", "program"),
            teks("kegiatan", "kegiatan", "activity"),
            teks("subkegiatan", "subkegiatan", "sub-activity"),
            teks("indikator", "nama indikator, seperti tercetak", "name of the indicator, as printed"),
            teks(
                "formulasi",
                "penjelasan atau rumus; pecahan ditulis pembilang / penyebut",
                "explanation or formula; fractions are written numerator / denominator",
            ),
            teks("sumber_data", "sumber data", "source of the data"),
            teks("satuan", "satuan", "unit"),
            teks(
                "penanggung_jawab", "penanggung jawab, bila ada kolomnya", "who is responsible, where there is a column"
            ),
            *ASAL,
        ),
        key=("indikator_id",),
        references=(DARI_DOKUMEN,),
    )
)

CAPAIAN = placed(
    TableSchema(
        "capaian",
        "target, realisasi, dan capaian: satu baris per indikator dan periode",
        "target, realised value and achievement: one row per indicator and period",
        (
            kunci("capaian_id"),
            teks("indikator_id", "kunci ke tabel indikator", "key into the table indikator", required=True),
            DOK_ID,
            teks("sasaran", "sasaran, disalin dari tabel indikator", "objective, copied from the table indikator"),
            teks("indikator", "nama indikator, disalin dari tabel indikator", "name, copied from the table indikator"),
            teks(
                "periode",
                "2024, 2024-TW1 (triwulan), 2024-S1 (semester), atau 2024-B07 (bulan); tahun 0000 bila tidak diketahui",
                "2024, 2024-TW1 (quarter), 2024-S1 (half-year) or 2024-B07 (month); year 0000 where it is not known",
                required=True,
                pattern=POLA_PERIODE,
            ),
            bulat("tahun", "tahun dari periode", "the period's year", required=True, low=0, high=9999),
            *kuantitas("target", "target", "target"),
            *kuantitas("realisasi", "realisasi", "realised value"),
            *kuantitas("capaian", "capaian", "achievement"),
            *ASAL,
        ),
        key=("capaian_id",),
        references=(DARI_DOKUMEN, Reference("indikator_id", "indikator", "indikator_id")),
    )
)

ANGGARAN = placed(
    TableSchema(
        "anggaran",
        "satu baris per baris tercetak yang memberi anggaran",
        "one row per printed row that gives a budget",
        (
            kunci("anggaran_id"),
            DOK_ID,
            teks("jabatan", "jabatan atau unit pemilik tabel", "post or unit that owns the table"),
            teks(
                "tingkat",
                "program, kegiatan, subkegiatan, belanja, atau jumlah (jumlah yang tercetak)",
                "program, kegiatan (activity), subkegiatan, belanja (spending) or jumlah (a printed total)",
                enum=get_args(TingkatAnggaran),
            ),
            teks("uraian", "nama baris, seperti tercetak", "name of the row, as printed"),
            teks("program", "program induknya", "program that it belongs to"),
            teks("kegiatan", "kegiatan induknya", "activity that it belongs to"),
            teks("periode", "periode", "period", pattern=POLA_PERIODE),
            *kuantitas("anggaran", "anggaran", "budget"),
            *kuantitas("realisasi", "realisasi anggaran", "spent"),
            *kuantitas("persen", "persentase realisasi", "percentage spent"),
            teks("sumber_dana", "sumber dana, bila tercetak", "source of the money, where printed"),
            *ASAL,
        ),
        key=("anggaran_id",),
        references=(DARI_DOKUMEN,),
    )
)

ANOMALI = placed(
    TableSchema(
        "anomali",
        "yang salah dalam dokumen itu sendiri",
        "what is wrong in the document itself",
        (
            kunci("anomali_id"),
            DOK_ID,
            teks("kode", "kode pemeriksaan", "code of the check", required=True),
            HALAMAN,
            teks("keterangan", "penjelasan", "explanation", required=True),
            teks("nilai", "cetakan yang dipersoalkan", "the print in question"),
        ),
        key=("anomali_id",),
        references=(DARI_DOKUMEN,),
    )
)

ASAL_TABEL = TableSchema(
    "asal",
    "letak dan keyakinan setiap cetakan, satu baris per nilai atau teks",
    "place and confidence of every print, one row per value or text",
    (
        DOK_ID,
        teks("baris_id", "kunci baris di tabelnya", "key of the row in its table", required=True),
        teks("tabel", "tabel tempat cetakan ini dipakai", "table where this print is used", required=True),
        teks("kolom", "nama isian di rekaman", "name of the field in the record", required=True),
        *ASAL,
        teks(
            "dikoreksi",
            "bacaan pertama, bila isian ini hasil koreksi salah baca",
            "the first reading, where the field holds a corrected misreading",
        ),
        teks(
            "bacaan_lain",
            "bacaan kedua dari angka yang sama, bila berbeda",
            "the second reading of the same number, where it differs",
        ),
    ),
    key=("baris_id", "tabel", "kolom"),
    references=(DARI_DOKUMEN,),
    bulky=True,
)

TEMUAN = placed(
    TableSchema(
        "temuan",
        "hasil pemeriksaan: apa yang salah atau janggal, di mana, dan bagaimana dihitung; temuan_id tetap sama selama "
        "dokumen, tempat, dan aturannya sama",
        "what the checks found: what is wrong or odd, where, and how that was worked out; temuan_id stays while "
        "document, place and rule do",
        (
            kunci("temuan_id"),
            DOK_ID,
            teks(
                "kode", "kode aturan; daftarnya: petik rules", "code of the rule; listed by: petik rules", required=True
            ),
            teks(
                "tingkat",
                "galat, peringatan, atau catatan",
                "galat (error), peringatan (warning) or catatan (note)",
                required=True,
                enum=get_args(Tingkat),
            ),
            ya_tidak(
                "periksa_pembacaan",
                "mungkin salah baca Petik, bukan kesalahan dokumen: lihat cetakannya",
                "may be Petik's misreading and no error of the document: look at the print",
                required=True,
            ),
            HALAMAN,
            teks("kalimat", "temuan dalam satu kalimat", "the finding in one Indonesian sentence", required=True),
            teks("tercetak", "yang tercetak", "what is printed"),
            teks("seharusnya", "yang diharapkan", "what was expected"),
            teks("hitungan", "bagaimana yang diharapkan itu dihitung", "how the expected value was worked out"),
            teks("jalur", "tempatnya di rekaman", "its place in the record"),
            bulat("tabel", "nomor tabel, mulai 1", "number of the table, from 1"),
            bulat("baris", "baris tabel, mulai 1", "row of the table, from 1"),
            teks("kolom", "kolom", "column"),
            *KOTAK,
            yakin(
                "keyakinan",
                "keyakinan bacaan yang menjadi dasar temuan, 0 sampai 1",
                "confidence of the readings that the finding rests on, 0 to 1",
                required=True,
            ),
            teks("kalimat_en", "temuan dalam bahasa Inggris", "the finding in one English sentence", required=True),
            teks("hitungan_en", "penjelasan hitungan dalam bahasa Inggris", "how it was worked out, in English"),
            teks(
                "sebab",
                "sebabnya, bila aturan mengenal beberapa; satu sebab dalam satu dokumen adalah satu temuan",
                "the cause, where the rule knows several; one cause in one document is one finding",
            ),
            bulat(
                "jumlah_tempat",
                "di berapa tempat dokumen ini hal yang sama ditemukan",
                "in how many places of the document the same was found",
                required=True,
                low=1,
            ),
            teks(
                "tempat_lain",
                "tempat lainnya, larik JSON: halaman, jalur, kotak, tercetak",
                "the other places, a JSON array: page, path, box, print",
            ),
        ),
        key=("temuan_id",),
        references=(DARI_DOKUMEN,),
    )
)

BERKAS = placed(
    TableSchema(
        "berkas",
        "satu baris per berkas yang dimasukkan, apa pun nasibnya",
        "one row per file that went in, whatever became of it",
        (
            DOK_ID,
            teks(
                "berkas",
                "nama berkas, dengan folder atau arsip tempatnya",
                "name of the file, with its folder or archive",
                required=True,
            ),
            teks(
                "status",
                "ok, partial (sebagian), refused (ditolak), atau failed (gagal)",
                "ok, partial, refused or failed",
                required=True,
                enum=("ok", "partial", "refused", "failed"),
            ),
            teks("format", "format berkas", "format of the file"),
            bulat(
                "halaman",
                "banyaknya halaman; kosong bila format tidak berhalaman",
                "number of pages; empty where the format has none",
                low=0,
            ),
            bulat("halaman_ocr", "halaman yang dibaca dengan OCR", "pages that were read by OCR", required=True, low=0),
            teks("pesan", "keterangan satu baris", "what there is to say about it, one line in Indonesian"),
            teks("sha256", "sidik jari isi berkas", "fingerprint of the file's content", pattern="^[0-9a-f]{64}$"),
            teks(
                "rekaman",
                "berkas rekaman di folder hasil; kosong bila tidak ada",
                "file of the record in the folder of results; empty where there is none",
            ),
        ),
        key=("dok_id",),
    ),
    counted=True,
)

TIDAK_LAGI = TableSchema(
    "tidak_lagi",
    "dokumen yang pernah diserahkan dan kini tidak ada lagi di folder kirimannya; tidak dihitung di tabel lain",
    "documents that were handed in once and are not in their folder any more; no other table counts them",
    (
        DOK_ID,
        teks("berkas", "nama berkas, dengan folder atau arsip tempatnya", "name of the file", required=True),
        teks("sha256", "sidik jari isi berkas", "fingerprint of the file's content", pattern="^[0-9a-f]{64}$"),
    ),
    key=("dok_id",),
)

TABLES = (
    DOKUMEN, TEMUAN, PEJABAT, JABATAN, INDIKATOR, CAPAIAN, ANGGARAN, ANOMALI, ASAL_TABEL, PERNYATAAN, TABEL, NASKAH,
    HALAMAN_TABEL, TIDAK_LAGI,
)  # fmt: skip
"""The tables of `data/`, in the order in which they are written."""
