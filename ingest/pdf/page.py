"""One PDF page as pdfium reads it: words, rulings, and the facts that say whether its text layer is to be trusted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from petik.ingest.page import Box, Ruling, Word
from petik.ingest.pdf.raw import objects
from petik.ingest.pdf.raw import text as pdfium_text
from petik.ingest.pdf.raw.objects import Walk
from petik.ingest.pdf.raw.pdfium import PageHandle, PdfiumFile, opaque_share
from petik.ingest.pdf.raw.text import TextLayer
from petik.ingest.pdf.shapes.frame import Frame
from petik.ingest.pdf.shapes.outlines import drawn_lines
from petik.ingest.pdf.shapes.rulings import Rect, rulings, without_letters

COVERING = 0.80  # of the page: text below an image of this size is not seen


@dataclass(frozen=True, slots=True)
class PdfPage:
    """What one page holds. Lengths in points, origin top left of the upright page."""

    frame: Frame
    words: tuple[Word, ...]
    rulings: tuple[Ruling, ...]
    visible_words: int
    hidden_share: float  # of the characters: painted invisibly, or below an image
    unmapped_share: float  # of the characters: the font does not say which letter they are
    image_share: float  # of the page: its largest image; 0 where there is none
    images: tuple[Box, ...]  # in the order they are painted, cut to the page
    drawn: tuple[Box, ...]  # lines of letters that were turned into drawings: print without text
    capped: bool  # there was more on the page than a page can hold; the rest was not read


def read(file: PdfiumFile, index: int) -> PdfPage:
    """Page *index* (0-based) of *file*. Raises FileFailed where pdfium cannot load it."""
    with file.page(index) as handle:
        chars = pdfium_text.read_chars(handle.text)
        frame = replace(handle.frame, turns=pdfium_text.lying(handle.text, chars, handle.frame.turns))
        walk = objects.walk_page(handle.page)
        layer = pdfium_text.read_words(handle.text, chars, frame, _cover(handle, walk, frame), _clips(walk, frame))
    return _page(frame, layer, walk)


def _page(frame: Frame, layer: TextLayer, walk: Walk) -> PdfPage:
    return PdfPage(
        frame=frame,
        words=layer.words,
        rulings=without_letters(rulings(walk.drawing, frame), layer.words),
        visible_words=layer.visible_words,
        hidden_share=layer.hidden_share,
        unmapped_share=layer.unmapped_share,
        image_share=max((_share(box, frame) for _, box, _ in walk.images), default=0.0),
        images=_boxes([box for _, box, _ in walk.images], frame),
        drawn=drawn_lines(_boxes(walk.shapes, frame), layer.words),
        capped=layer.capped or walk.capped,
    )


def _boxes(rects: list[Rect], frame: Frame) -> tuple[Box, ...]:
    """User-space boxes on the upright page, cut to it; what lies outside is left out."""
    if not rects:
        return ()
    rows = frame.upright(np.array(rects, dtype=np.float64))
    low, high = np.zeros(2), np.array([frame.width, frame.height])
    cut = np.concatenate([np.clip(rows[:, :2], low, high), np.clip(rows[:, 2:], low, high)], axis=1)
    return tuple(Box(*row) for row in cut.tolist() if row[0] < row[2] and row[1] < row[3])


def _clips(walk: Walk, frame: Frame) -> dict[int, Box]:
    """What shows at most of the text objects (address) that are painted through a clip."""
    if not walk.text_clips:
        return {}
    rows = frame.upright(np.array(list(walk.text_clips.values()), dtype=np.float64)).tolist()
    return {address: Box(*row) for address, row in zip(walk.text_clips, rows, strict=True)}


def _cover(handle: PageHandle, walk: Walk, frame: Frame) -> Callable[[int], bool]:
    """Whether a text object (address) was painted before an opaque image that covers the page.

    Watermarks cover pages too, but are seen through; an image is only asked when visible text lies below it.
    """
    covers = [(place, image) for place, box, image in walk.images if _share(box, frame) >= COVERING]
    if not covers:  # asked for every word; most pages have no such image
        return lambda _text: False
    opaque: dict[int, bool] = {}

    def hides(image: int) -> bool:
        if image not in opaque:
            opaque[image] = opaque_share(handle, image) >= COVERING
        return opaque[image]

    def covered(text: int) -> bool:
        own = walk.text_order.get(text)
        return own is not None and any(own < place and hides(image) for place, image in covers)

    return covered


def _share(box: Rect, frame: Frame) -> float:
    """The part of the visible page that *box* (user space) covers."""
    wide = min(box[2], frame.right) - max(box[0], frame.left)
    high = min(box[3], frame.top) - max(box[1], frame.bottom)
    return max(0.0, wide) * max(0.0, high) / (frame.width * frame.height)
