"""Rules on numbering: columns of numbers that skip or repeat, and numbers inside cells ("1.2.2" without "1.2.1")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from checks.aturan import Aturan
from checks.bahan import Bahan, Row, bulat, teks
from checks.lapor import lapor
from schemas.temuan import Temuan

KODE = "nomor-urut"
# a number of three to five levels in a cell: "1.2.2 Jumlah unit usaha"; codes with zeros ("1.02.01") are no numbering
BERTINGKAT = re.compile(r"(?<![\w.,])([1-9]\d?(?:\.[1-9]\d?){2,4})\.?(?=\s+[^\W\d])")
KOLOM_BERNOMOR = ("no", "sasaran", "indikator", "tujuan")
FEWEST_STEPS = 2
BREAKS = 0.1  # share of steps that may break before the column is taken for something else than a numbering
OCR_RAGU = 0.7  # a digit alone in a cell is what OCR misreads most


def nomor_urut(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Numbers of a numbering column that skip or repeat. A restart at the first number begins a new parent."""
    for kisi in bahan.kisi:
        column = [c for c in kisi.sel if teks(c, "kolom_baku") == "no" and bulat(c, "baris") > 1]
        first = min((bulat(c, "kolom") for c in column), default=0)
        column = [c for c in column if bulat(c, "kolom") == first]
        yield from _urutan(bahan, aturan, kisi.judul, sorted(column, key=lambda c: bulat(c, "baris")))
    yield from _bertingkat(bahan, aturan)


def nomor(text: str) -> tuple[str, int] | None:
    """The series and number of a numbering cell: "3." is ("1", 3), "c)" is ("a", 3), "1.2" is ("11.", 2)."""
    text = text.strip()
    match = re.fullmatch(r"((?:[1-9]\d?\.)*)([1-9]\d{0,2})[.)]?", text)
    if match is not None:
        return f"1{match[1]}", int(match[2])
    match = re.fullmatch(r"([a-z])[.)]?", text)
    return ("a", ord(match[1]) - ord("a") + 1) if match is not None else None


def _urutan(bahan: Bahan, aturan: Aturan, judul: str | None, column: Sequence[Row]) -> Iterator[Temuan]:
    """The breaks of one column; none where breaks are so many that the column numbers something else (codes, years)."""
    last: dict[str, int] = {}
    unread = steps = 0
    breaks: list[tuple[Row, int]] = []
    for cell in column:
        found = nomor(teks(cell, "teks"))
        if found is None:
            unread += not teks(cell, "teks").strip()  # a row without a number: its may be the missing one
            continue
        series, number = found
        before, gaps = last.get(series), unread
        last[series], unread = number, 0
        steps += before is not None
        if before is None or number == 1 or before + 1 <= number <= before + 1 + gaps:
            continue
        breaks.append((cell, before))
    if steps < FEWEST_STEPS or len(breaks) > max(1, steps * BREAKS):
        return
    for cell, before in breaks:
        yield lapor(
            bahan,
            aturan,
            KODE,
            sel=cell,
            tempat=f"Tabel «{judul}»" if judul else f"Tabel {bulat(cell, 'tabel')}",
            tercetak=teks(cell, "teks"),
            seharusnya=str(before + 1),
            hitungan=f"nomor sebelumnya {before}",
            yakin=OCR_RAGU if teks(cell, "sumber") == "ocr" else 1.0,
        )


def _bertingkat(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """A number inside a cell whose elder sibling stands nowhere: "1.2.2" without "1.2.1"."""
    found: dict[str, Row] = {}
    for cell in bahan.tabel:
        if teks(cell, "kolom_baku").partition(":")[0] in KOLOM_BERNOMOR:
            for code in BERTINGKAT.findall(teks(cell, "teks")):
                found.setdefault(code, cell)
    firsts = Counter(code.count(".") for code in found if code.endswith(".1"))
    groups = Counter({depth: len({c.rpartition(".")[0] for c in found if c.count(".") == depth}) for depth in firsts})
    for code, cell in found.items():
        if 2 * firsts[code.count(".")] < groups[code.count(".")]:
            continue  # a subordinate's sheet picks rows of his superior's: few of its groups begin with 1
        parent, _, last = code.rpartition(".")
        elder = f"{parent}.{int(last) - 1}"
        younger = any(c.startswith(f"{elder}.") for c in found)
        if int(last) < 2 or elder in found or younger or len(found) < 3:
            continue
        yield lapor(
            bahan,
            aturan,
            KODE,
            sel=cell,
            tempat=f"Kolom {teks(cell, 'kolom_baku')}",
            tercetak=code,
            seharusnya=elder,
            hitungan=f"nomor {elder} tidak ada dalam dokumen",
        )
