"""What a second pair of eyes said of a sample: right of all by severity and code, and what the confidence meant.

    python -m bench.accuracy.verdicts SAMPLE

SAMPLE is a folder of `bench.accuracy.sample_findings` whose `verdicts.csv` has been filled in: `verdict` is right,
trivial or wrong; empty rows do not count. Writes `calibration.png`: the share of right findings against their
confidence, with 90 % intervals (Wilson), and prints the same as a table. Ends with 1 where a target is
missed: 95 % of errors and 90 % of warnings right, 5 % trivial.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from pathlib import Path

import matplotlib

matplotlib.use("Agg")  # no screen is needed
import matplotlib.pyplot as plt

RIGHT, TRIVIAL = "right", "trivial"
TARGETS = {"galat": 0.95, "peringatan": 0.90}
MOST_TRIVIAL = 0.05
EDGES = (0.8, 0.85, 0.9, 0.95, 0.99, 1.0001)  # bins of the confidence of unmarked findings
Z = 1.645  # 90 % interval


@dataclass(frozen=True)
class Share:
    """How many of some findings are right and how many trivial."""

    right: int
    trivial: int
    all: int

    @classmethod
    def of(cls, rows: Sequence[dict[str, str]]) -> Share:
        verdicts = [row["verdict"].strip().casefold() for row in rows]
        return cls(verdicts.count(RIGHT), verdicts.count(TRIVIAL), len(verdicts))

    @property
    def value(self) -> float:
        return self.right / self.all if self.all else 0.0

    def interval(self) -> tuple[float, float]:
        """Wilson's interval of the share of right ones; (0, 1) for none."""
        if not self.all:
            return 0.0, 1.0
        n, p = self.all, self.value
        centre, spread = p + Z * Z / (2 * n), Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        return (centre - spread) / (1 + Z * Z / n), (centre + spread) / (1 + Z * Z / n)


def judged(sample: Path) -> list[dict[str, str]]:
    """The rows that have a verdict. Raises OSError."""
    with (sample / "verdicts.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["verdict"].strip()]


def by(rows: Sequence[dict[str, str]], column: str) -> dict[str, Share]:
    """The share of each value of *column*, the most frequent first."""
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    return {name: Share.of(own) for name, own in sorted(groups.items(), key=lambda g: (-len(g[1]), g[0]))}


def bins(rows: Sequence[dict[str, str]]) -> list[tuple[float, Share]]:
    """For each bin of the confidence that holds findings: their mean confidence, and the share of right ones."""
    out = []
    for low, high in pairwise(EDGES):
        own = [row for row in rows if low <= float(row["confidence"]) < high]
        if own:
            out.append((sum(float(row["confidence"]) for row in own) / len(own), Share.of(own)))
    return out


def plot(rows: Sequence[dict[str, str]], to: Path) -> None:
    """The share of right findings against their confidence, bin by bin, with intervals and counts."""
    figure, axis = plt.subplots(figsize=(5, 4))
    for x, share in bins(rows):
        bottom, top = share.interval()
        axis.errorbar(
            x, share.value, [[share.value - bottom], [top - share.value]], fmt="o", color="#4c78a8", capsize=3
        )
        axis.annotate(str(share.all), (x, share.value), textcoords="offset points", xytext=(6, -10), fontsize=8)
    axis.plot([EDGES[0], 1], [EDGES[0], 1], "--", color="#999999", lw=1)
    axis.set_xlabel("keyakinan temuan")
    axis.set_ylabel("bagian yang benar")
    axis.set_ylim(0, 1.05)
    figure.tight_layout()
    figure.savefig(to, dpi=110)
    plt.close(figure)


def main() -> int:
    """Prints the shares; 2 on wrong arguments."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        print("usage: python -m bench.accuracy.verdicts SAMPLE", file=sys.stderr)
        return 2
    sample = Path(sys.argv[1])
    rows = judged(sample)
    for column in ("severity", "code"):
        for name, share in by(rows, column).items():
            low, high = share.interval()
            print(f"{name:28} {share.right:4} right {share.trivial:4} trivial of {share.all:4}  {low:.2f}-{high:.2f}")
    print("confidence: right of all, 90 % interval")
    for mean, share in bins(rows):
        low, high = share.interval()
        print(f"{mean:10.3f} {share.right:5} of {share.all:4}  {low:.2f}-{high:.2f}")
    plot(rows, sample / "calibration.png")
    severities, everything = by(rows, "severity"), Share.of(rows)
    missed = [name for name, least in TARGETS.items() if name in severities and severities[name].value < least]
    if everything.trivial > MOST_TRIVIAL * everything.all:
        missed.append(TRIVIAL)
    print(
        f"all: {everything.right} right, {everything.trivial} trivial of {everything.all}; missed: {missed or 'none'}"
    )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
