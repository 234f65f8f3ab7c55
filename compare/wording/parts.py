"""Parts of an indicator's wording: measure nouns, direction, object, qualifiers - in words that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA

from petik.compare.wording.clean import Cleaned, cleaned
from petik.compare.wording.measure import figure_kind, read_formula
from petik.compare.wording.roots import PERSON, root_of
from petik.schemas.padanan import Istilah, KataUkur, pengetahuan

TOKEN = re.compile(r"∑|%|[^\W_]+")
CONJUNCTIONS = {"dan", "atau", "serta"}
# an item after its announcement: "Jumlah populasi unggas - Angsa", "Jumlah produksi : Madu"
ITEM = re.compile(r"\s+[-–:]\s+|:\s+")
# passive and stative verbs open qualifiers even without "yang": "izin diterbitkan tepat waktu"
VERB = re.compile(r"^(?:di|ter|ber|me[mn]?)\w{4,}$")
TRANSITION = "→"


@dataclass(frozen=True, slots=True)
class Wording:
    """An indicator taken apart. `core` must agree, `weak` may be missing on one side.

    `formula` is what a formula adds; `printed` shows the print of words that have only a key.
    """

    text: str
    jenis: str | None
    satuan: str | None
    arah: str | None
    measures: tuple[str, ...]
    object_words: tuple[str, ...]
    qualifiers: tuple[str, ...]
    core: frozenset[str]
    weak: frozenset[str]
    places: frozenset[str] = frozenset()
    formula: frozenset[str] = frozenset()
    letters: str = field(default="")
    printed: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """What two indicators share that cannot be told apart at all."""
        whole = self.letters if not self.core else ""
        return (
            self.jenis or "", self.satuan or "", self.arah or "", "jumlah" in self.measures, tuple(sorted(self.core)),
            tuple(sorted(self.weak)), tuple(sorted(self.places)), whole,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Word:
    """A word or term on the way through: what is compared, how it was printed, and its term."""

    key: str
    printed: str
    istilah: Istilah | None = None


@lru_cache(maxsize=16384)
def wording_of(
    wording: str,
    satuan: str | None = None,
    formulasi: str | None = None,
    target: tuple[str, ...] = (),
    own: frozenset[str] = frozenset(),
    instansi: str | None = None,
) -> Wording:
    """The parts of an indicator's wording, with unit, formula and target prints as witnesses."""
    clean = cleaned(wording, own, instansi)
    formula = read_formula(formulasi or clean.formula or "") if formulasi or clean.formula else None
    words = _tokens(clean.text)
    measures, start = _measures(words)
    kelas = next((m.kelas for m in measures if m.kelas), None)
    unit = satuan or clean.satuan
    score = kelas == "nilai" or (kelas is None and figure_kind(measures, unit, target, formula)[0] == "nilai")
    terms = list(_terms(words[start:], score))
    measures += _measures_of_terms(terms, kelas)
    jenis, name = figure_kind(measures, unit, target, formula)
    share = formula is not None and formula.persen and not formula.growth
    arah = _direction(measures, terms, jenis, share)
    split = ITEM.split(clean.text, maxsplit=1)
    terms = _without_fill(terms)
    core, weak, object_words, qualifiers = _roles(terms, announced=len(split) > 1)
    weak |= _scope(terms, weak, words)
    return Wording(
        text=clean.text,
        jenis=jenis,
        satuan=name,
        arah=arah,
        measures=tuple(m.nama for m in measures),
        object_words=object_words,
        qualifiers=qualifiers,
        core=_shared_set(core),
        weak=_shared_set(weak),
        places=_shared_set(clean.places),
        formula=_shared_set(_formula_words(formula.numerator) - core) if formula is not None else frozenset(),
        letters=_squeezed(clean),
        printed=tuple(sorted({(t.key, t.printed) for t in terms if t.key[0] == "~" or t.key.startswith(PERSON)})),
    )


@lru_cache(maxsize=65536)
def _shared_set(words: frozenset[str]) -> frozenset[str]:
    """The same set object for the same words: thousands of indicators share them."""
    return words


def _squeezed(clean: Cleaned) -> str:
    """The letters alone: broken words of poor readings ("Persentas e") are one again."""
    return re.sub(r"[\W_]+", "", clean.text).casefold()


def _tokens(text: str) -> list[str]:
    """Small words in their usual spelling, without conjunctions: "A, B dan C" is "a b c"."""
    spelling = pengetahuan().ejaan
    text = text.replace("%", " persen ").replace("∑", " jumlah ")
    words = (w.casefold() for w in TOKEN.findall(text))
    return [spelling.get(w, w) for w in words if w not in CONJUNCTIONS]


def _measures(words: Sequence[str]) -> tuple[list[KataUkur], int]:
    """The measure nouns at the beginning, outer first, and where the object begins."""
    know = pengetahuan()
    out: list[KataUkur] = []
    i = 0
    while i < len(words):
        if _term_at(words, i, score=True, least=2) is not None:
            break
        two = " ".join(words[i : i + 2])
        found = know.kata_ukur.get(two)
        step = 2 if found is not None else 1
        found = found or know.kata_ukur.get(words[i]) or (_misspelt(words[i]) if i == 0 else None)
        if found is not None and found.dalam and not any(m.kelas == "persen" for m in out):
            found = None
        if found is None and not (out and words[i] in know.kata["antara_ukuran"]):
            break
        if found is not None:
            out.append(found)
        i += step
    # a wording of measures alone ("Nilai", "Rata-rata") keeps its words as object
    return (out, i) if i < len(words) else (out, 0)


@lru_cache(maxsize=16384)
def _misspelt(word: str) -> KataUkur | None:
    """A measure noun with one letter wrong, missing or swapped: "Capian", "Presentse"."""
    if len(word) < 6 or root_of(word) in pengetahuan().akar:
        return None
    for name, found in pengetahuan().kata_ukur.items():
        if len(name) > 5 and name[0] == word[0] and OSA.distance(name, word, score_cutoff=1) <= 1:
            return found
    return None


def _term_at(words: Sequence[str], i: int, score: bool, least: int = 1) -> tuple[int, Istilah] | None:
    """The longest term whose alias stands at *i*: its number of words, and the term."""
    for alias, term in pengetahuan().istilah.get(words[i], ()):
        if len(alias) >= least and tuple(words[i : i + len(alias)]) == alias and (term.bila is None or score):
            return len(alias), term
    return None


def _terms(words: Sequence[str], score: bool) -> Iterator[_Word]:
    """Terms and roots in reading order; words that tell nothing apart are left out, "yang" stays as a mark."""
    vocabulary = pengetahuan().kata
    i = 0
    while i < len(words):
        word = words[i]
        found = _term_at(words, i, score)
        if found is not None:
            yield _Word(found[1].nama, word, found[1])
            i += found[0]
            continue
        if word in vocabulary["negasi"] and i + 1 < len(words):
            after = next((k for k in range(i + 1, len(words)) if words[k] not in vocabulary["abaikan"]), i + 1)
            yield _Word("!" + root_of(words[after]), word)
            i = after + 1
            continue
        if word in vocabulary["terima"] or (i > 0 and word in vocabulary["terima_orang"]):
            i += 2 if i + 1 < len(words) and words[i + 1] in vocabulary["setelah_terima"] else 1
            yield _Word("yang", word)
            continue
        if word == "yang":
            yield _Word("yang", word)
        elif word in vocabulary["peralihan"]:
            yield _Word(TRANSITION, word)
        elif word not in vocabulary["abaikan"]:
            yield _Word(root_of(word), word)
        i += 1


def _without_fill(terms: list[_Word]) -> list[_Word]:
    """Without fill words ("penderita", "kasus"), where that leaves two words to compare, or a term."""
    fill = pengetahuan().kata["pelengkap"]
    kept = [t for t in terms if t.printed not in fill]
    said = [t for t in kept if t.key != "yang"]
    return kept if len(said) > 1 or any(t.istilah is not None for t in said) else terms


def _measures_of_terms(terms: Sequence[_Word], kelas: str | None) -> list[KataUkur]:
    """A term that is a score by itself ("IKM", "SAKIP") makes the figure one, where no measure noun says otherwise."""
    if kelas not in (None, "nilai"):
        return []
    first = next((t.istilah for t in terms[:3] if t.istilah is not None and t.istilah.kelas is not None), None)
    return [KataUkur(first.nama, first.kelas, None, first.kuat)] if first is not None else []


def _direction(measures: Sequence[KataUkur], terms: Sequence[_Word], jenis: str | None, share: bool) -> str | None:
    """Rise or fall as the thing measured. A share by formula, a score and "X menjadi Y" are levels, not changes."""
    arah = next((m.arah for m in measures if m.arah), None)
    levelled = share or jenis == "nilai" or any(t.key == TRANSITION for t in terms)
    return None if arah == "naik" and levelled else arah


@lru_cache(maxsize=4096)
def _implied(term: Istilah) -> frozenset[str]:
    return frozenset(root_of(w) for w in term.tersirat) | term.tersirat


def _roles(
    terms: Sequence[_Word], announced: bool
) -> tuple[frozenset[str], frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """What must agree, what may be missing, and the split into object and qualifiers."""
    vocabulary = pengetahuan().kata
    implied = frozenset(w for t in terms if t.istilah is not None for w in _implied(t.istilah))
    object_words: list[str] = []
    qualifiers: list[str] = []
    weak: set[str] = set()
    opened = False
    for t in terms:
        opened = (
            opened
            or t.key == "yang"
            or bool(object_words and (t.printed in vocabulary["penyifat"] or VERB.match(t.printed)))
        )
        if t.key == "yang" or t.key in implied:
            continue
        # "Persentase OPD dan kabupaten/kota yang ..." speaks about them; after another object they are only its place
        if t.key in vocabulary["tingkat_pemerintahan"] and (
            opened or set(object_words) - vocabulary["tingkat_pemerintahan"]
        ):
            weak.add(t.key)
        elif announced and t.printed in vocabulary["sektor"] and len(terms) > 2:
            weak.add("sektor:" + t.key)
        elif t.key not in object_words and t.key not in qualifiers:
            (qualifiers if opened else object_words).append(t.key)
    if not object_words and qualifiers:
        object_words, qualifiers = qualifiers[:1], qualifiers[1:]
    return frozenset(object_words) | frozenset(qualifiers), frozenset(weak), tuple(object_words), tuple(qualifiers)


def _scope(terms: Sequence[_Word], weak: frozenset[str], words: Sequence[str]) -> frozenset[str]:
    """Whose figure it is, where term and wording leave it open: "Nilai SAKIP" is the office's own."""
    vocabulary = pengetahuan().kata
    own = next((t.istilah.lingkup for t in terms if t.istilah is not None and t.istilah.lingkup), None)
    if own is None or weak & vocabulary["tingkat_pemerintahan"]:
        return frozenset()
    return frozenset({"pemerintah daerah" if vocabulary["kata_pemerintahan"] & set(words) else own})


@lru_cache(maxsize=65536)
def _formula_words(text: str) -> frozenset[str]:
    words = _tokens(text)
    return frozenset(t.key for t in _terms(words, score=False) if t.key != "yang")
