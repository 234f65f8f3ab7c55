"""The words of the pages, in two languages: `schemas/laporan.toml` and `schemas/perbandingan.toml`."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from importlib.resources import files
from math import floor
from typing import Literal

from pydantic import BaseModel, ConfigDict

from petik.schemas.temuan import Tingkat

Bahasa = Literal["id", "en"]


class Kata(BaseModel):
    """The words of one language. `kalimat` are the sentences, the others name values of the dataset."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    bahasa: Bahasa
    kalimat: dict[str, str]
    bulan: tuple[str, ...]
    tingkat: dict[Tingkat, str]
    tingkat_arti: dict[Tingkat, str]
    status: dict[str, str]
    jenis: dict[str, str]
    bagian: dict[str, str]
    benda: dict[str, tuple[str, str]]
    aturan: dict[str, tuple[str, str]]

    def __call__(self, kunci: str, **isian: str | int) -> str:
        """The sentence *kunci* with its {…} filled in. Raises KeyError where there is no such sentence or filling."""
        return self.kalimat[kunci].format_map(isian)

    def bilangan(self, n: int) -> str:
        """A whole number as readers of this language write it: 1234 is "1.234" in Indonesian, "1,234" in English."""
        return f"{n:,}".replace(",", ".") if self.bahasa == "id" else f"{n:,}"

    def banyak(self, benda: str, n: int) -> str:
        """ "3 dokumen", "1 finding"."""
        satu, jamak = self.benda[benda]
        return f"{self.bilangan(n)} {satu if n == 1 else jamak}"

    def persen(self, bagian: float) -> str:
        """A share of 1 as whole percent, cut off so that 0.999 is not shown as 100 %."""
        return f"{floor(bagian * 100 + 1e-9)}{'%' if self.bahasa == 'en' else ' %'}"

    def tanggal(self, hari: date) -> str:
        """ "5 Maret 2025"."""
        return f"{hari.day} {self.bulan[hari.month - 1]} {hari.year}"

    def nama_aturan(self, kode: str) -> str:
        """The rule's name; for a rule without one its code in words: "angka-rusak" is "Angka rusak"."""
        return self.aturan[kode][0] if kode in self.aturan else kode.replace("-", " ").capitalize()


@lru_cache(maxsize=2)
def kata(bahasa: Bahasa) -> Kata:
    """The words of *bahasa*. Raises pydantic.ValidationError where the file breaks its own form."""
    data = tomllib.loads(files("petik.schemas").joinpath("laporan.toml").read_text("utf-8"))[bahasa]
    return Kata.model_validate({"bahasa": bahasa, **data})


@lru_cache(maxsize=2)
def kata_perbandingan(bahasa: Bahasa) -> Kata:
    """The words of the comparison page: sentences of its own (`schemas/perbandingan.toml`), the names of the report."""
    data = tomllib.loads(files("petik.schemas").joinpath("perbandingan.toml").read_text("utf-8"))[bahasa]
    base = kata(bahasa).model_dump()
    return Kata.model_validate({**base, "kalimat": data["kalimat"], "benda": {**base["benda"], **data["benda"]}})
