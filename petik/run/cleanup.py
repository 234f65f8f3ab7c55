"""What is left to do for files that were written: drafts of killed processes go, finished tables come to the disk."""

from __future__ import annotations

import os
from pathlib import Path

from petik.datasets.files.safe import DRAFT
from petik.datasets.schema.names import DATA
from petik.ingest.files import safe_folder
from petik.process.alive import lives
from petik.results.layout import RECORDS, REPORT_PAGES, STATE


def sweep(out: Path) -> None:
    """Remove the drafts that processes left in *out* when they were killed; those of living ones stay."""
    for folder in (out, out / DATA, out / RECORDS, out / REPORT_PAGES, out / STATE):
        for path in safe_folder.entries(folder):
            found = DRAFT.fullmatch(path.name)
            if found is not None and (int(found[1]) == os.getpid() or lives(int(found[1])) is not True):
                safe_folder.remove(path)


def settle(out: Path) -> None:
    """The end of a run: nothing of a process that was killed is left, and a power failure cuts off no table any more.

    What is kept per file carries sums instead (`Kept.sums`): to wait for the disk at every file would take too long.
    """
    from petik.run.page_store import KeptPages, pages_folder  # numpy, which a run without reading can do without

    sweep(out)
    for masked in (False, True):
        KeptPages(pages_folder(out, masked)).tidy()
    for folder in (out, out / DATA, out / REPORT_PAGES):
        for path in safe_folder.entries(folder):
            if path.is_file():
                descriptor = safe_folder.descriptor(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
                try:
                    os.fsync(descriptor)
                finally:
                    os.close(descriptor)
