"""A finding: what is wrong in a document, where it stands, and how that was worked out."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Tingkat = Literal["galat", "peringatan", "catatan"]
Kotak = tuple[float, float, float, float]


class Tempat(BaseModel):
    """One more place with the same defect from the same cause; the fields are those of `Temuan`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tanda: str
    jalur: str | None = None
    halaman: int | None = None
    kotak: Kotak | None = None
    tabel: int | None = None
    baris: int | None = None
    kolom: str | None = None
    tercetak: str | None = None


class Temuan(BaseModel):
    """One finding of one rule.

    `kode` is the rule's code in `schemas/aturan.toml`. `jalur` is the place in the record ("anggaran/3/persen",
    "pejabat/0/nip"); where a finding is about a table as a whole, `tabel`, `baris` and `kolom` count from 1 as the
    table `tabel` of the dataset does. `kotak` is x0, top, x1, bottom in points from the top left corner of the page.
    `keyakinan` (0..1) says how sure it is that the document and not its reading is wrong; `periksa_pembacaan` marks a
    finding that may be Petik's misreading. `lain` are further places with the same defect: one cause is one finding.

    `tanda` (ten hexadecimal digits) is the finding's identity within its document and rule. It is made of what is
    printed at its place (page, row, column), never of counters, so that it stays while the document and the rule do.
    `sebab` names the cause where the rule's entry knows several; behind its "/" stands what tells two of a kind apart.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kode: str
    tingkat: Tingkat
    dok_id: str
    tanda: Annotated[str, Field(pattern=r"^([0-9a-f]{10}(-\d+)?)?$")] = ""
    jalur: str | None = None
    halaman: int | None = None
    kotak: Kotak | None = None
    tabel: int | None = None
    baris: int | None = None
    kolom: str | None = None
    tercetak: str | None = None
    seharusnya: str | None = None
    hitungan: str | None = None
    hitungan_en: str | None = None
    kalimat: str
    kalimat_en: str
    keyakinan: Annotated[float, Field(ge=0, le=1)] = 1.0
    periksa_pembacaan: bool = False
    sebab: str | None = None
    lain: tuple[Tempat, ...] = ()

    @property
    def id(self) -> str:
        """The finding's name in the data set: the same from run to run and across versions of Petik."""
        return f"{self.dok_id}/temuan/{self.kode}-{self.tanda}"

    @property
    def tempat(self) -> tuple[Tempat, ...]:
        """All places of the finding, its own first."""
        own = {name: getattr(self, name) for name in Tempat.model_fields}
        return (Tempat(**own), *self.lain)

    def penjelasan(self, bahasa: Literal["id", "en"]) -> str | None:
        """`hitungan` in one language; numbers and prints alone have no second one."""
        return self.hitungan if bahasa == "id" or self.hitungan_en is None else self.hitungan_en
