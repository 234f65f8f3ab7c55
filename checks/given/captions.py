"""Captions of numbered tables, mentions of them, and tables of contents, in the running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from petik.checks.given.material import Material
from petik.checks.given.table_rows import Row, text_of, whole_of

# a caption stands at the line's beginning: "Tabel 3.6", "TABEL 2. Pagu Anggaran"
# a number of a table, however its marks are spaced: "3.6", "Tabel. 3.3", "Tabel: 2.2", "Tabel 3. 2", "2.1.3.3"
_TABLE_NUMBER = r"tabel\s*[.:]?\s*(\d{1,2}(?:\s?[.\-]\s?\d{1,2}){0,3})"
CAPTION = re.compile(rf"^\W*{_TABLE_NUMBER}\b[\s.:]*(.*)$", re.I)
MENTION = re.compile(rf"\b{_TABLE_NUMBER}(?![\d.]*\d)", re.I)
# a line that only begins with the word: "Tabel 3.1 menunjukkan bahwa"
NO_CAPTION = re.compile(
    r"^(?:di\s|diatas|dibawah|berikut|menunjukkan|menggambarkan|tersebut|dapat|adalah|dan\s|diketahui|terlihat|tampak|"
    r"memperlihatkan|serta|bahwa|maka)",
    re.I,
)
DOTTED = re.compile(r"\.{5,}|(?:\.\s){5,}|…{2,}")  # "Tabel 3.1 Capaian ........ 12"
MANY_DOTTED = 3  # lines of a page
CONTENTS_LINE = re.compile(r"\.{4,}|\s\d{1,3}\s*$")  # "Tabel 3.1 Capaian ........ 12"


def captions_of(material: Material) -> list[tuple[str, str, Row]]:
    """The captions of tables: number, title (that of the next line where the first has none), line."""
    out = []
    lists = contents_pages(material)
    for place, line in enumerate(material.lines):
        match = CAPTION.match(text_of(line, "teks").strip(" *#"))
        if match is None or NO_CAPTION.match(match[2]) or len(match[2]) > 140:
            continue
        after = material.lines[place + 1] if place + 1 < len(material.lines) else {}
        title = match[2].strip() or text_of(after, "teks").strip()
        if not CONTENTS_LINE.search(title) and whole_of(line, "halaman") not in lists:
            out.append((usual_number(match[1]), title, line))
    return out


def usual_number(print_: str) -> str:
    """A table's number with its marks in one way: "3. 2" and "3-2" are "3.2"."""
    return re.sub(r"\s?[.\-]\s?", ".", print_).upper()


def number_meant(print_: str, numbers: Collection[str]) -> str:
    """The number that a mention means: "Tabel 3. 2" is 3.2 where there is such a table, else "3" ends a sentence."""
    whole = usual_number(print_)
    return whole if whole in numbers else usual_number(re.split(r"[.\-]?\s", print_.strip())[0])


def contents_pages(material: Material) -> set[int]:
    """The pages of tables of contents: several lines that lead to a page by dots."""
    pages = Counter(whole_of(line, "halaman") for line in material.lines if DOTTED.search(text_of(line, "teks")))
    return {page for page, n in pages.items() if page and n >= MANY_DOTTED}


def lines_of(text: str, halaman: int | None = None, sumber: str = "text") -> list[Row]:
    """The lines of a page's text as rows of `Material.lines`; lines without letters are left out."""
    return [{"halaman": halaman, "teks": line, "sumber": sumber} for line in text.splitlines() if line.strip()]
