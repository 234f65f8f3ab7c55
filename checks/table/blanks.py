"""Rules on empty cells: names, targets, units and achievements that are missing where the row's siblings have them.

An empty field of the record is no empty cell of the document: the value may stand in a neighbouring cell, in a merged
one, overleaf, or the row may be a heading or a piece of another. So the cell itself is looked at (`_periksa`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypedDict, TypeVar, Unpack

from petik.checks.aturan import Aturan
from petik.checks.doubt.misreadings import crowded, near_rows
from petik.checks.findings.phrases import Phrase, Words, phrase
from petik.checks.findings.report import finding
from petik.checks.given.grid import HEADING_ROWS, Grid
from petik.checks.given.keys import key_of, table_of
from petik.checks.given.material import Material
from petik.checks.given.plain_numbers import units_differ
from petik.checks.given.table_rows import Row, text_of, whole_of
from petik.schemas.record import Anggaran, Indikator
from petik.schemas.temuan import Temuan

MAYBE_LOST = 0.6  # confidence that a cell is empty in print where OCR or a dump may have lost it
HEADING = re.compile(
    r":\s*$|^\s*(?:rata\W*rata|jumlah|total|rerata)\W*$|"
    r"^\s*(?:visi|misi|tujuan|sasaran|program|kegiatan|renstra)\b\s*[:\d]",
    re.I,
)  # headings and footers are no indicators: "Visi: …", "RATA – RATA", "Renstra 2019 – 2023"
PIECE = re.compile(r"^\s*[a-z(]")  # a row's name that begins in the middle: "kewenangan provinsi"
SHORTEST_NAME = 3  # words of a name; fewer may be a piece of the row above
FEWEST_FILLED = 4  # target cells of a table that are filled: it is no blank form
TICKS = ("√", "✓", "✔", "v", "V", "x", "X")  # in plans that say only when something is done
EMPTY_COLUMN, PARTLY_FILLED = 3, 0.2  # rows of a level without a target, share that has one: the column is empty
P = TypeVar("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Glance:
    """What the printed table shows where the record has nothing: `filled` if there is a print, else perhaps a doubt."""

    filled: bool = False
    doubt: Words | None = None


class Beside(TypedDict, total=False):
    """What is printed beside the empty cell, and the misreading that would explain it."""

    tercetak: str | None
    doubt: Words | None


EMPTY = Glance()
FILLED = Glance(filled=True)


def sel_kosong(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """Names, targets, units and achievements missing where the row's siblings have them."""
    groups: dict[tuple[object, ...], list[int]] = {}
    periods: tuple[str, ...] = ()
    for i, row in enumerate(material.record.indikator):
        periods = tuple(v.periode for v in row.nilai) or periods  # an empty row has its neighbour's
        groups.setdefault((*table_of(row), row.tingkat, periods), []).append(i)
    for members in groups.values():
        yield from _without_target(material, aturan, members)
    for i, row in enumerate(material.record.indikator):
        yield from _without_name(material, aturan, i, row)
        yield from _without_unit(material, aturan, i, row)
    yield from _without_capaian(material, aturan)


def _blank(
    material: Material, aturan: Aturan, jalur: str, tempat: Words | None, what: Phrase, **proof: Unpack[Beside]
) -> Temuan:
    sure = 1.0 if material.has_cells() or _lacks_unit_only(material, jalur) else MAYBE_LOST
    return finding(
        material, aturan, "sel-kosong", jalur=jalur, tempat=tempat, hitungan=what, sure=sure, sebab=what.name, **proof
    )


def _lacks_unit_only(material: Material, jalur: str) -> bool:
    """True for a target that is printed and lacks only its unit: its own reading decides."""
    return jalur.endswith("/target") and jalur in material.record.asal


def _without_name(material: Material, aturan: Aturan, i: int, row: Indikator) -> Iterator[Temuan]:
    values = [(j, n, q) for j, v in enumerate(row.nilai) for n in ("target", "realisasi") if (q := getattr(v, n))]
    if row.indikator is not None or not values:
        return
    j, name, first = values[0]
    seen = _look(material, f"indikator/{i}/nilai/{j}/{name}", "indikator")
    if not seen.filled:
        parent = row.subkegiatan or row.kegiatan or row.program or row.sasaran or row.tujuan
        what = phrase("nilai-tanpa-nama")
        yield _blank(material, aturan, f"indikator/{i}", parent, what, tercetak=first.raw, doubt=seen.doubt)


def _without_target(material: Material, aturan: Aturan, members: Sequence[int]) -> Iterator[Temuan]:
    """A row without any target in a table whose other rows have one."""
    rows = material.record.indikator
    filled = [i for i in members if any(v.target for v in rows[i].nilai)]
    empty = [i for i in members if i not in set(filled) and not HEADING.search(rows[i].indikator or ":")]
    share = aturan.tolerance("sel-kosong", "bagian_terisi")
    fewest = aturan.tolerance("sel-kosong", "baris_minimal")
    if len(filled) < fewest or len(filled) < share * (len(filled) + len(empty)):
        return
    unfunded = {key_of(m.uraian) for m in material.record.anggaran if m.anggaran is not None and m.anggaran.value == 0}
    for i in empty:
        cancelled = {key_of(rows[i].kegiatan), key_of(rows[i].subkegiatan)} & unfunded
        seen = _look(material, f"indikator/{i}/indikator", "target")
        if not cancelled and not seen.filled:
            doubt = seen.doubt or _piece_of_name(rows, i)
            yield _blank(material, aturan, f"indikator/{i}", rows[i].indikator, phrase("target-kosong"), doubt=doubt)


def _piece_of_name(rows: Sequence[Indikator], i: int) -> Words | None:
    """The row's name is a piece of another row's: it begins in the middle, or is a word or two."""
    name = rows[i].indikator or ""
    return phrase("nama-sepotong") if PIECE.match(name) or len(name.split()) < SHORTEST_NAME else None


def _look(material: Material, jalur: str, column: str) -> Glance:
    """What stands in the cell of *column* in the printed row of *jalur*, and in those around it."""
    place = material.row_place(jalur)
    if place is None:
        return Glance(doubt=phrase("sel-tidak-ditemukan")) if material.cells else EMPTY
    grid, number = place
    row = grid.rows[number]
    cells = [c for c in row if column in (text_of(c, "kolom_baku"), text_of(c, "kolom_baku").partition(":")[0])]
    if any(text_of(c, "teks").strip() for c in cells) or _merged(grid, number, column):
        return FILLED
    near = crowded(near_rows(material, jalur), column)
    if near is not None:
        return Glance(doubt=phrase("nilai-di-sel-lain", cetakan=text_of(near, "teks")))
    if not cells:
        return Glance(doubt=phrase("sel-tidak-ditemukan"))
    if _at_break(material, grid, number):
        return Glance(doubt=phrase("sambungan-halaman"))
    return EMPTY


def _merged(grid: Grid, number: int, column: str) -> bool:
    """True where a filled cell of *column* from a row above spans this row."""
    named = (text_of(c, "kolom_baku") for c in grid.cells)
    return _spanned(grid, number, {n for n in named if column in (n, n.partition(":")[0])}, "kolom_baku")


def _spanned(grid: Grid, number: int, columns: Collection[object], field: str) -> bool:
    """True where a filled cell from a row above, whose *field* is one of *columns*, spans this row."""
    here = whole_of(grid.rows[number][0], "baris")
    return any(
        c.get(field) in columns
        and text_of(c, "teks").strip()
        and whole_of(c, "baris") < here < whole_of(c, "baris") + max(1, whole_of(c, "rentang_baris"))
        for c in grid.cells
    )


def _at_break(material: Material, grid: Grid, number: int) -> bool:
    """True for the last row before a page break that the table goes over, and for the first behind one."""
    if grid.page is None:
        return False
    tables = material.grids
    at = tables.index(grid)
    goes_on = at + 1 < len(tables) and _next_page(grid, tables[at + 1])
    came = at > 0 and _next_page(tables[at - 1], grid)
    first = next((n for n, row in enumerate(grid.rows) if not _heading_row(row)), 0)
    piece = any(text_of(c, "teks").strip()[:1].islower() for c in grid.rows[number])
    early = number <= max(first, HEADING_ROWS)
    return (goes_on and number == len(grid.rows) - 1) or (came and (number == first or (early and piece)))


def _next_page(above: Grid, below: Grid) -> bool:
    return above.page is not None and below.page == above.page + 1


def _heading_row(row: Sequence[Row]) -> bool:
    """A row of headings or of column numbers."""
    texts = [text_of(c, "teks").strip(" ().") for c in row if text_of(c, "teks").strip()]
    numbers = sum(t.isdigit() and len(t) <= 2 for t in texts)
    return bool(texts) and (numbers == len(texts) or {key_of(t) for t in texts} >= {"target", "indikator"})


def empty_target_cells(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """Indicators of ruled tables whose printed target cells are all empty, where others of the table are filled.

    Where nearly all of one level are empty the column is told of as a whole, also on the pages that go on without it.
    """
    missing: dict[str, Grid] = {}  # levels of which the whole column is empty, with the table
    for grid in material.grids:
        filled = sum(1 for c in grid.cells if text_of(c, "kolom_baku").startswith("target") and _is_value(c))
        levels = {text_of(c, "kolom_baku").partition(":")[2] for c in grid.cells}
        before, missing = missing, {}
        for level in sorted(levels):
            named = list(_named_rows(grid, level))
            empty = [c for number, c in named if _target_is_empty(material, grid, number, c, level)]
            if level in before and _goes_on_without(before[level], grid, level, len(named)):
                missing[level] = grid
                yield _empty_column(material, aturan, grid, [c for _, c in named])
            elif filled < FEWEST_FILLED:
                continue
            elif len(empty) >= EMPTY_COLUMN and len(empty) > len(named) * (1 - PARTLY_FILLED):
                missing[level] = grid
                yield _empty_column(material, aturan, grid, empty)
            else:
                yield from _empty_targets(material, aturan, empty)


def _goes_on_without(before: Grid, grid: Grid, level: str, named: int) -> bool:
    """True where the table whose column was empty as a whole goes on overleaf, without that column."""
    column = f"target:{level}"
    there = any(text_of(c, "kolom_baku") == column for c in grid.cells)
    return bool(level) and named >= EMPTY_COLUMN and not there and _next_page(before, grid)


def _empty_column(material: Material, aturan: Aturan, grid: Grid, empty: Sequence[Row]) -> Temuan:
    name = text_of(empty[0], "kolom_baku").partition(":")[2]
    what = phrase("kolom-target-kosong", tingkat=phrase(f"isian-{name or 'indikator'}"), n=len(empty))
    place = _table_name(grid)
    sebab = "kolom-target-kosong"
    return finding(material, aturan, "sel-kosong", cell=empty[0], tempat=place, hitungan=what, sebab=sebab)


def _empty_targets(material: Material, aturan: Aturan, empty: Sequence[Row]) -> Iterator[Temuan]:
    for cell in empty:
        yield finding(
            material,
            aturan,
            "sel-kosong",
            cell=cell,
            tempat=text_of(cell, "teks"),
            hitungan=phrase("target-kosong"),
            sebab="target-kosong",
        )


def _table_name(grid: Grid) -> Phrase:
    return phrase("tabel-berjudul", judul=grid.title) if grid.title else phrase("tabel-ke", n=grid.number)


def _is_value(cell: Row) -> bool:
    """True for a number or a tick."""
    return any(ch.isdigit() for ch in text_of(cell, "teks")) or text_of(cell, "teks").strip() in TICKS


def _named_rows(grid: Grid, level: str) -> Iterator[tuple[int, Row]]:
    """The rows (from 0) of a ruled table that name an indicator of *level*, with the name's cell."""
    column = f"indikator:{level}" if level else "indikator"
    for number, row in enumerate(grid.rows):
        for c in row:
            text = text_of(c, "teks").strip()
            ruled = text_of(c, "metode") == "ruled" and text_of(c, "sumber") in ("text", "office")
            piece = PIECE.match(text) or HEADING.search(text) or text.casefold().startswith("indikator")
            if text_of(c, "kolom_baku") == column and ruled and len(text.split()) >= SHORTEST_NAME and not piece:
                yield number, c


def _target_is_empty(material: Material, grid: Grid, number: int, name: Row, level: str) -> bool:
    """True where the row's target cells of *level* are printed and empty, and no row around can fill them.

    *name* is the cell of the indicator's name. Sheets hold no cell where nothing was typed.
    """
    column = f"target:{level}" if level else "target"
    by_name = any(text_of(c, "kolom_baku") == column for c in grid.cells)
    columns = _columns(grid, column) if by_name else _columns_beside(grid, name)
    cells = [c for c in grid.rows[number] if whole_of(c, "kolom") in columns]
    if not cells and (by_name or text_of(name, "sumber") != "office" or not columns):
        return False
    if any(text_of(c, "teks").strip() for c in cells) or _spanned(grid, number, columns, "kolom"):
        return False
    if not by_name and not any(_is_value(c) for c in grid.cells if whole_of(c, "kolom") in columns):
        return False
    near = [grid.rows[n] for n in (number - 1, number + 1) if 0 <= n < len(grid.rows)]
    return crowded(near, "target") is None and not _at_break(material, grid, number)


def _columns(grid: Grid, name: str) -> set[int]:
    return {whole_of(c, "kolom") for c in grid.cells if text_of(c, "kolom_baku") == name}


def _columns_beside(grid: Grid, name: Row) -> set[int]:
    """The columns of targets of no named level between that of *name* and the next column of names."""
    here = whole_of(name, "kolom")
    kinds = {whole_of(c, "kolom"): text_of(c, "kolom_baku").partition(":")[0] for c in grid.cells}
    following = min((k for k, kind in kinds.items() if k > here and kind == "indikator"), default=max(kinds) + 1)
    return {k for k in _columns(grid, "target") if here < k < following}


def _without_unit(material: Material, aturan: Aturan, i: int, row: Indikator) -> Iterator[Temuan]:
    """One target printed without the percent sign that the row's other targets carry; no column gives the unit."""
    targets = [(j, v.target) for j, v in enumerate(row.nilai) if v.target is not None and v.target.value is not None]
    with_sign = [q for _, q in targets if "%" in q.raw]
    bare = [(j, q) for j, q in targets if re.fullmatch(r"\s*[\d.,]+\s*", q.raw)]
    if len(bare) == 1 and len(with_sign) >= 2 and len(with_sign) == len(targets) - 1:
        j, quantity = bare[0]
        what = phrase("target-tanpa-satuan", periode=row.nilai[j].periode)
        path = f"indikator/{i}/nilai/{j}/target"
        yield _blank(material, aturan, path, row.indikator, what, tercetak=quantity.raw)


def _without_capaian(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """An empty achievement beside a target and a realisasi, where nearly all such rows of the document have one."""
    groups: dict[tuple[object, ...], list[tuple[str, Indikator, bool]]] = {}
    for path, row, value in material.triples():
        target, realisasi = value.target, value.realisasi
        if target is None or realisasi is None or units_differ(target, realisasi):
            continue
        if target.value is not None and realisasi.value is not None:
            key = (*table_of(row), row.tingkat, "-" in value.periode)
            groups.setdefault(key, []).append((path, row, value.capaian is not None))
    for path, row in _empty_among_filled(groups.values(), aturan):
        seen = _look(material, f"{path}/realisasi", "capaian")
        if not seen.filled:
            what = phrase("capaian-kosong")
            yield _blank(material, aturan, f"{path}/capaian", row.indikator, what, doubt=seen.doubt)


def anggaran_without_indikator(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """Budget rows without an indicator, in a document whose other rows of that level have both (rencana aksi)."""
    level_rows: dict[tuple[object, ...], list[tuple[int, Anggaran, bool]]] = {}
    named: set[tuple[str, str]] = set()
    for row in material.record.indikator:
        for name in ("program", "kegiatan", "subkegiatan"):
            if row.indikator and row.tingkat == name:
                named.add((name, key_of(getattr(row, name))))
    for i, money in enumerate(material.record.anggaran):
        if money.tingkat in ("program", "kegiatan", "subkegiatan") and money.anggaran is not None and money.uraian:
            has = (money.tingkat, key_of(money.uraian)) in named
            level_rows.setdefault((key_of(money.jabatan), money.tingkat), []).append((i, money, has))
    for i, money in _empty_among_filled(level_rows.values(), aturan):
        seen = _look(material, f"anggaran/{i}/anggaran", f"indikator:{money.tingkat}")
        what = phrase("anggaran-tanpa-indikator", uang=money.anggaran.raw if money.anggaran else "")
        if not seen.filled:
            yield _blank(material, aturan, f"anggaran/{i}/anggaran", money.uraian, what, doubt=seen.doubt)


def _empty_among_filled(groups: Iterable[Sequence[tuple[P, R, bool]]], aturan: Aturan) -> Iterator[tuple[P, R]]:
    """Members (place, row, filled) that are empty in a group where nearly all are filled."""
    share = aturan.tolerance("sel-kosong", "bagian_terisi")
    fewest = aturan.tolerance("sel-kosong", "baris_minimal")
    for members in groups:
        filled = sum(has for _, _, has in members)
        if filled >= fewest and filled >= share * len(members):
            yield from ((place, row) for place, row, has in members if not has)
