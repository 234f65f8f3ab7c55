"""Words that a text layer or a scan set without white between them: "DINASPERHUBUNGAN", "PerhubunganProvinsi"."""

from __future__ import annotations

import re
from functools import lru_cache

from petik.schemas.data import perangkat_daerah, wilayah

LONG = 10  # letters of a word that may be two
SEAM = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{3})")  # "Perhubungan|Provinsi"
OPENERS = ("pemerintah", "provinsi", "propinsi", "kabupaten", "kota", "gubernur", "bupati", "walikota")
GLUE = ("dan", "tahun")


def pisahkan(text: str) -> str:
    """*text* with its glued words apart, where every part is a word of agencies' and regions' names."""
    return " ".join(_apart(word) if len(word) >= LONG else word for word in text.split(" "))


@lru_cache(maxsize=4096)
def _apart(word: str) -> str:
    parts = SEAM.sub(" ", word)
    if parts != word and all(_is_word(p) for p in re.findall(r"[^\W\d_]+", parts.casefold())):
        return parts
    letters = word.rstrip(",.;:")
    cuts = _cuts(letters.casefold()) if letters.isalpha() and not _is_word(letters.casefold()) else None
    if cuts is None:
        return word
    ends = [0, *cuts]
    return " ".join(letters[a:b] for a, b in zip(ends, cuts, strict=False)) + word[len(letters) :]


def _cuts(word: str) -> list[int] | None:
    """Where the known words that make up *word* end, the longest first; None where it is not made of them."""
    first = [n for n in range(len(word) - 2, 3, -1) if word[:n] in perangkat_daerah().kepala or word[:n] in OPENERS]
    for n in first:
        rest = _rest(word, n)
        if rest is not None:
            return [n, *rest]
    return None


def _rest(word: str, start: int) -> list[int] | None:
    if start == len(word):
        return []
    for end in range(len(word), start + 2, -1):
        if _is_word(word[start:end]):
            rest = _rest(word, end)
            if rest is not None:
                return [end, *rest]
    return None


@lru_cache(maxsize=8192)
def _is_word(word: str) -> bool:
    registry = perangkat_daerah()
    return word in registry.kepala or word in OPENERS or word in GLUE or word in registry.urusan or word in _places()


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    """The words of the names of regions, three letters or more."""
    names = (name.casefold() for region in wilayah() for name in (region.nama, *region.alias))
    return frozenset(w for name in names for w in re.findall(r"[a-z]{3,}", name))
