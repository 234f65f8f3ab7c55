"""The phrases of `schemas/jenis.toml` that tell kinds of pages apart, and how a printed title is held against them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, cast

from rapidfuzz import fuzz

from petik.parsers.model import PageKind
from petik.parsers.print.strings import squash

FUZZY = 90.0  # of 100: how like a phrase must be found; OCR and misprints cost a letter or two
WHOLE = 5  # letters: a phrase no longer than this must be the whole title ("iku", "rkt")

Weighted = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """What one kind is told by: squashed phrases with their weights. `nama` of no kind is the word why."""

    nama: str
    judul: Weighted
    awal: Weighted
    teks: Weighted
    kolom: Weighted
    buku: tuple[str, ...]

    @property
    def kind(self) -> PageKind:
        return cast(PageKind, self.nama)


@lru_cache(maxsize=1)
def kinds() -> tuple[Phrases, ...]:
    """The kinds of pages, in the order of the file (the first wins a tie)."""
    return tuple(_phrases(entry) for entry in _data()["jenis"])


@lru_cache(maxsize=1)
def others() -> tuple[Phrases, ...]:
    """What is no kind of its own: appraisals, regulations, tables of contents."""
    return tuple(_phrases(entry) for entry in _data()["lain"])


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files("petik.schemas").joinpath("jenis.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def chapter_words() -> frozenset[str]:
    """Squashed headings that any book has, whatever it is: "kata pengantar", "bab ii"."""
    return frozenset(squash(p) for entry in _data()["jenis"] for p, _ in entry.get("bab", []))


def _phrases(entry: Mapping[str, Any]) -> Phrases:
    def weighted(name: str) -> Weighted:
        return tuple((squash(p), float(w)) for p, w in entry.get(name, []))

    titles = weighted("judul") + weighted("bab")
    columns = tuple((str(f), float(w)) for f, w in entry.get("kolom", []))
    books = tuple(squash(p) for p in entry.get("buku", []))
    return Phrases(entry["nama"], titles, weighted("awal"), weighted("teks"), columns, books)


def best_title(kind: Phrases, titles: Iterable[str]) -> tuple[float, str]:
    """The weight of the heaviest phrase that one of the squashed *titles* says, and the phrase; (0, "") for none."""
    titles = list(titles)
    found = [(w, p) for p, w in kind.judul if any(says(title, p) for title in titles)]
    found += [(w, p) for p, w in kind.awal if any(opens(title, p) for title in titles)]
    return max(found, key=lambda f: f[0], default=(0.0, ""))


def says(title: str, phrase: str) -> bool:
    """Whether a title has the phrase, a letter or two misread; a short phrase must be the whole title."""
    if len(phrase) <= WHOLE:
        return phrase == title
    if phrase in title:
        return True
    found = fuzz.partial_ratio_alignment(phrase, title, score_cutoff=FUZZY) if len(title) >= len(phrase) else None
    if found is None:
        return False
    # as long a piece of the title as the phrase: "rencana ki…" of "Rencana Kinerja" is no "rencana aksi"
    start = min(found.dest_start, len(title) - len(phrase))
    return fuzz.ratio(phrase, title[start : start + len(phrase)]) >= FUZZY


def opens(title: str, phrase: str) -> bool:
    """Whether a title begins with the phrase, a letter misread; "TUJUAN RENSTRA" does not begin with "renstra"."""
    return fuzz.ratio(phrase, title[: len(phrase)]) >= FUZZY
