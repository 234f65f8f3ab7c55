"""The rules by which a print becomes a number: what decides, how sure it is, and what makes it none."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petik.normalise.values.angka import LONGEST, TOO_LARGE, Konteks, baca, gaya, kosong
from petik.schemas.keyakinan import CERTAIN, FIRM, USUAL


def styles(*prints: str) -> Konteks:
    """A column in which *prints* stand."""
    return Konteks(Counter(style for p in prints for style in gaya(p)))


# Blanks


@pytest.mark.parametrize("raw", ["", " ", "-", "–", "—", "_", ".", "…", "- –", "...."])
def test_each_sign_for_nothing_planned(raw: str) -> None:
    assert kosong(raw)


@pytest.mark.parametrize("raw", ["-5", "- 5", "n/a", "0", "~"])
def test_a_dash_before_something_is_not_nothing(raw: str) -> None:
    assert not kosong(raw)


# Which way a number is grouped


@pytest.mark.parametrize(
    ("raw", "votes"),
    [
        ("1.234,56", ["id"]),
        ("1,234.56", ["en"]),
        ("1.234.567", ["id"]),
        ("1,234,567", ["en"]),
        ("86,67", ["id"]),
        ("86.67", ["en"]),
        ("86,5", ["id"]),
        ("3,1416", ["id"]),
        ("1.234", []),
        ("1,234", []),
        ("1234", []),
        ("86,67 / 86.67 / 7", ["id", "en"]),
    ],
)
def test_unambiguous_numbers_vote_for_their_style(raw: str, votes: list[str]) -> None:
    assert list(gaya(raw)) == votes


# Grouping and decimals


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("7", 7),
        ("1.234,56", 1234.56),
        ("1,234.56", 1234.56),
        ("1.234.567,5", 1234567.5),
        ("1,234,567.5", 1234567.5),
        ("123.456.789", 123456789),
        ("12.345.678", 12345678),
        ("1.234,5678", 1234.5678),
        ("86,5", 86.5),
        ("3,1416", 3.1416),
        ("0,125", 0.125),
        ("0.125", 0.125),
        ("1234,567", 1234.567),
        ("10.0", 10),
    ],
)
def test_separators_that_say_it_themselves_are_read_surely(raw: str, value: float) -> None:
    found = baca(raw)
    assert (found.value, found.keyakinan, found.alasan) == (value, 1.0, None)


@pytest.mark.parametrize(
    "raw", ["1234.567.890", "12.34.567", "1.234.56", "1.23,45", "1234.567,8", "1.234,56.7", "1.234,567,89"]
)
def test_groups_that_are_no_threes_are_no_number(raw: str) -> None:
    found = baca(raw)
    assert (found.value, found.keyakinan, found.alasan) == (None, 1.0, "pengelompokan angka rusak")


def test_money_has_two_decimals_at_most() -> None:
    assert baca("1.234,567").value == 1234.567
    assert baca("1.234,567", uang=True).value is None
    assert baca("1.234,56", uang=True).value == 1234.56


def test_no_float_noise_and_whole_numbers_are_whole() -> None:
    assert baca("12,12345678").value == 12.123457
    whole = baca("86,0").value
    assert whole == 86 and isinstance(whole, int)
    assert baca("86,0000004").value == 86
    assert baca("16,67").value == 16.67


# Exactly three digits behind one mark


@pytest.mark.parametrize("satuan", ["orang", "bulan", "rupiah"])
def test_what_is_counted_or_paid_comes_in_thousands(satuan: str) -> None:
    for raw in ("3.250", "3,250"):
        found = baca(raw, satuan=satuan)
        assert (found.value, found.keyakinan, found.alasan) == (3250, 0.95, None)


def test_money_comes_in_thousands_whatever_the_unit_says() -> None:
    assert baca("3,250", uang=True, satuan="indeks").value == 3250
    assert baca("Rp 3,250", satuan="indeks").value == 3250


@pytest.mark.parametrize("satuan", ["indeks", "%"])
def test_bounded_scores_and_percentages_have_decimals(satuan: str) -> None:
    found = baca("3.250", satuan=satuan)
    assert (found.value, found.keyakinan) == (3.25, 0.9)
    assert "satuannya" in str(found.alasan)


def test_the_unit_in_the_cell_goes_before_that_of_the_column() -> None:
    assert baca("3,250 orang", satuan="indeks").value == 3250


def test_weights_and_unknown_units_leave_it_to_the_column() -> None:
    indonesian, english = styles("1.234.567", "86,67"), styles("1,234,567", "86.67")
    for satuan in ("ton", "tandan pisang", None):
        found = baca("3.250", satuan=satuan, konteks=indonesian)
        assert (found.value, found.keyakinan) == (3250, 0.85)
        assert "kolomnya" in str(found.alasan)
        assert baca("3,250", satuan=satuan, konteks=indonesian).value == 3.25
        assert baca("3.250", satuan=satuan, konteks=english).value == 3.25
        assert baca("3,250", satuan=satuan, konteks=english).value == 3250


def test_the_majority_of_the_column_decides() -> None:
    assert baca("3.250", konteks=styles("1.234.567", "2.345.678", "86.67")).value == 3250
    assert baca("3.250", konteks=styles("1,234,567", "86.67", "86,67")).value == 3.25


def test_without_a_majority_a_full_stop_is_a_doubtful_thousand_and_a_comma_stays_open() -> None:
    for konteks in (None, Konteks(), styles("1.234.567", "1,234,567")):
        dotted, comma = baca("768.495", konteks=konteks), baca("768,495", konteks=konteks)
        assert (dotted.value, dotted.keyakinan) == (768495, 0.7)
        assert "titik" in str(dotted.alasan)
        assert (comma.value, comma.keyakinan) == (None, 1.0)
        assert "koma" in str(comma.alasan)


# Spaces that a reader left inside a number


@pytest.mark.parametrize(
    "raw", ["1 .236.000", "1  .236.000", "1. 236.000", "1.  236. 000", "1 ,236,000", "1, 236,000", "1.236 .000"]
)
def test_spaces_around_a_group_s_mark_are_taken_out(raw: str) -> None:
    assert baca(raw).value == 1236000


@pytest.mark.parametrize("raw", ["5 .2361", "5. 2361", "5 .23", "5. 23", "5 236"])
def test_other_spaces_part_two_numbers(raw: str) -> None:
    found = baca(raw)
    assert (found.value, found.satuan, found.keyakinan) == (None, None, 1.0)
    assert "lebih dari satu" in str(found.alasan)


def test_two_percentages_in_one_cell_are_still_percent() -> None:
    assert baca("22,7% atau 75%").satuan == "%"


# Below zero


@pytest.mark.parametrize(
    "raw",
    ["-9.000.000", "−9.000.000", "(9.000.000)", "( 9.000.000 )", "(Rp 9.000.000)", "(Rp. 9.000.000,-)", "(rp9.000.000)",
     "(9.000.000 ,- )", "Rp (9.000.000)", "Rp -9.000.000", "(-9.000.000)", "(-9.000.000"],
)  # fmt: skip
def test_a_minus_or_brackets_make_an_amount_negative(raw: str) -> None:
    assert baca(raw, uang=True).value == -9000000


def test_a_scaled_amount_in_brackets_is_negative() -> None:
    assert baca("(Rp 9 juta)", uang=True).value == baca("(9 juta,-)", uang=True).value == -9000000


@pytest.mark.parametrize("raw", ["- 9 unit", "(9 unit", "9) unit", "9 (-)", "(9 unit)", "(minimal 9)", "9-", "Rp.-9"])
def test_bullets_half_brackets_and_brackets_around_a_quantity_do_not(raw: str) -> None:
    assert baca(raw).value == 9


@given(st.integers(min_value=1, max_value=10**12))
def test_an_amount_and_its_negative_differ_by_the_sign_only(n: int) -> None:
    printed = f"{n:,}".replace(",", ".")
    assert baca(f"({printed})", uang=True).value == baca(f"-{printed}", uang=True).value == -n
    assert baca(f"Rp {printed},-", uang=True).value == n


# What may stand before a number


@pytest.mark.parametrize(
    "before",
    ["≥", "<", "> ", "±", "=", "~", "minimal", "Maksimal", "min.", "min", "maks.", "maks", "sebesar", "sebanyak",
     "Kurang Lebih", "minimal :", "≥ minimal", "(", ":", "Rp", "Rp.", "RP", "sebesar Rp", "sebesar Rp."],
)  # fmt: skip
def test_a_comparison_or_a_currency_sign_may_stand_before_a_number(before: str) -> None:
    assert baca(f"{before} 80").value == 80


@pytest.mark.parametrize("before", ["ada", "tahun", "minimal ada", "kurang", "lebih", "Korp", "ke", "a -", "Rpm", "x_"])
def test_other_words_make_a_sentence_of_it(before: str) -> None:
    found = baca(f"{before} 80 unit")
    assert (found.value, found.keyakinan) == (None, 1.0)
    assert found.satuan == "unit"
    assert "kalimat" in str(found.alasan)


# What makes a number none


@pytest.mark.parametrize("mark", list("`'‘’\"#^~|\\´"))
def test_a_stray_mark_that_touches_the_number(mark: str) -> None:
    for raw in (f"11{mark}", f"{mark}11"):
        found = baca(raw)
        assert (found.value, found.satuan, found.keyakinan) == (None, None, 1.0), raw
        assert "tanda asing" in str(found.alasan)


@pytest.mark.parametrize("raw", ["1.250..", "1.250,,", "B03", "b03", "TW4", "1.250.,"])
def test_letters_before_and_doubled_marks_behind_it(raw: str) -> None:
    found = baca(raw)
    assert found.value is None and "tanda asing" in str(found.alasan)


@pytest.mark.parametrize("raw", ["Rp9.000,-", "9.000,-", "9.000.-", "9.000 .", "9.000,", "RP9.000"])
def test_the_tail_of_an_amount_is_no_stray_mark(raw: str) -> None:
    assert baca(raw, uang=True).value == 9000


def test_a_mark_that_does_not_touch_the_number_is_none_of_it() -> None:
    assert baca("5 'unit'").value == 5


def test_words_are_no_number() -> None:
    found = baca("WTP")
    assert (found.value, found.satuan, found.keyakinan, found.alasan) == (None, None, 1.0, "bukan angka")


# Remarks in brackets


def test_a_remark_in_brackets_is_no_part_of_the_quantity() -> None:
    assert baca("100 % (Hijau)").value == 100
    assert baca("5 unit (tahun 2017)").value == 5
    assert baca("5 unit (12 bulan)").satuan == baca("5 unit (a)").satuan == baca("5 unit (2017 a)").satuan == "unit"
    assert baca("(Hijau) 5 a)").value == 5
    assert baca("(lihat (tabel) 5 unit").value is None
    found = baca("5 (unit) baru (tahun 2017)")
    assert (found.value, found.satuan) == (5, "baru")


@pytest.mark.parametrize("raw", ["100 (2)", "100 (2 %)", "100 (2 + _)", "100 (2"])
def test_another_number_in_brackets_is_no_remark(raw: str) -> None:
    assert baca(raw).value is None


def test_a_quantity_that_stands_in_brackets_is_read() -> None:
    found = baca("(3 dokumen)")
    assert (found.value, found.satuan) == (3, "dokumen")


# Units


@pytest.mark.parametrize(
    ("raw", "unit"),
    [
        ("5 unit", "unit"), ("5unit", "unit"), ("5, unit", "unit"), ("5. unit", "unit"), ("5 - unit", "unit"),
        ("5 – unit", "unit"), ("5* unit", "unit"), ("5) unit", "unit"), ("5 ) *unit", "unit"),
        ("5 unit,", "unit"), ("5 unit;", "unit"), ("5 unit*", "unit"), ("5 unit (", "unit"), ("5 unit ;,", "unit"),
        ("5 nilai (%)", "nilai (%)"),
        ("5 nilai (%) (Hijau)", "nilai (%)"), ("5 unit (Hijau)", "unit"), ("5  unit   usaha", "unit usaha"),
        ("5 %", "%"), ("5%.", "%"), ("5 % orang", "%"),
        ("Rp 5", "Rp"), ("Rp 5 unit", "Rp"), ("RP. 5", "Rp"), ("5 + /", None), ("5 _", None),
        ("5 orang/tahun", "orang/tahun"),
    ],
)  # fmt: skip
def test_the_unit_in_the_cell(raw: str, unit: str | None) -> None:
    found = baca(raw)
    assert (found.value, found.satuan) == (5, unit)


@pytest.mark.parametrize("unit", ["m2", "m²", "km2", "M3", "m3/detik"])
def test_the_power_of_a_square_metre_is_no_second_number(unit: str) -> None:
    found = baca(f"1.250,5 {unit}")
    assert (found.value, found.satuan) == (1250.5, unit)
    assert baca("250 m25").value == 250 and baca("250 m 2").value is None


def test_a_unit_is_a_word_or_a_few_and_no_paragraph() -> None:
    assert baca("5 " + "u" * 60).satuan == "u" * 60
    assert baca("5 " + "u" * 61).satuan is None


def test_the_row_s_unit_helps_to_read_and_is_not_printed_in_the_cell() -> None:
    assert baca("5", satuan="orang").satuan is None


def test_a_column_of_money_is_rupiah_but_for_percent() -> None:
    assert baca("5", uang=True).satuan == "Rp"
    assert baca("5 unit", uang=True).satuan == "Rp"
    assert baca("5 %", uang=True).satuan == "%"
    assert baca("3,125 %", uang=True).value == 3.125


# Powers of ten in words


@pytest.mark.parametrize(
    ("word", "power"),
    [("ribu", 3), ("rb", 3), ("juta", 6), ("jt", 6), ("miliar", 9), ("milyar", 9), ("triliun", 12), ("trilyun", 12)],
)
def test_words_multiply_everywhere(word: str, power: int) -> None:
    assert baca(f"12,5 {word}").value == 12.5 * 10**power
    assert baca(f"12,5{word.upper()}.", uang=True).value == 12.5 * 10**power


@pytest.mark.parametrize(("letter", "power"), [("M", 9), ("T", 12)])
def test_single_letters_multiply_beside_rupiah_only(letter: str, power: int) -> None:
    for found in (baca(f"12,5 {letter}", uang=True), baca(f"Rp 12,5 {letter}"), baca(f"Rp12,5 {letter}.")):
        assert (found.value, found.satuan) == (12.5 * 10**power, "Rp")
    assert baca(f"12,5 {letter}").value == 12.5
    assert baca("5 M2", uang=True).value == 5


def test_what_follows_the_power_is_the_unit() -> None:
    found = baca("2 juta orang")
    assert (found.value, found.satuan) == (2000000, "orang")
    assert baca("2 jutaan").value == 2


# Raised marks


@pytest.mark.parametrize("mark", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ")
def test_a_raised_footnote_mark_is_no_digit_and_lowers_the_confidence(mark: str) -> None:
    found = baca(f"86,67{mark}")
    assert (found.value, found.keyakinan) == (86.67, FIRM)
    assert found.alasan == "tanda catatan kaki yang terangkat tidak ikut dibaca sebagai angka"


@pytest.mark.parametrize("raw", ["71,4 %¹", "71,4% ²", "71,4 %⁽¹⁾", "71,4 %¹⁾", "71,4 %⁽¹", "(71,4 %)³", "71,4 %¹²"])
def test_footnote_marks_behind_percent_brackets_and_spaces(raw: str) -> None:
    found = baca(raw)
    assert (found.value, found.satuan, found.keyakinan) == (71.4, "%", FIRM)


@pytest.mark.parametrize("raw", ["12 m²", "12 m³"])
def test_the_power_of_a_unit_is_no_footnote(raw: str) -> None:
    found = baca(raw)
    assert (found.value, found.satuan, found.keyakinan, found.alasan) == (12, raw[3:], CERTAIN, None)


@pytest.mark.parametrize("raw", ["4¹²³", "4²orang"])
def test_three_raised_digits_or_one_before_a_word_are_no_footnote_mark(raw: str) -> None:
    found = baca(raw)
    assert (found.value, found.alasan) == (None, "tanda asing di dalam angka")


def test_a_mark_alone_is_no_number_and_no_footnote() -> None:
    assert baca("¹").alasan == "bukan angka"
    assert baca("dua ¹").alasan == "bukan angka"


def test_a_footnote_mark_does_not_hide_another_doubt() -> None:
    found = baca("3.250¹")
    assert (found.value, found.keyakinan) == (3250, USUAL)
    assert found.alasan == (
        "titik dengan tiga angka dibaca sebagai pemisah ribuan; "
        "tanda catatan kaki yang terangkat tidak ikut dibaca sebagai angka"
    )
    assert baca("3,250¹").alasan == "koma dengan tiga angka: ribuan atau desimal tidak dapat dipastikan"


@pytest.mark.parametrize("mark", "₀₅₉①⑳⒈⒛⓪⓿❶➓➀")
def test_lowered_and_circled_digits_that_touch_a_number_make_it_none(mark: str) -> None:
    for raw in (f"12{mark}", f"{mark}12"):
        found = baca(raw)
        assert (found.value, found.keyakinan, found.alasan) == (None, CERTAIN, "tanda asing di dalam angka")


@pytest.mark.parametrize("mark", "²³¹⁰⁹")
def test_raised_digits_before_a_number_make_it_none(mark: str) -> None:
    assert baca(f"{mark}12").alasan == "tanda asing di dalam angka"


def test_other_forms_of_a_digit_are_the_digit() -> None:
    assert baca("１２").value == 12  # full width, as some Office fonts print


# Rates


@pytest.mark.parametrize(
    ("raw", "value", "per"),
    [
        ("88/100.000 KH", 88, "/100.000 KH"),
        ("5,6 /1000 KH", 5.6, "/1000 KH"),
        ("16/100,000", 16, "/100,000"),
        ("1,2/1.000.000 jiwa", 1.2, "/1.000.000 jiwa"),
        ("3/1.000", 3, "/1.000"),
        ("3/10.000", 3, "/10.000"),
        ("3 / 1000000", 3, "/ 1000000"),
        ("3/1000 kelahiran Hidup", 3, "/1000 kelahiran Hidup"),
        ("3/1000 p.a.", 3, "/1000 p.a."),
    ],
)
def test_a_rate_is_its_number_and_per_what_is_its_unit(raw: str, value: float, per: str) -> None:
    found = baca(raw)
    assert (found.value, found.satuan, found.alasan) == (value, per, None)


@pytest.mark.parametrize(
    "raw", ["3/100", "3/10000000", "3/1.000.000.000", "3/2000", "3/10001", "3/1000 per 5 orang", "3/1000.000 KH"]
)
def test_other_fractions_are_two_numbers(raw: str) -> None:
    assert baca(raw).alasan == "lebih dari satu angka dalam satu sel"


def test_the_unit_of_a_rate_is_a_few_words() -> None:
    assert baca("3/1000 " + "k" * 24).value == 3
    assert baca("3/1000 " + "k" * 25).value is None


def test_a_rate_is_read_as_its_column_is_written() -> None:
    assert baca("3.250/1000 KH", konteks=styles("86.67")).value == 3.25


# What is too large, too long or a date


def test_an_integer_that_tables_cannot_hold_has_no_value() -> None:
    assert baca(str(2**53)).value == 2**53
    for raw in (str(2**53 + 1), "9.008 triliun rupiah", f"-{2**53 + 1}"):
        found = baca(raw)
        assert (found.value, found.keyakinan, found.alasan) == (None, CERTAIN, TOO_LARGE), raw
    assert baca("9.007 triliun rupiah").value == 9007 * 10**12
    assert baca("9.008 triliun rupiah").satuan is not None


def test_digits_without_end_are_not_counted() -> None:
    assert baca("0" * LONGEST).value == 0
    found = baca("0" * (LONGEST + 1) + " orang")
    assert (found.value, found.satuan, found.keyakinan, found.alasan) == (None, "orang", CERTAIN, TOO_LARGE)
    assert LONGEST == 60


@pytest.mark.parametrize("raw", ["12 Januari", "Desember 2021"])
def test_a_date_is_no_quantity(raw: str) -> None:
    found = baca(raw)
    assert (found.value, found.satuan, found.keyakinan, found.alasan) == (None, None, CERTAIN, "tanggal, bukan angka")


# Grades


@pytest.mark.parametrize(
    ("raw", "value"), [("B (65)", 65), ("BB (72,10)", 72.1), ("Predikat A (85,5)", 85.5), ("A / 80,5", 80.5)]
)
def test_a_grade_with_its_score_has_the_score(raw: str, value: float) -> None:
    assert baca(raw).value == value


@pytest.mark.parametrize("raw", ["B (60-70)", "a (5)", "Rumah (5)", "A (baik)"])
def test_what_only_looks_like_a_grade_has_none(raw: str) -> None:
    assert baca(raw).value is None


def test_a_number_in_a_circle_alone_is_a_doubtful_number() -> None:
    found = baca("④")
    assert found.value == 4 and found.keyakinan < 1 and "lingkaran" in str(found.alasan)
