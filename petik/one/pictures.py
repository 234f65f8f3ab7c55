"""Small pictures of places on pages, for the report of findings.

A page that was read without trouble may still be one that cannot be drawn: pictures are made in processes of their own,
and a file that ends or stops one gets none.
"""

from __future__ import annotations

import logging
import stat
from collections.abc import Callable, Mapping
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path
from queue import LifoQueue
from typing import TYPE_CHECKING

from petik.ingest.files.digest import sha256_of
from petik.ingest.files.visible import quoted
from petik.ingest.settings import DEFAULT, MEGABYTE
from petik.one.place import Place, Rect
from petik.process.sandbox import Apart

if TYPE_CHECKING:
    import pyarrow as pa

    from petik.schemas.temuan import Temuan

PLACE = ("dok_id", "halaman", "sumber", "putaran", "kemiringan", "lebar")  # columns that say how a page was read
WITHOUT = frozenset({"office", "dump"})  # laid out by Petik itself: there is no page to look at

Origin = tuple[str, str | None]  # a file's path and the hash of its bytes

_log = logging.getLogger("petik")


@dataclass(slots=True)
class Pictures:
    """Cuts pictures out of the files. A context manager.

    *files*: where the files of this run lie (record name to path). *apart*: in processes of their own, as is due to
    files of strangers; tests may do without. *many*: how many of them; *seconds*: how long a picture may take.
    """

    files: Mapping[str, Path] = field(default_factory=dict)
    apart: bool = True
    many: int = 1
    seconds: float = DEFAULT.picture_seconds
    helpers: list[Apart] = field(init=False)
    _free: LifoQueue[Apart] = field(default_factory=LifoQueue)  # the last one free has the last page at hand
    _given_up: set[Path] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.helpers = [Apart(self.seconds) for _ in range(self.many)]
        for helper in self.helpers:
            self._free.put(helper)

    def __enter__(self) -> Pictures:
        return self

    def __exit__(self, *_error: object) -> None:
        for helper in self.helpers:
            helper.close()

    def prepare(self) -> None:
        """Pictures will be wanted soon: what draws them may be started."""
        for helper in self.helpers if self.apart else ():
            helper.prepare(_load)

    def cutter(self, sources: Mapping[str, Origin], pages: pa.Table) -> Callable[[Temuan], bytes | None]:
        """A function from a finding to its picture (PNG), None where there is none.

        *sources*: where each record's file lay, and the hash of its bytes. What a folder of results says of that is a
        stranger's word: a file that this run was not given is shown only where its bytes are those that were read.
        *pages*: the columns `PLACE` of the table `halaman`.
        """
        known: dict[str, Path | None] = {}
        places = {
            (name, number): Place(source, turns, skew, width)
            for name, number, source, turns, skew, width in zip(*(pages[c].to_pylist() for c in PLACE), strict=True)
        }

        def cut(temuan: Temuan) -> bytes | None:
            place = places.get((temuan.dok_id, temuan.halaman))
            if temuan.kotak is None or temuan.halaman is None or place is None or place.source in WITHOUT:
                return None
            path = self.files.get(temuan.dok_id)
            if path is None:
                if temuan.dok_id not in known:
                    known[temuan.dok_id] = _same_file(sources.get(temuan.dok_id))
                path = known[temuan.dok_id]
            if path is None or not path.is_file() or path in self._given_up:
                return None
            return self._cut(path, temuan.halaman, place, temuan.kotak)

        return cut

    def _cut(self, path: Path, number: int, place: Place, box: Rect) -> bytes | None:
        try:
            return self._drawn(path, number, place, box)
        except Exception as error:  # noqa: BLE001 - the page or its file is gone: the report does without
            _log.warning("%s, halaman %d: tidak ada gambar (%r)", quoted(path), number, error)
            if isinstance(error, TimeoutError | BrokenProcessPool):
                self._given_up.add(path)
            return None

    def _drawn(self, path: Path, number: int, place: Place, box: Rect) -> bytes:
        if not self.apart:
            return picture(path, number, place, box)
        helper = self._free.get()
        try:
            return helper.call(picture, path, number, place, box)
        except BrokenProcessPool:  # it may have been killed from outside: a file that kills it will do so again
            return helper.call(picture, path, number, place, box)
        finally:
            self._free.put(helper)


def _same_file(origin: Origin | None) -> Path | None:
    """The file that a record was read from, where it still has the same bytes."""
    if origin is None or not origin[0] or origin[1] is None:
        return None
    path = Path(origin[0])
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > DEFAULT.max_file_mb * MEGABYTE:
            return None
        return path if sha256_of(path) == origin[1] else None
    except (OSError, ValueError):
        return None


def _load() -> None:
    import petik.one.crop  # noqa: F401


def picture(path: Path, number: int, place: Place, box: Rect) -> bytes:
    """The place on the page as PNG. Raises what the reader raises, ValueError where the place is off the page."""
    from petik.one.crop import cut_out  # readers and image tools, in the process that draws

    return cut_out(path, number, place, box)
