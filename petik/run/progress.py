"""How far it is: a bar on a terminal, plain lines elsewhere. Always on stderr, so that stdout stays clean."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import Literal, Protocol, TextIO

from tqdm import tqdm

from petik.messages import Texts
from petik.one.result import FileStatus
from petik.run.batch import Reporter, Task
from petik.run.colours import coloured

How = Literal["nothing", "usual", "every file"]
MIN_DONE = 0.02  # share of the work before an estimate is worth anything


class Closing(Reporter, Protocol):
    """A reporter that holds something open."""

    def close(self) -> None: ...


class Count:
    """Files, pages and bytes that are done, and the time left.

    The estimate weighs files by their bytes and counts a file in reading by its pages; files that need not be read
    again take no time and are left out of it.
    """

    def __init__(self, tasks: Sequence[Task]) -> None:
        self.files = len(tasks)
        self.done = 0
        self.pages = 0
        self._sizes = {task.name: max(1, task.size) for task in tasks}
        self._bytes = sum(self._sizes.values())
        self._read = 0.0
        self._part: dict[str, tuple[float, int]] = {}  # files in reading: share done, pages done
        self._start = time.monotonic()

    def page(self, task: Task, done: int, total: int) -> None:
        self._part[task.name] = (done / max(1, total), done)

    def finished(self, task: Task, status: FileStatus, reused: bool) -> None:
        _share, pages = self._part.pop(task.name, (0.0, 0))
        self.done += 1
        self.pages += status.halaman if status.halaman is not None else pages
        if reused:
            self._bytes -= self._sizes[task.name]
        else:
            self._read += self._sizes[task.name]

    def share(self) -> float:
        """Share of the work that is done, 0..1."""
        flying = sum(share * self._sizes[name] for name, (share, _pages) in self._part.items())
        return min(1.0, (self._read + flying) / self._bytes) if self._bytes > 0 else 1.0

    def pages_now(self) -> int:
        return self.pages + sum(pages for _share, pages in self._part.values())

    def left(self, share: float) -> float | None:
        """Seconds left, None while it cannot be said."""
        if share < MIN_DONE:
            return None
        return (time.monotonic() - self._start) * (1.0 - share) / share


class Bar:
    """A bar for people: files, pages, time left."""

    def __init__(self, tasks: Sequence[Task], say: Texts, stream: TextIO) -> None:
        self.say = say
        self.count = Count(tasks)
        tqdm.monitor_interval = 0
        self.bar = tqdm(total=1000, file=stream, bar_format="{percentage:3.0f}% |{bar:24}| {desc}", leave=False)

    def page(self, task: Task, done: int, total: int) -> None:
        self.count.page(task, done, total)

    def finished(self, task: Task, status: FileStatus, reused: bool) -> None:
        self.count.finished(task, status, reused)
        if status.status != "ok":
            word = self.say(status.status)
            line = self.say("bar_line", berkas=status.berkas, status=word, message=self.say.reason(status.pesan))
            self.bar.write(coloured(line, word, status.status, self.bar.fp), file=self.bar.fp)
        self.tick()

    def tick(self) -> None:
        share = self.count.share()
        seconds = self.count.left(share)
        left = self.say("left_unknown") if seconds is None else self.say("left", time=self.say.duration(seconds))
        text = self.say("bar", done=self.count.done, all=self.count.files, pages=self.count.pages_now(), left=left)
        self.bar.n = round(share * 1000)
        self.bar.set_description_str(text)

    def close(self) -> None:
        self.bar.close()


class Lines:
    """One line per finished file, for logs and pipes; *whole*: with its pages and time."""

    def __init__(self, tasks: Sequence[Task], say: Texts, stream: TextIO, whole: bool = False) -> None:
        self.say = say
        self.stream = stream
        self.whole = whole
        self.count = Count(tasks)

    def page(self, task: Task, done: int, total: int) -> None:
        self.count.page(task, done, total)

    def finished(self, task: Task, status: FileStatus, reused: bool) -> None:
        self.count.finished(task, status, reused)
        word = self.say(status.status)
        line = self.say(
            "file_line_verbose" if self.whole else "file_line",
            done=self.count.done,
            all=self.count.files,
            berkas=status.berkas,
            status=word,
            message=self.say("reused") if reused else self.say.reason(status.pesan),
            pages=status.halaman if status.halaman is not None else "-",
            time=self.say.duration(status.detik),
        )
        print(coloured(line, word, status.status, self.stream), file=self.stream, flush=True)

    def tick(self) -> None:
        """Lines come with files, not with time."""

    def close(self) -> None:
        """Nothing is held open."""


class Nothing:
    """Says nothing."""

    def page(self, task: Task, done: int, total: int) -> None: ...

    def finished(self, task: Task, status: FileStatus, reused: bool) -> None: ...

    def tick(self) -> None: ...

    def close(self) -> None: ...


def reporter(tasks: Sequence[Task], say: Texts, stream: TextIO | None = None, how: How = "usual") -> Closing:
    """The bar on a terminal, lines elsewhere; *how* the user wants it told."""
    stream = stream or sys.stderr
    if how == "nothing":
        return Nothing()
    return Bar(tasks, say, stream) if stream.isatty() and how == "usual" else Lines(tasks, say, stream, how != "usual")
