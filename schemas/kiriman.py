"""`kiriman.toml`: how files of a submission are called, and which documents are expected of an office."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import cast

from petik.schemas.record import Jenis


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of the matrix: a kind of document, or the part of it of one echelon or quarter."""

    kunci: str
    jenis: Jenis
    id: str
    en: str
    eselon: int | None = None
    triwulan: int | None = None
    wajib: bool = False


@dataclass(frozen=True, slots=True)
class KataKiriman:
    """The words of `kiriman.toml`; all casefolded. `eselon`: posts, the longest first, to their echelon."""

    jenis: Mapping[Jenis, tuple[str, ...]]
    bab: tuple[str, ...]
    lain: tuple[str, ...]
    baru: tuple[str, ...]
    lama: tuple[str, ...]
    sama: tuple[str, ...]
    eselon: tuple[tuple[str, int], ...]
    kolom: tuple[Kolom, ...]


@lru_cache(maxsize=1)
def kata_kiriman() -> KataKiriman:
    """What `kiriman.toml` says, read once."""
    data = tomllib.loads(files("petik.schemas").joinpath("kiriman.toml").read_text("utf-8"))
    posts = [(word, int(level)) for level, words in data["eselon"].items() for word in words]
    return KataKiriman(
        MappingProxyType({cast(Jenis, kind): tuple(words) for kind, words in data["jenis"].items()}),
        tuple(data["bagian"]["bab"]),
        tuple(data["bagian"]["lain"]),
        tuple(data["versi"]["baru"]),
        tuple(data["versi"]["lama"]),
        tuple(data["versi"]["sama"]),
        tuple(sorted(posts, key=lambda post: (-len(post[0]), post))),
        tuple(Kolom(**entry) for entry in data["kolom"]),
    )
