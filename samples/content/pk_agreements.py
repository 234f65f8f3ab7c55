"""The agreements that are drawn: digital, scanned, photographed, with a bad hidden layer, as a dump. All invented."""

from __future__ import annotations

from petik.samples.content import people as p
from petik.samples.content.facts import angka, persen, rupiah, word
from petik.samples.content.pk import Perjanjian, Program, Target

PARIAMAN_KABID = Perjanjian(
    p.PARIAMAN, 2021, p.KABID_PARIAMAN, "Kepala Bidang Perikanan Tangkap dan Budidaya", p.KADIS_PARIAMAN,
    "Kepala Dinas", "Kepala Bidang Perikanan Tangkap dan Budidaya",
    [
        ("Meningkatnya hasil tangkapan dan budidaya ikan masyarakat pesisir", [
            Target("Produksi ikan tangkap dan budidaya", "Ton", angka(1284.5, "Ton", 2, ".", thousands=",")),
            Target("Persentase kelompok nelayan yang memiliki alat tangkap ramah lingkungan", "%",
                   angka(72.25, "%", 2, ".")),
        ]),
        ("Terbinanya kelompok pembudidaya ikan air tawar", [
            Target("Jumlah kelompok pembudidaya yang menerima bantuan benih", "Kelompok", angka(18, "Kelompok")),
            Target("Cakupan kolam rakyat yang bebas penyakit ikan", "%", angka(90, "%")),
            Target("Jumlah tenaga penyuluh perikanan bersertifikat", "Orang", angka(7, "Orang")),
        ]),
    ],
    [
        Program("Program Pengelolaan Perikanan Tangkap", rupiah(512_640_250, "en")),
        Program("Program Pengelolaan Perikanan Budidaya serta Penguatan Kelembagaan Kelompok Pembudidaya Ikan Skala "
                "Kecil di Wilayah Pesisir", rupiah(387_215_500, "en")),
        Program("Program Pengawasan Sumber Daya Kelautan dan Perikanan", rupiah(94_380_000, "en")),
    ],
    total=rupiah(512_640_250 + 387_215_500 + 94_380_000, "en"), tanggal="September", amended=True,
    pangkat_in_pernyataan=False,
)

PARIAMAN_KASI = Perjanjian(
    p.PARIAMAN, 2021, p.KASI_PARIAMAN, "Kepala Seksi Perikanan Budidaya", p.KABID_PARIAMAN,
    "Kepala Bidang Perikanan Tangkap dan Budidaya", "Kepala Seksi Perikanan Budidaya",
    [
        ("Terbinanya kelompok pembudidaya ikan air tawar di seluruh kecamatan", [
            Target("Jumlah kelompok pembudidaya yang menerima bantuan benih", "Kelompok", angka(18, "Kelompok")),
            Target("Persentase kolam rakyat yang diperiksa kesehatan ikannya secara berkala sepanjang tahun", "%",
                   angka(66.67, "%", 2, ".")),
        ]),
        ("Tersedianya benih unggul", [
            Target("Jumlah benih ikan yang disalurkan", "Ekor", angka(145_000, "Ekor", thousands=",")),
        ]),
    ],
    [
        Program("Program Pengelolaan Perikanan Budidaya serta Penguatan Kelembagaan Kelompok Pembudidaya Ikan Skala "
                "Kecil di Wilayah Pesisir", rupiah(387_215_500, "en")),
        Program("Program Penyediaan Benih Ikan", rupiah(58_900_000, "en")),
    ],
    total=rupiah(387_215_500 + 58_900_000, "en"), tanggal="September", amended=True, pangkat_in_pernyataan=False,
)

HALUT_SEKRETARIS = Perjanjian(
    p.HALMAHERA_UTARA, 2018, p.SEKRETARIS_HALUT, "SEKRETARIS DINAS SOSIAL", p.KADIS_HALUT,
    "KEPALA DINAS SOSIAL KABUPATEN HALMAHERA UTARA", "SEKRETARIAT DINAS SOSIAL",
    [
        ("Meningkatnya mutu layanan kesekretariatan", [
            Target("Persentase surat masuk yang ditindaklanjuti tepat waktu", "%", persen(95)),
            Target("Jumlah laporan keuangan yang disusun", "Laporan", angka(12, "Laporan", tail=" Laporan")),
            Target("Nilai evaluasi akuntabilitas kinerja", "Nilai", angka(64.5, "Nilai", 2, tail=" Nilai")),
        ]),
        ("Terpenuhinya sarana kerja pegawai", [
            Target("Jumlah perangkat komputer yang dipelihara", "Unit", angka(24, "Unit", tail=" Unit")),
        ]),
    ],
    [
        Program("Penyediaan jasa surat menyurat", rupiah(18_450_000, "rp00"), "APBD"),
        Program("Pemeliharaan rutin perlengkapan gedung kantor", rupiah(42_775_000, "rp00"), "APBD"),
        Program("Penyusunan laporan keuangan semesteran dan akhir tahun", rupiah(27_300_000, "rp00"), "DAU"),
    ],
    program_level="kegiatan", total=rupiah(18_450_000 + 42_775_000 + 27_300_000, "rp00"),
    satuan_column=False, program_ruled=True,
)

PESISIR_KABID = Perjanjian(
    p.PESISIR_BARAT, 2019, p.KABID_PESISIR, "Kepala Bidang Kelembagaan Pekon", p.KADIS_PESISIR, "Kepala Dinas",
    "BIDANG KELEMBAGAAN PEKON",
    [
        ("Menguatnya tata kelola pemerintahan pekon", [
            Target("Persentase pekon yang menetapkan APB pekon tepat waktu", "%", angka(88, "%")),
            Target("Jumlah aparatur pekon yang mengikuti bimbingan teknis", "Orang", angka(236, "Orang")),
        ]),
        ("Berkembangnya lembaga kemasyarakatan", [
            Target("Jumlah badan usaha milik pekon yang aktif", "Unit", angka(31, "Unit")),
        ]),
    ],
    [
        Program("Program Peningkatan Kapasitas Aparatur Pekon", rupiah(276_450_000, "rp.-"), "APBD"),
        Program("Program Pembinaan Lembaga Kemasyarakatan Pekon", rupiah(133_925_000, "rp.-"), "APBD"),
    ],
    total=rupiah(276_450_000 + 133_925_000, "rp.-"), program_ruled=True, dinas_in_lampiran=True,
)

SANGIHE_KABID = Perjanjian(
    p.SANGIHE, 2020, p.KABID_SANGIHE, "Kepala Bidang Pembudayaan Olahraga", p.KADIS_SANGIHE, "Kepala Dinas",
    "KEPALA BIDANG PEMBUDAYAAN OLAHRAGA",
    [
        ("Bertambahnya masyarakat yang gemar berolahraga", [
            Target("Persentase sekolah dasar yang mengikuti pekan olahraga pelajar", "%", angka(64, "%")),
            Target("Jumlah sanggar senam yang dibina", "Sanggar", angka(15, "Sanggar")),
        ]),
        ("Meningkatnya prestasi atlet daerah", [
            Target("Jumlah medali pada pekan olahraga provinsi", "Medali", angka(9, "Medali")),
            Target("Predikat pembinaan cabang olahraga unggulan", "Predikat", word("Baik", "Predikat")),
        ]),
    ],
    [
        Program("Program Pembinaan dan Pemasyarakatan Olahraga", rupiah(418_560_000)),
        Program("Program Peningkatan Sarana dan Prasarana Olahraga di Kecamatan Kepulauan", rupiah(1_206_340_000)),
    ],
    total=rupiah(418_560_000 + 1_206_340_000),
)

BABEL_KABID = Perjanjian(
    p.BABEL, 2017, p.KABID_BABEL, "KEPALA BIDANG REHABILITASI LAHAN", p.KADIS_BABEL,
    "KEPALA DINAS KEHUTANAN PROVINSI KEPULAUAN BANGKA BELITUNG", "BIDANG REHABILITASI LAHAN",
    [
        ("Berkurangnya luas lahan kritis bekas tambang", [
            Target("Luas lahan kritis yang ditanami kembali", "Ha", angka(1250, "Ha", tail=" Ha")),
            Target("Persentase hidup tanaman tahun kedua", "%", persen(77.5, 2, " %")),
        ]),
        ("Tersedianya bibit tanaman lokal", [
            Target("Jumlah bibit pelawan dan nyatoh yang dihasilkan", "Batang", angka(86_400, "Batang",
                                                                                     tail=" Batang")),
        ]),
    ],
    [
        Program("Program Rehabilitasi Hutan dan Lahan", rupiah(2_145_780_000, "rp.-"), "APBD"),
        Program("Program Pengembangan Pembibitan Tanaman Hutan", rupiah(634_215_000, "rp.-"), "DAK"),
    ],
    satuan_column=False, program_ruled=True,
)

KOTABARU_CAMAT = Perjanjian(
    p.KOTABARU, 2024, p.CAMAT_KOTABARU, "CAMAT PULAU SEBATIK RAYA", p.BUPATI_KOTABARU, "BUPATI KOTABARU", None,
    [
        ("Meningkatnya kepuasan warga atas layanan kecamatan", [
            Target("Indeks kepuasan masyarakat (indeks)", "indeks", angka(82.75, None, 2)),
            Target("Persentase permohonan surat yang selesai dalam sehari", "%", persen(92.5, 1)),
        ]),
        ("Tertibnya pemerintahan desa", [
            Target("Jumlah desa yang menyampaikan laporan tepat waktu (desa)", "desa", angka(14)),
        ]),
    ],
    [
        Program("Program Penyelenggaraan Pemerintahan dan Pelayanan Publik", rupiah(734_815_000), "APBD"),
        Program("Program Pembinaan dan Pengawasan Pemerintahan Desa", rupiah(268_390_250), "APBD"),
    ],
    total=rupiah(734_815_000 + 268_390_250), satuan_column=False, program_ruled=True,
)
