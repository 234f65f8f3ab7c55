"""One command at a time writes to a folder of results."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from petik.ingest.files import safe_folder
from petik.ingest.files.visible import quoted
from petik.messages import TellError
from petik.results.layout import LOCK, OUTPUTS, STATE

_log = logging.getLogger("petik")


def without_links(out: Path) -> None:
    """Raises TellError where a link lies in *out* among what Petik writes: it makes none, so a stranger has."""
    safe_folder.guard(out)
    for link in safe_folder.links_in(out, OUTPUTS):
        raise TellError("linked", path=link)


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Nobody else writes to *out* within the block, as far as all use this. The system ends the lock with the process.

    Raises TellError where another command is at work there or a link lies where Petik writes, OSError where nothing
    can be written.
    """
    without_links(out)
    safe_folder.folder(out / STATE)
    with safe_folder.opened(out / STATE / LOCK, os.O_WRONLY | os.O_CREAT):
        pass  # the lock file is an ordinary one: to lock it empties what it is
    lock = FileLock(out / STATE / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise TellError("busy", out=out) from None
    except NotImplementedError:  # a file system without locks
        _log.warning("%s: sistem berkas ini tidak mengenal kunci", quoted(out))
    try:
        yield
    finally:
        lock.release()
