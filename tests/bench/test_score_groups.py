"""`make score` holds the figures of the groups against their floors, where there are labels."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import score
from bench.accuracy import groups
from petik.compare.padanan import Padanan


def measured(right: int, wrong: int, missed: int, joined: float) -> groups.Figures:
    return groups.Figures(groups.Counts(right, wrong, missed), joined, [], ["sama: …"], Padanan(()))


@pytest.mark.parametrize(
    ("found", "faults"),
    [
        (measured(98, 1, 1, 0.0), []),
        (measured(90, 5, 5, 0.0), ["padanan_f1 0.947"]),
        (measured(98, 1, 1, 0.01), ["padanan_bukan_max: 0.010"]),
    ],
)
def test_figures_beyond_the_floors_are_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    found: groups.Figures,
    faults: list[str],
) -> None:
    (tmp_path / "gold-groups").mkdir()
    (tmp_path / "gold-groups" / "groups.json").write_text("{}", "utf-8")
    monkeypatch.setattr(groups, "ukur", lambda shared: found)
    told = score.compared(tmp_path, json.loads(score.FLOORS.read_text("utf-8")))
    assert [line[: len(fault)] for line, fault in zip(told, faults, strict=True)] == faults
    assert "sama: …" in capsys.readouterr().out


def test_nothing_is_measured_without_labels(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert score.compared(tmp_path, {}) == []
    assert capsys.readouterr().out == ""
