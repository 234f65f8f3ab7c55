"""Documents that earlier runs kept with their people: masked where they lie, so that a folder can be handed on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from petik.ingest.files import safe_folder
from petik.privacy.pseudonyms import Samaran
from petik.results.layout import record_names
from petik.results.store import NAMED_BY_FILE, Kept, Store


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
    """Mask every document that is kept in the folder. There is no way back but reading the files again.

    Pages of unfinished documents lie elsewhere: the caller discards them (`petik.run.page_store.discard_unmasked`).
    """
    count = 0
    states = store.states()
    for name in sorted({*states, *record_names(store.out)}):
        kept = states.get(name)
        if kept is None or kept.kunci is None:
            _mask_one(store, name, kept, samaran)
            count += 1
    return Masking(count, other_keys(store, samaran))


def _mask_one(store: Store, name: str, kept: Kept | None, samaran: Samaran) -> None:
    """The state goes first and comes back last: a document that is half masked is read again."""
    safe_folder.remove(store.kept_path(name))
    # tables and checks: where everything is masked already nobody needs them
    from petik.results.masked_files import mask_files

    named_by_file, aturan = mask_files(store, name, samaran)
    if kept is not None:
        status = replace(kept.status, pesan=f"{kept.status.pesan}; {NAMED_BY_FILE}") if named_by_file else kept.status
        store.keep(name, replace(kept, status=status, kunci=samaran.sidik, aturan=aturan))
