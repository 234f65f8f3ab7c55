"""Duties in OCR dumps: "TUGAS" and "FUNGSI" with one item a line, row numbers and rulings read as signs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from petik.parsers.columns.catalogue import lookup
from petik.parsers.dump.cells import DumpCell
from petik.parsers.dump.displaced import NOTE, TABLE_HEAD, UNSURE
from petik.parsers.dump.lines import TextLine, print_from, unmarked
from petik.parsers.model import JabatanRow, Print
from petik.parsers.print.strings import clean

# "TUGAS :", "2. Fungsi", and with rulings read as signs: "1|{|Tugas |[:|Melaksanakan …"
LABEL = re.compile(
    r"^(?:\d\s*)?[^\w\s]{0,3}\s?[^\w\s]{0,3}\s*"
    r"(?P<label>tugas|fungsi)(?:\s+pokok)?\b(?:\s*[:.|\[\]]){0,4}\s*(?P<rest>.*)$",
    re.I,
)
NUMBER = re.compile(r"^\d{1,2}$")
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
    _count_back(lines, items)
    for name, found in items.items():
        getattr(out, name).extend(print_from(text, source) for text, source in found)
    return out if out.tugas or out.fungsi else None


def _count_back(lines: Sequence[TextLine], items: dict[str, list[tuple[str, list[TextLine]]]]) -> None:
    """Items that came before their label: "TUGAS 1", "2", "3" stand alone below as many lines as they count."""
    texts = [unmarked(line.text) for line in lines]
    at = next((i for i, text in enumerate(texts) if LABEL.match(text)), None)
    label = LABEL.match(texts[at]) if at is not None else None
    if at is None or label is None or NUMBER.match(label["rest"]) is None or items[label["label"].lower()]:
        return
    count = int(label["rest"])
    while at + 1 < len(texts) and texts[at + 1] == str(count + 1):
        at, count = at + 1, count + 1
    above = [(text, line) for text, line in zip(texts[:at], lines[:at], strict=True) if DUTY.match(text)]
    if len(above) == count:
        items[label["label"].lower()] = [(text, [line]) for text, line in above]


# what opens a duty: "menyusun …", "Pelaksanaan …"
DUTY = re.compile(r"^(?:me[a-z]{4,}|pe[a-z]{4,}an)\s", re.I)


# a form's item on one line, and a number whose item wrapped and stands elsewhere: "2 Pengorganisasian …", "4"
NUMBERED = re.compile(r"^(?P<number>\d{1,2})[.)]?(?:\s+(?P<text>\D.*))?$")
# where two displaced items run together: "…Usaha MikroPelaksanaan fungsi lain"
GLUED = re.compile(r"(?<=[a-z.])(?=[A-Z][a-z]{4,})")


def displaced_duties(cells: Sequence[DumpCell], post: Print | None) -> tuple[JabatanRow | None, list[DumpCell]]:
    """Duties of a dump whose wrapped cells come after the fixed ones; also the cells that are no duties.

    Bare numbers count the items that wrapped; the first displaced cells below the table's heading fill them.
    """
    found: dict[str, list[Print | None]] = {"tugas": [], "fungsi": []}
    label: str | None = None
    rest: list[DumpCell] = []
    below = filled = False
    for cell in cells:
        text = clean(cell.text)
        match = LABEL.match(text)
        if match is not None and not below:
            label, text = match["label"].lower(), match["rest"].strip()
            if not text:
                found[label].append(None)
                continue
        heading = TABLE_HEAD.search(text) is not None or lookup(text) is not None
        below |= TABLE_HEAD.search(text) is not None
        if label is not None and not below:
            _fixed_item(found[label], text, cell)
        elif below and label is not None and _displaced_duty(cell, text) and not heading:
            taken = _fill(found, text, cell)
            filled |= taken
            rest += [] if taken else [cell]
        else:
            rest.append(cell)
            label = None if filled and heading else label  # below the rest of the heading stand no duties any more
    tugas, fungsi = ([item for item in found[k] if item is not None] for k in ("tugas", "fungsi"))
    out = JabatanRow(post, tugas, fungsi)
    return (out if out.tugas or out.fungsi else None), rest


def _displaced_duty(cell: DumpCell, text: str) -> bool:
    """True for a sentence that wrapped: a row of the table keeps its number and its line."""
    return len(cell.lines) > 1 and len(text.split()) >= 4 and not text[0].isdecimal()


def _fixed_item(items: list[Print | None], text: str, cell: DumpCell) -> None:
    numbered = NUMBERED.match(text)
    if numbered is not None and numbered["text"] is None:
        items.append(None)
    elif text:
        items.append(print_from(numbered["text"] if numbered else text, cell.lines))


def _fill(found: dict[str, list[Print | None]], text: str, cell: DumpCell) -> bool:
    """Puts a displaced cell, or the items that run together in it, where numbers wait for one; False if none does."""
    waiting = [(label, i) for label, items in found.items() for i, item in enumerate(items) if item is None]
    if not waiting:
        return False
    same = [w for w in waiting if w[0] == waiting[0][0]]
    parts = [p for p in GLUED.split(text) if p.strip()] if len(same) == len(waiting) > 1 else [text]
    for (label, i), part in zip(waiting, parts, strict=False):
        found[label][i] = print_from(part, cell.lines, UNSURE, NOTE)
    return True


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
