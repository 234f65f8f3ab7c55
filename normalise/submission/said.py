"""What the user says of a submission, in `kiriman.toml` in the folder of results; Petik never writes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from petik.ingest.files.given import GivenFileError, parsed_toml, shortened
from petik.normalise.submission.errors import KirimanSalah
from petik.normalise.submission.model import Peran
from petik.schemas.kiriman import Kolom, kata_kiriman
from petik.schemas.record import Jenis


class Berkas(BaseModel):
    """What the user says of one file: whatever is not said is decided as ever."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    perangkat_daerah: str | None = None
    wilayah: str | None = None
    jenis: Jenis | None = None
    tahun: Annotated[int, Field(ge=1990, le=2100)] | None = None
    peran: Peran | None = None

    @property
    def dihitung(self) -> bool:
        return self.peran == "dihitung"


class _Isi(BaseModel):
    model_config = ConfigDict(extra="forbid")

    folder: dict[str, str] = {}
    berkas: dict[str, Berkas] = {}
    diharapkan: dict[str, bool] = {}


@dataclass(frozen=True, slots=True)
class Ucapan:
    """The user's words. `folder`: names of folders or offices to the office that they are."""

    folder: Mapping[str, str] = field(default_factory=dict)
    _berkas: Mapping[str, Berkas] = field(default_factory=dict)
    diharapkan: Mapping[str, bool] = field(default_factory=dict)

    def berkas(self, tempat: str) -> Berkas:
        return self._berkas.get(tempat, _EMPTY)

    def kolom(self) -> tuple[Kolom, ...]:
        """The columns of the matrix, with what the user expects."""
        return tuple(
            Kolom(k.kunci, k.jenis, k.id, k.en, k.eselon, k.triwulan, self.diharapkan.get(k.kunci, k.wajib))
            for k in kata_kiriman().kolom
        )

    def unknown(self, places: Sequence[str]) -> tuple[str, ...]:
        """The files that the user speaks of and that are not there."""
        return tuple(sorted(set(self._berkas) - set(places)))


_EMPTY = Berkas()
NOTHING = Ucapan()


def read_said(text: str) -> Ucapan:
    """The user's words. Raises KirimanSalah with one line that says where the fault is."""
    try:
        found = _Isi.model_validate(parsed_toml(text))
    except GivenFileError as error:
        raise KirimanSalah(f"kiriman.toml: {error}; perbaiki barisnya") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = shortened(".".join(str(part) for part in first["loc"]))
        raise KirimanSalah(f"kiriman.toml: [{where}] tidak dikenal atau salah isi; lihat docs/kiriman.md") from error
    known = {k.kunci for k in kata_kiriman().kolom}
    if strange := sorted(set(found.diharapkan) - known):
        said, choices = shortened(strange[0]), ", ".join(sorted(known))
        raise KirimanSalah(f"kiriman.toml: [diharapkan] tidak mengenal «{said}»; pilihannya {choices}")
    return Ucapan(found.folder, found.berkas, found.diharapkan)
