"""Rules across the years of one agency: last year's figure told otherwise, and values that leap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import Joined, phrase
from petik.checks.findings.report import as_printed, finding
from petik.checks.given.keys import agency_of, indikator_key, key_of
from petik.checks.given.material import Material
from petik.checks.given.plain_numbers import plain_number, same_value
from petik.normalise.values.satuan import kenal
from petik.schemas.data import istilah, pilihan
from petik.schemas.record import Kuantitas
from petik.schemas.temuan import Temuan

PROVISIONAL = re.compile(r"\*|sementara", re.I)  # provisional figures change
# measures that move slowly: a share, a score, a ratio; counts of what was done may well treble
SLOW = re.compile(rf"\b(?:{pilihan(istilah().lambat)})\b", re.I)
PANDEMIC = (2020, 2021)  # years whose figures leapt everywhere
YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class YearValue:
    """A realisasi of a whole year as one document prints it."""

    material: Material
    jalur: str
    nama: str
    tahun: int
    nilai: Kuantitas


def riwayat_berbeda(materials: Sequence[Material], aturan: Aturan) -> Iterator[Temuan]:
    """A report that quotes last year's realisasi otherwise than last year's own report of the agency (P53 p.18)."""
    for documents in by_agency(materials).values():
        reports = [b for b in documents if b.record.dokumen.jenis == "lkip"]
        own: dict[tuple[str, int], list[YearValue]] = {}
        for b in reports:
            for found in _year_values(b):
                if found.tahun == b.record.dokumen.tahun:
                    own.setdefault((indikator_key(found.nama), found.tahun), []).append(found)
        for b in reports:
            for quoted in _year_values(b):
                before = own.get((indikator_key(quoted.nama), quoted.tahun), [])
                later = quoted.tahun < (b.record.dokumen.tahun or 0)
                if later and before and not any(same_value(o.nilai, quoted.nilai) for o in before):
                    yield _history_finding(aturan, quoted, before[0])


def _history_finding(aturan: Aturan, quoted: YearValue, before: YearValue) -> Temuan:
    return finding(
        quoted.material,
        aturan,
        "riwayat-berbeda",
        jalur=quoted.jalur,
        tempat=phrase("kolom-realisasi", nama=quoted.nama, periode=f" {quoted.tahun}"),
        tercetak=quoted.nilai.raw,
        seharusnya=before.nilai.raw,
        hitungan=phrase("laporan-tahun", tahun=quoted.tahun, berkas=before.material.record.dokumen.berkas),
        sure=before.material.confidence(before.jalur),
    )


def lompatan_nilai(materials: Sequence[Material], aturan: Aturan) -> Iterator[Temuan]:
    """A realisasi that a year later is several times as high or low, or ten, a hundred, a thousand times."""
    factor = aturan.tolerance("lompatan-nilai", "kali")
    least = aturan.tolerance("lompatan-nilai", "dasar")
    for documents in by_agency(materials).values():
        series: dict[tuple[str, str], dict[int, YearValue]] = {}
        for b in documents:
            for found in _year_values(b):
                unit = kenal(found.nilai.satuan) if found.nilai.satuan else None
                key = (indikator_key(found.nama), unit.nama if unit is not None else key_of(found.nilai.satuan))
                series.setdefault(key, {}).setdefault(found.tahun, found)
        for years in series.values():
            for year, now in sorted(years.items()):
                before = years.get(year - 1)
                if before is not None and not set(PANDEMIC) & {year, year - 1}:
                    yield from _leaps(aturan, before, now, factor, least)


def _leaps(aturan: Aturan, before: YearValue, now: YearValue, factor: float, least: float) -> Iterator[Temuan]:
    a, b = abs(float(before.nilai.value or 0)), abs(float(now.nilai.value or 0))
    if min(a, b) <= 0 or max(a, b) < least:
        return
    times = max(a / b, b / a)
    ten = next((n for n in (10, 100, 1000) if abs(times / n - 1) < 0.02), None)
    if ten is None and (min(a, b) < least or times < factor or not SLOW.search(now.nama)):
        return
    why = phrase("kali-lebih-tinggi" if b > a else "kali-lebih-rendah", kali=as_printed(times), tahun=before.tahun)
    yield finding(
        now.material,
        aturan,
        "lompatan-nilai",
        jalur=now.jalur,
        rests_on=(before.jalur,) if before.material is now.material else (),
        tempat=phrase("kolom-realisasi", nama=now.nama, periode=f" {now.tahun}"),
        tercetak=now.nilai.raw,
        seharusnya=before.nilai.raw,
        hitungan=Joined((why, phrase("mungkin-desimal"))) if ten is not None else why,
    )


def by_agency(materials: Sequence[Material]) -> dict[tuple[str, str], list[Material]]:
    """The documents of each agency; those that name no agency are left out."""
    out: dict[tuple[str, str], list[Material]] = {}
    for b in materials:
        if (agency := agency_of(b.record.dokumen)) is not None:
            out.setdefault(agency, []).append(b)
    return out


def _year_values(b: Material) -> Iterator[YearValue]:
    """The realisasi of whole years, of names that say something by themselves."""
    for path, row, value in b.triples():
        quantity = value.realisasi
        if row.indikator is None or quantity is None or row.tingkat in ("kegiatan", "subkegiatan"):
            continue
        if not YEAR.fullmatch(value.periode) or PROVISIONAL.search(quantity.raw):
            continue
        if plain_number(quantity) is None:
            continue
        if len(indikator_key(row.indikator)) >= 12:
            yield YearValue(b, f"{path}/realisasi", row.indikator, int(value.periode), quantity)
