"""The rule on slips of the pen: an amount one digit away from one that the document prints again and again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, Row, teks
from petik.checks.report import lapor
from petik.checks.wording import phrase
from petik.schemas.temuan import Temuan

UANG = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3}){2,})(?![\d]|[.,]\d{3})")


def salah_ketik(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """Amounts printed once that are one digit, or two swapped digits, away from an amount printed several times.

    Only amounts with many digits that are no zeros at the end: few amounts that are close to each other are so by
    chance. Where OCR read the line nothing is said: a misread digit looks the same.
    """
    often = int(aturan.toleransi("nilai-berbeda", "berulang"))
    digits = int(aturan.toleransi("nilai-berbeda", "angka_bermakna"))
    prints: dict[str, list[tuple[Row, str]]] = defaultdict(list)
    for line in bahan.naskah:
        for amount in UANG.findall(teks(line, "teks")):
            prints[re.sub(r"\D", "", amount)].append((line, amount))
    repeated = [key for key, found in prints.items() if len(found) >= often and len(key.rstrip("0")) >= digits]
    for key, found in prints.items():
        line, amount = found[0]
        if len(found) > 1 or teks(line, "sumber") == "ocr":
            continue
        right = next((other for other in repeated if _satu_angka(key, other)), None)
        beside = {re.sub(r"\D", "", a) for a in UANG.findall(teks(line, "teks"))}
        if right is not None and right not in beside:  # side by side they are two years or two columns
            yield _temuan(bahan, aturan, line, amount, prints[right])


def _satu_angka(left: str, right: str) -> bool:
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


def _temuan(
    bahan: Bahan, aturan: Aturan, line: Row, amount: str, others: Sequence[tuple[Mapping[str, object], str]]
) -> Temuan:
    return lapor(
        bahan,
        aturan,
        "nilai-berbeda",
        sel=line,
        tempat=phrase("baris-teks", teks=teks(line, "teks").strip()[:100]),
        tercetak=amount,
        seharusnya=others[0][1],
        hitungan=phrase("beda-satu-angka", cetakan=others[0][1], n=len(others)),
    )
