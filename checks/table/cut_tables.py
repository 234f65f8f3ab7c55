"""Rules on tables that a page break cuts: rows, headings, columns, cells of a dump."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import phrase
from petik.checks.findings.report import finding
from petik.checks.given.grid import Grid
from petik.checks.given.keys import key_of
from petik.checks.given.material import Material
from petik.checks.given.table_rows import Row, box_of, text_of, whole_of
from petik.schemas.temuan import Temuan

HEADING_ROWS, FEWEST_COLUMNS, MISSING_COLUMNS = 6, 4, 3  # rows of a heading; numbers in it; numbers missing
FEW_ROWS = 2  # full rows on the page that begins with what may be a rest
CONTENT = ("indikator", "formulasi", "sumber_data", "uraian", "keterangan")  # columns that no heading of rows stands in
ONE_COLUMN = 6.5  # points: one column of a dump's grid
VALUE_REACH = 3  # lines below a page break in which a row of its own would show its values
ROW_VALUES = re.compile(r"(?:\d[\d.,]*\s*(?:%|[^\W\d_]{3,})?\s+){2}\d[\d.,]*\s*%?\s*$")  # "3,00 3,00 100%"
PERIOD_HEADING = re.compile(r"^(?:tw|trw|triwulan|smt|semester)?\s*(?:[1-4]|iv|i{1,3})$", re.I)  # "tw1", "triii", "2"
LONG_CELL = 20  # letters of a cell in which a cut text may be found whole
CELL_REST = re.compile(r"[^\W\d_][^\W\d_\s]*(?:\s+[^\W\d_]+){0,2}")  # one to three words


def missing_columns(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """A heading's column numbers with gaps ("2 3 7 8 9 10 14"): columns of the table were not printed along.

    Told once per row of numbers: continued tables repeat it. Where OCR read it a number may be lost.
    """
    told: set[tuple[int, ...]] = set()
    for grid in material.grids:
        for row in grid.rows[:HEADING_ROWS]:
            cells = [c for c in row if text_of(c, "teks").strip()]
            prints = [text_of(c, "teks").strip(" ().") for c in cells]
            if len(prints) < FEWEST_COLUMNS or not all(p.isdecimal() and len(p) <= 2 for p in prints):
                continue
            numbers = tuple(int(p) for p in prints)
            gaps = [n for n in range(1, numbers[-1]) if n not in numbers]
            rising = all(a < b for a, b in pairwise(numbers))
            if not rising or len(gaps) < MISSING_COLUMNS or numbers in told or text_of(cells[0], "sumber") == "ocr":
                continue
            told.add(numbers)
            yield finding(
                material,
                aturan,
                "tabel-terpotong",
                cell=cells[0],
                tempat=phrase("nomor-kolom", n=grid.number),
                tercetak=" ".join(prints),
                hitungan=phrase("kolom-tidak-tercetak", nomor=", ".join(map(str, gaps))),
            )


def cut_row(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """A row that a page break cuts: the next page's table goes on with a row that has the rest of a cell and no values.

    The rest begins in mid-sentence, or what both pages hold of the cell stands in one piece elsewhere in the document.
    """
    whole: list[str] = []
    for before, after in zip(material.grids, material.grids[1:], strict=False):
        if before.page is None or after.page != before.page + 1 or not _continues(before, after):
            continue
        whole = whole or [key_of(text_of(c, "teks")) for c in material.cells if len(text_of(c, "teks")) > LONG_CELL]
        found = _rest_of_row(before, after, whole)
        if found is None:
            continue
        upper, rest = found
        yield finding(
            material,
            aturan,
            "tabel-terpotong",
            cell=upper,
            tempat=phrase("baris-terakhir", halaman=before.page),
            tercetak=f"{text_of(upper, 'teks')} | {text_of(rest, 'teks')}",
            hitungan=phrase("bersambung", halaman=after.page),
            sebab="halaman",
        )


def cut_heading(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """A heading that the next pages repeat without its last row: the quarters below "Target" are not printed."""
    head: Grid | None = None
    for before, after in zip(material.grids, material.grids[1:], strict=False):
        if before.page is None or after.page != before.page + 1 or after.cells[0].get("sumber") == "ocr":
            head = None
            continue
        whole = head if head is not None and _same_heading(head, after) else before
        lost = next((row for row in whole.rows[1:HEADING_ROWS] if _repeats(row)), None)
        head = whole
        if lost is None or not _same_heading(whole, after) or any(_repeats(r) for r in after.rows[:HEADING_ROWS]):
            continue
        yield finding(
            material,
            aturan,
            "tabel-terpotong",
            cell=after.rows[0][0],
            tempat=phrase("kepala-tabel", halaman=after.page),
            tercetak=" | ".join(dict.fromkeys(text_of(c, "teks") for c in lost)),
            hitungan=phrase("baris-kepala-hilang"),
            sebab="kepala",
        )


def _repeats(row: Sequence[Row]) -> bool:
    """A row of a heading that says the same under several headings: "TW 1 TW 2 TW 3 TW 4 TW 1 TW 2 …"."""
    texts = [key_of(text_of(c, "teks")) for c in row if text_of(c, "teks").strip()]
    return (
        len(texts) >= 2 * FEWEST_COLUMNS
        and len(set(texts)) * 2 <= len(texts)
        and all(PERIOD_HEADING.match(t) for t in texts)
    )


def _same_heading(before: Grid, after: Grid) -> bool:
    """True where the first row of *after* is that of *before*."""
    left, right = ({key_of(text_of(c, "teks")) for c in grid.rows[0]} - {""} for grid in (before, after))
    return len(left) >= FEWEST_COLUMNS and len(left & right) * 4 >= len(left) * 3


def _rest_of_row(before: Grid, after: Grid, whole: Sequence[str]) -> tuple[Row, Row] | None:
    """The cell above the break and its rest below it; None where the row below is one of its own."""
    first = next((row for row in after.rows if not _heading_row(row, before)), ())
    filled = [c for c in first if text_of(c, "teks").strip()]
    if not filled or len(filled) * 2 > len(first) or any(_own_row(c) for c in filled):
        return None
    for rest in filled:
        upper = next((c for c in before.rows[-1] if c.get("kolom") == rest.get("kolom")), None)
        text = text_of(rest, "teks").strip()
        if upper is None or not (_words(text_of(upper, "teks")) and _words(text)):
            continue
        joined = key_of(f"{text_of(upper, 'teks')} {text}")
        if text[0].islower() or any(joined in other for other in whole) or _alone(first, rest, before, after):
            return upper, rest
    return None


def _alone(first: Sequence[Row], rest: Row, before: Grid, after: Grid) -> bool:
    """True where *rest* is all that the row has, and the rows around it are full: no row of its own.

    A heading over rows stands alone too: in a column of its own, or over several columns.
    """
    column = text_of(rest, "kolom_baku").partition(":")[0]
    others = [row for row in after.rows if row is not first and not _heading_row(row, before)]
    full = all(2 * sum(bool(text_of(c, "teks").strip()) for c in row) > len(row) for row in (*others, before.rows[-1]))
    alone = sum(bool(text_of(c, "teks").strip()) for c in first) == 1 and whole_of(rest, "rentang_kolom") <= 1
    return alone and full and len(others) >= FEW_ROWS and len(first) >= FEWEST_COLUMNS and column in CONTENT


def _words(text: str) -> bool:
    """True for words: fonts of formulas give letters that no word has."""
    return sum(c.isascii() and c.isalpha() for c in text) * 2 > len(text.replace(" ", ""))


def _own_row(cell: Row) -> bool:
    """A cell that makes a row one of its own: a number of its own, or any value."""
    text = text_of(cell, "teks").strip()
    return re.fullmatch(r"\W*(?:\d[\d.,]*|[a-zA-Z])\W*%?", text) is not None


def _heading_row(row: Sequence[Row], before: Grid) -> bool:
    """A row of headings that the next page repeats, or of column numbers."""
    texts = [key_of(text_of(c, "teks")) for c in row if text_of(c, "teks").strip()]
    heads = {key_of(text_of(c, "teks")) for r in before.rows[:HEADING_ROWS] for c in r}
    return not texts or all(t.isdigit() for t in texts) or (len(texts) > 1 and set(texts) <= heads)


def _continues(before: Grid, after: Grid) -> bool:
    """True where *after* has the columns of *before*: the table goes on."""
    left = {text_of(c, "kolom_baku") for c in before.cells} - {"", "lain"}
    right = {text_of(c, "kolom_baku") for c in after.cells} - {"", "lain"}
    return bool(right) and right <= left


def cut_dump_cell(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """A row of a dump whose cell goes on after the page break: "… 3,00 3,00 100%", and "Kelola" on the next page.

    A dump sets the first line of a page in by one column, right below the last line of the page before.
    """
    lines = material.lines
    for place in range(1, len(lines)):
        above, line = lines[place - 1], lines[place]
        if text_of(line, "sumber") != "dump" or not _new_page(above, line):
            continue
        rest, row = text_of(line, "teks").strip(), text_of(above, "teks").strip()
        if not CELL_REST.fullmatch(rest) or (rest.isupper() and " " in rest):
            continue
        below = [text_of(x, "teks") for x in lines[place + 1 : place + 1 + VALUE_REACH]]
        if ROW_VALUES.search(row) and not any(ROW_VALUES.search(text) for text in below):
            yield finding(
                material,
                aturan,
                "tabel-terpotong",
                cell=line,
                tempat=phrase("baris-teks", teks=row[-80:]),
                tercetak=f"{row[-60:]} | {rest}",
                hitungan=phrase("bersambung-berikut"),
                sebab="halaman",
            )


def _new_page(above: Row, line: Row) -> bool:
    """True where *line* opens a page: set in by a little, with no blank line before it."""
    here, before = box_of(line), box_of(above)
    if here is None or before is None:
        return False
    return 0 < here[0] <= ONE_COLUMN and before[0] < here[0] and abs(here[1] - before[3]) < 1
