"""Chapters: files of one folder that together are one report (BAB I.pdf … BAB IV.pdf, cover, annexes)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from petik.normalise.submission.model import Serahan
from petik.normalise.submission.names import bab_of, is_beside, jenis_of, parts_of, versi_of, words_of
from petik.schemas.record import Jenis

FEWEST = 2  # chapters that make a report
REPORTS: tuple[Jenis, ...] = ("lkip", "renstra", "renja", "rkt", "evaluasi")  # kinds that have chapters


@dataclass(frozen=True, slots=True)
class Laporan:
    """One report in several files: its kind and its documents, chapters in order, what stands beside them last."""

    jenis: Jenis
    bagian: tuple[str, ...]


def chapters(files: Sequence[Serahan]) -> list[Laporan]:
    """The reports that were handed in chapter by chapter.

    Chapters lie in one folder and are called alike but for their numbers; a chapter that comes twice (a copy, a
    revision) is left to those rules by being in the report, too.
    """
    by_folder: dict[tuple[str, str], list[Serahan]] = defaultdict(list)
    for s in files:
        by_folder[s.akar, s.folder].append(s)
    out = []
    for own in by_folder.values():
        series: dict[str, list[Serahan]] = defaultdict(list)
        for s in own:
            if bab_of(s.nama) is not None:
                series[_before(s.nama)].append(s)
        reports = [many for many in series.values() if len({bab_of(s.nama) for s in many}) >= FEWEST]
        for many in reports:
            beside = [s for s in own if bab_of(s.nama) is None and is_beside(s.nama)] if len(reports) == 1 else []
            kind = _kind(many)
            beside = [s for s in beside if s.dokumen is None or s.dokumen.jenis in (kind, "lainnya")]
            ordered = sorted(many, key=lambda s: (bab_of(s.nama) or 0, versi_of(s.nama).umur, s.tempat))
            out.append(Laporan(kind, tuple(s.dok_id for s in (*ordered, *beside))))
    return out


def _before(name: str) -> str:
    """What stands before "BAB" in a chapter's name, without running numbers: "1. LKIP BAB I" has "lkip"."""
    words = re.split(r"\bbab\s*[ivx\d]+\b", words_of(name))[0]
    return " ".join(w for w in versi_of(words).dasar.split() if not w.isdecimal())


def _kind(many: Sequence[Serahan]) -> Jenis:
    """The kind that names say, else that most chapters were read as, else a report (LKIP)."""
    for s in many:
        for name in (s.nama, *reversed(parts_of(s.folder))):
            if (said := jenis_of(name)) in REPORTS:
                return said
    read = Counter(s.dokumen.jenis for s in many if s.dokumen is not None and s.dokumen.jenis in REPORTS)
    return min(read, key=lambda kind: (-read[kind], kind)) if read else "lkip"
