"""Rows of budget columns: one `AnggaranRow` per printed amount and period, with its name, level and parents."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from petik.parsers.columns.column import Column, columns_of, revised_first
from petik.parsers.columns.heading_units import in_unit
from petik.parsers.model import AnggaranRow, Line, Print
from petik.parsers.print.level_words import named_level
from petik.parsers.print.row_labels import TOTAL, is_row_number
from petik.parsers.print.strings import clean, print_of, value_print
from petik.parsers.rows.context import TableContext
from petik.parsers.rows.indikator import strip_level_label
from petik.parsers.rows.items import Item, attach_by_height, attach_by_order, find_items, unnumbered
from petik.parsers.rows.levels import split_stacked
from petik.parsers.tables.body import Row, Slot, doubted, noting_unused

NAMES = ("program_kegiatan", "subkegiatan", "kegiatan", "program", "uraian")
MONEY_FIELDS = {"anggaran": "anggaran", "realisasi_anggaran": "realisasi", "persen_anggaran": "persen"}
SPENDING = re.compile(r"^(?:[\dA-Za-z]{1,3}[.)]\s*)?belanja\b", re.I)  # "Belanja Langsung"
# what stands where a number was meant and none came of it: "#REF!", "#NUM!", "#####", "NaN", "-INF"
BROKEN = re.compile(r"^\s*(?:#[A-Z/0?!]+[!?A]|#{3,}|[-+]?(?:nan|inf|infinity))\s*$", re.I)
FUND = re.compile(r"\b(?:APBD|APBN|DAK|DAU|BLUD|DBHCHT|PAD|Dekonsentrasi|Bankeu)\b", re.I)


INDICATORS = ("indikator", "indikator_campuran")
LEVELS = ("program", "kegiatan", "subkegiatan", "belanja")


def has_money(columns: Sequence[Column]) -> bool:
    """True for tables that give something its money: a program, a spending line, or an indicator."""
    return bool(columns_of(columns, "anggaran", "realisasi_anggaran")) and bool(_name_fields(columns))


def _name_fields(columns: Sequence[Column]) -> tuple[str, ...]:
    """What the names of the money stand under: indicators only where the table has nothing else to name."""
    fields = {c.field for c in columns}
    return NAMES if fields & set(NAMES) else INDICATORS if fields & set(INDICATORS) else ()


def anggaran_of(row: Row, columns: Sequence[Column], ctx: TableContext) -> list[AnggaranRow]:
    """The budget records of one body row: one per name and period in which an amount is printed."""
    out: list[AnggaranRow] = []
    for block in _blocks(columns):
        out += _block_rows(row, block, ctx)
    return out


def _blocks(columns: Sequence[Column]) -> list[list[Column]]:
    """The columns in blocks of one name each, where several levels stand side by side with money of their own."""
    money = [c for c in columns if c.field in MONEY_FIELDS]
    twice = any(a.field == b.field and a.periode == b.periode and b.index - a.index > 1 for a in money for b in money)
    if not twice:
        return [list(columns)]
    names = [c.index for c in columns if c.field in _name_fields(columns)]
    if len(names) < 2:
        return [list(columns)]
    others = [c for c in columns if c.field not in MONEY_FIELDS and c.field not in NAMES]
    out = []
    for i, start in enumerate(names):
        end = names[i + 1] if i + 1 < len(names) else 10_000
        block = [c for c in columns if start <= c.index < end and (c.field in MONEY_FIELDS or c.index == start)]
        if any(c.field in MONEY_FIELDS for c in block):
            out.append(block + others)
    return out


def _block_rows(row: Row, columns: Sequence[Column], ctx: TableContext) -> list[AnggaranRow]:
    money = [c for c in columns if c.field in MONEY_FIELDS]
    lines = {c.index: row.slots[c.index].lines for c in money if c.index in row.slots and row.slots[c.index].own}
    if not any(lines.values()):
        return []
    column, slot = _name_slot(row, columns, ctx.money_level)
    if slot is not None and slot.own and columns_of(columns, "realisasi_anggaran"):
        lines |= {c.index: s.lines for c in money if (s := row.slots.get(c.index)) is not None and not s.own}
    if slot is not None and column is not None and max(len(x) for x in lines.values()) > 1:
        split = _split(row, column, slot, lines, columns, ctx)
        if split is not None:
            return split
    if slot is None and (above := _named_above(row, columns, ctx)) is not None:
        return _by_period(above[1], above[0], lines, row, columns, ctx)
    if row.level == "hasil":
        column, slot = _indicator_slot(row, columns)
    name = _name(slot, column, row, ctx) if slot is not None and column is not None else None
    return _by_period(name, _tingkat(name, column, row, ctx), lines, row, columns, ctx)


def _indicator_slot(row: Row, columns: Sequence[Column]) -> tuple[Column | None, Slot | None]:
    """The indicator of a row that names what a program is for: money beside it is the indicator's."""
    for column in columns_of(columns, *INDICATORS):
        slot = row.slots.get(column.index)
        if slot is not None and slot.lines:
            return column, slot
    return None, None


def _named_above(row: Row, columns: Sequence[Column], ctx: TableContext) -> tuple[str, Print] | None:
    """Level and name of what stands above a row with an indicator of its own but a blank name: a further indicator of
    the same program or kegiatan. A total has no indicator."""
    cells = [row.slots[c.index] for c in columns_of(columns, "indikator", "indikator_campuran") if c.index in row.slots]
    open_levels = [level for level in ("program", "kegiatan", "subkegiatan") if level in ctx.carried]
    if not open_levels or not any(s.own and s.lines for s in cells):
        return None
    found = ctx.carried[open_levels[-1]]
    return open_levels[-1], found.with_text(found.text, "nama dari baris di atasnya")


def _name_slot(row: Row, columns: Sequence[Column], level: str | None) -> tuple[Column | None, Slot | None]:
    """The cell that names what the money is for: that of *level*, else the deepest level that this row prints."""
    fields = _name_fields(columns)
    for field in sorted(fields, key=lambda f: f != level):
        for column in columns:
            slot = row.slots.get(column.index)
            if column.field == field and slot is not None and slot.lines and not is_row_number(slot.text):
                return column, slot
    return None, None


def _name(slot: Slot, column: Column, row: Row, ctx: TableContext) -> Print | None:
    lines: Sequence[Line] = slot.lines
    if column.field == "program_kegiatan" and row.level is None:
        parts = split_stacked(slot.lines).parts
        deepest = [p for p in ("program", "kegiatan", "subkegiatan") if p in parts]
        lines = parts[deepest[-1]] if deepest else lines
    found = print_of(unnumbered(lines), ctx.page(row.page), slot.box, ctx.vocabulary)
    return found.with_text(strip_level_label(found.text)) if found is not None else None


def _tingkat(name: Print | None, column: Column | None, row: Row, ctx: TableContext) -> str | None:
    if column is not None and column.field in INDICATORS and name is not None:
        return None
    if name is None or TOTAL.match(name.text) or row.level == "urusan":
        return "jumlah"
    if SPENDING.match(name.text):
        return "belanja"
    named = named_level(name.text)
    field = column.field if column is not None else None
    if field == "program_kegiatan":
        return row.level if row.level in LEVELS else (named or "kegiatan")
    if field in ("program", "kegiatan", "subkegiatan"):
        return "program" if named == "program" else field
    if named in ("program", "kegiatan", "subkegiatan"):
        return named
    # PermenPAN-RB 53/2014, annex I: the agreement of an agency lists programmes, that of a unit its activities
    return ("program" if ctx.jabatan is None else "kegiatan") if ctx.jenis == "pk" else None


def _by_period(
    name: Print | None,
    tingkat: str | None,
    lines: Mapping[int, Sequence[Line]],
    row: Row,
    columns: Sequence[Column],
    ctx: TableContext,
) -> list[AnggaranRow]:
    made: dict[str, AnggaranRow] = {}
    for column in _of_level(revised_first(columns), tingkat):
        field = MONEY_FIELDS.get(column.field or "")
        if field is None or not lines.get(column.index):
            continue
        found = value_print(lines[column.index], ctx.page(row.page), row.slots[column.index].box)
        if found is None or found.text.strip() in ("Rp", "Rp.") or _merged_remark(row.slots[column.index], found):
            continue
        found = in_unit(doubted(found, column), column)
        entry = made.setdefault(column.periode, AnggaranRow({}, tingkat, column.periode, ctx.page(row.page)))
        kept = entry.fields.get(field)
        if kept is not None and kept.text == found.text:
            continue  # one amount in the columns of several levels
        entry.fields[field] = found if kept is None else noting_unused(kept, column, found)
    periods = [c.periode for c in columns]
    entries = sorted(made.values(), key=lambda e: periods.index(e.periode))
    rows = [e for e in entries if any(re.search(r"\d", p.text) or BROKEN.match(p.text) for p in e.fields.values())]
    for entry in rows:
        _texts(entry, name, row, columns, ctx)
    return rows


def _merged_remark(slot: Slot, found: Print) -> bool:
    """A remark that reaches over an amount's column and others ("PENYERAPAN ANGGARAN") is no amount."""
    return slot.span > 1 and not re.search(r"\d", found.text)


def _of_level(columns: Sequence[Column], tingkat: str | None) -> list[Column]:
    """Where the levels have columns of their own ("Anggaran per Kegiatan | per Program") those of *tingkat* first."""
    return sorted(columns, key=lambda c: c.tingkat not in (None, tingkat) if c.field in MONEY_FIELDS else False)


def _texts(entry: AnggaranRow, name: Print | None, row: Row, columns: Sequence[Column], ctx: TableContext) -> None:
    if name is not None:
        entry.fields["uraian"] = name
        fund = _fund(name, row, columns, ctx)
        if fund is not None:
            entry.fields["sumber_dana"] = fund
    if ctx.jabatan is not None:
        entry.fields["jabatan"] = ctx.jabatan
    order = ("program", "kegiatan", "subkegiatan")
    above = order[: order.index(entry.tingkat)] if entry.tingkat in order else order if row.level == "belanja" else ()
    for level in above:
        if level in ctx.carried and level in ("program", "kegiatan"):
            entry.fields[level] = ctx.carried[level]


def _fund(name: Print, row: Row, columns: Sequence[Column], ctx: TableContext) -> Print | None:
    """The source of funds: its own column, the remarks column, or brackets in the name ("… (APBD)")."""
    for column in columns_of(columns, "sumber_dana", "keterangan"):
        slot = row.slots.get(column.index)
        if slot is None or not slot.lines:
            continue
        found = print_of(slot.lines, ctx.page(row.page), slot.box, ctx.vocabulary)
        if found is not None and (column.field == "sumber_dana" or FUND.search(found.text)):
            return found
    bracket = re.search(r"\((" + FUND.pattern + r"[^()]*)\)", name.text, re.I)
    return name.with_text(clean(bracket[1])) if bracket else None


def _split(
    row: Row,
    column: Column,
    slot: Slot,
    lines: Mapping[int, Sequence[Line]],
    columns: Sequence[Column],
    ctx: TableContext,
) -> list[AnggaranRow] | None:
    """One ruled cell with several names beside several amounts: paired by height, else by order."""
    amounts = {c: [x for x in found if re.search(r"\d", x.text)] for c, found in lines.items()}
    if max(len(x) for x in amounts.values()) < 2:
        return None
    items = find_items(slot.lines)
    if len(items) < 2:
        return None
    attach_by_height(items, amounts)
    if sum(i.has_value for i in items) < 2:
        for item in items:
            item.values.clear()
        if not attach_by_order(items, amounts):
            return None
    values = [dict(item.values) for item in items]
    rows = _beside(row, items, columns)
    out = []
    for item, own, part in zip(items, values, rows, strict=True):
        name = print_of(item.lines, ctx.page(row.page), slot.box, ctx.vocabulary)
        if any(own.values()):
            tingkat = _tingkat(name, column, row, ctx)
            out += _by_period(name, tingkat, own, part, columns, ctx)
    return out


def _beside(row: Row, items: Sequence[Item], columns: Sequence[Column]) -> list[Row]:
    """*row* once per item, its remarks and sources of funds cut to what stands beside the item.

    A source that is printed once for all items stays with each of them.
    """
    funds = [c.index for c in columns_of(columns, "sumber_dana", "keterangan") if c.index in row.slots]
    texts = {c: row.slots[c] for c in funds}
    cut = {c: slot for c, slot in texts.items() if len(slot.lines) >= sum(i.has_value for i in items)}
    attach_by_height(items, {c: slot.lines for c, slot in cut.items()})
    return [
        replace(row, slots={**row.slots, **{c: replace(s, lines=tuple(i.values.get(c, ()))) for c, s in cut.items()}})
        for i in items
    ]
