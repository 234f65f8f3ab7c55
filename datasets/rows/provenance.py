"""Where a row stands: the origins of its prints, put together for one row of a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from petik.datasets.schema.tables import Row
from petik.schemas.record import Asal


@dataclass(frozen=True, slots=True)
class Entry:
    """One print: its path in the record and its origin."""

    path: str
    asal: Asal


class Origins:
    """The origins of one record, to be asked by path prefix: `below("indikator/3")` is everything of that row."""

    def __init__(self, asal: Mapping[str, Asal]) -> None:
        self._below: dict[str, list[Entry]] = defaultdict(list)
        for path, value in asal.items():
            steps = path.split("/")
            for depth in range(1, len(steps) + 1):
                self._below["/".join(steps[:depth])].append(Entry(path, value))

    def of(self, path: str) -> Asal | None:
        """The origin of exactly *path*."""
        return next((e.asal for e in self._below.get(path, ()) if e.path == path), None)

    def summary(self, path: str, page: int | None, without: Sequence[str] = ()) -> Row:
        """Page, box, source, confidence and notes of everything at or below *path*, but not below *without*.

        The box is the one around all prints that stand on the row's own page (*page*, else the first print's page).
        """
        skip = tuple(f"{path}/{name}" for name in without)
        found = [e for e in self._below.get(path, ()) if not e.path.startswith(skip)] if skip else self._below.get(path)
        return summarise(path, found or [], page)


def summarise(path: str, entries: Sequence[Entry], page: int | None) -> Row:
    """One row's provenance columns from its entries; all empty where nothing is known."""
    if page is None:
        page = next((e.asal.halaman for e in entries if e.asal.halaman is not None), None)
    boxes = [e.asal.kotak for e in entries if e.asal.kotak is not None and e.asal.halaman == page]
    notes = {_note(path, e): None for e in entries if e.asal.catatan}
    return {
        "halaman": page,
        "x0": round(min(b[0] for b in boxes), 2) if boxes else None,
        "top": round(min(b[1] for b in boxes), 2) if boxes else None,
        "x1": round(max(b[2] for b in boxes), 2) if boxes else None,
        "bottom": round(max(b[3] for b in boxes), 2) if boxes else None,
        "sumber": "+".join(sorted({e.asal.sumber for e in entries})) or None,
        "keyakinan": round(min(e.asal.keyakinan for e in entries), 4) if entries else None,
        "catatan": "; ".join(notes) or None,
    }


def _note(path: str, entry: Entry) -> str:
    """A note with the field that it speaks of: "target: pemisah ribuan meragukan"."""
    field = entry.path[len(path) + 1 :].rsplit("/", 1)[-1]
    return f"{field}: {entry.asal.catatan}" if field and not field.isdecimal() else str(entry.asal.catatan)
