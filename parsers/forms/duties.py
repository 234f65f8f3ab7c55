"""Form blocks of IKI and IKU sheets: post or agency, Tugas and Fungsi, in a ruled form or as plain lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from petik.parsers.forms.people import PLACE_DATE
from petik.parsers.model import JabatanRow, Line, Print, Table
from petik.parsers.print.lines import line_of
from petik.parsers.print.strings import Vocabulary, clean, print_of, squash
from petik.parsers.rows.items import find_items

# as in "1. Jabatan :", "Nama Organisasi", "Tugas Pokok", "3 . Fungsi :", "Uraian Tugas", "Unit Kerja"
LABEL = re.compile(
    r"^(?:\(?\d{1,2}\s*[.)]\s*|[a-z]\.\s*)?(?P<label>nama\s+(?:organisasi|jabatan|unit(?:\s+kerja)?|opd|skpd|perangkat\s+daerah)|"
    r"jabatan|unit\s+(?:kerja|organisasi)|uraian\s+tugas|tugas(?:\s+pokok)?(?:\s+dan\s+fungsi)?|fungsi)\s*(?P<colon>[:;.]|$|\s{2,})?",
    re.I,
)
LABEL_WORDS = 4  # a label with its number has at most so many words


@dataclass(slots=True)
class _Form:
    post: list[Line] = field(default_factory=list)
    tugas: list[Line] = field(default_factory=list)
    fungsi: list[Line] = field(default_factory=list)


def duties_from_table(table: Table, page: int | None, vocabulary: Vocabulary) -> JabatanRow | None:
    """A ruled form (label | : | text), None when the table is no such form."""
    form = _Form()
    last: str | None = None
    for r in range(table.n_rows):
        cells = sorted((c for c in table.cells if c.row == r and c.lines), key=lambda c: c.col)
        if not cells:
            continue
        label = _label(cells[0].text)
        values = [c for c in cells[1:] if squash(c.text)]
        if label is None and last is not None and r > 0:
            values, label = [c for c in cells if squash(c.text)], last
        if label is None:
            continue
        getattr(form, label).extend(line for c in values for line in _without_colon(c.lines))
        last = label
    return _finish(form, page, vocabulary) if form.tugas or form.fungsi else None


def duties_from_lines(
    lines: Sequence[Line], tables: Sequence[Table], page: int | None, vocabulary: Vocabulary
) -> JabatanRow | None:
    """The same form as plain lines: the label stands left, its text to the right and on the lines below.

    *lines* stand outside *tables*; a table between two lines ends the text before it.
    """
    form = _Form()
    label: str | None = None
    last: Line | None = None
    for line in lines:
        if last is not None and any(last.box.cy < t.box.cy < line.box.cy for t in tables):
            label = None
        last = line
        found, rest = _split_label(line)
        if found is not None:
            label = found
            if rest is not None:
                getattr(form, label).append(rest)
        elif label is not None:
            if _ends_form(line):
                label = None
                continue
            getattr(form, label).append(line)
    return _finish(form, page, vocabulary) if form.tugas or form.fungsi else None


def _label(text: str) -> str | None:
    match = LABEL.match(clean(text))
    if match is None or clean(text)[match.end() :].strip(" :;.") or len(clean(text).split()) > LABEL_WORDS:
        return None
    word = squash(match["label"])
    if word.startswith("fungsi"):
        return "fungsi"
    return "tugas" if "tugas" in word else "post"


def _split_label(line: Line) -> tuple[str | None, Line | None]:
    """The label that opens a line and the words behind it."""
    for n in range(min(LABEL_WORDS, len(line.words)), 0, -1):
        head = line.words[:n]
        label = _label(" ".join(w.text for w in head).rstrip(" :"))
        if label is None:
            continue
        rest = [w for w in line.words[n:] if w.text not in (":", ";", ".")]
        colon = ":" in head[-1].text or any(w.text.startswith(":") for w in line.words[n : n + 1])
        wide = not rest or rest[0].box.x0 - head[-1].box.x1 > 1.5 * line.box.height
        if colon or wide:
            return label, (line_of(rest) if rest else None)
    return None, None


# where the form's text ends: the table's heading, the signature
ENDS = re.compile(
    r"^(?:no\b.*(?:sasaran|indikator|uraian|kinerja)|indikator kinerja (?:utama|individu)|sasaran\b.*indikator|"
    r"ditetapkan|nip\b|pihak\b)",
    re.I,
)


def _ends_form(line: Line) -> bool:
    return bool(ENDS.match(clean(line.text)) or PLACE_DATE.match(clean(line.text)))


def _without_colon(lines: Sequence[Line]) -> list[Line]:
    out = []
    for line in lines:
        words = [w for w in line.words if w.text not in (":", ";")]
        if words:
            out.append(line_of(words))
    return out


def _finish(form: _Form, page: int | None, vocabulary: Vocabulary) -> JabatanRow:
    return JabatanRow(
        print_of(form.post, page, vocabulary=vocabulary),
        _listed(form.tugas, page, vocabulary),
        _listed(form.fungsi, page, vocabulary),
        page,
    )


def _listed(lines: Sequence[Line], page: int | None, vocabulary: Vocabulary) -> list[Print]:
    """One print per numbered or bulleted item; text without markers is one item."""
    if not lines:
        return []
    prints = (print_of(item.lines, page, vocabulary=vocabulary) for item in find_items(lines))
    return [p for p in prints if p is not None and squash(p.text)]
