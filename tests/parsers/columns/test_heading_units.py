"""What a heading's brackets give to its cells: a unit, a factor."""

from __future__ import annotations

import pytest

from petik.ingest.page import Box
from petik.parsers.columns.column import Column
from petik.parsers.columns.heading_units import factor_of, in_unit, unit_of
from petik.parsers.model import Print


@pytest.mark.parametrize(
    ("heading", "factor"),
    [
        ("Anggaran (Rp. 000)", 1_000), ("Pagu (dalam ribuan rupiah)", 1_000), ("Pagu (x 1.000)", 1_000),
        ("Anggaran (juta Rp)", 1_000_000), ("Realisasi (Rp. 000.000)", 1_000_000), ("Dana (Rp miliar)", 1_000_000_000),
        ("Anggaran (Rp)", 1), ("Anggaran", 1), ("Target (000)", 1_000),
    ],
)  # fmt: skip
def test_the_factor_of_a_heading(heading: str, factor: int) -> None:
    assert factor_of(heading) == factor


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Target (%)", "%"),
        ("Target (Km) > 2023", "Km"),
        ("Realisasi (orang)", "orang"),
        ("Target (Rp)", None),
        ("Target (PK)", None),
    ],
)
def test_the_unit_of_a_heading(heading: str, unit: str | None) -> None:
    assert unit_of(heading) == unit


def _print(text: str) -> Print:
    return Print(text, 1, Box(0, 0, 10, 10), "pdf")


def test_an_amount_that_names_its_own_factor_is_not_multiplied_again() -> None:
    column = Column(0, 0, 10, "Anggaran (juta)", "anggaran")
    assert in_unit(_print("2.554,3"), column).kali == 1_000_000
    assert in_unit(_print("2.554,3 juta"), column).kali == 1


def test_an_achievement_takes_no_unit_from_the_heading() -> None:
    assert in_unit(_print("98"), Column(0, 0, 10, "Capaian (orang)", "capaian")).satuan is None
