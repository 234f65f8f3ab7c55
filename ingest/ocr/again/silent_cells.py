"""Ruled cells that hold ink but no word are read alone: page passes drop single digits."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from petik.ingest.ocr.again.snippets import Sheet, Strip
from petik.ingest.ocr.engine.tesseract import Reading
from petik.ingest.ocr.frames.rulings import cells
from petik.ingest.ocr.paper.prepare import Gray

MAX_CELLS = 120  # cells of a page that are read alone, at most


def cells_to_read(sheet: Sheet, readings: Sequence[Reading], strips: Sequence[Strip]) -> list[Strip]:
    """Where print stands in cells in which neither *readings* nor *strips* lie. Boxes in the sheet's pixels."""
    out: list[Strip] = []
    for cell in cells(sheet.art, sheet.dpi):
        if len(out) >= MAX_CELLS:
            break
        taken = any(_holds(cell, (r.left, r.top, r.right, r.bottom)) for r in readings)
        if taken or any(_holds(cell, s) for s in strips):
            continue
        box = ink_box(sheet.gray, cell, sheet.dpi)
        if box is not None:
            out.append(box)
    return out


def _holds(cell: Strip, box: Strip) -> bool:
    return cell[0] <= (box[0] + box[2]) / 2 <= cell[2] and cell[1] <= (box[1] + box[3]) / 2 <= cell[3]


def ink_box(gray: Gray, cell: Strip, dpi: float) -> Strip | None:
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
