"""Copies: the same bytes, the same text in other bytes, a chapter that also stands in the whole report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from petik.normalise.submission.model import Putusan, Serahan
from petik.normalise.submission.names import bab_of, is_beside, versi_of, words_of

LEAST = 8  # lines of text that two files must have to be compared by them
WITHIN = 0.92  # of a chapter's lines that stand in the whole report
LARGER = 1.3  # a whole has more lines than its part
Kunci = tuple[str | None, str | None]  # region and office


def same_bytes(files: Sequence[Serahan]) -> dict[str, str]:
    """Copies with the same bytes to the one that looks like the first: least deep, without "(1)" or "copy"."""
    first: dict[str, str] = {}
    out = {}
    for s in sorted(files, key=_originality):
        if s.sha256 is not None and first.setdefault(s.sha256, s.dok_id) != s.dok_id:
            out[s.dok_id] = first[s.sha256]
    return out


def _originality(s: Serahan) -> tuple[int, int, int, str]:
    version = versi_of(s.nama)
    return s.tempat.count("/"), version.nomor, len(words_of(s.nama)) - len(version.dasar), s.tempat


def same_text(files: Sequence[Serahan], found: Mapping[str, Putusan]) -> dict[str, str]:
    """Copies with the same text to the larger or first of them; only within one office and kind."""
    out: dict[str, str] = {}
    for group in _groups(files, found):
        kept: list[Serahan] = []
        for s in sorted(group, key=lambda s: -s.baris):
            twin = next((k for k in kept if _alike(s, k)), None)
            if twin is not None:
                out[s.dok_id] = twin.dok_id
            else:
                kept.append(s)
    return out


def within(files: Sequence[Serahan], found: Mapping[str, Putusan]) -> dict[str, str]:
    """Chapters that stand in a whole report of the same office and kind, to that report."""
    out = {}
    for group in _groups(files, found):
        for s in group:
            if len(s.garis) < LEAST or (bab_of(s.nama) is None and not is_beside(s.nama)):
                continue
            wholes = [
                w for w in group if w is not s and len(w.garis) >= LARGER * len(s.garis) and bab_of(w.nama) is None
            ]
            best = max(wholes, key=lambda w: len(w.garis & s.garis), default=None)
            if best is not None and len(best.garis & s.garis) >= WITHIN * len(s.garis):
                out[s.dok_id] = best.dok_id
    return out


def _alike(one: Serahan, other: Serahan) -> bool:
    """True for the same lines, all of them: one other number makes another version, not a copy."""
    return len(one.garis) >= LEAST and one.garis == other.garis


def _groups(files: Sequence[Serahan], found: Mapping[str, Putusan]) -> Iterable[list[Serahan]]:
    groups: dict[tuple[str | None, ...], list[Serahan]] = defaultdict(list)
    for s in files:
        p = found[s.dok_id]
        groups[p.kode_wilayah, p.perangkat_daerah, p.jenis].append(s)
    return groups.values()
