"""The IKI sheets that are drawn as PDF, as a scanned decree and as a markdown-like dump. All invented."""

from __future__ import annotations

from petik.samples.content import people as p
from petik.samples.content.facts import Fraction
from petik.samples.content.iki import IkiBook, Measure, Sheet

SUMBA = IkiBook(
    p.SUMBA_TIMUR, 2022, p.KADIS_SUMBA, "KEPALA DINAS KEBUDAYAAN",
    [
        Sheet(
            "Kepala Bidang Cagar Budaya dan Permuseuman",
            ["Memimpin pelaksanaan urusan cagar budaya dan permuseuman agar peninggalan leluhur terawat dan dikenal"],
            ["Penyusunan rencana kerja bidang cagar budaya dan permuseuman",
             "Pembagian tugas serta pembimbingan kepada bawahan",
             "Penetapan langkah perlindungan kampung adat dan kubur batu",
             "Pengelolaan koleksi museum daerah",
             "Pengevaluasian dan pelaporan pelaksanaan kegiatan bidang",
             "Pelaksanaan tugas lain yang diberikan oleh Kepala Dinas"],
            [
                ("Terlindunginya situs dan benda cagar budaya", [
                    Measure("Persentase situs cagar budaya yang memiliki juru pelihara",
                           Fraction("Jumlah situs yang memiliki juru pelihara", "Jumlah seluruh situs terdaftar"),
                           "Register cagar budaya"),
                    Measure("Jumlah kampung adat yang ditetapkan sebagai kawasan lindung budaya",
                           "Banyaknya kampung adat yang memiliki surat penetapan Bupati sampai akhir tahun",
                           "Bagian Hukum dan data Bidang"),
                ]),
                ("Meningkatnya kunjungan ke museum daerah", [
                    Measure("Persentase kenaikan jumlah pengunjung museum",
                           Fraction("Pengunjung tahun n - pengunjung tahun n-1", "Pengunjung tahun n-1"),
                           "Buku tamu museum"),
                ]),
            ]),
        Sheet(
            "Kepala Seksi Pelestarian Tenun Ikat",
            ["Melaksanakan pembinaan perajin tenun ikat serta pencatatan ragam hias"],
            ["Penyiapan bahan pembinaan perajin tenun ikat",
             "Pencatatan ragam hias dan pewarna alam",
             "Pelaksanaan pameran kain tenun",
             "Pelaporan pelaksanaan kegiatan seksi"],
            [
                ("Berkembangnya kelompok perajin tenun ikat", [
                    Measure("Jumlah kelompok perajin yang dibina",
                           "Akumulasi kelompok perajin yang mengikuti pembinaan dalam satu tahun",
                           "Daftar hadir pembinaan"),
                    Measure("Persentase motif yang sudah tercatat",
                           Fraction("Jumlah motif tercatat", "Jumlah motif hasil inventarisasi"),
                           "Laporan inventarisasi"),
                    Measure("Jumlah pameran kain yang diselenggarakan", "Banyaknya pameran dalam satu tahun",
                           "Laporan kegiatan"),
                ]),
            ]),
        Sheet(
            "Pengelola Koleksi Museum",
            ["Mengelola penyimpanan, perawatan, dan pencatatan koleksi museum daerah",
             "Membantu penyiapan pameran tetap dan pameran keliling"],
            ["Pencatatan koleksi baru ke dalam buku induk", "Perawatan berkala koleksi logam dan kain",
             "Penyiapan label dan keterangan koleksi"],
            [
                ("Terawatnya koleksi museum", [
                    Measure("Persentase koleksi yang dirawat berkala",
                           Fraction("Jumlah koleksi yang dirawat", "Jumlah seluruh koleksi"), "Kartu perawatan"),
                ]),
                ("Tersusunnya buku induk koleksi", [
                    Measure("Jumlah koleksi yang dicatat dalam buku induk", "Jumlah entri baru per tahun",
                           "Buku induk koleksi"),
                ]),
            ]),
    ],
)

BELITUNG = IkiBook(
    p.BELITUNG_TIMUR, 2021, p.KADIS_BELITUNG, "KEPALA DINAS LINGKUNGAN HIDUP KABUPATEN BELITUNG TIMUR",
    [
        Sheet(
            "Kepala Bidang Pengelolaan Sampah",
            ["Melaksanakan sebagian tugas Kepala Dinas di bidang pengurangan dan penanganan sampah"],
            ["Penyusunan kebijakan teknis pengelolaan sampah",
             "Pembinaan bank sampah di desa dan sekolah",
             "Pengaturan jadwal pengangkutan sampah",
             "Pengendalian tempat pemrosesan akhir"],
            [
                ("Meningkatnya sampah yang tertangani", [
                    Measure("Persentase sampah yang diangkut ke tempat pemrosesan akhir",
                           Fraction("Volume sampah terangkut", "Volume timbulan sampah"), "UPT Kebersihan"),
                    Measure("Jumlah bank sampah yang aktif", "Jumlah bank sampah yang melapor setiap bulan",
                           "Bidang Pengelolaan Sampah"),
                ]),
                ("Berkurangnya sampah dari sumbernya", [
                    Measure("Persentase pengurangan timbulan sampah rumah tangga",
                           Fraction("Timbulan sampah yang berkurang", "Perkiraan timbulan sampah"),
                           "Neraca sampah tahunan"),
                ]),
            ]),
        Sheet(
            "Kepala Seksi Pemantauan Kualitas Air",
            ["Melaksanakan pemantauan mutu air sungai, kolong bekas tambang, dan air laut"],
            ["Penyiapan titik pantau dan jadwal pengambilan contoh air",
             "Pelaksanaan uji mutu air bersama laboratorium",
             "Penyusunan laporan indeks kualitas air"],
            [
                ("Terpantaunya mutu air di wilayah kabupaten", [
                    Measure("Jumlah titik pantau kualitas air yang diuji",
                           "Jumlah titik pantau yang diambil contohnya dua kali setahun", "Laporan hasil uji"),
                    Measure("Persentase contoh air yang memenuhi baku mutu",
                           Fraction("Jumlah contoh yang memenuhi baku mutu", "Jumlah contoh yang diuji"),
                           "Laboratorium lingkungan"),
                ]),
            ]),
    ],
    ("Sasaran", "Indikator Kinerja", "Formulasi Perhitungan", "Sumber Data"),
)

# A name beside each sheet: the officials of a markdown dump sign their own sheets, one of them with a misprinted NIP.
HALBAR_SIGNER = (
    p.KADIS_HALBAR,
    p.SEKRETARIS_HALBAR.misprint("19740530 2000033 2 004"),  # seven digits of appointment: 19 in all
    p.KASUBAG_HALBAR,
)

HALBAR = IkiBook(
    p.HALMAHERA_BARAT, 2020, p.KADIS_HALBAR, "KEPALA DINAS TENAGA KERJA KABUPATEN HALMAHERA BARAT",
    [
        Sheet(
            "KEPALA DINAS",
            ["Memimpin penyelenggaraan urusan pemerintahan di bidang ketenagakerjaan, pelatihan kerja, dan hubungan "
             "industrial sesuai kewenangan daerah."],
            ["perumusan kebijakan ketenagakerjaan;", "pelaksanaan pelatihan dan penempatan tenaga kerja;",
             "pembinaan hubungan industrial; dan", "pelaksanaan administrasi dinas."],
            [
                ("Berkurangnya pengangguran terbuka", [
                    Measure("Tingkat pengangguran terbuka",
                           Fraction("Jumlah penganggur", "Jumlah angkatan kerja", "x 100%"), "Survei angkatan kerja"),
                    Measure("Jumlah pencari kerja yang ditempatkan", "Banyaknya pencari kerja yang diterima bekerja",
                           "Bidang Penempatan"),
                ]),
                ("Terciptanya hubungan kerja yang rukun", [
                    Measure("Persentase perselisihan yang diselesaikan melalui perjanjian bersama",
                           Fraction("Perselisihan yang selesai dengan perjanjian bersama",
                                    "Perselisihan yang dicatatkan",
                                 "x 100 %"), "Mediator hubungan industrial"),
                ]),
            ]),
        Sheet(
            "SEKRETARIS DINAS",
            ["Mengoordinasikan pelayanan administrasi umum, keuangan, dan perencanaan."],
            ["penyiapan rencana kerja dinas;", "pengelolaan keuangan dan barang; dan",
             "pengurusan surat menyurat serta kearsipan."],
            [
                ("Tertibnya administrasi dinas", [
                    Measure("Persentase laporan yang disampaikan tepat waktu",
                           Fraction("Jumlah laporan tepat waktu", "Jumlah laporan wajib", "x 100 %"),
                           "Subbag Perencanaan"),
                ]),
            ]),
        Sheet(
            "KEPALA SUB BAGIAN PERENCANAAN",
            ["Menyiapkan dokumen perencanaan dan pelaporan kinerja."],
            ["pengumpulan data kinerja;", "penyusunan rencana kerja; dan", "penyusunan laporan kinerja."],
            [
                ("Tersusunnya dokumen perencanaan", [
                    Measure("Jumlah dokumen perencanaan yang disusun", "Banyaknya dokumen dalam satu tahun",
                           "Arsip Subbag Perencanaan"),
                    Measure("Persentase data kinerja yang terisi",
                           Fraction("Jumlah isian yang lengkap", "Jumlah seluruh isian", "x 100 %"),
                           "Aplikasi kinerja daerah"),
                ]),
            ]),
    ],
    ("SASARAN STRATEGIS", "INDIKATOR KINERJA", "PENJELASAN/FORMULASI PENGHITUNGAN", "SUMBER DATA"),
)

# The sheet that a displaced dump holds before its holder's agreement (data_pk.PARIAMAN_KASI).
PARIAMAN_KASI = Sheet(
    "Kepala Seksi Perikanan Budidaya",
    ["Melaksanakan pembinaan usaha pembudidayaan ikan air tawar dan air payau berdasarkan ketentuan yang berlaku agar "
     "pendapatan pembudidaya meningkat"],
    ["Perencanaan kegiatan Seksi Perikanan Budidaya",
     "Pembinaan kelompok pembudidaya ikan",
     "Pengawasan peredaran benih dan pakan ikan",
     "Pengevaluasian dan pelaporan pelaksanaan kegiatan pembenihan, pembesaran, dan pemeriksaan kesehatan ikan pada "
     "kolam rakyat"],
    [
        ("Terbinanya kelompok pembudidaya ikan air tawar di seluruh kecamatan", [
            Measure("Jumlah kelompok pembudidaya yang menerima bantuan benih",
                   "Banyaknya kelompok penerima menurut berita acara serah terima", "Berita Acara"),
            Measure("Persentase kolam rakyat yang diperiksa kesehatan ikannya secara berkala sepanjang tahun",
                   Fraction("(Jumlah kolam diperiksa)", "(Jumlah seluruh kolam)"), "Data Penyuluh Perikanan"),
        ]),
        ("Tersedianya benih unggul", [
            Measure("Jumlah benih ikan yang disalurkan", "Jumlah benih", "Balai Benih Ikan"),
        ]),
    ],
)
