"""Rules on achievements: those that no formula gives, those without a realisasi, and those that are hard to believe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from petik.checks.aturan import Aturan
from petik.checks.doubt.evidence import ENOUGH, evidence
from petik.checks.doubt.misreadings import explained, in_row
from petik.checks.findings.phrases import Phrase, Words, phrase
from petik.checks.findings.report import as_printed, finding
from petik.checks.given.keys import key_of, table_of
from petik.checks.given.material import Material
from petik.checks.given.plain_numbers import in_per_cent, plain_number, units_differ
from petik.checks.row import formulas
from petik.schemas.record import Indikator, Kuantitas, Nilai
from petik.schemas.temuan import Temuan

CODE = "capaian-tidak-cocok"
REPEATED = 3  # rows with one highest achievement, below what they reached: the document caps it there
NEAR = 0.05  # an achievement this near to the right one (relative) is a slip, not another column
SURE_IF_NEAR = 0.85
UNPROVEN = 0.6  # no other row of the document keeps the relation
CUSTOM = 2  # rows that make a way of comparing the document's own


@dataclass(frozen=True)
class Tested:
    """One row that can be tested: its place, its row, its numbers, and the formulas' results."""

    jalur: str
    row: Indikator
    nilai: Nilai
    target: Kuantitas
    realisasi: Kuantitas
    capaian: Kuantitas
    t: float
    r: float
    c: float

    @property
    def less_is_better(self) -> bool:
        return formulas.less_is_better(self.row.indikator, self.row.sasaran, self.row.formulasi)

    @property
    def right(self) -> float:
        """The achievement by the formula that the words suggest."""
        return formulas.inverse(self.t, self.r)[0] if self.less_is_better else formulas.usual(self.t, self.r)

    def fits(self, points: float) -> bool:
        return fits(self.t, self.r, self.c, points)

    def paths(self) -> dict[str, str]:
        return {name: f"{self.jalur}/{name}" for name in ("target", "realisasi", "capaian")}


def fits(t: float, r: float, c: float, points: float) -> bool:
    """True where some formula joins the three; never for a target of 0, which is no divisor."""
    return t != 0 and any(abs(c - a) <= points + 1e-9 for a in (formulas.usual(t, r), *formulas.inverse(t, r)))


def tested_rows(material: Material) -> Iterator[Tested]:
    """Every value of which target, realisasi and achievement are plain numbers of one unit."""
    for path, row, value in material.triples():
        target, realisasi, capaian = value.target, value.realisasi, value.capaian
        if target is None or realisasi is None or capaian is None or units_differ(target, realisasi):
            continue
        t, r, c = (plain_number(q) for q in (target, realisasi, capaian))
        if t is None or r is None or c is None or t == 0 or not in_per_cent(capaian):
            continue
        if "%" not in capaian.raw and abs(c) <= 2 and abs(c * 100 - formulas.usual(t, r)) <= 1:
            c *= 100  # printed as a share of one
        yield Tested(path, row, value, target, realisasi, capaian, t, r, c)


def capaian_tidak_cocok(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """Achievements that no formula gives, and achievements without a realisasi."""
    points = aturan.tolerance(CODE, "poin")
    rows = list(tested_rows(material))
    wrong = [u for u in rows if not u.fits(points)]
    usual = _customs(wrong, points)
    wrong = [
        u for u in wrong if not (usual & _other_periods(u, points)) and not _other_reading(material, u, rows, points)
    ]
    caps = _caps(rows, points)
    capped = [u for u in wrong if u.c in caps and u.right > u.c]
    rest = [u for u in wrong if u not in capped]
    kept = _facts(u for u in rows if u.fits(points) or u in capped)
    broken = _facts(rest)
    overall = evidence(kept.total(), broken.total())
    yield from (_capped(material, aturan, u, overall) for u in capped)
    for u in rest:
        group = table_of(u.row)
        sure = evidence(kept[group], broken[group])
        if kept[group] + broken[group] < ENOUGH:  # a small table is judged by the whole document
            sure = max(sure, overall)
        yield from _wrong(material, aturan, u, sure if kept.total() else min(sure, UNPROVEN), points)
    yield from _without_realisasi(material, aturan)


def _facts(rows: Iterable[Tested]) -> Counter[tuple[object, ...]]:
    """How many different facts of each table: one that stands under several kegiatan counts once."""
    facts = {(table_of(u.row), key_of(u.row.indikator), u.nilai.periode, u.t, u.r, u.c) for u in rows}
    return Counter(fact[0] for fact in facts)


def _other_reading(material: Material, u: Tested, rows: Sequence[Tested], points: float) -> bool:
    """True where the print is right under another reading of the table: that is then no finding.

    The right value in another column of the row, the mean of a merged cell's items, the neighbouring row's figures.
    """
    return (
        in_row(material, f"{u.jalur}/capaian", lambda v: abs(v - u.right) <= points and abs(v - u.r) > points)
        is not None
        or _mean_of_items(u, rows, points)
        or _other_row(u, rows, points)
    )


def _customs(wrong: Sequence[Tested], points: float) -> set[str]:
    """The ways of comparing that most of the wrong rows follow: the document measures so, it does not err so."""
    ways = Counter(way for u in wrong for way in _other_periods(u, points))
    return {way for way, n in ways.items() if n >= CUSTOM and n * 2 > len(wrong)}


def _other_periods(u: Tested, points: float) -> set[str]:
    """The other periods' figures that give the achievement: the year's target, all quarters so far, another year's.

    An achievement of 100 says nothing: many pairs of figures give it.
    """
    if u.c == 100:
        return set()
    out = set()
    so_far = 0.0
    for n in u.row.nilai:
        t, r = plain_number(n.target), plain_number(n.realisasi)
        if len(n.periode) == len(u.nilai.periode):
            so_far += r or 0.0
        name = "setahun" if n.periode.isdigit() else "triwulan"
        if t and n is not u.nilai and fits(t, u.r, u.c, points):
            out.add(f"target-{name}")
        if r is not None and n is not u.nilai and fits(u.t, r, u.c, points):
            out.add(f"realisasi-{name}")
        if t and r is not None and n is not u.nilai and fits(t, r, u.c, points):
            out.add(f"keduanya-{name}")
        if t and so_far and fits(t, so_far, u.c, points):
            out.add(f"kumulatif-{name}")
    return out


def _mean_of_items(u: Tested, rows: Sequence[Tested], points: float) -> bool:
    """A merged cell holds the mean achievement of the items that it spans; rows that are right are no such items."""
    same = [o for o in rows if o.row.sasaran == u.row.sasaran and o.nilai.periode == u.nilai.periode and o.c == u.c]
    run = [o for o in same if not o.fits(points)]
    return abs(sum(o.right for o in run) / len(run) - u.c) <= points


def _other_row(u: Tested, rows: Sequence[Tested], points: float) -> bool:
    """The figures of the row above or below give the achievement, and theirs is wrong too: the rows were shifted."""
    place = rows.index(u)
    near = [o for o in rows[max(0, place - 1) : place + 2] if o is not u and o.nilai.periode == u.nilai.periode]
    return any(not o.fits(points) and fits(o.t, o.r, u.c, points) for o in near)


def _caps(rows: Sequence[Tested], points: float) -> set[float]:
    """The values at which the document caps its achievements: 100, or its highest one where many rows share it."""
    over = Counter(u.c for u in rows if not u.fits(points) and u.right > u.c)
    top = max((u.c for u in rows), default=0.0)
    return {c for c, n in over.items() if c == 100 or (n >= REPEATED and c == top and c > 100 and c % 5 == 0)}


def _capped(material: Material, aturan: Aturan, u: Tested, sure: float) -> Temuan:
    why = phrase("dibatasi", target=u.target.raw, realisasi=u.realisasi.raw, batas=as_printed(u.c))
    return finding(
        material,
        aturan,
        CODE,
        jalur=f"{u.jalur}/capaian",
        rests_on=(f"{u.jalur}/target", f"{u.jalur}/realisasi"),
        tempat=value_name(u.row, u.nilai),
        tercetak=u.capaian.raw,
        seharusnya=as_printed(u.right),
        hitungan=why,
        sebab="dibatasi",
        sure=sure,
    )


def _wrong(material: Material, aturan: Aturan, u: Tested, sure: float, points: float) -> Iterator[Temuan]:
    why: Phrase = phrase(
        "rumus-terbalik" if u.less_is_better else "rumus-biasa", target=u.target.raw, realisasi=u.realisasi.raw
    )
    gap = abs(u.c - u.right)
    rounded = formulas.cut_to_whole(u.c, u.right) or (
        not u.less_is_better and formulas.by_rounding(u.target, u.realisasi, u.c, points)
    )
    near = gap <= NEAR * abs(u.right)
    terms = {"target": u.target, "realisasi": u.realisasi, "capaian": u.capaian}
    doubt = explained(material, terms, u.paths(), lambda v: fits(v["target"], v["realisasi"], v["capaian"], points))
    if doubt is None and abs(u.c - u.r) <= points and "%" not in u.target.raw + (u.target.satuan or ""):
        doubt = phrase("realisasi-persen")
    yield finding(
        material,
        aturan,
        CODE,
        jalur=f"{u.jalur}/capaian",
        rests_on=(f"{u.jalur}/target", f"{u.jalur}/realisasi"),
        tempat=value_name(u.row, u.nilai),
        tercetak=u.capaian.raw,
        seharusnya=as_printed(u.right),
        hitungan=why,
        sebab="pembulatan" if rounded else f"berulang/{key_of(u.row.indikator)}/{u.nilai.periode}/{u.t}/{u.r}/{u.c}",
        sure=max(sure, SURE_IF_NEAR) if near else sure,
        doubt=doubt,
    )


def _without_realisasi(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """An achievement beside an empty realisasi, in a row whose other periods have one."""
    for path, row, value in material.triples():
        c = plain_number(value.capaian)
        if value.realisasi is not None or value.capaian is None or value.target is None or not c:
            continue
        if not any(n.realisasi is not None and n.capaian is not None for n in row.nilai):
            continue
        yield finding(
            material,
            aturan,
            CODE,
            jalur=f"{path}/capaian",
            rests_on=(f"{path}/target",),
            tempat=value_name(row, value),
            tercetak=value.capaian.raw,
            hitungan=phrase("capaian-tanpa-realisasi"),
            sebab="tanpa-realisasi",
            sure=UNPROVEN if _ocr(material, f"{path}/capaian") else 1.0,
        )


def _ocr(material: Material, jalur: str) -> bool:
    asal = material.origin(jalur)
    return asal is not None and asal.sumber == "ocr"


def capaian_janggal(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """Achievements far from what a target can mean; T = 0 has a value only where R = 0.

    Only where the achievement follows from its target and realisasi: one that does not is misread, or told already.
    """
    bounds = {n: aturan.tolerance("capaian-janggal", n) for n in ("batas_atas", "batas_bawah")}
    points = aturan.tolerance(CODE, "poin")
    for path, row, value in material.triples():
        t, r, c = (plain_number(q) for q in (value.target, value.realisasi, value.capaian))
        if t is None or r is None or c is None or value.capaian is None or not in_per_cent(value.capaian):
            continue
        why = _implausible(t, r, c, bounds, points)
        if why is None:
            continue
        yield finding(
            material,
            aturan,
            "capaian-janggal",
            jalur=f"{path}/capaian",
            tempat=value_name(row, value),
            tercetak=value.capaian.raw,
            hitungan=why,
            sebab=why.name,
        )


def _implausible(t: float, r: float, c: float, bounds: Mapping[str, float], points: float) -> Phrase | None:
    high, low = bounds["batas_atas"], bounds["batas_bawah"]
    if t == 0:
        return phrase("target-nol") if c != 100 and r != 0 and c != 0 else None
    if (c > high or c < low) and fits(t, r, c, points):
        return phrase("capaian-di-luar", bawah=as_printed(low), atas=as_printed(high))
    return None


def value_name(row: Indikator, value: Nilai) -> Words:
    """What a row's value is called: "Jumlah koperasi aktif, 2023"."""
    return f"{row.indikator}, {value.periode}" if row.indikator else phrase("tanpa-nama-pada", periode=value.periode)
