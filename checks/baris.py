"""Rules on rows: absorption, spending above the budget, quarters that miss the year's target."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from petik.checks import rumus
from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, kunci
from petik.checks.misreadings import evidence, explained, in_row
from petik.checks.report import angka, lapor
from petik.checks.wording import Words, phrase
from petik.normalise.values.satuan import kenal
from petik.schemas.record import Anggaran, Indikator, Kuantitas, Nilai
from petik.schemas.temuan import Temuan

YAKIN_DEKAT = 0.85  # a percentage that misses by a point at most is a slip, not another column
AKHIR_TAHUN = ("-TW4", "-S2", "-B12")
BUKTI_AKHIR = 3  # rows whose last target is the year's, for each one whose is not
RATA = 0.006  # points: half the last digit of a mean with two decimals
BEDA_KECIL = 0.1  # points that cutting off instead of rounding explains
SERIBU = 1000  # rupiah: less is no budget but a number of a column
JAUH_DI_ATAS = 3  # spending that exceeds its budget more often than this was misread


def beda_satuan(target: Kuantitas, realisasi: Kuantitas) -> bool:
    """True where both units are known and differ, or one is a percentage and the other a count."""
    left = kenal(target.satuan) if target.satuan else None
    right = kenal(realisasi.satuan) if realisasi.satuan else None
    if left is None or right is None:
        return bool(target.satuan and realisasi.satuan and kunci(target.satuan) != kunci(realisasi.satuan))
    return left.nama != right.nama


def satuan_persen(capaian: Kuantitas) -> bool:
    """True for an achievement in per cent; one with a unit of its own ("5 Laporan") is none."""
    unit = kenal(capaian.satuan) if capaian.satuan else None
    return unit is None or unit.jenis in ("persen", "nilai")


def sebutan(row: Indikator, value: Nilai) -> Words:
    """What a row's value is called: "Jumlah koperasi aktif, 2023"."""
    return f"{row.indikator}, {value.periode}" if row.indikator else phrase("tanpa-nama-pada", periode=value.periode)


@dataclass(frozen=True)
class Bilangan:
    """A print that is plainly one number."""

    print: Kuantitas
    angka: float


@dataclass(frozen=True)
class Target(Bilangan):
    """A target of a row: its number among the row's values, and its period."""

    index: int
    periode: str


def _bilangan(quantity: Kuantitas | None) -> Bilangan | None:
    number = rumus.satu_bilangan(quantity)
    return Bilangan(quantity, number) if quantity is not None and number is not None else None


@dataclass(frozen=True)
class Serapan:
    """A budget row with amount, spending and percentage: its number in the record, and the three as numbers.

    `digit` is half the last printed digit of the percentage, in points.
    """

    index: int
    row: Anggaran
    a: float
    r: float
    p: float
    digit: float

    @property
    def benar(self) -> float:
        return self.r / self.a * 100

    def paths(self) -> dict[str, str]:
        return {name: f"anggaran/{self.index}/{name}" for name in ("anggaran", "realisasi", "persen")}

    def prints(self) -> dict[str, Kuantitas]:
        found = ((name, getattr(self.row, name)) for name in ("anggaran", "realisasi", "persen"))
        return {name: quantity for name, quantity in found if quantity is not None}


def persen_tidak_cocok(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Absorption that is not realisasi / anggaran x 100."""
    poin = aturan.toleransi("persen-tidak-cocok", "poin")
    rows = list(_serapan(bahan))
    wrong = [s for s in rows if not _cocok(s, poin)]
    wrong = [s for s in wrong if not _bacaan_lain(bahan, s, rows, poin)]
    yakin = evidence(sum(_cocok(s, poin) for s in rows), len(wrong))
    for s in wrong:
        prints = s.prints()
        gap = abs(s.benar - s.p)
        ragu = explained(bahan, prints, s.paths(), partial(_serapan_cocok, poin))
        yield lapor(
            bahan,
            aturan,
            "persen-tidak-cocok",
            jalur=f"anggaran/{s.index}/persen",
            dasar=(f"anggaran/{s.index}/anggaran", f"anggaran/{s.index}/realisasi"),
            tempat=s.row.uraian or phrase("jumlah"),
            tercetak=prints["persen"].raw,
            seharusnya=angka(s.benar),
            hitungan=f"{prints['realisasi'].raw} / {prints['anggaran'].raw} × 100",
            sebab="pembulatan" if gap <= 1 and (s.p == int(s.p) or gap <= BEDA_KECIL) else None,
            yakin=max(yakin, YAKIN_DEKAT) if gap <= 1 else yakin,
            ragu=ragu,
        )


def _serapan(bahan: Bahan) -> Iterator[Serapan]:
    for i, row in enumerate(bahan.rekaman.anggaran):
        a, r, p = (rumus.satu_bilangan(q) for q in (row.anggaran, row.realisasi, row.persen))
        if not a or r is None or p is None or row.persen is None:
            continue
        share = "%" not in row.persen.raw and abs(p) <= 2 and abs(p * 100 - r / a * 100) <= 1  # of one
        scale = 100 if share else 1
        yield Serapan(i, row, a, r, p * scale, rumus.langkah(row.persen) * scale)


def _serapan_cocok(poin: float, v: Mapping[str, float]) -> bool:
    return v["anggaran"] != 0 and abs(v["realisasi"] / v["anggaran"] * 100 - v["persen"]) <= poin


def _cocok(s: Serapan, poin: float) -> bool:
    return abs(s.benar - s.p) <= max(poin, s.digit) + 1e-9


def _bacaan_lain(bahan: Bahan, s: Serapan, rows: Sequence[Serapan], poin: float) -> bool:
    """True where the print is right under another reading.

    What is left, the mean of the rows below, the row's share of the total, the right value or another budget (before
    the change) in another column, the neighbouring row's figures.
    """
    largest = max((o.a for o in rows), default=s.a)
    below = [o.p for o in rows if o.index > s.index]
    means = [sum(below[:k]) / k for k in range(2, len(below) + 1)]
    same = [o for o in rows if abs(o.index - s.index) == 1 and not _cocok(o, poin)]
    jalur = f"anggaran/{s.index}/persen"
    swapped = any(abs(o.benar - s.p) <= poin and abs(s.benar - o.p) <= poin for o in same)
    return (
        abs(100 - s.benar - s.p) <= poin
        or any(abs(mean - s.p) <= RATA for mean in means)
        or (abs(s.a / largest * 100 - s.p) <= poin and s.a < largest)
        or in_row(bahan, jalur, lambda v: abs(v - s.benar) <= poin) is not None
        or in_row(bahan, jalur, lambda v: v > SERIBU and v != s.a and abs(s.r / v * 100 - s.p) <= poin) is not None
        or (not swapped and any(abs(o.benar - s.p) <= poin for o in same))
    )


def _lebih_tinggi(spent: float, value: float) -> bool:
    """True for another budget (after the change) that covers what was spent."""
    return value > spent


def belanja_melebihi_pagu(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Spending above the budget of the same row.

    Sure where a printed percentage above 100 agrees, or where the table's other rows stay below their budgets. What
    exceeds it several times over is another unit or another row's amount.
    """
    rows = list(enumerate(bahan.rekaman.anggaran))
    pairs = [(i, row, _bilangan(row.anggaran), _bilangan(row.realisasi)) for i, row in rows]
    both = [(i, row, a, r) for i, row, a, r in pairs if a is not None and r is not None and a.angka]
    over = [(i, row, a, r) for i, row, a, r in both if r.angka > a.angka]
    kept = sum(1 for _, _, a, r in both if 0 < r.angka <= a.angka)
    for i, row, budget, spent in over:
        a, r = budget.angka, spent.angka
        if a < SERIBU or "-" in (row.periode or ""):
            continue  # the row of column numbers; a part of the year may exceed its share
        p = rumus.satu_bilangan(row.persen)
        agrees = p is not None and abs(r / a * 100 - p) <= 1
        if (p is not None and not agrees) or r > JAUH_DI_ATAS * a:
            continue  # the percentage is told by its own rule
        other = in_row(bahan, f"anggaran/{i}/realisasi", partial(_lebih_tinggi, r))
        yield lapor(
            bahan,
            aturan,
            "belanja-melebihi-pagu",
            jalur=f"anggaran/{i}/realisasi",
            dasar=(f"anggaran/{i}/anggaran",),
            tempat=row.uraian or phrase("jumlah"),
            tercetak=spent.print.raw,
            seharusnya=budget.print.raw,
            yakin=1.0 if agrees else evidence(kept, len(over)),
            ragu=None if agrees else other,
        )


def triwulan_tidak_menuju_target(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Four quarters that neither end at, nor add up to, nor each equal the year's target.

    Silent where one series of percentages stands in many rows (progress of work), and where units differ.
    """
    slack = aturan.toleransi("triwulan-tidak-menuju-target", "selisih")
    rows = list(bahan.rekaman.indikator)
    series = [_triwulan(row) for row in rows]
    tested = [(i, year) for i, row in enumerate(rows) if (year := _setahun(row, series[i], series)) is not None]
    wrong = [(i, year) for i, year in tested if not _menuju(series[i] or (), year.angka, slack)]
    yakin = evidence(len(tested) - len(wrong), len(wrong))
    told = {t.jalur for t in target_akhir_berbeda(bahan, aturan)}
    for i, year in wrong:
        row, values = rows[i], [v for v in series[i] or () if v is not None]
        path = f"indikator/{i}/nilai/{year.index}/target"
        if path in told:
            continue
        yield lapor(
            bahan,
            aturan,
            "triwulan-tidak-menuju-target",
            jalur=path,
            dasar=tuple(f"indikator/{i}/nilai/{j}/target" for j in range(len(row.nilai))),
            tempat=row.indikator,
            tercetak=" / ".join(q.raw for q in _cetakan(row)),
            seharusnya=year.print.raw,
            hitungan=phrase("triwulan", akhir=angka(values[-1]), jumlah=angka(sum(values))),
            yakin=yakin,
        )


def target_akhir_berbeda(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """The year's target and that of its last quarter or month, where they are the same in nearly all other rows."""
    pairs = [(i, *p) for i, row in enumerate(bahan.rekaman.indikator) if (p := _akhir(row)) is not None]
    differ = [(i, year, last) for i, year, last in pairs if year.angka != last.angka]
    slack = aturan.toleransi("triwulan-tidak-menuju-target", "selisih")
    rows = bahan.rekaman.indikator
    wrong = [(i, y, last) for i, y, last in differ if not _menuju(_bagian(rows[i], y), y.angka, slack)]
    kept = len(pairs) - len(differ)
    if kept < BUKTI_AKHIR or len(wrong) * BUKTI_AKHIR > kept:
        return
    for i, year, last in wrong:
        row = rows[i]
        yield lapor(
            bahan,
            aturan,
            "nilai-berbeda",
            jalur=f"indikator/{i}/nilai/{year.index}/target",
            dasar=(f"indikator/{i}/nilai/{last.index}/target",),
            tempat=phrase("kolom-target", nama=row.indikator or "", periode=f" {last.periode}"),
            tercetak=last.print.raw,
            seharusnya=year.print.raw,
            hitungan=phrase("target-akhir", n=kept),
            yakin=evidence(kept, len(wrong)),
        )


def _bagian(row: Indikator, year: Target) -> list[float | None]:
    """The targets of the parts of the year."""
    return [rumus.satu_bilangan(n.target) for n in row.nilai if n.periode.startswith(f"{year.periode}-")]


def _target(row: Indikator, fits: Callable[[str], bool]) -> Target | None:
    """The first target that stands in a period that *fits*; None where that is no number."""
    found = next(((j, n) for j, n in enumerate(row.nilai) if fits(n.periode) and n.target is not None), None)
    number = _bilangan(found[1].target) if found is not None else None
    return Target(number.print, number.angka, found[0], found[1].periode) if found and number else None


def _akhir(row: Indikator) -> tuple[Target, Target] | None:
    """The year's target and that of its last quarter, half-year or month, where both are numbers of one unit."""
    year, last = _target(row, str.isdigit), _target(row, lambda periode: periode.endswith(AKHIR_TAHUN))
    if year is None or last is None or row.indikator is None or beda_satuan(year.print, last.print):
        return None
    return (year, last) if last.periode.startswith(year.periode) else None


def _setahun(row: Indikator, quarters: Sequence[float | None] | None, series: Sequence[object]) -> Target | None:
    """The year's target of a row whose four quarters can be tested against it."""
    year = _target(row, str.isdigit)
    if year is None or quarters is None or quarters[3] is None or series.count(quarters) > 2:
        return None
    units = {kunci(q.satuan) for q in (year.print, *_cetakan(row)) if q.satuan}
    return year if len(units) <= 1 else None


def _menuju(quarters: Sequence[float | None], target: float, slack: float) -> bool:
    """True where the quarters (one at least) end at, add up to, average to or once reach the year's target."""
    values = [v for v in quarters if v is not None]
    near = abs(target) * slack + 1e-9
    return any(abs(v - target) <= near for v in (values[-1], sum(values), sum(values) / len(values), max(values)))


def _triwulan(row: Indikator) -> tuple[float | None, ...] | None:
    """The targets of quarters I to IV (None where empty); None where the row has no two quarters or an unread one."""
    found: dict[int, float] = {}
    for value in row.nilai:
        if "-TW" in value.periode and value.target is not None:
            number = rumus.satu_bilangan(value.target)
            if number is None:
                return None
            found[int(value.periode[-1])] = number
    return tuple(found.get(k) for k in (1, 2, 3, 4)) if len(found) >= 2 else None


def _cetakan(row: Indikator) -> list[Kuantitas]:
    return [n.target for n in row.nilai if "-TW" in n.periode and n.target is not None]
