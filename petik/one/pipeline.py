"""One file from its bytes to its record: the stages strung together, with an end that is always a `FileResult`."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from petik.ingest.errors import FileFailed, FileRefused
from petik.ingest.files.visible import visible_line
from petik.ingest.settings import DEFAULT, Settings
from petik.one.result import FileResult, Status
from petik.one.unread import is_missing, page_notes, without_values

if TYPE_CHECKING:
    from petik.ingest.page import Document, Page
    from petik.parsers.model import ParsedDocument
    from petik.schemas.record import Rekaman

OnPage = Callable[[int, int], None]
PAGES_NAMED = 8  # failed pages that a message names before it says "…"

_log = logging.getLogger(__name__)


class Reader(Protocol):
    """The signature of `petik.ingest.reader.read_document`."""

    def __call__(self, path: Path, settings: Settings, on_page: OnPage | None, cache: Any) -> Document: ...


class OpenFile(Protocol):
    """What is asked of `petik.ingest.source.Source`: a file whose pages can be read one at a time."""

    @property
    def count(self) -> int: ...
    @property
    def divisible(self) -> bool: ...
    def page(self, index: int) -> Page: ...
    def document(self, sha256: str, pages: Sequence[Page]) -> Document: ...


class Opener(Protocol):
    """The signature of `petik.ingest.source.open_source`."""

    def __call__(self, path: Path, settings: Settings, cache: Any) -> AbstractContextManager[OpenFile]: ...


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages. Tests put their own in; everyone else takes `stages()`.

    Without `open` a file is read as a whole, by `read`.
    """

    read: Reader
    parse: Callable[[Document], ParsedDocument]
    build: Callable[[Document, ParsedDocument], Rekaman]
    open: Opener | None = None


def stages() -> Stages:
    """The real stages; imported when first needed, so that `petik --version` need not load OCR and tables."""
    from petik.ingest.reader import read_document
    from petik.ingest.source import open_source
    from petik.normalise.record import build_record
    from petik.parsers.document import parse_document

    return Stages(read_document, parse_document, build_record, open_source)


def extract_file(
    path: Path,
    settings: Settings = DEFAULT,
    on_page: OnPage | None = None,
    cache: Any = None,
    using: Stages | None = None,
) -> FileResult:
    """Read, parse and normalise one file. Never raises for the file's sake.

    `ok`: every page was read and something was recognised. `partial`: pages are missing, or nothing was recognised.
    `refused`: not something that Petik reads. `failed`: it should be readable, but was not.
    """
    using = using or stages()  # before the clock starts: loading the program is not this file's time
    start = time.perf_counter()
    try:
        result = result_of(using.read(path, settings, on_page, cache), using)
    except Exception as error:  # noqa: BLE001 - a barrier: the file's row says what is wrong with it
        result = unread(error)
    return replace(result, seconds=round(time.perf_counter() - start, 3))


def unread(error: Exception) -> FileResult:
    """The result of a file whose reading ended with *error*, which is being handled."""
    if isinstance(error, FileRefused):
        return FileResult("refused", visible_line(str(error)))
    message = visible_line(str(error)) if isinstance(error, FileFailed) else _unexpected("membaca", error)
    return FileResult("failed", message, trace=traceback.format_exc())


def result_of(document: Document, using: Stages) -> FileResult:
    """Parse and normalise a file that was read. Never raises for the file's sake."""
    step = _Steps()
    try:
        return _run(document, using, step)
    except FileRefused as error:
        return FileResult("refused", visible_line(str(error)))
    except FileFailed as error:
        return FileResult("failed", visible_line(str(error)), trace=traceback.format_exc())
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one file, the others go on; the log has the traceback
        message = _unexpected(step.name, error)
        return replace(step.so_far, status="failed", message=message, trace=traceback.format_exc())


class _Steps:
    """How far a file came: what is known of it when a later stage fails."""

    def __init__(self) -> None:
        self.name = "mengenali halaman"
        self.so_far = FileResult("failed", "")


def _run(document: Document, using: Stages, step: _Steps) -> FileResult:
    facts = FileResult(
        "failed",
        "",
        format=document.format,
        sha256=document.sha256,
        paginated=document.paginated,
        pages=len(document.pages) if document.paginated else None,
        ocr_pages=_read_by_ocr(document),
        document=document,
    )
    step.so_far = facts
    broken = [page for page in document.pages if page.failed]
    if broken and len(broken) == len(document.pages):
        return replace(facts, message=visible_line(f"tidak ada halaman yang terbaca: {_reasons(broken)}"))
    step.name = "mengenali tabel"
    parsed = using.parse(document)
    step.so_far = facts = replace(facts, parsed=parsed)
    step.name = "menyusun rekaman"
    record = using.build(document, parsed)
    status, message = _verdict(document, parsed, record, broken)
    kind, trace = record.dokumen.jenis, parsed.barrier.trace
    return replace(facts, status=status, message=visible_line(message), kind=kind, record=record, trace=trace)


def _verdict(document: Document, parsed: ParsedDocument, record: Rekaman, broken: list[Page]) -> tuple[Status, str]:
    """The status of a file that was read, and what to say about it."""
    from petik.parsers.columns.unused import unused_figures

    rest = unused_figures(parsed)
    notes = [*(note for note in document.notes if note), *page_notes(document), *rest.notes()]
    if record.dokumen.jenis == "lainnya" and (instead := _instead(parsed)):
        notes.insert(0, instead)
    if (failed := parsed.barrier.note) is not None:
        notes.insert(0, failed)
    said = "; ".join([_contents(document, record), *notes])
    if broken:
        numbers = ", ".join(str(page.number) for page in broken[:PAGES_NAMED])
        more = ", …" if len(broken) > PAGES_NAMED else ""
        lost = f"{len(broken)} dari {len(document.pages)} halaman tidak terbaca (halaman {numbers}{more}: "
        return "partial", f"{lost}{_reasons(broken)}); {said}"
    if not any(page.words for page in document.pages):
        return "partial", "; ".join(["tidak ada tulisan yang terbaca; periksa apakah halamannya kosong", *notes])
    if document.format == "dump" and (seen := _only_seen(parsed, record)) is not None:
        return "partial", "; ".join([seen, *notes])
    if not (record.indikator or record.anggaran or record.pejabat or record.jabatan):
        tables = f"{len(parsed.tables)} tabel disimpan apa adanya" if parsed.tables else "tidak ada tabel"
        if not (failed or rest.nothing or is_missing(document, parsed, record)):
            # covers, forewords, chapters of words, documents of other sorts: there is nothing that could be missing
            return "ok", "; ".join([f"terbaca; tidak memuat tabel kinerja ({tables})", *notes])
        nothing = f"terbaca, tetapi tidak ada indikator, anggaran, atau pejabat yang dikenali ({tables})"
        return "partial", "; ".join([f"{nothing}; lihat alasannya dengan petik kinds", *notes])
    if not rest.nothing and (why := without_values(document, parsed, record)) is not None:
        return "partial", "; ".join([_contents(document, record), why, *notes])
    return "partial" if failed or rest.nothing else "ok", said


def _instead(parsed: ParsedDocument) -> str:
    """What the file is, where its pages are known to be no performance document; "" where nothing is known."""
    words = dict.fromkeys(v.about for v in parsed.verdicts if v.kind == "lainnya" and v.about)
    return f"bukan dokumen kinerja: {', '.join(str(w) for w in words)}" if words else ""


def _only_seen(parsed: ParsedDocument, record: Rekaman) -> str | None:
    """What was seen of a text dump from which no row came, None where rows or duties came or nothing like a table
    is there.

    An agreement's statement holds people and no table: it is read.
    """
    if record.indikator or record.anggaran or record.jabatan:
        return None
    statement = bool(record.pejabat) and all(v.kind in ("pk_pernyataan", "keputusan") for v in parsed.verdicts)
    if statement or not (parsed.unread or parsed.tables):
        return None
    kept = f"{len(parsed.tables)} tabel tanpa baris yang dikenali" if parsed.tables else ""
    bare = f"{parsed.unread} tabel tanpa judul yang dikenali" if parsed.unread else ""
    return f"terbaca, tetapi tidak ada indikator atau anggaran: {' dan '.join(t for t in (bare, kept) if t)}"


def _read_by_ocr(document: Document) -> int:
    return sum(page.source == "ocr" and not page.failed for page in document.pages)


def _contents(document: Document, record: Rekaman) -> str:
    counts = [f"{len(document.pages)} halaman"] if document.paginated else []
    if ocr := _read_by_ocr(document):
        counts.append(f"{ocr} dengan OCR")
    counts.append(f"{len(record.indikator)} indikator")
    counts.append(f"{len(record.anggaran)} baris anggaran")
    return ", ".join(counts)


def _reasons(broken: list[Page]) -> str:
    notes = {note: None for page in broken for note in page.notes}
    return "; ".join(list(notes)[:3]) or "sebab tidak diketahui"


def _unexpected(step: str, error: BaseException) -> str:
    """One line for an error that nobody foresaw: what happened and what to do."""
    if isinstance(error, MemoryError):
        return f"memori habis saat {step}; tutup program lain atau pecah berkasnya, lalu ulangi"
    if isinstance(error, ImportError):
        return incomplete(error)
    kind = type(error).__name__
    return f"kesalahan tak terduga saat {step} ({kind}); rinciannya di petik.log, mohon dilaporkan"


def incomplete(error: ImportError) -> str:
    """One line for a part of the program that cannot be loaded: the file is not to blame, and neither is the disk."""
    part = f" ({error.name})" if error.name else ""
    return f"Petik tidak terpasang lengkap{part}: {visible_line(str(error))}; pasang ulang Petik"
