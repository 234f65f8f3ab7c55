"""The fixed lines of a quarterly table in a dump: blocks (one row of the table each) and the cells around them.

A block holds, side by side, one or more levels (sasaran, program, kegiatan), each with "Target Tahunan" and TW 1 to 4.
Text between the values of one level and the mark of the next stands in the next level's columns; text behind the last
level's values is the unit in charge, then the first columns of the line below. What wraps comes out behind the blocks
of its page, in an order of its own: `Leaf.loose`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from petik.parsers.columns.heading_periods import ROMAN
from petik.parsers.dump.lines import TextLine, print_from
from petik.parsers.dump.people import BEFORE_COLON
from petik.parsers.dump.shapes.quarter_text import (
    OFFICIAL,
    OPEN,
    Piece,
    Stream,
    cells_between,
    is_heading,
    is_post,
    kind_of,
)
from petik.parsers.dump.shapes.quarter_values import Values, blank_amounts, read_values
from petik.parsers.forms.people import NIP, PLACE_DATE
from petik.parsers.model import Print
from petik.parsers.print.strings import clean, squash

OPENING_CELLS = 3  # cells that can stand before a block on its own page: sasaran, indicator, a number
OPENING_NUMBERS = re.compile(r"^(?:\s*\d{1,2}\s*\.(?=\s|$))+")  # "2. 4. "
SIGNATURE_CELLS = 6  # cells from the date to the NIP
LEVELS = ("sasaran", "program", "kegiatan")


@dataclass(slots=True)
class Block:
    """One row. `nilai`: per level the prints by period; `amounts`: by level; `inline`: names that stand in place."""

    nilai: list[dict[str, list[Print]]] = field(default_factory=list)
    amounts: dict[int, Print] = field(default_factory=dict)
    inline: dict[str, Piece] = field(default_factory=dict)  # "sasaran", "indikator0", "program", …, "penanggung_jawab"
    numbers: int = 0


@dataclass(slots=True)
class Leaf:
    """A page of the table: its blocks and the displaced cells of their rows, in the order of the dump."""

    blocks: list[Block] = field(default_factory=list)
    loose: list[Piece] = field(default_factory=list)


def leaves(lines: Sequence[TextLine]) -> list[Leaf]:
    """The pages of a section with quarter marks."""
    stream = Stream(lines)
    first = _Reader(stream, frozenset()).read()
    return _Reader(stream, _standing_alone(first)).read()


def _standing_alone(read: Sequence[Leaf]) -> frozenset[str]:
    """Folded names of several words that stand as a cell of their own: names by their wording, or printed twice."""
    cells = [c for leaf in read for c in leaf.loose]
    cells += [c for leaf in read for b in leaf.blocks for k, c in b.inline.items() if k == "indikator0"]
    cells = [c for c in cells if len(c.text.split()) > 1]
    counts = Counter(squash(c.text) for c in cells)
    return frozenset(k for c in cells if counts[k := squash(c.text)] > 1 or kind_of(c.text) not in ("kegiatan", None))


class _Reader:
    """Goes through the marks of a stream."""

    def __init__(self, stream: Stream, known: frozenset[str]) -> None:
        self.stream, self.known = stream, known
        self.marks = stream.marks()
        self.leaves: list[Leaf] = [Leaf()]
        self.seen: dict[str, int] = {}
        self.levels = self._levels()

    def _levels(self) -> int:
        """How many levels stand side by side: marks of the first quarter per mark that opens a row."""
        periods = [_period(m) for m in self.marks]
        runs: list[int] = []
        for before, period in zip(["TW4", *periods], periods, strict=False):
            if period == "TW1":
                if before == "TW1":
                    runs[-1] += 1
                else:
                    runs.append(1)
        return max(runs, key=runs.count, default=1)

    def read(self) -> list[Leaf]:
        if not self.marks:
            return []
        self._before(0, self.marks[0].start())
        for mark, after in zip(self.marks, [*self.marks[1:], None], strict=True):
            period = _period(mark)
            if period in ("", "TW1") and (not self.leaves[-1].blocks or self._full() or self.opened is None):
                self._open_block()
            level = min(self.seen.get(period, 0), self.levels - 1)
            self.seen[period] = self.seen.get(period, 0) + 1
            self._segment(period, level, mark.end(), after.start() if after is not None else len(self.stream.text))
        return [leaf for leaf in self.leaves if leaf.blocks]

    opened: Block | None = None
    waiting: list[Piece]

    def _full(self) -> bool:
        return self.seen.get("TW4", 0) >= self.levels

    def _before(self, start: int, end: int) -> None:
        """What stands between two rows, or before the first: cells of the page that ends, headings, the next row's."""
        cells = cells_between(self.stream, start, end, self.known)
        cells = without_signature([c for c in cells if _bare(c.text)])
        heads = [i for i, c in enumerate(cells) if is_heading(_bare(c.text))]
        cut = heads[-1] + 1 if heads else (0 if len(cells) <= OPENING_CELLS else len(cells))
        if end == len(self.stream.text):
            cut = len(cells)
        loose = [c for c in cells[:cut] if not is_heading(_bare(c.text))]
        if self.leaves[-1].blocks:
            self.leaves[-1].loose += loose
            if cut:
                self.leaves.append(Leaf())
        self.waiting = cells[cut:]
        gap = self.stream.text[start:end] if self.waiting else self.stream.text[start:end].rsplit("\n", 2)[-1]
        self.numbers = len(re.findall(r"(?<![\w.,])\d{1,2}\.(?=\s)", gap))

    numbers: int = 0

    def _open_block(self) -> None:
        self.opened = Block(numbers=self.numbers)
        self.leaves[-1].blocks.append(self.opened)
        self.seen = {}
        for cell in self.waiting:
            _add_name(self.opened, 0, cell)
        self.waiting, self.numbers = [], 0

    def _segment(self, period: str, level: int, start: int, end: int) -> None:
        block = self.opened
        if block is None:
            return
        raw = self.stream.text[start:end]
        found = read_values(raw)
        lines = self.stream.lines_of(start, start + max(1, found.end))
        while len(block.nilai) <= level:
            block.nilai.append({})
        block.nilai[level].setdefault(period, [print_from(v, lines) for v in found.prints])
        for amount, at in found.amounts:
            block.amounts.setdefault(level + 1, print_from(amount, self.stream.lines_of(start + at, start + at + 1)))
        rest = start + found.end
        if period == "TW4" and level == self.levels - 1:
            tail = self._same_line(rest, end)
            for cell in cells_between(self.stream, rest, tail, self.known):
                _add_unit(block, cell)
            self._before(tail, end)
        elif level < self.levels - 1:
            self._names(block, level + 1, rest, end, raw, found)
        else:
            self._tail(block, rest, end)

    def _same_line(self, start: int, end: int) -> int:
        """Where text that goes on behind the last value ends: at the line's end, or where its cell ends."""
        stop = self.stream.text.find("\n", start, end)
        stop = end if stop < 0 else stop
        return stop if re.search(r"[^\W\d_]", self.stream.text[start:stop]) else min(end, stop)

    def _names(self, block: Block, level: int, start: int, end: int, raw: str, found: Values) -> None:
        """Names between the values of one level and the mark of the next."""
        shift = start - found.end
        for first, last in _parts(blank_amounts(raw), found.end):
            for cell in cells_between(self.stream, shift + first, min(end, shift + last), self.known):
                _add_name(block, level, cell)

    def _tail(self, block: Block, start: int, end: int) -> None:
        """Text behind the last level's values: the unit in charge, then the first columns of the line below."""
        cells = cells_between(self.stream, start, end, self.known)
        first = next((block.inline[k] for k in ("indikator0", "sasaran") if k in block.inline), None)
        going_on = any(block.inline[k].open for k in ("indikator0", "sasaran") if k in block.inline)
        for i, cell in enumerate(cells):
            touching = i == len(cells) - 1 and self.stream.text[end - 1] != "\n"
            if "\n" not in self.stream.text[start : cell.at]:
                _add_unit(block, cell)
            elif touching and going_on and OPEN in self.stream.text[cell.at : end]:
                last = self.stream.text.rfind(OPEN, cell.at, end) + 1
                _add_unit(block, self.stream.piece(cell.at, last))
                _add_first(block, self.stream.piece(last, end))
            elif OFFICIAL.match(clean(cell.text.lstrip("> "))) or (not going_on and (not first or is_post(cell.text))):
                _add_unit(block, cell)
            else:
                _add_first(block, cell)


def _parts(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Stretches of *text* from *start* on that blanked amounts part."""
    for match in re.finditer(r"[^\n]+(?:\n(?!\n)[^\n]+)*", text[start:]):
        yield start + match.start(), start + match.end()


def _period(mark: re.Match[str]) -> str:
    return "" if mark["year"] else f"TW{ROMAN[mark['tw'].lower()]}"


def _bare(text: str) -> str:
    return clean(OPENING_NUMBERS.sub("", text))


def _add_name(block: Block, level: int, cell: Piece) -> None:
    """A name in the columns of a level: the level's own name, or its indicator."""
    text = clean(re.sub(r"^(?:[>.\-–\s]|\d{1,2}\.(?:\s|$))+", "", cell.text))
    if not re.search(r"[^\W\d_]{2}", text):
        return
    cell = replace(cell, text=text)
    upper, own = LEVELS[min(level, 2)], f"indikator{level}"
    if own in block.inline and (block.inline[own].open or not text[:1].isupper()):
        block.inline[own] = block.inline[own].joined(cell)
    elif kind_of(text) in (upper, "sasaran") and upper not in block.inline:
        block.inline[upper] = cell
    elif own not in block.inline:
        block.inline[own] = cell


def _add_unit(block: Block, cell: Piece) -> None:
    text = clean(cell.text.lstrip("> "))
    if not re.search(r"[^\W\d_]{2}", text):
        return
    cell = replace(cell, text=text)
    have = block.inline.get("penanggung_jawab")
    block.inline["penanggung_jawab"] = cell if have is None else have.joined(cell)


def _add_first(block: Block, cell: Piece) -> None:
    """A cell of the first columns that goes on below: what was left open, else the indicator."""
    for key in ("sasaran", "indikator0"):
        have = block.inline.get(key)
        if have is not None and have.open:
            block.inline[key] = have.joined(cell)
            return
    have = block.inline.get("indikator0") or block.inline.get("sasaran")
    if have is not None:
        key = "indikator0" if "indikator0" in block.inline else "sasaran"
        block.inline[key] = have.joined(cell)
    else:
        _add_name(block, 0, cell)


def without_signature(cells: Sequence[Piece]) -> list[Piece]:
    """Displaced cells without the signature block that stands among them."""
    at = next((i for i, c in enumerate(cells) if NIP.search(BEFORE_COLON.sub("", c.text))), None)
    if at is None:
        return list(cells)
    first = at
    for i in range(max(0, at - SIGNATURE_CELLS), at):
        if PLACE_DATE.match(cells[i].text) or is_post(cells[i].text):
            first = i
            break
    return [*cells[:first], *cells[at + 1 :]]
