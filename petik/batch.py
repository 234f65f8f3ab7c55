"""Many files: one worker process per core, one file per task, every task ends in a status.

A worker that dies (memory, a crash in a C library) costs only the file that it held: the files that were being read
are tried again one by one, and the one that kills its worker again is reported as failed.
"""

from __future__ import annotations

import hashlib
import logging
import multiprocessing
import os
import queue
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from petik.pipeline import Stages, extract_file
from petik.result import FileResult, FileStatus
from petik.store import Store

TASKS_PER_WORKER = 200  # then a fresh process: what C libraries leak is given back
TICK = 0.2  # seconds between two looks at the progress
DIED = "proses pembaca berhenti mendadak saat membaca berkas ini (memori habis atau berkas rusak); pecah berkasnya"

_log = logging.getLogger("petik")


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read: where it lies, what the user calls it, and its record's name."""

    path: Path
    berkas: str
    name: str
    source: str
    size: int
    refused: str | None = None  # it was refused before reading (an entry of a damaged archive, a missing file)


class Reporter(Protocol):
    """Who is told how far it is."""

    def page(self, task: Task, done: int, total: int) -> None: ...
    def finished(self, task: Task, status: FileStatus, reused: bool) -> None: ...
    def tick(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Done:
    """What a worker sends back."""

    status: FileStatus
    reused: bool = False


@dataclass(slots=True)
class Outcome:
    """What a run came to: a status per record name, and whether the user stopped it."""

    statuses: dict[str, FileStatus] = field(default_factory=dict)
    reused: int = 0
    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """What every task of a run has in common."""

    out: Path
    again: bool = False  # read also what an earlier run has read
    cache: Any = None
    using: Stages | None = None


def run_task(task: Task, run: Run, on_page: Callable[[int, int], None] | None = None) -> Done:
    """Read one file and keep its results below `run.out`. Never raises for the file's sake."""
    store = Store(run.out)
    try:
        if task.refused is not None:
            found = sha256_of(task.path) if task.path.is_file() else None
            result = FileResult("refused", task.refused, sha256=found)
            return Done(store.save(task.name, task.source, task.berkas, result))
        sha256 = sha256_of(task.path)
        if not run.again and (status := store.reusable(task.name, task.berkas, sha256)) is not None:
            return Done(status, reused=True)
        result = extract_file(task.path, on_page=on_page, cache=run.cache, using=run.using)
        if result.trace is not None:
            _log.error("%s: %s\n%s", task.berkas, result.message, result.trace)
        result = replace(result, sha256=sha256)
        return Done(store.save(task.name, task.source, task.berkas, result))
    except OSError as error:
        _log.exception("%s", task.berkas)
        reason = error.strerror or type(error).__name__
        return Done(FileStatus(task.berkas, "failed", f"berkas tidak dapat dibaca atau disimpan ({reason})"))
    except Exception as error:  # keeping the results failed: this file's row says so, the others go on
        _log.exception("%s", task.berkas)
        lost = f"hasil tidak dapat disimpan ({type(error).__name__}); rinciannya di petik.log, mohon dilaporkan"
        return Done(FileStatus(task.berkas, "failed", lost))


def sha256_of(path: Path) -> str:
    """The hash of the file's bytes, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def run_here(tasks: Iterable[Task], run: Run, reporter: Reporter) -> Outcome:
    """All tasks in this process, one after the other (for tests and for tracing an error)."""
    outcome = Outcome()
    log_to(Store(run.out).log_path)
    try:
        for task in tasks:
            done = run_task(task, run, lambda n, total, task=task: reporter.page(task, n, total))  # type: ignore[misc]
            _book(outcome, task, done, reporter)
    except KeyboardInterrupt:
        outcome.interrupted = True
    return outcome


def run_pool(tasks: Iterable[Task], run: Run, jobs: int, reporter: Reporter) -> Outcome:
    """All tasks in *jobs* worker processes. Ctrl-C ends the workers and keeps what is finished."""
    outcome = Outcome()
    waiting = deque(tasks)
    try:
        while waiting:
            for suspect in _round(waiting, run, min(jobs, len(waiting)), outcome, reporter):
                if _round(deque([suspect]), run, 1, outcome, reporter):
                    status = Store(run.out).save(suspect.name, suspect.source, suspect.berkas, _death(suspect))
                    _book(outcome, suspect, Done(status), reporter)
    except KeyboardInterrupt:
        outcome.interrupted = True
    return outcome


def _death(task: Task) -> FileResult:
    return FileResult("failed", DIED, sha256=sha256_of(task.path))


def _book(outcome: Outcome, task: Task, done: Done, reporter: Reporter) -> None:
    outcome.statuses[task.name] = done.status
    outcome.reused += done.reused
    reporter.finished(task, done.status, done.reused)


def _round(waiting: deque[Task], run: Run, jobs: int, outcome: Outcome, reporter: Reporter) -> list[Task]:
    """Work through *waiting* with one pool; when a worker dies, the tasks that were being read come back."""
    context = multiprocessing.get_context("spawn")  # as on every system; forking a process with threads is unsafe
    progress: Any = context.Queue()
    pool = ProcessPoolExecutor(
        jobs, context, _start_worker, (progress, Store(run.out).log_path), max_tasks_per_child=TASKS_PER_WORKER
    )
    flying: dict[Future[Done], Task] = {}
    names: dict[str, Task] = {}
    unfinished: dict[str, Task] = {}
    try:
        while waiting or flying:
            while waiting and len(flying) < jobs:
                task = waiting.popleft()
                names[task.name] = unfinished[task.name] = task
                flying[pool.submit(_work, task, run)] = task
            finished, _ = wait(flying, timeout=TICK, return_when=FIRST_COMPLETED)
            _tell_pages(progress, names, reporter)
            for future in finished:
                done = future.result()
                task = flying.pop(future)
                del unfinished[task.name]
                _book(outcome, task, done, reporter)
    except BrokenProcessPool:
        return list(unfinished.values())
    except BaseException:
        _kill(pool)
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        progress.close()
    return []


def _tell_pages(progress: Any, names: dict[str, Task], reporter: Reporter) -> None:
    """Hand the workers' page counts on; the newest one of each file is enough."""
    newest: dict[str, tuple[int, int]] = {}
    while True:
        try:
            name, done, total = progress.get_nowait()
        except (queue.Empty, EOFError, OSError):
            break
        newest[name] = (done, total)
    for name, (done, total) in newest.items():
        reporter.page(names[name], done, total)
    reporter.tick()


def _kill(pool: ProcessPoolExecutor) -> None:
    """End the workers that this pool started, with the OCR programs that they started."""
    for process in list((pool._processes or {}).values()):
        if process.pid is not None and process.is_alive():
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except (OSError, AttributeError):  # not yet its own group, or a system without groups
                process.kill()


_progress: Any = None  # the worker's way back to the parent


def _start_worker(progress: Any, log: Path) -> None:
    """A worker is its own process group: Ctrl-C reaches the parent alone, which then ends the group as a whole."""
    global _progress
    _progress = progress
    progress.cancel_join_thread()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "setpgrp"):
        os.setpgrp()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    log_to(log)


def _end_with_parent() -> None:
    """A worker whose parent was killed must not go on alone."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.killpg(0, signal.SIGKILL) if hasattr(os, "killpg") else os._exit(1)


def _work(task: Task, run: Run) -> Done:
    return run_task(task, run, lambda done, total: _progress.put((task.name, done, total)))


def log_to(path: Path) -> None:
    """Warnings and tracebacks go to *path* and nowhere else; the user gets one line per file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.captureWarnings(True)
