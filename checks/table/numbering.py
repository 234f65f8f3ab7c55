"""Rules on numbering: columns of numbers that skip or repeat, and numbers inside cells ("1.2.2" without "1.2.1")."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import phrase
from petik.checks.findings.report import finding
from petik.checks.given.material import Material
from petik.checks.given.table_rows import Row, text_of, whole_of
from petik.schemas.temuan import Temuan

CODE = "nomor-urut"
# a number of three to five levels in a cell: "1.2.2 Jumlah unit usaha"; codes with zeros ("1.02.01") are no numbering
LEVELLED = re.compile(r"(?<![\w.,])([1-9]\d?(?:\.[1-9]\d?){2,4})\.?(?=\s+[^\W\d])")
NUMBERED_COLUMNS = ("no", "sasaran", "indikator", "tujuan")
FEWEST_STEPS = 2
FEWEST_CODES = 6
BREAKS = 0.1  # share of steps that may break before the column is taken for something else than a numbering
CODE_COLUMN = re.compile(r"\bkode\b|\brek(?:ening)?\b", re.I)  # a column of codes numbers no rows
LONGEST_NUMBER = 6  # letters; a longer print in a numbering column is a heading
LEAP = 3  # how far a number may be from the one expected
OCR_DOUBT = 0.7  # a digit alone in a cell is what OCR misreads most


def nomor_urut(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """Numbers of a numbering column that skip or repeat. A restart at the first number begins a new parent."""
    for grid in material.grids:
        numbering = [c for row in grid.rows[:3] for c in row if text_of(c, "kolom_baku") == "no"]
        if any(CODE_COLUMN.search(text_of(c, "teks")) for c in numbering):
            continue
        heads = {whole_of(row[0], "baris") for row in grid.rows if _column_numbers(row)}
        column = [c for c in grid.cells if text_of(c, "kolom_baku") == "no" and whole_of(c, "baris") > 1]
        column = [c for c in column if whole_of(c, "baris") not in heads]
        first = min((whole_of(c, "kolom") for c in column), default=0)
        column = [c for c in column if whole_of(c, "kolom") == first]
        yield from _sequence(material, aturan, grid.title, sorted(column, key=lambda c: whole_of(c, "baris")))
    yield from _levelled(material, aturan)


def _column_numbers(row: Sequence[Row]) -> bool:
    """True for the row of column numbers: "1 2 3 4"."""
    texts = [text_of(c, "teks").strip(" ().") for c in row if text_of(c, "teks").strip()]
    numbers = [int(t) for t in texts if t.isdecimal()]
    return (
        len(numbers) >= 3 and len(numbers) * 3 >= len(texts) * 2 and all(0 < b - a <= 2 for a, b in pairwise(numbers))
    )


def numbering_of(text: str) -> tuple[str, int] | None:
    """The series and number of a numbering cell: "3." is ("1", 3), "c)" is ("a", 3), "1.2" is ("11.", 2)."""
    text = text.strip()
    match = re.fullmatch(r"((?:[1-9]\d?\.)*)([1-9]\d{0,2})[.)]?", text)
    if match is not None:
        return f"1{match[1]}", int(match[2])
    match = re.fullmatch(r"([a-z])[.)]?", text)
    return ("a", ord(match[1]) - ord("a") + 1) if match is not None else None


def _sequence(material: Material, aturan: Aturan, judul: str | None, column: Sequence[Row]) -> Iterator[Temuan]:
    """The breaks of one column; none where breaks are so many that the column numbers something else (codes, years)."""
    open_: dict[str, list[int]] = {}  # of each series the last number, and those of the numberings around it
    unread = steps = 0
    anew = False
    breaks: list[tuple[Row, int]] = []
    for cell in column:
        found = numbering_of(text_of(cell, "teks"))
        if found is None:
            text = text_of(cell, "teks").strip()
            unread += not text  # a row without a number: its may be the missing one
            anew = anew or len(text) > LONGEST_NUMBER  # a heading row: what follows may be numbered anew
            if text and len(text) <= LONGEST_NUMBER:
                unread += len(re.findall(r"\d+", text))  # two numbers in one cell, or one misread
            continue
        series, number = found
        levels = open_.setdefault(series, [])
        before, gaps, restarts = (levels[-1] if levels else None), unread, anew
        anew, unread = False, 0
        outer = _goes_on(levels, number)
        _count(levels, number)
        if before == 1 and number > 3 and steps == 0:
            continue  # the "1" belongs to the row of column numbers that a continued table repeats
        steps += before is not None
        if before is None or number == 1 or outer or before + 1 <= number <= before + 1 + gaps:
            continue
        if abs(number - before - 1) > LEAP or (restarts and number <= before):
            continue  # rows were lost, or the column holds something else
        breaks.append((cell, before))
    if steps < FEWEST_STEPS or len(breaks) > max(1, steps * BREAKS):
        return
    for cell, before in breaks:
        yield finding(
            material,
            aturan,
            CODE,
            cell=cell,
            tempat=phrase("tabel-berjudul", judul=judul) if judul else phrase("tabel-ke", n=whole_of(cell, "tabel")),
            tercetak=text_of(cell, "teks"),
            seharusnya=str(before + 1),
            hitungan=phrase("nomor-sebelumnya", nomor=before),
            sebab="kolom-nomor",
            sure=OCR_DOUBT if text_of(cell, "sumber") == "ocr" else 1.0,
        )


def _goes_on(levels: Sequence[int], number: int) -> bool:
    """True where a numbering around the innermost one goes on: "1 …, 1. 2. 3., 2 …"."""
    return bool(levels) and number <= levels[-1] and number - 1 in levels[:-1]


def _count(levels: list[int], number: int) -> None:
    """Puts *number* into the open numberings: a 1 opens one inside, what goes on outside closes those inside it."""
    if not levels or number == 1:
        levels.append(number)
        return
    if _goes_on(levels, number):
        while levels[-1] != number - 1:
            levels.pop()
    levels[-1] = number


def _levelled(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """A number inside a cell whose elder sibling stands nowhere: "1.2.2" without "1.2.1"."""
    found: dict[str, Row] = {}
    for cell in material.cells:
        if text_of(cell, "kolom_baku").partition(":")[0] in NUMBERED_COLUMNS:
            for code in LEVELLED.findall(text_of(cell, "teks")):
                found.setdefault(code, cell)
    missing = [code for code in found if _without_elder(code, found)]
    if len(missing) != 1 or len(found) < FEWEST_CODES or _excerpt(found):
        return
    code = missing[0]
    elder = _elder(code)
    yield finding(
        material,
        aturan,
        CODE,
        cell=found[code],
        tempat=phrase("kolom-bernama", nama=text_of(found[code], "kolom_baku").partition(":")[0]),
        tercetak=code,
        seharusnya=elder,
        hitungan=phrase("nomor-tidak-ada", nomor=elder),
    )


def _elder(code: str) -> str:
    parent, _, last = code.rpartition(".")
    return f"{parent}.{int(last) - 1}"


def _without_elder(code: str, found: Collection[str]) -> bool:
    elder = _elder(code)
    return not elder.endswith(".0") and not any(c == elder or c.startswith(f"{elder}.") for c in found)


def _excerpt(found: Collection[str]) -> bool:
    """True where the numbers are picked from a larger list: the first level itself has gaps (a subordinate's sheet)."""
    first = {int(c.partition(".")[0]) for c in found}
    return first != set(range(1, max(first) + 1))
