"""Rules on the running text line by line: lettered items, numbers of tables, references to tables, numbers in words.

They need the document's lines (`Bahan.naskah`); without them they say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, Row, teks
from petik.checks.report import lapor
from petik.schemas.temuan import Temuan

BUTIR = re.compile(
    r"^[\s\-*•–]*(?:[A-Za-z ]{3,20}:\s*)?([a-z])([.)])\s+\S"
)  # "- b. Pelaksanaan kebijakan", "Fungsi : c. Pembinaan"
BUTIR_RUSAK = re.compile(r"^\s*[^\d\s]{1,2}\s?[.)]\s+\S")  # an item whose letter was misread: "¢. Penyusunan"
JUDUL_BERNOMOR = re.compile(r"^[\s\-*•–]*(\d{1,2})[.)]\s*([A-Z][A-Z ]{2,40}?)\s*:")  # "2. TUGAS :"
# a caption stands at the line's beginning: "Tabel 3.6", "TABEL 2. Pagu Anggaran"
KEPALA_TABEL = re.compile(r"^\W*tabel\s+(\d{1,2}(?:\.\d{1,2}){0,2})\b[\s.:]*(.*)$", re.I)
SEBUTAN = re.compile(r"\btabel\s+(\d{1,2}(?:\.\d{1,2}){0,2})(?![\d.]*\d)", re.I)
# a line that only begins with the word: "Tabel 3.1 menunjukkan bahwa"
BUKAN_KEPALA = re.compile(
    r"^(?:di\s|diatas|dibawah|berikut|menunjukkan|menggambarkan|tersebut|dapat|adalah|dan\s|diketahui|terlihat|tampak|"
    r"memperlihatkan|serta|bahwa|maka)",
    re.I,
)
DAFTAR_ISI = re.compile(r"\.{4,}|\s\d{1,3}\s*$")  # "Tabel 3.1 Capaian ........ 12"
JARAK_BUTIR = 15  # lines between two items of one list
RAGU = 0.6  # confidence where OCR read the letter
MIRIP = 80
DERET = re.compile(r"\s*(?:\d{1,2}[.)]?\s+)?([^\W\d][^\d]*?)((?:\s+\d{1,6})+)\s*")  # "5 Bidang Contoh 2 4 1 3"
ANGKA_SAJA = re.compile(r"\s*\d{1,6}(?:\s+\d{1,6})*\s*")
ANGKA_SEBARIS = 3  # addends at least
BUKTI_MENDATAR = 3  # lines that add up before one that does not is an error


def butir_berurut(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Lettered items that skip or repeat (a, b, d), and numbered headings that repeat (2. TUGAS, 2. FUNGSI).

    "a." and "a)" number different lists.
    """
    stacks: dict[str, list[tuple[str, int]]] = {}
    opened = misread = False
    heading: tuple[int, str, int] | None = None
    for place, line in enumerate(bahan.naskah):
        text = teks(line, "teks")
        head = JUDUL_BERNOMOR.match(text)
        if head is not None:
            yield from _judul(bahan, aturan, line, heading, (int(head[1]), head[2].strip(), place))
            heading, stacks, opened = (int(head[1]), head[2].strip(), place), {}, True
            continue
        item = BUTIR.match(text)
        if item is None:
            misread = misread or BUTIR_RUSAK.match(text) is not None
            continue
        letter, mark = item[1], item[2]
        before = stacks.get(mark, [])
        expected = _berikut(letter, before, opened)
        near = opened or place - before[-1][1] <= JARAK_BUTIR if before else opened
        if expected is not None and near and not misread:
            yield _temuan(bahan, aturan, line, f"Butir «{text.strip()[:70]}»", letter, expected)
        stacks[mark] = _tumpuk(letter, place, before)
        opened = misread = False


def _berikut(letter: str, stack: Sequence[tuple[str, int]], opened: bool) -> str | None:
    """The letter that should stand here; None where *letter* is right: the next of a list that is open, or a first."""
    if letter == "a" or any(ord(letter) == ord(last) + 1 for last, _ in stack):
        return None
    if stack:
        return chr(ord(stack[-1][0]) + 1)
    return "a" if opened else None


def _tumpuk(letter: str, place: int, stack: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The lists that are open after *letter*: a first opens one inside the last, a next closes those inside its own."""
    if letter == "a" or not stack:
        return [*stack, (letter, place)]
    for depth in range(len(stack) - 1, -1, -1):
        if ord(stack[depth][0]) + 1 == ord(letter):
            return [*stack[:depth], (letter, place)]
    return [*stack[:-1], (letter, place)]


def _judul(
    bahan: Bahan, aturan: Aturan, line: Row, before: tuple[int, str, int] | None, now: tuple[int, str, int]
) -> Iterator[Temuan]:
    if before is not None and before[0] == now[0] and before[1] != now[1] and now[0] > 1:
        yield _temuan(bahan, aturan, line, f"Judul {now[1]}", str(now[0]), str(now[0] + 1))


def _temuan(bahan: Bahan, aturan: Aturan, line: Row, tempat: str, tercetak: str, seharusnya: str) -> Temuan:
    return lapor(
        bahan,
        aturan,
        "nomor-urut",
        sel=line,
        tempat=tempat,
        tercetak=tercetak,
        seharusnya=seharusnya,
        hitungan="urutan butir sebelumnya",
        yakin=RAGU if teks(line, "sumber") == "ocr" else 1.0,
    )


def kepala_tabel(bahan: Bahan) -> list[tuple[str, str, Row]]:
    """The captions of tables: number, title (that of the next line where the first has none), line."""
    out = []
    for place, line in enumerate(bahan.naskah):
        match = KEPALA_TABEL.match(teks(line, "teks").strip(" *#"))
        if match is None or BUKAN_KEPALA.match(match[2]) or len(match[2]) > 140:
            continue
        after = bahan.naskah[place + 1] if place + 1 < len(bahan.naskah) else {}
        title = match[2].strip() or teks(after, "teks").strip()
        if not DAFTAR_ISI.search(title):
            out.append((match[1], title, line))
    return out


def nomor_tabel(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """A table's number given to two tables with different titles."""
    first: dict[str, tuple[str, Row]] = {}
    told: set[str] = set()
    for number, title, line in kepala_tabel(bahan):
        title_before, line_before = first.setdefault(number, (title, line))
        same = fuzz.partial_ratio(title_before.casefold(), title.casefold()) >= MIRIP
        if line is line_before or same or number in told or not title or "lanjutan" in title.casefold():
            continue
        told.add(number)
        yield lapor(
            bahan,
            aturan,
            "nomor-urut",
            sel=line,
            tempat=f"Tabel «{title[:80]}»",
            tercetak=f"Tabel {number}",
            seharusnya="nomor lain",
            hitungan=f"nomor itu sudah dipakai «{title_before[:80]}»",
            yakin=RAGU if teks(line, "sumber") == "ocr" else 1.0,
        )


def rujukan_salah(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """A cited table that the document does not hold, though it holds others of that chapter.

    Silent where captions were read by OCR, and on chapters of which no caption was found.
    """
    captions = kepala_tabel(bahan)
    numbers = {number for number, _, _ in captions}
    if len(numbers) < 3 or any(teks(line, "sumber") == "ocr" for _, _, line in captions):
        return
    chapters = {n.rpartition(".")[0] for n in numbers}
    lines = {id(line) for _, _, line in captions}
    told: set[str] = set()
    for line in bahan.naskah:
        text = teks(line, "teks")
        if id(line) in lines or DAFTAR_ISI.search(text):
            continue
        for number in SEBUTAN.findall(text):
            if number in numbers or number in told or number.rpartition(".")[0] not in chapters:
                continue
            told.add(number)
            yield lapor(
                bahan,
                aturan,
                "rujukan-salah",
                sel=line,
                tempat=f"Kalimat «{text.strip()[:90]}»",
                tercetak=f"Tabel {number}",
                hitungan="tabel bernomor itu tidak ada dalam dokumen",
            )


def jumlah_mendatar(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """A row "Sekretariat 23 10 1 … 53" of a text dump whose last number is not the sum of the others.

    Only where the document proves that its tables are summed across: at least three other rows add up, and more do
    than do not. A last number smaller than another is no total.
    """
    rows = [r for r in _deret(bahan.naskah) if len(r.angka) > ANGKA_SEBARIS and r.angka[-1] >= max(r.angka[:-1])]
    wrong = [r for r in rows if sum(r.angka[:-1]) != r.angka[-1]]
    proofs = len(rows) - len(wrong)
    for row in wrong if proofs >= max(BUKTI_MENDATAR, len(wrong)) else ():
        right = sum(row.angka[:-1])
        if not right / 2 <= row.angka[-1] <= right * 2:
            continue
        yield lapor(
            bahan,
            aturan,
            "jumlah-tidak-cocok",
            sel=row.baris,
            tempat=f"Baris {row.nama}",
            tercetak=str(row.angka[-1]),
            seharusnya=str(right),
            hitungan=f"{' + '.join(map(str, row.angka[:-1]))} = {right}",
            yakin=RAGU if teks(row.baris, "sumber") == "ocr" else 1.0,
        )


@dataclass(frozen=True)
class Deret:
    """A labelled row of whole numbers, its wrapped lines joined."""

    nama: str
    angka: list[int]
    baris: Row


def _deret(lines: Sequence[Row]) -> Iterator[Deret]:
    """The rows of whole numbers: "2 Sekretariat 23 10 1" with "3 1 5 6 3" and "53" on the lines below."""
    now: Deret | None = None
    for line in lines:
        text = teks(line, "teks")
        head = DERET.fullmatch(text)
        if now is not None and ANGKA_SAJA.fullmatch(text) and not _lengkap(now.angka):
            now.angka.extend(int(n) for n in text.split())
            continue
        if now is not None:
            yield now
        now = Deret(head[1].strip(), [int(n) for n in head[2].split()], line) if head is not None else None
    if now is not None:
        yield now


def _lengkap(numbers: Sequence[int]) -> bool:
    """True where the last number may be the total of those before it: what follows belongs to another row."""
    total = sum(numbers[:-1])
    return len(numbers) > ANGKA_SEBARIS and numbers[-1] >= max(numbers[:-1]) and total / 2 <= numbers[-1] <= total * 2


def baris_naskah(text: str, halaman: int | None = None, sumber: str = "text") -> list[Row]:
    """The lines of a page's text as rows of `Bahan.naskah`; lines without letters are left out."""
    return [{"halaman": halaman, "teks": line, "sumber": sumber} for line in text.splitlines() if line.strip()]
