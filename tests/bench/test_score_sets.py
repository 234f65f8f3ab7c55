"""`make score` reads several sets of labels: means over governments, floors for every set."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.score import below, by_government, governments


def _figures(**files: tuple[float, float]) -> dict[str, object]:
    per_file = {name: {"facts": [0, 0, f], "values": [0, 0, v]} for name, (f, v) in files.items()}
    return {"facts_f1_mean": 0.8, "values_f1_mean": 0.9, "anomali_f1_pooled": 0.5, "per_file": per_file}


def test_many_files_of_one_government_weigh_no_more_than_one() -> None:
    owners = {"a": "Kota X", "b": "Kota X", "c": "Kota Y"}
    found = by_government(_figures(a=(0.4, 0.5), b=(0.6, 0.7), c=(1.0, 1.0)), owners)
    assert found["Kota X"] == pytest.approx((0.5, 0.6, 2))
    assert found["Kota Y"] == pytest.approx((1.0, 1.0, 1))


def test_the_table_of_governments_is_read_for_one_set_only(tmp_path: Path) -> None:
    table = tmp_path / "pemerintah.csv"
    table.write_text("set,label,pemerintah\ngold,a,Kota X\nregions/gold,a,Kota Y\n", "utf-8")
    assert governments("regions/gold", table) == {"a": "Kota Y"}


@pytest.mark.parametrize(
    ("floors", "told"),
    [
        ({"facts_f1_mean": 0.85, "per_file": {}}, ["facts_f1_mean 0.800"]),
        ({"per_file": {"a": [0.3, 0.6]}}, ["a: values F1 0.500"]),
        ({"per_file": {"gone": [0.1, 0.0]}}, ["gone: facts F1 0.000"]),
        ({"per_file": {"a": [0.4, 0.5]}}, []),
    ],
)
def test_figures_below_the_floor_of_their_set_are_told(floors: dict[str, object], told: list[str]) -> None:
    lines = below(_figures(a=(0.4, 0.5)), floors, "regions/gold")
    assert len(lines) == len(told)
    assert all(line.startswith("regions/gold: ") and want in line for line, want in zip(lines, told, strict=True))
