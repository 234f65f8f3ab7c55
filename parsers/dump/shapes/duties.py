"""Duties of a dump whose wrapped cells come after the fixed ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from petik.parsers.columns.catalogue import lookup
from petik.parsers.dump.duties import LABEL
from petik.parsers.dump.lines import DumpCell, print_from
from petik.parsers.dump.shapes.displaced import NOTE, TABLE_HEAD, UNSURE
from petik.parsers.model import JabatanRow, Print
from petik.parsers.print.strings import clean

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
    return len(cell.lines) > 1 and len(text.split()) >= 4 and not text[0].isdigit()


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
