"""Many files at once: one worker process per core.

A worker that dies (memory, a crash in a C library) costs only the file that it held: the files that were being read
are tried again one by one, and the one that kills its worker again is reported as failed. A worker that gives no sign
of life for long is ended, and its file reported as failed.
"""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from petik.batch import Done, Outcome, Reporter, Run, Task, book, log_to, run_task, sha256_of
from petik.result import FileResult
from petik.store import Store

TASKS_PER_WORKER = 200  # then a fresh process: what C libraries leak is given back
TICK = 0.2  # seconds between two looks at the progress
PATIENCE = 900.0  # seconds without a page; the slowest real page (a poster at 600 dpi) took under a minute
DIED = "proses pembaca berhenti mendadak saat membaca berkas ini (memori habis atau berkas rusak); pecah berkasnya"
STUCK = "dihentikan: {n} detik tanpa kemajuan saat membaca berkas ini; pecah berkasnya atau minta salinan lain"


def run_pool(tasks: Iterable[Task], run: Run, jobs: int, reporter: Reporter, patience: float = PATIENCE) -> Outcome:
    """All tasks in *jobs* worker processes. Ctrl-C ends the workers and keeps what is finished."""
    outcome = Outcome()
    waiting = deque(tasks)
    try:
        while waiting:
            suspects = _Round(waiting, run, min(jobs, len(waiting)), outcome, reporter, patience).work()
            for suspect in suspects:
                alone = _Round(deque([suspect]), run, 1, outcome, reporter, patience)
                if suspect.name not in outcome.statuses and alone.work():
                    fail(suspect, run, outcome, reporter, DIED)
    except KeyboardInterrupt:
        outcome.interrupted = True
    return outcome


def fail(task: Task, run: Run, outcome: Outcome, reporter: Reporter, message: str) -> None:
    """Book a task that no worker could finish."""
    result = FileResult("failed", message, sha256=sha256_of(task.path))
    status = Store(run.out).save(task.name, task.source, task.berkas, result)
    book(outcome, task, Done(status), reporter)


class _Round:
    """One pool of workers and the tasks that they hold."""

    def __init__(
        self, waiting: deque[Task], run: Run, jobs: int, outcome: Outcome, reporter: Reporter, patience: float
    ) -> None:
        self.waiting, self.run, self.jobs, self.patience = waiting, run, jobs, patience
        self.outcome, self.reporter = outcome, reporter
        context = multiprocessing.get_context("spawn")  # as on every system; forking a process with threads is unsafe
        self.progress: Any = context.Queue()
        log = Store(run.out).log_path
        self.pool = ProcessPoolExecutor(
            jobs, context, _start_worker, (self.progress, log), max_tasks_per_child=TASKS_PER_WORKER
        )
        self.flying: dict[Future[Done], Task] = {}
        self.open: dict[str, Task] = {}  # handed out and not finished
        self.seen: dict[str, float] = {}  # when a task last gave a sign of life

    def work(self) -> list[Task]:
        """Work through `waiting`; when a worker dies, the tasks that were being read come back."""
        try:
            while self.waiting or self.flying:
                self._hand_out()
                finished, _ = wait(self.flying, timeout=TICK, return_when=FIRST_COMPLETED)
                self._tell_pages()
                for future in finished:
                    self._take(future)
                self._end_stuck()
        except BrokenProcessPool:
            return list(self.open.values())
        except BaseException:
            self._kill()
            raise
        finally:
            self.pool.shutdown(wait=True, cancel_futures=True)
            self.progress.close()
        return []

    def _hand_out(self) -> None:
        """No more tasks than workers are handed out, so that a dead worker makes few suspects."""
        while self.waiting and len(self.flying) < self.jobs:
            task = self.waiting.popleft()
            self.open[task.name] = task
            self.seen[task.name] = time.monotonic()
            self.flying[self.pool.submit(_work, task, self.run)] = task

    def _take(self, future: Future[Done]) -> None:
        done = future.result()  # raises BrokenProcessPool where the worker died
        task = self.flying.pop(future)
        del self.open[task.name]
        book(self.outcome, task, done, self.reporter)

    def _tell_pages(self) -> None:
        """Hand the workers' page counts on; the newest one of each file is enough."""
        newest: dict[str, tuple[int, int]] = {}
        while True:
            try:
                name, done, total = self.progress.get_nowait()
            except (queue.Empty, EOFError, OSError):
                break
            newest[name] = (done, total)
            self.seen[name] = time.monotonic()
        for name, (done, total) in newest.items():
            if name in self.open:
                self.reporter.page(self.open[name], done, total)
        self.reporter.tick()

    def _end_stuck(self) -> None:
        """Fail the tasks that stand still; their workers can only be ended together with the pool."""
        late = [task for name, task in self.open.items() if time.monotonic() - self.seen[name] > self.patience]
        for task in late:
            del self.open[task.name]
            fail(task, self.run, self.outcome, self.reporter, STUCK.format(n=round(self.patience)))
        if late:
            self._kill()
            raise BrokenProcessPool("a worker stood still")

    def _kill(self) -> None:
        """End the workers that this pool started, with the OCR programs that they started."""
        for process in list((self.pool._processes or {}).values()):
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
