"""Parts of a page of text that only a picture tells, read by OCR and put among its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from petik.ingest.errors import FileFailed
from petik.ingest.ocr import scan
from petik.ingest.ocr.again.snippets import Strip, cut, read_snippets
from petik.ingest.ocr.engine import tesseract
from petik.ingest.ocr.engine.cache import OcrCache
from petik.ingest.ocr.engine.tesseract import Reading
from petik.ingest.ocr.frames.rulings import find_rulings
from petik.ingest.ocr.numbers.agreement import read_twice
from petik.ingest.ocr.paper.prepare import grey
from petik.ingest.page import Box, Page, Ruling, Word
from petik.ingest.pdf.truth.unread_ink import Unread

SETTINGS = f"{tesseract.LANGUAGES} regions v1"
SURE = 0.3  # a piece read with less is called unread
STRAIGHT = 0.4  # degrees: a pasted picture that is turned by more is no table of this page
CELLS = 4  # rulings of each direction that make a table: two rows and columns at least, with borders
TALL = 0.3  # inches: print higher than this stands on several lines


def completed(page: Page, unread: Unread, cache: OcrCache | None) -> Page:
    """*page* with the words that OCR finds in *unread*. What cannot be read stays told in the page's notes."""
    try:
        page = replace(page, notes=(*page.notes, *unread.told))
        page = _with_regions(page, unread, cache or OcrCache()) if unread.ink is not None else page
        return _with_pictures(page, unread, cache)
    except FileFailed as problem:  # no Tesseract, or it gave up: the text layer is still worth having
        count = len(unread.regions) + len(unread.pictures)
        return replace(page, unread=(*page.unread, f"{count} bagian halaman hanya terbaca dengan OCR: {problem}"))


def _with_regions(page: Page, unread: Unread, cache: OcrCache) -> Page:
    assert unread.ink is not None
    found = _region_words(unread, cache)
    kept = [w for w in page.words if w not in unread.instead]
    read = [w for w in found if w.confidence >= SURE]
    notes = [*page.notes]
    if read:
        notes.append(f"{len(read)} kata hanya ada sebagai gambar atau huruf tanpa arti; dibaca dengan OCR")
    silent = sum(not any(box.contains_centre(w.box) for w in read) for box in unread.regions)
    lost = (f"{silent} bagian berupa gambar atau huruf tanpa arti tidak terbaca",) if silent else ()
    return replace(page, words=(*kept, *read), notes=tuple(notes), unread=(*page.unread, *lost))


def _region_words(unread: Unread, cache: OcrCache) -> tuple[Word, ...]:
    """The regions' words, kept by what they look like."""
    assert unread.ink is not None
    boxes = " ".join(f"{b.x0:.1f},{b.top:.1f},{b.x1:.1f},{b.bottom:.1f}" for b in unread.regions)
    key = cache.key(unread.ink, unread.dpi, f"{SETTINGS} {tesseract.version()} {boxes}")
    known = cache.get(key)
    if known is not None:
        return known.words
    words = _read_regions(unread)
    h, w = unread.ink.shape[:2]
    cache.put(key, Page(1, w * 72 / unread.dpi, h * 72 / unread.dpi, "ocr", words))
    return words


def _read_regions(unread: Unread) -> tuple[Word, ...]:
    assert unread.ink is not None
    gray, scale = grey(unread.ink), unread.dpi / 72
    strips: list[Strip] = [
        (int(b.x0 * scale), int(b.top * scale), round(b.x1 * scale), round(b.bottom * scale)) for b in unread.regions
    ]
    margin = round(0.12 * unread.dpi)
    snippets = [cut(gray, strip, 2, margin, number) for number, strip in enumerate(strips)]
    found = read_snippets(snippets, unread.dpi, tesseract.LINE_MODE, _plain)
    readings = read_twice(gray, [r for part in found for r in part], unread.dpi)
    return tuple(_word(r, scale) for r in readings)


def _plain(reading: Reading) -> Reading | None:
    return reading if any(c.isalnum() or c in "-%" for c in reading.text) else None


def _word(r: Reading, scale: float) -> Word:
    box = Box(r.left / scale, r.top / scale, r.right / scale, r.bottom / scale)
    word = Word(r.text, box, "ocr", round(r.confidence, 3), size=round(box.height, 1))
    return replace(word, other=r.other, other_confidence=r.other_confidence)


def _with_pictures(page: Page, unread: Unread, cache: OcrCache | None) -> Page:
    """Pictures of tables become words and rulings of the page; other pictures with print are told."""
    for box in unread.pictures:
        found = _read_picture(unread, box, cache)
        if found is None:
            page = replace(page, unread=(*page.unread, "gambar berisi tulisan tidak dibaca"))
            continue
        words, rulings = found
        kept = [w for w in page.words if w.confidence == 1.0 or not box.contains_centre(w.box)]
        kept = [w for w in kept if not any(_upon(w.box, other.box) for other in words)]
        note = f"tabel berupa gambar dibaca dengan OCR ({len(words)} kata)"
        page = replace(page, words=(*kept, *words), rulings=(*page.rulings, *rulings), notes=(*page.notes, note))
    return page


def _read_picture(
    unread: Unread, box: Box, cache: OcrCache | None
) -> tuple[tuple[Word, ...], tuple[Ruling, ...]] | None:
    """Words and rulings of the picture at *box* in the page's points; None where it holds no table."""
    assert unread.shown is not None
    scale = unread.dpi / 72
    x0, y0 = max(0, int(box.x0 * scale)), max(0, int(box.top * scale))
    part = np.ascontiguousarray(unread.shown[y0 : int(box.bottom * scale), x0 : int(box.x1 * scale)])
    lines = find_rulings(grey(part), unread.dpi).segments
    across = sum(line.horizontal for line in lines)
    if min(across, len(lines) - across) < CELLS:
        return None
    found = scan.read_image(part, unread.dpi, 1, cache=cache)
    if found.rotation or abs(found.skew) > STRAIGHT:
        return None
    dx, dy = x0 / scale, y0 / scale
    words = tuple(replace(w, box=_moved(w.box, dx, dy)) for w in found.words)
    rulings = tuple(replace(r, x0=r.x0 + dx, top=r.top + dy, x1=r.x1 + dx, bottom=r.bottom + dy) for r in found.rulings)
    return words, rulings


def _moved(box: Box, dx: float, dy: float) -> Box:
    return Box(box.x0 + dx, box.top + dy, box.x1 + dx, box.bottom + dy)


def _upon(one: Box, other: Box) -> bool:
    return one.contains_centre(other) or other.contains_centre(one)


def typed_over(page: Page, typed: Sequence[Word]) -> Page:
    """A scan with the words that were *typed* over it; those that stand upon its print are told and left out."""
    free = [w for w in typed if not any(_upon(w.box, printed.box) for printed in page.words)]
    upon = [w.text for w in typed if w not in free]
    notes = [*page.notes]
    if free:
        notes.append(f"{len(free)} kata ketikan di atas pindaian ikut dibaca")
    if upon:
        notes.append(f"{len(upon)} kata ketikan menimpa cetakan pindaian dan tidak dibaca: {' '.join(upon[:12])}")
    return replace(page, words=(*page.words, *free), notes=tuple(notes))
