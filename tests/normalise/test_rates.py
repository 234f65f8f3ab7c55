"""A rate is its number; what it is counted per is its unit."""

from __future__ import annotations

import pytest

from petik.normalise.values.angka import baca


@pytest.mark.parametrize(
    ("raw", "value", "satuan"),
    [
        ("88/100.000 KH", 88, "/100.000 KH"),
        ("5,6 /1000 KH", 5.6, "/1000 KH"),
        ("16/100.000", 16, "/100.000"),
        ("3/1.000.000", 3, "/1.000.000"),
    ],
)
def test_a_rate(raw: str, value: float, satuan: str) -> None:
    found = baca(raw)
    assert (found.value, found.satuan) == (value, satuan)


@pytest.mark.parametrize("raw", ["22/30", "16/100", "1/2018", "050/203.2/I/2021", "88/100.000/KH"])
def test_two_numbers_with_a_stroke_are_none(raw: str) -> None:
    assert baca(raw).value is None
