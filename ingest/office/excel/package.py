"""What an .xlsx package holds that openpyxl does not give: formulas without results, shapes, pictures, and rows and
columns that are hidden by having no size."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.etree import ElementTree

from openpyxl.utils.exceptions import InvalidFileException

from petik.ingest.errors import FileRefused
from petik.ingest.settings import Settings

BLANKS = 5  # a workbook may hold that many times more cells than cells with content: those that only have a look
# what openpyxl raises on damaged files; XML parsers raise kinds of SyntaxError
XLSX_DAMAGE = (
    zipfile.BadZipFile, zlib.error, InvalidFileException, SyntaxError, KeyError, ValueError, TypeError, IndexError,
    AttributeError, OSError, EOFError,
)  # fmt: skip
NARROW = 0.3  # characters: a column narrower than this shows nothing
LOW = 1.0  # points: the same of a row
# "<f>SUM(A1:A9)</f><v></v></c>", "<x:f>…</x:f></x:c>": a formula whose result the program did not store
_NO_RESULT = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f(?:\s[^>]*)?/>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")  # '<c r="A1">', "<c/>", "<x:c>"
_SHAPE_TEXT = re.compile(rb"<xdr:txBody>")
_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*)>")  # '<row r="8" ht="0" customHeight="1">'
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")  # '<col min="5" max="5" width="0"/>'
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')  # 'ht="15.5"'


@dataclass(frozen=True, slots=True)
class Unseen:
    """Rows and columns of a sheet (0-based) that have no size to be seen in."""

    rows: frozenset[int] = frozenset()
    cols: frozenset[int] = frozenset()


@dataclass(slots=True)
class Package:
    """`notes` on what was left out; `unseen` by the sheet's title."""

    notes: tuple[str, ...] = ()
    unseen: dict[str, Unseen] = field(default_factory=dict)


def survey(stream: BinaryIO, settings: Settings) -> Package:
    """Looks through the package without reading cells; the stream is left at its start.

    Raises FileRefused where openpyxl would create millions of cells.
    """
    formulas = shapes = pictures = cells = 0
    parts: dict[str, Unseen] = {}
    with zipfile.ZipFile(stream) as archive:
        titles = _titles(archive)
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                content = archive.read(name)
                cells += sum(1 for _ in _CELL.finditer(content))
                formulas += len(_NO_RESULT.findall(content))
                parts[name] = _unseen(content)
            elif name.startswith("xl/drawings/") and name.endswith(".xml"):
                shapes += len(_SHAPE_TEXT.findall(archive.read(name)))
            pictures += name.startswith("xl/media/")
    stream.seek(0)
    if cells > BLANKS * settings.max_cells:
        raise FileRefused(too_many(settings))
    notes = []
    if formulas:
        notes.append(without_result(formulas))
    if shapes:
        notes.append(f"{shapes} kotak teks di atas lembar kerja tidak dibaca")
    if pictures:
        notes.append(f"{pictures} gambar di lembar kerja tidak dibaca")
    return Package(tuple(notes), {title: parts[part] for title, part in titles.items() if part in parts})


def without_result(formulas: int) -> str:
    """The note on cells whose formula has no stored result."""
    return f"{formulas} sel berisi rumus tanpa hasil tersimpan dan dibaca kosong; buka lalu simpan di Excel"


def too_many(settings: Settings) -> str:
    """Why a workbook with too many cells is refused."""
    return f"lembar kerja memuat lebih dari {settings.max_cells} sel; pecah menjadi beberapa berkas"


def _titles(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part that holds each sheet, by title; {} where the package does not say so in the usual place."""
    try:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    except (KeyError, ElementTree.ParseError):
        return {}
    targets = {r.get("Id"): posixpath.normpath(posixpath.join("/xl", r.get("Target", "")))[1:] for r in relations}
    out = {}
    for sheet in book.iter():
        if sheet.tag.endswith("}sheet"):
            key = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), None)
            out[sheet.get("name", "")] = targets.get(key, "")
    return out


def _unseen(content: bytes) -> Unseen:
    rows: set[int] = set()
    cols: set[int] = set()
    for found in _ROW.findall(content):
        given = dict(_ATTRIBUTE.findall(found))
        # a custom height that is not written is how openpyxl writes a height of 0
        height = _number(given.get(b"ht"), 0.0 if given.get(b"customHeight") == b"1" else LOW)
        if height < LOW and given.get(b"r", b"").isdigit():
            rows.add(int(given[b"r"]) - 1)
    for found in _COLUMN.findall(content):
        given = dict(_ATTRIBUTE.findall(found))
        if _number(given.get(b"width"), NARROW) < NARROW and given.get(b"min", b"").isdigit():
            first = int(given[b"min"])
            cols.update(range(first - 1, min(int(_number(given.get(b"max"), first)), first + 300)))
    return Unseen(frozenset(rows), frozenset(cols))


def _number(text: bytes | None, default: float) -> float:
    try:
        return default if text is None else float(text)
    except ValueError:
        return default

