"""Text made safe for spreadsheets, and files that appear whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from petik.ingest.files import safe_folder

# What XML 1.0 and thereby .xlsx cannot hold: "\x00" .. "\x1f" but tab and newlines, lone surrogates, U+FFFE, U+FFFF
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Prints that begin with a sign and are harmless: "-5", "-1.234,56", "-86,67 %", "-", "--", "- -"
PLAIN_NEGATIVE = re.compile(r"-\s*\d[\d.,\s]*%?|[-\s]+")
# What Excel, LibreOffice and Google Sheets take for the beginning of a formula: "=1+1", "+1", "-2+3", "@SUM(A1)", and
# the full-width forms that some input methods write
FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
# ';=1+1', ';"=1+1;y', "\\t=1+1" within a text: who opens the file with ";" (an Excel of Indonesian Windows) or tabs
# between cells cuts the line there, and at line breaks: the quotes of a comma-separated cell then stand inside of one
_CUT, _SIGN = r"([;\t\r\n])([\s\"]*)", r"(?=[=+@\uff1d\uff0b\uff0d\uff20]|-\S)"
AFTER_CUT = re.compile(rf"{_CUT}('*){_SIGN}")
UNDO_CUT = re.compile(rf"{_CUT}'('*){_SIGN}")

# what `whole` writes to, ".pk.pdf.json.4711.tmp", and what DuckDB puts beside it
DRAFT = re.compile(r"\..+\.(\d+)\.tmp(?:\.wal)?")


def is_formula(text: str) -> bool:
    """True where a spreadsheet that opens *text* from a CSV file would run it: "+1", "@x", "-2+3", but not "-5"."""
    return FORMULA.match(text) is not None and PLAIN_NEGATIVE.fullmatch(text) is None


def neutral(text: str) -> str:
    """*text* for a CSV cell: an apostrophe before what a spreadsheet would run (OWASP, "CSV injection").

    "=HYPERLINK(…)" becomes "'=HYPERLINK(…)". Nothing else changes, and `printed_text` takes it back exactly.
    """
    text = AFTER_CUT.sub(r"\1\2'\3", text)
    return f"'{text}" if is_formula(text.lstrip("'")) else text


def printed_text(cell: str) -> str:
    """The print that `neutral` was given."""
    if cell.startswith("'") and is_formula(cell.lstrip("'")):
        cell = cell[1:]
    return UNDO_CUT.sub(r"\1\2\3", cell)


def without_control(text: str) -> str:
    """*text* without the characters that .xlsx cannot hold."""
    return UNPRINTABLE.sub("", text)


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A temporary name beside *path* to write to; it takes the place of *path* when the block ends without an error.

    Raises OSError, also where a part of *path* inside a folder of results is a link (`petik.ingest.files.safe_folder`).
    """
    safe_folder.folder(path.parent)
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    safe_folder.remove(draft)
    try:
        yield draft
        safe_folder.replace(draft, path)
    finally:
        safe_folder.remove(draft)
