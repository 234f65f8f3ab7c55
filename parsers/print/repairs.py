"""Misread words put right before anything else looks at them: only known confusions, and never without a trace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from petik.ingest.dump import OCR_CONFIDENCE
from petik.ingest.page import Page, Word
from petik.parsers.print.lines import group_lines
from petik.schemas.data import Pembacaan, pembacaan
from petik.schemas.keyakinan import MENDED, UNPROVEN

CLOSE = 1.6  # print heights: words further apart stand in different cells
REPAIRED_DUMP = UNPROVEN  # …of a dump, whose page nobody can look at
REPAIRED = MENDED  # confidence of a repaired word: the rule is sure, the print was not


def repaired(page: Page) -> Page:
    """*page* with the confusions of `schemas/pembacaan.toml` put right; `Word.read_as` keeps what was read.

    Only what OCR has read is touched, here or before it came as a dump: in a text layer an odd word is the author's.
    """
    sure = _sureness(page)
    if sure is None:
        return page
    changed: dict[int, Word] = {}
    for line in group_lines(page.words):
        words = line.words
        for i, word in enumerate(words):
            before = _near(words, i, -1)
            behind = _near(words, i, 1)
            for rule in pembacaan():
                if _fits(rule, word, before, behind):
                    text = rule.pola.sub(rule.ganti, word.text)
                    changed[id(word)] = replace(
                        word, text=text, read_as=word.text, confidence=min(word.confidence, sure)
                    )
                    break
    if not changed:
        return page
    return replace(page, words=tuple(changed.get(id(w), w) for w in page.words))


def _sureness(page: Page) -> float | None:
    """How sure a repaired word of *page* is; None where nothing may be repaired."""
    if not page.words:
        return None
    if page.source == "ocr":
        return REPAIRED
    by_ocr = page.source == "dump" and all(w.confidence <= OCR_CONFIDENCE for w in page.words)
    return REPAIRED_DUMP if by_ocr else None


def _near(words: Sequence[Word], i: int, step: int) -> Word | None:
    """The word beside word *i* on its line, None where none stands close."""
    j = i + step
    if not 0 <= j < len(words):
        return None
    left, right = (words[j], words[i]) if step < 0 else (words[i], words[j])
    height = max(left.box.height, right.box.height)
    return words[j] if right.box.x0 - left.box.x1 <= CLOSE * height else None


def _fits(rule: Pembacaan, word: Word, before: Word | None, behind: Word | None) -> bool:
    if not rule.pola.search(word.text):
        return False
    if (rule.awal or rule.sendiri) and before is not None:
        return False
    if rule.sendiri and behind is not None:
        return False
    if rule.sebelum is not None and (before is None or not rule.sebelum.search(before.text)):
        return False
    return rule.sesudah is None or (behind is not None and bool(rule.sesudah.search(behind.text)))
