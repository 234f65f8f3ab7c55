"""Agencies: the perangkat daerah that a letterhead, a title or a post names, without its region.

A name is a head ("Dinas", "Sekretariat Daerah") and words of the affairs that agencies have; it ends with the last of
these, whatever sentence, title or region goes on behind it. Words and heads stand in `schemas/perangkat_daerah.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from petik.normalise.office.lekat import pisahkan
from petik.normalise.values.teks import plain
from petik.schemas.data import perangkat_daerah

CONNECTORS = ("dan", "serta", "&", "/", "-", "–")
SMALL = {"dan", "atau", "serta", "di", "ke", "dari", "untuk", "yang"}
ABBREVIATION = re.compile(r"^[A-Z]{2,6}$")  # without a vowel, or Roman: "DPRD", "II"
DIGITS_INSIDE = re.compile(r"[a-z]{1,4}\d[a-z]{1,4}(?:\d[a-z]{1,4})?")  # "P3A", "P2KB", "P3AP2KB"
KEPT = {"UKM", "UMKM", "SDM", "DPRD", "UPTD", "UPT", "RSUD", "PTSP", "LLAJ"}
MISREAD = 88.0  # of 100: likeness of a misprinted word to a known one
LONG = 7  # letters from which on a word may be misprinted
UNKNOWN = 2  # words that the registry does not know, between two that it knows
PLACE_WORDS = 4  # words of a kecamatan's or hospital's own name
MINISTRY = ("kementerian", "kementrian", "kemen", "ditjen", "dirjen", "direktorat", "menteri")  # "Kementrian ESDM"
SURE, UNSURE = 1.0, 0.3  # a name of known words; one with others
INNER = ("sekretariat daerah", "setda")  # what may follow the name of a biro or bagian
POST = re.compile(r"\b(?:camat|lurah)\s+(?=[A-Z])", re.I)  # "Camat Muncar" heads the "Kecamatan Muncar"
OFFICE = {"camat": "Kecamatan", "lurah": "Kelurahan"}


@dataclass(frozen=True, slots=True)
class Sebutan:
    """An agency named in a text: its name as printed (capitals made title case), what follows it, how sure it is."""

    nama: str
    sisa: str
    yakin: float = SURE


def temukan(text: str) -> str | None:
    """The first agency in *text* with its own spelling, capitals made title case; None where none is named.

    "KEPALA DINAS KESEHATAN PROVINSI X" gives "Dinas Kesehatan".
    """
    found = cari(text)
    return found.nama if found is not None else None


@lru_cache(maxsize=8192)
def cari(text: str) -> Sebutan | None:
    """The first agency in *text*, None where none is named."""
    flat = POST.sub(lambda m: OFFICE[m.group().strip().casefold()] + " ", pisahkan(plain(text)))
    words = flat.split()
    for i in range(len(words)):
        found = _opened(words, i) or _abbreviated(words, i)
        if found is not None:
            return found
    return None


def inisial_cocok(short: str, name: str) -> bool:
    """True where *short* is made of the initials of *name*: "DP3AK", "BKPP" of "Badan Koordinasi … Wilayah"."""
    letters = re.sub(r"([A-Z])(\d)", lambda m: m[1] * int(m[2]), re.sub(r"\W", "", short).upper())
    initials = "".join(w[0] for w in re.findall(r"[^\W\d_]+", name.upper()) if w.casefold() not in CONNECTORS)
    return len(letters) >= 3 and initials.startswith(letters)


def kunci(name: str) -> str:
    """What two prints of one agency have in common: the words of the full name, abbreviations spelt out."""
    registry = perangkat_daerah()
    words: list[str] = []
    for word in re.findall(r"[^\W\d_]+", name.casefold()):
        full = registry.singkatan.get(word) or registry.bagian.get(word)
        words += re.findall(r"[^\W\d_]+", full.casefold()) if full else [_known(word) or word]
    return " ".join(w for w in words if w not in CONNECTORS)


def terpotong(piece: str, whole: str) -> bool:
    """True where the key *piece* is the key *whole* with words missing behind the first two."""
    short, full = piece.split(), whole.split()
    if short[:2] != full[:2] or len(short) >= len(full):
        return False
    rest = iter(full)
    return all(word in rest for word in short)


def adalah_singkatan(name: str) -> bool:
    """True for a name that is printed as an abbreviation only: "DISKOMINFO"."""
    words = name.split()
    return len(words) == 1 and _bare(words[0]) in perangkat_daerah().singkatan and _bare(words[0]) != "inspektorat"


def keutuhan(name: str, kuat: bool) -> int:
    """How far a form of a name is spelt out, for choosing among its prints.

    0: it opens with an abbreviation ("DISKOMINFO", "Satpol PP"); 2: it has none, and a place of weight prints it
    (*kuat*); 1: between, as "Dinas Koperasi dan UKM".
    """
    words = [_bare(word) for word in name.split()]
    short = perangkat_daerah().bagian
    if adalah_singkatan(name) or words[0] in short:
        return 0
    return 2 if kuat and not any(word in short for word in words) else 1


def kepanjangan(name: str) -> str:
    """The full name of an abbreviation of one reading, "" where it has several."""
    return perangkat_daerah().singkatan.get(_bare(name), "")


def _opened(words: Sequence[str], at: int) -> Sebutan | None:
    """The name that the head at word *at* opens."""
    registry = perangkat_daerah()
    head = next((n for n in (3, 2, 1) if _phrase(words[at : at + n]) in registry.kepala), 0)
    bagian = not head and _bare(words[at]) == "bagian"
    if (not head and not bagian) or not words[at].lstrip("[]()\"'“”.,:;-–•|")[:1].isupper():
        return None
    form = registry.kepala[_phrase(words[at : at + head])] if head else "urusan"
    if any(_phrase(words[at:]).startswith(start) for start in registry.bukan):
        return None
    start = at + (head or 1)
    if form == "tempat":
        return _place(words, at, start)
    end, sure = _affairs(words, start, _bare(words[at]) in ("biro", "bagian"))
    if form == "penuh" and sure < SURE:
        end, sure = start, SURE  # "Inspektorat" is a name already
    inner = _phrase(words[start:end])
    if (form == "urusan" and end == start) or (bagian and not inner.endswith(INNER)):
        return None
    return _sebutan(words, at, end, sure)


def _affairs(words: Sequence[str], start: int, inside: bool) -> tuple[int, float]:
    """Where the words of affairs from *start* on end, and how sure that is. *inside*: the secretariat may follow."""
    registry = perangkat_daerah()
    last, unknown, fresh, strange, skipped = start, 0, start, 0, 0
    for i in range(start, len(words)):
        word, bare = words[i], _bare(words[i])
        if word[:1] in "(;:" or (bare in registry.akhir and not _goes_on(words[i - 1], bare)):
            break
        if inside and _phrase(words[i : i + 2]).startswith(INNER):
            return min(len(words), i + (1 if bare == "setda" else 2)), SURE
        if bare in registry.kepala and bare not in registry.urusan:
            break
        if bare in CONNECTORS or word in CONNECTORS:
            continue
        if _is_affair(bare):
            last, unknown, strange = i + 1, 0, skipped
        elif word[:1].isupper() and unknown < UNKNOWN:
            unknown, skipped = unknown + 1, skipped + 1
            fresh = i + 1 if last == start else fresh
        else:
            break
        if word[-1:] in ".;:)" and len(bare) > 3:
            break
    return (last, UNSURE if strange else SURE) if last > start else (fresh, UNSURE)


def _goes_on(before: str, bare: str) -> bool:
    """True where a word that else ends a name is one more affair: "… Masyarakat dan Desa", "… Desa dan Kota"."""
    joined = _bare(before) in CONNECTORS or before in CONNECTORS or before.endswith(",")
    return joined and (bare == "kota" or bare in perangkat_daerah().urusan)


def _place(words: Sequence[str], at: int, start: int) -> Sebutan | None:
    """A kecamatan, kelurahan or hospital: capitalised words up to the end of its name."""
    registry = perangkat_daerah()
    end = start
    while end < min(len(words), start + PLACE_WORDS):
        word, bare = words[end], _bare(words[end])
        if (not word[:1].isupper() and bare != "dr") or bare in registry.akhir or word[:1] in "(;:" or not bare:
            break
        if bare in registry.kepala:
            break
        end += 1
        if word[-1:] in ",;:" or (word[-1:] == "." and len(bare) > 3):
            break
    return _sebutan(words, at, end, SURE) if end > start else None


def _abbreviated(words: Sequence[str], at: int) -> Sebutan | None:
    """An abbreviation that is an agency's name: "DISKOMINFO", "BPKAD", "Satpol PP"."""
    registry = perangkat_daerah()
    if _phrase(words[at : at + 2]) == "satpol pp":
        return _sebutan(words, at, max(at + 2, _affairs(words, at + 2, False)[0]), SURE)
    bare = _bare(words[at])
    if at and _bare(words[at - 1]) in MINISTRY:
        return None
    letters = re.sub(r"\W", "", words[at])
    if bare in registry.singkatan and letters[:1].isupper() and (letters.isupper() or len(letters) > 4):
        return _sebutan(words, at, at + 1, SURE)
    return None


def _sebutan(words: Sequence[str], at: int, end: int, sure: float) -> Sebutan:
    name = " ".join(words[at:end]).strip(" ,.;:-/&[]()\"'“”•|")
    return Sebutan(judul(name), " ".join(words[end:]).lstrip(" ,.;:-"), sure)


def _bare(word: str) -> str:
    return re.sub(r"[^\w/-]|[-/]$|^[-/]", "", word).casefold()


def _phrase(words: Sequence[str]) -> str:
    return " ".join(_bare(w) for w in words)


def _is_affair(bare: str) -> bool:
    parts = [p for p in re.split(r"[-/]", bare) if p]
    return bool(parts) and all(_known(p) is not None or _short(p) for p in parts)


def _short(bare: str) -> bool:
    """An abbreviation that stands for affairs inside a name: "PTSP", "PUPR", "P3AP2KB"."""
    registry = perangkat_daerah()
    return bare in registry.bagian or bare in registry.singkatan or DIGITS_INSIDE.fullmatch(bare) is not None


@lru_cache(maxsize=4096)
def _known(word: str) -> str | None:
    """The word of affairs that *word* is, a letter of a long one misprinted or misread; None where it is none."""
    affairs = perangkat_daerah().urusan
    if word in affairs:
        return word
    if len(word) < LONG:
        return None
    hit = process.extractOne(word, affairs, scorer=fuzz.ratio, score_cutoff=MISREAD)
    return hit[0] if hit is not None else None


def judul(name: str) -> str:
    """Capitals to title case ("DINAS KESEHATAN" to "Dinas Kesehatan"); mixed spelling stays as it is."""
    letters = [c for c in " ".join(name.split()[1:]) or name if c.isalpha()]
    if not letters or sum(c.isupper() for c in letters) < 0.75 * len(letters) or adalah_singkatan(name):
        return name
    out = []
    for i, word in enumerate(name.split()):
        bare = re.sub(r"\W", "", word)
        plain_word = _known(bare.casefold()) is not None and bare not in KEPT and not re.fullmatch(r"[IV]+", bare)
        if i and bare.casefold() in SMALL:
            out.append(word.lower())
        elif bare in KEPT or (i and not plain_word and _stays(bare)):
            out.append(word)
        else:
            out.append("-".join(p[:1].upper() + p[1:].lower() for p in word.split("-")))
    return " ".join(out)


def _stays(bare: str) -> bool:
    """An abbreviation keeps its capitals: one that is known, Roman numbers, letters that no syllable joins."""
    return _short(bare.casefold()) or (ABBREVIATION.match(bare) is not None and not re.search(r"[AEOU]", bare))
