"""A scanned page made ready for reading: upright, straight, without coloured ink. A clean page is left as it is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

from petik.ingest.ocr.engine import tesseract

Pixels = npt.NDArray[np.uint8]
Gray = npt.NDArray[np.uint8]

# coloured ink: far enough from grey, and not so dark that it could be print (EXPERIMENTS: chroma 35, value 90)
INK_CHROMA = 35.0
INK_VALUE = 90
PALE_CHROMA = 14.0
PALE_VALUE = 110
TINTED = 3.0  # chroma between two colours that are not the same
TONER = 0.55  # of the paper's lightness: what is darker is mostly print
PRINT = 70.0  # grey level of black print at its lightest
# where more letter shapes than this vanish with the ink, it was print: so many, and this share of the page's
LOST_LETTERS, LOST_SHARE = 60, 0.25
LEAST_SHAPES = 60  # of letters, from which their order tells how the page lies
LETTER_SHARE = (0.004, 0.016)  # a letter's height of the page's (A4: 3 to 13 points)
INK_SHARE = (0.0003, 0.12)  # of the page: less is scanner noise, more is a coloured page
SOLID = 0.75  # a component that fills its box to this share is a shaded cell or a picture, no handwriting
MAX_SKEW = 4.0  # degrees that are searched; more is a page laid askew on purpose
SKEW_STRIPS = 48  # strips of columns that are moved against each other to find the skew
MIN_SKEW = 0.12  # degrees: less is not worth resampling the page
DITHER, DITHER_SHARE = 0.15, 0.006  # changes per pixel where dots stand (letters: 0.13); least share of the page
FAINT, FAINT_INK = 22.0, 0.004  # grey levels below the paper, and the share of a page that faint print takes
COMMON = 190.0  # grey levels between paper and common print
NIGHT = 60  # of 255: seven tenths of a negative are darker
PAPER = 180  # of 255: print of a negative is brighter
MOST_INK = 0.25  # of a page: print covers no more
BLANK_INK = 0.0006  # share of dark pixels below which a page is blank


@dataclass(frozen=True, slots=True)
class Ink:
    """Coloured ink on a page: its mask and the boxes (left, top, right, bottom) of its larger parts in pixels."""

    mask: npt.NDArray[np.uint8]
    boxes: tuple[tuple[int, int, int, int], ...]


def grey(image: Pixels) -> Gray:
    """Luminance of an RGB image."""
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), dtype=np.uint8)


def find_ink(image: Pixels) -> Ink | None:
    """Signatures and stamps by their colour; None where the page has none."""
    if _colourless(image):
        return None
    h, w = image.shape[:2]
    half = np.asarray(cv2.resize(image, (max(1, w // 2), max(1, h // 2)), interpolation=cv2.INTER_AREA), dtype=np.uint8)
    strong, mask = _coloured(half)
    near = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(near)
    keep = np.zeros(count, dtype=bool)
    boxes = []
    least = 0.0001 * mask.size
    for i in range(1, count):
        x, y, bw, bh, area = (int(v) for v in stats[i])
        solid = area > SOLID * bw * bh and area > 4 * least
        if area < 0.1 * least or solid:
            continue
        if _ruled(bw, bh, mask.shape) and not strong[y : y + bh, x : x + bw].any():
            continue
        keep[i] = True
        if area > least:
            boxes.append((2 * x, 2 * y, min(w, 2 * (x + bw)), min(h, 2 * (y + bh))))
    kept = (keep[labels] & (mask > 0)).astype(np.uint8)
    if not boxes or not INK_SHARE[0] <= float(kept.mean()) <= INK_SHARE[1]:
        return None
    return Ink(np.asarray(cv2.resize(kept, (w, h), interpolation=cv2.INTER_NEAREST), dtype=np.uint8), tuple(boxes))


def _colourless(image: Pixels) -> bool:
    """True for a page in grey, without looking at every pixel."""
    sample = image[::6, ::6].astype(np.int16)
    return float((sample.max(axis=2) - sample.min(axis=2) > PALE_CHROMA).mean()) < 0.1 * INK_SHARE[0]


def _coloured(image: Pixels) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.uint8]]:
    """Pixels of strong colour, and (0 or 1) those of strong or pale colour.

    Colour is measured from the nearest mixture of the paper's tint with neutral grey or with the toner's own tint: on
    coloured paper toner is grey and its edges lie between both, old toner is bluish or brown, and none of it is ink.
    """
    lab = cv2.cvtColor(image, cv2.COLOR_RGB2LAB)
    plane = lab[:, :, 1:].astype(np.float32) - 128
    value = image.max(axis=2)
    paper = np.median(plane[::8, ::8].reshape(-1, 2), axis=0)
    dark = plane[::2, ::2][lab[::2, ::2, 0] < TONER * np.median(lab[::8, ::8, 0])]
    toner = np.median(dark, axis=0) if len(dark) else np.zeros(2)
    apart = np.minimum(_apart(plane, paper, np.zeros(2)), _apart(plane, paper, toner))
    strong = (apart > INK_CHROMA**2) & (value > INK_VALUE)
    # pale stamps: coloured less, but away from dark print, whose edges are tinted by the scanner
    print_near = cv2.dilate((value < INK_VALUE).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    pale = (apart > PALE_CHROMA**2) & (value > PALE_VALUE) & ~print_near
    return strong, (strong | pale).astype(np.uint8)


def _apart(
    plane: npt.NDArray[np.float32], start: npt.NDArray[np.floating], end: npt.NDArray[np.floating]
) -> npt.NDArray[np.float32]:
    """Squared distance of each pixel's colour (a, b) from the mixtures of two colours."""
    along = (end - start).astype(np.float32)
    length = float(along @ along)
    a, b = plane[:, :, 0] - np.float32(start[0]), plane[:, :, 1] - np.float32(start[1])
    share = np.clip((a * along[0] + b * along[1]) / length, 0, 1) if length >= TINTED**2 else np.float32(0)
    return np.asarray((a - share * along[0]) ** 2 + (b - share * along[1]) ** 2, dtype=np.float32)


def _ruled(w: int, h: int, shape: tuple[int, ...]) -> bool:
    """True for what is too long or too thin for a stamp: a tinted ruling, or a whole grid of them."""
    return max(w, h) > 8 * min(w, h) or w > 0.4 * shape[1] or h > 0.3 * shape[0]


def without_ink(image: Pixels, ink: Ink) -> Gray:
    """The grey page with the ink filled by the paper's colour; dark print below the ink stays.

    Where letters would go with it, the ink is print, and the page is left as it is.
    """
    gray = grey(image)
    paper = int(np.percentile(gray[::4, ::4], 80))
    grown = cv2.dilate(ink.mask, np.ones((3, 3), np.uint8)) > 0
    toner = float(np.percentile(gray[::4, ::4][~grown[::4, ::4]], 1)) if not grown.all() else 0.0
    pure = (ink.mask > 0) & (image.max(axis=2) > INK_VALUE)  # too coloured for print below it, however dark
    out = gray.copy()
    out[pure | (grown & (gray > max(PRINT, toner + 20)))] = paper
    before, after = _letter_shapes(gray), _letter_shapes(out)
    return gray if before - after > max(LOST_LETTERS, LOST_SHARE * before) else out


def _letter_shapes(gray: Gray) -> int:
    """How many shapes of a page have the size of letters, as seen at half its resolution."""
    half = np.asarray(cv2.resize(gray, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(binary(half))
    small, large = LETTER_SHARE[0] * half.shape[0], LETTER_SHARE[1] * half.shape[0]
    w, h = stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT]
    return int(((h >= small) & (h <= large) & (w <= 1.5 * large)).sum())


def binary(gray: Gray) -> npt.NDArray[np.uint8]:
    """Dark print as 255 on 0, lighting evened out."""
    return np.asarray(
        cv2.adaptiveThreshold(gray, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 41, 15), dtype=np.uint8
    )


def without_dither(gray: Gray, dpi: float) -> Gray:
    """The page with the dots smoothed that stand for a grey behind print (shaded headings on 1-bit copies).

    Dots change from dark to light far oftener than letters do, in both directions. A page without such places is
    handed back as it is.
    """
    dark = binary(gray)
    side = max(9, round(0.14 * dpi))
    changes = (cv2.absdiff(dark[:-1, 1:], dark[:-1, :-1]), cv2.absdiff(dark[1:, :-1], dark[:-1, :-1]))
    busy = [cv2.boxFilter(c, -1, (side, side)) > 255 * DITHER for c in changes]
    dotted = busy[0] & busy[1]
    if float(dotted.mean()) < DITHER_SHARE:
        return gray
    near = cv2.dilate(dotted.astype(np.uint8), np.ones((side // 2, side // 2), np.uint8)) > 0
    smooth = cv2.medianBlur(gray, 2 * round(dpi / 86) + 1)
    out = gray.copy()
    out[:-1, :-1][near] = smooth[:-1, :-1][near]
    return np.asarray(out, dtype=np.uint8)


def is_negative(image: Pixels) -> bool:
    """True for white print on black: most of the page is dark, and a little of it is as bright as paper."""
    part = image[::8, ::8].min(axis=2)
    bright = float((part > PAPER).mean())
    return float(np.percentile(part, 70)) < NIGHT and 0.0 < bright < MOST_INK


def is_blank(gray: Gray) -> bool:
    """True for an empty page, also one with the faint mirrored print of its other side."""
    h, w = gray.shape
    inner = gray[int(0.04 * h) : int(0.96 * h), int(0.04 * w) : int(0.96 * w)]
    paper = float(np.percentile(inner[::4, ::4], 70))
    return float((inner < paper - 90).mean()) < BLANK_INK


def strengthened(image: Pixels) -> Pixels | None:
    """A page of faint print with the contrast of common print; None where nothing faint stands on it.

    Show-through of the other side looks alike: only reading tells them apart.
    """
    gray = grey(image)
    h, w = gray.shape
    inner = gray[int(0.04 * h) : int(0.96 * h), int(0.04 * w) : int(0.96 * w)][::2, ::2]
    paper = float(np.percentile(inner, 70))
    if float((inner < paper - FAINT).mean()) < FAINT_INK:
        return None
    ink = paper - float(np.percentile(inner, 100 * FAINT_INK / 2))
    table = np.clip(255 - (paper - np.arange(256)) * (COMMON / ink), 0, 255).astype(np.uint8)
    return np.asarray(table[image], dtype=np.uint8)


def _small(gray: Gray, side: int) -> Gray:
    scale = side / max(gray.shape)
    if scale >= 1:
        return gray
    size = (max(1, round(gray.shape[1] * scale)), max(1, round(gray.shape[0] * scale)))
    return np.asarray(cv2.resize(gray, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def sideways(gray: Gray) -> bool:
    """True where the print runs down the page: letters have their neighbours above and below them."""
    dark = binary(gray)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(dark)
    w, h = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    side = np.maximum(w, h)
    letters = (side >= 4) & (side <= 0.02 * max(gray.shape)) & (np.minimum(w, h) >= 0.2 * side)
    letters[0] = False  # the paper
    if count < LEAST_SHAPES or int(letters.sum()) < LEAST_SHAPES:
        return False
    usual = float(np.median(np.repeat(side[letters], w[letters])))
    letters &= (side <= 2.2 * usual) & (side >= 0.4 * usual)
    shapes = letters[labels].astype(np.uint8)
    reach = max(3, round(0.8 * usual)) | 1

    def groups(rows: int, columns: int) -> int:
        return int(cv2.connectedComponents(cv2.dilate(shapes, np.ones((rows, columns), np.uint8)))[0])

    return groups(1, reach) > groups(reach, 1)  # fewer groups are left where neighbours flow together


def upright_turns(gray: Gray) -> int:
    """Quarter turns clockwise (0..3) that bring the page upright; the costly detector is asked only in doubt."""
    if not sideways(gray):
        return 0
    turns = tesseract.quarter_turns(_small(gray, 2200))
    return turns if turns in (1, 3) else 1


def find_skew(gray: Gray) -> float:
    """Degrees clockwise by which the page lies askew, found where its lines are sharpest; 0 for a straight page."""
    dark = binary(_small(gray, 1600))
    edges = np.linspace(0, dark.shape[1], SKEW_STRIPS + 1).astype(int)
    strips = np.stack([dark[:, a:b].sum(axis=1, dtype=np.float64) for a, b in pairwise(edges)], axis=1)
    centres = (edges[:-1] + edges[1:]) / 2 - dark.shape[1] / 2
    best = 0.0
    for step, span in ((0.25, MAX_SKEW), (0.04, 0.25)):
        angles = np.arange(best - span, best + span + 1e-6, step).tolist()
        best = max(angles, key=lambda a: sheared_sharpness(strips, centres, a))
    return best if MIN_SKEW <= abs(best) <= MAX_SKEW else 0.0


def sheared_sharpness(
    strips: npt.NDArray[np.float64], centres: npt.NDArray[np.float64], degrees: float
) -> float:
    """How sharp the row profile becomes when the page is turned: each strip of columns moves up or down as a whole."""
    rows = strips.shape[0]
    shift = np.rint(centres * np.tan(np.radians(degrees))).astype(int)
    index = (np.arange(rows)[:, None] + shift[None, :]).clip(0, rows - 1)
    profile = np.take_along_axis(strips, index, axis=0).sum(axis=1)
    return float(np.square(np.diff(profile)).sum())


def _turned(image: npt.NDArray[np.uint8], degrees: float, fill: int) -> npt.NDArray[np.uint8]:
    h, w = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((w / 2, h / 2), degrees, 1.0)
    border = (fill, fill, fill) if image.ndim == 3 else (fill,)
    return np.asarray(cv2.warpAffine(image, matrix, (w, h), flags=cv2.INTER_CUBIC, borderValue=border), dtype=np.uint8)


def upright(image: Pixels, rotation: int, skew: float) -> Pixels:
    """The image as its page was read: turned by *rotation* quarter turns clockwise, then straightened by *skew*."""
    turned = np.ascontiguousarray(np.rot90(image, -rotation % 4))
    return _turned(turned, skew, 255) if skew else np.asarray(turned, dtype=np.uint8)
