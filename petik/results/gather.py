"""All documents of a folder, one after the other: their rows to the tables, their findings for the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyarrow as pa

from petik.checks.aturan import Aturan
from petik.checks.run import check_document
from petik.datasets.files.part import BESIDE_RECORD, read_part, record_part
from petik.datasets.rows.findings import findings_of
from petik.datasets.rows.placed import with_decided
from petik.datasets.schema.tables import (
    DOKUMEN,
    NASKAH,
    PERNYATAAN,
    TABEL,
    TABLES,
    TEMUAN,
    TIDAK_LAGI,
    Row,
    TableSchema,
)
from petik.ingest.files.visible import quoted
from petik.normalise.submission.model import Kiriman, Putusan
from petik.parsers.barrier import Barrier
from petik.privacy.redact import Line, lines_with_people, with_kept
from petik.results.checks import material_of
from petik.results.layout import program_fingerprint, read_record
from petik.results.store import PART, RECORD, Kept
from petik.schemas.temuan import Temuan

if TYPE_CHECKING:
    from petik.datasets.files.stored import Growing
    from petik.results.store import Store
    from petik.schemas.record import Rekaman

GATHERED = tuple(schema for schema in TABLES if schema not in (TEMUAN, TIDAK_LAGI))
Parts = dict[str, pa.Table]


@dataclass(slots=True)
class Gathered:
    """The findings in each document that has a record, where masked documents name people, and what could not be had.

    `old`: documents by table whose rows are of an older Petik; `broken`: documents whose record is none; `lost`: those
    whose rows are gone or damaged, so that only what the record holds is in the tables.
    """

    temuan: dict[str, list[Temuan]] = field(default_factory=dict)
    people: list[Line] = field(default_factory=list)
    old: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    failed: dict[str, Barrier] = field(default_factory=dict)  # rules that threw, by document; "": across documents
    lost: list[str] = field(default_factory=list)

    @property
    def warnings(self) -> list[str]:
        told = "{n} berkas dari Petik versi lama belum masuk tabel {table}; baca ulang"
        old = (told.format(n=n, table=table) for table, n in self.old.items())
        broken = (f"rekaman {name} rusak dan tidak dihitung; baca ulang berkasnya" for name in self.broken)
        lost = (f"isi tabel dan naskah {name} hilang atau rusak; baca ulang berkasnya" for name in self.lost)
        failed = (f"{name}: {b.note}" if name else b.note for name, b in self.failed.items() if b.note is not None)
        return [*old, *broken, *lost, *failed]

    def barrier(self, name: str = "") -> Barrier:
        """The barrier for the rules on document *name*, or across documents."""
        return self.failed.setdefault(name, Barrier())

    @property
    def traces(self) -> list[str]:
        """What the log should have of rules that threw."""
        return [f"{quoted(name)}: {barrier.trace}" for name, barrier in self.failed.items() if barrier.trace]


def gather(
    store: Store, kiriman: Kiriman, state: Mapping[str, Kept], aturan: Aturan, tables: Growing
) -> Gathered:
    """Add the rows of the documents of *kiriman* to *tables* (all of `GATHERED`), one document in memory at a time."""
    found = Gathered()
    for name, putusan in kiriman.putusan.items():
        try:
            _document(store, putusan, state.get(name), aturan, tables, found)
        except ValueError:
            found.broken.append(name)
    return found


def _document(
    store: Store, putusan: Putusan, kept: Kept | None, aturan: Aturan, tables: Growing, found: Gathered
) -> None:
    """Raises ValueError where its record is none; then nothing is added.

    What does not count (a copy, an older version) has its row in the table `dokumen` and nothing else.
    """
    name = putusan.dok_id
    sums = store.sums(name)
    # rows and findings stand for the record that they were made with, by this program
    current = kept is not None and kept.program == program_fingerprint() and kept.sums == sums
    rows = _part(store, name) if PART in sums else {}
    if not rows and kept is not None and PART in kept.sums:
        found.lost.append(name)
    if RECORD in sums:
        record = None if current else read_record(store.out, name)
        if record is not None:
            rows |= record_part(name, record)
        if putusan.dihitung:
            found.temuan[name] = _findings(store, name, kept, record, rows, (aturan, found.barrier(name)))
    else:
        rows = {table: rows[table] for table in rows if table in BESIDE_RECORD}
    if kept is not None and kept.kunci is not None and NASKAH.name in rows:
        found.people += lines_with_people(rows[NASKAH.name])
    for schema in GATHERED if putusan.dihitung else (DOKUMEN,):
        _add(schema, rows.get(schema.name), putusan, tables, found)


def _part(store: Store, name: str) -> Parts:
    try:
        return read_part(store.part_path(name))
    except (OSError, ValueError):
        return {}


def lines_of(store: Store, name: str) -> list[Row]:
    """The running text of the document *name*, as it was kept; empty where it was not."""
    rows = _part(store, name).get(NASKAH.name)
    return rows.to_pylist() if rows is not None else []


def _findings(
    store: Store, name: str, kept: Kept | None, record: Rekaman | None, rows: Parts, rules: tuple[Aturan, Barrier]
) -> list[Temuan]:
    """The findings in a document, worked out again where they are kept of other rules, or of another *record*.

    *rules*: those in force, and the barrier that one of them stops at.
    """
    aturan, barrier = rules
    part = rows.get(TEMUAN.name)
    known = findings_of(part.to_pylist()) if part is not None and tuple(part.column_names) == TEMUAN.own.names else []
    if record is None and kept is not None and kept.aturan == aturan.fingerprint:
        return known
    own = _checked(name, record or read_record(store.out, name), rows, aturan, barrier)
    return with_kept(own, known, aturan) if kept is not None and kept.kunci is not None else own


def _checked(name: str, record: Rekaman, parts: Parts, aturan: Aturan, barrier: Barrier) -> list[Temuan]:
    rows = {s.name: parts[s.name].to_pylist() for s in (TABEL, PERNYATAAN, NASKAH) if s.name in parts}
    return check_document(material_of(name, record, rows), aturan, barrier)


def _add(
    schema: TableSchema, rows: pa.Table | None, putusan: Putusan, tables: Growing, found: Gathered
) -> None:
    """Add *rows* with what was decided of them, where they have the columns of today."""
    if rows is None:
        return
    if rows.column_names == list(schema.own.names):
        tables.add(schema.name, with_decided(schema, rows, putusan))
    else:
        found.old[schema.name] += 1
