"""Stages for tests of pages as work: a file is a text, a line per page that says what happens when it is read.

`python -m tests.petik.page_by_page IN OUT` reads the folder IN into OUT as `petik extract` does, in two workers, a page
per piece; every page that is read is noted in the file `IN.dibaca`.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from petik.checks.aturan import load
from petik.ingest.page import Box, Document, Page, Word
from petik.ingest.settings import Settings
from petik.ingest.source import failed_page
from petik.one.pictures import Pictures
from petik.one.pipeline import Stages
from petik.one.result import FileStatus
from petik.parsers.model import Identity, ParsedDocument
from petik.results.assemble import assemble
from petik.results.store import Store
from petik.run.batch import Run, Task
from petik.run.cleanup import settle, sweep
from petik.run.inline import run_here
from petik.run.pool import run_pool
from petik.run.tasks import collect_tasks
from petik.schemas.record import Dokumen, Indikator, Kuantitas, Nilai, Rekaman

ONE_BY_ONE = Settings(piece_seconds=0.01)


@dataclass(frozen=True)
class Lines:
    """A file whose pages are its lines."""

    path: Path
    orders: list[str]
    divisible: bool = True

    @property
    def count(self) -> int:
        return len(self.orders)

    def page(self, index: int) -> Page:
        order = self.orders[index]
        with self.path.parent.with_suffix(".dibaca").open("a") as stream:
            stream.write(f"{self.path.name} {index}\n")
        if order == "mati":
            os.abort()
        if order == "tidur":
            time.sleep(60)
        if order == "rakus":
            try:
                bytearray(1 << 33)
            except MemoryError:
                return failed_page(index, "memori habis")
        if order == "lambat":
            time.sleep(0.1)
        word = Word(f"{order}-{index}", Box(10, 10, 40, 20 + index / 3), "text", 0.1 + index / 7)
        return Page(index + 1, 595, 842, "text", (word,), skew=index / 3)

    def document(self, sha256: str, pages: Sequence[Page]) -> Document:
        return Document(self.path.name, str(self.path), sha256, "pdf", True, tuple(pages))


@contextmanager
def opened(path: Path, settings: Settings, cache: Any) -> Iterator[Lines]:
    yield Lines(path, path.read_text().split())


def read(path: Path, settings: Settings, on_page: Any, cache: Any) -> Document:
    raise AssertionError("it is read page by page")


def parse(found: Document) -> ParsedDocument:
    return ParsedDocument(Identity())


def build(found: Document, parsed: ParsedDocument) -> Rekaman:
    """An indicator per page that was read."""
    target = Kuantitas(raw="12", value=12, satuan="ton")
    pages = [page for page in found.pages if page.words]
    rows = [
        Indikator(indikator=page.words[0].text, nilai=[Nilai(periode="2024", target=target)], halaman=page.number)
        for page in pages
    ]
    return Rekaman(dokumen=Dokumen(berkas=found.name, jenis="pk", tahun=2024), indikator=rows)


STAGES = Stages(read, parse, build, opened)


class Silent:
    """Nobody is told how far it is."""

    def page(self, task: Task, done: int, total: int) -> None: ...
    def finished(self, task: Task, status: FileStatus, reused: bool) -> None: ...
    def tick(self) -> None: ...


def main(folder: Path, out: Path, jobs: int = 2) -> None:
    """As `petik extract --jobs`."""
    with collect_tasks([folder], out) as tasks:
        sweep(out)
        run = Run(out, using=STAGES, settings=ONE_BY_ONE)
        outcome = run_pool(tasks, run, jobs, Silent()) if jobs else run_here(tasks, run, Silent())
        assemble(Store(out), outcome.statuses, load(), Pictures())
        settle(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
