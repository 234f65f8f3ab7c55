"""Many files at once: one worker process per core.

A worker that dies (memory, a crash in a C library), stands still or does not come to an end costs only the page that it
was reading: the rest of the file goes on without it. A file that is no sequence of pages costs the whole file.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterable
from contextlib import suppress
from multiprocessing.connection import wait

from petik.ingest.settings import Settings
from petik.results.store import Store
from petik.run.batch import Outcome, Reporter, Run, Task, book
from petik.run.page_store import KeptPages, pages_folder
from petik.run.pieces import Piece
from petik.run.planner import ENDLESS, Death, Planner
from petik.run.workers import READY, Worker

START_SECONDS = 120.0  # for a worker to come up on a machine that is busy
DUMP_WEIGHT = 50  # bytes of a PDF that take as long as one of a text dump
TICK = 0.2  # seconds between two looks at the progress
DIED = "proses pembaca berhenti mendadak saat membaca {what} ini (memori habis atau {what} rusak)"
STUCK = "dihentikan: {n} detik tanpa kemajuan saat membaca {what} ini"
HELP = "; pecah berkasnya atau minta salinan lain"
KILLED_AGAIN = 3  # times that a piece is tried again whose worker was killed from outside: that may be no fault of it


def run_pool(tasks: Iterable[Task], run: Run, jobs: int, reporter: Reporter) -> Outcome:
    """All tasks in *jobs* worker processes. Ctrl-C ends the workers and keeps what is read, page by page."""
    outcome = Outcome()
    # the last ones are short, so that nobody waits long for them
    longest_first = sorted(tasks, key=lambda task: -_weight(task))
    pool = _Pool(longest_first, run, jobs, outcome, reporter)
    try:
        pool.work()
    except KeyboardInterrupt:
        outcome.interrupted = True
    finally:
        pool.close()
    return outcome


def _weight(task: Task) -> int:
    """How long a file will take, beside others: a dump of a few kilobytes is nothing but text to be put in order."""
    return task.size * (DUMP_WEIGHT if task.path.suffix.lower() in (".txt", ".md") else 1)


class _Pool:
    """The workers, and the planner that says what they do."""

    def __init__(self, tasks: Iterable[Task], run: Run, jobs: int, outcome: Outcome, reporter: Reporter) -> None:
        self.run, self.jobs, self.reporter = run, jobs, reporter
        self.folder = pages_folder(run.out, run.samaran is not None)
        self.planner = Planner(
            tasks, run, jobs, KeptPages(self.folder), lambda task, done: book(outcome, task, done, reporter)
        )
        self.workers: list[Worker] = []

    def work(self) -> None:
        """Until every file has come to its end."""
        while not self.planner.finished:
            self._hand_out()
            busy = [worker for worker in self.workers if worker.piece is not None]
            ready = wait([end for worker in busy for end in (worker.connection, worker.process.sentinel)], timeout=TICK)
            for worker in busy:
                if worker.connection in ready or worker.process.sentinel in ready:
                    self._hear(worker)
                self._end_late(worker)
            self.reporter.tick()

    def close(self) -> None:
        """End all workers, whatever they do."""
        for worker in self.workers:
            worker.end()
        self.workers = []

    def _hand_out(self) -> None:
        """Pieces to idle workers; workers are started when there is work for them."""
        while self.planner.waiting:
            worker = next((w for w in self.workers if w.piece is None), None)
            if worker is None and len(self.workers) == self.jobs:
                return
            piece = self.planner.next()
            if piece is None:
                return
            if worker is None:
                worker = Worker(self.run, self.folder, Store(self.run.out).log_path)
                self.workers.append(worker)
            with suppress(OSError):  # it died in between: `_hear` will find out
                worker.give(piece)

    def _hear(self, worker: Worker) -> None:
        """What a worker says: how far it is, its answer, or nothing any more."""
        while (piece := worker.piece) is not None:
            try:
                said = worker.connection.recv() if worker.connection.poll() else None
            except (EOFError, OSError):
                return self._died(worker, piece)
            if said is None:
                return None if worker.process.is_alive() else self._died(worker, piece)
            worker.seen = time.monotonic()
            if said == READY:
                worker.ready, worker.given = True, worker.seen
            elif isinstance(said, tuple):
                self.reporter.page(piece.task, *self.planner.told(piece, *said))
            else:
                worker.piece = None
                worker.pieces += 1
                if worker.worn:
                    self._end(worker)
                self.planner.answered(piece, said)
        return None

    def _died(self, worker: Worker, piece: Piece) -> None:
        self.planner.died(piece, death_of(self._end(worker)))

    def _end_late(self, worker: Worker) -> None:
        """End a worker that gives no sign of life for long, or whose piece does not come to an end."""
        piece, death = worker.piece, late_death(worker, self.run.settings)
        if piece is not None and death is not None:
            self._end(worker)
            self.planner.died(piece, death)

    def _end(self, worker: Worker) -> int | None:
        self.workers.remove(worker)
        return worker.end()


def death_of(exit_code: int | None) -> Death:
    """What is said of a piece whose process ended with *exit_code* (negative: a signal)."""
    page, file = (DIED.format(what=what) for what in ("halaman", "berkas"))
    killed = exit_code == -getattr(signal, "SIGKILL", 9)
    return Death(page, file + HELP, again=KILLED_AGAIN if killed else 1)


def late_death(worker: Worker, limits: Settings) -> Death | None:
    """Why a worker is to be ended, None where it is within the limits of time."""
    now = time.monotonic()
    quiet = limits.page_seconds if worker.ready else max(limits.page_seconds, START_SECONDS)
    if worker.ready and now - worker.given > limits.file_seconds:
        late = ENDLESS.format(n=round(limits.file_seconds))
        return Death(late, late, again=0, final=True)
    if now - worker.seen > quiet:
        page, file = (STUCK.format(n=round(quiet), what=what) for what in ("halaman", "berkas"))
        return Death(page, file + HELP, again=0)
    return None
