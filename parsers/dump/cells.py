"""The smallest pieces of a line that may be a cell: words that no reader would part, with what kind of thing they
are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from petik.ingest.page import Word
from petik.parsers.columns.headings import AMOUNT
from petik.parsers.dump.lines import TextLine
from petik.parsers.dump.words import is_word, opens
from petik.parsers.print.strings import BULLET, clean
from petik.schemas.data import satuan

NUMBER = re.compile(
    r"^[(<>≤≥±~+\-−]*\d[\d.,]*(?:[-–]\d[\d.,]*)?(?:/[\d.]+)?%?[).*]*$"
)  # "85", "99,57%", "(12)", "≥80%", "16/100.000"
DASH = re.compile(r"^[-–—−_]+$")  # nothing planned, nothing reported
ROW_NUMBER = re.compile(
    r"^\(?(?:\d{1,3}(?:\.\d{1,4})*\.?|[a-zA-Z][.)]|[ivxIVX]{1,5}[.)]|\d{1,3}\))$"
)  # "1", "2.", "a.", "1.05.01"
CODE = re.compile(r"^[\dxX]{1,2}(?:\.[\dxX]{1,2}){2,}(?:\.[\dxX]{1,4})*\.?$")  # "1.05.01.2.01", "2.16.x.xx"
RUPIAH = re.compile(r"^\(?rp\.?$", re.I)
MONEY = re.compile(
    r"^\(?(?:rp\.?\s*)?\d{1,3}(?:[.,]\d{3}){1,}(?:[.,]\d{1,2})?(?:,-|\.-|,00)?\)?$", re.I
)  # "1.500.000", "Rp2.000,-"
FOOTNOTE = re.compile(r"^\*+\)?$")  # "12.540.550 *)": a sign that belongs to the number before it
FUND = re.compile(r"^\(?(?:APBD|APBN|DAK|DAU|BLUD|DBHCHT|PAD|DBH|DID|Bankeu)\b", re.I)
# a text that ends so goes on: "ketertiban umum serta", "Darat, Laut,"
OPEN_END = re.compile(
    r"(?:,|/|&|\b(?:dan|di|dalam|yang|untuk|pada|dengan|oleh|terhadap|ke|dari|atau|serta|per|bagi|melalui|sesuai|tentang|atas|"
    r"antar|secara|kab\.|kabupaten|kota|provinsi|prov\.|tidak|non|belum|tahun|jawa|sulawesi|kalimantan|sumatera|nusa))$",
    re.I,
)
LEVELS = ("program", "kegiatan", "sub")
NOUN = re.compile(r"^pe\w{3,}an$", re.I)  # how activities open: "Penyediaan", "Pembinaan"


@dataclass(frozen=True, slots=True)
class Atom:
    """Words of one line that stand together; `line` is its place in the list of lines, `first` that it opens its line.

    `kind` is one of number, money, rupiah, dash, rownum, unit, fund, bullet, lower, upper; `opening` what it may open:
    aim, measure, program, kegiatan, sub, noun or "".
    """

    words: tuple[Word, ...]
    line: int
    first: bool
    gap: bool
    kind: str
    opening: str

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)

    @property
    def open(self) -> bool:
        return OPEN_END.search(self.words[-1].text) is not None


def atoms_of(lines: Sequence[TextLine], start: int, end: int, numbered: bool) -> list[Atom]:
    """The atoms of lines start..end. *numbered*: the table has a column of numbers; else a number is part of its
    text."""
    out: list[Atom] = []
    for i in range(start, end):
        gap = i > start and lines[i].number - lines[i - 1].number > 1
        for k, part in enumerate(_parts(lines[i].words, numbered)):
            out.append(Atom(tuple(part), i, k == 0, gap and k == 0, *_kind(tuple(w.text for w in part))))
    for k in range(len(out) - 1):  # "1.1" before "Jumlah …" opens what the text opens
        if out[k].kind == "rownum" and out[k + 1].opening and not out[k + 1].first:
            out[k] = replace(out[k], opening=out[k + 1].opening)
    return out


def atom_of(words: Sequence[Word], line: int, gap: bool) -> Atom:
    """Words of one cell and line as one piece: what it is, is told by how it begins."""
    return Atom(tuple(words), line, True, gap, *_kind(tuple(w.text for w in words)))


def _parts(words: Sequence[Word], numbered: bool) -> list[list[Word]]:
    parts: list[list[Word]] = []
    for k, word in enumerate(words):
        if not parts or _may_part(words, k):
            parts.append([word])
        else:
            parts[-1].append(word)
    if len(parts) > 1 and len(parts[0]) == 1 and parts[1][0].text[:1].isalpha():
        marker = parts[0][0].text
        if BULLET.match(marker) or (not numbered and _is_marker(marker)):
            parts[:2] = [[*parts[0], *parts[1]]]
    return parts


def _is_marker(text: str) -> bool:
    return bool(ROW_NUMBER.match(text) and not text.isdigit() and not AMOUNT.search(text)) or bool(BULLET.match(text))


def _may_part(words: Sequence[Word], k: int) -> bool:
    """True where a cell may begin before word *k* of its line."""
    before, word = words[k - 1].text, words[k].text
    if NUMBER.match(before) or MONEY.match(before) or DASH.match(before) or before.endswith("%"):
        return not word.startswith(("%", ")", "*"))
    if RUPIAH.match(before):
        return False
    if NUMBER.match(word) or MONEY.match(word) or RUPIAH.match(word) or DASH.match(word):
        return True
    if ROW_NUMBER.match(before) and k == 1:
        return True
    return word[:1].isupper() or word[:1] in "%∑√•" or bool(BULLET.match(word)) or is_unit(word)


@lru_cache(maxsize=20_000)
def is_unit(text: str) -> bool:
    """True for a known unit: "%", "Dok", "orang", "Nilai"."""
    return text.strip("()").casefold().rstrip(".") in satuan()


@lru_cache(maxsize=50_000)
def _kind(words: tuple[str, ...]) -> tuple[str, str]:
    text = clean(" ".join(words))
    first = words[0]
    if (MONEY.match(text.replace(" ", "")) and AMOUNT.search(text)) or (RUPIAH.match(first) and len(words) > 1):
        return "money", ""
    if RUPIAH.match(text):
        return "rupiah", ""
    if DASH.match(text):
        return "dash", ""
    if FOOTNOTE.match(text):
        return "footnote", ""
    if CODE.match(text) or (ROW_NUMBER.match(text) and not text.isdigit() and not NUMBER.match(text)):
        return "rownum", ""
    if NUMBER.match(text.replace(" %", "%")) or (
        NUMBER.match(first) and len(words) <= 4 and not ROW_NUMBER.match(first)
    ):
        return "number", ""
    if NUMBER.match(first) and len(words) <= 3 and all(is_unit(w) for w in words[1:]):
        return "number", ""
    if is_unit(text):
        return "unit", _opening(words)
    if FUND.match(text):
        return "fund", ""
    if BULLET.match(first) and len(words) == 1:
        return "bullet", ""
    letter = next((c for c in text if c.isalpha()), "")
    return ("lower" if letter.islower() else "upper"), _opening(words)


def _opening(words: tuple[str, ...]) -> str:
    first = next((w for w in words if any(c.isalpha() for c in w) and not ROW_NUMBER.match(w)), words[0])
    low = first.casefold().strip("•-*")
    if low.startswith(LEVELS[2]) and (len(low) > 8 or (len(words) > 1 and words[-1][:1].isalpha())):
        return "sub" if "giatan" in " ".join(words).casefold() else ""
    if low.startswith("program"):
        return "program"
    if low.startswith("kegiatan"):
        return "kegiatan"
    if first[:1].islower():
        return ""
    if opens("sasaran", first):
        return "aim"
    if opens("indikator", first):
        return "measure"
    return "noun" if NOUN.match(low) else ""


def is_acronym(atom: Atom) -> bool:
    """True for one word in capitals: "KESBANGPOL", "DCKTR"."""
    text = atom.words[0].text
    return len(atom.words) == 1 and text.isalpha() and text.isupper() and 3 <= len(text) <= 14


def is_grade(atom: Atom) -> bool:
    """True for a value that is no number: "BB", "WTP", "Sangat Baik"."""
    return all(is_word("predikat", w.text) for w in atom.words)
