"""Rows of an annex as far as they kept their line: numbers, the texts that fit, unit and target."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.dump.cells import is_measure
from parsers.dump.lines import TextLine, unmarked
from parsers.text import clean
from schemas.data import satuan

# a row's tail: unit and target. "% 86.67", "UKM 506", "dokumen 1", "pelaku usaha 12"
TAIL = re.compile(r"^(?P<front>.*?)(?P<unit>%|(?<!\S)[A-Za-z][A-Za-z/ ]*)\s+(?P<target>\d[\d.,]*\s*%?|-)$")
# the same where the unit stands behind: "12 Dokumen", "80 %"
TAIL_UNIT_LAST = re.compile(r"^(?P<front>.*?)(?<!\S)(?P<target>\d[\d.,]*|-)\s*(?P<unit>%|[A-Za-z][A-Za-z/ ]*)?$")
LONE_TARGET = re.compile(r"^(?P<front>.*?)(?<!\S)(?P<target>\d[\d.,]*\s*%?)$")  # "5 30": the unit wrapped
NUMBERS = re.compile(r"^(?:\d{1,2}[.)]?(?:\s+|$))*")  # "2 1 1 "
WITHIN = re.compile(r"\s(\d{1,2})[.)]?(?=\s|$)")  # the number of a later column: "1 1 Sosialisasi Gizi 1"
UNIT_WORDS = 3  # a unit has at most so many words: "Dokumen per Tahun"


@dataclass(slots=True)
class FixedRow:
    """One row: how many numbers it prints, (text, whether a number stands behind it) per text, its values.

    `values` holds (unit, target, line): two where one row measures two things ("Pengurus 30", "Pengawas 30").
    """

    numbers: int
    parts: list[tuple[str, bool]]
    values: list[tuple[str, str, TextLine]] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)


def fixed_rows(lines: Sequence[TextLine], unit_last: bool = False) -> list[FixedRow]:
    """The rows of a table's fixed lines; lines whose target stands lower down are read together with it.

    *unit_last*: the heading names the unit behind the target, or no unit at all.
    """
    out: list[FixedRow] = []
    held: list[TextLine] = []
    last = 0
    for line in lines:
        held.append(line)
        text = clean(" ".join(unmarked(part.text) for part in held))
        found = _closed_unit_last(text) if unit_last else _closed(text, last)
        if found is None:
            continue
        front, unit, target = found
        numbers, parts = split_front(front, last)
        if out and not numbers and not parts and out[-1].numbers:
            out[-1].values.append((unit, target, line))
            out[-1].lines += held
        else:
            out.append(FixedRow(len(numbers) + sum(behind for _, behind in parts), parts, [(unit, target, line)], held))
            last = numbers[-1] if numbers else last
        held = []
    return out


def _closed(text: str, last: int) -> tuple[str, str, str] | None:
    """(front, unit, target) of a row that is complete; the unit is "" where it wrapped. None while a row is open."""
    match = TAIL.match(text)
    if match is not None:
        front, unit = _unit(match["front"], match["unit"])
        return front, unit, match["target"]
    bare = LONE_TARGET.match(text)
    if bare is None or not re.fullmatch(r"(?:\d{1,2}[.)]?\s*)+", bare["front"]):
        return None
    above = int(re.findall(r"\d+", bare["front"])[-1])
    target = bare["target"]
    # "2 1 1" only numbers its columns: each starts again or counts on
    if target.isdigit() and int(target) in (1, last + 1, above, above + 1):
        return None
    return bare["front"], "", target


def _closed_unit_last(text: str) -> tuple[str, str, str] | None:
    match = TAIL_UNIT_LAST.match(text)
    if match is None:
        return None
    unit = clean(match["unit"] or "")
    if unit and unit != "%" and unit.casefold() not in satuan():
        return None  # "1 Jumlah kapal": a number that opens a name
    return match["front"], unit, match["target"]


def split_front(front: str, last: int) -> tuple[list[int], list[tuple[str, bool]]]:
    """The numbers that open a row, and its texts. *last*: the number of the row above."""
    head = NUMBERS.match(front)
    opening = head.group() if head is not None else ""
    numbers = [int(n) for n in re.findall(r"\d+", opening)]
    rest = front[len(opening) :]
    parts: list[tuple[str, bool]] = []
    at = 0
    for match in WITHIN.finditer(rest):
        if int(match[1]) in (1, last + 1, *numbers) and clean(rest[at : match.start()]):
            parts.append((clean(rest[at : match.start()]), True))
            at = match.end()
    if clean(rest[at:]):
        parts.append((clean(rest[at:]), False))
    return numbers, [(text, behind) for text, behind in parts if any(c.isalpha() for c in text)]


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
