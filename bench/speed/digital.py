"""Digital pages: Petik's whole way from the file to the record, against pdfplumber's search for tables alone.

The peer only finds tables; Petik also reads the words, the fields and the values, and the running text. Both read the
same files in the same process, one file after the other, and the collector of garbage is told of what was loaded
before, as Petik's workers do.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

import pdfplumber

from petik.ingest.reader import read_document
from petik.normalise.record import build_record
from petik.parsers.document import parse_document

TRIES = 3  # of Petik, whose times are short; the peer takes long enough to be measured once


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds of one file (or of many together), by stage, and of the peer."""

    pages: int = 0
    ingest: float = 0.0
    parsers: float = 0.0
    normalise: float = 0.0
    peer: float = 0.0

    def __add__(self, other: Pace) -> Pace:
        return Pace(
            self.pages + other.pages,
            self.ingest + other.ingest,
            self.parsers + other.parsers,
            self.normalise + other.normalise,
            self.peer + other.peer,
        )

    @property
    def ours(self) -> float:
        return self.ingest + self.parsers + self.normalise

    @property
    def ratio(self) -> float:
        return self.ours / self.peer if self.peer else 0.0


def measure(files: Sequence[Path]) -> list[Pace]:
    """One `Pace` per file; nothing is counted that happens only once in a process."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    for path in files[:1]:
        _petik(path)
        _tables(path)
    gc.collect()
    gc.freeze()
    try:
        return [_file(path) for path in files]
    finally:
        gc.unfreeze()


def _file(path: Path) -> Pace:
    tries = [_petik(path) for _ in range(TRIES)]
    peer = _tables(path)
    return Pace(
        tries[0].pages,
        median(t.ingest for t in tries),
        median(t.parsers for t in tries),
        median(t.normalise for t in tries),
        peer,
    )


def _petik(path: Path) -> Pace:
    start = perf_counter()
    document = read_document(path)
    read = perf_counter()
    parsed = parse_document(document)
    found = perf_counter()
    build_record(document, parsed)
    return Pace(len(document.pages), read - start, found - read, perf_counter() - found)


def _tables(path: Path) -> float:
    """Seconds that pdfplumber takes for the tables of all pages; pages are let go, or its memory would grow."""
    start = perf_counter()
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.close()
    return perf_counter() - start
