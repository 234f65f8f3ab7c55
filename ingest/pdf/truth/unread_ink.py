"""Print of a PDF page that its text layer does not tell: letters without a meaning, figures drawn as shapes or pasted
as small pictures, and pictures of whole tables. Found from what the page paints; read by `petik.ingest.ocr.regions`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from petik.ingest.page import Box, Ruling, Word
from petik.ingest.pdf.raw import objects as pdfium_objects
from petik.ingest.pdf.raw import pdfium
from petik.ingest.pdf.raw.objects import Walk
from petik.ingest.pdf.raw.pdfium import Image, PageHandle
from petik.ingest.pdf.raw.text import TextLayer
from petik.ingest.pdf.shapes.frame import Frame
from petik.ingest.pdf.shapes.rulings import Rect

DPI = 300.0  # of the pictures that are read
LOOK_DPI = 100.0  # of the pictures that only tell whether print stands there
LOWEST, HIGHEST = 2.5, 26.0  # points: heights of print; a full stop alone is none
LONGEST = 260.0  # points: a figure or a line of words in a cell
NEAR = 5.0  # points: pieces of print closer than this on a line are read together
PICTURE = (90.0, 36.0)  # points: width and height from which a picture may hold a table
WHOLE = 0.85  # of the page: a larger picture is the page's own scan
BEHIND = 12  # words upon a picture: it is a background or a watermark
MARGIN = 0.08  # of the page's height, above and below: running heads and feet
HEAD = 0.18  # of the page's height: banners and letterheads that are pictures
WALL = 400.0  # points: the sides of a cell are no further away
MAX_REGIONS = 300  # pieces of a page that are read alone


@dataclass(frozen=True, slots=True)
class Unread:
    """What must be read from pictures of the upright page at `dpi`; boxes in points.

    On `ink` nothing is painted but the print around `regions`, which stands in place of the words `instead`; on
    `shown` nothing but the `pictures`, which hold print of their own.
    """

    dpi: float
    ink: Image | None = None
    regions: tuple[Box, ...] = ()
    instead: tuple[Word, ...] = ()
    shown: Image | None = None
    pictures: tuple[Box, ...] = ()
    told: tuple[str, ...] = ()  # what is not read at all, for the page's notes


@dataclass(frozen=True, slots=True)
class Drawn:
    """An open page with all that was found on it."""

    handle: PageHandle
    walk: Walk
    frame: Frame
    layer: TextLayer
    words: Sequence[Word]
    rulings: Sequence[Ruling]

    def upright(self, rects: Sequence[Rect]) -> list[Box]:
        if not rects:
            return []
        return [Box(*row) for row in self.frame.upright(np.array(rects, dtype=np.float64)).tolist()]

    def painted(self, objects: Iterable[int], dpi: float) -> Image:
        """The upright page with nothing on it but some of its objects (addresses)."""
        wanted = set(objects)
        others = [a for a in pdfium_objects.addresses(self.handle.page) if a not in wanted]
        with pdfium.without(others):
            scale = pdfium.capped_dpi(self.frame.width, self.frame.height, dpi)
            return pdfium.picture(self.handle.helper, scale, self.frame.turns - self.handle.frame.turns)


def find(page: Drawn) -> Unread | None:
    """What the text layer leaves out; None for most pages, at the cost of a look at their objects' boxes."""
    if page.walk.capped:
        return None  # what is too much to look through is too much to draw
    dpi = pdfium.capped_dpi(page.frame.width, page.frame.height, DPI)
    mute, told = _worth_reading(page)
    mute += _in_cells(page)
    ink = page.painted(mute, dpi) if mute else None
    regions = _clusters(ink, dpi)[:MAX_REGIONS] if ink is not None else []
    pictures = _with_print(page)
    if not regions and not pictures and not told:
        return None
    shown = page.painted([address for address, _ in pictures], dpi) if pictures else None
    instead = tuple(page.layer.meaningless) if regions else ()
    return Unread(dpi, ink if regions else None, tuple(regions), instead, shown, tuple(b for _, b in pictures), told)


def _worth_reading(page: Drawn) -> tuple[list[int], tuple[str, ...]]:
    """The mute text objects that are read, and what is said of the others: formulas, running heads and feet."""
    objects = page.layer.mute
    if not objects:
        return [], ()
    formulas = {a for a in objects if pdfium.font_name(pdfium.get_font(a) or 0).lower().find("math") >= 0}
    rects = {a: rect for a in objects if (rect := pdfium_objects.bounds(a)) is not None}
    boxes = dict(zip(rects, page.upright(list(rects.values())), strict=True))
    high, low = MARGIN * page.frame.height, (1 - MARGIN) * page.frame.height
    running = {a for a, box in boxes.items() if box.bottom <= high or box.top >= low} - formulas
    told = []
    if formulas:
        told.append("rumus dengan huruf matematika tidak dibaca")
    if running:
        told.append("tulisan di tepi halaman memakai huruf tanpa arti dan tidak dibaca")
    return [a for a in objects if a not in formulas and a not in running], tuple(told)


def _in_cells(page: Drawn) -> list[int]:
    """Small shapes and pictures that stand alone in ruled cells, as figures do; ornaments and charts do not."""
    found = [(a, rect) for rect, a in page.walk.outlines] + [(a, rect) for _, rect, a in page.walk.images]
    if not found or not page.rulings:
        return []
    boxes = page.upright([rect for _, rect in found])
    small = [(a, b) for (a, _), b in zip(found, boxes, strict=True) if b.height <= HIGHEST and b.width <= LONGEST]
    small = [(a, b) for a, b in small if b.height >= LOWEST and _walled(b, page.rulings)]
    return [a for a, b in small if not any(_touches(b, w.box) for w in page.words)]


def _walled(box: Box, rulings: Sequence[Ruling]) -> bool:
    """True where rulings stand on all four sides of *box*."""
    x, y = box.cx, box.cy
    across = [r.top for r in rulings if r.horizontal and r.x0 <= x <= r.x1 and abs(r.top - y) <= WALL]
    down = [r.x0 for r in rulings if not r.horizontal and r.top <= y <= r.bottom and abs(r.x0 - x) <= WALL]
    return min(across, default=y) < y < max(across, default=y) and min(down, default=x) < x < max(down, default=x)


def _touches(a: Box, b: Box) -> bool:
    return a.x0 < b.x1 and b.x0 < a.x1 and a.top < b.bottom and b.top < a.bottom


def _clusters(picture: Image, dpi: float) -> list[Box]:
    """Pieces of lines of print, in points, from the top."""
    import cv2  # loaded for the few pages that need it

    dark = (darkness(picture) < 160).astype(np.uint8)
    wide = max(1, round(NEAR * dpi / 72))
    thick = cv2.dilate(dark, np.ones((3, wide), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(thick, connectivity=8)
    out = []
    for x, y, w, h, _area in stats[1:].tolist():
        part = np.argwhere(dark[y : y + h, x : x + w])
        if not len(part):
            continue
        (top, left), (bottom, right) = part.min(axis=0), part.max(axis=0) + 1
        box = Box(*(float(v) * 72 / dpi for v in (x + left, y + top, x + right, y + bottom)))
        if LOWEST <= box.height <= HIGHEST and box.width >= 1.0:
            out.append(box)
    return sorted(out, key=lambda b: (b.top, b.x0))


def _with_print(page: Drawn) -> list[tuple[int, Box]]:
    """Pictures as large as a table that hold letters of their own."""
    images = page.walk.images
    boxes = page.upright([rect for _, rect, _ in images])
    size = page.frame.width * page.frame.height
    large = [
        (address, box) for (_, _, address), box in zip(images, boxes, strict=True)
        if box.width >= PICTURE[0] and box.height >= PICTURE[1] and box.width * box.height < WHOLE * size
        and box.bottom > HEAD * page.frame.height and box.top < (1 - HEAD) * page.frame.height
    ]  # fmt: skip
    large = [(a, b) for a, b in large if sum(b.contains_centre(w.box) for w in page.words) < BEHIND]
    if not large:
        return []
    from petik.ingest.picture_print import shows_print  # OpenCV, which few pages need

    look = darkness(page.painted([address for address, _ in large], LOOK_DPI))
    return [(address, box) for address, box in large if shows_print(_cut(look, box, LOOK_DPI / 72), LOOK_DPI)]


def darkness(picture: Image) -> Image:
    """The picture's grey values, 0 black to 255 white."""
    import cv2  # loaded for the few pages that need it

    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), dtype=np.uint8)


def _cut(picture: Image, box: Box, scale: float) -> Image:
    x0, y0 = max(0, int(box.x0 * scale)), max(0, int(box.top * scale))
    return picture[y0 : int(box.bottom * scale), x0 : int(box.x1 * scale)]
