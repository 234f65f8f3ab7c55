"""Characters with boxes to words: pure geometry, the same for every text layer.

The rules were measured on the field's documents: a gap of a tenth of the letters' height ends a word. A fixed gap in
points glues words in small or justified type.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from petik.ingest.page import Box, Word
from petik.ingest.pdf.shapes.frame import Floats
from petik.ingest.raised_marks import is_mark, raised

GAP = 0.10  # of the letters' height: a wider gap ends a word
BACK = 0.6  # of the letters' height: overlapping by more is another piece of text
LINE = 0.5  # of the letters' height: a base line that moves by more is another line
TALL = 1.6  # times the page's usual letter height: a box beyond it says nothing about gaps
SPREAD_GAP = 0.45  # of a word's height: letters set apart ("T A H U N") stand closer than this,
SPREAD_SPACE = 0.9  # and their words closer than this
SPREAD_WORD = 1.5  # times the usual gap between letters set apart: a wider one parts two words
# "8 6 , 6 7", "1 . 2 5 0": figures set apart are one number where a separator stands among them
SPREAD_NUMBER = re.compile(r"^\d+(?:[.,]\d+)+$")
SPREAD_LETTERS = 4  # at least so many letters (not digits) make a spread word: "1 2 3 4" is no number
MARK = 0.8  # of the word's letters: a character lower than this may be a raised mark,
HIGHER = 0.15  # …where it stands higher by this share of them
MARK_GAP = 0.6  # of a word's height: a raised mark stands closer behind its number
TWICE = 0.5  # of a letter's width: the same letter again, closer than this, is the same print
ROW = 0.4  # of a word's height: words whose base lines differ by less stand on one line

Ints = npt.NDArray[np.int64]

_SPACES = frozenset(map(ord, "\0\t\v\f\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000")) | set(
    range(0x2000, 0x200B)
)
# zero width: neither letter nor break. pdfium puts line ends between text objects that touch on one line, so that line
# ends are no breaks either: the boxes say where a line ends
_NOTHING = frozenset((0x0A, 0x0D, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
# U+FFFE and U+0002 are how pdfium reports a hyphen at a line's end; U+00AD is a hyphen that was printed there
_SHOWN_AS = {0xFFFE: "-", 0x02: "-", 0xAD: "-", 0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
# Word writes the letters of its symbol fonts as private code points 0xF000 + position. Wingdings' bullets, and of
# Adobe's Symbol encoding (ISO 32000-1, annex D.5) the signs that formulas use
_SYMBOLS = {0xA7: "▪", 0xD8: "➢", 0x76: "❖", 0xFC: "✓", 0x6E: "■", 0x71: "❑", 0xB7: "•"}
_SYMBOLS |= {0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB8: "÷", 0xE5: "∑"}
_SHOWN_AS |= {0xF000 + position: sign for position, sign in _SYMBOLS.items()}
_SPACE_CODES = np.array(sorted(_SPACES), dtype=np.int64)
_BLANK_CODES = np.array(sorted(_SPACES | _NOTHING), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Span:
    """One word: the indices of its characters, its text, its box (x0, top, x1, bottom)."""

    chars: tuple[int, ...]
    text: str
    box: tuple[float, float, float, float]
    turns: int = 0  # quarter turns clockwise that would make the word upright


def letter(code: int) -> str:
    """The character for a code point, ligatures opened and line-end hyphens shown as '-'."""
    if code in _SHOWN_AS:
        return _SHOWN_AS[code]
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def visible(codes: Ints) -> Ints:
    """Indices of the characters that are letters: no white space, nothing of zero width."""
    return np.flatnonzero(~np.isin(codes, _BLANK_CODES))


def spans(codes: Ints, boxes: Floats, chosen: Ints | None = None) -> list[Span]:
    """Words of the characters *codes* with upright *boxes* (x0, top, x1, bottom), in the order they are given.

    *chosen* limits the work to some visible characters (ascending indices).
    """
    seen = visible(codes) if chosen is None else chosen
    if not len(seen):
        return []
    starts = [0, *(np.flatnonzero(_breaks(codes, boxes, seen)) + 1).tolist()]
    own = boxes[seen]
    low = np.minimum.reduceat(own[:, :2], starts).tolist()  # all words at once: one by one takes five times as long
    high = np.maximum.reduceat(own[:, 2:], starts).tolist()
    places, letters = seen.tolist(), [letter(code) for code in codes[seen].tolist()]
    small = _raised(own, starts)
    for at in small:
        letters[at] = raised(letters[at], "".join(letters[:at][-2:]))
    return [
        Span(tuple(places[start:end]), "".join(letters[start:end]), (x0, top, x1, bottom))
        for start, end, (x0, top), (x1, bottom) in zip(starts, [*starts[1:], len(places)], low, high, strict=True)
    ]


def _raised(own: Floats, starts: Sequence[int]) -> list[int]:
    """Which characters (positions in *own*) are smaller than their word's and stand higher; *starts*: of the words."""
    heights = own[:, 3] - own[:, 1]
    counts = np.diff([*starts, len(own)])
    tall = np.repeat(np.maximum.reduceat(heights, starts), counts)
    foot = np.repeat(np.maximum.reduceat(own[:, 3], starts), counts)
    return np.flatnonzero((heights < MARK * tall) & (foot - own[:, 3] > HIGHER * tall)).tolist()


def _breaks(codes: Ints, boxes: Floats, seen: Ints) -> npt.NDArray[np.bool_]:
    """For each visible character but the last: does a word end behind it?"""
    before = np.concatenate([[0], np.cumsum(np.isin(codes, _SPACE_CODES))])
    here, after = boxes[seen[:-1]], boxes[seen[1:]]
    spaced = before[seen[1:]] - before[seen[:-1]] > 0
    heights = boxes[seen][:, 3] - boxes[seen][:, 1]
    usual = float(np.median(heights[heights > 0])) if (heights > 0).any() else 1.0
    height = np.minimum(np.maximum(heights[:-1], heights[1:]), usual * TALL)
    height = np.where(height > 0, height, usual)
    gap = after[:, 0] - here[:, 2]
    back = (gap < -BACK * height) | (after[:, 0] < here[:, 0] - GAP * height)
    other_line = np.abs(after[:, 3] - here[:, 3]) > LINE * height
    # a letter printed twice beside itself (shadow, fake bold) is two words of one letter, of which one counts
    wide = here[:, 2] - here[:, 0]
    twice = (codes[seen[:-1]] == codes[seen[1:]]) & (np.abs(after[:, 0] - here[:, 0]) < TWICE * wide)
    other_line |= twice
    broken: npt.NDArray[np.bool_] = spaced | (gap > GAP * height) | back | other_line
    return broken


def lone_runs(found: list[Span], shortest: int = 3) -> list[int]:
    """Positions of one-letter words that follow each other: how text of another direction looks."""
    out: list[int] = []
    run: list[int] = []
    for position, span in enumerate(found):
        if len(span.chars) == 1:
            run.append(position)
            continue
        if len(run) >= shortest:
            out += run
        run = []
    return out + run if len(run) >= shortest else out


def reading_order(words: list[Word]) -> list[Word]:
    """Words line by line from the top, each line from the left. Printed twice at one place (fake bold) counts once."""
    rows: list[list[Word]] = []
    base = 0.0
    for word in sorted(words, key=lambda w: (w.box.bottom, w.box.x0)):
        if rows and word.box.bottom - base <= ROW * word.box.height:
            rows[-1].append(word)
        else:
            rows.append([word])
            base = word.box.bottom
    out: list[Word] = []
    for row in rows:
        row.sort(key=lambda w: w.box.x0)
        start = len(out)
        for word in row:
            if not any(_same_print(word, other) for other in out[max(start, len(out) - 3) :]):
                out.append(word)
    return out


def marked(words: Sequence[Word]) -> list[Word]:
    """Small raised marks that stand behind a number with a gap ("86,67 1)") become part of it."""
    largest = max((w.size for w in words), default=0.0)
    marks = [w for w in words if 0 < w.size < MARK * largest and is_mark(w.text)]
    bases = [w for w in words if w.text[-1:].isdigit() or w.text[-1:] in "%)"] if marks else []
    ends = np.array([w.box.x1 for w in bases])
    joined: dict[Word, Word] = {}
    for mark in marks if bases else ():
        near = np.flatnonzero(np.abs(ends - mark.box.x0) <= MARK_GAP * 2 * largest).tolist()
        base = next((bases[i] for i in near if _marks(mark, bases[i])), None)
        if base is not None and (sign := raised(mark.text, base.text)) != mark.text:
            joined[base] = replace(base, text=base.text + sign, box=base.box.union(mark.box))
            joined[mark] = mark
    if not joined:
        return list(words)
    return [joined.get(w, w) for w in words if joined.get(w) is not w]


def _marks(mark: Word, base: Word) -> bool:
    """True for a mark that stands raised behind *base*."""
    height = base.box.height
    near = -0.2 * height <= mark.box.x0 - base.box.x1 <= MARK_GAP * height
    higher = HIGHER * height < base.box.bottom - mark.box.bottom < height
    return near and higher and mark.size < MARK * base.size and mark.box.top > base.box.top - 0.5 * height


def close_up(words: list[Word]) -> list[Word]:
    """Letters set apart ("T A H U N  2 0 1 6") become words; *words* stand in reading order.

    A person reads them as words, and typists set titles this way. Single letters that are few, or digits alone, stay.
    """
    out: list[Word] = []
    run: list[Word] = []
    for word in words:
        if run and not _next_letter(run[-1], word):
            out += _closed(run)
            run = []
        run.append(word)
    return out + _closed(run)


def _next_letter(one: Word, other: Word) -> bool:
    if not (len(one.text) == len(other.text) == 1 and _spreads(one.text) and _spreads(other.text)):
        return False
    height = max(one.box.height, other.box.height)
    return (
        abs(one.box.bottom - other.box.bottom) <= GAP * height
        and 0 < other.box.x0 - one.box.x1 <= SPREAD_SPACE * height
    )


def _spreads(text: str) -> bool:
    return text.isalnum() or text in ".,"


def _closed(run: list[Word]) -> list[Word]:
    figure = len(run) > 2 and SPREAD_NUMBER.match("".join(word.text for word in run)) is not None
    if sum(word.text.isalpha() for word in run) < SPREAD_LETTERS and not figure:
        return run
    gaps = [b.box.x0 - a.box.x1 for a, b in pairwise(run)]
    usual = float(np.median(gaps))
    if usual > SPREAD_GAP * run[0].box.height:
        return run
    wide = max(SPREAD_WORD * usual, 0.5)
    parts: list[list[Word]] = [[run[0]]]
    for gap, word in zip(gaps, run[1:], strict=True):
        if gap > wide:
            parts.append([])
        parts[-1].append(word)
    return [replace(p[0], text="".join(w.text for w in p), box=Box.around(w.box for w in p)) for p in parts]


def _overlap(one: Box, other: Box) -> float:
    """The share of the first box that both cover."""
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0.0, wide) * max(0.0, high) / max(1e-6, one.width * one.height)


def _same_print(one: Word, other: Word) -> bool:
    if one.text != other.text:
        return False
    near = 0.15 * min(one.box.height, other.box.height)
    if one.box.width > 0 and _overlap(one.box, other.box) > TWICE:
        return True
    return abs(one.box.x0 - other.box.x0) <= near and abs(one.box.bottom - other.box.bottom) <= near
