"""Whether a page that was kept on a disk is one: whoever can write there may have changed it."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import get_args

from petik.ingest.page import Box, Page, PageLayout, Ruling, Source, Word

_SOURCES, _LAYOUTS, _MARKS = frozenset(get_args(Source)), frozenset(get_args(PageLayout)), ("tanda_tangan", "stempel")
LOST = "{n} kata atau garis tanpa tempat yang wajar tidak dibaca"


def placed(page: Page) -> Page:
    """*page* without words, rulings and marks at infinite or undefined places (of a hostile PDF); a note tells it."""
    words = tuple(w for w in page.words if _finite(w.box))
    rulings, marks = tuple(r for r in page.rulings if _finite(r)), tuple(m for m in page.marks if _finite(m.box))
    lost = len(page.words) + len(page.rulings) + len(page.marks) - len(words) - len(rulings) - len(marks)
    if not lost:
        return page
    return replace(page, words=words, rulings=rulings, marks=marks, notes=(*page.notes, LOST.format(n=lost)))


def checked(page: Page) -> Page:
    """*page*, where every field has the type that readers give it and every number is one. Raises ValueError."""
    numbers = (page.number, page.width, page.height, page.skew, page.rotation)
    sound = all(_number(v) for v in numbers) and isinstance(page.number, int) and page.number >= 1
    sound = sound and page.rotation in (0, 1, 2, 3) and isinstance(page.rotation, int) and isinstance(page.failed, bool)
    sound = sound and page.source in _SOURCES and page.layout in _LAYOUTS
    sound = sound and all(isinstance(note, str) for note in page.notes)
    sound = sound and all(_word(word) for word in page.words) and all(_ruling(r) for r in page.rulings)
    if not (sound and all(mark.kind in _MARKS and _box(mark.box) for mark in page.marks)):
        raise ValueError("no page that a reader gave")
    return page


def _finite(place: Box | Ruling) -> bool:
    return all(map(math.isfinite, (place.x0, place.top, place.x1, place.bottom)))


def _word(word: Word) -> bool:
    texts, numbers = (word.read_as, word.other), (word.size, word.confidence, word.other_confidence)
    return (
        isinstance(word.text, str)
        and all(text is None or isinstance(text, str) for text in texts)
        and word.source in _SOURCES
        and all(_number(v) for v in numbers)
        and isinstance(word.bold, bool)
        and (word.number is None or isinstance(word.number, int | float))
        and _box(word.box)
    )


def _ruling(found: Ruling) -> bool:
    numbers = (found.x0, found.top, found.x1, found.bottom)
    return all(_number(v) for v in numbers) and isinstance(found.restored, bool)


def _box(box: Box) -> bool:
    return _number(box.x0) and _number(box.top) and _number(box.x1) and _number(box.bottom)


def _number(value: object) -> bool:
    """True for what a double can hold: 10**400 cannot be compared with coordinates."""
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**53
