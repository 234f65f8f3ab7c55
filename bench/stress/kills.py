"""Runs that are killed at random moments and started again come to the same bytes as one that nobody disturbs.

    python -m bench.stress.kills [FILE…] [-n 50] [--benih 1] [--jobs 2] [-o hasil/matikan.md]

Each time one of the three is ended by `kill -9`: the parent alone, one worker, or the whole group; then, where the
parent is gone, the same command starts again. Without files the samples are read, scans by OCR, with a reading cache
that is empty and dropped at every start, so that only what Petik keeps of unfinished documents saves time.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from bench.material import SAMPLES
from petik.datasets.write import DUCKDB
from petik.results.layout import LOG, STATE

WHO = ("induk", "pekerja", "semua")
MOST_STARTS = 500


@dataclass(slots=True)
class Outcome:
    """What came of a disturbed run."""

    undisturbed: float = 0.0
    seconds: float = 0.0
    runs: int = 0
    starts: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    different: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def measure(files: Sequence[Path], kills: int, seed: int, jobs: int, folder: Path) -> Outcome:
    """The same command undisturbed and killed; both results lie below *folder* then."""
    found, dice = Outcome(), random.Random(seed)
    calm, killed = folder / "tenang", folder / "terganggu"
    start = time.monotonic()
    _start(files, calm, jobs, folder / "tembolok-tenang").wait()
    found.undisturbed = time.monotonic() - start
    start = time.monotonic()
    while found.kills.total() < kills:  # as many runs as it takes, each to its end and compared
        found.runs += 1
        shutil.rmtree(killed, ignore_errors=True)
        _to_its_end(files, killed, jobs, found, kills, dice)
        found.different += _differences(calm, killed)
        found.left += sorted(str(p.relative_to(killed)) for p in killed.rglob("*.tmp*"))
        found.left += [f"{STATE}/halaman"] if (killed / STATE / "halaman").exists() else []
    found.seconds = time.monotonic() - start
    return found


def _to_its_end(files: Sequence[Path], out: Path, jobs: int, found: Outcome, kills: int, dice: random.Random) -> None:
    """One run that is killed and started again until nothing is left to do; the cache is dropped at every start."""
    cache = out.parent / "tembolok"
    for _ in range(MOST_STARTS):
        found.starts += 1
        shutil.rmtree(cache, ignore_errors=True)
        if _disturbed(_start(files, out, jobs, cache), found, kills, dice):
            return


def _start(files: Sequence[Path], out: Path, jobs: int, cache: Path) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "petik", "extract", *map(str, files), "-o", str(out), "--jobs", str(jobs)]
    environment = {**os.environ, "PETIK_CACHE": str(cache)}
    nowhere = subprocess.DEVNULL
    return subprocess.Popen(words, stdout=nowhere, stderr=nowhere, env=environment, start_new_session=True)


def _disturbed(parent: subprocess.Popen[bytes], found: Outcome, kills: int, dice: random.Random) -> bool:
    """Disturb a run until it ends; True where it came to its end by itself."""
    while found.kills.total() < kills:
        try:
            parent.wait(timeout=dice.uniform(0.1, found.undisturbed / 2))
        except subprocess.TimeoutExpired:
            who = dice.choice(WHO)
            workers = _workers(parent.pid)
            if who == "pekerja" and not workers:
                continue
            found.kills[who] += 1
            if who == "pekerja":
                _kill(dice.choice(workers))
                continue
            _kill(parent.pid)
            for pid in workers if who == "semua" else ():
                _kill(pid)
        break
    return parent.wait() >= 0


def _workers(parent: int) -> list[int]:
    """The processes that *parent* started, by /proc."""
    try:
        text = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [pid for pid in map(int, text.split()) if b"resource_tracker" not in _command(pid)]


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _differences(one: Path, other: Path) -> list[str]:
    """Files below either folder whose bytes differ; the log and the state (which holds times) are no results."""
    mine, theirs = _results(one), _results(other)
    names = sorted(name for name in mine.keys() | theirs.keys() if mine.get(name) != theirs.get(name))
    if DUCKDB in names and DUCKDB in mine and DUCKDB in theirs and _content(one / DUCKDB) == _content(other / DUCKDB):
        names.remove(DUCKDB)  # DuckDB writes a random mark into every file
    return names


def _content(path: Path) -> list[object]:
    """Everything that can be asked of a database: its tables and views with their comments, and all rows in order."""
    with duckdb.connect(str(path), read_only=True) as base:
        tables = base.execute("SELECT table_name, comment, sql FROM duckdb_tables() ORDER BY 1").fetchall()
        views = "SELECT view_name, comment, sql FROM duckdb_views() WHERE NOT internal ORDER BY 1"
        columns = "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal ORDER BY 1, 2"
        rows = [base.execute(f'SELECT * FROM "{name}"').fetchall() for name, *_ in tables]
        return [tables, base.execute(views).fetchall(), base.execute(columns).fetchall(), rows]


def _results(out: Path) -> dict[str, bytes]:
    paths = (path for path in out.rglob("*") if path.is_file())
    names = {str(path.relative_to(out)): path for path in paths}
    return {name: path.read_bytes() for name, path in names.items() if not name.startswith((STATE, LOG))}


def lines(found: Outcome, files: int) -> list[str]:
    """The report as Markdown."""
    kills = ", ".join(f"{who} {found.kills[who]}" for who in WHO)
    return [
        "# Run yang dimatikan",
        "",
        "| | |",
        "| --- | --- |",
        f"| kill -9 | {found.kills.total()} ({kills}) |",
        f"| perintah dijalankan | {found.starts} kali untuk {found.runs} run |",
        f"| lama tanpa gangguan | {found.undisturbed:.0f} s |",
        f"| lama dengan gangguan | {found.seconds:.0f} s |",
        f"| berkas hasil yang berbeda | {len(found.different)} dari {files * found.runs} |",
        f"| sisa yang tertinggal | {len(found.left)} |",
        "",
        f"{DUCKDB} dibandingkan isinya: DuckDB menulis tanda acak ke setiap berkas.",
        *(f"- berbeda: {name}" for name in found.different),
        *(f"- tertinggal: {name}" for name in found.left),
    ]


def main() -> int:
    """Writes the report and prints it; exit code 1 where anything differs."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("files", nargs="*", type=Path, default=[SAMPLES])
    reader.add_argument("-n", type=int, default=50, help="kills")
    reader.add_argument("--benih", type=int, default=1)
    reader.add_argument("--jobs", type=int, default=2)
    reader.add_argument("-o", "--out", type=Path, default=Path("hasil/matikan.md"))
    given = reader.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        found = measure(given.files, given.n, given.benih, given.jobs, Path(place))
        text = "\n".join(lines(found, len(_results(Path(place) / "tenang"))))
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(text + "\n", encoding="utf-8")
    print(text)
    return 1 if found.different or found.left else 0


if __name__ == "__main__":
    raise SystemExit(main())
