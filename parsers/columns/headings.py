"""The header of a table: how deep it is, and which column each heading means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from petik.parsers.columns.catalogue import Known, by_opening, lookup
from petik.parsers.model import Cell, Line, Table
from petik.parsers.print.lines import line_of
from petik.parsers.print.strings import clean, squash

MAX_HEADER_ROWS = 9  # unit rows; shaded headers are cut into slivers, so this is more than the three a reader sees
_TRIWULAN = r"\s?".join("triwulan")  # narrow columns break the word: "Triwul an 1"
# "TW I", "Trw. II", "Triwulan 3", "TRIWULAN KE IV", "TW 2 (B06)"
QUARTER = re.compile(rf"\b(?:tw|trw|triw|{_TRIWULAN})\.?\s*(?:ke\s*-?\s*)?(iv|iii|ii|i|[1-4])\b", re.I)
QUARTER_WORD = re.compile(rf"\b(?:tw|trw|{_TRIWULAN})\b", re.I)
BARE_QUARTER = re.compile(r"^\(?\s*(iv|iii|ii|i|[1-4])\s*\)?$", re.I)  # "III" below "Triwulan"
SEMESTER = re.compile(r"\b(?:semester|smt)\.?\s*(ii|i|[12])\b", re.I)  # "Semester I"
# a heading that is a month and nothing else: "Jan", "Pebruari", "Bulan Agustus", "Sept. 2022"
MONTH = re.compile(
    r"^(?:bulan\s+)?(?:(jan(?:uari)?)|([fp]eb(?:ruari)?)|(mar(?:et)?)|(apr(?:il)?)|(mei)|(juni?)|(juli?)|(agt|agu(?:st(?:us)?)?)|"
    r"(sept?(?:ember)?)|(okt(?:ober)?)|(no[vp](?:ember)?)|(des(?:ember)?))\.?(?:\s+20\d\d)?$",
    re.I,
)
YEAR = re.compile(r"\b(20[0-4]\d)\b")  # "Tahun 2016", "(2016)"
# words that only say that a period follows: "Tahun", "pada", "s/d", "sampai dengan"
PERIOD_WORDS = re.compile(r"\b(?:tahun|thn|th|ta|bulan|pada|s\.?/?d\.?|sampai dengan|ke)\b|[()=:/\-–.]", re.I)
COLUMN_NUMBER = re.compile(r"^\(?\d{1,2}[a-e]?\)?(?:\s*[=:(].{0,14})?$")  # "3", "(3)", "3a", "5=4/3", "6 (5:4)"
# a year that is told by the document's own: "Th. (n-1)", "Tahun N", "TA n+1"
RELATIVE_YEAR = re.compile(
    r"\b(?:th|thn|tahun|ta)\.?\s*\(?\s*n\s*(?:(?P<sign>[-–+])\s*(?P<by>\d))?\s*\)?(?![a-z])", re.I
)
# "Realisasi Keuangan per Sub Kegiatan", "Anggaran > Per Paket": for whom a column counts, not what it holds
PER_LEVEL = re.compile(r"\bper\s*-?\s*(?:sub[\s-]*kegiatan|kegiatan|program|paket(?:\s+pekerjaan)?|pekerjaan)\b", re.I)
UNIT_ONLY = re.compile(r"^\(?\s*(%|rp\.?|k|ribu rupiah|juta rupiah|rupiah)\s*\)?$", re.I)
MONEY = re.compile(r"\brp\b|rupiah", re.I)
# "Realisasi 2016 thdp Tahun 2015", "Capaian terhadap target Renstra": a comparison of two columns, no value of its own
COMPARISON = re.compile(r"\b(?:thdp|terhadap|dibanding\w*)\b.*\b(?:tahun|20\d\d|target|renstra|rpjmd|nasional)\b", re.I)
GROUPS = {"tujuan", "sasaran", "program", "kegiatan", "subkegiatan"}
EDGE = 9.0  # points: how far a column's edges may move from one page to the next
AMOUNT = re.compile(r"\d{1,3}(?:[.,]\d{3}){2,}")  # "2.208.100.000": at least millions
LONG_TERM = re.compile(r"\b(?:renstra|rpjmd|rpjm|jangka menengah)\b", re.I)  # "Target Akhir Renstra"
WHOLE = 0.93  # how well stacked heading cells, read as one wrapped heading, must match to count as one
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
LEVEL_WORDS = (
    ("belanja", re.compile(r"per\s+(?:paket|pekerjaan)", re.I)),
    ("subkegiatan", re.compile(r"sub[\s-]*kegiatan", re.I)),
    ("kegiatan", re.compile(r"kegiatan|output", re.I)),
    ("program", re.compile(r"program|outcome", re.I)),
    ("sasaran", re.compile(r"sasaran", re.I)),
    ("tujuan", re.compile(r"tujuan", re.I)),
)
NUMBERED = 4  # columns that a row must number to be the row of column numbers, whatever the headings say
SEVERAL = 2  # columns that tell something, beside which the column of names needs no known heading
MAX_STRUCTURE = 4  # unit rows of a header that is found by its cells alone
LONGEST_HEADING = 140  # letters
NAMING = {"indikator", "indikator_campuran", "program", "kegiatan", "subkegiatan", "program_kegiatan", "uraian"}
TELLING = {
    "target", "realisasi", "capaian", "anggaran", "realisasi_anggaran", "persen_anggaran", "formulasi", "sumber_data",
    "satuan", "penanggung_jawab",
}  # fmt: skip
MONEY_OF = {"target": "anggaran", "realisasi": "realisasi_anggaran", "capaian": "persen_anggaran"}
PHYSICAL = re.compile(r"\bfisik\b", re.I)
PERCENT_TAIL = re.compile(r"%\s*\)?$")  # "Realisasi Anggaran > %", "Keu (%)"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; x0, x1 in points.

    `periode` is relative: "", "2016", "TW1", "S1", "B07", "2016-TW1", or "AKHIR" for the last year of the medium-term
    plan.
    """

    index: int
    x0: float
    x1: float
    heading: str
    field: str | None
    tingkat: str | None = None
    periode: str = ""
    money: bool = False
    percent: bool = False
    score: float = 0.0
    reason: str = ""


def period_of(text: str, below_quarters: bool = False) -> str:
    """The period that a heading names, "" where it names none. *below_quarters*: a parent heading says "Triwulan"."""
    years = YEAR.findall(text)
    year = years[-1] if len(set(years)) == 1 else ""
    relative = RELATIVE_YEAR.search(text)
    if relative is not None and not years:
        year = {"+": "Np", None: "N"}.get(relative["sign"], "Nm") + (relative["by"] or "0")
    part = ""
    quarters = QUARTER.findall(text)
    if len(quarters) == 1:
        part = f"TW{ROMAN[quarters[0].lower()]}"
    elif (bare := BARE_QUARTER.match(clean(text))) and below_quarters:
        part = f"TW{ROMAN[bare.group(1).lower()]}"
    elif semester := SEMESTER.search(text):
        part = f"S{ROMAN[semester.group(1).lower()]}"
    elif month := MONTH.match(clean(text)):
        part = f"B{month.lastindex:02d}"
    return "-".join(p for p in (year, part) if p)


def without_period(text: str) -> str:
    """A heading without its period words: "Realisasi Tahun 2016" to "Realisasi"."""
    if MONTH.match(clean(text)):
        return ""
    text = clean(RELATIVE_YEAR.sub(" ", text))
    if not (QUARTER_WORD.search(text) or SEMESTER.search(text) or YEAR.search(text)):
        return text
    out = QUARTER_WORD.sub(" ", SEMESTER.sub(" ", YEAR.sub(" ", QUARTER.sub(" ", text))))
    out = re.sub(r"\b(?:i\s*-\s*iv|iv|iii|ii|i)\b", " ", out, flags=re.I) if QUARTER_WORD.search(text) else out
    return clean(PERIOD_WORDS.sub(" ", out))


def heading_like(text: str) -> bool:
    """True for text that can only stand in a header: a known heading, a bare period, a unit."""
    text = clean(text)
    if not text:
        return False
    if UNIT_ONLY.match(text):
        return True
    if re.fullmatch(r"(?:tahun|thn|ta)?\s*\(?(?:20\d\d)?\)?", text, re.I):
        return True
    rest = without_period(text)
    if not squash(rest):
        return bool(period_of(text))
    return lookup(rest) is not None or (len(text) <= 60 and lookup(text) is not None)


def is_number_row(texts: Sequence[str]) -> bool:
    """The row of column numbers: "1 2 3 4", "(1) (2) (3)", "1 2 3 4 5=4/3"."""
    found = [clean(t) for t in texts if clean(t)]
    plain = [t for t in found if COLUMN_NUMBER.match(t)]
    misread = [t for t in found if t not in plain]
    # on scans one of the numbers may have been read as letters: "ps 3 4"
    if len(plain) < 2 or len(misread) * 3 > len(found) or any(len(t) > 3 for t in misread):
        return False
    found = plain
    numbers = [(int(re.findall(r"\d+", t)[0]), re.sub(r"[^a-e]", "", t[:4])) for t in found]  # "3" "3a" "3b" "4"
    return numbers == sorted(numbers) and len(set(numbers)) == len(numbers) and numbers[0][0] <= 3


def number_cells(table: Table) -> list[Cell]:
    """The cells of the row of column numbers, [] where the header has none.

    The row must reach over most of the table: "1 2 3 4" below "Triwulan" alone are quarters.
    """
    for r in range(min(table.n_rows, MAX_HEADER_ROWS + 1)):
        cells = [c for c in table.cells if c.row == r and c.lines]
        wide = sum(c.col_span for c in cells) * 10 >= 6 * table.n_cols
        if wide and is_number_row([c.text for c in cells]):
            return cells
    return []


def header_depth(table: Table) -> int:
    """How many unit rows are header, 0 where the table has none (a continuation, or no heading is known)."""
    numbers = number_cells(table)
    depth, matched = 0, 0
    for r in range(min(table.n_rows, MAX_HEADER_ROWS)):
        cells = [c for c in table.cells if c.row == r and c.lines]
        if not cells:
            continue
        if cells == numbers:
            if matched:
                depth = max(depth, r + min(c.row_span for c in cells))
            continue
        likes = [c for c in cells if heading_like(c.text)]
        title = len(cells) == 1 and cells[0].col_span >= table.n_cols - 1
        if len(likes) * 2 >= len(cells) and likes:
            matched += sum(lookup(without_period(c.text)) is not None for c in likes)
            depth = max(depth, max((c.row + c.row_span for c in likes if c.row_span <= MAX_HEADER_ROWS), default=0))
        elif r >= depth and not (title and r == 0):
            break
    return depth if matched >= 2 else _depth_by_structure(table, numbers)


def _depth_by_structure(table: Table, numbers: Sequence[Cell]) -> int:
    """How deep the header of a table is whose wording is mostly unknown: down to the row of column numbers, or to the
    first height at which no cell is cut, where a name and something about it are known there."""
    if len(numbers) >= NUMBERED:
        depth = numbers[0].row + min(c.row_span for c in numbers)
    else:
        cuts = [d for d in range(1, MAX_STRUCTURE + 1) if d < table.n_rows and not _cut_cells(table, d)]
        depth = cuts[0] if cuts else 0
    heads = [c for c in table.cells if c.row < depth and c.lines and c not in numbers]
    if not heads or any(AMOUNT.search(c.text) or len(clean(c.text)) > LONGEST_HEADING for c in heads):
        return 0
    found = read_columns(table, depth)
    fields = {c.field for c in found}
    told = sum(c.field in TELLING for c in found)
    named = bool(fields & NAMING) or told >= SEVERAL or (told > 0 and len(numbers) >= NUMBERED)
    return depth if told and named else 0


def _cut_cells(table: Table, depth: int) -> bool:
    return any(c.row < depth < c.row + c.row_span for c in table.cells)


def split_glued_header(table: Table) -> Table:
    """A header that no ruling parts from the first body row is cut off below its words."""
    row = [c for c in table.cells if c.row == 0 and c.lines]
    if len(row) < 2 or sum(heading_like(c.text) for c in row) * 2 >= len(row):
        return table
    bottoms = [b for c in row if (b := _heading_bottom(c)) is not None]
    if len(bottoms) < 2 or len(bottoms) * 10 < len(row) * 6:
        return table
    cut = max(bottoms) + 0.5
    out: list[Cell] = []
    for c in table.cells:
        if c.row > 0:
            out.append(replace(c, row=c.row + 1))
            continue
        head = tuple(line for line in c.lines if line.box.cy < cut)
        body = tuple(line for line in c.lines if line.box.cy >= cut)
        out.append(replace(c, row_span=1, box=replace(c.box, bottom=cut), lines=head))
        out.append(replace(c, row=1, box=replace(c.box, top=cut), lines=body))
    return replace(table, n_rows=table.n_rows + 1, cells=tuple(out))


def _heading_bottom(cell: Cell) -> float | None:
    """Where the heading in the cell's first lines ends, None when they hold none."""
    for n in (1, 2, 3):
        if n < len(cell.lines) + 1 and heading_like(" ".join(line.text for line in cell.lines[:n])):
            return cell.lines[n - 1].box.bottom
    return None


def read_columns(table: Table, depth: int) -> list[Column]:
    """The columns of a table with a header of *depth* unit rows."""
    grid = table.grid()
    edges = edges_of(table)
    numbers = number_cells(table) if depth else []
    columns = []
    for c in range(table.n_cols):
        seen: list[Cell] = []
        for r in range(depth):
            cell = grid[r][c]
            if cell is None or not cell.lines or cell in seen or cell in numbers:
                continue
            if cell.col_span >= table.n_cols - 1 and table.n_cols > 2 and not heading_like(cell.text):
                continue  # a title over the whole table
            seen.append(cell)
        columns.append(_resolve(c, edges[c], _parts(seen)))
    return _by_neighbours(columns)


def _parts(cells: Sequence[Cell]) -> list[str]:
    """Heading texts of one column, top to bottom; cells of one width that wrap one heading are joined.

    "PENANGGUNG" over "JAWAB" is one heading; "PROGRAM" over three columns and "ANGGARAN" below it are two.
    """
    out: list[str] = []
    last: Cell | None = None
    for cell in cells:
        text = clean(cell.text)
        if last is not None and last.col_span == cell.col_span:
            joined = f"{out[-1]} {text}"
            hit = lookup(clean(without_period(joined)))
            if COMPARISON.search(joined) or (hit is not None and hit.score >= WHOLE and UNIT_ONLY.match(text) is None):
                out[-1] = joined
                last = cell
                continue
        out.append(text)
        last = cell
    return out


def edges_of(table: Table) -> list[tuple[float, float]]:
    """Left and right of every unit column, from the cells that span just one column where there are any."""
    out = [(table.box.x0, table.box.x1)] * table.n_cols
    for c in range(table.n_cols):
        single = [cell.box for cell in table.cells if cell.col == c and cell.col_span == 1]
        around = [cell.box for cell in table.cells if cell.col <= c < cell.col + cell.col_span]
        boxes = single or around
        if boxes:
            out[c] = (max(b.x0 for b in boxes), min(b.x1 for b in boxes))
    return out


def _resolve(index: int, edge: tuple[float, float], parts: list[str]) -> Column:
    """One column from its heading parts, top to bottom: the lowest part that names a field decides, parents add."""
    heading = " > ".join(parts)
    column = Column(index, edge[0], edge[1], heading, None, reason="tanpa judul" if not parts else "tidak dikenal")
    periode, hit, unit_tail = _periods(parts), None, False
    for i in range(len(parts) - 1, -1, -1):
        rest = clean(PER_LEVEL.sub(" ", without_period(parts[i])))
        if not squash(rest) and not UNIT_ONLY.match(parts[i]):
            continue
        if UNIT_ONLY.match(rest) and rest.lower() != "k":
            percent, money = "%" in rest, bool(MONEY.search(rest))
            column = replace(column, percent=column.percent or percent, money=column.money or money)
            unit_tail = i == len(parts) - 1
            continue
        if COMPARISON.search(parts[i]):
            hit = Known("lain", None, 0.9, "perbandingan dua periode")
            break
        hit = lookup(rest)
        if hit is not None and unit_tail and hit.nama in GROUPS:
            hit = None  # "%" below a level's name is that level's achievement, not its name
            continue
        if hit is not None and hit.nama == "uraian" and i > 0 and (parent := lookup(without_period(parts[i - 1]))):
            hit = parent
        if hit is not None:
            break
    if hit is None:
        rests = [clean(PER_LEVEL.sub(" ", without_period(p))) for p in reversed(parts)]
        hit = next((known for rest in rests if rest and (known := by_opening(rest)) is not None), None)
    if hit is None:
        bare = replace(column, periode=periode)
        return replace(bare, reason="hanya periode") if periode and not squash(without_period(heading)) else bare
    hit = _of_money(hit, parts[:i])
    if hit.nama == "target" and not periode and LONG_TERM.search(heading):
        periode = "AKHIR"
    return replace(
        column,
        field=hit.nama,
        tingkat=_level(hit, parts),
        periode=periode,
        money=column.money or bool(MONEY.search(heading)),
        percent=column.percent or "%" in heading,
        score=hit.score,
        reason=f"mirip «{hit.alias}»",
    )


def _of_money(hit: Known, above: Sequence[str]) -> Known:
    """ "Anggaran > Target | Realisasi | Capaian" speak of money; "Target > Keuangan" is the plan, not the spending."""
    parents = {known.nama for part in above if (known := lookup(without_period(part))) is not None}
    if hit.nama in MONEY_OF and parents & {"anggaran", "realisasi_anggaran"} and not parents & set(MONEY_OF):
        return replace(hit, nama=MONEY_OF[hit.nama], tingkat=None)
    if hit.nama == "realisasi_anggaran" and "target" in parents and "realisasi" not in squash(hit.alias):
        return replace(hit, nama="anggaran")
    return hit


def _periods(parts: Sequence[str]) -> str:
    below = any(QUARTER_WORD.search(p) for p in parts)
    year = part = ""
    for p in parts:
        found = period_of(p, below)
        for piece in found.split("-"):
            if piece[:1].isdecimal() or piece[:1] == "N":
                year = piece
            elif piece:
                part = piece
    return "-".join(x for x in (year, part) if x)


def _level(hit: Known, parts: Sequence[str]) -> str | None:
    """The level a value or indicator column speaks of, from its own heading or the headings above it."""
    if hit.tingkat:
        return hit.tingkat
    if hit.nama not in {"indikator", "target", "realisasi", "capaian", "anggaran", "realisasi_anggaran"}:
        return None
    text = " ".join(parts)
    named = [level for level, pattern in LEVEL_WORDS if pattern.search(text)]
    if hit.nama in ("anggaran", "realisasi_anggaran") and (per := PER_LEVEL.search(text)):
        named = [level for level, pattern in LEVEL_WORDS if pattern.search(per[0])]
    return named[0] if len(named) == 1 or named[:2] == ["subkegiatan", "kegiatan"] else None


def _by_neighbours(columns: list[Column]) -> list[Column]:
    """Headings that mean different things in different tables are decided by the other columns."""
    fields = {c.field for c in columns}
    money_table = bool(fields & {"anggaran", "realisasi_anggaran"}) and "indikator" not in fields
    out = []
    for c in columns:
        if c.field == "uraian" and fields & {"formulasi", "sumber_data"} and "indikator" not in fields:
            c = replace(c, field="indikator", reason="Uraian di samping formulasi atau sumber data")
        elif c.field == "tugas":
            name = "sasaran" if "indikator" in fields else "indikator" if fields & {"target", "satuan"} else None
            c = replace(c, field=name, reason="tugas sebagai sasaran atau indikator")
        elif c.field in ("realisasi", "capaian", "target") and PHYSICAL.search(c.heading) and money_table:
            c = replace(c, field="fisik", reason="kemajuan fisik tanpa kolom indikator")
        elif c.field == "capaian" and money_table and c.tingkat is None:
            c = replace(c, field="persen_anggaran", reason="persen di samping anggaran")
        elif c.field == "realisasi" and (c.money or (money_table and not c.percent)):
            c = replace(c, field="realisasi_anggaran", reason="realisasi dalam rupiah")
        elif c.field == "persen_anggaran" and c.money and not c.percent:
            c = replace(c, field="realisasi_anggaran", reason="serapan dalam rupiah")
        elif c.field == "realisasi_anggaran" and PERCENT_TAIL.search(c.heading) and _plain_spending(columns, c):
            c = replace(c, field="persen_anggaran", money=False, reason="persen di samping realisasi anggaran")
        elif c.field == "realisasi" and c.percent and money_table:
            c = replace(c, field="persen_anggaran", reason="realisasi dalam persen di samping anggaran")
        elif c.field == "realisasi" and c.percent and "capaian" not in fields and _has_plain_realisasi(columns, c):
            c = replace(c, field="capaian", reason="persen di samping realisasi")
        elif c.field is None and c.percent and c.heading.endswith("%"):
            name = "persen_anggaran" if money_table else "capaian"
            level = next((lv for lv, pattern in LEVEL_WORDS if pattern.search(c.heading)), None)
            c = replace(c, field=name, tingkat=level, score=0.8, reason="hanya «%»")
        elif c.field == "target" and c.money:
            c = replace(c, field="anggaran", reason="target dalam rupiah")
        out.append(c)
    return _of_the_same_period(out)


def _of_the_same_period(columns: Sequence[Column]) -> list[Column]:
    """A capaian or percentage without a period belongs to the one period that the results beside it name."""
    done = {c.periode for c in columns if c.field in ("realisasi", "realisasi_anggaran")}
    if len(done) != 1:
        return list(columns)
    part = ("capaian", "persen_anggaran")
    return [replace(c, periode=next(iter(done))) if c.field in part and not c.periode else c for c in columns]


def _plain_spending(columns: Sequence[Column], column: Column) -> bool:
    """True where another column of the period gives the spending itself: "Realisasi Anggaran > Rp" beside "> %"."""
    names = ("realisasi", "realisasi_anggaran")
    others = [c for c in columns if c.field in names and c.index != column.index and c.periode == column.periode]
    return any(not PERCENT_TAIL.search(c.heading) for c in others)


def _has_plain_realisasi(columns: Sequence[Column], column: Column) -> bool:
    return any(c.field == "realisasi" and not c.percent and c.index != column.index for c in columns)


def inherit(table: Table, before: Sequence[Column]) -> list[Column] | None:
    """Columns of a table without a header, from the table before it, matched by position; None when they differ."""
    edges = edges_of(table)
    out, hits = [], 0
    for c, (x0, x1) in enumerate(edges):
        centre = (x0 + x1) / 2
        near = [b for b in before if abs(b.x0 - x0) <= EDGE and abs(b.x1 - x1) <= EDGE]
        match = min(near, key=lambda b: abs((b.x0 + b.x1) / 2 - centre), default=None)
        if match is None:
            out.append(Column(c, x0, x1, "", None, reason="tanpa judul"))
            continue
        hits += 1
        out.append(replace(match, index=c, x0=x0, x1=x1, reason="lanjutan tabel di halaman sebelumnya"))
    named = {b.field for b in before if b.field}
    return out if hits * 10 >= len(edges) * 7 and len(named & {c.field for c in out}) * 10 >= len(named) * 6 else None


def merged_line(lines: Sequence[Line]) -> Line:
    """All words of *lines* as one line (a heading that wraps)."""
    return line_of(w for line in lines for w in line.words)
