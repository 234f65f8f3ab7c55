"""Several folders of results in one: every document with its record and its state, under a name of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from petik.datasets.files.part import read_part, record_part, write_part
from petik.datasets.files.safe import whole
from petik.datasets.schema.columns import TableSchema
from petik.datasets.schema.tables import TABLES
from petik.ingest.files import safe_folder
from petik.ingest.files.names import Numbered
from petik.one.result import FileStatus
from petik.results.layout import RECORDS, STATE, name_order, read_record, record_names
from petik.results.lock import without_links
from petik.results.store import Kept, Store

NAMES = "gabungan.daftar"  # the names of a union, a line each, in its state: what else lies there is somebody else's
PARTS = (".json", ".arrow")  # endings of what is kept of a document
Note = tuple[str, dict[str, object]]


def unite(sources: Sequence[Path], target: Path) -> list[Note]:
    """Copy all documents of *sources* to *target*; what there is to say about names, as keys of sentences."""
    into = Store(target)
    taken: dict[str, tuple[Store, str]] = {}
    numbered = Numbered()
    names: list[str] = []
    notes: list[Note] = []
    for source in sources:
        store = Store(source)
        without_links(source)
        for name in _names(source):
            if (other := taken.get(name.casefold())) is not None:
                if _same(store, name, *other):
                    notes.append(("compare_same", {"name": name, "out": source}))
                    continue
                new = numbered.free(name)
                notes.append(("compare_renamed", {"name": name, "out": source, "new": new}))
            else:
                new = numbered.free(name)
            taken[new.casefold()] = (store, name)
            names.append(new)
            copy_document(store, name, into, new)
    with whole(target / STATE / NAMES) as draft:
        draft.write_bytes(b"".join(os.fsencode(name) + b"\n" for name in sorted(names, key=name_order)))
    return notes


def is_free(out: Path) -> bool:
    """True where a union may be written to *out*: nothing of Petik is there but an earlier union, untouched."""
    if not out.exists():
        return True
    if not out.is_dir():
        return False
    there = set(_names(out))
    try:
        return {os.fsencode(name) for name in there} <= set(safe_folder.read(out / STATE / NAMES).split(b"\n"))
    except OSError:
        return not any(out.iterdir())


def made_by_union(out: Path) -> list[Path]:
    """The files below *out* that belong to the documents of an earlier union; everything else is somebody else's."""
    try:
        names = {os.fsdecode(name) for name in safe_folder.read(out / STATE / NAMES).split(b"\n") if name}
    except OSError:
        return []
    found = [*safe_folder.entries(out / RECORDS), *safe_folder.entries(out / STATE)]
    return [path for path in found if path.suffix in PARTS and path.name.removesuffix(path.suffix) in names]


def _names(out: Path) -> list[str]:
    """All documents and files of *out*, those that gave no record too."""
    return sorted({*record_names(out), *Store(out).others(())}, key=name_order)


def _same(store: Store, name: str, other: Store, its_name: str) -> bool:
    """True for the same bytes read twice, or the same record where nothing is known of the bytes."""
    known, its = store.kept(name), other.kept(its_name)
    if known is not None and its is not None and known.status.sha256 is not None:
        return known.status.sha256 == its.status.sha256
    paths = store.record_path(name), other.record_path(its_name)
    return all(path.is_file() for path in paths) and safe_folder.read(paths[0]) == safe_folder.read(paths[1])


def copy_document(store: Store, name: str, into: Store, new: str) -> None:
    """Everything that is kept of *name* as *new* in another or the same folder."""
    record = store.record_path(name)
    if record.is_file():
        with whole(into.record_path(new)) as draft:
            draft.write_bytes(safe_folder.read(record))
    _copy_part(store, name, into, new)
    kept = store.kept(name) or _unknown(store.out, name)
    status = replace(kept.status, rekaman=f"{RECORDS}/{new}.json" if record.is_file() else None)
    into.keep(new, replace(kept, status=status))


def _copy_part(store: Store, name: str, into: Store, new: str) -> None:
    """The document's rows, with its new id where it has one."""
    path, target = store.part_path(name), into.part_path(new)
    if not path.is_file():
        return
    if new == name:
        with whole(target) as draft:
            draft.write_bytes(safe_folder.read(path))
        return
    found = read_part(path)
    rows = {t.name: _renamed(found[t.name], t, name, new) for t in TABLES if t.name in found}
    if store.record_path(name).is_file():
        rows |= record_part(new, read_record(store.out, name))
    write_part(rows.values(), target)


def _unknown(out: Path, name: str) -> Kept:
    """What is known of a record whose state is not there."""
    record = read_record(out, name)
    return Kept(
        source="",
        program="",
        status=FileStatus(
            berkas=record.dokumen.berkas,
            status="ok",
            pesan="hanya rekaman",
            jenis=record.dokumen.jenis,
            indikator=len(record.indikator),
            anggaran=len(record.anggaran),
        ),
    )


def _renamed(rows: pa.Table, table: TableSchema, name: str, new: str) -> pa.Table:
    """*rows* of the document *name* as those of *new*: its id stands in `dok_id` and at the head of row ids."""
    for column in _with_ids(rows, table):
        values = rows[column]
        if column == table.owner:
            changed = pa.array([new] * rows.num_rows, type=values.type)
        else:
            own = pc.starts_with(values, f"{name}/")
            changed = pc.if_else(own, pc.binary_join_element_wise(new, pc.utf8_slice_codeunits(values, len(name)), ""),
                                 values)  # fmt: skip
        place = rows.column_names.index(column)
        rows = rows.set_column(place, rows.schema.field(place), changed)
    return rows


def _with_ids(rows: pa.Table, table: TableSchema) -> Iterator[str]:
    ids = {table.owner, *table.key, *(reference.column for reference in table.references)}
    return (n for n in rows.column_names if n in ids and pa.types.is_string(rows.schema.field(n).type))
