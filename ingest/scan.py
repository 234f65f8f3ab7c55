"""A scanned page to words, rulings and marks: made ready, read once, and its silent cells read again alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import cv2
import numpy as np

from ingest import tesseract
from ingest.image_prep import (
    Gray,
    Ink,
    Pixels,
    binary,
    find_ink,
    find_skew,
    grey,
    is_blank,
    upright,
    upright_turns,
    without_ink,
)
from ingest.image_rulings import LineArt, cells, find_rulings, without_rulings
from ingest.markers import unread_markers
from ingest.number_sheet import read_twice
from ingest.ocr_cache import OcrCache
from ingest.page import Box, Mark, Page, Ruling, Word
from ingest.second_look import letter_height, second_look
from ingest.tesseract import Reading

BEST_DPI = 300.0  # what Tesseract likes; more costs time, less costs digits
LEAST_DPI = 190.0  # below this the page is enlarged before it is read
SETTINGS = f"{tesseract.LANGUAGES} psm{tesseract.PAGE_MODE} dpi{BEST_DPI:.0f} v6"
MAX_CELLS = 120  # cells of a page that are read alone, at most
# residue of rulings and specks: "|", "[", "—", "_", "‘", "."
RESIDUE = re.compile(r"^[|\[\]{}()_=~‘’'`\"“”—–¦!\\/.,:;<>«»^*]+$")
EDGE_RESIDUE = re.compile(r"^[|\[\]{}_¦]+|[|\[\]{}_¦]+$")  # "|Bidang", "2016]"


def read_image(image: Pixels, dpi: float, number: int, *, cache: OcrCache | None = None) -> Page:
    """The page on *image* (height × width × 3, RGB) scanned at *dpi*.

    Boxes are in points on the upright, straightened page. Raises FileFailed where Tesseract is missing or gives up.
    """
    store = cache if cache is not None else OcrCache()
    key = store.key(image, dpi, f"{SETTINGS} {tesseract.version()}")
    known = store.get(key)
    if known is not None:
        return replace(known, number=number)
    page = _read(image, dpi, number)
    store.put(key, page)
    return page


def _read(image: Pixels, dpi: float, number: int) -> Page:
    gray = grey(image)
    if is_blank(gray):
        h, w = gray.shape
        return Page(number, w * 72 / dpi, h * 72 / dpi, "ocr", notes=("halaman kosong",))
    turns = upright_turns(gray)
    skew = find_skew(np.ascontiguousarray(np.rot90(gray, -turns % 4)))
    straight, dpi = _resized(upright(image, turns, skew), dpi)
    ink = find_ink(straight)
    gray = without_ink(straight, ink) if ink is not None else grey(straight)
    art = find_rulings(gray, dpi)
    readings = [r for raw in tesseract.read(gray, dpi) if (r := _cleaned(raw)) is not None]
    clean = without_rulings(gray, art)
    dark = binary(clean)
    dark[art.mask > 0] = 0
    height = letter_height(readings)
    if height is not None:
        readings = second_look(clean, dark, art.mask, readings, height, dpi, _cleaned)
        readings += unread_markers(clean, dark, art.mask, readings, height, dpi, _cleaned)
    readings += _silent_cells(clean, art, readings, dpi)
    readings = read_twice(clean, readings, dpi)
    h, w = gray.shape
    notes = [f"halaman diputar {90 * turns} derajat"] if turns else []
    return Page(
        number,
        w * 72 / dpi,
        h * 72 / dpi,
        "ocr",
        words=tuple(_words(readings, ink, dpi)),
        rulings=tuple(_rulings(art, dpi)),
        marks=_marks(ink, dpi),
        rotation=turns,
        skew=skew,
        notes=tuple(notes),
    )


def _resized(image: Pixels, dpi: float) -> tuple[Pixels, float]:
    """The image at a resolution that Tesseract likes; in between it is left as it is."""
    if LEAST_DPI <= dpi <= 1.15 * BEST_DPI:
        return image, dpi
    scale = BEST_DPI / dpi
    size = (max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale)))
    how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    return np.asarray(cv2.resize(image, size, interpolation=how), dtype=np.uint8), BEST_DPI


def _cleaned(reading: Reading) -> Reading | None:
    """A reading without the residue of rulings; None where nothing else is left."""
    if RESIDUE.match(reading.text) and reading.text not in ("-", "–"):
        return None
    text = EDGE_RESIDUE.sub("", reading.text)
    return replace(reading, text=text) if text else None


def _silent_cells(clean: Gray, art: LineArt, readings: Sequence[Reading], dpi: float) -> list[Reading]:
    """Ruled cells that hold ink but no word, read one by one: page passes drop single digits."""
    out: list[Reading] = []
    tried = 0
    for n, (left, top, right, bottom) in enumerate(cells(art, dpi)):
        if tried >= MAX_CELLS or any(
            left <= (r.left + r.right) / 2 <= right and top <= (r.top + r.bottom) / 2 <= bottom for r in readings
        ):
            continue
        pad = max(2, round(0.012 * dpi))
        crop = clean[top + pad : bottom - pad, left + pad : right - pad]
        box = _ink_box(crop, dpi)
        if box is None:
            continue
        tried += 1
        out += _read_cell(crop, box, (left + pad, top + pad), dpi, n)
    return out


def _ink_box(crop: Gray, dpi: float) -> tuple[int, int, int, int] | None:
    """Where the print of a cell stands, None where the cell is empty or holds only specks."""
    if crop.size == 0 or min(crop.shape) < 4:
        return None
    paper = float(np.percentile(crop, 80))
    dark = (crop < paper - 70).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(dark)
    least = 0.025 * dpi
    parts = [stats[i] for i in range(1, count) if stats[i][3] >= least or stats[i][2] >= least]
    parts = [p for p in parts if p[4] >= 0.0002 * dpi * dpi]
    if not parts:
        return None
    left, top = min(int(p[0]) for p in parts), min(int(p[1]) for p in parts)
    return left, top, max(int(p[0] + p[2]) for p in parts), max(int(p[1] + p[3]) for p in parts)


def _read_cell(
    crop: Gray, box: tuple[int, int, int, int], origin: tuple[int, int], dpi: float, n: int
) -> list[Reading]:
    """The words of one cell, on a white margin of its own."""
    left, top, right, bottom = box
    part = crop[max(0, top - 2) : bottom + 2, max(0, left - 2) : right + 2]
    margin = round(0.12 * dpi)
    paper = int(np.percentile(crop, 80))
    framed = cv2.copyMakeBorder(part, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=(paper,))
    tall = part.shape[0] > 0.3 * dpi
    mode = tesseract.BLOCK_MODE if tall else tesseract.LINE_MODE
    found = tesseract.read(np.asarray(framed, dtype=np.uint8), dpi, mode)
    dx, dy = origin[0] + max(0, left - 2) - margin, origin[1] + max(0, top - 2) - margin
    out = []
    for reading in found:
        kept = _cleaned(reading)
        if kept is not None:
            out.append(
                replace(
                    kept,
                    left=kept.left + dx,
                    right=kept.right + dx,
                    top=kept.top + dy,
                    bottom=kept.bottom + dy,
                    line=(100_000 + n, kept.line[1], kept.line[2]),
                )
            )
    return out


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
            confidence = r.confidence * (0.6 if ink is not None and _under_ink(r, ink) else 1.0)
            size = round((bottom - top) * scale, 1)
            word = Word(r.text, box, "ocr", round(confidence, 3), size=size)
            out.append(replace(word, other=r.other, other_confidence=r.other_confidence))
    return out


def _under_ink(reading: Reading, ink: Ink) -> bool:
    part = ink.mask[reading.top : reading.bottom, reading.left : reading.right]
    return part.size > 0 and float(part.mean()) > 0.04


def _rulings(art: LineArt, dpi: float) -> list[Ruling]:
    scale = 72 / dpi
    out = []
    for s in art.segments:
        at, start, end = s.at * scale, s.start * scale, s.end * scale
        out.append(Ruling(start, at, end, at) if s.horizontal else Ruling(at, start, at, end))
    return out


def _marks(ink: Ink | None, dpi: float) -> tuple[Mark, ...]:
    if ink is None:
        return ()
    scale = 72 / dpi
    return tuple(Mark("tinta", Box(x0 * scale, y0 * scale, x1 * scale, y1 * scale)) for x0, y0, x1, y1 in ink.boxes)
