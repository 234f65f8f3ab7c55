"""Pseudonyms for people and NIPs: the same person has the same one everywhere, and without the key nobody can go back.

A pseudonym is an HMAC-SHA256 of the name without titles, spacing and case, or of a NIP's digits. Eight letters of
base32 are 40 bits: among ten thousand people two share one with a chance of 1 in 20,000.

`Penyamar` replaces the people of one document in its texts. What it cannot know of stays: a name in running text that
no signature block or form of that document names, initials ("M. Yusuf" for Muhammad Yusuf), a single part of a longer
name within a sentence, a name of one word where it is printed in small letters or is a unit ("Hari"), and a name that
was read so badly that fewer than five letters in six agree. What it may take too much of: two neighbouring words of a
longer name, or one word alone in its cell, that mean something else there.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from rapidfuzz import fuzz

from petik.normalise.people.nip import digits_of
from petik.parsers.print.strings import squash
from petik.schemas.data import satuan

TERSAMAR = re.compile(r"\b(?:Orang|NIP)-[A-Z2-7]{8}\b")
LENGTH = 8
LIKENESS = 83.0  # similarity (0..100) of a misread name and the name
LIKE_LETTERS = 9  # letters of a name that may be looked for by likeness
TITLES_BEFORE = frozenset(
    re.findall(
        r"\w+",
        """
    prof dr drs dra ir h hj apt drg drh kh tb r rr ra rd ns st ust tgk pdt letkol kolonel mayor kapten akbp
        """,
    )
)
TITLES_AFTER = frozenset(
    re.findall(
        r"\w+",
        """
    se sh st sp ss si sip sos ssos spd skm ssi skom spt spi shut sstp stp sag spsi skep sak sap sor mm mh mt
    mp ma msi mpd mkes map mpa mkom msc mag mhum mpar mak mpdi mkn mkesos amd amk phd llm ap apt cpa ak ca
    ners
        """,
    )
)
# ", S.Pi", ",M.Si.", ", SE": what follows a name and would tell more about the person
TAIL = re.compile(r"(?:\s*,\s*(?:(?:[A-Z][A-Za-z]{0,4}\.){1,3}[A-Za-z]{0,6}\.?|[SM](?:[A-Z]|[A-Z]?[a-z]{1,3})\b\.?))*")
HEAD = re.compile(rf"(?:(?<![^\W_])(?:{'|'.join(sorted(TITLES_BEFORE, key=len, reverse=True))})\.?\s*[,.]?\s*)*$", re.I)
# 18 digits, one less or more where one is misprinted, whatever the spaces: YYYYMMDD and the rest
NIP_ALONE = re.compile(r"(?<![\d.,])(?:1\s?9|2\s?0)(?:\s{0,3}\d){15,17}(?!\d)")
# after the word, which OCR may have read "N1P" or "NlP", any group of signs that may be digits
NIP_LABELLED = re.compile(r"(\bN\s?[I1l|]\s?P\b[\s.:;,-]*)(\d(?:[\s.\-]{0,3}[\dOoIl|SB]){6,24})(?![^\W_])")
NIP_PART = re.compile(r"(?<![\d.,])\d{6,}(?![.,]?\d)")
BETWEEN = r"[\s.'’`_\-]{0,3}"  # what may stand between two letters of a name: wraps, letter spacing, apostrophes


class Samaran:
    """Pseudonyms by one key."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self.sidik = self._code("sidik", "kunci")  # tells keys apart without giving them away

    def orang(self, name: str) -> str:
        """The pseudonym of a person."""
        if TERSAMAR.fullmatch(name):
            return name
        return f"Orang-{self._code('orang', squash(nama_inti(name)) or squash(name))}"

    def nip(self, digits: str) -> str:
        """The pseudonym of a NIP, given as its digits."""
        return f"NIP-{self._code('nip', digits)}"

    def _code(self, kind: str, text: str) -> str:
        digest = hmac.new(self._key, f"{kind}\0{text}".encode("utf-8", "surrogatepass"), hashlib.sha256).digest()
        return base64.b32encode(digest).decode("ascii")[:LENGTH]


def nama_inti(name: str) -> str:
    """A name as printed without its titles: "Drs. Budi  Santoso, M.Pd" gives "Budi Santoso"."""
    text = unicodedata.normalize("NFKC", name)
    parts = [words for part in text.split(",") if (words := _without_titles(part))]
    # "Ir, Budi Santoso": the comma is a full stop misread
    named = [words for words in parts if not all(squash(w) in TITLES_BEFORE for w in words)]
    return " ".join((named or parts)[0]) if parts else text.strip()


def _without_titles(text: str) -> list[str]:
    """The words of *text* without titles at its ends; "M.Si" is one word, "Drs.Budi" two."""
    words = re.sub(r"(?i)\b(drs|dra|dr|ir|hj|h|prof)\.(?=\S)", r"\1. ", text).split()
    while words and squash(words[0]) in TITLES_BEFORE and (len(words) > 1 or "." in words[0]):
        words.pop(0)
    while words and (
        (squash(words[-1]) in TITLES_AFTER and (len(words) > 1 or "." in words[-1])) or not squash(words[-1])
    ):
        words.pop()
    return words


class Penyamar:
    """Replaces names and NIPs of one document in its texts. *names* and *nip* are those that it is known to name."""

    def __init__(self, samaran: Samaran, names: Iterable[str], nip: Iterable[str]) -> None:
        self._samaran = samaran
        core = {nama_inti(n): None for n in names if n and not TERSAMAR.search(n)}
        self._names = sorted((n for n in core if len(squash(n)) >= 3), key=lambda n: (-len(squash(n)), n))
        self._patterns = [(p, samaran.orang(n)) for n in self._names for p in _name_patterns(n)]
        self._patterns += [(p, samaran.orang(n)) for n in self._names for p in _part_patterns(n)]
        self._nip = sorted({d for n in nip if (d := digits_of(n)) and len(d) >= 6}, key=lambda d: (-len(d), d))
        self._nip_patterns = [(re.compile(r"(?<!\d)" + r"[\s.\-]{0,3}".join(d) + r"(?!\d)"), d) for d in self._nip]
        self._words = {squash(w): n for n in reversed(self._names) for w in n.split() if len(squash(w)) >= 3}

    def __call__(self, text: str) -> str:
        """*text* with pseudonyms."""
        if sum(c.isdecimal() for c in text) >= 6:
            text = self._without_nips(text)
        for pattern, pseudonym in self._patterns:
            text = _replaced(text, pattern, pseudonym)
        return self._rest(self._without_misread(text))

    def _without_nips(self, text: str) -> str:
        for pattern, digits in self._nip_patterns:
            text = pattern.sub(self._samaran.nip(digits), text)
        text = NIP_LABELLED.sub(lambda m: m[1] + self._samaran.nip(digits_of(m[2]) or m[2]), text)
        text = NIP_ALONE.sub(self._standing_alone, text)
        return NIP_PART.sub(self._part, text)

    def _standing_alone(self, found: re.Match[str]) -> str:
        digits = digits_of(found[0]) or ""
        dates = 1 <= int(digits[4:6]) <= 12 and 1 <= int(digits[6:8]) <= 31
        return self._samaran.nip(digits) if dates else found[0]

    def _part(self, found: re.Match[str]) -> str:
        """A part of a known NIP: where a line ends within it, or a finding speaks of its date."""
        whole = next((d for d in self._nip if found[0] in d), None)
        return self._samaran.nip(whole) if whole is not None else found[0]

    def _without_misread(self, text: str) -> str:
        """*text* without misread forms of the names."""
        for name in self._names:
            own = squash(name)
            if len(own) < LIKE_LETTERS or fuzz.partial_ratio(own, squash(text)) < LIKENESS:
                continue
            words = list(re.finditer(r"[^\W_]+", text))
            count = len(name.split())
            spans = [
                (words[i].start(), words[i + n - 1].end())
                for n in range(max(1, count - 1), count + 2)
                for i in range(len(words) - n + 1)
            ]
            scored = [(fuzz.ratio(own, squash(text[a:b])), a, b) for a, b in spans]
            best = max(scored, default=(0.0, 0, 0))
            if best[0] >= LIKENESS and not TERSAMAR.search(text[best[1] : best[2]]):
                text = text[: best[1]] + self._samaran.orang(name) + text[best[2] :]
        return text

    def _rest(self, text: str) -> str:
        """A text that holds nothing but parts of a name and titles: a name that was wrapped."""
        if _is_unit(text):
            return text
        words = [squash(w) for w in TERSAMAR.sub(" ", text).split() if squash(w)]
        named = [w for w in words if w in self._words]
        if named and all(w in self._words or w in TITLES_BEFORE or w in TITLES_AFTER for w in words):
            return self._samaran.orang(self._words[named[0]])
        return text


def _name_patterns(core: str) -> list[re.Pattern[str]]:
    """Where the whole name stands, however it is spaced and written."""
    letters = [re.escape(c) for c in unicodedata.normalize("NFKC", core) if c.isalnum()]
    if len(core.split()) > 1 and len(letters) >= 6:
        return [re.compile(r"(?<![^\W\d_])" + BETWEEN.join(letters) + r"(?![^\W\d_])", re.I)]
    if _is_unit(core):
        return []
    # one short word may be a word of the language: only where it is written as a name
    forms = {core, core.upper(), core.title()}
    return [re.compile(rf"(?<![^\W_]){re.escape(form)}(?![^\W_])") for form in sorted(forms)]


def _is_unit(text: str) -> bool:
    """True for a word that is a unit: a column of "Hari" is no column of names."""
    return text.strip().casefold().rstrip(".") in satuan()


def _part_patterns(core: str) -> list[re.Pattern[str]]:
    """Where two neighbouring words of a longer name stand."""
    words = [w for w in core.split() if squash(w)]
    if len(words) < 3:
        return []
    pairs = [(a, b) for a, b in pairwise(words) if min(len(squash(a)), len(squash(b))) >= 3]
    return [re.compile(rf"(?<![^\W_]){re.escape(a)}\W{{1,3}}{re.escape(b)}(?![^\W_])", re.I) for a, b in pairs]


def _replaced(text: str, pattern: re.Pattern[str], pseudonym: str) -> str:
    """*text* with *pseudonym* for every match, titles before and after it included."""
    start = 0
    while (found := pattern.search(text, start)) is not None:
        head = HEAD.search(text, 0, found.start())
        first = head.start() if head is not None else found.start()
        tail = TAIL.match(text, found.end())
        end = tail.end() if tail is not None else found.end()
        text = text[:first] + pseudonym + text[end:]
        start = first + len(pseudonym)
    return text
