"""Time and memory of putting many documents together: tables, checks across documents, Excel, DuckDB, report.

    python -m bench.speed.assembling [-n 250 500 1000] [--dari OUT] [--simpan FOLDER]

Documents of OUT (without it: the samples, read first) are copied until there are so many, each copy under the name of
another region, so that agencies stay as large as they are. Every figure is of a process of its own. Milliseconds differ
from machine to machine; what counts is that a document costs the same among thousands, and how slowly memory grows.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

from bench.material import SAMPLES
from bench.speed.memory import peak
from petik.checks.aturan import load
from petik.datasets.files.part import read_part, record_part, write_part
from petik.datasets.files.record_file import write_record
from petik.one.pictures import Pictures
from petik.results.assemble import assemble
from petik.results.layout import program_fingerprint, read_record
from petik.results.merge import copy_document
from petik.results.store import Store
from petik.run.batch import Run
from petik.run.pool import run_pool
from petik.run.tasks import collect_tasks

REGIONS = 400  # invented ones, so that none is that of another copy of the same document


@dataclass(frozen=True, slots=True)
class Assembly:
    """One measurement: documents, seconds, megabytes at the peak of the process."""

    documents: int
    seconds: float
    megabytes: float


def measure(source: Path, counts: list[int], below: Path) -> list[Assembly]:
    """Put copies of the documents of *source* together, in as many folders below *below* as there are counts."""
    found = []
    for count in counts:
        out = below / str(count)
        multiply(Store(source), Store(out), count)
        words = [sys.executable, "-m", "bench.speed.assembling", "--ukur", str(out)]
        seconds, megabytes = subprocess.run(words, capture_output=True, check=True, text=True).stdout.split()[-2:]
        found.append(Assembly(count, float(seconds), float(megabytes)))
    return found


def read_samples(out: Path) -> None:
    """Read the samples into *out*."""
    with collect_tasks([SAMPLES], out) as tasks:
        run_pool(tasks, Run(out), 2, _Silent())


def multiply(source: Store, target: Store, count: int) -> None:
    """Copy documents of *source* until *target* has *count*."""
    names = sorted(name for name in source.states() if source.record_path(name).is_file())
    sidik = load().fingerprint
    for number in range(count):
        name, again = names[number % len(names)], number // len(names)
        new = f"{Path(name).stem}-{number}{Path(name).suffix}"
        copy_document(source, name, target, new)
        record = read_record(target.out, new)
        if again and record.dokumen.perangkat_daerah:
            region = {"wilayah": f"Kabupaten Contoh {again % REGIONS}", "kode_wilayah": None}
            record = record.model_copy(update={"dokumen": record.dokumen.model_copy(update=region)})
            write_record(record, target.record_path(new))
            rows = read_part(target.part_path(new)) | record_part(new, record)
            write_part(rows.values(), target.part_path(new))
        kept = target.kept(new)
        assert kept is not None
        target.keep(new, replace(kept, program=program_fingerprint(), aturan=sidik))


class _Silent:
    def page(self, *_: object) -> None: ...
    def finished(self, *_: object) -> None: ...
    def tick(self) -> None: ...


def report(found: list[Assembly]) -> list[str]:
    """The figures as a table."""
    rows = [
        f"| {one.documents} | {one.seconds:.1f} | {1000 * one.seconds / one.documents:.1f} | {one.megabytes:.0f} |"
        for one in found
    ]
    return ["| dokumen | detik | ms per dokumen | MB |", "| ---: | ---: | ---: | ---: |", *rows]


def main() -> int:
    """Measure and print the table; `--ukur FOLDER` is what the processes are started with."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed.assembling", description=__doc__)
    parser.add_argument("-n", type=int, nargs="+", default=[250, 500, 1000])
    parser.add_argument("--dari", type=Path)
    parser.add_argument("--simpan", type=Path)
    parser.add_argument("--ukur", type=Path)
    given = parser.parse_args()
    if given.ukur is not None:
        start = time.perf_counter()
        with Pictures() as pictures:
            assemble(Store(given.ukur), {}, load(), pictures)
        print(f"{time.perf_counter() - start:.2f} {peak():.1f}")
        return 0
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        below = given.simpan or Path(folder)
        source = given.dari or below / "contoh"
        if given.dari is None:
            read_samples(source)
        print("\n".join(report(measure(source, given.n, below))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
