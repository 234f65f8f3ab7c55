"""The rule on slips of the pen: an amount one digit away from one that the document prints again and again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from petik.checks.aturan import Aturan
from petik.checks.findings.phrases import phrase
from petik.checks.findings.report import finding
from petik.checks.given.material import Material
from petik.checks.given.table_rows import Row, text_of
from petik.checks.table.totals import is_sum_of_rows
from petik.schemas.temuan import Temuan

AMOUNT = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3}){2,})(?![\d]|[.,]\d{3})")


def slip_of_pen(material: Material, aturan: Aturan) -> Iterator[Temuan]:
    """Amounts printed once that are one digit, or two swapped digits, away from an amount printed several times.

    Only amounts with many digits that are no zeros at the end: few amounts that are close to each other are so by
    chance. Where OCR read the line nothing is said: a misread digit looks the same.
    """
    often = int(aturan.tolerance("nilai-berbeda", "berulang"))
    digits = int(aturan.tolerance("nilai-berbeda", "angka_bermakna"))
    prints: dict[str, list[tuple[Row, str]]] = defaultdict(list)
    for line in material.lines:
        for amount in AMOUNT.findall(text_of(line, "teks")):
            prints[re.sub(r"\D", "", amount)].append((line, amount))
    repeated = [key for key, found in prints.items() if len(found) >= often and len(key.rstrip("0")) >= digits]
    for key, found in prints.items():
        line, amount = found[0]
        if len(found) > 1 or text_of(line, "sumber") == "ocr":
            continue
        right = next((other for other in repeated if _one_digit(key, other)), None)
        beside = {re.sub(r"\D", "", a) for a in AMOUNT.findall(text_of(line, "teks"))}
        # side by side they are two years or two columns; a sum that adds up is not mistyped
        if right is not None and right not in beside and not is_sum_of_rows(material, float(key)):
            yield _finding(material, aturan, line, amount, prints[right])


def _one_digit(left: str, right: str) -> bool:
    """True where one digit differs, or two neighbours are swapped."""
    if len(left) != len(right):
        return False
    places = [i for i, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    if len(places) == 1:
        return True
    return (
        len(places) == 2
        and places[1] == places[0] + 1
        and left[places[0]] == right[places[1]]
        and (left[places[1]] == right[places[0]])
    )


def _finding(
    material: Material, aturan: Aturan, line: Row, amount: str, others: Sequence[tuple[Mapping[str, object], str]]
) -> Temuan:
    return finding(
        material,
        aturan,
        "nilai-berbeda",
        cell=line,
        tempat=phrase("baris-teks", teks=text_of(line, "teks").strip()[:100]),
        tercetak=amount,
        seharusnya=others[0][1],
        hitungan=phrase("beda-satu-angka", cetakan=others[0][1], n=len(others)),
    )
