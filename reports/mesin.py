"""Findings for machines: JSON and CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path

from reports.aman import sel_csv, utuh
from schemas.temuan import Temuan

KOTAK = ("x0", "top", "x1", "bottom")
KOLOM = (
    "dok_id", "kode", "tingkat", "periksa_pembacaan", "halaman", "kalimat", "tercetak", "seharusnya", "hitungan",
    "jalur", "tabel", "baris", "kolom", "keyakinan", "kalimat_en", *KOTAK,
)  # fmt: skip
"""The columns of the CSV file, in the order of the dataset's table `temuan`."""


def write_json(path: Path, temuan: Sequence[Temuan]) -> None:
    """A JSON array of findings in their order, fields as in `Temuan`; UTF-8, whole or not at all. Raises OSError."""
    text = json.dumps([t.model_dump(mode="python") for t in temuan], ensure_ascii=False, indent=1, allow_nan=False)
    with utuh(path) as draft:
        # half a surrogate pair has no UTF-8; as "\udce9" it stays valid JSON and loses nothing
        draft.write_bytes(text.encode("utf-8", "backslashreplace") + b"\n")


def write_csv(path: Path, temuan: Sequence[Temuan]) -> None:
    """One line per finding; UTF-8 with byte order mark, commas, decimal points, no cell that starts a formula.

    Whole or not at all. Raises OSError.
    """
    with utuh(path) as draft, draft.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(KOLOM)
        for item in temuan:
            box = dict(zip(KOTAK, item.kotak or (None,) * 4, strict=True))
            writer.writerow([_sel(box[name] if name in box else getattr(item, name)) for name in KOLOM])


def _sel(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return sel_csv(value) if isinstance(value, str) else str(value)
