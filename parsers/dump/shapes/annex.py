"""The annex of a displaced agreement: rows that kept their line, and the wrapped cells that belong into them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from petik.parsers.columns.catalogue import lookup
from petik.parsers.dump.blocks import blocks_of, broken_tail
from petik.parsers.dump.lines import DumpCell, TextLine, print_from, unmarked
from petik.parsers.dump.shapes.budget import NOTE, PROVEN, UNSURE, Budget, budget_head, read_budget, write_budget
from petik.parsers.dump.shapes.cells import is_aim, is_measure
from petik.parsers.dump.shapes.columns import Columns, rows_of_columns
from petik.parsers.dump.shapes.fixedrows import OUTPUT, FixedRow, fixed_rows, names_within
from petik.parsers.dump.shapes.slots import Alignment, Reading, align
from petik.parsers.dump.shapes.stream_rows import stream_budget, stream_rows
from petik.parsers.dump.shapes.streams import read_streams
from petik.parsers.forms.people import NIP, PLACE_DATE, POST_START, ROLE_FIRST, ROLE_SECOND
from petik.parsers.model import IndikatorRow, NilaiRow, ParsedDocument, Print
from petik.parsers.print.level_words import named_level
from petik.parsers.print.strings import clean, squash
from petik.schemas.data import satuan

HEAD_OF_TABLE = re.compile(r"(?:sasaran|program|kegiatan).*indikator.*target", re.I)
HEAD_CELLS = 8  # cells that a table's heading is spread over at most
ACTION = re.compile(r"^\w+an\b", re.I)  # "Pengelolaan data …" is no post, "Pengelola Data" is one
SECOND = Reading((), (), 0.8)  # a second value of the row above: "Pengurus 30", "Pengawas 30"


@dataclass(frozen=True, slots=True)
class Heading:
    """What the heading of an annex says: the level of its groups, whether activities stand below them, the order."""

    group: str
    activity: bool
    unit_last: bool

    @property
    def levels(self) -> list[str]:
        return [self.group, *(["kegiatan"] if self.activity else []), "indikator"]

    @property
    def tingkat(self) -> str:
        return "kegiatan" if self.activity else self.group


def read_annex(lines: Sequence[TextLine], post: Print | None, posts: Sequence[str], out: ParsedDocument) -> None:
    """Appends the annex's indicators and budgets to *out*. *posts*: posts that the file names, which are no rows."""
    cells = blocks_of(lines)
    start, end = _table_head(cells)
    heading = _heading(" ".join(c.text for c in cells[start:end]))
    head, below = budget_head(cells, end if start < len(cells) else 0)
    stop = next((i for i, c in enumerate(cells) if i >= min(end, head) and _signature(c)), len(cells))
    signed = max((i for i, c in enumerate(cells) if NIP.search(c.text)), default=stop)
    table = [c for c in cells[end : min(head, stop)] if not HEAD_OF_TABLE.search(c.text)]
    budget = read_budget(cells[head:below], cells[below:stop])
    # between the first line of the signature and its NIP stand ranks and names, each on one line
    free = [c for i, c in enumerate(cells[stop:], start=stop) if i > signed or len(c.lines) > 1]
    spare = [c for c in free if _is_name(c, posts)]
    columns = rows_of_columns(table, heading.levels, heading.unit_last, suits)
    if columns is not None:
        _write_columns(heading, columns, post, out)
    rows = [] if columns is not None else fixed_rows(table, heading.unit_last)
    streams = read_streams(lines)
    whole = sum(bool(row.unit) and not row.bare for row in rows)
    if columns is None and len(streams.rows) > whole:
        rows = []
        out.indikator += stream_rows(streams, heading.tingkat, post)
    kept = sum(bool(m.name or m.numbered) for m in budget.rows)
    if len(streams.budget) > (len(budget.rows) if kept else 0):
        budget = Budget([], budget.level)
        out.anggaran += stream_budget(streams, post)
    _place(heading, rows, budget, spare, post, out)


def _write_columns(heading: Heading, columns: Columns, post: Print | None, out: ParsedDocument) -> None:
    for row in columns.rows:
        fields = {"jabatan": post} if post is not None else {}
        fields |= {lv: _printed(cell, columns.proven) for lv, cell in row.names.items()}
        if row.unit is not None:
            fields["satuan"] = _printed(row.unit, columns.proven)
        value = NilaiRow("", _printed(row.target, columns.proven))
        out.indikator.append(IndikatorRow(fields, heading.tingkat, [value]))


def _table_head(cells: Sequence[DumpCell]) -> tuple[int, int]:
    """Where the table's heading starts and ends, on one line or on several; (n, n) where there is none."""
    for i, cell in enumerate(cells):
        if HEAD_OF_TABLE.search(cell.text):
            return i, i + 1
        run = cells[i : i + HEAD_CELLS]
        heads = next((k for k, c in enumerate(run) if not _head_word(c.text)), len(run))
        for k in range(2, heads + 1):
            if HEAD_OF_TABLE.search(" ".join(c.text for c in run[:k])):
                return i, i + heads
    return len(cells), len(cells)


def _head_word(text: str) -> bool:
    return lookup(text) is not None or squash(text) in ("no", "nomor")


def _heading(text: str) -> Heading:
    low = text.casefold()
    unit, target = low.find("satuan"), low.find("target")
    group = "program" if "program" in low else "sasaran"
    return Heading(group, "kegiatan" in low, unit < 0 or unit > target)


def _signature(cell: DumpCell) -> bool:
    """True for the first lines of the signature block, where the table's fixed lines end."""
    text = clean(cell.text)
    role = ROLE_FIRST.search(text) or ROLE_SECOND.search(text)
    return bool(NIP.search(text) or PLACE_DATE.match(text) or (role and len(text.split()) <= 5))


def _is_name(cell: DumpCell, posts: Sequence[str]) -> bool:
    """True for a cell that may be a name of the table: no heading, post, party, number, date."""
    text = clean(cell.text)
    known = {squash(p) for p in posts}
    is_post = squash(text) in known or (POST_START.match(text) and not ACTION.match(text))
    if _signature(cell) or is_post or len(text.split()) < 2:
        return False
    return not any(NIP.search(unmarked(line.text)) for line in cell.lines) and lookup(text) is None


def _place(
    heading: Heading, rows: Sequence[FixedRow], budget: Budget, spare: Sequence[DumpCell],
    post: Print | None, out: ParsedDocument,
) -> None:  # fmt: skip
    names_programs = any(named_level(clean(c.text)) == "program" for c in spare)
    fewest = min((r.numbers for r in rows), default=0)
    known = [m.name for m in budget.rows if len(m.name.split()) > 1]
    readings = [_readings(row, heading, i == 0 or row.numbers > fewest, i == 0, known) for i, row in enumerate(rows)]
    readings += [[Reading(("anggaran",))] if m.numbered and not m.name else [Reading(())] for m in budget.rows]

    def fit(_row: int, slot: str, cell: int) -> float:
        return suits(slot, clean(spare[cell].text), names_programs)

    found = align(readings, len(spare), fit)
    _write_rows(heading, rows, readings, found, spare, post, out)
    names = [spare[cs[0]] if cs and cs[0] is not None else None for cs in found.cells[len(rows) :]]
    out.anggaran += write_budget(budget, names, found.proven, post)


def _readings(row: FixedRow, heading: Heading, opens: bool, first: bool, known: Sequence[str]) -> list[Reading]:
    """The ways to read a row: which level its texts are, which levels wrapped, which go on from the row above.

    *opens*: the row's numbers say that a group starts; *first*: nothing stands above it; *known*: programmes.
    """
    levels = heading.levels
    out: list[Reading] = []
    for texts, cost in _assignments(row, levels, known):
        wording = cost + sum(0.5 * (1.0 - suits(lv, text)) for lv, text in texts.items())
        missing = [lv for lv in levels if lv not in texts]
        for kept in [()] if first else _subsets([lv for lv in missing if lv != "indikator"]):
            starts = heading.group in texts or (heading.group in missing and heading.group not in kept)
            odd = (starts != opens) + 0.5 * ("kegiatan" in kept)
            slots = tuple(lv for lv in missing if lv not in kept)
            out.append(Reading(slots, tuple(texts.items()), wording + odd))
            if not row.unit and not heading.unit_last:
                out.append(Reading((*slots, "satuan"), tuple(texts.items()), wording + odd - 0.3))
    return [*out, SECOND] if row.bare and not first else out


def _subsets(levels: Sequence[str]) -> list[tuple[str, ...]]:
    out: list[tuple[str, ...]] = [()]
    for level in levels:
        out += [(*kept, level) for kept in out]
    return out


def _assignments(row: FixedRow, levels: Sequence[str], known: Sequence[str]) -> list[tuple[dict[str, str], float]]:
    """Every way to give the row's texts to levels in order, with its cost; *known*: names of programmes."""
    whole = [(text, behind) for text, behind in row.parts if len(text) >= 3]
    parted = [
        (name, behind if k == len(names) - 1 else 0)
        for text, behind in whole
        for names in [names_within(text, known)]
        for k, name in enumerate(names)
    ]
    out = [(found, 0.0) for found in _given(row, parted, levels)]
    if len(parted) != len(whole):
        out += [(found, 1.0 * (len(parted) - len(whole))) for found in _given(row, whole, levels)]
    return out or [({}, 0.0)]


def _given(row: FixedRow, texts: Sequence[tuple[str, int]], levels: Sequence[str]) -> list[dict[str, str]]:
    """Texts to levels in order; a text with a number behind it is not the last level."""
    out: list[dict[str, str]] = [{}]
    for text, behind in texts:
        nxt: list[dict[str, str]] = []
        for found in out:
            after = max((levels.index(lv) for lv in found), default=-1) + 1
            nxt += [{**found, lv: text} for lv in levels[after : len(levels) - 1 if behind else len(levels)]]
        out = nxt
    if len(texts) == 1 and not texts[0][1] and row.numbers >= len(levels) > 1:
        out = [found for found in out if "indikator" in found]  # all numbers stand before it
    return out


def suits(slot: str, text: str, names_programs: bool = True) -> float:
    """How well a wording suits a level: programmes name themselves, aims are worded as results, indicators measure."""
    level = named_level(text)
    if slot == "satuan":
        words = text.casefold().replace("/", " ").split()
        unit = bool(words) and len(words) <= 4 and (words[0] in satuan() or words[-1] in satuan())
        return 1.0 if unit and not is_measure(text) else -2.0
    if slot == "anggaran" or slot == "program":
        return 1.0 if level == "program" else (-1.0 if names_programs else 0.2)
    if level == "program":
        return -1.5
    if slot == "sasaran":
        return 1.0 if is_aim(text) else (-0.3 if is_measure(text) else 0.2)
    if slot == "kegiatan":
        return 1.0 if level == "kegiatan" else (-1.0 if is_measure(text) else (-0.4 if OUTPUT.match(text) else 0.4))
    if is_measure(text):
        return 1.0
    return 0.6 if OUTPUT.match(text) else (-0.3 if is_aim(text) or level == "kegiatan" else 0.1)


def _write_rows(
    heading: Heading, rows: Sequence[FixedRow], readings: Sequence[Sequence[Reading]], found: Alignment,
    spare: Sequence[DumpCell], post: Print | None, out: ParsedDocument,
) -> None:  # fmt: skip
    above: dict[str, Print] = {}
    indicator: dict[str, Print] = {}
    for row, others, k, cells in zip(rows, readings, found.readings, found.cells, strict=False):
        reading = others[k]
        fields = {"jabatan": post} if post is not None else {}
        unit: Print | None = None
        doubt = not found.proven and len({r.given for r in others}) > 1
        names = {lv: _kept(text, row.lines, doubt) for lv, text in reading.given}
        for slot, at in zip(reading.slots, cells, strict=True):
            if at is not None:
                cell, unit = _without_unit(spare[at], row) if slot == "indikator" else (spare[at], None)
                names[slot] = _printed(cell, found.proven and unit is None)
        if heading.group in names:
            above = {}
        above.update({lv: p for lv, p in names.items() if lv not in ("indikator", "satuan")})
        if reading != SECOND:
            indicator = {"indikator": names["indikator"]} if "indikator" in names else {}
        fields |= {**above, **indicator}
        wrapped = names.pop("satuan", None)
        unit = print_from(row.unit, row.lines) if row.unit else wrapped or unit
        own = {"satuan": unit} if unit is not None else {}
        # a target whose row names nothing on its own line, or nothing at all, may be another row's
        opens = any(lv == "indikator" and (row.numbers or _opens_name(text)) for lv, text in reading.given)
        own_line = opens or (found.proven and "indikator" in fields)
        value = NilaiRow("", print_from(row.target, [row.line], *((None, None) if own_line else (UNSURE, NOTE))))
        out.indikator.append(IndikatorRow({**fields, **own}, heading.tingkat, [value]))


def _opens_name(text: str) -> bool:
    """True for the first words of an indicator; a line may hold the rest of one ("Jawa Barat", "dan MPU")."""
    return is_measure(text) or OUTPUT.match(text) is not None


def _without_unit(cell: DumpCell, row: FixedRow) -> tuple[DumpCell, Print | None]:
    """A row without a unit whose indicator goes on behind a blank line: that rest is the unit, with what a slash binds.

    "…dagang dan kemitraan koperasi/", "", "pelaku usaha" -> "koperasi/ pelaku usaha".
    """
    parted = broken_tail(cell) if not row.unit else None
    if parted is None:
        return cell, None
    head, tail = parted
    words = head.text.split()
    bound = words[-1] if words[-1].endswith("/") else ""
    name = DumpCell(clean(" ".join(words[:-1] if bound else words)), head.lines)
    return name, print_from(f"{bound} {tail.text}", cell.lines, UNSURE, NOTE)


def _kept(text: str, lines: Sequence[TextLine], doubt: bool) -> Print:
    """A name that kept its line. *doubt*: which level it belongs to is not proven."""
    return print_from(text, lines, UNSURE, NOTE) if doubt else print_from(text, lines)


def _printed(cell: DumpCell, proven: bool) -> Print:
    return print_from(cell.text, cell.lines, PROVEN if proven else UNSURE, None if proven else NOTE)
