"""Text from documents made harmless for a page and for a spreadsheet, and files that appear whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Characters that turn the direction of the text around them ("\u202e" shows "fdp.exe" as "exe.pdf"), Unicode TR 9
ARAH = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# What HTML cannot hold: "\x00" .. "\x1f" but tab and newlines, "\x7f" .. "\x9f", "\ufffe"
KENDALI = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# Halves of a surrogate pair, as undecodable bytes of a file name come from the system: "\udce9"
PARUH = re.compile("[\ud800-\udfff]")

# The same idea as the dataset's CSV files (OWASP, "CSV injection"); a report imports no other stage than schemas.
# Prints that begin with a sign and are harmless: "-5", "-1.234,56", "-86,67 %", "-", "--"
MINUS_BIASA = re.compile(r"-\s*\d[\d.,\s]*%?|[-\s]+")
# What a spreadsheet takes for the beginning of a formula: "=1+1", "+1", "-2+3", "@SUM(A1)", full-width forms too
RUMUS = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
# ";=1+1" within a text: an Excel whose list separator is ";" (Indonesian Windows) cuts a comma-separated line there
SETELAH_TITIK_KOMA = re.compile(r";(\s*)('*)(?=[=+@]|-\S)")


def tampak(text: str) -> str:
    """*text* with every character that would deceive a reader or break the page shown by its number: "[U+202E]"."""
    text = ARAH.sub(_nomor, text)
    text = KENDALI.sub(_nomor, text)
    return PARUH.sub("\ufffd", text)


def _nomor(found: re.Match[str]) -> str:
    return f"[U+{ord(found[0]):04X}]"


def sel_csv(text: str) -> str:
    """*text* for a CSV cell: an apostrophe before what a spreadsheet would run; nothing else changes."""
    text = SETELAH_TITIK_KOMA.sub(r";\1'\2", PARUH.sub("\ufffd", text).replace("\x00", "\ufffd"))
    inner = text.lstrip("'")
    return f"'{text}" if RUMUS.match(inner) and not MINUS_BIASA.fullmatch(inner) else text


@contextmanager
def utuh(path: Path) -> Iterator[Path]:
    """A temporary name beside *path* to write to; it takes the place of *path* when the block ends without an error."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    draft.unlink(missing_ok=True)
    try:
        yield draft
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
