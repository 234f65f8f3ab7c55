"""All documents of a folder, one after the other: their rows to the tables, their findings for the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyarrow as pa

from checks.aturan import Aturan
from checks.periksa import periksa_dokumen
from datasets.arrow import arrow_schema
from datasets.findings import findings_of
from datasets.part import read_part, record_part
from datasets.schema import NASKAH, PERNYATAAN, TABEL, TABLES, TEMUAN, TableSchema
from petik.checking import bahan_of
from petik.folder import program_fingerprint, read_record
from petik.samaran import Line, lines_with_people, with_kept
from petik.store import PART, RECORD, Kept
from schemas.temuan import Temuan

if TYPE_CHECKING:
    from datasets.stored import Growing
    from petik.store import Store
    from schemas.record import Rekaman

GATHERED = tuple(schema for schema in TABLES if schema is not TEMUAN)
Parts = dict[str, pa.Table]


@dataclass(slots=True)
class Gathered:
    """The findings in each document that has a record, where masked documents name people, and what could not be had.

    `old`: documents by table whose rows are of an older Petik; `broken`: documents whose record is none.
    """

    temuan: dict[str, list[Temuan]] = field(default_factory=dict)
    people: list[Line] = field(default_factory=list)
    old: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    @property
    def warnings(self) -> list[str]:
        told = "{n} berkas dari Petik versi lama belum masuk tabel {table}; baca ulang"
        old = (told.format(n=n, table=table) for table, n in self.old.items())
        return [*old, *(f"rekaman {name} rusak dan tidak dihitung; baca ulang berkasnya" for name in self.broken)]


def gather(
    store: Store, names: Iterable[str], state: Mapping[str, Kept], aturan: Aturan, tables: Growing
) -> Gathered:
    """Add the rows of the documents *names* to *tables* (all of `GATHERED`), one document in memory at a time."""
    found = Gathered()
    for name in names:
        try:
            _document(store, name, state.get(name), aturan, tables, found)
        except ValueError:
            found.broken.append(name)
    return found


def _document(
    store: Store, name: str, kept: Kept | None, aturan: Aturan, tables: Growing, found: Gathered
) -> None:
    """Raises ValueError where its record is none; then nothing is added."""
    sums = store.sums(name)
    # rows and findings stand for the record that they were made with, by this program
    current = kept is not None and kept.program == program_fingerprint() and kept.sums == sums
    rows = _part(store, name) if PART in sums else {}
    record = None
    if RECORD in sums and not current:
        record = read_record(store.out, name)
        rows |= record_part(name, record)
    if RECORD in sums:
        kept_temuan = findings_of(rows[TEMUAN.name].to_pylist()) if TEMUAN.name in rows else []
        if current and kept is not None and kept.aturan == aturan.sidik:
            found.temuan[name] = kept_temuan
        else:
            record = record or read_record(store.out, name)
            own = _checked(name, record, rows, aturan)
            masked = kept is not None and kept.kunci is not None
            found.temuan[name] = with_kept(own, kept_temuan, aturan) if masked else own
    if kept is not None and kept.kunci is not None and NASKAH.name in rows:
        found.people += lines_with_people(rows[NASKAH.name])
    for schema in GATHERED:
        _add(schema, rows.get(schema.name), tables, found)


def _part(store: Store, name: str) -> Parts:
    try:
        return read_part(store.part_path(name))
    except (OSError, ValueError):
        return {}


def _checked(name: str, record: Rekaman, parts: Parts, aturan: Aturan) -> list[Temuan]:
    rows = {s.name: parts[s.name].to_pylist() for s in (TABEL, PERNYATAAN, NASKAH) if s.name in parts}
    return periksa_dokumen(bahan_of(name, record, rows), aturan)


def _add(schema: TableSchema, rows: pa.Table | None, tables: Growing, found: Gathered) -> None:
    """Add *rows*, where they have the columns of today."""
    if rows is None:
        return
    if rows.column_names == list(schema.names):
        tables.add(schema.name, rows.cast(arrow_schema(schema)))
    else:
        found.old[schema.name] += 1
