"""How well layouts are read that offices vary: generated documents of known content, F1 by kind of variation.

    python -m bench.stress.layouts [-n 200] [--awal 0] [-o REPORT.md] [--simpan FOLDER]

Every document draws a value of each variation (samples/layouts/model.py: fonts, rulings, headings, merged cells, page
breaks, number prints, levels, signatures …); a table per variation shows values F1 and facts F1, worst first. With
--simpan the documents and both records are kept, so that `python -m bench.accuracy.errors FOLDER/benar FOLDER/terbaca`
tells what is wrong. --awal begins with another document: what a rule was made on says little about the others. The same
numbers give the same documents where the same fonts are installed.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path

from bench.accuracy import facts as comparison
from bench.accuracy.facts import Hitung
from petik.ingest.ocr.engine.cache import OcrCache
from petik.one.pipeline import extract_file
from petik.samples.layouts.content import draw_lots
from petik.samples.layouts.excel import draw_excel
from petik.samples.layouts.kinds import draft
from petik.samples.layouts.model import Variation
from petik.samples.layouts.pdf import draw_pdf, lettering
from petik.samples.layouts.word import draw_word
from petik.schemas.record import Rekaman

WORKERS = 2
SEED = 7000  # the documents' seeds start here
DRAW = {"pdf": draw_pdf, "docx": draw_word, "xlsx": draw_excel}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document: how it was laid out, and how it was read."""

    name: str
    variation: Variation
    facts: Hitung
    values: Hitung


def draw(number: int) -> tuple[str, Variation, bytes, Rekaman]:
    """The document with this number: its name, its variations, its bytes, what it says."""
    drawn = draw_lots(SEED + number, lettering())
    name = f"{number:03d}_{drawn.jenis}.{drawn.format}"
    data, record = DRAW[drawn.format](draft(SEED + number, name, drawn))
    return name, drawn, data, record


def measure(number: int, folder: Path) -> Outcome:
    """Draws and reads one document; its files are left in *folder*."""
    name, drawn, data, record = draw(number)
    path = folder / name
    path.write_bytes(data)
    with tempfile.TemporaryDirectory() as fresh:
        read = extract_file(path, cache=OcrCache(Path(fresh))).record
    wanted = record.model_dump(mode="json")
    found = read.model_dump(mode="json") if read else {"dokumen": {"berkas": name}}
    for kind, content in (("benar", wanted), ("terbaca", found)):
        place = folder / kind / f"{name}.json"
        place.parent.mkdir(exist_ok=True)
        place.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    return Outcome(name, drawn, *comparison.tally(wanted, found))


def table(variation: str, results: Iterable[Outcome]) -> list[str]:
    """Markdown, worst value of the variation first."""
    groups: dict[str, list[Outcome]] = {}
    for result in results:
        groups.setdefault(str(getattr(result.variation, variation)) or "(blank)", []).append(result)
    lines = [
        f"| {variation} | documents | values F1 | facts F1 | worst document |",
        "| --- | ---: | ---: | ---: | --- |",
    ]
    for name, members in sorted(groups.items(), key=lambda item: _sum(h.values for h in item[1]).f1):
        worst = min(members, key=lambda h: h.values.f1)
        lines.append(
            f"| {name} | {len(members)} | {_sum(h.values for h in members).f1:.3f} "
            f"| {_sum(h.facts for h in members).f1:.3f} | {worst.name} {worst.values.f1:.3f} |"
        )
    return lines


def _sum(counts: Iterable[Hitung]) -> Hitung:
    return sum(counts, Hitung())


def mean(results: list[Outcome]) -> tuple[float, float]:
    """Mean over documents of values F1 and facts F1."""
    return sum(h.values.f1 for h in results) / len(results), sum(h.facts.f1 for h in results) / len(results)


def report(results: list[Outcome]) -> list[str]:
    """The whole report as Markdown lines."""
    values, facts = mean(results)
    lines = ["# Layouts", "", f"{len(results)} documents: mean values F1 {values:.3f}, mean facts F1 {facts:.3f}."]
    for variation in fields(Variation):
        lines += ["", *table(variation.name, results)]
    worst = sorted(results, key=lambda h: h.values.f1)[:20]
    return [
        *lines,
        "",
        "Worst documents:",
        "",
        *(f"- {h.name}: values {h.values.f1:.3f}, facts {h.facts.f1:.3f}; {h.variation}" for h in worst),
    ]


def run(numbers: Iterable[int], folder: Path) -> list[Outcome]:
    """The documents with these numbers, on two processes."""
    with multiprocessing.get_context("spawn").Pool(WORKERS) as pool:
        return list(pool.imap(partial(measure, folder=folder), numbers, chunksize=4))


def main() -> int:
    """Runs the measurement and prints the report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("-n", type=int, default=200, help="documents (default: 200)")
    parser.add_argument("--awal", type=int, default=0, help="number of the first document (default: 0)")
    parser.add_argument("-o", "--report", type=Path, help="also write the report there")
    parser.add_argument("--simpan", type=Path, help="folder in which documents and records are kept")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as fresh:
        folder = args.simpan or Path(fresh)
        folder.mkdir(parents=True, exist_ok=True)
        results = run(range(args.awal, args.awal + args.n), folder)
    comparison.tell(report(results), args.report)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
