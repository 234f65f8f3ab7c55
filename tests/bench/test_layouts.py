"""A dozen documents of the layout benchmark, read as users' files are: each kind, each format, ruled and unruled."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.stress.layouts import draw, measure

FLOOR = 0.97  # mean values F1 of these documents; only rises


def test_a_dozen_varied_layouts_are_read(tmp_path: Path) -> None:
    results = [measure(number, tmp_path) for number in range(8, 200, 16)]
    assert {r.variation.format for r in results} == {"pdf", "docx", "xlsx"}
    assert sum(r.values.f1 for r in results) / len(results) >= FLOOR, [(r.name, round(r.values.f1, 2)) for r in results]


@pytest.mark.parametrize("number", [0, 3, 20])
def test_the_same_number_gives_the_same_document(number: int) -> None:
    assert draw(number)[2:] == draw(number)[2:]
