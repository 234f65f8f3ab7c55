"""Units, regions, agencies, periods, names and texts."""

from __future__ import annotations

import pytest

from petik.normalise.office import instansi, wilayah
from petik.normalise.people import nama
from petik.normalise.values.periode import lengkapi
from petik.normalise.values.satuan import dalam_kurung, kenal
from petik.normalise.values.teks import clean_text, plain
from petik.schemas.data import pangkat
from petik.schemas.data import wilayah as table


def test_units_by_alias() -> None:
    dok, org = kenal("Dok."), kenal("ORG")
    assert dok is not None and dok.nama == "dokumen"
    assert org is not None and org.jenis == "hitungan"
    assert kenal("jembatan gantung") is None


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Populasi kerbau (ekor)", "ekor"), ("Indeks literasi (satuan : %)", "%"),
        ("Kasus campak (kasus/tahun)", "kasus/tahun"), ("Perilaku Hidup Bersih dan Sehat (PHBS)", None),
        ("Jumlah pasar (yang diperbaiki)", None), ("Jumlah pasar", None),
    ],
)  # fmt: skip
def test_the_unit_in_brackets_of_a_name(name: str, unit: str | None) -> None:
    assert dalam_kurung(name) == unit


def test_all_provinces_and_regencies_are_there_once() -> None:
    codes = [w.kode for w in table()]
    assert len(codes) == len(set(codes)) == 38 + 514
    assert sum(len(c) == 2 for c in codes) == 38


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("PEMERINTAH KOTA PARIAMAN", "13.77"), ("Kab. Sumba Timur", "53.11"), ("PROPINSI GORONTALO", "75"),
        ("BUPATI WAKATOBI", "74.07"), ("Gubernur Maluku Utara", "82"), ("Kabupaten Sumba Tmur", "53.11"),
        ("Dinas Perhubungan Kota Tidore Kepulauan Tahun 2024", "82.72"),
    ],
)  # fmt: skip
def test_regions_by_letterhead_title_and_post(text: str, code: str) -> None:
    assert wilayah.temukan(text)[0].wilayah.kode == code


@pytest.mark.parametrize(
    "text", ["27 kabupaten/kota se provinsi ini", "kota lama yang ramai", "Kepala Bidang Perikanan"]
)
def test_common_words_are_no_regions(text: str) -> None:
    assert wilayah.temukan(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KEPALA DINAS PERIKANAN KABUPATEN SUMBA TIMUR", "Dinas Perikanan"),
        ("BIRO HUKUM SEKRETARIAT DAERAH PROVINSI GORONTALO", "Biro Hukum Sekretariat Daerah"),
        ("Kepala Badan Kesatuan Bangsa dan Politik", "Badan Kesatuan Bangsa dan Politik"),
        ("BIRO UMUM KEPALA BIRO UMUM", "Biro Umum"),
        ("kantor yang rapi", None), ("Badan Hukum", None), ("Camat", None),
    ],
)  # fmt: skip
def test_agencies_in_posts_and_titles(text: str, name: str | None) -> None:
    assert instansi.temukan(text) == name


@pytest.mark.parametrize(
    ("printed", "year", "period"),
    [
        ("", 2021, "2021"),
        ("TW2", 2021, "2021-TW2"),
        ("2019", 2021, "2019"),
        ("2020-TW1", None, "2020-TW1"),
        ("", None, None),
    ],
)
def test_periods_take_the_documents_year(printed: str, year: int | None, period: str | None) -> None:
    assert lengkapi(printed, year) == period


def test_the_last_year_of_the_plan() -> None:
    assert lengkapi("AKHIR", 2021, 2024) == "2024"
    assert lengkapi("AKHIR", 2021) == "2021"


def test_names_lose_only_what_is_no_part_of_them() -> None:
    assert nama.nama("' Drs. UMBU LANGGA, M.Si _") == "Drs. UMBU LANGGA, M.Si"
    assert nama.nama("(SITI AMINAH)") == "SITI AMINAH"
    assert nama.nama("--- . ---") is None
    assert nama.jabatan("KEPALA DINAS,") == "KEPALA DINAS"


def test_texts_lose_numbering_and_bullets_but_keep_their_spelling() -> None:
    assert clean_text("1. Prosentase  pasar\nbersih") == "Prosentase pasar bersih"
    assert clean_text("- Jumlah sumur") == "Jumlah sumur"
    assert clean_text("5.1. Persentase") == "5.1. Persentase"
    assert clean_text("•") is None


def test_formulas_are_read_as_letters() -> None:
    assert plain("(𝐽𝑢𝑚𝑙𝑎ℎ 𝐴)") == "(Jumlah A)"
    assert plain(r"$\frac{\sum \text{A}}{\sum \text{B}} \times 100 \%$") == "∑ A / ∑ B x 100 %"


def test_ranks() -> None:
    assert pangkat()["IV/b"] == "Pembina Tingkat I"
