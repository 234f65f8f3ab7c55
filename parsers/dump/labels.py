"""The lines of a form: "Nama : …" on one line, or labels and their texts as two runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from petik.parsers.dump.lines import TextLine, unmarked
from petik.parsers.forms.people import LABEL
from petik.parsers.print.strings import clean

# what a form puts before the label: "1 . Jabatan : Analis Pangan"
FORM_NUMBER = re.compile(r"^\d{1,2}\s*[.)]\s*")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One entry of a form: its label (nama, jabatan, nip), its text, the lines that hold it."""

    label: str
    text: str
    lines: tuple[TextLine, ...]


def labelled(lines: Sequence[TextLine]) -> list[Labelled]:
    """All entries with a text, in order. "Nama", "Jabatan", ": Budi Tani", ": Kepala Dinas" are two entries."""
    out: list[Labelled] = []
    waiting: list[str] = []
    for i, line in enumerate(lines):
        text = FORM_NUMBER.sub("", unmarked(line.text))
        match = LABEL.match(text)
        if match is not None:
            label = "jabatan" if match["label"].lower().startswith("jaba") else match["label"].lower()
            rest = clean(match["rest"])
            if rest and ":" in text:
                out.append(_entry(label, rest, lines, i))
                waiting = []
            elif not rest:
                waiting.append(label)
        elif text.startswith(":") and waiting and clean(text.lstrip(": ")):
            out.append(_entry(waiting.pop(0), clean(text.lstrip(": ")), lines, i))
        elif not text.startswith(":"):
            waiting = []
    return out


def _entry(label: str, text: str, lines: Sequence[TextLine], i: int) -> Labelled:
    """The entry of line *i*; a line that ends open goes on right below."""
    source = [lines[i]]
    while source[-1].open and i + 1 < len(lines) and lines[i + 1].number - source[-1].number == 1:
        i += 1
        if LABEL.match(unmarked(lines[i].text)):
            break
        source.append(lines[i])
    return Labelled(label, clean(" ".join([text, *(unmarked(line.text) for line in source[1:])])), tuple(source))
