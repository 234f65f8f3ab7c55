"""Agreements (PK) in dumps: parties, signatures, the annex with indicators, targets and budgets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.dump.cells import DumpCell, cells_of, is_aim, is_measure
from parsers.dump.lines import TextLine, print_from, unmarked
from parsers.dump.people import parties, same_name, signatures
from parsers.dump.sections import Section
from parsers.dump.tabrows import read_tab_tables, vocabulary_of
from parsers.dump.tabs import tab_tables
from parsers.levels import named_level
from parsers.model import AnggaranRow, Identity, IndikatorRow, NilaiRow, ParsedDocument, PejabatRow, Print
from parsers.people import NIP, POST_START
from parsers.text import clean, squash
from schemas.data import satuan

UNSURE = 0.5
NOTE = "pasangan tidak pasti"
# an amount at a line's end: "489,935,750", "Rp 1.200.000,00"
AMOUNT = re.compile(r"(?:Rp\.?\s*)?\d{1,3}(?:[.,]\d{3}){1,4}(?:[.,]\d{2})?(?:,-)?(?=\s|$)")
# a row's tail: unit and target. "% 86.67", "UKM 506", "dokumen 1", "pelaku usaha 12"
TAIL = re.compile(r"^(?P<front>.*?)(?P<unit>%|(?<!\S)[A-Za-z][A-Za-z/ ]*)\s+(?P<target>\d[\d.,]*\s*%?|-)$")
# a row whose aim and indicator both fit on the line: "Meningkatnya panen 1 Jumlah lumbung"
AIM_AND_MEASURE = re.compile(r"^(?P<aim>\D+?)\s+\d{1,2}[.)]?\s+(?P<measure>\D.*)$")
UNIT_WORDS = 3  # a unit has at most so many words: "Dokumen per Tahun"
HEAD_OF_BUDGET = re.compile(r"^(?:no\.?\s+)?(?:program|kegiatan)\b.*\banggaran\b", re.I)
HEAD_OF_TABLE = re.compile(r"(?:sasaran|program|kegiatan).*indikator.*target", re.I)


def parse_pk(section: Section, names: Sequence[str], known: Sequence[PejabatRow], number: int) -> ParsedDocument:
    """A statement or an annex of one agreement.

    *names* are the parties named anywhere in the file, *known* the people of earlier sections;
    *number* counts the sections of the file.
    """
    out = ParsedDocument(Identity())
    out.pejabat += _people(section.lines, names, known)
    if section.kind == "pk_lampiran":
        post = _post(section.lines)
        tables = tab_tables(section.lines, number)
        used = {id(line) for _, lines in tables for line in lines}
        read_tab_tables([t for t, _ in tables], number, (vocabulary_of(section.lines), "pk", post), out)
        _annex([line for line in section.lines if id(line) not in used], post, out)
    return out


def _people(
    lines: Sequence[TextLine], names: Sequence[str], known: Sequence[PejabatRow]
) -> list[PejabatRow]:
    """Parties with the NIPs of their signatures; roles by the statement, else pihak kedua signs first."""
    stated = parties(lines)
    signed = signatures(lines, names)
    for i, row in enumerate(signed):
        name = row.fields["nama"]
        party = next((s for s in stated if same_name(s.fields["nama"], name)), None)
        parties_before = [k for k in known if k.peran != "penandatangan"]
        before = next((k for k in reversed(parties_before) if same_name(k.fields["nama"], name)), None)
        if party is not None:
            row.peran = party.peran
            if "jabatan" in party.fields:
                row.fields["jabatan"] = party.fields["jabatan"]
        elif len(signed) == 2:
            row.peran = ("pihak_kedua", "pihak_pertama")[i]
        elif before is not None:
            row.peran = before.peran
    missing = [s for s in stated if not any(same_name(s.fields["nama"], r.fields["nama"]) for r in signed)]
    return signed + missing


def _post(lines: Sequence[TextLine]) -> Print | None:
    """The post or unit named below the annex's title."""
    for line in lines[1:4]:
        text = unmarked(line.text)
        if POST_START.match(text) or re.match(r"^(?:bidang|seksi|sub\s*bagian|bagian|sekretariat)\b", text, re.I):
            return print_from(text, [line])
    return None


def _annex(lines: Sequence[TextLine], post: Print | None, out: ParsedDocument) -> None:
    cells = cells_of(lines)
    table = next((i for i, c in enumerate(cells) if HEAD_OF_TABLE.search(c.text)), len(cells))
    budget = next((i for i, c in enumerate(cells) if HEAD_OF_BUDGET.match(clean(c.text))), len(cells))
    end = next((i for i, c in enumerate(cells) if i > min(table, budget) and NIP.search(c.text)), len(cells))
    fixed = [line for c in cells[table + 1 : min(budget, end)] for line in c.lines]
    money = [line for c in cells[budget + 1 : end] for line in c.lines]
    displaced = [c for c in cells[end + 1 :] if len(clean(c.text).split()) >= 2 and not POST_START.match(clean(c.text))]
    heading = cells[table].text if table < len(cells) else ""
    _indicators(fixed, displaced, heading, post, out)
    _budget(money, displaced, post, out)


def _budget(lines: Sequence[TextLine], displaced: Sequence[DumpCell], post: Print | None, out: ParsedDocument) -> None:
    """ "1 Program X   489,935,750": a line without its name takes a displaced programme, in order."""
    used = {squash(r.text) for r in (o.fields.get("program") for o in out.indikator) if r is not None}
    named = [c for c in displaced if named_level(clean(c.text)) in ("program", "kegiatan")]
    spare = [c for c in named if squash(c.text) not in used] or named
    for line in lines:
        amounts = list(AMOUNT.finditer(unmarked(line.text)))
        if not amounts:
            continue
        text = unmarked(line.text)
        front = clean(re.sub(r"^\d{1,2}\s*[.)]?\s*", "", text[: amounts[-1].start()].strip()))
        fields: dict[str, Print] = {"anggaran": print_from(amounts[-1].group(), [line])}
        if post is not None:
            fields["jabatan"] = post
        numbered = bool(re.match(r"^\d{1,2}\b", text.strip())) and text.strip() != amounts[-1].group()
        tingkat = "program"
        if front:
            fields["uraian"] = print_from(front, [line])
            tingkat = named_level(front) or "program"
        elif numbered and spare:
            found = spare.pop(0).printed(UNSURE, NOTE)
            if found is not None:
                fields["uraian"] = found
        elif not numbered:
            tingkat = "jumlah"
        out.anggaran.append(AnggaranRow(fields, tingkat))


def _indicators(
    lines: Sequence[TextLine], displaced: Sequence[DumpCell], heading: str, post: Print | None, out: ParsedDocument
) -> None:
    """Rows "number name unit target"; wrapped names are displaced and come back row by row, left to right."""
    activity = re.search(r"kegiatan", heading, re.I) is not None
    group_level = "program" if re.search(r"program", heading, re.I) else "sasaran"
    tingkat = "kegiatan" if activity else group_level
    queue = list(displaced)
    group: Print | None = None
    for line in lines:
        match = TAIL.match(unmarked(line.text))
        if match is None:
            continue
        name, unit = _unit(match["front"], match["unit"])
        numbers, front = _numbered(name)
        both = AIM_AND_MEASURE.match(front)
        if both is not None and is_aim(both["aim"]) and is_measure(both["measure"]):
            group, front, numbers = print_from(both["aim"], [line]), both["measure"], numbers[:1]
        if (len(numbers) >= 2 or group is None) and (taken := _take(queue, group_level == "program")) is not None:
            group = taken
        fields: dict[str, Print] = {"satuan": print_from(unit, [line])}
        if post is not None:
            fields["jabatan"] = post
        if group is not None:
            fields[group_level] = group
        own = print_from(front, [line]) if len(front.split()) >= 2 else None
        if activity:
            named = own if own is not None and not is_measure(own.text) else _take(queue, False)
            if named is not None:
                fields["kegiatan"] = named
        indicator = own if own is not None and (not activity or is_measure(own.text)) else _take(queue, False)
        if indicator is not None:
            fields["indikator"] = indicator
        out.indikator.append(IndikatorRow(fields, tingkat, [NilaiRow("", print_from(match["target"], [line]))]))


def _unit(front: str, words: str) -> tuple[str, str]:
    """The name before a row's target, and its unit: the longest unit known that ends *words*, else the last word.

    Few words behind nothing but numbers are a unit as they stand: their name wrapped and stands elsewhere.
    """
    parts = words.split()
    bare = re.fullmatch(r"[\d.)\s]*", front) is not None
    known = [k for k in range(1, min(UNIT_WORDS, len(parts)) + 1) if " ".join(parts[-k:]).casefold() in satuan()]
    whole = len(parts) if bare and len(parts) <= UNIT_WORDS and not is_measure(words) else 1
    n = max(known, default=whole)
    return clean(f"{front} {' '.join(parts[:-n])}"), " ".join(parts[-n:])


def _numbered(front: str) -> tuple[list[str], str]:
    """The numbers that open a row, and its text without them and without the number that ends it."""
    match = re.match(r"^((?:\d{1,2}[.)]?\s+)*(?:\d{1,2}[.)]?$)?)", front + " ")
    numbers = match[1].split() if match else []
    text = clean(front[len(match[1].rstrip()) if match else 0 :])
    return numbers, re.sub(r"\s+\d{1,2}$", "", text)


def _take(queue: list[DumpCell], program: bool) -> Print | None:
    """The next displaced name. A programme is taken only where one is asked for, and nothing else there."""
    if not queue or (named_level(clean(queue[0].text)) == "program") != program:
        return None
    return queue.pop(0).printed(UNSURE, NOTE)
