"""Numbered tables with their lines, and the sentences that cite them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from petik.checks.given.captions import CAPTION, CONTENTS_LINE, MENTION, captions_of, number_meant
from petik.checks.given.material import Material
from petik.checks.given.table_rows import Row, text_of

SENTENCE_END = re.compile(r"(?<=[.;])\s+(?=[A-Z])")
LONGEST = 420  # letters: what is longer is a table, not a sentence


@dataclass(frozen=True)
class NumberedTable:
    """A numbered table: its caption's title, and the lines from its caption to the next."""

    number: str
    title: str
    lines: Sequence[Row]


@dataclass(frozen=True)
class Citation:
    """A sentence that cites a table: its number, the sentence, the line on which the number stands."""

    number: str
    sentence: str
    line: Row

    def around(self) -> str:
        """The words around the number."""
        at = max(0, self.sentence.casefold().find(f"tabel {self.number}") - 90)
        return self.sentence[at : at + 150].strip()


def numbered_tables(material: Material) -> list[NumberedTable]:
    """The numbered tables in order. Empty where OCR read a caption or a number stands twice: nothing is proven then."""
    heads = captions_of(material)
    if any(text_of(line, "sumber") == "ocr" for _, _, line in heads):
        return []
    if max(Counter(number for number, _, _ in heads).values(), default=0) > 1:
        return []
    place = {id(line): i for i, line in enumerate(material.lines)}
    starts = [place[id(line)] for _, _, line in heads] + [len(material.lines)]
    return [
        NumberedTable(number, title, _until_prose(material.lines[starts[k] + 1 : starts[k + 1]]))
        for k, (number, title, _) in enumerate(heads)
    ]


def _until_prose(lines: Sequence[Row]) -> Sequence[Row]:
    """The lines of a table: running text that cites a table speaks of it and is none of its rows."""
    end = next((i for i, line in enumerate(lines) if MENTION.search(_print(line))), len(lines))
    return lines[:end]


def citations(material: Material) -> Iterator[Citation]:
    """The sentences that cite a numbered table, also over several lines. Captions and lists of tables are none."""
    captions = captions_of(material)
    heads, numbers = {id(line) for _, _, line in captions}, {number for number, _, _ in captions}
    lines = [line for line in material.lines if id(line) not in heads and not _contents_line(_print(line))]
    starts, whole = [], ""
    for line in lines:
        starts.append(len(whole))
        whole += _print(line).strip() + " "
    at = 0
    for sentence in SENTENCE_END.split(whole):
        begin = whole.index(sentence, at)
        at = begin + len(sentence)
        for match in MENTION.finditer(sentence) if len(sentence) <= LONGEST else ():
            line = lines[bisect_right(starts, begin + match.start()) - 1]
            yield Citation(number_meant(match[1], numbers), sentence, line)


def _contents_line(text: str) -> bool:
    """A line of the list of tables: "Tabel 3.1 Capaian ........ 12"."""
    return CAPTION.match(text) is not None and CONTENTS_LINE.search(text) is not None


def _print(line: Row) -> str:
    return text_of(line, "teks")
