"""What a page paints, in the order it is painted: lines, fills, images, and where its text stands in that order.

Everything is delivered in user space (form XObjects already placed by their matrices);
`petik.ingest.pdf.shapes.rulings` makes rulings of it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import c_ulong
from dataclasses import dataclass, field
from itertools import pairwise

from petik.ingest.pdf.raw import pdfium
from petik.ingest.pdf.shapes.rulings import THIN, Drawing, Rect

MAX_OBJECTS = 150_000  # per page; hostile files must not cost minutes
MAX_SEGMENTS = 10_000  # per path: a chart had 34,000; a table drawn as one path has four for each cell
MAX_DEPTH = 12  # form XObjects inside form XObjects
OPAQUE = 255
_LAYER = "OC\0".encode("utf-16-le")
WHITE = 250  # a colour with all channels from here on is white paper
FIGURE = 260.0  # points: a drawn figure or word is no longer than this
LETTER = 40.0  # points: outlines smaller than this, in a path with curves, may be letters
AXIS = 0.75  # points: a segment that strays less is horizontal or vertical

Matrix = tuple[float, float, float, float, float, float]
EVERYWHERE: Rect = (-1e9, -1e9, 1e9, 1e9)
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Point = tuple[float, float]
Subpath = list[tuple[Point, bool]]  # corners, and whether a curve leads to them
Colour = tuple[int, int, int, int]


@dataclass(slots=True)
class Walk:
    """The result of a walk: the drawing, the images, and the place of each text object in the painting order."""

    drawing: Drawing = field(default_factory=Drawing)
    images: list[tuple[int, Rect, int]] = field(default_factory=list)  # place in the order, box, address
    text_order: dict[int, int] = field(default_factory=dict)  # address of a text object -> place in the order
    covers: list[tuple[int, Rect]] = field(default_factory=list)  # opaque fills and images: place in the order, box
    layered: set[int] = field(default_factory=set)  # addresses of text objects that belong to a layer
    added: set[int] = field(default_factory=set)  # addresses of text objects that came from annotations
    text_clips: dict[int, Rect] = field(default_factory=dict)  # address of a text object -> what shows of it at most
    shapes: list[Rect] = field(default_factory=list)  # small outlines with curves: letters drawn as shapes, ornaments
    outlines: list[tuple[Rect, int]] = field(default_factory=list)  # small drawn shapes, with their path's address
    seen: int = 0
    capped: bool = False


def addresses(page: int) -> list[int]:
    """All that the page at address *page* paints itself, without the forms that hold it."""
    out: list[int] = []
    open_forms = [(pdfium.get_object(page, i) or 0, 0) for i in range(pdfium.count_objects(page))]
    while open_forms and len(out) < MAX_OBJECTS:
        address, depth = open_forms.pop()
        if not address:
            continue
        if pdfium.get_type(address) != pdfium.FORM:
            out.append(address)
        elif depth < MAX_DEPTH:
            count = pdfium.count_form_objects(address)
            open_forms += [(pdfium.get_form_object(address, i) or 0, depth + 1) for i in range(count)]
    return out


def bounds(address: int) -> Rect | None:
    """The box of an object in its own space, None where it has none."""
    edges = (ctypes.c_float * 4)()
    at = ctypes.addressof(edges)
    if not pdfium.get_bounds(address, at, at + 4, at + 8, at + 12):
        return None
    left, bottom, right, top = edges
    return left, bottom, right, top


def walk_page(page: int, own: int = 1 << 30) -> Walk:
    """All objects of the page at address *page*; those behind the first *own* came from its annotations."""
    walk = Walk()
    walker = _Walker(walk)
    get = pdfium.get_object
    count = pdfium.count_objects(page)
    walker.objects(lambda i: get(page, i), min(own, count), IDENTITY, 0)
    if count > own:
        walker.annotation = True
        walker.objects(lambda i: get(page, own + i), count - own, IDENTITY, 0)
    return walk


class _Walker:
    """One walk over one page, with the buffers that pdfium writes into."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.annotation = False  # what is walked now came from an annotation
        self._layers = 0  # forms around the current object that belong to a layer
        self._name, self._size = ctypes.create_string_buffer(16), c_ulong()
        self._at_name = (ctypes.addressof(self._name), 16, ctypes.addressof(self._size))
        self._f = (ctypes.c_float * 6)()
        self._u = (ctypes.c_uint * 4)()
        self._i = (ctypes.c_int * 2)()
        f, u, i = (ctypes.addressof(buffer) for buffer in (self._f, self._u, self._i))
        self._at_f = (f, f + 4, f + 8, f + 12)
        self._at_u = (u, u + 4, u + 8, u + 12)
        self._at_i = (i, i + 4)

    def objects(self, get: Callable[[int], int | None], count: int, matrix: Matrix, depth: int) -> None:
        walk = self.walk
        for index in range(count):
            if walk.seen >= MAX_OBJECTS:
                walk.capped = True
                return
            address = get(index)
            if not address:
                continue
            walk.seen += 1
            kind = pdfium.get_type(address)
            if kind == pdfium.TEXT:
                walk.text_order[address] = walk.seen
                self._text(address, matrix)
            elif kind == pdfium.PATH:
                self._path(address, matrix)
            elif kind == pdfium.IMAGE:
                self._image(address, matrix)
            elif kind == pdfium.FORM and depth < MAX_DEPTH:
                self._form(address, matrix, depth)
            elif kind == pdfium.FORM:
                walk.capped = True

    def _form(self, address: int, matrix: Matrix, depth: int) -> None:
        inner = _times(self._matrix_of(address), matrix)
        get = pdfium.get_form_object
        layer = self._in_layer(address)
        self._layers += layer
        self.objects(lambda i: get(address, i), pdfium.count_form_objects(address), inner, depth + 1)
        self._layers -= layer

    def _in_layer(self, address: int) -> bool:
        """True for an object marked as part of optional content (ISO 32000-1, 8.11): it may be switched off."""
        for i in range(pdfium.count_marks(address)):
            mark = pdfium.get_mark(address, i)
            if mark and pdfium.get_mark_name(mark, *self._at_name) and self._name.raw[:6] == _LAYER:
                return True
        return False

    def _text(self, address: int, matrix: Matrix) -> None:
        """A poster printed in pieces holds its whole text on each page and shows a part of it through a clip."""
        if self._layers or self._in_layer(address):
            self.walk.layered.add(address)
        if self.annotation:
            self.walk.added.add(address)
        clip = self._clipped(address, EVERYWHERE, matrix)
        if clip != EVERYWHERE:
            self.walk.text_clips[address] = clip or (0.0, 0.0, 0.0, 0.0)

    def _image(self, address: int, matrix: Matrix) -> None:
        box = self._clipped(address, self._bounds(address, matrix), matrix)
        if box is None:
            return
        if _thin(box):  # some programs draw the lines of a table as images of one pixel's height
            self.walk.drawing.lines.append(box)
        else:
            self.walk.images.append((self.walk.seen, box, address))
            self.walk.covers.append((self.walk.seen, box))

    def _path(self, address: int, matrix: Matrix) -> None:
        fill, stroke = self._paint(address)
        if fill is None and stroke is None:
            return
        box = self._clipped(address, self._bounds(address, matrix), matrix)
        if box is None:
            return
        drawing = self.walk.drawing
        if self.annotation:  # borders of fields and boxes around notes are no lines of the page's tables
            if fill is not None and fill[3] == OPAQUE:
                self.walk.covers.append((self.walk.seen, box))
            return
        if _thin(box):
            colour = stroke or fill
            if colour is not None and _white(colour):
                drawing.fills.append((box, colour))  # a white line parts the shaded cells that it crosses
            else:
                drawing.lines.append(box)
            return
        subpaths = self._subpaths(address, matrix)
        # the straight strokes of letters drawn as shapes are no lines
        shortest = LETTER if any(curved for subpath in subpaths for _, curved in subpath) else 0.0
        if fill is not None and not _white(fill) and _longest(box) <= FIGURE and not _plain_box(subpaths):
            self.walk.outlines.append((box, address))
        for subpath in subpaths:
            self._outline(subpath, box, fill, stroke, shortest)

    def _outline(
        self, subpath: Subpath, clip: Rect, fill: Colour | None, stroke: Colour | None, shortest: float
    ) -> None:
        """One subpath: a thin or plain rectangle by its bounds, anything else by its straight segments."""
        points = [point for point, _ in subpath]
        box = _cut(_around(points), clip)
        if box is None or _longest(box) < shortest:
            if box is not None and any(curved for _, curved in subpath):
                self.walk.shapes.append(box)
            return
        if fill is not None and _is_rectangle(subpath):
            if _thin(box) and not _white(fill):
                self.walk.drawing.lines.append(box)
            else:
                self.walk.drawing.fills.append((box, fill))
                if fill[3] == OPAQUE:
                    self.walk.covers.append((self.walk.seen, box))
        if stroke is None or _white(stroke):
            return
        for (a, _), (b, curved) in pairwise(subpath):
            if not curved and _along_axis(a, b):
                side = _cut(_around([a, b]), clip)
                if side is not None and _longest(side) >= shortest:
                    self.walk.drawing.lines.append(side)

    def _subpaths(self, address: int, matrix: Matrix) -> list[Subpath]:
        """The outlines of a path, closed where they are closed."""
        count = pdfium.count_segments(address)
        if count > MAX_SEGMENTS:
            self.walk.capped = True
        place = _times(self._matrix_of(address), matrix)
        out: list[Subpath] = []
        x, y = self._at_f[0], self._at_f[1]
        for i in range(min(count, MAX_SEGMENTS)):
            segment = pdfium.get_segment(address, i)
            if not segment or not pdfium.get_segment_point(segment, x, y):
                continue
            kind = pdfium.get_segment_type(segment)
            point = _apply(place, self._f[0], self._f[1])
            if kind == pdfium.MOVE or not out:
                out.append([])
            out[-1].append((point, kind == pdfium.CURVE))
            if pdfium.get_segment_close(segment) and out[-1][0][0] != point:
                out[-1].append((out[-1][0][0], False))
        return [subpath for subpath in out if len(subpath) > 1]

    def _paint(self, address: int) -> tuple[Colour | None, Colour | None]:
        """Colours of fill and stroke, None where nothing is painted. A pattern counts as middle grey."""
        if not pdfium.get_draw_mode(address, *self._at_i):
            return None, None
        fill = self._colour(pdfium.get_fill_colour, address) if self._i[0] else None
        stroke = self._colour(pdfium.get_stroke_colour, address) if self._i[1] else None
        return fill, stroke

    def _colour(self, ask: Callable[..., int], address: int) -> Colour | None:
        if not ask(address, *self._at_u):
            return (128, 128, 128, 255)
        red, green, blue, alpha = self._u
        return (red, green, blue, alpha) if alpha else None

    def _bounds(self, address: int, matrix: Matrix) -> Rect | None:
        if not pdfium.get_bounds(address, *self._at_f):
            return None
        left, bottom, right, top = self._f[0], self._f[1], self._f[2], self._f[3]
        if matrix is IDENTITY:
            return (left, bottom, right, top)
        return _around([_apply(matrix, x, y) for x in (left, right) for y in (bottom, top)])

    def _clipped(self, address: int, box: Rect | None, matrix: Matrix) -> Rect | None:
        """*box* cut to the object's clip path: programs fill whole pages through a clip of one cell's size."""
        clip = pdfium.get_clip_path(address)
        for path in range(max(0, pdfium.count_clip_paths(clip)) if clip and box else 0):
            if box is None:
                return None
            count = pdfium.count_clip_segments(clip, path)
            if not 0 < count <= 12:  # an outline that is no rectangle: its bounds would cost more than they tell
                continue
            points = [self._clip_point(clip, path, i, matrix) for i in range(count)]
            box = _cut(box, _around(points))
        return box

    def _clip_point(self, clip: int, path: int, index: int, matrix: Matrix) -> Point:
        segment = pdfium.get_clip_segment(clip, path, index)
        pdfium.get_segment_point(segment, self._at_f[0], self._at_f[1])
        return _apply(matrix, self._f[0], self._f[1])

    def _matrix_of(self, address: int) -> Matrix:
        if not pdfium.get_matrix(address, self._at_f[0]):
            return IDENTITY
        a, b, c, d, e, f = self._f
        return (a, b, c, d, e, f)


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _apply(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def _around(points: list[Point]) -> Rect:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return (min(xs), min(ys), max(xs), max(ys))


def _cut(box: Rect, clip: Rect) -> Rect | None:
    x0, y0, x1, y1 = max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3])
    return (x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else None


def _thin(box: Rect) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) <= THIN


def _white(colour: Colour) -> bool:
    return min(colour[:3]) >= WHITE


def _longest(box: Rect) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _along_axis(a: Point, b: Point) -> bool:
    return abs(a[0] - b[0]) <= AXIS or abs(a[1] - b[1]) <= AXIS


def _plain_box(subpaths: list[Subpath]) -> bool:
    return all(_is_rectangle(subpath) for subpath in subpaths)


def _is_rectangle(subpath: Subpath) -> bool:
    """Four or five corners with every side along an axis."""
    return 4 <= len(subpath) <= 6 and all(not curved and _along_axis(a, b) for (a, _), (b, curved) in pairwise(subpath))
