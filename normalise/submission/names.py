"""What names of files and folders say: kind, year, quarter, chapter, version (`schemas/kiriman.toml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from petik.schemas.kiriman import kata_kiriman
from petik.schemas.record import Jenis

YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
QUARTER = re.compile(r"\b(?:tw|trw|triwulan|t\.w)\s*(?:ke\s*)?(iv|iii|ii|i|[1-4])\b")
SERIAL = re.compile(r"\((\d{1,2})\)\s*$")  # "LKIP (1)": what browsers and Windows add
NUMBER = re.compile(r"\b(?:v|ver|versi|rev|revisi)\s*(\d{1,2})\b")  # "v2", "revisi 3"
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


@dataclass(frozen=True, slots=True)
class Versi:
    """How late a file says it is: words of age (-1, 0, 1), then its number. `dasar` is its name without these."""

    dasar: str
    umur: int = 0
    nomor: int = 0


def words_of(name: str) -> str:
    """A name as words: casefolded, signs between them as single blanks. "01_LKIP-Dinkes" is "01 lkip dinkes"."""
    return " ".join(re.findall(r"[^\W_]+|\(\d+\)", re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", name).casefold()))


@lru_cache(maxsize=8192)
def jenis_of(name: str) -> Jenis | None:
    """The kind that a name says, None where it says none; the longest words win, of those the first."""
    text = f" {words_of(name)} "
    hits = [
        (-len(words), text.index(f" {words} "), jenis)
        for jenis, many in kata_kiriman().jenis.items()
        for words in many
        if f" {words} " in text
    ]
    return min(hits)[2] if hits else None


@lru_cache(maxsize=8192)
def tahun_of(name: str) -> int | None:
    """The one year that a name says; of several none."""
    found = set(YEAR.findall(name))
    return int(found.pop()) if len(found) == 1 else None


@lru_cache(maxsize=8192)
def triwulan_of(name: str) -> frozenset[int]:
    """The quarters that a name says: "Pengukuran TW III" says 3."""
    return frozenset(ROMAN.get(q) or int(q) for q in QUARTER.findall(words_of(name)))


@lru_cache(maxsize=8192)
def bab_of(name: str) -> int | None:
    """The chapter that a name says: "3. BAB III Akuntabilitas" is 3; None where it says none."""
    words = words_of(name).split()
    for at, word in enumerate(words):
        for opening in kata_kiriman().bab:
            if word == opening and at + 1 < len(words):
                number = words[at + 1]
                return int(number) if number.isdecimal() and len(number) < 3 else ROMAN.get(number)
            tail = word.removeprefix(opening)
            if word != tail and (tail in ROMAN or (tail.isdecimal() and len(tail) < 3)):
                return ROMAN.get(tail) or int(tail)
    return None


def is_beside(name: str) -> bool:
    """True for what stands beside the chapters of a report: cover, foreword, annexes."""
    text = f" {words_of(name)} "
    return any(f" {words} " in text for words in kata_kiriman().lain)


@lru_cache(maxsize=8192)
def versi_of(name: str) -> Versi:
    """What a name says of its age, and what is left of it: "LKIP_revisi 2" is (1, 2) of "lkip"."""
    text = words_of(name)
    number = max((int(n) for n in [*NUMBER.findall(text), *SERIAL.findall(text)]), default=0)
    text = NUMBER.sub(lambda m: " revisi " if m.group().startswith("rev") else " ", SERIAL.sub(" ", text))
    known = kata_kiriman()
    age = 0
    for words, step in ((known.baru, 1), (known.lama, -1), (known.sama, 0)):
        for word in words:
            if f" {word} " in f" {' '.join(text.split())} ":
                text = f" {' '.join(text.split())} ".replace(f" {word} ", " ")
                age = age or step
    return Versi(" ".join(text.split()), age, number)


def parts_of(folder: str) -> tuple[str, ...]:
    """The folders of a place, the outermost first; an archive's name without its ending."""
    parts = PurePosixPath(folder).parts if folder else ()
    return tuple(part[: -len(".zip")] if part.casefold().endswith(".zip") else part for part in parts)
