"""Loader of `padanan.toml`: what the comparison of indicators knows of Indonesian wordings."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class KataUkur:
    """A measure noun; without `kelas` and `arah` it is weak: unit, targets or formula say what kind of figure it is.

    `dalam`: it is one only after a percentage ("persentase panjang jalan").
    """

    nama: str
    kelas: str | None = None
    arah: str | None = None
    kuat: bool = False
    dalam: bool = False


@dataclass(frozen=True, slots=True)
class Istilah:
    """A term with one meaning, whatever its wording; `bila` limits the alias to figures of one kind."""

    nama: str
    kelas: str | None = None
    kuat: bool = False
    bila: str | None = None
    tersirat: frozenset[str] = frozenset()
    polaritas: str | None = None
    lingkup: str | None = None


@dataclass(frozen=True)
class Pengetahuan:
    """All of `padanan.toml`, made ready for looking up."""

    kata_ukur: Mapping[str, KataUkur]
    istilah: Mapping[str, tuple[tuple[tuple[str, ...], Istilah], ...]]
    """First word to the aliases that begin with it, longest first."""
    konsep: Mapping[str, Istilah]
    """Name of a term to the term."""
    ejaan: Mapping[str, str]
    satuan: Mapping[str, str]
    jenis_cocok: frozenset[tuple[str, str]]
    kata: Mapping[str, frozenset[str]]
    akar: frozenset[str]
    utuh: frozenset[str]
    polaritas: Mapping[str, frozenset[str]]
    keluarga: Mapping[str, int]
    """Name of a term to the number of the family that it belongs to."""


def _words(value: str | Iterable[str]) -> frozenset[str]:
    return frozenset(value.split() if isinstance(value, str) else value)


def _terms(entries: Iterable[Mapping[str, Any]]) -> list[tuple[tuple[str, ...], Istilah]]:
    """Every alias as words, with its term; a term's own name is an alias too, unless it holds conditionally."""
    out: list[tuple[tuple[str, ...], Istilah]] = []
    for e in entries:
        term = Istilah(
            e["nama"],
            e.get("kelas"),
            bool(e.get("kuat", False)),
            e.get("bila"),
            frozenset(e.get("tersirat", ())),
            e.get("polaritas"),
            e.get("lingkup"),
        )
        names = dict.fromkeys((*(() if term.bila else (term.nama,)), *e["alias"]))
        out.extend((tuple(name.replace("-", " ").replace("/", " ").split()), term) for name in names)
    return out


def _by_first(terms: list[tuple[tuple[str, ...], Istilah]]) -> dict[str, tuple[tuple[tuple[str, ...], Istilah], ...]]:
    out: dict[str, list[tuple[tuple[str, ...], Istilah]]] = {}
    for words, term in terms:
        out.setdefault(words[0], []).append((words, term))
    # the conditional meaning of an alias is tried before the general one
    return {k: tuple(sorted(v, key=lambda x: (-len(x[0]), x[1].bila is None))) for k, v in out.items()}


@lru_cache(maxsize=1)
def pengetahuan() -> Pengetahuan:
    """The knowledge, read once."""
    data = tomllib.loads(files("petik.schemas").joinpath("padanan.toml").read_text("utf-8"))
    measures: dict[str, KataUkur] = {}
    for e in data["kata_ukur"]:
        found = KataUkur(
            e["nama"], e.get("kelas"), e.get("arah"), bool(e.get("kuat", False)), bool(e.get("dalam", False))
        )
        measures |= dict.fromkeys((e["nama"], *e["alias"]), found)
    terms = _terms(data["istilah"])
    fits = {(a, b) for a, others in data["jenis_cocok"].items() for b in others}
    return Pengetahuan(
        kata_ukur=MappingProxyType(measures),
        istilah=MappingProxyType(_by_first(terms)),
        konsep=MappingProxyType({t.nama: t for _, t in terms}),
        ejaan=MappingProxyType({wrong: right for right, all_ in data["ejaan"].items() for wrong in all_}),
        satuan=MappingProxyType({name: kind for kind, names in data["satuan"].items() for name in names}),
        jenis_cocok=frozenset(fits | {(b, a) for a, b in fits}),
        kata=MappingProxyType({k: _words(v) for k, v in data["kata"].items()}),
        akar=_words(data["akar"]["daftar"]),
        utuh=_words(data["akar"]["utuh"]),
        polaritas=MappingProxyType({k: _words(v) for k, v in data["polaritas"].items()}),
        keluarga=MappingProxyType({w: n for n, line in enumerate(data["keluarga"]["daftar"]) for w in line}),
    )
