"""What a run leaves in `.petik/berjalan` while it works: who runs, over which files, which of them are finished.

The file goes when the run ends well, so what lies there tells of a run that works now or did not come to its end. Its
name has no ending: the state of a file named "berjalan" is `.petik/berjalan.json`.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from petik.datasets.files.safe import whole
from petik.ingest.files import safe_folder
from petik.one.result import FileStatus
from petik.process.alive import birth, lives
from petik.results.layout import STATE
from petik.run.batch import Reporter, Task

RUNNING = "berjalan"


@dataclass(frozen=True, slots=True)
class RunState:
    """A run as its file tells it. `alive`: its process is there and has not said that it stopped."""

    pid: int
    started: datetime
    names: tuple[str, ...]
    finished: frozenset[str]
    alive: bool
    elsewhere: bool = False  # begun on another machine: whether it lives cannot be told from here

    @property
    def unread(self) -> int:
        """How many files of the run are not finished."""
        return len(set(self.names) - self.finished)


def run_state(out: Path) -> RunState | None:
    """The run that works on *out* or stopped there, None where there is none or its file is no such file."""
    try:
        text = safe_folder.read(out / STATE / RUNNING).decode("utf-8")
        # every line ends with a newline once it is whole: what follows the last one is still being written
        first, *events = [json.loads(line) for line in text.split("\n")[:-1]]
        finished = frozenset(event["selesai"] for event in events if "selesai" in event)
        stopped = any("berhenti" in event for event in events)
        pid = int(first["pid"])
        elsewhere = first.get("mesin", platform.node()) != platform.node()
        # whoever looks must judge by the time where the system does not tell
        alive = not stopped and (elsewhere or lives(pid, first["lahir"]) is not False)
        begun = datetime.fromisoformat(first["mulai"])
        return RunState(pid, begun, tuple(first["berkas"]), finished, alive, elsewhere)
    except (OSError, ValueError, KeyError, TypeError):
        return None


@contextmanager
def running(out: Path, tasks: Sequence[Task], reporter: Reporter) -> Iterator[NotingReporter]:
    """Say that a run works on *out*; the reporter of the block notes what is finished.

    The note goes when `ended` was called within the block; else it stays and says that the run stopped.
    """
    path = out / STATE / RUNNING
    facts = {
        "pid": os.getpid(),
        "lahir": birth(os.getpid()),
        "mesin": platform.node(),
        "mulai": datetime.now(UTC).isoformat(timespec="seconds"),
        "berkas": [task.name for task in tasks],
    }
    with whole(path) as draft:
        draft.write_text(json.dumps(facts) + "\n", encoding="utf-8")
    with safe_folder.opened(path, os.O_WRONLY | os.O_APPEND) as file, TextIOWrapper(file, "utf-8") as stream:
        noting = NotingReporter(reporter, stream)
        try:
            yield noting
        finally:
            if not noting.is_ended:
                noting.note({"berhenti": True})
    if noting.is_ended:
        safe_folder.remove(path)


class NotingReporter:
    """A reporter that also notes finished files in the run's file."""

    def __init__(self, reporter: Reporter, stream: TextIO) -> None:
        self._reporter, self._stream = reporter, stream
        self.is_ended = False

    def page(self, task: Task, done: int, total: int) -> None:
        self._reporter.page(task, done, total)

    def finished(self, task: Task, status: FileStatus, reused: bool) -> None:
        self.note({"selesai": task.name})
        self._reporter.finished(task, status, reused)

    def tick(self) -> None:
        self._reporter.tick()

    def note(self, event: dict[str, object]) -> None:
        """Add one line. A full disk costs the note, not the run."""
        try:
            self._stream.write(json.dumps(event) + "\n")
            self._stream.flush()
        except OSError:
            return

    def ended(self) -> None:
        """The run came to its end: nothing of it needs to be told any more."""
        self.is_ended = True
