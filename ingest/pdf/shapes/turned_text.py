"""Print that runs up or down the page (narrow column heads) put into reading order.

A word that runs up the page has a tall box; two of them on one line lie above each other, the first one lowest, and a
second line lies to the right. The words of one such block are laid below each other in the order in which they are
read, each in its share of the block's own place, so that the later stages read them like any other heading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from petik.ingest.page import Box, Ruling, Word
from petik.ingest.pdf.shapes.frame import Frame, turn_boxes

ALONG = 1.5  # times the print's size: words of a line follow each other closer than this
APART = 0.8  # …and lines
MAX_WORDS = 600  # turned words of a page; a drawing may have thousands


def restacked(words: Sequence[Word], turned: Mapping[Word, int], rulings: Sequence[Ruling], frame: Frame) -> list[Word]:
    """*words* with those of *turned* (word to quarter turns clockwise that make it upright) in their new places."""
    found = [w for w in words if w in turned]
    if not 2 <= len(found) <= MAX_WORDS:
        return list(words)
    moved: dict[Word, Word] = {}
    for block in _blocks(found, turned, rulings):
        for place, word in enumerate(_in_order(block, turned[block[0]], frame)):
            moved[word] = replace(word, box=_share(Box.around(w.box for w in block), place, len(block)))
    return [moved.get(w, w) for w in words]


def _share(area: Box, place: int, count: int) -> Box:
    step = area.height / count
    return Box(area.x0, area.top + place * step, area.x1, area.top + (place + 1) * step)


def _blocks(words: Sequence[Word], turned: Mapping[Word, int], rulings: Sequence[Ruling]) -> list[list[Word]]:
    """Words that stand in one heading."""
    left = list(words)
    out = []
    while left:
        block = [left.pop()]
        for word in block:  # grows while it is walked
            alike = [w for w in left if turned[w] == turned[word] and _near(word.box, w.box)]
            near = [w for w in alike if not _parted(word, w, rulings)]
            block += near
            left = [w for w in left if w not in near]
        if len(block) > 1:
            out.append(block)
    return out


def _near(a: Box, b: Box) -> bool:
    size = min(a.width, b.width)  # the print's height lies across the page
    across, down = max(a.x0, b.x0) - min(a.x1, b.x1), max(a.top, b.top) - min(a.bottom, b.bottom)
    same_line = across < -0.5 * size and down < ALONG * size
    return same_line or (down < 0 and across < APART * size)


def _parted(one: Word, other: Word, rulings: Sequence[Ruling]) -> bool:
    """True where a ruling runs between the two words."""
    a, b = one.box, other.box
    x0, x1, y0, y1 = min(a.cx, b.cx), max(a.cx, b.cx), min(a.cy, b.cy), max(a.cy, b.cy)
    for r in rulings:
        if r.horizontal and y0 < r.top < y1 and r.x0 <= min(a.x1, b.x1) and r.x1 >= max(a.x0, b.x0):
            return True
        if not r.horizontal and x0 < r.x0 < x1 and r.top <= min(a.bottom, b.bottom) and r.bottom >= max(a.top, b.top):
            return True
    return False


def _in_order(block: Sequence[Word], turns: int, frame: Frame) -> list[Word]:
    """Line by line, as seen by who turns the page."""
    boxes = np.array([(w.box.x0, w.box.top, w.box.x1, w.box.bottom) for w in block])
    upright = turn_boxes(boxes, turns, frame.width, frame.height)
    height = float(np.median(upright[:, 3] - upright[:, 1]))
    lines = _line_numbers(upright[:, 3].tolist(), height)
    order = sorted(range(len(block)), key=lambda i: (lines[i], upright[i, 0]))
    return [block[i] for i in order]


def _line_numbers(feet: Sequence[float], height: float) -> list[int]:
    """The line of each word, by where its foot stands."""
    out = [0] * len(feet)
    number, last = 0, min(feet)
    for i in sorted(range(len(feet)), key=lambda i: feet[i]):
        if feet[i] - last > 0.5 * height:
            number += 1
            last = feet[i]
        out[i] = number
    return out
