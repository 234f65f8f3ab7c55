"""Shapes of dumps that the model of rows and columns does not read yet, each told by what its parts show:

sheets and agreements whose wrapped cells come after the fixed ones (`pk`, `iki`, `sheet`), cells of quarters that name
their period (`pengukuran`), reports given as runs of names and runs of values (`lkip`), columns read across each other
(`crossed`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from petik.parsers.dump.lines import TextLine
from petik.parsers.dump.people import signatures, stated_names
from petik.parsers.dump.posts import stated_posts
from petik.parsers.dump.sections import Section
from petik.parsers.dump.shapes.iki import parse_iki
from petik.parsers.dump.shapes.lkip import parse_lkip
from petik.parsers.dump.shapes.pengukuran import parse_pengukuran
from petik.parsers.dump.shapes.pk import annex_names, parse_pk
from petik.parsers.dump.shapes.quarter_grid import quarter_grid
from petik.parsers.dump.shapes.stream_tables import streamed_rows
from petik.parsers.model import Identity, ParsedDocument

GRIDS = ("rencana_aksi", "lainnya", "pengukuran")


def read_shapes(sections: Sequence[Section], lines: Sequence[TextLine]) -> ParsedDocument:
    """What the sections give when each is read as the shape that its kind has; *lines* are those of the whole file."""
    out = ParsedDocument(Identity())
    names, posts, columns = stated_names(lines), stated_posts(lines), annex_names(sections)
    for number, section in enumerate(sections, start=1):
        if section.kind in ("iki", "iku"):
            part = parse_iki(section, number, columns, lines)
        elif section.kind in ("pk_pernyataan", "pk_lampiran"):
            part = parse_pk(sections, number - 1, names, out.pejabat, posts)
        else:
            part = _other(section)
        append(part, out)
    return out


def _other(section: Section) -> ParsedDocument:
    if section.kind == "lkip":
        part = parse_lkip(replace(section))
    else:
        part = parse_pengukuran(section) if section.kind == "pengukuran" else ParsedDocument(Identity())
        part.pejabat += signatures(section.lines)
    if section.kind in GRIDS and not part.indikator:
        grid, streamed = quarter_grid(section.lines), streamed_rows(section.lines)
        part.indikator += streamed if len(streamed) > len(grid) else grid
    return part


def append(part: ParsedDocument, out: ParsedDocument) -> None:
    """Takes over what *part* holds; its rows keep their tables."""
    shift = len(out.tables)
    for row in part.indikator:
        row.table = row.table + shift if row.table is not None else None
    for budget in part.anggaran:
        budget.table = budget.table + shift if budget.table is not None else None
    out.tables += part.tables
    out.columns += part.columns
    out.extend([part])
