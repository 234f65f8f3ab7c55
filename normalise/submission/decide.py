"""The whole submission: what was read and where it lies, decided into offices, kinds, years, copies and versions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from petik.normalise.submission.chapters import Laporan, chapters
from petik.normalise.submission.copies import same_bytes, same_text, within
from petik.normalise.submission.model import Kiriman, Putusan, Serahan
from petik.normalise.submission.names import jenis_of, parts_of, tahun_of
from petik.normalise.submission.offices import Sebut, offices
from petik.normalise.submission.said import NOTHING, Ucapan
from petik.normalise.submission.versions import versions
from petik.schemas.record import Jenis

TIMELESS = ("renstra",)  # kinds of several years


def decide(files: Sequence[Serahan], said: Ucapan = NOTHING) -> Kiriman:
    """What counts and whose it is; *said* is what the user says, which goes before everything else."""
    reports = chapters(files)
    part_of = {dok_id: report for report in reports for dok_id in report.bagian}
    named = offices(files, said.folder)
    found = {s.dok_id: _own(s, named[s.dok_id], part_of.get(s.dok_id), said) for s in files}
    _years(files, found, reports)
    _copies(files, found, said)
    _versions(files, found, said)
    _whole(found, reports)
    return Kiriman({s.dok_id: found[s.dok_id] for s in files}, said.unknown([s.tempat for s in files]))


def _own(s: Serahan, named: Sebut, report: Laporan | None, said: Ucapan) -> Putusan:
    word = said.berkas(s.tempat)
    d, office = s.dokumen, named.kantor
    against = f"terbaca «{named.lain}», foldernya menyebut «{office.nama}»" if named.lain and office else None
    return Putusan(
        s.dok_id,
        s.folder,
        word.jenis or _kind(s, report),
        word.wilayah or (office.wilayah if office and office.wilayah else d.wilayah if d else None),
        (office.kode_wilayah if office and office.kode_wilayah else d.kode_wilayah if d else None),
        word.perangkat_daerah or (office.nama if office else None),
        word.tahun or (d.tahun if d else None) or _named_year(s, d.jenis if d else None),
        utuh=s.dok_id,
        alasan=against if word.perangkat_daerah is None else None,
    )


def _kind(s: Serahan, report: Laporan | None) -> Jenis:
    """As read; a chapter's is its report's, and where nothing was recognised names say it."""
    read = s.dokumen.jenis if s.dokumen is not None else "lainnya"
    if report is not None:
        return report.jenis
    if read != "lainnya":
        return read
    names = (s.nama, *reversed(parts_of(s.folder)[-1:]))
    return next((kind for name in names if (kind := jenis_of(name)) is not None), "lainnya")


def _named_year(s: Serahan, read: Jenis | None) -> int | None:
    if read in TIMELESS:
        return None
    names = (s.nama, *reversed(parts_of(s.folder)))
    return next((year for name in names if (year := tahun_of(name)) is not None), None)


def _years(files: Sequence[Serahan], found: dict[str, Putusan], reports: Sequence[Laporan]) -> None:
    """The parts of a report have its year; a file that names none has that of all other files of its office."""
    for report in reports:
        years = Counter(year for dok_id in report.bagian if (year := found[dok_id].tahun) is not None)
        if years:
            year = min(years, key=lambda y: (-years[y], -y))
            for dok_id in report.bagian:
                found[dok_id] = replace(found[dok_id], tahun=year)
    by_office: dict[tuple[str | None, str | None], set[int]] = defaultdict(set)
    for p in found.values():
        if p.tahun is not None:
            by_office[p.kode_wilayah, p.perangkat_daerah].add(p.tahun)
    for s in files:
        p = found[s.dok_id]
        years_there = by_office[p.kode_wilayah, p.perangkat_daerah]
        if p.tahun is None and p.perangkat_daerah and len(years_there) == 1 and p.jenis not in TIMELESS:
            found[s.dok_id] = replace(p, tahun=next(iter(years_there)))


def _copies(files: Sequence[Serahan], found: dict[str, Putusan], said: Ucapan) -> None:
    def mark(copies: Mapping[str, str], reason: str) -> None:
        for dok_id, first in copies.items():
            if found[dok_id].dihitung:
                found[dok_id] = replace(found[dok_id], peran="salinan", induk=first, alasan=reason)

    mark(same_bytes([s for s in files if not said.berkas(s.tempat).dihitung]), "isi berkas sama persis")
    left = [s for s in files if found[s.dok_id].dihitung and not said.berkas(s.tempat).dihitung]
    mark(same_text(left, found), "teks sama, berkas lain")
    left = [s for s in left if found[s.dok_id].dihitung]
    mark(within(left, found), "sudah ada di dalam laporan utuh")


def _versions(files: Sequence[Serahan], found: dict[str, Putusan], said: Ucapan) -> None:
    left = [s for s in files if found[s.dok_id].dihitung and not said.berkas(s.tempat).dihitung]
    for dok_id, (best, reason) in versions(left, found).items():
        found[dok_id] = replace(found[dok_id], peran="versi_lama", induk=best, alasan=reason)
    for s in files:
        if (role := said.berkas(s.tempat).peran) is not None and role != "dihitung":
            found[s.dok_id] = replace(found[s.dok_id], peran=role, alasan="menurut kiriman.toml")
    for dok_id, p in found.items():  # what a copy stands for may itself be an older version
        seen = {dok_id}
        while p.induk is not None and p.induk not in seen and not found[p.induk].dihitung and found[p.induk].induk:
            seen.add(p.induk)
            p = replace(p, induk=found[p.induk].induk)
        found[dok_id] = p


def _whole(found: dict[str, Putusan], reports: Sequence[Laporan]) -> None:
    """The chapters that count are one document, known by the first of them."""
    for report in reports:
        own = [dok_id for dok_id in report.bagian if found[dok_id].dihitung]
        kinds = [dok_id for dok_id in own if found[dok_id].jenis == report.jenis]
        for dok_id in kinds:
            found[dok_id] = replace(found[dok_id], utuh=kinds[0])
