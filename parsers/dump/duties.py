"""Duties in OCR dumps: "TUGAS" and "FUNGSI" with one item a line, row numbers and rulings read as signs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.dump.displaced import TABLE_HEAD
from parsers.dump.lines import TextLine, print_from, unmarked
from parsers.model import JabatanRow, Print
from parsers.text import clean

LABEL = re.compile(r"^(?:\d\s*[.)]\s*)?(?P<label>tugas|fungsi)(?:\s+pokok)?\s*[:.]?\s*(?P<rest>.*)$", re.I)
# the row number before an item and what OCR made of the ruling behind it: "2 |Melaksanakan", "7 [menyusun", "1. "
ROW_NUMBER = re.compile(r"^(?:\d{1,2}\s*[|\[\]!.)]*|[|\[\]]+)\s*(?=[A-Za-z])")
# the heading of the table below, also where its columns were read line by line
TABLE = re.compile(r"^(?:no\.?\s+)?(?:kinerja|sasaran|indikator)\b(?:.*\b(?:indikator|formulasi|sumber)\b.*)?$", re.I)
WORD = re.compile(r"[A-Za-z]{4,}")


def dump_duties(lines: Sequence[TextLine], post: Print | None) -> JabatanRow | None:
    """Tugas and fungsi of one sheet; None when neither is labelled."""
    out = JabatanRow(post)
    items: dict[str, list[tuple[str, list[TextLine]]]] = {"tugas": [], "fungsi": []}
    label: str | None = None
    last = 0
    for line in lines:
        text = unmarked(line.text)
        match = LABEL.match(text)
        if match is not None:
            label, text = match["label"].lower(), match["rest"].strip()
            last = 0
        elif label is not None and (TABLE.match(text) or TABLE_HEAD.search(text)):
            break
        if label is None or not _is_text(text):
            continue
        _add(items[label], text, line, line.number - last > 1)
        last = line.number
    for name, found in items.items():
        getattr(out, name).extend(print_from(text, source) for text, source in found)
    return out if out.tugas or out.fungsi else None


def _is_text(text: str) -> bool:
    """False for row numbers and rulings read as letters ("O|IN|O | |R[WIN|")."""
    bare = ROW_NUMBER.sub("", text)
    letters = sum(len(w) for w in WORD.findall(bare))
    return letters >= 4 and letters * 2 > len(bare.replace(" ", ""))


def _add(items: list[tuple[str, list[TextLine]]], text: str, line: TextLine, apart: bool) -> None:
    """A numbered line, or one that blank lines part from the last, opens an item; others continue it."""
    numbered = ROW_NUMBER.match(text) is not None
    bare = clean(ROW_NUMBER.sub("", text))
    if items and not numbered and not apart:
        before, source = items[-1]
        items[-1] = (f"{before} {bare}", [*source, line])
    else:
        items.append((bare, [line]))
