"""What Excel sheets of both formats are read into before they are laid out: cells with text, look and borders."""

from __future__ import annotations

from dataclasses import dataclass, field

from petik.ingest.office.paragraph import Align


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell prints. `valign` is 0 top, 0.5 centre, 1 bottom; `size` in points."""

    bold: bool = False
    size: float = 11.0
    stretch: float = 0.89  # Calibri, what spreadsheets start with
    align: Align | None = None  # None: text left, numbers right
    valign: float = 1.0
    wrap: bool = False
    indent: float = 0.0  # points


Frame = tuple[bool, bool, bool, bool]  # which borders show: top, left, bottom, right


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell (row and column 0-based) as displayed. `borders` are those that show: top, left, bottom, right."""

    text: str
    look: Look = Look()
    borders: Frame = (False, False, False, False)
    number: float | None = None
    date: bool = False  # it shows a date or a time, whatever its digits look like

    @property
    def blank(self) -> bool:
        return not self.text.strip() and not any(self.borders)


@dataclass(slots=True)
class SheetData:
    """One sheet. `merged` holds (row, column, rows, columns); `frames` the borders around them by their first cell,
    where cells along the edges do not tell them; widths in points by column; hidden rows and columns."""

    name: str
    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    frames: dict[tuple[int, int], Frame] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    default_width: float = 48.0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_cols: set[int] = field(default_factory=set)
    breaks: set[int] = field(default_factory=set)  # a page starts at these rows
    hidden: bool = False
    struck: int = 0  # cells left out because they are struck through
    struck_parts: int = 0  # parts of texts left out for the same reason
    unseen: int = 0  # cells left out because they are white on white
    no_result: int = 0  # formulas whose result the program did not store (.xls)

    @property
    def has_text(self) -> bool:
        return any(c.text.strip() for c in self.cells.values())
