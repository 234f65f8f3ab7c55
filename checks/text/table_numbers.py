"""Rules on numbers of tables: one given twice, one that is cited and not there.

They need the document's lines (`Material.lines`); without them they say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import phrase
from petik.checks.findings.report import finding
from petik.checks.given.captions import CONTENTS_LINE, MENTION, captions_of, number_meant
from petik.checks.given.material import Material
from petik.checks.given.table_rows import Row, text_of
from petik.schemas.temuan import Temuan

SHORTEST_TITLE = 8  # letters of a caption that says something
DOUBTFUL = 0.6  # confidence where OCR read the letter
ALIKE = 80


def number_used_twice(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """A table's number given to two tables with different titles."""
    first: dict[str, tuple[str, Row]] = {}
    told: set[str] = set()
    for number, title, line in captions_of(material):
        title_before, line_before = first.setdefault(number, (title, line))
        same = fuzz.partial_ratio(title_before.casefold(), title.casefold()) >= ALIKE
        same = same or min(len(title), len(title_before)) < SHORTEST_TITLE
        if line is line_before or same or number in told or not title or "lanjutan" in title.casefold():
            continue
        told.add(number)
        yield finding(
            material,
            aturan,
            "nomor-urut",
            cell=line,
            tempat=phrase("tabel-berjudul", judul=title[:80]),
            tercetak=f"Tabel {number}",
            hitungan=phrase("nomor-terpakai", judul=title_before[:80]),
            sebab="terpakai",
            sure=DOUBTFUL if text_of(line, "sumber") == "ocr" else 1.0,
        )


def rujukan_salah(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """A cited table that the document does not hold, though it holds others of that chapter.

    Silent where captions were read by OCR, and on chapters of which no caption was found.
    """
    captions = captions_of(material)
    numbers = {number for number, _, _ in captions}
    if len(numbers) < 3 or any(text_of(line, "sumber") == "ocr" for _, _, line in captions):
        return
    chapters = {n.rpartition(".")[0] for n in numbers}
    lines = {id(line) for _, _, line in captions}
    told: set[str] = set()
    for line in material.lines:
        text = text_of(line, "teks")
        if id(line) in lines or CONTENTS_LINE.search(text):
            continue
        for number in (number_meant(found, numbers) for found in MENTION.findall(text)):
            if number in numbers or number in told or number.rpartition(".")[0] not in chapters:
                continue
            told.add(number)
            yield finding(
                material,
                aturan,
                "rujukan-salah",
                cell=line,
                tempat=phrase("kalimat", teks=text.strip()[:90]),
                tercetak=f"Tabel {number}",
                hitungan=phrase("tabel-tidak-ada"),
            )
