"""Rules on rows: units, absorption, spending and the quarters' targets, and where nothing is said."""

from __future__ import annotations

from typing import Any

import pytest

from petik.checks.given.plain_numbers import units_differ
from petik.checks.row.absorption import belanja_melebihi_pagu, persen_tidak_cocok
from petik.checks.row.quarters import last_target_differs, triwulan_tidak_menuju_target
from petik.schemas.record import Kuantitas
from petik.schemas.temuan import Temuan
from tests.checks.shapes import ATURAN, anggaran, as_cells, indikator, material, nilai, q, uang

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
    assert units_differ(target, realisasi) is differ


# Absorption


def uang_baris(a: Row | None, r: Row | None, p: Row | None = None, nama: str | None = "Program Pasar") -> Row:
    return anggaran(nama, None) | {"anggaran": a, "realisasi": r, "persen": p}


def serapan(a: Row | None, r: Row | None, p: Row | None, nama: str | None = "Program Pasar") -> list[Temuan]:
    return list(persen_tidak_cocok(material(anggaran=[uang_baris(a, r, p, nama)]), ATURAN))


def serap(*rows: tuple[float, float, float], **document: Any) -> list[Temuan]:
    """Rows of amount, spending and percentage, in thousands."""
    printed = [uang_baris(uang(int(a * 1000)), uang(int(r * 1000)), hitung(p)) for a, r, p in rows]
    return list(persen_tidak_cocok(material(anggaran=printed, **document), ATURAN))


def jalur(found: list[Temuan]) -> list[str | None]:
    return [t.jalur for t in found]


def test_absorption_tells_its_computation() -> None:
    (found,) = serapan(uang(200_000), uang(150_000), q("77,50", 77.5))
    assert (found.jalur, found.tercetak, found.seharusnya) == ("anggaran/0/persen", "77,50", "75")
    assert found.hitungan == "150.000 / 200.000 × 100" and found.kalimat.startswith("Program Pasar")
    assert (found.tingkat, found.sebab, found.halaman) == ("galat", None, 3)
    assert serapan(uang(200_000), uang(150_000), q("77,50", 77.5), None)[0].kalimat.startswith("Jumlah")


@pytest.mark.parametrize(
    ("raw", "value", "right"),
    [("75,05", 75.05, True), ("75,06", 75.06, False), ("74,95", 74.95, True), ("75,1", 75.1, False),
     ("75,04", 75.04, True), ("75", 75, True), ("76", 76, False), ("0,75", 0.75, True), ("0,76", 0.76, False),
     ("0,77", 0.77, False), ("0,75%", 0.75, False), ("7,5", 7.5, False), ("0", 0, False)],
)  # fmt: skip
def test_absorption_within_its_tolerance_its_last_digit_or_as_a_share(raw: str, value: float, right: bool) -> None:
    assert (not serapan(uang(200_000), uang(150_000), q(raw, value))) is right


@pytest.mark.parametrize(("r", "right"), [(754, True), (755, True), (745, True), (756, False), (744, False)])
def test_a_share_of_one_is_as_exact_as_its_last_digit(r: int, right: bool) -> None:
    assert (not serapan(uang(1000), uang(r), q("0,75", 0.75))) is right


def test_absorption_printed_without_decimals_may_be_half_a_point_off() -> None:
    assert not serapan(uang(1000), uang(745), q("74", 74)) and not serapan(uang(1000), uang(745), q("75", 75))
    assert serapan(uang(1000), uang(744), q("75", 75))
    assert not serapan(uang(100), uang(200), q("2", 2)) and serapan(uang(100), uang(210), q("2,1", 2.1))


def test_a_share_may_be_a_point_off_before_it_is_taken_as_none() -> None:
    assert serapan(uang(100), uang(76), q("0,75", 0.75))[0].sebab == "pembulatan"
    assert serapan(uang(100), uang(74), q("0,75", 0.75))[0].sebab == "pembulatan"
    assert serapan(uang(1000), uang(761), q("0,75", 0.75))[0].sebab is None
    assert serapan(uang(100), uang(-200), q("-2", -2)) == []
    assert serapan(uang(1000), uang(16), q("1,52", 1.52))[0].sebab == "pembulatan"  # 1,52 per cent


def test_absorption_of_nothing_is_not_tested_and_the_next_row_is() -> None:
    wrong = q("77,50", 77.5)
    assert not serapan(uang(0), uang(150), wrong) and not serapan(None, uang(150), wrong)
    assert not serapan(uang(200), None, wrong) and not serapan(uang(200), uang(150), None)
    assert serapan(uang(200), uang(0), wrong)
    assert not serapan(uang(200), q("WTP", None), wrong)
    rows = [uang_baris(uang(0), uang(150), wrong), uang_baris(uang(200), uang(150), wrong)]
    assert jalur(list(persen_tidak_cocok(material(anggaran=rows), ATURAN))) == ["anggaran/1/persen"]


def test_a_point_at_most_that_is_whole_or_a_tenth_is_rounding() -> None:
    def cause(a: int, r: int, p: float) -> tuple[str | None, str]:
        (found,) = serapan(uang(a), uang(r), hitung(p))
        return found.sebab, found.tingkat

    assert cause(200, 150, 76) == cause(200, 150, 74) == cause(200, 150, 75.1) == ("pembulatan", "catatan")
    assert cause(200, 150, 77) == cause(200, 150, 75.11) == cause(200, 150, 75.9) == (None, "galat")


GOOD = (200, 100, 50)


def test_rows_that_keep_the_relation_make_the_row_that_breaks_it_wrong() -> None:
    assert [t.keyakinan for t in serap((200, 150, 77.5))] == [0.65]
    assert [t.keyakinan for t in serap(GOOD, GOOD, (200, 150, 77.5))] == [0.825]
    assert [t.keyakinan for t in serap(GOOD, (200, 150, 77.5), GOOD, (200, 150, 71))] == [0.72, 0.72]
    assert [t.keyakinan for t in serap((200, 150, 76))] == [0.85]
    assert [t.keyakinan for t in serap((200, 150, 76.01))] == [0.65]
    assert [t.keyakinan for t in serap(*[GOOD] * 9, (200, 150, 76))] == [0.936]


def test_what_another_reading_explains_is_no_evidence_either() -> None:
    assert [t.keyakinan for t in serap((200, 150, 25), (200, 150, 77.5))] == [0.65]


@pytest.mark.parametrize(("p", "quiet"), [(20, True), (20.04, True), (19.96, True), (20.06, False), (19.94, False)])
def test_what_is_left_may_be_printed(p: float, quiet: bool) -> None:
    assert (serap((200, 160, p)) == []) is quiet


def test_a_heading_s_percentage_may_be_the_mean_of_the_rows_below() -> None:
    below = [(200, 120, 60), (100, 80, 80), (100, 40, 40)]
    for mean in (70, 60, 70.005, 69.995):
        assert serap((400, 40, mean), *below) == []
    for other in (70.007, 69.99, 65):
        assert len(serap((400, 40, other), *below)) == 1
    assert len(serap((400, 40, 60), (200, 120, 60))) == 1  # one row has no mean
    assert len(serap(*below[:2], (400, 40, 70))) == 1  # the rows above are not below


def test_the_row_s_share_of_the_total_may_be_printed() -> None:
    total = (800, 80, 10)
    assert serap(total, (200, 180, 25)) == serap(total, (200, 180, 25.04)) == serap(total, (200, 180, 24.96)) == []
    assert len(serap(total, (200, 180, 25.06))) == 1
    assert len(serap((200, 180, 100))) == 1  # the largest is no share of itself


def test_two_rows_whose_percentages_were_swapped_are_both_wrong_and_a_shifted_one_is_not() -> None:
    shifted = (200, 150, 90)  # that of the row beside it, which has 90 per cent and prints another
    assert jalur(serap((200, 180, 40), shifted)) == ["anggaran/0/persen"]
    assert jalur(serap(shifted, (200, 180, 40))) == ["anggaran/1/persen"]
    assert jalur(serap(GOOD, (200, 180, 40), shifted)) == ["anggaran/1/persen"]
    assert jalur(serap((200, 180, 40), (200, 150, 90.04))) == ["anggaran/0/persen"]
    assert len(serap((200, 180, 40), (200, 150, 90.06))) == 2
    assert len(serap((200, 180, 40), GOOD, shifted)) == 2  # too far away
    assert len(serap((200, 180, 90), shifted)) == 1  # a row that is right was not shifted
    assert len(serap((200, 180, 75), shifted)) == len(serap((200, 180, 75.04), (200, 150, 90.04))) == 2


def printed(lain: str, p: float = 77.5) -> list[Temuan]:
    """One row whose print has a further column."""
    line = {f"anggaran/0/{name}": text for name, text in (("anggaran", "200.000"), ("realisasi", "150.000"))}
    line |= {"anggaran/0/persen": str(p).replace(".", ","), "lain": lain}
    return serap((200, 150, p), **as_cells(line))


@pytest.mark.parametrize(
    ("lain", "quiet"),
    [("75", True), ("75,05", True), ("74,95%", True), ("75,06", False), ("74,94", False), ("-", False),
     ("300.000", True), ("300.100", True), ("301.000", False), ("299.000", False), ("250.000", False)],
)  # fmt: skip
def test_the_right_value_or_another_budget_in_another_column_explains(lain: str, quiet: bool) -> None:
    """Of 300.000, the budget before its change, 150.000 are 50 per cent."""
    assert (printed(lain, 50) == []) is quiet


def test_one_cell_of_spending_over_two_budgets_is_the_share_of_both() -> None:
    assert serap((200, 300, 75), (200, 300, 75)) == []
    assert len(serap((200, 300, 70), (200, 300, 70))) == 2


def test_a_small_number_in_another_column_is_no_budget() -> None:
    row = uang_baris(uang(2000), uang(500), hitung(50))
    places = [f"anggaran/0/{name}" for name in ("anggaran", "realisasi", "persen")]

    def said(lain: str) -> int:
        line = dict(zip(places, ("2.000", "500", "50"), strict=True)) | {"lain": lain}
        return len(list(persen_tidak_cocok(material(anggaran=[row], **as_cells(line)), ATURAN)))

    assert said("1.000") == 1
    line = uang_baris(uang(2002), uang(501), hitung(50))
    marked = dict(zip(places, ("2.002", "501", "50"), strict=True)) | {"lain": "1.002"}
    assert list(persen_tidak_cocok(material(anggaran=[line], **as_cells(marked)), ATURAN)) == []


def test_a_second_reading_that_fits_marks_the_finding() -> None:
    def marked(other: str) -> bool:
        asal = {"anggaran/0/realisasi": {"sumber": "ocr", "keyakinan": 1.0, "bacaan_lain": other}}
        (found,) = serap((200, 150, 77.5), *[GOOD] * 9, asal=asal)
        return found.periksa_pembacaan

    assert marked("155.000") and marked("155.100") and marked("154.900")
    assert not marked("155.200") and not marked("154.800")
    nothing = {"anggaran/0/anggaran": {"sumber": "ocr", "keyakinan": 1.0, "bacaan_lain": "0"}}
    assert not serap((200, 150, 77.5), *[GOOD] * 9, asal=nothing)[0].periksa_pembacaan


def test_the_doubt_of_each_reading_is_that_of_the_finding() -> None:
    for name in ("anggaran", "realisasi", "persen"):
        asal = {f"anggaran/0/{name}": {"sumber": "ocr", "keyakinan": 0.3}}
        assert serap((200, 150, 77.5), asal=asal)[0].keyakinan == 0.3


# Spending


def melebihi(*rows: Row, **document: Any) -> list[Temuan]:
    return list(belanja_melebihi_pagu(material(anggaran=list(rows), **document), ATURAN))


OVER = uang_baris(uang(100_000), uang(101_000))
BELOW = uang_baris(uang(100_000), uang(99_000))


def test_what_comes_in_may_exceed_what_was_expected() -> None:
    line = {"anggaran/0/anggaran": "100.000", "anggaran/0/realisasi": "101.000"}
    printed_as = as_cells(line)
    assert len(melebihi(OVER, **printed_as)) == 1
    cells = [{**c, "judul": "Target dan Realisasi Pendapatan Tahun 2023"} for c in printed_as["tabel"]]
    assert melebihi(OVER, tabel=cells, asal=printed_as["asal"]) == []


def test_spending_above_the_budget_names_both() -> None:
    (found,) = melebihi(OVER)
    assert (found.jalur, found.tercetak, found.seharusnya) == ("anggaran/0/realisasi", "101.000", "100.000")
    assert found.kalimat.startswith("Program Pasar")
    assert melebihi(uang_baris(uang(1000), uang(2000), nama=None))[0].kalimat.startswith("Jumlah")


def test_spending_up_to_the_budget_or_without_one_is_quiet() -> None:
    pairs = [(100_000, 100_000), (0, 5), (None, 5000), (100_000, None)]
    assert melebihi(*(uang_baris(uang(a), uang(r)) for a, r in pairs)) == []
    assert jalur(melebihi(uang_baris(uang(999), uang(1500)), OVER)) == ["anggaran/1/realisasi"]
    assert len(melebihi(uang_baris(uang(1000), uang(1500)))) == 1


def test_a_part_of_the_year_may_exceed_its_share() -> None:
    assert jalur(melebihi(OVER | {"periode": "2023-TW1"}, OVER | {"periode": None})) == ["anggaran/1/realisasi"]


def test_several_times_the_budget_is_another_unit() -> None:
    assert melebihi(uang_baris(uang(1000), uang(3001)), OVER) != []
    assert jalur(melebihi(uang_baris(uang(1000), uang(3001)), OVER)) == ["anggaran/1/realisasi"]
    assert jalur(melebihi(uang_baris(uang(1000), uang(3000)))) == ["anggaran/0/realisasi"]


def test_a_percentage_that_agrees_makes_it_sure_and_one_that_does_not_is_told_by_its_own_rule() -> None:
    for p in (101, 102, 100):
        assert melebihi(uang_baris(uang(100_000), uang(101_000), hitung(p)))[0].keyakinan == 1.0
    assert melebihi(uang_baris(uang(100_000), uang(101_000), hitung(102.1))) == []
    assert melebihi(uang_baris(uang(100_000), uang(101_000), hitung(99.9))) == []
    twice = [uang_baris(uang(100_000), uang(101_000), hitung(90)), OVER]
    assert jalur(melebihi(*twice)) == ["anggaran/1/realisasi"]


def test_rows_that_stay_below_their_budgets_make_the_one_above_sure() -> None:
    assert [t.keyakinan for t in melebihi(OVER)] == [0.65]
    assert [t.keyakinan for t in melebihi(OVER, BELOW, BELOW)] == [0.825]
    whole = uang_baris(uang(100_000), uang(100_000))
    assert [t.keyakinan for t in melebihi(OVER, whole, whole)] == [0.825]
    unspent = uang_baris(uang(100_000), uang(0))
    empty = uang_baris(None, uang(5)), uang_baris(uang(5), None)
    assert [t.keyakinan for t in melebihi(OVER, unspent, *empty)] == [0.65]
    small = uang_baris(uang(100_000), uang(1))
    assert [t.keyakinan for t in melebihi(OVER, small, small)] == [0.825]
    assert [t.keyakinan for t in melebihi(OVER, OVER, BELOW, BELOW)] == [0.72, 0.72]


def spent(lain: str, p: float | None = None) -> Temuan:
    row = uang_baris(uang(100_000), uang(101_000), None if p is None else hitung(p))
    line = {"anggaran/0/anggaran": "100.000", "anggaran/0/realisasi": "101.000", "lain": lain}
    (found,) = melebihi(row, *[BELOW] * 9, **as_cells(line))
    return found


def test_another_budget_that_covers_the_spending_marks_the_finding() -> None:
    assert spent("120.000").periksa_pembacaan and "120.000" in (spent("120.000").hitungan or "")
    assert not spent("101.000").periksa_pembacaan and not spent("-").periksa_pembacaan
    assert not spent("120.000", 101).periksa_pembacaan


def test_the_doubt_of_the_budget_is_that_of_the_spending_above_it() -> None:
    for name in ("anggaran", "realisasi"):
        assert melebihi(OVER, asal={f"anggaran/0/{name}": {"sumber": "ocr", "keyakinan": 0.3}})[0].keyakinan == 0.3


# Quarters and the year's target


def tahun(year: Row | None, *targets: Row | None, nama: str | None = "Jumlah pelatihan", **fields: Any) -> Row:
    rows = [nilai(t, periode=f"2023-TW{k}") for k, t in enumerate(targets, 1)]
    return indikator(nama, *([nilai(year)] if year is not None else []), *rows, **fields)


def menuju(year: Row | None, *targets: Row | None, **fields: Any) -> list[Temuan]:
    return rencana(tahun(year, *targets, **fields))


def rencana(*rows: Row, **document: Any) -> list[Temuan]:
    return list(triwulan_tidak_menuju_target(material(jenis="rencana_aksi", indikator=list(rows), **document), ATURAN))


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


def test_quarters_may_average_to_the_target_or_reach_it_once() -> None:
    assert not menuju(hitung(50), *counts(40, 45, 55, 60)) and menuju(hitung(50), *counts(40, 45, 55, 62))
    assert not menuju(hitung(50), *counts(None, 40, None, 60)) and menuju(hitung(50), *counts(None, 40, 45, 60))
    assert not menuju(hitung(90), *counts(40, 90, 10, 60)) and menuju(hitung(10), *counts(40, 90, 10, 60))


def test_quarters_prove_nothing_without_the_last_or_alone_or_unread_or_in_other_units() -> None:
    assert not menuju(hitung(64), *counts(15, 30, 45, None)) and not menuju(hitung(64), *counts(None, None, None, 61))
    assert menuju(hitung(64), *counts(None, None, 45, 61))
    assert not menuju(hitung(64), *counts(15, 30), q("WTP", None), hitung(61))
    assert not menuju(hitung(64, "orang"), *counts(15, 30), hitung(45, "laporan"), hitung(61))
    assert menuju(hitung(64, "orang"), *counts(15, 30), hitung(45, "Orang."), hitung(61))
    assert not menuju(None, *counts(15, 30, 45, 61)) and not menuju(q("5 - 6", 5), *counts(15, 30, 45, 61))
    assert not menuju(None)
    assert menuju(hitung(64), *counts(15, 30, 45, 61), nama=None)[0].kalimat.startswith("(tanpa nama)")


def test_a_series_that_three_rows_share_is_progress_and_two_may_share_one() -> None:
    def found(n: int) -> int:
        return len(rencana(*(tahun(hitung(7), *counts(30, 50, 80, 100), nama=f"Kegiatan {k}") for k in range(n))))

    assert [found(n) for n in (1, 2, 3)] == [1, 2, 0]


def test_the_year_s_target_is_that_of_the_row_that_has_one() -> None:
    series = [nilai(hitung(v), periode=f"2023-TW{k}") for k, v in enumerate((15, 30, 45, 61), 1)]
    row = indikator("Jumlah pelatihan", *series, nilai(None, periode="2022"), nilai(hitung(64)))
    assert jalur(rencana(row)) == ["indikator/0/nilai/5/target"]
    assert [t.tercetak for t in rencana(row)] == ["15 / 30 / 45 / 61"]


def test_rows_whose_quarters_lead_to_the_target_make_the_row_that_misses_it_wrong() -> None:
    miss = tahun(hitung(64), *counts(15, 30, 45, 61))
    fine = [tahun(hitung(100), *counts(k, 30, 45, 100), nama=f"Kegiatan {k}") for k in range(2)]
    untested = tahun(None, *counts(1, 2, 3, 4))
    assert [t.keyakinan for t in rencana(miss, untested)] == [0.65]
    assert [t.keyakinan for t in rencana(*fine, miss)] == [0.825]
    assert jalur(rencana(untested, *fine, miss)) == ["indikator/3/nilai/0/target"]


def test_the_doubt_of_each_target_is_that_of_the_finding() -> None:
    for k in range(5):
        asal = {f"indikator/0/nilai/{k}/target": {"sumber": "ocr", "keyakinan": 0.3}}
        assert rencana(tahun(hitung(64), *counts(15, 30, 45, 61)), asal=asal)[0].keyakinan == 0.3


# The year's target and that of the last quarter


def akhir(*rows: Row, **document: Any) -> list[Temuan]:
    return list(last_target_differs(material(jenis="pk", indikator=list(rows), **document), ATURAN))


def sama(n: int) -> list[Row]:
    """Rows whose last quarter has the year's target."""
    return [tahun(hitung(50 + k), *counts(None, None, 1, 50 + k), nama=f"Kegiatan {k}") for k in range(n)]


BEDA = tahun(hitung(64), *counts(15, 30, 45, 61))


def test_a_last_quarter_that_differs_where_nearly_all_others_have_the_year_s_target() -> None:
    (found,) = akhir(*sama(3), BEDA)
    assert (found.kode, found.jalur) == ("nilai-berbeda", "indikator/3/nilai/0/target")
    assert (found.tercetak, found.seharusnya, found.keyakinan) == ("61", "64", 0.86)
    assert found.hitungan == "target setahun; pada 3 baris lain keduanya sama"
    assert found.kalimat.startswith("Jumlah pelatihan, target 2023-TW4")
    assert akhir(*sama(2), BEDA) == []
    other = tahun(hitung(70), *counts(15, 30, 45, 66), nama="Jumlah kios")
    assert akhir(*sama(5), BEDA, other) == [] and len(akhir(*sama(6), BEDA, other)) == 2
    assert [t.keyakinan for t in akhir(*sama(6), BEDA, other)] == [0.844, 0.844]


def test_what_it_tells_is_not_told_as_quarters_too() -> None:
    assert rencana(*sama(3), BEDA) == [] and len(rencana(*sama(2), BEDA)) == 1
    unnamed = BEDA | {"indikator": None}
    assert jalur(rencana(*sama(6), BEDA, unnamed)) == ["indikator/7/nilai/0/target"]


def test_quarters_that_lead_to_the_target_in_another_way_are_right() -> None:
    assert akhir(*sama(3), tahun(hitung(100), *counts(25, 25, 25, 25))) == []
    assert akhir(*sama(3), tahun(hitung(100), *counts(25, 25, 25, 24.6))) == []
    assert len(akhir(*sama(3), tahun(hitung(100), *counts(25, 25, 25, 24.4)))) == 1


def test_half_years_and_months_end_as_quarters_do() -> None:
    for last in ("2023-S2", "2023-B12"):
        row = indikator("Jumlah kios", nilai(hitung(64)), nilai(hitung(61), periode=last))
        assert [t.tercetak for t in akhir(*sama(3), row)] == ["61"]
    for other in ("2023-TW3", "2023-S1", "2023-B11", "2024-TW4"):
        assert akhir(*sama(3), indikator("Jumlah kios", nilai(hitung(64)), nilai(hitung(61), periode=other))) == []


def test_the_year_is_the_first_that_has_a_target() -> None:
    row = tahun(hitung(64), *counts(15, 30, 45, 61))
    row["nilai"] = [nilai(None, periode="2022"), *row["nilai"]]
    assert jalur(akhir(*sama(3), row)) == ["indikator/3/nilai/1/target"]
    assert jalur(rencana(row)) == ["indikator/0/nilai/1/target"]
    early = [nilai(None, periode="2022-TW4"), *BEDA["nilai"]]
    assert len(akhir(*sama(3), BEDA | {"nilai": early})) == 1


def test_parts_of_another_year_are_none_of_this_one() -> None:
    before, last = nilai(hitung(64), periode="2022-TW1"), nilai(hitung(61), periode="2023-TW4")
    row = indikator("Jumlah kios", nilai(hitung(64)), before, last)
    assert len(akhir(*sama(3), row)) == 1


def test_pairs_without_numbers_units_or_a_name_are_not_compared() -> None:
    for row in (
        tahun(hitung(64), *counts(1, 2, 3, 61), nama=None),
        tahun(q("WTP", None), *counts(1, 2, 3, 61)),
        tahun(hitung(64), *counts(1, 2, 3), q("WTP", None)),
        tahun(hitung(64, "orang"), *counts(1, 2, 3), hitung(61, "laporan")),
        tahun(hitung(64), *counts(1, 2, 3, None)),
        tahun(None, *counts(1, 2, 3, 61)),
    ):
        assert akhir(*sama(3), row) == []
    assert len(akhir(*sama(3), tahun(hitung(64, "orang"), *counts(1, 2, 3), hitung(61)))) == 1


def test_the_doubt_of_both_targets_is_that_of_the_finding() -> None:
    for k in (0, 4):
        asal = {f"indikator/3/nilai/{k}/target": {"sumber": "ocr", "keyakinan": 0.3}}
        assert akhir(*sama(3), BEDA, asal=asal)[0].keyakinan == 0.3
