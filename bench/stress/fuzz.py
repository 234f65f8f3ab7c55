"""Does Petik survive damaged files? Random damage to the samples, thousands of times, through the whole batch.

    python -m bench.stress.fuzz [-n 1000] [--benih 1] [--jobs 2] [--simpan FOLDER]

Prints a Markdown report: counts by status, messages, the slowest file, the peak of memory. Ends with 1 where a file has
no row, a worker was left behind, or the limit on time was overstepped. The same seed damages the same way; --simpan
keeps the files that failed.
"""

from __future__ import annotations

import argparse
import base64
import csv
import io
import multiprocessing
import random
import re
import shutil
import sys
import tempfile
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.material import SAMPLES
from petik.checks.aturan import load
from petik.datasets.schema.names import BERKAS_CSV
from petik.ingest.settings import Settings
from petik.one.pictures import Pictures
from petik.one.result import FileStatus
from petik.results.assemble import assemble
from petik.results.store import Store
from petik.run.batch import Outcome, Run, Task
from petik.run.pool import run_pool
from petik.run.tasks import collect_tasks

LIMITS = Settings(page_seconds=90, file_seconds=180)
LITTLE = 30.0  # seconds beyond the limit that ending a worker and starting another may take
SLOW = re.compile(r"scan|foto|tif|png|campuran|lapis")  # read by OCR, which takes a hundred times as long
Damage = Callable[[random.Random, bytes], bytes]


_NUMBERS = (b"0", b"-1", b"1", b"0.00001", b"65536", b"2147483647", b"99999999999999", b"-" + b"9" * 40, b"1e308")


def _span(rng: random.Random, data: bytes) -> tuple[int, int]:
    """Where a piece of *data* begins and ends: mostly small ones, some large."""
    start = rng.randrange(len(data))
    return start, min(len(data), start + rng.choice((1, 4, 16, 64, 512, 4096)))


def flip(rng: random.Random, data: bytes) -> bytes:
    out = bytearray(data)
    for _ in range(rng.choice((1, 2, 8, 64))):
        out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
    return bytes(out)


def cut(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data))]


def remove(rng: random.Random, data: bytes) -> bytes:
    start, end = _span(rng, data)
    return data[:start] + data[end:]


def double(rng: random.Random, data: bytes) -> bytes:
    start, end = _span(rng, data)
    return data[:end] + data[start:end] * rng.choice((1, 2, 50)) + data[end:]


def swap(rng: random.Random, data: bytes) -> bytes:
    places = sorted(rng.randrange(len(data) + 1) for _ in range(4))
    a, b, c, d = places
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def noise(rng: random.Random, data: bytes) -> bytes:
    start, end = _span(rng, data)
    return data[:start] + rng.randbytes(end - start) + data[end:]


def number(rng: random.Random, data: bytes) -> bytes:
    """Another number in the place of one: lengths, counts, offsets, references."""
    found = [m.span() for m in re.finditer(rb"\d+", data)]
    if not found:
        return flip(rng, data)
    start, end = rng.choice(found)
    return data[:start] + rng.choice(_NUMBERS) + data[end:]


DAMAGES: tuple[Damage, ...] = (flip, cut, remove, double, swap, noise, number)


def member(rng: random.Random, data: bytes) -> bytes:
    """Damage to one member of an Office file, packed again without a fault."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        names = old.namelist()
        chosen = rng.choice([n for n in names if n.endswith((".xml", ".rels"))])
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in names:
                content = old.read(name)
                new.writestr(name, rng.choice(DAMAGES)(rng, content) if name == chosen and content else content)
    return out.getvalue()


def content(rng: random.Random, data: bytes) -> bytes:
    """Damage to what a PDF page paints: a stream is unpacked, damaged, and put back without packing."""
    packed = rb"/Filter \[ /ASCII85Decode /FlateDecode \] /Length \d+\s*>>\s*stream\r?\n(.*?)~>endstream"
    found = list(re.finditer(packed, data, re.DOTALL))
    if not found:
        return rng.choice(DAMAGES)(rng, data)
    chosen = rng.choice(found)
    try:
        plain = zlib.decompress(base64.a85decode(chosen.group(1)))
    except (zlib.error, ValueError):  # damaged in an earlier round
        return noise(rng, data)
    plain = rng.choice(DAMAGES)(rng, plain) if plain else plain
    return data[: chosen.start()] + b"/Length %d >>\nstream\n%b\nendstream" % (len(plain), plain) + data[chosen.end() :]


def damaged(rng: random.Random, count: int, folder: Path) -> None:
    """*count* damaged samples below *folder*; their names say what was done to what."""
    files = sorted(SAMPLES.iterdir())
    weights = [0.05 if SLOW.search(file.name) else 1.0 for file in files]
    for n in range(count):
        file = rng.choices(files, weights)[0]
        data = file.read_bytes()
        inside = zipfile.is_zipfile(file) and rng.random() < 0.7
        how: Damage = member if inside else rng.choice(DAMAGES)
        if file.suffix == ".pdf" and rng.random() < 0.6:
            how = content
        for _ in range(rng.choice((1, 1, 1, 3))):
            data = how(rng, data) if data and not (inside and not zipfile.is_zipfile(io.BytesIO(data))) else data
        (folder / f"{n:05d}_{how.__name__}_{file.name}").write_bytes(data)


@dataclass(slots=True)
class Watch:
    """A reporter that notices how long nothing came to an end."""

    last: float = field(default_factory=time.monotonic)
    silence: float = 0.0
    done: int = 0

    def page(self, task: Task, done: int, total: int) -> None:  # noqa: ARG002 - as every reporter takes it
        """A file of many pages may take its time."""
        self.last = time.monotonic()

    def finished(self, task: Task, status: FileStatus, reused: bool) -> None:  # noqa: ARG002 - likewise
        self.done += 1
        self.last = time.monotonic()
        if self.done % 100 == 0:
            print(f"{self.done} berkas", file=sys.stderr, flush=True)

    def tick(self) -> None:
        self.silence = max(self.silence, time.monotonic() - self.last)


def memory_peak() -> float:
    """Megabytes of the largest process that this one has started; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def report(outcome: Outcome, watch: Watch, seconds: float) -> str:
    """What came out, as Markdown."""
    found = list(outcome.statuses.values())
    statuses = Counter(status.status for status in found)
    messages = Counter((s.status, re.sub(r"\d+", "N", s.pesan)[:110]) for s in found if s.status != "ok")
    slowest = max(found, key=lambda s: s.detik)
    lines = [
        f"{len(found)} berkas dalam {seconds:.0f} s; puncak memori {memory_peak():.0f} MB; "
        f"terlama {slowest.detik:.1f} s ({slowest.berkas}); jeda terpanjang {watch.silence:.0f} s",
        "",
        "| status | berkas |\n| --- | --- |",
        *(f"| {name} | {n} |" for name, n in statuses.most_common()),
        "",
        "| kali | status | pesan |\n| --- | --- | --- |",
        *(f"| {n} | {status} | {text} |" for (status, text), n in messages.most_common(40)),
    ]
    return "\n".join(lines)


def faults(tasks: Sequence[Task], outcome: Outcome, rows: int, watch: Watch) -> list[str]:
    """What must not happen, in words; nothing where it did not."""
    out = []
    if missing := [task.name for task in tasks if task.name not in outcome.statuses]:
        out.append(f"tanpa baris: {missing[:5]}")
    if rows != len(tasks):
        out.append(f"berkas.csv memuat {rows} baris untuk {len(tasks)} berkas")
    if left := multiprocessing.active_children():
        out.append(f"proses tertinggal: {left}")
    if late := [s.berkas for s in outcome.statuses.values() if s.detik > LIMITS.file_seconds + LITTLE]:
        out.append(f"melewati batas waktu: {late[:5]}")
    if watch.silence > LIMITS.page_seconds + LITTLE:
        out.append(f"{watch.silence:.0f} s tanpa kemajuan")
    return out


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("-n", type=int, default=1000, help="damaged files")
    reader.add_argument("--benih", type=int, default=1, help="seed")
    reader.add_argument("--jobs", type=int, default=2)
    reader.add_argument("--simpan", type=Path, help="folder for the files that failed")
    given = reader.parse_args()
    with tempfile.TemporaryDirectory(prefix="acak-") as place:
        folder, out = Path(place) / "masuk", Path(place) / "hasil"
        folder.mkdir()
        damaged(random.Random(given.benih), given.n, folder)
        start, watch = time.monotonic(), Watch()
        with collect_tasks([folder], out, LIMITS) as tasks:
            outcome = run_pool(tasks, Run(out, settings=LIMITS), given.jobs, watch)
            with Pictures({task.name: task.path for task in tasks}) as pictures:
                assemble(Store(out), outcome.statuses, load(), pictures)
        print(report(outcome, watch, time.monotonic() - start))
        if given.simpan:
            keep(given.simpan, folder, out, outcome)
        with (out / BERKAS_CSV).open(encoding="utf-8-sig", newline="") as stream:
            rows = sum(1 for _ in csv.DictReader(stream))
        wrong = faults(tasks, outcome, rows, watch)
    print("\n".join(f"GAGAL: {line}" for line in wrong))
    return 1 if wrong else 0


def keep(to: Path, folder: Path, out: Path, outcome: Outcome) -> None:
    """Copies the files that failed, and the log, for a look."""
    to.mkdir(parents=True, exist_ok=True)
    for status in outcome.statuses.values():
        if status.status == "failed" and (folder / status.berkas).is_file():
            shutil.copy(folder / status.berkas, to)
    if Store(out).log_path.is_file():
        shutil.copy(Store(out).log_path, to)


if __name__ == "__main__":
    sys.exit(main())
