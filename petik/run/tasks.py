"""What the user named, as tasks: one per file, with a record name that nothing else in OUT has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from petik.ingest.files.collect import Fetched, InputFile, collect, real_path
from petik.ingest.settings import DEFAULT, Settings
from petik.process.sandbox import Apart
from petik.process.temporary import temporary_folder
from petik.results.layout import OUTPUTS
from petik.results.store import Origin, Store
from petik.run.batch import Task
from petik.submission.places import Places


@contextmanager
def collect_tasks(paths: Sequence[Path | Fetched], out: Path, settings: Settings = DEFAULT) -> Iterator[list[Task]]:
    """The tasks for all files below *paths*; archives are unpacked as long as the block lasts."""
    with collected(paths, out, settings) as (tasks, _):
        yield tasks


@contextmanager
def collected(
    paths: Sequence[Path | Fetched], out: Path, settings: Settings = DEFAULT
) -> Iterator[tuple[list[Task], Places]]:
    """The same, with what the places of the files say to what earlier runs kept in *out*."""
    with temporary_folder() as folder:
        unpacked = (folder / "arsip").resolve()
        with closing(Apart(settings.page_seconds, settings)) as apart:  # it starts no process where no package is met
            items = [i for i in collect(paths, settings, unpacked, apart.call) if not is_output(i.path, out)]
        places = Places(Store(out), items, [_covered(path) for path in paths])
        yield [_task(item, places.names[item.source]) for item in items], places


def is_output(path: Path, out: Path) -> bool:
    """True for what Petik itself wrote to *out*: `petik extract . -o hasil` must not read its own tables."""
    real = real_path(path)
    return any(real.is_relative_to(out.resolve() / name) for name in OUTPUTS)


def _covered(path: Path | Fetched) -> str:
    """What a word of the command line names, wholly: everything that lay there and was not found is gone."""
    return path.listed if isinstance(path, Fetched) else real_path(path).as_posix()


def _task(item: InputFile, name: str) -> Task:
    size = item.path.stat().st_size if item.path.is_file() else 0
    return Task(item.path, item.name, name, Origin(item.source, item.root), size, item.refusal)
