"""Rules on the running text line by line: lettered items, numbers of tables, references to tables, numbers in words.

They need the document's lines (`Bahan.naskah`); without them they say nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, Row, bulat, kotak, teks
from petik.checks.report import lapor
from petik.checks.wording import Phrase, phrase
from petik.schemas.temuan import Temuan

BUTIR = re.compile(
    r"^[\s\-*•–]*(?:[A-Za-z ]{3,20}:\s*)?([a-z])([.)])\s+\S"
)  # "- b. Pelaksanaan kebijakan", "Fungsi : c. Pembinaan"
BUTIR_RUSAK = re.compile(r"^\s*[^\d\s]{1,2}\s?[.)]\s+\S")  # an item whose letter was misread: "¢. Penyusunan"
JUDUL_BERNOMOR = re.compile(r"^[\s\-*•–]*(\d{1,2})[.)]\s*([A-Z][A-Z ]{2,40}?)\s*:")  # "2. TUGAS :"
# a caption stands at the line's beginning: "Tabel 3.6", "TABEL 2. Pagu Anggaran"
# a number of a table, however its marks are spaced: "3.6", "Tabel. 3.3", "Tabel: 2.2", "Tabel 3. 2", "2.1.3.3"
_NOMOR = r"tabel\s*[.:]?\s*(\d{1,2}(?:\s?[.\-]\s?\d{1,2}){0,3})"
KEPALA_TABEL = re.compile(rf"^\W*{_NOMOR}\b[\s.:]*(.*)$", re.I)
SEBUTAN = re.compile(rf"\b{_NOMOR}(?![\d.]*\d)", re.I)
# a line that only begins with the word: "Tabel 3.1 menunjukkan bahwa"
BUKAN_KEPALA = re.compile(
    r"^(?:di\s|diatas|dibawah|berikut|menunjukkan|menggambarkan|tersebut|dapat|adalah|dan\s|diketahui|terlihat|tampak|"
    r"memperlihatkan|serta|bahwa|maka)",
    re.I,
)
TITIK_TITIK = re.compile(r"\.{5,}|(?:\.\s){5,}|…{2,}")  # "Tabel 3.1 Capaian ........ 12"
BANYAK_TITIK = 3  # lines of a page
JUDUL_TERPENDEK = 8  # letters of a caption that says something
DAFTAR_ISI = re.compile(r"\.{4,}|\s\d{1,3}\s*$")  # "Tabel 3.1 Capaian ........ 12"
ANGKA_BUTIR = re.compile(r"^\s*\d{1,2}[.)]\s+\S")  # "9. Bidang Pengendalian"
LEBAR_LAJUR = 12.0  # points
LOMPATAN_BUTIR = 2  # letters; what is farther belongs to another list
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
    stacks: dict[tuple[str, int], list[tuple[str, int]]] = {}
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
            if ANGKA_BUTIR.match(text) and teks(line, "sumber") != "dump":
                stacks = {}  # a numbered item: what follows may be a list of its own
            continue
        letter, mark = item[1], (item[2], _lajur(line))
        before = stacks.get(mark, [])
        expected = _berikut(letter, before, opened)
        near = opened or place - before[-1][1] <= JARAK_BUTIR if before else opened
        told = expected is not None and near and not misread
        if expected is not None and told and not _terbaca_lain(bahan.naskah, place, letter, expected):
            yield _temuan(bahan, aturan, line, phrase("butir", teks=text.strip()[:70]), letter, expected)
        stacks[mark] = _tumpuk(letter, place, before)
        opened = misread = False


def _terbaca_lain(lines: Sequence[Row], place: int, letter: str, expected: str) -> bool:
    """True where the order may be the reading's: the letter stands nearby, or this one is far from it.

    Text beside text and cells of a table come in another order than they are read; dumps keep the order of the page.
    """
    if teks(lines[place], "sumber") == "dump":
        return abs(ord(letter) - ord(expected)) > LOMPATAN_BUTIR
    if letter not in (chr(ord(expected) - 1), chr(ord(expected) + 1)):
        return True
    there = re.compile(rf"(?:^|[\s;,(]){expected}\s?[.)]", re.I)
    return any(there.search(teks(line, "teks")) for line in lines[max(0, place - JARAK_BUTIR) : place + JARAK_BUTIR])


def _lajur(line: Row) -> int:
    """Where a line begins, in steps of some points: items of one list begin alike. Dumps have one for all."""
    box = kotak(line)
    return 0 if box is None or teks(line, "sumber") == "dump" else round(box[0] / LEBAR_LAJUR)


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
        yield _temuan(bahan, aturan, line, phrase("judul", teks=now[1]), str(now[0]), str(now[0] + 1))


def _temuan(bahan: Bahan, aturan: Aturan, line: Row, tempat: Phrase, tercetak: str, seharusnya: str) -> Temuan:
    return lapor(
        bahan,
        aturan,
        "nomor-urut",
        sel=line,
        tempat=tempat,
        tercetak=tercetak,
        seharusnya=seharusnya,
        hitungan=phrase("urutan-butir"),
        sebab="butir",
        yakin=RAGU if teks(line, "sumber") == "ocr" else 1.0,
    )


def kepala_tabel(bahan: Bahan) -> list[tuple[str, str, Row]]:
    """The captions of tables: number, title (that of the next line where the first has none), line."""
    out = []
    lists = halaman_daftar(bahan)
    for place, line in enumerate(bahan.naskah):
        match = KEPALA_TABEL.match(teks(line, "teks").strip(" *#"))
        if match is None or BUKAN_KEPALA.match(match[2]) or len(match[2]) > 140:
            continue
        after = bahan.naskah[place + 1] if place + 1 < len(bahan.naskah) else {}
        title = match[2].strip() or teks(after, "teks").strip()
        if not DAFTAR_ISI.search(title) and bulat(line, "halaman") not in lists:
            out.append((bakukan(match[1]), title, line))
    return out


def bakukan(nomor: str) -> str:
    """A table's number with its marks in one way: "3. 2" and "3-2" are "3.2"."""
    return re.sub(r"\s?[.\-]\s?", ".", nomor).upper()


def nomor_disebut(print_: str, numbers: Collection[str]) -> str:
    """The number that a mention means: "Tabel 3. 2" is 3.2 where there is such a table, else "3" ends a sentence."""
    whole = bakukan(print_)
    return whole if whole in numbers else bakukan(re.split(r"[.\-]?\s", print_.strip())[0])


def halaman_daftar(bahan: Bahan) -> set[int]:
    """The pages of tables of contents: several lines that lead to a page by dots."""
    pages = Counter(bulat(line, "halaman") for line in bahan.naskah if TITIK_TITIK.search(teks(line, "teks")))
    return {page for page, n in pages.items() if page and n >= BANYAK_TITIK}


def nomor_tabel(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """A table's number given to two tables with different titles."""
    first: dict[str, tuple[str, Row]] = {}
    told: set[str] = set()
    for number, title, line in kepala_tabel(bahan):
        title_before, line_before = first.setdefault(number, (title, line))
        same = fuzz.partial_ratio(title_before.casefold(), title.casefold()) >= MIRIP
        same = same or min(len(title), len(title_before)) < JUDUL_TERPENDEK
        if line is line_before or same or number in told or not title or "lanjutan" in title.casefold():
            continue
        told.add(number)
        yield lapor(
            bahan,
            aturan,
            "nomor-urut",
            sel=line,
            tempat=phrase("tabel-berjudul", judul=title[:80]),
            tercetak=f"Tabel {number}",
            hitungan=phrase("nomor-terpakai", judul=title_before[:80]),
            sebab="terpakai",
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
        for number in (nomor_disebut(found, numbers) for found in SEBUTAN.findall(text)):
            if number in numbers or number in told or number.rpartition(".")[0] not in chapters:
                continue
            told.add(number)
            yield lapor(
                bahan,
                aturan,
                "rujukan-salah",
                sel=line,
                tempat=phrase("kalimat", teks=text.strip()[:90]),
                tercetak=f"Tabel {number}",
                hitungan=phrase("tabel-tidak-ada"),
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
            tempat=phrase("baris-bernama", nama=row.nama),
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
