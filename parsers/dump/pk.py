"""Agreements (PK) in dumps: parties, signatures, the annex with indicators, targets and budgets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.dump.annex import read_annex
from parsers.dump.lines import TextLine
from parsers.dump.people import parties, same_name, signatures
from parsers.dump.posts import Stated, place_posts, titled_post
from parsers.dump.sections import Section
from parsers.dump.tabrows import read_tab_tables, vocabulary_of
from parsers.dump.tabs import tab_tables
from parsers.model import Identity, ParsedDocument, PejabatRow
from parsers.text import squash


def parse_pk(
    section: Section, names: Sequence[str], known: Sequence[PejabatRow], stated: Sequence[Stated], number: int
) -> ParsedDocument:
    """A statement or an annex of one agreement.

    *names* are the parties named anywhere in the file, *known* the people of earlier sections, *stated* the posts that
    the file states; *number* counts the sections of the file.
    """
    out = ParsedDocument(Identity())
    post = titled_post(section.lines, stated) if section.kind == "pk_lampiran" else None
    out.pejabat += _people(section.lines, names, known)
    place_posts(section.lines, out.pejabat, stated, post)
    if section.kind == "pk_lampiran":
        tables = tab_tables(section.lines, number)
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
