"""Many files, one task each: every task ends in a status, whatever happens to its file."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from petik.ingest.files import safe_folder
from petik.ingest.files.digest import sha256_of
from petik.ingest.files.visible import ACTING, quoted
from petik.ingest.settings import DEFAULT, Settings
from petik.one.result import FileResult, FileStatus
from petik.results.store import Origin, Store

if TYPE_CHECKING:
    from petik.one.pipeline import Stages
    from petik.privacy.pseudonyms import Samaran

_log = logging.getLogger("petik")


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read: where it lies, what the user calls it, and its record's name."""

    path: Path
    berkas: str
    name: str
    origin: Origin
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


def keep_failed(task: Task, run: Run, message: str) -> FileStatus:
    """Keep that *task* failed for a reason that its worker could not tell. Never raises for the file's sake."""
    try:
        from petik.results.save import save  # tables and checks: only where a file is kept

        result = FileResult("failed", message, sha256=hash_of(task))
        return save(Store(run.out), task.name, task.origin, task.berkas, result, run.samaran)
    except Exception:  # noqa: BLE001 - the row must come, kept or not
        _log.exception("%s", quoted(task.berkas))
        return FileStatus(task.berkas, "failed", message)


def hash_of(task: Task) -> str | None:
    """The hash of the task's file, None where it cannot be read."""
    try:
        return sha256_of(task.path) if task.path.is_file() else None
    except OSError:
        return None


def book(outcome: Outcome, task: Task, done: Done, reporter: Reporter) -> None:
    """Enter a finished task and tell the reporter."""
    outcome.statuses[task.name] = done.status
    outcome.reused += done.reused
    reporter.finished(task, done.status, done.reused)


class _Plain(logging.Formatter):
    """Lines for people who look at the log in a terminal: names and texts of files must not act there."""

    def format(self, record: logging.LogRecord) -> str:
        return "\n".join(ACTING.sub("\ufffd", line) for line in super().format(record).split("\n"))


class _OwnFile(logging.FileHandler):
    """A log that is written on only where it is an ordinary file with one name."""

    def _open(self) -> TextIOWrapper:
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        return os.fdopen(safe_folder.descriptor(Path(self.baseFilename), flags), "a", encoding=self.encoding)


def log_to(path: Path) -> None:
    """Warnings and tracebacks go to *path* and nowhere else; the user gets one line per file.

    Raises OSError, also where *path* is a link or a second name of another file.
    """
    safe_folder.folder(path.parent)
    if path.is_symlink() or path.exists():
        with safe_folder.opened(path, os.O_WRONLY | os.O_APPEND):
            pass
    handler = _OwnFile(path, encoding="utf-8", delay=True)
    handler.setFormatter(_Plain("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.captureWarnings(True)
