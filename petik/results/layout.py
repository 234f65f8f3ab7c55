"""Where things lie in the folder OUT, and which program wrote them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from petik.datasets.schema.names import BERKAS_CSV, DATA, DUCKDB, EXCEL, PEOPLE
from petik.ingest.files import safe_folder

if TYPE_CHECKING:
    from petik.schemas.record import Rekaman

RECORDS, STATE, LOG = "records", ".petik", "petik.log"
LOCK = "kunci"  # in STATE: who holds it writes to the folder
REPORT, COMPARISON_REPORT = "laporan.html", "perbandingan.html"
LETTERS = "surat"  # folder of the letters to the offices
SAID = "kiriman.toml"  # what the user says of the submission; Petik never writes it
REPORT_PAGES = "laporan"  # folder of the regions' pages, where there are many documents
OUTPUTS = (
    BERKAS_CSV, COMPARISON_REPORT, DATA, DUCKDB, EXCEL, LETTERS, LOG, PEOPLE, RECORDS, REPORT, REPORT_PAGES, STATE,
)  # fmt: skip
"""Everything that Petik writes to OUT."""
STAGES = ("ingest", "parsers", "normalise", "schemas", "checks", "datasets")
READING = ("petik", *(f"petik.{stage}" for stage in STAGES))
ASSEMBLING = (*READING, "petik.compare", "petik.reports")
ENDING = ".json"


def record_path(out: Path, name: str) -> Path:
    """The file of the record *name*: "pk.pdf" has `records/pk.pdf.json`."""
    return out / RECORDS / f"{name}{ENDING}"


def record_names(out: Path) -> list[str]:
    """The names of all records of *out*, in the order of the tables."""
    found = (path.name for path in safe_folder.entries(out / RECORDS))
    return sorted((n[: -len(ENDING)] for n in found if n.endswith(ENDING)), key=name_order)


def read_record(out: Path, name: str) -> Rekaman:
    """One record. Raises OSError and ValueError."""
    from petik.schemas.record import Rekaman  # pydantic, which `petik status` can do without

    return Rekaman.model_validate_json(safe_folder.read(record_path(out, name)))


def name_order(name: str) -> tuple[str, str]:
    """The order of documents in all tables."""
    return name.casefold(), name


@cache
def program_fingerprint() -> str:
    """A hash of Petik's own sources and data files: another program reads again what this one has read."""
    return _hash_of(READING, frozenset({".py", ".toml", ".csv"}))


@cache
def assembling_fingerprint() -> str:
    """A hash of everything that tables and reports are made with, the pages' templates included."""
    return _hash_of(ASSEMBLING, frozenset({".py", ".toml", ".csv", ".j2", ".css", ".js"}))


def _hash_of(packages: Iterable[str], endings: Collection[str]) -> str:
    digest = hashlib.sha256()
    for package in packages:
        root = Path(str(files(package)))  # in a checkout the stages lie beside `petik`, installed they lie in it
        for path in sorted(root.rglob("*")):
            if path.suffix in endings:
                name = f"{package}/{path.relative_to(root).as_posix()}"
                digest.update(name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
