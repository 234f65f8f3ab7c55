"""The rule on years in running text: a year compared with itself, a heading over a table of another year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import phrase
from petik.checks.findings.report import finding
from petik.checks.given.captions import contents_pages
from petik.checks.given.material import Material
from petik.checks.given.table_rows import Row, text_of, whole_of
from petik.schemas.temuan import Temuan

CODE = "periode-tidak-cocok"
# "tahun 2016 … sama seperti capaian kinerja pada tahun 2016": a year compared with itself
WITH_ITSELF = re.compile(
    r"\btahun\s+(20\d\d)\b[^.]{0,120}?\b(?:dibanding(?:kan)?(?:\s+dengan)?|sama\s+seperti|daripada)\b[^.]{0,60}?\btahun\s+\1\b",
    re.I,
)
YEAR = re.compile(r"\b20\d\d\b")
# a heading over a table: "3.1.2 Realisasi Indikator Kinerja Tahun 2015" above "Tabel 3.2 Pengukuran Kinerja 2016"
SUBHEADING = re.compile(r"^\s*\d(?:\.\d{1,2}){1,3}\.?\s+\D.*?\btahun\s+(20\d\d)\s*$", re.I)
NEAR = 12  # lines between a heading and the caption below it: an introduction of a paragraph or two
OCR_DOUBT = 0.6  # confidence where OCR read the year
FEW_WORDS = 2  # a caption that is a number and no title: "Tabel 3.2"
TABLE_CAPTION = re.compile(r"^\W*tabel\s*[.:]?\s*\d", re.I)


def year_in_text(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """A year compared with itself, and a heading whose year is not that of the table right below it."""
    lines = material.lines
    year = material.record.dokumen.tahun
    contents = contents_pages(material)
    for place, line in enumerate(lines):
        text = " ".join(text_of(x, "teks") for x in lines[place : place + 3])
        before = " ".join(text_of(x, "teks") for x in lines[max(0, place - 3) : place])
        first = text_of(line, "teks")
        match = WITH_ITSELF.search(text)
        if match is not None and match.start() < len(first):
            sentence = re.split(r"[.;]\s", f"{before} {text[: match.end()]}")[-1]
            if set(YEAR.findall(sentence)) == {match[1]}:  # another year in the sentence is what is compared
                yield _year_finding(material, aturan, line, match[0], None)
        head = SUBHEADING.match(first)
        if head is None or year is None or int(head[1]) != year - 1 or whole_of(line, "halaman") in contents:
            continue
        caption = _caption_below(lines[place + 1 : place + 2 + NEAR])
        if YEAR.findall(caption) == [str(year)]:
            yield _year_finding(material, aturan, line, first.strip(), str(year))


def _caption_below(lines: Sequence[Row]) -> str:
    """The first table's caption before the next heading, with its title where that stands on a line of its own."""
    texts = list(takewhile(lambda text: SUBHEADING.match(text) is None, (text_of(line, "teks") for line in lines)))
    captions = ((a, b) for a, b in pairwise([*texts, ""]) if TABLE_CAPTION.match(a))
    number, title = next(captions, ("", ""))
    return f"{number} {title}" if len(number.split()) <= FEW_WORDS else number


def _year_finding(material: Material, aturan: Aturan, line: Row, printed: str, expected: str | None) -> Temuan:
    return finding(
        material,
        aturan,
        CODE,
        cell=line,
        tempat=phrase("kalimat", teks=printed[:90]),
        tercetak=printed[:120],
        seharusnya=expected,
        sebab="banding-diri" if expected is None else "judul",
        sure=OCR_DOUBT if text_of(line, "sumber") == "ocr" else 1.0,
    )
