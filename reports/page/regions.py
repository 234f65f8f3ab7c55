"""A report of many documents by region: what each region's page holds, and its row on the page above."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from petik.reports.content.documents import kunci_wilayah
from petik.reports.content.plain_rows import Row, teks
from petik.reports.page.frame import Bahan
from petik.schemas.temuan import Temuan


@dataclass(frozen=True, slots=True)
class BagianLaporan:
    """A region's page: its file's name, the region's name, and what it is about."""

    berkas: str
    nama: str
    bahan: Bahan


@dataclass(frozen=True, slots=True)
class BarisWilayah:
    """A region's row on the page above; `hitung` findings by severity, `kode` by rule."""

    nama: str
    tautan: str
    dokumen: int
    bertemuan: int
    jumlah: int
    hitung: Counter[str]
    kode: Counter[str]


def bagian_laporan(bahan: Bahan) -> list[BagianLaporan]:
    """The regions by their codes, documents without one last. Files that gave no document belong to no region."""
    regions: dict[str, list[Row]] = {}
    for row in bahan.dokumen:
        regions.setdefault(kunci_wilayah(row), []).append(row)
    where = {teks(row, "dok_id"): key for key, rows in regions.items() for row in rows}
    temuan: dict[str, list[Temuan]] = {}
    for item in bahan.temuan:
        temuan.setdefault(where.get(item.dok_id, ""), []).append(item)
    records = {f"records/{dok_id}.json": key for dok_id, key in where.items()}
    berkas: dict[str, list[Row]] = {}
    for row in bahan.berkas:
        if (key := records.get(teks(row, "rekaman") or "")) is not None:
            berkas.setdefault(key, []).append(row)
    taken: set[str] = set()
    out = []
    for key in sorted({*regions, *temuan}, key=lambda key: (not key, key)):
        rows = regions.get(key, [])
        nama = next((name for row in rows if (name := teks(row, "wilayah"))), bahan.kata("wilayah_kosong"))
        own = replace(bahan, dokumen=rows, berkas=berkas.get(key, []), temuan=temuan.get(key, []))
        out.append(BagianLaporan(_nama_berkas(key, nama, taken), nama, own))
    return out


def baris_wilayah(bagian: BagianLaporan, folder: str) -> BarisWilayah:
    """The row that leads to the page in *folder*."""
    found: Sequence[Temuan] = bagian.bahan.temuan
    return BarisWilayah(
        bagian.nama,
        f"{folder}/{bagian.berkas}",
        len(bagian.bahan.dokumen),
        len({t.dok_id for t in found}),
        len(found),
        Counter(t.tingkat for t in found),
        Counter(t.kode for t in found),
    )


def _nama_berkas(key: str, nama: str, taken: set[str]) -> str:
    """A plain name that needs no quoting anywhere: "73.08-kabupaten-bone.html"."""
    code = key if re.fullmatch(r"[\d.]{2,8}", key) else ""
    plain = unicodedata.normalize("NFKD", nama).encode("ascii", "ignore").decode().casefold()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "wilayah"
    base = f"{code}-{slug}" if code else slug
    name, number = f"{base}.html", 2
    while name in taken:
        name, number = f"{base}-{number}.html", number + 1
    taken.add(name)
    return name
