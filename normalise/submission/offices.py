"""Offices of a submission: names of folders and names that were read, matched to one registry.

The folder that an office handed its files in says most; what was read of a document says whose it is where no folder
does. Two folders are one office only where their names are one (an abbreviation spelt out, the same words): a wrong
match would mix up two offices.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from petik.normalise.office import instansi, wilayah
from petik.normalise.submission.model import Kantor, Serahan
from petik.normalise.submission.names import ROMAN, jenis_of, parts_of, tahun_of, triwulan_of, words_of
from petik.schemas.data import Wilayah, perangkat_daerah
from petik.schemas.data import wilayah as all_regions

ALIKE = 88.0  # of 100: likeness of a read name to the name of an office of the same region
SHARE = 0.6  # of the names that were read in a folder, for a folder whose own name says nothing
PROPER = ("kecamatan", "kelurahan", "distrik", "rsud", "rumah sakit")  # proper names: one letter is another office
Tempat = tuple[str, tuple[str, ...]]  # a root, and folders below it


@dataclass(frozen=True, slots=True)
class Sebut:
    """An office as the place of a file and its text give it; what speaks against it is `lain`."""

    kantor: Kantor | None
    lain: str | None = None


def offices(files: Sequence[Serahan], alias: Mapping[str, str]) -> dict[str, Sebut]:
    """The office of each document. *alias*: what the user says: name of a folder or office to the office's name."""
    known = _Aliases(alias)
    named = _folder_names(files, known)
    regions = {s.dok_id: _region(s, named) for s in files}
    by_folder: dict[str, str] = {}
    for s in files:
        if (place := _deepest(s, named)) is not None:
            by_folder[s.dok_id] = named[place]
    read = {s.dok_id: known(s.dokumen.perangkat_daerah) for s in files if s.dokumen and s.dokumen.perangkat_daerah}
    registry = _Registry()
    for s in files:
        if s.dok_id in by_folder:
            registry.add(regions[s.dok_id], by_folder[s.dok_id], read.get(s.dok_id))
    for s in files:
        if s.dok_id not in by_folder and (name := read.get(s.dok_id) or _of_file(s, known)):
            registry.match(regions[s.dok_id], name)
    out = {}
    for s in files:
        name, said = by_folder.get(s.dok_id), read.get(s.dok_id)
        own = name or said or _of_file(s, known)
        office = registry.match(regions[s.dok_id], own) if own else None
        against = said if name and said and office and not registry.same(office, said) else None
        out[s.dok_id] = Sebut(office, against)
    return out


class _Aliases:
    """The user's names of offices; all others are left as they are."""

    def __init__(self, alias: Mapping[str, str]) -> None:
        self._alias = {words_of(name): full for name, full in alias.items()}

    def __call__(self, name: str | None) -> str:
        return self._alias.get(words_of(name or ""), name or "")

    def get(self, name: str) -> str | None:
        return self._alias.get(words_of(name))


def _folder_names(files: Sequence[Serahan], known: _Aliases) -> dict[Tempat, str]:
    """Folders that are offices, with the office's name."""
    inside: dict[Tempat, list[Serahan]] = defaultdict(list)
    for s in files:
        parts = parts_of(s.folder)
        for n in range(1, len(parts) + 1):
            inside[s.akar, parts[:n]].append(s)
    named: dict[Tempat, str] = {}
    for place in inside:
        part = place[1][-1]
        found = instansi.cari(part)
        if (user := known.get(part)) is not None:
            named[place] = user
        elif found is not None and found.yakin >= instansi.SURE:
            named[place] = known(instansi.kepanjangan(found.nama) or found.nama)
    for place, own in inside.items():
        if place not in named and not _says_kind(place[1][-1]) and not _has_office(place, named, inside):
            # the folder's own files, or those of its folders of kinds and years
            name = _majority(place[1][-1], [known(s.dokumen.perangkat_daerah) for s in own if s.dokumen])
            if name is not None:
                named[place] = name
    return named


def _has_office(place: Tempat, named: Mapping[Tempat, str], inside: Iterable[Tempat]) -> bool:
    """True where a folder above *place* is an office, or folders below it may be some."""
    root, parts = place
    above = any((root, parts[:n]) in named for n in range(1, len(parts)))
    below = [p for r, p in inside if r == root and len(p) > len(parts) and p[: len(parts)] == parts]
    return above or any((root, p) in named or not _says_kind(p[-1]) for p in below)


def _says_kind(part: str) -> bool:
    """True for folders of kinds, years, quarters and regions: "LKIP 2023", "TW II", "Kab. Banyuwangi"."""
    if wilayah.temukan(part) or not any(c.isalpha() for c in part):
        return True
    return jenis_of(part) is not None or bool(triwulan_of(part)) or tahun_of(part) is not None


def _majority(part: str, names: Sequence[str]) -> str | None:
    """The office that most documents of a folder name; one document alone must resemble the folder's name."""
    keys = Counter(_key(name) for name in names if name)
    if not keys:
        return None
    key, n = min(keys.items(), key=lambda item: (-item[1], item[0]))
    full = next(name for name in names if name and _key(name) == key)
    if n >= 2 and n >= SHARE * sum(keys.values()):
        return full
    letters = words_of(part)
    alike = fuzz.partial_token_sort_ratio(letters, words_of(full)) >= ALIKE and len(letters) > 3
    return full if alike or instansi.inisial_cocok(part, full) else None


def _deepest(s: Serahan, named: Mapping[Tempat, str]) -> Tempat | None:
    parts = parts_of(s.folder)
    return next(((s.akar, parts[:n]) for n in range(len(parts), 0, -1) if (s.akar, parts[:n]) in named), None)


def _of_file(s: Serahan, known: _Aliases) -> str | None:
    """The office that the file's own name says: "PK Dinas Kesehatan 2024.pdf"."""
    found = instansi.cari(" ".join(w.capitalize() if w.islower() else w for w in s.nama.replace("_", " ").split()))
    if found is None or found.yakin < instansi.SURE:
        return None
    return known(instansi.kepanjangan(found.nama) or found.nama)


def _region(s: Serahan, named: Mapping[Tempat, str]) -> Wilayah | None:
    """The region of a file: that of a folder above it, else of most documents of its office's folder, else its own."""
    for part in reversed((parts_of(s.akar)[-1:] if s.akar else ()) + parts_of(s.folder)):
        if len(hits := wilayah.temukan(part)) == 1:
            return hits[0].wilayah
    return None if _deepest(s, named) is not None and s.dokumen is None else _read_region(s)


def _read_region(s: Serahan) -> Wilayah | None:
    d = s.dokumen
    if d is None or not (d.kode_wilayah or d.wilayah):
        return None
    known = next((r for r in all_regions() if r.kode == d.kode_wilayah), None)
    return known or Wilayah(d.kode_wilayah or "", d.wilayah or "")


class _Registry:
    """The offices, by region."""

    def __init__(self) -> None:
        self._offices: dict[str, dict[str, Kantor]] = defaultdict(dict)

    def add(self, region: Wilayah | None, name: str, read: str | None) -> None:
        """An office that a folder names; what was read in the folder may spell it out."""
        office = self._exact(region, name) or self._new(region, name)
        if (
            read
            and len(office.nama.split()) == 1
            and len(read.split()) > 1
            and instansi.inisial_cocok(office.nama, read)
        ):
            own = self._offices[region.kode if region else ""]
            own[office.kunci] = Kantor(office.kunci, read, office.wilayah, office.kode_wilayah)

    def match(self, region: Wilayah | None, name: str) -> Kantor:
        """The office of *name*: the same, one spelt alike, or a new one."""
        if (exact := self._exact(region, name)) is not None:
            return exact
        own = self._offices[region.kode if region else ""]
        alike = [office for office in own.values() if self._alike(office.nama, name)]
        if len(alike) == 1:
            return alike[0]
        return self._new(region, name)

    def same(self, office: Kantor, name: str) -> bool:
        return _key(name) == office.kunci or self._alike(office.nama, name)

    def _exact(self, region: Wilayah | None, name: str) -> Kantor | None:
        key = _key(name)
        own = self._offices[region.kode if region else ""]
        if key in own:
            return own[key]
        short = [
            o for o in own.values() if instansi.inisial_cocok(name, o.nama) or instansi.inisial_cocok(o.nama, name)
        ]
        if len(short) == 1 and (len(name.split()) == 1 or len(short[0].nama.split()) == 1):
            return short[0]
        if region is None:  # nobody read it: the one office of that name in the whole submission
            everywhere = [o for offices in self._offices.values() if (o := offices.get(key)) is not None]
            return everywhere[0] if len(everywhere) == 1 else None
        return None

    @staticmethod
    def _alike(one: str, other: str) -> bool:
        a, b = _key(one), _key(other)
        if a.startswith(PROPER) or b.startswith(PROPER) or _numbers(a) != _numbers(b):
            return a == b
        if instansi.terpotong(a, b) or instansi.terpotong(b, a) or instansi.inisial_cocok(one, other):
            return True
        # two names of known words are two offices however alike they are: Dinas Pertanian, Dinas Perikanan
        strange = not (_is_known(a) and _is_known(b))
        return strange and fuzz.token_sort_ratio(a, b) >= ALIKE

    def _new(self, region: Wilayah | None, name: str) -> Kantor:
        office = Kantor(_key(name), name, region.nama if region else None, region.kode if region else None)
        self._offices[region.kode if region else ""][office.kunci] = office
        return office


@lru_cache(maxsize=8192)
def _key(name: str) -> str:
    """What two prints of one office have in common, its number included: "UPT Wilayah 2" is not "UPT Wilayah 3"."""
    return " ".join([instansi.kunci(name), *re.findall(r"\d+", name)])


def _numbers(key: str) -> list[str]:
    return [word for word in key.split() if word.isdecimal() or word in ROMAN]


def _is_known(key: str) -> bool:
    """True where all words of a name, but those that open it, are words of affairs."""
    registry = perangkat_daerah()
    heads = {word for head in registry.kepala for word in head.split()}
    return all(word in registry.urusan or word in heads for word in key.split())
