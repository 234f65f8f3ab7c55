"""Regions: names in letterheads, titles and posts to the 38 provinces and 514 kabupaten/kota, fuzzily."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from schemas.data import Wilayah, wilayah

MIN_SCORE = 88.0  # of 100, letters only: one wrong letter in eight is forgiven
# "PEMERINTAH KOTA X", "Kab. X", "PROPINSI X", "Prov. X", "Gubernur X", "Bupati X"
KIND = re.compile(
    r"\b(?P<kind>provinsi|propinsi|prov\.?|pemprov|kabupaten|kab\.|pemkab|kota|pemkot|gubernur|bupati|wali\s?kota)\s+"
    r"(?P<name>(?:[A-Za-z.'-]+\s*){1,5})",
    re.I,
)
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


def temukan(text: str) -> list[Temuan]:
    """The regions that *text* names with their kind, in order of appearance; [] when none is named."""
    return list(_temukan(re.sub(r"\s+", " ", text)))


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
        hit = process.extractOne(key, names.keys(), scorer=fuzz.ratio, score_cutoff=MIN_SCORE)
        if hit is not None and (best is None or hit[1] / 100 > best.skor):
            best = Temuan(names[hit[0]], hit[1] / 100)
    return best
