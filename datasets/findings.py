"""Findings to rows of the table `temuan`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from datasets.schema import Row
from schemas.temuan import Temuan

SAME = (
    "dok_id", "kode", "tingkat", "periksa_pembacaan", "halaman", "kalimat", "tercetak", "seharusnya", "hitungan",
    "jalur", "tabel", "baris", "kolom", "keyakinan", "kalimat_en",
)  # fmt: skip


def finding_rows(temuan: Sequence[Temuan]) -> Iterator[Row]:
    """One row per finding, in their order; ids count within the document."""
    counts: dict[str, int] = {}
    for item in temuan:
        number = counts[item.dok_id] = counts.get(item.dok_id, 0) + 1
        box = item.kotak or (None, None, None, None)
        row: Row = {name: getattr(item, name) for name in SAME}
        row |= dict(zip(("x0", "top", "x1", "bottom"), box, strict=True))
        yield {"temuan_id": f"{item.dok_id}/temuan/{number}", **row}
