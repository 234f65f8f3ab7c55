"""The grammar of agencies' names: where they begin and end, abbreviations, glued words."""

from __future__ import annotations

import pytest

from petik.normalise.office import instansi, wilayah
from petik.normalise.office.lekat import pisahkan


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dinas Pertanian Tanaman Pangan mempunyai tugas", "Dinas Pertanian Tanaman Pangan"),
        ("Biro Keuangan sebagai pusat pengendalian", "Biro Keuangan"),
        ("Inspektorat Jawa Barat Ta 2031", "Inspektorat"),
        ("Dinas Kelautan dan Perikanan Review Renc", "Dinas Kelautan dan Perikanan"),
        ("DINAS PERHUBUNGAN REALISASI FISIK SAMPAI", "Dinas Perhubungan"),
        ("DINAS KOPERASI, USAHA KECIL, DAN MENENGAH KOTA X", "Dinas Koperasi, Usaha Kecil, dan Menengah"),
        ("Dinas Perhubungan Dinas Perhubungan", "Dinas Perhubungan"),
        ("[]BIRO ADMINISTRASI PEMBANGUNAN", "Biro Administrasi Pembangunan"),
        ("DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL", "Dinas Kependudukan dan Pencatatan Sipil"),
        ("CAMAT MUARA LANGIT", "Kecamatan Muara Langit"),
        ("RSUD dr. Rimba Jati Provinsi X", "RSUD dr. Rimba Jati"),
        ("Bagian Organisasi Sekretariat Daerah Kabupaten X", "Bagian Organisasi Sekretariat Daerah"),
        ("Kepala Bagian Tata Usaha Dinas Petenakan", "Dinas Petenakan"),
        ("Sekretariat DPRD Kabupaten X", "Sekretariat DPRD"),
        ("NAMA OPD : DISKOMINFO KAB. X", "DISKOMINFO"),
        ("Satpol PP Kota X", "Satpol PP"),
        ("Badan Pusat Statistik", None),
        ("Dinas Terkait di daerah", None),
        ("Bagian Tata Usaha", None),
    ],
)  # fmt: skip
def test_a_name_ends_before_the_sentence_or_title_behind_it(text: str, name: str | None) -> None:
    assert instansi.temukan(text) == name


def test_a_name_of_words_that_nobody_knows_is_less_sure() -> None:
    known, strange = instansi.cari("Dinas Perhubungan"), instansi.cari("Dinas Layang Langit")
    assert known is not None and strange is not None
    assert strange.yakin < known.yakin


def test_what_follows_a_name_may_be_its_region() -> None:
    found = instansi.cari("Dinas Bina Marga Jawa Barat Tahun 2031")
    assert found is not None and found.sisa == "Jawa Barat Tahun 2031"
    region = wilayah.di_awal(found.sisa)
    assert region is not None and region.kode == "32"
    assert wilayah.di_awal("Bandung") is None  # a kabupaten and a kota
    assert wilayah.di_awal("yang bersih") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DPMPTSP", "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu"),
        ("Dinas Penanaman Modal dan PTSP", "DINAS PENANAMAN MODAL & PELAYANAN TERPADU SATU PINTU"),
        ("Dinas Petenakan", "Dinas Peternakan"),
    ],
)
def test_prints_of_one_agency_have_one_key(one: str, other: str) -> None:
    assert instansi.kunci(one) == instansi.kunci(other)


def test_initials_of_a_name_with_figures() -> None:
    assert instansi.inisial_cocok("DP3AK", "Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Kependudukan")
    assert not instansi.inisial_cocok("DPK", "Dinas Perhubungan")


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        ("DINASPERHUBUNGAN", "DINAS PERHUBUNGAN"),
        ("PEMERINTAHKABUPATENGROBOGAN", "PEMERINTAH KABUPATEN GROBOGAN"),
        ("Dinas PerhubunganProvinsi Jawa Timur", "Dinas Perhubungan Provinsi Jawa Timur"),
        ("KEPERINTISANDINAS", "KEPERINTISANDINAS"),
        ("Pertanggungjawaban", "Pertanggungjawaban"),
    ],
)
def test_glued_words_come_apart_where_all_parts_are_known(glued: str, apart: str) -> None:
    assert pisahkan(glued) == apart


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("DINAS PEMBERDAYAAN MASYARAKAT DAN DESA KABUPATEN KLATEN", "Dinas Pemberdayaan Masyarakat dan Desa"),
        ("Dinas Pemberdayaan Masyarakat, Desa dan Dukcapil", "Dinas Pemberdayaan Masyarakat, Desa dan Dukcapil"),
        ("Dinas Kesehatan Desa Sukamaju", "Dinas Kesehatan"),
        ("Satpol PP dan Damkar Kota Pekalongan", "Satpol PP dan Damkar"),
        ("Dinas PUPR Kab. Bogor", "Dinas PUPR"),
        ("DINAS P3AP2KB KAB. TEGAL", "Dinas P3AP2KB"),
        ("BADAN KESBANGPOL KOTA TEGAL", "Badan KESBANGPOL"),
        ("Dinas Kesehatan TW4", "Dinas Kesehatan"),
    ],
)
def test_villages_after_and_and_abbreviations_inside_a_name(text: str, name: str) -> None:
    assert instansi.temukan(text) == name
