"""Rules across the years of one agency: last year's figure told otherwise, and values that leap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from petik.checks import rumus
from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, kunci, kunci_instansi
from petik.checks.nilai import kunci_indikator, sama
from petik.checks.report import angka, lapor
from petik.checks.wording import Joined, phrase
from petik.normalise.values.satuan import kenal
from petik.schemas.data import istilah, pilihan
from petik.schemas.record import Kuantitas
from petik.schemas.temuan import Temuan

SEMENTARA = re.compile(r"\*|sementara", re.I)  # provisional figures change
# measures that move slowly: a share, a score, a ratio; counts of what was done may well treble
LAMBAT = re.compile(rf"\b(?:{pilihan(istilah().lambat)})\b", re.I)
PANDEMI = (2020, 2021)  # years whose figures leapt everywhere
TAHUN = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Capaian:
    """A realisasi of a whole year as one document prints it."""

    bahan: Bahan
    jalur: str
    nama: str
    tahun: int
    nilai: Kuantitas


def riwayat_berbeda(bahan: Sequence[Bahan], aturan: Aturan) -> Iterator[Temuan]:
    """A report that quotes last year's realisasi otherwise than last year's own report of the agency (P53 p.18)."""
    for documents in _per_instansi(bahan).values():
        reports = [b for b in documents if b.rekaman.dokumen.jenis == "lkip"]
        own: dict[tuple[str, int], list[Capaian]] = {}
        for b in reports:
            for found in _realisasi(b):
                if found.tahun == b.rekaman.dokumen.tahun:
                    own.setdefault((kunci_indikator(found.nama), found.tahun), []).append(found)
        for b in reports:
            for quoted in _realisasi(b):
                before = own.get((kunci_indikator(quoted.nama), quoted.tahun), [])
                later = quoted.tahun < (b.rekaman.dokumen.tahun or 0)
                if later and before and not any(sama(o.nilai, quoted.nilai) for o in before):
                    yield _riwayat(aturan, quoted, before[0])


def _riwayat(aturan: Aturan, quoted: Capaian, before: Capaian) -> Temuan:
    return lapor(
        quoted.bahan,
        aturan,
        "riwayat-berbeda",
        jalur=quoted.jalur,
        tempat=phrase("kolom-realisasi", nama=quoted.nama, periode=f" {quoted.tahun}"),
        tercetak=quoted.nilai.raw,
        seharusnya=before.nilai.raw,
        hitungan=phrase("laporan-tahun", tahun=quoted.tahun, berkas=before.bahan.rekaman.dokumen.berkas),
        yakin=before.bahan.keyakinan(before.jalur),
    )


def lompatan_nilai(bahan: Sequence[Bahan], aturan: Aturan) -> Iterator[Temuan]:
    """A realisasi that a year later is several times as high or low, or ten, a hundred, a thousand times."""
    factor = aturan.toleransi("lompatan-nilai", "kali")
    least = aturan.toleransi("lompatan-nilai", "dasar")
    for documents in _per_instansi(bahan).values():
        series: dict[tuple[str, str], dict[int, Capaian]] = {}
        for b in documents:
            for found in _realisasi(b):
                unit = kenal(found.nilai.satuan) if found.nilai.satuan else None
                key = (kunci_indikator(found.nama), unit.nama if unit is not None else kunci(found.nilai.satuan))
                series.setdefault(key, {}).setdefault(found.tahun, found)
        for years in series.values():
            for year, now in sorted(years.items()):
                before = years.get(year - 1)
                if before is not None and not set(PANDEMI) & {year, year - 1}:
                    yield from _lompatan(aturan, before, now, factor, least)


def _lompatan(aturan: Aturan, before: Capaian, now: Capaian, factor: float, least: float) -> Iterator[Temuan]:
    a, b = abs(float(before.nilai.value or 0)), abs(float(now.nilai.value or 0))
    if min(a, b) <= 0 or max(a, b) < least:
        return
    times = max(a / b, b / a)
    ten = next((n for n in (10, 100, 1000) if abs(times / n - 1) < 0.02), None)
    if ten is None and (min(a, b) < least or times < factor or not LAMBAT.search(now.nama)):
        return
    why = phrase("kali-lebih-tinggi" if b > a else "kali-lebih-rendah", kali=angka(times), tahun=before.tahun)
    yield lapor(
        now.bahan,
        aturan,
        "lompatan-nilai",
        jalur=now.jalur,
        dasar=(before.jalur,) if before.bahan is now.bahan else (),
        tempat=phrase("kolom-realisasi", nama=now.nama, periode=f" {now.tahun}"),
        tercetak=now.nilai.raw,
        seharusnya=before.nilai.raw,
        hitungan=Joined((why, phrase("mungkin-desimal"))) if ten is not None else why,
    )


def _per_instansi(bahan: Sequence[Bahan]) -> dict[tuple[str, str], list[Bahan]]:
    out: dict[tuple[str, str], list[Bahan]] = {}
    for b in bahan:
        if (agency := kunci_instansi(b.rekaman.dokumen)) is not None:
            out.setdefault(agency, []).append(b)
    return out


def _realisasi(b: Bahan) -> Iterator[Capaian]:
    """The realisasi of whole years, of names that say something by themselves."""
    for path, row, value in b.nilai():
        quantity = value.realisasi
        if row.indikator is None or quantity is None or row.tingkat in ("kegiatan", "subkegiatan"):
            continue
        if not TAHUN.fullmatch(value.periode) or SEMENTARA.search(quantity.raw):
            continue
        if rumus.satu_bilangan(quantity) is None:
            continue
        if len(kunci_indikator(row.indikator)) >= 12:
            yield Capaian(b, f"{path}/realisasi", row.indikator, int(value.periode), quantity)
