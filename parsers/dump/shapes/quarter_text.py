"""The text of a quarterly table in a dump as one stream: quarter marks, and pieces of text with their lines.

In the stream a closed line ends with a line feed, a line whose cell goes on with a vertical tab (the dump leaves a
space at its end, or no blank line before the next one).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from petik.parsers.columns.catalogue import lookup
from petik.parsers.dump.lines import TextLine, marks_wraps, print_from, unmarked
from petik.parsers.dump.shapes.cells import is_aim, is_measure
from petik.parsers.forms.people import POST_START
from petik.parsers.model import Print
from petik.parsers.print.level_words import named_level
from petik.parsers.print.strings import clean, squash

CLOSED, OPEN = "\n", "\v"
# "Target Tahunan :", "TW 1 (B03) :", "Triwulan II :"
MARK = re.compile(
    r"(?:(?P<year>target\s+tahunan)|"
    r"(?:tw|trw|triwulan)\.?\s*(?P<tw>iv|iii|ii|i|[1-4])\s*(?:\(\s*b\s*\d+\s*\))?)\s*:",
    re.I,
)
# "Kepala Seksi …", "Bidang Tangkap", "Sub Bagian Umum"; no post: "Pengelolaan Website"
UNIT_NAME = re.compile(r"^(?:bidang|seksi|sub\s*\.?\s*bag\w*|bagian|sekretariat|upt[d]?)\b", re.I)
# what opens an official's cell: "Kepala Seksi …"; not "Pengawas", which also goes on in "Jumlah Pengurus|Pengawas"
OFFICIAL = re.compile(r"^(?:plt\.?|kepala|kabid|kasi|kasie|kasu[bp]+ag|sekretaris|camat|lurah|inspektur)\b", re.I)
LIKE_AIM = re.compile(r"^(?:mening|mengembang|menumbuh|memper|menjadi)", re.I)  # "Meningkakan …", "Mengembangkan …"
# "Hasil Evaluasi SAKIP"
RESULT = re.compile(r"^(?:\W|\d{1,2}[.)]\s)*hasil\s+(?:evaluasi|penilaian|survei|audit)\b", re.I)
# nouns of measure that open a cell and hardly ever stand within a name: "… dan Peraturan|Tingkat Ketersediaan …"
OPENS_MEASURE = re.compile(r"^(?:persentase|prosentase|presentase|jumlah|tingkat|cakupan|indeks|rasio)\b", re.I)
GOES_ON = re.compile(  # what a name cannot end with: "… Promosi /", "yang dilatih dan"
    r"(?:[/(,&:-]|\b(?:dan|yang|atau|serta|di|ke|untuk|dalam|pada|oleh|dengan|per|bagi|terhadap|dari|menurut))$", re.I
)
# where a new name is glued to the end of another: "Pendataan UMKMPersentase Pertumbuhan …"
GLUED = re.compile(
    r"(?<=[a-zA-Z.)])(?=(?:Persentase|Prosentase|Jumlah|Program|Meningkat\w+|Terwujud\w*|Kepala|Cakupan|Nilai)\b)"
)
DOUBLED = re.compile(r"\b(\w{4,})(?=\1\b)", re.I)  # two cells end and begin with one word: "Koperasikoperasi"


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell's text, or part of it. `open` tells that the dump shows it going on; `at` is its place in the stream."""

    text: str
    lines: tuple[TextLine, ...]
    open: bool = False
    at: int = 0

    def printed(self, confidence: float | None = None, note: str | None = None) -> Print | None:
        return print_from(self.text, self.lines, confidence, note) if self.text and self.lines else None

    def joined(self, tail: Piece) -> Piece:
        return Piece(clean(f"{self.text} {tail.text}"), (*self.lines, *tail.lines), tail.open, self.at)


class Stream:
    """The lines of a section as one string, and the lines behind any part of it."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self.lines = list(lines)
        self.starts: list[int] = []
        marked = marks_wraps(lines)
        text = ""
        for line, below in zip(lines, [*lines[1:], None], strict=True):
            self.starts.append(len(text))
            adjacent = below is not None and below.page == line.page and below.number - line.number == 1
            text += unmarked(line.text) if line.text.strip() else ""
            text += (" " + OPEN if line.open else CLOSED) if marked else (OPEN if adjacent else CLOSED)
        self.text = text

    def lines_of(self, start: int, end: int) -> tuple[TextLine, ...]:
        first = max(0, bisect_right(self.starts, start) - 1)
        last = max(first, bisect_right(self.starts, max(start, end - 1)) - 1)
        return tuple(self.lines[first : last + 1])

    def marks(self) -> list[re.Match[str]]:
        return list(MARK.finditer(self.text))

    def piece(self, start: int, end: int) -> Piece:
        raw = self.text[start:end]
        left = len(raw) - len(raw.lstrip())
        wide = raw.rstrip()
        going_on = OPEN in raw[len(wide) :] or (end < len(self.text) and raw[-1:] == " ")
        return Piece(clean(raw), self.lines_of(start + left, start + len(wide)), going_on, start + left)


def cells_between(
    stream: Stream, start: int, end: int, known: frozenset[str] = frozenset(), signs: bool = False
) -> list[Piece]:
    """The cells of a part of the stream, in order; those of signs alone ("%", "-") only where *signs* asks for them.

    *known*: folded names that stand alone elsewhere.
    """
    out: list[Piece] = []
    at = start
    while at < end:
        stop = stream.text.find(CLOSED, at, end)
        stop = end if stop < 0 else stop
        out += _cells(stream, at, stop, known)
        at = stop + 1
    return [p for p in out if signs or re.search(r"[^\W_]", p.text)]


def _cells(stream: Stream, start: int, end: int, known: frozenset[str]) -> list[Piece]:
    """Lines joined by their wraps, cut where a line or a glued word opens a new name."""
    cuts = [start]
    for match in re.finditer(re.escape(OPEN), stream.text[start:end]):
        at = start + match.end()
        before, line = clean(stream.text[cuts[-1] : at]), clean(stream.text[at:end].split(OPEN)[0])
        rest = squash(stream.text[at:end])
        if _opens(before, line) or (rest in known and len(before.split()) > 1 and not GOES_ON.search(before)):
            cuts.append(at)
    for pattern in (GLUED, DOUBLED):
        for match in pattern.finditer(stream.text, start, end):
            at = match.start() if pattern is GLUED else match.end()
            if at > start and stream.text[at - 1].isalnum() and at not in cuts:
                cuts.append(at)
    cuts = sorted({*cuts, end})
    return [stream.piece(a, b) for a, b in pairwise(cuts) if stream.text[a:b].strip()]


def _opens(before: str, line: str) -> bool:
    """True where a wrapped line begins a name of its own although the line above it was left open."""
    if len(before.split()) < 2 or GOES_ON.search(before) or not line[:1].isupper():
        return False
    if OFFICIAL.match(line) or OPENS_MEASURE.match(line) or is_aim(line):
        return True
    return named_level(line) == "program" and not is_post(before) and len(line.split()) > 1


def is_post(text: str) -> bool:
    """True for the unit or official in charge."""
    word = clean(text).split(" ")[0].casefold()
    return bool(UNIT_NAME.match(text) or (POST_START.match(text) and not word.endswith("an")))


def kind_of(text: str) -> str | None:
    """What a displaced cell's wording says it is; "kegiatan" is what is left. None for scraps."""
    if is_post(text):
        return "penanggung_jawab"
    if named_level(text) == "program":
        return "program"
    if is_measure(text) or RESULT.match(text):
        return "indikator"
    if is_aim(text) or LIKE_AIM.match(text):
        return "sasaran"
    return "kegiatan" if len(text.split()) >= 2 and re.search(r"[a-z]{3}", text) else None


def is_heading(text: str) -> bool:
    """True for pieces of the table's heading and title: known headings, numbers of columns, lines in capitals."""
    bare = clean(re.sub(r"\([^)]*\)", "", text))
    if not bare or lookup(bare) is not None or re.fullmatch(r"[\d\s%.]*", bare):
        return True
    letters = [c for c in bare if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.8 * len(letters) and len(letters) > 12
