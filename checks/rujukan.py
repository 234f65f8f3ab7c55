"""Rules on what a sentence says of a numbered table: the wrong number, an amount or a total that stands elsewhere.

They need the document's lines (`Bahan.naskah`); without them they say nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, Row, teks
from petik.checks.naskah import DAFTAR_ISI, KEPALA_TABEL, SEBUTAN, kepala_tabel, nomor_disebut
from petik.checks.report import angka, lapor
from petik.checks.wording import Phrase, phrase
from petik.schemas.data import istilah, pilihan
from petik.schemas.temuan import Temuan

KALIMAT = re.compile(r"(?<=[.;])\s+(?=[A-Z])")
TERPANJANG = 420  # letters: what is longer is a table, not a sentence
UANG = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3}){2,}")
# "Berdasarkan Tabel 2, jumlah seluruh pegawai … sebanyak 120 orang"
BERJUMLAH = re.compile(r"\b(?:sebanyak|berjumlah|sejumlah)\s+(\d{1,4}|\d{1,3}(?:\.\d{3})+)\s+(?:orang|pegawai)\b", re.I)
BERDASARKAN = re.compile(r"\b(?:berdasarkan|dari|pada|menurut)\s+tabel\s+(\d{1,2}(?:\.\d{1,2}){0,2})\b", re.I)
JUMLAH = re.compile(rf"^\W*(?:{pilihan(istilah().jumlah)})\b\W*(.*)$", re.I)
ANGKA = re.compile(r"(?<![\d.,])\d{1,6}(?![\d.,]*\d)")
BANYAK_KEPALA = 3  # captions that hold a word before it tells nothing
KATA_TERPENDEK = 4
COCOK, ASING = 0.75, 0.5  # shares of a caption's words that a sentence holds: it speaks of that table; it does not
KATA_TERSEDIKIT = 3
KATA_KECIL = re.compile(r"\b[a-z]{2,}")
KATA_KALIMAT = 5  # small words of a line that is running text


@dataclass(frozen=True)
class Bernomor:
    """A numbered table: its caption's title, and the lines from its caption to the next."""

    nomor: str
    judul: str
    baris: Sequence[Row]


@dataclass(frozen=True)
class Kutipan:
    """A sentence that cites a table: its number, the sentence, the line on which the number stands."""

    nomor: str
    kalimat: str
    baris: Row

    def di_sekitar(self) -> str:
        """The words around the number."""
        at = max(0, self.kalimat.casefold().find(f"tabel {self.nomor}") - 90)
        return self.kalimat[at : at + 150].strip()


def judul_lain(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """ "Daftar aset tanah dan bangunan … pada Tabel 5" where Table 4 is the list of land and buildings."""
    tables = tabel_bernomor(bahan)
    head = bahan.rekaman.dokumen
    office = _kata(f"{head.perangkat_daerah or ''} {head.wilayah or ''} provinsi kabupaten kota dinas badan")
    words = {t.nomor: _kata_khas(t, tables, office) for t in tables}
    told: set[str] = set()
    for quote in kutipan(bahan):
        own = words.get(quote.nomor)
        if own is None or quote.nomor in told:
            continue
        said = _kata(quote.kalimat)
        if len(own) < KATA_TERSEDIKIT or _termuat(own, said) >= ASING:
            continue
        other = max(tables, key=lambda t, said=said: _termuat(words[t.nomor], said))  # type: ignore[misc]
        if len(words[other.nomor]) >= KATA_TERSEDIKIT and _termuat(words[other.nomor], said) >= COCOK:
            told.add(quote.nomor)
            why = phrase("judul-tabel", nomor=other.nomor, judul=other.judul[:80])
            yield _salah(bahan, aturan, quote, other.nomor, why)


def jumlah_tabel_lain(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """An amount that a sentence takes from one table and that stands in another one only."""
    tables = tabel_bernomor(bahan)
    holds = {t.nomor: {_digit(m) for line in t.baris for m in UANG.findall(_cetakan(line))} for t in tables}
    for quote in kutipan(bahan):
        match = BERDASARKAN.search(quote.kalimat)
        if match is None or match[1] not in holds or match[1] != quote.nomor:
            continue
        # what stands before may be a row of the table above: rows end in no full stop
        for amount in UANG.findall(quote.kalimat[match.end() :]):
            where = [number for number, amounts in holds.items() if _digit(amount) in amounts]
            if len(where) == 1 and where[0] != quote.nomor:
                why = phrase("tercetak-di-tabel", cetakan=amount, nomor=where[0])
                yield _salah(bahan, aturan, quote, where[0], why)
                break


def jumlah_dalam_teks(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """ "Berdasarkan Tabel 2, … sebanyak 120 orang" where the table's total is another number."""
    tables = {t.nomor: t for t in tabel_bernomor(bahan)}
    for quote in kutipan(bahan):
        match = BERDASARKAN.search(quote.kalimat)
        said = BERJUMLAH.search(quote.kalimat, match.end()) if match is not None else None
        table = tables.get(quote.nomor)
        if match is None or said is None or table is None or match[1] != quote.nomor:
            continue
        total = _total(table)
        value = int(said[1].replace(".", ""))
        if total is None or value == total or not total / 2 <= value <= total * 2:
            continue
        yield lapor(
            bahan,
            aturan,
            "nilai-berbeda",
            sel=quote.baris,
            tempat=phrase("kalimat", teks=quote.di_sekitar()),
            tercetak=said[1],
            seharusnya=angka(total),
            hitungan=phrase("jumlah-pada-tabel", nomor=quote.nomor),
        )


def tabel_bernomor(bahan: Bahan) -> list[Bernomor]:
    """The numbered tables in order. Empty where OCR read a caption or a number stands twice: nothing is proven then."""
    heads = kepala_tabel(bahan)
    if any(teks(line, "sumber") == "ocr" for _, _, line in heads):
        return []
    if max(Counter(number for number, _, _ in heads).values(), default=0) > 1:
        return []
    place = {id(line): i for i, line in enumerate(bahan.naskah)}
    starts = [place[id(line)] for _, _, line in heads] + [len(bahan.naskah)]
    return [
        Bernomor(number, title, _sampai_kalimat(bahan.naskah[starts[k] + 1 : starts[k + 1]]))
        for k, (number, title, _) in enumerate(heads)
    ]


def _sampai_kalimat(lines: Sequence[Row]) -> Sequence[Row]:
    """The lines of a table: running text that cites a table speaks of it and is none of its rows."""
    end = next((i for i, line in enumerate(lines) if SEBUTAN.search(_cetakan(line))), len(lines))
    return lines[:end]


def kutipan(bahan: Bahan) -> Iterator[Kutipan]:
    """The sentences that cite a numbered table, also over several lines. Captions and lists of tables are none."""
    captions = kepala_tabel(bahan)
    heads, numbers = {id(line) for _, _, line in captions}, {number for number, _, _ in captions}
    lines = [line for line in bahan.naskah if id(line) not in heads and not _isi(_cetakan(line))]
    starts, whole = [], ""
    for line in lines:
        starts.append(len(whole))
        whole += _cetakan(line).strip() + " "
    at = 0
    for sentence in KALIMAT.split(whole):
        begin = whole.index(sentence, at)
        at = begin + len(sentence)
        for match in SEBUTAN.finditer(sentence) if len(sentence) <= TERPANJANG else ():
            line = lines[bisect_right(starts, begin + match.start()) - 1]
            yield Kutipan(nomor_disebut(match[1], numbers), sentence, line)


def _isi(text: str) -> bool:
    """A line of the list of tables: "Tabel 3.1 Capaian ........ 12"."""
    return KEPALA_TABEL.match(text) is not None and DAFTAR_ISI.search(text) is not None


def _total(table: Bernomor) -> int | None:
    """The total in the table's last corner: that of its row "JUMLAH", else a lone number below its last row."""
    found = None
    summed = False  # the row "JUMLAH" has begun; its numbers may go on in the lines below
    for line in table.baris:
        text = _cetakan(line).strip()
        match = JUMLAH.match(text)
        numbers = ANGKA.findall(match[1] if match is not None else text)
        bare = re.fullmatch(r"[\d\s]+", text) is not None
        if (summed and not bare) or len(KATA_KECIL.findall(text)) >= KATA_KALIMAT:
            return found
        summed = summed or (match is not None and bool(numbers))
        alone = re.fullmatch(r"\d{1,6}", text) is not None
        found = int(numbers[-1]) if numbers and (summed or alone) else None
    return found


def _kata_khas(table: Bernomor, tables: Sequence[Bernomor], office: set[str]) -> set[str]:
    """The words of a caption that few other captions hold and that do not name the office."""
    counts = Counter(word for t in tables for word in _kata(t.judul))
    return {word for word in _kata(table.judul) - office if counts[word] < BANYAK_KEPALA}


def _kata(text: str) -> set[str]:
    return {w for w in re.findall(r"[^\W\d_]+", text.casefold()) if len(w) >= KATA_TERPENDEK}


def _termuat(words: set[str], said: set[str]) -> float:
    """The share of *words* that *said* holds, spelling aside ("asset" is "aset")."""
    if not words:
        return 0.0
    return sum(any(fuzz.ratio(w, s) >= 85 for s in said) for w in words) / len(words)


def _salah(bahan: Bahan, aturan: Aturan, quote: Kutipan, right: str, why: Phrase) -> Temuan:
    return lapor(
        bahan,
        aturan,
        "rujukan-salah",
        sel=quote.baris,
        tempat=phrase("kalimat", teks=quote.di_sekitar()),
        tercetak=f"Tabel {quote.nomor}",
        seharusnya=f"Tabel {right}",
        hitungan=why,
    )


def _cetakan(line: Row) -> str:
    return teks(line, "teks")


def _digit(text: str) -> str:
    return re.sub(r"\D", "", text)
