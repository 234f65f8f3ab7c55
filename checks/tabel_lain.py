"""Rules on tables cell by cell, for what the record does not hold: remainders, rows cut by a page break."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, Kisi, Row, bulat, kotak, kunci, teks
from petik.checks.report import angka, lapor
from petik.checks.wording import Words, phrase
from petik.normalise.values.angka import baca
from petik.schemas.temuan import Temuan

SELISIH_PERSEN = 0.051  # of two percentages with one decimal
UANG_TERKECIL = 1_000_000  # remainders below this agree by chance
CENT = 0.01
KEPALA_TERTINGGI, KOLOM_TERSEDIKIT, KOLOM_HILANG = 6, 4, 3  # rows of a heading; numbers in it; numbers missing
SATU_KOLOM = 6.5  # points: one column of a dump's grid
JARAK_NILAI = 3  # lines below a page break in which a row of its own would show its values
NILAI_BARIS = re.compile(r"(?:\d[\d.,]*\s*(?:%|[^\W\d_]{3,})?\s+){2}\d[\d.,]*\s*%?\s*$")  # "3,00 3,00 100%"
PERIODE = re.compile(r"^(?:tw|trw|triwulan|smt|semester)?\s*(?:[1-4]|iv|i{1,3})$", re.I)  # "tw1", "triii", "2"
SEL_PANJANG = 20  # letters of a cell in which a cut text may be found whole
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
                tempat=phrase("nomor-kolom", n=kisi.nomor),
                tercetak=" ".join(prints),
                hitungan=phrase("kolom-tidak-tercetak", nomor=", ".join(map(str, gaps))),
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
                    tempat=phrase("sisa-anggaran-baris", nama=_nama(row)),
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
            tempat=phrase("sisa-anggaran"),
            tercetak=angka(total),
            seharusnya=angka(right),
            hitungan=phrase("sisa-di-bawahnya", n=sums.index(right) + BUKTI, selisih=angka(abs(right - total))),
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


def _nama(row: Sequence[Row]) -> Words:
    texts = [
        teks(c, "teks")
        for c in row
        if teks(c, "kolom_baku").partition(":")[0] in ("program", "kegiatan", "uraian", "program_kegiatan", "indikator")
    ]
    return next((t for t in texts if t), phrase("baris-ini"))


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
                    tempat=phrase("efisiensi", nama=_nama(_sebaris(kisi, cell))),
                    tercetak=teks(cell, "teks"),
                    seharusnya=angka(100 - share),
                    hitungan=f"100 − {teks(absorbed, 'teks')}",
                )


def _sebaris(kisi: Kisi, cell: Row) -> list[Row]:
    return [c for c in kisi.sel if c.get("baris") == cell.get("baris")]


def _persen(cell: Row | None) -> float | None:
    """The number of a cell that is one percentage with its sign."""
    text = teks(cell, "teks") if cell is not None else ""
    value = baca(text).value if text.rstrip().endswith("%") else None
    return None if value is None else float(value)


def baris_terpotong(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """A row that a page break cuts: the next page's table goes on with a row that has the rest of a cell and no values.

    The rest begins in mid-sentence, or what both pages hold of the cell stands in one piece elsewhere in the document.
    """
    whole: list[str] = []
    for before, after in zip(bahan.kisi, bahan.kisi[1:], strict=False):
        if before.halaman is None or after.halaman != before.halaman + 1 or not _lanjutan(before, after):
            continue
        whole = whole or [kunci(teks(c, "teks")) for c in bahan.tabel if len(teks(c, "teks")) > SEL_PANJANG]
        found = _sisa_baris(before, after, whole)
        if found is None:
            continue
        upper, rest = found
        yield lapor(
            bahan,
            aturan,
            "tabel-terpotong",
            sel=upper,
            tempat=phrase("baris-terakhir", halaman=before.halaman),
            tercetak=f"{teks(upper, 'teks')} | {teks(rest, 'teks')}",
            hitungan=phrase("bersambung", halaman=after.halaman),
            sebab="halaman",
        )


def kepala_terpotong(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """A heading that the next pages repeat without its last row: the quarters below "Target" are not printed."""
    head: Kisi | None = None
    for before, after in zip(bahan.kisi, bahan.kisi[1:], strict=False):
        if before.halaman is None or after.halaman != before.halaman + 1 or after.sel[0].get("sumber") == "ocr":
            head = None
            continue
        whole = head if head is not None and _mengulang(head, after) else before
        lost = next((row for row in whole.baris[1:KEPALA_TERTINGGI] if _berulang(row)), None)
        head = whole
        if lost is None or not _mengulang(whole, after) or any(_berulang(r) for r in after.baris[:KEPALA_TERTINGGI]):
            continue
        yield lapor(
            bahan,
            aturan,
            "tabel-terpotong",
            sel=after.baris[0][0],
            tempat=phrase("kepala-tabel", halaman=after.halaman),
            tercetak=" | ".join(dict.fromkeys(teks(c, "teks") for c in lost)),
            hitungan=phrase("baris-kepala-hilang"),
            sebab="kepala",
        )


def _berulang(row: Sequence[Row]) -> bool:
    """A row of a heading that says the same under several headings: "TW 1 TW 2 TW 3 TW 4 TW 1 TW 2 …"."""
    texts = [kunci(teks(c, "teks")) for c in row if teks(c, "teks").strip()]
    return (
        len(texts) >= 2 * KOLOM_TERSEDIKIT
        and len(set(texts)) * 2 <= len(texts)
        and all(PERIODE.match(t) for t in texts)
    )


def _mengulang(before: Kisi, after: Kisi) -> bool:
    """True where the first row of *after* is that of *before*."""
    left, right = ({kunci(teks(c, "teks")) for c in kisi.baris[0]} - {""} for kisi in (before, after))
    return len(left) >= KOLOM_TERSEDIKIT and len(left & right) * 4 >= len(left) * 3


def _sisa_baris(before: Kisi, after: Kisi, whole: Sequence[str]) -> tuple[Row, Row] | None:
    """The cell above the break and its rest below it; None where the row below is one of its own."""
    first = next((row for row in after.baris if not _kepala(row, before)), ())
    filled = [c for c in first if teks(c, "teks").strip()]
    if not filled or len(filled) * 2 > len(first) or any(_bernilai(c) for c in filled):
        return None
    for rest in filled:
        upper = next((c for c in before.baris[-1] if c.get("kolom") == rest.get("kolom")), None)
        text = teks(rest, "teks").strip()
        if upper is None or not (_huruf(teks(upper, "teks")) and _huruf(text)):
            continue
        joined = kunci(f"{teks(upper, 'teks')} {text}")
        if text[0].islower() or any(joined in other for other in whole):
            return upper, rest
    return None


def _huruf(text: str) -> bool:
    """True for words: fonts of formulas give letters that no word has."""
    return sum(c.isascii() and c.isalpha() for c in text) * 2 > len(text.replace(" ", ""))


def _bernilai(cell: Row) -> bool:
    """A cell that makes a row one of its own: a number of its own, or any value."""
    text = teks(cell, "teks").strip()
    return re.fullmatch(r"\W*(?:\d[\d.,]*|[a-zA-Z])\W*%?", text) is not None


def _kepala(row: Sequence[Row], before: Kisi) -> bool:
    """A row of headings that the next page repeats, or of column numbers."""
    texts = [kunci(teks(c, "teks")) for c in row if teks(c, "teks").strip()]
    heads = {kunci(teks(c, "teks")) for r in before.baris[:KEPALA_TERTINGGI] for c in r}
    return not texts or all(t.isdigit() for t in texts) or (len(texts) > 1 and set(texts) <= heads)


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
                tempat=phrase("baris-teks", teks=row[-80:]),
                tercetak=f"{row[-60:]} | {rest}",
                hitungan=phrase("bersambung-berikut"),
                sebab="halaman",
            )


def _halaman_baru(above: Row, line: Row) -> bool:
    """True where *line* opens a page: set in by a little, with no blank line before it."""
    here, before = kotak(line), kotak(above)
    if here is None or before is None:
        return False
    return 0 < here[0] <= SATU_KOLOM and before[0] < here[0] and abs(here[1] - before[3]) < 1
