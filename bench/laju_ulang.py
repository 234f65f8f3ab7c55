"""Whole runs: unchanged input a second time, and one worker against two."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from petik.batch import Run, Task
from petik.here import run_here
from petik.pool import run_pool
from petik.result import FileStatus
from petik.tasks import collect_tasks

TRIES = 3


@dataclass(frozen=True, slots=True)
class Ulang:
    """Seconds of the first and of the second run: reading the files alone, and the command as a whole."""

    files: int
    first: float
    again: float
    first_total: float
    again_total: float


class _Silent:
    """Nobody is told how far it is."""

    def page(self, task: Task, done: int, total: int) -> None: ...
    def finished(self, task: Task, status: FileStatus, reused: bool) -> None: ...
    def tick(self) -> None: ...


def again(files: Sequence[Path], folder: Path) -> Ulang:
    """The same *files* twice; *folder* is for their copies and the results."""
    source = _copies(files, folder / "masuk")
    with collect_tasks([source], folder / "kerja") as tasks:
        run = Run(folder / "kerja")
        run_here(tasks[:1], Run(folder / "pemanasan"), _Silent())  # loading the program is no file's time
        first, second = (sum(_seconds(task, run) for task in tasks) for _ in range(2))
    totals = [_command(source, folder / "hasil") for _ in range(2)]
    return Ulang(len(files), first, second, totals[0], totals[1])


@dataclass(frozen=True, slots=True)
class Kerja:
    """What one run over the files took: seconds on the clock, and of all processors together."""

    clock: float
    processors: float


def workers(files: Sequence[Path], folder: Path) -> tuple[Kerja, Kerja]:
    """One worker and two over the same *files*, starting them included; medians of alternating tries.

    On a busy machine the clock says little: the time of the processors tells whether two workers cost more work.
    """
    source = _copies(files, folder / "pekerja")
    runs = [(_pool(source, folder / f"satu{n}", 1), _pool(source, folder / f"dua{n}", 2)) for n in range(TRIES)]
    one, two = ([run[which] for run in runs] for which in (0, 1))
    return _median(one), _median(two)


def _median(runs: Sequence[Kerja]) -> Kerja:
    return Kerja(median(run.clock for run in runs), median(run.processors for run in runs))


def _copies(files: Sequence[Path], to: Path) -> Path:
    to.mkdir()
    for n, path in enumerate(files):
        shutil.copy(path, to / f"{n:03d}_{path.name}")
    return to


def _seconds(task: Task, run: Run) -> float:
    start = time.perf_counter()
    run_here([task], run, _Silent())
    return time.perf_counter() - start


def _pool(source: Path, out: Path, jobs: int) -> Kerja:
    with collect_tasks([source], out) as tasks:
        start, before = time.perf_counter(), os.times()
        run_pool(tasks, Run(out), jobs, _Silent())
        after = os.times()
        spent = after.children_user + after.children_system - before.children_user - before.children_system
        return Kerja(time.perf_counter() - start, spent)


def _command(source: Path, out: Path) -> float:
    start = time.perf_counter()
    words = [sys.executable, "-m", "petik", "extract", str(source), "-o", str(out)]
    subprocess.run(words, capture_output=True, check=False)  # exit status 1 only says that some file gave no rows
    return time.perf_counter() - start
