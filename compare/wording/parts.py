"""Parts of an indicator's wording: measure nouns, direction, object, qualifiers - in words that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA

from petik.compare.wording.clean import Bersih, bersihkan
from petik.compare.wording.measure import baca_rumus, jenis_angka
from petik.compare.wording.roots import PERSON, akar
from petik.schemas.padanan import Istilah, KataUkur, pengetahuan

TOKEN = re.compile(r"∑|%|[^\W_]+")
CONJUNCTIONS = {"dan", "atau", "serta"}
# an item after its announcement: "Jumlah populasi unggas - Angsa", "Jumlah produksi : Madu"
ITEM = re.compile(r"\s+[-–:]\s+|:\s+")
# passive and stative verbs open qualifiers even without "yang": "izin diterbitkan tepat waktu"
VERB = re.compile(r"^(?:di|ter|ber|me[mn]?)\w{4,}$")
TRANSITION = "→"


@dataclass(frozen=True, slots=True)
class Uraian:
    """An indicator taken apart. `inti` must agree, `lemah` may be missing on one side.

    `rumus` is what a formula adds; `cetak` shows the print of words that have only a key.
    """

    teks: str
    jenis: str | None
    satuan: str | None
    arah: str | None
    ukur: tuple[str, ...]
    objek: tuple[str, ...]
    penyifat: tuple[str, ...]
    inti: frozenset[str]
    lemah: frozenset[str]
    tempat: frozenset[str] = frozenset()
    rumus: frozenset[str] = frozenset()
    rapat: str = field(default="")
    cetak: tuple[tuple[str, str], ...] = ()

    @property
    def kunci(self) -> tuple[object, ...]:
        """What two indicators share that cannot be told apart at all."""
        whole = self.rapat if not self.inti else ""
        return (
            self.jenis or "", self.satuan or "", self.arah or "", "jumlah" in self.ukur, tuple(sorted(self.inti)),
            tuple(sorted(self.lemah)), tuple(sorted(self.tempat)), whole,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Kata:
    """A word or term on the way through: what is compared, how it was printed, and its term."""

    kunci: str
    cetak: str
    istilah: Istilah | None = None


@lru_cache(maxsize=16384)
def urai(
    teks: str,
    satuan: str | None = None,
    formulasi: str | None = None,
    target: tuple[str, ...] = (),
    milik: frozenset[str] = frozenset(),
    instansi: str | None = None,
) -> Uraian:
    """The parts of an indicator's wording, with unit, formula and target prints as witnesses."""
    clean = bersihkan(teks, milik, instansi)
    formula = baca_rumus(formulasi or clean.rumus or "") if formulasi or clean.rumus else None
    words = _tokens(clean.teks)
    measures, start = _measures(words)
    kelas = next((m.kelas for m in measures if m.kelas), None)
    unit = satuan or clean.satuan
    score = kelas == "nilai" or (kelas is None and jenis_angka(measures, unit, target, formula)[0] == "nilai")
    terms = list(_terms(words[start:], score))
    measures += _measures_of_terms(terms, kelas)
    jenis, name = jenis_angka(measures, unit, target, formula)
    share = formula is not None and formula.persen and not formula.tumbuh
    arah = _direction(measures, terms, jenis, share)
    split = ITEM.split(clean.teks, maxsplit=1)
    terms = _without_fill(terms)
    inti, lemah, objek, penyifat = _roles(terms, announced=len(split) > 1)
    lemah |= _scope(terms, lemah, words)
    return Uraian(
        teks=clean.teks,
        jenis=jenis,
        satuan=name,
        arah=arah,
        ukur=tuple(m.nama for m in measures),
        objek=objek,
        penyifat=penyifat,
        inti=_himpunan(inti),
        lemah=_himpunan(lemah),
        tempat=_himpunan(clean.tempat),
        rumus=_himpunan(_formula_words(formula.pembilang) - inti) if formula is not None else frozenset(),
        rapat=_squeezed(clean),
        cetak=tuple(sorted({(t.kunci, t.cetak) for t in terms if t.kunci[0] == "~" or t.kunci.startswith(PERSON)})),
    )


@lru_cache(maxsize=65536)
def _himpunan(words: frozenset[str]) -> frozenset[str]:
    """The same set object for the same words: thousands of indicators share them."""
    return words


def _squeezed(clean: Bersih) -> str:
    """The letters alone: broken words of poor readings ("Persentas e") are one again."""
    return re.sub(r"[\W_]+", "", clean.teks).casefold()


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
    if len(word) < 6 or akar(word) in pengetahuan().akar:
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


def _terms(words: Sequence[str], score: bool) -> Iterator[_Kata]:
    """Terms and roots in reading order; words that tell nothing apart are left out, "yang" stays as a mark."""
    kata = pengetahuan().kata
    i = 0
    while i < len(words):
        word = words[i]
        found = _term_at(words, i, score)
        if found is not None:
            yield _Kata(found[1].nama, word, found[1])
            i += found[0]
            continue
        if word in kata["negasi"] and i + 1 < len(words):
            after = next((k for k in range(i + 1, len(words)) if words[k] not in kata["abaikan"]), i + 1)
            yield _Kata("!" + akar(words[after]), word)
            i = after + 1
            continue
        if word in kata["terima"] or (i > 0 and word in kata["terima_orang"]):
            i += 2 if i + 1 < len(words) and words[i + 1] in kata["setelah_terima"] else 1
            yield _Kata("yang", word)
            continue
        if word == "yang":
            yield _Kata("yang", word)
        elif word in kata["peralihan"]:
            yield _Kata(TRANSITION, word)
        elif word not in kata["abaikan"]:
            yield _Kata(akar(word), word)
        i += 1


def _without_fill(terms: list[_Kata]) -> list[_Kata]:
    """Without fill words ("penderita", "kasus"), where that leaves two words to compare, or a term."""
    fill = pengetahuan().kata["pelengkap"]
    kept = [t for t in terms if t.cetak not in fill]
    said = [t for t in kept if t.kunci != "yang"]
    return kept if len(said) > 1 or any(t.istilah is not None for t in said) else terms


def _measures_of_terms(terms: Sequence[_Kata], kelas: str | None) -> list[KataUkur]:
    """A term that is a score by itself ("IKM", "SAKIP") makes the figure one, where no measure noun says otherwise."""
    if kelas not in (None, "nilai"):
        return []
    first = next((t.istilah for t in terms[:3] if t.istilah is not None and t.istilah.kelas is not None), None)
    return [KataUkur(first.nama, first.kelas, None, first.kuat)] if first is not None else []


def _direction(measures: Sequence[KataUkur], terms: Sequence[_Kata], jenis: str | None, share: bool) -> str | None:
    """Rise or fall as the thing measured. A share by formula, a score and "X menjadi Y" are levels, not changes."""
    arah = next((m.arah for m in measures if m.arah), None)
    levelled = share or jenis == "nilai" or any(t.kunci == TRANSITION for t in terms)
    return None if arah == "naik" and levelled else arah


@lru_cache(maxsize=4096)
def _implied(term: Istilah) -> frozenset[str]:
    return frozenset(akar(w) for w in term.tersirat) | term.tersirat


def _roles(
    terms: Sequence[_Kata], announced: bool
) -> tuple[frozenset[str], frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """What must agree, what may be missing, and the split into object and qualifiers."""
    kata = pengetahuan().kata
    implied = frozenset(w for t in terms if t.istilah is not None for w in _implied(t.istilah))
    objek: list[str] = []
    penyifat: list[str] = []
    lemah: set[str] = set()
    opened = False
    for t in terms:
        opened = opened or t.kunci == "yang" or bool(objek and (t.cetak in kata["penyifat"] or VERB.match(t.cetak)))
        if t.kunci == "yang" or t.kunci in implied:
            continue
        # "Persentase OPD dan kabupaten/kota yang ..." speaks about them; after another object they are only its place
        if t.kunci in kata["tingkat_pemerintahan"] and (opened or set(objek) - kata["tingkat_pemerintahan"]):
            lemah.add(t.kunci)
        elif announced and t.cetak in kata["sektor"] and len(terms) > 2:
            lemah.add("sektor:" + t.kunci)
        elif t.kunci not in objek and t.kunci not in penyifat:
            (penyifat if opened else objek).append(t.kunci)
    if not objek and penyifat:
        objek, penyifat = penyifat[:1], penyifat[1:]
    return frozenset(objek) | frozenset(penyifat), frozenset(lemah), tuple(objek), tuple(penyifat)


def _scope(terms: Sequence[_Kata], lemah: frozenset[str], words: Sequence[str]) -> frozenset[str]:
    """Whose figure it is, where term and wording leave it open: "Nilai SAKIP" is the office's own."""
    kata = pengetahuan().kata
    own = next((t.istilah.lingkup for t in terms if t.istilah is not None and t.istilah.lingkup), None)
    if own is None or lemah & kata["tingkat_pemerintahan"]:
        return frozenset()
    return frozenset({"pemerintah daerah" if kata["kata_pemerintahan"] & set(words) else own})


@lru_cache(maxsize=65536)
def _formula_words(text: str) -> frozenset[str]:
    words = _tokens(text)
    return frozenset(t.kunci for t in _terms(words, score=False) if t.kunci != "yang")
