"""Regions: names in letterheads, titles and posts to the 38 provinces and 514 kabupaten/kota, fuzzily."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from petik.normalise.office.lekat import pisahkan
from petik.schemas.data import Wilayah, wilayah

MIN_SCORE = 88.0  # of 100, letters only: one wrong letter in eight is forgiven
# "PEMERINTAH KOTA X", "Kab. X", "KAB X", "PROPINSI X", "Prov. X", "Gubernur X", "Bupati X"
KIND = re.compile(
    r"\b(?P<kind>provinsi|propinsi|prov\.?|pemprov|kabupaten|kab\.?|pemkab|kota|pemkot|gubernur|bupati|wali\s?kota)\s*[.:]?\s+"
    r"(?P<name>(?:[A-Za-z.'-]+\s*){1,5})",
    re.I,
)
SHORTEST = 5  # letters of a bare name: "Batu" and "Buru" are words, too
KINDS = {
    "provinsi": "Provinsi", "propinsi": "Provinsi", "prov": "Provinsi", "pemprov": "Provinsi", "gubernur": "Provinsi",
    "kabupaten": "Kabupaten", "kab": "Kabupaten", "pemkab": "Kabupaten", "bupati": "Kabupaten",
    "kota": "Kota", "pemkot": "Kota", "walikota": "Kota",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Temuan:
    """A region found in a text, with the match's score 0..1."""

    wilayah: Wilayah
    skor: float


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalpha())


@lru_cache(maxsize=1)
def _by_kind() -> dict[str, dict[str, Wilayah]]:
    out: dict[str, dict[str, Wilayah]] = {"Provinsi": {}, "Kabupaten": {}, "Kota": {}}
    for region in wilayah():
        for name in (region.nama, *region.alias):
            kind, _, rest = name.partition(" ")
            rest = rest.removeprefix("Administrasi ")
            if kind in out:
                out[kind].setdefault(_letters(rest), region)
    return out


@lru_cache(maxsize=1)
def _without_kind() -> dict[str, Wilayah]:
    """Names that say which region is meant without the word for its kind: "Jawa Barat", but not "Bandung"."""
    found: dict[str, set[str]] = {}
    regions: dict[str, Wilayah] = {}
    for names in _by_kind().values():
        for name, region in names.items():
            found.setdefault(name, set()).add(region.kode)
            regions[name] = region
    return {name: region for name, region in regions.items() if len(found[name]) == 1 and len(name) >= SHORTEST}


def di_awal(sisa: str) -> Wilayah | None:
    """The region whose bare name opens *sisa*, what follows an agency's name; None where it may be several or none.

    "Jawa Barat Tahun 2016" (behind "Dinas Bina Marga") gives the province; "Bandung" is a kabupaten and a kota.
    """
    words = sisa.split()
    for n in range(min(4, len(words)), 0, -1):
        region = _without_kind().get(_letters("".join(words[:n])))
        if region is not None:
            return region
    return None


def telanjang(text: str) -> Wilayah | None:
    """The one region that a name of a file or folder gives without its kind: "RENSTRA DISHUB BANYUWANGI"."""
    words = re.findall(r"[^\W\d_]+", text)
    found = {r.kode: r for i in range(len(words)) if (r := di_awal(" ".join(words[i:]))) is not None}
    return next(iter(found.values())) if len(found) == 1 else None


def temukan(text: str) -> list[Temuan]:
    """The regions that *text* names with their kind, in order of appearance; [] when none is named."""
    return list(_temukan(pisahkan(re.sub(r"\s+", " ", text))))


@lru_cache(maxsize=4096)
def _temukan(text: str) -> tuple[Temuan, ...]:
    out: list[Temuan] = []
    start = 0
    while (match := KIND.search(text, start)) is not None:
        kind = KINDS[re.sub(r"\W", "", match["kind"].casefold())]
        best = _best(kind, match["name"].split())
        if best is not None:
            out.append(best)
        start = match.start() + len(match["kind"])
    return tuple(out)


def _best(kind: str, words: list[str]) -> Temuan | None:
    """The region whose name the first words spell, longest reading first at equal score."""
    names = _by_kind()[kind]
    best: Temuan | None = None
    for n in range(min(5, len(words)), 0, -1):
        key = _letters("".join(words[:n]))
        if len(key) < 3:
            continue
        if key in names:  # a whole name beats a longer one that it is only like
            return Temuan(names[key], 1.0)
        hit = process.extractOne(key, names.keys(), scorer=fuzz.ratio, score_cutoff=MIN_SCORE)
        if hit is not None and (best is None or hit[1] / 100 > best.skor):
            best = Temuan(names[hit[0]], hit[1] / 100)
    return best
