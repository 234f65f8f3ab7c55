"""A scanned page to words, rulings and marks: made ready, read once, and its silent cells read again alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Literal

import cv2
import numpy as np

from petik.ingest.ocr.again.overlaps import mended, single
from petik.ingest.ocr.again.rereading import reread
from petik.ingest.ocr.again.second_look import letter_height
from petik.ingest.ocr.again.snippets import sheet_of
from petik.ingest.ocr.again.turned_cells import with_turned_cells
from petik.ingest.ocr.again.under_ink import with_lines_under_ink
from petik.ingest.ocr.engine import tesseract
from petik.ingest.ocr.engine.cache import OcrCache
from petik.ingest.ocr.engine.tesseract import Reading
from petik.ingest.ocr.frames.faint_rulings import completed
from petik.ingest.ocr.frames.lost_borders import lost_borders
from petik.ingest.ocr.frames.rulings import Segment, find_rulings, without_rulings
from petik.ingest.ocr.frames.table_gaps import apart
from petik.ingest.ocr.numbers.agreement import read_twice
from petik.ingest.ocr.paper.bands import flattened
from petik.ingest.ocr.paper.light import evened
from petik.ingest.ocr.paper.perspective import find_bend, straightened
from petik.ingest.ocr.paper.prepare import (
    Gray,
    Ink,
    Pixels,
    find_ink,
    find_skew,
    grey,
    is_blank,
    is_negative,
    strengthened,
    upright,
    upright_turns,
    without_dither,
    without_ink,
)
from petik.ingest.ocr.paper.print_size import resized
from petik.ingest.ocr.paper.specks import without_specks
from petik.ingest.page import Box, Mark, Page, Ruling, Word
from petik.schemas.keyakinan import CERTAIN, UNPROVEN

cv2.setNumThreads(1)  # pages are read in parallel by processes, whose threads would get in each other's way

SETTINGS = f"{tesseract.LANGUAGES} psm{tesseract.PAGE_MODE} v32"
INK_GAP = 6.0  # points: pieces of ink closer than this are one mark
STAMP = 55.0  # points: stamps are at least this wide
LEGIBLE = 40  # letters of a page from which its mean confidence says something
UPSIDE_DOWN = 0.55  # mean confidence below which a page may lie on its head
# residue of rulings, specks and stamps: "|", "[", "—", "_", "‘", ".", "©"
RESIDUE = re.compile(r"^[|©®\[\]{}()_=~‘’'`\"“”—–¦!\\/.,:;<>«»^*]+$")
EDGE_RESIDUE = re.compile(r"^[|\[\]{}_¦]+|[|\[\]{}_¦]+$")  # "|Bidang", "2016]"


def read_image(image: Pixels, dpi: float, number: int, *, cache: OcrCache | None = None) -> Page:
    """The page on *image* (height × width × 3, RGB) scanned at *dpi*.

    Boxes are in points on the upright, straightened page. Raises FileFailed where Tesseract is missing or gives up.
    """
    if is_negative(image):
        page = read_image(np.asarray(255 - image, dtype=np.uint8), dpi, number, cache=cache)
        return replace(page, notes=("gambar negatif (putih di atas hitam) dibalik warnanya", *page.notes))
    store = cache if cache is not None else OcrCache()
    key = store.key(image, dpi, f"{SETTINGS} {tesseract.version()}")
    known = store.get(key)
    if known is not None:
        return replace(known, number=number)
    page = read_uncached(image, dpi, number)
    store.put(key, page)
    return page


def read_uncached(image: Pixels, dpi: float, number: int) -> Page:
    """As `read_image`, always by OCR."""
    gray = grey(image)
    image = evened(image, gray)
    gray = grey(image)
    if not is_blank(gray):
        return _read_upright(image, gray, dpi, number)
    faint = strengthened(image)
    if faint is not None:
        page = _read_upright(faint, grey(faint), dpi, number)
        if _letters(page) >= LEGIBLE and not _gibberish(page):
            return replace(page, notes=("cetakan pudar: kontras dinaikkan", *page.notes))
    h, w = gray.shape
    return Page(number, w * 72 / dpi, h * 72 / dpi, "ocr", notes=("halaman kosong",))


def _read_upright(image: Pixels, gray: Gray, dpi: float, number: int) -> Page:
    """A page with print on it, turned until its words stand upright."""
    turns = upright_turns(gray)
    page = _read_turned(image, gray, dpi, number, turns)
    if _on_its_side(page):  # small cells between many rulings: the profile of the page did not tell
        asked = tesseract.quarter_turns(np.ascontiguousarray(np.rot90(gray, -turns % 4)))
        turns = (turns + (asked if asked in (1, 3) else 1)) % 4
        page = _read_turned(image, gray, dpi, number, turns)
    if _gibberish(page) and tesseract.quarter_turns(np.ascontiguousarray(np.rot90(gray, -turns % 4))) == 2:
        return _read_turned(image, gray, dpi, number, (turns + 2) % 4)  # it lies on its head
    return page


def _gibberish(page: Page) -> bool:
    """True where hardly a word was read surely: few pages are that bad, and one on its head always is."""
    letters = _letters(page)
    return letters >= LEGIBLE and sum(w.confidence * len(w.text) for w in page.words) < UPSIDE_DOWN * letters


def _letters(page: Page) -> int:
    return sum(len(w.text) for w in page.words)


def _on_its_side(page: Page) -> bool:
    """True where most long words are taller than wide: Tesseract reads print that runs upwards or downwards, too."""
    long = [w for w in page.words if len(w.text) >= 4 and w.confidence >= 0.3]
    tall = sum(w.box.height > 1.5 * w.box.width for w in long)
    return len(long) >= 8 and tall > 0.6 * len(long)


def _read_turned(image: Pixels, gray: Gray, dpi: float, number: int, turns: int) -> Page:
    """The page, turned clockwise by *turns* quarters before it is read."""
    straight, skew, bent = _straight(image, gray, turns)
    straight, dpi = resized(straight, grey(straight), dpi)
    ink, before = find_ink(straight), grey(straight)
    gray = without_ink(straight, ink) if ink is not None else before
    gray = flattened(gray, dpi)
    art = find_rulings(gray, dpi)
    # after the rulings were found: smoothing takes thin ones away
    gray = without_specks(without_dither(gray, dpi), dpi)
    readings = single([r for raw in tesseract.read(gray, dpi) if (r := _cleaned(raw)) is not None])
    art = completed(gray, art, readings, dpi)
    clean = without_rulings(gray, art)
    sheet = sheet_of(clean, art, letter_height(readings, dpi), dpi)
    readings = with_lines_under_ink(sheet, before, ink, reread(sheet, readings, _cleaned))
    readings = with_turned_cells(clean, art, mended(single(readings)), dpi)
    readings = read_twice(clean, readings, dpi)
    segments = apart(art.segments, readings, dpi)
    h, w = gray.shape
    notes = [f"halaman diputar {90 * turns} derajat"] if turns else []
    if bent:
        notes.append("baris dan kolom halaman tidak sejajar (foto, atau kertas bergeser di pemindai); diluruskan")
    return Page(
        number,
        w * 72 / dpi,
        h * 72 / dpi,
        "ocr",
        words=tuple(_words(readings, ink, dpi)),
        rulings=(*_rulings(segments, dpi), *_rulings(lost_borders(segments, readings, dpi), dpi, restored=True)),
        marks=_marks(ink, dpi),
        rotation=turns,
        skew=skew,
        notes=tuple(notes),
    )


def _straight(image: Pixels, gray: Gray, turns: int) -> tuple[Pixels, float, bool]:
    """The page upright and straight, the degrees by which its middle lay askew, and whether its lines ran together."""
    turned = np.ascontiguousarray(np.rot90(gray, -turns % 4))
    skew = find_skew(turned)
    bend = find_bend(turned, skew)
    if bend is None:
        return upright(image, turns, skew), skew, False
    return straightened(upright(image, turns, 0.0), bend), bend.rows.middle, True


def _cleaned(reading: Reading) -> Reading | None:
    """A reading without the residue of rulings; None where nothing else is left."""
    if RESIDUE.match(reading.text) and reading.text not in ("-", "–"):
        return None
    text = EDGE_RESIDUE.sub("", reading.text)
    return replace(reading, text=text) if text else None


def _words(readings: Sequence[Reading], ink: Ink | None, dpi: float) -> list[Word]:
    """Readings to words in points. Small marks get the height of their line, so that they stay on it."""
    heights: dict[tuple[int, int, int], list[Reading]] = {}
    for r in readings:
        heights.setdefault(r.line, []).append(r)
    out = []
    for line in heights.values():
        height = median(r.bottom - r.top for r in line)
        for r in line:
            top, bottom = float(r.top), float(r.bottom)
            if bottom - top < 0.6 * height and len(line) > 1:
                near = min((o for o in line if o is not r), key=lambda o: abs(o.left - r.left))
                top, bottom = float(near.top), float(near.bottom)
            scale = 72 / dpi
            box = Box(r.left * scale, top * scale, r.right * scale, bottom * scale)
            confidence = r.confidence * (UNPROVEN if ink is not None and _under_ink(r, ink) else CERTAIN)
            size = round((bottom - top) * scale, 1)
            word = Word(r.text, box, "ocr", round(confidence, 3), size=size)
            out.append(replace(word, other=r.other, other_confidence=r.other_confidence))
    return out


def _under_ink(reading: Reading, ink: Ink) -> bool:
    part = ink.mask[reading.top : reading.bottom, reading.left : reading.right]
    return part.size > 0 and float(part.mean()) > 0.04


def _rulings(segments: Sequence[Segment], dpi: float, *, restored: bool = False) -> list[Ruling]:
    scale = 72 / dpi
    out = []
    for s in segments:
        at, start, end = s.at * scale, s.start * scale, s.end * scale
        ends = (start, at, end, at) if s.horizontal else (at, start, at, end)
        out.append(Ruling(*ends, restored=restored))
    return out


def _marks(ink: Ink | None, dpi: float) -> tuple[Mark, ...]:
    if ink is None:
        return ()
    scale = 72 / dpi
    boxes = [Box(x0 * scale, y0 * scale, x1 * scale, y1 * scale) for x0, y0, x1, y1 in ink.boxes]
    return tuple(Mark(_kind_of(box), box) for box in _clustered(boxes))


def _clustered(boxes: Sequence[Box]) -> list[Box]:
    """Pieces of ink that lie close together, as one."""
    out: list[Box] = []
    for box in boxes:
        near = [o for o in out if _gap(o, box) <= INK_GAP]
        out = [o for o in out if o not in near]
        out.append(Box.around([box, *near]))
    return out


def _gap(a: Box, b: Box) -> float:
    return max(a.x0 - b.x1, b.x0 - a.x1, a.top - b.bottom, b.top - a.bottom, 0.0)


def _kind_of(box: Box) -> Literal["tanda_tangan", "stempel"]:
    """Office stamps are round and at least two centimetres wide; what else is coloured ink is handwriting."""
    round_shape = 0.75 <= box.width / max(1.0, box.height) <= 1.33
    return "stempel" if round_shape and min(box.width, box.height) >= STAMP else "tanda_tangan"
