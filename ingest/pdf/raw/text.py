"""The text of one page as pdfium has it: characters in loose boxes, how the page lies, words with their style."""

from __future__ import annotations

import ctypes
import math
import re
import struct
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from petik.ingest.page import Box, Word
from petik.ingest.pdf.raw import letters, pdfium
from petik.ingest.pdf.shapes import words as pdf_words
from petik.ingest.pdf.shapes.frame import Floats, Frame, turn_boxes
from petik.ingest.pdf.shapes.words import Ints, Span
from petik.schemas.keyakinan import DOUBTED, UNPROVEN

MAX_CHARS = 200_000  # a page of small print has 10,000
ANGLE_SAMPLE = 60  # characters asked for their angle: enough for a majority
NORMAL_HEIGHT = 1.2  # times the font size: the height given to a letter whose own box is absurd
ABSURD_HEIGHT = 1.8  # times the font size: taller boxes are absurd (fonts with a wrong ascent)
SLANT = 0.1  # of a quarter turn: 9 degrees, beyond what a carelessly placed text box is off
WHITE = 235  # of 255: a colour with all channels from here on is the paper's
FAINT = 16  # of 255: less opaque paint leaves no trace

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)  # "ABCDEF+Arial-BoldMT", "Calibri,Bold"


@dataclass(frozen=True, slots=True)
class Chars:
    """Code points and user-space boxes (x0, y0, x1, y1) of all characters of a page, in the file's order."""

    codes: Ints
    boxes: Floats
    capped: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """How a text object is painted: size is the letters' height in points, `mode` the text rendering mode."""

    bold: bool
    size: float
    mode: int
    address: int
    font: int = 0  # address
    white: bool = False  # painted in the paper's colour, or all but transparent


@dataclass(frozen=True, slots=True)
class Placed:
    """A word that stands on the page, with how it is painted; `hidden`: invisible by its mode or below a picture."""

    word: Word
    style: Style
    letters: int
    hidden: bool
    turns: int = 0  # quarter turns clockwise that would make it upright
    chars: tuple[int, ...] = ()  # their places among the page's characters


# "seen"; "below": it lies below a picture that shows print at its place; "unseen": nothing of it shows
Sight = Literal["seen", "below", "unseen"]
Judge = Callable[[Sequence[Placed]], Sequence[Sight]]


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The words of a page and what its text layer is worth. `hidden` counts the characters that nobody sees.

    `words` stand in the file's order; those of `typed` came from form fields and annotations, those of `unseen` do not
    show and are no print.
    """

    words: tuple[Word, ...]
    typed: tuple[Word, ...]
    unseen: tuple[Word, ...]
    visible_words: int
    chars: int
    hidden: int
    unmapped: int  # characters for which the font names no letter
    capped: bool
    meaningless: tuple[Word, ...] = ()  # words of fonts that do not say which letters they are
    mute: tuple[int, ...] = ()  # addresses of the text objects that paint letters and do not say which
    turned: Mapping[Word, int] = field(default_factory=dict)  # words that run up or down the page
    gone: frozenset[int] = frozenset()  # addresses of the text objects of which nothing shows

    @property
    def hidden_share(self) -> float:
        return self.hidden / self.chars if self.chars else 0.0

    @property
    def unmapped_share(self) -> float:
        return self.unmapped / self.chars if self.chars else 0.0


def read_chars(text: int) -> Chars:
    """All characters of the text page at address *text*."""
    total = max(0, pdfium.count_chars(text))
    n = min(total, MAX_CHARS)
    rects = np.zeros((n, 4), dtype=np.float32)  # FS_RECTF: left, top, right, bottom
    base = rects.ctypes.data
    loose = pdfium.get_loose_box
    for i in range(n):
        loose(text, i, base + 16 * i)
    boxes = rects[:, [0, 3, 2, 1]].astype(np.float64)
    boxes[~np.isfinite(boxes).all(axis=1)] = 0.0
    return Chars(_codes(text, n), boxes, capped=total > n)


def _codes(text: int, n: int) -> Ints:
    buffer = ctypes.create_string_buffer(2 * (n + 1))
    written = pdfium.get_text(text, 0, n, ctypes.addressof(buffer)) - 1
    units = np.frombuffer(buffer.raw, dtype="<u2", count=n)
    if written == n and not ((units >= 0xD800) & (units < 0xE000)).any():
        return units.astype(np.int64)
    # letters outside the first plane take two units, and some characters none: then only the slow way keeps step
    return np.fromiter((pdfium.get_unicode(text, i) for i in range(n)), dtype=np.int64, count=n)


def lying(text: int, chars: Chars, own: int) -> int:
    """Quarter turns clockwise that make the text upright: the majority of its letters decides, else *own* (/Rotate)."""
    seen = pdf_words.visible(chars.codes)
    if not len(seen):
        return own
    sample = seen[np.linspace(0, len(seen) - 1, min(ANGLE_SAMPLE, len(seen))).astype(int)]
    votes = Counter(_turns(text, int(i)) for i in sample)
    turns, most = votes.most_common(1)[0]
    return turns if most * 2 > len(sample) else own


def _turns(text: int, index: int) -> int:
    angle = pdfium.get_char_angle(text, index)  # radians, clockwise; letters that climb the page have 270 degrees
    return round(-angle / (math.pi / 2)) % 4 if math.isfinite(angle) and angle >= 0 else 0


@dataclass(frozen=True, slots=True)
class Painted:
    """What the page's drawing says of its text objects (by address): `covered` lies below a picture of the whole page,
    `clips` is how much shows at most, `added` came from annotations, `texts` are all of them; `sight` judges all words
    at once, `false_fonts` names the fonts that paint other figures than they say."""

    covered: Callable[[int], bool]
    clips: Mapping[int, Box]
    added: Collection[int]
    texts: Collection[int]
    sight: Judge
    false_fonts: Callable[[Sequence[Placed], Chars], Collection[int]]


def read_words(text: int, chars: Chars, frame: Frame, painted: Painted) -> TextLayer:
    """The words of a page."""
    upright = frame.upright(chars.boxes)
    found = _other_directions(text, chars.codes, upright, pdf_words.spans(chars.codes, upright), frame)
    styles = _Styles(text)
    page = Box(0.0, 0.0, frame.width, frame.height)
    strange = _no_letters(chars.codes)
    placed: list[Placed] = []
    for span in found:
        style = styles.of(span.chars[0])
        word = _word(span, style, frame)
        clip = painted.clips.get(style.address)
        if not page.contains_centre(word.box) or (clip is not None and not clip.contains_centre(word.box)):
            continue  # cut off: no part of this page
        hidden = style.mode in pdfium.INVISIBLE_MODES or painted.covered(style.address)
        shown = replace(word, confidence=DOUBTED) if hidden else word
        placed.append(Placed(shown, style, len(span.chars), hidden, span.turns, span.chars))
    unmapped = sum(i in strange for span in found for i in span.chars) if strange else 0
    return _layer(placed, painted, unmapped, chars)


def _layer(placed: Sequence[Placed], painted: Painted, unmapped: int, chars: Chars) -> TextLayer:
    sights = painted.sight(placed)
    placed = [_below(p) if s == "below" else p for p, s in zip(placed, sights, strict=True)]
    seen = [p for p, s in zip(placed, sights, strict=True) if s != "unseen"]
    gone = [p for p, s in zip(placed, sights, strict=True) if s == "unseen"]
    strange = letters.strange_fonts((p.word.text, p.style.font) for p in seen)
    strange |= frozenset(painted.false_fonts(seen, chars))
    saying, spoken = {p.style.address for p in placed}, {p.style.font for p in placed}
    meaningless = tuple(p.word for p in seen if p.style.font in strange)
    return TextLayer(
        words=tuple(p.word for p in seen if p.style.address not in painted.added),
        typed=tuple(p.word for p in seen if p.style.address in painted.added),
        unseen=tuple(p.word for p in gone),
        visible_words=sum(not p.hidden for p in seen),
        chars=sum(p.letters for p in placed),
        hidden=sum(p.letters for p in gone) + sum(p.letters for p in seen if p.hidden),
        unmapped=max(unmapped, sum(len(w.text) for w in meaningless)),
        meaningless=meaningless,
        mute=tuple(letters.mute_objects(painted.texts, saying, spoken, strange)),
        capped=chars.capped,
        turned={p.word: p.turns for p in seen if p.turns},
        gone=frozenset(p.style.address for p in gone) - frozenset(p.style.address for p in seen),
    )


def _below(placed: Placed) -> Placed:
    return replace(placed, word=replace(placed.word, confidence=UNPROVEN), hidden=True)


def _no_letters(codes: Ints) -> frozenset[int]:
    """Where the font names no letter."""
    return frozenset(np.flatnonzero((codes == 0xFFFD) | ((codes < 0x20) & (codes != 0x02))).tolist())


def _word(span: Span, style: Style, frame: Frame) -> Word:
    x0, top, x1, bottom = span.box
    if style.size > 0 and bottom - top > ABSURD_HEIGHT * style.size and x1 - x0 >= bottom - top:
        top = bottom - NORMAL_HEIGHT * style.size
    if 0 <= (x0 + x1) / 2 <= frame.width and 0 <= (top + bottom) / 2 <= frame.height:  # cut where the page is cut
        x0, top, x1, bottom = max(x0, 0.0), max(top, 0.0), min(x1, frame.width), min(bottom, frame.height)
    return Word(span.text, Box(x0, top, x1, bottom), "text", 1.0, style.bold, round(style.size, 2))


def _other_directions(text: int, codes: Ints, boxes: Floats, found: list[Span], frame: Frame) -> list[Span]:
    """Words set at right angles to the page (narrow column heads) are put together along their own direction."""
    lone = pdf_words.lone_runs(found)
    if not lone:
        return found
    directions: dict[int, list[int]] = {}
    slanting: list[int] = []
    for position in lone:
        index = found[position].chars[0]
        if _slants(text, index):
            slanting.append(position)
        elif turns := (_turns(text, index) - frame.turns) % 4:
            directions.setdefault(turns, []).append(position)
    turned = {*slanting, *(position for positions in directions.values() for position in positions)}
    out = [span for position, span in enumerate(found) if position not in turned]
    for turns, positions in directions.items():
        chosen = np.array([found[p].chars[0] for p in positions])
        along = turn_boxes(boxes, turns, frame.width, frame.height)
        for span in pdf_words.spans(codes, along, chosen):
            own = boxes[list(span.chars)]
            box = (float(own[:, 0].min()), float(own[:, 1].min()), float(own[:, 2].max()), float(own[:, 3].max()))
            out.append(replace(span, box=box, turns=turns))
    return out + _slanting_words([found[p] for p in slanting])


def _slants(text: int, index: int) -> bool:
    """Set at neither right angle (watermarks, seals)."""
    quarters = float(pdfium.get_char_angle(text, index)) / (math.pi / 2)
    return abs(quarters - round(quarters)) > SLANT


def _slanting_words(letters: list[Span]) -> list[Span]:
    """Letters that follow each other in the file without white space: no geometry holds for a slanting word."""
    out: list[Span] = []
    for letter in letters:
        if out and letter.chars[0] == out[-1].chars[-1] + 1:
            last = out[-1]
            a, b = last.box, letter.box
            box = (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))
            out[-1] = Span(last.chars + letter.chars, last.text + letter.text, box)
        else:
            out.append(letter)
    return out


def _says_bold(data: bytes) -> bool:
    """Bit 0 of macStyle in the `head` table (OpenType specification): for fonts whose name in the file says nothing."""
    for at in range(12, min(12 + 16 * 64, len(data) - 15), 16):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, at)
        if tag == b"head" and offset + 46 <= len(data):
            return bool(struct.unpack_from(">H", data, offset + 44)[0] & 1)
    return False


class _Styles:
    """Styles of the text objects of one page, each asked once."""

    def __init__(self, text: int) -> None:
        self._text = text
        self._by_object: dict[int, Style] = {}
        self._bold_fonts: dict[int, bool] = {}
        self._colour = (ctypes.c_uint * 4)()
        at = ctypes.addressof(self._colour)
        self._at_colour = (at, at + 4, at + 8, at + 12)
        self._matrix = (ctypes.c_float * 6)()
        self._size = ctypes.c_float()

    def of(self, index: int) -> Style:
        address = pdfium.get_text_object(self._text, index) or 0
        style = self._by_object.get(address)
        if style is None:
            style = self._read(address, index) if address else Style(False, 0.0, 0, 0)
            self._by_object[address] = style
        return style

    def _read(self, address: int, index: int) -> Style:
        size = 0.0
        if pdfium.get_font_size(address, ctypes.addressof(self._size)):
            size = self._size.value
        if pdfium.get_char_matrix(self._text, index, ctypes.addressof(self._matrix)):
            size *= math.hypot(self._matrix[2], self._matrix[3])  # the font size alone leaves out the text matrix
        mode = pdfium.get_render_mode(address)
        font = pdfium.get_font(address) or 0
        bold = mode in pdfium.STROKED_MODES or self._is_bold(font)
        return Style(bold, abs(size), mode, address, font, self._is_white(address))

    def _is_white(self, address: int) -> bool:
        if not pdfium.get_fill_colour(address, *self._at_colour):
            return False
        red, green, blue, alpha = self._colour
        return min(red, green, blue) >= WHITE or alpha < FAINT

    def _is_bold(self, font: int) -> bool:
        if font not in self._bold_fonts:
            named = _BOLD.search(pdfium.font_name(font)) is not None
            self._bold_fonts[font] = named or _says_bold(pdfium.font_data(font))
        return self._bold_fonts[font]
