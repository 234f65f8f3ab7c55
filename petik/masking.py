"""Documents that earlier runs kept with their people: masked where they lie, so that a folder can be handed on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from datasets.columns import Row
from normalise.samaran import Samaran
from petik.folder import record_names
from petik.kept_pages import KeptPages, pages_folder
from petik.store import NAMED_BY_FILE, PIECES, Kept, Store

if TYPE_CHECKING:
    from petik.samaran import Masked


@dataclass(frozen=True, slots=True)
class Masking:
    """How many documents were masked now, and how many were masked with another key before."""

    masked: int
    other_key: int


def other_keys(store: Store, samaran: Samaran | None) -> int:
    """How many documents of the folder are masked, but not by *samaran*."""
    own = samaran.sidik if samaran is not None else None
    return sum(kept.kunci is not None and kept.kunci != own for kept in store.states().values())


def mask_folder(store: Store, samaran: Samaran) -> Masking:
    """Mask everything that is kept in the folder. There is no way back but reading the files again."""
    count = 0
    KeptPages(pages_folder(store.out, masked=False)).clear()  # of unfinished documents
    states = store.states()
    for name in sorted({*states, *record_names(store.out)}):
        kept = states.get(name)
        if kept is None or kept.kunci is None:
            _mask_one(store, name, kept, samaran)
            count += 1
    return Masking(count, other_keys(store, samaran))


def _mask_one(store: Store, name: str, kept: Kept | None, samaran: Samaran) -> None:
    """The state goes first and comes back last: a document that is half masked is read again."""
    store.kept_path(name).unlink(missing_ok=True)
    found = None
    if store.record_path(name).is_file():
        found = _masked_files(store, name, samaran)
    else:
        for table in PIECES:  # without a record nobody knows whose names stand there
            store.piece_path(name, table).unlink(missing_ok=True)
    if kept is not None:
        status = kept.status
        if found is not None and found.named_by_file:
            status = replace(status, pesan=f"{status.pesan}; {NAMED_BY_FILE}")
        temuan = [t.model_dump(mode="json") for t in found.temuan] if found is not None else []
        store.keep(name, replace(kept, status=status, kunci=samaran.sidik, temuan=temuan))


def _masked_files(store: Store, name: str, samaran: Samaran) -> Masked:
    import pyarrow as pa  # where everything is masked already nobody needs tables
    import pyarrow.parquet as pq

    from datasets.plain import write_parquet
    from datasets.record_file import write_record
    from petik.folder import read_record
    from petik.samaran import mask

    schemas: dict[str, pa.Schema] = {}
    pieces: dict[str, list[Row]] = {}
    for table in PIECES:
        path = store.piece_path(name, table)
        if path.is_file():
            rows = pq.read_table(path)
            schemas[table.name], pieces[table.name] = rows.schema, rows.to_pylist()
    found = mask(name, read_record(store.out, name), pieces, samaran)
    for table in PIECES:
        if table.name in schemas:
            rows = pa.Table.from_pylist(found.pieces[table.name], schema=schemas[table.name])
            write_parquet(rows, store.piece_path(name, table))
    write_record(found.record, store.record_path(name))
    return found
