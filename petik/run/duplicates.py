"""The same bytes handed in more than once: read once, and told.

The name of a file takes part in its reading only as the weakest evidence (a year that nothing else names); where it
did, a file of another name is read for itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from petik.ingest.files.digest import sha256_of
from petik.results.copies import same_as
from petik.results.layout import name_order, program_fingerprint, read_record
from petik.results.store import Store
from petik.run.batch import Done, Outcome, Reporter, Run, Task, book

FROM_NAME = b"nama berkas"  # in the notes of a record: a print that came from the file's name


def read_once_each(
    tasks: Sequence[Task], run: Run, reporter: Reporter, read: Callable[[Sequence[Task]], Outcome]
) -> Outcome:
    """All *tasks* by *read*, but of files with the same bytes only the first; the others get its result."""
    copies = copies_of(tasks)
    outcome = read([task for task in tasks if task.name not in copies])
    left = []
    for task in tasks:
        first = copies.get(task.name)
        if first is None or (outcome.interrupted and first.name not in outcome.statuses):
            continue
        done = _result_of(first, task, run)
        if done is None:
            left.append(task)
        else:
            # the line on the terminal says what the table will say
            said = replace(done.status, pesan=f"{done.status.pesan}; {same_as(first.berkas)}")
            book(outcome, task, Done(said, done.reused), reporter)
            outcome.statuses[task.name] = done.status
    if left and not outcome.interrupted:
        rest = read(left)
        outcome.statuses |= rest.statuses
        outcome.reused += rest.reused
        outcome.interrupted = rest.interrupted
    return outcome


def copies_of(tasks: Sequence[Task]) -> dict[str, Task]:
    """Name of a task to the first task with the same bytes and ending. Only files of one size are looked into."""
    sizes = Counter(task.size for task in tasks if task.refused is None)
    groups: dict[tuple[str, str], list[Task]] = defaultdict(list)
    for task in tasks:
        if task.refused is None and task.size and sizes[task.size] > 1:
            try:
                # the ending decides how some texts are read
                groups[sha256_of(task.path), task.path.suffix.casefold()].append(task)
            except OSError:
                continue  # its own reading will say why
    out = {}
    for same in groups.values():
        first = min(same, key=lambda t: name_order(t.name))
        out.update({task.name: first for task in same if task is not first})
    return out


def _result_of(first: Task, task: Task, run: Run) -> Done | None:
    """The result of *first* for *task*, None where there is none that could be taken over."""
    store = Store(run.out)
    try:
        sha256 = sha256_of(task.path)
        if not run.again and (status := store.reusable(task.name, task.berkas, sha256, run.samaran)) is not None:
            return Done(status, reused=True)
        kept = store.kept(first.name)
        if kept is None or kept.status.sha256 != sha256 or kept.program != program_fingerprint():
            return None
        if task.path.name != first.path.name and _named_by_file(store, first.name):
            return None
        from petik.datasets.files.record_file import write_record  # tables: only where something is copied
        from petik.results.merge import copy_document

        store.forget(task.name)
        copy_document(store, first.name, store, task.name)
        if store.record_path(task.name).is_file():
            record = read_record(run.out, task.name)
            dokumen = record.dokumen.model_copy(update={"berkas": task.path.name})
            write_record(record.model_copy(update={"dokumen": dokumen}), store.record_path(task.name))
        copied = store.kept(task.name)
        if copied is None:
            return None
        status = replace(copied.status, berkas=task.berkas, detik=0.0)
        store.keep(task.name, replace(copied, source=task.origin.source, root=task.origin.root, status=status))
        return Done(status)
    except (OSError, ValueError):
        return None  # it is read for itself


def _named_by_file(store: Store, name: str) -> bool:
    path = store.record_path(name)
    return path.is_file() and FROM_NAME in path.read_bytes()
