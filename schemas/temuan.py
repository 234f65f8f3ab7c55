"""A finding: what is wrong in a document, where it stands, and how that was worked out."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Tingkat = Literal["galat", "peringatan", "catatan"]


class Temuan(BaseModel):
    """One finding of one rule.

    `kode` is the rule's code in `schemas/aturan.toml`. `jalur` is the place in the record ("anggaran/3/persen",
    "pejabat/0/nip"); where a finding is about a table as a whole, `tabel`, `baris` and `kolom` count from 1 as the
    table `tabel` of the dataset does. `kotak` is x0, top, x1, bottom in points from the top left corner of the page.
    `keyakinan` (0..1) says how sure the readings are that the finding rests on; `periksa_pembacaan` marks a finding
    that may be Petik's misreading instead of the author's error.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    kode: str
    tingkat: Tingkat
    dok_id: str
    jalur: str | None = None
    halaman: int | None = None
    kotak: tuple[float, float, float, float] | None = None
    tabel: int | None = None
    baris: int | None = None
    kolom: str | None = None
    tercetak: str | None = None
    seharusnya: str | None = None
    hitungan: str | None = None
    kalimat: str
    kalimat_en: str
    keyakinan: Annotated[float, Field(ge=0, le=1)] = 1.0
    periksa_pembacaan: bool = False
