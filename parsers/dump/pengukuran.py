"""Quarterly measurement tables in dumps: levels side by side, each with "Target Tahunan" and TW 1 to 4.

The fixed lines ("TW 1 (B03) : 30% 70% 100%") come first, block by block; the wrapped names of a page follow in an order
of their own. Values are read from the fixed lines; names are set beside them by kind of wording, number, unit and
order, and carry a low confidence, because the dump does not prove which name belongs to which block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import permutations

from parsers.catalogue import lookup
from parsers.dump.cells import DumpCell, cells_of, is_aim, is_measure
from parsers.dump.lines import print_from
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
MAX_PERMUTED = 7  # names of one kind on one page that are set by trying all orders


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
    state: dict[str, Print] = {}
    for run in _runs(cells_of(section.lines)):
        _emit(run, state, out)
    return out


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
        if not _heading(cell.text):
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


def _emit(run: _Run, state: dict[str, Print], out: ParsedDocument) -> None:
    """Names of a run set beside its blocks, and the rows that follow from it."""
    kinds, before = _sorted(run.texts)
    n = len(run.blocks)
    names = {
        "sasaran": _spread(kinds["sasaran"], [b.new_sasaran for b in run.blocks]),
        "program": _spread(kinds["program"], [1 in b.amounts for b in run.blocks]),
        "kegiatan": _in_order(kinds["kegiatan"], n),
        "penanggung_jawab": _in_order(kinds["penanggung_jawab"], n),
    }
    indicators = _indicators(kinds["indikator"], before, run.blocks)
    for i, block in enumerate(run.blocks):
        for level in ("sasaran", "program"):
            cell = names[level][i]
            if cell is not None and (found := cell.printed(UNSURE, NOTE)) is not None:
                state[level] = found
        own = {k: c.printed(UNSURE, NOTE) for k in ("kegiatan", "penanggung_jawab") if (c := names[k][i]) is not None}
        _rows(block, [ind[i] for ind in indicators], state, own, out)


KINDS = ("sasaran", "program", "kegiatan", "indikator", "penanggung_jawab")


def _sorted(texts: Sequence[DumpCell]) -> tuple[dict[str, list[DumpCell]], list[str]]:
    """Displaced names by what their wording says they are, and for each indicator the kind of the name before it."""
    out: dict[str, list[DumpCell]] = {k: [] for k in KINDS}
    before: list[str] = []
    last = ""
    for cell in texts:
        for part in _unglued(cell):
            kind = _kind(clean(part.text))
            if kind is None:
                continue
            if kind == "indikator":
                before.append(last)
            out[kind].append(part)
            last = kind
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


def _indicators(
    cells: Sequence[DumpCell], before: Sequence[str], blocks: Sequence[_Block]
) -> list[list[DumpCell | None]]:
    """Indicator names per level and block: the kind of measure must fit the target, units help, order decides."""
    levels = max((len(b.nilai) for b in blocks), default=0)
    pools: list[list[DumpCell]] = [[] for _ in range(levels)]
    for cell, last in zip(cells, before, strict=True):
        scores = [_level_score(cell, last, lv, blocks) - 0.3 * (len(pools[lv]) >= len(blocks)) for lv in range(levels)]
        pools[max(range(levels), key=lambda lv: scores[lv])].append(cell)
    return [_assign(_repeated(pools[lv], len(blocks)), [_target(b, lv) for b in blocks]) for lv in range(levels)]


def _level_score(cell: DumpCell, last: str, level: int, blocks: Sequence[_Block]) -> float:
    """How likely an indicator's name stands on *level*: by its measure, by the name before it, by values that fit."""
    word = f" {clean(cell.text).casefold()} "
    score = sum(_fits(cell.text, _target(b, level)) for b in blocks) / max(1, len(blocks))
    score += 0.8 * (level == LEVELS.index(last)) if last in LEVELS and level < 3 else 0.0
    if level == 2:
        score += 0.9 * word.startswith(" jumlah ")
    if level == 1:
        score += 0.6 * (" peningkatan " in word or word.startswith(" cakupan "))
    return score


def _repeated(cells: Sequence[DumpCell], n: int) -> list[DumpCell]:
    """One name for all rows of a merged cell: a single name is repeated for each block."""
    distinct = {squash(c.text) for c in cells}
    return [cells[0]] * n if len(distinct) == 1 and len(cells) < n else list(cells)


def _target(block: _Block, level: int) -> str:
    """All values of one level of a block as one text: what its unit and kind can be read from."""
    if level >= len(block.nilai):
        return ""
    return " ".join(p.text for prints in block.nilai[level].values() for p in prints)


def _fits(name: str, values: str) -> float:
    """How well an indicator's name and its values agree: counts are no percentages, units are named."""
    word = clean(name).casefold()
    units = {u.casefold() for u in re.findall(r"[A-Za-z]{2,}", values)}
    percent = "%" in values.split(" ")[0] if values else False
    score = 0.0
    if word.startswith(("persen", "prosen", "cakupan", "pertumbuhan", "tingkat")):
        score += 0.5 if percent else -0.5
    elif word.startswith("jumlah"):
        score += 0.5 if units or not percent else -0.5
    initials = "".join(w[0] for w in re.findall(r"[A-Za-z]+", name)).casefold()
    named = any(
        u in word or (len(u) <= 3 and u in initials) or any(w.startswith(u[:4]) for w in word.split()) for u in units
    )
    return score + 0.6 * named


def _assign(cells: Sequence[DumpCell], targets: Sequence[str]) -> list[DumpCell | None]:
    """The order of names under which they fit the values best; the printed order where nothing speaks against it."""
    n = len(targets)
    if len(cells) <= n:
        cells = list(cells)
    if n > MAX_PERMUTED or len(cells) > n or not cells:
        return _in_order(cells, n)
    best, best_score = _in_order(cells, n), float("-inf")
    for places in permutations(range(n), len(cells)):
        score = sum(_fits(c.text, targets[p]) for c, p in zip(cells, places, strict=True))
        score -= 0.02 * sum(abs(p - i) for i, p in enumerate(places))
        if score > best_score:
            best_score = score
            best = [None] * n
            for c, p in zip(cells, places, strict=True):
                best[p] = c
    return best


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

