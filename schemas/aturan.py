"""The rules' data file: code, severity, tolerances, texts in two languages, and where each rule comes from."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from petik.schemas.temuan import Tingkat

Cakupan = Literal["sel", "baris", "tabel", "dokumen", "instansi"]


class EntriAturan(BaseModel):
    """One rule as people may read and edit it.

    `label` marks the codes of the contract's `anomali`; `toleransi` holds named numbers that the rule compares with.
    The sentences are templates: {tempat} is the row's name, {tercetak} the print, {seharusnya} what was expected,
    {hitungan} how that was worked out.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kode: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    tingkat: Tingkat
    cakupan: Cakupan
    aktif: bool = True
    label: bool = False
    toleransi: dict[str, float] = {}
    kalimat: str
    kalimat_en: str
    sumber: str


class DaftarAturan(BaseModel):
    """All rules and the settings that hold for every rule."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    keyakinan_minimal: Annotated[float, Field(ge=0, le=1)]
    aturan: list[EntriAturan]


@lru_cache(maxsize=1)
def daftar_aturan() -> DaftarAturan:
    """The rules of `aturan.toml`. Raises pydantic.ValidationError where the file breaks its own form."""
    return DaftarAturan.model_validate(tomllib.loads(files("petik.schemas").joinpath("aturan.toml").read_text("utf-8")))
