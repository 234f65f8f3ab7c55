"""Agreements (PK) in dumps: parties, signatures, the annex with indicators, targets and budgets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from petik.parsers.dump.people import people_of, statement_beside
from petik.parsers.dump.posts import Stated, place_posts, titled_post
from petik.parsers.dump.sections import Section
from petik.parsers.dump.shapes.annex import read_annex
from petik.parsers.model import Identity, ParsedDocument, PejabatRow
from petik.parsers.print.strings import squash


def parse_pk(
    sections: Sequence[Section], at: int, names: Sequence[str], known: Sequence[PejabatRow], stated: Sequence[Stated]
) -> ParsedDocument:
    """The statement or the annex of one agreement, *at* its place among the sections of the file.

    *names* are the parties named anywhere in the file, *known* the people of earlier sections, *stated* the posts that
    the file states.
    """
    section = sections[at]
    out = ParsedDocument(Identity())
    post = titled_post(section.lines, stated) if section.kind == "pk_lampiran" else None
    beside = statement_beside(sections, at) if section.kind == "pk_lampiran" else []
    out.pejabat += people_of(section.lines, names, known, beside)
    place_posts(section.lines, out.pejabat, stated, post)
    if section.kind == "pk_lampiran":
        read_annex(section.lines, post, [s.post for s in stated], out)
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
