"""A read file to a parsed document: kinds of pages, tables, form blocks, people and rows as printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from petik.ingest.page import Document, Page
from petik.parsers.barrier import At, Barrier
from petik.parsers.columns.captions import caption_of, in_year, year_of
from petik.parsers.columns.column import Column
from petik.parsers.columns.measures import measures
from petik.parsers.columns.title_period import in_part, part_of_year, titles_above, year_in
from petik.parsers.dump import parse_dump
from petik.parsers.forms.books import BOOKS, Leaf, book_of, is_bound, leaf_of
from petik.parsers.forms.duties import duties_from_lines, duties_from_table
from petik.parsers.forms.identity import collect_identity, names_owner, regions_named, unit_title
from petik.parsers.forms.kinds import STATEMENT, boxed, document_kind, judge, kind_or_name, settle, title_lines
from petik.parsers.forms.people import people_of
from petik.parsers.forms.prose import claims
from petik.parsers.model import (
    Evidence,
    Identity,
    JabatanRow,
    Line,
    PageVerdict,
    ParsedDocument,
    PejabatRow,
    Print,
    Table,
)
from petik.parsers.print.lines import group_lines
from petik.parsers.print.repairs import repaired
from petik.parsers.print.strings import Vocabulary, print_of
from petik.parsers.print.watermarks import without_watermarks
from petik.parsers.rows.anggaran import has_money
from petik.parsers.rows.chains import chain_tables, matches_of
from petik.parsers.rows.context import TableContext
from petik.parsers.rows.money_level import money_level
from petik.parsers.rows.segment import Segment, segment_rows
from petik.parsers.rows.stacked import assign_levels
from petik.parsers.tables.aligned import aligned_tables
from petik.parsers.tables.boxes import in_boxes
from petik.parsers.tables.open_header import only_bands, with_dealt_header
from petik.parsers.tables.page_break import Unfinished, opening_tables
from petik.parsers.tables.ruled import ruled_tables, words_outside
from petik.parsers.tables.title_rows import without_title_rows

TABLES_ASKED = 20  # tables that are asked for a region, where nothing else may name one
PLANS = ("renstra", "renja", "rkt")  # books whose figures below a year are targets and budgets, never results


@dataclass(slots=True)
class _PageParts:
    """One page taken apart: all lines, the lines outside its tables, its tables, its title lines."""

    page: Page
    lines: list[Line] = field(default_factory=list)
    outside: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    titles: list[Line] = field(default_factory=list)
    open: Unfinished | None = None  # a table without vertical rulings that reaches the page's foot


def parse_document(document: Document) -> ParsedDocument:
    """Everything the parsers find in *document*. Pure: the same document gives the same result.

    What a page, a table or a row throws costs only itself: `ParsedDocument.barrier` has what failed.
    """
    if document.format == "dump":
        return parse_dump(document)
    barrier = Barrier(document.paginated)
    parts: list[_PageParts] = []
    for page in document.pages:
        parts.append(_take_apart(page, parts[-1].open if parts else None, barrier))
    words = (line for p in parts for line in p.lines)
    tables = [t for p in parts for t in p.tables]
    wrapped = [*(p.outside for p in parts), *(c.lines for t in tables for c in t.cells)]
    vocabulary = barrier.result(lambda: Vocabulary(words, wrapped), Vocabulary(), At("kosakata"))
    pages = [(p.page.height, p.outside, p.tables) for p in parts]
    opening: set[int] = barrier.result(lambda: opening_tables(pages), set(), At("tabel pembuka halaman"))
    first = _verdicts(parts, chain_tables(tables, False, opening, (), barrier)[0], document.name, barrier)
    plans = {v.page for v in first if v.kind == "rencana_aksi"}
    leaves: list[Leaf] = barrier.result(lambda: _leaves(parts), [], At("judul halaman"))
    book, bound = book_of(leaves, document.name), is_bound(leaves)
    kind: str | None = barrier.result(
        lambda: document_kind(settle(first, (), book, bound)), None, At("jenis seluruh berkas")
    )
    whole = kind in BOOKS
    if kind in PLANS:
        plans = {p.page.number for p in parts}
    chains, tables = chain_tables(tables, whole, opening, plans, barrier)
    verdicts = barrier.result(
        lambda: settle(first, _continued_pages(chains), book, bound), first, At("jenis seluruh berkas")
    )
    parsed = ParsedDocument(Identity(), verdicts, tables, barrier=barrier)
    _people_and_duties(parsed, parts, verdicts, first, vocabulary, document)
    _rows(parsed, chains, parts, vocabulary, document)
    for p in parts:
        with barrier.around(At("kalimat yang menyebut angka", p.page.number)):
            parsed.pernyataan += claims(p.outside, p.page.number if document.paginated else None)
    with barrier.around(At("identitas dokumen")):
        parsed.identity = _identity(parsed, parts, document)
    parsed.identity.jenis = kind_or_name(document_kind(verdicts), verdicts, document.name)
    _table_evidence(parsed, chains, document.paginated)
    return parsed


def _identity(parsed: ParsedDocument, parts: Sequence[_PageParts], document: Document) -> Identity:
    titles = [title_lines(p.page, boxed(p.outside)) for p in parts]
    kind = kind_or_name(document_kind(parsed.verdicts), parsed.verdicts, document.name)
    return collect_identity(document, titles, [p.outside for p in parts], parsed.pejabat, kind)


def _leaves(parts: Sequence[_PageParts]) -> list[Leaf]:
    return [leaf_of(p.page, title_lines(p.page, p.lines), p.lines) for p in parts]


def _table_evidence(parsed: ParsedDocument, chains: Sequence[Sequence[Segment]], paginated: bool) -> None:
    """What tables say about the document itself: the one year of their headings, the agency that a total row names."""
    for table in parsed.tables[:TABLES_ASKED]:
        with parsed.barrier.around(At("wilayah di tabel", table.page)):
            parsed.identity.bukti += regions_named(table, table.page if paginated else None)
    segments = [s for s in _segments(chains) if measures(s.columns) or has_money(s.columns)]
    years = {c.periode[:4] for s in segments for c in s.columns if c.periode[:4].isdecimal()}
    for s in segments:
        with parsed.barrier.around(At("tahun dan instansi di tabel", s.table.page, s.index + 1)):
            _evidence_of(parsed.identity, s, years, s.table.page if paginated else None)


def _evidence_of(identity: Identity, s: Segment, years: set[str], number: int | None) -> None:
    if len(years) == 1:
        heads = [c for c in s.table.cells if c.lines and next(iter(years)) in c.text][:1]
        found = [print_of(c.lines, number) for c in heads]
        identity.tahun += [p.with_text(next(iter(years)), "kolom") for p in found if p is not None]
    for row in s.rows:
        if row.level == "urusan":
            prints = [print_of(x.lines, number) for x in list(row.slots.values())[:1] if x.lines]
            identity.bukti += [Evidence(p, "tabel") for p in prints if p is not None]


def _take_apart(page: Page, before: Unfinished | None, barrier: Barrier) -> _PageParts:
    number = page.number
    page = barrier.result(partial(_clean, page), page, At("pembersihan kata", number))
    out = _PageParts(page)
    with barrier.around(At("susunan baris", number)):
        out.lines = group_lines(page.words)
    found: list[Table] = barrier.result(partial(ruled_tables, page), [], At("tabel bergaris", number))
    ruled: list[Table] = []
    for table in found:
        ruled += barrier.result(partial(_parted, table), [table], At("judul di dalam tabel", number))
    out.tables, out.outside = ruled, list(out.lines)
    with barrier.around(At("tabel tanpa garis", number)):
        loose = words_outside(page, ruled)
        # the same words give the same lines: most pages have no table
        out.outside = group_lines(loose) if ruled else out.outside
        aligned, out.open = aligned_tables(page, loose, out.outside, before)
        out.tables = sorted([*ruled, *aligned], key=lambda t: (t.box.top, t.box.x0))
        out.outside = group_lines(words_outside(page, out.tables)) if aligned else out.outside
    with barrier.around(At("judul tabel dan halaman", number)):
        out.tables = [_titled(t, out.outside) for t in out.tables]
        out.titles = title_lines(page, out.outside)
    return out


def _parted(table: Table) -> list[Table]:
    """A ruled table without its title rows, box by box; [] where its only rulings are bands between open rows."""
    return [] if only_bands(table) else list(in_boxes(without_title_rows(with_dealt_header(table))))


def _clean(page: Page) -> Page:
    return without_watermarks(repaired(page))


def _titled(table: Table, outside: Sequence[Line]) -> Table:
    """The line right above a table is its title."""
    above = [line for line in outside if 0 <= table.box.top - line.box.bottom < 3 * line.box.height]
    return replace(table, title=above[-1].text) if above and table.title is None else table


def _verdicts(
    parts: Sequence[_PageParts], chains: Sequence[Sequence[Segment]], name: str, barrier: Barrier
) -> list[PageVerdict]:
    columns: dict[int, list[Column]] = {p.page.number: [] for p in parts}
    for segment in _segments(chains):
        columns[segment.table.page] += segment.columns
    out = []
    for p in parts:
        number = p.page.number
        unknown = PageVerdict(number, "lainnya", 0.0, ("jenisnya tidak dapat dinilai",))
        judged = partial(judge, p.page, p.lines, columns[number], name)
        out.append(barrier.result(judged, unknown, At("jenis halaman", number)))
    return out


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
        statement |= verdict.kind in BOOKS and own.kind == "pk_pernyataan" and own.score >= STATEMENT
        annexed = statement and own.kind in ("pk_pernyataan", "pk_lampiran")
        pk = verdict.kind.startswith("pk_") or annexed or (family == "pk" and verdict.kind == "lainnya")
        people: list[PejabatRow] = []
        with parsed.barrier.around(At("pejabat", p.page.number)):
            people = people_of(p.page, p.outside, pk, parsed.pejabat, number)
        if verdict.kind in BOOKS and not annexed:  # a report names many people; those who sign it give post and NIP
            people = [r for r in people if {"nip", "jabatan"} <= r.fields.keys()]
        parsed.pejabat += people
        if verdict.kind in ("iki", "iku"):
            with parsed.barrier.around(At("tugas dan fungsi", p.page.number)):
                parsed.jabatan += _duties(p, number, vocabulary)


def _duties(p: _PageParts, number: int | None, vocabulary: Vocabulary) -> list[JabatanRow]:
    found = [d for t in p.tables if (d := duties_from_table(t, number, vocabulary)) is not None]
    if not found and (plain := duties_from_lines(p.outside, p.tables, number, vocabulary)) is not None:
        found = [plain]
    return found


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
    titled: dict[int, list[str]] = defaultdict(list)
    for segment in _segments(chains):
        with parsed.barrier.around(At("judul di atas tabel", segment.table.page, segment.index + 1)):
            titled[segment.index] = _titles(segment.table, pages)
    several = len({y for texts in titled.values() if (y := year_in(texts))}) > 1  # one file for two years
    for chain in chains:
        with parsed.barrier.around(At("tingkat baris", chain[0].table.page, chain[0].index + 1)):
            assign_levels([(row, s.columns) for s in chain for row in s.rows])
        ctx = TableContext(vocabulary, family or "", document.paginated)
        with parsed.barrier.around(At("tingkat anggaran", chain[0].table.page, chain[0].index + 1)):
            ctx.money_level = money_level([(row, s.columns) for s in chain for row in s.rows])
        year = part = ""
        for segment in chain:
            at = At("isi tabel", segment.table.page, segment.index + 1)
            with parsed.barrier.around(replace(at, step="judul di atas tabel")):
                caption = caption_of(segment.table, pages[segment.table.page].outside)
                year = year if caption is None else year_of(caption)
                if not segment.continued:
                    part = part_of_year(titled[segment.index])
                if several:  # the same table for another year is no continuation of this one, whatever its header
                    year = (caption and year) or year_in(titled[segment.index]) or year
                segment.columns = in_part(in_year(segment.columns, year), part)
                before, post = post, _post_of(segment.table, pages, parsed, post, document)
                if post is not before:
                    ctx.carried.clear()
            ctx.jabatan = post
            with parsed.barrier.around(at):
                parsed.columns += matches_of(segment, segment.table.page)
                segment_rows(parsed, segment, ctx)


def _titles(table: Table, pages: dict[int, _PageParts]) -> list[str]:
    """The title lines above *table*, below the last table above it on its page."""
    page = pages[table.page]
    upper = max((t.box.bottom for t in page.tables if t.box.bottom <= table.box.top), default=0.0)
    beside = [t for t in page.tables if t.box.top < table.box.bottom and table.box.top < t.box.bottom]
    return titles_above(table, page.outside, upper, beside, page.page.is_sheet)


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
