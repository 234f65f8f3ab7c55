"""A number of which the page pass read two overlapping parts: "90,000," and "000,000" over one "90,000,000".

Each part looks like a number and both readers see it so, but no such number was printed. What lies over a part of
another on the same line is cut out with it and read as one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from petik.ingest.ocr.engine.tesseract import Reading
from petik.ingest.ocr.numbers.numerals import digits, is_candidate, is_legal
from petik.ingest.ocr.numbers.recogniser import Line, read_lines
from petik.ingest.ocr.paper.prepare import Gray
from petik.schemas.keyakinan import DISPUTED, FIRM, USUAL

OVERLAP = 0.25  # heights: words that stand side by side overlap by less
LEVEL = 0.5  # of the lower word's height: on one line
SURE = 0.95  # the second reader's mean


def whole_again(
    gray: Gray, readings: Sequence[Reading], crop: Callable[..., Gray]
) -> tuple[list[Reading], list[Reading]]:
    """The numbers that overlapping readings make, and the readings that are in none of them.

    *crop* cuts words out of *gray*, the page without rulings. The numbers need no other judging: the second reader has
    been asked.
    """
    pairs = _pairs(readings)
    lines = read_lines([crop(gray, [readings[i], readings[k]]) for i, k in pairs])
    found = [_one(readings[i], readings[k], line) for (i, k), line in zip(pairs, lines, strict=True)]
    used = {i for pair in pairs for i in pair}
    return found, [r for n, r in enumerate(readings) if n not in used]


def _pairs(readings: Sequence[Reading]) -> list[tuple[int, int]]:
    """Left and right part of every number read twice over."""
    numbers = sorted((i for i, r in enumerate(readings) if is_candidate(r.text)), key=lambda i: readings[i].left)
    out: list[tuple[int, int]] = []
    for n, i in enumerate(numbers):
        beside = next((k for k in numbers[n + 1 :] if _lie_over(readings[i], readings[k])), None)
        if beside is not None and all(i not in pair and beside not in pair for pair in out):
            out.append((i, beside))
    return out


def _lie_over(a: Reading, b: Reading) -> bool:
    low = min(a.bottom - a.top, b.bottom - b.top)
    level = min(a.bottom, b.bottom) - max(a.top, b.top) > LEVEL * low
    return level and min(a.right, b.right) - b.left > OVERLAP * low


def _one(a: Reading, b: Reading, line: Line) -> Reading:
    """The number of two parts, as the second reader has it; doubted where it has none."""
    box = (a.left, min(a.top, b.top), max(a.right, b.right), max(a.bottom, b.bottom))
    apart = f"{a.text} {b.text}"
    text = line.text.replace(" ", "")
    if not (is_legal(text) and line.mean >= SURE):
        return Reading(a.text, *box, DISPUTED, a.line, apart, min(a.confidence, b.confidence))
    found = digits(text)
    fits = found.startswith(digits(a.text)) and found.endswith(digits(b.text))
    return Reading(text, *box, FIRM if fits else USUAL, a.line, apart, min(a.confidence, b.confidence))
