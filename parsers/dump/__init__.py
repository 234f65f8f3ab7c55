"""Text dumps: their sections, each read by the parser of its kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from petik.ingest.page import Document
from petik.parsers.barrier import At, Barrier
from petik.parsers.dump.iki import parse_iki
from petik.parsers.dump.kind import kind_of
from petik.parsers.dump.laid_out import tables_of
from petik.parsers.dump.lines import TextLine, dump_lines, unmarked
from petik.parsers.dump.lkip import parse_lkip
from petik.parsers.dump.pengukuran import parse_pengukuran
from petik.parsers.dump.people import signatures, stated_names
from petik.parsers.dump.pk import annex_names, parse_pk
from petik.parsers.dump.posts import Stated, stated_posts
from petik.parsers.dump.quarter_grid import quarter_grid
from petik.parsers.dump.sections import TITLES, Section, split_sections
from petik.parsers.dump.stream_tables import streamed_rows
from petik.parsers.dump.tabrows import read_tab_tables, vocabulary_of
from petik.parsers.dump.tabs import plain_line
from petik.parsers.forms.identity import collect_identity
from petik.parsers.forms.kinds import document_kind, family_of, kind_or_name
from petik.parsers.model import Identity, PageKind, PageVerdict, ParsedDocument
from petik.parsers.print.repairs import repaired

MAX_TITLE_WORDS = 16
PLANS = ("renstra", "renja", "rkt", "cascading", "evaluasi")


def parse_dump(document: Document) -> ParsedDocument:
    """Everything found in a dump; its sections stand for pages in the verdicts."""
    barrier = Barrier(document.paginated)
    repair = [barrier.result(partial(repaired, p), p, At("pembersihan kata")) for p in document.pages]
    document = replace(document, pages=tuple(repair))
    lines: list[TextLine] = barrier.result(partial(dump_lines, document), [], At("susunan baris"))
    judged: PageKind = barrier.result(partial(kind_of, document, lines), "lainnya", At("jenis seluruh berkas"))
    whole = [Section(judged, list(lines))]
    sections = barrier.result(partial(split_sections, lines, judged), whole, At("pembagian naskah"))
    if len(sections) == 1 and sections[0].kind == "lainnya":
        sections[0].kind = judged
    file = _file(lines, sections, barrier)
    out = ParsedDocument(Identity(), barrier=barrier)
    for number, section in enumerate(sections, start=1):
        with barrier.shifted(len(out.tables)), barrier.around(At(f"bagian ke-{number} naskah")):
            _append(_parse(sections, number, file, out), out)
        reason = f"judul «{section.title}»" if section.title else "seluruh isi"
        out.verdicts.append(PageVerdict(number, section.kind, 3.0, (reason,)))
    with barrier.around(At("identitas dokumen")):
        out.identity = _identity(document, lines, out, None if judged == "lainnya" else family_of(judged))
    return out


def _append(part: ParsedDocument, out: ParsedDocument) -> None:
    """Takes over what *part* holds; its rows keep their tables."""
    shift = len(out.tables)
    for row in part.indikator:
        row.table = row.table + shift if row.table is not None else None
    for budget in part.anggaran:
        budget.table = budget.table + shift if budget.table is not None else None
    out.tables += part.tables
    out.columns += part.columns
    out.extend([part])


@dataclass(frozen=True, slots=True)
class _File:
    """What one section of a file says about others: its lines, names and posts of people, columns of names."""

    lines: Sequence[TextLine]
    names: Sequence[str]
    posts: Sequence[Stated]
    columns: Mapping[str, str]


def _file(lines: Sequence[TextLine], sections: Sequence[Section], barrier: Barrier) -> _File:
    names: list[str] = barrier.result(partial(stated_names, lines), [], At("nama pejabat"))
    posts: list[Stated] = barrier.result(partial(stated_posts, lines), [], At("jabatan pejabat"))
    columns: dict[str, str] = barrier.result(partial(annex_names, sections), {}, At("kolom lampiran"))
    return _File(lines, names, posts, columns)


def _parse(sections: Sequence[Section], number: int, file: _File, before: ParsedDocument) -> ParsedDocument:
    """Section *number*, counted from 1; *before*: what earlier sections gave."""
    section = sections[number - 1]
    if section.kind in ("iki", "iku"):
        return parse_iki(section, number, file.columns, file.lines)
    if section.kind in ("pk_pernyataan", "pk_lampiran"):
        return parse_pk(sections, number - 1, file.names, before.pejabat, file.posts)
    part = ParsedDocument(Identity(), barrier=before.barrier)
    tables = tables_of(section.lines, number)
    used = {id(line) for _, lines in tables for line in lines}
    free = replace(section, lines=[line for line in section.lines if id(line) not in used])
    read_tab_tables([t for t, _ in tables], number, (vocabulary_of(section.lines), section.kind, None), part)
    with before.barrier.around(At(f"teks di luar tabel, bagian ke-{number} naskah")):
        _loose(section, free, part)
    return part


def _loose(section: Section, free: Section, part: ParsedDocument) -> None:
    """Adds to *part* what the lines outside its tables (*free*) say."""
    if section.kind == "lkip":
        rest = parse_lkip(free)
    else:
        quarters = section.kind == "pengukuran" and bool(free.lines)
        rest = parse_pengukuran(free) if quarters else ParsedDocument(Identity())
        rest.pejabat += signatures(free.lines)
    _append(rest, part)
    if section.kind in (*PLANS, "rencana_aksi", "lainnya", "pengukuran") and not part.indikator:
        grid, streamed = quarter_grid(section.lines), streamed_rows(free.lines)
        part.indikator += streamed if len(streamed) > len(grid) else grid


def _identity(document: Document, lines: Sequence[TextLine], parsed: ParsedDocument, judged: str | None) -> Identity:
    """*judged*: what the whole dump looks like, where its sections say nothing."""
    free = [line for line in lines if len(line.cells) == 1]
    plain = [p for line in free if (p := plain_line(line)) is not None]
    titles = [p for line in free if _is_title(line) and (p := plain_line(line)) is not None]
    kind = kind_or_name(document_kind(parsed.verdicts) or judged, parsed.verdicts, document.name)
    return collect_identity(document, [titles], [plain], parsed.pejabat, kind)


def _is_title(line: TextLine) -> bool:
    """Capitals, markdown bold, or the wording of a title."""
    text = unmarked(line.text)
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 4 or len(text.split()) > MAX_TITLE_WORDS or len(line.cells) > 1:
        return False
    capitals = sum(c.isupper() for c in letters) >= 0.85 * len(letters)
    return capitals or any(pattern.match(text) for _, pattern in TITLES)

