"""The matrix: offices by kinds of documents, handed in, missing, unreadable, in several versions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from petik.normalise.submission.names import triwulan_of
from petik.reports.office.handed import Lembar, Serah, TakTerbaca
from petik.schemas.kiriman import Kolom

Keadaan = Literal["ada", "versi", "tak_terbaca", "hilang", "kosong"]
WITHIN = ("pk", "iku", "rencana_aksi", "lkip")  # kinds that may be bound into a document of another kind


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell: its state, the documents that stand for it, files that do not count (other versions, unreadable ones).

    `di_dalam`: the document of another kind that it is bound into.
    """

    keadaan: Keadaan
    dokumen: tuple[str, ...] = ()
    berkas: tuple[str, ...] = ()
    di_dalam: str | None = None


@dataclass(frozen=True, slots=True)
class Baris:
    """A row of the matrix: an office's documents of one year, by the keys of the columns."""

    wilayah: str | None
    kode_wilayah: str | None
    perangkat_daerah: str | None
    tahun: int | None
    sel: dict[str, Sel]

    @property
    def lengkap(self) -> tuple[int, int]:
        """How many of the expected documents are there, of how many; told by the states."""
        expected = [s for s in self.sel.values() if s.keadaan != "kosong"]
        return sum(s.keadaan in ("ada", "versi") for s in expected), len(expected)


def row_of(s: Serah, kolom: Sequence[Kolom], complete: bool) -> Baris:
    """The row of one office and year. *complete*: the year is one that the submission is about, so that something may
    be missing: one old document is no submission."""
    expects = complete and s.perangkat_daerah is not None
    cells = {k.kunci: _cell(s, k, k.wajib and expects) for k in kolom}
    return Baris(s.wilayah, s.kode_wilayah, s.perangkat_daerah, s.tahun, cells)


def _cell(s: Serah, kolom: Kolom, expected: bool) -> Sel:
    found = [d for d in s.dokumen if _is_of(d, kolom)]
    if found:
        versions = tuple(name for d in found for name in d.versi)
        return Sel("versi" if versions else "ada", tuple(d.nama for d in found), versions)
    unread = tuple(t.berkas for t in s.tak_terbaca if _may_be(t, kolom))
    if unread:
        return Sel("tak_terbaca", berkas=unread)
    if kolom.jenis in WITHIN and kolom.eselon in (None, 2):
        around = [d for d in s.dokumen if any(part.jenis == kolom.jenis for part in d.bagian)]
        if around:
            return Sel("ada", (around[0].nama,), di_dalam=around[0].nama)
    return Sel("hilang" if expected else "kosong")


def _is_of(d: Lembar, kolom: Kolom) -> bool:
    if kolom.triwulan is not None:
        return d.jenis in ("pengukuran", "rencana_aksi") and kolom.triwulan in d.triwulan()
    return d.jenis == kolom.jenis and (kolom.eselon is None or d.eselon() == kolom.eselon)


def _may_be(t: TakTerbaca, kolom: Kolom) -> bool:
    """True where a file that could not be read is called like what the column asks for."""
    if t.putusan.jenis != kolom.jenis:
        return False
    if kolom.triwulan is not None:
        return kolom.triwulan in triwulan_of(t.berkas.rpartition("/")[2])
    return kolom.eselon in (None, 2)


def main_years(years: Iterable[int | None], share: float = 0.2) -> frozenset[int]:
    """The years that a submission is about: those of at least *share* of its documents."""
    counts = Counter(year for year in years if year is not None)
    return frozenset(year for year, n in counts.items() if n >= share * counts.total())
