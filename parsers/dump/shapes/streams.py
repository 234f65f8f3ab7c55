"""A table dumped box by box: columns, rows and pieces of both in turn, every kind of cell in the order of its rows.

Extractors put boxes of text one behind the other; which box comes first depends on white space. What is left is the
order within one kind: the n-th indicator, the n-th unit and the n-th target stand in one row if there are as many of
each. Where the counts do not agree nothing is read. Pairs by order alone are unsure and say so; they are proven where
each kind stands in one run, and for budgets where a total is the sum of the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from petik.parsers.columns.catalogue import lookup
from petik.parsers.columns.heading_periods import YEAR, without_period
from petik.parsers.dump.lines import DumpCell, TextLine, print_of, unmarked
from petik.parsers.dump.shapes.cells import is_aim, is_measure
from petik.parsers.forms.people import NIP, PLACE_DATE, RANK, ROLE_FIRST, ROLE_SECOND
from petik.parsers.print.level_words import named_level
from petik.parsers.print.strings import clean
from petik.parsers.rows.anggaran import FUND
from petik.schemas.data import satuan

NUMBERING = re.compile(r"^\(?\d{1,2}\s*[.)]?$")  # "1", "2.", "(3)"
BEFORE_TEXT = re.compile(r"^\d{1,2}\s*[.)]?\s+(?=[^\W\d_])")  # "3 Menguatnya akuntabilitas"
# "Rp. 1.250.000.000,-", "2.796,1 juta"
MONEY = re.compile(
    r"^\(?(?:Rp\.?\s*)?(?:\d{1,3}(?:[.,]\d{3}){2,}(?:[.,]\d{1,2})?(?:\s?,-)?|\d[\d.,]*\s*(?:juta|mil[iy]ar))\)?$", re.I
)
VALUE = re.compile(r"^[<>≤≥]?\s?\d[\d.,]*(?:\s?[-–]\s?\d[\d.,]*)?\s*(?P<unit>%|[A-Za-z][A-Za-z/ ]*)?$")
RESULT = re.compile(r"^(?:me|ter)\w{4,}nya\b", re.I)  # an aim of any verb: "Menguatnya …", "Terpeliharanya …"
UNITS = "|".join(sorted((re.escape(u) for u in satuan() if u.isalpha() and len(u) > 2), key=len, reverse=True))
VALUE_WITHIN = re.compile(rf"(?<!\S)(?:[<>≤≥]?\d[\d.,]*(?:\s?%|\s(?:{UNITS})(?!\S))?|-|NA|n/a)(?=\s|$)", re.I)
GRADES = frozenset(("a", "aa", "bb", "b", "cc", "wtp", "wdp", "baik", "sangat baik", "-", "na", "n/a"))
PROSE_LINE = 8  # words: two lines of so many, or one twice as wide, are running text
ROW_STEP = 3  # some rows print their number before their text, on the same line
HEAD_WORDS = 12  # of a heading at most: "Indikator Kinerja Program (Outcome)/Indikator Kinerja Kegiatan (Output)"
ROLE_WORDS = 5  # words of a line that opens a signature: "PIHAK PERTAMA,"
HEADS_COUNTED = 3  # headings with a number behind them from which on it counts their columns
NUMBERS_ONLY = frozenset(("money", "value", "unit", "number", "fund"))
VALUES_ONLY = NUMBERS_ONLY | {"heading", "other"}
BUDGET_NAMES = ("program", "kegiatan", "subkegiatan", "program_kegiatan", "uraian")


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell of the stream: its kind (a heading, a number, a value …), its text, its place in the stream."""

    kind: str
    cell: DumpCell
    at: int


@dataclass(slots=True)
class StreamRow:
    """An indicator with what the counts give it."""

    indikator: DumpCell
    target: DumpCell
    sasaran: DumpCell | None = None
    satuan: DumpCell | None = None


@dataclass(slots=True)
class StreamMoney:
    """A budget line; `name` is None for a total without a label."""

    name: DumpCell | None
    amount: DumpCell
    fund: DumpCell | None = None
    total: bool = False


@dataclass(slots=True)
class Streams:
    """What a section's streams give; `proven`/`summed`: rows and budget are borne out, not only ordered."""

    rows: list[StreamRow] = field(default_factory=list)
    budget: list[StreamMoney] = field(default_factory=list)
    proven: bool = False
    summed: bool = False
    level: str = "program"


def read_streams(lines: Sequence[TextLine]) -> Streams:
    """The rows of an annex whose cells came out box by box; empty where counts do not agree."""
    pieces = stream_pieces(lines)
    out = Streams()
    budget_at = _budget_heading(pieces)
    texts = [p for p in pieces if p.kind == "text"]
    heads = [p.at for p in pieces if p.kind == "heading"]
    if not heads:
        return out
    names = [p for p in texts if p.at > heads[0]]
    money_names = [p for p in names if _names_money(p, budget_at)]
    names = [p for p in names if p not in money_names]
    _indicators(names, [p for p in pieces if p.kind == "value"], [p for p in pieces if p.kind == "unit"], out)
    funds = [p for p in pieces if p.kind == "fund"]
    _budget(money_names, [p for p in pieces if p.kind == "money"], funds, out)
    levels = [p.cell.text.casefold() for p in pieces if p.kind == "heading" and p.at == budget_at]
    out.level = "kegiatan" if any(t.startswith("keg") or "kegiatan" in t for t in levels) else "program"
    return out


def stream_pieces(lines: Sequence[TextLine]) -> list[Piece]:
    """The cells of a section by kind, without the numbers that count rows and columns."""
    return _unbroken(_without_numbers(_pieces(lines)))


def _unbroken(pieces: Sequence[Piece]) -> list[Piece]:
    """A text that begins with a small letter goes on from the text right above it: white came between its lines."""
    out: list[Piece] = []
    for piece in pieces:
        last = out[-1] if out else None
        if piece.kind == "text" and piece.cell.text[:1].islower() and last is not None and last.kind == "text":
            joined = DumpCell(f"{last.cell.text} {piece.cell.text}", (*last.cell.lines, *piece.cell.lines))
            out[-1] = Piece("text", joined, last.at)
        else:
            out.append(piece)
    return out


def _pieces(lines: Sequence[TextLine]) -> list[Piece]:
    """The cells of a section by kind; what the signature block holds is no text of the table."""
    out: list[Piece] = []
    signed = False
    for cell in _cells(lines):
        text = clean(cell.text)
        opening = unmarked(cell.lines[0].text)
        role = ROLE_FIRST.search(opening) or ROLE_SECOND.search(opening)
        signed |= bool(NIP.search(text) or PLACE_DATE.match(text) or (role and len(opening.split()) <= ROLE_WORDS))
        kind = _kind(text)
        if kind == "text" and (signed or _is_prose(cell)):
            continue
        if kind == "text" and (number := BEFORE_TEXT.match(text)) is not None:
            cell = DumpCell(text[number.end() :], cell.lines)
        for part in _values_within(cell) if kind in ("text", "other", "heading") else [cell]:
            out.append(Piece(kind if part is cell else _kind(clean(part.text)), part, len(out)))
    return [_as_heading(p, out) for p in out]


def _is_prose(cell: DumpCell) -> bool:
    """True for lines too wide for a cell."""
    widths = [len(unmarked(line.text).split()) for line in cell.lines]
    return max(widths) >= 2 * PROSE_LINE or sum(w >= PROSE_LINE for w in widths) >= 2


def _values_within(cell: DumpCell) -> list[DumpCell]:
    """The values of a line that holds nothing else, or behind which a text begins: "6.261,90 5.696,19 Banyaknya"."""
    text = clean(cell.text)
    found = [m for m in VALUE_WITHIN.finditer(text) if m.group().strip()]
    end, parts = 0, []
    for match in found:
        if text[end : match.start()].strip():
            break
        parts.append(match.group().strip())
        end = match.end()
    rest = text[end:].strip()
    one = len(parts) == 1 and parts[0].endswith("%") and rest  # "73 % Bidang"
    if (len(parts) < 2 and not one) or (rest and not rest[0].isupper()):
        return [cell]
    return [DumpCell(part, cell.lines) for part in [*parts, rest] if part]


def _as_heading(piece: Piece, pieces: Sequence[Piece]) -> Piece:
    """What stands beside a heading can be one too: "Kegiatan", else a unit; "2025" below "Target Kinerja Tahun"."""
    before = pieces[piece.at - 1].kind if piece.at else ""
    after = pieces[piece.at + 1].kind if piece.at + 1 < len(pieces) else ""
    text = clean(piece.cell.text)
    level = piece.kind == "unit" and field_of(piece) in BUDGET_NAMES and "heading" in (before, after)
    rest = before == "heading" and (YEAR.fullmatch(text) is not None or (piece.kind == "fund" and text[:1] == "("))
    return Piece("heading", piece.cell, piece.at) if level or rest else piece


def _kind(text: str) -> str:
    if MONEY.match(text):
        return "money"
    if NUMBERING.match(text):
        return "number"
    if text.casefold() in satuan() or text == "%":
        return "unit"
    value = VALUE.match(text)
    unit = clean(value["unit"] or "") if value is not None else ""
    if (value is not None and (unit in ("", "%") or unit.casefold() in satuan())) or text.casefold() in GRADES:
        return "value"
    if FUND.search(text) and len(text.split()) <= 2:
        return "fund"
    known = lookup(without_period(text)) if len(text.split()) <= HEAD_WORDS else None
    if known is not None and known.nama != "lain" and not NIP.search(text):
        return "heading"
    return "text" if sum(c.isalpha() for c in text) >= 3 and not RANK.match(text) else "other"


def _cells(lines: Sequence[TextLine]) -> list[DumpCell]:
    """Lines without a blank one between them are a cell; values among them are cells of their own.

    A unit is one where nothing but values stands around it: "Persentase" on its own line opens a name.
    """
    blocks: list[list[TextLine]] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before is None or line.number - before.number > 1:
            blocks.append([])
        blocks[-1].append(line)
    out: list[DumpCell] = []
    for block in blocks:
        kinds = [_kind(unmarked(line.text)) for line in block]
        apart = NUMBERS_ONLY if set(kinds) <= VALUES_ONLY else NUMBERS_ONLY - {"unit", "fund"}
        run: list[TextLine] = []
        for i, (line, kind) in enumerate(zip(block, kinds, strict=True)):
            behind = kind == "unit" and {kinds[0], kinds[i - 1]} <= {"value", "number"}  # "41,63", "%" in one box
            new = kind in apart or kinds[i - 1] in apart or BEFORE_TEXT.match(unmarked(line.text))
            if run and new and not behind:
                out.append(_cell(run))
                run = []
            run.append(line)
        out.append(_cell(run))
    return out


def _cell(run: Sequence[TextLine]) -> DumpCell:
    found = print_of(run)
    return DumpCell(found.text if found is not None else "", tuple(run))


def _without_numbers(pieces: Sequence[Piece]) -> list[Piece]:
    """Numbers become values, except those that count rows or columns.

    A run that starts at 1 and rises by at most 1 counts rows, one that is printed with dots does; a number right behind
    a heading counts its column where most headings have one.
    """
    heads = [k for k, p in enumerate(pieces) if p.kind == "heading"]
    behind = [k + 1 for k in heads if k + 1 < len(pieces) and pieces[k + 1].kind == "number"]
    often = Counter(_number(pieces[k]) for k in behind)
    two_tables = max(often.values(), default=0) <= 2
    columns = set(behind) if len(behind) >= HEADS_COUNTED and two_tables else set()
    out: list[Piece] = []
    k, last = 0, 0
    while k < len(pieces):
        if pieces[k].kind != "number":
            out.append(pieces[k])
            k += 1
            continue
        run = [k]
        while run[-1] + 1 < len(pieces) and pieces[run[-1] + 1].kind == "number":
            run.append(run[-1] + 1)
        own = [i for i in run if i not in columns]
        numbers = [_number(pieces[i]) for i in own]
        rising = numbers[:1] == [1] and all(0 <= b - a <= 1 for a, b in pairwise(numbers)) and len(set(numbers)) > 1
        dotted = all(not clean(pieces[i].cell.text).isdecimal() for i in own)
        alone = len(own) == 1 and _counts_on(pieces, own[0], last)
        last = numbers[0] if alone else last
        if (
            not rising
            and not dotted
            and not alone
            and not (len(own) == 1 and numbers[0] == 1 and len(pieces) > k + 1 and pieces[k + 1].kind == "text")
        ):
            out += [Piece("value", pieces[i].cell, pieces[i].at) for i in own]
        k = run[-1] + 1
    return out


def _counts_on(pieces: Sequence[Piece], at: int, last: int) -> bool:
    """True for a number between texts that follows the *last* such number."""
    beside = [pieces[i].kind for i in (at - 1, at + 1) if 0 <= i < len(pieces)]
    counts = last < _number(pieces[at]) <= last + ROW_STEP
    return "text" in beside and not {"value", "unit", "money"} & set(beside) and counts


def _number(piece: Piece) -> int:
    return int(re.sub(r"\D", "", piece.cell.text))


def _budget_heading(pieces: Sequence[Piece]) -> int:
    """Where the heading of the budget's names stands; behind everything where there is none."""
    money = any(field_of(p) == "anggaran" for p in pieces if p.kind == "heading")
    found = [p.at for p in pieces if p.kind == "heading" and field_of(p) in BUDGET_NAMES]
    return found[-1] if money and found else len(pieces) + 1


def field_of(piece: Piece) -> str:
    """The column that a heading names, "" where it is not known."""
    known = lookup(without_period(clean(piece.cell.text)))
    return known.nama.split(":")[0] if known is not None else ""


def is_result(text: str) -> bool:
    """True for a sasaran: an aim of any verb."""
    return is_aim(text) or RESULT.match(text) is not None


def _names_money(piece: Piece, budget_at: int) -> bool:
    text = clean(piece.cell.text)
    if is_measure(text) and not re.match(r"^jumlah\s*$", text, re.I):
        return False
    return named_level(text) == "program" or (piece.at > budget_at and not is_result(text))


def _indicators(texts: Sequence[Piece], values: Sequence[Piece], units: Sequence[Piece], out: Streams) -> None:
    """As many indicators as targets, else nothing. What is worded neither as aim nor as measure may be an indicator."""
    n = len(values)
    named = [p for p in texts if is_measure(clean(p.cell.text))]
    aims = [p for p in texts if is_result(clean(p.cell.text)) and p not in named]
    if len(named) != n:
        named = [p for p in texts if p not in aims]
    if not n or len(named) != n:
        return
    of_row = aims_of(aims, named)
    out.proven = n >= 2 and _in_a_run(named, texts) and _in_a_run(values, [*values, *texts])
    for k, (name, value) in enumerate(zip(named, values, strict=True)):
        unit = units[k].cell if len(units) == n else None
        out.rows.append(StreamRow(name.cell, value.cell, of_row[k], unit))


def aims_of(aims: Sequence[Piece], named: Sequence[Piece]) -> list[DumpCell | None]:
    """The sasaran of each indicator: one per row, one for all, or the one above where each has its rows below it."""
    n = len(named)
    if len(aims) in (1, n):
        return [aims[0 if len(aims) == 1 else k].cell for k in range(n)]
    order = sorted([*((p.at, "s") for p in aims), *((p.at, "i") for p in named)])
    kinds = "".join(kind for _, kind in order)
    if not re.fullmatch(r"(?:si+)+", kinds):
        return [None] * n
    return [next(a.cell for a in reversed(aims) if a.at < p.at) for p in named]


def _in_a_run(pieces: Sequence[Piece], among: Sequence[Piece]) -> bool:
    """True where nothing of *among* stands between *pieces*."""
    if not pieces:
        return False
    own = {p.at for p in pieces}
    return all(p.at in own for p in among if pieces[0].at < p.at < pieces[-1].at)


def _budget(names: Sequence[Piece], amounts: Sequence[Piece], funds: Sequence[Piece], out: Streams) -> None:
    """As many names as amounts, or one amount more: the total, which must be the sum of the others."""
    labels = [p for p in names if re.match(r"^(?:jumlah|total)\b", clean(p.cell.text), re.I)]
    rows = [p for p in names if p not in labels]
    numbers = [int(re.sub(r"\D", "", re.sub(r"[.,]\d{2}(?:\s*,-)?\)?$", "", clean(p.cell.text)))) for p in amounts]
    total: int | None = None
    if len(amounts) == len(rows) + 1 and rows:
        total = next((k for k, x in enumerate(numbers) if 2 * x == sum(numbers)), None)
        out.summed = total is not None
    if not rows or len(amounts) - (total is not None) != len(rows):
        return
    own = [p for k, p in enumerate(amounts) if k != total]
    for k, (name, amount) in enumerate(zip(rows, own, strict=True)):
        out.budget.append(StreamMoney(name.cell, amount.cell, funds[k].cell if len(funds) == len(rows) else None))
    if total is not None:
        out.budget.append(StreamMoney(labels[0].cell if labels else None, amounts[total].cell, None, True))
