"""Where things lie in the folder OUT, and which program wrote them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from schemas.record import Rekaman

RECORDS, STATE, LOG = "records", ".petik", "petik.log"
REPORT, COMPARISON_REPORT = "laporan.html", "perbandingan.html"
PACKAGES = ("ingest", "parsers", "normalise", "schemas", "checks", "datasets", "petik")
ENDING = ".json"


def record_path(out: Path, name: str) -> Path:
    """The file of the record *name*: "pk.pdf" has `records/pk.pdf.json`."""
    return out / RECORDS / f"{name}{ENDING}"


def record_names(out: Path) -> list[str]:
    """The names of all records of *out*, in the order of the tables."""
    return sorted((path.name[: -len(ENDING)] for path in (out / RECORDS).glob(f"*{ENDING}")), key=name_order)


def read_record(out: Path, name: str) -> Rekaman:
    """One record. Raises OSError and ValueError."""
    return Rekaman.model_validate_json(record_path(out, name).read_text(encoding="utf-8"))


def name_order(name: str) -> tuple[str, str]:
    """The order of documents in all tables."""
    return name.casefold(), name


@cache
def program_fingerprint() -> str:
    """A hash of Petik's own sources and data files: another program reads again what this one has read."""
    root = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*")):
            if path.suffix in {".py", ".toml", ".csv"}:
                digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
