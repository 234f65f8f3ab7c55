"""Wording of the layout benchmark: offices, goals, indicators, programmes, and how offices head the same columns.

Everything is invented but the names of regions. Headings come from two sources: the aliases of schemas/kolom.toml, and
the lists below, which hold plausible wordings that the catalogue need not know.
"""

from __future__ import annotations

import random
import tomllib
from functools import lru_cache
from importlib.resources import files

from petik.samples.content.people import Instansi
from petik.samples.stress.wording import Measure

INSTANSI: tuple[Instansi, ...] = (
    Instansi("Dinas Perikanan", "Kabupaten Lembata", "53.13", "Lewoleba", "Jalan Ombak Selatan No. 4 Lewoleba"),
    Instansi(
        "Badan Perencanaan Pembangunan Daerah",
        "Kota Bukittinggi",
        "13.75",
        "Bukittinggi",
        "Jalan Jam Lama No. 22 Bukittinggi",
    ),
    Instansi("Dinas Kesehatan", "Kabupaten Banyumas", "33.02", "Purwokerto", "Jalan Gunung Lereng No. 7 Purwokerto"),
    Instansi(
        "Dinas Pekerjaan Umum dan Penataan Ruang",
        "Kabupaten Paser",
        "64.01",
        "Tana Paser",
        "Jalan Kandilo Baru No. 15 Tana Paser",
    ),
    Instansi("Inspektorat", "Kota Ternate", "82.71", "Ternate", "Jalan Cengkih Raya No. 3 Ternate"),
    Instansi(
        "Dinas Komunikasi dan Informatika", "Provinsi Bengkulu", "17", "Bengkulu", "Jalan Raflesia No. 18 Bengkulu"
    ),
    Instansi(
        "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia",
        "Kabupaten Gianyar",
        "51.04",
        "Gianyar",
        "Jalan Sawo Putih No. 5 Gianyar",
    ),
    Instansi(
        "Dinas Koperasi dan Usaha Kecil Menengah",
        "Kota Magelang",
        "33.71",
        "Magelang",
        "Jalan Tidar Timur No. 9 Magelang",
    ),
    Instansi("Kecamatan Amanuban Barat", "Kabupaten Timor Tengah Selatan", "53.02", "Soe", "Jalan Lontar No. 1 Soe"),
    Instansi("Satuan Polisi Pamong Praja", "Kabupaten Bangka Tengah", "19.04", "Koba", "Jalan Timah No. 6 Koba"),
    Instansi("Dinas Pertanian", "Kabupaten Minahasa Selatan", "71.05", "Amurang", "Jalan Kelapa No. 27 Amurang"),
    Instansi("Rumah Sakit Umum Daerah", "Kabupaten Sintang", "61.05", "Sintang", "Jalan Sungai Kapuas No. 2 Sintang"),
)
BIDANG = (
    "Bidang Pelayanan Dasar",
    "Bidang Pengembangan Kelembagaan",
    "Bidang Pembinaan dan Pengawasan",
    "Bidang Data dan Evaluasi",
    "Bidang Sarana Prasarana",
    "Seksi Pelayanan Lapangan",
)
_DIRECTIONS = ("Meningkatnya", "Terwujudnya", "Menguatnya", "Optimalnya", "Terpenuhinya")
_SUBJECTS = (
    ("kualitas pelayanan publik", ("pengaduan masyarakat", "pemohon layanan", "unit layanan", "berkas permohonan")),
    (
        "akuntabilitas kinerja perangkat daerah",
        ("dokumen perencanaan", "laporan kinerja", "rekomendasi hasil evaluasi", "temuan pemeriksaan"),
    ),
    ("kapasitas kelembagaan masyarakat", ("kelompok masyarakat", "kader pendamping", "lembaga adat", "desa binaan")),
    (
        "ketersediaan sarana dan prasarana wilayah",
        ("ruas jalan kabupaten", "jaringan irigasi", "gedung layanan", "titik penerangan"),
    ),
    (
        "daya saing usaha masyarakat di daerah terpencil",
        ("pelaku usaha mikro", "produk unggulan", "kelompok tani", "pasar rakyat"),
    ),
    (
        "profesionalisme aparatur sipil negara",
        ("pegawai", "jabatan fungsional", "peserta pelatihan", "pejabat administrator"),
    ),
)
_STATES = (
    "yang ditindaklanjuti tepat waktu",
    "yang memenuhi standar",
    "yang dibina",
    "dalam kondisi baik",
    "yang difasilitasi",
    "yang telah terverifikasi",
    "yang dilayani",
    "yang aktif",
)
_COUNTED = (
    ("Dokumen", 0, 1, 40),
    ("Orang", 0, 15, 2400),
    ("Unit", 0, 2, 160),
    ("Kelompok", 0, 3, 75),
    ("Laporan", 0, 1, 24),
    ("Kasus", 0, 1, 320),
    ("Km", 2, 4, 640),
    ("Ton", 1, 120, 9800),
)
_WORK = (
    "Penyediaan",
    "Pembinaan",
    "Pengelolaan",
    "Penyusunan",
    "Fasilitasi",
    "Pemeliharaan",
    "Pengawasan",
    "Peningkatan",
)
_OBJECTS = (
    "Administrasi Perkantoran",
    "Sarana Kerja Aparatur",
    "Data Sektoral",
    "Layanan Masyarakat Terpencil",
    "Jaringan Kerja Sama Antar Daerah",
    "Kapasitas Sumber Daya Manusia",
    "Dokumen Perencanaan Kinerja",
    "Usaha Ekonomi Produktif",
    "Prasarana Wilayah Pesisir dan Pulau",
    "Informasi Publik",
    "Lembaga Kemasyarakatan",
    "Evaluasi dan Pelaporan",
)
# How offices head a column, beside what the catalogue knows. {t}: the year.
OTHER_WORDINGS: dict[str, tuple[str, ...]] = {
    "no": ("No.", "NO", "No Urut", "No."),
    "sasaran": (
        "Sasaran Stratejik",
        "Sasaran Strategis / Kinerja Utama",
        "Sasaran Strategis Dinas",
        "Sasaran Strategis (SS)",
        "Sasaran yang Ingin Dicapai",
        "Uraian Sasaran Strategis",
        "Sasaran/Kinerja Utama",
    ),
    "indikator": (
        "Tolok Ukur Kinerja",
        "Indikator Keberhasilan",
        "Indikator Kinerja SKPD",
        "Indikator Kinerja Utama OPD",
        "Uraian Indikator Kinerja",
        "Indikator Kinerja Instansi",
        "Indikator Kinerja (IK)",
        "Indikator Kinerja Perangkat Daerah",
    ),
    "satuan": ("Satuan Pengukuran", "Sat.", "Satuan Kinerja", "Unit Ukuran", "Satuan Indikator Kinerja"),
    "target": (
        "Target Tahun {t}",
        "Target Setahun",
        "Target yang Akan Dicapai",
        "Target Kinerja Tahun {t}",
        "Besaran Target",
        "Target {t}",
        "Target 1 Tahun",
        "Target Tahun Berjalan",
    ),
    "realisasi": (
        "Realisasi Tahun {t}",
        "Realisasi Pencapaian",
        "Realisasi s.d. Akhir Tahun",
        "Realisasi Akhir Tahun",
        "Realisasi {t}",
        "Hasil yang Dicapai",
    ),
    "capaian": (
        "% Capaian",
        "Capaian (%)",
        "Persentase Capaian Kinerja",
        "Tingkat Pencapaian (%)",
        "Prosen Capaian",
        "Capaian Target (%)",
        "% Capaian Kinerja",
    ),
    "program": (
        "Program Pendukung",
        "Program yang Dilaksanakan",
        "Nama Program",
        "Program Kerja Daerah",
        "Program Tahun {t}",
    ),
    "kegiatan": ("Kegiatan Pendukung", "Nama Kegiatan", "Kegiatan yang Dilaksanakan", "Kegiatan Tahun {t}"),
    "program_kegiatan": (
        "Program / Kegiatan",
        "Program dan Kegiatan Pendukung",
        "Nama Program / Kegiatan",
        "Uraian Program dan Kegiatan",
    ),
    "anggaran": (
        "Anggaran (Rp)",
        "Pagu (Rp.)",
        "Jumlah Anggaran (Rp)",
        "Besaran Anggaran",
        "Dukungan Anggaran",
        "Anggaran Tahun {t} (Rp)",
        "Pagu Anggaran TA. {t}",
        "Alokasi (Rp)",
        "Anggaran (Rupiah)",
    ),
    "realisasi_anggaran": (
        "Realisasi (Rp)",
        "Realisasi Anggaran (Rp)",
        "Realisasi Keuangan (Rp.)",
        "Serapan (Rp)",
        "Anggaran Terserap (Rp)",
    ),
    "persen_anggaran": ("%", "Persentase", "% Serapan", "Persentase (%)", "Tingkat Serapan (%)"),
    "formulasi": (
        "Cara Penghitungan",
        "Metode Penghitungan",
        "Rumus/Formulasi",
        "Formula Penghitungan",
        "Definisi dan Cara Hitung",
        "Formulasi Pengukuran IKU",
        "Penjelasan (Formulasi)",
    ),
    "sumber_data": (
        "Sumber Data Kinerja",
        "Asal Sumber Data",
        "Sumber Data Pendukung",
        "Data Dukung",
        "Sumber/Asal Data",
    ),
    "penanggung_jawab": (
        "Bidang Pengampu",
        "Penanggung-jawab",
        "Unit/Bidang Penanggung Jawab",
        "Unit Kerja Terkait",
        "Penanggung Jawab Kinerja",
    ),
    "sumber_dana": ("Ket.", "Sumber Dana", "Keterangan", "Sumber Biaya", "Sumber Dana (APBD/DAK)"),
}
SHORT_FORMS: dict[str, tuple[str, ...]] = {
    "no": ("No",),
    "sasaran": ("Sasaran Strat.", "SS", "Sasaran"),
    "indikator": ("Ind. Kinerja", "Indikator", "IKU"),
    "satuan": ("Sat", "Sat."),
    "target": ("Target", "Tgt", "Target Thn {t}"),
    "realisasi": ("Real.", "Realisasi", "Real. {t}"),
    "capaian": ("Cap. (%)", "Capaian", "% Cap."),
    "program": ("Program", "Prog."),
    "kegiatan": ("Kegiatan", "Keg."),
    "program_kegiatan": ("Prog./Keg.", "Program/Kegiatan"),
    "anggaran": ("Angg. (Rp)", "Anggaran", "Pagu"),
    "realisasi_anggaran": ("Real. (Rp)", "Realisasi (Rp)"),
    "persen_anggaran": ("%",),
    "formulasi": ("Formula", "Rumus"),
    "sumber_data": ("Sumber", "Sbr. Data"),
    "penanggung_jawab": ("PJ", "Penj. Jawab", "Penanggung Jwb"),
    "sumber_dana": ("Ket", "Ket."),
}
# aliases of the catalogue that say something else beside the columns of these tables
_NOT_FITTING = {
    "Kode",
    "Kode Rekening",
    "No Kode",
    "Hasil Kerja",
    "Rencana Hasil Kerja",
    "Rencana Kinerja",
    "Uraian IKU",
    "Rencana",
    "Hasil",
    "K",
    "Rp",
    "Keuangan",
    "Alasan",
    "Alasan Pemilihan",
    "Target Awal",
    "Anggaran Murni",
    "Volume",
    "Anggaran Setelah Perubahan",
    "Anggaran Perubahan",
    "Pagu Indikatif",
    "Kinerja",
    "Kinerja Utama",
    "Realisasi Fisik",
    "Target Akhir Renstra",
    "Target Renstra",
    "Target RPJMD",
    "Target Jangka Menengah",
    "Realisasi Persen",
    "Serapan",
    "Realisasi Kinerja Pada Triwulan",
    "Sasaran RPJMD",
    "Sasaran Renstra",
    "Keterangan/Kriteria",
    "Sumber dan Data",
    "Sasaran Program Kegiatan",
    "Sasaran Strategis/Program",
    "Program dan Anggaran",
    "Program & Anggaran",
    "Dana",
    "Kegiatan dan Anggaran",
    "Kegiatan & Anggaran",
    "Indikator Kinerja Individu",
    "Indikator Kinerja Daerah",
    "Indikator Output",
    "Indikator Kinerja (Output)",
    "Indikator Keluaran",
    "Target Kinerja Pada Tahun",
    "Penyerapan",
    "Indikator Kinerja Input Output Outcome",
    "Realisasi sampai dengan",
    "Belanja/Program/Kegiatan",
    "Biaya",
    "Kegiatan/Sub Kegiatan",
    "Program/Kegiatan/Sub Kegiatan",
    "Program, Kegiatan dan Sub Kegiatan",
    "Program/Kegiatan/Subkegiatan",
    "Jumlah Biaya",
    "Realisasi Tahunan",
    "Kondisi yang ingin dicapai",
    "Sasaran Kerja",
}


@lru_cache(maxsize=1)
def catalogue() -> dict[str, tuple[str, ...]]:
    """The aliases of schemas/kolom.toml by column, without those that name a level or mean something else here."""
    data = tomllib.loads(files("petik.schemas").joinpath("kolom.toml").read_text("utf-8"))
    out: dict[str, tuple[str, ...]] = {}
    for entry in data["kolom"]:
        if "tingkat" not in entry:
            safe = tuple(a for a in entry["alias"] if a not in _NOT_FITTING and not a.startswith("Urusan"))
            out[entry["nama"]] = out.get(entry["nama"], ()) + safe
    return out


def measure(dice: random.Random, subject: tuple[str, ...], count: int) -> list[Measure]:
    """*count* indicators of one field, no two alike."""
    result: dict[str, Measure] = {}
    while len(result) < count:
        noun, state = dice.choice(subject), dice.choice(_STATES)
        if dice.random() < 0.45:
            result.setdefault(f"{noun}{state}%", (f"Persentase {noun} {state}", "%", dice.choice((0, 1, 2)), 12, 100))
        elif dice.random() < 0.15:
            result.setdefault(f"indeks{noun}", (f"Indeks kepuasan atas {noun}", "Indeks", 2, 55, 95))
        else:
            satuan, decimals, low, height = dice.choice(_COUNTED)
            result.setdefault(f"{noun}{state}", (f"Jumlah {noun} {state}", satuan, decimals, low, height))
    return list(result.values())


def sasaran(dice: random.Random, count: int, per: tuple[int, int]) -> list[tuple[str, list[Measure]]]:
    """*count* goals with their indicators (from-to *per* goal)."""
    return [
        (f"{dice.choice(_DIRECTIONS)} {name}", measure(dice, noun, dice.randint(*per)))
        for name, noun in dice.sample(_SUBJECTS, count)
    ]


def program(dice: random.Random, count: int) -> list[str]:
    text_object = dice.sample(_OBJECTS, count)
    return [f"Program {dice.choice(_WORK)} {o}" for o in text_object]


def kegiatan(dice: random.Random, count: int) -> list[str]:
    text_object = dice.sample(_OBJECTS, count)
    return [
        f"{dice.choice(_WORK)} {o} {dice.choice(('Tingkat Kecamatan', 'Tahunan', 'Terpadu', 'Kabupaten'))}"
        for o in text_object
    ]
