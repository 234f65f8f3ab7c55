"""Versions: of several files of one document the latest valid one counts, the others are shown as its versions.

Two files are versions of one document only where the office, kind, year and subject (first parties, periods) are the
same and their names, the PK's own words (perubahan) or nearly the same text say so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from petik.normalise.submission.model import Putusan, Serahan
from petik.normalise.submission.names import bab_of, versi_of

NEARLY = 0.8  # of the lines of the larger one
LEAST = 8  # lines of text
CALLED = 92.0  # of 100: likeness of two names without their words of version
Urutan = tuple[bool, int, bool, int, str]


def versions(files: Sequence[Serahan], found: Mapping[str, Putusan]) -> dict[str, tuple[str, str]]:
    """Older versions to the document that counts and the reason, one line."""
    out = {}
    for group in _subjects(files, found):
        while len(group) > 1:
            first, *rest = group
            same = [first, *(s for s in rest if any(_versions(s, other) for other in (first,)))]
            group = [s for s in rest if s not in same]
            if len(same) < 2:
                continue
            best = max(same, key=_order)
            for s in same:
                if s is not best:
                    out[s.dok_id] = best.dok_id, _reason(s, best)
    return out


def _subjects(files: Sequence[Serahan], found: Mapping[str, Putusan]) -> list[list[Serahan]]:
    """Files of one office, kind, year and subject."""
    groups: dict[object, list[Serahan]] = defaultdict(list)
    for s in files:
        p = found[s.dok_id]
        if p.perangkat_daerah is not None or s.folder:
            office = (p.kode_wilayah, p.perangkat_daerah) if p.perangkat_daerah else (s.akar, s.folder)
            groups[office, p.jenis, p.tahun, s.pihak, bab_of(s.nama)].append(s)
    return list(groups.values())


def _versions(one: Serahan, other: Serahan) -> bool:
    """True for two files of one document, of which one is later."""
    if not (one.terbaca and other.terbaca):
        return _called_alike(one, other)  # an unreadable file is no rival, but shown as what it is called
    revised = _revised(one) != _revised(other)
    if one.periode and other.periode and one.periode != other.periode and not _called_alike(one, other):
        return False
    if revised and one.pihak and one.pihak == other.pihak:
        return True  # PK and PK perubahan of the same posts
    if _called_alike(one, other):
        return True
    return _nearly(one, other)


def _called_alike(one: Serahan, other: Serahan) -> bool:
    """True where names differ in words of version only; numbers in them must agree ("TW 1", "TW 2")."""
    a, b = versi_of(one.nama), versi_of(other.nama)
    if (a.umur, a.nomor) == (b.umur, b.nomor) or re.findall(r"\d+", a.dasar) != re.findall(r"\d+", b.dasar):
        return False
    return a.dasar == b.dasar or (min(len(a.dasar), len(b.dasar)) > 5 and fuzz.ratio(a.dasar, b.dasar) >= CALLED)


def _nearly(one: Serahan, other: Serahan) -> bool:
    most = max(len(one.garis), len(other.garis))
    return most >= LEAST and len(one.garis & other.garis) >= NEARLY * most


def _revised(s: Serahan) -> bool:
    return bool(s.dokumen and s.dokumen.perubahan) or "perubahan" in s.nama.casefold()


def _order(s: Serahan) -> Urutan:
    """What counts comes last: readable before not, older words before none before newer ones, then numbers, names."""
    version = versi_of(s.nama)
    return s.terbaca, version.umur, _revised(s), version.nomor, s.tempat


def _reason(old: Serahan, new: Serahan) -> str:
    if not old.terbaca:
        return "versi yang tidak terbaca"
    if _order(old)[:4] == _order(new)[:4]:
        return "isinya hampir sama; mana yang berlaku tidak tertulis pada nama maupun isinya"
    return "versi sebelumnya"
