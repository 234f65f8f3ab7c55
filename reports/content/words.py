"""The words of the pages, in two languages: `schemas/laporan.toml` and `schemas/perbandingan.toml`."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from importlib.resources import files
from math import floor
from typing import Literal

from pydantic import BaseModel, ConfigDict

from petik.schemas.bilangan import thousands
from petik.schemas.temuan import Tingkat

Language = Literal["id", "en"]


class Words(BaseModel):
    """The words of one language. `sentence` are the sentences, the others name values of the dataset."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    bahasa: Language
    kalimat: dict[str, str]
    bulan: tuple[str, ...]
    tingkat: dict[Tingkat, str]
    tingkat_arti: dict[Tingkat, str]
    status: dict[str, str]
    jenis: dict[str, str]
    bagian: dict[str, str]
    benda: dict[str, tuple[str, str]]
    aturan: dict[str, tuple[str, str]]

    def __call__(self, key: str, **filling: str | int) -> str:
        """The sentence *key* with its {…} filled in. Raises KeyError where there is no such sentence or filling."""
        return self.kalimat[key].format_map(filling)

    def number(self, n: int) -> str:
        """A whole number as readers of this language write it: 1234 is "1.234" in Indonesian, "1,234" in English."""
        return thousands(str(n)) if self.bahasa == "id" else f"{n:,}"

    def count_of(self, noun: str, n: int) -> str:
        """ "3 dokumen", "1 finding"."""
        singular, plural = self.benda[noun]
        return f"{self.number(n)} {singular if n == 1 else plural}"

    def percent(self, part: float) -> str:
        """A share of 1 as whole percent, cut off so that 0.999 is not shown as 100 %."""
        return f"{floor(part * 100 + 1e-9)}{'%' if self.bahasa == 'en' else ' %'}"

    def day(self, date_: date) -> str:
        """ "5 Maret 2025"."""
        return f"{date_.day} {self.bulan[date_.month - 1]} {date_.year}"

    def rule_name(self, kode: str) -> str:
        """The rule's name; for a rule without one its code in words: "angka-rusak" is "Angka rusak"."""
        return self.aturan[kode][0] if kode in self.aturan else kode.replace("-", " ").capitalize()


@lru_cache(maxsize=2)
def words_of(language: Language) -> Words:
    """The words of *language*. Raises pydantic.ValidationError where the file breaks its own form."""
    data = tomllib.loads(files("petik.schemas").joinpath("laporan.toml").read_text("utf-8"))[language]
    return Words.model_validate({"bahasa": language, **data})


@lru_cache(maxsize=2)
def comparison_words(language: Language) -> Words:
    """The words of the comparison page: sentences of its own (`schemas/perbandingan.toml`), the names of the report."""
    data = tomllib.loads(files("petik.schemas").joinpath("perbandingan.toml").read_text("utf-8"))[language]
    base = words_of(language).model_dump()
    return Words.model_validate({**base, "kalimat": data["kalimat"], "benda": {**base["benda"], **data["benda"]}})
