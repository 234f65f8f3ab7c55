"""Rules on achievements: what no formula gives, what another reading explains, how sure, and what is implausible."""

from __future__ import annotations

from typing import Any

import pytest

from petik.checks.row.capaian import capaian_janggal, capaian_tidak_cocok
from petik.schemas.temuan import Temuan
from tests.checks.shapes import ATURAN, as_cells, indikator, material, nilai, persen, q

Row = dict[str, Any]


def capaian(*rows: Row, **document: Any) -> list[Temuan]:
    return list(capaian_tidak_cocok(material(indikator=list(rows), **document), ATURAN))


def satu(t: Row | None, r: Row | None, c: Row | None, nama: str = "Jumlah lapak", **fields: Any) -> list[Temuan]:
    return capaian(indikator(nama, nilai(t, r, c), **fields))


def hitung(value: float, satuan: str | None = None) -> Row:
    """A count or a measure, exact."""
    return q(str(value).replace(".", ","), value, satuan)


def baris(t: float, r: float, c: float, nama: str = "Jumlah lapak", **fields: Any) -> Row:
    return indikator(nama, nilai(hitung(t), hitung(r), persen(c)), **fields)


def benar(n: int, **fields: Any) -> list[Row]:
    """Rows whose achievements follow from their figures: 50, 51, ..."""
    return [baris(100, 50 + k, 50 + k, f"Jumlah kios {k}", **fields) for k in range(n)]


def jalur(found: list[Temuan]) -> list[str | None]:
    return [t.jalur for t in found]


SALAH = baris(80, 60, 90)
"""The right achievement is 75."""


# What is right, what is wrong


def test_a_wrong_achievement_tells_place_print_right_value_and_computation() -> None:
    (found,) = satu(hitung(80), hitung(60), persen(90))
    assert (found.jalur, found.tercetak, found.seharusnya) == ("indikator/0/nilai/0/capaian", "90%", "75")
    assert found.hitungan == "realisasi / target × 100: target 80, realisasi 60"
    assert (found.tingkat, found.halaman) == ("galat", 2)
    assert found.kalimat.startswith("Jumlah lapak, 2023")
    (unnamed,) = capaian(indikator(None, nilai(hitung(80), hitung(60), persen(90))))
    assert unnamed.kalimat.startswith("(indikator tanpa nama), 2023")


@pytest.mark.parametrize("c", [74.5, 75, 75.5, 124.5, 125, 125.5, 132.84, 133.33, 133.8])
def test_half_a_point_around_each_formula_is_right(c: float) -> None:
    assert not satu(hitung(80), hitung(60), persen(c))


@pytest.mark.parametrize("c", [74.4, 75.6, 124.4, 125.6, 132.8, 133.9, 80, 0, 750])
def test_farther_off_is_wrong(c: float) -> None:
    assert len(satu(hitung(80), hitung(60), persen(c))) == 1


def test_where_less_is_better_the_reverse_formula_is_told() -> None:
    (found,) = satu(hitung(80), hitung(60), persen(90), "Angka kematian ibu")
    assert found.seharusnya == "125"
    assert found.hitungan == "(2 × target − realisasi) / target × 100: target 80, realisasi 60"
    assert satu(hitung(80), hitung(60), persen(90), sasaran="Menurunnya antrean")[0].seharusnya == "125"
    assert satu(hitung(80), hitung(60), persen(90), formulasi="Rencana - (Realisasi - Rencana)")[0].seharusnya == "125"


def test_a_share_of_one_is_an_achievement_too() -> None:
    assert not satu(hitung(80), hitung(60), q("0,75", 0.75))
    assert not satu(hitung(80), hitung(160), q("2,00", 2))
    assert not satu(hitung(80), hitung(60.4), q("0,75", 0.75))
    assert not satu(hitung(-80), hitung(60), q("-0,75", -0.75))
    assert not satu(hitung(100), hitung(55.5), q("0,56", 0.56))
    assert satu(hitung(80), hitung(61), q("0,75", 0.75))[0].seharusnya == "76,25"
    assert satu(hitung(80), hitung(60), q("0,75%", 0.75, "%"))
    assert satu(hitung(80), hitung(168), q("2,10", 2.1))


@pytest.mark.parametrize(("r", "quiet"), [(76, True), (76.1, False), (74, True), (73.9, False)])
def test_a_share_of_one_may_be_a_point_off_the_formula_before_it_is_taken_as_none(r: float, quiet: bool) -> None:
    (found,) = satu(hitung(100), hitung(r), q("0,75", 0.75))
    assert (found.sebab == "pembulatan") is quiet
    assert str(found.sebab).endswith("/0.75") is not quiet


def test_what_cannot_be_tested_is_not() -> None:
    assert not satu(None, hitung(60), persen(90))
    assert not satu(hitung(80), None, persen(90))
    assert not satu(hitung(80), hitung(60), None)
    assert not satu(hitung(0), hitung(60), persen(90))
    assert satu(hitung(-1), hitung(60), persen(90))
    assert not satu(q("WTP", None), hitung(60), persen(90))
    assert not satu(hitung(80), q("WTP", None), persen(90))
    assert not satu(hitung(80), hitung(60), q("Baik", None))
    assert not satu(q("80 - 90", 80), hitung(60), persen(90))
    assert not satu(hitung(80, "orang"), hitung(60, "laporan"), persen(90))
    assert satu(hitung(80, "orang"), hitung(60, "org"), persen(90))


def test_an_untested_row_is_passed_over_and_the_next_is_tested() -> None:
    untested = [(None, hitung(60), persen(90)), (hitung(0), hitung(60), persen(90))]
    rows = [indikator("Jumlah kios", nilai(*triple)) for triple in untested]
    assert jalur(capaian(*rows, SALAH)) == ["indikator/2/nilai/0/capaian"]


def test_an_achievement_with_a_unit_of_its_own_is_no_percentage() -> None:
    assert not satu(hitung(80), hitung(60), q("5 Laporan", 5, "laporan"))
    for unit in ("%", "nilai", "tanpa arti", None):
        assert satu(hitung(80), hitung(60), q("5", 5, unit))


# How sure


def test_a_row_alone_is_no_evidence_and_a_slip_may_be_told_all_the_same() -> None:
    assert satu(hitung(80), hitung(60), persen(90))[0].keyakinan == 0.6
    assert satu(hitung(80), hitung(60), persen(78.75))[0].keyakinan == 0.85  # a twentieth of 75
    assert satu(hitung(80), hitung(60), persen(71.25))[0].keyakinan == 0.85
    assert satu(hitung(80), hitung(60), persen(78.76))[0].keyakinan == 0.6


def test_rows_that_keep_the_formula_make_the_row_that_breaks_it_wrong() -> None:
    assert [t.keyakinan for t in capaian(*benar(2), SALAH)] == [0.825]
    assert [t.keyakinan for t in capaian(*benar(29), SALAH)] == [0.977]
    assert [t.keyakinan for t in capaian(*benar(1), SALAH, baris(80, 60, 30))] == [0.65, 0.65]
    (slip,) = capaian(*benar(29), baris(80, 60, 76))
    assert slip.keyakinan == 0.977
    (slip,) = capaian(*benar(1), baris(80, 60, 76))
    assert slip.keyakinan == 0.85


def test_each_table_is_judged_by_its_own_rows_and_a_small_one_by_the_whole_document() -> None:
    other = {"halaman": 7}
    wrong = [baris(80, 60, 90 + k, halaman=7) for k in (0, 1, 2)]
    found = capaian(*benar(9), *wrong)
    assert {t.keyakinan for t in found} == {0.475}  # on its page nothing keeps the formula
    assert {t.keyakinan for t in capaian(*benar(9), *wrong[:2])} == {0.883}  # two rows are too few to say so
    assert {t.keyakinan for t in capaian(*benar(9), *benar(3, **other), *wrong)} == {0.7}
    post = [baris(80, 60, 90 + k, jabatan="Kepala Bidang Contoh") for k in (0, 1, 2)]
    assert {t.keyakinan for t in capaian(*benar(9), *post)} == {0.475}


def test_a_fact_that_stands_in_several_rows_counts_once() -> None:
    twice = [SALAH, SALAH, SALAH]
    assert {t.keyakinan for t in capaian(*benar(2), *twice)} == {0.825}
    same = benar(1) * 4
    assert {t.keyakinan for t in capaian(*same, SALAH)} == {0.767}
    assert [t.sebab for t in capaian(*benar(2), *twice)] == ["berulang/jumlahlapak/2023/80.0/60.0/90.0"] * 3


@pytest.mark.parametrize("field", ["nama", "periode", "target", "realisasi", "capaian"])
def test_facts_that_differ_in_name_period_or_figure_are_two(field: str) -> None:
    other = {
        "nama": baris(80, 60, 90, "Luas taman"),
        "periode": indikator("Jumlah lapak", nilai(hitung(80), hitung(60), persen(90), "2022")),
        "target": baris(81, 60, 90),
        "realisasi": baris(80, 61, 90),
        "capaian": baris(80, 60, 91),
    }
    assert {t.keyakinan for t in capaian(*benar(2), SALAH, other[field])} == {0.72}


# Caps


def test_achievements_capped_at_100_are_a_note() -> None:
    (found,) = satu(hitung(10), hitung(14), persen(100))
    assert (found.tingkat, found.sebab, found.seharusnya, found.tercetak) == ("catatan", "dibatasi", "140", "100%")
    assert found.hitungan == "target 10, realisasi 14; dibatasi pada 100"
    assert (found.jalur, found.halaman) == ("indikator/0/nilai/0/capaian", 2)
    assert found.kalimat.startswith("Jumlah lapak, 2023") and found.keyakinan == 1.0
    assert satu(hitung(10), hitung(8), persen(100), "Angka kematian ibu")[0].sebab == "dibatasi"
    assert satu(hitung(10), hitung(7), persen(100))[0].sebab != "dibatasi"
    assert satu(hitung(1000), hitung(994), persen(100))[0].sebab != "dibatasi"


def capped(c: float, n: int, *others: Row) -> list[str | None]:
    rows = [baris(10, 20 + k, c, f"Jumlah kios {k}") for k in range(n)]
    return [t.sebab for t in capaian(*rows, *others) if t.sebab == "dibatasi"]


def test_another_cap_is_the_highest_round_value_that_three_rows_share() -> None:
    assert capped(120, 3) == ["dibatasi"] * 3 and capped(105, 3) == ["dibatasi"] * 3
    assert capped(120, 2) == [] and capped(121, 3) == [] and capped(95, 3) == []
    assert capped(120, 3, baris(100, 130, 130)) == []
    assert capped(120, 3, baris(100, 110, 110)) == ["dibatasi"] * 3
    assert capped(120, 2, baris(100, 100, 120)) == []
    assert capped(120, 3, baris(100, 100, 120)) == ["dibatasi"] * 3  # but not the row that did not reach it


def test_capped_rows_keep_the_formula() -> None:
    (cap, wrong) = capaian(baris(10, 14, 100), SALAH)
    assert (cap.sebab, cap.keyakinan, wrong.keyakinan) == ("dibatasi", 0.767, 0.767)


# Rounding


def test_whole_per_cents_and_rounded_percentages_are_a_warning() -> None:
    assert satu(persen(8), persen(6), persen(80))[0].tingkat == "peringatan"
    assert satu(persen(8), persen(6), persen(99))[0].tingkat == "galat"
    assert satu(persen(8), persen(6), persen(80), "Angka kematian ibu")[0].tingkat == "galat"
    assert satu(hitung(80), hitung(60), persen(76))[0].sebab == "pembulatan"
    assert satu(hitung(80), hitung(60), persen(74))[0].sebab == "pembulatan"
    assert satu(hitung(80), hitung(60), persen(77))[0].sebab != "pembulatan"
    assert satu(hitung(80), hitung(60), persen(75.75))[0].sebab != "pembulatan"


# Other readings of the row


def printed(lain: str, c: Row | None = None) -> list[Temuan]:
    """One row whose print has a further column."""
    row = indikator("Jumlah lapak", nilai(hitung(80), hitung(60), c or persen(90)))
    places = {name: f"indikator/0/nilai/0/{name}" for name in ("target", "realisasi", "capaian")}
    line = {places["target"]: "80", places["realisasi"]: "60", places["capaian"]: "90%", "lain": lain}
    return capaian(row, **as_cells(line))


@pytest.mark.parametrize(
    ("lain", "quiet"), [("75", True), ("75,5%", True), ("74,5", True), ("75,6", False), ("74,4", False), ("", False)]
)
def test_the_right_value_in_another_column_is_that_of_the_achievement(lain: str, quiet: bool) -> None:
    assert (not printed(lain)) is quiet


def test_a_realisasi_that_equals_the_right_value_is_not_another_column() -> None:
    row = indikator("Jumlah lapak", nilai(hitung(100), hitung(60), persen(90)))
    places = [f"indikator/0/nilai/0/{name}" for name in ("target", "realisasi", "capaian")]
    line = dict(zip(places, ("100", "60", "90%"), strict=True))
    assert len(capaian(row, **as_cells(line))) == 1
    assert len(capaian(row, **as_cells({**line, "lain": "59,5"}))) == 1
    row = indikator("Jumlah lapak", nilai(hitung(101), hitung(60.6), persen(90)))  # 60 is right
    line[places[1]] = "60,6"
    assert capaian(row, **as_cells({**line, "lain": "60"})) == []
    assert len(capaian(row, **as_cells({**line, "lain": "60,2"}))) == 1


def test_a_merged_cell_holds_the_mean_of_the_items_that_it_spans() -> None:
    mean = [baris(10, 6, 70, sasaran="Pasar tertib"), baris(10, 8, 70, sasaran="Pasar tertib")]
    assert capaian(*mean) == []
    assert capaian(baris(10, 6, 70.5), baris(10, 8, 70.5)) == []
    assert len(capaian(baris(10, 6, 70.6), baris(10, 8, 70.6))) == 2
    assert len(capaian(mean[0], mean[1] | {"sasaran": "Jalan mantap"})) == 2
    assert len(capaian(mean[0], baris(10, 8, 71, sasaran="Pasar tertib"))) == 2
    other = indikator("Jumlah lapak", nilai(hitung(10), hitung(8), persen(70), "2022"), sasaran="Pasar tertib")
    assert len(capaian(mean[0], other)) == 2


def test_rows_that_are_right_do_not_make_a_wrong_one_the_mean_of_a_merged_cell() -> None:
    assert len(capaian(*[baris(100, 100, 100)] * 20, baris(100, 92, 100))) == 1
    assert capaian(baris(10, 6, 70), baris(10, 7, 70), baris(10, 8, 70)) == []


def test_the_figures_of_the_neighbouring_row_give_the_achievement_where_rows_were_shifted() -> None:
    first, second = baris(100, 70, 40), baris(100, 20, 70)
    assert jalur(capaian(first, second)) == ["indikator/0/nilai/0/capaian"]  # 70 of the row above
    assert jalur(capaian(second, first)) == ["indikator/1/nilai/0/capaian"]  # and of the row below
    between = baris(100, 33, 33)
    assert jalur(capaian(second, first, between)) == ["indikator/1/nilai/0/capaian"]
    assert jalur(capaian(between, second, first, between)) == ["indikator/2/nilai/0/capaian"]
    assert len(capaian(second, between, between, first)) == 2
    assert len(capaian(first, between, second)) == 2
    assert len(capaian(baris(100, 70, 70), second)) == 1  # what is right was not shifted
    assert len(capaian(indikator("A", nilai(hitung(100), hitung(70), persen(40), "2022")), second)) == 2


# Other periods


def quarters(year: Row | None, *triples: tuple[float, float, float], nama: str = "Jumlah lapak") -> Row:
    rows = [nilai(hitung(t), hitung(r), persen(c), f"2023-TW{k}") for k, (t, r, c) in enumerate(triples, 1)]
    return indikator(nama, *([nilai(year)] if year is not None else []), *rows)


def test_quarters_against_the_year_s_target_are_right_where_most_of_the_wrong_ones_fit() -> None:
    fit, wrong = (50, 30, 30), (50, 30, 44)
    assert capaian(quarters(hitung(100), fit, fit)) == []
    assert jalur(capaian(quarters(hitung(100), fit, fit, wrong))) == ["indikator/0/nilai/3/capaian"]
    assert len(capaian(quarters(hitung(100), fit, wrong))) == 2  # one row makes no habit
    assert len(capaian(quarters(hitung(100), fit, fit, wrong, wrong))) == 4  # nor does half of them
    assert len(capaian(quarters(None, fit, fit))) == len(capaian(quarters(hitung(0), fit, fit))) == 2
    assert capaian(quarters(hitung(100), (50, 30, 30.5), (50, 30, 29.5))) == []
    assert len(capaian(quarters(hitung(100), (50, 30, 30.6), (50, 30, 30.6)))) == 2


def test_an_achievement_of_100_shows_no_habit() -> None:
    assert len(capaian(quarters(hitung(30), (50, 30, 100), (50, 30, 100)))) == 2


def rows_of(*triples: tuple[float, float, float]) -> list[Row]:
    """Two rows with the same values in successive quarters."""
    return [quarters(None, *triples, nama=nama) for nama in ("Jumlah lapak", "Luas taman")]


@pytest.mark.parametrize(
    "triples",
    [
        ((40, 30, 75), (90, 36, 90)),  # against the target of the quarter before
        ((20, 36, 180), (90, 99, 40)),  # the result of the quarter before
        ((200, 33, 16.5), (90, 66, 110)),  # all results so far
        ((200, 66, 33), (90, 95, 33)),  # target and result of the quarter before
        ((90, 95, 33), (200, 66, 33)),  # and of the quarter after
    ],
)
def test_other_quarters_figures_are_the_document_s_way_where_two_rows_follow_it(
    triples: tuple[tuple[float, float, float], ...],
) -> None:
    assert capaian(*rows_of(*triples)) == []
    assert len(capaian(rows_of(*triples)[0])) == 1


def test_ways_are_told_apart() -> None:
    by_target = quarters(None, (40, 30, 75), (90, 36, 90))
    by_result = quarters(None, (20, 36, 180), (90, 99, 40), nama="Luas taman")
    assert len(capaian(by_target, by_result)) == 2
    before = nilai(hitung(40), hitung(30), persen(75), "2022")
    by_year = indikator("Jumlah kios", before, nilai(hitung(90), hitung(36), persen(90)))
    assert len(capaian(by_target, by_year)) == 2


def test_where_quarters_hang_on_the_year_the_year_itself_is_still_tested() -> None:
    row = quarters(hitung(100), (50, 30, 30), (50, 31, 31))
    row["nilai"][0] |= {"realisasi": hitung(60), "capaian": persen(90)}
    assert jalur(capaian(row)) == ["indikator/0/nilai/0/capaian"]


# An achievement without a result


FULL = nilai(hitung(2), hitung(1), persen(50), "2023-TW1")


def kosong(t: Row | None, r: Row | None, c: Row | None, other: Row = FULL, **document: Any) -> list[Temuan]:
    return capaian(indikator("Jumlah lapak", other, nilai(t, r, c, "2023-TW2")), **document)


def test_an_achievement_without_a_result_beside_periods_that_have_both() -> None:
    (found,) = kosong(hitung(4), None, persen(50))
    assert (found.jalur, found.tercetak, found.sebab) == ("indikator/0/nilai/1/capaian", "50%", "tanpa-realisasi")
    assert found.kalimat == "Jumlah lapak, 2023-TW2: capaian 50% tercetak tanpa realisasi."
    assert found.hitungan == "capaian tercetak tanpa realisasi"
    assert (found.tingkat, found.keyakinan) == ("peringatan", 1.0)
    for t, r, c in ((4, None, 0), (4, None, None), (None, None, 50), (4, 2, 50)):
        assert not kosong(*(None if v is None else hitung(v) for v in (t, r)), None if c is None else persen(c))
    assert not kosong(hitung(4), None, q("Baik", None))
    assert not kosong(hitung(4), None, persen(50), nilai(hitung(2), hitung(1), None, "2023-TW1"))
    assert not kosong(hitung(4), None, persen(50), nilai(hitung(2), None, None, "2023-TW1"))
    row = indikator("Jumlah", FULL, nilai(None, None, persen(1), "2023-TW2"), nilai(hitung(4), None, persen(5), "2023"))
    assert jalur(capaian(row)) == ["indikator/0/nilai/2/capaian"]
    lone = indikator("Jumlah", nilai(hitung(4), None, persen(5)))
    assert jalur(capaian(lone, row)) == ["indikator/1/nilai/2/capaian"]


def test_a_scan_may_have_lost_the_result() -> None:
    place = "indikator/0/nilai/1/capaian"
    for sumber, yakin in (("ocr", 0.6), ("text", 1.0)):
        (found,) = kosong(hitung(4), None, persen(50), asal={place: {"sumber": sumber, "keyakinan": 1.0}})
        assert found.keyakinan == yakin


# Misreadings


def test_a_second_reading_that_fits_marks_the_finding() -> None:
    place = "indikator/{}/nilai/0/realisasi"
    asal = {place.format(2): {"sumber": "ocr", "keyakinan": 1.0, "bacaan_lain": "72"}}
    (found,) = capaian(*benar(2), SALAH, asal=asal)
    assert found.periksa_pembacaan and found.keyakinan == 0.5
    assert "mungkin salah baca: bacaan kedua «72» cocok" in (found.hitungan or "")
    asal = {place.format(2): {"sumber": "ocr", "keyakinan": 1.0, "bacaan_lain": "73"}}
    assert not capaian(*benar(2), SALAH, asal=asal)[0].periksa_pembacaan
    asal = {"indikator/2/nilai/0/target": {"sumber": "ocr", "keyakinan": 1.0, "bacaan_lain": "0"}}
    assert not capaian(*benar(2), SALAH, asal=asal)[0].periksa_pembacaan


def test_the_doubt_of_its_readings_is_that_of_the_finding() -> None:
    for name in ("target", "realisasi", "capaian"):
        asal = {f"indikator/9/nilai/0/{name}": {"sumber": "ocr", "keyakinan": 0.7}}
        assert capaian(*benar(9), SALAH, asal=asal)[0].keyakinan == 0.7
        asal = {f"indikator/0/nilai/0/{name}": {"sumber": "ocr", "keyakinan": 0.3}}
        assert capaian(baris(10, 14, 100), asal=asal)[0].keyakinan == 0.3


def test_a_result_that_equals_the_achievement_may_be_a_percentage_already() -> None:
    for c in (60, 60.5, 59.5):
        (found,) = capaian(*benar(9), baris(80, 60, c))
        assert "kolom realisasi mungkin sudah dalam persen" in (found.hitungan or "")
    for row in (baris(80, 60, 60.6), indikator("A", nilai(persen(80), hitung(60), persen(60)))):
        assert "mungkin" not in (capaian(*benar(9), row)[0].hitungan or "")
    by_unit = indikator("A", nilai(q("80", 80, "%"), q("60", 60, "%"), persen(60)))
    assert "mungkin" not in (capaian(*benar(9), by_unit)[0].hitungan or "")


# Implausible achievements


def janggal(t: Row | None, r: Row | None, c: Row | None) -> list[str | None]:
    found = capaian_janggal(material(indikator=[indikator("Jumlah lapak", nilai(t, r, c))]), ATURAN)
    return [x.hitungan for x in found]


OUTSIDE = ["di luar 0 sampai 200"]


def test_achievements_beyond_their_bounds_that_follow_from_their_figures() -> None:
    assert janggal(hitung(2), hitung(5), persen(250)) == janggal(hitung(2), hitung(-5), persen(-250)) == OUTSIDE
    assert janggal(hitung(1000), hitung(2001), persen(200.1)) == OUTSIDE
    assert janggal(hitung(1000), hitung(-1), persen(-0.1)) == OUTSIDE
    assert janggal(hitung(2), hitung(4), persen(200)) == janggal(hitung(2), hitung(0), persen(0)) == []
    assert janggal(hitung(2), hitung(5), persen(150)) == janggal(hitung(2), hitung(3), persen(150)) == []


def test_an_achievement_that_does_not_follow_is_misread_or_told_already() -> None:
    assert janggal(hitung(2), hitung(5), persen(300)) == janggal(None, hitung(5), persen(250)) == []


def test_a_target_of_nothing_is_no_divisor() -> None:
    why = ["target 0 tidak dapat dijadikan pembagi"]
    assert janggal(hitung(0), hitung(5), persen(50)) == janggal(hitung(0), hitung(5), persen(101)) == why
    assert janggal(hitung(0), hitung(5), persen(250)) == why
    assert janggal(hitung(0), hitung(5), persen(100)) == janggal(hitung(0), hitung(5), persen(0)) == []
    assert janggal(hitung(0), hitung(0), persen(50)) == janggal(hitung(1), hitung(1), persen(50)) == []
    (found,) = capaian_janggal(material(indikator=[baris(0, 5, 50)]), ATURAN)
    assert found.sebab == "target-nol"


def test_nothing_is_implausible_without_a_result_or_with_a_unit_of_its_own() -> None:
    assert janggal(hitung(2), None, persen(450)) == janggal(hitung(2), hitung(5), None) == []
    assert janggal(hitung(2), hitung(9), q("450 orang", 450, "orang")) == []
    quiet = indikator("B", nilai(hitung(2), None, persen(450)))
    fine = baris(2, 1, 50)
    (found,) = capaian_janggal(material(indikator=[quiet, fine, baris(2, 9, 450, "A")]), ATURAN)
    assert (found.jalur, found.tercetak, found.kode) == ("indikator/2/nilai/0/capaian", "450%", "capaian-janggal")
    assert found.kalimat.startswith("A, 2023") and found.sebab == "capaian-di-luar"
