"""Two tables below each other that one bridged upright holds together are taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from petik.ingest.ocr.engine.tesseract import Reading
from petik.ingest.ocr.frames.faint_rulings import tables
from petik.ingest.ocr.frames.rulings import Segment

NEAR = 0.05  # inches: rulings this close are one
LEAST = 0.12  # inches: what lies between two tables
WIDE = 0.7  # of the table: a ruling that runs so far may be its first or last


def apart(segments: Sequence[Segment], readings: Sequence[Reading], dpi: float) -> list[Segment]:
    """*segments* without the stretches of uprights that cross an empty band in which the other uprights all pause."""
    out = list(segments)
    for table in tables(segments, dpi):
        uprights = [s for s in table if not s.horizontal]
        width = max(s.at for s in uprights) - min(s.at for s in uprights)
        levels = sorted(s.at for s in table if s.horizontal and s.end - s.start >= WIDE * width)
        for top, bottom in pairwise(levels):
            through = [s for s in uprights if s.start < top + NEAR * dpi and s.end > bottom - NEAR * dpi]
            if bottom - top < LEAST * dpi or len(through) != 1 or _words(readings, table, top, bottom):
                continue
            before = sum(abs(s.end - top) <= 2 * NEAR * dpi for s in uprights)
            after = sum(abs(s.start - bottom) <= 2 * NEAR * dpi for s in uprights)
            if min(before, after) >= 2:
                bridged = through[0]
                out.remove(bridged)
                out += [replace(bridged, end=top), replace(bridged, start=bottom)]
                uprights = [s for s in out if s in uprights or (s.at == bridged.at and not s.horizontal)]
    return out


def _words(readings: Sequence[Reading], table: Sequence[Segment], top: float, bottom: float) -> bool:
    """Whether a word stands between two levels of a table."""
    left, right = min(s.start for s in table if s.horizontal), max(s.end for s in table if s.horizontal)
    return any(
        top < (r.top + r.bottom) / 2 < bottom and left < (r.left + r.right) / 2 < right and r.confidence > 0.5
        for r in readings
    )
