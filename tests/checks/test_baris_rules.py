"""Rules on rows: units, absorption, spending and the quarters' targets, and where nothing is said."""

from __future__ import annotations

from typing import Any

import pytest

from petik.checks.baris import (
    beda_satuan,
    belanja_melebihi_pagu,
    persen_tidak_cocok,
    target_akhir_berbeda,
    triwulan_tidak_menuju_target,
)
from petik.schemas.record import Kuantitas
from petik.schemas.temuan import Temuan
from tests.checks.shapes import ATURAN, anggaran, bahan, dicetak, indikator, nilai, q, uang

Row = dict[str, Any]


def hitung(value: float, satuan: str | None = None) -> Row:
    """A count or a measure, exact."""
    return q(str(value).replace(".", ","), value, satuan)


# Units


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [("orang", "org", False), ("orang", "laporan", True), ("%", "orang", True), (None, "orang", False),
     ("orang", None, False), (None, None, False), ("tandan", "Tandan.", False), ("tandan", "rumpun", True),
     ("orang", "tandan", True), ("tandan", "orang", True), ("tandan", None, False)],
)  # fmt: skip
def test_units_differ_where_both_are_printed_and_mean_other_things(left: Any, right: Any, differ: bool) -> None:
    target, realisasi = (Kuantitas(raw="5", value=5, satuan=u) for u in (left, right))
    assert beda_satuan(target, realisasi) is differ


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
