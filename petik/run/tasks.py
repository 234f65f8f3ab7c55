"""What the user named, as tasks: one per file, with a record name that nothing else in OUT has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path, PurePosixPath

from petik.ingest.files.collect import Fetched, InputFile, Numbered, collect, real_path
from petik.ingest.files.digest import sha256_of
from petik.ingest.settings import DEFAULT, Settings
from petik.process.sandbox import Apart
from petik.process.temporary import temporary_folder
from petik.results.layout import OUTPUTS
from petik.results.store import Store
from petik.run.batch import Task


@contextmanager
def collect_tasks(paths: Sequence[Path | Fetched], out: Path, settings: Settings = DEFAULT) -> Iterator[list[Task]]:
    """The tasks for all files below *paths*; archives are unpacked as long as the block lasts."""
    with temporary_folder() as folder:
        unpacked = (folder / "arsip").resolve()
        with closing(Apart(settings.page_seconds, settings)) as apart:  # it starts no process where no package is met
            items = [i for i in collect(paths, settings, unpacked, apart.call) if not is_output(i.path, out)]
        store = Store(out)
        numbered = Numbered(item.record for item in items)
        yield [_task(item, unpacked, store, numbered) for item in items]


def is_output(path: Path, out: Path) -> bool:
    """True for what Petik itself wrote to *out*: `petik extract . -o hasil` must not read its own tables."""
    real = real_path(path)
    return any(real.is_relative_to(out.resolve() / name) for name in OUTPUTS)


def _task(item: InputFile, unpacked: Path, store: Store, numbered: Numbered) -> Task:
    real = real_path(item.path)
    in_archive = real.is_relative_to(unpacked) or real.name != PurePosixPath(item.name).name
    source = item.source or (item.name if in_archive else str(real))
    size = item.path.stat().st_size if item.path.is_file() else 0
    name = _free_name(item, source, store, numbered)
    return Task(item.path, item.name, name, source, size, item.refusal)


def _free_name(item: InputFile, source: str, store: Store, numbered: Numbered) -> str:
    """The record's name, or "a-2.pdf" where an earlier run kept another file under "a.pdf".

    It is the same file when it comes from the same place or has the same content.
    """
    name, sha256 = item.record, ""
    while (kept := store.kept(name)) is not None and kept.source != source:
        sha256 = sha256 or (sha256_of(item.path) if item.path.is_file() else "-")
        if kept.status.sha256 == sha256:
            break
        name = numbered.other(item.record)
    return name
