"""What people typed into the sheet of findings: carried over to the next workbook, never lost without a word."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.parsers.expat import ExpatError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from petik.ingest.errors import PetikError
from petik.ingest.files import safe_folder
from petik.ingest.files.archives import DAMAGE, open_archive
from petik.ingest.settings import Settings

SHEETS, STATES, NOTES = ("Temuan", "Findings"), ("Keadaan", "State"), ("Catatan", "Note")  # in either language
OLD = ("Catatan lama", "Old notes")  # sheets of words whose findings are gone
ID = "temuan_id"
HEAD_ROW = 3  # the row of headings, from 1
LIMITS = Settings(max_unpacked_mb=300, max_zip_entries=500)
LONGEST = 2_000  # letters of a note
MOST = 200_000  # rows that are looked at


@dataclass(frozen=True, slots=True)
class Typed:
    """A person's words on one finding."""

    keadaan: str = ""
    catatan: str = ""

    def __bool__(self) -> bool:
        return bool(self.keadaan or self.catatan)


def typed_in(path: Path) -> dict[str, Typed]:
    """The words of the workbook at *path*, by finding; none where there is none or it cannot be read as one.

    The file is a stranger's as far as anybody knows: it is looked at like every archive before it is unpacked.
    """
    if not path.is_file():
        return {}
    try:
        safe_folder.check(path)
        with open_archive(path, LIMITS):
            pass
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (PetikError, *DAMAGE, KeyError, TypeError, ExpatError, InvalidFileException, zipfile.BadZipFile):
        return {}
    try:
        found: dict[str, Typed] = {}
        for name in book.sheetnames:
            if name in (*OLD, *SHEETS):
                found = _rows(book[name]) | found if name in OLD else found | _rows(book[name])
        return found
    except (*DAMAGE, KeyError, TypeError, AttributeError, ExpatError):
        return {}
    finally:
        book.close()


def _rows(sheet: object) -> dict[str, Typed]:
    rows = sheet.iter_rows(min_row=HEAD_ROW, max_row=MOST, values_only=True)  # type: ignore[attr-defined]
    heads = {str(name): at for at, name in enumerate(next(rows, ())) if name is not None}
    state, note = (next((heads[name] for name in names if name in heads), None) for names in (STATES, NOTES))
    if ID not in heads or state is None or note is None:
        return {}
    out = {}
    for row in rows:
        name = row[heads[ID]] if heads[ID] < len(row) else None
        words = Typed(_text(row, state), _text(row, note))
        if name and words:
            out[str(name)] = words
    return out


def _text(row: tuple[object, ...], at: int) -> str:
    value = row[at] if at < len(row) else None
    return "" if value is None else str(value).strip()[:LONGEST]


def left_over(typed: Mapping[str, Typed], there: set[str]) -> dict[str, Typed]:
    """The words on findings that are not there any more."""
    return {name: words for name, words in typed.items() if name not in there}
