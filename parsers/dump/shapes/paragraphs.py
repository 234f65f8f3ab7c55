"""The paragraphs of a dumped report: what of them is heading, number, text, values - before any row is made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from petik.parsers.dump.lines import TextLine, print_of
from petik.parsers.dump.shapes.cells import is_measure
from petik.parsers.print.strings import clean
from petik.schemas.data import satuan

# "28.193.616.000", "(4.077.000.000 )", "(5. 922.951.000)", "Rp. 9.000.000,-"
AMOUNT = re.compile(r"\(?(?:Rp\.?\s*)?\d{1,3}(?:[.,]\s?\d{3}){2,}(?:[.,]\d{1,2})?(?:\s?,-)?\s?\)?", re.I)
# "II Meningkatnya", "1.2", "3."
NUMBER = re.compile(r"^(?P<n>[IVX]{1,4}|[A-H](?=\.?\s+[A-Z])|\d{1,2}(?:\.\d{1,2})*)\.?(?:\s+|$)(?P<rest>.*)$")
VALUE = re.compile(r"^\(?(?:Rp\.?)?\d[\d.,]*(?:,-|%)?\)?(?P<unit>[A-Za-z]+)?$|^Rp\.?$|^-$|^,-$|^\)$", re.I)
UNIT = re.compile(r"^(?:%|[A-Za-z]{2,12})$")
NUMBERED_CAPTION = re.compile(r"^tabel\s+\d", re.I)  # "Tabel 2.1 …" at the head of a page
PROSE_WORDS = 8  # words on one line: cells are narrower
UNIT_NOTE = re.compile(r"\(\s*satuan\s*:[^)]*\)?", re.I)  # "Koperasi Aktif (satuan : %)"
HEAD_WORDS = {
    "sasaran": "sasaran", "indikator": "indikator", "satuan": "satuan", "target": "target", "realisasi": "realisasi",
    "capaian": "capaian", "program": "program", "kegiatan": "kegiatan", "anggaran": "anggaran", "pagu": "anggaran",
    "tujuan": "tujuan",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Para:
    """Lines that follow each other without a blank one, and their joined text."""

    lines: tuple[TextLine, ...]
    text: str


def paragraphs(lines: Sequence[TextLine]) -> list[Para]:
    out: list[Para] = []
    run: list[TextLine] = []
    for line in [*lines, None]:
        ended = line is None or (
            run and (line.number - run[-1].number > 1 or _new_row(clean(run[-1].text), clean(line.text)))
        )
        if run and ended:
            _append(out, tuple(run))
            run = []
        if line is not None:
            run.append(line)
    return out


def _append(out: list[Para], lines: tuple[TextLine, ...]) -> None:
    """Adds a paragraph; the rest of an amount that the one before broke off is joined to it."""
    found = print_of(lines)
    text = found.text if found is not None else ""
    if out and _broken_amount(out[-1].text, text):
        out[-1] = Para((*out[-1].lines, *lines), out[-1].text + text)
    else:
        out.append(Para(lines, text))


def _broken_amount(above: str, line: str) -> bool:
    """ "202,744,000.0", blank lines, "0 138,884,000.00": a narrow cell broke the last digit off."""
    return bool(
        re.search(r"\d{1,3}(?:,\d{3}){2,}\.\d$|\d{1,3}(?:\.\d{3}){2,},\d$", above) and re.match(r"\d(?:\s|$)", line)
    )


def _new_row(above: str, line: str) -> bool:
    """A page break leaves no blank line: what opens a row right below a heading, or below the values of a row."""
    if NUMBERED_CAPTION.match(line):
        return True
    values = tail(above)
    if not values[0] and len(values[1]) >= 3 and re.fullmatch(r"[^\W\d_][^\d%]*", line):
        return True  # "6,00 1,00 100%" at the foot of a page, "Koperasi" at the head of the next
    match = NUMBER.match(line)
    if match is None or not match["rest"] or not re.search(r"[^\W\d_]{3}", match["rest"]):
        return False
    return mostly_heads(above) or len(values[1]) >= 2


def is_prose(para: Para) -> bool:
    """Running text: lines too wide for a cell that end in no values."""
    widest = max(len(line.text.split()) for line in para.lines)
    return widest >= PROSE_WORDS and not tail(para.text)[1]


def heading_words(text: str) -> list[str]:
    """Heading words of a short paragraph, in order."""
    if len(text.split()) > 14:
        return []
    words = re.findall(r"[a-z]+", UNIT_NOTE.sub("", text.casefold()))
    return [HEAD_WORDS[w] for w in words if w in HEAD_WORDS]


def mostly_heads(text: str) -> bool:
    """A repeated heading: at least two heading words, and hardly anything else."""
    found = len(heading_words(text))
    return found >= 2 and 2 * found >= len(re.findall(r"[^\W\d_]+", text))


def repeats_heading(text: str, below: str, after_heading: bool, heads: Sequence[str]) -> bool:
    """True for a piece of a heading that a page break repeats. A lone "Capaian" opens an indicator's name."""
    if mostly_heads(text) and not tail(text)[1] and NUMBER.match(text) is None:
        return True
    if column_numbers(text):
        return True
    if len(text.split()) == 1 and is_measure(text):
        return after_heading or _heading_rest(below) or mostly_heads(below) or column_numbers(below)
    return _heading_rest(text) and (
        text.casefold().split()[0] not in HEAD_WORDS or bool(set(heading_words(text)) & set(heads))
    )


def _heading_rest(text: str) -> bool:
    """A piece of a repeated heading: "No.", "Indikator Kinerja", "Capaian (%)"."""
    if re.fullmatch(r"(?:no\.?|\(%\)|%|ket\.?|[/()\s])+", text, re.I):
        return True
    words = text.casefold().split()
    opens = bool(words) and words[0].strip("/") in (*HEAD_WORDS, "no.", "no")
    return opens and len(words) <= 4 and bool(heading_words(text)) and not re.search(r"\d", text)


def column_numbers(text: str) -> bool:
    """The row of column numbers: "1 2 3 4"; "1 0 0" are values."""
    numbers = text.split()
    return len(numbers) >= 3 and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def only_values(text: str) -> bool:
    front, values, _ = tail(text)
    return not front and len(values) >= 2


def tail(text: str) -> tuple[str, list[str], str | None]:
    """A paragraph's text, the values at its end, and the unit word before them: "Nilai 80 80 100"."""
    words = text.split()
    at = len(words)
    while at > 0:
        word = words[at - 1]
        unit_of_value = at < len(words) + 1 and UNIT.match(word) and at >= 2 and re.match(r"^\d[\d.,]*$", words[at - 2])
        if VALUE.match(word) or (unit_of_value and word[0] not in "%"):
            at -= 1
        else:
            break
    while at < len(words) and not re.match(r"^(?:\(?(?:Rp\.?)?\d|Rp\.?$|-$)", words[at], re.I):
        at += 1
    values: list[str] = []
    for word in words[at:]:
        after_rp = bool(values) and values[-1] in ("Rp.", "Rp")
        if (re.match(r"^\(?\d|^-$", word) and not after_rp) or word.casefold().startswith("rp"):
            values.append(word)
        elif values:
            values[-1] += " " + word if not word.startswith(",-") else " ,-"
    front = words[:at]
    unit = None
    if len(values) >= 2 and front and (front[-1] == "%" or (UNIT.match(front[-1]) and len(front[-1]) <= 8)):
        known = front[-1].casefold().rstrip(".") in satuan()
        unit = front[-1] if known or len(front) == 1 else None
    if unit is not None:
        front = front[:-1]
    if values and len(values) == 1 and front and not re.search(r"[.,]\d{3}|%", values[0]):
        return clean(text), [], None  # a number that ends a name: "Tahun 2020", "skala 1-4"
    return clean(" ".join(front)), values, unit


def amounts_within(text: str) -> tuple[str, list[str], None] | None:
    """A budget row with words behind its amounts: "Belanja 8.000.000 9.000.000 (1.000.000 ) Turun 12,5%"; None else."""
    found = list(AMOUNT.finditer(text))
    behind = text[found[-1].end() :].strip() if found else ""
    if len(found) < 2 or not re.search(r"[A-Za-z]", behind):
        return None
    return clean(text[: found[0].start()]), [clean(m.group()) for m in found], None
