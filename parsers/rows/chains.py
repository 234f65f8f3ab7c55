"""Tables of a file strung together: headers inherited by continuation pages, rows cut by a page break made whole."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from petik.parsers.barrier import At, Barrier, guarded
from petik.parsers.columns.column import GROUPING, MONEY, NAMING, NUMERIC, Column, columns_of
from petik.parsers.columns.contents import (
    bare_period_columns,
    columns_by_content,
    columns_by_wording,
    settle_by_content,
)
from petik.parsers.columns.header import header_depth, split_glued_header
from petik.parsers.columns.headings import read_columns
from petik.parsers.columns.quarters import quarters_in_order
from petik.parsers.model import ColumnMatch, Table
from petik.parsers.print.broken_numbers import whole_numbers
from petik.parsers.print.row_labels import is_row_number
from petik.parsers.print.strings import squash
from petik.parsers.rows.cut_rows import join_cut_row
from petik.parsers.rows.markers import mark_rows
from petik.parsers.rows.segment import Segment
from petik.parsers.tables.body import Row, body_rows, split_by_numbers
from petik.parsers.tables.boxes import box_level
from petik.parsers.tables.page_break import columns_of_rest, is_rest, same_place
from petik.parsers.tables.redrawn_columns import continued_columns, lossy, under_cut_header
from petik.parsers.tables.repeated_header import under_repeated_header
from petik.parsers.tables.tall_rows import split_tall

REPEATED = 3  # cells that a row must repeat of the header to be one


def chain_tables(
    tables: Sequence[Table],
    report: bool,
    opening: Collection[int],
    plans: Collection[int] = (),
    barrier: Barrier | None = None,
) -> tuple[list[list[Segment]], list[Table]]:
    """Tables to chains of segments that share a header; also the tables as they were read (glued headers parted).

    *report*: the file is an LKIP, where a column headed by a bare year holds the realisation of that year.
    *opening*: indexes of the tables that open their page (no text of the page's own stands above them); only those,
    and tables right below another one, can be continuations without a header.
    *plans*: pages of a rencana aksi, where quarters without another word are planned.
    A table that cannot be interpreted (*barrier*) is a chain of its own without columns and rows.
    """
    chains: list[list[Segment]] = []
    read: list[Table] = []
    for index, raw in enumerate(tables):
        last = chains[-1][-1] if chains else None
        segment = Segment(index, raw, [])
        with guarded(barrier, At("judul kolom dan baris tabel", raw.page, index + 1)):
            segment = _segment(index, raw, chains[-1] if chains else [], (report, index in opening, raw.page in plans))
        read.append(segment.table)
        if segment.continued and last is not None:
            with guarded(barrier, At("baris yang terpotong halaman", raw.page, index + 1)):
                join_cut_row(last, segment)
            chains[-1].append(segment)
        else:
            chains.append([segment])
    return chains, read


def _segment(index: int, raw: Table, chain: Sequence[Segment], known: tuple[bool, bool, bool]) -> Segment:
    """One table with its columns and rows, as it stands behind the tables of *chain*.

    *known*: whether the file is a report, the table opens its page, the page is a plan's (see `chain_tables`).
    """
    table = split_glued_header(raw)
    depth = header_depth(table)
    if depth == 0:
        table = raw
    if depth:
        table, depth, columns, same = _headed(table, depth, chain, known)
    else:
        columns, same = _unheaded(table, chain, known)
    segment = Segment(index, table, columns, _rows(table, depth, columns), same)
    mark_rows(segment.rows, columns)
    return segment


def _headed(
    table: Table, depth: int, chain: Sequence[Segment], known: tuple[bool, bool, bool]
) -> tuple[Table, int, list[Column], bool]:
    """A table with a header: the table, its header's depth, its columns, and whether it goes on with *chain*."""
    report, opens, plan = known
    columns = quarters_in_order(table, depth, read_columns(table, depth))
    columns = _of_box(table, settle_by_content(table, depth, _settle_bare(columns, report, plan)))
    last = chain[-1] if chain else None
    if last is None or last.table.page < table.page - 1:
        return table, depth, columns, False
    if last.table.page == table.page:
        same = opens and _same_meanings(last.columns, columns) and _begins_blank(table, depth, columns)
        return table, depth, columns, same
    same = _same_header(last.columns, columns)
    if _same_words(last.columns, columns):
        columns = [replace(b, x0=c.x0, x1=c.x1) for b, c in zip(last.columns, columns, strict=True)]
        same = True
    if not same and opens and (whole := under_cut_header(columns, last.columns)) is not None:
        return table, depth, whole, True
    cut = not same or any(c.row < depth < c.row + c.row_span and c.lines for c in table.cells)
    if cut and opens and (parted := under_repeated_header(table, _columns_so_far(chain))) is not None:
        return *parted, True
    return table, depth, columns, same


def _unheaded(
    table: Table, chain: Sequence[Segment], known: tuple[bool, bool, bool]
) -> tuple[list[Column], bool]:
    """The columns of a table without a header, and whether they are those of *chain*."""
    report, opens, _ = known
    goes_on = bool(chain) and is_rest(chain[-1].table, table, opens)
    found = columns_of_rest(table, _columns_so_far(chain)) if goes_on else None
    if goes_on and lossy(found, chain[-1].columns):
        found = continued_columns(table, chain[-1].table, chain[-1].columns) or found
    columns = found if found is not None else read_columns(table, 0)
    if found is None and table.method == "aligned" and not report:
        columns = columns_by_content(table) or columns
    elif found is None and not report and not any(c.field for c in columns):
        columns = columns_by_wording(table) or columns
    return columns, found is not None


def _settle_bare(columns: list[Column], report: bool, plan: bool) -> list[Column]:
    fields = {c.field for c in columns}
    if "indikator" not in fields and "indikator_campuran" not in fields:
        return columns
    reported = not plan and (report or "target" in fields)  # a plan has no results, in whatever book it stands
    return bare_period_columns(columns, "realisasi" if reported else "target")


def _same_header(a: Sequence[Column], b: Sequence[Column]) -> bool:
    return [c.field for c in a if c.field] == [c.field for c in b if c.field] and len(a) == len(b)


def _same_meanings(a: Sequence[Column], b: Sequence[Column]) -> bool:
    """True where both headers, however many blank columns they draw, hold the same values of the same periods."""
    named = [[(c.field, c.tingkat, c.periode) for c in columns if c.field not in (None, "lain")] for columns in (a, b)]
    return named[0] == named[1] and any(field in NAMING for field, _, _ in named[0])


def _begins_blank(table: Table, depth: int, columns: Sequence[Column]) -> bool:
    """True where the first row below the header leaves a name blank that only the table above can give it."""
    named = {c.index for c in columns if c.field in (*NAMING, *GROUPING) and c.field != "no"}
    first = [c for c in table.cells if c.row == depth and c.col in named]
    return any(not c.lines for c in first)


def _columns_so_far(chain: Sequence[Segment]) -> list[Column]:
    """The columns of the last table of *chain*, and those of the tables before it that it has not drawn."""
    out = list(chain[-1].columns)
    for segment in reversed(chain[:-1]):
        known = [c for c in segment.columns if c.field is not None]
        out += [c for c in known if not any(same_place(c, o) for o in out)]
    return out


def _of_box(table: Table, columns: list[Column]) -> list[Column]:
    """In a box titled "KEGIATAN : …" the aims and indicators are those of the kegiatan."""
    level = box_level(table)
    if level is None:
        return columns
    own = ("sasaran", "indikator", "target", "realisasi", "capaian")
    return [replace(c, tingkat=level) if c.field in own else c for c in columns]


def _same_words(a: Sequence[Column], b: Sequence[Column]) -> bool:
    """True where both headers print the same words: what the first page's cells said of the columns holds on."""
    return [squash(c.heading) for c in a] == [squash(c.heading) for c in b] and len({c.heading for c in a}) > 2


def _rows(table: Table, depth: int, columns: Sequence[Column]) -> list[Row]:
    anchors = [c.index for c in columns_of(columns, *NAMING)]
    values = [c.index for c in columns_of(columns, *NUMERIC)]
    numbers = [c.index for c in columns_of(columns, "no")]
    starts = [*anchors, *values] if anchors else []
    out: list[Row] = []
    for row in body_rows(table, depth, starts, columns):
        if _repeats_header(row, columns):
            continue
        money = {id(row.slots[c.index]) for c in columns_of(columns, *MONEY) if c.index in row.slots}
        for slot in {id(s): s for i in values if (s := row.slots.get(i)) is not None}.values():
            slot.lines = whole_numbers(slot.lines, slot.box, id(slot) in money)
        parts = split_tall(row, columns, anchors) if table.method == "ruled" else [row]
        out += parts if len(parts) > 1 else split_by_numbers(row, numbers, anchors, values)
    return out


def _repeats_header(row: Row, columns: Sequence[Column]) -> bool:
    """True for a header printed again in the middle of the body: its cells are the headings of their columns."""
    named = [c for c in columns if c.field not in (None, "lain")]
    headings = {c.index: {squash(part) for part in c.heading.split(" > ")} for c in named}
    found = {i: slot.text for i, slot in row.slots.items() if i in headings and slot.lines}
    texts = {i: text for i, text in found.items() if not is_row_number(text)}
    hits = [i for i, text in texts.items() if squash(text) in headings.get(i, ())]
    return len(hits) >= REPEATED and len(hits) == len(texts)


def matches_of(segment: Segment, page: int) -> list[ColumnMatch]:
    """The verdicts on a table's columns, for `petik headings`."""
    return [
        ColumnMatch(
            page,
            segment.index,
            c.index,
            c.heading,
            c.field if c.tingkat is None else f"{c.field}:{c.tingkat}",
            c.score,
            c.reason,
            c.periode,
        )
        for c in segment.columns
    ]
