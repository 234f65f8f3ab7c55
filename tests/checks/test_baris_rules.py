"""Rules on rows: what an achievement, an absorption, spending and the quarters must be, and where nothing is said."""

from __future__ import annotations

from typing import Any

import pytest

from petik.checks.baris import (
    beda_satuan,
    belanja_melebihi_pagu,
    capaian_janggal,
    capaian_tidak_cocok,
    persen_tidak_cocok,
    triwulan_tidak_menuju_target,
)
from petik.schemas.record import Kuantitas
from petik.schemas.temuan import Temuan
from tests.checks.shapes import ATURAN, anggaran, bahan, indikator, nilai, persen, q, uang

Row = dict[str, Any]


def capaian(*rows: Row) -> list[Temuan]:
    return list(capaian_tidak_cocok(bahan(indikator=list(rows)), ATURAN))


def satu(t: Row | None, r: Row | None, c: Row | None, nama: str = "Jumlah lapak", **fields: Any) -> list[Temuan]:
    return capaian(indikator(nama, nilai(t, r, c), **fields))


def hitung(value: float, satuan: str | None = None) -> Row:
    """A count or a measure, exact."""
    return q(str(value).replace(".", ","), value, satuan)


# Achievements


def test_a_wrong_achievement_tells_place_print_right_value_and_computation() -> None:
    (found,) = satu(hitung(80), hitung(60), persen(90))
    assert (found.jalur, found.tercetak, found.seharusnya) == ("indikator/0/nilai/0/capaian", "90%", "75")
    assert found.hitungan == "realisasi / target × 100: target 80, realisasi 60"
    assert (found.tingkat, found.halaman, found.keyakinan) == ("galat", 2, 1.0)
    assert found.kalimat.startswith("Jumlah lapak, 2023")
    (unnamed,) = capaian(indikator(None, nilai(hitung(80), hitung(60), persen(90))))
    assert unnamed.kalimat.startswith("(indikator tanpa nama), 2023")


@pytest.mark.parametrize("c", [74.5, 75, 75.5, 125, 125.5, 133.33, 133.8])
def test_half_a_point_around_each_formula_is_right(c: float) -> None:
    assert not satu(hitung(80), hitung(60), persen(c))


@pytest.mark.parametrize("c", [74.4, 75.6, 124.4, 125.6, 132.8, 133.9, 80, 0, 750])
def test_farther_off_is_wrong(c: float) -> None:
    assert [t.tingkat for t in satu(hitung(80), hitung(60), persen(c))] == ["galat"]


def test_where_less_is_better_the_reverse_formula_is_told() -> None:
    (found,) = satu(hitung(80), hitung(60), persen(90), "Angka kematian ibu")
    assert found.seharusnya == "125"
    assert found.hitungan == "(2 × target − realisasi) / target × 100: target 80, realisasi 60"
    assert satu(hitung(80), hitung(60), persen(90), sasaran="Menurunnya antrean")[0].seharusnya == "125"
    assert satu(hitung(80), hitung(60), persen(90), formulasi="Rencana - (Realisasi - Rencana)")[0].seharusnya == "125"


def test_a_cap_is_told_only_at_100_and_above_it() -> None:
    assert "dibatasi" in str(satu(hitung(10), hitung(14), persen(100))[0].hitungan)
    assert "dibatasi" in str(satu(hitung(10), hitung(14), persen(100.004))[0].hitungan)
    assert "dibatasi" not in str(satu(hitung(10), hitung(14), persen(100.01))[0].hitungan)
    assert "dibatasi" not in str(satu(hitung(10), hitung(14), persen(120))[0].hitungan)
    assert "dibatasi" not in str(satu(hitung(10), hitung(7), persen(100))[0].hitungan)
    assert "dibatasi" not in str(satu(hitung(1000), hitung(994), persen(100))[0].hitungan)
    assert "dibatasi" in str(satu(hitung(10), hitung(8), persen(100), "Angka kematian ibu")[0].hitungan)


def test_a_share_of_one_is_an_achievement_too() -> None:
    assert not satu(hitung(80), hitung(60), q("0,75", 0.75))
    assert not satu(hitung(80), hitung(160), q("2,00", 2))
    assert not satu(hitung(80), hitung(60.4), q("0,75", 0.75))
    assert satu(hitung(80), hitung(61), q("0,75", 0.75))
    assert satu(hitung(80), hitung(60), q("0,75%", 0.75, "%"))
    assert satu(hitung(80), hitung(168), q("2,10", 2.1))


def test_rounding_explains_and_makes_a_warning_but_not_where_less_is_better() -> None:
    assert satu(persen(8), persen(6), persen(80))[0].tingkat == "peringatan"
    assert satu(persen(8), persen(6), persen(99))[0].tingkat == "galat"
    assert satu(persen(8), persen(6), persen(80), "Angka kematian ibu")[0].tingkat == "galat"


def test_what_cannot_be_tested_is_not() -> None:
    assert not satu(None, hitung(60), persen(90))
    assert not satu(hitung(80), None, persen(90))
    assert not satu(hitung(80), hitung(60), None)
    assert not satu(hitung(0), hitung(60), persen(90))
    assert not satu(q("WTP", None), hitung(60), persen(90))
    assert not satu(hitung(80), q("WTP", None), persen(90))
    assert not satu(hitung(80), hitung(60), q("Baik", None))
    assert not satu(hitung(80, "orang"), hitung(60, "laporan"), persen(90))
    assert satu(hitung(80, "orang"), hitung(60, "org"), persen(90))


def test_an_achievement_with_a_unit_of_its_own_is_no_percentage() -> None:
    assert not satu(hitung(80), hitung(60), q("5 Laporan", 5, "laporan"))
    for unit in ("%", "nilai", "tanpa arti", None):
        assert satu(hitung(80), hitung(60), q("5", 5, unit))


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [("orang", "org", False), ("orang", "laporan", True), ("%", "orang", True), (None, "orang", False),
     ("orang", None, False), (None, None, False), ("tandan", "Tandan.", False), ("tandan", "rumpun", True),
     ("orang", "tandan", True), ("tandan", "orang", True), ("tandan", None, False)],
)  # fmt: skip
def test_units_differ_where_both_are_printed_and_mean_other_things(left: Any, right: Any, differ: bool) -> None:
    target, realisasi = (Kuantitas(raw="5", value=5, satuan=u) for u in (left, right))
    assert beda_satuan(target, realisasi) is differ


def quarters(year: Row | None, *triples: tuple[float, float, float]) -> Row:
    rows = [nilai(hitung(t), hitung(r), persen(c), f"2023-TW{k}") for k, (t, r, c) in enumerate(triples, 1)]
    return indikator("Jumlah lapak", *([nilai(year)] if year is not None else []), *rows)


def test_quarters_against_the_year_s_target_are_right_where_most_of_the_wrong_ones_fit() -> None:
    fit, wrong = (50, 30, 30), (50, 30, 44)
    assert capaian(quarters(hitung(100), fit, fit, wrong)) == []
    assert len(capaian(quarters(hitung(100), fit, wrong))) == 2
    assert len(capaian(quarters(hitung(100), wrong))) == 1
    assert len(capaian(quarters(None, fit))) == len(capaian(quarters(hitung(0), fit))) == 1
    assert capaian(quarters(hitung(100), (50, 30, 30.5))) == []
    assert len(capaian(quarters(hitung(100), (50, 30, 30.6)))) == 1
    later = quarters(hitung(100), fit)
    later["nilai"][0]["periode"] = "2022"
    assert len(capaian(later)) == 1


def test_where_quarters_hang_on_the_year_the_year_itself_is_still_tested() -> None:
    row = quarters(hitung(100), (50, 30, 30))
    row["nilai"][0] |= {"realisasi": hitung(60), "capaian": persen(90)}
    assert [t.jalur for t in capaian(row)] == ["indikator/0/nilai/0/capaian"]
    right = quarters(hitung(100), (50, 25, 50))
    other = indikator("Luas", nilai(hitung(80), hitung(60), persen(90)))
    assert [t.jalur for t in capaian(right, other)] == ["indikator/1/nilai/0/capaian"]


def test_an_achievement_without_a_result_beside_periods_that_have_both() -> None:
    full = nilai(hitung(2), hitung(1), persen(50), "2023-TW1")

    def said(t: Row | None, r: Row | None, c: Row | None, other: Row = full) -> list[Temuan]:
        return capaian(indikator("Jumlah lapak", other, nilai(t, r, c, "2023-TW2")))

    (found,) = said(hitung(4), None, persen(50))
    assert (found.jalur, found.tercetak, found.seharusnya) == ("indikator/0/nilai/1/capaian", "50%", "kosong")
    assert found.hitungan == "capaian tercetak tanpa realisasi" and found.kalimat.startswith("Jumlah lapak, 2023-TW2")
    assert not said(hitung(4), None, persen(0))
    assert not said(hitung(4), None, q("Baik", None))
    assert not said(hitung(4), None, None)
    assert not said(None, None, persen(50))
    assert not said(hitung(4), hitung(2), persen(50))
    assert not said(hitung(4), None, persen(50), nilai(hitung(2), hitung(1), None, "2023-TW1"))
    assert not said(hitung(4), None, persen(50), nilai(hitung(2), None, None, "2023-TW1"))


# Implausible achievements


def janggal(t: Row | None, r: Row | None, c: Row | None) -> list[str | None]:
    found = capaian_janggal(bahan(indikator=[indikator("Jumlah lapak", nilai(t, r, c))]), ATURAN)
    return [x.hitungan for x in found]


def test_achievements_beyond_their_bounds() -> None:
    outside = ["di luar 0 sampai 200"]
    assert janggal(hitung(2), hitung(5), persen(200.1)) == janggal(hitung(2), hitung(-5), persen(-0.1)) == outside
    assert janggal(hitung(2), hitung(5), persen(200)) == janggal(hitung(2), hitung(0), persen(0)) == []
    assert janggal(None, hitung(5), persen(250)) == outside


def test_a_target_of_nothing_is_no_divisor() -> None:
    why = ["target 0 tidak dapat dijadikan pembagi"]
    assert janggal(hitung(0), hitung(5), persen(50)) == janggal(hitung(0), hitung(5), persen(101)) == why
    assert janggal(hitung(0), hitung(0), persen(100)) == janggal(hitung(1), hitung(1), persen(50)) == []


def test_nothing_is_implausible_without_a_result_or_with_a_unit_of_its_own() -> None:
    assert janggal(hitung(2), None, persen(450)) == janggal(hitung(2), hitung(5), None) == []
    assert janggal(hitung(2), hitung(5), q("450 orang", 450, "orang")) == []
    (found,) = capaian_janggal(bahan(indikator=[indikator("A", nilai(hitung(2), hitung(9), persen(450)))]), ATURAN)
    assert (found.jalur, found.tercetak, found.kode) == ("indikator/0/nilai/0/capaian", "450%", "capaian-janggal")
    assert found.kalimat.startswith("A, 2023")


# Absorption and spending


def serapan(a: Row | None, r: Row | None, p: Row | None, nama: str | None = "Program Pasar") -> list[Temuan]:
    row = anggaran(nama, None) | {"anggaran": a, "realisasi": r, "persen": p}
    return list(persen_tidak_cocok(bahan(anggaran=[row]), ATURAN))


def test_absorption_tells_its_computation() -> None:
    (found,) = serapan(uang(200_000), uang(150_000), q("77,50", 77.5))
    assert (found.jalur, found.tercetak, found.seharusnya) == ("anggaran/0/persen", "77,50", "75")
    assert found.hitungan == "150.000 / 200.000 × 100" and found.kalimat.startswith("Program Pasar")
    assert serapan(uang(200_000), uang(150_000), q("77,50", 77.5), None)[0].kalimat.startswith("Jumlah")


@pytest.mark.parametrize(
    ("raw", "value", "right"),
    [("75,05", 75.05, True), ("75,06", 75.06, False), ("74,95", 74.95, True), ("75,1", 75.1, False),
     ("75,04", 75.04, True), ("75", 75, True), ("76", 76, False), ("0,75", 0.75, True), ("0,76", 0.76, True),
     ("0,77", 0.77, False), ("0,75%", 0.75, False), ("7,5", 7.5, False), ("0", 0, False)],
)  # fmt: skip
def test_absorption_within_its_tolerance_its_last_digit_or_as_a_share(raw: str, value: float, right: bool) -> None:
    assert (not serapan(uang(200_000), uang(150_000), q(raw, value))) is right


def test_absorption_printed_without_decimals_may_be_half_a_point_off() -> None:
    assert not serapan(uang(1000), uang(745), q("74", 74)) and not serapan(uang(1000), uang(745), q("75", 75))
    assert serapan(uang(1000), uang(744), q("75", 75))
    assert not serapan(uang(100), uang(200), q("2", 2)) and serapan(uang(100), uang(210), q("2,1", 2.1))


def test_absorption_of_nothing_is_not_tested() -> None:
    wrong = q("77,50", 77.5)
    assert not serapan(uang(0), uang(150), wrong) and not serapan(None, uang(150), wrong)
    assert not serapan(uang(200), None, wrong) and not serapan(uang(200), uang(150), None)
    assert serapan(uang(200), uang(0), wrong)
    assert not serapan(uang(200), q("WTP", None), wrong)


def melebihi(a: Row | None, r: Row | None, nama: str | None = "Program Pasar") -> list[Temuan]:
    row = anggaran(nama, None) | {"anggaran": a, "realisasi": r}
    return list(belanja_melebihi_pagu(bahan(anggaran=[row]), ATURAN))


def test_spending_above_the_budget_names_both() -> None:
    (found,) = melebihi(uang(100), uang(101))
    assert (found.jalur, found.tercetak, found.seharusnya) == ("anggaran/0/realisasi", "101", "100")
    assert found.kalimat.startswith("Program Pasar")
    assert melebihi(uang(1), uang(2), None)[0].kalimat.startswith("Jumlah")
    assert not melebihi(uang(100), uang(100)) and not melebihi(uang(0), uang(5)) and not melebihi(None, uang(5))
    assert not melebihi(uang(100), None)


# Quarters and the year's target


def menuju(year: Row | None, *targets: Row | None, **fields: Any) -> list[Temuan]:
    rows = [nilai(t, periode=f"2023-TW{k}") for k, t in enumerate(targets, 1)]
    row = indikator("Jumlah pelatihan", *([nilai(year)] if year is not None else []), *rows, **fields)
    return list(triwulan_tidak_menuju_target(bahan(jenis="rencana_aksi", indikator=[row]), ATURAN))


def counts(*values: float | None) -> list[Row | None]:
    return [None if v is None else hitung(v) for v in values]


def test_quarters_that_miss_the_target_are_told_with_their_end_and_sum() -> None:
    (found,) = menuju(hitung(64), *counts(15, 30, 45, 61))
    assert (found.jalur, found.seharusnya) == ("indikator/0/nilai/0/target", "64")
    assert found.tercetak == "15 / 30 / 45 / 61"
    assert found.hitungan == "triwulan IV 61, jumlah triwulan 151" and found.kalimat.startswith("Jumlah pelatihan")


def test_half_a_hundredth_of_the_target_is_near_enough() -> None:
    assert not menuju(hitung(1000), *counts(1, 2, 3, 1005)) and not menuju(hitung(1000), *counts(1, 2, 3, 995))
    assert menuju(hitung(1000), *counts(1, 2, 3, 1006)) and menuju(hitung(1000), *counts(1, 2, 3, 980))
    assert not menuju(hitung(1000), *counts(250, 250, 250, 255)) and menuju(hitung(1000), *counts(250, 250, 250, 256))
    assert not menuju(hitung(-1000), *counts(1, 2, 3, -1005)) and menuju(hitung(0), *counts(1, 2, 3, 4))


def test_quarters_prove_nothing_without_the_last_or_alone_or_unread_or_in_other_units() -> None:
    assert not menuju(hitung(64), *counts(15, 30, 45, None)) and not menuju(hitung(64), *counts(None, None, None, 61))
    assert menuju(hitung(64), *counts(None, None, 45, 61))
    assert not menuju(hitung(64), *counts(15, 30), q("WTP", None), hitung(61))
    assert not menuju(hitung(64, "orang"), *counts(15, 30), hitung(45, "laporan"), hitung(61))
    assert menuju(hitung(64, "orang"), *counts(15, 30), hitung(45, "Orang."), hitung(61))
    assert not menuju(None, *counts(15, 30, 45, 61)) and not menuju(q("5 - 6", 5), *counts(15, 30, 45, 61))
    assert not menuju(None)


def test_a_series_that_three_rows_share_is_progress_and_two_may_share_one() -> None:
    def rows(n: int) -> list[Row]:
        series = [nilai(hitung(v), periode=f"2023-TW{k}") for k, v in enumerate((30, 50, 80, 100), 1)]
        return [indikator(f"Kegiatan {k}", nilai(hitung(7)), *series) for k in range(n)]

    def found(n: int) -> int:
        return len(list(triwulan_tidak_menuju_target(bahan(jenis="rencana_aksi", indikator=rows(n)), ATURAN)))

    assert [found(n) for n in (1, 2, 3)] == [1, 2, 0]


def test_the_year_s_target_is_that_of_the_row_that_has_one() -> None:
    series = [nilai(hitung(v), periode=f"2023-TW{k}") for k, v in enumerate((15, 30, 45, 61), 1)]
    row = indikator("Jumlah pelatihan", *series, nilai(None, periode="2022"), nilai(hitung(64)))
    (found,) = triwulan_tidak_menuju_target(bahan(jenis="rencana_aksi", indikator=[row]), ATURAN)
    assert found.jalur == "indikator/0/nilai/5/target"
