"""Running heads and feet: what stands at a page's edge and belongs to no table, though it stands in its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from petik.ingest.page import Page
from petik.parsers.model import Line
from petik.parsers.print.lines import split_at_gaps
from petik.parsers.print.strings import clean

EDGE = 0.07  # of the page's height: what stands there is seldom text of the page
WHITE = 1.4  # of the print's height: running heads stand at least so far from the text
# "12", "- 12 -", "Halaman 3 dari 9", "LKIP Dinas X  Hal. 3", "Page | 4"
LETTERS = re.compile(r"[^\W\d_]{3}")
PAGE_NUMBER = re.compile(
    r"^[-–|\s]*\d{1,4}[-–|\s]*$|\b(?:halaman|hal\.?|page)[\s|]*\d{1,4}(?:\s*(?:dari|of|/)\s*\d+)?$",
    re.I,
)


def at_edge(page: Page, line: Line) -> bool:
    """Whether *line* stands at the page's upper or lower edge."""
    return line.box.bottom < EDGE * page.height or line.box.top > (1 - EDGE) * page.height


def without_running(page: Page, lines: Sequence[Line]) -> list[Line]:
    """*lines* (top to bottom) without running heads and feet: a page number, or one text, apart at the page's edge."""
    out = list(lines)
    while len(out) > 1 and _running(page, out[0], out[1].box.top - out[0].box.bottom):
        out.pop(0)
    while len(out) > 1 and _running(page, out[-1], out[-1].box.top - out[-2].box.bottom):
        out.pop()
    return out


def _running(page: Page, line: Line, white: float) -> bool:
    if not at_edge(page, line) or white < WHITE * line.box.height:
        return False
    text = clean(line.text)
    if PAGE_NUMBER.search(text) is not None:
        return True
    # a figure alone may be the rest of a row: it is no running text
    return len(split_at_gaps(line, line.box.height)) == 1 and LETTERS.search(text) is not None
