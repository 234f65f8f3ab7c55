"""Pieces of a page that are read alone: cut out, framed with paper, read together in one call of Tesseract."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from petik.ingest.ocr.engine import tesseract
from petik.ingest.ocr.engine.tesseract import Reading
from petik.ingest.ocr.frames.rulings import LineArt
from petik.ingest.ocr.paper.prepare import Gray, binary
from petik.schemas.keyakinan import GUESSED

Mask = npt.NDArray[np.uint8]
Cleaner = Callable[[Reading], Reading | None]
Strip = tuple[int, int, int, int]  # left, top, right, bottom in pixels


@dataclass(frozen=True, slots=True)
class Sheet:
    """A straight page without rulings: grey, as print (255) on nothing, its rulings, its letters' height in pixels.

    `parts` are the shapes of *dark*, one row each: left, top, width, height, pixels.
    """

    gray: Gray
    dark: Mask
    parts: npt.NDArray[np.int64]
    art: LineArt
    height: float
    dpi: float


@dataclass(frozen=True, slots=True)
class Snippet:
    """A framed piece of the page; (dx, dy) brings its pixels back to the page's, `key` names its line."""

    image: Gray
    dx: int
    dy: int
    key: int


def sheet_of(gray: Gray, art: LineArt, height: float, dpi: float) -> Sheet:
    """The sheet of a grey page whose rulings were painted over."""
    dark = binary(gray)
    dark[art.mask > 0] = 0
    _, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    return Sheet(gray, dark, np.asarray(stats[1:], dtype=np.int64), art, height, dpi)


def cut(gray: Gray, strip: Strip, pad: int, margin: int, key: int) -> Snippet:
    """*strip* with *pad* pixels of its surroundings on a white margin."""
    left, top, right, bottom = strip
    x0, y0 = max(0, left - pad), max(0, top - pad)
    part = gray[y0 : bottom + pad, x0 : right + pad]
    paper = int(np.percentile(part, 85))
    framed = cv2.copyMakeBorder(part, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=(paper,))
    return Snippet(np.asarray(framed, dtype=np.uint8), x0 - margin, y0 - margin, key)


def read_snippets(snippets: Sequence[Snippet], dpi: float, mode: int, cleaned: Cleaner) -> list[list[Reading]]:
    """The words of every snippet, in the page's pixels. Raises FileFailed as `tesseract.read_many` does."""
    found = tesseract.read_many([s.image for s in snippets], dpi, mode)
    return [
        [_placed(kept, s) for raw in words if (kept := cleaned(raw)) is not None]
        for s, words in zip(snippets, found, strict=True)
    ]


def _placed(r: Reading, s: Snippet) -> Reading:
    line = (s.key, r.line[1], r.line[2])
    return replace(r, left=r.left + s.dx, right=r.right + s.dx, top=r.top + s.dy, bottom=r.bottom + s.dy, line=line)


def words_of(text: str, box: Strip, key: tuple[int, int, int]) -> list[Reading]:
    """The words that the second reader saw on a line, each on its share of the line's box."""
    letter = (box[2] - box[0]) / len(text)
    out, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        left, right = round(box[0] + at * letter), round(box[0] + (at + len(word)) * letter)
        out.append(Reading(word, left, box[1], right, box[3], GUESSED, key))
        at += len(word)
    return out
