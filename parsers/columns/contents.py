"""What the cells below the headings say of the columns: numbering below a shared heading, money beside money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from petik.parsers.columns.column import MONEY, NAMING, NUMERIC, UNHEADED, Column, edges_of, is_revision
from petik.parsers.columns.headings import AMOUNT, COLUMN_NUMBER
from petik.parsers.columns.proportions import by_proportions
from petik.parsers.model import Cell, Table
from petik.parsers.print.figures import figure
from petik.parsers.print.level_words import named_level
from petik.parsers.print.row_labels import TOTAL, is_row_number
from petik.parsers.print.strings import BULLET, clean
from petik.schemas.data import istilah, pilihan, satuan
from petik.schemas.keyakinan import GUESSED, INFERRED, UNPROVEN, USUAL

MEASURED = ("target", "realisasi", "capaian")
MOST_PERCENT = 200.0  # a larger number is no share of a budget
MOST = 0.6  # share of a column's filled cells that must look alike
NAME = re.compile(r"[^\W\d_]{3,}\W+[^\W\d_]{3,}")  # two words: a name
VALUED = (*NUMERIC, "satuan")
LEAST = 2  # cells that tell what a column without a heading holds
FIGURE = re.compile(r"^(?:Rp\.?\s*)?\d[\d.,]*\s*%?$", re.I)  # "86,67", "80 %", "Rp 1.250.000"
SOURCE = re.compile(r"\b(?:APBD|APBN|DAK|DAU|PHLN|hibah|sumber)\b", re.I)  # columns of money by its source
HALF = 0.5
# as aims are worded (PermenPAN-RB 53/2014, annex III): "Meningkatnya …", "2. Terwujudnya …", "Terselamatkan nya …"
AIM = re.compile(r"^(?:\(?\w{1,3}[.)]\s*)?(?:(?:Me|Ter|Ber|Ke)\w{3,}\s?nya|Me\w{3,}(?:kan|i))\b", re.I)
MEASURE = re.compile(rf"^(?:\(?\w{{1,3}}[.)]\s*)?(?:{pilihan(istilah().ukuran)})\b", re.I)  # "1. Persentase …"
PURE_NUMBER = re.compile(r"^\d[\d.,]*$")  # "12", "1.250", "3,5"; no unit


def settle_by_content(table: Table, depth: int, columns: Sequence[Column]) -> list[Column]:
    """*columns* of a table with a header of *depth* unit rows, put right where the cells contradict the headings."""
    texts = [_body(table, depth, c.index) for c in columns]
    cells = [{x.row: clean(x.text) for x in table.cells if _stands_in(x, depth, c.index)} for c in columns]
    out = by_proportions(_money_that_is_none(_indicators_of_figures(list(columns), texts), texts), cells)
    out = _names_in_wide_cells(table, depth, _names_by_content(out, texts))
    out = _stacked_lines(_without_markers(out, texts), texts)
    out = _last_years_results(table, depth, _money_after_money(table, depth, out))
    return _without_headings(_revisions(_sources(_units_that_are_targets(out, texts), texts), texts), texts)


def _indicators_of_figures(columns: list[Column], texts: Sequence[Sequence[str]]) -> list[Column]:
    """ "IKK" beside "Indikator": below a heading that names indicators stand figures, the names stand in another."""
    named = [c for c in columns if c.field == "indikator" and _mostly(texts[c.index], NAME)]
    return [
        replace(c, field="lain", reason="angka di bawah judul indikator")
        if named and c.field == "indikator" and c not in named and _mostly(texts[c.index], FIGURE)
        else c
        for c in columns
    ]


def _stands_in(cell: Cell, depth: int, column: int) -> bool:
    return cell.row >= depth and cell.col == column and cell.col_span == 1 and bool(cell.lines)


def _money_that_is_none(columns: list[Column], texts: Sequence[Sequence[str]]) -> list[Column]:
    """Percentages below "Keuangan" are shares of the budget, below "Target > Keuangan" no budget at all."""
    out = []
    for c, own in zip(columns, texts, strict=True):
        shares = [n for t in own if (n := figure(t)) is not None and ("%" in t or n <= MOST_PERCENT)]
        filled = [t for t in own if re.search(r"\d", t)]
        if c.field in MONEY and len(shares) >= 2 and len(shares) >= MOST * len(filled) and not c.money:
            other = any(o.field == "persen_anggaran" and o.periode == c.periode for o in columns)
            name = "persen_anggaran" if c.field == "realisasi_anggaran" and not other else "lain"
            c = replace(c, field=name, reason="persen di bawah judul uang")
        out.append(c)
    return out


def _body(table: Table, depth: int, column: int) -> list[str]:
    """The texts of the cells that stand in *column* alone, below the header."""
    return _within(table, depth, column, column)


def _without_markers(columns: list[Column], texts: Sequence[Sequence[str]]) -> list[Column]:
    """Of two columns below one heading the one that holds only numbers and bullets is the other's numbering."""
    for i, (a, b) in enumerate(pairwise(list(columns))):
        if a.field in (None, "no") or a.heading != b.heading or a.field != b.field:
            continue
        words = [t for t in texts[i] if not (is_row_number(t) or BULLET.match(t))]
        if not words and texts[i + 1]:
            columns[i] = replace(a, field=None, tingkat=None, reason="nomor di bawah judul kolom sebelahnya")
    return columns


def _names_by_content(columns: list[Column], texts: Sequence[Sequence[str]]) -> list[Column]:
    """Where money or targets have no column of names, the first one that holds words is it, whatever its heading."""
    fields = {c.field for c in columns}
    if fields & NAMING or "tugas" in fields:
        return columns
    money = bool(fields & {"anggaran", "realisasi_anggaran"})
    first = next((c.index for c in columns if c.field in VALUED), 0)
    if not first or not (money or {"target", "realisasi"} <= fields or {"target", "satuan"} <= fields):
        return columns
    wordy = [c for c in columns[:first] if c.field in (None, "lain") and _mostly(texts[c.index], NAME)]
    if not wordy:
        return columns
    home = wordy[0] if money else wordy[-1]
    name = replace(home, field="uraian" if money else "indikator", score=UNPROVEN, reason="nama menurut isi kolom")
    return [name if c is home else c for c in columns]


def _names_in_wide_cells(table: Table, depth: int, columns: list[Column]) -> list[Column]:
    """Programs and activities in cells that reach over the columns of the details below them stand in the column in
    which they begin, whatever its heading says ("Urusan" in the form of the ministry's planning application)."""
    if any(c.field in ("program_kegiatan", "program", "kegiatan") for c in columns):
        return columns
    wide = [c for c in table.cells if c.row >= depth and c.col_span > 1 and NAME.search(c.text)]
    out = []
    for c in columns:
        names = [x for x in wide if x.col == c.index]
        programs = sum(named_level(x.text) == "program" for x in names)
        if c.field is None and len(names) > 1 and programs and not _body(table, depth, c.index):
            c = replace(c, field="program_kegiatan", score=INFERRED, reason="nama dalam sel yang melebar")
        out.append(c)
    return out


def _stacked_lines(columns: list[Column], texts: Sequence[Sequence[str]]) -> list[Column]:
    """ "Uraian" or "Jenis Pekerjaan" over programs and what stands below them is a column of several levels."""
    fields = {c.field for c in columns}
    if fields & {"program", "kegiatan", "subkegiatan", "program_kegiatan", "indikator"}:
        return columns
    out = []
    for c, own in zip(columns, texts, strict=True):
        programs = sum(named_level(t) == "program" for t in own) if c.field == "uraian" else 0
        if 0 < programs < len(own):
            c = replace(c, field="program_kegiatan", reason="program dan rinciannya dalam satu kolom")
        out.append(c)
    return out


def _money_after_money(table: Table, depth: int, columns: list[Column]) -> list[Column]:
    """ "Anggaran | Realisasi | Capaian": what follows the budget speaks of the budget where amounts stand below it.

    A heading over two unit columns (a rim of the fill) is one column here.
    """
    runs = [list(run) for _, run in groupby(columns, key=lambda c: (c.heading, c.field))]
    out = list(runs[0]) if runs else []
    for run in runs[1:]:
        before, first = out[-1].field, run[0]
        texts = [t for c in run for t in _within(table, depth, c.index, run[-1].index)]
        if before == "anggaran" and first.field == "realisasi" and _mostly(texts, AMOUNT):
            run = [replace(c, field="realisasi_anggaran", tingkat=None, reason="uang di samping anggaran") for c in run]
        elif before == "realisasi_anggaran" and first.field == "capaian" and first.tingkat is None:
            run = [replace(c, field="persen_anggaran", reason="capaian di samping realisasi anggaran") for c in run]
        out += run
    return out


def _within(table: Table, depth: int, first: int, last: int) -> list[str]:
    """The texts of the body cells that begin in column *first* and end by column *last*."""
    cells = [c for c in table.cells if c.row >= depth and c.col == first and c.col + c.col_span <= last + 1 and c.lines]
    return [clean(c.text) for c in cells]


def _last_years_results(table: Table, depth: int, columns: list[Column]) -> list[Column]:
    """ "Capaian 2030 | Target, Realisasi, Capaian 2031": the lone one tells results where it prints them like results.

    Where the results and achievements of the other year are printed differently ("92%" beside "100"), every such row
    must side with the results.
    """
    results = {c.periode: c for c in columns if c.field == "realisasi" and c.periode}
    shares = {c.periode: c for c in columns if c.field == "capaian" and c.periode in results}
    whole = next((p for p in results if p in shares), None)
    if whole is None:
        return columns
    result, share = _percents(table, depth, results[whole].index), _percents(table, depth, shares[whole].index)
    out = []
    for c in columns:
        alone = c.field == "capaian" and c.periode and not any(
            o.periode == c.periode and o.field in ("target", "realisasi") for o in columns
        )
        mine = _percents(table, depth, c.index) if alone else {}
        told = [mine[r] == result[r] for r in mine if r in result and r in share and result[r] != share[r]]
        if told and all(told):
            c = replace(c, field="realisasi", reason="dicetak seperti realisasi di sebelahnya")
        out.append(c)
    return out


def _percents(table: Table, depth: int, column: int) -> dict[int, bool]:
    """Per body row of *column* whether its number is printed with a percent sign."""
    cells = [c for c in table.cells if c.row >= depth and c.col == column and re.search(r"\d", c.text)]
    return {c.row: "%" in c.text for c in cells}


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


def _sources(columns: list[Column], texts: Sequence[Sequence[str]]) -> list[Column]:
    """Amounts below the names of sources ("APBD Prov | APBN | Total"), and no other budget: the total is the budget."""
    if any(c.field in MONEY for c in columns) or not {c.field for c in columns} & NAMING:
        return columns
    amounts = [c for c in columns if c.field is None and c.heading and _mostly(texts[c.index], AMOUNT)]
    total = [c for c in amounts if TOTAL.match(c.heading.rsplit(" > ", 1)[-1])]
    if len(total) != 1 or not any(SOURCE.search(c.heading) for c in columns if c not in total):
        return columns
    budget = replace(total[0], field="anggaran", score=USUAL, reason="jumlah sumber dana")
    return [budget if c in total else c for c in columns]


def _revisions(columns: list[Column], texts: Sequence[Sequence[str]]) -> list[Column]:
    """ "Semula | Menjadi" without a word for what was revised: the target of an indicator, the budget of a program."""
    alone = [c for c in columns if c.field is None and is_revision(c.heading) and _mostly(texts[c.index], FIGURE)]
    money = any(_mostly(texts[c.index], AMOUNT) for c in alone)
    field = "anggaran" if money else "target"
    if len(alone) < 2 or any(c.field == field for c in columns) or not {c.field for c in columns} & NAMING:
        return columns
    return [replace(c, field=field, score=USUAL, reason="semula dan menjadi") if c in alone else c for c in columns]


def _without_headings(columns: list[Column], texts: Sequence[Sequence[str]]) -> list[Column]:
    """Behind an indicator, a column without a heading that holds units or figures is the unit or the target.

    Only where no other column is, and no second column without a heading holds the like.
    """
    first = next((c.index for c in columns if c.field == "indikator"), len(columns))
    bare = [c for c in columns[first + 1 :] if c.field is None and not c.heading]
    for field, fits, taken in (("satuan", _are_units, ("satuan",)), ("target", _are_figures, MEASURED)):
        found = [c for c in bare if fits(texts[c.index])]
        if len(found) == 1 and not any(c.field in taken for c in columns):
            read = replace(found[0], field=field, score=GUESSED, reason=UNHEADED)
            columns = [read if c is found[0] else c for c in columns]
    return columns


def _are_units(texts: Sequence[str]) -> bool:
    known = sum(t.casefold().rstrip(".") in satuan() for t in texts)
    return len(texts) >= LEAST and known >= MOST * len(texts)


def _are_figures(texts: Sequence[str]) -> bool:
    """Figures, and no running numbers or bullets."""
    return len(texts) >= LEAST and _mostly(texts, FIGURE) and not all(is_row_number(t) for t in texts)


def _mostly(texts: Sequence[str], pattern: re.Pattern[str], share: float = MOST) -> bool:
    hits = sum(bool(pattern.search(t)) for t in texts)
    return bool(texts) and hits >= share * len(texts)


def bare_period_columns(columns: Sequence[Column], field: str) -> list[Column]:
    """Columns headed by nothing but a period ("Tahun 2016") get *field*; the caller knows the kind of document.

    Months without a heading above them are a timetable.
    """
    fields = {c.index: c.field for c in columns if c.field in ("target", "realisasi")}
    between = _middle_of_years(columns)
    field = fields.get(between, field) if between is not None else field
    return [
        replace(c, field=field, score=USUAL, reason=f"hanya periode, dibaca sebagai {field}")
        if c.field is None and c.reason == "hanya periode" and "B" not in c.periode
        else c
        for c in columns
    ]


def _middle_of_years(columns: Sequence[Column]) -> int | None:
    """The column between two of bare years: "2022 | Target 2023 | 2024" is one heading over three columns."""
    for a, b, c in zip(columns, columns[1:], columns[2:], strict=False):
        years = [x.periode for x in (a, b, c)]
        bare = a.field is None and c.field is None and b.field is not None
        if bare and all(y.isdigit() for y in years) and int(years[0]) + 2 == int(years[1]) + 1 == int(years[2]):
            return b.index
    return None


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
        Column(i, edges[i][0], edges[i][1], "", f, money=f == "anggaran", score=UNPROVEN, reason="menurut isi kolom")
        for i, f in enumerate(fields)
    ]


def columns_by_wording(table: Table) -> list[Column]:
    """Columns of a table whose header the file does not hold: aims by their verbs, indicators by their measures.

    [] where no column of indicators stands behind one of aims. What units and figures say is asked, too.
    """
    texts = [_body(table, 0, c) for c in range(table.n_cols)]
    named = next((c for c in range(table.n_cols) if len(texts[c]) >= LEAST and _mostly(texts[c], MEASURE)), 0)
    aims = [c for c in range(named) if len(texts[c]) >= LEAST and _mostly(texts[c], AIM, HALF)]
    if not aims:
        return []
    fields = {aims[-1]: "sasaran", named: "indikator"}
    bare = [Column(c, *edge, "", None, reason="tanpa judul") for c, edge in enumerate(edges_of(table))]
    read = [replace(c, field=fields[c.index], score=GUESSED, reason=UNHEADED) if c.index in fields else c for c in bare]
    return _without_headings(read, texts)
