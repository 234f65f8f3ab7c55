"""The invented people and offices of the samples. The regions are real, their offices and every person are made up.

A NIP is built from its parts (birth date, appointment month, sex digit, serial: Perka BKN 22/2007), so that it is
structurally valid without belonging to anybody; a misprint is made on purpose with `misprint`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Person:
    """A person as an office prints one; `nip` is the print, spaced or not, None for those who have none."""

    nama: str
    pangkat: str | None = None
    nip: str | None = None

    def misprint(self, nip: str) -> Person:
        """The same person with a misprinted NIP."""
        return replace(self, nip=nip)


@dataclass(frozen=True)
class Instansi:
    perangkat_daerah: str
    wilayah: str  # as the contract spells it
    kode_wilayah: str  # Kemendagri code
    ibu_kota: str
    alamat: str

    @property
    def pemerintah(self) -> str:
        return f"PEMERINTAH {self.wilayah.upper()}"

    @property
    def full(self) -> str:
        return f"{self.perangkat_daerah} {self.wilayah}"


def _nip(born: str, appointed: str, sex: int, order_number: int, spaced: bool = True) -> str:
    """A NIP: birth YYYYMMDD, appointment YYYYMM, 1 male / 2 female, serial.

    >>> _nip("19720418", "199803", 1, 4)
    '19720418 199803 1 004'
    """
    part = [born, appointed, str(sex), f"{order_number:03d}"]
    return (" " if spaced else "").join(part)


PARIAMAN = Instansi("Dinas Perikanan dan Pangan", "Kota Pariaman", "13.77", "Pariaman",
                    "Jalan Nelayan Lama No. 14 Kelurahan Pasir Landai Telp. (0751) 00142")
SUMBA_TIMUR = Instansi("Dinas Kebudayaan", "Kabupaten Sumba Timur", "53.11", "Waingapu",
                       "Jalan Padang Sabana No. 8 Waingapu Telp. (0387) 00218")
GORONTALO = Instansi("Dinas Pariwisata", "Provinsi Gorontalo", "75", "Gorontalo",
                     "Jalan Teluk Tenang No. 31 Gorontalo Telp. (0435) 00731")
TARAKAN = Instansi("Dinas Perhubungan", "Kota Tarakan", "65.71", "Tarakan",
                   "Jalan Dermaga Timur No. 5 Tarakan Telp. (0551) 00305")
WAKATOBI = Instansi("Dinas Perpustakaan dan Kearsipan", "Kabupaten Wakatobi", "74.07", "Wangi-Wangi",
                    "Jalan Karang Putih No. 2 Wangi-Wangi Telp. (0404) 00122")
BELITUNG_TIMUR = Instansi("Dinas Lingkungan Hidup", "Kabupaten Belitung Timur", "19.06", "Manggar",
                          "Jalan Kolong Biru No. 17 Manggar Telp. (0719) 00417")
HALMAHERA_UTARA = Instansi("Dinas Sosial", "Kabupaten Halmahera Utara", "82.03", "Tobelo",
                           "Jalan Kenari Raya No. 21 Tobelo Telp. (0924) 00321")
PESISIR_BARAT = Instansi("Dinas Pemberdayaan Masyarakat", "Kabupaten Pesisir Barat", "18.13", "Krui",
                         "Jalan Damar Mata Kucing No. 9 Krui Telp. (0728) 00109")
SANGIHE = Instansi("Dinas Kepemudaan dan Olahraga", "Kabupaten Kepulauan Sangihe", "71.03", "Tahuna",
                   "Jalan Pala Manis No. 11 Tahuna Telp. (0432) 00211")
BABEL = Instansi("Dinas Kehutanan", "Provinsi Kepulauan Bangka Belitung", "19", "Pangkalpinang",
                 "Jalan Pelawan No. 40 Pangkalpinang Telp. (0717) 00240")
BOLMUT = Instansi("Dinas Pangan", "Kabupaten Bolaang Mongondow Utara", "71.08", "Boroko",
                  "Jalan Sawah Besar No. 3 Boroko Telp. (0430) 00103")
HALMAHERA_BARAT = Instansi("Dinas Tenaga Kerja", "Kabupaten Halmahera Barat", "82.01", "Jailolo",
                           "Jalan Cengkih Tua No. 6 Jailolo Telp. (0922) 00106")

KOTABARU = Instansi("Kecamatan Pulau Sebatik Raya", "Kabupaten Kotabaru", "63.02", "Sebatik",
                    "Jalan Simpang Dermaga No. 1 Sebatik Telp. (0518) 00631")
BURU_SELATAN = Instansi("Dinas Pertanahan", "Kabupaten Buru Selatan", "81.09", "Namrole",
                        "Jalan Patok Batas No. 12 Namrole Telp. (0913) 00812")
SABANG = Instansi("Dinas Pendidikan", "Kota Sabang", "11.72", "Sabang",
                  "Jalan Mercusuar No. 7 Sabang Telp. (0652) 00172")

# Kota Pariaman
KADIS_PARIAMAN = Person("Ir. Syafruddin Marajo Labai, M.Si", "Pembina Tk. I", _nip("19690217", "199503", 1, 2))
KABID_PARIAMAN = Person("Desmawita Rangkuti Sani, S.Pi", "Penata Tk. I", _nip("19781109", "200501", 2, 6))
KASI_PARIAMAN = Person("Afrinaldo Tanjuang Koto, A.Md", "Penata", _nip("19830624", "200901", 1, 3))
# Kabupaten Sumba Timur
KADIS_SUMBA = Person("Drs. UMBU TAMARA LAKADENGU, M.Hum", "Pembina Utama Muda", _nip("19650912", "199203", 1, 7))
# Provinsi Gorontalo
GUBERNUR = Person("RAHMAN DUNGGIO PALOWA")
KADIS_GORONTALO = Person("Dra. Hj. Sartin Moolango, M.Par", "Pembina Utama Madya", _nip("19671030", "199303", 2, 4))
# Kota Tarakan
KADIS_TARAKAN = Person("Bambang Lalutung Sesayap, S.T., M.T.", "Pembina Tk. I", _nip("19711205", "199803", 1, 5))
# Kabupaten Wakatobi
KADIS_WAKATOBI = Person("La Ode Mbinasae, S.Sos., M.AP", "Pembina Tk.I", _nip("19700808", "199703", 1, 9))
# Kabupaten Belitung Timur
KADIS_BELITUNG = Person("Ir. HERWANDI SELIUTAN, M.Si.", "Pembina Utama Muda", _nip("19661126", "199403", 1, 3))
# Kabupaten Halmahera Utara
KADIS_HALUT = Person("Dra. Ester Tobelosaha, M.Kesos", "Pembina Tk. I", _nip("19680314", "199603", 2, 2))
SEKRETARIS_HALUT = Person("Yopi Galelano Sidete, S.Sos", "Pembina", _nip("19760702", "200212", 1, 8, spaced=False))
# Kabupaten Pesisir Barat
KADIS_PESISIR = Person("H. Zulkarnain Pubian Way, S.IP., M.M.", "Pembina Tk. I", _nip("19690521", "199803", 1, 6))
KABID_PESISIR = Person("Marlina Krui Sekala, S.E.", "Penata Tk. I", _nip("19801217", "200604", 2, 5))
# Kabupaten Kepulauan Sangihe
KADIS_SANGIHE = Person("Drs. Welmus Tatengkeng, M.Pd", "Pembina Utama Muda", _nip("19660103", "199303", 1, 4))
KABID_SANGIHE = Person("Meike Lantemona, S.Or", "Penata Tk. I", _nip("19820829", "200801", 2, 3))
# Provinsi Kepulauan Bangka Belitung
KADIS_BABEL = Person("Dr. Ir. Marwan Pelawanto, M.Si", "Pembina Utama Madya", _nip("19670719", "199403", 1, 6))
KABID_BABEL = Person("Suryati Nangkabesi, S.Hut", "Pembina", _nip("19750411", "200003", 2, 2))
# Kabupaten Bolaang Mongondow Utara
# Kabupaten Halmahera Barat
KADIS_HALBAR = Person("SOLEMAN JAILALO, S.Sos.,M.Si", "Pembina Utama Muda", _nip("19680925", "199503", 1, 2))
SEKRETARIS_HALBAR = Person("NURHAYANI SAHULATI, S.E", "Pembina Tk. I", _nip("19740530", "200003", 2, 4))
KASUBAG_HALBAR = Person("RISKAN TERNATUS LOLODA, S.Kom", "Penata", _nip("19870116", "201101", 1, 2))
# Kabupaten Kotabaru
BUPATI_KOTABARU = Person("H. MASRANI SEBATIKAN")
CAMAT_KOTABARU = Person("Rusmin Halayung, S.STP., M.Si.", "Pembina", _nip("19790404", "199903", 1, 2))
# Kabupaten Buru Selatan
KADIS_BURSEL = Person("Abdul Wahid Leisela, S.H.", "Pembina Tk. I", _nip("19720915", "200012", 1, 7))
# Kota Sabang
KADIS_SABANG = Person("Cut Nurlela Pulo Weh, S.Pd., M.Pd.", "Pembina Tk. I", _nip("19700227", "199512", 2, 3))
