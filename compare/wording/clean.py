"""Cleaning an indicator's wording: numbering, years, brackets, places and the name of the own office.

What a bracket holds is told apart: a unit, the abbreviation or the meaning of the words before it, a formula, or words
that narrow the indicator down ("(Grade A)"), which stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from petik.normalise.values.satuan import kenal
from petik.schemas.data import wilayah
from petik.schemas.padanan import pengetahuan

NUMBERING = re.compile(r"^\(?\d{1,6}(?:\.\d+)*[.)]?\s+(?=[A-Za-z∑%(])|^\(?[a-z][.)]\s+(?=\S)", re.I)  # "5.1. ", "a. "
BRACKET = re.compile(r"\(([^()]*)\)|\{([^{}]*)\}|\[([^\[\]]*)\]")
# "dengan skala 1-4", "skala 0 s.d. 100"
SCALE = re.compile(r"\b(?:dengan\s+|dalam\s+)?skala\s+\d+(?:[.,]\d+)?\s*(?:-|–|s\.?\s?d\.?|sampai)\s*\d+", re.I)
YEAR = re.compile(r"\b(?:pada\s+)?(?:akhir\s+)?(?:tahun\s+)?(?:anggaran\s+)?(?:19|20)\d\d\b", re.I)  # "tahun 2016"
# a definition or a formula: "Jumlah klinik aktif per tahun", "A / B x 100%"
FORMULA = re.compile(r"^\s*(?:jumlah|∑|total)\b|=|[x×*]\s*100|100\s*%", re.I)
UNIT_WORD = re.compile(r"^\s*(?:dalam\s+)?satuan\s*:?\s*", re.I)
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# what is left hanging where a place or a bracket was taken out: "ternak di", "laporan keuangan :"
HANGING = re.compile(r"(?:[\s:;,./&–-]+|\s+(?:di|ke|se|pada|dalam|untuk|dari))+$", re.I)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned wording: text for people, and what was taken out of it."""

    text: str
    satuan: str | None
    formula: str | None
    places: frozenset[str]


def cleaned(wording: str, own: frozenset[str] = frozenset(), instansi: str | None = None) -> Cleaned:
    """*wording* without what does not tell indicators apart. *own*: the document's own places, small."""
    text = re.sub(r"\s+", " ", wording.replace("−", "-")).strip()
    text = NUMBERING.sub("", text)
    text, unit, formula = _brackets(text)
    text = YEAR.sub(" ", SCALE.sub(" ", text))
    text, places = _without_places(text, own)
    text = _without_office(text, instansi)
    text = re.sub(r"\s+([,;:.])", r"\1", re.sub(r"\s+", " ", text)).strip(" .,;:-–")
    return Cleaned(HANGING.sub("", text).strip(), unit, formula, frozenset(places) - own)


def _brackets(text: str) -> tuple[str, str | None, str | None]:
    """The text without brackets that say nothing more, the unit and the formula that brackets hold."""
    unit: str | None = None
    formula: list[str] = []

    def look(match: re.Match[str]) -> str:
        nonlocal unit
        inside = next(g for g in match.groups() if g is not None).strip()
        found = _unit(inside)
        if found is not None:
            unit = found
            return " "
        if FORMULA.search(inside):
            formula.append(inside)
            return " "
        if not inside or _abbreviates(text[: match.start()], inside):
            return " "
        return f" {inside} "

    out = re.sub(r"[(){}\[\]]", " ", BRACKET.sub(look, text))
    return out, unit, " ; ".join(formula) or None


def _unit(inside: str) -> str | None:
    """The unit in a bracket: "(ton)", "(satuan : %)", "(kasus/tahun)"."""
    text = UNIT_WORD.sub("", inside).strip(" .:")
    if text != inside.strip(" .:") and text:
        return text
    parts = [p for p in re.split(r"\s*/\s*|\s+", text) if p]
    known = kenal(text) is not None or text.casefold() in pengetahuan().satuan
    return text if known or (0 < len(parts) <= 3 and all(kenal(p) is not None for p in parts)) else None


def _abbreviates(before: str, inside: str) -> bool:
    """True where bracket and words before it are one thing short and long: "Good Farming Practice (GFP)"."""
    letters = re.sub(r"[\W\d_]", "", inside).casefold()
    words = [w.casefold() for w in WORD.findall(before)]
    initials = "".join(w[0] for w in words[-12:])
    if " " not in inside.strip() and 2 <= len(letters) <= 8:
        return _subsequence(letters, initials) or letters in "".join(words[-3:])
    long = "".join(w[0].casefold() for w in WORD.findall(inside))
    return bool(words) and 2 <= len(words[-1]) <= 8 and _subsequence(words[-1], long)


def _subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(c in rest for c in short)


def abbreviation(wording: str) -> tuple[str, str] | None:
    """An abbreviation that a bracket introduces, with its words: "Bed Occupancy Rate (BOR)" gives bor, those words."""
    for match in BRACKET.finditer(wording):
        inside = next(g for g in match.groups() if g is not None).strip()
        words = WORD.findall(wording[: match.start()])[-len(inside) :]
        initials = "".join(w[0] for w in words).casefold()
        if 3 <= len(inside) <= 7 and inside.isalpha() and inside.isupper() and initials == inside.casefold():
            return inside.casefold(), " ".join(words)
    return None


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word of a region's name to the names that begin with it, longest first, with the region's name."""
    out: dict[str, set[tuple[tuple[str, ...], str]]] = {}
    for region in wilayah():
        for name in (region.nama, *region.alias):
            words = tuple(WORD.findall(name.casefold()))[1:]
            words = words[1:] if words[:1] == ("administrasi",) else words
            if words:
                out.setdefault(words[0], set()).add((words, " ".join(words)))
    return {k: tuple(sorted(v, key=lambda x: (-len(x[0]), x[1]))) for k, v in out.items()}


@lru_cache(maxsize=4096)
def own_places(region_name: str) -> frozenset[str]:
    """The names by which a document may call its own region: without the kind, and its province's."""
    own = [r for r in wilayah() if region_name.casefold() in (r.nama.casefold(), *(a.casefold() for a in r.alias))]
    codes = {code for r in own for code in (r.kode, r.kode[:2])}
    names = {" ".join(WORD.findall(n.casefold())[1:]) for r in wilayah() if r.kode in codes for n in (r.nama, *r.alias)}
    return frozenset(names | {" ".join(WORD.findall(region_name.casefold())[1:])}) - {""}


def _without_places(text: str, own: frozenset[str]) -> tuple[str, set[str]]:
    """The text without the names of regions. A name of one word counts only where it surely is a place."""
    spans = [(m.start(), m.end(), m.group().casefold()) for m in WORD.finditer(text)]
    cuts: list[tuple[int, int]] = []
    found: set[str] = set()
    i = 0
    while i < len(spans):
        hit = _place_at(spans, i, own)
        if hit is None:
            i += 1
            continue
        length, name = hit
        cuts.append((spans[i][0], spans[i + length - 1][1]))
        found.add(name)
        i += length
    for start, end in reversed(cuts):
        text = text[:start] + " " + text[end:]
    return text, found


def _place_at(spans: list[tuple[int, int, str]], i: int, own: frozenset[str]) -> tuple[int, str] | None:
    word = spans[i][2]
    for words, name in _names().get(word, ()):
        here = tuple(s[2] for s in spans[i : i + len(words)])
        sure = len(words) > 1 or name in own or (i > 0 and spans[i - 1][2] in pengetahuan().kata["sebelum_tempat"])
        if here == words and sure and not (len(words) == 1 and name in own and len(name) < 4):
            return len(words), name
    return None


def _without_office(text: str, office: str | None) -> str:
    """An office's name made "perangkat daerah": "SAKIP Dinas Kesehatan" is "SAKIP perangkat daerah"."""
    know = pengetahuan().kata
    allowed = know["nama_instansi"] | frozenset(w.casefold() for w in WORD.findall(office or ""))
    spans = list(WORD.finditer(text))
    for cut in _office_spans([m.group() for m in spans], know["instansi"], allowed):
        start, end = spans[cut[0]].start(), spans[cut[1] - 1].end()
        return f"{text[:start]}perangkat daerah{text[end:]}"
    return text


def _office_spans(words: list[str], heads: frozenset[str], allowed: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Ranges of words that name an office: "Dinas" with a capital, then words of office names."""
    for i, word in enumerate(words):
        if word.casefold() not in heads or not word[0].isupper() or i == 0:
            continue
        if i + 1 < len(words) and words[i + 1].casefold() in pengetahuan().kata["bukan_instansi"]:
            continue
        end = i + 1
        while end < len(words) and words[end].casefold() in allowed:
            if not words[end][0].isupper() and words[end] != "dan":
                break
            end += 1
        while words[end - 1] == "dan":
            end -= 1
        if end > i + 1:
            yield i, end
