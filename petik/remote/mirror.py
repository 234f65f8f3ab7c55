"""A folder of results at an address: a working copy that is fetched before a command and sent back by and by.

What is kept of a document goes up as soon as it is finished, its state last, so that a run that is stopped goes on
where it was; the tables go up at the end. A file there is always whole: object stores see to that themselves, elsewhere
it is sent under another name and moved.
"""

from __future__ import annotations

import logging
import os
import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from petik.ingest.files.visible import ACTING, quoted
from petik.one.result import FileStatus
from petik.remote.address import Url
from petik.remote.filesystem import RemoteError, at_once, is_object_store, listing, opened, told
from petik.results.layout import LOCK, STATE
from petik.results.store import Store
from petik.run.batch import Task
from petik.run.journal import RUNNING
from petik.run.progress import Closing

_log = logging.getLogger("petik")
Signature = tuple[int, int]  # bytes, and when it was changed


class Mirror:
    """The working copy *folder* of the results at *url*; `names` are the files and folders that are Petik's there."""

    def __init__(self, url: Url, folder: Path, names: Collection[str]) -> None:
        """Raises RemoteError."""
        self.url, self.folder, self.names = url, folder, names
        self.fs, self.root = opened(url)
        self._there: dict[str, Signature | None] = {}  # what lies there, as it was in the working copy when they agreed
        self._made: set[str] = set()
        self._sender = ThreadPoolExecutor(1)  # sends what is finished while reading goes on

    def pull(self) -> None:
        """Fetch what is there. Nothing there is no error; RemoteError otherwise."""
        try:
            with told(self.url):
                found = listing(self.fs, self.root)
        except RemoteError as error:
            if isinstance(error.__cause__, FileNotFoundError) and not is_object_store(self.fs):
                return  # the folder is yet to be made; a bucket must be there
            raise
        head = f"{self.root}/"
        names = {path[len(head) :]: _changed(facts) for path, facts in found.items() if path.startswith(head)}
        wanted = [name for name in names if _is_plain(name) and name.split("/")[0] in self.names]
        self._each(lambda name: self._get(name, names[name]), wanted)

    def try_to_write(self) -> None:
        """Raise RemoteError now rather than after hours of reading."""
        with told(self.url):
            path = self._path(f"{STATE}/coba")
            self._make_folder(path)
            self.fs.pipe_file(path, b"")
            self.fs.rm_file(path)

    def push(self) -> None:
        """Make the results there those of the working copy: states come last, what is gone here goes there."""
        self._wait()
        here = {self._relative(path) for path in self.folder.rglob("*") if path.is_file()} - {f"{STATE}/{LOCK}"}
        changed = [name for name in sorted(here) if self._there.get(name) != self._signature(name)]
        with told(self.url):
            for states in (False, True):
                self._each(self._put, [name for name in changed if _is_state(name) == states])
            self._each(self._remove, [name for name in self._there if name not in here])

    def send(self, name: str) -> None:
        """Send what is kept of the document *name* while the run goes on; a failure is made good by `push`."""
        self._sender.submit(self._document, name)

    def stopped(self) -> None:
        """The command ended in the middle: say so there, if that is possible."""
        self._sender.shutdown(wait=False, cancel_futures=True)
        with suppress(Exception):
            self._put(f"{STATE}/{RUNNING}")

    def _document(self, name: str) -> None:
        store = Store(self.folder)
        paths = (store.record_path(name), store.part_path(name))
        rest, state = [self._relative(path) for path in paths], self._relative(store.kept_path(name))
        try:
            changed = [n for n in (*rest, state) if self._there.get(n) != self._signature(n)]
            if changed and state in self._there:
                self._remove(state)  # a state vouches for the files beside it
            for one in changed:
                self._put(one) if (self.folder / one).is_file() else self._remove(one)
            self._put(f"{STATE}/{RUNNING}")
        except Exception as error:  # noqa: BLE001 - the network may be back when everything is sent
            _log.warning("%s: belum terkirim (%s)", quoted(name), type(error).__name__)

    def _wait(self) -> None:
        self._sender.shutdown()
        self._sender = ThreadPoolExecutor(1)

    def _each(self, do: Callable[[str], None], names: Sequence[str]) -> None:
        with ThreadPoolExecutor(at_once(self.fs)) as pool:
            jobs = [pool.submit(do, name) for name in names]
            try:
                for job in jobs:
                    job.result()
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise

    def _get(self, name: str, changed: float | None) -> None:
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with told(self.url):
            self.fs.get_file(self._path(name), str(target))
        if changed is not None:
            os.utime(target, (changed, changed))  # `petik status` tells the newest first
        self._there[name] = self._signature(name)

    def _put(self, name: str) -> None:
        signature, path = self._signature(name), self._path(name)
        if signature is None:
            return
        self._make_folder(path)
        if is_object_store(self.fs):
            self.fs.put_file(str(self.folder / name), path)
        else:
            folder, last = posixpath.split(path)
            draft = f"{folder}/.{last}.petik-tmp"
            self.fs.put_file(str(self.folder / name), draft)
            _move(self.fs, draft, path)
        self._there[name] = signature

    def _remove(self, name: str) -> None:
        if name in self._there:
            with suppress(FileNotFoundError):
                self.fs.rm_file(self._path(name))
            del self._there[name]

    def _make_folder(self, path: str) -> None:
        folder = posixpath.dirname(path)
        if not is_object_store(self.fs) and folder not in self._made:
            self.fs.makedirs(folder, exist_ok=True)
            self._made.add(folder)

    def _path(self, name: str) -> str:
        return f"{self.root}/{name}"

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def _signature(self, name: str) -> Signature | None:
        try:
            found = (self.folder / name).stat()
        except FileNotFoundError:
            return None
        return found.st_size, found.st_mtime_ns


class SendingReporter:
    """A reporter that also sends what is finished."""

    def __init__(self, reporter: Closing, mirror: Mirror) -> None:
        self._reporter, self._mirror = reporter, mirror

    def page(self, task: Task, done: int, total: int) -> None:
        self._reporter.page(task, done, total)

    def finished(self, task: Task, status: FileStatus, reused: bool) -> None:
        self._mirror.send(task.name)
        self._reporter.finished(task, status, reused)

    def tick(self) -> None:
        self._reporter.tick()

    def close(self) -> None:
        self._reporter.close()


def _is_state(name: str) -> bool:
    """True for `.petik/pk.pdf.json`, which says that everything else of the document is there."""
    return name.startswith(f"{STATE}/") and name.endswith(".json")


def _is_plain(name: str) -> bool:
    """True for a name that may be used as a path here: others are not of Petik."""
    parts: Iterable[str] = name.split("/")
    return all(part not in ("", ".", "..") for part in parts) and not (ACTING.search(name) or re.search(r"[\\:]", name))


def _changed(facts: Mapping[str, object]) -> float | None:
    """When a file there was changed, in seconds since 1970; None where the file system does not tell."""
    when = facts.get("LastModified") or facts.get("mtime") or facts.get("created")
    return when.timestamp() if isinstance(when, datetime) else None


def _move(fs: object, draft: str, path: str) -> None:
    """Give *draft* the name *path*; where a server does not replace a file that way, the old one goes first."""
    move, remove = fs.mv, fs.rm_file  # type: ignore[attr-defined]
    try:
        move(draft, path)
    except Exception:  # noqa: BLE001 - each kind of server refuses with an error of its own
        remove(path)
        move(draft, path)
