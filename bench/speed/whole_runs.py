"""Whole runs: unchanged input a second time, and one worker against two."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from petik.one.result import FileStatus
from petik.run.batch import Run, Task
from petik.run.inline import run_here
from petik.run.tasks import collect_tasks

TRIES = 3
LONG_TRIES = 2  # of what takes minutes


@dataclass(frozen=True, slots=True)
class Again:
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


def again(files: Sequence[Path], folder: Path) -> Again:
    """The same *files* twice; *folder* is for their copies and the results."""
    source = _copies(files, folder / "masuk")
    with collect_tasks([source], folder / "kerja") as tasks:
        run = Run(folder / "kerja")
        run_here(tasks[:1], Run(folder / "pemanasan"), _Silent())  # loading the program is no file's time
        first, second = (sum(_seconds(task, run) for task in tasks) for _ in range(2))
    totals = [_command(source, folder / "hasil") for _ in range(2)]
    return Again(len(files), first, second, totals[0], totals[1])


@dataclass(frozen=True, slots=True)
class Work:
    """What one run over the files took: seconds on the clock, and of all processors together."""

    clock: float
    processors: float


@dataclass(frozen=True, slots=True)
class Workers:
    """The whole command with one worker, with two, and two commands with one worker, together, over all files each.

    The last is what the machine has to give: cores share memory and heat, so that two are never quite twice one.
    """

    one: Work
    two: Work
    apart: Work


def workers(files: Sequence[Path], folder: Path) -> Workers:
    """The three ways over the same *files*, nothing of them known from before; medians of alternating tries.

    On a busy machine the clock says little: the time of the processors tells whether two workers cost more work.
    """
    source = _copies(files, folder / "semua")
    ways = [([source], 1), ([source], 2), ([source, source], 1)]
    tries = [[_commands(sources, jobs, folder) for sources, jobs in ways] for _ in range(LONG_TRIES)]
    one, two, apart = (_median([way[which] for way in tries]) for which in range(3))
    return Workers(one, two, apart)


def _median(runs: Sequence[Work]) -> Work:
    return Work(median(run.clock for run in runs), median(run.processors for run in runs))


def _copies(files: Sequence[Path], to: Path) -> Path:
    to.mkdir()
    for n, path in enumerate(files):
        shutil.copy(path, to / f"{n:03d}_{path.name}")
    return to


def _seconds(task: Task, run: Run) -> float:
    start = time.perf_counter()
    run_here([task], run, _Silent())
    return time.perf_counter() - start


def _commands(sources: Sequence[Path], jobs: int, below: Path) -> Work:
    """`petik extract` over each of *sources* at the same time, each with a cache of its own."""
    start, before = time.perf_counter(), os.times()
    with ExitStack() as stack:
        places = [stack.enter_context(tempfile.TemporaryDirectory(dir=below)) for _ in sources]
        running = [
            subprocess.Popen(
                [sys.executable, "-m", "petik", "extract", source, "-o", f"{place}/hasil", "--jobs", str(jobs)],
                env={**os.environ, "PETIK_CACHE": f"{place}/cache"},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            for source, place in zip(sources, places, strict=True)
        ]
        for process in running:
            process.wait()
        clock, after = time.perf_counter() - start, os.times()
    return Work(clock, after.children_user + after.children_system - before.children_user - before.children_system)


def _command(source: Path, out: Path) -> float:
    start = time.perf_counter()
    words = [sys.executable, "-m", "petik", "extract", str(source), "-o", str(out)]
    subprocess.run(words, capture_output=True, check=False)  # exit status 1 only says that some file gave no rows
    return time.perf_counter() - start
