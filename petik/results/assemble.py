"""What is put together at the end: tables, findings and report of everything that lies in the folder OUT."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import contextmanager
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
from petik.datasets.schema.names import DATA
from petik.datasets.schema.tables import BERKAS, DOKUMEN, HALAMAN_TABEL, TEMUAN, Row
from petik.datasets.write import dataset_files, write_dataset
from petik.messages import Language
from petik.one.pictures import PLACE, Pictures
from petik.one.result import FileStatus
from petik.privacy.redact import without_people
from petik.reports.findings import write_report
from petik.reports.machine import write_json
from petik.results.checks import across, by_agency
from petik.results.comparison import FINGERPRINT, is_compared, remove_comparison
from petik.results.copies import with_notes
from petik.results.freshness import Assembled, Found, forget_current
from petik.results.gather import GATHERED, Gathered, gather, lines_of
from petik.results.layout import REPORT, STATE, name_order, read_record
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
    with growing(GATHERED, out / DATA) as tables:
        gathered = gather(store, names, state, aturan, tables)
    dokumen = pq.read_table(out / DATA / f"{DOKUMEN.name}.parquet").to_pylist()
    temuan = _findings(store, dokumen, gathered, aturan)
    noted = with_notes(everything)
    berkas = [noted[name].row() for name in names]
    for schema, rows in ((TEMUAN, finding_rows(temuan)), (BERKAS, iter(berkas))):
        write_parquet(arrow_table(schema, rows), out / DATA / f"{schema.name}.parquet")
    once = [] if is_compared(out) or not remove_comparison(out) else [REMOVED]
    cut = pictures.cutter({name: (kept.source, kept.status.sha256) for name, kept in state.items()}, _places(out))
    cut = without_people(cut, {name for name, kept in state.items() if kept.kunci is not None}, gathered.people)
    rules = list(aturan.entries.values())
    with _beside(cut) as (beside, drawing):
        # pictures are drawn in another process: this one writes the tables meanwhile
        given = out / REPORT, dokumen, berkas, temuan, rules, drawing, language, None, pictures.many
        report = beside.submit(write_report, *given)
        warnings = gathered.warnings + write_dataset(out)
        pages = [page.relative_to(out).as_posix() for page in report.result()]
    write_json(out / FINDINGS, temuan)
    written = (*dataset_files(), *pages, FINDINGS, f"{STATE}/{FINGERPRINT}")
    earlier = len(everything) - len(statuses)
    return Assembled(earlier, len(dokumen), Found.of(temuan), warnings, once, written)


def _findings(store: Store, dokumen: Sequence[Row], gathered: Gathered, aturan: Aturan) -> list[Temuan]:
    """All findings, document by document; *dokumen* are the rows of that table."""
    found = gathered.temuan
    # what a row calls itself is a stranger's word: only names of documents that were gathered are read again
    agencies = ([name for name in names if name in found] for names in by_agency(dokumen))
    text = partial(lines_of, store)
    for item in across(agencies, lambda name: read_record(store.out, name), aturan, gathered.barrier(), text):
        found[item.dok_id].append(item)
    for trace in gathered.traces:
        _log.error("%s", trace)
    return [item for own in found.values() for item in in_order(own)]


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
