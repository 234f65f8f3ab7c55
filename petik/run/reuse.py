"""Files that need not be read again, found out before any worker is started: an unchanged folder needs none."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from petik.ingest.files.digest import sha256_of
from petik.ingest.settings import MEGABYTE
from petik.results.layout import program_fingerprint
from petik.results.store import Store
from petik.run.batch import Done, Outcome, Reporter, Run, Task, book

THREADS = min(4, os.cpu_count() or 1)  # hashing runs beside itself; more only make a slow disk seek


def reuse(tasks: Sequence[Task], run: Run, reporter: Reporter) -> tuple[Outcome, list[Task]]:
    """What earlier runs kept of *tasks*, and the tasks that must be read."""
    outcome, left = Outcome(), []
    if run.again:
        return outcome, list(tasks)
    threads = ThreadPoolExecutor(THREADS)
    try:
        for task, done in zip(tasks, threads.map(partial(_known, run), tasks), strict=True):
            if done is None:
                left.append(task)
            else:
                book(outcome, task, done, reporter)
    except KeyboardInterrupt:
        outcome.interrupted = True
    finally:
        threads.shutdown(cancel_futures=True)
    return outcome, left


def _known(run: Run, task: Task) -> Done | None:
    """The kept result of *task*; None where it must be read, or is better looked at by a worker that may be ended."""
    store = Store(run.out)
    kept = store.kept(task.name)
    # a file that nothing is kept of is not hashed here: its worker will
    if task.refused is not None or kept is None or kept.program != program_fingerprint():
        return None
    if task.size > run.settings.max_file_mb * MEGABYTE:
        return None
    try:
        status = store.reusable(task.name, task.berkas, sha256_of(task.path), run.samaran)
    except OSError:
        return None
    return Done(status, reused=True) if status is not None else None
