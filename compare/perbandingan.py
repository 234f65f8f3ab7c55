"""The comparison table: group by region by period, with target, realisasi and capaian as printed and where they stand.

Values are passed through untouched, never computed. Yearly values come first; values of quarters, semesters and months
are kept with their period. What one document states several times for one group and period is kept row by row, marked
`ganda`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from petik.compare.keputusan import Keputusan
from petik.compare.padanan import padanan
from petik.compare.pairs.group import Grup
from petik.compare.pairs.item import items_of
from petik.schemas.record import Indikator, Kuantitas, Nilai, Rekaman


@dataclass(frozen=True, slots=True)
class BarisPerbandingan:
    """One value of one indicator row. `jalur` is its path in the record ("indikator/3/nilai/0")."""

    grup: str
    nama: str
    wilayah: str | None
    kode_wilayah: str | None
    perangkat_daerah: str | None
    periode: str
    tahun: int
    tahunan: bool
    indikator: str
    satuan: str | None
    polaritas: str | None
    target: Kuantitas | None
    realisasi: Kuantitas | None
    capaian: Kuantitas | None
    dok_id: str
    halaman: int | None
    jalur: str
    ganda: bool = False


def comparison_of(records: Mapping[str, Rekaman], keputusan: Keputusan | None = None) -> list[BarisPerbandingan]:
    """The comparison of all indicators of *records* (dok_id to record)."""
    return comparison_rows(padanan(list(items_of(records)), keputusan, terkait=False).grup, records)


def comparison_rows(groups: Sequence[Grup], records: Mapping[str, Rekaman]) -> list[BarisPerbandingan]:
    """The rows of *groups*, by group, region, year; yearly values before those of parts of the year."""
    rows = [row for g in groups for row in _rows(g, records)]
    often = Counter((r.grup, r.dok_id, r.periode) for r in rows)
    rows = [replace(r, ganda=True) if often[r.grup, r.dok_id, r.periode] > 1 else r for r in rows]
    return sorted(rows, key=_order)


def yearly_rows(rows: Sequence[BarisPerbandingan]) -> list[BarisPerbandingan]:
    """One kind of value per document, group and year: the yearly ones, those of its parts only where there are none."""
    yearly = {(r.grup, r.dok_id, r.tahun) for r in rows if r.tahunan}
    return [r for r in rows if r.tahunan or (r.grup, r.dok_id, r.tahun) not in yearly]


def _rows(group: Grup, records: Mapping[str, Rekaman]) -> list[BarisPerbandingan]:
    out = []
    for b in group.anggota:
        record = records[b.dok_id]
        indikator = record.indikator[int(b.jalur.rpartition("/")[2])]
        for j, nilai in enumerate(indikator.nilai):
            if nilai.target is None and nilai.realisasi is None and nilai.capaian is None:
                continue
            out.append(_row(group, b.dok_id, record, indikator, nilai, f"{b.jalur}/nilai/{j}"))
    return out


def _row(
    group: Grup, dok_id: str, record: Rekaman, indikator: Indikator, nilai: Nilai, jalur: str
) -> BarisPerbandingan:
    return BarisPerbandingan(
        grup=group.id,
        nama=group.nama,
        wilayah=record.dokumen.wilayah,
        kode_wilayah=record.dokumen.kode_wilayah,
        perangkat_daerah=record.dokumen.perangkat_daerah,
        periode=nilai.periode,
        tahun=int(nilai.periode[:4]),
        tahunan=len(nilai.periode) == 4,
        indikator=indikator.indikator or "",
        satuan=indikator.satuan,
        polaritas=group.polaritas,
        target=nilai.target,
        realisasi=nilai.realisasi,
        capaian=nilai.capaian,
        dok_id=dok_id,
        halaman=indikator.halaman,
        jalur=jalur,
    )


def _order(r: BarisPerbandingan) -> tuple[object, ...]:
    kind, number, _, value = r.jalur.split("/")
    return (
        r.grup, r.kode_wilayah or "~", r.wilayah or "~", r.tahun, not r.tahunan, r.periode, r.dok_id, kind, int(number),
        int(value),
    )  # fmt: skip
