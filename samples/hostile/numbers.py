"""Hostile numbers and cells: digits that are none, numbers beyond every type, cells that a spreadsheet would run."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
import openpyxl

from petik.samples.hostile.office import part_of, with_parts

# What a target may print: superscripts and circled digits (`str.isdigit` is true of them, `int` refuses them), numbers
# that no double holds, more digits than Python turns into a number, other scripts' digits
PRINTS = (
    "²", "7²", "①", "⑦ unit", "٣٤", "９５ %", "9" * 310, "9" * 4301, "9" * 400 + ",5", "1." + "000." * 110 + "000",
    "-" + "9" * 320, "9" * 305 + " triliun", "½", "1e400", "9007199254740993",
)  # fmt: skip
# The value of a cell as its XML says it
CELLS = ("INF", "-INF", "NaN", "Infinity", "1e309", "9e307", "1" * 310, "9" * 4301, "1.7976931348623157e308", "5e-324")
# What a spreadsheet may take for a formula, with commas, semicolons or tabs between cells
FORMULAS = (
    'x;"=1+41;y', "=1+41", "x\t=1+41", "+1+41", "-1+41", "@SUM(1;41)", "\t=1+41", "x;=1+41", "＝1+41", "x;\t=1+41",
    '"=1+41', "x;'=1+41", "x\r=1+41", "x|=1+41",
)  # fmt: skip


def _word(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    container, document = io.BytesIO(), docx.Document()
    document.add_paragraph("PERJANJIAN KINERJA TAHUN 2023")
    document.add_paragraph("DINAS PERIKANAN KABUPATEN CONTOH")
    table = document.add_table(len(rows) + 1, len(heads))
    table.style = "Table Grid"
    for row, content in zip(table.rows, (heads, *rows), strict=True):
        for cell, text in zip(row.cells, content, strict=True):
            cell.text = text
    document.save(container)
    return container.getvalue()


def angka() -> bytes:
    """An agreement whose targets are the prints of `PRINTS`; the last one is an ordinary one."""
    rows = [(str(n), f"Jumlah panen ke {chr(97 + n)}", "ton", t) for n, t in enumerate((*PRINTS, "12,5"), start=1)]
    return _word(("No", "Indikator Kinerja", "Satuan", "Target"), rows)


def formulas() -> bytes:
    """An agreement whose indicators are the cells of `FORMULAS`."""
    rows = [(str(n), text, "ton", "5") for n, text in enumerate(FORMULAS, start=1)]
    return _word(("No", "Indikator Kinerja", "Satuan", "Target"), rows)


def anggaran() -> bytes:
    """A budget whose amounts are the values of `CELLS`; the last one is an ordinary one."""
    container, book = io.BytesIO(), openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["PERJANJIAN KINERJA TAHUN 2023"])
    sheet.append(["DINAS PERIKANAN KABUPATEN CONTOH"])
    sheet.append(["No", "Program", "Anggaran (Rp)"])
    for n in range(len(CELLS)):
        sheet.append([n + 1, f"Program Pengelolaan Perikanan {chr(65 + n)}", 777_000 + n])
    sheet.append([len(CELLS) + 1, "Program Penunjang", 450_000_000])
    book.save(container)
    part = "xl/worksheets/sheet1.xml"
    package = container.getvalue()
    xml = part_of(package, part)
    for n, nilai in enumerate(CELLS):
        xml = xml.replace(b"<v>%d</v>" % (777_000 + n), b"<v>%b</v>" % nilai.encode())
    return with_parts(package, {part: xml})


def make() -> dict[str, bytes]:
    """The files with hostile numbers and cells by name."""
    return {"angka_aneh.docx": angka(), "rumus_aneh.docx": formulas(), "anggaran_aneh.xlsx": anggaran()}
