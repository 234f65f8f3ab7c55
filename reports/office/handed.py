"""The documents of one office and year, as the report's figures are made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from petik.normalise.submission.model import Putusan
from petik.normalise.submission.names import triwulan_of, words_of
from petik.normalise.submission.whole import Whole
from petik.schemas.kiriman import kata_kiriman
from petik.schemas.record import Bagian, Jenis

ACTING = re.compile(r"^\W*(?:(?:plt|plh|pj|pjs)\.?\s+)+", re.I)  # "Plt. Kepala Dinas"
HEAD, STAFF = 2, 4  # echelons of the head of an office and of the lowest column
HALVES = {"S1": (1, 2), "S2": (3, 4)}  # half-years in quarters


@dataclass(frozen=True, slots=True)
class Lembar:
    """One document that counts: its whole record, its files, its other versions' files, its parts by kind."""

    whole: Whole
    berkas: tuple[str, ...]
    versi: tuple[str, ...] = ()
    bagian: tuple[Bagian, ...] = ()

    @property
    def jenis(self) -> Jenis:
        return self.whole.record.dokumen.jenis

    @property
    def nama(self) -> str:
        """What the document is called: its file, with how many others where it came in parts."""
        more = f" (+{len(self.berkas) - 1})" if len(self.berkas) > 1 else ""
        return f"{self.berkas[0]}{more}"

    @property
    def pihak(self) -> Iterator[str]:
        """Posts of the first parties."""
        return (p.jabatan for p in self.whole.record.pejabat if p.peran == "pihak_pertama" and p.jabatan)

    def eselon(self) -> int:
        """The echelon of a PK: that of its first party, else the one that its name says, else the head's."""
        post = next(self.pihak, None)
        return eselon_of(post) if post else eselon_in(self.berkas[0].rpartition("/")[2]) or HEAD

    def triwulan(self) -> frozenset[int]:
        """The quarters that the document reports realised values of."""
        found: set[int] = set()
        for row in self.whole.record.indikator:
            for value in row.nilai:
                if value.realisasi is not None or value.capaian is not None:
                    found.update(_quarters(value.periode))
        return frozenset(found) or triwulan_of(self.berkas[0].rpartition("/")[2])


@dataclass(frozen=True, slots=True)
class TakTerbaca:
    """A file that could not be read, and the kind that its name or folder says."""

    putusan: Putusan
    berkas: str


@dataclass(frozen=True, slots=True)
class Serah:
    """All that one office handed in for one year; `tahun` None where no document says one."""

    wilayah: str | None
    kode_wilayah: str | None
    perangkat_daerah: str | None
    tahun: int | None
    dokumen: tuple[Lembar, ...]
    tak_terbaca: tuple[TakTerbaca, ...] = ()

    def of(self, *jenis: Jenis) -> list[Lembar]:
        return [d for d in self.dokumen if d.jenis in jenis]

    def pk(self, head: bool) -> list[Lembar]:
        """The PKs of the office's head, or those of everybody else."""
        return [d for d in self.of("pk") if (d.eselon() == HEAD) == head]


def eselon_of(post: str) -> int:
    """The echelon of a post: "Plt. Kepala Bidang X" is 3; a post that opens with none of the known words is staff's."""
    words = words_of(ACTING.sub("", post))
    return next((level for word, level in kata_kiriman().eselon if f"{words} ".startswith(f"{word} ")), STAFF)


def eselon_in(name: str) -> int | None:
    """The echelon that a file's name says: "PK Kabid Pelayanan" says 3; None where it says none."""
    words = f" {words_of(name)} "
    return next((level for word, level in kata_kiriman().eselon if f" {word} " in words), None)


def _quarters(period: str) -> Iterable[int]:
    part = period[5:]
    if part.startswith("TW"):
        return (int(part[2]),)
    if part.startswith("B"):
        return ((int(part[1:]) + 2) // 3,)
    return HALVES.get(part, ())
