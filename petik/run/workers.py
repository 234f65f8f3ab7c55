"""A worker: a process of its own that does one piece of work after the other, and the parent's end of it.

Every worker has its own pipe, so that one that dies or is ended takes nobody else's work along.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import time
from functools import lru_cache
from multiprocessing.connection import Connection
from pathlib import Path

from petik.ingest.settings import Settings
from petik.process.limits import limit_process, silence
from petik.run.batch import Run, log_to
from petik.run.page_store import KeptPages
from petik.run.pieces import Piece, perform

PIECES_PER_WORKER = 500  # then a fresh process: what C libraries leak is given back
READY = ()  # what a worker says first: starting it is no piece's time
PATIENCE = 5.0  # seconds for a process that was told to end


class Worker:
    """A process and what it is doing. Started when made; ended by `end`."""

    def __init__(self, run: Run, pages: Path, log: Path) -> None:
        context = multiprocessing.get_context("spawn")  # as on every system; forking a process with threads is unsafe
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, run, pages, log), daemon=True)
        self.process.start()
        theirs.close()  # so that the pipe ends when the worker does
        self.piece: Piece | None = None
        self.given = self.seen = 0.0  # when it got its piece, and when it last gave a sign of life
        self.pieces = 0  # that it has done
        self.ready = False

    def give(self, piece: Piece) -> None:
        """Hand a piece over. Raises OSError where the worker is dead."""
        self.piece = piece
        self.given = self.seen = time.monotonic()
        self.connection.send(piece)

    @property
    def worn(self) -> bool:
        return self.pieces >= PIECES_PER_WORKER

    def end(self) -> int | None:
        """End the process with the programs that it started; its exit code (negative: a signal)."""
        try:
            os.killpg(self.process.pid or 0, signal.SIGKILL)  # also of a dead one: its programs may live on
        except (OSError, AttributeError):  # not yet its own group, or a system without groups
            self.process.kill()
        self.process.join(PATIENCE)
        self.connection.close()
        return self.process.exitcode


def _serve(connection: Connection, run: Run, pages: Path, log: Path) -> None:
    """The worker's life: pieces in, answers out, until the pipe ends."""
    _settle_in(run.settings, log)
    keeper = KeptPages(pages)
    connection.send(READY)
    while True:
        try:
            piece: Piece = connection.recv()
        except (EOFError, OSError):
            return
        connection.send(perform(piece, run, keeper, lambda done, total: connection.send((done, total))))
        _settle()


def _settle_in(settings: Settings, log: Path) -> None:
    """A worker is its own process group: Ctrl-C reaches the parent alone, which then ends the group as a whole."""
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


@lru_cache(maxsize=1)
def _settle() -> None:
    """After the first piece all is loaded and stays: to look through it for garbage takes a tenth of the time."""
    gc.collect()
    gc.freeze()
