"""Where the files of a run lie against what earlier runs kept: names of documents, moved ones, and those that are gone.

A document is known by its place below its root. What lay below a folder that is read again and is not there any more
is gone: it leaves the folder of results, which lists it. What another root has stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from petik.ingest.files.collect import InputFile
from petik.ingest.files.digest import sha256_of
from petik.ingest.files.names import Numbered, document_name
from petik.results.store import Gone, Kept, Origin, Store

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


@dataclass(slots=True)
class Places:
    """The names of the files of a run by their source, and what has to be done before it.

    *covered*: what the user named, as paths or addresses. `renamed`: kept documents that get another name (old to new);
    `gone`: kept documents whose file is not handed in any more.
    """

    store: Store
    items: Sequence[InputFile]
    covered: Sequence[str]
    names: dict[str, str] = field(init=False, default_factory=dict)
    renamed: dict[str, str] = field(init=False, default_factory=dict)
    gone: list[str] = field(init=False, default_factory=list)
    _origins: dict[str, Origin] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        kept = self.store.states()
        known = _known(self.items, kept)
        sources = {item.source for item in self.items}
        there = {name for item in self.items if (name := known.get(item.source)) is not None}
        self.gone = sorted(n for n, k in kept.items() if n not in there and self._is_gone(k, sources))
        # a name stays with its document; old names are given up for those that the place gives
        stay = {n for n in kept if n not in self.gone and (n not in there or kept[n].root)}
        taken = Numbered(stay)
        for item in self.items:
            old = known.get(item.source)
            new = old if old in stay and old is not None else _free(item, taken)
            self.names[item.source] = new
            if old is not None and (old != new or kept[old].source != item.source or kept[old].root != item.root):
                self.renamed[old] = new
                self._origins[old] = Origin(item.source, item.root)

    def _is_gone(self, kept: Kept, sources: Iterable[str]) -> bool:
        if kept.source in sources or not any(_below(kept.source, root) for root in self.covered if root):
            return False
        return bool(ADDRESS.match(kept.source)) or _is_nowhere(Path(kept.source), sources)

    def settle(self) -> int:
        """Give documents their names and take those that are gone out of the folder; how many names changed.

        Raises OSError.
        """
        lost = [Gone(n, kept.status.berkas, kept.status.sha256) for n in self.gone if (kept := self.store.kept(n))]
        for name in self.gone:
            self.store.forget(name)
        changed = self._rename()
        back = set(self.names.values())
        before = [g for g in self.store.gone() if g.dok_id not in back]
        self.store.keep_gone([*(g for g in before if g.dok_id not in self.gone), *lost])
        return changed

    def _rename(self) -> int:
        """Names that others give up become free one after the other; a circle of names is undone by a third one."""
        changed = sum(old != new for old, new in self.renamed.items())
        waiting = dict(self.renamed)
        while waiting:
            occupied = {old.casefold() for old in waiting}
            free = [old for old, new in waiting.items() if old == new or new.casefold() not in occupied]
            if not free:
                old, new = next(iter(waiting.items()))
                between = Numbered((*waiting, *waiting.values())).other(new)
                self._move(old, between)
                waiting[between] = waiting.pop(old)
                self._origins[between] = self._origins.pop(old)
                continue
            for old in free:
                self._move(old, waiting.pop(old))
        return changed

    def _move(self, old: str, new: str) -> None:
        origin = self._origins[old]
        if old != new:
            from petik.results.merge import copy_document  # Arrow: only where a name changes

            self.store.forget(new)
            copy_document(self.store, old, self.store, new)
            self.store.forget(old)
        if (kept := self.store.kept(new)) is not None:
            self.store.keep(new, replace(kept, source=origin.source, root=origin.root))


def _known(items: Sequence[InputFile], kept: Mapping[str, Kept]) -> dict[str, str]:
    """Source to the name under which an earlier run kept the document."""
    by_source = {k.source: name for name, k in kept.items()}
    by_place: dict[str, list[str]] = {}
    for name, k in kept.items():
        if k.root:
            by_place.setdefault(k.source.removeprefix(k.root).lstrip("/"), []).append(name)
    taken: set[str] = set()
    out: dict[str, str] = {}
    for item in items:
        found = by_source.get(item.source) or _old_entry(item, by_source, kept)
        if found is not None and found not in taken:
            out[item.source] = found
            taken.add(found)
    for item in items:
        if item.source not in out:
            moved = (n for n in by_place.get(item.place, ()) if n not in taken and _has_moved(kept[n], item))
            if (found := next(moved, None)) is not None:
                out[item.source] = found
                taken.add(found)
    return out


def _old_entry(item: InputFile, by_source: Mapping[str, str], kept: Mapping[str, Kept]) -> str | None:
    """The name of an entry of an archive in a folder of an older Petik, which knew no root of it."""
    name = by_source.get(item.place)
    return name if name is not None and not kept[name].root and "/" in item.place else None


def _has_moved(kept: Kept, item: InputFile) -> bool:
    """True where the document's whole root lies elsewhere now: under its own name, or with the same content."""
    if ADDRESS.match(kept.root) or Path(kept.root).exists():
        return False
    if PurePosixPath(kept.root).name == PurePosixPath(item.root).name:
        return True
    try:
        return item.path.is_file() and sha256_of(item.path) == kept.status.sha256
    except OSError:
        return False


def _free(item: InputFile, taken: Numbered) -> str:
    """The name that the place gives; with the root's name before it where another root has a document there."""
    name = document_name(item.place)
    if name in taken:
        name = document_name(f"{PurePosixPath(item.root).name}/{item.place}")
    return taken.free(name)


def _below(source: str, root: str) -> bool:
    return source == root or source.startswith(f"{root.rstrip('/')}/")


def _is_nowhere(path: Path, sources: Iterable[str]) -> bool:
    """True where nothing lies at *path* for sure; a folder that may not be looked into, or a drive, may come back.

    An entry of an archive is gone with it, or where the archive was opened and does not have it any more.
    """
    try:
        path.lstat()
    except FileNotFoundError:
        return True
    except NotADirectoryError:
        return path.parent.as_posix() not in sources and _is_nowhere_or_file(path.parent, sources)
    except OSError:
        return False
    return False


def _is_nowhere_or_file(path: Path, sources: Iterable[str]) -> bool:
    try:
        return path.is_file() or _is_nowhere(path, sources)
    except OSError:
        return False
