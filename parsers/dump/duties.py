"""Duties in OCR dumps: "TUGAS" and "FUNGSI" with one item a line, row numbers and rulings read as signs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from petik.parsers.dump.lines import TextLine, print_from, unmarked
from petik.parsers.forms.duties import duties_from_lines
from petik.parsers.forms.people import POST_START
from petik.parsers.model import JabatanRow, Line, Print
from petik.parsers.print.strings import Vocabulary, clean

# "TUGAS :", "2. Fungsi", and with rulings read as signs: "1|{|Tugas |[:|Melaksanakan …"
LABEL = re.compile(
    r"^(?:\d\s*)?[^\w\s]{0,3}\s?[^\w\s]{0,3}\s*"
    r"(?P<label>tugas|fungsi)(?:\s+pokok)?\b(?:\s*[:.|\[\]]){0,4}\s*(?P<rest>.*)$",
    re.I,
)
TITLE = re.compile(r"^indikator\s+kinerja\s+individu\s*$", re.I)
COLON_LABEL = re.compile(r"^(?:\d\s*[.)]\s*)?(?:tugas|fungsi)\b.{0,12}:", re.I)  # "2. TUGAS :"
NUMBER = re.compile(r"^\d{1,2}$")
# the row number before an item and what OCR made of the ruling behind it: "2 |Melaksanakan", "7 [menyusun", "1. "
ROW_NUMBER = re.compile(r"^(?:\d{1,2}\s*[|\[\]!.)]*|[|\[\]]+)\s*(?=[A-Za-z])")
# the heading of the table below, also where its columns were read line by line
TABLE = re.compile(r"^(?:no\.?\s+)?(?:kinerja|sasaran|indikator)\b(?:.*\b(?:indikator|formulasi|sumber)\b.*)?$", re.I)
WORD = re.compile(r"[A-Za-z]{4,}")


def sheet_duties(lines: Sequence[TextLine], plain: dict[int, Line], vocabulary: Vocabulary) -> JabatanRow | None:
    """Post, tugas and fungsi of one sheet: as labels with colons, else one item a line below the labels."""
    if any(COLON_LABEL.match(unmarked(line.text)) for line in lines):
        form = duties_from_lines([plain[x.number] for x in lines if x.number in plain], [], None, vocabulary)
    else:
        form = dump_duties(lines, None)
    if form is None:
        return None
    if form.jabatan is None:
        form.jabatan = titled_post(lines)
    return form


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


# the table's heading, read as one line: "SASARAN KINERJA UTAMAINDIKATOR KINERJA UTAMA SUMBER DATA"
TABLE_HEAD = re.compile(r"sasaran.*indikator|indikator.*(?:sumber|formulasi|penjelasan)", re.I)


# what opens a duty: "menyusun …", "Pelaksanaan …"
DUTY = re.compile(r"^(?:me[a-z]{4,}|pe[a-z]{4,}an)\s", re.I)


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


def titled_post(lines: Sequence[TextLine]) -> Print | None:
    """The post named below the sheet's title."""
    for line in lines[:5]:
        text = unmarked(line.text)
        if POST_START.match(text) or re.match(r"^(?:bidang|seksi|sub\s*bagian|sekretariat|bagian)\b", text, re.I):
            return print_from(text, [line])
    return _below_title(lines)


# what stands below a sheet's title and is no post: "TAHUN 2021", "NAMA : …", "DINAS …", "LAMPIRAN …"
NO_POST = re.compile(
    r"^(?:tahun|nama|nip|jabatan|tugas|fungsi|dinas|badan|kabupaten|kota|provinsi|pemerintah|lampiran|nomor|periode|no)\b|[:\d]",
    re.I,
)
POST_WORDS = 14


def _below_title(lines: Sequence[TextLine]) -> Print | None:
    """The line right below the bare title: a post of any wording ("FASILITATOR PERDAGANGAN")."""
    if len(lines) < 2 or lines[1].number - lines[0].number > 2 or not TITLE.match(unmarked(lines[0].text)):
        return None
    text = unmarked(lines[1].text)
    fits = len(text.split()) <= POST_WORDS and text[:1].isupper() and not NO_POST.search(text)
    return print_from(text, [lines[1]]) if fits else None
