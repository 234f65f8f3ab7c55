"""One PDF page as pdfium reads it: words, rulings, and the facts that say whether its text layer is to be trusted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from petik.ingest import font_truth
from petik.ingest.page import Box, Ruling, Word
from petik.ingest.pdf.raw import objects, pdfium
from petik.ingest.pdf.raw import text as pdfium_text
from petik.ingest.pdf.raw.objects import Walk
from petik.ingest.pdf.raw.pdfium import PageHandle, PdfiumFile, opaque_share
from petik.ingest.pdf.raw.text import Chars, Painted, Placed, TextLayer
from petik.ingest.pdf.shapes import words as pdf_words
from petik.ingest.pdf.shapes.frame import Frame
from petik.ingest.pdf.shapes.outlines import drawn_lines
from petik.ingest.pdf.shapes.rulings import Rect, rulings, without_letters
from petik.ingest.pdf.shapes.turned_text import restacked
from petik.ingest.pdf.truth.hidden_text import judge_of
from petik.ingest.pdf.truth.struck_text import struck_out
from petik.ingest.pdf.truth.typed_text import Settled, settle, told
from petik.ingest.pdf.truth.unread_ink import LOOK_DPI, Drawn, Unread, darkness, find

MOST_TYPED = 250  # words: more make a page of their own, whose picture is its background
COVERING = 0.80  # of the page: text below an image of this size is not seen


@dataclass(frozen=True, slots=True)
class PdfPage:
    """What one page holds. Lengths in points, origin top left of the upright page."""

    frame: Frame
    words: tuple[Word, ...]
    rulings: tuple[Ruling, ...]
    typed_over: bool  # a scan over which some words were typed
    unread: Unread | None  # what must be read from pictures
    notes: tuple[str, ...]  # what was left out as no print, what came from annotations
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
        walk = objects.walk_page(handle.page, handle.own)
        sight = judge_of(handle, walk, frame)
        false = _false_fonts(file, handle, frame)
        cover, clips = _cover(handle, walk, frame), _clips(walk, frame)
        painted = Painted(cover, clips, walk.added, walk.text_order, sight, false)
        layer = pdfium_text.read_words(handle.text, chars, frame, painted)
        if layer.gone:
            layer = _without_unseen(handle, layer, frame, painted)
        page = _page(frame, layer, walk, settle(layer, handle.annotations, frame))
        if page.image_share >= COVERING:  # the picture is the page: whether it is read is another question
            return replace(page, typed_over=_shows_print(handle, walk, page, layer))
        return replace(page, unread=find(Drawn(handle, walk, frame, layer, page.words, page.rulings)))


def _shows_print(handle: PageHandle, walk: Walk, page: PdfPage, layer: TextLayer) -> bool:
    """True where the picture of a whole page holds more letters than stand over it: a scan with typed words."""
    if not 0 < page.visible_words <= MOST_TYPED:
        return False
    drawn = Drawn(handle, walk, page.frame, layer, page.words, page.rulings)
    from petik.ingest.picture_print import ENOUGH, letters  # OpenCV, which few pages need

    body = darkness(drawn.painted([address for _, _, address in walk.images], LOOK_DPI))
    height = len(body)
    return letters(body[height // 8 : -(height // 8)], LOOK_DPI) > max(ENOUGH, sum(len(w.text) for w in page.words) / 2)


def _false_fonts(
    file: PdfiumFile, handle: PageHandle, frame: Frame
) -> Callable[[Sequence[Placed], Chars], Collection[int]]:
    """Which fonts of a page paint other figures than they say; each font of a file is asked once."""

    def found(placed: Sequence[Placed], chars: Chars) -> Collection[int]:
        if frame.turns or handle.frame.turns:  # glyphs that lie on their side are not compared
            return ()
        by_font: dict[int, list[Placed]] = {}
        for p in placed:
            if not p.hidden and not p.turns:
                by_font.setdefault(p.style.font, []).append(p)
        out = []
        for font, words in by_font.items():
            if not font or pdfium.get_is_embedded(font) != 1:  # the program's own fonts are what they say
                continue
            name = pdfium.font_name(font)
            if name not in file.false_fonts:
                codes = chars.codes.tolist()
                judged = font_truth.is_false(handle, words, chars.boxes, codes)
                if judged is None:
                    continue
                file.false_fonts[name] = judged
            if file.false_fonts[name]:
                out.append(font)
        return out

    return found


def _without_unseen(handle: PageHandle, layer: TextLayer, frame: Frame, painted: Painted) -> TextLayer:
    """The words read again without the objects that do not show: pdfium drops letters that stand upon equal ones."""
    with pdfium.without(layer.gone), pdfium.text_of(handle) as text:
        again = pdfium_text.read_words(text, pdfium_text.read_chars(text), frame, painted)
    return replace(layer, words=again.words, typed=again.typed, unseen=(*layer.unseen, *again.unseen))


def _page(frame: Frame, layer: TextLayer, walk: Walk, settled: Settled) -> PdfPage:
    words, struck = _without_struck(settled.words, walk, frame)
    lines = rulings(walk.drawing, frame)
    words = pdf_words.close_up(pdf_words.reading_order(pdf_words.marked(restacked(words, layer.turned, lines, frame))))
    return PdfPage(
        frame=frame,
        words=tuple(words),
        rulings=without_letters(lines, words),
        notes=(*settled.notes, *struck),
        typed_over=False,
        unread=None,
        visible_words=layer.visible_words,
        hidden_share=layer.hidden_share,
        unmapped_share=layer.unmapped_share,
        image_share=max((_share(box, frame) for _, box, _ in walk.images), default=0.0),
        images=_boxes([box for _, box, _ in walk.images], frame),
        drawn=drawn_lines(_boxes(walk.shapes, frame), words),
        capped=layer.capped or walk.capped,
    )


def _without_struck(words: Sequence[Word], walk: Walk, frame: Frame) -> tuple[list[Word], tuple[str, ...]]:
    """The words that no line strikes out, and a note on the others; their strokes are taken from the drawing."""
    lines = walk.drawing.lines
    if not lines:
        return list(words), ()
    struck, strokes = struck_out(words, frame.upright(np.array(lines, dtype=np.float64)))
    if not struck:
        return list(words), ()
    drawn = {lines[i] for i in strokes}
    walk.drawing.lines[:] = [rect for rect in lines if rect not in drawn]
    kept = [w for i, w in enumerate(words) if i not in struck]
    return kept, told("yang dicoret tidak dibaca", [words[i] for i in sorted(struck)])


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
