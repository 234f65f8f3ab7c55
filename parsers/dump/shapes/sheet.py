"""The table of a displaced IKI sheet: numbers say how many rows there are, the cells come back row by row.

Formula and source may be empty in any row, so counts alone prove nothing here: all pairs say that they are not certain.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from petik.parsers.columns.catalogue import lookup
from petik.parsers.dump.lines import DumpCell, print_from, unmarked
from petik.parsers.dump.shapes.cells import is_aim, is_measure
from petik.parsers.dump.shapes.displaced import FORMULA, NOTE, SOURCE, TABLE_HEAD, UNSURE
from petik.parsers.dump.shapes.slots import Alignment, Reading, align
from petik.parsers.forms.people import LABEL, NIP, ROLE_FIRST, ROLE_SECOND
from petik.parsers.model import IndikatorRow, Print
from petik.parsers.print.strings import clean, squash

LEVELS = ("sasaran", "indikator", "formulasi", "sumber_data")
MIN_ROWS = 2
MAX_LOOSE = 0.25  # share of cells that may find no row before the reading is given up
NUMBERS = re.compile(r"^(?:\d{1,2}[.)]?(?:\s+|$))+")
SOURCE_NOUN = re.compile(r"(?:Data|Dokumen|Rekap)$")
# a formula that runs on behind a source: "Laporan Tiap Koperasi(Modal n - Modal n-1)/(Modal n-1) x 100%"
GLUED_FORMULA = re.compile(r"(?<=\w)(?=\([^()]*\)\s*/\s*\()")
OUTPUT = re.compile(r"^(?:draf|draft|laporan|bahan|dokumen)\b", re.I)
Known = Mapping[str, str]  # a name's folded text -> the column that the annexes of the file give it


@dataclass(slots=True)
class _Row:
    """A numbered line of the table: whether its numbers start a group, what text it kept."""

    starts: bool
    text: str
    cell: DumpCell
    readings: list[Reading] = field(default_factory=list)


def sheet_rows(cells: Sequence[DumpCell], post: Print | None, known: Known) -> list[IndikatorRow]:
    """The rows of a sheet; [] where the dump kept no row numbers, or where too many cells find no row."""
    rows, spare, formulas = _parts(_table(cells))
    if len(rows) < MIN_ROWS or not spare:
        return []
    restarts = sum(r.starts for r in rows) > 1
    for i, row in enumerate(rows):
        row.readings = _readings(row, restarts, i == 0)
    judge = _Judge(spare, known)
    found = align([r.readings for r in rows], len(spare), lambda _, slot, c: judge.fit(slot, c))
    used = sum(c is not None for cs in found.cells for c in cs)
    if used < (1 - MAX_LOOSE) * len(spare):
        return []
    out = _write(rows, found, spare, post)
    _give_formulas(out, formulas)
    return [r for r in out if "indikator" in r.fields]


def _table(cells: Sequence[DumpCell]) -> list[DumpCell]:
    """The cells below the table's heading: no pieces of the heading, no signature."""
    start = next((i for i, c in enumerate(cells) if TABLE_HEAD.search(c.text)), len(cells))
    out: list[DumpCell] = []
    for cell in cells[start + 1 :]:
        text = clean(cell.text)
        if NIP.search(text) or ROLE_FIRST.search(text) or ROLE_SECOND.search(text):
            break
        head = lookup(text) is not None or (text.isupper() and len(text.split()) <= 4 and not re.search(r"\d", text))
        if not head and LABEL.match(text) is None:
            out.append(cell)
    return out


def _parts(cells: Sequence[DumpCell]) -> tuple[list[_Row], list[DumpCell], list[DumpCell]]:
    """Numbered lines, displaced cells, formulas."""
    rows: list[_Row] = []
    spare: list[DumpCell] = []
    formulas: list[DumpCell] = []
    last = 0
    for cell in (part for whole in cells for part in _unglued(whole)):
        text = clean(cell.text)
        numbers, rest = _numbers(text)
        if len(cell.lines) == 1 and numbers:
            rows.append(_Row(numbers[0] <= last or not rows, rest, cell))
            last = numbers[0]
        elif len(cell.lines) == 1 and rows and not spare and not formulas and _names(text)[1:]:
            rows.append(_Row(True, text, cell))  # several names on one line, and no number
            last = 0
        elif FORMULA.search(text) and re.search(r"[/:]|dibagi", text):
            formulas.append(cell)
        else:
            spare.append(cell)
    return rows, spare, formulas


def _unglued(cell: DumpCell) -> list[DumpCell]:
    return [DumpCell(clean(part), cell.lines) for part in GLUED_FORMULA.split(cell.text) if part.strip()]


def _numbers(text: str) -> tuple[list[int], str]:
    """The row's numbers, one per numbered column, and the rest: "2 2 data lahan", but "5 60 petani" is number 5."""
    numbers: list[int] = []
    rest = text
    while (match := re.match(r"^(\d{1,2})[.)]?(?:\s+|$)", rest)) is not None:
        if numbers and int(match[1]) not in (1, numbers[0]):
            break
        numbers.append(int(match[1]))
        rest = rest[match.end() :]
    return numbers, clean(rest)


def _readings(row: _Row, restarts: bool, first: bool) -> list[Reading]:
    """The ways to read a row. *restarts*: numbers start again with every group, so that they tell where one starts."""
    out: list[Reading] = []
    for given, cost in _given(row.text):
        for opens in (True,) if first else (True, False):
            if ("sasaran" in given and not opens) or (restarts and opens != row.starts):
                continue
            needed = [lv for lv in LEVELS[:2] if lv not in given and (lv != "sasaran" or opens)]
            free = [lv for lv in LEVELS[2:] if lv not in given]
            for absent in ((), *((lv,) for lv in free), tuple(free)):
                slots = (*needed, *(lv for lv in free if lv not in absent))
                missing = 0.3 * len(absent) + 0.3 * ("sumber_data" in absent and opens)
                unproven = 0.4 * (opens and not restarts and not first)
                out.append(Reading(slots, tuple(given.items()), cost + missing + unproven))
    return list(dict.fromkeys(out))


def _given(text: str) -> list[tuple[dict[str, str], float]]:
    """Every way to part the text that a row kept, and to give the parts to columns in order; with its cost."""
    if not text:
        return [({}, 0.0)]
    names = _names(text)
    splits = [[text], names] if 2 <= len(names) < len(LEVELS) else [[text]]
    out: list[tuple[dict[str, str], float]] = []
    for parts in splits:
        for at in _orders(len(parts), len(LEVELS)):
            given = {LEVELS[k]: part for k, part in zip(at, parts, strict=True)}
            wording = sum(0.8 - _wording(lv, part) for lv, part in given.items())
            out.append((given, wording + 0.5 * (len(names) - len(parts))))
    return out


def _names(text: str) -> list[str]:
    """Names printed one behind the other on a line: a capital behind a small word, or the noun of a source, opens one.

    "Hasil monev Data Nasabah" -> "Hasil monev", "Data Nasabah".
    """
    words = text.split()
    out: list[list[str]] = [words[:1]]
    for before, word in pairwise(words):
        capital = word[:1].isupper() and word[1:2].islower()
        if capital and (before[0].islower() or SOURCE_NOUN.match(word)):
            out.append([])
        out[-1].append(word)
    return [" ".join(part) for part in out]


def _orders(n: int, levels: int) -> list[tuple[int, ...]]:
    """Increasing choices of *n* of *levels* columns."""
    out: list[tuple[int, ...]] = [()]
    for _ in range(n):
        out = [(*o, k) for o in out for k in range(o[-1] + 1 if o else 0, levels)]
    return out


def _wording(slot: str, text: str) -> float:
    """How well a wording suits a column."""
    source, aim, measure = SOURCE.match(text) is not None, is_aim(text), is_measure(text)
    if slot == "sasaran":
        return 1.0 if aim else (-0.5 if source or measure or OUTPUT.match(text) else 0.1)
    if slot == "indikator":
        return 0.8 if measure else (0.5 if OUTPUT.match(text) else (-0.3 if aim or source else 0.2))
    if slot == "formulasi":
        return -0.2 if aim else (0.1 if source else 0.4)
    return 0.9 if source else -0.4


class _Judge:
    """What speaks for a cell in a column: wording, the file's annexes, its width, and that sources come again."""

    def __init__(self, cells: Sequence[DumpCell], known: Known) -> None:
        self.texts = [clean(c.text) for c in cells]
        self.known = [known.get(squash(t)) for t in self.texts]
        folded = [squash(t) for t in self.texts]
        self.again = [folded.count(t) > 1 for t in folded]
        widths = [_widths(c) for c in cells]
        lower = sorted(low for low, _ in widths)
        wide = lower[(4 * len(lower)) // 5] if lower else 0
        # a cell that would have fitted a wider column on fewer lines stands in a narrow one
        self.narrow = [0 < high < 0.85 * wide for _, high in widths]
        self._memo: dict[tuple[str, int], float] = {}

    def fit(self, slot: str, cell: int) -> float:
        if (slot, cell) not in self._memo:
            self._memo[slot, cell] = self._fit(slot, cell)
        return self._memo[slot, cell]

    def _fit(self, slot: str, cell: int) -> float:
        score = _wording(slot, self.texts[cell])
        if self.known[cell] is not None:
            score += 1.5 if self.known[cell] == slot else -1.0
        source = slot == "sumber_data"
        score += (0.6 if source else -0.4) * self.narrow[cell]
        return score + (0.4 if source else -0.2) * self.again[cell]


def _widths(cell: DumpCell) -> tuple[int, int]:
    """Between which widths, in characters, the cell's column must lie: it held each line, but not the next word too."""
    texts = [unmarked(line.text) for line in cell.lines]
    steps = [
        len(a) + 1 + len(b.split()[0])
        for (a, b), (x, y) in zip(pairwise(texts), pairwise(cell.lines), strict=True)
        if b and y.number - x.number == 1
    ]
    return max(len(t) for t in texts), min(steps, default=0)


def _write(rows: Sequence[_Row], found: Alignment, spare: Sequence[DumpCell], post: Print | None) -> list[IndikatorRow]:
    out: list[IndikatorRow] = []
    group: list[IndikatorRow] = []
    sasaran: Print | None = None
    for row, k, cells in zip(rows, found.readings, found.cells, strict=True):
        reading = row.readings[k]
        names = {lv: print_from(text, row.cell.lines, UNSURE, NOTE) for lv, text in reading.given}
        for slot, at in zip(reading.slots, cells, strict=True):
            if at is not None:
                names[slot] = print_from(spare[at].text, spare[at].lines, UNSURE, NOTE)
        if "sasaran" in (*reading.slots, *names):
            _share_source(group)
            sasaran, group = names.get("sasaran"), []
        fields = {"jabatan": post} if post is not None else {}
        if sasaran is not None:
            fields["sasaran"] = sasaran
        group.append(IndikatorRow({**fields, **names}, "sasaran"))
        out.append(group[-1])
    _share_source(group)
    return out


def _share_source(group: Sequence[IndikatorRow]) -> None:
    """A source printed once, in the first row of a group, spans the group."""
    have = [row for row in group if "sumber_data" in row.fields]
    if len(have) == 1 and have[0] is group[0]:
        for row in group[1:]:
            row.fields["sumber_data"] = have[0].fields["sumber_data"]


def _give_formulas(rows: Sequence[IndikatorRow], formulas: Sequence[DumpCell]) -> None:
    """Formulas stand behind all other cells: each goes to the row without one whose name shares most words with it."""
    for cell in formulas:
        open_rows = [r for r in rows if "formulasi" not in r.fields and "indikator" in r.fields]
        best = max(open_rows, key=lambda r: _shared(r.fields["indikator"].text, cell.text), default=None)
        if best is not None:
            best.fields["formulasi"] = print_from(cell.text, cell.lines, UNSURE, NOTE)


def _shared(name: str, formula: str) -> float:
    """Words of *name* that open like a word of *formula* ("Kop" for "Koperasi"), by the name's length."""
    words = [w for w in re.findall(r"[a-z]{3,}", name.casefold()) if w not in ("jumlah", "persentase", "yang")]
    parts = {w[:3] for w in re.findall(r"[a-z]{3,}", unicodedata.normalize("NFKC", formula).casefold())}
    return sum(w[:3] in parts for w in words) / max(1, len(words))
