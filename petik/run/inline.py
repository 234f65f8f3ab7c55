"""All files in this process, one piece of work after the other (for tests and for tracing an error)."""

from __future__ import annotations

from collections.abc import Iterable

from petik.results.store import Store
from petik.run.batch import Outcome, Reporter, Run, Task, book, log_to
from petik.run.page_store import KeptPages, pages_folder
from petik.run.pieces import Piece, perform
from petik.run.planner import Planner


def run_here(tasks: Iterable[Task], run: Run, reporter: Reporter) -> Outcome:
    """All tasks, in their order. What kills or stops a process is not survived here; Ctrl-C keeps what is read."""
    outcome = Outcome()
    log_to(Store(run.out).log_path)
    pages = KeptPages(pages_folder(run.out, run.samaran is not None))
    planner = Planner(tasks, run, 1, pages, lambda task, done: book(outcome, task, done, reporter))

    def told(piece: Piece, done: int, total: int) -> None:
        reporter.page(piece.task, *planner.told(piece, done, total))

    try:
        while (piece := planner.next()) is not None:
            planner.answered(piece, perform(piece, run, pages, lambda n, total, p=piece: told(p, n, total)))  # type: ignore[misc]
    except KeyboardInterrupt:
        outcome.interrupted = True
    return outcome
