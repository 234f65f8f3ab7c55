"""Many files, one task each: every task ends in a status, whatever happens to its file."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from ingest.errors import reason_of
from ingest.settings import DEFAULT, Settings
from ingest.visible import ACTING
from petik.pipeline import Stages, extract_file
from petik.result import FileResult, FileStatus
from petik.store import Store

if TYPE_CHECKING:
    from normalise.samaran import Samaran

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
    settings: Settings = DEFAULT
    samaran: Samaran | None = None  # people are masked before anything is written


def run_task(task: Task, run: Run, on_page: Callable[[int, int], None] | None = None) -> Done:
    """Read one file and keep its results below `run.out`. Never raises for the file's sake."""
    store = Store(run.out)
    try:
        if task.refused is not None:
            result = FileResult("refused", task.refused, sha256=_hash(task))
            return Done(store.save(task.name, task.source, task.berkas, result, run.samaran))
        sha256 = sha256_of(task.path)
        if not run.again and (status := store.reusable(task.name, task.berkas, sha256, run.samaran)) is not None:
            return Done(status, reused=True)
        result = extract_file(task.path, run.settings, on_page=on_page, cache=run.cache, using=run.using)
        if result.trace is not None:
            _log.error("%s: %s\n%s", task.berkas, result.message, result.trace)
        result = replace(result, sha256=sha256)
        return Done(store.save(task.name, task.source, task.berkas, result, run.samaran))
    except OSError as error:
        _log.exception("%s", task.berkas)
        reason = f"berkas tidak dapat dibaca atau disimpan ({reason_of(error)}); periksa izin dan ruang simpan"
        return Done(FileStatus(task.berkas, "failed", reason))
    except Exception as error:  # keeping the results failed: this file's row says so, the others go on
        _log.exception("%s", task.berkas)
        lost = f"hasil tidak dapat disimpan ({type(error).__name__}); rinciannya di petik.log, mohon dilaporkan"
        return Done(FileStatus(task.berkas, "failed", lost))


def keep_failed(task: Task, run: Run, message: str) -> FileStatus:
    """Keep that *task* failed for a reason that its worker could not tell. Never raises for the file's sake."""
    try:
        result = FileResult("failed", message, sha256=_hash(task))
        return Store(run.out).save(task.name, task.source, task.berkas, result, run.samaran)
    except Exception:  # the row must come, kept or not
        _log.exception("%s", task.berkas)
        return FileStatus(task.berkas, "failed", message)


def _hash(task: Task) -> str | None:
    """The hash of the task's file, None where it cannot be read."""
    try:
        return sha256_of(task.path) if task.path.is_file() else None
    except OSError:
        return None


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
            book(outcome, task, done, reporter)
    except KeyboardInterrupt:
        outcome.interrupted = True
    return outcome


def book(outcome: Outcome, task: Task, done: Done, reporter: Reporter) -> None:
    """Enter a finished task and tell the reporter."""
    outcome.statuses[task.name] = done.status
    outcome.reused += done.reused
    reporter.finished(task, done.status, done.reused)


class _Plain(logging.Formatter):
    """Lines for people who look at the log in a terminal: names and texts of files must not act there."""

    def format(self, record: logging.LogRecord) -> str:
        return "\n".join(ACTING.sub("\ufffd", line) for line in super().format(record).split("\n"))


def log_to(path: Path) -> None:
    """Warnings and tracebacks go to *path* and nowhere else; the user gets one line per file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    handler.setFormatter(_Plain("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.captureWarnings(True)
