"""One fact with two values in one document: indicators in several tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from petik.checks.aturan import Aturan
from petik.checks.doubt.evidence import evidence
from petik.checks.doubt.misreadings import in_row
from petik.checks.findings.phrases import Phrase, phrase
from petik.checks.findings.report import finding
from petik.checks.given.keys import indikator_key, key_of
from petik.checks.given.material import Material
from petik.checks.given.plain_numbers import plain_number, same_value
from petik.normalise.values.satuan import kenal
from petik.schemas.record import Indikator, Kuantitas, Nilai
from petik.schemas.temuan import Temuan

CODE = "nilai-berbeda"
COMMON_NAME = re.compile(r"^\s*(?:input|output|outcome|masukan|keluaran|hasil)\s*:", re.I)  # "Output : Jumlah Kegiatan"
PROVISIONAL = re.compile(r"\*")  # a footnote's mark: "70.676 *)" is a provisional figure
LONG_NAME, SLIP = 30, 1  # letters of a name in which one letter more, less or other is a slip
SHORTEST_NAME = 12  # letters of a name that says something by itself
# headings of another measure than the year's own: the plan's end, several years together, another plan, an average
OTHER_MEASURE = re.compile(
    r"\bs(?:ampai|\.?)\s*(?:dengan|/?\s*d\b\.?)|\bs\.?d\.?\s*(?:tahun|triwulan|tw|bulan)|\bs/d\b|"
    r"kumulatif|\brenstra\b|\brpjmd?\b|jangka\s+menengah|\bakhir\b|rencana\s+kinerja|\brkt\b|\bnasional\b|rata\W*rata|"
    r"\(?\bn\s*[-–]\s*\d\)?|indikator\s+dan\s+target|\bsemula\b|\btarg\w?\s*e?\s*t\s+rens",
    re.I,
)  # "Realisasi sampai dengan Tahun 2016", "Target Renstra", "Rencana Kinerja Tahun 2016"
MANY = 3  # tables; facts of a page
YEAR = re.compile(r"\b20\d\d\b")
NEAR = 0.05  # two values this near (relative) are one measure
SURE_IF_NEAR = 0.85
HALF = 0.5
TOO_FAR = 2.0  # realisasi and capaian farther apart are two measures under one name


@dataclass(frozen=True)
class FactPrint:
    """One print of a fact: its place, its row, the values beside it, and itself."""

    jalur: str
    row: Indikator
    nilai: Nilai
    quantity: Kuantitas

    @property
    def name_path(self) -> str:
        """The path of the row's name."""
        return self.jalur.partition("/nilai/")[0] + "/indikator"


def nilai_berbeda(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """The same indicator, period and column with two values.

    Measurement sheets repeat names for every unit that they list; there only a total would tell, so they are silent.
    """
    if material.record.dokumen.jenis != "pengukuran":
        yield from _indikators(material, aturan)
        yield from _several_numbers(material, aturan)


def _indikators(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    facts: dict[tuple[str, ...], list[FactPrint]] = {}
    same = _alike_names({indikator_key(row.indikator) for row in material.record.indikator})
    for path, row, value in material.triples():
        name = same[indikator_key(row.indikator)]
        if len(name) < SHORTEST_NAME or COMMON_NAME.match(row.indikator or ""):
            continue  # such a name says nothing without its kegiatan
        for field in ("target", "realisasi", "capaian"):
            quantity = getattr(value, field)
            if plain_number(quantity) is not None and not PROVISIONAL.search(quantity.raw):
                key = (name, value.periode, field, key_of(row.jabatan))
                facts.setdefault(key, []).append(FactPrint(f"{path}/{field}", row, value, quantity))
    agree: Counter[frozenset[int | None]] = Counter()
    compared: Counter[tuple[int | None, str]] = Counter()
    found: list[Difference] = []
    for (_, periode, field, _), prints in facts.items():
        same_kind = [p for p in prints if not OTHER_MEASURE.search(material.column_heading(p.jalur))]
        if len(same_kind) > 1 and _one_parent(same_kind):
            _count_agreed(same_kind, agree)
            compared.update({(p.row.halaman, field) for p in same_kind})
            found += _differences(material, aturan, periode, field, same_kind)
    differ = Counter(s.pages for s in found)
    here = Counter((s.one.row.halaman, s.temuan.kolom or "") for s in found)
    for s in found:
        place = (s.one.row.halaman, s.temuan.kolom or "")
        # a page on which most facts differ compares with something else: the plan's last year, a part of the year
        if place[0] is None or here[place] < MANY or 2 * here[place] <= compared[place]:
            yield _weighed(aturan, s.temuan, _evidence(material, s, agree[s.pages], differ[s.pages]))


def _count_agreed(prints: Sequence[FactPrint], agree: Counter[frozenset[int | None]]) -> None:
    """Counts, for each two pages, the facts on which they agree: that makes their tables tell the same."""
    for i, one in enumerate(prints):
        for other in prints[i + 1 :]:
            if one.row is not other.row and same_value(one.quantity, other.quantity):
                agree[frozenset((one.row.halaman, other.row.halaman))] += 1


def _evidence(material: Material, s: Difference, agree: int, differ: int) -> float:
    """How sure it is that two prints claim one fact.

    Other facts agree on those pages, or the values almost do, or this print stands alone against several tables. A
    value that the other row prints for another year or in another column was put there by its reading.
    """
    if _in_own_row(material, s.one, s.other) or _in_own_row(material, s.other, s.one):
        return HALF
    a, b = float(s.one.quantity.value or 0), float(s.other.quantity.value or 0)
    years = [set(YEAR.findall(material.column_heading(p.jalur))) for p in (s.one, s.other)]
    near = abs(a - b) <= NEAR * max(abs(a), abs(b))
    same_year = years[0] == years[1] or bool(years[0] & years[1])
    known = max(evidence(agree, differ), SURE_IF_NEAR) if near and same_year else evidence(agree, differ)
    return max(known, SURE_IF_NEAR) if s.votes >= MANY and s.temuan.kolom != "capaian" else known


def _in_own_row(material: Material, item: FactPrint, other: FactPrint) -> bool:
    """True where the row of *item* prints the value of *other* in another column or for another period.

    A result that met its target is printed as the target in every row.
    """
    wanted = float(other.quantity.value or 0)
    met = (
        other.jalur.endswith("/realisasi")
        and other.nilai.target is not None
        and same_value(other.nilai.target, other.quantity)
    )
    but = "target" if met else ""
    if in_row(material, item.jalur, lambda v: abs(v - wanted) < 1e-9, but) is not None:
        return True
    values = ((name, getattr(n, name)) for n in item.row.nilai for name in ("target", "realisasi", "capaian"))
    return any(
        q is not None
        and q is not item.quantity
        and q.value is not None
        and name != but
        and same_value(q, other.quantity)
        for name, q in values
    )


def _weighed(aturan: Aturan, t: Temuan, weight: float) -> Temuan:
    sure = round(min(t.keyakinan, weight), 3)
    return t.model_copy(update={"keyakinan": sure, "periksa_pembacaan": sure < aturan.keyakinan_minimal})


def _several_numbers(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """Cells with several numbers ("22,7% atau 75%") of which one differs and another agrees with the other table's."""
    first: dict[tuple[str, ...], tuple[str, Kuantitas]] = {}
    for path, row, value in material.triples():
        for field in ("target", "realisasi", "capaian"):
            quantity = getattr(value, field)
            if quantity is None or len(_numbers_of(quantity)) < 2 or row.tingkat in ("kegiatan", "subkegiatan"):
                continue
            key = (indikator_key(row.indikator), value.periode, field, key_of(row.jabatan))
            there, other = first.setdefault(key, (f"{path}/{field}", quantity))
            here, before = _numbers_of(quantity), _numbers_of(other)
            if len(here) != len(before) or here == before or not set(here) & set(before):
                continue
            yield finding(
                material,
                aturan,
                CODE,
                jalur=f"{path}/{field}",
                rests_on=(there,),
                tempat=_fact_name(row, field, value.periode),
                tercetak=quantity.raw,
                seharusnya=other.raw,
                hitungan=phrase("pada-tabel-lain"),
            )


def _fact_name(row: Indikator, field: str, periode: str) -> Phrase:
    return phrase(f"kolom-{field}", nama=row.indikator or phrase("tanpa-nama"), periode=f" {periode}")


def _numbers_of(quantity: Kuantitas) -> list[str]:
    return re.findall(r"\d+(?:[.,]\d+)*", quantity.raw)


def _alike_names(names: Iterable[str]) -> dict[str, str]:
    """Every key to the one that it stands for: long names that differ by a slip of the pen are one ("capian…")."""
    out: dict[str, str] = {}
    leaders: list[str] = []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        alike = (o for o in leaders if len(o) - len(name) <= SLIP and _digit(o) == _digit(name))
        near = (o for o in alike if Levenshtein.distance(o, name, score_cutoff=SLIP) <= SLIP)
        leader = next(near, name) if len(name) >= LONG_NAME else name
        if leader == name:
            leaders.append(name)
        out[name] = leader
    return out


def _digit(text: str) -> str:
    return "".join(c for c in text if c.isdecimal())


def _one_parent(prints: Sequence[FactPrint]) -> bool:
    """False where rows are told apart by their parents (the same output under several kegiatan)."""
    deep = [p.row for p in prints if p.row.tingkat in ("kegiatan", "subkegiatan")]
    return len({(key_of(r.kegiatan), key_of(r.subkegiatan)) for r in deep}) <= 1


@dataclass(frozen=True)
class Difference:
    """A print, one of those that it stands against, how many of them there are, and the finding about it."""

    one: FactPrint
    other: FactPrint
    votes: int
    temuan: Temuan

    @property
    def pages(self) -> frozenset[int | None]:
        return frozenset((self.one.row.halaman, self.other.row.halaman))


def _differences(
    material: Material, aturan: Aturan, periode: str, field: str, prints: Sequence[FactPrint]
) -> Iterator[Difference]:
    """The prints that stand against the majority, once per value, each with the one it stands against."""
    groups: list[list[FactPrint]] = []
    for item in prints:
        group = next((g for g in groups if same_value(g[0].quantity, item.quantity)), None)
        if group is None:
            groups.append([item])
        else:
            group.append(item)
    if len({_unit(p.quantity) for p in prints} - {""}) > 1:
        return
    main = max(groups, key=len)
    for group in groups:
        if group is main or not any(_comparable(field, a, b) for a in group for b in main):
            continue
        first, other = group[0], main[0]
        votes = len({p.row.halaman for p in main}) if len(group) == 1 else 0
        t = finding(
            material,
            aturan,
            CODE,
            jalur=first.jalur,
            rests_on=(first.name_path, other.jalur, other.name_path),
            tempat=_fact_name(first.row, field, periode),
            tercetak=first.quantity.raw,
            seharusnya=other.quantity.raw,
            hitungan=phrase(
                "berapa-kali", n=len(group), cetakan=first.quantity.raw, m=len(main), lain=other.quantity.raw
            ),
        )
        yield Difference(first, other, votes, t)


def _comparable(field: str, left: FactPrint, right: FactPrint) -> bool:
    """True where two prints claim the same fact.

    An achievement follows its row's target: against the medium-term plan's target it is another fact. A realisasi or
    an achievement several times the other is another measure (a share, an amount of money) under the same name.
    """
    a, b = float(left.quantity.value or 0), float(right.quantity.value or 0)
    if field == "target":
        return not (a and b) or 1 / TOO_FAR <= abs(a / b) <= TOO_FAR
    same_target = _no_difference(left.nilai.target, right.nilai.target)
    same_result = _no_difference(left.nilai.realisasi, right.nilai.realisasi)
    near = bool(a and b) and 1 / TOO_FAR <= abs(a / b) <= TOO_FAR
    if field == "realisasi":
        return near or (_complete(left) and _complete(right))
    alone = [c for c in (left, right) if c.nilai.target is None]
    if any(c.nilai.realisasi is not None for c in alone):
        return False  # measured against a target that the row does not show
    return same_target and same_result and (near or not alone)


def _complete(item: FactPrint) -> bool:
    return item.nilai.target is not None and item.nilai.realisasi is not None and item.nilai.capaian is not None


def _no_difference(left: Kuantitas | None, right: Kuantitas | None) -> bool:
    return left is None or right is None or same_value(left, right)


def _unit(quantity: Kuantitas) -> str:
    unit = kenal(quantity.satuan) if quantity.satuan else None
    return unit.nama if unit is not None else key_of(quantity.satuan)
