"""Findings to rows of the table `temuan`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from petik.datasets.schema.tables import Row
from petik.schemas.temuan import Tempat, Temuan

SAME = (
    "dok_id", "kode", "tingkat", "periksa_pembacaan", "halaman", "kalimat", "tercetak", "seharusnya", "hitungan",
    "jalur", "tabel", "baris", "kolom", "keyakinan", "kalimat_en", "hitungan_en", "sebab",
)  # fmt: skip
BOX = ("x0", "top", "x1", "bottom")


def findings_of(rows: Iterable[Row]) -> list[Temuan]:
    """The findings that `finding_rows` made *rows* of."""
    return [
        Temuan.model_validate(
            {
                **{name: row[name] for name in SAME},
                "kotak": None if row["x0"] is None else [row[side] for side in BOX],
                "tanda": str(row["temuan_id"]).rpartition(f"/temuan/{row['kode']}-")[2],
                "lain": json.loads(str(row["tempat_lain"])) if row["tempat_lain"] else (),
            }
        )
        for row in rows
    ]


def finding_rows(temuan: Sequence[Temuan]) -> Iterator[Row]:
    """One row per finding, in their order."""
    for item in temuan:
        box = item.kotak or (None, None, None, None)
        row: Row = {name: getattr(item, name) for name in SAME}
        row |= dict(zip(BOX, box, strict=True))
        places = json.dumps([_bare(p) for p in item.lain], ensure_ascii=False) if item.lain else None
        yield {"temuan_id": item.id, **row, "jumlah_tempat": 1 + len(item.lain), "tempat_lain": places}


def _bare(place: Tempat) -> dict[str, object]:
    return place.model_dump(mode="json", exclude_none=True)
