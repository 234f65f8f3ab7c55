"""Documents that were handed in as several files, put together for the rules across documents and the comparison.

A finding in the whole is told of the file and the row that it stands in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from petik.normalise.submission.model import Kiriman, Putusan
from petik.schemas.record import Asal, Rekaman
from petik.schemas.temuan import Tempat, Temuan

LISTS = ("pejabat", "jabatan", "indikator", "anggaran")
Read = Callable[[str], Rekaman | None]


def headed(record: Rekaman, putusan: Putusan) -> Rekaman:
    """*record* with what was decided about it in its head."""
    decided = {
        name: getattr(putusan, name) for name in ("jenis", "wilayah", "kode_wilayah", "perangkat_daerah", "tahun")
    }
    return record.model_copy(update={"dokumen": record.dokumen.model_copy(update=decided)})


@dataclass(frozen=True, slots=True)
class Whole:
    """A document of one or several files; `starts`: by list of the record, where the rows of each part begin."""

    dok_id: str
    record: Rekaman
    parts: tuple[str, ...]
    starts: Mapping[str, tuple[int, ...]]

    def told(self, temuan: Temuan) -> Iterator[Temuan]:
        """*temuan* of the whole as findings of its parts, the places of each part together."""
        if len(self.parts) == 1:
            yield temuan
            return
        places: dict[str, list[Tempat]] = {}
        for place in temuan.tempat:
            part, path = self._part(place.jalur)
            places.setdefault(part, []).append(place.model_copy(update={"jalur": path}))
        for part, (first, *rest) in places.items():
            yield temuan.model_copy(update={**dict(first), "dok_id": part, "lain": tuple(rest)})

    def part_of(self, path: str) -> str:
        """The document of the file in which the print at *path* stands."""
        return self._part(path)[0]

    def _part(self, path: str | None) -> tuple[str, str | None]:
        name, _, rest = (path or "").partition("/")
        index, _, below = rest.partition("/")
        if name not in self.starts or not index.isdecimal():
            return self.parts[0], path
        starts = self.starts[name]
        n = max(i for i, start in enumerate(starts) if start <= int(index))
        return self.parts[n], "/".join(filter(None, (name, str(int(index) - starts[n]), below)))


def wholes(names: Sequence[str], kiriman: Kiriman, read: Read) -> list[Whole]:
    """The documents *names* that count, chapters of one report as one; *read* gives a record by name."""
    groups: dict[str, list[tuple[str, Rekaman]]] = {}
    for name in names:
        putusan = kiriman.putusan.get(name)
        if putusan is not None and putusan.dihitung and (record := read(name)) is not None:
            groups.setdefault(putusan.utuh, []).append((name, headed(record, putusan)))
    return [_joined(parts) for parts in groups.values()]


def _joined(parts: Sequence[tuple[str, Rekaman]]) -> Whole:
    first, record = parts[0]
    names = tuple(name for name, _ in parts)
    starts: dict[str, tuple[int, ...]] = {}
    rows: dict[str, list[object]] = {}
    for field in LISTS:
        rows[field], begins = [], []
        for _, part in parts:
            begins.append(len(rows[field]))
            rows[field] += getattr(part, field)
        starts[field] = tuple(begins)
    if len(parts) == 1:
        return Whole(first, record, names, starts)
    asal: dict[str, Asal] = {}
    for n, (_, part) in enumerate(parts):
        asal |= {_moved(path, n, starts): origin for path, origin in part.asal.items()}
    # pages of several files have no one numbering: their kinds are that of the whole
    head = record.dokumen.model_copy(update={"bagian": []})
    return Whole(first, record.model_copy(update={**rows, "dokumen": head, "asal": asal}), names, starts)


def _moved(path: str, part: int, starts: Mapping[str, tuple[int, ...]]) -> str:
    name, _, rest = path.partition("/")
    index, _, below = rest.partition("/")
    if name not in starts or not index.isdecimal():
        return path if part == 0 else f"{path}#{part}"  # the head of a later part: nobody asks for it
    return "/".join(filter(None, (name, str(int(index) + starts[name][part]), below)))
