"""Letters that were turned into drawings: lines of small curved shapes where the text layer has no words.

Programs do this to fonts that may not be embedded, and to pages that were flattened. Such a line is print that no text
layer tells; only its picture can be read.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from petik.ingest.page import Box, Word

LOWEST, HIGHEST = 3.0, 30.0  # points: heights of letters
ROW = 3.0  # points: shapes whose feet differ by less stand on one line
GAP = 2.5  # times the letters' height: a wider gap ends a line
ENOUGH = 8  # shapes: fewer in a line are a logo or a chart's marks
MAX_SHAPES = 30_000


def drawn_lines(shapes: Sequence[Box], words: Sequence[Word]) -> tuple[Box, ...]:
    """Boxes of the lines of letter-like *shapes* that no word covers, from the top."""
    free = _uncovered([s for s in shapes[:MAX_SHAPES] if LOWEST <= s.height <= HIGHEST and s.width <= HIGHEST], words)
    rows: list[list[Box]] = []
    for shape in sorted(free, key=lambda s: s.bottom):
        if rows and shape.bottom - rows[-1][0].bottom <= ROW:
            rows[-1].append(shape)
        else:
            rows.append([shape])
    return tuple(line for row in rows for line in _lines(row))


def _lines(row: list[Box]) -> list[Box]:
    row.sort(key=lambda s: s.x0)
    runs: list[list[Box]] = []
    end = 0.0
    for shape in row:
        if runs and shape.x0 - end <= GAP * shape.height:
            runs[-1].append(shape)
            end = max(end, shape.x1)
        else:
            runs.append([shape])
            end = shape.x1
    return [Box.around(run) for run in runs if len(run) >= ENOUGH and _set_side_by_side(run)]


def _set_side_by_side(run: list[Box]) -> bool:
    """Letters follow each other; the shapes of a logo lie upon each other."""
    return Box.around(run).width >= 0.25 * len(run) * float(np.median([s.height for s in run]))


def _uncovered(shapes: list[Box], words: Sequence[Word]) -> list[Box]:
    if not shapes or not words:
        return shapes
    boxes = np.array([(w.box.x0, w.box.top, w.box.x1, w.box.bottom) for w in words])
    out = []
    for shape in shapes:
        x, y = shape.cx, shape.cy
        inside = (boxes[:, 0] <= x) & (x <= boxes[:, 2]) & (boxes[:, 1] <= y) & (y <= boxes[:, 3])
        if not inside.any():
            out.append(shape)
    return out
