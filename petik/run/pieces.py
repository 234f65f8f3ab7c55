"""What the pieces of work of a run are, and how each is done: a short file as a whole, a long one by its pages.

A piece is a small picklable value; `perform` does it in whatever process it is called, needs nothing but the piece and
the run, and its answer is small, too. Who hands pieces out is `petik.run.planner`, who runs them `petik.run.pool`.

A file is begun (`Begin`) and read for a while. Most are finished then: parsed, built and kept in the same process. What
is not becomes `Split`: its pages wait with a `PageKeeper` until the pieces `Pages` have read all the others, and
`Finish` gathers them. Pages are read in order and kept one by one: what is missing says where a dead worker was.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from petik.ingest.errors import PetikError, reason_of
from petik.ingest.files.digest import sha256_of
from petik.ingest.files.visible import quoted
from petik.ingest.page import Page
from petik.one import pipeline
from petik.one.pipeline import OpenFile, Stages, extract_file, result_of, unread
from petik.one.result import FileResult, FileStatus
from petik.results.store import Store
from petik.run.batch import Done, Run, Task, hash_of
from petik.run.page_store import PageKeeper, key_of

OnPage = Callable[[int, int], None]  # pages done, pages in all
NO_ROOM = "memori habis saat membaca berkas ini; pecah berkasnya atau minta salinan lain"
_log = logging.getLogger("petik")


@dataclass(frozen=True, slots=True)
class Begin:
    """Open a file and read it for so many seconds (0: only count its pages, where it has pages of their own)."""

    task: Task
    seconds: float


@dataclass(frozen=True, slots=True)
class Pages:
    """Read pages of a file, as many of `indices` (0-based, rising) as a while allows, at least one."""

    task: Task
    key: str
    indices: tuple[int, ...]
    total: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Finish:
    """Make the result of a file all of whose pages were read; `spent`: seconds that this took."""

    task: Task
    key: str
    sha256: str
    spent: float = 0.0


@dataclass(frozen=True, slots=True)
class Split:
    """A file that is not finished: the pages that are still to be read of how many."""

    key: str
    sha256: str
    missing: tuple[int, ...]
    total: int
    read: int  # pages that were read now, in so many seconds
    seconds: float


@dataclass(frozen=True, slots=True)
class Read:
    """Which pages were read and are kept, in how many seconds."""

    indices: tuple[int, ...]
    seconds: float


Piece = Begin | Pages | Finish
Answer = Done | Split | Read


def perform(piece: Piece, run: Run, pages: PageKeeper, on_page: OnPage | None = None) -> Answer:
    """Do one piece: `Pages` gives `Read`, the others `Done` or `Split`; a file that has come to its end always `Done`.

    Never raises for the file's sake.
    """
    try:
        if isinstance(piece, Pages):
            return _read(piece, run, pages, on_page)
        if isinstance(piece, Begin):
            return _begin(piece, run, pages, on_page)
        return _gather(piece, run, pages, None, 0.0)  # a page that got lost meanwhile makes it `Split` once more
    except OSError as error:
        _log.exception("%s", quoted(piece.task.berkas))
        reason = f"berkas tidak dapat dibaca atau disimpan ({reason_of(error)}); periksa izin dan ruang simpan"
        return Done(FileStatus(piece.task.berkas, "failed", reason))
    except ImportError as error:
        _log.exception("%s", piece.task.berkas)
        return Done(FileStatus(piece.task.berkas, "failed", pipeline.incomplete(error)))
    except MemoryError:
        _log.exception("%s", quoted(piece.task.berkas))
        return Done(FileStatus(piece.task.berkas, "failed", NO_ROOM))
    except Exception as error:  # noqa: BLE001 - keeping the results failed: this file's row says so, the others go on
        _log.exception("%s", quoted(piece.task.berkas))
        lost = f"hasil tidak dapat disimpan ({type(error).__name__}); rinciannya di petik.log, mohon dilaporkan"
        return Done(FileStatus(piece.task.berkas, "failed", lost))


def _begin(piece: Begin, run: Run, pages: PageKeeper, on_page: OnPage | None) -> Done | Split:
    task = piece.task
    if task.refused is not None:
        return _kept(task, run, FileResult("refused", task.refused, sha256=hash_of(task)))
    sha256 = sha256_of(task.path)
    if not run.again and (status := Store(run.out).reusable(task.name, task.berkas, sha256, run.samaran)) is not None:
        return Done(status, reused=True)
    using = run.using or pipeline.stages()  # before the clock starts: loading the program is not this file's time
    if using.open is None:
        result = extract_file(task.path, run.settings, on_page=on_page, cache=run.cache, using=using)
        return _kept(task, run, replace(result, sha256=sha256))
    key = key_of(sha256, task.path, run.settings)
    if run.again:
        pages.discard(key)
    return _gather(Finish(task, key, sha256), run, pages, on_page, piece.seconds)


def _gather(piece: Finish, run: Run, pages: PageKeeper, on_page: OnPage | None, seconds: float) -> Done | Split:
    """The result of the file's pages, those that are kept and those read in *seconds*, where these are all."""
    start, using = time.perf_counter(), run.using or pipeline.stages()
    found: dict[int, Page] = {}
    read: dict[int, Page] = {}
    total = 0
    try:
        with _opened(piece.task, run, using) as source:
            total = source.count
            until = start + seconds if source.divisible else math.inf
            if source.divisible:
                found = {i: page for i in pages.have(piece.key) if (page := pages.get(piece.key, i)) is not None}
            for index in (i for i in range(total) if i not in found):
                if time.perf_counter() >= until:
                    break
                read[index] = source.page(index)
                if on_page is not None:
                    on_page(len(found) + len(read), total)
            found |= read
            if len(found) == total:
                document = source.document(piece.sha256, [found[index] for index in range(total)])
        result = result_of(document, using) if len(found) == total else None
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one file, the others go on; the log has the traceback
        result = unread(error)
    if result is None:
        for index, page in read.items():
            pages.put(piece.key, index, page)
        missing = tuple(i for i in range(total) if i not in found)
        return Split(piece.key, piece.sha256, missing, total, len(read), time.perf_counter() - start)
    took = round(piece.spent + time.perf_counter() - start, 3)
    done = _kept(piece.task, run, replace(result, sha256=piece.sha256, seconds=took))
    pages.discard(piece.key)
    return done


def _read(piece: Pages, run: Run, pages: PageKeeper, on_page: OnPage | None) -> Read | Done:
    """Read pages and keep each at once. A file that cannot be opened any more has come to its end."""
    start, using = time.perf_counter(), run.using or pipeline.stages()
    read: list[int] = []
    try:
        with _opened(piece.task, run, using) as file:
            for index in piece.indices:
                if read and time.perf_counter() >= start + piece.seconds:
                    break
                pages.put(piece.key, index, file.page(index))
                read.append(index)
                if on_page is not None:
                    on_page(len(read), piece.total)
    except PetikError as error:
        return _kept(piece.task, run, replace(unread(error), sha256=hash_of(piece.task)))
    return Read(tuple(read), time.perf_counter() - start)


def _opened(task: Task, run: Run, using: Stages) -> AbstractContextManager[OpenFile]:
    if using.open is None:
        raise ValueError("these stages read files as a whole")
    return using.open(task.path, run.settings, run.cache)


def _kept(task: Task, run: Run, result: FileResult) -> Done:
    """Keep a file's result; what was unexpected goes to the log."""
    if result.trace is not None:
        _log.error("%s: %s\n%s", quoted(task.berkas), result.message, result.trace)
    from petik.results.save import save  # tables and checks: only where a file was read

    return Done(save(Store(run.out), task.name, task.origin, task.berkas, result, run.samaran))
