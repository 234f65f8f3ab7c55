"""Rules on lettered items and numbered headings that skip or repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import Phrase, phrase
from petik.checks.findings.report import finding
from petik.checks.given.material import Material
from petik.checks.given.table_rows import Row, box_of, text_of
from petik.schemas.temuan import Temuan

LETTERED = re.compile(
    r"^[\s\-*•–]*(?:(?:\d{1,2}[.)]\s*)?[A-Za-z ]{3,20}:\s*)?([a-z])([.)])(?:\s+\S|[A-Z][a-z])"
)  # "- b. Pelaksanaan kebijakan", "3. Fungsi : c. Pembinaan", "m.Mengoordinasikan"
MISREAD_ITEM = re.compile(r"^\s*[^\d\s]{1,2}\s?[.)]\s+\S")  # an item whose letter was misread: "¢. Penyusunan"
NUMBERED_HEADING = re.compile(r"^[\s\-*•–]*(\d{1,2})[.)]\s*([A-Z][A-Z ]{2,40}?)\s*:")  # "2. TUGAS :"
NUMBERED_ITEM = re.compile(r"^\s*\d{1,2}[.)]\s+\S")  # "9. Bidang Pengendalian"
LANE_WIDTH = 12.0  # points
ITEM_LEAP = 2  # letters; what is farther belongs to another list
ROMAN_REACH = 40  # lines between two items of a list with tables between them
ITEM_REACH = 15  # lines between two items of one list
DOUBTFUL = 0.6  # confidence where OCR read the letter


def items_in_order(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """Lettered items that skip or repeat (a, b, d), and numbered headings that repeat (2. TUGAS, 2. FUNGSI).

    "a." and "a)" number different lists.
    """
    stacks: dict[tuple[str, int], list[tuple[str, int]]] = {}
    opened = misread = False
    heading: tuple[int, str, int] | None = None
    for place, line in enumerate(material.lines):
        text = text_of(line, "teks")
        head = NUMBERED_HEADING.match(text)
        if head is not None:
            yield from _heading_twice(material, aturan, line, heading, (int(head[1]), head[2].strip(), place))
            heading, stacks, opened = (int(head[1]), head[2].strip(), place), {}, True
            first = LETTERED.match(text[head.end() :])
            if first is not None and first[1] == "a":  # "2. TUGAS : a. menyusun"
                stacks, opened = {(first[2], _lane(line)): [("a", place)]}, False
            continue
        item = LETTERED.match(text)
        if item is None:
            misread = misread or MISREAD_ITEM.match(text) is not None
            if NUMBERED_ITEM.match(text) and text_of(line, "sumber") != "dump":
                stacks = {}  # a numbered item: what follows may be a list of its own
            continue
        letter, mark = item[1], (item[2], _lane(line))
        before = stacks.get(mark, [])
        expected = _expected(letter, before, opened)
        if expected is not None and _is_roman(material.lines[place + 1 : place + ROMAN_REACH], letter):
            continue
        near = opened or place - before[-1][1] <= ITEM_REACH if before else opened
        told = expected is not None and near and not misread
        if expected is not None and told and not _read_otherwise(material.lines, place, letter, expected):
            yield _finding(material, aturan, line, phrase("butir", teks=text.strip()[:70]), letter, expected)
        stacks[mark] = _open_lists(letter, place, before)
        opened = misread = False


def _is_roman(below: Sequence[Row], letter: str) -> bool:
    """True for a Roman number of one letter: "i." where "ii." follows, "v." where "vi." does."""
    following = re.compile(rf"^[\s\-*•–]*{letter}i{{1,2}}[.)]")
    return letter in "ivx" and any(following.match(text_of(line, "teks")) for line in below)


def _read_otherwise(lines: Sequence[Row], place: int, letter: str, expected: str) -> bool:
    """True where the order may be the reading's: the letter stands nearby, or this one is far from it.

    Text beside text and cells of a table come in another order than they are read; dumps keep the order of the page.
    """
    if text_of(lines[place], "sumber") == "dump":
        return abs(ord(letter) - ord(expected)) > ITEM_LEAP
    if letter not in (chr(ord(expected) - 1), chr(ord(expected) + 1)):
        return True
    there = re.compile(rf"(?:^|[\s;,(]){expected}\s?[.)]", re.I)
    return any(there.search(text_of(line, "teks")) for line in lines[max(0, place - ITEM_REACH) : place + ITEM_REACH])


def _lane(line: Row) -> int:
    """Where a line begins, in steps of some points: items of one list begin alike. Dumps have one for all."""
    box = box_of(line)
    return 0 if box is None or text_of(line, "sumber") == "dump" else round(box[0] / LANE_WIDTH)


def _expected(letter: str, stack: Sequence[tuple[str, int]], opened: bool) -> str | None:
    """The letter that should stand here; None where *letter* is right: the next of a list that is open, or a first."""
    if letter == "a" or any(ord(letter) == ord(last) + 1 for last, _ in stack):
        return None
    if stack:
        return chr(ord(stack[-1][0]) + 1)
    return "a" if opened else None


def _open_lists(letter: str, place: int, stack: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The lists that are open after *letter*: a first opens one inside the last, a next closes those inside its own."""
    if letter == "a" or not stack:
        return [*stack, (letter, place)]
    for depth in range(len(stack) - 1, -1, -1):
        if ord(stack[depth][0]) + 1 == ord(letter):
            return [*stack[:depth], (letter, place)]
    return [*stack[:-1], (letter, place)]


def _heading_twice(
    material: Material, aturan: Aturan, line: Row, before: tuple[int, str, int] | None, now: tuple[int, str, int]
) -> Iterator[Temuan]:
    if before is not None and before[0] == now[0] and before[1] != now[1] and now[0] > 1:
        yield _finding(material, aturan, line, phrase("judul", teks=now[1]), str(now[0]), str(now[0] + 1))


def _finding(material: Material, aturan: Aturan, line: Row, tempat: Phrase, tercetak: str, seharusnya: str) -> Temuan:
    return finding(
        material,
        aturan,
        "nomor-urut",
        cell=line,
        tempat=tempat,
        tercetak=tercetak,
        seharusnya=seharusnya,
        hitungan=phrase("urutan-butir"),
        sebab="butir",
        sure=DOUBTFUL if text_of(line, "sumber") == "ocr" else 1.0,
    )
