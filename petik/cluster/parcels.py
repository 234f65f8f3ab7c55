"""What goes to another machine and comes back: a piece of work with the bytes it needs, its answer with its results.

Nothing here holds a path of either machine: they need no folder in common and may run different systems.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any, cast

from petik.datasets.files.safe import whole
from petik.ingest.settings import Settings
from petik.results.store import PART, RECORD, Store
from petik.run.batch import Task
from petik.run.page_store import PageKeeper, decoded, encoded
from petik.run.pieces import Answer, Begin, Piece
from petik.run.planner import Death

STATE = "keadaan"  # a part of a result as `RECORD` and `PART` are


@dataclass(frozen=True, slots=True)
class Order:
    """A piece of work for another machine.

    `piece` knows its file only by name. `file` is None where the machine may still have it, from an earlier piece of
    the same file; `pages` are those that were read already, where the piece needs them.
    """

    piece: Piece
    sha256: str
    program: str
    settings: Settings
    file: bytes | None = None
    pages: Mapping[int, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parcel:
    """What came of an order: an answer or a death, else why the machine did not begin (`lacks_file`, `other_program`).

    `pages` were read and are not part of a result yet; `files` is a finished file's result by part; `log` what there
    was to say in petik.log.
    """

    machine: str
    answer: Answer | None = None
    death: Death | None = None
    lacks_file: bool = False
    other_program: bool = False
    pages: Mapping[int, bytes] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    log: str = ""


def without_paths(piece: Piece) -> Piece:
    """The piece for another machine: of the file's path only its name, which its reading may look at."""
    return with_path(piece, cast(Path, PurePosixPath(piece.task.path.name)))


def with_path(piece: Piece, path: Path) -> Piece:
    """The piece of the same file in another place."""
    changed: Any = replace(piece, task=replace(piece.task, path=path))
    return cast(Piece, changed)


def key_in(piece: Piece, otherwise: str) -> str:
    """Under which key the pages of the piece's file are kept; a `Begin` does not say."""
    return otherwise if isinstance(piece, Begin) else piece.key


def packed_pages(pages: PageKeeper, key: str, without: Iterable[int] = ()) -> dict[int, bytes]:
    """The pages that are kept under *key*, small."""
    wanted = sorted(pages.have(key) - frozenset(without))
    return {i: zlib.compress(encoded(page), 1) for i in wanted if (page := pages.get(key, i)) is not None}


def unpack_pages(packed: Mapping[int, bytes], pages: PageKeeper, key: str) -> None:
    """Keep pages that came from elsewhere. Raises OSError."""
    for index, data in packed.items():
        pages.put(key, index, decoded(zlib.decompress(data)))


def _parts(store: Store, task: Task) -> dict[str, Path]:
    """Where the parts of a file's result lie; the state comes last, as it vouches for the others."""
    name = task.name
    return {RECORD: store.record_path(name), PART: store.part_path(name), STATE: store.kept_path(name)}


def packed_result(store: Store, task: Task) -> dict[str, bytes]:
    """Everything that is kept of a finished file."""
    return {part: path.read_bytes() for part, path in _parts(store, task).items() if path.is_file()}


def unpack_result(files: Mapping[str, bytes], store: Store, task: Task) -> None:
    """Keep a result that came from elsewhere in the place of what is kept of the file. Raises OSError."""
    store.forget(task.name)
    for part, path in _parts(store, task).items():
        if part in files:
            with whole(path) as draft:
                draft.write_bytes(files[part])
