"""Which piece of work comes next, and what follows from its answer or from the death of the process that had it.

The planner starts no process and reads no file. Who runs pieces (`petik.run.pool`: processes here) asks `next` for one,
and comes back with `answered`, `died` or `told`; a finished file is handed to *book*.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter, deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from petik.ingest.source import failed_page
from petik.run.batch import Done, Run, Task, keep_failed
from petik.run.page_store import PageKeeper
from petik.run.pieces import Answer, Begin, Finish, Pages, Piece, Read, Split

MOST_PAGES = 64  # of one piece: a worker that dies brings back few
FIRST_PAGES = 8  # of the first piece of a file of whose pages none was read yet
GATHERED = 5  # times that pages of one file may get lost before it is given up
LOST = "halaman yang sudah dibaca hilang dari folder hasil; periksa ruang simpan, lalu ulangi"
ENDLESS = "dihentikan: belum selesai setelah {n} detik; pecah berkasnya"


@dataclass(frozen=True, slots=True)
class Death:
    """Why a piece has no answer, in the user's words; `page` of a page, `file` of a file; how often it is tried again.

    A file that is just begun is tried again at least once, page by page, so that only the guilty page is lost; unless
    it is `final`.
    """

    page: str
    file: str
    again: int = 1
    final: bool = False


@dataclass(slots=True)
class _Document:
    """A file whose pages are read in pieces."""

    task: Task
    key: str
    sha256: str
    total: int
    waiting: list[int]  # pages to read, rising
    seconds: float  # that its pieces took so far
    pace: float | None  # seconds per page
    flying: int = 0  # pieces handed out
    gathered: int = 0
    tries: Counter[int] = field(default_factory=Counter)


class Planner:
    """The files of a run and how far each one is. *jobs*: how many pieces are done at the same time."""

    def __init__(
        self, tasks: Iterable[Task], run: Run, jobs: int, pages: PageKeeper, book: Callable[[Task, Done], None]
    ) -> None:
        self.run, self.jobs, self.pages, self._book = run, max(1, jobs), pages, book
        self._while = run.settings.piece_seconds
        self._fresh: deque[Begin] = deque(Begin(task, self._while) for task in tasks)
        self._urgent: deque[Piece] = deque()  # what is tried again, and files that only need to be put together
        self._documents: dict[str, _Document] = {}
        self._flying: dict[Piece, int] = {}  # pieces handed out, and the pages of them that are told
        self._tries: Counter[tuple[str, type]] = Counter()  # of pieces that are no pages

    @property
    def waiting(self) -> bool:
        """True while `next` has a piece."""
        return bool(self._fresh or self._urgent or any(d.waiting for d in self._documents.values()))

    @property
    def finished(self) -> bool:
        return not (self._flying or self.waiting)

    def next(self) -> Piece | None:
        """The next piece, None where there is none before an answer comes.

        Begun files and new ones take turns: a long document holds up nobody, and few are begun and not finished.
        """
        while self._urgent:
            piece = self._urgent.popleft()
            if isinstance(piece, Begin) or piece.task.name in self._documents:  # else its file has come to its end
                return self._hand_out(piece)
        begun = sum(isinstance(piece, Begin) for piece in self._flying)
        others = len(self._flying) - begun
        document = next((d for d in self._documents.values() if d.waiting), None)
        if document is not None and (others <= begun or not self._fresh):
            return self._hand_out(self._cut(document))
        return self._hand_out(self._fresh.popleft()) if self._fresh else None

    def _hand_out(self, piece: Piece) -> Piece:
        self._flying[piece] = 0
        if isinstance(piece, Pages):
            self._documents[piece.task.name].flying += 1
        return piece

    def told(self, piece: Piece, done: int, total: int) -> tuple[int, int]:
        """Pages done and pages in all of the piece's file, when a worker says how far the piece is."""
        if piece in self._flying:
            self._flying[piece] = done
        document = self._documents.get(piece.task.name)
        if not isinstance(piece, Pages) or document is None:
            return done, total
        flying = [other for other in self._flying if isinstance(other, Pages) and other.task == piece.task]
        unread = len(document.waiting) + sum(len(other.indices) - self._flying[other] for other in flying)
        return max(done, document.total - unread), document.total

    def answered(self, piece: Piece, answer: Answer) -> None:
        """A piece is done."""
        del self._flying[piece]
        name = piece.task.name
        if isinstance(answer, Done):
            if isinstance(piece, Begin) or self._documents.pop(name, None) is not None:
                self._book(piece.task, answer)
        elif isinstance(answer, Split):
            self._split(piece, answer)
        elif isinstance(piece, Pages) and (document := self._documents.get(name)) is not None:
            self._pages_read(document, piece, answer)

    def died(self, piece: Piece, death: Death) -> None:
        """The process that had the piece died or was ended."""
        del self._flying[piece]
        if not isinstance(piece, Pages):
            which = (piece.task.name, type(piece))
            self._tries[which] += 1
            allowed = max(1, death.again) if isinstance(piece, Begin) else death.again
            if death.final or self._tries[which] > allowed:
                self._fail(piece.task, death.file)
            else:
                self._urgent.append(Begin(piece.task, seconds=0.0) if isinstance(piece, Begin) else piece)
            return
        document = self._documents.get(piece.task.name)
        if document is None:
            return
        kept = self.pages.have(piece.key)
        left = [index for index in piece.indices if index not in kept]
        if left:
            guilty, *left = left
            document.tries[guilty] += 1
            if death.final or document.tries[guilty] > death.again:
                self._lose(document, guilty, death.page)
            else:
                self._urgent.append(Pages(piece.task, piece.key, (guilty,), piece.total, self._while))
        document.flying -= 1
        self._wait(document, left)
        self._perhaps_finish(document)

    def _cut(self, document: _Document) -> Pages:
        """The next pages of a document, as many as a while should do, and some for every worker."""
        wanted = FIRST_PAGES if document.pace is None else round(self._while / max(document.pace, 1e-6))
        count = max(1, min(wanted, MOST_PAGES, -(-len(document.waiting) // self.jobs)))
        indices, document.waiting = document.waiting[:count], document.waiting[count:]
        return Pages(document.task, document.key, tuple(indices), document.total, self._while)

    def _split(self, piece: Piece, answer: Split) -> None:
        """A file turned out to be long, or pages of it got lost before it was put together."""
        document = self._documents.get(piece.task.name)
        if document is None:
            pace = answer.seconds / answer.read if answer.read else None
            document = _Document(piece.task, answer.key, answer.sha256, answer.total, [], 0.0, pace)
            self._documents[piece.task.name] = document
        document.seconds += answer.seconds
        document.gathered += 1
        if document.gathered > GATHERED:
            self._fail(piece.task, LOST)
            return
        self._wait(document, answer.missing)
        self._perhaps_finish(document)

    def _pages_read(self, document: _Document, piece: Pages, answer: Read) -> None:
        document.flying -= 1
        document.seconds += answer.seconds
        document.pace = answer.seconds / len(answer.indices)
        self._wait(document, [index for index in piece.indices if index not in answer.indices])
        limit = self.run.settings.file_seconds
        if document.seconds > limit:
            for index in document.waiting:
                self._lose(document, index, ENDLESS.format(n=round(limit)))
            document.waiting = []
        self._perhaps_finish(document)

    def _wait(self, document: _Document, indices: Iterable[int]) -> None:
        for index in indices:
            insort(document.waiting, index)

    def _lose(self, document: _Document, index: int, note: str) -> None:
        """Give a page up. Where the disk is full it stays missing, and the file fails when it is put together."""
        with suppress(OSError):
            self.pages.put(document.key, index, failed_page(index, note))

    def _perhaps_finish(self, document: _Document) -> None:
        """Have a document put together when all of its pages are read."""
        tried_again = any(isinstance(p, Pages) and p.task == document.task for p in self._urgent)
        if not (document.waiting or document.flying or tried_again):
            self._urgent.append(Finish(document.task, document.key, document.sha256, document.seconds))

    def _fail(self, task: Task, message: str) -> None:
        if (document := self._documents.pop(task.name, None)) is not None:
            self.pages.discard(document.key)
        self._book(task, Done(keep_failed(task, self.run, message)))
