"""Findings to rows of the table `temuan`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from petik.datasets.schema.tables import Row
from petik.schemas.temuan import Temuan

SAME = (
    "dok_id", "kode", "tingkat", "periksa_pembacaan", "halaman", "kalimat", "tercetak", "seharusnya", "hitungan",
    "jalur", "tabel", "baris", "kolom", "keyakinan", "kalimat_en",
)  # fmt: skip
BOX = ("x0", "top", "x1", "bottom")


def findings_of(rows: Iterable[Row]) -> list[Temuan]:
    """The findings that `finding_rows` made *rows* of."""
    return [
        Temuan.model_validate(
            {
                **{name: row[name] for name in SAME},
                "kotak": None if row["x0"] is None else [row[side] for side in BOX],
            }
        )
        for row in rows
    ]


def finding_rows(temuan: Sequence[Temuan]) -> Iterator[Row]:
    """One row per finding, in their order; ids count within the document."""
    counts: dict[str, int] = {}
    for item in temuan:
        number = counts[item.dok_id] = counts.get(item.dok_id, 0) + 1
        box = item.kotak or (None, None, None, None)
        row: Row = {name: getattr(item, name) for name in SAME}
        row |= dict(zip(BOX, box, strict=True))
        yield {"temuan_id": f"{item.dok_id}/temuan/{number}", **row}
