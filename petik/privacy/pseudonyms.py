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
PANJANG = 8
MIRIP = 83.0  # similarity (0..100) of a misread name and the name
PANJANG_MIRIP = 9  # letters of a name that may be looked for by likeness
DEPAN = frozenset(
    re.findall(
        r"\w+",
        """
    prof dr drs dra ir h hj apt drg drh kh tb r rr ra rd ns st ust tgk pdt letkol kolonel mayor kapten akbp
        """,
    )
)
BELAKANG = frozenset(
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
EKOR = re.compile(r"(?:\s*,\s*(?:(?:[A-Z][A-Za-z]{0,4}\.){1,3}[A-Za-z]{0,6}\.?|[SM](?:[A-Z]|[A-Z]?[a-z]{1,3})\b\.?))*")
KEPALA = re.compile(rf"(?:(?<![^\W_])(?:{'|'.join(sorted(DEPAN, key=len, reverse=True))})\.?\s*[,.]?\s*)*$", re.I)
# 18 digits, one less or more where one is misprinted, whatever the spaces: YYYYMMDD and the rest
NIP_BERDIRI = re.compile(r"(?<![\d.,])(?:1\s?9|2\s?0)(?:\s{0,3}\d){15,17}(?!\d)")
# after the word, which OCR may have read "N1P" or "NlP", any group of signs that may be digits
NIP_BERLABEL = re.compile(r"(\bN\s?[I1l|]\s?P\b[\s.:;,-]*)(\d(?:[\s.\-]{0,3}[\dOoIl|SB]){6,24})(?![^\W_])")
POTONGAN_NIP = re.compile(r"(?<![\d.,])\d{6,}(?![.,]?\d)")
SELA = r"[\s.'’`_\-]{0,3}"  # what may stand between two letters of a name: wraps, letter spacing, apostrophes


class Samaran:
    """Pseudonyms by one key."""

    def __init__(self, kunci: bytes) -> None:
        self._kunci = kunci
        self.sidik = self._kode("sidik", "kunci")  # tells keys apart without giving them away

    def orang(self, nama: str) -> str:
        """The pseudonym of a person."""
        if TERSAMAR.fullmatch(nama):
            return nama
        return f"Orang-{self._kode('orang', squash(nama_inti(nama)) or squash(nama))}"

    def nip(self, digits: str) -> str:
        """The pseudonym of a NIP, given as its digits."""
        return f"NIP-{self._kode('nip', digits)}"

    def _kode(self, ruang: str, text: str) -> str:
        digest = hmac.new(self._kunci, f"{ruang}\0{text}".encode("utf-8", "surrogatepass"), hashlib.sha256).digest()
        return base64.b32encode(digest).decode("ascii")[:PANJANG]


def nama_inti(nama: str) -> str:
    """A name as printed without its titles: "Drs. Budi  Santoso, M.Pd" gives "Budi Santoso"."""
    text = unicodedata.normalize("NFKC", nama)
    parts = [words for part in text.split(",") if (words := _tanpa_gelar(part))]
    # "Ir, Budi Santoso": the comma is a full stop misread
    named = [words for words in parts if not all(squash(w) in DEPAN for w in words)]
    return " ".join((named or parts)[0]) if parts else text.strip()


def _tanpa_gelar(text: str) -> list[str]:
    """The words of *text* without titles at its ends; "M.Si" is one word, "Drs.Budi" two."""
    words = re.sub(r"(?i)\b(drs|dra|dr|ir|hj|h|prof)\.(?=\S)", r"\1. ", text).split()
    while words and squash(words[0]) in DEPAN and (len(words) > 1 or "." in words[0]):
        words.pop(0)
    while words and ((squash(words[-1]) in BELAKANG and (len(words) > 1 or "." in words[-1])) or not squash(words[-1])):
        words.pop()
    return words


class Penyamar:
    """Replaces the names and NIPs of one document in its texts. *nama* and *nip* are those that it is known to name."""

    def __init__(self, samaran: Samaran, nama: Iterable[str], nip: Iterable[str]) -> None:
        self._samaran = samaran
        inti = {nama_inti(n): None for n in nama if n and not TERSAMAR.search(n)}
        self._nama = sorted((n for n in inti if len(squash(n)) >= 3), key=lambda n: (-len(squash(n)), n))
        self._pola = [(p, samaran.orang(n)) for n in self._nama for p in _pola_nama(n)]
        self._pola += [(p, samaran.orang(n)) for n in self._nama for p in _pola_bagian(n)]
        self._nip = sorted({d for n in nip if (d := digits_of(n)) and len(d) >= 6}, key=lambda d: (-len(d), d))
        self._pola_nip = [(re.compile(r"(?<!\d)" + r"[\s.\-]{0,3}".join(d) + r"(?!\d)"), d) for d in self._nip]
        self._kata = {squash(w): n for n in reversed(self._nama) for w in n.split() if len(squash(w)) >= 3}

    def __call__(self, text: str) -> str:
        """*text* with pseudonyms."""
        if sum(c.isdecimal() for c in text) >= 6:
            text = self._tanpa_nip(text)
        for pola, ganti in self._pola:
            text = _ganti(text, pola, ganti)
        return self._sisa(self._mirip(text))

    def _tanpa_nip(self, text: str) -> str:
        for pola, digits in self._pola_nip:
            text = pola.sub(self._samaran.nip(digits), text)
        text = NIP_BERLABEL.sub(lambda m: m[1] + self._samaran.nip(digits_of(m[2]) or m[2]), text)
        text = NIP_BERDIRI.sub(self._berdiri, text)
        return POTONGAN_NIP.sub(self._potongan, text)

    def _berdiri(self, found: re.Match[str]) -> str:
        digits = digits_of(found[0]) or ""
        dates = 1 <= int(digits[4:6]) <= 12 and 1 <= int(digits[6:8]) <= 31
        return self._samaran.nip(digits) if dates else found[0]

    def _potongan(self, found: re.Match[str]) -> str:
        """A part of a known NIP: where a line ends within it, or a finding speaks of its date."""
        whole = next((d for d in self._nip if found[0] in d), None)
        return self._samaran.nip(whole) if whole is not None else found[0]

    def _mirip(self, text: str) -> str:
        """*text* without misread forms of the names."""
        for nama in self._nama:
            own = squash(nama)
            if len(own) < PANJANG_MIRIP or fuzz.partial_ratio(own, squash(text)) < MIRIP:
                continue
            words = list(re.finditer(r"[^\W_]+", text))
            count = len(nama.split())
            spans = [
                (words[i].start(), words[i + n - 1].end())
                for n in range(max(1, count - 1), count + 2)
                for i in range(len(words) - n + 1)
            ]
            scored = [(fuzz.ratio(own, squash(text[a:b])), a, b) for a, b in spans]
            best = max(scored, default=(0.0, 0, 0))
            if best[0] >= MIRIP and not TERSAMAR.search(text[best[1] : best[2]]):
                text = text[: best[1]] + self._samaran.orang(nama) + text[best[2] :]
        return text

    def _sisa(self, text: str) -> str:
        """A text that holds nothing but parts of a name and titles: a name that was wrapped."""
        if _satuan(text):
            return text
        words = [squash(w) for w in TERSAMAR.sub(" ", text).split() if squash(w)]
        named = [w for w in words if w in self._kata]
        if named and all(w in self._kata or w in DEPAN or w in BELAKANG for w in words):
            return self._samaran.orang(self._kata[named[0]])
        return text


def _pola_nama(inti: str) -> list[re.Pattern[str]]:
    """Where the whole name stands, however it is spaced and written."""
    letters = [re.escape(c) for c in unicodedata.normalize("NFKC", inti) if c.isalnum()]
    if len(inti.split()) > 1 and len(letters) >= 6:
        return [re.compile(r"(?<![^\W\d_])" + SELA.join(letters) + r"(?![^\W\d_])", re.I)]
    if _satuan(inti):
        return []
    # one short word may be a word of the language: only where it is written as a name
    forms = {inti, inti.upper(), inti.title()}
    return [re.compile(rf"(?<![^\W_]){re.escape(form)}(?![^\W_])") for form in sorted(forms)]


def _satuan(text: str) -> bool:
    """True for a word that is a unit: a column of "Hari" is no column of names."""
    return text.strip().casefold().rstrip(".") in satuan()


def _pola_bagian(inti: str) -> list[re.Pattern[str]]:
    """Where two neighbouring words of a longer name stand."""
    words = [w for w in inti.split() if squash(w)]
    if len(words) < 3:
        return []
    pairs = [(a, b) for a, b in pairwise(words) if min(len(squash(a)), len(squash(b))) >= 3]
    return [re.compile(rf"(?<![^\W_]){re.escape(a)}\W{{1,3}}{re.escape(b)}(?![^\W_])", re.I) for a, b in pairs]


def _ganti(text: str, pola: re.Pattern[str], ganti: str) -> str:
    """*text* with *ganti* for every match, titles before and after it included."""
    start = 0
    while (found := pola.search(text, start)) is not None:
        head = KEPALA.search(text, 0, found.start())
        first = head.start() if head is not None else found.start()
        tail = EKOR.match(text, found.end())
        end = tail.end() if tail is not None else found.end()
        text = text[:first] + ganti + text[end:]
        start = first + len(ganti)
    return text
