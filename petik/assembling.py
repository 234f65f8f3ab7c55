"""What is put together at the end: tables, findings and report of everything that lies in the folder OUT."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from checks.aturan import Aturan
from datasets.arrow import arrow_schema, arrow_table
from datasets.findings import finding_rows
from datasets.names import DATA
from datasets.rows import record_rows
from datasets.schema import BERKAS, DOKUMEN, HALAMAN_TABEL, NASKAH, TABLES, TEMUAN, TableSchema
from datasets.write import dataset_files, write_dataset
from petik.checking import check_all
from petik.comparison import FINGERPRINT, kept_comparison, remove_comparison
from petik.current import Assembled, Found, forget_current
from petik.folder import REPORT, STATE, name_order, read_record
from petik.pesan import Language
from petik.pictures import Pictures
from petik.result import FileStatus
from petik.samaran import with_kept, without_people
from petik.same import with_notes
from petik.store import PIECES, Kept
from reports.laporan import write_report
from reports.mesin import write_json
from schemas.record import Rekaman
from schemas.temuan import Temuan

if TYPE_CHECKING:
    from petik.store import Store

Cut = Callable[[Temuan], bytes | None]
FINDINGS = f"{DATA}/temuan.json"
REMOVED = "perbandingan lama dihapus karena isi folder ini berubah; jalankan petik compare lagi"


def assemble(
    store: Store, statuses: Mapping[str, FileStatus], aturan: Aturan, pictures: Pictures, language: Language = "id"
) -> Assembled:
    """Put the tables of this run and of earlier runs together, check them, and write everything.

    *pictures* cuts the places of findings out of the files for the report. A comparison (`petik compare`) of the
    same records stays, one of other records goes.
    """
    out = store.out
    forget_current(out)
    state = store.states()
    everything = {**{name: kept.status for name, kept in state.items()}, **statuses}
    names = sorted(everything, key=name_order)
    records = dict(_records(store, names))
    tables = _tables_of_records(records)
    warnings = []
    for schema in PIECES:
        tables[schema.name], old = _pieces(store, names, schema)
        if old:
            warnings.append(f"{old} berkas dari Petik versi lama belum masuk tabel {schema.name}; baca ulang")
    masked = _masked(names, state)
    temuan = _findings(names, records, tables, masked, aturan)
    tables[TEMUAN.name] = arrow_table(TEMUAN, finding_rows(temuan))
    noted = with_notes(everything)
    berkas = [noted[name].row() for name in names]
    compared = kept_comparison(out)
    once = [REMOVED] if compared is None and remove_comparison(out) else []
    cut = pictures.cutter({name: kept.source for name, kept in state.items()}, tables[HALAMAN_TABEL.name])
    cut = without_people(cut, masked, tables[NASKAH.name])
    dokumen, rules = tables[DOKUMEN.name].to_pylist(), list(aturan.entri.values())
    with _beside(cut) as (beside, drawing):
        # pictures are drawn in another process: this one writes the tables meanwhile
        report = beside.submit(write_report, out / REPORT, dokumen, berkas, temuan, rules, drawing, language)
        warnings += write_dataset(tables, arrow_table(BERKAS, berkas), out, compared)
        report.result()
    write_json(out / FINDINGS, temuan)
    written = (*dataset_files(), REPORT, FINDINGS, f"{STATE}/{FINGERPRINT}")
    earlier = len(everything) - len(statuses)
    return Assembled(earlier, len(records), Found.of(temuan), warnings, once, written)


@contextmanager
def _beside(cut: Cut) -> Iterator[tuple[ThreadPoolExecutor, Cut]]:
    """A thread for the report, and *cut* for it; where the block fails no more pictures are waited for."""
    stopped = threading.Event()

    def drawing(temuan: Temuan) -> bytes | None:
        if stopped.is_set():
            raise CancelledError
        return cut(temuan)

    with ThreadPoolExecutor(1) as beside:
        try:
            yield beside, drawing
        except BaseException:
            stopped.set()
            raise


def _records(store: Store, names: Iterable[str]) -> Iterator[tuple[str, Rekaman]]:
    for name in names:
        if store.record_path(name).is_file():
            yield name, read_record(store.out, name)


def _tables_of_records(records: Mapping[str, Rekaman]) -> dict[str, pa.Table]:
    """The tables that are made from records; each document's rows become Arrow at once, which takes less room."""
    found: dict[str, list[pa.Table]] = {
        schema.name: [arrow_table(schema, [])] for schema in TABLES if schema not in PIECES
    }
    schemas = {schema.name: schema for schema in TABLES}
    for name, record in records.items():
        for table, rows in record_rows(name, record).items():
            found[table].append(arrow_table(schemas[table], rows))
    return {name: pa.concat_tables(parts).combine_chunks() for name, parts in found.items()}


def _pieces(store: Store, names: Iterable[str], table: TableSchema) -> tuple[pa.Table, int]:
    """The rows of *table* of all files, and how many files an older program kept with other columns."""
    found = [arrow_table(table, [])]
    old = 0
    for name in names:
        path = store.piece_path(name, table)
        if path.is_file():
            piece = pq.read_table(path)
            if piece.column_names == list(table.names):
                found.append(piece.cast(arrow_schema(table)))
            else:
                old += 1
    return pa.concat_tables(found), old


def _masked(names: Iterable[str], state: Mapping[str, Kept]) -> dict[str, list[Temuan]]:
    """The findings about people that were kept with each masked document."""
    return {
        name: [Temuan.model_validate({**facts, "dok_id": name}) for facts in state[name].temuan]
        for name in names
        if name in state and state[name].kunci is not None
    }


def _findings(
    names: Iterable[str],
    records: Mapping[str, Rekaman],
    tables: Mapping[str, pa.Table],
    masked: Mapping[str, list[Temuan]],
    aturan: Aturan,
) -> list[Temuan]:
    """All findings, those that were kept of masked documents included."""
    temuan = check_all(records, tables, aturan)
    if masked:
        place = {name: i for i, name in enumerate(names)}
        temuan = with_kept(temuan, masked, aturan)
        temuan.sort(key=lambda t: (place[t.dok_id], t.halaman or 0, t.kode))
    return temuan
