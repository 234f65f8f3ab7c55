"""The barrier: what one table, one page's parser or one rule throws stays there, the rest of the document goes on.

What was read so far stays as it is; a `Mishap` says which step failed where, and its document is `partial`. Later
stages (`normalise`, `checks`) use the same barrier.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from typing import TypeVar

from petik.ingest.errors import PetikError

TOLD = 6  # mishaps that a message names before it says how many more there are
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class At:
    """A step and its place: `page` as the document counts them, `table` counted from 1; None: not of one."""

    step: str
    page: int | None = None
    table: int | None = None

    def __str__(self) -> str:
        places = (("halaman", self.page), ("tabel", self.table))
        return " ".join([*(f"{name} {n}," for name, n in places if n is not None), self.step])


@dataclass(frozen=True, slots=True)
class Mishap:
    """One step that failed: where, with which error (the class's name), and its traceback for the log."""

    at: At
    error: str
    trace: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.at} ({self.error})"


@dataclass(slots=True)
class Barrier:
    """Collects the mishaps of one document.

    `paginated`: its pages have numbers that a reader can look up. `tables_before`: tables of the file that stand before
    those that are counted now.
    """

    paginated: bool = True
    mishaps: list[Mishap] = field(default_factory=list)
    tables_before: int = 0

    @contextmanager
    def around(self, at: At) -> Iterator[None]:
        """Whatever the block throws ends the block only.

        Passed on are errors with a word for the user, which are about the whole file, and exhausted memory: the process
        is then in no state to go on.
        """
        try:
            yield
        except (PetikError, MemoryError):
            raise
        except Exception as error:  # that is what a barrier is for; the mishap and the log say what happened
            table = at.table + self.tables_before if at.table is not None else None
            place = replace(at, page=at.page if self.paginated else None, table=table)
            mishap = Mishap(place, type(error).__name__, traceback.format_exc())
            if mishap not in self.mishaps:  # a step that is done twice fails twice
                self.mishaps.append(mishap)

    @contextmanager
    def shifted(self, tables: int) -> Iterator[None]:
        """Within the block tables are counted from behind *tables* others."""
        self.tables_before += tables
        try:
            yield
        finally:
            self.tables_before -= tables

    def result(self, make: Callable[[], T], fallback: T, at: At) -> T:
        """What *make* gives, *fallback* where it throws."""
        with self.around(at):
            return make()
        return fallback

    @property
    def note(self) -> str | None:
        """One line in Indonesian on everything that failed, None where nothing did."""
        return told(self.mishaps)

    @property
    def trace(self) -> str | None:
        """The tracebacks of what failed, for the log."""
        return "\n".join(m.trace for m in self.mishaps) or None


def guarded(barrier: Barrier | None, at: At) -> AbstractContextManager[None]:
    """A block behind *barrier*; without one it throws what it throws."""
    return barrier.around(at) if barrier is not None else nullcontext()


def told(mishaps: Sequence[Mishap]) -> str | None:
    """One line in Indonesian on *mishaps*, None where there are none."""
    if not mishaps:
        return None
    more = f"; dan {len(mishaps) - TOLD} lagi" if len(mishaps) > TOLD else ""
    places = "; ".join(str(m) for m in mishaps[:TOLD])
    return f"{len(mishaps)} langkah gagal dan dilewati, selebihnya terbaca: {places}{more}; rinciannya di petik.log"
