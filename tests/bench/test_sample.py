"""The sample of findings for a second pair of eyes: the same seed draws the same, and verdicts are counted."""

from __future__ import annotations

from pathlib import Path

from bench.accuracy.sample_findings import draw
from bench.accuracy.verdicts import Share, by
from petik.datasets.schema.tables import Row

OUT = Path("hasil")


def findings(files: int, each: int) -> list[tuple[Path, Row]]:
    return [
        (OUT, {"dok_id": f"f{f}", "temuan_id": f"f{f}/{k}", "kode": "x"}) for f in range(files) for k in range(each)
    ]


def test_at_most_some_per_file_and_as_many_as_wanted() -> None:
    drawn = draw(findings(10, 5), seed=1, number=15, per_file=2)
    assert len(drawn) == 15
    assert max([row["dok_id"] for _, row in drawn].count(f"f{k}") for k in range(10)) == 2


def test_one_finding_less_moves_no_other() -> None:
    everything = findings(10, 2)
    first = draw(everything, 1, 20, 2)
    without = [f for f in everything if f != first[3]]
    assert draw(without, 1, 20, 2) == [f for f in first if f != first[3]]
    assert draw(everything, 2, 20, 2) != first


def test_shares_and_their_intervals() -> None:
    rows = [{"verdict": v, "severity": "galat"} for v in ["right"] * 19 + ["wrong"]]
    share = by(rows, "severity")["galat"]
    assert (share.right, share.all) == (19, 20)
    low, high = share.interval()
    assert low < share.value < high <= 1
    assert Share.of([]).interval() == (0.0, 1.0)
