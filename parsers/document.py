"""A read file to a parsed document: kinds of pages, tables, form blocks, people and rows as printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from petik.ingest.page import Document, Page
from petik.parsers.columns.captions import caption_of, in_year, year_of
from petik.parsers.columns.headings import Column
from petik.parsers.columns.title_period import in_part, part_of_year, titles_above, year_in
from petik.parsers.dump import parse_dump
from petik.parsers.forms.duties import duties_from_lines, duties_from_table
from petik.parsers.forms.identity import collect_identity, names_owner, unit_title
from petik.parsers.forms.kinds import document_kind, judge, settle, title_lines
from petik.parsers.forms.people import people_of
from petik.parsers.forms.prose import claims
from petik.parsers.model import Line, PageVerdict, ParsedDocument, Print, Table
from petik.parsers.print.lines import group_lines
from petik.parsers.print.repairs import repaired
from petik.parsers.print.strings import Vocabulary, print_of, squash
from petik.parsers.print.watermarks import without_watermarks
from petik.parsers.rows.anggaran import has_money
from petik.parsers.rows.chains import Segment, chain_tables, matches_of
from petik.parsers.rows.context import TableContext
from petik.parsers.rows.indikator import measures
from petik.parsers.rows.money_level import money_level
from petik.parsers.rows.segment import segment_rows
from petik.parsers.rows.stacked import assign_levels
from petik.parsers.tables.aligned import aligned_tables
from petik.parsers.tables.boxes import in_boxes
from petik.parsers.tables.open import Open
from petik.parsers.tables.open_header import only_bands
from petik.parsers.tables.ruled import ruled_tables, words_outside
from petik.parsers.tables.title_rows import without_title_rows

STATEMENT = 7.0  # score from which a page inside a report is an agreement's statement: its standing text, not its title


@dataclass(slots=True)
class _PageParts:
    """One page taken apart: all lines, the lines outside its tables, its tables, its title lines."""

    page: Page
    lines: list[Line]
    outside: list[Line]
    tables: list[Table]
    titles: list[Line]
    open: Open | None = None  # a table without vertical rulings that reaches the page's foot


def parse_document(document: Document) -> ParsedDocument:
    """Everything the parsers find in *document*. Pure: the same document gives the same result."""
    if document.format == "dump":
        return parse_dump(document)
    parts: list[_PageParts] = []
    for page in document.pages:
        parts.append(_take_apart(without_watermarks(repaired(page)), parts[-1].open if parts else None))
    vocabulary = Vocabulary(line for p in parts for line in p.lines)
    tables = [t for p in parts for t in p.tables]
    opening = _opening_tables(parts)
    first = _verdicts(parts, chain_tables(tables, False, opening)[0], document.name)
    plans = {v.page for v in first if v.kind == "rencana_aksi"}
    chains, tables = chain_tables(tables, document_kind(first) == "lkip", opening, plans)
    verdicts = settle(first, _continued_pages(chains))
    parsed = ParsedDocument(collect_identity(document, [], [], []), verdicts, tables)
    _people_and_duties(parsed, parts, verdicts, first, vocabulary, document)
    _rows(parsed, chains, parts, vocabulary, document)
    for p in parts:
        parsed.pernyataan += claims(p.outside, p.page.number if document.paginated else None)
    outside = [p.outside for p in parts]
    kind = document_kind(verdicts)
    parsed.identity = collect_identity(document, [p.titles for p in parts], outside, parsed.pejabat, kind == "lkip")
    parsed.identity.jenis = kind
    _table_evidence(parsed, chains, document.paginated)
    return parsed


def _table_evidence(parsed: ParsedDocument, chains: Sequence[Sequence[Segment]], paginated: bool) -> None:
    """What tables say about the document itself: the one year of their headings, the agency that a total row names."""
    segments = [s for s in _segments(chains) if measures(s.columns) or has_money(s.columns)]
    years = {c.periode[:4] for s in segments for c in s.columns if c.periode[:4].isdigit()}
    for s in segments:
        number = s.table.page if paginated else None
        if len(years) == 1:
            heads = [c for c in s.table.cells if c.lines and next(iter(years)) in c.text][:1]
            found = [print_of(c.lines, number) for c in heads]
            parsed.identity.tahun += [p.with_text(next(iter(years)), "kolom") for p in found if p is not None]
        for row in s.rows:
            if row.level == "urusan":
                prints = [print_of(x.lines, number) for x in list(row.slots.values())[:1] if x.lines]
                parsed.identity.perangkat_daerah += [p for p in prints if p is not None]


def _take_apart(page: Page, before: Open | None) -> _PageParts:
    ruled = [box for t in ruled_tables(page) if not only_bands(t) for box in in_boxes(without_title_rows(t))]
    loose = words_outside(page, ruled)
    lines = group_lines(page.words)
    apart = group_lines(loose) if ruled else lines  # the same words give the same lines: most pages have no table
    aligned, foot = aligned_tables(page, loose, apart, before)
    tables = sorted([*ruled, *aligned], key=lambda t: (t.box.top, t.box.x0))
    outside = group_lines(words_outside(page, tables)) if aligned else list(apart)
    return _PageParts(page, lines, outside, [_titled(t, outside) for t in tables], title_lines(page, outside), foot)


def _titled(table: Table, outside: Sequence[Line]) -> Table:
    """The line right above a table is its title."""
    above = [line for line in outside if 0 <= table.box.top - line.box.bottom < 3 * line.box.height]
    return replace(table, title=above[-1].text) if above and table.title is None else table


def _opening_tables(parts: Sequence[_PageParts]) -> set[int]:
    """Indexes (over all pages) of tables above which their page has no text of its own since the table before.

    Running heads do not count: lines whose text stands on other pages too, and lines in the outer tenth of the page.
    """
    often = Counter(squash(line.text) for p in parts for line in p.outside)
    out: set[int] = set()
    index = 0
    for p in parts:
        for table in p.tables:
            upper = max([0.1 * p.page.height, *(t.box.bottom for t in p.tables if t.box.bottom <= table.box.top)])
            own = [
                line
                for line in p.outside
                if upper < line.box.bottom <= table.box.top and often[squash(line.text)] == 1
            ]
            if not own:
                out.add(index)
            index += 1
    return out


def _verdicts(parts: Sequence[_PageParts], chains: Sequence[Sequence[Segment]], name: str) -> list[PageVerdict]:
    columns: dict[int, list[Column]] = {p.page.number: [] for p in parts}
    for segment in _segments(chains):
        columns[segment.table.page] += segment.columns
    return [judge(p.page, p.lines, columns[p.page.number], name) for p in parts]


def _segments(chains: Sequence[Sequence[Segment]]) -> list[Segment]:
    return [s for chain in chains for s in chain]


def _continued_pages(chains: Sequence[Sequence[Segment]]) -> list[int]:
    return [s.table.page for s in _segments(chains) if s.continued]


def _people_and_duties(
    parsed: ParsedDocument,
    parts: Sequence[_PageParts],
    verdicts: Sequence[PageVerdict],
    alone: Sequence[PageVerdict],
    vocabulary: Vocabulary,
    document: Document,
) -> None:
    """Parties and signatures of every page; duties of IKI and IKU pages. *alone*: what each page is by itself."""
    family = document_kind(verdicts)
    statement = False  # an agreement annexed to the report has begun: its annex is signed by the same parties
    for p, verdict, own in zip(parts, verdicts, alone, strict=True):
        number = p.page.number if document.paginated else None
        statement |= verdict.kind == "lkip" and own.kind == "pk_pernyataan" and own.score >= STATEMENT
        annexed = statement and own.kind in ("pk_pernyataan", "pk_lampiran")
        pk = verdict.kind.startswith("pk_") or annexed or (family == "pk" and verdict.kind == "lainnya")
        people = people_of(p.page, p.outside, pk, parsed.pejabat, number)
        if verdict.kind == "lkip" and not annexed:  # a report names many people; those who sign it give post and NIP
            people = [r for r in people if {"nip", "jabatan"} <= r.fields.keys()]
        parsed.pejabat += people
        if verdict.kind in ("iki", "iku"):
            found = [d for t in p.tables if (d := duties_from_table(t, number, vocabulary)) is not None]
            if not found and (plain := duties_from_lines(p.outside, p.tables, number, vocabulary)) is not None:
                found = [plain]
            parsed.jabatan += found


def _rows(
    parsed: ParsedDocument,
    chains: Sequence[Sequence[Segment]],
    parts: Sequence[_PageParts],
    vocabulary: Vocabulary,
    document: Document,
) -> None:
    """Indicator and budget rows of all chains, in the order of the pages."""
    pages = {p.page.number: p for p in parts}
    family = document_kind(parsed.verdicts)
    post: Print | None = None
    titled = {s.index: _titles(s.table, pages) for chain in chains for s in chain}
    several = len({y for texts in titled.values() if (y := year_in(texts))}) > 1  # one file for two years
    for chain in chains:
        assign_levels([(row, s.columns) for s in chain for row in s.rows])
        ctx = TableContext(vocabulary, family or "", document.paginated)
        ctx.money_level = money_level([(row, s.columns) for s in chain for row in s.rows])
        year = part = ""
        for segment in chain:
            outside = pages[segment.table.page].outside
            caption = caption_of(segment.table, outside)
            year = year if caption is None else year_of(caption)
            if not segment.continued:
                part = part_of_year(titled[segment.index])
                year = year or (year_in(titled[segment.index]) if several else "")
            segment.columns = in_part(in_year(segment.columns, year), part)
            before, post = post, _post_of(segment.table, pages, parsed, post, document)
            if post is not before:
                ctx.carried.clear()
            ctx.jabatan = post
            parsed.columns += matches_of(segment, segment.table.page)
            segment_rows(parsed, segment, ctx)


def _titles(table: Table, pages: dict[int, _PageParts]) -> list[str]:
    """The title lines above *table*, below the last table above it on its page."""
    page = pages[table.page]
    upper = max((t.box.bottom for t in page.tables if t.box.bottom <= table.box.top), default=0.0)
    return titles_above(table, page.outside, upper)


def _post_of(
    table: Table,
    pages: dict[int, _PageParts],
    parsed: ParsedDocument,
    before: Print | None,
    document: Document,
) -> Print | None:
    """The post or unit whose table this is: the duties form of its page, else a title above it, else as before."""
    page = pages[table.page]
    number = table.page if document.paginated else None
    if parsed.verdicts[[v.page for v in parsed.verdicts].index(table.page)].kind == "iki":
        forms = [j for j in parsed.jabatan if j.page == number and j.jabatan is not None]
        if forms:
            return forms[-1].jabatan
    titles = [t for t in page.titles if t.box.bottom <= table.box.top + 2]
    if not names_owner(titles):
        return before
    unit = unit_title(titles)
    return print_of(unit, number) if unit else None
