"""Rows of an annex as far as they kept their place: numbers, the texts that stand with them, unit and target."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from petik.parsers.dump.cells import DumpCell, is_measure
from petik.parsers.dump.lines import TextLine
from petik.parsers.print.strings import clean
from petik.schemas.data import satuan

# a target: "86.67", "80 %", "≥ 95", "10 - 12", "-", and grades: "BB", "WTP", "Sangat Baik"
GRADE = r"AA?|BB?|CC?|WTP|WDP|(?:Sangat )?(?:Baik|Tinggi|Memuaskan)"
TARGET = rf"[<>≤≥]?\s?\d[\d.,]*(?:\s?[-–]\s?\d[\d.,]*)?\s*%?|-|{GRADE}"
# a row's tail: unit and target. "% 86.67", "UKM 506", "dokumen 1", "pelaku usaha 12"
TAIL = re.compile(rf"^(?P<front>.*?)(?P<unit>%|(?<!\S)[A-Za-z][A-Za-z/ ]*?)\s+(?P<target>{TARGET})$")
# the same where the unit stands behind: "12 Dokumen", "80 %"
TAIL_UNIT_LAST = re.compile(rf"^(?P<front>.*?)(?<!\S)(?P<target>{TARGET})\s*(?P<unit>%|[A-Za-z][A-Za-z/ ]*)?$")
LONE_TARGET = re.compile(r"^(?P<front>.*?)(?<!\S)(?P<target>\d[\d.,]*\s*%?)$")  # "5 30": the unit wrapped
# the row of column numbers below a heading: "1 2 3 4", "(1) (2) (3)"
COLUMN_NUMBERS = re.compile(r"^(?:\(?\d\)?\s*){3,}$")
NUMBERS = re.compile(r"^(?:\d{1,2}[.)]?(?:\s+|$))*")  # "2 1 1 "
WITHIN = re.compile(r"\s(\d{1,2})[.)]?(?=\s|$)")  # the number of a later column: "1 1 Sosialisasi Gizi 1"
# what opens the name of an output: "Laporan pelaksanaan …", "Dokumen …", "Kelengkapan berkas …"
OUTPUT = re.compile(r"^(?:draf|draft|laporan|dokumen|data|kelengkapan|bahan|rekap|terlaksana|tersedia|jml)", re.I)
UNIT_WORDS = 3  # a unit has at most so many words: "Dokumen per Tahun"


@dataclass(slots=True)
class FixedRow:
    """One row: how many numbers it prints, (text, how many numbers stand behind it) per text, unit and target.

    `line` holds the target, `lines` all of the row.
    """

    numbers: int
    parts: list[tuple[str, int]]
    unit: str
    target: str
    line: TextLine
    lines: list[TextLine]

    @property
    def bare(self) -> bool:
        """Only unit and target: a row whose names wrapped, or the second value of the row above ("Pengawas 30")."""
        return not self.numbers and not self.parts


def fixed_rows(cells: Sequence[DumpCell], unit_last: bool = False) -> list[FixedRow]:
    """The rows of a table's fixed cells, each closed by its target; a cell is a line of a row or one cell of it.

    *unit_last*: the heading names the unit behind the target, or no unit at all.
    """
    out: list[FixedRow] = []
    held: list[DumpCell] = []
    last = 0
    for cell in cells:
        if not out and not held and _counts_columns(cell.text):
            continue
        held.append(cell)
        found = _closed(held, last, unit_last)
        if found is None:
            continue
        front, unit, target = found
        numbers, parts, last = _row_parts(front, last)
        lines = [line for c in held for line in c.lines]
        count = len(numbers) + sum(behind for _, behind in parts)
        out.append(FixedRow(count, parts, unit, target, cell.lines[-1], lines))
        held = []
    return out


def _counts_columns(text: str) -> bool:
    """True for the row of column numbers: it counts from 1 up."""
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    return COLUMN_NUMBERS.match(clean(text)) is not None and numbers == list(range(1, len(numbers) + 1))


def _closed(held: Sequence[DumpCell], last: int, unit_last: bool) -> tuple[list[str], str, str] | None:
    """(texts before unit and target, unit, target) of cells that make up a row; None while the row is open."""
    *above, text = [clean(c.text) for c in held]
    found = _tail_unit_last(text) if unit_last else _tail(text, last, bool(above))
    if found is not None:
        front, unit, target = found
        return [*above, front], unit, target
    value = re.fullmatch(TARGET, text)
    if value is None or not above or unit_last:
        return None
    lone = _lone_unit(above)
    return (above[:-1], lone, text) if lone is not None else None


def _lone_unit(above: Sequence[str]) -> str | None:
    """The cell above a target as its unit: a known one, or a word or two below a number or a name."""
    text = above[-1]
    if text.casefold() in satuan() or text == "%":
        return text
    short = len(text.split()) <= 2 and re.fullmatch(r"[A-Za-z/ ]+", text) is not None
    return text if short and len(above) >= 2 and not is_measure(text) else None


def _tail(text: str, last: int, below: bool) -> tuple[str, str, str] | None:
    """(front, unit, target) of one line that ends a row; the unit is "" where it wrapped."""
    match = TAIL.match(text)
    if match is not None:
        front, unit = _unit(match["front"], match["unit"])
        # "Cakupan imunisasi hepatitis B" ends in no grade: grades have a unit of their own
        graded = re.fullmatch(GRADE, match["target"]) is not None
        return None if graded and unit.casefold() not in satuan() else (front, unit, match["target"])
    bare = LONE_TARGET.match(text)
    if bare is None or below or not re.fullmatch(r"(?:\d{1,2}[.)]?\s*)+", bare["front"]):
        return None
    above = int(re.findall(r"\d+", bare["front"])[-1])
    target = bare["target"]
    # "2 1 1" only numbers its columns: each starts again or counts on
    if target.isdecimal() and int(target) in (1, last + 1, above, above + 1):
        return None
    return bare["front"], "", target


def _tail_unit_last(text: str) -> tuple[str, str, str] | None:
    match = TAIL_UNIT_LAST.match(text)
    if match is None:
        return None
    unit = clean(match["unit"] or "")
    graded = re.fullmatch(GRADE, match["target"]) is not None
    if (unit or graded) and unit != "%" and unit.casefold() not in satuan():
        return None
    if not unit and re.fullmatch(r"[\d\s]*", text):
        return None  # "1 Jumlah kapal": a number that opens a name
    return match["front"], unit, match["target"]


def _row_parts(texts: Sequence[str], last: int) -> tuple[list[int], list[tuple[str, int]], int]:
    """The numbers that open a row, its texts, and the last number of the row, over all of its cells."""
    numbers: list[int] = []
    parts: list[tuple[str, int]] = []
    newest = last
    for text in texts:
        own, found, newest = split_front(text, newest if parts else last)
        if parts and own:
            parts[-1] = (parts[-1][0], parts[-1][1] + len(own))
        elif not parts:
            numbers += own
        parts += found
    return numbers, parts, newest


def split_front(front: str, last: int) -> tuple[list[int], list[tuple[str, int]], int]:
    """The numbers that open a line, its texts, its last number. *last*: the number of the row above."""
    head = NUMBERS.match(front)
    opening = head.group() if head is not None else ""
    numbers = [int(n) for n in re.findall(r"\d+", opening)]
    newest = numbers[-1] if numbers else last
    rest = front[len(opening) :]
    parts: list[tuple[str, int]] = []
    at = 0
    for match in WITHIN.finditer(rest):
        text = clean(rest[at : match.start()])
        if int(match[1]) not in (1, last + 1, *numbers) or not (text or parts):
            continue
        if text:
            parts.append((text, 1))
        else:  # "… Arsip 3 3 Tingkat …": the numbers of two columns
            parts[-1] = (parts[-1][0], parts[-1][1] + 1)
        at, newest = match.end(), int(match[1])
    if clean(rest[at:]):
        parts.append((clean(rest[at:]), 0))
    return numbers, [(text, behind) for text, behind in parts if any(c.isalpha() for c in text)], newest


def names_within(text: str, known: Sequence[str]) -> list[str]:
    """Names that stand one behind the other on a line: where a *known* one ends, and where an indicator opens.

    "Bimbingan teknis operator Tingkat kelulusan" -> two, by the capital of a noun of measure behind a small word.
    """
    for name in known:
        if text.startswith(name + " "):
            return [name, *names_within(clean(text[len(name) :]), known)]
    words = text.split()
    for k in range(1, len(words)):
        rest = " ".join(words[k:])
        opens = words[k][0].isupper() and words[k][1:2].islower() and words[k - 1][0].islower()
        if opens and len(words) - k >= 2 and (is_measure(rest) or OUTPUT.match(rest)):
            return [" ".join(words[:k]), rest]
    return [text]


def _unit(front: str, words: str) -> tuple[str, str]:
    """The name before a row's target, and its unit: the longest unit known that ends *words*, else the last word.

    Few words behind nothing but numbers are a unit as they stand: their name wrapped and stands elsewhere.
    """
    parts = words.split()
    bare = re.fullmatch(r"[\d.)\s]*", front) is not None
    known = [k for k in range(1, min(UNIT_WORDS, len(parts)) + 1) if " ".join(parts[-k:]).casefold() in satuan()]
    whole = len(parts) if bare and len(parts) <= UNIT_WORDS and not is_measure(words) else 1
    n = max(known, default=whole)
    return clean(f"{front} {' '.join(parts[:-n])}"), " ".join(parts[-n:])
