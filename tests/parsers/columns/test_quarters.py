"""Quarters by their order where OCR misread the numerals; never where the author printed them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from petik.parsers.columns.headings import read_columns
from petik.parsers.columns.quarters import quarters_in_order
from petik.parsers.model import Table
from tests.parsers.shapes import table


def headed(*numerals: str, source: str = "ocr") -> Table:
    rest = ["<"] * (len(numerals) - 1)
    found = table(
        [
            [("Indikator Kinerja", 2, 1), ("Target Triwulan", 1, len(numerals)), *rest, ("Anggaran", 2, 1)],
            ["<", *numerals, "<"],
            ["Jumlah kapal", *("1" for _ in numerals), "5.000.000"],
        ]
    )
    cells = tuple(
        replace(c, lines=tuple(replace(x, words=tuple(replace(w, source=source) for w in x.words)) for x in c.lines))  # type: ignore[arg-type]
        for c in found.cells
    )
    return replace(found, cells=cells)


def periods(found: Table) -> list[str]:
    return [c.periode for c in quarters_in_order(found, 2, read_columns(found, 2))][1:-1]


@pytest.mark.parametrize(
    "numerals", [("I", "II", "III", "IV"), ("", "ll", "1", "IV"), ("|", "i", "IH", "Iv"), ("l", "", "", "lV")]
)
def test_four_strokes_below_triwulan_are_the_four_quarters(numerals: tuple[str, ...]) -> None:
    assert periods(headed(*numerals)) == ["TW1", "TW2", "TW3", "TW4"]


def test_what_an_author_printed_stays() -> None:
    assert periods(headed("I", "II", "I", "IV", source="text"))[2] == "TW1"


@pytest.mark.parametrize("numerals", [("I", "II", "III"), ("Jan", "Feb", "Mar", "Apr"), ("I", "II", "Juli", "IV")])
def test_other_headings_are_not_put_in_order(numerals: tuple[str, ...]) -> None:
    found = headed(*numerals)
    assert quarters_in_order(found, 2, read_columns(found, 2)) == read_columns(found, 2)
