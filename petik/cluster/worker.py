"""What a machine of a cluster does: pieces of work, each in a process of its own with the limits of
`petik.run.workers`.

A page that ends its process costs only that process; Dask's own worker, which holds the connection, goes on.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from petik.cluster.parcels import Order, Parcel, key_in, packed_pages, packed_result, unpack_pages, with_path
from petik.ingest.files import safe_folder
from petik.ingest.files.names import safe_name
from petik.ingest.settings import MEGABYTE, Settings
from petik.results.layout import program_fingerprint
from petik.results.store import Store
from petik.run.batch import Done, Run
from petik.run.page_store import KeptPages, key_of
from petik.run.pieces import Answer, Piece
from petik.run.planner import Death
from petik.run.pool import TICK, death_of, late_death
from petik.run.workers import READY, Worker

MOST_BYTES = 1_000 * MEGABYTE  # of files that wait on a machine for the next piece


@dataclass(frozen=True, slots=True)
class Machine:
    """What a machine says of itself: its Petik, and its Tesseract (None where it cannot read scans)."""

    program: str
    tesseract: str | None


async def about() -> Machine:
    """This machine. Asked of Dask's worker itself, whose connections must not wait for it."""
    return await asyncio.to_thread(_about)


def _about() -> Machine:
    from petik.ingest.errors import FileFailed
    from petik.ingest.ocr.engine import tesseract

    try:
        return Machine(program_fingerprint(), tesseract.version())
    except FileFailed:
        return Machine(program_fingerprint(), None)


def do(order: Order) -> Parcel:
    """Do a piece of work: what Dask calls, in one of the threads of its worker."""
    from distributed import get_worker

    worker = get_worker()
    if order.program != program_fingerprint():
        return Parcel(worker.address, other_program=True)
    return replace(_bench(Path(worker.local_directory) / "petik").do(order), machine=worker.address)


@cache
def _bench(folder: Path) -> Bench:
    return Bench(folder)


class Bench:
    """The reading processes of this machine, started when needed, and the files that they read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files: OrderedDict[str, tuple[Path, int]] = OrderedDict()
        self._idle: list[_Seat] = []
        self._made = 0
        self._lock = threading.Lock()
        # Dask's workers are marked as processes without children; those of ours end with their parent all the same
        multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]

    def do(self, order: Order) -> Parcel:
        """Do a piece; a process that ends over it is told in the parcel. Raises OSError."""
        path = self._file(order)
        if path is None:
            return Parcel("", lacks_file=True)
        seat = self._seat(order.settings)
        try:
            return seat.do(order, path)
        except BaseException:
            seat.end()
            raise
        finally:
            with self._lock:
                self._idle.append(seat)

    def _file(self, order: Order) -> Path | None:
        """Where the order's file lies here, None where it does not. The oldest files go when there are too many."""
        with self._lock:
            if order.file is not None and order.sha256 not in self._files:
                path = self.folder / "berkas" / order.sha256 / _name(order.piece)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(order.file)
                self._files[order.sha256] = path, len(order.file)
                while sum(size for _path, size in self._files.values()) > MOST_BYTES and len(self._files) > 1:
                    _sha256, (old, _size) = self._files.popitem(last=False)
                    safe_folder.remove_tree(old.parent)
            if order.sha256 not in self._files:
                return None
            self._files.move_to_end(order.sha256)
            return self._files[order.sha256][0]

    def _seat(self, settings: Settings) -> _Seat:
        with self._lock:
            for seat in self._idle:
                if seat.settings == settings:
                    self._idle.remove(seat)
                    return seat
            self._made += 1
            return _Seat(self.folder / f"proses-{self._made}", settings)


def _name(piece: Piece) -> str:
    """The file's own name, which its record tells, where this system allows it."""
    name = piece.task.path.name
    return name if os.name == "posix" and "/" not in name and name not in ("", ".", "..") else safe_name(name)


class _Seat:
    """One reading process and the folder that it writes to."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.settings = settings
        self.store, self.pages = Store(folder / "hasil"), KeptPages(folder / "halaman")
        self.worker: Worker | None = None

    def do(self, order: Order, path: Path) -> Parcel:
        piece = with_path(order.piece, path)
        key = key_in(piece, key_of(order.sha256, path, self.settings))
        unpack_pages(order.pages, self.pages, key)
        found = self._worked(piece)
        pages = packed_pages(self.pages, key, without=order.pages)
        self.pages.discard(key)
        if isinstance(found, Death):
            return Parcel("", death=found, pages=pages, log=self._log())
        files = packed_result(self.store, piece.task) if isinstance(found, Done) else {}
        self.store.forget(piece.task.name)
        return Parcel("", answer=found, pages=pages, files=files, log=self._log())

    def _worked(self, piece: Piece) -> Answer | Death:
        """The answer of the process, or how it ended."""
        run = Run(self.store.out, settings=self.settings)
        worker = self.worker = self.worker or Worker(run, self.pages.folder, self.store.log_path)
        try:
            worker.give(piece)
            while True:
                if worker.connection.poll(TICK):
                    said = worker.connection.recv()
                    worker.seen = time.monotonic()
                    if said == READY:
                        worker.ready, worker.given = True, worker.seen
                    elif not isinstance(said, tuple):
                        worker.piece = None
                        worker.pieces += 1
                        if worker.worn:
                            self.end()
                        return said  # type: ignore[no-any-return]
                elif (late := late_death(worker, self.settings)) is not None:
                    self.end()
                    return late
                elif not worker.process.is_alive() and not worker.connection.poll():
                    break
        except (EOFError, OSError):
            pass
        return death_of(self.end())

    def end(self) -> int | None:
        """End the process; its exit code. The next piece gets a new one."""
        worker, self.worker = self.worker, None
        return worker.end() if worker is not None else None

    def _log(self) -> str:
        """What the process wrote to its log since the last time."""
        try:
            text = self.store.log_path.read_text(encoding="utf-8", errors="replace")
            self.store.log_path.write_text("")
            return text
        except OSError:
            return ""
