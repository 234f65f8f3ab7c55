"""The rules' data file: code, severity, tolerances, texts in two languages, and where each rule comes from."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from petik.schemas.record import Jenis
from petik.schemas.temuan import Tingkat

Cakupan = Literal["sel", "baris", "tabel", "dokumen", "instansi"]
KINERJA: tuple[Jenis, ...] = ("pk", "iki", "iku", "rencana_aksi", "pengukuran", "lkip")
"""The kinds that agree on, measure and report performance; plans, regulations and templates obey few of their rules."""


class Sebab(BaseModel):
    """A cause that a rule knows by name: the sentence where it stands in many places, and its own severity.

    The sentences know {n} (how many places), {contoh} (the first print), {seharusnya} and {hitungan} of the first.
    `satu` is the sentence for one place alone, where that of the rule does not fit.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    tingkat: Tingkat | None = None
    kalimat: str
    kalimat_en: str
    satu: str | None = None
    satu_en: str | None = None


class EntriAturan(BaseModel):
    """One rule as people may read and edit it.

    `label` marks the codes of the contract's `anomali`; `toleransi` holds named numbers that the rule compares with.
    `jenis` are the kinds of documents and pages on which the rule makes sense. A rule that is off says why (`mati`).
    The sentences are templates: {tempat} is the row's name, {tercetak} the print, {seharusnya} what was expected,
    {hitungan} how that was worked out.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kode: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    tingkat: Tingkat
    cakupan: Cakupan
    aktif: bool = True
    mati: str | None = None
    mati_en: str | None = None
    label: bool = False
    jenis: tuple[Jenis, ...] = KINERJA
    toleransi: dict[str, float] = {}
    kalimat: str
    kalimat_en: str
    sebab: dict[str, Sebab] = {}
    sumber: str
    sumber_en: str

    @model_validator(mode="after")
    def _says_why_it_is_off(self) -> EntriAturan:
        if not self.aktif and not (self.mati and self.mati_en):
            raise ValueError(f"{self.kode}: aktif = false needs mati and mati_en")
        return self


class DaftarAturan(BaseModel):
    """All rules and the settings that hold for every rule."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    keyakinan_minimal: Annotated[float, Field(ge=0, le=1)]
    aturan: list[EntriAturan]


@lru_cache(maxsize=1)
def daftar_aturan() -> DaftarAturan:
    """The rules of `aturan.toml`. Raises pydantic.ValidationError where the file breaks its own form."""
    return DaftarAturan.model_validate(tomllib.loads(files("petik.schemas").joinpath("aturan.toml").read_text("utf-8")))
