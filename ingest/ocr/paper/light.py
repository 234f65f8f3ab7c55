"""Uneven light on a photographed page, evened out before anything is read."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from petik.ingest.ocr.paper.prepare import Gray, Pixels

BLOCKS = 24  # along the longer side
PAPER = 85  # percentile of a block's pixels that is its paper
UNEVEN = 0.12  # share of the paper's light by which it must fall off before anything is done
ROUNDS, APART = 4, 0.06  # of the fit: blocks darker than the surface by this share are no paper (bands, pictures)
LEAST_BLOCKS = 0.35  # of all blocks: fewer that are paper tell nothing of the light
STRONGEST = 2.5  # times that a dark corner is raised at most


def evened(image: Pixels, gray: Gray) -> Pixels:
    """*image* with its paper equally light everywhere; as it is where the light is even, or nothing tells.

    The light is a smooth surface (second degree, of its logarithm): a coloured band or a picture does not bend it, so
    that white letters in a band stay lighter than their ground.
    """
    surface = _surface(gray)
    if surface is None:
        return image
    low, high = np.percentile(surface, (3, 97))
    if 1 - np.exp(low - high) < UNEVEN:
        return image
    gain = np.clip(np.exp(high - surface), 1.0, STRONGEST).astype(np.float32)
    h, w = gray.shape
    full = cv2.resize(gain, (w, h), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.multiply(image, cv2.merge([full] * 3), dtype=cv2.CV_8U), dtype=np.uint8)


def _surface(gray: Gray) -> npt.NDArray[np.float64] | None:
    """The logarithm of the light on a grid of blocks; None where too little paper shows."""
    h, w = gray.shape
    side = max(8, max(h, w) // BLOCKS // 2 * 2)
    rows, columns = h // side, w // side
    if rows < 4 or columns < 4:
        return None
    part = gray[: rows * side : 2, : columns * side : 2]
    blocks = part.reshape(rows, side // 2, columns, side // 2)
    paper = np.log(np.maximum(np.percentile(blocks, PAPER, axis=(1, 3)), 8.0))
    y, x = np.mgrid[-1 : 1 : rows * 1j, -1 : 1 : columns * 1j]
    terms = np.stack([np.ones_like(x), x, y, x * y, x * x, y * y], axis=-1).reshape(-1, 6)
    flat = paper.ravel()
    kept = flat > np.median(flat) - 0.7
    for _ in range(ROUNDS):
        if kept.mean() < LEAST_BLOCKS:
            return None
        weights, *_ = np.linalg.lstsq(terms[kept], flat[kept], rcond=None)
        kept = flat > terms @ weights - APART
    return np.asarray((terms @ weights).reshape(rows, columns))
