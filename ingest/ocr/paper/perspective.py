"""Photographed pages: lines that run together towards one side are made parallel before anything is read.

A scanner lays a page askew as a whole; a phone held at an angle lays its head and its foot, its left and its right
differently askew. How askew is measured in three bands of either direction.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

from petik.ingest.ocr.paper.prepare import MAX_SKEW, SKEW_STRIPS, Gray, Pixels, binary, sheared_sharpness

SIDE = 1400  # pixels of the longer side at which the page is measured
BANDS = ((0.0, 0.4), (0.3, 0.7), (0.6, 1.0))  # shares of the page; they overlap
BENT = 0.35  # degrees between the outer bands from which the page is no plain scan
STRAIGHT = 0.4  # degrees by which the middle band may leave the line between the outer ones
CLEAR = 1.25  # times the usual sharpness: what a band's best angle must reach
STEPS = ((0.25, MAX_SKEW), (0.05, 0.25))  # degrees: first search, refinement


@dataclass(frozen=True, slots=True)
class Slant:
    """Degrees by which lines lie askew at the page's two ends, and between them in proportion."""

    start: float
    end: float

    @property
    def bend(self) -> float:
        return self.end - self.start

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    def along(self, count: int) -> npt.NDArray[np.float64]:
        """Tangents at *count* places from one end to the other."""
        return np.tan(np.radians(np.linspace(self.start, self.end, count)))


@dataclass(frozen=True, slots=True)
class Bend:
    """How a page's rows lie askew from head to foot, and its columns from left to right."""

    rows: Slant
    columns: Slant


def find_bend(gray: Gray, skew: float) -> Bend | None:
    """How a photographed page is distorted; None for a scan that lies askew by *skew* degrees as a whole."""
    scale = min(1.0, SIDE / max(gray.shape))
    size = (max(1, round(gray.shape[1] * scale)), max(1, round(gray.shape[0] * scale)))
    dark = binary(np.asarray(cv2.resize(gray, size, interpolation=cv2.INTER_AREA), dtype=np.uint8))
    rows = _slant(dark) or Slant(skew, skew)
    columns = _slant(np.ascontiguousarray(dark.T)) or Slant(-skew, -skew)
    return Bend(rows, columns) if max(abs(rows.bend), abs(columns.bend)) >= BENT else None


def straightened(image: Pixels, bend: Bend) -> Pixels:
    """The page with its rows level and its columns upright; what lay outside is white."""
    h, w = image.shape[:2]
    x, y = np.arange(w) - w / 2, np.arange(h) - h / 2
    at_x = (np.arange(w)[None, :] + np.outer(y, bend.columns.along(w))).astype(np.float32)
    at_y = (np.arange(h)[:, None] + np.outer(bend.rows.along(h), x)).astype(np.float32)
    white = (255, 255, 255)
    return np.asarray(cv2.remap(image, at_x, at_y, cv2.INTER_CUBIC, borderValue=white), dtype=np.uint8)


def _slant(dark: npt.NDArray[np.uint8]) -> Slant | None:
    """The slant of the rows of *dark*, from three bands that agree; None where they tell nothing."""
    h = dark.shape[0]
    found = [_skew(dark[int(a * h) : int(b * h)]) for a, b in BANDS]
    angles = [a for a in found if a is not None]
    if len(angles) < len(BANDS) or abs(angles[1] - (angles[0] + angles[2]) / 2) > STRAIGHT:
        return None
    middles = [(a + b) / 2 for a, b in BANDS]
    slope, start = np.polyfit(middles, angles, 1)
    return Slant(float(start), float(start + slope))


def _skew(dark: npt.NDArray[np.uint8]) -> float | None:
    """Degrees by which the rows of a band lie askew; None where no angle is clearly the sharpest."""
    edges = np.linspace(0, dark.shape[1], SKEW_STRIPS + 1).astype(int)
    strips = np.stack([dark[:, a:b].sum(axis=1, dtype=np.float64) for a, b in pairwise(edges)], axis=1)
    centres = (edges[:-1] + edges[1:]) / 2 - dark.shape[1] / 2
    best, usual = 0.0, 0.0
    for step, span in STEPS:
        angles = np.arange(best - span, best + span + 1e-6, step)
        sharp = np.array([sheared_sharpness(strips, centres, a) for a in angles])
        best = float(angles[sharp.argmax()])
        usual = usual or float(np.median(sharp))
        if sharp.max() < CLEAR * usual:
            return None
    return best
