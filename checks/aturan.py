"""The rules in force: the data file with a user's changes, and the day on which the check runs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from petik.checks.errors import AturanError
from petik.ingest.files.given import GivenFileError, read_toml, shortened
from petik.schemas.aturan import EntriAturan, daftar_aturan
from petik.schemas.temuan import Tingkat

# a limit that is no number, or endless, would silence its rule or make it accuse everything without a word
Tolerance = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class _Change(BaseModel):
    model_config = ConfigDict(extra="forbid")

    aktif: bool | None = None
    tingkat: Tingkat | None = None
    toleransi: dict[str, Tolerance] = {}


class _ChangesFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    keyakinan_minimal: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] | None = None
    aturan: dict[str, _Change] = {}


@dataclass(frozen=True)
class Aturan:
    """What every rule needs to know: its entry, the least confidence, and today's date."""

    entries: Mapping[str, EntriAturan]
    keyakinan_minimal: float
    today: date

    def active(self, kode: str) -> bool:
        """True where the rule is switched on."""
        return self.entries[kode].aktif

    def tolerance(self, kode: str, nama: str) -> float:
        """A named tolerance of a rule. Raises KeyError where the data file has none of that name."""
        return self.entries[kode].toleransi[nama]

    @property
    def fingerprint(self) -> str:
        """Changes with everything that findings depend on: the rules, and of the day its year
        (`petik.normalise.people.nip`)."""
        text = repr((sorted(self.entries.items()), self.keyakinan_minimal, self.today.year))
        return hashlib.sha256(text.encode()).hexdigest()


def load(file: Path | None = None, today: date | None = None) -> Aturan:
    """The rules in force. *file*: a TOML file that switches rules off or tunes them:

        keyakinan_minimal = 0.7
        [aturan.capaian-tidak-cocok]
        toleransi = { poin = 1.0 }
        [aturan.tabel-terpotong]
        aktif = false

    Raises AturanError where that file is unreadable, breaks the form, or names an unknown rule or tolerance.
    """
    listed = daftar_aturan()
    entries = {e.kode: e for e in listed.aturan}
    least = listed.keyakinan_minimal
    if file is not None:
        changes = _read(file)
        least = least if changes.keyakinan_minimal is None else changes.keyakinan_minimal
        for kode, new in changes.aturan.items():
            entries[kode] = _changed(entries.get(kode), new, kode, file)
    return Aturan(entries, least, today or date.today())


def _read(file: Path) -> _ChangesFile:
    try:
        return _ChangesFile.model_validate(read_toml(file))
    except GivenFileError as error:
        raise AturanError(f"Berkas aturan {file}: {error}.") from error
    except ValidationError as error:
        where = shortened(".".join(str(part) for part in error.errors()[0]["loc"]))
        raise AturanError(f"Berkas aturan {file}: isian {where} tidak dikenal atau salah jenis.") from error


def _changed(old: EntriAturan | None, new: _Change, kode: str, file: Path) -> EntriAturan:
    if old is None:
        said = shortened(kode)
        raise AturanError(f"Berkas aturan {file}: tidak ada aturan bernama {said}; daftarnya: petik rules.")
    unknown = sorted(set(new.toleransi) - set(old.toleransi))
    if unknown:
        raise AturanError(f"Berkas aturan {file}: aturan {kode} tidak mempunyai toleransi {shortened(unknown[0])}.")
    return old.model_copy(
        update={
            "aktif": old.aktif if new.aktif is None else new.aktif,
            "tingkat": new.tingkat or old.tingkat,
            "toleransi": {**old.toleransi, **new.toleransi},
        }
    )
