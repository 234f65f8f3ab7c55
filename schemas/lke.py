"""`lke.toml`: components and criteria of the evaluation sheet (PermenPAN-RB 88/2021)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Komponen:
    kode: str
    id: str
    en: str
    bobot: float


@dataclass(frozen=True, slots=True)
class Kriteria:
    """A criterion; `bukti` names what Petik looks at, None where documents of performance do not show it."""

    kode: str
    sisi: str
    id: str
    en: str
    bukti: str | None = None


@dataclass(frozen=True, slots=True)
class Lke:
    komponen: tuple[Komponen, ...]
    kriteria: tuple[Kriteria, ...]


@lru_cache(maxsize=1)
def lke() -> Lke:
    """The sheet, read once."""
    data = tomllib.loads(files("petik.schemas").joinpath("lke.toml").read_text("utf-8"))
    return Lke(tuple(Komponen(**k) for k in data["komponen"]), tuple(Kriteria(**k) for k in data["kriteria"]))
