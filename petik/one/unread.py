"""What a file shows and Petik did not read, for its line in `berkas.csv`: nothing is lost without a word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from petik.ingest.ocr.repeats import repeated
from petik.ingest.page import Document
from petik.parsers.forms.kinds import NEUTRAL, family_of
from petik.parsers.model import ParsedDocument, Table
from petik.schemas.record import Rekaman

FIGURES = 4  # figures in a table's cells that make it more than a layout
PAGES_NAMED = 8  # pages that a message names before it says "…"
OF_WORDS = frozenset({"lkip", "lainnya"})  # kinds whose chapters have tables of staff and assets, without indicators
NOT_READ = "tidak dibaca"  # what every note on something left out says
# a cell that holds a figure alone: "86,67", "1.250.000", "(4)", "71,4 %", "Rp 5.000,-"
_FIGURE = re.compile(r"^\(?(?:Rp\.?\s*)?-?\d[\d.,]*\s*(?:%|,-)?\)?$", re.IGNORECASE)

NO_VALUE = "tabel berisi angka, tetapi tidak ada nilai yang dikenali; periksa judul kolomnya dengan petik headings"


def page_notes(document: Document) -> list[str]:
    """What was left unread on which pages, one note for each kind of it, and which pages were scanned twice."""
    pages: dict[str, list[int]] = {}
    for page in document.pages:
        for note in dict.fromkeys(page.unread):
            pages.setdefault(note, []).append(page.number)
    if not document.paginated:
        return list(pages)
    told = [f"{note} (halaman {_listed(numbers)})" for note, numbers in pages.items()]
    return told + [
        f"halaman {again} adalah pindaian halaman {first} sekali lagi; barisnya terhitung dua kali"
        for again, first in repeated(document.pages)[:PAGES_NAMED]
    ]


def without_values(document: Document, parsed: ParsedDocument, record: Rekaman) -> str | None:
    """Why a file of which no value came out is read in part only; None where it has values, or no figures at all."""
    if record.anggaran or any(v.target or v.realisasi or v.capaian for row in record.indikator for v in row.nilai):
        return None
    promised = record.indikator or record.dokumen.jenis not in OF_WORDS
    if promised and any(_figures(table) >= FIGURES for table in parsed.tables):
        return NO_VALUE
    left_out = [*document.notes, *(note for page in document.pages for note in page.unread)]
    told = any(NOT_READ in note for note in left_out)
    return "tidak ada nilai yang dikenali; sebagian isi berkas tidak dibaca" if told else None


def is_missing(document: Document, parsed: ParsedDocument, record: Rekaman) -> bool:
    """True where a document without any row should have some: a page of an agreement, a plan, a measurement.

    Covers, forewords and chapters of words have none; neither have documents that are no performance documents. Where
    something of the file was left out (pages beyond a limit, pictures of tables), nobody knows what it held.
    """
    if any(document.notes) or any(page.unread for page in document.pages):
        return True
    forms = {family_of(v.kind) for v in parsed.verdicts if v.kind not in NEUTRAL}
    return bool(forms - OF_WORDS) or without_values(document, parsed, record) is not None


def _figures(table: Table) -> int:
    """Figures below the first row and behind the first column, which number things."""
    return sum(1 for c in table.cells if c.row > 0 and c.col > 0 and _FIGURE.match(c.text.strip()))


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:PAGES_NAMED])) + (", …" if len(numbers) > PAGES_NAMED else "")
