"""Taking a wording apart: what is cleaned away, the measure, the kind of figure, object and qualifiers."""

from __future__ import annotations

import pytest

from petik.compare.wording.clean import bersihkan, tempat_milik
from petik.compare.wording.parts import Uraian, urai


def test_measure_object_and_qualifiers() -> None:
    u = urai("Persentase jumlah jembatan yang dipelihara")
    assert (u.ukur, u.objek, u.penyifat, u.jenis) == (("persentase", "jumlah"), ("jembatan",), ("pelihara",), "persen")


def test_an_adjective_opens_the_qualifiers_without_yang() -> None:
    u = urai("Jumlah posyandu aktif")
    assert (u.objek, u.penyifat) == (("posyandu",), ("aktif",))


def test_numbering_year_unit_and_place_are_cleaned_away() -> None:
    clean = bersihkan("2.1. Luas sawah beririgasi di Kabupaten Sleman tahun 2019 (ha)")
    assert (clean.teks, clean.satuan) == ("Luas sawah beririgasi di Kabupaten", "ha")
    assert clean.tempat == {"sleman"}


def test_a_documents_own_region_and_its_province_are_no_places_apart() -> None:
    own = tempat_milik("Kabupaten Sleman")
    assert {"sleman", "daerah istimewa yogyakarta"} <= own
    assert bersihkan("Jumlah embung di Kabupaten Sleman", own).tempat == frozenset()
    assert bersihkan("Jumlah embung di Kabupaten Bantul", own).tempat == {"bantul"}


def test_a_name_that_is_also_a_word_is_a_place_only_after_a_kind() -> None:
    assert "batu" in bersihkan("Jumlah tambang batu").teks
    assert "Batu" not in bersihkan("Jumlah tambang di Kota Batu").teks


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Penerapan Good Farming Practice (GFP)", "Penerapan Good Farming Practice"),
        ("Perubahan IHK (indeks harga konsumen)", "Perubahan IHK"),
        ("Kinerja penyuluh (Jumlah penyuluh aktif / jumlah penyuluh x 100%)", "Kinerja penyuluh"),
        ("Klinik terakreditasi (paripurna)", "Klinik terakreditasi paripurna"),
        ("Nilai kepuasan dengan skala 1-4", "Nilai kepuasan"),
    ],
)
def test_what_brackets_hold_is_told_apart(text: str, left: str) -> None:
    assert bersihkan(text).teks == left


def test_the_offices_own_name_becomes_perangkat_daerah() -> None:
    assert urai("Nilai SAKIP Dinas Kesehatan").inti == urai("Nilai SAKIP perangkat daerah").inti


def jenis(u: Uraian) -> str | None:
    return u.jenis


def test_the_kind_of_figure_comes_from_word_unit_target_and_formula() -> None:
    assert jenis(urai("Persentase posyandu aktif", "posyandu")) == "persen"
    assert jenis(urai("Jumlah posyandu aktif", "%")) == "persen"
    assert jenis(urai("Posyandu aktif", target=("75%", "80%"))) == "persen"
    assert jenis(urai("Jumlah posyandu aktif", formulasi="posyandu aktif / seluruh posyandu x 100%")) == "persen"
    assert jenis(urai("Jumlah posyandu aktif")) == "jumlah"
    assert jenis(urai("Jumlah posyandu aktif", "unit")) == "hitungan"
    assert jenis(urai("Produksi rumput laut", "ton")) == "ukuran"
    assert jenis(urai("Predikat SAKIP", "%")) == "nilai"
    assert jenis(urai("Posyandu aktif")) is None


def test_a_rise_is_not_a_level_unless_the_formula_is_a_share() -> None:
    assert urai("Peningkatan posyandu aktif", "%").arah == "naik"
    assert urai("Menurunnya kasus malaria", "%").arah == "turun"
    assert urai("Peningkatan posyandu aktif", "%", "posyandu aktif / seluruh posyandu x 100%").arah is None
    growth = "(posyandu aktif tahun n - tahun n-1) / tahun n-1 x 100%"
    assert urai("Peningkatan posyandu aktif", "%", growth).arah == "naik"
    assert urai("Persentase pertumbuhan klinik pratama menjadi klinik utama").arah is None


def test_an_abbreviation_means_what_its_figure_says() -> None:
    assert urai("Nilai IKM").inti == {"indeks kepuasan masyarakat"}
    assert "industri kecil menengah" in urai("Jumlah IKM yang dibina").inti


def test_a_negation_stays_with_its_word() -> None:
    assert "!layak" in urai("Persentase dermaga yang tidak layak").inti
    assert "layak" not in urai("Persentase dermaga yang belum layak").inti


def test_a_wording_of_measures_alone_keeps_its_words() -> None:
    assert urai("Rata-rata").inti
