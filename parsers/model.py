"""Types between the stages: what is found on pages (`Table`, `Cell`) and what the parsers hand on (`ParsedDocument`).

Parsers deliver *prints*: text as it stands on the page with its place. Turning a print into a value is the next
stage's business (`normalise`), so nothing here holds a number that was not counted by the parser itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from petik.ingest.page import Box, Source, Word
from petik.parsers.barrier import Barrier
from petik.schemas.keyakinan import CERTAIN

PageKind = Literal[
    "pk_pernyataan", "pk_lampiran", "iki", "iku", "rencana_aksi", "pengukuran", "lkip", "renstra", "renja", "rkt",
    "cascading", "evaluasi", "keputusan", "sampul", "lainnya",
]  # fmt: skip
TableMethod = Literal["ruled", "aligned", "dump"]


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one base line, left to right."""

    words: tuple[Word, ...]
    box: Box
    _text: str | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def text(self) -> str:
        if self._text is None:  # asked some five times a line
            object.__setattr__(self, "_text", " ".join([w.text for w in self.words]))
        return self._text or ""

    @property
    def bold(self) -> bool:
        bold = sum([len(w.text) for w in self.words if w.bold])
        return bold > 0 and bold * 2 > sum([len(w.text) for w in self.words])


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the grid; a merged cell has spans over 1 and belongs to each row and column that it covers."""

    row: int
    col: int
    row_span: int
    col_span: int
    box: Box
    lines: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """All lines joined by one space (see `petik.parsers.print.strings.join_lines` for the reading of wrapped
        words)."""
        return " ".join([line.text for line in self.lines])


@dataclass(frozen=True, slots=True)
class Table:
    """A grid on one page. `title` is the caption or title line above it, `continues` links it to the previous page."""

    page: int
    box: Box
    n_rows: int
    n_cols: int
    cells: tuple[Cell, ...]
    method: TableMethod
    title: str | None = None

    def grid(self) -> list[list[Cell | None]]:
        """Row-major view: grid()[r][c] is the cell that covers the position, None where nothing was found."""
        out: list[list[Cell | None]] = [[None] * self.n_cols for _ in range(self.n_rows)]
        for cell in self.cells:
            for r in range(cell.row, min(self.n_rows, cell.row + cell.row_span)):
                for c in range(cell.col, min(self.n_cols, cell.col + cell.col_span)):
                    out[r][c] = cell
        return out


@dataclass(frozen=True, slots=True)
class Print:
    """Text as printed (wraps joined), with its place. `page` is None for formats without pages."""

    text: str
    page: int | None
    box: Box | None
    source: Source
    confidence: float = CERTAIN
    note: str | None = None  # why the reading is doubtful, in Indonesian
    first: str | None = None  # the first reading, where `text` is a correction of it
    other: str | None = None  # a second reading of its number that differs
    date: bool = False  # the file itself says that this is a date
    satuan: str | None = None  # the unit that the heading above gives it
    kali: int = 1  # the factor that the heading above gives it: 1000 below "(Rp. 000)"

    def with_text(self, text: str, note: str | None = None) -> Print:
        return replace(self, text=text, note=note or self.note)

    @staticmethod
    def of(text: str, words: Sequence[Word], page: int | None) -> Print:
        """A print read from *words*: their common box, the lowest confidence among them."""
        if not words:
            raise ValueError("a print needs words")
        first = " ".join(w.read_as or w.text for w in words) if any(w.read_as for w in words) else None
        other = " ".join(w.other or w.text for w in words) if any(w.other for w in words) else None
        return Print(
            text,
            page,
            Box.around(w.box for w in words),
            words[0].source,
            min(w.confidence for w in words),
            first=first,
            other=other,
            date=any(w.date for w in words),
        )


@dataclass(slots=True)
class NilaiRow:
    """Prints of one period. `periode` is a contract period, or "" when the document's year is meant."""

    periode: str
    target: Print | None = None
    realisasi: Print | None = None
    capaian: Print | None = None


@dataclass(slots=True)
class IndikatorRow:
    """One indicator row as printed. `fields` may hold every text field of the contract's `indikator` records."""

    fields: dict[str, Print]
    tingkat: str | None = None
    nilai: list[NilaiRow] = field(default_factory=list)
    page: int | None = None
    table: int | None = None  # index into ParsedDocument.tables
    marker: str | None = None  # the bullet or number that opened the indicator's cell


@dataclass(slots=True)
class AnggaranRow:
    """One budget row as printed.

    `fields`: jabatan, uraian, program, kegiatan, anggaran, realisasi, persen, sumber_dana.
    """

    fields: dict[str, Print]
    tingkat: str | None = None
    periode: str = ""
    page: int | None = None
    table: int | None = None


@dataclass(slots=True)
class PejabatRow:
    """A person as printed. `fields`: nama, nip, jabatan, pangkat."""

    fields: dict[str, Print]
    peran: str = "penandatangan"
    page: int | None = None


@dataclass(slots=True)
class JabatanRow:
    """Duties of one post."""

    jabatan: Print | None
    tugas: list[Print] = field(default_factory=list)
    fungsi: list[Print] = field(default_factory=list)
    page: int | None = None


@dataclass(frozen=True, slots=True)
class NilaiPernyataan:
    """One value that a sentence states; `peran`: anggaran, realisasi, target, capaian …; `jenis`: uang or persen."""

    peran: str
    jenis: str
    nilai: Print


@dataclass(slots=True)
class PernyataanRow:
    """A sentence of running text that states values."""

    kalimat: Print
    nilai: list[NilaiPernyataan] = field(default_factory=list)
    page: int | None = None


@dataclass(frozen=True, slots=True)
class PageVerdict:
    """What a page is taken for, and why (for `petik kinds`).

    `about`: the kind that a cover's title names; for "lainnya" the word that says what the page is instead.
    `sheets`: how many printed pages it stands for.
    """

    page: int
    kind: PageKind
    score: float
    reasons: tuple[str, ...] = ()
    about: str | None = None
    sheets: float = 1.0


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """What one column of a table is taken for; `field` is a name of `schemas/kolom.toml`, None if unknown."""

    page: int
    table: int
    column: int
    heading: str
    field: str | None
    score: float
    reason: str
    periode: str = ""


Place = Literal["label", "kop", "judul", "jabatan", "kaki", "tabel", "teks", "isi", "berkas", "folder"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A print that may name the region or the agency, and where it stands.

    `place`: behind a label ("SKPD : …"), in the letterhead, a title, a signer's post, a running head or foot, a table,
    the text, the file's or its folder's name. `leaf`: the page's index in the file.
    """

    print: Print
    place: Place
    leaf: int = 0


@dataclass(slots=True)
class Identity:
    """Evidence for the document's own facts; normalise decides.

    The note of a year says where it stands: "judul" (title), "kolom" (column heading), "dari nama berkas", None (text),
    "bulan" (the month that a progress report is of), "tanggal" (date of a signature).
    """

    jenis: str | None = None
    bukti: list[Evidence] = field(default_factory=list)
    tahun: list[Print] = field(default_factory=list)
    revisi: list[str] = field(default_factory=list)  # years of the titles that call themselves revised, "" without one
    perubahan: bool = False
    akhir_renstra: int | None = None  # last year of the medium-term plan, where the text names its years
    masa_renstra: Counter[int] = field(default_factory=Counter)  # last years of plans that are named, by weight


@dataclass(slots=True)
class ParsedDocument:
    """Everything that the parsers found in one file."""

    identity: Identity
    verdicts: list[PageVerdict] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    columns: list[ColumnMatch] = field(default_factory=list)
    indikator: list[IndikatorRow] = field(default_factory=list)
    anggaran: list[AnggaranRow] = field(default_factory=list)
    pejabat: list[PejabatRow] = field(default_factory=list)
    jabatan: list[JabatanRow] = field(default_factory=list)
    pernyataan: list[PernyataanRow] = field(default_factory=list)
    barrier: Barrier = field(default_factory=Barrier)  # what failed on the way, and what may still fail
    unread: int = 0  # tables of a dump that were seen, but whose headings are not known

    def extend(self, other: Iterable[ParsedDocument]) -> None:
        """Take over the rows of *other* (parts of the same file), in order."""
        for part in other:
            self.indikator += part.indikator
            self.anggaran += part.anggaran
            self.pejabat += part.pejabat
            self.jabatan += part.jabatan
            self.pernyataan += part.pernyataan
