"""Text as printed from the lines of a cell or paragraph: wraps joined, broken words healed, white space made one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from petik.ingest.page import Box
from petik.parsers.model import Line, Print

# "Se-" "Jawa": a hyphen at the line's end is kept and the next line joins without a space.
LINE_END_HYPHEN = re.compile(r"\w[-‐­]$")
# A numbering token, code or bullet that opens an item: "1." "1)" "a." "iv." "7.01.01.2.06.0001" "-" "•" "" "✓" "*" "o"
NUMBERING = re.compile(
    r"^(?:\(?(?:\d{1,2}(?:\.\d{1,3}){0,4}|[a-zA-Z]|[ivxIVX]{1,4})[.)]|\d{1,2}(?:\.\d{1,3}){1,4}|"
    r"\d{1,2}(?:\.\d{1,4}){3,7})$"
)
BULLET = re.compile(r"^[-–—•·▪■□●○◦➢►▶✓✔√*>\u2212\uf000-\uf0ff]+$")
# A round bullet as OCR reads it: "e Dokumen Perencanaan", "o Jumlah …", "« Laporan …", "© Data …"
MISREAD_BULLET = re.compile(r"^[eo¢©®«»°¤]$")
_NO_SIGNS = {code: None for code in range(128) if not chr(code).isalnum()}
BREAK_SLACK = 0.6  # a word broken by the cell's width ends closer to the edge than this share of the print height
LETTER_SLACK = 1.1  # …the same where one or two letters are left over, which are no word: cells have margins
SUFFIXES = ("nya", "kan", "lah")
SHORT_WORDS = (
    "di", "ke", "yg", "se", "tw", "ha", "kg", "km", "m2", "pd", "dr", "rp", "dan", "dari", "yang", "atau", "oleh",
    "pada", "bagi", "agar", "para", "atas", "guna", "dgn", "utk", "per", "hari", "kali", "desa", "kota", "data",
    "baik", "luar",
)  # fmt: skip
MOST_LEFT_OVER = 4  # letters of a broken word that go on the next line, where nothing else knows the word
WIDEST_RIM = 8.0  # points of white that a cell leaves beside its text


def squash(text: str) -> str:
    """Letters and digits only, folded: for comparing prints, never for keeping them."""
    if text.isascii():  # nothing to normalise: nearly every print, in a fifth of the time
        return text.lower().translate(_NO_SIGNS)
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def clean(text: str) -> str:
    """White space made one space, ends stripped."""
    return " ".join(text.split())


class Vocabulary:
    """The words of one document that stand whole inside a line: evidence for healing words that a cell broke in two.

    *lines* are those of whole pages; *cells* the lines of every cell of its tables. A line of a page crosses several
    cells, so that pieces of broken words stand inside it too: where cells are known, only what stands at no wrap of its
    cell is surely a word.
    """

    def __init__(self, lines: Iterable[Line] = (), cells: Iterable[Sequence[Line]] = ()) -> None:
        self.counts: Counter[str] = Counter()
        for line in lines:
            for word in line.words[1:-1] if len(line.words) > 2 else line.words:
                self.counts[squash(word.text)] += 1
        unwrapped = Counter(squash(text) for cell in cells for text in _inside(cell))
        self.sure = unwrapped or self.counts

    def joins(self, left: str, right: str) -> bool:
        """True when *left* + *right* is a word of the document and *right* alone is none."""
        left = re.split(r"[/(]", left)[-1]  # "kelompok/pe" "laku"
        whole, tail, head = squash(left + right), squash(right), squash(left)
        goes_on = right[0].islower() or (left.isupper() and right.isupper())
        if not tail or not head or not goes_on or whole.isdecimal():
            return False
        broken = self.sure[tail] == 0 or self.sure[head] == 0
        known = self.counts[whole] > 0 or self.sure[whole] > 0
        return known and (broken or (is_remnant(right) and self.counts[whole] > self.counts[head]))

    def broke(self, left: str, right: str) -> bool:
        """True when *left*, which fills a line of its own, and the short *right* look like one word: the document has
        neither of them."""
        tail = right.rstrip(",;.")
        short = len(tail) <= MOST_LEFT_OVER and tail.isalpha() and tail.islower() and tail not in SHORT_WORDS
        return short and left[-1:].islower() and not self.sure[squash(left)] and not self.sure[squash(tail)]


def _inside(cell: Sequence[Line]) -> Iterator[str]:
    """The words of a cell without those at its wraps."""
    for i, line in enumerate(cell):
        first = 1 if i else 0
        last = len(line.words) - (1 if i < len(cell) - 1 else 0)
        yield from (w.text for w in line.words[first:last])


def is_remnant(text: str) -> bool:
    """A suffix, or one or two small letters that are no word: the end of a word that did not fit its line."""
    text = text.rstrip(",;")
    return text in SUFFIXES or (len(text) <= 2 and text.islower() and text.isalpha() and text not in SHORT_WORDS)


def join_texts(texts: Sequence[str], edges: Sequence[float] = (), vocabulary: Vocabulary | None = None) -> str:
    """Wrapped lines joined to one text.

    *edges* holds, per line, the white left at its right end in units of the print's height (empty: unknown); a word is
    healed across the wrap only where the line is full and the document knows the whole word.
    """
    out = ""
    for i, raw in enumerate(texts):
        text = clean(raw)
        if not text:
            continue
        if not out:
            out = text
            continue
        last, first = out.rsplit(" ", 1)[-1], text.split(" ", 1)[0]
        white = edges[i - 1] if edges else None
        full = white is not None and white <= BREAK_SLACK
        near = white is None or white <= (LETTER_SLACK if is_remnant(first) else BREAK_SLACK)
        glue = LINE_END_HYPHEN.search(out) is not None and first[:1].isalnum()
        if not glue and vocabulary is not None and near:
            unknown = vocabulary.sure[squash(last)] == 0
            alone = " " not in clean(texts[i - 1])  # only a word wider than its cell is broken
            glue = vocabulary.joins(last, first) or (full and is_remnant(first) and unknown)
            glue = glue or (full and alone and vocabulary.broke(last, first))
        out += text if glue else " " + text
    return out


def join_lines(lines: Sequence[Line], box: Box | None = None, vocabulary: Vocabulary | None = None) -> str:
    """`join_texts` for lines on a page; *box* is the cell that wraps them (points)."""
    # the white that a cell keeps beside its text is the same on both sides
    rim = min(max(0.0, min((line.box.x0 for line in lines), default=0.0) - box.x0), WIDEST_RIM) if box else 0.0
    edges = [(box.x1 - rim - line.box.x1) / max(1.0, line.box.height) for line in lines] if box else []
    return join_texts([line.text for line in lines], edges, vocabulary)


def print_of(
    lines: Sequence[Line], page: int | None, box: Box | None = None, vocabulary: Vocabulary | None = None
) -> Print | None:
    """The print of *lines* with its place, None when there is no text."""
    words = [w for line in lines for w in line.words]
    text = join_lines(lines, box, vocabulary)
    return Print.of(text, words, page) if text else None


SPECK = 0.5  # confidence below which a lone sign beside a number counts as a speck
APART = 0.65  # …the same for one that stands on a line of its own


def value_print(
    lines: Sequence[Line], page: int | None, box: Box | None = None, vocabulary: Vocabulary | None = None
) -> Print | None:
    """The print of a value cell. On scans, single signs of little confidence beside a number are left out and noted."""
    words = [w for line in lines for w in line.words]
    alone = {id(line.words[0]) for line in lines if len(line.words) == 1}
    specks = [
        w
        for w in words
        if w.source == "ocr" and len(w.text) == 1 and w.confidence < (APART if id(w) in alone else SPECK)
    ]
    if not specks or not any(len(w.text) > 1 and any(c.isdecimal() for c in w.text) for w in words if w not in specks):
        return print_of(lines, page, box, vocabulary)
    kept = [rest for line in lines if (rest := tuple(w for w in line.words if w not in specks))]
    found = print_of([Line(k, Box.around(w.box for w in k)) for k in kept], page, box, vocabulary)
    dropped = " ".join(w.text for w in specks)
    return found.with_text(found.text, f"coretan di samping angka diabaikan: {dropped}") if found is not None else None


# the factor of a fraction, on a line of its own beside the fraction bar: "x 100%", "X 100 %", "× 100"
FACTOR = re.compile(r"^[xX×*]\s*100\s*%?$")


def formula_of(
    lines: Sequence[Line], page: int | None, box: Box | None = None, vocabulary: Vocabulary | None = None
) -> Print | None:
    """A formula cell as "numerator / denominator x 100%" where the factor stands on a line between the two."""
    found = print_of(lines, page, box, vocabulary)
    factors = [i for i, line in enumerate(lines) if FACTOR.match(clean(line.text))]
    if found is None or len(factors) != 1 or not 0 < factors[0] < len(lines) - 1:
        return found
    at = factors[0]
    above, below = join_lines(lines[:at], box, vocabulary), join_lines(lines[at + 1 :], box, vocabulary)
    return found.with_text(f"{above} / {below} {clean(lines[at].text)}")


def item_marker(line: Line) -> str | None:
    """The numbering or bullet that opens the line, None where there is none."""
    if len(line.words) < 1:
        return None
    first = line.words[0].text
    if BULLET.match(first) and len(line.words) > 1:
        return first
    if MISREAD_BULLET.match(first) and line.words[0].source == "ocr" and line.words[1:2]:
        return first if line.words[1].text[:1].isupper() else None
    if NUMBERING.match(first) and len(line.words) > 1:
        return first
    return None
