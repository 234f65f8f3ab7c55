"""Rows: achievement by every formula of the field, absorption, quarters against the year."""

from __future__ import annotations

import pytest

from petik.checks.row.absorption import belanja_melebihi_pagu, persen_tidak_cocok
from petik.checks.row.capaian import capaian_janggal, capaian_tidak_cocok
from petik.checks.row.formulas import less_is_better
from petik.checks.row.quarters import triwulan_tidak_menuju_target
from tests.checks.shapes import ATURAN, anggaran, indikator, material, nilai, persen, q, uang


def satu(nama: str, t: dict, r: dict, c: dict) -> list:  # type: ignore[type-arg]
    return list(capaian_tidak_cocok(material(indikator=[indikator(nama, nilai(t, r, c))]), ATURAN))


def test_an_achievement_that_no_formula_gives_is_shown_with_its_computation() -> None:
    (found,) = satu("Persentase jalan mantap", persen(80), persen(60), persen(90))
    assert (found.tercetak, found.seharusnya, found.tingkat) == ("90%", "75", "galat")
    assert "target 80%, realisasi 60%" in (found.hitungan or "")


def test_a_cap_at_100_is_told_as_such() -> None:
    (found,) = satu("Jumlah unit terlayani", q("10", 10), q("14", 14), persen(100))
    assert found.seharusnya == "140" and "dibatasi" in (found.hitungan or "")


@pytest.mark.parametrize(
    ("t", "r", "c"),
    [
        (80, 60, 75),  # R/T
        (80, 60, 75.4),  # within half a point
        (10.9, 10.21, 106.33),  # (2T-R)/T
        (40, 50, 80),  # T/R
    ],
)
def test_every_formula_of_the_field_is_accepted(t: float, r: float, c: float) -> None:
    assert not satu("Angka contoh", q(str(t), t), q(str(r), r), persen(c))


def test_ranges_comparisons_zero_targets_and_other_units_are_not_tested() -> None:
    assert not satu("Penurunan emisi", q("5 - 6", 5), q("11,45", 11.45), persen(190.83))
    assert not satu("Inflasi", q("< 4", 4), q("3", 3), persen(100))
    assert not satu("Kejadian", q("0", 0), q("2", 2), persen(50))
    assert not satu("Peserta", q("1 laporan", 1, "laporan"), q("90 orang", 90, "orang"), persen(100))


def test_an_achievement_without_realisasi_is_reported_only_beside_filled_quarters() -> None:
    filled = nilai(q("2", 2), q("1", 1), persen(50), "2023-TW1")
    empty = nilai(q("4", 4), None, persen(50), "2023-TW2")
    found = list(capaian_tidak_cocok(material(indikator=[indikator("Jumlah dokumen", filled, empty)]), ATURAN))
    assert [t.jalur for t in found] == ["indikator/0/nilai/1/capaian"]
    assert not list(capaian_tidak_cocok(material(indikator=[indikator("Jumlah dokumen", empty)]), ATURAN))


def test_quarters_measured_against_the_year_s_target_are_the_document_s_own_method() -> None:
    year = nilai(q("100", 100))
    quarters = [nilai(q("50", 50), q(str(25 * k), 25 * k), persen(25 * k), f"2023-TW{k}") for k in (1, 2, 3)]
    assert not list(capaian_tidak_cocok(material(indikator=[indikator("Jumlah unit", year, *quarters)]), ATURAN))


def test_handling_words_make_a_bad_noun_good() -> None:
    assert less_is_better("Angka kematian ibu", None, None)
    assert not less_is_better("Persentase penyelesaian pengaduan", None, None)
    assert less_is_better("Nilai contoh", None, "Rencana - (Realisasi - Rencana)")


def test_an_achievement_far_above_its_target_is_implausible() -> None:
    rows = [
        indikator("A", nilai(q("2", 2), q("9", 9), persen(450))),
        indikator("B", nilai(q("2", 2), q("3", 3), persen(150))),
    ]
    found = list(capaian_janggal(material(indikator=rows), ATURAN))
    assert [t.jalur for t in found] == ["indikator/0/nilai/0/capaian"]


def test_absorption_is_realisasi_over_anggaran() -> None:
    wrong = anggaran("Program A", 200_000) | {"realisasi": uang(150_000), "persen": q("77,50", 77.5)}
    right = anggaran("Program B", 200_000) | {"realisasi": uang(150_000), "persen": q("75", 75)}
    rounded = anggaran("Program C", 300_000) | {"realisasi": uang(200_000), "persen": q("67", 67)}
    empty = anggaran("Program D", 0) | {"realisasi": uang(0), "persen": q("0", 0)}
    found = list(persen_tidak_cocok(material(anggaran=[wrong, right, rounded, empty]), ATURAN))
    assert [(t.tercetak, t.seharusnya) for t in found] == [("77,50", "75")]


def test_spending_above_the_budget() -> None:
    rows = [anggaran(n, 100_000) | {"realisasi": uang(r)} for n, r in (("A", 101_000), ("B", 100_000))]
    assert [t.jalur for t in belanja_melebihi_pagu(material(anggaran=rows), ATURAN)] == ["anggaran/0/realisasi"]


def _triwulan(year: float, *quarters: float, nama: str = "Jumlah pelatihan") -> dict:  # type: ignore[type-arg]
    rows = [nilai(q(str(v), v), periode=f"2023-TW{k}") for k, v in enumerate(quarters, 1)]
    return indikator(nama, nilai(q(str(year), year)), *rows)


def test_quarters_end_at_or_add_up_to_or_equal_the_year_s_target() -> None:
    good = [_triwulan(40, 10, 20, 30, 40), _triwulan(42, 10, 10, 10, 12), _triwulan(90, 90, 90, 90, 90)]
    bad = _triwulan(64, 15, 30, 45, 61)
    found = list(triwulan_tidak_menuju_target(material(jenis="rencana_aksi", indikator=[*good, bad]), ATURAN))
    assert [t.jalur for t in found] == ["indikator/3/nilai/0/target"]


def test_one_series_in_many_rows_is_progress_and_no_target() -> None:
    rows = [_triwulan(7, 30, 50, 80, 100, nama=f"Kegiatan {k}") for k in range(4)]
    assert not list(triwulan_tidak_menuju_target(material(jenis="rencana_aksi", indikator=rows), ATURAN))
