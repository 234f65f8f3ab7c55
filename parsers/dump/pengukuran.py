"""Quarterly measurement tables in dumps: levels side by side, each with "Target Tahunan" and TW 1 to 4.

The fixed lines ("TW 1 (B03) : 30% 70% 100%") come first, block by block; the wrapped names of a page follow in an order
of their own. Values are read from the fixed lines; names are set beside them by kind of wording, number, unit and
order, and carry a low confidence, because the dump does not prove which name belongs to which block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.catalogue import lookup
from parsers.dump.cells import DumpCell, cells_of, is_aim, is_measure
from parsers.dump.lines import print_from
from parsers.dump.placing import linked_parents, place_indicators, place_parents
from parsers.dump.sections import Section
from parsers.headings import ROMAN
from parsers.levels import named_level
from parsers.model import AnggaranRow, Identity, IndikatorRow, NilaiRow, ParsedDocument, Print
from parsers.people import POST_START
from parsers.text import clean, squash

# "Target Tahunan :", "TW 1 (B03) :", "Triwulan II :"
MARK = re.compile(
    r"(?:(?P<year>target\s+tahunan)|"
    r"(?:tw|trw|triwulan)\.?\s*(?P<tw>iv|iii|ii|i|[1-4])\s*(?:\(\s*b\s*\d+\s*\))?)\s*:",
    re.I,
)
AMOUNT = re.compile(r"\bRp\.?\s*[\d.,]+(?:\s*,-|-)?", re.I)  # "Rp. 45.865.000,-", "Rp.150.825.000 ,-", "Rp. 0,-"
VALUE_CELL = re.compile(r"^[>\s]*(?:-|rp\.?|\d[\d.,`]*\s*%?(?:\s*[A-Za-z%/]{1,12}){0,3}$|(?:\d+\.\s*){1,2}$)", re.I)
LEVELS = ("sasaran", "program", "kegiatan")
UNIT_WORDS = 2  # a unit has at most so many words: "Laporan Triwulan"
UNSURE = 0.5
NOTE = "pasangan tidak pasti"


@dataclass(slots=True)
class _Block:
    """One row of the table: per level the values by period, the amounts, the numbers that open it."""

    nilai: list[dict[str, list[Print]]]
    amounts: dict[int, Print] = field(default_factory=dict)
    new_sasaran: bool = False


@dataclass(slots=True)
class _Run:
    """Consecutive blocks and the displaced texts that follow them."""

    blocks: list[_Block] = field(default_factory=list)
    texts: list[DumpCell] = field(default_factory=list)


def parse_pengukuran(section: Section) -> ParsedDocument:
    """The rows of a measurement section. Identity and tables are the caller's."""
    out = ParsedDocument(Identity(jenis="pengukuran"))
    runs = _runs(cells_of(section.lines))
    blocks = [b for run in runs for b in run.blocks]
    kinds, before = _sorted([c for run in runs for c in run.texts])
    names = place_indicators(kinds["indikator"], [kind for kind, _ in before], [b.nilai for b in blocks])
    links = _links(kinds["indikator"], before)
    starts = {"sasaran": [b.new_sasaran for b in blocks], "program": [1 in b.amounts for b in blocks]}
    upper: dict[str, list[DumpCell | None]] = {}
    for lv, level in enumerate(("sasaran", "program")):
        linked = linked_parents(links[level], names[lv]) if lv < len(names) else []
        enough = sum(c is not None for c in linked) * 2 > len(blocks)
        upper[level] = linked if enough else _spread(kinds[level], starts[level])
    activities = place_parents(kinds["kegiatan"], links["kegiatan"], names[-1]) if names else []
    state: dict[str, Print] = {}
    at = 0
    for run in runs:
        local, _ = _sorted(run.texts)
        n = len(run.blocks)
        units = _in_order(local["penanggung_jawab"], n)
        for i, block in enumerate(run.blocks):
            _advance(state, "sasaran", upper["sasaran"][at])
            _advance(state, "program", upper["program"][at])
            own = {"kegiatan": _unsure(activities[at]), "penanggung_jawab": _unsure(units[i])}
            _rows(block, [level[at] for level in names], state, own, out)
            at += 1
    return out


def _links(
    indicators: Sequence[DumpCell], before: Sequence[tuple[str, DumpCell | None]]
) -> dict[str, dict[str, DumpCell]]:
    """Per level: which name was printed right before an indicator (by the indicator's folded name)."""
    out: dict[str, dict[str, DumpCell]] = {level: {} for level in LEVELS}
    for cell, (kind, last) in zip(indicators, before, strict=True):
        if kind in out and last is not None:
            out[kind].setdefault(squash(cell.text), last)
    return out


def _unsure(cell: DumpCell | None) -> Print | None:
    return cell.printed(UNSURE, NOTE) if cell is not None else None


def _advance(state: dict[str, Print], level: str, cell: DumpCell | None) -> None:
    found = _unsure(cell)
    if found is not None:
        state[level] = found


def _runs(cells: Sequence[DumpCell]) -> list[_Run]:
    """Blocks and texts in order; a block after texts opens the next run."""
    runs = [_Run()]
    stream: list[DumpCell] = []
    for cell in cells:
        marked = MARK.search(cell.text) is not None
        if marked or (stream and VALUE_CELL.match(cell.text)):
            if marked and runs[-1].texts and runs[-1].blocks and not stream:
                runs.append(_Run())
            stream.append(cell)
            continue
        if stream and _complete(stream):
            _flush(stream, runs)
        elif stream:
            stream.append(cell)  # a name inside an unfinished block
            continue
        if runs[-1].blocks and not _heading(cell.text):
            runs[-1].texts.append(cell)
    _flush(stream, runs)
    return [r for r in runs if r.blocks]


def _complete(stream: Sequence[DumpCell]) -> bool:
    """True when the last quarter of the last block has been printed for all levels."""
    text = "\n".join(c.text for c in stream)
    years = sum(1 for m in MARK.finditer(text) if m["year"])
    last = sum(1 for m in MARK.finditer(text) if m["tw"] and ROMAN[m["tw"].lower()] == 4)
    return years > 0 and last >= years


def _heading(text: str) -> bool:
    bare = clean(re.sub(r"\([^)]*\)", "", text))
    if lookup(bare) is not None or re.fullmatch(r"[\d\s%.]*", bare):
        return True
    letters = [c for c in bare if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.8 * len(letters) and len(letters) > 12


def _flush(stream: list[DumpCell], runs: list[_Run]) -> None:
    if not stream:
        return
    blocks, texts = _blocks(stream)
    if runs[-1].texts and runs[-1].blocks:
        runs.append(_Run())
    runs[-1].blocks += blocks
    runs[-1].texts += texts
    stream.clear()


def _blocks(stream: Sequence[DumpCell]) -> tuple[list[_Block], list[DumpCell]]:
    """The blocks of a stream of value cells, and the names that stood among them."""
    lines = [line for c in stream for line in c.lines]
    text = " ".join(c.text for c in stream)
    marks = list(MARK.finditer(text))
    blocks: list[_Block] = []
    texts: list[DumpCell] = []
    seen: dict[str, int] = {}
    before = text[: marks[0].start()] if marks else ""
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        period = "" if mark["year"] else f"TW{ROMAN[mark['tw'].lower()]}"
        if period == "" and (not blocks or seen.get("TW4", 0) >= 1):
            blocks.append(_Block([], new_sasaran=len(re.findall(r"\b\d{1,2}\.", before)) >= 2))
            seen = {}
        level = seen.get(period, 0)
        seen[period] = level + 1
        segment = text[mark.end() : after.start() if after is not None else len(text)]
        values, amounts, rest = _segment(segment)
        block = blocks[-1] if blocks else _Block([])
        while len(block.nilai) <= level:
            block.nilai.append({})
        block.nilai[level][period] = [print_from(v, lines) for v in values]
        for amount in amounts:
            block.amounts.setdefault(level + 1, print_from(amount, lines))
        texts += [DumpCell(t, tuple(lines)) for t in rest]
        before = segment
    return blocks, texts


def _segment(segment: str) -> tuple[list[str], list[str], list[str]]:
    """Values, amounts of money and names between two marks."""
    amounts = [clean(a) for a in AMOUNT.findall(segment)]
    values: list[str] = []
    rest: list[str] = []
    units = 0
    text_open = False
    for word in AMOUNT.sub(" ", segment).replace(">", " ").split():
        if re.match(r"\d", word) and not re.fullmatch(r"\d{1,2}\.", word):
            values.append(word)
            units, text_open = 0, False
        elif word == "%" and values and not text_open and values[-1][-1:].isdigit():
            values[-1] += " %"
        elif word in ("-", "–"):
            values.append("-")
            units, text_open = UNIT_WORDS, False
        elif re.fullmatch(r"(?:\d{1,2})?\.", word):
            continue
        elif values and units < UNIT_WORDS and not text_open and not _starts_name(word):
            values[-1] += " " + word
            units += 1
        else:
            if not text_open:
                rest.append("")
            rest[-1] = clean(f"{rest[-1]} {word}")
            text_open = True
    return values, amounts, [r for r in rest if len(r.split()) >= 3]


def _starts_name(word: str) -> bool:
    return bool(POST_START.match(word) or is_measure(word) or is_aim(word) or named_level(word))


KINDS = ("sasaran", "program", "kegiatan", "indikator", "penanggung_jawab")


def _sorted(texts: Sequence[DumpCell]) -> tuple[dict[str, list[DumpCell]], list[tuple[str, DumpCell | None]]]:
    """Displaced names by what their wording says they are; for each indicator the name before it, with its kind."""
    out: dict[str, list[DumpCell]] = {k: [] for k in KINDS}
    before: list[tuple[str, DumpCell | None]] = []
    last: tuple[str, DumpCell | None] = ("", None)
    for cell in texts:
        for part in _unglued(cell):
            kind = _kind(clean(part.text))
            if kind is None:
                continue
            if kind == "indikator":
                before.append(last)
            out[kind].append(part)
            last = (kind, part)
    return out, before


def _kind(text: str) -> str | None:
    if POST_START.match(text):
        return "penanggung_jawab"
    if named_level(text) == "program":
        return "program"
    if is_measure(text):
        return "indikator"
    if is_aim(text):
        return "sasaran"
    return "kegiatan" if len(text.split()) >= 2 and re.search(r"[a-z]{3}", text) else None


# where a new name is glued to the end of another: "Pendataan UMKMPersentase Pertumbuhan …"
GLUED = re.compile(
    r"(?<=[a-zA-Z.)])(?=(?:Persentase|Prosentase|Jumlah|Program|Meningkat\w+|Kepala|Cakupan|Nilai)\b)"
)


def _unglued(cell: DumpCell) -> list[DumpCell]:
    """ "Pendataan UMKMPersentase Pertumbuhan …": a new name glued to the end of the one before."""
    cut = GLUED.search(cell.text)
    if cut is None or cut.start() == 0 or cell.text[cut.start() - 1] == " ":
        return [cell]
    return [DumpCell(cell.text[: cut.start()], cell.lines), DumpCell(cell.text[cut.start() :], cell.lines)]


def _in_order(cells: Sequence[DumpCell], n: int) -> list[DumpCell | None]:
    return [cells[i] if i < len(cells) else None for i in range(n)]


def _spread(cells: Sequence[DumpCell], starts: Sequence[bool]) -> list[DumpCell | None]:
    """Merged names: as many different ones as blocks open a new one, each put where its rows begin."""
    distinct: list[DumpCell] = []
    for cell in cells:
        if not any(squash(cell.text) == squash(d.text) for d in distinct):
            distinct.append(cell)
    if len(distinct) == len(starts):
        return list(distinct)
    at = [i for i, s in enumerate(starts) if s]
    if len(distinct) > len(at):
        at = sorted({*at, *range(min(len(distinct), len(starts)))})[: len(distinct)]
    out: list[DumpCell | None] = [None] * len(starts)
    for i, cell in zip(at, distinct, strict=False):
        out[i] = cell
    return out


def _rows(
    block: _Block,
    indicators: Sequence[DumpCell | None],
    state: dict[str, Print],
    own: dict[str, Print | None],
    out: ParsedDocument,
) -> None:
    """Indicator rows of one block (one per level) and its budget rows."""
    for level, values in enumerate(block.nilai):
        tingkat = LEVELS[min(level, 2)]
        fields: dict[str, Print] = {}
        cell = indicators[level] if level < len(indicators) else None
        if cell is not None and (found := cell.printed(UNSURE, NOTE)) is not None:
            fields["indikator"] = found.with_text(clean(cell.text))
        for upper in LEVELS[: level + 1]:
            source = state.get(upper) if upper != "kegiatan" else own.get("kegiatan")
            if source is not None:
                fields[upper] = source
        if (post := own.get("penanggung_jawab")) is not None:
            fields["penanggung_jawab"] = post
        row = IndikatorRow(fields, tingkat)
        for period in ("", "TW1", "TW2", "TW3", "TW4"):
            prints = values.get(period)
            if prints:
                parts = [*prints, None, None, None][:3]
                row.nilai.append(NilaiRow(period, *parts))
        out.indikator.append(row)
    for level, amount in sorted(block.amounts.items()):
        name: Print | None = state.get("program") if level == 1 else own.get("kegiatan")
        budget: dict[str, Print] = {"anggaran": amount}
        if name is not None:
            budget["uraian"] = name
        if level == 2 and "program" in state:
            budget["program"] = state["program"]
        out.anggaran.append(AnggaranRow(budget, LEVELS[min(level, 2)]))

