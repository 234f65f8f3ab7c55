"""What a table of a dataset is made of: columns with type, meaning in two languages, and what always holds of them.

The rules are promises of Petik's own output (the record's models, counters, keys), never wishes about documents: an NIP
of 17 digits is kept, so its rule is "digits", not "18 digits".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args

from petik.ingest.page import Source

ColumnType = Literal["teks", "bulat", "pecahan", "ya_tidak"]
Language = Literal["id", "en"]
Value = str | int | float | bool | None
Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type, its meaning in Indonesian and in English, its unit, and what always holds.

    `unit` is the unit of every value of the column; where it differs from row to row, `unit_column` has it.
    """

    name: str
    type: ColumnType
    meaning: str
    meaning_en: str
    required: bool = False
    enum: tuple[str, ...] = ()
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    unit: str | None = None
    unit_column: str | None = None
    decided: bool = False  # for the whole submission: what is kept of one document does not have it

    def told(self, language: Language) -> str:
        return self.meaning if language == "id" else self.meaning_en


@dataclass(frozen=True, slots=True)
class Reference:
    """*column* holds a key of the table *table*, whose key column has the name *key*."""

    column: str
    table: str
    key: str


@dataclass(frozen=True, slots=True)
class TableSchema:
    """One table: its columns in the order in which every format writes them.

    `key` identifies a row; it is empty where the rows have no name of their own. `owner` is the column that says to
    which document or file a row belongs. `sheet` is the name of its sheet in Excel where that is not the table's name.
    `bulky`: it lists every cell, line or print of the documents, which a workbook cannot hold for thousands of them.
    """

    name: str
    meaning: str
    meaning_en: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    owner: str = "dok_id"
    sheet: str | None = None
    bulky: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def own(self) -> TableSchema:
        """The table as it is kept of one document: without what is decided for the whole submission."""
        return replace(self, columns=tuple(column for column in self.columns if not column.decided))

    def told(self, language: Language) -> str:
        return self.meaning if language == "id" else self.meaning_en


def teks(
    name: str,
    meaning: str,
    meaning_en: str,
    *,
    required: bool = False,
    enum: tuple[str, ...] = (),
    pattern: str | None = None,
) -> Column:
    """A column of texts."""
    return Column(name, "teks", meaning, meaning_en, required, enum, pattern)


def bulat(
    name: str, meaning: str, meaning_en: str, *, required: bool = False, low: int | None = None, high: int | None = None
) -> Column:
    """A column of whole numbers."""
    return Column(name, "bulat", meaning, meaning_en, required, minimum=low, maximum=high)


def pecahan(  # noqa: PLR0913 - a column is described in one call, each limit by its name
    name: str,
    meaning: str,
    meaning_en: str,
    *,
    required: bool = False,
    low: float | None = None,
    high: float | None = None,
    unit: str | None = None,
    unit_column: str | None = None,
) -> Column:
    """A column of numbers with decimals."""
    return Column(
        name, "pecahan", meaning, meaning_en, required, minimum=low, maximum=high, unit=unit, unit_column=unit_column
    )


def ya_tidak(name: str, meaning: str, meaning_en: str, *, required: bool = False) -> Column:
    """A column of yes or no."""
    return Column(name, "ya_tidak", meaning, meaning_en, required)


def yakin(name: str, meaning: str, meaning_en: str, *, required: bool = False) -> Column:
    """A column of confidences: 0 to 1."""
    return pecahan(name, meaning, meaning_en, required=required, low=0, high=1)


def kotak(of: str, of_en: str, required: bool = False) -> tuple[Column, ...]:
    """The four edges of a place on the upright page."""
    edges = (
        ("x0", "tepi kiri", "left edge", ", dalam poin dari kiri halaman", ", in points from the page's left"),
        ("top", "tepi atas", "upper edge", ", dalam poin dari atas halaman", ", in points from the page's top"),
        ("x1", "tepi kanan", "right edge", ", dalam poin", ", in points"),
        ("bottom", "tepi bawah", "lower edge", ", dalam poin", ", in points"),
    )
    return tuple(
        pecahan(name, f"{side}{of}{unit}", f"{side_en}{of_en}{unit_en}", required=required, unit="pt")
        for name, side, side_en, unit, unit_en in edges
    )


def kuantitas(name: str, meaning: str, meaning_en: str) -> tuple[Column, ...]:
    """A printed quantity: the print, its value, its unit, and how sure the reading is, side by side."""
    return (
        teks(f"{name}_raw", f"{meaning}, seperti tercetak", f"{meaning_en}, as printed"),
        pecahan(
            f"{name}_nilai",
            f"{meaning} sebagai bilangan; kosong bila cetakannya bukan satu bilangan",
            f"{meaning_en} as a number; empty where the print is not one number",
            unit_column=f"{name}_satuan",
        ),
        teks(f"{name}_satuan", f"satuan {name}", f"unit of {name}"),
        yakin(
            f"{name}_keyakinan", f"keyakinan pembacaan {name}, 0 sampai 1", f"confidence of reading {name}, 0 to 1"
        ),
        teks(f"{name}_catatan", f"mengapa {name} meragukan", f"why {name} is doubtful"),
    )


_SOURCE = "|".join(get_args(Source))
SUMBER_POLA = f"^({_SOURCE})([+]({_SOURCE}))*$"  # "text", "ocr+text"

DOK_ID = teks(
    "dok_id",
    "nama rekaman dokumen; berkasnya records/<dok_id>.json",
    "name of the document's record; its file is records/<dok_id>.json",
    required=True,
)
HALAMAN = bulat(
    "halaman",
    "nomor halaman dalam berkas, mulai 1; kosong bila format tidak berhalaman",
    "page number within the file, from 1; empty where the format has no pages",
    low=1,
)
KOTAK = kotak(" letak cetakan", " of the print")
SUMBER = teks(
    "sumber",
    "cara terbaca: text (lapisan teks), ocr, office, atau dump; bila campuran, dipisah tanda +",
    "how it was read: text (text layer), ocr, office or dump; several are joined by +",
    pattern=SUMBER_POLA,
)
MUTU = (
    SUMBER,
    yakin(
        "keyakinan",
        "keyakinan pembacaan 0 sampai 1; yang terendah di baris ini",
        "confidence of the reading, 0 to 1; the lowest within this row",
    ),
    teks("catatan", "mengapa pembacaan atau nilainya meragukan", "why the reading or the value is doubtful"),
)
ASAL = (HALAMAN, *KOTAK, *MUTU)
DARI_DOKUMEN = Reference("dok_id", "dokumen", "dok_id")


def kunci(name: str) -> Column:
    """The column that identifies a row."""
    return teks(name, "kunci baris", "key of the row", required=True)
