"""Taking a wording apart: what is cleaned away, the measure, the kind of figure, object and qualifiers."""

from __future__ import annotations

import pytest

from petik.compare.wording.clean import cleaned, own_places
from petik.compare.wording.parts import Wording, wording_of


def test_measure_object_and_qualifiers() -> None:
    u = wording_of("Persentase jumlah jembatan yang dipelihara")
    assert (u.measures, u.object_words, u.qualifiers, u.jenis) == (
        ("persentase", "jumlah"),
        ("jembatan",),
        ("pelihara",),
        "persen",
    )


def test_an_adjective_opens_the_qualifiers_without_yang() -> None:
    u = wording_of("Jumlah posyandu aktif")
    assert (u.object_words, u.qualifiers) == (("posyandu",), ("aktif",))


def test_numbering_year_unit_and_place_are_cleaned_away() -> None:
    clean = cleaned("2.1. Luas sawah beririgasi di Kabupaten Sleman tahun 2019 (ha)")
    assert (clean.text, clean.satuan) == ("Luas sawah beririgasi di Kabupaten", "ha")
    assert clean.places == {"sleman"}


def test_a_documents_own_region_and_its_province_are_no_places_apart() -> None:
    own = own_places("Kabupaten Sleman")
    assert {"sleman", "daerah istimewa yogyakarta"} <= own
    assert cleaned("Jumlah embung di Kabupaten Sleman", own).places == frozenset()
    assert cleaned("Jumlah embung di Kabupaten Bantul", own).places == {"bantul"}


def test_a_name_that_is_also_a_word_is_a_place_only_after_a_kind() -> None:
    assert "batu" in cleaned("Jumlah tambang batu").text
    assert "Batu" not in cleaned("Jumlah tambang di Kota Batu").text


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
    assert cleaned(text).text == left


def test_the_offices_own_name_becomes_perangkat_daerah() -> None:
    assert wording_of("Nilai SAKIP Dinas Kesehatan").core == wording_of("Nilai SAKIP perangkat daerah").core


def jenis(u: Wording) -> str | None:
    return u.jenis


def test_the_kind_of_figure_comes_from_word_unit_target_and_formula() -> None:
    assert jenis(wording_of("Persentase posyandu aktif", "posyandu")) == "persen"
    assert jenis(wording_of("Jumlah posyandu aktif", "%")) == "persen"
    assert jenis(wording_of("Posyandu aktif", target=("75%", "80%"))) == "persen"
    assert jenis(wording_of("Jumlah posyandu aktif", formulasi="posyandu aktif / seluruh posyandu x 100%")) == "persen"
    assert jenis(wording_of("Jumlah posyandu aktif")) == "jumlah"
    assert jenis(wording_of("Jumlah posyandu aktif", "unit")) == "hitungan"
    assert jenis(wording_of("Produksi rumput laut", "ton")) == "ukuran"
    assert jenis(wording_of("Predikat SAKIP", "%")) == "nilai"
    assert jenis(wording_of("Posyandu aktif")) is None


def test_a_rise_is_not_a_level_unless_the_formula_is_a_share() -> None:
    assert wording_of("Peningkatan posyandu aktif", "%").arah == "naik"
    assert wording_of("Menurunnya kasus malaria", "%").arah == "turun"
    assert wording_of("Peningkatan posyandu aktif", "%", "posyandu aktif / seluruh posyandu x 100%").arah is None
    growth = "(posyandu aktif tahun n - tahun n-1) / tahun n-1 x 100%"
    assert wording_of("Peningkatan posyandu aktif", "%", growth).arah == "naik"
    assert wording_of("Persentase pertumbuhan klinik pratama menjadi klinik utama").arah is None


def test_an_abbreviation_means_what_its_figure_says() -> None:
    assert wording_of("Nilai IKM").core == {"indeks kepuasan masyarakat"}
    assert "industri kecil menengah" in wording_of("Jumlah IKM yang dibina").core


def test_a_negation_stays_with_its_word() -> None:
    assert "!layak" in wording_of("Persentase dermaga yang tidak layak").core
    assert "layak" not in wording_of("Persentase dermaga yang belum layak").core


def test_a_wording_of_measures_alone_keeps_its_words() -> None:
    assert wording_of("Rata-rata").core
