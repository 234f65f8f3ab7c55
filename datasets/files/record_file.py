"""The file of one record."""

from __future__ import annotations

from pathlib import Path

from petik.datasets.files.safe import whole
from petik.schemas.record import Rekaman


def write_record(record: Rekaman, path: Path) -> None:
    """One record as JSON, UTF-8, whole or not at all."""
    with whole(path) as draft:
        draft.write_text(record.model_dump_json(indent=1) + "\n", encoding="utf-8", errors="replace")
