"""Findings for machines: JSON. The same findings as CSV and Parquet are the dataset's table `temuan`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from petik.datasets.files.safe import whole
from petik.schemas.temuan import Temuan


def write_json(path: Path, temuan: Sequence[Temuan]) -> None:
    """A JSON array of findings in their order, fields as in `Temuan`; UTF-8, whole or not at all. Raises OSError."""
    text = json.dumps([t.model_dump(mode="python") for t in temuan], ensure_ascii=False, indent=1, allow_nan=False)
    with whole(path) as draft:
        # half a surrogate pair has no UTF-8; as "\udce9" it stays valid JSON and loses nothing
        draft.write_bytes(text.encode("utf-8", "backslashreplace") + b"\n")
