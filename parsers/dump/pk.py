"""Agreements (PK) in dumps: parties, signatures, the annex with indicators, targets and budgets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from petik.parsers.dump.annex import read_annex
from petik.parsers.dump.laid_out import tables_of
from petik.parsers.dump.lines import TextLine, print_from, unmarked
from petik.parsers.dump.people import parties, same_name, signatures
from petik.parsers.dump.posts import Stated, place_posts, titled_post
from petik.parsers.dump.sections import Section
from petik.parsers.dump.tabrows import read_tab_tables, vocabulary_of
from petik.parsers.model import Identity, ParsedDocument, PejabatRow
from petik.parsers.print.strings import squash


def parse_pk(
    sections: Sequence[Section], at: int, names: Sequence[str], known: Sequence[PejabatRow], stated: Sequence[Stated]
) -> ParsedDocument:
    """The statement or the annex of one agreement, *at* its place among the sections of the file.

    *names* are the parties named anywhere in the file, *known* the people of earlier sections, *stated* the posts that
    the file states.
    """
    section, number = sections[at], at + 1
    out = ParsedDocument(Identity())
    post = titled_post(section.lines, stated) if section.kind == "pk_lampiran" else None
    beside = statement_beside(sections, at) if section.kind == "pk_lampiran" else []
    out.pejabat += _people(section.lines, names, known, beside)
    place_posts(section.lines, out.pejabat, stated, post)
    if section.kind == "pk_lampiran":
        tables = tables_of(section.lines, number)
        used = {id(line) for _, lines in tables for line in lines}
        read_tab_tables([t for t, _ in tables], number, (vocabulary_of(section.lines), "pk", post), out)
        free = [line for line in section.lines if id(line) not in used]
        read_annex(free, post, [s.post for s in stated], out)
    return out


def annex_names(sections: Sequence[Section]) -> dict[str, str]:
    """Folded names of all annexes of a file to their column; a programme is the sasaran of the sheet beside it."""
    out: dict[str, str] = {}
    for section in sections:
        if section.kind != "pk_lampiran":
            continue
        found = ParsedDocument(Identity())
        read_annex(section.lines, None, (), found)
        for row in found.indikator:
            for level, name in row.fields.items():
                column = {"program": "sasaran", "sasaran": "sasaran", "indikator": "indikator"}.get(level)
                if column is not None:
                    out.setdefault(squash(re.sub(r"^program\s+", "", name.text, flags=re.I)), column)
    return out


def _people(
    lines: Sequence[TextLine], names: Sequence[str], known: Sequence[PejabatRow], beside: Sequence[PejabatRow]
) -> list[PejabatRow]:
    """Parties with the NIPs of their signatures; roles by the statement, else pihak kedua signs first.

    *beside*: the parties of the statement that the annex belongs to.
    """
    stated = parties(lines)
    signed = signatures(lines, names)
    for i, row in enumerate(signed):
        name = row.fields["nama"]
        party = next((s for s in (*stated, *beside) if same_name(s.fields["nama"], name)), None)
        parties_before = [k for k in known if k.peran != "penandatangan"]
        before = next((k for k in reversed(parties_before) if same_name(k.fields["nama"], name)), None)
        if party is not None:
            row.peran = party.peran
            if party in stated and "jabatan" in party.fields:
                row.fields["jabatan"] = party.fields["jabatan"]
        elif len(signed) == 2:
            row.peran = ("pihak_kedua", "pihak_pertama")[i]
        elif before is not None:
            row.peran = before.peran
    signed += _without_nip(lines, beside, signed)
    missing = [s for s in stated if not any(same_name(s.fields["nama"], r.fields["nama"]) for r in signed)]
    return signed + missing


def _without_nip(
    lines: Sequence[TextLine], beside: Sequence[PejabatRow], signed: Sequence[PejabatRow]
) -> list[PejabatRow]:
    """Parties of the statement whose name stands alone on a line of the annex, without a NIP: a bupati has none."""
    out: list[PejabatRow] = []
    for party in beside:
        name = party.fields["nama"]
        if any(same_name(name, row.fields["nama"]) for row in signed):
            continue
        line = next((x for x in lines if same_name(name, name.with_text(unmarked(x.text)))), None)
        if line is not None:
            out.append(PejabatRow({"nama": print_from(unmarked(line.text), [line])}, party.peran))
    return out


def statement_beside(sections: Sequence[Section], at: int) -> list[PejabatRow]:
    """The parties of the statement that stands next to the annex *at* and names one of its people; [] if none does."""
    text = squash(" ".join(line.text for line in sections[at].lines))
    for i in (at - 1, at + 1):
        if 0 <= i < len(sections) and sections[i].kind == "pk_pernyataan":
            found = parties(sections[i].lines)
            if len(found) == 2 and all(squash(p.fields["nama"].text) in text for p in found):
                return found
    return []
