"""Rules on tables cell by cell, for what the record does not hold: remainders, rows cut by a page break."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, Kisi, Row, bulat, kotak, kunci, teks
from petik.checks.report import angka, lapor
from petik.normalise.values.angka import baca
from petik.schemas.temuan import Temuan

SELISIH_PERSEN = 0.051  # of two percentages with one decimal
UANG_TERKECIL = 1_000_000  # remainders below this agree by chance
CENT = 0.01
KEPALA_TERTINGGI, KOLOM_TERSEDIKIT, KOLOM_HILANG = 6, 4, 3  # rows of a heading; numbers in it; numbers missing
SATU_KOLOM = 6.5  # points: one column of a dump's grid
JARAK_NILAI = 3  # lines below a page break in which a row of its own would show its values
NILAI_BARIS = re.compile(r"(?:\d[\d.,]*\s*(?:%|[^\W\d_]{3,})?\s+){2}\d[\d.,]*\s*%?\s*$")  # "3,00 3,00 100%"
SISA_SEL = re.compile(r"[^\W\d_][^\W\d_\s]*(?:\s+[^\W\d_]+){0,2}")  # one to three words
BUKTI = 3  # rows that follow a formula before one that does not is an error


def kolom_hilang(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """A heading's column numbers with gaps ("2 3 7 8 9 10 14"): columns of the table were not printed along.

    Told once per row of numbers: continued tables repeat it. Where OCR read it a number may be lost.
    """
    told: set[tuple[int, ...]] = set()
    for kisi in bahan.kisi:
        for row in kisi.baris[:KEPALA_TERTINGGI]:
            cells = [c for c in row if teks(c, "teks").strip()]
            prints = [teks(c, "teks").strip(" ().") for c in cells]
            if len(prints) < KOLOM_TERSEDIKIT or not all(p.isdecimal() and len(p) <= 2 for p in prints):
                continue
            numbers = tuple(int(p) for p in prints)
            gaps = [n for n in range(1, numbers[-1]) if n not in numbers]
            rising = all(a < b for a, b in pairwise(numbers))
            if not rising or len(gaps) < KOLOM_HILANG or numbers in told or teks(cells[0], "sumber") == "ocr":
                continue
            told.add(numbers)
            yield lapor(
                bahan,
                aturan,
                "tabel-terpotong",
                sel=cells[0],
                tempat=f"Nomor kolom tabel {kisi.nomor}",
                tercetak=" ".join(prints),
                hitungan=f"kolom {', '.join(map(str, gaps))} tidak tercetak",
            )


def sisa_tidak_cocok(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Remainders that are not budget minus spending; a cell with several amounts is read amount by amount."""
    for kisi in bahan.kisi:
        for row in kisi.baris:
            cells = {teks(c, "kolom_baku"): c for c in row}
            if not {"anggaran", "realisasi_anggaran", "sisa_anggaran"} <= cells.keys():
                continue
            sisa = cells["sisa_anggaran"]
            budget, spent, left = (_uang(cells[k]) for k in ("anggaran", "realisasi_anggaran", "sisa_anggaran"))
            if not len(budget) == len(spent) == len(left):
                continue
            for a, r, s in zip(budget, spent, left, strict=True):
                if a is None or r is None or s is None or abs(a - r - abs(s)) < 0.01 or max(a, r, s) < 1000:
                    continue
                yield lapor(
                    bahan,
                    aturan,
                    "jumlah-tidak-cocok",
                    sel=sisa,
                    tempat=f"Sisa anggaran {_nama(row)}",
                    tercetak=angka(s),
                    seharusnya=angka(a - r),
                    hitungan=f"{angka(a)} − {angka(r)} = {angka(a - r)}",
                )


def sisa_induk(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """A remainder that almost, not quite, is the sum of the remainders right below it (on the following pages too)."""
    near = aturan.toleransi("jumlah-tidak-cocok", "dekat")
    column = list(_sisa(bahan))
    for place, (cell, total) in enumerate(column):
        sums = list(accumulate(value for _, value in column[place + 1 :]))[BUKTI - 1 :]
        close = [s for s in sums if abs(s - total) <= near * total]
        if total < UANG_TERKECIL or not close or any(abs(s - total) < CENT for s in sums):
            continue
        right = min(close, key=lambda s: abs(s - total))
        yield lapor(
            bahan,
            aturan,
            "jumlah-tidak-cocok",
            sel=cell,
            tempat="Sisa anggaran",
            tercetak=angka(total),
            seharusnya=angka(right),
            hitungan=f"jumlah {sums.index(right) + BUKTI} sisa di bawahnya, selisih {angka(abs(right - total))}",
        )


def _sisa(bahan: Bahan) -> Iterator[tuple[Row, float]]:
    """The remainders of all tables in their order; one that is no number is taken as budget minus spending."""
    for kisi in bahan.kisi:
        for row in kisi.baris:
            cells = {teks(c, "kolom_baku"): c for c in row}
            if not {"anggaran", "realisasi_anggaran", "sisa_anggaran"} <= cells.keys():
                continue
            budget, spent, left = (_uang(cells[k]) for k in ("anggaran", "realisasi_anggaran", "sisa_anggaran"))
            if len(budget) == len(spent) == len(left):
                for a, r, s in zip(budget, spent, left, strict=True):
                    value = s if s is not None else a - r if a is not None and r is not None else None
                    if value is not None:
                        yield cells["sisa_anggaran"], value


def _uang(cell: Row) -> list[float | None]:
    values = [baca(part, uang=True).value for part in teks(cell, "teks").replace("Rp", " ").split()]
    return [None if v is None else float(v) for v in values]


def _nama(row: Sequence[Row]) -> str:
    texts = [
        teks(c, "teks")
        for c in row
        if teks(c, "kolom_baku").partition(":")[0] in ("program", "kegiatan", "uraian", "program_kegiatan", "indikator")
    ]
    return next((t for t in texts if t), "baris ini")


def efisiensi_tidak_cocok(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Efficiencies that are not 100 minus the absorption beside them, in a column that elsewhere follows this."""
    for kisi in bahan.kisi:
        columns: dict[int, list[tuple[Row, Row, float, float]]] = {}
        for row in kisi.baris:
            absorbed = next((c for c in row if teks(c, "kolom_baku") == "persen_anggaran"), None)
            share = _persen(absorbed)
            for cell in row if absorbed is not None and share is not None else ():
                value = _persen(cell)
                if cell is not absorbed and value is not None and share is not None:
                    columns.setdefault(bulat(cell, "kolom"), []).append((cell, absorbed or cell, value, share))
        for cells in columns.values():
            wrong = [c for c in cells if abs(100 - c[3] - c[2]) > SELISIH_PERSEN]
            if len(cells) - len(wrong) < BUKTI or len(wrong) * BUKTI > len(cells):
                continue
            for cell, absorbed, _, share in wrong:
                yield lapor(
                    bahan,
                    aturan,
                    "persen-tidak-cocok",
                    sel=cell,
                    tempat=f"Efisiensi {_nama([c for c in kisi.sel if c.get('baris') == cell.get('baris')])}",
                    tercetak=teks(cell, "teks"),
                    seharusnya=angka(100 - share),
                    hitungan=f"100 − {teks(absorbed, 'teks')}",
                )


def _persen(cell: Row | None) -> float | None:
    """The number of a cell that is one percentage with its sign."""
    text = teks(cell, "teks") if cell is not None else ""
    value = baca(text).value if text.rstrip().endswith("%") else None
    return None if value is None else float(value)


def baris_terpotong(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """A row that a page break cuts: the next page's table goes on with few cells, one of them in mid-sentence."""
    for before, after in zip(bahan.kisi, bahan.kisi[1:], strict=False):
        if before.halaman is None or after.halaman != before.halaman + 1 or not _lanjutan(before, after):
            continue
        filled = [c for c in after.baris[0] if teks(c, "teks").strip()]
        rest = next((c for c in filled if teks(c, "teks").strip()[0].islower()), None)
        numbered = any(kunci(teks(c, "teks")).isdecimal() for c in filled)
        if rest is None or numbered or len(filled) * 2 > len(after.baris[0]):
            continue
        upper = next((c for c in before.baris[-1] if c.get("kolom") == rest.get("kolom")), before.baris[-1][-1])
        yield lapor(
            bahan,
            aturan,
            "tabel-terpotong",
            sel=upper,
            tempat=f"Baris terakhir tabel di halaman {before.halaman}",
            tercetak=f"{teks(upper, 'teks')} | {teks(rest, 'teks')}",
            hitungan=f"bersambung di halaman {after.halaman}",
        )


def _lanjutan(before: Kisi, after: Kisi) -> bool:
    """True where *after* has the columns of *before*: the table goes on."""
    left = {teks(c, "kolom_baku") for c in before.sel} - {"", "lain"}
    right = {teks(c, "kolom_baku") for c in after.sel} - {"", "lain"}
    return bool(right) and right <= left


def sel_terputus(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """A row of a dump whose cell goes on after the page break: "… 3,00 3,00 100%", and "Kelola" on the next page.

    A dump sets the first line of a page in by one column, right below the last line of the page before.
    """
    lines = bahan.naskah
    for place in range(1, len(lines)):
        above, line = lines[place - 1], lines[place]
        if teks(line, "sumber") != "dump" or not _halaman_baru(above, line):
            continue
        rest, row = teks(line, "teks").strip(), teks(above, "teks").strip()
        if not SISA_SEL.fullmatch(rest) or (rest.isupper() and " " in rest):
            continue
        below = [teks(x, "teks") for x in lines[place + 1 : place + 1 + JARAK_NILAI]]
        if NILAI_BARIS.search(row) and not any(NILAI_BARIS.search(text) for text in below):
            yield lapor(
                bahan,
                aturan,
                "tabel-terpotong",
                sel=line,
                tempat=f"Baris «{row[-80:]}»",
                tercetak=f"{row[-60:]} | {rest}",
                hitungan="bersambung di halaman berikutnya",
            )


def _halaman_baru(above: Row, line: Row) -> bool:
    """True where *line* opens a page: set in by a little, with no blank line before it."""
    here, before = kotak(line), kotak(above)
    if here is None or before is None:
        return False
    return 0 < here[0] <= SATU_KOLOM and before[0] < here[0] and abs(here[1] - before[3]) < 1
