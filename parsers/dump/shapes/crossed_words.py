"""Words of a table whose columns were read across each other, and how well two of them follow one another.

A dump keeps no places: a line "Meningkatnya kualitas Jumlah dokumen yang" holds parts of two cells. What tells where a
cell goes on is wording: pairs of words that the same file uses elsewhere, words that open a cell or want another word
behind them, brackets, rulings that the text recognition read as signs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from petik.parsers.dump.shapes.cells import is_aim, is_measure
from petik.parsers.dump.shapes.displaced import SOURCE

RULING = re.compile(r"[|\[\]{}—]| {2,}")  # what is left of a ruling or of white between two columns
NO_WORD = re.compile(r"^(?![xXn]$)(?!.*(?:\w\w|\d|[%(∑])).*$")  # ". ." and single letters: specks
SIGNS = frozenset("-–/:*=+÷")  # of a formula
# words that want another one behind them
OPEN_END = re.compile(
    r"^(?:dan|yang|di|dengan|terhadap|pada|untuk|dari|dalam|per|ke|oleh|melalui|sesuai|atau|se|seluruh|kepada|"
    r"serta|bagi|jumlah|persentase|prosentase|presentase)$"
)
AIM_VERB = re.compile(
    r"^(?:meningkat|menurun|mewujud|terwujud|terlaksana|tersedia|terselenggara|tercapai|terpenuhi)\w*$", re.I
)
TERM = re.compile(r"^(?:realisasi|target|total)$", re.I)  # what opens a part of a formula besides a measure
WHOLE = re.compile(r"100\s*%?\)?$")  # "x 100%" ends a fraction


@dataclass(frozen=True)
class Token:
    """A word of a line. `apart`: a ruling or a gap stands before it; `bullet`: a dash that opens an item."""

    text: str
    line: int  # counts the lines of the table from 0
    apart: bool
    bullet: bool

    @cached_property
    def bare(self) -> str:
        """The word without signs, in small letters."""
        return re.sub(r"[^\w%∑]", "", self.text.lower())

    @cached_property
    def width(self) -> float:
        """How wide the word is in a common proportional font, in small letters."""
        return sum(_char_width(c) for c in self.text)

    @cached_property
    def opens(self) -> bool:
        """True for a word that opens a cell or a part of a formula: "Jumlah", "Meningkatnya", "Data"."""
        word = self.text.lstrip("(")
        return is_measure(word) or is_aim(word) or SOURCE.match(word) is not None or TERM.match(word) is not None


def _char_width(char: str) -> float:
    if char in "iljtf.,:;'|!()[]/":
        return 0.52
    if char in "mwMW%":
        return 1.55
    return 1.3 if char.isupper() else 0.68 if char in "r-I" else 1.05


SPACE = 0.52


def tokens_of(text: str, line: int) -> list[Token]:
    """The words of a line; rulings, bullets and specks become marks of the word behind them."""
    words = RULING.sub(" | ", text).split()
    out: list[Token] = []
    apart = bullet = False
    depth = 0
    for at, word in enumerate(words):
        following = next((w for w in words[at + 1 :] if w != "|"), "")
        if word in "-–•" and (not following or (depth <= 0 and (following[0].isupper() or following[0] == "("))):
            bullet = True
        elif word == "|" or (NO_WORD.match(word) and word not in SIGNS):
            apart = True
        else:
            out.append(Token(word, line, apart, bullet))
            apart = bullet = False
            depth += word.count("(") - word.count(")")
    return out


class Wording:
    """Which words follow which in a file."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._pairs: Counter[tuple[str, str]] = Counter()
        for text in set(lines):  # a sheet that repeats another one adds nothing
            self._pairs.update(_pairs(tokens_of(text, 0)))

    def follows(self, a: Token, b: Token, own: Counter[tuple[str, str]] | None = None) -> float:
        """How well *b* goes on after *a*, about -3 … 3. *own*: pairs of the line itself, which prove nothing."""
        pair = (a.bare, b.bare)
        seen = self._pairs[pair] - (own[pair] if own else 0)
        plain = _plain(a, b)
        if seen <= 0:
            return plain
        return max(plain, 0.0) + (1.8 if seen >= 3 else 1.2)


def own_pairs(tokens: Sequence[Token]) -> Counter[tuple[str, str]]:
    """The pairs of neighbours of one line."""
    return Counter(_pairs(tokens))


def _pairs(tokens: Sequence[Token]) -> list[tuple[str, str]]:
    return list(pairwise(t.bare for t in tokens if t.bare))


def _plain(a: Token, b: Token) -> float:
    """What the two words tell without having been seen together."""
    head = b.text.lstrip("(")[:1]
    if b.text[0] in SIGNS:
        return 0.8
    if wants_more(a):
        return 0.1 if head.isupper() and a.text[-1].isalpha() else 0.8
    if head.isupper():
        if b.opens:
            return -2.6
        return -1.4 if a.text[:1].isupper() else -2.0
    return -0.8


def wants_more(token: Token) -> bool:
    """True for a word that no cell ends with: "dan", "Meningkatnya", "Mikro,"."""
    return token.text[-1] in ",/:*(=-" or bool(OPEN_END.match(token.bare) or AIM_VERB.match(token.bare))
