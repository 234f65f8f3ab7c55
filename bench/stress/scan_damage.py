"""How well damaged scans are read: generated pages of known content, each kind of damage over the same layouts.

    python -m bench.stress.scan_damage [-n 100] [-o REPORT.md] [--simpan FOLDER]

Prints a Markdown table of values F1 by kind of damage and by layout, and the confidence table of all numbers
(bench.accuracy.calibration). With --simpan the scans, the drawn records and the read records are kept for a look.
Nothing is cached, and the same *n* gives the same pages.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.accuracy import calibration
from bench.accuracy import facts as comparison
from bench.accuracy.calibration import SHIPPED, Reading
from bench.accuracy.facts import Hitung
from petik.ingest.ocr.engine.cache import OcrCache
from petik.one.pipeline import extract_file
from petik.samples.stress.damage import KINDS, scanned
from petik.samples.stress.pages import LAYOUTS

WORKERS = 2
SEED = 4000  # the pages' seeds start here


@dataclass(frozen=True, slots=True)
class Outcome:
    """One page: what was done to it, and how it was read."""

    name: str
    damage: str
    layout: str
    facts: Hitung
    values: Hitung
    readings: tuple[Reading, ...]
    seconds: float


def plan(count: int) -> list[tuple[int, str, str]]:
    """Number, damage and layout of the pages: all damages before any comes again, then with the next layout."""
    damages, layouts = list(KINDS), list(LAYOUTS)
    return [(i, damages[i % len(damages)], layouts[(i // len(damages) + i) % len(layouts)]) for i in range(count)]


def measure(job: tuple[int, str, str], folder: Path) -> Outcome:
    """Draws, damages and reads one page; its files are left in *folder*."""
    number, damage, layout = job
    name = f"{number:03d}_{layout}.pdf"
    base = LAYOUTS[layout](name, SEED + number, KINDS[damage].raster)
    path = folder / name
    path.write_bytes(scanned(base, damage, SEED + number))
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as fresh:
        record = extract_file(path, cache=OcrCache(Path(fresh))).record
    seconds = time.perf_counter() - start
    wanted = base.content.model_dump(mode="json")
    found = record.model_dump(mode="json") if record else {"dokumen": {"berkas": name}}
    for kind, data in (("benar", wanted), ("terbaca", found)):
        path.with_suffix(f".{kind}.json").write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    facts, values = comparison.tally(wanted, found)
    return Outcome(name, damage, layout, facts, values, tuple(calibration.compare(comparison, wanted, found)), seconds)


def table(title: str, results: Iterable[Outcome], group: Callable[[Outcome], str]) -> list[str]:
    """Markdown, worst group first: pages, values F1, share of the facts found, and what Petik was sure of."""
    groups: dict[str, list[Outcome]] = {}
    for result in results:
        groups.setdefault(group(result), []).append(result)
    lines = [f"| {title} | pages | values F1 | worst page | facts found | accepted ≥ {SHIPPED:.2f} | wrong | s/page |",
             "| --- | --- | --- | --- | --- | --- | --- | --- |"]
    for name, members in sorted(groups.items(), key=lambda item: _sum(h.values for h in item[1]).f1):
        readings = [r for h in members for r in h.readings]
        sure = [r for r in readings if r.confidence is not None and r.confidence >= SHIPPED]
        labelled = sum(r.label != "" for r in readings)
        lines.append(
            f"| {name} | {len(members)} | {_sum(h.values for h in members).f1:.3f} "
            f"| {min(h.values.f1 for h in members):.3f} | {_sum(h.facts for h in members).recall:.1%} "
            f"| {len(sure) / max(1, labelled):.1%} | {sum(not r.right for r in sure)} "
            f"| {sum(h.seconds for h in members) / len(members):.1f} |")
    return lines


def _sum(counts: Iterable[Hitung]) -> Hitung:
    return sum(counts, Hitung())


def report(results: list[Outcome]) -> list[str]:
    """The whole report as Markdown lines."""
    values, facts = _sum(h.values for h in results), _sum(h.facts for h in results)
    readings = [r for h in results for r in h.readings]
    damage_of = {h.name: h.damage for h in results}
    wrong = [r for r in readings if r.confidence is not None and r.confidence >= SHIPPED and not r.right]
    return [
        "# Damaged scans", "",
        f"{len(results)} pages, values F1 {values.f1:.3f}, facts F1 {facts.f1:.3f}.", "",
        *table("damage", results, lambda h: h.damage), "",
        *table("layout", results, lambda h: h.layout), "",
        "## Confidence", "",
        *calibration.table(readings), "",
        "Sure and wrong:", "",
        *(f"- {r.file} ({damage_of[r.file]}): «{r.print}», printed «{r.label}», keyakinan {r.confidence}"
          for r in wrong),
    ]


def run(count: int, folder: Path) -> list[Outcome]:
    """All pages, on two processes."""
    with multiprocessing.get_context("spawn").Pool(WORKERS) as pool:
        return list(pool.imap(partial(measure, folder=folder), plan(count), chunksize=1))


def main() -> int:
    """Runs the measurement and prints the report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("-n", type=int, default=100, help="pages (default: 100)")
    parser.add_argument("-o", "--report", type=Path, help="also write the report there")
    parser.add_argument("--simpan", type=Path, help="folder in which scans and records are kept")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as fresh:
        folder = args.simpan or Path(fresh)
        folder.mkdir(parents=True, exist_ok=True)
        results = run(args.n, folder)
    comparison.tell(report(results), args.report)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
