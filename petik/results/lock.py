"""One command at a time writes to a folder of results."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from petik.messages import TellError
from petik.results.layout import LOCK, STATE

_log = logging.getLogger("petik")


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Nobody else writes to *out* within the block, as far as all use this. The system ends the lock with the process.

    Raises TellError where another command is at work there, OSError where nothing can be written.
    """
    (out / STATE).mkdir(parents=True, exist_ok=True)
    lock = FileLock(out / STATE / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise TellError("busy", out=out) from None
    except NotImplementedError:  # a file system without locks
        _log.warning("%s: sistem berkas ini tidak mengenal kunci", out)
    try:
        yield
    finally:
        lock.release()
