"""How two indicators relate: the same (sama), related (terkait), or neither - with score and reasons in Indonesian."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from petik.compare.wording.measure import jenis_cocok
from petik.compare.wording.parts import Uraian
from petik.schemas.padanan import pengetahuan

Jenis = Literal["sama", "terkait"]

MIN_TERKAIT = 0.5
# what each uncertainty takes off the score of two indicators that are the same
BARE = 0.1  # one side does not say what kind of figure it is
FORMULA = 0.15  # a qualifier that only the other side's formula names
SPELLING = 0.05
LEFT_OUT = 0.05  # level of government or sector named on one side only
KIN = 0.6  # what a member of the same family ("sakip", "lkip") counts against the same word
# what a difference takes off the score of two related ones
OTHER_KIND = 0.2
OTHER_DIRECTION = 0.1
OTHER_PLACE = 0.1
NAMES = {
    "persen": "persentase", "hitungan": "jumlah", "ukuran": "jumlah terukur", "uang": "uang", "waktu": "waktu",
    "nilai": "nilai/indeks",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hubungan:
    """The verdict on two indicators. `bertentangan`: they must never stand in one group."""

    jenis: Jenis | None
    skor: float
    alasan: tuple[str, ...]
    bertentangan: bool


@dataclass(frozen=True, slots=True)
class _Beda:
    """Which words only one side has, after spellings and formulas have been considered."""

    kiri: frozenset[str]
    kanan: frozenset[str]
    ejaan: int
    rumus: frozenset[str]


def hubungan(a: Uraian, b: Uraian) -> Hubungan:
    """The relation of two indicators; the order of the two does not matter."""
    against = list(_against(a, b))
    diff = _different_words(a, b)
    if not against and not diff.kiri and not diff.kanan and (a.inti or (a.rapat and a.rapat == b.rapat)):
        return _same(a, b, diff)
    return _related(a, b, diff, against)


def _against(a: Uraian, b: Uraian) -> Iterable[tuple[str, float]]:
    """Contradictions other than words, with what they take off the score."""
    if not jenis_cocok(a.jenis, b.jenis):
        pair = sorted(NAMES.get(j or "", j or "") for j in (a.jenis, b.jenis))
        yield f"kata ukur atau satuan berbeda: {pair[0]}/{pair[1]}", OTHER_KIND
    elif _other_unit(a, b):
        yield "satuan berbeda: {}/{}".format(*sorted((a.satuan or "", b.satuan or ""))), OTHER_KIND
    if a.arah != b.arah:
        yield "arah berbeda: {}/{}".format(*sorted((a.arah or "tetap", b.arah or "tetap"))), OTHER_DIRECTION
    if a.tempat and b.tempat and a.tempat != b.tempat:
        yield "tempat berbeda", OTHER_PLACE
    if a.lemah and b.lemah and not (a.lemah <= b.lemah or b.lemah <= a.lemah):
        yield (
            "lingkup berbeda: {}/{}".format(*sorted((_list(a.lemah - b.lemah), _list(b.lemah - a.lemah)))),
            OTHER_PLACE,
        )


def _other_unit(a: Uraian, b: Uraian) -> bool:
    """Sizes in other units, and counts of other things where no "jumlah" says what is counted."""
    if a.satuan is None or b.satuan is None or a.satuan == b.satuan:
        return False
    return "ukuran" in (a.jenis, b.jenis) or (
        a.jenis == b.jenis == "hitungan" and "jumlah" not in a.ukur and "jumlah" not in b.ukur
    )


def _different_words(a: Uraian, b: Uraian) -> _Beda:
    left, right = a.inti - b.inti, b.inti - a.inti
    if a.rapat == b.rapat and a.rapat:
        return _Beda(frozenset(), frozenset(), int(bool(left or right)), frozenset())
    misspelt = 0
    for x, y in sorted((x, y) for x in left for y in right if serupa(x, y)) if left and right else ():
        if x in left and y in right:
            left, right, misspelt = left - {x}, right - {y}, misspelt + 1
    by_formula: frozenset[str] = frozenset()
    if left and not right and left <= b.rumus and a.objek[:1] == b.objek[:1]:
        left, by_formula = frozenset(), left
    elif right and not left and right <= a.rumus and a.objek[:1] == b.objek[:1]:
        right, by_formula = frozenset(), right
    return _Beda(left, right, misspelt, by_formula)


@lru_cache(maxsize=65536)
def serupa(x: str, y: str) -> bool:
    """Two spellings of one word: a letter wrong, missing or swapped in a long word, and not both are known words."""
    if x[:1] != y[:1] or min(len(x), len(y)) < 7:
        return False
    if any(c.isdecimal() for c in x + y) or (diketahui(x) and diketahui(y)):
        return False
    most = 2 if min(len(x), len(y)) > 10 else 1
    return OSA.distance(x, y, score_cutoff=most) <= most


def diketahui(word: str) -> bool:
    """True for a word that is certainly not a misspelling of another."""
    know = pengetahuan()
    return word in know.akar or word in know.utuh or word in know.konsep


def _same(a: Uraian, b: Uraian, diff: _Beda) -> Hubungan:
    reasons = ["objek sama: " + _text(min(a, b, key=lambda u: u.objek))] if a.objek else ["bunyi sama"]
    score = 1.0
    if a.penyifat and b.penyifat:
        reasons.append("penyifat sama")
    if a.jenis == b.jenis and a.jenis is not None:
        reasons.append(f"jenis angka sama: {NAMES.get(a.jenis, a.jenis)}")
    elif a.jenis is None or b.jenis is None:
        score -= BARE
        reasons.append("jenis angka salah satunya tidak disebut")
    if diff.rumus:
        score -= FORMULA
        reasons.append(f"rumus menyebut: {_list(diff.rumus, a, b)}")
    if diff.ejaan:
        score -= SPELLING
        reasons.append("ejaan berbeda")
    if a.lemah != b.lemah:
        score -= LEFT_OUT
        reasons.append(f"hanya disebut salah satunya: {_list(a.lemah ^ b.lemah)}")
    return Hubungan("sama", round(score, 3), tuple(reasons), False)


def _related(a: Uraian, b: Uraian, diff: _Beda, against: list[tuple[str, float]]) -> Hubungan:
    """Two indicators that are not the same: related where they share enough of what they speak about."""
    shared = a.inti & b.inti
    reasons = []
    if a.objek and a.objek == b.objek:
        reasons.append("objek sama: " + _text(a))
    elif shared:
        reasons.append(f"sama-sama menyebut: {_list(shared, a, b)}")
    reasons += [text for text, _ in against]
    if diff.kiri or diff.kanan:
        kind = "penyifat" if a.objek == b.objek else "objek atau penyifat"
        reasons.append(f"{kind} berbeda: {'/'.join(sorted(_list(w, a, b) or '-' for w in (diff.kiri, diff.kanan)))}")
    if not a.inti or not b.inti:
        return Hubungan(None, 0.0, tuple(reasons), True)
    score = kedekatan(a, b) - sum(off for _, off in against)
    score = round(max(0.0, min(score, 0.95)), 3)
    return Hubungan("terkait" if score >= MIN_TERKAIT else None, score, tuple(reasons), True)


def kedekatan(a: Uraian, b: Uraian) -> float:
    """How much of what two indicators speak about they share, 0..1, whatever else speaks against them."""
    left, right = a.inti | a.rumus & b.inti, b.inti | b.rumus & a.inti
    shared, all_ = len(left & right), len(left | right)
    kin = len({_family(w) for w in left - right} & {_family(w) for w in right - left}) if shared < all_ else 0
    # the head of the object counts twice: "koperasi sehat" is nearer to "koperasi aktif" than to "rumah sehat"
    return (shared + KIN * kin + _nearness(a.objek[:1], b.objek[:1])) / (all_ - kin + 1)


def _family(word: str) -> str:
    """The family of a term, the word itself where it has none."""
    number = pengetahuan().keluarga.get(word)
    return word if number is None else f"keluarga {number}"


def _nearness(x: tuple[str, ...], y: tuple[str, ...]) -> float:
    if not x or not y:
        return 0.0
    return 1.0 if x == y else KIN * (_family(x[0]) == _family(y[0]))


def _text(u: Uraian) -> str:
    return " ".join(_list([w], u) for w in u.objek)


def _list(words: Iterable[str], *of: Uraian) -> str:
    """Words for people: keys by rule of thumb as they are printed, "!aktif" as "tidak aktif"."""
    printed = {k: c for u in of for k, c in u.cetak}
    shown = (printed.get(w, w).removeprefix("sektor:").replace("!", "tidak ").replace("→", "menjadi") for w in words)
    return ", ".join(sorted(shown))
