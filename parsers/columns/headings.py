"""Which column each heading of a table's header means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from petik.parsers.columns.catalogue import Known, by_opening, lookup
from petik.parsers.columns.column import Column, edges_of
from petik.parsers.columns.heading_periods import in_plan, period_of, period_of_parts, without_period
from petik.parsers.columns.neighbours import by_neighbours
from petik.parsers.model import Cell, Table
from petik.parsers.print.level_words import LEVEL_WORDS, PER_LEVEL
from petik.parsers.print.strings import clean, squash
from petik.schemas.bilangan import mixed
from petik.schemas.keyakinan import FIRM

MAX_HEADER_ROWS = 9  # unit rows; shaded headers are cut into slivers, so this is more than the three a reader sees
# "3", "(3)", "3a", "5=4/3", "6 (5:4)"; a spreadsheet turns "(3)" into -3
COLUMN_NUMBER = re.compile(r"^(?:\(?\d{1,2}[a-e]?\)?|-\d{1,2})(?:\s*[=:(].{0,14})?$")
MANY = 8  # columns: a count over so many is one though a number of it was misread
BROKEN = 7  # letters of a column number that its narrow cell broke
UNIT_ONLY = re.compile(r"^\(?\s*(%|rp\s*\.?|k|ribu rupiah|juta rupiah|rupiah)\s*\)?$", re.I)
MONEY = re.compile(r"\brp\b|rupiah", re.I)
# "Realisasi 2016 thdp Tahun 2015", "Capaian terhadap target Renstra": a comparison of two columns, no value of its own
COMPARISON = re.compile(r"\b(?:thdp|terhadap|dibanding\w*)\b.*\b(?:tahun|20\d\d|target|renstra|rpjmd|nasional)\b", re.I)
# "Realisasi s/d Tahun 2017", "Target sampai dengan akhir tahun (n-1)": counted from the plan's first year on
GROWTH = re.compile(r"\bpertumbuhan\b", re.I)  # "Rata-rata Pertumbuhan > Anggaran | Realisasi" (table T-C.24)
CUMULATIVE = re.compile(
    r"\b(?:s\s*[./]\s*d\.?|sampai\s+dengan)\s*(?:akhir\s+)?(?:tahun|thn|th|ta)\b\.?\s*(?:20\d\d|\(?\s*n\b|berjalan)",
    re.I,
)
GROUPS = {"tujuan", "sasaran", "program", "kegiatan", "subkegiatan"}
AMOUNT = re.compile(mixed("{2,}"))  # "2.208.100.000": at least millions
LONG_TERM = re.compile(r"\b(?:renstra|rpjmd|rpjm|jangka menengah)\b", re.I)  # "Target Akhir Renstra"
WHOLE = 0.93  # how well stacked heading cells, read as one wrapped heading, must match to count as one
# as in "Indikator Program/Kegiatan/Sub Kegiatan"
SEVERAL_LEVELS = re.compile(r"\bprogram\s*(?:[/,&]|dan)\s*kegiatan\b", re.I)
# "Capaian Program", "Keluaran Sub Kegiatan", "Hasil Kegiatan", "Program" (form of the ministry's planning application)
OF_LEVEL = re.compile(
    r"^(?P<what>capaian|keluaran|hasil|output|outcome)?\s*(?P<level>program|kegiatan|sub\s*kegiatan)$", re.I
)
LEVELLED = {"target": "target", "indikator": "indikator", "indikator_campuran": "indikator"}
MONEY_OF = {"target": "anggaran", "realisasi": "realisasi_anggaran", "capaian": "persen_anggaran"}


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
    found = [re.sub(r"\s+", "", t) if len(t) <= BROKEN else clean(t) for t in texts if clean(t)]  # "(1 0)" is (10)
    found = [part for t in found for part in _unglued(t)]
    plain = [t.lstrip("-") for t in found if COLUMN_NUMBER.match(t)]
    misread = [t for t in found if not COLUMN_NUMBER.match(t)]
    # on scans one of the numbers may have been read as letters: "ps 3 4"
    if len(plain) < 2 or len(misread) * 3 > len(found) or any(len(t) > 3 for t in misread):
        return False
    found = plain
    numbers = [(int(re.findall(r"\d+", t)[0]), re.sub(r"[^a-e]", "", t[:4])) for t in found]  # "3" "3a" "3b" "4"
    return numbers[0][0] <= 3 and (numbers == sorted(set(numbers)) or _counted([n for n, _ in numbers]))


def _counted(numbers: Sequence[int]) -> bool:
    """True for a count over many columns of which one number was misread on a scan: "1 2 3 4 8 6 7 8"."""
    steps = list(pairwise(numbers))
    if len(numbers) < MANY or numbers[-1] < MANY:
        return False
    return sum(a < b for a, b in steps) >= len(steps) - 1 and 2 * sum(b == a + 1 for a, b in steps) > len(steps)


def _unglued(text: str) -> list[str]:
    """ "1718" as "17", "18": two neighbouring column numbers that a reader took for one."""
    for n in (text[:1], text[:2]):
        if n.isdecimal() and int(n) >= 9 and text == f"{n}{int(n) + 1}":
            return [n, str(int(n) + 1)]
    return [text]


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
    return in_plan(by_neighbours(columns))


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


def _resolve(index: int, edge: tuple[float, float], parts: list[str]) -> Column:
    """One column from its heading parts, top to bottom: the lowest part that names a field decides, parents add."""
    heading = " > ".join(parts)
    column = Column(index, edge[0], edge[1], heading, None, reason="tanpa judul" if not parts else "tidak dikenal")
    periode, (at, hit) = period_of_parts(parts), _naming_part(parts)
    units = [rest for part in parts[at:] if (rest := _unit(part))]
    column = replace(
        column, percent=any("%" in u for u in units), money=any(MONEY.search(u) is not None for u in units)
    )
    hit = _of_a_level(parts) or hit or _opened(parts)
    if hit is None:
        bare = replace(column, periode=periode)
        return replace(bare, reason="hanya periode") if periode and not squash(without_period(heading)) else bare
    hit = _of_money(hit, parts[:at], heading)
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


def _naming_part(parts: Sequence[str]) -> tuple[int, Known | None]:
    """The lowest part that names a field, and the field; (0, None) where none does."""
    if any(GROWTH.search(p) for p in parts[:-1]):
        return len(parts) - 1, Known("lain", None, FIRM, "pertumbuhan")
    for i in range(len(parts) - 1, -1, -1):
        rest = _rest(parts[i])
        if _unit(parts[i]) or (not squash(rest) and not UNIT_ONLY.match(parts[i])):
            continue
        if COMPARISON.search(parts[i]):
            return i, Known("lain", None, FIRM, "perbandingan dua periode")
        hit = lookup(rest)
        if hit is None or (hit.nama in GROUPS and _unit(parts[-1])):
            continue  # "%" below a level's name is that level's achievement, not its name
        above = lookup(without_period(parts[i - 1])) if hit.nama == "uraian" and i > 0 else None
        return i, above or hit
    return 0, None


@lru_cache(maxsize=4096)
def _rest(part: str) -> str:
    """A part of a heading without the words for its period and for whom it counts."""
    return clean(PER_LEVEL.sub(" ", without_period(part)))


def _unit(part: str) -> str:
    """The unit that a part of a heading is and nothing else: "(Rp)", "%"; "K" alone is a quantity."""
    rest = _rest(part)
    named = squash(rest) or UNIT_ONLY.match(part)
    return rest if named and UNIT_ONLY.match(rest) and rest.lower() != "k" else ""


def _of_a_level(parts: Sequence[str]) -> Known | None:
    """ "Target Capaian Kinerja > Keluaran Sub Kegiatan", "Indikator Kinerja > Hasil Kegiatan": below "Target" or
    "Indikator" the name of a level, or of what a level brings forth, tells whose target or indicator it is."""
    match = OF_LEVEL.match(clean(parts[-1])) if len(parts) > 1 else None
    if match is None:
        return None
    above = lookup(clean(without_period(parts[-2])))
    name = LEVELLED.get(above.nama) if above is not None else None
    if match["what"] and name is None and squash(parts[-2]).startswith("kinerja"):
        name = "indikator"
    level = re.sub(r"\s+", "", match["level"].lower())
    return Known(name, level, FIRM, parts[-1]) if name is not None else None


def _opened(parts: Sequence[str]) -> Known | None:
    """What the lowest part that opens like a known heading is."""
    rests = [_rest(p) for p in reversed(parts)]
    return next((known for rest in rests if rest and (known := by_opening(rest)) is not None), None)


def _of_money(hit: Known, above: Sequence[str], heading: str) -> Known:
    """ "Anggaran > Target | Realisasi | Capaian" speak of money; "Target > Keuangan" is the plan, not the spending.

    What counts from the plan's first year on is no value of a year.
    """
    if hit.nama in ("target", "realisasi", "capaian") and CUMULATIVE.search(heading):
        return Known("lain", None, FIRM, "kumulatif sampai tahun itu")
    parents = {known.nama for part in above if (known := lookup(without_period(part))) is not None}
    if hit.nama in MONEY_OF and parents & {"anggaran", "realisasi_anggaran"} and not parents & set(MONEY_OF):
        return replace(hit, nama=MONEY_OF[hit.nama], tingkat=None)
    if hit.nama == "realisasi_anggaran" and "target" in parents and "realisasi" not in squash(hit.alias):
        return replace(hit, nama="anggaran")
    return hit


def _level(hit: Known, parts: Sequence[str]) -> str | None:
    """The level a value or indicator column speaks of, from its own heading or the headings above it."""
    if hit.tingkat:
        return hit.tingkat
    if hit.nama not in {"indikator", "target", "realisasi", "capaian", "anggaran", "realisasi_anggaran"}:
        return None
    if any(SEVERAL_LEVELS.search(p) for p in parts):
        return None
    text = " ".join(parts)
    named = [level for level, pattern in LEVEL_WORDS if pattern.search(text)]
    if hit.nama in ("anggaran", "realisasi_anggaran") and (per := PER_LEVEL.search(text)):
        named = [level for level, pattern in LEVEL_WORDS if pattern.search(per[0])]
    return named[0] if len(named) == 1 or named[:2] == ["subkegiatan", "kegiatan"] else None
