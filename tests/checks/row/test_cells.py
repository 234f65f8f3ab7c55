"""Cells: numbers that are none, impossible NIPs, units that cannot be compared."""

from __future__ import annotations

import pytest

from petik.checks.row.broken_numbers import angka_rusak, fault_of
from petik.checks.row.nip_faults import nip_tidak_sah
from petik.checks.row.units import satuan_tidak_cocok
from tests.checks.shapes import ATURAN, anggaran, cell, indikator, material, nilai, official, persen, q, uang

SAH = "198203172008042005"


@pytest.mark.parametrize("raw", ["402.117.00", "7114.250.000", "8,415,000,00", "#REF!", "17`,40%", "6 Kop%"])
def test_a_number_that_is_none_is_reported_with_its_print(raw: str) -> None:
    found = list(
        angka_rusak(material(anggaran=[anggaran("Program Contoh", None) | {"anggaran": q(raw, None)}]), ATURAN)
    )
    assert [(t.kode, t.tercetak, t.jalur) for t in found] == [("angka-rusak", raw, "anggaran/0/anggaran")]


@pytest.mark.parametrize("raw", ["WTP", "5 - 6", "n/a", "2 laporan dan 3 dokumen", "A", "s4"])
def test_words_ranges_and_two_values_are_no_broken_numbers(raw: str) -> None:
    assert not list(angka_rusak(material(indikator=[indikator("Nilai contoh", nilai(q(raw, None)))]), ATURAN))


def test_a_broken_amount_is_found_in_a_table_that_lists_no_indicators() -> None:
    found = list(angka_rusak(material(tabel=[cell(3, 4, "512.408.00"), cell(3, 5, "512.408.000")]), ATURAN))
    assert [(t.tercetak, t.baris, t.halaman) for t in found] == [("512.408.00", 3, 4)]


@pytest.mark.parametrize("text", ["12.02.2017", "1.02.02.2.01", "5.2.2.03.012", "1.234.567,00", "14.30", "02.04.001"])
def test_dates_codes_and_sound_amounts_are_left_alone(text: str) -> None:
    assert fault_of(text) is None


def test_a_month_of_appointment_13_makes_a_nip_invalid_and_is_told_once() -> None:
    wrong = "198203172008132005"
    people = [official("Ratna Wulandari", wrong), official("Ratna Wulandari", wrong), official("Bayu Pratama", SAH)]
    found = list(nip_tidak_sah(material(pejabat=people), ATURAN))
    assert [t.jalur for t in found] == ["pejabat/0/nip"]
    assert "bulan pengangkatan 13" in found[0].kalimat


def test_old_nine_digit_nips_nrp_and_ppk_contracts_are_valid() -> None:
    people = [
        official("Sutrisno", "131234567"),
        official("Agus Salim", "78040512") | {"nip_raw": "NRP 78040512"},
        official("Lestari", "199001012023212003"),
        official("Tanpa Nomor", None),
    ]
    assert not list(nip_tidak_sah(material(dokumen={"tahun": 2008}, pejabat=people), ATURAN))


def test_target_and_realisasi_in_different_units_are_told_once_per_row() -> None:
    values = [nilai(q("1 laporan", 1, "laporan"), q("90 orang", 90, "orang"), periode=f"2023-TW{k}") for k in (1, 2)]
    found = list(satuan_tidak_cocok(material(indikator=[indikator("Jumlah peserta pelatihan", *values)]), ATURAN))
    assert [t.jalur for t in found] == ["indikator/0/nilai/0/realisasi"]


def test_an_alias_or_a_missing_unit_is_no_other_unit() -> None:
    rows = [
        indikator("Jumlah dokumen", nilai(q("4 dokumen", 4, "dokumen"), q("4 dok", 4, "dok"))),
        indikator("Jumlah laporan", nilai(q("4 laporan", 4, "laporan"), q("4", 4))),
        indikator("Serapan", nilai(persen(80), q("80 persen", 80, "persen"))),
    ]
    assert not list(satuan_tidak_cocok(material(indikator=rows), ATURAN))


def test_an_uncertain_reading_is_marked_for_re_reading() -> None:
    asal = {"anggaran/0/anggaran": {"sumber": "ocr", "keyakinan": 0.55, "halaman": 3, "kotak": (1, 2, 3, 4)}}
    money = anggaran("Program Contoh", None) | {"anggaran": uang(None, "402.117.00")}
    (found,) = angka_rusak(material(anggaran=[money], asal=asal), ATURAN)
    assert found.periksa_pembacaan and found.keyakinan == 0.55 and found.kotak == (1, 2, 3, 4)
