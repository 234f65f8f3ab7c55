"""Ruled cells that hold ink but no word are read alone: page passes drop single digits."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from ingest import tesseract
from ingest.image_prep import Gray
from ingest.image_rulings import LineArt, cells
from ingest.snippets import Cleaner, Snippet, Strip, cut, read_snippets
from ingest.tesseract import Reading

MAX_CELLS = 120  # cells of a page that are read alone, at most
TALL = 0.3  # inches: print higher than this stands on several lines


def silent_cells(gray: Gray, art: LineArt, readings: Sequence[Reading], dpi: float, cleaned: Cleaner) -> list[Reading]:
    """The words of cells in which nothing was read. *gray* has no rulings any more; boxes in its pixels."""
    lines: list[Snippet] = []
    blocks: list[Snippet] = []
    for n, cell in enumerate(cells(art, dpi)):
        if len(lines) + len(blocks) >= MAX_CELLS:
            break
        if any(_holds(cell, r) for r in readings):
            continue
        box = _ink_box(gray, cell, dpi)
        if box is not None:
            snippet = cut(gray, box, 2, round(0.12 * dpi), 100_000 + n)
            (blocks if box[3] - box[1] > TALL * dpi else lines).append(snippet)
    found = read_snippets(lines, dpi, tesseract.LINE_MODE, cleaned)
    found += read_snippets(blocks, dpi, tesseract.BLOCK_MODE, cleaned)
    return [r for words in found for r in words]


def _holds(cell: Strip, r: Reading) -> bool:
    return cell[0] <= (r.left + r.right) / 2 <= cell[2] and cell[1] <= (r.top + r.bottom) / 2 <= cell[3]


def _ink_box(gray: Gray, cell: Strip, dpi: float) -> Strip | None:
    """Where the print of a cell stands, None where the cell is empty or holds only specks."""
    pad = max(2, round(0.012 * dpi))
    left, top = cell[0] + pad, cell[1] + pad
    crop = gray[top : cell[3] - pad, left : cell[2] - pad]
    if crop.size == 0 or min(crop.shape) < 4:
        return None
    paper = float(np.percentile(crop, 80))
    dark = (crop < paper - 70).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(dark)
    least = 0.025 * dpi
    parts = [stats[i] for i in range(1, count) if stats[i][3] >= least or stats[i][2] >= least]
    parts = [p for p in parts if p[4] >= 0.0002 * dpi * dpi]
    if not parts:
        return None
    x0, y0 = min(int(p[0]) for p in parts), min(int(p[1]) for p in parts)
    x1, y1 = max(int(p[0] + p[2]) for p in parts), max(int(p[1] + p[3]) for p in parts)
    return left + x0, top + y0, left + x1, top + y1
