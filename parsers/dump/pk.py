"""Agreements (PK) in dumps: parties, signatures, the annex with indicators, targets and budgets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.dump.cells import DumpCell, cells_of, is_aim, is_measure
from parsers.dump.lines import TextLine, print_from, unmarked
from parsers.dump.people import parties, same_name, signatures
from parsers.dump.sections import Section
from parsers.levels import named_level
from parsers.model import AnggaranRow, Identity, IndikatorRow, NilaiRow, ParsedDocument, PejabatRow, Print
from parsers.people import NIP, POST_START
from parsers.text import clean, squash

UNSURE = 0.5
NOTE = "pasangan tidak pasti"
# an amount at a line's end: "489,935,750", "Rp 1.200.000,00"
AMOUNT = re.compile(r"(?:Rp\.?\s*)?\d{1,3}(?:[.,]\d{3}){1,4}(?:[.,]\d{2})?(?:,-)?(?=\s|$)")
# a row's tail: unit and target. "% 86.67", "UKM 506", "dokumen 1", "kali 12"
TAIL = re.compile(r"^(?P<front>.*?)\s*(?P<unit>%|[A-Za-z][A-Za-z/ ]{0,24}?)\s+(?P<target>\d[\d.,]*\s*%?|-)$")
HEAD_OF_BUDGET = re.compile(r"^(?:no\.?\s+)?(?:program|kegiatan)\b.*\banggaran\b", re.I)
HEAD_OF_TABLE = re.compile(r"(?:sasaran|program|kegiatan).*indikator.*target", re.I)


def parse_pk(section: Section, number: int, known: Sequence[PejabatRow]) -> ParsedDocument:
    """A statement or an annex of one agreement; *known* are the people of earlier sections."""
    out = ParsedDocument(Identity())
    out.pejabat += _people(section.lines, known)
    if section.kind == "pk_lampiran":
        post = _post(section.lines)
        _annex(section.lines, post, out)
    return out


def _people(lines: Sequence[TextLine], known: Sequence[PejabatRow]) -> list[PejabatRow]:
    """Parties with the NIPs of their signatures; roles by the statement, else pihak kedua signs first."""
    stated = parties(lines)
    signed = signatures(lines)
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
    _budget(money, displaced, post, out)
    heading = cells[table].text if table < len(cells) else ""
    _indicators(fixed, displaced, heading, post, out)


def _budget(lines: Sequence[TextLine], displaced: list[DumpCell], post: Print | None, out: ParsedDocument) -> None:
    """ "1 Program X   489,935,750": a line without its name takes a displaced programme, in order."""
    spare = [c for c in displaced if named_level(clean(c.text)) in ("program", "kegiatan")]
    used = {squash(r.text) for r in (o.fields.get("program") for o in out.indikator) if r is not None}
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
            cell = spare.pop(0)
            found = cell.printed(UNSURE, NOTE)
            if found is not None and squash(found.text) not in used:
                fields["uraian"] = found
            displaced.remove(cell)
        elif not numbered:
            tingkat = "jumlah"
        out.anggaran.append(AnggaranRow(fields, tingkat))


def _indicators(
    lines: Sequence[TextLine], displaced: Sequence[DumpCell], heading: str, post: Print | None, out: ParsedDocument
) -> None:
    """Rows "number name unit target"; names that wrapped are displaced and come back in order."""
    stacked = re.search(r"program", heading, re.I) is not None
    tingkat = "kegiatan" if re.search(r"kegiatan", heading, re.I) else "program" if stacked else "sasaran"
    names = [c for c in displaced if is_measure(c.text) or (not is_aim(c.text) and not named_level(clean(c.text)))]
    groups = [c for c in displaced if is_aim(c.text) or named_level(clean(c.text)) == "program"]
    level = "program" if stacked else "sasaran"
    group: Print | None = None
    for line in lines:
        match = TAIL.match(unmarked(line.text))
        if match is None:
            continue
        front = re.sub(r"^(?:\d{1,2}\s*[.)]?\s+)+", "", match["front"] + " ").strip()
        opens = len(re.findall(r"^(?:\d{1,2}\s+){2}", match["front"] + " ")) > 0 or group is None
        if opens and groups:
            group = groups.pop(0).printed(UNSURE, NOTE)
        fields: dict[str, Print] = {"satuan": print_from(match["unit"], [line])}
        if post is not None:
            fields["jabatan"] = post
        if group is not None:
            fields[level] = group
        if front and len(front.split()) >= 2:
            fields["indikator"] = print_from(front, [line])
        elif names:
            found = names.pop(0).printed(UNSURE, NOTE)
            if found is not None:
                fields["indikator"] = found
        target = NilaiRow("", print_from(match["target"], [line]))
        out.indikator.append(IndikatorRow(fields, tingkat, [target]))
