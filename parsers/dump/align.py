"""A stream of pieces laid on rows x columns: the likeliest path (Viterbi), and how much likelier it is than the
next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from petik.parsers.dump.cells import Atom
from petik.parsers.dump.lines import CELL_WIDTH
from petik.parsers.dump.score import HOLE, VALUE_KINDS, begin_score, go_on_score, skip_costs

NEW_ROW = 0.5
GO_ON, BEGIN, ROW = 0, 1, 2
TEXT = frozenset({"upper", "lower", "unit"})
OPEN_TIE = 1.2  # a text that ends with "dan" or a comma goes on
ENOUGH_ROWS, OFTEN, HABIT = 4, 3, 2.0
FULL_AT = 0.9  # of the lines of a column, sorted by length: the length of a full one
ROOM, FULL, SPARE = -1.0, 0.4, 0.2  # a wrap with room for the word; without; share of the width that must be left
EARLIER = 0.05  # of two values that may be missing, the later one is likelier to be
NUMBERS = frozenset({"number", "money", "dash", "rownum", "bullet", "rupiah", "fund"})


@dataclass(frozen=True, slots=True)
class Seat:
    """Where one piece stands: its column, whether it begins a cell or a row, and by how much this beats other
    columns."""

    column: int
    step: int
    margin: float


@dataclass(slots=True)
class Path:
    """The seats of all pieces, and the score of the path per piece."""

    seats: list[Seat]
    score: float


def align(atoms: Sequence[Atom], kinds: Sequence[str]) -> Path:
    """Row by row, cell by cell: the order in which most extractors emit a table. Linear in pieces x columns.

    Read twice: the second time it is known which columns are mostly filled and what is printed in them again and again.
    """
    if not atoms:
        return Path([], 0.0)
    first = _path(atoms, kinds, _Known(), False)
    rows = sum(seat.step == ROW for seat in first.seats)
    if rows < ENOUGH_ROWS:
        return _path(atoms, kinds, _Known())
    filled = [0.0] * len(kinds)
    for seat in first.seats:
        filled[seat.column] += (seat.step != GO_ON) / rows
    known = _Known([min(1.0, f) for f in filled], _habits(atoms, first, len(kinds)), _widths(atoms, first, len(kinds)))
    return _path(atoms, kinds, known)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a first reading tells: the share of rows that fill each column, what is printed again and again and where,
    and how many characters a full line of each column has."""

    filled: list[float] | None = None
    habits: dict[str, list[float]] = field(default_factory=dict)
    widths: list[float] | None = None


def _widths(atoms: Sequence[Atom], path: Path, width: int) -> list[float]:
    """The length of a full line of each column (characters), by the lines that hold nothing else; 0 where few do."""
    lengths: list[list[float]] = [[] for _ in range(width)]
    for _, run in groupby(zip(atoms, path.seats, strict=True), key=lambda pair: pair[0].line):
        pairs = list(run)
        columns = {seat.column for _, seat in pairs}
        if len(columns) == 1:
            lengths[columns.pop()].append(_end(pairs[-1][0]))
    return [sorted(found)[int(FULL_AT * (len(found) - 1))] if len(found) >= ENOUGH_ROWS else 0.0 for found in lengths]


def _end(atom: Atom) -> float:
    return atom.words[-1].box.x1 / CELL_WIDTH


def _habits(atoms: Sequence[Atom], path: Path, width: int) -> dict[str, list[float]]:
    """What is printed again and again, and how often in which column: "KESBANGPOL" ends row after row."""
    seen: dict[str, list[float]] = {}
    for atom, seat in zip(atoms, path.seats, strict=True):
        if atom.kind in TEXT and seat.step != GO_ON:
            seen.setdefault(atom.text, [0.0] * width)[seat.column] += 1
    return {text: [HABIT * n / sum(counts) for n in counts] for text, counts in seen.items() if sum(counts) >= OFTEN}


def _path(
    atoms: Sequence[Atom],
    kinds: Sequence[str],
    known: _Known,
    margins: bool = True,
) -> Path:
    width = len(kinds)
    skips = skip_costs(list(kinds), known.filled)
    ends = [0.0] * (width + 1)  # ends[c]: the cost of leaving out the columns left of c where a row ends
    before = [0.0] * (width + 1)  # before[c]: the same between two cells of a row
    for c in range(width):
        ends[c + 1] = ends[c] + skips[c]
        hole = HOLE + EARLIER * sum(k in VALUE_KINDS for k in kinds[c + 1 :]) if kinds[c] in VALUE_KINDS else 0.0
        before[c + 1] = before[c] + skips[c] + hole
    leaving = [ends[width] - ends[c + 1] + NEW_ROW for c in range(width)]
    scores = [_scores(atoms, i, kinds, known) for i in range(len(atoms))]
    forward = [[scores[0][0][c] - before[c] for c in range(width)]]
    steps: list[list[tuple[int, int]]] = [[(0, ROW)] * width]
    for i in range(1, len(atoms)):
        row, step = _advance(forward[-1], scores[i], before, leaving)
        forward.append(row)
        steps.append(step)
    backward = _backward(scores, before, leaving) if margins else None
    return _trace(forward, backward, steps)


def _scores(atoms: Sequence[Atom], i: int, kinds: Sequence[str], known: _Known) -> tuple[list[float], list[float]]:
    """Per column what speaks for piece *i* beginning a cell there, and for its going on there."""
    atom = atoms[i]
    after = i > 0 and atoms[i - 1].kind in NUMBERS
    said: dict[str, tuple[float, float]] = {}
    for kind in kinds:
        if kind not in said:
            said[kind] = (begin_score(kind, atom, after), go_on_score(kind, atom))
    tie = OPEN_TIE if i > 0 and atoms[i - 1].open and atom.kind in TEXT else 0.0
    habit = known.habits.get(atom.text)
    ended = known.habits.get(atoms[i - 1].text) if i > 0 and atom.first else None
    goes = [said[k][1] + tie for k in kinds]
    if ended is not None:  # what is printed again and again stands alone in its cell
        goes = [g - e for g, e in zip(goes, ended, strict=True)]
    if known.widths is not None and i > 0 and atom.first:
        goes = [g + wrap_score(atoms[i - 1], atom, w) for g, w in zip(goes, known.widths, strict=True)]
    begins = [said[k][0] - tie for k in kinds]
    if habit is not None:
        begins = [b + h for b, h in zip(begins, habit, strict=True)]
    return begins, goes


def wrap_score(last: Atom, atom: Atom, width: float) -> float:
    """What speaks for a wrap between two lines of a column *width* characters wide: whether the word had no room."""
    if not width or last.kind not in TEXT or atom.kind not in TEXT:
        return 0.0
    left = width - _end(last) - 1 - len(atom.words[0].text)
    return ROOM if left > SPARE * width else FULL


def _advance(
    last: Sequence[float],
    score: tuple[Sequence[float], Sequence[float]],
    before: Sequence[float],
    leaving: Sequence[float],
) -> tuple[list[float], list[tuple[int, int]]]:
    begins, goes = score
    row_base, row_from = max((last[c] - leaving[c], c) for c in range(len(last)))
    left, left_from = float("-inf"), 0
    row: list[float] = []
    step: list[tuple[int, int]] = []
    for c in range(len(last)):
        base, came, how = row_base, row_from, ROW
        if left > base:
            base, came, how = left, left_from, BEGIN
        value = base - before[c] + begins[c]
        on = last[c] + goes[c]
        if on >= value:
            value, came, how = on, c, GO_ON
        row.append(value)
        step.append((came, how))
        here = last[c] + before[c + 1]
        if here > left:
            left, left_from = here, c
    return row, step


def _backward(
    scores: Sequence[tuple[Sequence[float], Sequence[float]]], before: Sequence[float], leaving: Sequence[float]
) -> list[list[float]]:
    """Per piece and column the best that can still follow."""
    width = len(leaving)
    out = [[0.0] * width]
    for begins, goes in reversed(scores[1:]):
        after = out[-1]
        gains = [begins[c] - before[c] + after[c] for c in range(width)]
        row_gain = max(gains)
        right = float("-inf")
        here = [0.0] * width
        for c in range(width - 1, -1, -1):
            here[c] = max(goes[c] + after[c], before[c + 1] + right, row_gain - leaving[c])
            right = max(right, gains[c])
        out.append(here)
    return out[::-1]


def _trace(
    forward: Sequence[Sequence[float]],
    backward: Sequence[Sequence[float]] | None,
    steps: Sequence[Sequence[tuple[int, int]]],
) -> Path:
    column = max(range(len(forward[-1])), key=lambda c: forward[-1][c])
    score = forward[-1][column]
    seats: list[Seat] = []
    for i in range(len(forward) - 1, -1, -1):
        came, how = steps[i][column]
        margin = 9.0
        if backward is not None and len(forward[i]) > 1:
            both = [f + b for f, b in zip(forward[i], backward[i], strict=True)]
            margin = both[column] - max(x for c, x in enumerate(both) if c != column)
        seats.append(Seat(column, how, margin))
        column = came
    return Path(seats[::-1], score / len(forward))
