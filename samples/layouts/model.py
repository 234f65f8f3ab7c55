"""What a document of the layout benchmark is made of, before it is drawn: its variations, its tables, its signatures.

A table is kept as columns and rows with their names, so that PDF, Word and Excel are drawn from the same object and the
expected rows hang on the printed ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from petik.samples.content.people import Instansi
from petik.samples.paper.draw import Signer
from petik.schemas.record import Anggaran, Indikator, Pejabat, Rekaman

CellText = (
    str | tuple[str, ...]
)  # the text of a cell; several paragraphs stand beside those of the other cells of the row


@dataclass(frozen=True)
class Variation:
    """One value of every kind of variation; the names of the fields head the tables of the benchmark."""

    jenis: str
    format: str
    face: str
    size: float
    rules: str
    column_titles: str
    header: str
    column_numbers: str
    merged: str
    moved: str
    paper: str
    angka: str
    uang: str
    ordering: str
    tingkat: str
    signatures: str
    kop: str
    empty: str
    width: str
    decoration: str = "tanpa"


@dataclass(frozen=True)
class Column:
    """A column. `parent` is a heading over several columns; `merged` names the group whose cells become one."""

    kunci: str
    title: str
    share: float  # of the table's width
    align: str = "kiri"
    parent: str | None = None
    merged: str | None = None


@dataclass
class Row:
    """A printed row: cells by column, the group it belongs to by kind of group, and the records it stands for."""

    cells: dict[str, CellText]
    groups: dict[str, int] = field(default_factory=dict)
    bold: bool = False
    width: bool = False  # the first text reaches over the columns up to the first number (a total's label)
    indikator: list[Indikator] = field(default_factory=list)
    anggaran: list[Anggaran] = field(default_factory=list)


@dataclass(frozen=True)
class Listing:
    """A table: its columns and rows. `plain`: without rulings whatever the page's rulings are."""

    columns: Sequence[Column]
    rows: Sequence[Row]
    plain: bool = False


@dataclass(frozen=True)
class Title:
    text: str
    size: float = 12.0


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class SignatureBlock:
    """Signatures: left and right, one of them or both, with the place and date above the right one."""

    left: Signer | None
    right: Signer | None
    place_name: str
    pejabat: Sequence[Pejabat] = ()


@dataclass(frozen=True)
class Kop:
    instansi: Instansi


Block = Kop | Title | Paragraph | Listing | SignatureBlock


@dataclass
class Draft:
    """A document to be drawn, and the record without its rows (they hang on the tables' rows)."""

    variation: Variation
    blocks: list[Block]
    content: Rekaman
    seed: int


@dataclass(frozen=True)
class Cell:
    """A cell of a drawn grid; `None` in a grid is a place that a span covers."""

    content: CellText = ""
    rows: int = 1
    columns: int = 1
    align: str = "kiri"
    bold: bool = False
    vertical: str = "atas"


Grid = list[list[Cell | None]]


def header_grid(columns: Sequence[Column], number: str) -> Grid:
    """The header as a grid: one row, two where columns share a heading above; *number*: the style of column numbers."""
    two = any(k.parent for k in columns)
    top: list[Cell | None] = []
    bottom: list[Cell | None] = []
    for i, k in enumerate(columns):
        if k.parent is None:
            top.append(Cell(k.title, 2 if two else 1, 1, "tengah", True, "tengah"))
            bottom.append(None)
            continue
        same = [n for n in range(i, len(columns)) if all(x.parent == k.parent for x in columns[i : n + 1])]
        first = i == 0 or columns[i - 1].parent != k.parent
        top.append(Cell(k.parent, 1, len(same), "tengah", True, "tengah") if first else None)
        bottom.append(Cell(k.title, 1, 1, "tengah", True, "tengah"))
    out = [top, bottom] if two else [top]
    if number != "tanpa":
        pattern = {"polos": "{}", "kurung": "({})"}[number]
        out.append([Cell(pattern.format(i), align="tengah") for i in range(1, len(columns) + 1)])
    return out


def body_grid(listing: Listing, merged: str) -> Grid:
    """The body as a grid; *merged* says how cells over rows are set: merged, blank below the first, repeated."""
    out: Grid = []
    for r, row in enumerate(listing.rows):
        one: list[Cell | None] = []
        for column in listing.columns:
            number = row.groups.get(column.merged) if column.merged else None
            text = row.cells.get(column.kunci, "")
            start = r == 0 or number is None or listing.rows[r - 1].groups.get(str(column.merged)) != number
            if merged == "ulang" or number is None or (start and merged == "kosong"):
                one.append(Cell(text, 1, 1, column.align, row.bold))
            elif merged == "kosong":
                one.append(Cell("", 1, 1, column.align))
            elif start:
                one.append(
                    Cell(
                        text,
                        _span(listing.rows, r, str(column.merged), number),
                        1,
                        column.align,
                        row.bold,
                        "tengah" if merged == "tengah" else "atas",
                    )
                )
            else:
                one.append(None)
        out.append(_widened(one) if row.width else one)
    return out


def _span(rows: Sequence[Row], first: int, kind: str, number: int) -> int:
    n = first
    while n < len(rows) and rows[n].groups.get(kind) == number:
        n += 1
    return n - first


def _widened(one: list[Cell | None]) -> list[Cell | None]:
    """A label over all columns before the first that holds something else."""
    content = [i for i, s in enumerate(one) if s is not None and s.content]
    label = one[content[0]]
    assert label is not None
    return [Cell(label.content, 1, content[1], "tengah", True), *[None] * (content[1] - 1), *one[content[1] :]]
