"""Text dumps: their sections, each read by the parser of its kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.page import Document
from parsers.dump.iki import parse_iki
from parsers.dump.lines import TextLine, dump_lines, unmarked
from parsers.dump.lkip import parse_lkip
from parsers.dump.pengukuran import parse_pengukuran
from parsers.dump.people import signatures, stated_names
from parsers.dump.pk import annex_names, parse_pk
from parsers.dump.posts import Stated, stated_posts
from parsers.dump.quarter_grid import quarter_grid
from parsers.dump.sections import TITLES, Section, split_sections
from parsers.dump.tabrows import read_tab_tables, vocabulary_of
from parsers.dump.tabs import plain_line, tab_tables
from parsers.identity import collect_identity
from parsers.kinds import document_kind
from parsers.model import Identity, PageVerdict, ParsedDocument
from parsers.repairs import repaired

MAX_TITLE_WORDS = 16


def parse_dump(document: Document) -> ParsedDocument:
    """Everything found in a dump; its sections stand for pages in the verdicts."""
    lines = dump_lines(replace(document, pages=tuple(repaired(page) for page in document.pages)))
    sections = split_sections(lines)
    file = _File(lines, stated_names(lines), stated_posts(lines), annex_names(sections))
    out = ParsedDocument(Identity())
    for number, section in enumerate(sections, start=1):
        part = _parse(sections, number, file, out)
        shift = len(out.tables)
        for row in part.indikator:
            row.table = row.table + shift if row.table is not None else None
        for budget in part.anggaran:
            budget.table = budget.table + shift if budget.table is not None else None
        out.tables += part.tables
        out.columns += part.columns
        out.extend([part])
        reason = f"judul «{section.title}»" if section.title else "seluruh isi"
        out.verdicts.append(PageVerdict(number, section.kind, 3.0, (reason,)))
    out.identity = _identity(document, lines, out)
    return out


@dataclass(frozen=True, slots=True)
class _File:
    """What one section of a file says about others: its lines, names and posts of people, columns of names."""

    lines: Sequence[TextLine]
    names: Sequence[str]
    posts: Sequence[Stated]
    columns: Mapping[str, str]


def _parse(sections: Sequence[Section], number: int, file: _File, before: ParsedDocument) -> ParsedDocument:
    """Section *number*, counted from 1; *before*: what earlier sections gave."""
    section = sections[number - 1]
    if section.kind in ("iki", "iku"):
        return parse_iki(section, number, file.columns, file.lines)
    if section.kind in ("pk_pernyataan", "pk_lampiran"):
        return parse_pk(sections, number - 1, file.names, before.pejabat, file.posts)
    if section.kind == "pengukuran":
        part = parse_pengukuran(section)
        part.pejabat += signatures(section.lines)
        return part
    if section.kind == "lkip":
        return parse_lkip(section)
    part = ParsedDocument(Identity())
    part.pejabat += signatures(section.lines)
    tables = [t for t, _ in tab_tables(section.lines, number)]
    if section.kind == "rencana_aksi":
        read_tab_tables(tables, number, (vocabulary_of(section.lines), section.kind, None), part)
    else:
        part.tables += tables
    if section.kind in ("rencana_aksi", "lainnya") and not part.indikator:
        part.indikator += quarter_grid(section.lines)
    return part


def _identity(document: Document, lines: Sequence[TextLine], parsed: ParsedDocument) -> Identity:
    plain = [p for line in lines if (p := plain_line(line)) is not None]
    titles = [p for line, p in zip(lines, plain, strict=False) if _is_title(line)]
    found = collect_identity(document, [titles], [plain], parsed.pejabat)
    found.jenis = document_kind(parsed.verdicts)
    return found


def _is_title(line: TextLine) -> bool:
    """Capitals, markdown bold, or the wording of a title."""
    text = unmarked(line.text)
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 4 or len(text.split()) > MAX_TITLE_WORDS or len(line.cells) > 1:
        return False
    capitals = sum(c.isupper() for c in letters) >= 0.85 * len(letters)
    return capitals or any(pattern.match(text) for _, pattern in TITLES)

