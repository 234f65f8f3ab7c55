"""PK against LKIP of one office: each agreed indicator and program beside what was reported of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from petik.normalise.submission.whole import Whole
from petik.reports.office.handed import Serah
from petik.schemas.record import Asal, Kuantitas, Nilai

ALIKE = 90.0  # of 100: likeness of two names of one indicator; their digits must agree
POINTS = 0.5  # of per cent: what rounding explains
AIMS = ("tujuan", "sasaran", None)  # levels that a head answers for
NUMBERING = re.compile(r"^\s*(?:\d+|[a-z])[.)]\s*", re.I)


@dataclass(frozen=True, slots=True)
class Tempat:
    """Where something is printed: the file's document, its page, and the box of the print on it."""

    dok_id: str
    halaman: int | None
    kotak: tuple[float, float, float, float] | None


@dataclass(frozen=True, slots=True)
class Sisi:
    """One document's figures of an indicator or program, as printed and as values."""

    nama: str
    target: Kuantitas | None
    realisasi: Kuantitas | None
    capaian: Kuantitas | None
    tempat: Tempat


@dataclass(frozen=True, slots=True)
class Pasang:
    """An indicator (or program) of the PK and of the LKIP; one side is None where the other has none like it."""

    pk: Sisi | None
    lkip: Sisi | None

    @property
    def nama(self) -> str:
        side = self.pk or self.lkip
        return side.nama if side is not None else ""

    @property
    def sama(self) -> bool:
        """True where both agree on the target."""
        return self.pk is not None and self.lkip is not None and same(self.pk.target, self.lkip.target)

    @property
    def keadaan(self) -> str:
        """`sama`, `beda`, `hilang` (not reported), `tambahan` (not agreed), `tanpa_target` (reported without one)."""
        if self.pk is None or self.lkip is None:
            return "tambahan" if self.pk is None else "hilang"
        return "tanpa_target" if self.lkip.target is None else "sama" if self.sama else "beda"

    @property
    def hitungan(self) -> float | None:
        """The achievement worked out of the reported target and realisation; None where one is not one number."""
        if self.lkip is None:
            return None
        target, done = _value(self.lkip.target or (self.pk.target if self.pk else None)), _value(self.lkip.realisasi)
        if target is None or done is None or target == 0:
            return None
        plain, falling = 100 * done / target, 100 * (2 * target - done) / target
        printed = _value(self.lkip.capaian)
        # where less is better, offices print (2T-R)/T (PermenPAN-RB 53/2014): the printed figure tells which
        fits = printed is not None and abs(printed - falling) <= POINTS < abs(printed - plain)
        return round(falling if fits else plain, 2)

    @property
    def selisih(self) -> float | None:
        """Printed less computed achievement, where it is more than rounding."""
        printed = _value(self.lkip.capaian) if self.lkip else None
        computed = self.hitungan
        if printed is None or computed is None or abs(printed - computed) <= POINTS:
            return None
        return round(printed - computed, 2)


@dataclass(frozen=True, slots=True)
class Banding:
    """The whole comparison of one office and year."""

    indikator: tuple[Pasang, ...]
    program: tuple[Pasang, ...]

    @property
    def persen_indikator(self) -> float | None:
        """Share of the agreed indicators that are reported with the same target, in per cent."""
        agreed = [p for p in self.indikator if p.pk is not None]
        return 100 * sum(p.sama for p in agreed) / len(agreed) if agreed else None

    @property
    def persen_anggaran(self) -> float | None:
        """Share of the agreed money that is reported with the same amount, in per cent."""
        agreed = [(p, value) for p in self.program if p.pk and (value := _value(p.pk.target)) is not None]
        total = sum(value for _, value in agreed)
        return 100 * sum(value for p, value in agreed if p.sama) / total if total else None


def agreement(s: Serah) -> Banding | None:
    """The comparison, None where the office has no PK of its head or no LKIP."""
    agreed, reported = s.pk(head=True), s.of("lkip")
    if not agreed or not reported:
        return None
    indikator = _paired(
        _once(_indicators(w.whole, s.tahun) for w in agreed), _once(_indicators(w.whole, s.tahun) for w in reported)
    )
    program = _paired(_once(_programs(w.whole) for w in agreed), _once(_programs(w.whole) for w in reported))
    return Banding(tuple(indikator), tuple(program))


def same(one: Kuantitas | None, other: Kuantitas | None) -> bool:
    """True where two prints are one quantity; words are compared as words."""
    if one is None or other is None:
        return False
    a, b = _value(one), _value(other)
    if a is None and b is None:
        return _key(one.raw) == _key(other.raw)
    return a is not None and b is not None and abs(a - b) <= 1e-6 * max(abs(a), abs(b), 1.0)


@lru_cache(maxsize=100_000)
def key(name: str) -> str:
    """A name as it is compared: without numbering, signs and capitals."""
    return _key(NUMBERING.sub("", name))


def alike(one: str, other: str) -> float:
    """How much two names are one (0..100); 0 where their digits differ."""
    a, b = key(one), key(other)
    if a == b:
        return 100.0
    return fuzz.ratio(a, b, score_cutoff=ALIKE) if _digits(a) == _digits(b) else 0.0


@lru_cache(maxsize=100_000)
def _digits(name: str) -> list[str]:
    return re.findall(r"\d+", name)


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).casefold().strip()


def _value(quantity: Kuantitas | None) -> float | None:
    return float(quantity.value) if quantity is not None and quantity.value is not None else None


def _indicators(w: Whole, year: int | None) -> Iterator[Sisi]:
    """The head's indicators with their figures of the year; one that has none has only its name."""
    for i, row in enumerate(w.record.indikator):
        if row.indikator is None or row.tingkat not in AIMS:
            continue
        own = [(n, v) for n, v in enumerate(row.nilai) if v.periode == str(year)]
        path, value = (
            (f"indikator/{i}/nilai/{own[0][0]}", own[0][1]) if own else (f"indikator/{i}", Nilai(periode="0000"))
        )
        place = _place(w, path, row.halaman)
        yield Sisi(row.indikator, value.target, value.realisasi, value.capaian, place)


def _programs(w: Whole) -> Iterator[Sisi]:
    for i, row in enumerate(w.record.anggaran):
        if row.tingkat == "program" and row.uraian and row.anggaran is not None:
            yield Sisi(row.uraian, row.anggaran, row.realisasi, row.persen, _place(w, f"anggaran/{i}", row.halaman))


def _place(w: Whole, path: str, page: int | None) -> Tempat:
    """The place of a row or value: its own print, else the first print within it."""
    origin: Asal | None = w.record.asal.get(path)
    if origin is None:
        origin = next((a for p, a in w.record.asal.items() if p.startswith(f"{path}/") and a.kotak is not None), None)
    return Tempat(w.part_of(path), page or (origin.halaman if origin else None), origin.kotak if origin else None)


def _once(many: Iterator[Iterator[Sisi]]) -> list[Sisi]:
    """Each name once, with the fullest figures: reports print agreed targets in one chapter and results in another."""
    best: dict[str, Sisi] = {}
    for sides in many:
        for side in sides:
            old = best.get(key(side.nama))
            if old is None or _fullness(side) > _fullness(old):
                best[key(side.nama)] = side
    return list(best.values())


def _fullness(side: Sisi) -> int:
    return sum(q is not None for q in (side.target, side.realisasi, side.capaian))


def _paired(left: Sequence[Sisi], right: Sequence[Sisi]) -> Iterator[Pasang]:
    """Each name with the one most like it, the best pairs first; what has none stands alone."""
    scored = sorted(
        ((alike(a.nama, b.nama), -i, -j) for i, a in enumerate(left) for j, b in enumerate(right)), reverse=True
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in scored:
        if score < ALIKE:
            break
        if -i not in pairs and -j not in taken:
            pairs[-i] = -j
            taken.add(-j)
    for i, side in enumerate(left):
        yield Pasang(side, right[pairs[i]] if i in pairs else None)
    for j, side in enumerate(right):
        if j not in taken:
            yield Pasang(None, side)
