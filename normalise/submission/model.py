"""What is known of one file of a submission, and what was decided about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal

from petik.schemas.record import Dokumen, Jenis

Peran = Literal["dihitung", "salinan", "versi_lama"]
"""`dihitung`: it counts; `salinan`: a copy of another file; `versi_lama`: another version of it counts."""


@dataclass(frozen=True, slots=True)
class Serahan:
    """One file that was handed in. `tempat`: its place below `akar`, the folder that the user named.

    `dokumen` is what was read of it, None where it could not be read. `pihak`: posts of its first parties. `periode`:
    periods that it reports values of. `garis`: hashes of its lines of text, each once.
    """

    dok_id: str
    tempat: str
    akar: str = ""
    sha256: str | None = None
    terbaca: bool = True
    dokumen: Dokumen | None = None
    pihak: tuple[str, ...] = ()
    periode: frozenset[str] = frozenset()
    baris: int = 0
    garis: frozenset[int] = field(default=frozenset(), repr=False)

    @property
    def folder(self) -> str:
        """The folders below the root, "" for a file that lies right in it."""
        above = PurePosixPath(self.tempat).parent.as_posix()
        return "" if above == "." else above

    @property
    def nama(self) -> str:
        """The file's name without its ending."""
        return PurePosixPath(self.tempat).stem


@dataclass(frozen=True, slots=True)
class Putusan:
    """What was decided about one file. `utuh` is the document that it is a part of: its own, or its first chapter's.

    `induk` is the document that counts in its place (of a copy, of an older version); `alasan` says why in one line.
    """

    dok_id: str
    folder: str
    jenis: Jenis
    wilayah: str | None = None
    kode_wilayah: str | None = None
    perangkat_daerah: str | None = None
    tahun: int | None = None
    peran: Peran = "dihitung"
    utuh: str = ""
    induk: str | None = None
    alasan: str | None = None

    @property
    def dihitung(self) -> bool:
        return self.peran == "dihitung"


@dataclass(frozen=True, slots=True)
class Kantor:
    """An office of the submission: its key, its name as it is shown, its region."""

    kunci: str
    nama: str
    wilayah: str | None = None
    kode_wilayah: str | None = None


@dataclass(frozen=True, slots=True)
class Kiriman:
    """A whole submission: what was decided about each file, by document."""

    putusan: dict[str, Putusan]
    keluhan: Sequence[str] = ()  # lines of the user's file that fit nothing

    def dihitung(self) -> list[str]:
        """The documents that count, in the order of the files."""
        return [dok_id for dok_id, found in self.putusan.items() if found.dihitung]
