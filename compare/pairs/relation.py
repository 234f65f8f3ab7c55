"""How two indicators relate: the same (sama), related (terkait), or neither - with score and reasons in Indonesian."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from petik.compare.wording.measure import kinds_fit
from petik.compare.wording.parts import Wording
from petik.schemas.padanan import pengetahuan

RelationKind = Literal["sama", "terkait"]

LEAST_RELATED = 0.5
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
class Relation:
    """The verdict on two indicators. `contradicts`: they must never stand in one group."""

    jenis: RelationKind | None
    skor: float
    alasan: tuple[str, ...]
    contradicts: bool


@dataclass(frozen=True, slots=True)
class _Difference:
    """Which words only one side has, after spellings and formulas have been considered."""

    left: frozenset[str]
    right: frozenset[str]
    ejaan: int
    formula: frozenset[str]


def relation(a: Wording, b: Wording) -> Relation:
    """The relation of two indicators; the order of the two does not matter."""
    against = list(_against(a, b))
    diff = _different_words(a, b)
    if not against and not diff.left and not diff.right and (a.core or (a.letters and a.letters == b.letters)):
        return _same(a, b, diff)
    return _related(a, b, diff, against)


def _against(a: Wording, b: Wording) -> Iterable[tuple[str, float]]:
    """Contradictions other than words, with what they take off the score."""
    if not kinds_fit(a.jenis, b.jenis):
        pair = sorted(NAMES.get(j or "", j or "") for j in (a.jenis, b.jenis))
        yield f"kata ukur atau satuan berbeda: {pair[0]}/{pair[1]}", OTHER_KIND
    elif _other_unit(a, b):
        yield "satuan berbeda: {}/{}".format(*sorted((a.satuan or "", b.satuan or ""))), OTHER_KIND
    if a.arah != b.arah:
        yield "arah berbeda: {}/{}".format(*sorted((a.arah or "tetap", b.arah or "tetap"))), OTHER_DIRECTION
    if a.places and b.places and a.places != b.places:
        yield "tempat berbeda", OTHER_PLACE
    if a.weak and b.weak and not (a.weak <= b.weak or b.weak <= a.weak):
        yield (
            "lingkup berbeda: {}/{}".format(*sorted((_list(a.weak - b.weak), _list(b.weak - a.weak)))),
            OTHER_PLACE,
        )


def _other_unit(a: Wording, b: Wording) -> bool:
    """Sizes in other units, and counts of other things where no "jumlah" says what is counted."""
    if a.satuan is None or b.satuan is None or a.satuan == b.satuan:
        return False
    return "ukuran" in (a.jenis, b.jenis) or (
        a.jenis == b.jenis == "hitungan" and "jumlah" not in a.measures and "jumlah" not in b.measures
    )


def _different_words(a: Wording, b: Wording) -> _Difference:
    left, right = a.core - b.core, b.core - a.core
    if a.letters == b.letters and a.letters:
        return _Difference(frozenset(), frozenset(), int(bool(left or right)), frozenset())
    misspelt = 0
    for x, y in sorted((x, y) for x in left for y in right if alike(x, y)) if left and right else ():
        if x in left and y in right:
            left, right, misspelt = left - {x}, right - {y}, misspelt + 1
    by_formula: frozenset[str] = frozenset()
    if left and not right and left <= b.formula and a.object_words[:1] == b.object_words[:1]:
        left, by_formula = frozenset(), left
    elif right and not left and right <= a.formula and a.object_words[:1] == b.object_words[:1]:
        right, by_formula = frozenset(), right
    return _Difference(left, right, misspelt, by_formula)


@lru_cache(maxsize=65536)
def alike(x: str, y: str) -> bool:
    """Two spellings of one word: a letter wrong, missing or swapped in a long word, and not both are known words."""
    if x[:1] != y[:1] or min(len(x), len(y)) < 7:
        return False
    if any(c.isdecimal() for c in x + y) or (is_known(x) and is_known(y)):
        return False
    most = 2 if min(len(x), len(y)) > 10 else 1
    return OSA.distance(x, y, score_cutoff=most) <= most


def is_known(word: str) -> bool:
    """True for a word that is certainly not a misspelling of another."""
    know = pengetahuan()
    return word in know.akar or word in know.utuh or word in know.konsep


def _same(a: Wording, b: Wording, diff: _Difference) -> Relation:
    reasons = ["objek sama: " + _text(min(a, b, key=lambda u: u.object_words))] if a.object_words else ["bunyi sama"]
    score = 1.0
    if a.qualifiers and b.qualifiers:
        reasons.append("penyifat sama")
    if a.jenis == b.jenis and a.jenis is not None:
        reasons.append(f"jenis angka sama: {NAMES.get(a.jenis, a.jenis)}")
    elif a.jenis is None or b.jenis is None:
        score -= BARE
        reasons.append("jenis angka salah satunya tidak disebut")
    if diff.formula:
        score -= FORMULA
        reasons.append(f"rumus menyebut: {_list(diff.formula, a, b)}")
    if diff.ejaan:
        score -= SPELLING
        reasons.append("ejaan berbeda")
    if a.weak != b.weak:
        score -= LEFT_OUT
        reasons.append(f"hanya disebut salah satunya: {_list(a.weak ^ b.weak)}")
    return Relation("sama", round(score, 3), tuple(reasons), False)


def _related(a: Wording, b: Wording, diff: _Difference, against: list[tuple[str, float]]) -> Relation:
    """Two indicators that are not the same: related where they share enough of what they speak about."""
    shared = a.core & b.core
    reasons = []
    if a.object_words and a.object_words == b.object_words:
        reasons.append("objek sama: " + _text(a))
    elif shared:
        reasons.append(f"sama-sama menyebut: {_list(shared, a, b)}")
    reasons += [text for text, _ in against]
    if diff.left or diff.right:
        kind = "penyifat" if a.object_words == b.object_words else "objek atau penyifat"
        reasons.append(f"{kind} berbeda: {'/'.join(sorted(_list(w, a, b) or '-' for w in (diff.left, diff.right)))}")
    if not a.core or not b.core:
        return Relation(None, 0.0, tuple(reasons), True)
    score = closeness(a, b) - sum(off for _, off in against)
    score = round(max(0.0, min(score, 0.95)), 3)
    return Relation("terkait" if score >= LEAST_RELATED else None, score, tuple(reasons), True)


def closeness(a: Wording, b: Wording) -> float:
    """How much of what two indicators speak about they share, 0..1, whatever else speaks against them."""
    left, right = a.core | a.formula & b.core, b.core | b.formula & a.core
    shared, all_ = len(left & right), len(left | right)
    kin = len({_family(w) for w in left - right} & {_family(w) for w in right - left}) if shared < all_ else 0
    # the head of the object counts twice: "koperasi sehat" is nearer to "koperasi aktif" than to "rumah sehat"
    return (shared + KIN * kin + _nearness(a.object_words[:1], b.object_words[:1])) / (all_ - kin + 1)


def _family(word: str) -> str:
    """The family of a term, the word itself where it has none."""
    number = pengetahuan().keluarga.get(word)
    return word if number is None else f"keluarga {number}"


def _nearness(x: tuple[str, ...], y: tuple[str, ...]) -> float:
    if not x or not y:
        return 0.0
    return 1.0 if x == y else KIN * (_family(x[0]) == _family(y[0]))


def _text(u: Wording) -> str:
    return " ".join(_list([w], u) for w in u.object_words)


def _list(words: Iterable[str], *of: Wording) -> str:
    """Words for people: keys by rule of thumb as they are printed, "!aktif" as "tidak aktif"."""
    printed = {k: c for u in of for k, c in u.printed}
    shown = (printed.get(w, w).removeprefix("sektor:").replace("!", "tidak ").replace("→", "menjadi") for w in words)
    return ", ".join(sorted(shown))
