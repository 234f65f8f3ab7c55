"""Rules on rows: achievement, absorption, spending above the budget, quarters that miss the year's target."""

from __future__ import annotations

from collections.abc import Iterator

from petik.checks import rumus
from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, kunci
from petik.checks.report import angka, lapor
from petik.normalise.values.satuan import kenal
from petik.schemas.record import Indikator, Kuantitas, Nilai
from petik.schemas.temuan import Temuan, Tingkat


def capaian_tidak_cocok(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Achievements that no formula gives, and achievements without a realisasi."""
    poin = aturan.toleransi("capaian-tidak-cocok", "poin")
    setahun = _dari_target_setahun(bahan, poin)
    for path, row, value in bahan.nilai():
        if setahun and "-" in value.periode:
            continue
        hitungan = _salah(row, value, poin)
        if hitungan is None or value.capaian is None:
            continue
        seharusnya, cara, tingkat = hitungan
        yield lapor(
            bahan,
            aturan,
            "capaian-tidak-cocok",
            jalur=f"{path}/capaian",
            dasar=(f"{path}/target", f"{path}/realisasi"),
            tempat=_tempat(row, value),
            tercetak=value.capaian.raw,
            seharusnya=seharusnya,
            hitungan=cara,
            tingkat=tingkat,
        )
    yield from _tanpa_realisasi(bahan, aturan)


def _salah(row: Indikator, value: Nilai, poin: float) -> tuple[str, str, Tingkat] | None:
    """What the achievement should be, how that is computed, and how bad it is; None where it is right or untestable."""
    t, r, c = (rumus.satu_bilangan(q) for q in (value.target, value.realisasi, value.capaian))
    if t is None or r is None or c is None or t == 0 or value.target is None or value.realisasi is None:
        return None
    if beda_satuan(value.target, value.realisasi) or value.capaian is None:
        return None
    slack = poin + 1e-9
    right = rumus.biasa(t, r)
    less = rumus.makin_rendah(row.indikator, row.sasaran, row.formulasi)
    allowed = [right, *rumus.terbalik(t, r)]
    if any(abs(c - a) <= slack for a in allowed):
        return None
    if "%" not in value.capaian.raw and abs(c) <= 2 and abs(c * 100 - right) <= slack:
        return None  # printed as a share of one
    if not _percent_column(value.capaian):
        return None
    best = rumus.terbalik(t, r)[0] if less else right
    formula = "(2 × target − realisasi) / target × 100" if less else "realisasi / target × 100"
    cara = f"{formula}: target {value.target.raw}, realisasi {value.realisasi.raw}"
    if abs(c - 100) <= 0.005 and best > 100:
        cara += "; dibatasi pada 100"
    rounded = not less and rumus.karena_pembulatan(value.target, value.realisasi, c, poin)
    return angka(best), cara, "peringatan" if rounded else "galat"


def _percent_column(capaian: Kuantitas) -> bool:
    """An achievement with a unit of its own ("5 Laporan") is no percentage."""
    unit = kenal(capaian.satuan) if capaian.satuan else None
    return unit is None or unit.jenis in ("persen", "nilai")


def beda_satuan(target: Kuantitas, realisasi: Kuantitas) -> bool:
    """True where both units are known and differ, or one is a percentage and the other a count."""
    left = kenal(target.satuan) if target.satuan else None
    right = kenal(realisasi.satuan) if realisasi.satuan else None
    if left is None or right is None:
        return bool(target.satuan and realisasi.satuan and kunci(target.satuan) != kunci(realisasi.satuan))
    return left.nama != right.nama


def _dari_target_setahun(bahan: Bahan, poin: float) -> bool:
    """True where the document measures its quarters against the year's target: most wrong quarters then fit."""
    fits = wrong = 0
    for _, row, value in bahan.nilai():
        if "-" not in value.periode or _salah(row, value, poin) is None:
            continue
        wrong += 1
        year = next((n for n in row.nilai if n.periode == value.periode[:4]), None)
        t, r, c = (rumus.satu_bilangan(q) for q in (year.target if year else None, value.realisasi, value.capaian))
        fits += t is not None and r is not None and c is not None and t != 0 and abs(rumus.biasa(t, r) - c) <= poin
    return wrong > 0 and fits > wrong / 2


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
            "capaian-tidak-cocok",
            jalur=f"{path}/capaian",
            dasar=(f"{path}/target",),
            tempat=_tempat(row, value),
            tercetak=value.capaian.raw,
            seharusnya="kosong",
            hitungan="capaian tercetak tanpa realisasi",
        )


def _tempat(row: Indikator, value: Nilai) -> str:
    return f"{row.indikator or '(indikator tanpa nama)'}, {value.periode}"


def capaian_janggal(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Achievements far from what a target can mean; T = 0 has a value only where R = 0."""
    high = aturan.toleransi("capaian-janggal", "batas_atas")
    low = aturan.toleransi("capaian-janggal", "batas_bawah")
    for path, row, value in bahan.nilai():
        t, c = rumus.satu_bilangan(value.target), rumus.satu_bilangan(value.capaian)
        if c is None or value.capaian is None or not _percent_column(value.capaian) or value.realisasi is None:
            continue
        if c > high or c < low:
            why = f"di luar {angka(low)} sampai {angka(high)}"
        elif t == 0 and c != 100:
            why = "target 0 tidak dapat dijadikan pembagi"
        else:
            continue
        yield lapor(
            bahan,
            aturan,
            "capaian-janggal",
            jalur=f"{path}/capaian",
            tempat=_tempat(row, value),
            tercetak=value.capaian.raw,
            hitungan=why,
        )


def persen_tidak_cocok(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Absorption that is not realisasi / anggaran x 100."""
    poin = aturan.toleransi("persen-tidak-cocok", "poin")
    for i, row in enumerate(bahan.rekaman.anggaran):
        a, r, p = (rumus.satu_bilangan(q) for q in (row.anggaran, row.realisasi, row.persen))
        if not a or r is None or p is None or row.persen is None or row.anggaran is None or row.realisasi is None:
            continue
        right = r / a * 100
        slack = max(poin, rumus.langkah(row.persen)) + 1e-9
        if abs(right - p) <= slack or ("%" not in row.persen.raw and abs(p) <= 2 and abs(p * 100 - right) <= 1):
            continue
        yield lapor(
            bahan,
            aturan,
            "persen-tidak-cocok",
            jalur=f"anggaran/{i}/persen",
            dasar=(f"anggaran/{i}/anggaran", f"anggaran/{i}/realisasi"),
            tempat=row.uraian or "Jumlah",
            tercetak=row.persen.raw,
            seharusnya=angka(right),
            hitungan=f"{row.realisasi.raw} / {row.anggaran.raw} × 100",
        )


def belanja_melebihi_pagu(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Spending above the budget of the same row."""
    for i, row in enumerate(bahan.rekaman.anggaran):
        a, r = rumus.satu_bilangan(row.anggaran), rumus.satu_bilangan(row.realisasi)
        if not a or r is None or r <= a or row.anggaran is None or row.realisasi is None:
            continue
        yield lapor(
            bahan,
            aturan,
            "belanja-melebihi-pagu",
            jalur=f"anggaran/{i}/realisasi",
            dasar=(f"anggaran/{i}/anggaran",),
            tempat=row.uraian or "Jumlah",
            tercetak=row.realisasi.raw,
            seharusnya=row.anggaran.raw,
        )


def triwulan_tidak_menuju_target(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Four quarters that neither end at, nor add up to, nor each equal the year's target.

    Silent where one series of percentages stands in many rows (progress of work), and where units differ.
    """
    slack = aturan.toleransi("triwulan-tidak-menuju-target", "selisih")
    rows = list(bahan.rekaman.indikator)
    series = [_triwulan(row) for row in rows]
    for i, (row, quarters) in enumerate(zip(rows, series, strict=True)):
        year = next((n for n in row.nilai if n.periode.isdecimal() and n.target is not None), None)
        target = rumus.satu_bilangan(year.target) if year is not None else None
        if year is None or year.target is None or target is None or quarters is None or series.count(quarters) > 2:
            continue
        units = {kunci(q.satuan) for q in (year.target, *_cetakan(row)) if q.satuan}
        values = [v for v in quarters if v is not None]
        if len(units) > 1 or not values or quarters[3] is None:
            continue
        near = abs(target) * slack + 1e-9
        if abs(quarters[3] - target) <= near or abs(sum(values) - target) <= near:
            continue
        yield lapor(
            bahan,
            aturan,
            "triwulan-tidak-menuju-target",
            jalur=f"indikator/{i}/nilai/{row.nilai.index(year)}/target",
            dasar=tuple(f"indikator/{i}/nilai/{j}/target" for j in range(len(row.nilai))),
            tempat=row.indikator,
            tercetak=" / ".join(q.raw for q in _cetakan(row)),
            seharusnya=year.target.raw,
            hitungan=f"triwulan IV {angka(quarters[3])}, jumlah triwulan {angka(sum(values))}",
        )


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
