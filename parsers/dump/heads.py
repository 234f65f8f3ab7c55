"""Headings in a stream of words: where a table begins, and which columns it has, left to right.

A header is a run of lines made of words of the catalogue. Its words are cut into headings by dynamic programming: each
piece is worth what the catalogue says of it, so that "NO TUJUAN SASARAN INDIKATOR / SASARAN" gives four columns
wherever its lines wrapped. Periods, units and the row of column numbers then say what stands below what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from petik.ingest.page import Word
from petik.parsers.columns.catalogue import Known, heading_words, lookup
from petik.parsers.columns.heading_periods import (
    BARE_QUARTER,
    MONTH,
    QUARTER,
    QUARTER_WORD,
    SEMESTER,
    YEAR,
    period_of,
    without_period,
)
from petik.parsers.columns.headings import COLUMN_NUMBER, UNIT_ONLY, is_number_row
from petik.parsers.dump.lines import TextLine
from petik.parsers.print.strings import clean, squash

NAMES = frozenset(
    {
        "indikator",
        "indikator_campuran",
        "sasaran",
        "tujuan",
        "program",
        "kegiatan",
        "subkegiatan",
        "program_kegiatan",
        "uraian",
    }
)
VALUES = frozenset(
    {"target", "realisasi", "capaian", "anggaran", "realisasi_anggaran", "persen_anggaran", "fisik", "sisa_anggaran"}
)
TEXTS = frozenset({"satuan", "formulasi", "sumber_data", "penanggung_jawab", "indikator", "indikator_campuran"})
MAX_LINES, MAX_WORDS = 40, 120  # a header is no longer; one word a line is the worst case
LONGEST = 10  # words of one heading
CUT = 0.35  # what every heading costs: one long heading is likelier than several short ones
UNKNOWN = -0.7  # a word that no heading has
COVERED = 0.6  # share of the words that must have become headings
KNOWN_SHARE = 0.75  # share of a line's words that must be words of headings
FILLER = re.compile(
    r"^(?:tahun|thn|th|ta|triwulan|tw|trw|bulan|semester|ke|pada|s/?d|dan|periode|akhir|awal)\W*$", re.I
)
WHOLE = 0.99  # score of a heading that the catalogue has letter by letter
# pairs of neighbours that are two columns, though the catalogue knows their words as one heading, too
TWO = frozenset(
    {
        ("satuan", "target"), ("realisasi", "capaian"), ("kegiatan", "anggaran"), ("program", "anggaran"),
        ("uraian", "anggaran"),
        ("indikator", "target"), ("target", "realisasi"), ("indikator", "satuan"), ("sasaran", "indikator"),
    }
)  # fmt: skip
PERIOD_LIKE = re.compile(r"^\(?(?:20\d\d|iv|iii|ii|i|n(?:\s*[-+]\s*\d)?)\)?$", re.I)  # "2020", "III", "(n-1)"
TITLE_WORDS = 4  # words from which on a line that ends in a year is a title
LOOK_AHEAD = 3  # lines that a row of column numbers may stand above further headings
SIGNS = re.compile(r"^[\W_]+$")


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a header: a heading ("head"), a period ("period"), a unit ("unit") or words that say nothing."""

    kind: str
    words: tuple[Word, ...]
    field: str | None = None

    @property
    def text(self) -> str:
        return clean(" ".join(w.text for w in self.words))


@dataclass(frozen=True, slots=True)
class Head:
    """One column's heading: its own words, and those of the headings over it, top first, which others share."""

    words: tuple[Word, ...]
    over: tuple[tuple[Word, ...], ...] = ()
    field: str | None = None

    @property
    def text(self) -> str:
        return clean(" ".join(w.text for w in self.words))


@dataclass(slots=True)
class Header:
    """A header found in lines start..end (end excluded): its columns; `doubt` where they do not agree with the
    numbers."""

    start: int
    end: int
    heads: list[Head]
    doubt: bool = False
    numbers: int = 0
    texts: tuple[str, ...] = field(default=())


def find_headers(lines: Sequence[TextLine]) -> list[Header]:
    """All headers in *lines*, in order, none overlapping."""
    likely = [is_heading_line(line) for line in lines]
    out: list[Header] = []
    i = 0
    while i < len(lines):
        found = _header_at(lines, likely, i) if likely[i] and not _is_title(lines[i]) else None
        if found is None:
            i += 1
        else:
            out.append(_as_before(found, out))
            i = found.end
    return out


def _is_title(line: TextLine) -> bool:
    """True for a title that begins in the words of headings: "PENGUKURAN KINERJA DINAS X TAHUN 2021"."""
    words = [w.text for w in line.words if not SIGNS.match(w.text)]
    year = YEAR.search(words[-1]) is not None and not any(
        (hit := lookup(w)) is not None and hit.nama in VALUES for w in words
    )
    return not all(map(is_heading_word, words)) or (year and len(words) >= TITLE_WORDS)


def _as_before(found: Header, before: Sequence[Header]) -> Header:
    """A header that repeats an earlier one in another order of reading has the earlier one's columns."""
    key = sorted(w.text for h in found.heads for w in h.words)
    same = next((b for b in before if sorted(w.text for h in b.heads for w in h.words) == key), None)
    return found if same is None else replace(found, heads=same.heads)


def is_heading_line(line: TextLine) -> bool:
    """True for a line most of whose words are words of headings."""
    words = [w.text for w in line.words if not SIGNS.match(w.text)]
    return bool(words) and sum(map(is_heading_word, words)) >= KNOWN_SHARE * len(words)


@lru_cache(maxsize=20_000)
def is_heading_word(word: str) -> bool:
    """True for a word that headings are made of: of the catalogue, of a period, a unit."""
    bare = squash(word)
    parts = [squash(p) for p in re.split(r"[/&,()\-]+", word) if squash(p)]
    known = heading_words()
    return (
        bare in known
        or (bool(parts) and all(p in known for p in parts))
        or bool(PERIOD_LIKE.match(word) or FILLER.match(word) or UNIT_ONLY.match(word) or MONTH.match(word))
    )


def _header_at(lines: Sequence[TextLine], likely: Sequence[bool], start: int) -> Header | None:
    """The header that begins in line *start*, None where the run of heading words below it is none."""
    end = start
    words: list[Word] = []
    while end < len(lines) and end - start < MAX_LINES and len(words) < MAX_WORDS:
        if _all_numbers(lines[end]):
            if not any(likely[end + 1 : end + 1 + LOOK_AHEAD]) or end == start:
                break
        elif not likely[end]:
            break
        else:
            words += _without_ranges(lines[end].words)
        end += 1
    while _all_numbers(lines[end - 1]):
        end -= 1
    end = _up_to_numbers(lines, end)
    pieces = cut(words)
    pieces = _without_title(pieces)
    heads = _columns(pieces)
    if not _is_header(heads, len(words)) or not _is_table_like(heads):
        return None
    stop, numbers = _number_row(lines, end)
    header = Header(start, stop, heads, numbers=numbers)
    return _by_numbers(header)


def _up_to_numbers(lines: Sequence[TextLine], end: int) -> int:
    """The row of column numbers ends a header, whatever words stand before it."""
    for i in range(end, min(end + LOOK_AHEAD + 1, len(lines))):
        texts = [w.text for w in lines[i].words]
        if len(texts) >= 3 and is_number_row(texts) and texts[0].strip("().") == "1":
            return i
    return end


def _all_numbers(line: TextLine) -> bool:
    return all(COLUMN_NUMBER.match(w.text) and not YEAR.match(w.text) for w in line.words)


def _without_ranges(words: Sequence[Word]) -> list[Word]:
    """The words without signs, and without what only says from when to when: "Triwulan I - IV"."""
    out: list[Word] = []
    skip = 0
    for k, word in enumerate(words):
        if skip:
            skip -= 1
        elif PERIOD_LIKE.match(word.text) and [bool(SIGNS.match(w.text)) for w in words[k + 1 : k + 3]] == [
            True,
            False,
        ]:
            skip = 2 if PERIOD_LIKE.match(words[k + 2].text) else 0
            out += [] if skip else [word]
        elif not SIGNS.match(word.text) or "%" in word.text:
            out.append(word)
    return out


def cut(words: Sequence[Word]) -> list[Piece]:
    """The best cut of *words* into pieces."""
    below = any(QUARTER_WORD.search(w.text) for w in words)
    best: list[tuple[float, int, Piece | None]] = [(0.0, 0, None)]
    for end in range(1, len(words) + 1):
        options = []
        for start in range(max(0, end - LONGEST), end):
            worth, piece = _piece(tuple(words[start:end]), below)
            options.append((best[start][0] + worth, start, piece))
        best.append(max(options, key=lambda o: o[0]))
    out: list[Piece] = []
    at = len(words)
    while at > 0:
        found = best[at][2]
        if found is not None:
            out.append(found)
        at = best[at][1]
    return out[::-1]


def heads_in(words: Sequence[Word]) -> list[list[Word]]:
    """*words* parted where one heading ends and the next begins; a unit stays with its heading."""
    out: list[list[Word]] = []
    for piece in cut(words):
        if piece.kind == "head" or not out:
            out.append([])
        out[-1] += piece.words
    return out


def _piece(words: tuple[Word, ...], below: bool) -> tuple[float, Piece]:
    text = clean(" ".join(w.text for w in words))
    n = len(words)
    first = text[:1]
    if UNIT_ONLY.match(text):
        return 0.9 * n - 0.2, Piece("unit", words)
    if _is_period(text, below):
        return n - 0.25, Piece("period", words)
    if n == 1 and FILLER.match(text):
        return 0.05, Piece("filler", words)
    if not first.isupper() or (n > 1 and YEAR.search(text)):
        return UNKNOWN * n - (1.0 if first.islower() else CUT if n > 1 else 0.0), Piece("unknown", words)
    hit = lookup(text)
    if hit is None or _is_two(words, hit):
        return UNKNOWN * n - (CUT if n > 1 else 0.0), Piece("unknown", words)
    return n * hit.score**4 - CUT, Piece("head", words, hit.nama)


def _is_two(words: tuple[Word, ...], hit: Known) -> bool:
    """True for two headings side by side that the catalogue also knows as one: "Satuan Target", "Realisasi Capaian"."""
    first = lookup(words[0].text)
    if len(words) > 1 and first is not None and first.nama == "no" != hit.nama:
        return True  # "NO PROGRAM ANGGARAN": the numbers have a column of their own
    for at in range(1, len(words)):
        left, right = (lookup(clean(" ".join(w.text for w in part))) for part in (words[:at], words[at:]))
        if left is None or right is None or min(left.score, right.score) < WHOLE:
            continue
        pair = (left.nama, right.nama)
        if pair in TWO or (hit.score < WHOLE and left.nama != right.nama and right.nama in VALUES | {"satuan"}):
            return True
    return False


def _is_period(text: str, below: bool) -> bool:
    if MONTH.match(text) or (below and BARE_QUARTER.match(text)):
        return True
    if not (YEAR.search(text) or QUARTER.search(text) or SEMESTER.search(text)) or len(YEAR.findall(text)) > 1:
        return False
    if len(QUARTER_WORD.findall(text)) > 1 or (QUARTER_WORD.search(text.split()[-1]) and len(text.split()) > 1):
        return False
    return bool(period_of(text, below)) and not squash(without_period(text)).strip("akhirwl")


def _without_title(pieces: Sequence[Piece]) -> list[Piece]:
    """Without what stands before a "No" that is not the first heading: a title in the words of headings."""
    at = [i for i, p in enumerate(pieces) if p.field == "no"]
    start = at[0] if at and sum(p.kind == "head" for p in pieces[: at[0]]) <= 3 else 0
    return list(pieces[start:])


def _is_header(heads: Sequence[Head], words: int) -> bool:
    """True where names come first and values or texts follow, and most words belong to headings."""
    fields = [h.field for h in heads]
    known = [f for f in fields if f]
    names = [i for i, f in enumerate(fields) if f in NAMES]
    others = [i for i, f in enumerate(fields) if f in VALUES or (f in TEXTS and f not in NAMES)]
    measured = "indikator" in fields or "indikator_campuran" in fields
    if not names or not (others or measured) or 2 * len(known) < len(heads):
        return False
    if others and names[0] > others[0]:
        return False
    if not others and any(h.text.endswith(",") for h in heads):
        return False  # "Tujuan, Sasaran dan Indikator Sasaran": a title
    if sum(len(h.words) for h in heads) < COVERED * words:
        return False
    distinct = set(known) - {"no"}
    if len(distinct) < 2 or all(_says_nothing(heads[i]) for i in names):
        return False
    return len(distinct) >= 3 or ((measured or bool({"anggaran", "target"} & distinct)) and _is_table_like(heads))


def _says_nothing(head: Head) -> bool:
    """ "Kinerja" alone heads a column only beside others: it is the most frequent word of all prose here."""
    return (head.field == "sasaran" and lookup(head.text) is None) or squash(head.text) == "kinerja"


def _is_table_like(heads: Sequence[Head]) -> bool:
    """A header of two kinds of columns: no sentence in the words of headings."""
    words = [w for h in heads for w in h.words]
    small = sum(w.text[:1].islower() for w in words)
    return 4 * small <= len(words)


def _number_row(lines: Sequence[TextLine], at: int) -> tuple[int, int]:
    """Where the body begins below a header that ends before line *at*, and how many columns its numbers count (or
    0)."""
    if at < len(lines) and is_number_row([w.text for w in lines[at].words]) and len(lines[at].words) >= 3:
        return at + 1, len(lines[at].words)
    end, count = at, 0
    while end < len(lines) and COLUMN_NUMBER.match(clean(lines[end].text)) and str(count + 1) in lines[end].text:
        end, count = end + 1, count + 1
    return (end, count) if count >= 3 else (at, 0)


def _by_numbers(header: Header) -> Header:
    """Columns counted by their numbers: a first one without a heading is the numbering, later ones are unknown."""
    missing = header.numbers - len(header.heads)
    if header.numbers == 0 or missing == 0:
        return header
    if missing == 1 and header.heads and header.heads[0].field != "no":
        header.heads.insert(0, Head((), (), "no"))
    elif missing > 0:
        header.heads += [Head((), (), None)] * missing
        header.doubt = True
    else:
        header.doubt = True
    return header


def _columns(pieces: Sequence[Piece]) -> list[Head]:
    """Pieces in the order of reading to columns: groups over periods, periods over groups, units below headings."""
    runs: list[tuple[str, list[Piece]]] = []
    for piece in pieces:
        if piece.kind in ("unknown", "filler"):
            if runs and piece.kind == "unknown" and runs[-1][0] == "head":
                last = runs[-1][1][-1]
                runs[-1][1][-1] = Piece(last.kind, (*last.words, *piece.words), last.field)
            continue
        if runs and runs[-1][0] == piece.kind:
            runs[-1][1].append(piece)
        else:
            runs.append((piece.kind, [piece]))
    heads: list[Head] = []
    i = 0
    while i < len(runs):
        kind, run = runs[i]
        after = runs[i + 1][1] if i + 1 < len(runs) else []
        if kind == "head":
            heads += [Head(p.words, (), p.field) for p in run]
        elif kind == "unit":
            heads = _with_units(heads, run)
        elif after and runs[i + 1][0] == "head" and _cycles(after, len(run)) and len(run) >= 2:
            k = len(after) // len(run)
            heads = _drop_open_group(heads)
            heads += [Head(p.words, (run[j // k].words,), p.field) for j, p in enumerate(after)]
            i += 1
        else:
            heads = _with_periods(heads, run)
        i += 1
    return heads


def _cycles(pieces: Sequence[Piece], times: int) -> bool:
    """True where *pieces* are one sequence repeated *times* times: "Target Realisasi Target Realisasi"."""
    if len(pieces) % times or len(pieces) == times:
        return False
    k = len(pieces) // times
    keys = [(p.field, squash(p.text)) for p in pieces]
    return all(keys[j] == keys[j % k] for j in range(len(keys)))


def _drop_open_group(heads: list[Head]) -> list[Head]:
    """A last heading of values that only stands over the periods that follow is no column: "Capaian" over "TW I"."""
    return heads[:-1] if heads and heads[-1].field in VALUES else heads


def _with_periods(heads: list[Head], run: Sequence[Piece]) -> list[Head]:
    """Periods below the last headings of values: one belongs to the last, more are its columns, repeated ones its
    groups'."""
    at = max((i for i, h in enumerate(heads) if h.field in VALUES), default=len(heads) - 1)
    if at < 0:
        return heads
    years = [p for p in run if YEAR.search(p.text)]
    if len(run) > 2 and len(years) == 1 and run[0] is years[0]:  # "Realisasi Tahun 2023" over "I II III IV"
        heads = _with_periods(heads, run[:1])
        run = run[1:]
    if len(run) == 1:
        if at != len(heads) - 1 and not heads[-1].over:
            at = len(heads) - 1 if heads[-1].field in VALUES else at
        last = heads[at]
        return [*heads[:at], Head((*last.words, *run[0].words), last.over, last.field), *heads[at + 1 :]]
    texts = [squash(p.text) for p in run]
    unique = len(set(texts))
    groups = len(run) // unique if len(run) % unique == 0 and texts == texts[:unique] * (len(run) // unique) else 1
    parents = heads[max(0, at + 1 - groups) : at + 1]
    if len(parents) < groups or any(p.field not in VALUES for p in parents[1:]):
        groups, parents = 1, heads[at : at + 1]
    size = len(run) // groups
    kept = heads[: at + 1 - groups]
    for g, parent in enumerate(parents):
        kept += [Head(p.words, (*parent.over, parent.words), parent.field) for p in run[g * size : (g + 1) * size]]
    return [*kept, *heads[at + 1 :]]


def _with_units(heads: list[Head], run: Sequence[Piece]) -> list[Head]:
    """Units below headings: "K Rp K Rp" part as many periods, one belongs to the last heading, as many as there
    are last
    headings of values one to each; else they part the last heading ("Realisasi" over "Rp" and "%")."""
    at = max((i for i, h in enumerate(heads) if h.field in VALUES), default=len(heads) - 1)
    if at < 0:
        return heads
    first = at
    while first > 0 and heads[first - 1].field in VALUES and heads[first - 1].over[:1] == heads[at].over[:1]:
        first -= 1
    group = heads[first : at + 1]
    times = len(run) // len(group)
    if len(group) > 1 and times >= 1 and len(run) == times * len(group):
        if times == 1:
            made = [Head((*h.words, *u.words), h.over, h.field) for h, u in zip(group, run, strict=True)]
        else:
            made = [
                Head(u.words, (*group[k // times].over, group[k // times].words), group[k // times].field)
                for k, u in enumerate(run)
            ]
        return [*heads[:first], *made, *heads[at + 1 :]]
    if len(run) == 1 and run[0].text == "%" and heads[at].field in ("realisasi", "realisasi_anggaran"):
        return [*heads[: at + 1], Head(run[0].words, heads[at].over, "persen_anggaran"), *heads[at + 1 :]]
    if len(run) == 1:
        return [*heads[:-1], Head((*heads[-1].words, *run[0].words), heads[-1].over, heads[-1].field)]
    last = heads[at]
    return [*heads[:at], *(Head(u.words, (*last.over, last.words), last.field) for u in run), *heads[at + 1 :]]


def variants(heads: Sequence[Head]) -> list[list[Head]]:
    """The orders in which the columns may stand: as read; names first, where a heading over others was read before
    them; without a heading of values that only stood over others."""
    out = [list(heads)]
    names = [h for h in heads if h.field in NAMES or h.field == "no"]
    last = max((i for i, h in enumerate(heads) if h.field in NAMES), default=0)
    first = min((i for i, h in enumerate(heads) if h.field in VALUES), default=len(heads))
    if first < last:
        rest = [h for h in heads if h not in names]
        out.append([*names, *rest])
        lone = [h for h in rest if h is not heads[first]]
        if sum(h.field in VALUES for h in lone) >= 2:
            out.append([*names, *lone])
    return out
