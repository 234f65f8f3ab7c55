"""Relations of two indicators: the same in other words, look-alikes, related ones - and the reasons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petik.compare.pairs.relation import Relation, relation
from petik.compare.wording.parts import wording_of

Sisi = tuple[str, str | None]


def antara(a: Sisi, b: Sisi) -> Relation:
    return relation(wording_of(*a), wording_of(*b))


SAMA: list[tuple[Sisi, Sisi]] = [
    (("Prosentase posyandu yang aktif", None), ("Persentase Posyandu Aktif", "%")),
    (("Cakupan posyandu aktif", "%"), ("Persentase jumlah posyandu aktif", None)),
    (("Angka Kematian Ibu (AKI)", None), ("Rasio kematian ibu", None)),
    (("Angka kematian ibu per 100.000 kelahiran hidup", None), ("AKI", "per 100.000 KH")),
    (("Usia Harapan Hidup", "tahun"), ("Angka Harapan Hidup (AHH)", None)),
    (("Prevalensi stunting pada balita", "%"), ("Persentase balita stunting", "%")),
    (("APM SD/MI", "%"), ("Angka Partisipasi Murni (APM) SD sederajat", "%")),
    (("Persentase guru yang bersertifikat", "%"), ("Prosentase guru bersertifikat", None)),
    (("Tingkat kemantapan jalan", "%"), ("Persentase jalan dalam kondisi mantap", "%")),
    (("Panjang jalan yang direhabilitasi", "km"), ("Panjang jalan direhabilitasi (km)", None)),
    (("Produksi jagung", "ton"), ("Jumlah produksi jagung (ton)", None)),
    (("Jumlah kunjungan wisatawan mancanegara", "orang"), ("Jumlah wisman", None)),
    (("Opini BPK terhadap LKPD", None), ("Opini BPK atas Laporan Keuangan Pemerintah Daerah", "Opini")),
    (("Nilai evaluasi SAKIP perangkat daerah", None), ("Predikat akuntabilitas kinerja", "predikat")),
    (("Persentase tindak lanjut temuan BPK", "%"), ("Persentase temuan BPK yang ditindaklanjuti", "%")),
    (("Persentase penanganan sampah", "%"), ("Persentase sampah yang tertangani", "%")),
    (("Persentase OPD yang melaksanakan inovasi", "%"), ("Persentase SKPD yang melaksanakan inovasi", "%")),
    (("Jumlah dokumen survei yang disusun", None), ("Penyusunan dokumen survei", "dokumen")),
    (("Jumlah produksi peternakan - Madu (liter)", None), ("Jumlah produksi yang dihasilkan (liter) : Madu", None)),
    (("Persentase penyuluh kehutanan bersertifikat", "%"), ("Persentase penyuluh kehutanna bersertifikat", "%")),
    (("Cakupan pelayanan penderita DBD", "%"), ("Persentase pelayanan kasus demam berdarah dengue", "%")),
    (("Proporsi panjang jalan mantap", "%"), ("Persentase jalan mantap", "%")),
    (("Persentase siswa penerima beasiswa", "%"), ("Persentase siswa yang menerima beasiswa", "%")),
    (("Nilai inovasi daerah", "%"), ("Skor inovasi daerah", "skor")),
    (("Jumlah BUMDes aktif", None), ("Jumlah Badan Usaha Milik Desa yang aktif", "unit")),
    (("Konsumsi garam", "kg/kapita/tahun"), ("Tingkat konsumsi garam", "kg/kapita")),
    (("Persentase penda mpingan desa wisata", "%"), ("Persentase pendampingan desa wisata", "%")),
]

BEDA: list[tuple[Sisi, Sisi]] = [
    (("Persentase posyandu aktif", "%"), ("Jumlah posyandu aktif", None)),
    (("Persentase posyandu aktif", "%"), ("Persentase posyandu mandiri", "%")),
    (("Persentase posyandu aktif", "%"), ("Persentase posyandu tidak aktif", "%")),
    (("Persentase posyandu aktif", "%"), ("Persentase posyandu aktif (strata utama)", "%")),
    (("Persentase posyandu aktif", "%"), ("Persentase peningkatan posyandu aktif", "%")),
    (("Meningkatnya kasus malaria", "%"), ("Menurunnya kasus malaria", "%")),
    (("Persentase jalan kondisi baik", "%"), ("Persentase jalan kondisi rusak", "%")),
    (("Produksi jagung", "ton"), ("Produktivitas jagung", "ku/ha")),
    (("Luas tanam jagung", "ha"), ("Luas panen jagung", "ha")),
    (("Angka kematian ibu", None), ("Angka kematian bayi", None)),
    (("APM SD", "%"), ("APK SD", "%")),
    (("Jumlah pengawas sekolah", None), ("Jumlah pengawasan sekolah", None)),
    (("Jumlah guru yang dibina", None), ("Jumlah guru yang difasilitasi", None)),
    (("Jumlah data yang diolah", None), ("Jumlah data yang dikelola", None)),
    (("Jumlah dokumen rencana induk", None), ("Jumlah dokumen perubahan rencana induk", None)),
    (("Jumlah laporan aset tahunan", None), ("Jumlah laporan aset bulanan", None)),
    (("Persentase anak usia 0-6 tahun terlayani", "%"), ("Persentase anak usia 7-12 tahun terlayani", "%")),
    (("Nilai IKM", None), ("Jumlah IKM", None)),
    (("Jumlah penerima bantuan", None), ("Jumlah bantuan", None)),
    (("Panjang jalan mantap", "km"), ("Persentase jalan mantap", "%")),
    (("Persentase balita diimunisasi", "%"), ("Persentase batita diimunisasi", "%")),
    (("Nilai SAKIP perangkat daerah", None), ("Nilai SAKIP pemerintah daerah", "%")),
    (("Nilai SAKIP", None), ("Nilai SAKIP Kabupaten Sleman", None)),
    (("Level kapabilitas APIP", None), ("Level maturitas SPIP", None)),
    (("Pengadaan kapal", "unit"), ("Pemeliharaan kapal", "unit")),
    (("Penyuluhan garam rakyat", "orang"), ("Penyuluhan garam rakyat", "kegiatan")),
]


@pytest.mark.parametrize(("a", "b"), SAMA)
def test_the_same_in_other_words(a: Sisi, b: Sisi) -> None:
    found = antara(a, b)
    assert found.jenis == "sama", found.alasan
    assert found.skor >= 0.7 and not found.contradicts


@pytest.mark.parametrize(("a", "b"), BEDA)
def test_look_alikes_are_never_the_same(a: Sisi, b: Sisi) -> None:
    found = antara(a, b)
    assert found.jenis != "sama"
    assert found.contradicts and found.alasan


def test_two_levels_of_government_contradict_but_one_may_be_left_out() -> None:
    one, other, none = "Jumlah inovasi perangkat daerah", "Jumlah inovasi pemerintah daerah", "Jumlah inovasi"
    assert antara((one, None), (other, None)).jenis != "sama"
    assert antara((one, None), (none, None)).jenis == antara((other, None), (none, None)).jenis == "sama"


def test_places_contradict_when_both_are_named() -> None:
    found = antara(("Luas rawa di Kabupaten Bantul", "ha"), ("Luas rawa di Kabupaten Sleman", "ha"))
    assert found.jenis == "terkait" and "tempat berbeda" in found.alasan


def test_the_formula_supplies_a_qualifier_that_the_wording_leaves_out() -> None:
    short = wording_of("Persentase klinik", "%", "jumlah klinik terakreditasi / jumlah klinik x 100%")
    full = wording_of("Persentase klinik terakreditasi", "%")
    found = relation(short, full)
    assert found.jenis == "sama" and found.skor < 1 and any("rumus" in r for r in found.alasan)
    assert relation(wording_of("Persentase klinik", "%"), full).jenis == "terkait"


def test_reasons_name_what_differs() -> None:
    found = antara(("Persentase posyandu aktif", "%"), ("Persentase posyandu mandiri", "%"))
    assert "objek sama: posyandu" in found.alasan and "penyifat berbeda: aktif/mandiri" in found.alasan
    found = antara(("Persentase posyandu aktif", "%"), ("Jumlah posyandu aktif", "unit"))
    assert found.jenis == "terkait" and "kata ukur atau satuan berbeda: jumlah/persentase" in found.alasan
    found = antara(("Jumlah jalan dipetakan", None), ("Jumlah jalan digerus", None))
    assert any("dipetakan" in r and "digerus" in r for r in found.alasan)


def test_members_of_one_family_are_related() -> None:
    assert antara(("Nilai SAKIP", None), ("Nilai LKIP", None)).jenis == "terkait"
    assert antara(("Nilai SAKIP", None), ("Nilai ujian sekolah", None)).jenis is None


BENDA = st.sampled_from(
    ["posyandu", "klinik", "jalan lingkungan", "nelayan", "arsip", "pasar", "perangkat daerah", "IKM"]
)
SIFAT = st.sampled_from(["aktif", "yang dibina", "tidak layak", "bersertifikat", "yang melaksanakan inovasi", ""])
UKUR = st.sampled_from(
    ["Persentase", "Prosentase", "Jumlah", "Cakupan", "Peningkatan", "Nilai", "Tingkat", "Rasio", ""]
)
SATUAN = st.sampled_from([None, "%", "persen", "unit", "orang", "ton", "Rp", "indeks", "bulan"])
KALIMAT = st.builds(lambda u, b, s: f"{u} {b} {s}".strip(), UKUR, BENDA, SIFAT)


@given(BENDA, SIFAT, st.sampled_from(["orang", "unit", "buah", "dokumen", "kali"]), st.sampled_from(["%", "persen"]))
def test_a_count_is_never_the_same_as_a_percentage(benda: str, sifat: str, hitungan: str, persen: str) -> None:
    counts = [
        wording_of(f"Jumlah {benda} {sifat}"),
        wording_of(f"Jumlah {benda} {sifat}", hitungan),
        wording_of(f"{benda} {sifat}", hitungan),
    ]
    shares = [
        wording_of(f"Persentase {benda} {sifat}"),
        wording_of(f"Jumlah {benda} {sifat}", persen),
        wording_of(f"{benda} {sifat}", persen),
    ]
    assert all(relation(c, s).jenis != "sama" and relation(c, s).contradicts for c in counts for s in shares)


@given(KALIMAT, SATUAN, KALIMAT, SATUAN)
def test_the_relation_does_not_depend_on_the_side(a: str, x: str | None, b: str, y: str | None) -> None:
    one, other = antara((a, x), (b, y)), antara((b, y), (a, x))
    assert (one.jenis, one.skor, one.contradicts) == (other.jenis, other.skor, other.contradicts)


@given(KALIMAT, SATUAN)
def test_an_indicator_is_the_same_as_itself_whatever_its_capitals(text: str, satuan: str | None) -> None:
    assert antara((text, satuan), (text.upper(), satuan)).jenis == "sama"
