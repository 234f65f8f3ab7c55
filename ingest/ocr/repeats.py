"""Scanned pages that lie twice in a file: the same sheet was fed to the scanner again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from petik.ingest.page import Page

LEGIBLE = 40  # words of a page from which it can be told from others
NUMBERS = 5  # of a page, without which one form for two people looks like one sheet
SAME_WORDS, SAME_NUMBERS = 0.95, 0.97  # of both pages: forms for two people share their words, and not their numbers


def repeated(pages: Sequence[Page]) -> list[tuple[int, int]]:
    """Numbers of the pages that were scanned again: the later one, and the earlier one that it repeats."""
    known: list[tuple[Page, Counter[str], Counter[str]]] = []
    out = []
    for page in pages:
        words = Counter(w.text.casefold() for w in page.words)
        if page.source != "ocr" or words.total() < LEGIBLE:
            continue
        numbers = Counter({word: n for word, n in words.items() if any(c.isdigit() for c in word)})
        if numbers.total() < NUMBERS:
            continue
        same = (p for p, w, d in known if _alike(words, w, SAME_WORDS) and _alike(numbers, d, SAME_NUMBERS))
        before = next(same, None)
        if before is not None:
            out.append((page.number, before.number))
        known.append((page, words, numbers))
    return out


def _alike(a: Counter[str], b: Counter[str], share: float) -> bool:
    most = max(a.total(), b.total())
    return min(a.total(), b.total()) >= share * most and (a & b).total() >= share * most
