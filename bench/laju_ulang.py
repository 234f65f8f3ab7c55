"""Whole runs: unchanged input a second time, and one worker against two."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from petik.batch import Run, Task, run_task
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
        run_task(tasks[0], Run(folder / "pemanasan"))  # loading the program is no file's time
        first, second = (sum(_seconds(task, run) for task in tasks) for _ in range(2))
    totals = [_command(source, folder / "hasil") for _ in range(2)]
    return Ulang(len(files), first, second, totals[0], totals[1])


def workers(files: Sequence[Path], folder: Path) -> tuple[float, float]:
    """Seconds for *files* with one worker and with two, starting them included; medians of alternating tries."""
    source = _copies(files, folder / "pekerja")
    runs = list(_alternating(source, folder))
    return median(one for one, _ in runs), median(two for _, two in runs)


def _alternating(source: Path, folder: Path) -> Iterator[tuple[float, float]]:
    for n in range(TRIES):
        yield _pool(source, folder / f"satu{n}", 1), _pool(source, folder / f"dua{n}", 2)


def _copies(files: Sequence[Path], to: Path) -> Path:
    to.mkdir()
    for n, path in enumerate(files):
        shutil.copy(path, to / f"{n:03d}_{path.name}")
    return to


def _seconds(task: Task, run: Run) -> float:
    start = time.perf_counter()
    run_task(task, run)
    return time.perf_counter() - start


def _pool(source: Path, out: Path, jobs: int) -> float:
    with collect_tasks([source], out) as tasks:
        start = time.perf_counter()
        run_pool(tasks, Run(out), jobs, _Silent())
        return time.perf_counter() - start


def _command(source: Path, out: Path) -> float:
    start = time.perf_counter()
    words = [sys.executable, "-m", "petik", "extract", str(source), "-o", str(out)]
    subprocess.run(words, capture_output=True, check=False)  # exit status 1 only says that some file gave no rows
    return time.perf_counter() - start
