"""A comparison as rows of its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyarrow as pa

from petik.compare.padanan import Padanan
from petik.compare.pairs.group import Grup, Terkait
from petik.compare.perbandingan import BarisPerbandingan
from petik.datasets.rows.arrow import arrow_table
from petik.datasets.rows.record import record_rows
from petik.datasets.schema.compare import PADANAN, PERBANDINGAN, TERKAIT
from petik.datasets.schema.tables import CAPAIAN, Row
from petik.schemas.record import Rekaman

QUANTITIES = ("target", "realisasi", "capaian")
PARTS = ("raw", "nilai", "satuan", "keyakinan", "catatan")
FROM_CAPAIAN = tuple(f"{name}_{part}" for name in QUANTITIES for part in PARTS)  # copied, never worked out


def comparison_tables(
    found: Padanan, baris: Sequence[BarisPerbandingan], records: Mapping[str, Rekaman]
) -> dict[str, pa.Table]:
    """The Arrow tables of `schema_compare.COMPARED`, by name."""
    names = {g.id: g.nama for g in found.grup}
    return {
        PADANAN.name: arrow_table(PADANAN, padanan_rows(found.grup, records)),
        TERKAIT.name: arrow_table(TERKAIT, terkait_rows(found.terkait, names)),
        PERBANDINGAN.name: arrow_table(PERBANDINGAN, perbandingan_rows(baris, records)),
    }


def padanan_rows(groups: Iterable[Grup], records: Mapping[str, Rekaman]) -> Iterator[Row]:
    """A row per member of every group."""
    for g in groups:
        for b in g.anggota:
            record = records[b.dok_id]
            yield {
                "indikator_id": b.key,
                "grup": g.id,
                "nama_grup": g.nama,
                "hubungan": "sama",
                "pasti": g.pasti,
                "skor": round(g.skor, 4),
                "alasan": "; ".join(g.alasan) or None,
                "jenis_satuan": g.jenis,
                "satuan_grup": g.satuan,
                "polaritas": g.polaritas,
                "dok_id": b.dok_id,
                "wilayah": b.wilayah,
                "kode_wilayah": record.dokumen.kode_wilayah,
                "perangkat_daerah": b.perangkat_daerah,
                "indikator": b.text,
                "satuan": b.satuan,
                "halaman": record.indikator[int(b.jalur.rpartition("/")[2])].halaman,
                "jalur": b.jalur,
            }


def terkait_rows(pairs: Iterable[Terkait], names: Mapping[str, str]) -> Iterator[Row]:
    """A row per pair of related groups; *names*: what the groups are called."""
    for t in pairs:
        yield {
            "grup": t.a,
            "nama_grup": names[t.a],
            "grup_lain": t.b,
            "nama_lain": names[t.b],
            "hubungan": "terkait",
            "skor": round(t.skor, 4),
            "alasan": "; ".join(t.alasan) or None,
        }


def perbandingan_rows(baris: Iterable[BarisPerbandingan], records: Mapping[str, Rekaman]) -> Iterator[Row]:
    """A row per compared value; the quantities are copied from the row of `capaian` that it is."""
    printed = {
        row["capaian_id"]: {name: row[name] for name in FROM_CAPAIAN}
        for dok_id, record in records.items()
        for row in record_rows(dok_id, record)[CAPAIAN.name]
    }
    for b in baris:
        key = f"{b.dok_id}/{b.jalur}"
        yield {
            **printed[key],
            "capaian_id": key,
            "grup": b.grup,
            "nama_grup": b.nama,
            "wilayah": b.wilayah,
            "kode_wilayah": b.kode_wilayah,
            "perangkat_daerah": b.perangkat_daerah,
            "periode": b.periode,
            "tahun": b.tahun,
            "tahunan": b.tahunan,
            "indikator": b.indikator,
            "satuan": b.satuan,
            "polaritas": b.polaritas,
            "ganda": b.ganda,
            "dok_id": b.dok_id,
            "halaman": b.halaman,
            "jalur": b.jalur,
        }
