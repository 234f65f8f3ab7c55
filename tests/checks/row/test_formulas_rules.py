"""Formulas of achievement: is less better, what is one number, and what rounding explains."""

from __future__ import annotations

from typing import Any

import pytest

from petik.checks.given.plain_numbers import half_step, plain_number
from petik.checks.row.formulas import by_rounding, inverse, less_is_better, usual
from petik.schemas.data import istilah, pilihan, renggang
from petik.schemas.record import Kuantitas
from tests.checks.shapes import persen, q


def k(row: dict[str, Any]) -> Kuantitas:
    return Kuantitas.model_validate(row)


# Is less better?


@pytest.mark.parametrize("noun", istilah().buruk)
def test_of_bad_nouns_less_is_better_unless_they_are_dealt_with(noun: str) -> None:
    assert less_is_better(f"Angka {noun.upper()} setahun", None, None)
    for word in istilah().penanganan:
        assert not less_is_better(f"Persentase {word.capitalize()} {noun}", None, None)


@pytest.mark.parametrize("verb", istilah().menurun)
def test_aims_that_want_less_say_so_in_name_or_sasaran(verb: str) -> None:
    assert less_is_better(f"{verb.capitalize()} lahan kritis", None, None)
    assert less_is_better("Luas lahan kritis", f"{verb.capitalize()} lahan kritis", None)
    assert not less_is_better("Persentase penanganan lahan", f"{verb.capitalize()} lahan kritis", None)


@pytest.mark.parametrize("name", ["Jumlah lapak", "Jumlah begini", "Miskinkan", "Tersedianya ginian", None])
def test_otherwise_more_is_better(name: str | None) -> None:
    assert not less_is_better(name, None, None)
    assert not less_is_better(name, "Meningkatnya pasar", "Realisasi / target x 100")


@pytest.mark.parametrize(
    "formula",
    ["Rencana - (Realisasi - Rencana)", "rencana-(realisasi-rencana) / rencana", "Target – ( Realisasi – Target )",
     "TARGET − (REALISASI − TARGET) x 100%", "Rencana-  (  Realisasi  -Target", "Target -(Realisasi- Rencana"],
)  # fmt: skip
def test_the_document_s_own_formula_goes_before_all_words(formula: str) -> None:
    assert less_is_better("Persentase penanganan lahan", None, formula)


@pytest.mark.parametrize(
    "formula", ["Realisasi - (Rencana - Realisasi)", "Rencana - Realisasi", "(Realisasi - Rencana)"]
)
def test_other_differences_are_not_that_formula(formula: str) -> None:
    assert not less_is_better("Jumlah lapak", None, formula)


# The formulas


def test_formulas() -> None:
    assert usual(80, 60) == 75
    assert inverse(10, 8) == [120, 125]
    assert inverse(10, 0) == [200]
    assert inverse(40, 50) == [75, 80]


# One number


@pytest.mark.parametrize(
    "raw",
    ["15 - 16", "5-6", "5 – 6", "5—6", " 5,5 s.d. 6", "5.5 s.d 6", "5 sd 6", "5 s/d 6", "5 s / d 6", "5 S.D. 6,5",
     "5 sampai 6", "5sampai6", "5,25 - 6,75", "5 s. d. 6"],
)  # fmt: skip
def test_a_range_is_not_one_number(raw: str) -> None:
    assert plain_number(k(q(raw, 5))) is None


@pytest.mark.parametrize("sign", ["<", ">", "≤", "≥", "minimal", "Maksimal", "min.", "maks."])
def test_a_comparison_is_not_one_number(sign: str) -> None:
    assert plain_number(k(q(f"{sign} 5", 5))) is None


@pytest.mark.parametrize(
    "raw", ["5", "5,5", "-5", "5 menit", "5 maksud", "5 orang/6 bulan", "5 dan 6", "sekitar 5 - 6", "5 min"]
)
def test_anything_else_is_the_number_that_was_read(raw: str) -> None:
    found = plain_number(k(q(raw, 5)))
    assert found == 5 and isinstance(found, float)


def test_nothing_and_what_could_not_be_read_is_no_number() -> None:
    assert plain_number(None) is None
    assert plain_number(k(q("WTP", None))) is None


# Rounding


@pytest.mark.parametrize(
    ("raw", "value", "step"),
    [
        ("87", 87, 0.5), ("86,7", 86.7, 0.05), ("86,67", 86.67, 0.005), ("86.67 %", 86.67, 0.005), ("80,00", 80, 0.005),
        ("86,50", 86.5, 0.005), ("1.250", 1250, 0.5), ("12,125", 12.125, 0.0005), ("1.250,5", 1250.5, 0.05),
        ("1,250.50", 1250.5, 0.005), ("87 dari 100", 87, 0.5), ("80,0", 80, 0.05),
    ],
)  # fmt: skip
def test_half_the_last_printed_digit(raw: str, value: float, step: float) -> None:
    assert half_step(k(q(raw, value))) == pytest.approx(step)


def explained(t: dict[str, Any], r: dict[str, Any], c: float, poin: float = 0.5) -> bool:
    return by_rounding(k(t), k(r), c, poin)


def test_rounded_percentages_allow_what_their_last_digits_hide() -> None:
    # 59,5 / 80,5 is 73,91 and 60,5 / 79,5 is 76,10
    inside, outside = (73.5, 75, 76.5), (73.3, 76.7)
    assert [explained(persen(80), persen(60), c) for c in inside] == [True, True, True]
    assert [explained(persen(80), persen(60), c) for c in outside] == [False, False]
    assert explained(persen(80), persen(60), 76.0, 0) and not explained(persen(80), persen(60), 76.2, 0)
    assert explained(persen(80), persen(60), 74.0, 0) and not explained(persen(80), persen(60), 73.8, 0)
    # 59,95 / 80,05 is 74,89 and 60,05 / 79,95 is 75,11
    assert explained(q("80,0%", 80, "%"), q("60,0%", 60, "%"), 75.1, 0)
    assert not explained(q("80,0%", 80, "%"), q("60,0%", 60, "%"), 75.2, 0)


def test_counts_are_exact() -> None:
    assert not explained(q("80", 80), q("60", 60), 75)
    assert explained(q("80", 80, "%"), q("60", 60), 75)
    assert explained(q("80 %", 80), q("60", 60), 75)


def test_what_has_no_number_or_may_be_zero_is_not_explained() -> None:
    assert not explained(q("0%", 0, "%"), persen(60), 75)
    assert not explained(q("A%", None, "%"), persen(60), 75)
    assert not explained(persen(80), q("A", None), 75)
    assert not explained(persen(-100), persen(100), -100)
    assert not explained(persen(-0.5), persen(0.5), -100)
    assert explained(persen(1), persen(1), 100)


def test_the_bounds_of_rounding_are_inside() -> None:
    assert explained(persen(12), persen(10), 76, 0)  # 9,5 / 12,5
    assert explained(persen(13), persen(9), 76, 0)  # 9,5 / 12,5


# Words of the domain as patterns


def test_patterns_of_words() -> None:
    assert pilihan(["gizi buruk", "rata-rata", "n/a"]) == r"gizi\s+buruk|rata\W*rata|n/a"
    assert renggang("sub total") == r"s\s*u\s*b\s*t\s*o\s*t\s*a\s*l"
