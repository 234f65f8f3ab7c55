"""Dark bands with light print, as the headings of tables have them: made dark print on paper, inside a drawn border.

In a dark band Tesseract reads the letters, but the light lines between its cells are no rulings to anybody, and what
the band is bordered by is its own edge. Headings of several columns then become one, and the table means nothing.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from petik.ingest.ocr.paper.prepare import Gray

Mask = npt.NDArray[np.uint8]
DARKER = 45.0  # grey levels: so far below the paper lies a band
COARSE = 100.0  # dpi at which bands are looked for
BARE = (7, 5)  # pixels of 1/100 inch: bare band that no letter's stroke and no ruling has, wide and high
BRIDGE = (29, 15)  # pixels of 1/100 inch: what the letters of a band take of it
LOW, HIGH, NARROW = 0.11, 1.6, 0.5  # inches: the height of a band, and its least width
FILLED = 0.85  # of its box
LEVEL = 28.0  # grey levels around the band's own that are still the band
PLAIN = 0.5  # of a band is nothing but its own colour; a picture has no such
LIGHT = (0.004, 0.4)  # of a band: what its light print takes
CONTRAST = 40.0  # grey levels between a band and its print
BORDER = 0.012  # inches


def flattened(gray: Gray, dpi: float) -> Gray:
    """The straight page with the light print of its dark bands as dark print on paper; the page itself without any."""
    paper = float(np.percentile(gray[::4, ::4], 80))
    out = gray
    for box, mask in _bands(gray, paper, dpi):
        left, top, right, bottom = box
        part = gray[top:bottom, left:right]
        turned = _turned(part, mask, paper)
        if turned is None:
            continue
        out = gray.copy() if out is gray else out
        out[top:bottom, left:right][mask > 0] = turned[mask > 0]
        contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE, offset=(left, top))
        cv2.drawContours(out, contours, -1, (0,), max(2, round(BORDER * dpi)))
    return out


def _bands(gray: Gray, paper: float, dpi: float) -> list[tuple[tuple[int, int, int, int], Mask]]:
    """Boxes (left, top, right, bottom in pixels) of dark areas of a band's size, and what of each box is filled."""
    scale = min(1.0, COARSE / dpi)
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    dark = (small < paper - DARKER).astype(np.uint8)
    bare = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones(BARE[::-1], np.uint8))
    if not bare.any():
        return []
    bridged = cv2.morphologyEx(bare, cv2.MORPH_CLOSE, np.ones(BRIDGE[::-1], np.uint8))
    least = np.ones((round(LOW * COARSE), round(NARROW * COARSE)), np.uint8)  # takes off what heavy letters left
    whole = np.asarray(cv2.morphologyEx(bridged, cv2.MORPH_OPEN, least), dtype=np.uint8)
    contours, _ = cv2.findContours(whole, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    out = []
    for contour in contours:
        x, y, w, h = cv2.boundingRect(contour)
        filled = np.zeros((h, w), dtype=np.uint8)
        cv2.drawContours(filled, [contour], -1, (1,), cv2.FILLED, offset=(-x, -y))  # its letters are holes in it
        sized = LOW <= h / COARSE <= HIGH and w / COARSE >= NARROW
        if not sized or int(filled.sum()) < FILLED * w * h:
            continue
        x1, y1 = min(round((x + w) / scale), gray.shape[1]), min(round((y + h) / scale), gray.shape[0])
        box = (round(x / scale), round(y / scale), x1, y1)
        size = (box[2] - box[0], box[3] - box[1])
        out.append((box, np.asarray(cv2.resize(filled, size, interpolation=cv2.INTER_NEAREST), dtype=np.uint8)))
    return out


def _turned(part: Gray, mask: Mask, paper: float) -> Gray | None:
    """A band as dark print on paper; None for a picture, for shading behind dark print, and for a bare bar."""
    inside = part[mask > 0].astype(np.float32)
    level = float(np.median(inside))
    plain = float((np.abs(inside - level) <= LEVEL).mean())
    darker = float((inside < level - LEVEL).mean())
    lighter = inside[inside > level + LEVEL]
    share = lighter.size / max(1, inside.size)
    if plain < PLAIN or darker > share or not LIGHT[0] <= share <= LIGHT[1]:
        return None
    light = float(np.percentile(lighter, 80))
    if light - level < CONTRAST:
        return None
    off = part.astype(np.float32) - level
    ink = np.clip(np.maximum(off, -off) / (light - level), 0, 1)  # rulings may be darker than the band
    return np.asarray(paper * (1 - ink), dtype=np.uint8)
