"""Whether the tables and reports of a folder are those of what lies in it, so that nothing need be assembled again.

`.petik/susunan` says of what they were assembled, how each written file stood then, and what was told about them. It
goes before anything is written and comes back last: a run that is killed between leaves none. Its name has no ending,
as the state of a file named "susunan" is `.petik/susunan.json`.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from petik.datasets.files.safe import whole
from petik.ingest.files import safe_folder
from petik.messages import Language
from petik.one.result import FileStatus
from petik.results.layout import STATE, assembling_fingerprint, name_order
from petik.results.store import Kept, Store

if TYPE_CHECKING:
    from petik.checks.aturan import Aturan
    from petik.schemas.temuan import Temuan

NOTE = "susunan"
Stand = list[int] | None  # how a file stands: size and both times in nanoseconds, None where it is not there


@dataclass(frozen=True, slots=True)
class Found:
    """What the checks found: sure findings by severity, doubtful ones, and in how many documents."""

    sure: Mapping[str, int] = field(default_factory=dict)
    doubtful: int = 0
    documents: int = 0

    @classmethod
    def of(cls, temuan: Sequence[Temuan]) -> Found:
        sure = Counter(str(t.tingkat) for t in temuan if not t.periksa_pembacaan)
        return cls(dict(sure), sum(t.periksa_pembacaan for t in temuan), len({t.dok_id for t in temuan}))

    def __bool__(self) -> bool:
        return self.documents > 0


@dataclass(frozen=True, slots=True)
class Assembled:
    """What was put together: files of earlier runs, documents that were checked, findings, warnings for the user.

    `once`: what is told of this assembling and not of the next one. `written`: its files below OUT, those that must
    not be there included.
    """

    earlier: int
    documents: int
    found: Found
    warnings: list[str]
    once: list[str] = field(default_factory=list)
    written: tuple[str, ...] = ()


def up_to_date(
    store: Store,
    statuses: Mapping[str, FileStatus],
    aturan: Aturan | None,
    language: Language,
    assemble: Callable[[], Assembled],
) -> Assembled:
    """What *assemble* gives, which is asked only where the folder's tables and reports are not those of its content.

    *statuses*: the files of this run. *aturan*: the rules in force, None where they are Petik's own.
    """
    kept = store.states()
    content = _content(store, kept, statuses, aturan, language)
    done = _noted(store.out, content)
    if done is None:
        done = assemble()
        _note(store.out, content, done)
    return replace(done, earlier=len(kept.keys() - statuses.keys()))


def forget_current(out: Path) -> None:
    """From now on nobody vouches for the tables and reports of *out*."""
    safe_folder.remove(out / STATE / NOTE)


def _noted(out: Path, content: str) -> Assembled | None:
    """What was assembled last, None where that was of something else or its files are not as they were left."""
    try:
        note = json.loads(safe_folder.read(out / STATE / NOTE))
        if note["isi"] != content or any(_stand(out / name) != stand for name, stand in note["berkas"].items()):
            return None
        facts = note["hasil"]
        return Assembled(0, facts["documents"], Found(**facts["found"]), facts["warnings"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _note(out: Path, content: str, done: Assembled) -> None:
    facts = {"documents": done.documents, "found": asdict(done.found), "warnings": done.warnings}
    note = {"isi": content, "berkas": {name: _stand(out / name) for name in done.written}, "hasil": facts}
    with whole(out / STATE / NOTE) as draft:
        draft.write_text(json.dumps(note, indent=1), encoding="utf-8")


def _content(
    store: Store,
    kept: Mapping[str, Kept],
    statuses: Mapping[str, FileStatus],
    aturan: Aturan | None,
    language: Language,
) -> str:
    """A hash of everything that tables and reports are made of."""
    digest = hashlib.sha256()
    # the checks ask the day for its year only (normalise.nip.faults)
    rules = None if aturan is None else repr((aturan.entries, aturan.keyakinan_minimal))
    _feed(digest, [assembling_fingerprint(), language, date.today().year, rules])
    _feed(digest, [[asdict(gone) for gone in store.gone()], hashlib.sha256(store.said() or b"").hexdigest()])
    for name in sorted({*kept, *statuses}, key=name_order):
        _feed(digest, [name, _told(statuses.get(name), kept.get(name)), _parts(store, name)])
        if (state := kept.get(name)) is not None:
            # the report shows places of the file, where it is still there
            _feed(digest, [state.source, state.kunci, state.aturan, Path(state.source).is_file()])
    return digest.hexdigest()


def _feed(digest: hashlib._Hash, facts: object) -> None:
    digest.update(json.dumps(facts, sort_keys=True).encode() + b"\n")


def _told(status: FileStatus | None, kept: Kept | None) -> Mapping[str, object]:
    """The file's row, and the counts that it has no columns for."""
    found = status or (kept.status if kept is not None else None)
    return {**found.row(), "indikator": found.indikator, "anggaran": found.anggaran} if found is not None else {}


def _parts(store: Store, name: str) -> list[Stand]:
    return [_stand(path) for path in (store.record_path(name), store.part_path(name))]


def _stand(path: Path) -> Stand:
    """The time of the last change of the file's entry cannot be set back, as that of its content can."""
    try:
        found = path.lstat()
    except (OSError, ValueError):
        return None
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns]
