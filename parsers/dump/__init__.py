"""Text dumps: cells whose places are lost. What is left is the order in which they were emitted, the headings of the
columns, and what can stand in each column; see `tables.py`. What is made of the tables is the business of the parsers
that read PDFs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from petik.ingest.page import Document
from petik.parsers.barrier import At, Barrier
from petik.parsers.columns.column import Column
from petik.parsers.dump.duties import sheet_duties
from petik.parsers.dump.lines import TextLine, dump_lines, plain_line, unmarked
from petik.parsers.dump.people import people_of, signatures, stated_names, statement_beside
from petik.parsers.dump.posts import Stated, place_posts, stated_posts, titled_post
from petik.parsers.dump.proof import SURE, judge_rows
from petik.parsers.dump.sections import TITLES, Section, split_sections, whole_kind
from petik.parsers.dump.shapes import read_shapes
from petik.parsers.dump.tables import Found, blank_lines_part, find_all, parts_of, unread_tables, without_running_heads
from petik.parsers.forms.identity import collect_identity
from petik.parsers.forms.kinds import document_kind, family_of, judge, kind_or_name, settle
from petik.parsers.model import Identity, Line, PageKind, PageVerdict, ParsedDocument, Print
from petik.parsers.print.repairs import repaired
from petik.parsers.print.strings import Vocabulary
from petik.parsers.rows.chains import chain_tables, matches_of
from petik.parsers.rows.context import TableContext
from petik.parsers.rows.segment import segment_rows
from petik.parsers.rows.stacked import assign_levels

MAX_TITLE_WORDS = 16
SHAPED_LINES = 3_500  # lines of a file that is tried as a shape of `shapes`: longer ones take too long
SHAPED, SHAPED_LEAST = 1.25, 8.0  # how much more a shape must explain than the model, and how much at least
TEXT_WORTH, DOUBTFUL_WORTH = 0.3, 0.4  # of a sure value
KINDS: dict[str, PageKind] = {"pk": "pk_lampiran"}  # kinds of document that are kinds of a part under another name


@dataclass(slots=True)
class _File:
    """What the sections of a file share: all lines, names and posts of people, words."""

    lines: Sequence[TextLine]
    plain: dict[int, Line]
    names: Sequence[str]
    posts: Sequence[Stated]
    vocabulary: Vocabulary
    people: list[str] = field(default_factory=list)


def parse_dump(document: Document) -> ParsedDocument:
    """Everything found in a dump; its sections stand for pages in the verdicts."""
    barrier = Barrier(document.paginated)
    repair = [barrier.result(partial(repaired, p), p, At("pembersihan kata")) for p in document.pages]
    document = replace(document, pages=tuple(repair))
    every: list[TextLine] = barrier.result(partial(dump_lines, document), [], At("susunan baris"))
    file = _file(every, barrier)
    lines = barrier.result(partial(without_running_heads, every), every, At("kepala dan kaki halaman"))
    whole = [Section("lainnya", list(lines))]
    sections = barrier.result(partial(split_sections, lines), whole, At("pembagian naskah"))
    found: list[list[Found]] = [
        barrier.result(partial(find_all, section.lines, file.vocabulary, i), [], At(f"tabel di bagian ke-{i} naskah"))
        for i, section in enumerate(sections, start=1)
    ]
    tables = [t for several in found for t in several]
    judged: PageKind = barrier.result(
        partial(_kind, document, every, file.plain, tables), "lainnya", At("jenis seluruh berkas")
    )
    kind: PageKind | None = barrier.result(partial(whole_kind, lines, judged), None, At("jenis seluruh berkas"))
    if kind is not None:
        sections, found = [Section(kind, lines)], [tables]
    elif len(sections) == 1 and sections[0].kind == "lainnya":
        sections[0].kind = judged
    out = ParsedDocument(Identity(), barrier=barrier)
    for number, several in enumerate(found, start=1):
        with barrier.shifted(len(out.tables)), barrier.around(At(f"bagian ke-{number} naskah")):
            _section(sections, number, several, file, out)
    shape = [Section(kind or "lainnya", every)]
    if kind is None:
        shape = barrier.result(partial(split_sections, every, judged), shape, At("pembagian naskah"))
    best: tuple[ParsedDocument, Sequence[Section]] = (out, sections)
    with barrier.around(At("bentuk naskah yang lain")):
        best = _better(best, shape, every)
    _conclude(document, (every, lines, tables), (best[1], judged), file, best[0])
    return best[0]


def _conclude(
    document: Document,
    read: tuple[Sequence[TextLine], Sequence[TextLine], Sequence[Found]],
    judged: tuple[Sequence[Section], PageKind],
    file: _File,
    out: ParsedDocument,
) -> None:
    """What the whole dump is, and what of it was seen without being understood.

    *read*: all lines, those without running heads, the tables; *judged*: the parts, and what the whole looks like.
    """
    every, lines, tables = read
    for number, section in enumerate(judged[0], start=1):
        reason = f"judul «{section.title}»" if section.title else "seluruh isi"
        out.verdicts.append(PageVerdict(number, section.kind, 3.0, (reason,)))
    with out.barrier.around(At("identitas dokumen")):
        instead = None if judged[1] == "lainnya" else family_of(judged[1])
        out.identity = _identity(document, every, file.plain, out, instead)
    if not (out.indikator or out.anggaran):
        taken = {id(line) for t in tables for line in t.lines}
        out.unread = len(unread_tables([line for line in lines if id(line) not in taken]))


def _file(every: Sequence[TextLine], barrier: Barrier) -> _File:
    plain = {line.number: p for line in every if (p := plain_line(line)) is not None}
    names: list[str] = barrier.result(partial(stated_names, every), [], At("nama pejabat"))
    posts: list[Stated] = barrier.result(partial(stated_posts, every), [], At("jabatan pejabat"))
    return _File(every, plain, names, posts, Vocabulary(plain.values()))


def _better(
    found: tuple[ParsedDocument, Sequence[Section]], sections: Sequence[Section], lines: Sequence[TextLine]
) -> tuple[ParsedDocument, Sequence[Section]]:
    """*found*, unless the file has a shape that the model does not read: cells that were displaced, or read across."""
    tabs = any(len(line.cells) > 1 for line in lines)
    if len(lines) > SHAPED_LINES or tabs or not blank_lines_part(lines):
        return found  # displaced cells come with blank lines between them
    shaped = read_shapes(sections, lines)
    shaped.barrier = found[0].barrier
    better = understood(shaped) > max(SHAPED * understood(found[0]), SHAPED_LEAST)
    return (shaped, sections) if better else found


def understood(parsed: ParsedDocument) -> float:
    """How much of a file became rows: values count more than texts, sure values more than doubtful ones."""
    worth = 0.0
    for row in parsed.indikator:
        if "indikator" in row.fields:
            values = [p for n in row.nilai for p in (n.target, n.realisasi, n.capaian) if p is not None]
            worth += sum(map(_worth, values)) + TEXT_WORTH * sum(name != "jabatan" for name in row.fields)
    for budget in parsed.anggaran:
        if "uraian" in budget.fields:
            worth += sum(_worth(p) for name, p in budget.fields.items() if name in ("anggaran", "realisasi", "persen"))
    return worth


def _worth(found: Print) -> float:
    return 1.0 if found.confidence > SURE else DOUBTFUL_WORTH


def _kind(document: Document, lines: Sequence[TextLine], plain: dict[int, Line], found: Sequence[Found]) -> PageKind:
    """The kind of most of the dump's pages, judged as pages are: by phrases and columns."""
    columns: dict[int, list[Column]] = {page.number: [] for page in document.pages}
    for table in found:
        for chain in chain_tables(parts_of(table)[:1], False, {0})[0]:
            for segment in chain:
                columns[table.lines[0].page] += segment.columns
    by_page: dict[int, list[Line]] = {page.number: [] for page in document.pages}
    for line in lines:
        if line.number in plain:
            by_page[line.page].append(plain[line.number])
    verdicts = [judge(p, by_page[p.number], columns[p.number], document.name) for p in document.pages]
    kind = document_kind(settle(verdicts, ()))
    return KINDS.get(kind, kind) if kind is not None else "lainnya"  # type: ignore[return-value,arg-type]


def _section(
    sections: Sequence[Section], number: int, tables: Sequence[Found], file: _File, out: ParsedDocument
) -> None:
    """Appends what section *number* (from 1) gives to *out*."""
    section = sections[number - 1]
    used = {id(line) for t in tables for line in t.lines}
    free = [line for line in section.lines if id(line) not in used]
    post: Print | None = None
    kind: str = section.kind
    if kind in ("pk_pernyataan", "pk_lampiran"):
        annex = kind == "pk_lampiran"
        post = titled_post(section.lines, file.posts) if annex else None
        beside = statement_beside(sections, number - 1) if annex else []
        people = people_of(section.lines, file.names, out.pejabat, beside)
        place_posts(section.lines, people, file.posts, post)
        kind = "pk"
    else:
        people = signatures(free)
        if kind in ("iki", "iku"):
            first = min((t.lines[0].number for t in tables), default=None)
            form = sheet_duties([x for x in free if first is None or x.number < first], file.plain, file.vocabulary)
            if form is not None:
                post = form.jabatan
                out.jabatan.append(form)
    _rows(tables, number, TableContext(file.vocabulary, kind, False, post), out)
    out.pejabat += people


def _rows(tables: Sequence[Found], number: int, ctx: TableContext, out: ParsedDocument) -> None:
    """Indicator and budget rows of one section's tables, by the parsers of PDFs; how sure they are is said after."""
    for found in tables:
        plans = {number} if ctx.jenis == "rencana_aksi" else set()
        chained = [chain_tables([part], ctx.jenis == "lkip", {0}, plans) for part in parts_of(found)]
        chains = [chain for several, _ in chained for chain in several]
        read = [table for _, tables in chained for table in tables]
        base = len(out.tables)
        ctx.carried.clear()
        for chain in chains:
            assign_levels([(row, s.columns) for s in chain for row in s.rows])
            for segment in chain:
                segment.index = base
                base += 1
                out.columns += matches_of(segment, number)
                rows, budgets = len(out.indikator), len(out.anggaran)
                segment_rows(out, segment, ctx)
                if found.order != "tabs":
                    judge_rows(out.indikator[rows:], out.anggaran[budgets:], found.order)
        out.tables += read


def _identity(
    document: Document,
    lines: Sequence[TextLine],
    plain: dict[int, Line],
    parsed: ParsedDocument,
    judged: str | None,
) -> Identity:
    """*judged*: what the whole dump looks like, where its sections say nothing."""
    free = [line for line in lines if len(line.cells) == 1 and line.number in plain]
    titles = [plain[line.number] for line in free if _is_title(line)]
    kind = kind_or_name(document_kind(parsed.verdicts) or judged, parsed.verdicts, document.name)
    return collect_identity(document, [titles], [[plain[line.number] for line in free]], parsed.pejabat, kind)


def _is_title(line: TextLine) -> bool:
    """Capitals, markdown bold, or the wording of a title."""
    text = unmarked(line.text)
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 4 or len(text.split()) > MAX_TITLE_WORDS or len(line.cells) > 1:
        return False
    capitals = sum(c.isupper() for c in letters) >= 0.85 * len(letters)
    return capitals or any(pattern.match(text) for _, pattern in TITLES)
