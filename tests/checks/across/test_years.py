"""Across years and submissions: quoted history, leaps, missing documents; and the direction of achievements."""

from __future__ import annotations

from typing import Any

import pytest

from petik.checks.across.submission import dokumen_kurang
from petik.checks.across.years import lompatan_nilai, riwayat_berbeda
from petik.checks.given.material import Material
from petik.checks.row.polarity import polaritas_salah
from tests.checks.shapes import ATURAN, indikator, material, nilai, persen, q

NAMA = "Persentase jalan desa yang mantap"


def laporan(
    tahun: int, *rows: dict[str, Any], dinas: str = "Dinas Jalan", jenis: str = "lkip", **head: Any
) -> Material:
    dokumen = {
        "tahun": tahun,
        "wilayah": "Kabupaten Contoh",
        "kode_wilayah": "99.01",
        "perangkat_daerah": dinas,
        **head,
    }
    return material(name=f"{jenis}-{dinas}-{tahun}.pdf", jenis=jenis, dokumen=dokumen, indikator=list(rows))


def realisasi(raw: str, value: float, tahun: int, nama: str = NAMA, satuan: str = "%") -> dict[str, Any]:
    return indikator(nama, nilai(r=q(raw, value, satuan), periode=str(tahun)))


def test_a_report_that_quotes_last_year_otherwise_is_told_at_the_quotation() -> None:
    before = laporan(2022, realisasi("71,20%", 71.2, 2022))
    now = laporan(2023, realisasi("74,00%", 74, 2023), realisasi("73,20%", 73.2, 2022))
    (found,) = riwayat_berbeda([before, now], ATURAN)
    assert (found.dok_id, found.tercetak, found.seharusnya) == (now.dok_id, "73,20%", "71,20%")


@pytest.mark.parametrize("raw", ["71,20%", "71,2 %", "73,20% *)"])
def test_the_same_figure_and_a_provisional_one_are_no_other_history(raw: str) -> None:
    before = laporan(2022, realisasi("71,20%", 71.2, 2022))
    value = 73.2 if raw.startswith("73") else 71.2
    assert not list(riwayat_berbeda([before, laporan(2023, realisasi(raw, value, 2022))], ATURAN))
    other = laporan(2023, realisasi("73,20%", 73.2, 2022), dinas="Dinas Air")
    assert not list(riwayat_berbeda([before, other], ATURAN)), "another agency's figure"


def test_a_share_that_trebles_and_a_number_ten_times_as_high_are_leaps() -> None:
    share = [realisasi("20%", 20, 2022), realisasi("75%", 75, 2023)]
    assert [t.tercetak for t in lompatan_nilai([laporan(2023, *share)], ATURAN)] == ["75%"]
    name = "Jumlah kilometer jalan desa dibangun"
    count = [realisasi("42 km", 42, 2022, name, "km"), realisasi("420 km", 420, 2023, name, "km")]
    (found,) = lompatan_nilai([laporan(2023, *count)], ATURAN)
    assert "tanda desimal" in found.kalimat


def test_counts_that_treble_small_values_pandemic_years_and_other_units_are_no_leaps() -> None:
    name = "Jumlah kilometer jalan desa dibangun"
    for a, b in (
        (realisasi("42 km", 42, 2022, name, "km"), realisasi("150 km", 150, 2023, name, "km")),
        (realisasi("2%", 2, 2022), realisasi("7%", 7, 2023)),
        (realisasi("20%", 20, 2020), realisasi("75%", 75, 2021)),
        (realisasi("20%", 20, 2022), realisasi("75 km", 75, 2023, satuan="km")),
        (realisasi("20%", 20, 2021), realisasi("75%", 75, 2023)),
    ):
        assert not list(lompatan_nilai([laporan(2023, a, b)], ATURAN))


def test_an_agency_without_what_most_others_handed_in_is_told() -> None:
    names = [f"Dinas {letter}" for letter in "ABCDE"]
    documents = [laporan(2023, dinas=name) for name in names[:4]] + [laporan(2023, dinas=names[4], jenis="iku")]
    (found,) = dokumen_kurang(documents, ATURAN)
    assert found.dok_id == documents[4].dok_id and "4 dari 5" in found.kalimat and "LKIP" in found.kalimat
    bound = laporan(2023, dinas=names[4], jenis="iku", bagian=[{"jenis": "lkip", "halaman_awal": 3}])
    assert not list(dokumen_kurang([*documents[:4], bound], ATURAN)), "a part of a document counts"
    assert not list(dokumen_kurang(documents[2:], ATURAN)), "three agencies tell nothing"


def row(nama: str, t: float, r: float, c: float, **fields: Any) -> Material:
    return material(indikator=[indikator(nama, nilai(persen(t), persen(r), persen(c)), **fields)])


def test_an_achievement_turned_round_against_the_words_is_told() -> None:
    (found,) = polaritas_salah(row("Persentase kemiskinan", 10, 12, 120), ATURAN)
    assert found.seharusnya == "80" and "makin rendah makin baik" in found.kalimat
    (found,) = polaritas_salah(row("Persentase jalan mantap", 80, 100, 75), ATURAN)
    assert "makin tinggi makin baik" in found.kalimat


def test_achievements_that_fit_their_words_or_name_their_formula_are_silent() -> None:
    assert not list(polaritas_salah(row("Persentase kemiskinan", 10, 12, 80), ATURAN))
    assert not list(polaritas_salah(row("Persentase penyelesaian pengaduan", 80, 100, 125), ATURAN))
    assert not list(polaritas_salah(row("Persentase kemiskinan", 10, 10, 100), ATURAN)), "both formulas fit"
    assert not list(polaritas_salah(row("Persentase kemiskinan", 10, 12, 120, formulasi="a / b x 100"), ATURAN))
