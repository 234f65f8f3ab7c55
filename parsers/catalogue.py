"""Headings to canonical columns: a fuzzy match against `schemas/kolom.toml`, with a score and a reason."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from rapidfuzz import fuzz, process

from parsers.text import squash

ACCEPT = 84.0  # of 100; below this a heading is reported as unknown. "Keteragan" for "Keterangan" scores 94
SHORT = 4  # squashed aliases of up to this many letters must match exactly: "K", "Rp", "No", "Ket"


@dataclass(frozen=True, slots=True)
class Known:
    """A catalogue hit: canonical name, level named by the heading, score 0..1, the alias that matched."""

    nama: str
    tingkat: str | None
    score: float
    alias: str


@lru_cache(maxsize=1)
def _aliases() -> dict[str, tuple[str, str | None, str]]:
    data = tomllib.loads(files("schemas").joinpath("kolom.toml").read_text("utf-8"))
    out: dict[str, tuple[str, str | None, str]] = {}
    for entry in data["kolom"]:
        for alias in entry["alias"]:
            out.setdefault(squash(alias), (entry["nama"], entry.get("tingkat"), alias))
    return out


# "(Rp)", "( % )", "(Rp.)", "(satuan)": brackets of a heading that name a unit or a remark, not the column
BRACKETS = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=4096)
def lookup(heading: str) -> Known | None:
    """The canonical column for a heading without period words, None when nothing is near enough."""
    best: Known | None = None
    for text in dict.fromkeys((heading, BRACKETS.sub(" ", heading))):
        key = squash(text)
        if not key:
            continue
        table = _aliases()
        if key in table:
            nama, tingkat, alias = table[key]
            found = Known(nama, tingkat, 1.0, alias)
        elif len(key) <= SHORT:
            continue
        else:
            hit = process.extractOne(key, [a for a in table if len(a) > SHORT], scorer=fuzz.ratio, score_cutoff=ACCEPT)
            if hit is None:
                continue
            nama, tingkat, alias = table[hit[0]]
            found = Known(nama, tingkat, hit[1] / 100, alias)
        if best is None or found.score > best.score:
            best = found
    return best
