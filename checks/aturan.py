"""The rules in force: the data file with a user's changes, and the day on which the check runs."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from petik.checks.errors import AturanError
from petik.schemas.aturan import EntriAturan, daftar_aturan
from petik.schemas.temuan import Tingkat


class _Ubahan(BaseModel):
    model_config = ConfigDict(extra="forbid")

    aktif: bool | None = None
    tingkat: Tingkat | None = None
    toleransi: dict[str, float] = {}


class _Berkas(BaseModel):
    model_config = ConfigDict(extra="forbid")

    keyakinan_minimal: float | None = None
    aturan: dict[str, _Ubahan] = {}


@dataclass(frozen=True)
class Aturan:
    """What every rule needs to know: its entry, the least confidence, and today's date."""

    entri: Mapping[str, EntriAturan]
    keyakinan_minimal: float
    hari_ini: date

    def aktif(self, kode: str) -> bool:
        """True where the rule is switched on."""
        return self.entri[kode].aktif

    def toleransi(self, kode: str, nama: str) -> float:
        """A named tolerance of a rule. Raises KeyError where the data file has none of that name."""
        return self.entri[kode].toleransi[nama]

    @property
    def sidik(self) -> str:
        """Changes with everything that findings depend on: the rules, and of the day its year
        (`petik.normalise.people.nip`)."""
        text = repr((sorted(self.entri.items()), self.keyakinan_minimal, self.hari_ini.year))
        return hashlib.sha256(text.encode()).hexdigest()


def muat(berkas: Path | None = None, hari_ini: date | None = None) -> Aturan:
    """The rules in force. *berkas*: a TOML file that switches rules off or tunes them:

        keyakinan_minimal = 0.7
        [aturan.capaian-tidak-cocok]
        toleransi = { poin = 1.0 }
        [aturan.tabel-terpotong]
        aktif = false

    Raises AturanError where that file is unreadable, breaks the form, or names an unknown rule or tolerance.
    """
    daftar = daftar_aturan()
    entri = {e.kode: e for e in daftar.aturan}
    minimal = daftar.keyakinan_minimal
    if berkas is not None:
        ubah = _baca(berkas)
        minimal = minimal if ubah.keyakinan_minimal is None else ubah.keyakinan_minimal
        for kode, baru in ubah.aturan.items():
            entri[kode] = _terapkan(entri.get(kode), baru, kode, berkas)
    return Aturan(entri, minimal, hari_ini or date.today())


def _baca(berkas: Path) -> _Berkas:
    try:
        return _Berkas.model_validate(tomllib.loads(berkas.read_text("utf-8")))
    except OSError as error:
        raise AturanError(f"Berkas aturan {berkas} tidak dapat dibaca: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AturanError(f"Berkas aturan {berkas} bukan TOML yang sah: {error}.") from error
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise AturanError(f"Berkas aturan {berkas}: isian {where} tidak dikenal atau salah jenis.") from error


def _terapkan(lama: EntriAturan | None, baru: _Ubahan, kode: str, berkas: Path) -> EntriAturan:
    if lama is None:
        raise AturanError(f"Berkas aturan {berkas}: tidak ada aturan bernama {kode}; daftarnya: petik rules.")
    asing = sorted(set(baru.toleransi) - set(lama.toleransi))
    if asing:
        raise AturanError(f"Berkas aturan {berkas}: aturan {kode} tidak mempunyai toleransi {asing[0]}.")
    return lama.model_copy(
        update={
            "aktif": lama.aktif if baru.aktif is None else baru.aktif,
            "tingkat": baru.tingkat or lama.tingkat,
            "toleransi": {**lama.toleransi, **baru.toleransi},
        }
    )
