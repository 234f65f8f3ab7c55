"""Wording and people for the stress pages: pools from which a seeded draw takes a page's content. All invented."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from petik.samples.content import people as p
from petik.samples.content.facts import Fraction
from petik.samples.content.people import Instansi, Person

# an indicator: wording, unit, decimals of its numbers, the range they are drawn from
Measure = tuple[str, str, int, float, float]


@dataclass(frozen=True)
class Material:
    """What an office has to say: its units, its goals with their indicators, its programmes."""

    instansi: Instansi
    bidang: Sequence[str]
    sasaran: Sequence[tuple[str, Sequence[Measure]]]
    program: Sequence[str]


MATERIALS: tuple[Material, ...] = (
    Material(
        p.PARIAMAN,
        ("Bidang Ketahanan Pangan", "Bidang Perikanan Budidaya"),
        (
            (
                "Meningkatnya ketersediaan pangan masyarakat pesisir",
                (
                    ("Cadangan beras pemerintah kota", "Ton", 2, 12, 1900),
                    ("Persentase kelurahan yang memiliki lumbung pangan", "%", 2, 20, 99),
                    ("Jumlah rumah tangga penerima bantuan benih", "KK", 0, 40, 2400),
                ),
            ),
            (
                "Berkembangnya usaha budidaya ikan rakyat",
                (
                    ("Produksi ikan kolam dan keramba", "Ton", 2, 300, 4800),
                    ("Jumlah kelompok pembudidaya yang dibina", "Kelompok", 0, 2, 35),
                ),
            ),
            (
                "Terjaganya keamanan pangan segar",
                (
                    ("Persentase contoh pangan yang bebas residu", "%", 1, 80, 100),
                    ("Jumlah pasar yang diperiksa setiap bulan", "Pasar", 0, 1, 9),
                ),
            ),
        ),
        (
            "Program Peningkatan Ketahanan Pangan",
            "Program Pengembangan Perikanan Budidaya Air Tawar dan Payau",
            "Program Pengawasan Keamanan Pangan",
            "Program Pelayanan Administrasi Perkantoran",
        ),
    ),
    Material(
        p.TARAKAN,
        ("Bidang Lalu Lintas", "Bidang Angkutan Perairan"),
        (
            (
                "Meningkatnya keselamatan pengguna jalan",
                (
                    ("Persentase ruas jalan yang dilengkapi rambu dan marka", "%", 2, 40, 95),
                    ("Jumlah lampu penerangan jalan yang diperbaiki", "Titik", 0, 20, 700),
                    ("Angka kecelakaan per 1.000 kendaraan", "Angka", 2, 1, 9),
                ),
            ),
            (
                "Tertibnya angkutan sungai dan penyeberangan",
                (
                    ("Jumlah kapal rakyat yang diuji kelaikannya", "Kapal", 0, 8, 160),
                    ("Persentase dermaga dalam keadaan baik", "%", 1, 30, 98),
                ),
            ),
            (
                "Terpenuhinya layanan parkir yang tertata",
                (
                    ("Pendapatan parkir tepi jalan umum", "Rupiah", 0, 250_000_000, 2_400_000_000),
                    ("Jumlah juru parkir yang terdaftar", "Orang", 0, 3, 90),
                ),
            ),
        ),
        (
            "Program Pengendalian dan Pengamanan Lalu Lintas",
            "Program Pembangunan Sarana dan Prasarana Perhubungan",
            "Program Peningkatan Pelayanan Angkutan",
            "Program Rehabilitasi Dermaga Rakyat di Wilayah Pulau-Pulau Kecil",
        ),
    ),
    Material(
        p.PESISIR_BARAT,
        ("Bidang Usaha Ekonomi Pekon", "Bidang Pemerintahan Pekon"),
        (
            (
                "Menguatnya lembaga ekonomi pekon",
                (
                    ("Jumlah badan usaha milik pekon berkategori maju", "Unit", 0, 1, 40),
                    ("Persentase pekon yang menyusun profil potensi", "%", 2, 15, 99),
                ),
            ),
            (
                "Meningkatnya mutu penyelenggaraan pemerintahan pekon",
                (
                    ("Persentase pekon yang melaporkan keuangan tepat waktu", "%", 1, 45, 100),
                    ("Jumlah aparatur pekon yang dilatih", "Orang", 0, 24, 480),
                    ("Nilai evaluasi tata kelola pekon", "Nilai", 2, 50, 90),
                ),
            ),
            (
                "Bertambahnya peran serta warga dalam pembangunan",
                (
                    ("Jumlah kader yang aktif di setiap pekon", "Orang", 0, 2, 12),
                    ("Swadaya warga dalam kegiatan gotong royong", "Rupiah", 0, 30_000_000, 900_000_000),
                ),
            ),
        ),
        (
            "Program Pengembangan Lembaga Ekonomi Pekon",
            "Program Peningkatan Kapasitas Aparatur",
            "Program Pemberdayaan Adat dan Lembaga Kemasyarakatan",
            "Program Pembinaan Pengelolaan Keuangan Pekon",
        ),
    ),
    Material(
        p.SANGIHE,
        ("Bidang Layanan Kepemudaan", "Bidang Prestasi Olahraga"),
        (
            (
                "Bertambahnya pemuda yang mandiri dalam berusaha",
                (
                    ("Jumlah wirausaha muda yang mendapat modal awal", "Orang", 0, 5, 75),
                    ("Persentase organisasi pemuda yang aktif", "%", 2, 30, 96),
                ),
            ),
            (
                "Meningkatnya prestasi olahraga daerah kepulauan",
                (
                    ("Jumlah medali pada kejuaraan tingkat provinsi", "Medali", 0, 1, 38),
                    ("Persentase atlet binaan yang lolos seleksi", "%", 1, 10, 90),
                    ("Jumlah pelatih bersertifikat", "Orang", 0, 3, 48),
                ),
            ),
            (
                "Tersedianya sarana olahraga yang layak",
                (
                    ("Luas lapangan yang direhabilitasi", "M2", 0, 400, 9800),
                    ("Indeks kepuasan pengguna gelanggang", "Indeks", 2, 60, 92),
                ),
            ),
        ),
        (
            "Program Peningkatan Peran Serta Kepemudaan",
            "Program Pembinaan dan Pemasyarakatan Olahraga",
            "Program Peningkatan Sarana dan Prasarana Olahraga di Pulau Terluar",
            "Program Pembibitan Atlet Pelajar",
        ),
    ),
    Material(
        p.BABEL,
        ("Bidang Pemanfaatan Hutan", "Bidang Penyuluhan Kehutanan"),
        (
            (
                "Berkurangnya lahan kritis di kawasan hutan",
                (
                    ("Luas lahan yang ditanami kembali", "Ha", 2, 150, 3600),
                    ("Persentase tumbuh tanaman tahun pertama", "%", 2, 55, 95),
                ),
            ),
            (
                "Meningkatnya penerimaan dari hasil hutan bukan kayu",
                (
                    ("Produksi madu kelulut dan lada hutan", "Kg", 0, 1200, 58_000),
                    ("Jumlah kelompok tani hutan naik kelas", "Kelompok", 0, 2, 28),
                    ("Nilai transaksi ekonomi kelompok tani hutan", "Rupiah", 0, 400_000_000, 8_000_000_000),
                ),
            ),
            (
                "Terkendalinya gangguan keamanan hutan",
                (
                    ("Jumlah kejadian kebakaran hutan yang ditangani", "Kejadian", 0, 1, 15),
                    ("Persentase laporan warga yang ditindaklanjuti", "%", 1, 60, 100),
                ),
            ),
        ),
        (
            "Program Rehabilitasi Hutan dan Lahan",
            "Program Perlindungan dan Konservasi Sumber Daya Hutan",
            "Program Pemanfaatan Potensi Hasil Hutan Bukan Kayu",
            "Program Penyuluhan dan Pemberdayaan Kelompok Tani",
        ),
    ),
    Material(
        p.BURU_SELATAN,
        ("Bidang Penataan Tanah", "Bidang Sengketa Lahan"),
        (
            (
                "Tertatanya penguasaan tanah masyarakat adat",
                (
                    ("Jumlah bidang tanah yang diukur", "Bidang", 0, 120, 5200),
                    ("Persentase batas desa yang disepakati", "%", 2, 25, 98),
                ),
            ),
            (
                "Menurunnya sengketa lahan yang belum selesai",
                (
                    ("Jumlah sengketa yang dimediasi", "Kasus", 0, 2, 46),
                    ("Persentase sengketa yang berakhir damai", "%", 1, 35, 95),
                ),
            ),
            (
                "Terwujudnya layanan pertanahan yang cepat",
                (
                    ("Rata-rata lama pelayanan berkas", "Hari", 0, 3, 21),
                    ("Indeks kepuasan pemohon layanan", "Indeks", 2, 65, 94),
                ),
            ),
        ),
        (
            "Program Penataan Penguasaan dan Pemilikan Tanah",
            "Program Penyelesaian Konflik Pertanahan",
            "Program Pengembangan Sistem Informasi Pertanahan",
            "Program Peningkatan Disiplin Aparatur",
        ),
    ),
)

_FIRST_NAMES = (
    "Samirudin",
    "Yulianti",
    "Herlambang",
    "Maswati",
    "Dorkas",
    "Arsyadi",
    "Benyamin",
    "Rosmala",
    "Tirta",
    "Wilhelmina",
    "Zubaidah",
    "Krisnanto",
    "Latifa",
    "Oktavianus",
)
_MIDDLE_NAMES = ("Lumban", "Sekar", "Patria", "Mandala", "Nuraga", "Teluk", "Batara", "Rimba")
_LAST_NAMES = ("Walangadi", "Pakaila", "Suntoro", "Rangkayo", "Tambelo", "Mokodara", "Lewarang", "Siahaya", "Pranoto")
_TITLES_BEFORE = ("", "Drs. ", "Ir. ", "H. ", "Dr. ", "")
_DEGREES = ("S.Sos", "S.E., M.M.", "S.P., M.Si", "S.Pd., M.Pd", "S.H., M.H", "S.T")
_PANGKAT = ("Pembina Utama Muda", "Pembina Tk. I", "Pembina", "Penata Tk. I", "Penata")
_SOURCES = ("Laporan tahunan bidang", "Data sektoral perangkat daerah", "Hasil survei lapangan", "Register pelayanan")


def person(dice: random.Random) -> Person:
    """A person with a NIP of right structure; one in three prints it without spaces."""
    name = f"{dice.choice(_TITLES_BEFORE)}{dice.choice(_FIRST_NAMES)}"
    name = f"{name} {dice.choice(_MIDDLE_NAMES)} {dice.choice(_LAST_NAMES)}, {dice.choice(_DEGREES)}"
    if dice.random() < 0.3:
        before, _, degree = name.rpartition(", S.")
        name = f"{before.upper()}, S.{degree}"
    tahun = dice.randint(1962, 1984)
    part = [
        f"{tahun}{dice.randint(1, 12):02d}{dice.randint(1, 28):02d}",
        f"{tahun + dice.randint(22, 30)}{dice.randint(1, 12):02d}",
        str(dice.randint(1, 2)),
        f"{dice.randint(1, 19):03d}",
    ]
    return Person(name, dice.choice(_PANGKAT), ("" if dice.random() < 0.33 else " ").join(part))


def fraction(dice: random.Random, measure: Measure) -> tuple[str | Fraction, str]:
    """How an indicator is worked out, a fraction where it is a share, and its source."""
    name, satuan = measure[0], measure[1]
    short = name.removeprefix("Persentase ").removeprefix("Jumlah ")
    if satuan == "%":
        return Fraction(f"Jumlah {short}", "Jumlah seluruhnya pada tahun berjalan"), dice.choice(_SOURCES)
    return f"Banyaknya {short[0].lower()}{short[1:]} dalam satu tahun", dice.choice(_SOURCES)
