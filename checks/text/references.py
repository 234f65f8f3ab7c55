"""Rules on what a sentence says of a numbered table: the wrong number, an amount or a total that stands elsewhere.

They need the document's lines (`Material.lines`); without them they say nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import Phrase, phrase
from petik.checks.findings.report import as_printed, finding
from petik.checks.given.citations import Citation, NumberedTable, _print, citations, numbered_tables
from petik.checks.given.material import Material
from petik.schemas.data import istilah, pilihan
from petik.schemas.temuan import Temuan

AMOUNT = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3}){2,}")
# "Berdasarkan Tabel 2, jumlah seluruh pegawai … sebanyak 120 orang"
IS_COUNT = re.compile(r"\b(?:sebanyak|berjumlah|sejumlah)\s+(\d{1,4}|\d{1,3}(?:\.\d{3})+)\s+(?:orang|pegawai)\b", re.I)
ACCORDING_TO = re.compile(r"\b(?:berdasarkan|dari|pada|menurut)\s+tabel\s+(\d{1,2}(?:\.\d{1,2}){0,2})\b", re.I)
TOTAL_LINE = re.compile(rf"^\W*(?:{pilihan(istilah().jumlah)})\b\W*(.*)$", re.I)
WHOLE_NUMBER = re.compile(r"(?<![\d.,])\d{1,6}(?![\d.,]*\d)")
MANY_CAPTIONS = 3  # captions that hold a word before it tells nothing
SHORTEST_WORD = 4
SPEAKS_OF, FOREIGN = (
    0.75,
    0.5,
)  # shares of a caption's words that a sentence holds: it speaks of that table; it does not
FEWEST_WORDS = 3
SMALL_WORD = re.compile(r"\b[a-z]{2,}")
PROSE_WORDS = 5  # small words of a line that is running text


def other_caption(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """ "Daftar aset tanah dan bangunan … pada Tabel 5" where Table 4 is the list of land and buildings."""
    tables = numbered_tables(material)
    head = material.record.dokumen
    office = _words(f"{head.perangkat_daerah or ''} {head.wilayah or ''} provinsi kabupaten kota dinas badan")
    words = {t.number: _telling_words(t, tables, office) for t in tables}
    told: set[str] = set()
    for quote in citations(material):
        own = words.get(quote.number)
        if own is None or quote.number in told:
            continue
        said = _words(quote.sentence)
        if len(own) < FEWEST_WORDS or _share_held(own, said) >= FOREIGN:
            continue
        other = max(tables, key=lambda t, said=said: _share_held(words[t.number], said))  # type: ignore[misc]
        if len(words[other.number]) >= FEWEST_WORDS and _share_held(words[other.number], said) >= SPEAKS_OF:
            told.add(quote.number)
            why = phrase("judul-tabel", nomor=other.number, judul=other.title[:80])
            yield _wrong(material, aturan, quote, other.number, why)


def amount_of_other_table(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """An amount that a sentence takes from one table and that stands in another one only."""
    tables = numbered_tables(material)
    holds = {t.number: {_digit(m) for line in t.lines for m in AMOUNT.findall(_print(line))} for t in tables}
    for quote in citations(material):
        match = ACCORDING_TO.search(quote.sentence)
        if match is None or match[1] not in holds or match[1] != quote.number:
            continue
        # what stands before may be a row of the table above: rows end in no full stop
        for amount in AMOUNT.findall(quote.sentence[match.end() :]):
            where = [number for number, amounts in holds.items() if _digit(amount) in amounts]
            if len(where) == 1 and where[0] != quote.number:
                why = phrase("tercetak-di-tabel", cetakan=amount, nomor=where[0])
                yield _wrong(material, aturan, quote, where[0], why)
                break


def total_in_text(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """ "Berdasarkan Tabel 2, … sebanyak 120 orang" where the table's total is another number."""
    tables = {t.number: t for t in numbered_tables(material)}
    for quote in citations(material):
        match = ACCORDING_TO.search(quote.sentence)
        said = IS_COUNT.search(quote.sentence, match.end()) if match is not None else None
        table = tables.get(quote.number)
        if match is None or said is None or table is None or match[1] != quote.number:
            continue
        total = _total(table)
        value = int(said[1].replace(".", ""))
        if total is None or value == total or not total / 2 <= value <= total * 2:
            continue
        yield finding(
            material,
            aturan,
            "nilai-berbeda",
            cell=quote.line,
            tempat=phrase("kalimat", teks=quote.around()),
            tercetak=said[1],
            seharusnya=as_printed(total),
            hitungan=phrase("jumlah-pada-tabel", nomor=quote.number),
        )


def _total(table: NumberedTable) -> int | None:
    """The total in the table's last corner: that of its row "JUMLAH", else a lone number below its last row."""
    found = None
    summed = False  # the row "JUMLAH" has begun; its numbers may go on in the lines below
    for line in table.lines:
        text = _print(line).strip()
        match = TOTAL_LINE.match(text)
        numbers = WHOLE_NUMBER.findall(match[1] if match is not None else text)
        bare = re.fullmatch(r"[\d\s]+", text) is not None
        if (summed and not bare) or len(SMALL_WORD.findall(text)) >= PROSE_WORDS:
            return found
        summed = summed or (match is not None and bool(numbers))
        alone = re.fullmatch(r"\d{1,6}", text) is not None
        found = int(numbers[-1]) if numbers and (summed or alone) else None
    return found


def _telling_words(table: NumberedTable, tables: Sequence[NumberedTable], office: set[str]) -> set[str]:
    """The words of a caption that few other captions hold and that do not name the office."""
    counts = Counter(word for t in tables for word in _words(t.title))
    return {word for word in _words(table.title) - office if counts[word] < MANY_CAPTIONS}


def _words(text: str) -> set[str]:
    return {w for w in re.findall(r"[^\W\d_]+", text.casefold()) if len(w) >= SHORTEST_WORD}


def _share_held(words: set[str], said: set[str]) -> float:
    """The share of *words* that *said* holds, spelling aside ("asset" is "aset")."""
    if not words:
        return 0.0
    return sum(any(fuzz.ratio(w, s) >= 85 for s in said) for w in words) / len(words)


def _wrong(material: Material, aturan: Aturan, quote: Citation, right: str, why: Phrase) -> Temuan:
    return finding(
        material,
        aturan,
        "rujukan-salah",
        cell=quote.line,
        tempat=phrase("kalimat", teks=quote.around()),
        tercetak=f"Tabel {quote.number}",
        seharusnya=f"Tabel {right}",
        hitungan=why,
    )


def _digit(text: str) -> str:
    return re.sub(r"\D", "", text)
