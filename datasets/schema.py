"""The tables of a dataset: one place that says which columns there are, of which type, and what they mean.

CSV, Parquet, Excel, DuckDB and the sheet `kamus` are all written from this description, so they cannot disagree.
Lengths are PDF points from the top left corner of the upright page. Row ids are the paths of the record
("pk.pdf/indikator/3/nilai/0"), so a row can be found in `records/<dok_id>.json` and in the table `asal`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["teks", "bulat", "pecahan", "ya_tidak"]
Value = str | int | float | bool | None
Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type, and its meaning in Indonesian."""

    name: str
    type: ColumnType
    meaning: str


@dataclass(frozen=True, slots=True)
class TableSchema:
    """One table: its columns in the order in which every format writes them."""

    name: str
    meaning: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def _teks(name: str, meaning: str) -> Column:
    return Column(name, "teks", meaning)


def _bulat(name: str, meaning: str) -> Column:
    return Column(name, "bulat", meaning)


def _pecahan(name: str, meaning: str) -> Column:
    return Column(name, "pecahan", meaning)


DOK_ID = _teks("dok_id", "nama rekaman dokumen; berkasnya records/<dok_id>.json")
HALAMAN = _bulat("halaman", "nomor halaman dalam berkas, mulai 1; kosong bila format tidak berhalaman")
TINGKAT = "tujuan, sasaran, program, kegiatan, atau subkegiatan"

KOTAK = (
    _pecahan("x0", "tepi kiri letak cetakan, dalam poin dari kiri halaman"),
    _pecahan("top", "tepi atas letak cetakan, dalam poin dari atas halaman"),
    _pecahan("x1", "tepi kanan letak cetakan, dalam poin"),
    _pecahan("bottom", "tepi bawah letak cetakan, dalam poin"),
)
MUTU = (
    _teks("sumber", "cara terbaca: text (lapisan teks), ocr, office, atau dump; bila campuran, dipisah tanda +"),
    _pecahan("keyakinan", "keyakinan pembacaan 0 sampai 1; yang terendah di baris ini"),
    _teks("catatan", "mengapa pembacaan atau nilainya meragukan"),
)
ASAL = (HALAMAN, *KOTAK, *MUTU)


def _kuantitas(name: str, meaning: str) -> tuple[Column, ...]:
    """A printed quantity: the print, its value, its unit, and how sure the reading is, side by side."""
    return (
        _teks(f"{name}_raw", f"{meaning}, seperti tercetak"),
        _pecahan(f"{name}_nilai", f"{meaning} sebagai bilangan; kosong bila cetakannya bukan satu bilangan"),
        _teks(f"{name}_satuan", f"satuan {name}"),
        _pecahan(f"{name}_keyakinan", f"keyakinan pembacaan {name}, 0 sampai 1"),
        _teks(f"{name}_catatan", f"mengapa {name} meragukan"),
    )


DOKUMEN = TableSchema(
    "dokumen",
    "satu baris per dokumen yang terbaca",
    (
        DOK_ID,
        _teks("berkas", "nama berkas"),
        _teks("jenis", "pk, iki, iku, rencana_aksi, pengukuran, lkip, atau lainnya: jenis sebagian besar halamannya"),
        _teks("bagian", "jenis per rentang halaman bila satu berkas memuat beberapa, misalnya «iki 1-3; pk 4-6»"),
        _teks("wilayah", "provinsi, kabupaten, atau kota"),
        _teks("kode_wilayah", "kode wilayah Kemendagri"),
        _teks("perangkat_daerah", "perangkat daerah"),
        _bulat("tahun", "tahun yang direncanakan atau dilaporkan"),
        Column("perubahan", "ya_tidak", "dokumen menyebut dirinya perubahan atau revisi"),
        _bulat("jumlah_pejabat", "banyaknya baris pejabat"),
        _bulat("jumlah_indikator", "banyaknya baris indikator"),
        _bulat("jumlah_anggaran", "banyaknya baris anggaran"),
        *MUTU,
    ),
)

PEJABAT = TableSchema(
    "pejabat",
    "orang yang menandatangani atau disebut sebagai pihak, satu baris per halaman yang menyebutnya",
    (
        _teks("pejabat_id", "kunci baris"),
        DOK_ID,
        _teks("nama", "nama dengan gelar, seperti tercetak"),
        _teks("nip_raw", "NIP seperti tercetak"),
        _teks("nip", "NIP, angkanya saja, berapa pun banyaknya"),
        _teks("jabatan", "jabatan"),
        _teks("pangkat", "pangkat, bila tercetak"),
        _teks("peran", "pihak_pertama, pihak_kedua, atau penandatangan"),
        *ASAL,
    ),
)

JABATAN = TableSchema(
    "jabatan",
    "tugas dan fungsi jabatan (IKI, IKU), satu baris per butir",
    (
        _teks("jabatan_id", "kunci baris"),
        DOK_ID,
        _teks("jabatan", "jabatan atau perangkat daerah"),
        _teks("butir", "tugas atau fungsi; kosong bila jabatan tidak memuat butir"),
        _bulat("urutan", "urutan butir, mulai 1"),
        _teks("uraian", "bunyi tugas atau fungsi"),
        *ASAL,
    ),
)

INDIKATOR = TableSchema(
    "indikator",
    "satu baris per baris tercetak pada tabel indikator kinerja",
    (
        _teks("indikator_id", "kunci baris"),
        DOK_ID,
        _teks("jabatan", "jabatan atau unit pemilik tabel; kosong bila milik seluruh perangkat daerah"),
        _teks("tingkat", TINGKAT),
        _teks("tujuan", "tujuan"),
        _teks("sasaran", "sasaran"),
        _teks("program", "program"),
        _teks("kegiatan", "kegiatan"),
        _teks("subkegiatan", "subkegiatan"),
        _teks("indikator", "nama indikator, seperti tercetak"),
        _teks("formulasi", "penjelasan atau rumus; pecahan ditulis pembilang / penyebut"),
        _teks("sumber_data", "sumber data"),
        _teks("satuan", "satuan"),
        _teks("penanggung_jawab", "penanggung jawab, bila ada kolomnya"),
        *ASAL,
    ),
)

CAPAIAN = TableSchema(
    "capaian",
    "target, realisasi, dan capaian: satu baris per indikator dan periode",
    (
        _teks("capaian_id", "kunci baris"),
        _teks("indikator_id", "kunci ke tabel indikator"),
        DOK_ID,
        _teks("sasaran", "sasaran, disalin dari tabel indikator"),
        _teks("indikator", "nama indikator, disalin dari tabel indikator"),
        _teks("periode", "2024, 2024-TW1 (triwulan), 2024-S1 (semester), atau 2024-B07 (bulan)"),
        _bulat("tahun", "tahun dari periode"),
        *_kuantitas("target", "target"),
        *_kuantitas("realisasi", "realisasi"),
        *_kuantitas("capaian", "capaian"),
        *ASAL,
    ),
)

ANGGARAN = TableSchema(
    "anggaran",
    "satu baris per baris tercetak yang memberi anggaran",
    (
        _teks("anggaran_id", "kunci baris"),
        DOK_ID,
        _teks("jabatan", "jabatan atau unit pemilik tabel"),
        _teks("tingkat", "program, kegiatan, subkegiatan, belanja, atau jumlah (jumlah yang tercetak)"),
        _teks("uraian", "nama baris, seperti tercetak"),
        _teks("program", "program induknya"),
        _teks("kegiatan", "kegiatan induknya"),
        _teks("periode", "periode"),
        *_kuantitas("anggaran", "anggaran"),
        *_kuantitas("realisasi", "realisasi anggaran"),
        *_kuantitas("persen", "persentase realisasi"),
        _teks("sumber_dana", "sumber dana, bila tercetak"),
        *ASAL,
    ),
)

ANOMALI = TableSchema(
    "anomali",
    "yang salah dalam dokumen itu sendiri",
    (
        _teks("anomali_id", "kunci baris"),
        DOK_ID,
        _teks("kode", "kode pemeriksaan"),
        HALAMAN,
        _teks("keterangan", "penjelasan"),
        _teks("nilai", "cetakan yang dipersoalkan"),
    ),
)

ASAL_TABEL = TableSchema(
    "asal",
    "letak dan keyakinan setiap cetakan, satu baris per nilai atau teks",
    (
        DOK_ID,
        _teks("baris_id", "kunci baris di tabelnya"),
        _teks("tabel", "tabel tempat cetakan ini dipakai"),
        _teks("kolom", "nama isian di rekaman"),
        *ASAL,
        _teks("dikoreksi", "bacaan pertama, bila isian ini hasil koreksi salah baca"),
        _teks("bacaan_lain", "bacaan kedua dari angka yang sama, bila berbeda"),
    ),
)

TABEL = TableSchema(
    "tabel",
    "semua tabel yang ditemukan, sel demi sel, termasuk yang bukan tabel indikator",
    (
        _teks("sel_id", "kunci baris: dok_id/tabel/nomor/baris/kolom"),
        DOK_ID,
        HALAMAN,
        _bulat("tabel", "nomor tabel dalam dokumen, mulai 1"),
        _teks("judul", "judul tabel, bila ditemukan"),
        _teks("metode", "cara tabel ditemukan: ruled (bergaris), aligned (rata kolom), atau dump (teks)"),
        _bulat("baris", "baris pertama sel, mulai 1"),
        _bulat("kolom", "kolom pertama sel, mulai 1"),
        _bulat("rentang_baris", "banyaknya baris yang dicakup sel"),
        _bulat("rentang_kolom", "banyaknya kolom yang dicakup sel"),
        _teks("teks", "isi sel; kosong bila sel kosong"),
        _teks("kolom_baku", "kolom baku yang dikenali dari judul kolom, bila ada"),
        _pecahan("kolom_skor", "kemiripan judul kolom dengan kolom baku, 0 sampai 1"),
        _teks("periode", "periode menurut judul kolom, bila ada"),
        *KOTAK,
        *MUTU,
    ),
)

PERNYATAAN = TableSchema(
    "pernyataan",
    "kalimat yang menyebut angka, satu baris per angka",
    (
        _teks("pernyataan_id", "kunci baris"),
        DOK_ID,
        _teks("kalimat", "bunyi kalimat"),
        _bulat("urutan", "urutan angka dalam kalimat, mulai 1"),
        _teks("peran", "angka itu apa menurut kalimatnya: anggaran, realisasi, target, capaian, …"),
        _teks("jenis", "uang atau persen"),
        _teks("nilai_raw", "angka seperti tercetak"),
        *ASAL,
    ),
)

HALAMAN_TABEL = TableSchema(
    "halaman",
    "satu baris per halaman: dianggap jenis apa, mengapa, dan bagaimana terbaca",
    (
        DOK_ID,
        HALAMAN,
        _teks("jenis_halaman", "jenis halaman menurut isinya"),
        _pecahan("skor", "keyakinan jenis itu, 0 sampai 1"),
        _teks("alasan", "mengapa dianggap jenis itu"),
        _teks("sumber", "cara terbaca: text, ocr, office, atau dump"),
        _pecahan("lebar", "lebar halaman tegak, dalam poin"),
        _pecahan("tinggi", "tinggi halaman tegak, dalam poin"),
        _bulat("putaran", "seperempat putaran searah jarum jam yang menegakkan halaman"),
        _pecahan("kemiringan", "derajat kemiringan yang diluruskan"),
        _bulat("tanda_tangan", "banyaknya tanda tangan berwarna yang terlihat; tinta hitam tidak terhitung"),
        _bulat("stempel", "banyaknya stempel berwarna yang terlihat"),
        _teks("letak_tinta", "jenis dan letak tiap tanda: x0 top x1 bottom dalam poin"),
        Column("gagal", "ya_tidak", "halaman tidak dapat dibaca"),
        _teks("catatan", "yang perlu diketahui tentang pembacaan halaman"),
    ),
)

NASKAH = TableSchema(
    "naskah",
    "semua baris tulisan menurut urutan baca, juga yang tidak masuk tabel mana pun",
    (
        DOK_ID,
        HALAMAN,
        _bulat("urutan", "nomor baris dalam dokumen, mulai 1"),
        _teks("teks", "tulisan"),
        _pecahan("x0", "tepi kiri, dalam poin dari kiri halaman"),
        _pecahan("top", "tepi atas, dalam poin dari atas halaman"),
        _pecahan("x1", "tepi kanan, dalam poin"),
        _pecahan("bottom", "tepi bawah, dalam poin"),
        _teks("sumber", "cara terbaca"),
        _pecahan("keyakinan", "keyakinan kata yang paling ragu"),
    ),
)

TEMUAN = TableSchema(
    "temuan",
    "hasil pemeriksaan: apa yang salah atau janggal, di mana, dan bagaimana dihitung",
    (
        _teks("temuan_id", "kunci baris"),
        DOK_ID,
        _teks("kode", "kode aturan; daftarnya: petik rules"),
        _teks("tingkat", "galat, peringatan, atau catatan"),
        Column("periksa_pembacaan", "ya_tidak", "mungkin salah baca Petik, bukan kesalahan dokumen: lihat cetakannya"),
        HALAMAN,
        _teks("kalimat", "temuan dalam satu kalimat"),
        _teks("tercetak", "yang tercetak"),
        _teks("seharusnya", "yang diharapkan"),
        _teks("hitungan", "bagaimana yang diharapkan itu dihitung"),
        _teks("jalur", "tempatnya di rekaman"),
        _bulat("tabel", "nomor tabel, mulai 1"),
        _bulat("baris", "baris tabel, mulai 1"),
        _teks("kolom", "kolom"),
        *KOTAK,
        _pecahan("keyakinan", "keyakinan bacaan yang menjadi dasar temuan, 0 sampai 1"),
        _teks("kalimat_en", "temuan dalam bahasa Inggris"),
    ),
)

BERKAS = TableSchema(
    "berkas",
    "satu baris per berkas yang dimasukkan, apa pun nasibnya",
    (
        _teks("berkas", "nama berkas, dengan folder atau arsip tempatnya"),
        _teks("status", "ok, partial (sebagian), refused (ditolak), atau failed (gagal)"),
        _teks("jenis", "jenis dokumen"),
        _teks("format", "format berkas"),
        _bulat("halaman", "banyaknya halaman; kosong bila format tidak berhalaman"),
        _bulat("halaman_ocr", "halaman yang dibaca dengan OCR"),
        _pecahan("detik", "lama membaca, dalam detik"),
        _teks("pesan", "keterangan satu baris"),
        _teks("sha256", "sidik jari isi berkas"),
        _teks("rekaman", "berkas rekaman di folder hasil; kosong bila tidak ada"),
    ),
)

TABLES = (
    DOKUMEN, TEMUAN, PEJABAT, JABATAN, INDIKATOR, CAPAIAN, ANGGARAN, ANOMALI, ASAL_TABEL, PERNYATAAN, TABEL, NASKAH,
    HALAMAN_TABEL,
)  # fmt: skip
"""The tables of `data/`, in the order in which they are written."""
