"""Numbers that a narrow cell broke over two lines ("202,744,000.0" / "0"): one line again before values are paired."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from petik.ingest.page import Box
from petik.parsers.model import Line

SHORT_VALUE = 25  # letters: no line of a value has more
WRAP_GAP = 1.3  # of the print's height: lines that are further apart are two values, not one number
PADDING = 5.4  # points: what Word leaves free on each side of a cell
OPEN_END = re.compile(r"\d[.,]$")  # "3.134,": no number ends with a separator
SHORT_TAIL = re.compile(r"[.,]\d{1,2}$")  # "2.603,3", "1.318.304.00": decimals or a group that may go on
OPEN_START = re.compile(r"^[.,]\d{1,3}(?:[.,]\d{1,3})*(?:%|,-|\.-)?$")  # ".094", ",00": no number begins so
CUT_GROUP = re.compile(r"\d[.,]\d{1,2}$")  # "20,818,23", "2.939.6"
# "20,818,232,000", "1.250.000,00": groups of three by one sign, decimals by the other
GROUPED = re.compile(r"^(?:Rp\.?)?\d{1,3}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d{1,2})?(?:,-|\.-)?$")
REST = re.compile(r"^\d{1,3}(?:[.,]\d{1,3})*(?:%|,-|\.-)?$")  # "10", "094", "878,00"
SHORT_REST = re.compile(r"^\d{1,2}(?:%|,-|\.-)?$")  # "3", "00"


def whole_numbers(lines: Sequence[Line], box: Box, money: bool = False) -> tuple[Line, ...]:
    """The lines of a value cell (*box*, points; *money*: of amounts), each broken number put together on its first
    line.

    Only a separator at the line's end, a number that fills its line and lacks digits, or one that is no number without
    the digits below it says that the number goes on.
    """
    out: list[Line] = []
    bottom = 0.0
    for line in lines:
        if out and len(line.words) == 1 and _goes_on(out[-1], line, bottom, box, money):
            out[-1] = _joined(out[-1], line)
        elif out and _closes(out[-1], line):
            out[-1] = Line((*out[-1].words, *line.words), out[-1].box.union(line.box))
        else:
            out.append(line)
        bottom = line.box.bottom
    return tuple(out)


def _closes(before: Line, line: Line) -> bool:
    """True for "20 unit (10" over "kota)": a short value whose bracket the next line closes; a sentence is no value."""
    text = before.text
    return text.count("(") > text.count(")") and ")" in line.text and max(len(text), len(line.text)) <= SHORT_VALUE


def _goes_on(before: Line, line: Line, bottom: float, box: Box, money: bool) -> bool:
    """Whether *line* is the rest of the number that ends *before*; *bottom*: where that ends on the page."""
    head, tail = before.words[-1].text, line.words[0].text
    if line.box.top - bottom > WRAP_GAP * max(line.box.height, before.box.height):
        return False
    if head[-1:].isdecimal() and OPEN_START.match(tail):
        return True
    if OPEN_END.search(head):
        return bool(REST.match(tail))
    if _completed(head, tail, money):
        return True
    full = box.width - before.box.width < 2 * PADDING + before.box.width / max(1, len(before.text))
    return bool(full and SHORT_TAIL.search(head) and SHORT_REST.match(tail))


def _completed(head: str, tail: str, money: bool) -> bool:
    """True for "20,818,23" over "2,000": a last group of one or two digits that those below make a group of three.

    A number with one separator only may have decimals; in a column of amounts (*money*) it lacks digits.
    """
    if not CUT_GROUP.search(head) or not tail[:1].isdecimal() or not GROUPED.match((head + tail).rstrip(".,")):
        return False
    signs = re.findall(r"[.,]", head)
    return len(set(signs)) == 1 and (len(signs) > 1 or money)


def _joined(before: Line, line: Line) -> Line:
    head, tail = before.words[-1], line.words[0]
    sure = min(head.confidence, tail.confidence)
    word = replace(head, text=head.text + tail.text, box=head.box.union(tail.box), confidence=sure)
    return Line((*before.words[:-1], word), before.box)
