"""Text of a PDF page that does not show: white on white, below a box painted later, in a layer that is switched off,
minute. It is held by the file and is no print.

What could be hidden is told by colour, order of painting and marks; whether it is, only by pictures of the page with
and without it. Most pages have nothing of the kind and cost no picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from petik.ingest.page import Box
from petik.ingest.pdf.raw import pdfium
from petik.ingest.pdf.raw.objects import WHITE, Walk
from petik.ingest.pdf.raw.pdfium import PageHandle
from petik.ingest.pdf.raw.text import Judge, Placed, Sight
from petik.ingest.pdf.shapes.frame import Frame
from petik.ingest.pdf.shapes.rulings import Rect

DPI = 96.0  # of the pictures that are compared: a letter of 5 points has 7 pixels
TRACE = 24  # of 255: a difference that an eye finds
MINUTE = 2.2  # points: letters this small, on a page of larger ones, are dots
LARGER = 3.0  # times
INK = (0.02, 0.6)  # share of dark pixels where a picture shows print
MAX_COATS = 60  # times that boxes and pictures may cover the page
MAX_ROUNDS = 4  # pictures that are drawn at most to tell suspects apart that stand upon each other

Mask = npt.NDArray[np.bool_]
Boxes = npt.NDArray[np.float64]


def judge_of(handle: PageHandle, walk: Walk, frame: Frame) -> Judge:
    """Tells the words of one open page that show from those that do not."""

    def judged(placed: Sequence[Placed]) -> Sequence[Sight]:
        if not _any_doubt(placed, walk):
            return ["seen"] * len(placed)
        boxes = np.array([(w.x0, w.top, w.x1, w.bottom) for w in (p.word.box for p in placed)], dtype=np.float64)
        pictures = [box for _, box, _ in walk.images]
        gone = _minute(placed) | (_invisible(placed) & ~_inside(boxes, pictures, frame))
        suspects = _suspects(placed, boxes, walk, frame) & ~gone
        below = np.zeros_like(gone)
        if suspects.any() and _drawable(walk, frame):
            look = _Look(handle, frame)
            unseen = suspects & ~_seen(look, placed, boxes, suspects)
            below = _below_print(look, boxes, unseen, pictures, ~(gone | unseen))
            gone |= unseen & ~below
        return ["unseen" if g else "below" if b else "seen" for g, b in zip(gone, below, strict=True)]

    return judged


def _drawable(walk: Walk, frame: Frame) -> bool:
    """False where drawing the page may take minutes: more objects than are looked at, or paint over and over it."""
    painted = sum(abs(x1 - x0) * abs(y1 - y0) for _, (x0, y0, x1, y1) in walk.covers)
    return not walk.capped and painted <= MAX_COATS * frame.width * frame.height


def _any_doubt(placed: Sequence[Placed], walk: Walk) -> bool:
    """False for most pages, which cost nothing more."""
    if not placed or walk.layered:
        return bool(placed)
    if walk.covers and walk.covers[-1][0] > min(walk.text_order.values(), default=1 << 30):
        return True
    styles = {id(p.style): p.style for p in placed}.values()
    return any(s.white or s.mode in pdfium.INVISIBLE_MODES or 0 < s.size <= MINUTE for s in styles)


def _minute(placed: Sequence[Placed]) -> Mask:
    sizes = np.array([p.style.size for p in placed])
    usual = float(np.median(sizes))
    return np.asarray((sizes > 0) & (sizes <= MINUTE) & (sizes * LARGER <= usual))


def _invisible(placed: Sequence[Placed]) -> Mask:
    """Painted in no colour at all; inside a picture such words are what a program read there."""
    return np.array([p.style.mode in pdfium.INVISIBLE_MODES for p in placed])


def _suspects(placed: Sequence[Placed], boxes: Boxes, walk: Walk, frame: Frame) -> Mask:
    visible = ~np.array([p.hidden for p in placed])
    white = np.array([p.style.white for p in placed]) & visible
    if white.any():
        coloured = [box for box, colour in walk.drawing.fills if min(colour[:3]) < WHITE]
        white &= ~_inside(boxes, [*coloured, *(box for _, box, _ in walk.images)], frame)
    layered = np.array([p.style.address in walk.layered for p in placed]) & visible
    return np.asarray(white | layered | (_covered(placed, boxes, walk, frame) & visible))


def _covered(placed: Sequence[Placed], boxes: Boxes, walk: Walk, frame: Frame) -> Mask:
    """Words whose middle lies in an opaque box or picture that was painted after them."""
    order = np.array([walk.text_order.get(p.style.address, 1 << 30) for p in placed])
    later = [(place, box) for place, box in walk.covers if place > order.min()]
    if not later:
        return np.zeros(len(placed), dtype=np.bool_)
    places = np.array([place for place, _ in later])
    below = places[None, :] > order[:, None]
    return np.asarray((_holds(boxes, [box for _, box in later], frame) & below).any(axis=1))


def _inside(boxes: Boxes, rects: Sequence[Rect], frame: Frame) -> Mask:
    if not rects:
        return np.zeros(len(boxes), dtype=np.bool_)
    return np.asarray(_holds(boxes, rects, frame).any(axis=1))


def _holds(boxes: Boxes, rects: Sequence[Rect], frame: Frame) -> Mask:
    """boxes x rects (user space): does the middle of the box lie in the rectangle?"""
    around = frame.upright(np.array(rects, dtype=np.float64))
    x, y = (boxes[:, 0] + boxes[:, 2])[:, None] / 2, (boxes[:, 1] + boxes[:, 3])[:, None] / 2
    return np.asarray(
        (around[None, :, 0] <= x) & (x <= around[None, :, 2]) & (around[None, :, 1] <= y) & (y <= around[None, :, 3])
    )


def _below_print(look: _Look, boxes: Boxes, unseen: Mask, pictures: Sequence[Rect], shown: Mask) -> Mask:
    """Words of *unseen* below pictures that themselves show print there (a signed block pasted over the typed one).

    Ink where other print is *shown* is not the picture's.
    """
    below = np.zeros_like(unseen)
    others = boxes[shown]
    for picture in pictures if unseen.any() else ():
        own = np.flatnonzero(unseen & _inside(boxes, [picture], look.frame)).tolist()
        free = [i for i in own if not (len(others) and _touches(boxes[i], others))]
        if free and sum(look.has_ink(Box(*boxes[i])) for i in free) * 2 >= len(own):
            below[free] = True
    return below


class _Look:
    """Pictures of one page: as it is, and without some of its text objects."""

    def __init__(self, handle: PageHandle, frame: Frame) -> None:
        self.frame = frame
        self._handle, self._turns = handle, frame.turns - handle.frame.turns
        self.scale = pdfium.capped_dpi(frame.width, frame.height, DPI) / 72
        self.whole = self._picture()

    def changed(self, without: Iterable[int]) -> Mask:
        """Where the page looks different when the text objects at these addresses are not painted."""
        with pdfium.without(without):
            return np.asarray(np.abs(self.whole - self._picture()).max(axis=2) > TRACE)

    def has_ink(self, box: Box) -> bool:
        """True where dark and light lie side by side as in print."""
        part = self._cut(self.whole, box).max(axis=2)
        return part.size > 0 and INK[0] <= float((part < np.median(part) - 2 * TRACE).mean()) <= INK[1]

    def any(self, mask: Mask, box: Box) -> bool:
        return bool(self._cut(mask, box).any())

    def _picture(self) -> npt.NDArray[np.int16]:
        return pdfium.picture(self._handle.helper, 72 * self.scale, self._turns).astype(np.int16)

    def _cut(self, picture: npt.NDArray[Any], box: Box) -> npt.NDArray[Any]:
        x0, y0 = max(0, int(box.x0 * self.scale)), max(0, int(box.top * self.scale))
        return picture[y0 : int(box.bottom * self.scale) + 1, x0 : int(box.x1 * self.scale) + 1]


def _seen(look: _Look, placed: Sequence[Placed], boxes: Boxes, suspects: Mask) -> Mask:
    """Whether the page looks different at the words' places without the text objects of the *suspects*."""
    seen = np.zeros(len(placed), dtype=np.bool_)
    for members in _rounds(boxes, suspects):
        changed = look.changed({placed[i].style.address for i in members})
        for i in members:
            seen[i] = look.any(changed, Box(*boxes[i]))
    return seen


def _rounds(boxes: Boxes, suspects: Mask) -> list[list[int]]:
    """The suspects in groups of which no two stand at one place: together they would vouch for each other."""
    rounds: list[list[int]] = []
    alone = ~_crowded(boxes, suspects)
    if (alone & suspects).any():
        rounds.append(np.flatnonzero(alone & suspects).tolist())
    for i in np.flatnonzero(suspects & ~alone).tolist():
        fits = next((r for r in rounds if not _touches(boxes[i], boxes[r])), None)
        if fits is not None:
            fits.append(i)
        elif len(rounds) < MAX_ROUNDS:
            rounds.append([i])
        else:
            rounds[-1].append(i)
    return rounds


def _crowded(boxes: Boxes, suspects: Mask) -> Mask:
    """The suspects whose box another suspect's touches."""
    own = np.flatnonzero(suspects)
    order = own[np.argsort(boxes[own, 1])]
    out = np.zeros(len(boxes), dtype=np.bool_)
    tops = boxes[order, 1]
    for n, i in enumerate(order.tolist()):
        near = order[n + 1 : int(np.searchsorted(tops, boxes[i, 3]))]
        hit = near[(boxes[near, 0] < boxes[i, 2]) & (boxes[i, 0] < boxes[near, 2])]
        if len(hit):
            out[i] = out[hit] = True
    return out


def _touches(box: npt.NDArray[np.float64], others: Boxes) -> bool:
    across = (others[:, 0] < box[2]) & (box[0] < others[:, 2])
    return bool((across & (others[:, 1] < box[3]) & (box[1] < others[:, 3])).any())
