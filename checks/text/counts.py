"""The rule on rows of counts in running text: the last number is the sum of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import phrase
from petik.checks.findings.report import finding
from petik.checks.given.material import Material
from petik.checks.given.table_rows import Row, text_of
from petik.schemas.temuan import Temuan

DOUBTFUL = 0.6  # confidence where OCR read the letter
COUNTS_ROW = re.compile(r"\s*(?:\d{1,2}[.)]?\s+)?([^\W\d][^\d]*?)((?:\s+\d{1,6})+)\s*")  # "5 Bidang Contoh 2 4 1 3"
BARE_NUMBER = re.compile(r"\s*\d{1,6}(?:\s+\d{1,6})*\s*")
FEWEST_ADDENDS = 3  # addends at least
FEWEST_PROOFS = 3  # lines that add up before one that does not is an error


def row_total(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """A row "Sekretariat 23 10 1 … 53" of a text dump whose last number is not the sum of the others.

    Only where the document proves that its tables are summed across: at least three other rows add up, and more do
    than do not. A last number smaller than another is no total.
    """
    rows = [
        r
        for r in _counts_rows(material.lines)
        if len(r.numbers) > FEWEST_ADDENDS and r.numbers[-1] >= max(r.numbers[:-1])
    ]
    wrong = [r for r in rows if sum(r.numbers[:-1]) != r.numbers[-1]]
    proofs = len(rows) - len(wrong)
    for row in wrong if proofs >= max(FEWEST_PROOFS, len(wrong)) else ():
        right = sum(row.numbers[:-1])
        if not right / 2 <= row.numbers[-1] <= right * 2:
            continue
        yield finding(
            material,
            aturan,
            "jumlah-tidak-cocok",
            cell=row.line,
            tempat=phrase("baris-bernama", nama=row.name),
            tercetak=str(row.numbers[-1]),
            seharusnya=str(right),
            hitungan=f"{' + '.join(map(str, row.numbers[:-1]))} = {right}",
            sure=DOUBTFUL if text_of(row.line, "sumber") == "ocr" else 1.0,
        )


@dataclass(frozen=True)
class CountsRow:
    """A labelled row of whole numbers, its wrapped lines joined."""

    name: str
    numbers: list[int]
    line: Row


def _counts_rows(lines: Sequence[Row]) -> Iterator[CountsRow]:
    """The rows of whole numbers: "2 Sekretariat 23 10 1" with "3 1 5 6 3" and "53" on the lines below."""
    now: CountsRow | None = None
    for line in lines:
        text = text_of(line, "teks")
        head = COUNTS_ROW.fullmatch(text)
        if now is not None and BARE_NUMBER.fullmatch(text) and not _complete(now.numbers):
            now.numbers.extend(int(n) for n in text.split())
            continue
        if now is not None:
            yield now
        now = CountsRow(head[1].strip(), [int(n) for n in head[2].split()], line) if head is not None else None
    if now is not None:
        yield now


def _complete(numbers: Sequence[int]) -> bool:
    """True where the last number may be the total of those before it: what follows belongs to another row."""
    total = sum(numbers[:-1])
    return len(numbers) > FEWEST_ADDENDS and numbers[-1] >= max(numbers[:-1]) and total / 2 <= numbers[-1] <= total * 2
