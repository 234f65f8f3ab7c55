"""Hostile numbers and cells: digits that are none, numbers beyond every type, cells that a spreadsheet would run."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
import openpyxl

from petik.samples.hostile.office import bagian_dari, dengan

# What a target may print: superscripts and circled digits (`str.isdigit` is true of them, `int` refuses them), numbers
# that no double holds, more digits than Python turns into a number, other scripts' digits
CETAKAN = (
    "²", "7²", "①", "⑦ unit", "٣٤", "９５ %", "9" * 310, "9" * 4301, "9" * 400 + ",5", "1." + "000." * 110 + "000",
    "-" + "9" * 320, "9" * 305 + " triliun", "½", "1e400", "9007199254740993",
)  # fmt: skip
# The value of a cell as its XML says it
SEL = ("INF", "-INF", "NaN", "Infinity", "1e309", "9e307", "1" * 310, "9" * 4301, "1.7976931348623157e308", "5e-324")
# What a spreadsheet may take for a formula, with commas, semicolons or tabs between cells
RUMUS = (
    'x;"=1+41;y', "=1+41", "x\t=1+41", "+1+41", "-1+41", "@SUM(1;41)", "\t=1+41", "x;=1+41", "＝1+41", "x;\t=1+41",
    '"=1+41', "x;'=1+41", "x\r=1+41", "x|=1+41",
)  # fmt: skip


def _word(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    wadah, dokumen = io.BytesIO(), docx.Document()
    dokumen.add_paragraph("PERJANJIAN KINERJA TAHUN 2023")
    dokumen.add_paragraph("DINAS PERIKANAN KABUPATEN CONTOH")
    tabel = dokumen.add_table(len(rows) + 1, len(heads))
    tabel.style = "Table Grid"
    for baris, isi in zip(tabel.rows, (heads, *rows), strict=True):
        for sel, teks in zip(baris.cells, isi, strict=True):
            sel.text = teks
    dokumen.save(wadah)
    return wadah.getvalue()


def angka() -> bytes:
    """An agreement whose targets are the prints of `CETAKAN`; the last one is an ordinary one."""
    rows = [(str(n), f"Jumlah panen ke {chr(97 + n)}", "ton", t) for n, t in enumerate((*CETAKAN, "12,5"), start=1)]
    return _word(("No", "Indikator Kinerja", "Satuan", "Target"), rows)


def rumus() -> bytes:
    """An agreement whose indicators are the cells of `RUMUS`."""
    rows = [(str(n), teks, "ton", "5") for n, teks in enumerate(RUMUS, start=1)]
    return _word(("No", "Indikator Kinerja", "Satuan", "Target"), rows)


def anggaran() -> bytes:
    """A budget whose amounts are the values of `SEL`; the last one is an ordinary one."""
    wadah, buku = io.BytesIO(), openpyxl.Workbook()
    lembar = buku.worksheets[0]
    lembar.append(["PERJANJIAN KINERJA TAHUN 2023"])
    lembar.append(["DINAS PERIKANAN KABUPATEN CONTOH"])
    lembar.append(["No", "Program", "Anggaran (Rp)"])
    for n in range(len(SEL)):
        lembar.append([n + 1, f"Program Pengelolaan Perikanan {chr(65 + n)}", 777_000 + n])
    lembar.append([len(SEL) + 1, "Program Penunjang", 450_000_000])
    buku.save(wadah)
    bagian = "xl/worksheets/sheet1.xml"
    paket = wadah.getvalue()
    xml = bagian_dari(paket, bagian)
    for n, nilai in enumerate(SEL):
        xml = xml.replace(b"<v>%d</v>" % (777_000 + n), b"<v>%b</v>" % nilai.encode())
    return dengan(paket, {bagian: xml})


def buat() -> dict[str, bytes]:
    """The files with hostile numbers and cells by name."""
    return {"angka_aneh.docx": angka(), "rumus_aneh.docx": rumus(), "anggaran_aneh.xlsx": anggaran()}
