"""The home of pdfplumber: the second reader, for pages on which pdfium fails and for tests to compare against.

Slower than pdfium by a factor of ten to fifty and without its turning of sideways pages, but independent of it.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pdfplumber

from petik.ingest.errors import FileFailed
from petik.ingest.page import Box, Page, Ruling, Word
from petik.ingest.pdf.shapes.rulings import THIN, merge
from petik.ingest.pdf.shapes.words import letter, reading_order

# pdfminer tells about every odd byte; the note on the page says enough
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

MAX_CHARS = 100_000  # a page of small print has 10,000; pdfplumber takes a second for 10,000
FONT_ATTRIBUTES = ["fontname", "size", "upright"]


def read_page(path: Path, index: int) -> Page:
    """Page *index* (0-based) of the PDF at *path*, as pdfplumber sees it. Raises FileFailed."""
    try:
        with pdfplumber.open(path, pages=[index + 1]) as pdf:
            return _page(pdf.pages[0], index + 1)
    except FileFailed:
        raise
    except Exception as problem:  # pdfminer lets every kind of error through; one page must not end the file
        raise FileFailed(f"pembaca kedua gagal ({type(problem).__name__})") from problem


def _page(page: Any, number: int) -> Page:
    if len(page.chars) > MAX_CHARS:
        raise FileFailed(f"halaman memuat lebih dari {MAX_CHARS} huruf")
    left, top = float(page.bbox[0]), float(page.bbox[1])  # a crop box does not start at the origin
    words = [_word(found, left, top) for found in _found_words(page)]
    lines = [_ruling(edge, left, top) for edge in page.edges if _painted(edge)]
    return Page(
        number=number,
        width=float(page.width),
        height=float(page.height),
        source="text",
        words=tuple(reading_order([word for word in words if word.text])),
        rulings=merge(lines),
        rotation=int(page.rotation or 0) // 90 % 4,
    )


def _found_words(page: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.extract_words(
        x_tolerance_ratio=0.15, extra_attrs=FONT_ATTRIBUTES, keep_blank_chars=False, use_text_flow=False
    )
    return found


def _word(found: dict[str, Any], left: float, top: float) -> Word:
    box = Box(found["x0"] - left, found["top"] - top, found["x1"] - left, found["bottom"] - top)
    bold = any(mark in str(found["fontname"]).lower() for mark in ("bold", "black", "heavy", "demi"))
    text = "".join(letter(ord(character)) for character in found["text"])
    return Word(text, box, "text", 1.0, bold, round(float(found["size"]), 2))


def _painted(edge: dict[str, Any]) -> bool:
    """Not the sides of white cell fills: taken as rulings they cut rows apart."""
    if edge.get("stroke") and not _white(edge.get("stroking_color")):
        return True
    return bool(edge.get("fill")) and not _white(edge.get("non_stroking_color")) and _is_thin(edge)


def _is_thin(edge: dict[str, Any]) -> bool:
    return edge.get("object_type") != "rect_edge" or min(edge.get("width", 0), edge.get("height", 0)) <= THIN


def _white(colour: Any) -> bool:
    """Grey and RGB run from 0 (black) to 1; in CMYK no ink is white."""
    parts = [colour] if isinstance(colour, int | float) else list(colour or ())
    if not parts or not all(isinstance(part, int | float) for part in parts):
        return False
    return max(parts) <= 0.02 if len(parts) == 4 else min(parts) >= 0.98


def _ruling(edge: dict[str, Any], left: float, top: float) -> Ruling:
    if edge["orientation"] == "h":
        at = (edge["top"] + edge["bottom"]) / 2 - top
        return Ruling(edge["x0"] - left, at, edge["x1"] - left, at)
    at = (edge["x0"] + edge["x1"]) / 2 - left
    return Ruling(at, edge["top"] - top, at, edge["bottom"] - top)
