"""Headings to canonical columns: a fuzzy match against `schemas/kolom.toml`, with a score and a reason."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from math import ceil, floor
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from petik.parsers.print.strings import squash
from petik.schemas.keyakinan import CERTAIN, FIRM, UNPROVEN

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
def _data() -> dict[str, Any]:
    return tomllib.loads(files("petik.schemas").joinpath("kolom.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def _aliases() -> dict[str, tuple[str, str | None, str]]:
    out: dict[str, tuple[str, str | None, str]] = {}
    for entry in _data()["kolom"]:
        for alias in entry["alias"]:
            out.setdefault(squash(alias), (entry["nama"], entry.get("tingkat"), alias))
    return out


@lru_cache(maxsize=1)
def heading_words() -> frozenset[str]:
    """The single words, folded, that stand in any heading of the catalogue, its abbreviations and empty words."""
    data = _data()
    texts = [alias for entry in data["kolom"] for alias in entry["alias"]]
    texts += [*data["singkatan"], *data["singkatan"].values(), *data["imbuhan"]]
    return frozenset(squash(word) for text in texts for word in re.split(r"[\s/&,()]+", text) if squash(word))


# "(Rp)", "( % )", "(Rp.)", "(satuan)": brackets of a heading that name a unit or a remark, not the column
BRACKETS = re.compile(r"\([^()]*\)")
WORDS = re.compile(r"[^\W\d_]+")
UNTIL = re.compile(r"\bs\s*[./]\s*d\b", re.I)  # "s.d.", "s/d"
LONGEST = 7  # words: longer texts are no headings
REDUCED = FIRM  # score of a heading that is known without its abbreviations and the words that say nothing
OPENED = UNPROVEN  # score of a long heading that is known by its first words only
LONGEST_OPENED = 16  # words: longer texts are no headings
SURE = FIRM  # a fuzzy match below this gives way to a reduced heading that matches exactly


@lru_cache(maxsize=4096)
def lookup(heading: str) -> Known | None:
    """The canonical column for a heading without period words, None when nothing is near enough.

    An alias, nearly an alias, one with abbreviations ("Ind. Kinerja") or words that say nothing ("Program yang
    Dilaksanakan"), or alternatives that mean one column ("Sasaran Strategis / Kinerja Utama").
    """
    best = _nearest(heading)
    if best is not None and best.score >= SURE:
        return best
    return _mixed_levels(heading) or _reduced(heading) or best or _alternatives(heading)


def by_opening(heading: str) -> Known | None:
    """The column of a long heading by how it opens ("Target Kinerja Capaian Program Renstra …"), with little certainty.

    For what is known to be a heading: names of rows open like this too. What is reached "s/d" a year is cumulative and
    no value of that year.
    """
    text = " ".join(WORDS.findall(UNTIL.sub(" sd ", BRACKETS.sub(" ", heading)).lower()))
    if len(text.split()) < 2 or len(text.split()) > LONGEST_OPENED:
        return None
    for entry in _data()["pembuka"]:
        for opening in entry["awal"]:
            if squash(text).startswith(squash(opening)):  # narrow cells break words: "Re alis as i"
                return Known(entry["nama"], entry.get("tingkat"), OPENED, opening)
    return None


# what stands among the levels of such a heading and is none itself: "Bidang Urusan/Program/Outcome/Kegiatan/Output"
BESIDE_LEVELS = re.compile(r"\b(?:bidang\s+urusan|urusan(?:\s+pemerintahan)?|outcome|output|hasil|keluaran)\b", re.I)
AIMS = ("tujuan", "sasaran")
WORKS = ("program", "kegiatan", "subkegiatan", "program_kegiatan", "uraian")


def _mixed_levels(heading: str) -> Known | None:
    """One column for several levels: "Tujuan/ Sasaran Strategis/ Program" (jenjang), "Program/Kegiatan/Pekerjaan"."""
    texts = [p for p in BESIDE_LEVELS.sub(" ", BRACKETS.sub(" ", heading)).split("/") if p.strip()]
    parts = [_nearest(p) or _reduced(p) for p in texts]
    names = {p.nama for p in parts if p is not None}
    if len(texts) < 2 or None in parts or len(names) < 2 or not names <= {*AIMS, *WORKS}:
        return None
    nama = "jenjang" if names & set(AIMS) else "program_kegiatan"
    return Known(nama, None, REDUCED, heading)


def _alternatives(heading: str) -> Known | None:
    """ "Sasaran Strategis/Sasaran Program/Sasaran Kegiatan": several names of one thing; several levels are mixed."""
    parts = [_nearest(p) or _reduced(p) for p in heading.split("/")] if "/" in heading else []
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
            found = Known(nama, tingkat, CERTAIN, alias)
        elif len(key) <= SHORT:
            continue
        else:
            hit = _fuzzy(key)
            if hit is None:
                continue
            nama, tingkat, alias = table[hit[0]]
            found = Known(nama, tingkat, hit[1], alias)
        if best is None or found.score > best.score:
            best = found
    return best


@lru_cache(maxsize=256)
def _of_length(least: int, most: int) -> list[str]:
    """The aliases of so many letters that are long enough to be recognised with a mistake, in their order."""
    return [a for a in _aliases() if len(a) > SHORT and least <= len(a) <= most]


@lru_cache(maxsize=4096)
def _fuzzy(key: str) -> tuple[str, float] | None:
    """The nearest alias with its likeness; two letters that changed places ("Traget") are one mistake, not two.

    Only aliases of about the key's length can be near enough: most texts of a page, which are far longer, ask for none.
    """
    n = len(key)
    # the likeness is 200 · common letters / (both lengths), at most that of the shorter one inside the longer
    near = _of_length(ceil(n * ACCEPT / (200 - ACCEPT)), floor(n * (200 - ACCEPT) / ACCEPT))
    hit = process.extractOne(key, near, scorer=fuzz.ratio, score_cutoff=ACCEPT) if near else None
    if hit is not None:
        return hit[0], hit[1] / 100
    if n <= SHORT + 1:
        return None
    swapped = process.extractOne(key, _of_length(n - 1, n + 1), scorer=OSA.distance, score_cutoff=1)
    return (swapped[0], ACCEPT / 100) if swapped is not None else None


def _reduced(heading: str) -> Known | None:
    """The column of a heading whose abbreviations are written out and whose words that say nothing are left out."""
    short, empty = _data()["singkatan"], set(_data()["imbuhan"])
    words = WORDS.findall(UNTIL.sub(" sd ", BRACKETS.sub(" ", heading)).lower())
    if not words or len(words) > LONGEST:
        return None
    full = [w for word in words for w in short.get(word, word).split()]
    kept = [w for w in full if w not in empty]
    for attempt in (full, kept):
        known = _aliases().get("".join(attempt))
        if known is not None and attempt != words:
            return Known(known[0], known[1], REDUCED, known[2])
    near = _nearest(" ".join(kept)) if kept != full else None
    return replace(near, score=near.score * REDUCED) if near is not None else None
