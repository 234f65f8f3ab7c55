"""A report of many documents by region: what each region's page holds, and its row on the page above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from petik.reports.content.documents import region_key
from petik.reports.content.plain_rows import Row, text_at
from petik.reports.page.files import file_name
from petik.reports.page.frame import Material
from petik.schemas.temuan import Temuan


@dataclass(frozen=True, slots=True)
class RegionPage:
    """A region's page: its file's name, the region's name, and what it is about."""

    berkas: str
    nama: str
    material: Material


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A region's row on the page above; `counts` findings by severity, `kode` by rule."""

    nama: str
    link: str
    dokumen: int
    with_findings: int
    jumlah: int
    counts: Counter[str]
    kode: Counter[str]


def region_pages(material: Material) -> list[RegionPage]:
    """The regions by their codes, documents without one last. Files that gave no document belong to no region."""
    regions: dict[str, list[Row]] = {}
    for row in material.dokumen:
        regions.setdefault(region_key(row), []).append(row)
    where = {text_at(row, "dok_id"): key for key, rows in regions.items() for row in rows}
    temuan: dict[str, list[Temuan]] = {}
    for item in material.temuan:
        temuan.setdefault(where.get(item.dok_id, ""), []).append(item)
    records = {f"records/{dok_id}.json": key for dok_id, key in where.items()}
    file_rows: dict[str, list[Row]] = {}
    for row in material.berkas:
        if (key := records.get(text_at(row, "rekaman") or "")) is not None:
            file_rows.setdefault(key, []).append(row)
    taken: set[str] = set()
    out = []
    for key in sorted({*regions, *temuan}, key=lambda key: (not key, key)):
        rows = regions.get(key, [])
        region_name = next(
            (name for row in rows if (name := text_at(row, "wilayah"))), material.words("wilayah_kosong")
        )
        own = replace(material, dokumen=rows, berkas=file_rows.get(key, []), temuan=temuan.get(key, []))
        out.append(RegionPage(file_name(key, region_name, taken), region_name, own))
    return out


def region_row(part: RegionPage, folder: str) -> RegionRow:
    """The row that leads to the page in *folder*."""
    found: Sequence[Temuan] = part.material.temuan
    return RegionRow(
        part.nama,
        f"{folder}/{part.berkas}",
        len(part.material.dokumen),
        len({t.dok_id for t in found}),
        len(found),
        Counter(t.tingkat for t in found),
        Counter(t.kode for t in found),
    )
