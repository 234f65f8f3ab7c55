"""The benchmark as one picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib

matplotlib.use("Agg")  # no screen is needed
import matplotlib.pyplot as plt

from bench.speed.digital import Pace

SERIES = (("peer", "#333333"), ("ours", "#e45756"), ("ingest", "#4c78a8"))
LABELS = {"peer": "pdfplumber: extract_tables", "ours": "Petik: seluruhnya", "ingest": "Petik: ingest saja"}


def draw(files: Sequence[Pace], memory: Sequence[tuple[int, float]], to: Path) -> None:
    """Milliseconds per page of each file beside the peer's, and the memory over the number of pages."""
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.2), width_ratios=(3, 1))
    ordered = sorted(files, key=lambda f: f.peer / f.pages)
    for name, colour in SERIES:  # points, not bars: on a logarithmic scale the height of a bar says nothing
        left.plot([1000 * getattr(f, name) / f.pages for f in ordered], "o", ms=4, color=colour, label=LABELS[name])
    left.set_yscale("log")
    left.set_xlabel("berkas digital")
    left.set_ylabel("ms per halaman")
    left.legend(fontsize=8)
    right.plot([n for n, _ in memory], [mb for _, mb in memory], "o-", color=SERIES[2][1])
    right.set_ylim(bottom=0)
    right.set_xlabel("halaman")
    right.set_ylabel("puncak memori, MB")
    figure.tight_layout()
    figure.savefig(to, dpi=110)
    plt.close(figure)
