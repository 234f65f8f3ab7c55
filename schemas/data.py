"""Loaders of the data files that domain people edit. Each is read once and handed out as plain immutable types."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Wilayah:
    """A province (two digits) or kabupaten/kota ("64.74") with its name in the contract's spelling."""

    kode: str
    nama: str
    alias: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Satuan:
    """A unit: canonical name and kind (hitungan, ukuran, nilai, persen, uang, waktu)."""

    nama: str
    jenis: str


def _text(name: str) -> str:
    return files("petik.schemas").joinpath(name).read_text("utf-8")


@lru_cache(maxsize=1)
def wilayah() -> tuple[Wilayah, ...]:
    """All provinces and kabupaten/kota of `wilayah.csv`, in the order of their codes."""
    lines = [line for line in _text("wilayah.csv").splitlines() if not line.startswith("#")]
    rows = csv.DictReader(lines)
    return tuple(Wilayah(r["kode"], r["nama"], tuple(a for a in r["alias"].split("|") if a)) for r in rows)


@dataclass(frozen=True, slots=True)
class Bulan:
    """A month of `bulan.toml`: its name, older spellings of it, what it is shortened to, its English name."""

    nama: str
    lama: tuple[str, ...]
    singkat: tuple[str, ...]
    inggris: str


@lru_cache(maxsize=1)
def bulan() -> tuple[Bulan, ...]:
    """The twelve months in their order."""
    entries = tomllib.loads(_text("bulan.toml"))["bulan"]
    return tuple(
        Bulan(e["nama"], tuple(e.get("lama", ())), tuple(e.get("singkat", ())), e["inggris"]) for e in entries
    )


@lru_cache(maxsize=1)
def nomor_bulan() -> Mapping[str, int]:
    """Every way to print a month, casefolded, to its number (1 to 12)."""
    ways = ((n, way) for n, b in enumerate(bulan(), 1) for way in (b.nama, *b.lama, *b.singkat, b.inggris))
    return MappingProxyType({way.casefold(): n for n, way in ways})


@lru_cache(maxsize=1)
def nama_bulan() -> tuple[str, ...]:
    """The Indonesian names of the months in full, older spellings too, as a date in words prints them."""
    return tuple(name for b in bulan() for name in (b.nama, *b.lama))


@lru_cache(maxsize=1)
def satuan() -> Mapping[str, Satuan]:
    """Every alias of `satuan.toml`, casefolded and without a final full stop, to its unit."""
    out: dict[str, Satuan] = {}
    for entry in tomllib.loads(_text("satuan.toml"))["satuan"]:
        found = Satuan(entry["nama"], entry["jenis"])
        for alias in (entry["nama"], *entry["alias"]):
            out.setdefault(alias.casefold().rstrip("."), found)
    return MappingProxyType(out)


@lru_cache(maxsize=1)
def pangkat() -> Mapping[str, str]:
    """Golongan/ruang ("IV/b") to rank ("Pembina Tingkat I")."""
    return MappingProxyType(dict(tomllib.loads(_text("pangkat.toml"))["pangkat"]))


@dataclass(frozen=True, slots=True)
class PerangkatDaerah:
    """What `perangkat_daerah.toml` knows of the names of agencies; all words casefolded.

    `kepala`: what opens a name ("dinas", "sekretariat daerah") to how it goes on ("urusan", "penuh" or "tempat").
    `singkatan`: abbreviations to full names, "" where they mean several agencies.
    """

    kepala: Mapping[str, str]
    urusan: frozenset[str]
    akhir: frozenset[str]
    bukan: tuple[str, ...]
    singkatan: Mapping[str, str]
    bagian: Mapping[str, str]


@lru_cache(maxsize=1)
def perangkat_daerah() -> PerangkatDaerah:
    """The grammar of agencies' names."""
    data = tomllib.loads(_text("perangkat_daerah.toml"))
    heads = {word: entry["bentuk"] for entry in data["kepala"] for word in entry["kata"]}
    short = dict.fromkeys(data["mendua"]["kata"], "") | data["singkatan"]
    return PerangkatDaerah(
        MappingProxyType(heads),
        frozenset(data["urusan"]["kata"]),
        frozenset(data["akhir"]["kata"]),
        tuple(data["bukan"]["awal"]),
        MappingProxyType(short),
        MappingProxyType(data["bagian"]),
    )


@dataclass(frozen=True, slots=True)
class Pembacaan:
    """A confusion of character recognition: the word's pattern, what it stands for, and what must stand beside it."""

    pola: re.Pattern[str]
    ganti: str
    sebelum: re.Pattern[str] | None = None
    sesudah: re.Pattern[str] | None = None
    awal: bool = False
    sendiri: bool = False


@lru_cache(maxsize=1)
def pembacaan() -> tuple[Pembacaan, ...]:
    """The repairs of `pembacaan.toml`, in their order."""

    def pattern(entry: Mapping[str, str], name: str) -> re.Pattern[str] | None:
        return re.compile(entry[name]) if name in entry else None

    return tuple(
        Pembacaan(
            re.compile(e["pola"]),
            e["ganti"],
            pattern(e, "sebelum"),
            pattern(e, "sesudah"),
            bool(e.get("awal", False)),
            bool(e.get("sendiri", False)),
        )
        for e in tomllib.loads(_text("pembacaan.toml"))["kata"]
    )


@lru_cache(maxsize=1)
def nama_kegiatan() -> tuple[str, ...]:
    """The kegiatan names of `nomenklatur.toml`."""
    return tuple(tomllib.loads(_text("nomenklatur.toml"))["kegiatan"])


@dataclass(frozen=True, slots=True)
class Istilah:
    """The word lists of `istilah.toml`, as printed there; what each is for stands beside it."""

    skala: Mapping[str, int]
    pembanding: frozenset[str]
    ukuran: tuple[str, ...]
    lambat: tuple[str, ...]
    jumlah: tuple[str, ...]
    awalan_jumlah: tuple[str, ...]
    sebelum_revisi: tuple[str, ...]
    sesudah_revisi: tuple[str, ...]
    predikat: tuple[str, ...]
    pengganti: tuple[str, ...]
    penanganan: tuple[str, ...]
    buruk: tuple[str, ...]
    menurun: tuple[str, ...]


@lru_cache(maxsize=1)
def istilah() -> Istilah:
    """The words of the domain."""
    data = tomllib.loads(_text("istilah.toml"))
    lists = {name: tuple(words) for group, part in data.items() if group != "skala" for name, words in part.items()}
    pembanding = frozenset(lists.pop("pembanding"))
    return Istilah(skala=MappingProxyType(data["skala"]), pembanding=pembanding, **lists)


def kata_skala(pangkat: int | None = None) -> tuple[str, ...]:
    """The words that multiply an amount, of one power of ten or of all; single letters mean other things too."""
    return tuple(word for word, power in istilah().skala.items() if len(word) > 1 and pangkat in (None, power))


def pilihan(kata: Iterable[str]) -> str:
    """A pattern that matches any of *kata*: "gizi buruk" with any white space, "rata-rata" with any sign between."""
    return "|".join(re.escape(k).replace(r"\ ", r"\s+").replace(r"\-", r"\W*") for k in kata)


def renggang(kata: str) -> str:
    """A pattern for *kata* with or without spaces between its letters: "J U M L A H"."""
    return r"\s*".join(re.escape(c) for c in kata if c != " ")
