"""The one page type of Petik: what every reader (pdfium, pdfplumber, Tesseract, Word, Excel, dumps) delivers.

All lengths are PDF points (1/72 inch). The origin is the top left corner of the page *as a person holds it*: a page
that lay on its side has been turned upright before its words and rulings are stored (`Page.rotation` remembers by how
much). Formats without pages (.docx, .xlsx, .txt) are laid out on a synthetic page so that the later stages need not
know the difference; their `Document.paginated` is False and nothing reports a page number for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from petik.schemas.keyakinan import CERTAIN

Source = Literal["text", "ocr", "office", "dump"]
PageLayout = Literal["exact", "synthetic"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points from the upright page's top left corner; x0 <= x1, top <= bottom."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def cx(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def cy(self) -> float:
        return (self.top + self.bottom) / 2

    def union(self, other: Box) -> Box:
        return Box(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )

    def contains_centre(self, other: Box) -> bool:
        # asked some 10,000 times a page: without the properties it takes half the time
        x, y = (other.x0 + other.x1) / 2, (other.top + other.bottom) / 2
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    @staticmethod
    def around(boxes: Iterable[Box]) -> Box:
        """The smallest box around all of *boxes*. Raises ValueError when there is none."""
        found = boxes if isinstance(boxes, list) else list(boxes)
        if not found:
            raise ValueError("no boxes")
        if len(found) == 1:
            return found[0]
        return Box(
            min([b.x0 for b in found]),
            min([b.top for b in found]),
            max([b.x1 for b in found]),
            max([b.bottom for b in found]),
        )


@dataclass(frozen=True, slots=True)
class Word:
    """One word as the reader saw it: text without white space, its box, where it came from.

    `confidence` is 0..1: 1.0 for a trusted text layer and Office files, Tesseract's figure / 100 for OCR, and a figure
    below 1 for text dumps. `size` is the print's height in points (0 where unknown).
    """

    text: str
    box: Box
    source: Source
    confidence: float = CERTAIN
    bold: bool = False
    size: float = 0.0
    number: float | None = None  # what the print says, where a spreadsheet knows it (768.495 of a count is 768495)
    other: str | None = None  # what a second reading of a number saw, where it differs from `text`
    other_confidence: float = 0.0
    read_as: str | None = None  # the first reading, where `text` is a correction
    date: bool = False  # a spreadsheet knows that it is a date or a time: "2024" of a cell formatted yyyy is no number


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight horizontal or vertical line (or an edge between two fills), thinner than 3 points.

    A horizontal ruling has top == bottom, a vertical one x0 == x1.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    restored: bool = False  # a scan lost it, and it was put where rows or columns must part

    @property
    def horizontal(self) -> bool:
        return self.top == self.bottom

    @property
    def length(self) -> float:
        return max(self.x1 - self.x0, self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Mark:
    """Ink that is no print: a signature or stamp, told apart by its colour. A fact with a place, never text."""

    kind: Literal["tanda_tangan", "stempel"]
    box: Box


SHEET = "lembar kerja: "  # opens the note that names the sheet of a workbook


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `number` is 1-based. `words` stand in reading order as far as the reader knows it."""

    number: int
    width: float
    height: float
    source: Source
    words: tuple[Word, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    marks: tuple[Mark, ...] = ()
    layout: PageLayout = "exact"
    rotation: int = 0  # quarter turns clockwise (0..3) that were applied to make the page upright
    skew: float = 0.0  # degrees that were taken out, positive = page was turned clockwise
    notes: tuple[str, ...] = ()  # what a user should know about how this page was read, in Indonesian
    failed: bool = False  # the page could not be read; `notes` says why
    unread: tuple[str, ...] = ()  # print that is seen on the page and was not read, in Indonesian

    @property
    def is_sheet(self) -> bool:
        """True for a sheet of a workbook."""
        return any(note.startswith(SHEET) for note in self.notes)


@dataclass(frozen=True, slots=True)
class Document:
    """One input file, read. `name` is the file's own name (no folders); `sha256` of its bytes in hex."""

    name: str
    path: str
    sha256: str
    format: str  # "pdf", "gambar", "docx", "xlsx", "xls", "doc", "odt", "dump"
    paginated: bool
    pages: tuple[Page, ...]
    notes: tuple[str, ...] = field(default=())

    @property
    def ocr_pages(self) -> int:
        return sum(1 for p in self.pages if p.source == "ocr")
