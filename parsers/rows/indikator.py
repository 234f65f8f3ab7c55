"""Rows of indicator tables: one `IndikatorRow` per printed indicator, with its levels, texts and values as printed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from petik.parsers.columns.column import UNHEADED, Column, revised_first
from petik.parsers.columns.heading_periods import ROMAN
from petik.parsers.columns.heading_units import in_unit
from petik.parsers.columns.measures import BESIDE, HIERARCHY, Measure
from petik.parsers.model import IndikatorRow, Line, NilaiRow, Print
from petik.parsers.print.level_words import aim_level, named_level
from petik.parsers.print.row_labels import SUMMARY, TOTAL, is_row_number
from petik.parsers.print.strings import BULLET, clean, formula_of, item_marker, print_of, squash, value_print
from petik.parsers.rows.cell_items import alike_items, split_items, text_of_items
from petik.parsers.rows.context import TableContext
from petik.parsers.rows.items import Item, unnumbered
from petik.parsers.rows.levels import split_stacked
from petik.parsers.tables.body import Row, Slot, doubted, noting_unused
from petik.schemas.keyakinan import DOUBTED

# a row that heads the indicators of one level below it: "Tujuan", "INDIKATOR SASARAN :", "Program"
SECTION = re.compile(
    r"^(?:indikator\s+)?(?P<level>tujuan|sasaran|program|kegiatan|sub\s*kegiatan)(?:\s+strategis)?\s*:?$", re.I
)
# as in "Sasaran 1 :", "Sasaran ke-3 :", "Tujuan Renstra :", "Misi I.", "SUB KEGIATAN : …"
LEVEL_LABEL = re.compile(
    r"^(?:sasaran|tujuan|misi)(?:\s+(?:strategis|renstra))?\s*(?:ke\s*-?\s*)?(?:\d+|[ivx]+)?\s*[:.]\s*|"
    r"^(?:program|(?:sub\s*-?\s*)?kegiatan)\s*:\s*",
    re.I,
)
LABEL_NUMBER = re.compile(r"^\(?[A-Za-z\d]{1,3}[.)](?:\s+|(?=(?:program|kegiatan)\b))", re.I)  # "A. Program …"
# as in "… yang meliputi kegiatan :", "… meliputi pelaksanaan kegiatan :", "… dengan kegiatan :"
GROUP_TAIL = re.compile(r"\s+(?:yang\s+)?(?:meliputi|dengan)\s+(?:pelaksanaan\s+)?kegiatan\s*:?\s*$", re.I)
WORKS_NAMED = re.compile(r"program|kegiatan", re.I)  # "Tujuan/Sasaran Strategis/Program"
# a target cell that names its own period: "Target Tahunan : 80%", "TW 1 (B03) : 15 Poin", "Triwulan II: -"
CELL_PERIOD = re.compile(
    r"^(?:(?P<year>target\s+(?:tahunan|tahun|akhir))|(?:tw|trw|triwulan)\.?\s*(?P<tw>iv|iii|ii|i|[1-4])\s*(?:\(\s*B?\d+\s*\))?)\s*:",
    re.I,
)

# no name of a level but a value: "15%", "1 titik TPU", "2 unit"
VALUE_ALONE = re.compile(r"^\d[\d.,]*\s*(?:%|(?:[^\W\d]+%?\s*){1,2})?$")


def indikator_of(
    row: Row, found: Sequence[Measure], ctx: TableContext, below: Sequence[Row] = ()
) -> list[IndikatorRow]:
    """The indicator records of one body row; the levels in *ctx* have been brought up to date by `carry`.

    *below* are the rows that follow: where target cells name their period ("TW 1 (B03) : 15 Poin"), those beside the
    same merged indicator belong to its record.
    """
    out: list[IndikatorRow] = []
    for measure in found:
        label = _period_label(row, measure)
        slot = row.slots.get(measure.indikator.index)
        if label is not None and slot is not None:
            if slot.own:
                out += _by_labels([row, *_same_indicator(measure, below)], measure, ctx)
        elif slot is not None and _prints_own(row, measure, slot):
            out += _measure_rows(row, measure, ctx, row.page) or []
    return out


def _prints_own(row: Row, measure: Measure, slot: Slot) -> bool:
    """True where this row prints the indicator or a value of it; a cell merged down from above alone is no new row."""
    if slot.own:
        return True
    slots = [row.slots[c.index] for c in measure.values if c.index in row.slots]
    return any(s.own and s.lines for s in slots)


def _period_label(row: Row, measure: Measure) -> str | None:
    """The period that the row's target cell names itself ("" for the year), None where it names none."""
    for column in measure.values:
        slot = row.slots.get(column.index)
        if column.field == "target" and slot is not None and slot.own and slot.lines:
            match = CELL_PERIOD.match(slot.text)
            if match is not None:
                return "" if match["year"] else f"TW{ROMAN[match['tw'].lower()]}"
    return None


def _same_indicator(measure: Measure, below: Sequence[Row]) -> list[Row]:
    """The rows right below that continue the merged indicator cell with further periods."""
    out = []
    for other in below:
        slot = other.slots.get(measure.indikator.index)
        if slot is None or (slot.own and slot.lines) or _period_label(other, measure) is None:
            break
        out.append(other)
    return out


def under_headings(rows: Sequence[IndikatorRow]) -> list[IndikatorRow]:
    """Bulleted rows take the name of the row without values above them: "Jumlah kasus" over "- Rabies"."""
    out: list[IndikatorRow] = []
    heading: IndikatorRow | None = None
    following: list[IndikatorRow | None] = [*rows[1:], None] if rows else []
    for row, after in zip(rows, following, strict=True):
        bullet = row.marker is not None and BULLET.match(row.marker) is not None
        opens = after is not None and after.marker is not None and BULLET.match(after.marker) is not None
        if not bullet:
            heading = row if opens and not row.nilai and after is not None and after.nilai else None
            if heading is None:
                out.append(row)
            continue
        if heading is not None and "indikator" in row.fields and "indikator" in heading.fields:
            own, head = row.fields["indikator"], heading.fields["indikator"]
            row.fields["indikator"] = own.with_text(f"{head.text.rstrip(' :')} : {own.text}")
        out.append(row)
    return out


def _by_labels(rows: Sequence[Row], measure: Measure, ctx: TableContext) -> list[IndikatorRow]:
    """One record whose periods stand below each other, each row naming its own."""
    first = rows[0]
    slot = first.slots[measure.indikator.index]
    name = print_of(unnumbered(slot.lines), ctx.page(first.page), slot.box, ctx.vocabulary)
    made = _record(name, {}, first, measure, ctx, first.page)
    for row in rows:
        label = _period_label(row, measure) or ""
        lines = {c.index: row.slots[c.index].lines for c in measure.values if c.index in row.slots}
        for entry in _nilai(lines, row, measure, ctx, row.page):
            entry.periode = label
            entry.target = _without_label(entry.target)
            made.nilai.append(entry)
    return [made]


def _without_label(found: Print | None) -> Print | None:
    if found is None:
        return None
    rest = CELL_PERIOD.sub("", found.text).strip()
    return found.with_text(rest) if rest else None


def note_group(row: Row, title: str, ctx: TableContext) -> None:
    """A title over the whole width names the level that the rows below stand under."""
    level = named_level(title)
    if level not in HIERARCHY:
        return
    lines = next(s.lines for s in row.slots.values() if s.lines and s.text == title)
    found = print_of(lines, ctx.page(row.page), vocabulary=ctx.vocabulary)
    if found is not None:
        _set_level(ctx, level, found.with_text(strip_level_label(found.text)))


def strip_level_label(text: str) -> str:
    """Label, number and tail of a group title taken off; "Program" stays, it is part of a program's name."""
    out = LABEL_NUMBER.sub("", LEVEL_LABEL.sub("", clean(text)))
    return GROUP_TAIL.sub("", out) or clean(text)


def _set_level(ctx: TableContext, level: str, found: Print) -> None:
    """A new print on one level ends what stood below it."""
    ctx.carried[level] = found
    ctx.carried.pop("hasil", None)
    for lower in HIERARCHY[HIERARCHY.index(level) + 1 :]:
        ctx.carried.pop(lower, None)


def carry(row: Row, columns: Sequence[Column], ctx: TableContext) -> None:
    """Prints of the hierarchy columns in this row; a blank cell keeps what stood above (merged or "same as above")."""
    page = row.page
    for column in columns:
        slot = row.slots.get(column.index)
        if slot is None or not slot.lines or TOTAL.match(slot.text):
            continue
        if column.field == "jenjang":
            _carry_mixed(column, slot, ctx, page)
        elif column.field == "program_kegiatan" and slot.own:
            _carry_stacked(slot, row.level, ctx, page)
        elif column.field in HIERARCHY:
            _carry_plain(column, slot, ctx, page)


def _carry_plain(column: Column, slot: Slot, ctx: TableContext, page: int) -> None:
    level = column.field or ""
    found = print_of(unnumbered(slot.lines), ctx.page(page), slot.box, ctx.vocabulary)
    if found is None or is_row_number(found.text):
        return
    if level == "sasaran" and column.tingkat in ctx.carried:  # the aim of the program that a title above names
        ctx.carried["hasil"] = found
        return
    if VALUE_ALONE.match(found.text):  # the columns of this table were not understood
        note = f"kolom {level} berisi angka; mungkin nilai dari kolom lain"
        found = replace(found, confidence=min(found.confidence, DOUBTED), note=note)
    before = ctx.carried.get(level)
    if before is None or squash(before.text) != squash(found.text):
        _set_level(ctx, level, found)


def _carry_mixed(column: Column, slot: Slot, ctx: TableContext, page: int) -> None:
    """A cell of a column for aims of several levels; one of goals and aims alone says not whose part the aim is."""
    found = print_of(unnumbered(slot.lines), ctx.page(page), slot.box, ctx.vocabulary)
    if found is None or is_row_number(found.text):
        return
    level = aim_level(found.text, column.heading)
    before = ctx.carried.get(level)
    if before is None or squash(before.text) != squash(found.text):
        _set_level(ctx, level, found.with_text(strip_level_label(found.text)))
    if level == "sasaran" and not WORKS_NAMED.search(column.heading):
        ctx.carried.pop("tujuan", None)


def _carry_stacked(slot: Slot, row_level: str | None, ctx: TableContext, page: int) -> None:
    if row_level == "belanja":
        return
    if row_level == "hasil":  # what a program or activity is for, below its name
        found = print_of(unnumbered(slot.lines), ctx.page(page), slot.box, ctx.vocabulary)
        if found is not None:
            ctx.carried["hasil"] = found
        return
    if row_level == "urusan":
        for level in HIERARCHY[HIERARCHY.index("program") :]:
            ctx.carried.pop(level, None)
        return
    parts = {row_level: list(slot.lines)} if row_level else split_stacked(slot.lines).parts
    for level, lines in parts.items():
        found = print_of(unnumbered(lines), ctx.page(page), slot.box, ctx.vocabulary)
        if found is not None:
            before = ctx.carried.get(level)
            if before is None or squash(before.text) != squash(found.text):
                _set_level(ctx, level, found)


def _measure_rows(row: Row, measure: Measure, ctx: TableContext, page: int) -> list[IndikatorRow] | None:
    """The records of one indicator cell; None when the row has no indicator."""
    slot = row.slots.get(measure.indikator.index)
    if slot is None or not slot.lines or is_row_number(slot.text):
        return None
    unit_cols = [t for t in measure.texts if t.field == "satuan"]
    values, units = _beside(row, measure.values), _beside(row, unit_cols)
    items = split_items(slot.lines, slot.box, values, units)
    if items is None and not values and not units:
        items = alike_items(slot.lines)
        items = items if items is not None and _texts_of(items, row, measure) else None
    if items is None:
        lines = {**values, **units}
        whole = print_of(unnumbered(slot.lines), ctx.page(page), slot.box, ctx.vocabulary)
        if whole is None or not any(map(str.isalpha, whole.text)) or SUMMARY.match(whole.text):
            return None
        if _opens_section(whole, lines, ctx):
            return None
        made = _record(whole, lines, row, measure, ctx, page)
        made.marker = item_marker(slot.lines[0])
        return [made]
    shown = [i for i in items if i.has_value or not any(i in other.parents for other in items)]
    texts = _texts_of(shown, row, measure)
    out = []
    for k, item in enumerate(shown):
        name = _item_name(item, ctx, page, slot)
        if name is not None:
            own = {c: tuple(v) for c, v in item.values.items()} | {c: parts[k] for c, parts in texts.items()}
            out.append(_record(name, own, row, measure, ctx, page))
    return out


def _opens_section(name: Print, lines: Mapping[int, Sequence[Line]], ctx: TableContext) -> bool:
    """True for a row that is nothing but the name of a level; the rows below it are of that level."""
    match = SECTION.match(name.text)
    if match is None or any(lines.values()):
        return False
    ctx.section = re.sub(r"\s+", "", match["level"].lower())
    return True


def _texts_of(items: Sequence[Item], row: Row, measure: Measure) -> dict[int, list[list[Line]]]:
    """The text columns that hold a text of its own for each of *items*; in others one text speaks of all."""
    out = {}
    for column in measure.texts:
        slot = row.slots.get(column.index)
        if column.field != "satuan" and slot is not None and slot.lines:
            parts = text_of_items(slot.lines, slot.box, items)
            if parts is not None:
                out[column.index] = parts
    return out


def _beside(row: Row, columns: Sequence[Column]) -> dict[int, Sequence[Line]]:
    """The lines of *columns* in this row, by column index; blank cells are left out."""
    return {c.index: slot.lines for c in columns if (slot := row.slots.get(c.index)) is not None and slot.lines}


def _item_name(item: Item, ctx: TableContext, page: int, slot: Slot) -> Print | None:
    """Headings of the item and its own text: "Jumlah produksi : Daging"."""
    lines = item.lines if item.marker is not None else unnumbered(item.lines)
    own = print_of(lines, ctx.page(page), slot.box, ctx.vocabulary)
    if own is None:
        return None
    heads: list[Item] = []
    for parent in reversed(item.parents):  # one with a value is an indicator itself: what stands above it is its own
        if parent.has_value and not clean(parent.lines[-1].text).endswith(":"):
            break
        heads.insert(0, parent)
    texts = [h.text for p in heads if (h := print_of(p.lines, ctx.page(page), slot.box, ctx.vocabulary)) is not None]
    return own.with_text(" : ".join([*(t.rstrip(" :") for t in texts), own.text]))


def _record(
    name: Print | None, values: Mapping[int, Sequence[Line]], row: Row, measure: Measure, ctx: TableContext, page: int
) -> IndikatorRow:
    fields: dict[str, Print] = {}
    if name is not None:
        fields["indikator"] = name
    if ctx.jabatan is not None:
        fields["jabatan"] = ctx.jabatan
    tingkat = _tingkat(measure, row, ctx)
    for level in HIERARCHY[: HIERARCHY.index(tingkat) + 1] if tingkat else HIERARCHY:
        if level in ctx.carried and (_has_parent(measure, level) or level not in fields):
            fields[level] = ctx.carried[level]
    if "hasil" in ctx.carried and "sasaran" not in fields:
        fields["sasaran"] = ctx.carried["hasil"]
    for column in measure.serving:
        if column.field in ctx.carried and column.field not in fields and row.text(column.index):
            fields[column.field] = ctx.carried[column.field]
    for column in measure.texts:
        slot = row.slots.get(column.index)
        own = column.field == "satuan" or column.index in values
        lines = values.get(column.index) if own else (slot.lines if slot else ())
        box = slot.box if slot else None
        read = formula_of if column.field == "formulasi" else print_of
        found = read(lines or (), ctx.page(page), box, ctx.vocabulary)
        if found is not None and column.field and column.field not in fields:
            fields[column.field] = doubted(found, column) if column.reason == UNHEADED else found
    made = IndikatorRow(fields, tingkat, page=ctx.page(page))
    made.nilai = _nilai(values, row, measure, ctx, page)
    return made


def _has_parent(measure: Measure, level: str) -> bool:
    return any(c.field in (level, "program_kegiatan", "jenjang") for c in measure.parents)


def _tingkat(measure: Measure, row: Row, ctx: TableContext) -> str | None:
    """The level of this record; below group titles and in a stacked column the deepest level that is open."""
    if measure.tingkat == BESIDE:
        return _level_beside(measure, row, ctx)
    if measure.tingkat not in (None, "program_kegiatan", "jenjang"):
        return measure.tingkat
    found = [h for h in HIERARCHY if h in ctx.carried]
    return found[-1] if found else ctx.section


def _level_beside(measure: Measure, row: Row, ctx: TableContext) -> str | None:
    """The level of the work that this row names, else of the aim that begins on it."""
    printed = [c for c in measure.parents if (slot := row.slots.get(c.index)) is not None and slot.lines]
    if any(c.field == "program_kegiatan" for c in printed):
        works = [h for h in HIERARCHY[HIERARCHY.index("program") :] if h in ctx.carried]
        return works[-1] if works else None
    aims = [c.field for c in printed if c.field in HIERARCHY]
    own = [c.field for c in printed if c.field in HIERARCHY and row.slots[c.index].own]
    return own[-1] if own else aims[-1] if aims else None


def _nilai(
    values: Mapping[int, Sequence[Line]], row: Row, measure: Measure, ctx: TableContext, page: int
) -> list[NilaiRow]:
    """One entry per period that the table has a column for, in the order of the columns."""
    out = {c.periode: NilaiRow(c.periode) for c in measure.values}
    for column in revised_first(measure.values):
        slot = row.slots.get(column.index)
        box = slot.box if slot else None
        found = value_print(values.get(column.index, ()), ctx.page(page), box, ctx.vocabulary)
        if column.field is None or found is None:
            continue
        found = in_unit(doubted(found, column), column)
        kept = getattr(out[column.periode], column.field)
        setattr(out[column.periode], column.field, found if kept is None else noting_unused(kept, column, found))
    found_any = any(n.target or n.realisasi or n.capaian for n in out.values())
    return list(out.values()) if found_any else []
