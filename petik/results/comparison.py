"""The comparison of the documents of a folder: worked out in one place, kept with the folder's state.

The state says which records a comparison was made of. Where they are no longer those, the comparison is stale: its
tables must not stay beside tables of other records.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from petik.compare.keputusan import Keputusan
from petik.compare.padanan import Padanan, padanan
from petik.compare.pairs.group import Grup
from petik.compare.pairs.item import items_of
from petik.compare.perbandingan import BarisPerbandingan, comparison_rows
from petik.datasets.files.safe import whole
from petik.datasets.rows.comparison import comparison_tables
from petik.datasets.schema.compare import COMPARED
from petik.datasets.schema.names import DATA
from petik.datasets.write import OldDataset, stored_dataset
from petik.ingest.files import safe_folder
from petik.results.layout import COMPARISON_REPORT, STATE, program_fingerprint, record_names, record_path
from petik.schemas.record import Rekaman

FINGERPRINT = "perbandingan.sidik"  # two lines: of the records, of the program


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was compared, as reports and tables need it: groups, rows, records, the documents' rows, tables by name."""

    padanan: Padanan
    baris: Sequence[BarisPerbandingan]
    records: Mapping[str, Rekaman]
    tables: Mapping[str, pa.Table]

    @property
    def kelompok(self) -> Sequence[Grup]:
        return self.padanan.grup

    @property
    def shared(self) -> int:
        """How many groups hold indicators of more than one document."""
        return sum(len({b.dok_id for b in g.anggota}) > 1 for g in self.kelompok)


def compare_records(records: Mapping[str, Rekaman], keputusan: Keputusan | None = None) -> Comparison | None:
    """The comparison of all indicators of *records*, None where there are none."""
    items = list(items_of(records))
    if not items:
        return None
    found = padanan(items, keputusan)
    baris = comparison_rows(found.grup, records)
    return Comparison(found, baris, records, comparison_tables(found, baris, records))


def _fingerprint(out: Path) -> str:
    """Of all records of *out*, names and content."""
    digest = hashlib.sha256()
    for name in record_names(out):
        digest.update(os.fsencode(name) + b"\0" + hashlib.sha256(safe_folder.read(record_path(out, name))).digest())
    return digest.hexdigest()


def mark(out: Path, to: Path) -> None:
    """Say in the state of the folder *to* that its comparison is of the records of *out* as they are."""
    with whole(to / STATE / FINGERPRINT) as draft:
        draft.write_text(f"{_fingerprint(out)}\n{program_fingerprint()}\n", encoding="utf-8")


def is_compared(out: Path) -> bool:
    """True where the tables of a comparison of the records of *out* lie there."""
    try:
        marked = safe_folder.read(out / STATE / FINGERPRINT).decode("utf-8").split("\n")[0]
        return bool(stored_dataset(out, COMPARED)) and marked == _fingerprint(out)
    except (OSError, ValueError, OldDataset):
        return False


def remove_comparison(out: Path) -> bool:
    """Remove what a stale comparison left; True where there was one."""
    tables = [out / DATA / f"{schema.name}.{ending}" for schema in COMPARED for ending in ("parquet", "csv")]
    there = any(path.is_file() for path in tables)
    for path in (out / STATE / FINGERPRINT, out / COMPARISON_REPORT, *tables):
        safe_folder.remove(path)
    return there
