"""Books: reports and plans of several chapters, whose pages belong to the book whatever one of them looks like.

What book a file is shows on its cover, in the running heads and feet, in its text and, weakest, in its name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from petik.ingest.page import Page
from petik.parsers.forms.phrases import Phrases, kinds, says
from petik.parsers.model import Line, PageKind
from petik.parsers.print.strings import squash

BOOKS: tuple[PageKind, ...] = ("lkip", "renstra", "renja", "rkt", "evaluasi")
MARGIN = 0.09  # share of the page's height above and below in which running heads and feet stand
FIRST_PAGES = 3  # the cover and what stands before or behind it
COVER_LINES = 20  # a cover has no more lines than this
COVER = 6.0
RUNNING = 8.0  # …times the share of the pages whose head or foot names the book
TOLD = 3.0  # …times the share of the words that name books
NAMED = 2.0  # the file's name
LEAST_CHAPTERS = 2
# file names: "PK_Kadis", "IKU", "LKIP", "LAKIP", "Rencana-Aksi", "triwulan", "RENSTRA-2021", "pohon_kinerja", "RFK_Mei"
HINTS = {
    "pk": re.compile(r"(?<![a-z])(?:pk|tapkin|perjanjian|penetapan)(?![a-z])", re.I),
    "iku": re.compile(r"(?<![a-z])iku(?![a-z])", re.I),
    "iki": re.compile(r"(?<![a-z])iki(?![a-z])", re.I),
    "lkip": re.compile(r"l[a]?kip|lkj", re.I),
    "rencana_aksi": re.compile(r"rencana.?aksi|renaksi|renc.aksi", re.I),
    "pengukuran": re.compile(r"pengukuran|triwulan|capaian|realisasi|(?<![a-z])(?:rfk|pobl)(?![a-z])", re.I),
    "renstra": re.compile(r"renstra|rencana.?strategis", re.I),
    "renja": re.compile(r"renja|rencana.?kerja", re.I),
    "rkt": re.compile(r"(?<![a-z])rkt(?![a-z])|rencana.?kinerja.?tahunan", re.I),
    "cascading": re.compile(r"casc?ad(?:e|ing)|casecading|pohon.?kinerja", re.I),
    "evaluasi": re.compile(r"(?<![a-z])(?:lhe|lke|kke)(?![a-z])|evaluasi.?(?:sakip|akip)", re.I),
}
# "BAB III", "BAB 3": what heads a chapter, where a book names them
CHAPTER = re.compile(r"^bab(?:[ivx]{1,4}|\d)(?!\w*\d)", re.I)
YEAR = re.compile(r"20[0-4]\d")  # "…renstradinasx20182023iii7"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of what may be a book: its title lines and head or foot, all its text, letters and digits only."""

    titles: tuple[str, ...]
    margins: tuple[str, ...]
    text: str
    lines: int


def leaf_of(page: Page, titles: Sequence[Line], lines: Sequence[Line]) -> Leaf:
    """*titles* of the lines that look like titles, *lines* all of the page."""
    return Leaf(
        tuple(squash(line.text) for line in titles),
        tuple(margin_texts(page, lines)),
        squash(" ".join(line.text for line in lines)),
        len(lines),
    )


def margin_texts(page: Page, lines: Sequence[Line]) -> list[str]:
    """Squashed texts of the lines in the page's head and foot; a sheet that Petik laid out itself has none."""
    if page.source not in ("text", "ocr") or page.height <= 0:
        return []
    low, high = MARGIN * page.height, (1 - MARGIN) * page.height
    return [squash(line.text) for line in lines if line.box.cy < low or line.box.cy > high]


def book_of(leaves: Sequence[Leaf], name: str) -> PageKind | None:
    """The book that the pages of one file make, None where nothing names one. *name* is the file's."""
    votes = {kind.kind: _vote(kind, leaves, name) for kind in kinds() if kind.kind in BOOKS}
    best = max(votes, key=lambda k: votes[k])
    return best if votes[best] >= NAMED else None


def _vote(kind: Phrases, leaves: Sequence[Leaf], name: str) -> float:
    vote = COVER * bool(covers(kind, leaves))
    vote += RUNNING * _share(sum(runs(kind, leaf.margins) for leaf in leaves), len(leaves))
    told = {k.kind: sum(leaf.text.count(p) for leaf in leaves for p in k.buku) for k in kinds() if k.buku}
    vote += TOLD * _share(told[kind.kind], sum(told.values()))
    return vote + NAMED * (HINTS[kind.nama].search(name) is not None)


def covers(kind: Phrases, leaves: Sequence[Leaf]) -> bool:
    """True where the file's cover bears the book's name as a title."""
    front = [leaf for leaf in leaves[:FIRST_PAGES] if leaf.lines <= COVER_LINES]
    return any(says(title, phrase) for leaf in front for title in leaf.titles for phrase in kind.buku)


def runs(kind: Phrases, margins: Sequence[str]) -> bool:
    """True where a running head or foot names the book: it opens with the name, or has a year beside it."""
    return any(
        text.startswith(phrase) or (phrase in text and YEAR.search(text) is not None)
        for text in margins
        for phrase in kind.buku
    )


def is_bound(leaves: Sequence[Leaf]) -> bool:
    """True where the file has a book's cover and chapters, or is one chapter: "BAB II" heads its first full page."""
    chapters = [any(CHAPTER.match(title) for title in leaf.titles) for leaf in leaves]
    first = next((i for i, leaf in enumerate(leaves) if leaf.lines > COVER_LINES), None)
    if first is not None and chapters[first]:
        return True
    return sum(chapters) >= LEAST_CHAPTERS and any(covers(k, leaves) for k in kinds() if k.kind in BOOKS)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
