"""Text dumps (.txt, .md) to synthetic pages: characters on a grid of 6 × 12 points, words where they stand in the text.

A space at a line's end widens the box of its last word by one character: some dumps leave it where a cell goes on in
the next line, and nowhere else. A tab moves to the next multiple of TAB_CELLS cells, so that the cells of a
tab-separated row stay apart by more than any word space. Nothing is repaired here and no ruling is invented.
"""

from __future__ import annotations

import re

from petik.ingest.markdown import tabbed
from petik.ingest.page import Box, Page, Word
from petik.schemas.keyakinan import FIRM, SIGNS

CELL_WIDTH = 6.0  # points
LINE_HEIGHT = 12.0  # points
TAB_CELLS = 400  # characters: wider than any cell of the dumps seen, so that tab columns never run into each other
MAX_LINE = 20_000  # characters of one line; the rest of a longer one goes on below it
CONFIDENCE = FIRM
OCR_CONFIDENCE = SIGNS
FORM_FEED = re.compile(r"\f")
PAGE_BREAK = re.compile(r"\n(?:[ \t]*\n){3,}")  # three and more blank lines, where the dump keeps no form feeds
# signs that a dump was made by OCR: rulings read as letters, ligatures, stray quotes inside words
OCR_SIGNS = re.compile(r"[|¢°“‘]|\bfi\b|[ﬁﬂ]")
OCR_SHARE = 0.01  # signs per word


def read_dump(text: str) -> tuple[Page, ...]:
    """The dump's pages; a page ends at a form feed or at three and more blank lines. Blank pages are left out."""
    text = tabbed(text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff"))
    words = max(1, len(text.split()))
    ocr = len(OCR_SIGNS.findall(text)) / words > OCR_SHARE
    confidence = OCR_CONFIDENCE if ocr else CONFIDENCE
    pages: list[Page] = []
    breaks = FORM_FEED if "\f" in text else PAGE_BREAK
    for part in breaks.split(text):
        if part.strip():
            pages.append(_page(part, len(pages) + 1, confidence))
    return tuple(pages)


def _page(text: str, number: int, confidence: float) -> Page:
    words: list[Word] = []
    lines = [line[i : i + MAX_LINE] for line in text.split("\n") for i in range(0, max(1, len(line)), MAX_LINE)]
    width = 1.0
    for row, line in enumerate(lines):
        at = 0
        for cell, part in enumerate(line.split("\t")):
            start = cell * TAB_CELLS if cell else 0
            at = max(start, at + 1 if cell else 0)
            for match in re.finditer(r"\S+", part):
                x0 = (at + match.start()) * CELL_WIDTH
                trailing = part.endswith(" ") and not part[match.end() :].strip()
                x1 = x0 + (len(match.group()) + trailing) * CELL_WIDTH
                box = Box(x0, row * LINE_HEIGHT, x1, (row + 1) * LINE_HEIGHT)
                words.append(Word(match.group(), box, "dump", confidence, False, LINE_HEIGHT))
                width = max(width, x1)
            at += len(part)
    return Page(number, width, len(lines) * LINE_HEIGHT, "dump", tuple(words), layout="synthetic")
