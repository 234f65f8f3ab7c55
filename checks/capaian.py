"""Rules on achievements: those that no formula gives, those without a realisasi, and those that are hard to believe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from petik.checks import rumus
from petik.checks.aturan import Aturan
from petik.checks.baris import beda_satuan, satuan_persen, sebutan
from petik.checks.document import Bahan, kelompok, kunci
from petik.checks.misreadings import CUKUP, evidence, explained, in_row
from petik.checks.report import angka, lapor
from petik.checks.wording import Phrase, phrase
from petik.schemas.record import Indikator, Kuantitas, Nilai
from petik.schemas.temuan import Temuan

KODE = "capaian-tidak-cocok"
BERULANG = 3  # rows with one highest achievement, below what they reached: the document caps it there
DEKAT = 0.05  # an achievement this near to the right one (relative) is a slip, not another column
YAKIN_DEKAT = 0.85
TANPA_BUKTI = 0.6  # no other row of the document keeps the relation
KEBIASAAN = 2  # rows that make a way of comparing the document's own
BULAT = 1.0  # points by which an achievement may miss that somebody rounded or cut to whole per cent


@dataclass(frozen=True)
class Uji:
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
    def makin_rendah(self) -> bool:
        return rumus.makin_rendah(self.row.indikator, self.row.sasaran, self.row.formulasi)

    @property
    def benar(self) -> float:
        """The achievement by the formula that the words suggest."""
        return rumus.terbalik(self.t, self.r)[0] if self.makin_rendah else rumus.biasa(self.t, self.r)

    def cocok(self, poin: float) -> bool:
        return cocok(self.t, self.r, self.c, poin)

    def paths(self) -> dict[str, str]:
        return {name: f"{self.jalur}/{name}" for name in ("target", "realisasi", "capaian")}


def cocok(t: float, r: float, c: float, poin: float) -> bool:
    """True where some formula joins the three; never for a target of 0, which is no divisor."""
    return t != 0 and any(abs(c - a) <= poin + 1e-9 for a in (rumus.biasa(t, r), *rumus.terbalik(t, r)))


def diuji(bahan: Bahan) -> Iterator[Uji]:
    """Every value of which target, realisasi and achievement are plain numbers of one unit."""
    for path, row, value in bahan.nilai():
        target, realisasi, capaian = value.target, value.realisasi, value.capaian
        if target is None or realisasi is None or capaian is None or beda_satuan(target, realisasi):
            continue
        t, r, c = (rumus.satu_bilangan(q) for q in (target, realisasi, capaian))
        if t is None or r is None or c is None or t == 0 or not satuan_persen(capaian):
            continue
        if "%" not in capaian.raw and abs(c) <= 2 and abs(c * 100 - rumus.biasa(t, r)) <= 1:
            c *= 100  # printed as a share of one
        yield Uji(path, row, value, target, realisasi, capaian, t, r, c)


def capaian_tidak_cocok(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Achievements that no formula gives, and achievements without a realisasi."""
    poin = aturan.toleransi(KODE, "poin")
    rows = list(diuji(bahan))
    wrong = [u for u in rows if not u.cocok(poin)]
    usual = _kebiasaan(wrong, poin)
    wrong = [u for u in wrong if not (usual & _periode_lain(u, poin)) and not _bacaan_lain(bahan, u, rows, poin)]
    caps = _batas(rows, poin)
    capped = [u for u in wrong if u.c in caps and u.benar > u.c]
    rest = [u for u in wrong if u not in capped]
    kept = _berbeda(u for u in rows if u.cocok(poin) or u in capped)
    broken = _berbeda(rest)
    sure = evidence(kept.total(), broken.total())
    yield from (_dibatasi(bahan, aturan, u, sure) for u in capped)
    for u in rest:
        group = kelompok(u.row)
        yakin = evidence(kept[group], broken[group])
        if kept[group] + broken[group] < CUKUP:  # a small table is judged by the whole document
            yakin = max(yakin, sure)
        yield from _salah(bahan, aturan, u, yakin if kept.total() else min(yakin, TANPA_BUKTI), poin)
    yield from _tanpa_realisasi(bahan, aturan)


def _berbeda(rows: Iterable[Uji]) -> Counter[tuple[object, ...]]:
    """How many different facts of each table: one that stands under several kegiatan counts once."""
    facts = {(kelompok(u.row), kunci(u.row.indikator), u.nilai.periode, u.t, u.r, u.c) for u in rows}
    return Counter(fact[0] for fact in facts)


def _bacaan_lain(bahan: Bahan, u: Uji, rows: Sequence[Uji], poin: float) -> bool:
    """True where the print is right under another reading of the table: that is then no finding.

    The right value in another column of the row, the mean of a merged cell's items, the neighbouring row's figures.
    """
    return (
        in_row(bahan, f"{u.jalur}/capaian", lambda v: abs(v - u.benar) <= poin and abs(v - u.r) > poin) is not None
        or _rata_butir(u, rows, poin)
        or _baris_lain(u, rows, poin)
    )


def _kebiasaan(wrong: Sequence[Uji], poin: float) -> set[str]:
    """The ways of comparing that most of the wrong rows follow: the document measures so, it does not err so."""
    ways = Counter(way for u in wrong for way in _periode_lain(u, poin))
    return {way for way, n in ways.items() if n >= KEBIASAAN and n * 2 > len(wrong)}


def _periode_lain(u: Uji, poin: float) -> set[str]:
    """The other periods' figures that give the achievement: the year's target, all quarters so far, another year's.

    An achievement of 100 says nothing: many pairs of figures give it.
    """
    if u.c == 100:
        return set()
    out = set()
    so_far = 0.0
    for n in u.row.nilai:
        t, r = rumus.satu_bilangan(n.target), rumus.satu_bilangan(n.realisasi)
        if len(n.periode) == len(u.nilai.periode):
            so_far += r or 0.0
        name = "setahun" if n.periode.isdigit() else "triwulan"
        if t and n is not u.nilai and cocok(t, u.r, u.c, poin):
            out.add(f"target-{name}")
        if r is not None and n is not u.nilai and cocok(u.t, r, u.c, poin):
            out.add(f"realisasi-{name}")
        if t and r is not None and n is not u.nilai and cocok(t, r, u.c, poin):
            out.add(f"keduanya-{name}")
        if t and so_far and cocok(t, so_far, u.c, poin):
            out.add(f"kumulatif-{name}")
    return out


def _rata_butir(u: Uji, rows: Sequence[Uji], poin: float) -> bool:
    """A merged cell holds the mean achievement of the items that it spans; rows that are right are no such items."""
    same = [o for o in rows if o.row.sasaran == u.row.sasaran and o.nilai.periode == u.nilai.periode and o.c == u.c]
    run = [o for o in same if not o.cocok(poin)]
    return abs(sum(o.benar for o in run) / len(run) - u.c) <= poin


def _baris_lain(u: Uji, rows: Sequence[Uji], poin: float) -> bool:
    """The figures of the row above or below give the achievement, and theirs is wrong too: the rows were shifted."""
    place = rows.index(u)
    near = [o for o in rows[max(0, place - 1) : place + 2] if o is not u and o.nilai.periode == u.nilai.periode]
    return any(not o.cocok(poin) and cocok(o.t, o.r, u.c, poin) for o in near)


def _batas(rows: Sequence[Uji], poin: float) -> set[float]:
    """The values at which the document caps its achievements: 100, or its highest one where many rows share it."""
    over = Counter(u.c for u in rows if not u.cocok(poin) and u.benar > u.c)
    top = max((u.c for u in rows), default=0.0)
    return {c for c, n in over.items() if c == 100 or (n >= BERULANG and c == top and c > 100 and c % 5 == 0)}


def _dibatasi(bahan: Bahan, aturan: Aturan, u: Uji, yakin: float) -> Temuan:
    why = phrase("dibatasi", target=u.target.raw, realisasi=u.realisasi.raw, batas=angka(u.c))
    return lapor(
        bahan,
        aturan,
        KODE,
        jalur=f"{u.jalur}/capaian",
        dasar=(f"{u.jalur}/target", f"{u.jalur}/realisasi"),
        tempat=sebutan(u.row, u.nilai),
        tercetak=u.capaian.raw,
        seharusnya=angka(u.benar),
        hitungan=why,
        sebab="dibatasi",
        yakin=yakin,
    )


def _salah(bahan: Bahan, aturan: Aturan, u: Uji, yakin: float, poin: float) -> Iterator[Temuan]:
    why: Phrase = phrase(
        "rumus-terbalik" if u.makin_rendah else "rumus-biasa", target=u.target.raw, realisasi=u.realisasi.raw
    )
    gap = abs(u.c - u.benar)
    rounded = (gap <= BULAT and u.c == int(u.c)) or (
        not u.makin_rendah and rumus.karena_pembulatan(u.target, u.realisasi, u.c, poin)
    )
    near = gap <= DEKAT * abs(u.benar)
    terms = {"target": u.target, "realisasi": u.realisasi, "capaian": u.capaian}
    ragu = explained(bahan, terms, u.paths(), lambda v: cocok(v["target"], v["realisasi"], v["capaian"], poin))
    if ragu is None and abs(u.c - u.r) <= poin and "%" not in u.target.raw + (u.target.satuan or ""):
        ragu = phrase("realisasi-persen")
    yield lapor(
        bahan,
        aturan,
        KODE,
        jalur=f"{u.jalur}/capaian",
        dasar=(f"{u.jalur}/target", f"{u.jalur}/realisasi"),
        tempat=sebutan(u.row, u.nilai),
        tercetak=u.capaian.raw,
        seharusnya=angka(u.benar),
        hitungan=why,
        sebab="pembulatan" if rounded else f"berulang/{kunci(u.row.indikator)}/{u.nilai.periode}/{u.t}/{u.r}/{u.c}",
        yakin=max(yakin, YAKIN_DEKAT) if near else yakin,
        ragu=ragu,
    )


def _tanpa_realisasi(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """An achievement beside an empty realisasi, in a row whose other periods have one."""
    for path, row, value in bahan.nilai():
        c = rumus.satu_bilangan(value.capaian)
        if value.realisasi is not None or value.capaian is None or value.target is None or not c:
            continue
        if not any(n.realisasi is not None and n.capaian is not None for n in row.nilai):
            continue
        yield lapor(
            bahan,
            aturan,
            KODE,
            jalur=f"{path}/capaian",
            dasar=(f"{path}/target",),
            tempat=sebutan(row, value),
            tercetak=value.capaian.raw,
            hitungan=phrase("capaian-tanpa-realisasi"),
            sebab="tanpa-realisasi",
            yakin=TANPA_BUKTI if _ocr(bahan, f"{path}/capaian") else 1.0,
        )


def _ocr(bahan: Bahan, jalur: str) -> bool:
    asal = bahan.asal(jalur)
    return asal is not None and asal.sumber == "ocr"


def capaian_janggal(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Achievements far from what a target can mean; T = 0 has a value only where R = 0.

    Only where the achievement follows from its target and realisasi: one that does not is misread, or told already.
    """
    bounds = {n: aturan.toleransi("capaian-janggal", n) for n in ("batas_atas", "batas_bawah")}
    poin = aturan.toleransi(KODE, "poin")
    for path, row, value in bahan.nilai():
        t, r, c = (rumus.satu_bilangan(q) for q in (value.target, value.realisasi, value.capaian))
        if t is None or r is None or c is None or value.capaian is None or not satuan_persen(value.capaian):
            continue
        why = _janggal(t, r, c, bounds, poin)
        if why is None:
            continue
        yield lapor(
            bahan,
            aturan,
            "capaian-janggal",
            jalur=f"{path}/capaian",
            tempat=sebutan(row, value),
            tercetak=value.capaian.raw,
            hitungan=why,
            sebab=why.name,
        )


def _janggal(t: float, r: float, c: float, bounds: Mapping[str, float], poin: float) -> Phrase | None:
    high, low = bounds["batas_atas"], bounds["batas_bawah"]
    if t == 0:
        return phrase("target-nol") if c != 100 and r != 0 and c != 0 else None
    if (c > high or c < low) and cocok(t, r, c, poin):
        return phrase("capaian-di-luar", bawah=angka(low), atas=angka(high))
    return None
