"""Many files at once: one worker process per core.

A worker that dies (memory, a crash in a C library) costs only the file that it held: the files that were being read
are tried again one by one, and the one that kills its worker again is reported as failed. A worker that gives no sign
of life for long, or does not come to an end, is ended, and its file reported as failed.
"""

from __future__ import annotations

import gc
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
from functools import lru_cache
from pathlib import Path
from typing import Any

from ingest.settings import Settings
from petik.batch import Done, Outcome, Reporter, Run, Task, book, keep_failed, log_to, run_task
from petik.limits import limit_process, silence
from petik.store import Store

TASKS_PER_WORKER = 200  # then a fresh process: what C libraries leak is given back
TICK = 0.2  # seconds between two looks at the progress
DIED = "proses pembaca berhenti mendadak saat membaca berkas ini (memori habis atau berkas rusak); pecah berkasnya"
STUCK = "dihentikan: {n} detik tanpa kemajuan saat membaca berkas ini; pecah berkasnya atau minta salinan lain"
ENDLESS = "dihentikan: belum selesai setelah {n} detik; pecah berkasnya"


def run_pool(tasks: Iterable[Task], run: Run, jobs: int, reporter: Reporter) -> Outcome:
    """All tasks in *jobs* worker processes. Ctrl-C ends the workers and keeps what is finished."""
    outcome = Outcome()
    waiting = deque(tasks)
    try:
        while waiting:
            suspects = _Round(waiting, run, min(jobs, len(waiting)), outcome, reporter).work()
            for suspect in suspects:
                alone = _Round(deque([suspect]), run, 1, outcome, reporter)
                if suspect.name not in outcome.statuses and alone.work():
                    fail(suspect, run, outcome, reporter, DIED)
    except KeyboardInterrupt:
        outcome.interrupted = True
    return outcome


def fail(task: Task, run: Run, outcome: Outcome, reporter: Reporter, message: str) -> None:
    """Book a task that no worker could finish."""
    book(outcome, task, Done(keep_failed(task, run, message)), reporter)


class _Round:
    """One pool of workers and the tasks that they hold."""

    def __init__(self, waiting: deque[Task], run: Run, jobs: int, outcome: Outcome, reporter: Reporter) -> None:
        self.waiting, self.run, self.jobs = waiting, run, jobs
        self.outcome, self.reporter = outcome, reporter
        context = multiprocessing.get_context("spawn")  # as on every system; forking a process with threads is unsafe
        self.progress: Any = context.Queue()
        log = Store(run.out).log_path
        self.pool = ProcessPoolExecutor(
            jobs, context, _start_worker, (self.progress, log, run.settings), max_tasks_per_child=TASKS_PER_WORKER
        )
        self.flying: dict[Future[Done], Task] = {}
        self.open: dict[str, Task] = {}  # handed out and not finished
        self.begun: dict[str, float] = {}  # when a task was handed out
        self.seen: dict[str, float] = {}  # when it last gave a sign of life

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
            self.begun[task.name] = self.seen[task.name] = time.monotonic()
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
        late = {name: message for name in self.open if (message := self._too_long(name)) is not None}
        for name, message in late.items():
            fail(self.open.pop(name), self.run, self.outcome, self.reporter, message)
        if late:
            self._kill()
            raise BrokenProcessPool("a worker stood still")

    def _too_long(self, name: str) -> str | None:
        """Why a task is given up, None while it may go on."""
        now, limits = time.monotonic(), self.run.settings
        if now - self.seen[name] > limits.page_seconds:
            return STUCK.format(n=round(limits.page_seconds))
        if now - self.begun[name] > limits.file_seconds:
            return ENDLESS.format(n=round(limits.file_seconds))
        return None

    def _kill(self) -> None:
        """End the workers that this pool started, with the OCR programs that they started."""
        for process in list((self.pool._processes or {}).values()):
            if process.pid is not None and process.is_alive():
                try:
                    os.killpg(process.pid, signal.SIGKILL)
                except (OSError, AttributeError):  # not yet its own group, or a system without groups
                    process.kill()


_progress: Any = None  # the worker's way back to the parent


def _start_worker(progress: Any, log: Path, settings: Settings) -> None:
    """A worker is its own process group: Ctrl-C reaches the parent alone, which then ends the group as a whole."""
    global _progress
    _progress = progress
    progress.cancel_join_thread()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "setpgrp"):
        os.setpgrp()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    limit_process(settings)
    silence()
    log_to(log)


def _end_with_parent() -> None:
    """A worker whose parent was killed must not go on alone."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.killpg(0, signal.SIGKILL) if hasattr(os, "killpg") else os._exit(1)


def _work(task: Task, run: Run) -> Done:
    done = run_task(task, run, lambda done, total: _progress.put((task.name, done, total)))
    _settle()
    return done


@lru_cache(maxsize=1)
def _settle() -> None:
    """After the first file everything is loaded and stays: looking through it for garbage takes a tenth of the time."""
    gc.collect()
    gc.freeze()
