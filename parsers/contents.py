"""What the cells below the headings say of the columns: numbering below a shared heading, money beside money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.headings import AMOUNT, COLUMN_NUMBER, Column, edges_of
from parsers.model import Table
from parsers.rows import is_row_number
from parsers.text import BULLET, clean

MOST = 0.6  # share of a column's filled cells that must look alike
PURE_NUMBER = re.compile(r"^\d[\d.,]*$")  # "12", "1.250", "3,5"; no unit


def settle_by_content(table: Table, depth: int, columns: Sequence[Column]) -> list[Column]:
    """*columns* of a table with a header of *depth* unit rows, put right where the cells contradict the headings."""
    texts = [_body(table, depth, c.index) for c in columns]
    out = _without_markers(list(columns), texts)
    return _units_that_are_targets(_money_after_money(out, texts), texts)


def _body(table: Table, depth: int, column: int) -> list[str]:
    """The texts of the cells that stand in *column* alone, below the header."""
    cells = [c for c in table.cells if c.row >= depth and c.col == column and c.col_span == 1 and c.lines]
    return [clean(c.text) for c in cells]


def _without_markers(columns: list[Column], texts: Sequence[Sequence[str]]) -> list[Column]:
    """Of two columns below one heading the one that holds only numbers and bullets is the other's numbering."""
    for i, (a, b) in enumerate(pairwise(list(columns))):
        if a.field in (None, "no") or a.heading != b.heading or a.field != b.field:
            continue
        words = [t for t in texts[i] if not (is_row_number(t) or BULLET.match(t))]
        if not words and texts[i + 1]:
            columns[i] = replace(a, field=None, tingkat=None, reason="nomor di bawah judul kolom sebelahnya")
    return columns


def _money_after_money(columns: list[Column], texts: Sequence[Sequence[str]]) -> list[Column]:
    """ "Anggaran | Realisasi | Capaian": what follows the budget speaks of the budget where amounts stand below it."""
    for i, c in enumerate(columns[1:], 1):
        left = columns[i - 1]
        if left.field == "anggaran" and c.field == "realisasi" and _mostly(texts[i], AMOUNT):
            columns[i] = replace(c, field="realisasi_anggaran", tingkat=None, reason="uang di samping anggaran")
        elif left.field == "realisasi_anggaran" and c.field == "capaian" and c.tingkat is None:
            columns[i] = replace(c, field="persen_anggaran", reason="capaian di samping realisasi anggaran")
    return columns


def _units_that_are_targets(columns: list[Column], texts: Sequence[Sequence[str]]) -> list[Column]:
    """A column headed "Satuan" that holds bare numbers is the target, where no other column is."""
    if any(c.field == "target" for c in columns) or not any(c.field == "indikator" for c in columns):
        return columns
    return [
        replace(c, field="target", reason="angka di bawah «Satuan»")
        if c.field == "satuan" and _mostly(texts[i], PURE_NUMBER)
        else c
        for i, c in enumerate(columns)
    ]


def _mostly(texts: Sequence[str], pattern: re.Pattern[str]) -> bool:
    hits = sum(bool(pattern.search(t)) for t in texts)
    return bool(texts) and hits >= MOST * len(texts)


def bare_period_columns(columns: Sequence[Column], field: str) -> list[Column]:
    """Columns headed by nothing but a period ("Tahun 2016") get *field*; the caller knows the kind of document.

    Months without a heading above them are a timetable.
    """
    return [
        replace(c, field=field, score=0.7, reason=f"hanya periode, dibaca sebagai {field}")
        if c.field is None and c.reason == "hanya periode" and "B" not in c.periode
        else c
        for c in columns
    ]


def columns_by_content(table: Table) -> list[Column]:
    """Columns of a list without any heading: numbers of rows, names, amounts. [] where no column holds amounts."""
    edges = edges_of(table)
    fields: list[str | None] = []
    for c in range(table.n_cols):
        texts = [clean(cell.text) for cell in table.cells if cell.col == c and cell.lines]
        money = sum(bool(AMOUNT.search(t)) for t in texts)
        digits = sum(bool(COLUMN_NUMBER.match(t.rstrip("."))) for t in texts)
        if texts and money * 10 >= 7 * len(texts):
            fields.append("anggaran")
        elif texts and digits * 10 >= 7 * len(texts):
            fields.append("no")
        else:
            fields.append("uraian" if "uraian" not in fields and texts else None)
    if "anggaran" not in fields or "uraian" not in fields:
        return []
    return [
        Column(i, edges[i][0], edges[i][1], "", f, money=f == "anggaran", score=0.6, reason="menurut isi kolom")
        for i, f in enumerate(fields)
    ]
