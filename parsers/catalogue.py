"""Headings to canonical columns: a fuzzy match against `schemas/kolom.toml`, with a score and a reason."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
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
# whose column it is says nothing of what it holds: "Sasaran Strategis Perangkat Daerah", "Target Renja SKPD"
OWNER = re.compile(
    r"\b(?:perangkat\s+daerah|pd|opd|skpd|organisasi|dinas|badan|biro|kecamatan|instansi|unit\s+kerja|daerah|"
    r"pegawai)\b",
    re.I,
)
OWNER_SCORE = 0.95  # of a match without its owner


@lru_cache(maxsize=4096)
def lookup(heading: str) -> Known | None:
    """The canonical column for a heading without period words, None when nothing is near enough."""
    found = _nearest(heading)
    if found is None and OWNER.search(heading) and (bare := _nearest(OWNER.sub(" ", heading))) is not None:
        found = replace(bare, score=bare.score * OWNER_SCORE)
    return found if found is not None else _alternatives(heading)


def _alternatives(heading: str) -> Known | None:
    """ "Sasaran Strategis/Sasaran Program/Sasaran Kegiatan": several names of one thing; several levels are mixed."""
    parts = [_nearest(p) for p in heading.split("/")] if "/" in heading else []
    known = [p for p in parts if p is not None]
    if len(known) < 2 or len(known) < len(parts) or len({p.nama for p in known}) != 1:
        return None
    levels = {p.tingkat for p in known}
    nama = "indikator_campuran" if known[0].nama == "indikator" and len(levels - {None}) > 1 else known[0].nama
    return replace(known[0], nama=nama, tingkat=known[0].tingkat if len(levels) == 1 else None)


def _nearest(heading: str) -> Known | None:
    """The alias that is nearest to the whole heading, with or without its brackets."""
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
