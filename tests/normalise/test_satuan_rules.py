"""Units: what is the same unit, and what in an indicator's brackets is one."""

from __future__ import annotations

import pytest

from petik.normalise.values.satuan import dalam_kurung, kenal, satuan_baris

LONGEST = "kabupaten / kota / kesepakatan"  # thirty characters: longer brackets hold remarks


@pytest.mark.parametrize("text", ["Unit  Usaha", " unit usaha ", "UNIT USAHA.", "unit\nusaha"])
def test_case_spaces_and_a_full_stop_make_no_other_unit(text: str) -> None:
    found = kenal(text)
    assert found is not None and (found.nama, found.jenis) == ("unit", "hitungan")


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Jumlah sapi (ekor)", "ekor"),
        ("Jumlah sapi ( ekor )", "ekor"),
        ("Jumlah sapi (EKOR)", "EKOR"),
        ("Jumlah sapi (satuan ekor)", "ekor"),
        ("Jumlah sapi (Satuan : ekor)", "ekor"),
        ("Jumlah sapi ( satuan: ekor)", "ekor"),
        ("Jumlah sapi (satuan :ekor)", "ekor"),
        ("Jumlah sapi (satuan:ekor)", "ekor"),
        ("Jumlah sapi (dalam ekor)", "ekor"),
        ("Jumlah sapi (dalam  ekor)", "ekor"),
        ("Jumlah sapi (ekor.)", "ekor"),
        ("Jumlah keluarga (rumah  tangga)", "rumah tangga"),
        ("Jumlah tamu (orang/tahun)", "orang/tahun"),
        ("Jumlah tamu (orang / tahun)", "orang / tahun"),
        ("Jumlah tamu (orang tahun)", "orang tahun"),
        ("Jumlah tamu (/tahun)", "/tahun"),
        ("Jumlah bantuan (orang/unit/paket)", "orang/unit/paket"),
    ],
)
def test_a_unit_in_brackets(name: str, unit: str) -> None:
    assert dalam_kurung(name) == unit


@pytest.mark.parametrize(
    "name",
    ["Jumlah sapi", "Jumlah sapi ()", "Jumlah sapi ( )", "Jumlah keluarga (orang miskin)", "Jumlah sapi (ekor",
     "Jumlah bantuan (orang/unit/paket/desa)", "Jumlah sapi (dalamekor)"],
)  # fmt: skip
def test_other_brackets_hold_no_unit(name: str) -> None:
    assert dalam_kurung(name) is None


def test_the_last_brackets_that_hold_a_unit_count() -> None:
    assert dalam_kurung("Jumlah sapi (ekor) dan lahan (ha)") == "ha"
    assert dalam_kurung("Jumlah sapi (ekor) yang sehat (PHBS)") == "ekor"


def test_brackets_that_are_not_closed_or_not_opened_do_not_hide_those_that_are() -> None:
    assert dalam_kurung("Jumlah sapi (rata-rata (ekor)") == "ekor"
    assert dalam_kurung("Jumlah sapi (ekor) a) betina") == "ekor"


@pytest.mark.parametrize("around", ["({})", "( {} )", "(  {}  )", "(satuan : {})", "(satuan:  {})", "(dalam  {})"])
def test_what_is_longer_than_a_unit_is_a_remark(around: str) -> None:
    assert len(LONGEST) == 30
    assert dalam_kurung("Jumlah " + around.format(LONGEST)) == LONGEST
    assert dalam_kurung("Jumlah " + around.format(LONGEST.replace("kota", "kotaa"))) is None
    assert dalam_kurung("Jumlah " + around.format("kabupaten / kota /  kesepakatan")) is None


def test_the_unit_of_a_row_is_its_column_s_then_its_values_then_its_name_s() -> None:
    name = "Jumlah sapi (ekor)"
    assert satuan_baris("unit", ["orang"], name) == "unit"
    assert satuan_baris(None, [None, "orang", "unit"], name) == "orang"
    assert satuan_baris(None, [None, ""], name) == "ekor"
    assert satuan_baris(None, [], "Jumlah sapi") is None


def test_letters_that_shorten_the_words_before_them_are_no_unit() -> None:
    assert dalam_kurung("Indeks Kepuasan Masyarakat (IKM)") is None
    assert dalam_kurung("Jumlah yang dibina (IKM)") == "IKM"
    assert dalam_kurung("Kasus Pencurian (kg) dan Perkara (KP)") == "kg"
