"""Temporary folders of runs, and those that killed runs left behind."""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from petik.ingest.files import safe_folder
from petik.process.alive import lives

NAME = re.compile(r"petik-(\d+)-\w+")
OLD = 24 * 3600.0  # seconds: a process that cannot be seen from here (in a container) may still use a younger folder


def new_folder() -> Path:
    """An empty folder whose name tells the process that made it."""
    return Path(tempfile.mkdtemp(prefix=f"petik-{os.getpid()}-"))


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """One folder for everything temporary of a run, also of workers and the programs that they start.

    A worker that is ended cannot tidy up; the run does it for all of them, and for earlier runs that were killed.
    """
    sweep_temporary(Path(tempfile.gettempdir()))
    before, kept, folder = os.environ.get("TMPDIR"), tempfile.tempdir, new_folder()
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    try:
        yield folder
    finally:
        tempfile.tempdir = kept
        if before is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before
        safe_folder.remove_tree(folder)


def sweep_temporary(below: Path, now: float | None = None) -> None:
    """Remove the folders of this user's runs that were killed more than a day ago."""
    for path in below.glob("petik-*"):
        found = NAME.fullmatch(path.name)
        if found is None or lives(int(found[1])) is not False:
            continue
        try:
            facts = path.lstat()
        except OSError:
            continue
        mine = not hasattr(os, "getuid") or facts.st_uid == os.getuid()
        if mine and not path.is_symlink() and path.is_dir() and (now or time.time()) - facts.st_mtime > OLD:
            safe_folder.remove_tree(path)
