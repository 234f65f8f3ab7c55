"""What is put together at the end: tables, findings and report of everything that lies in the folder OUT."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from petik.checks.aturan import Aturan
from petik.checks.run import in_order
from petik.datasets.files.plain import write_parquet
from petik.datasets.files.stored import growing
from petik.datasets.rows.arrow import arrow_table
from petik.datasets.rows.findings import finding_rows
from petik.datasets.rows.placed import decided_row
from petik.datasets.schema.names import DATA, PEOPLE
from petik.datasets.schema.tables import BERKAS, DOKUMEN, HALAMAN_TABEL, TEMUAN, TIDAK_LAGI, Row
from petik.datasets.write import dataset_files, write_dataset
from petik.messages import Language
from petik.normalise.submission.model import Kiriman, Putusan
from petik.one.pictures import PLACE, Pictures
from petik.one.result import FileStatus
from petik.privacy.redact import without_people
from petik.reports.content.links import file_link
from petik.reports.content.words import words_of
from petik.reports.findings import write_report
from petik.reports.machine import write_json
from petik.reports.page.frame import Material
from petik.reports.workbook.book import write_workbook
from petik.results.checks import across
from petik.results.comparison import FINGERPRINT, is_compared, remove_comparison
from petik.results.copies import with_notes
from petik.results.freshness import Assembled, Found, forget_current
from petik.results.gather import GATHERED, Gathered, gather, lines_of
from petik.results.layout import REPORT, STATE, name_order, read_record
from petik.results.submission import office_parts, submission, user_words
from petik.schemas.record import Rekaman
from petik.schemas.temuan import Temuan

if TYPE_CHECKING:
    from petik.results.store import Store

Cut = Callable[[Temuan], bytes | None]
FINDINGS = f"{DATA}/temuan.json"
_log = logging.getLogger("petik")
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
    pictures.prepare()
    state = store.states()
    everything = {**{name: kept.status for name, kept in state.items()}, **statuses}
    names = sorted(everything, key=name_order)
    kiriman = submission(store, names, state, everything)
    with growing(GATHERED, out / DATA) as tables:
        gathered = gather(store, kiriman, state, aturan, tables)
    dokumen = pq.read_table(out / DATA / f"{DOKUMEN.name}.parquet").to_pylist()
    temuan = _findings(store, kiriman, gathered, aturan)
    noted = with_notes(everything)
    berkas: list[Row] = [_file_row(noted[name], kiriman.putusan[name]) for name in names]
    gone: list[Row] = [{**asdict(item)} for item in store.gone()]
    for schema, rows in ((TEMUAN, _finding_rows(temuan, kiriman)), (BERKAS, iter(berkas)), (TIDAK_LAGI, iter(gone))):
        write_parquet(arrow_table(schema, rows), out / DATA / f"{schema.name}.parquet")
    once = [] if is_compared(out) or not remove_comparison(out) else [REMOVED]
    cut = pictures.cutter({name: (kept.source, kept.status.sha256) for name, kept in state.items()}, _places(out))
    cut = without_people(cut, {name for name, kept in state.items() if kept.kunci is not None}, gathered.people)
    rules = list(aturan.entries.values())
    with _beside(cut) as (beside, drawing):
        # pictures are drawn in another process: this one writes the tables meanwhile
        material = Material(
            dokumen,
            berkas,
            temuan,
            rules,
            words_of(language),
            kantor=office_parts(store, kiriman, everything, _by_document(temuan)),
            kolom=user_words(store).kolom(),
            tidak_lagi=[item.berkas for item in store.gone()],
            tautan={name: link for name, kept in state.items() if (link := file_link(kept.source, out)) is not None},
        )
        report = beside.submit(write_report, out / REPORT, material, drawing, pictures.many)
        strange = [f"kiriman.toml: tidak ada berkas «{place}»; periksa tulisannya" for place in kiriman.keluhan]
        warnings = gathered.warnings + strange + write_dataset(out) + write_workbook(out / PEOPLE, material, out / DATA)
        pages = [page.relative_to(out).as_posix() for page in report.result()]
    write_json(out / FINDINGS, temuan)
    written = (*dataset_files(), PEOPLE, *pages, FINDINGS, f"{STATE}/{FINGERPRINT}")
    earlier = len(everything) - len(statuses)
    return Assembled(earlier, len(dokumen), Found.of(temuan), warnings, once, written)


def _findings(store: Store, kiriman: Kiriman, gathered: Gathered, aturan: Aturan) -> list[Temuan]:
    """All findings in and across the documents that count, document by document."""
    found = gathered.temuan

    def read(name: str) -> Rekaman | None:
        return read_record(store.out, name) if name in found else None

    for item in across(kiriman, read, aturan, gathered.barrier(), partial(lines_of, store)):
        found[item.dok_id].append(item)
    for trace in gathered.traces:
        _log.error("%s", trace)
    return [item for own in found.values() for item in in_order(own)]


def _by_document(temuan: Sequence[Temuan]) -> dict[str, list[Temuan]]:
    found: dict[str, list[Temuan]] = {}
    for item in temuan:
        found.setdefault(item.dok_id, []).append(item)
    return found


def _finding_rows(temuan: Sequence[Temuan], kiriman: Kiriman) -> Iterator[Row]:
    for item, row in zip(temuan, finding_rows(temuan), strict=True):
        yield {**row, **decided_row(TEMUAN, kiriman.putusan[item.dok_id])}


def _file_row(status: FileStatus, putusan: Putusan) -> Row:
    """A file's row; a file that nobody recognised has no kind."""
    row: Row = {"dok_id": putusan.dok_id, **status.row(), **decided_row(BERKAS, putusan)}
    return row


def _places(out: Path) -> pa.Table:
    """What is needed of the table `halaman` to draw the pages of findings."""
    return pq.read_table(out / DATA / f"{HALAMAN_TABEL.name}.parquet", columns=list(PLACE))


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
