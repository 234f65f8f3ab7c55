"""One paragraph of an Office file to words with boxes: wrapping, tab stops, alignment, numbering labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from petik.ingest.office.metrics import text_width
from petik.ingest.page import Box, Word

Align = Literal["left", "center", "right"]

LEADING = 1.2  # base lines of single spacing are this far apart, in units of the size
MIN_TAB = 3.0  # points of white that a tab leaves at least
DEFAULT_TAB = 36.0  # points between default tab stops (half an inch)
# Tabs make columns ("GUBERNUR,<tab>Kepala Dinas …"). Word wraps the last one to the margin, below the first; laid below
# its own start it stays one piece. A column narrower than this share of the paragraph is none.
TAB_COLUMN = 0.25
PARTED = 18.0  # points between two columns of one paragraph
BLANKS = 2.0  # a run of blanks wider than this, in units of the size, was typed to part columns
_NOTHING = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0b-\x1f]")  # "Kab\u200bupaten": no print
# "a b\tc\nd" -> words, runs of blanks, tabs, line breaks
_TOKEN = re.compile(r"[\t\n]|[ \u00a0\u2000-\u200a\u202f\u3000]+|[^\t\n \u00a0\u2000-\u200a\u202f\u3000]+")


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one look. Tabs and line breaks stand in the text as \\t and \\n. `size` in points."""

    text: str
    size: float = 11.0
    bold: bool = False
    stretch: float = 1.0  # the typeface's width relative to Helvetica
    number: float | None = None  # what its digits say, where the file knows it
    date: bool = False  # the file knows that it is a date


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop at `at` points from the left margin."""

    at: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; lengths in points. `first` is the first line's indent relative to `left` (negative: hanging)."""

    spans: tuple[Span, ...]
    label: Span | None = None  # number or bullet that the program shows and the text does not hold
    align: Align = "left"
    left: float = 0.0
    first: float = 0.0
    right: float = 0.0
    before: float = 0.0
    after: float = 0.0
    spacing: float = 1.0  # lines
    tabs: tuple[Tab, ...] = ()
    size: float = 11.0  # of the line where there is no text

    @property
    def text(self) -> str:
        return "".join(s.text for s in self.spans)

    @property
    def empty(self) -> bool:
        return self.label is None and not self.text.strip()


@dataclass(slots=True)
class _Token:
    """A word, a run of blanks, a tab or a line break with its width in points."""

    text: str
    width: float
    size: float
    bold: bool
    number: float | None = None
    date: bool = False

    @property
    def is_word(self) -> bool:
        return not self.text.isspace()


@dataclass(slots=True)
class _Line:
    """Words placed at x positions; `end` is where the print ends."""

    words: list[tuple[_Token, float]]
    end: float


def lay_para(para: Para, x0: float, x1: float, y: float) -> tuple[list[Word], float]:
    """Words of *para* between *x0* and *x1* from *y* down, and the bottom of its last line."""
    limit = max(x1 - para.right, x0 + para.left + 1.0)
    y += para.before
    words: list[Word] = []
    for number, line in enumerate(_lines(para, x0, limit)):
        size = max((t.size for t, _x in line.words), default=para.size)
        pitch = size * LEADING * para.spacing
        shift = 0.0
        if para.align != "left" and line.words:
            shift = max(0.0, limit - line.end) * (0.5 if para.align == "center" else 1.0)
        base = y + (pitch + size) / 2
        if number == 0 and para.label is not None:
            words.append(_label(para, para.label, line, x0 + shift, base))
        words += [_word(token, x + shift, base) for token, x in line.words]
        y += pitch
    return words, y + para.after


def longest_word(para: Para) -> float:
    """Width in points of the widest piece that cannot be wrapped, indents included."""
    widths = [t.width for t in _tokens(para.spans) if t.is_word]
    return max(widths, default=0.0) + max(0.0, para.left) + max(0.0, para.right) + _label_room(para)


def _label_room(para: Para) -> float:
    if para.label is None:
        return 0.0
    width = text_width(para.label.text, para.label.size, para.label.bold, para.label.stretch)
    return max(0.0, width + MIN_TAB + min(0.0, para.first))


def _label(para: Para, label: Span, line: _Line, x0: float, base: float) -> Word:
    """The numbering stands in the hanging indent, or directly before the text."""
    width = text_width(label.text, label.size, label.bold, label.stretch)
    x = x0 + para.left + para.first
    if line.words:
        x = min(x, line.words[0][1] - width - MIN_TAB)
    return _word(_Token(re.sub(r"\s", "", label.text), width, label.size, label.bold), max(x0, x), base)


def _word(token: _Token, x: float, base: float) -> Word:
    box = Box(x, base - token.size, x + token.width, base)
    return Word(token.text, box, "office", 1.0, token.bold, token.size, token.number, date=token.date)


def _tokens(spans: Sequence[Span]) -> list[_Token]:
    """Words across spans are one word: programs cut runs inside words."""
    out: list[_Token] = []
    for span in spans:
        for text in _TOKEN.findall(_NOTHING.sub("", span.text)):
            width = text_width(text, span.size, span.bold, span.stretch) if text not in "\t\n" else 0.0
            if out and out[-1].is_word and not text.isspace():
                last = out[-1]
                bold = span.bold if len(text) > len(last.text) else last.bold
                out[-1] = _Token(last.text + text, last.width + width, max(last.size, span.size), bold)
            else:
                number = span.number if any(c.isdecimal() for c in text) else None
                out.append(_Token(text, width, span.size, span.bold, number, span.date))
    return out


def _lines(para: Para, x0: float, limit: float) -> list[_Line]:
    """Tokens broken into lines; a paragraph without print has one empty line."""
    tokens = _tokens(para.spans)
    columns = _two_columns(para, tokens, x0, limit)
    if columns is not None:
        return columns
    start = x0 + para.left + para.first
    if para.label is not None:
        start = max(x0 + para.left, start + _label_width(para.label))
    return _broken(para, tokens, start, x0, limit)


def _two_columns(para: Para, tokens: Sequence[_Token], x0: float, limit: float) -> list[_Line] | None:
    """Two posts side by side, parted by one tab whose stop the first runs past: each in a column of its own.

    Word wraps them through each other, which nobody could read. None where the paragraph is not so.
    """
    tabs = [i for i, t in enumerate(tokens) if t.text == "\t"]
    if len(tabs) != 1 or len(para.tabs) != 1 or para.tabs[0].align != "left" or para.label is not None:
        return None
    left, stop = x0 + para.left, x0 + para.tabs[0].at
    before, behind = tokens[: tabs[0]], tokens[tabs[0] + 1 :]
    share = (stop - left) / max(1.0, limit - left)
    if not 0.3 <= share <= 0.7 or sum(t.width for t in before) <= stop - left or not any(t.is_word for t in behind):
        return None
    first = _broken(para, before, left, x0, stop - PARTED)
    second = _broken(replace(para, left=stop - x0), behind, stop, x0, limit)
    out = []
    for a, b in zip_longest(first, second):
        found = [line for line in (a, b) if line is not None]
        out.append(_Line([w for line in found for w in line.words], found[-1].end))
    return out


def _broken(para: Para, tokens: Sequence[_Token], start: float, x0: float, limit: float) -> list[_Line]:
    """Tokens broken into lines, the first from *start*."""
    line = _Line([], start)
    lines = [line]
    x = start
    column = wrapped = x0 + para.left  # where a wrapped line starts: below the print that follows a tab
    for i, token in enumerate(tokens):
        if token.text == "\n":
            line = _Line([], x := x0 + para.left)
            lines.append(line)
            wrapped = column
        elif token.text == "\t":
            x = _tab(para, x0, x, tokens[i + 1 :])
            wrapped = x if limit - x >= TAB_COLUMN * (limit - column) else column
        elif not token.is_word:
            x += token.width
            if token.width > BLANKS * token.size and line.words and limit - x >= TAB_COLUMN * (limit - column):
                wrapped = x  # blanks typed to make a column
        else:
            if x + token.width > limit + 0.01 and line.words and _may_break(tokens, i):
                line = _Line([], x := wrapped)
                lines.append(line)
            line.words.append((token, x))
            x += token.width
            line.end = x
    return lines


def _label_width(label: Span) -> float:
    return text_width(label.text, label.size, label.bold, label.stretch) + MIN_TAB


def _may_break(tokens: Sequence[_Token], i: int) -> bool:
    """False behind "Januari-": a hyphen at a line's end would be read as one that the wrap put there."""
    before = tokens[i - 2].text if i >= 2 and tokens[i - 1].text.isspace() else ""
    return not (len(before) > 1 and before[-1] in "-‐" and before[-2].isalnum())


def _tab(para: Para, x0: float, x: float, rest: Sequence[_Token]) -> float:
    """Where the print goes on behind a tab. A stop beyond the margin is a mere gap."""
    stops = [t for t in para.tabs if x0 + t.at > x + 0.5]
    hanging = x0 + para.left
    if para.first < 0 and x < hanging - 0.5 and not any(x0 + t.at < hanging for t in stops):
        return max(hanging, x + MIN_TAB)
    if not stops:
        stop = x0 + ((x - x0) // DEFAULT_TAB + 1) * DEFAULT_TAB
        return max(stop, x + MIN_TAB)
    tab = min(stops, key=lambda t: t.at)
    at = x0 + tab.at
    if tab.align == "left":
        return max(at, x + MIN_TAB)
    width = 0.0
    for token in rest:
        if token.text in "\t\n":
            break
        width += token.width
    return max(x + MIN_TAB, at - width * (0.5 if tab.align == "center" else 1.0))
