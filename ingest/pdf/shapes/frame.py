"""From a PDF page's user space (origin bottom left, unturned) to the upright page (origin top left)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page in user space, and the quarter turns clockwise that make it upright.

    `turns` counts from the *unturned* user space: it includes the page's own /Rotate.
    """

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @property
    def width(self) -> float:
        """Width of the upright page in points."""
        return self.right - self.left if self.turns % 2 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        """Height of the upright page in points."""
        return self.top - self.bottom if self.turns % 2 == 0 else self.right - self.left

    def upright(self, boxes: Floats) -> Floats:
        """User space rows (x0, y0, x1, y1) as rows (x0, top, x1, bottom) in points on the upright page."""
        x0, x1 = boxes[:, 0] - self.left, boxes[:, 2] - self.left
        y0, y1 = self.top - boxes[:, 3], self.top - boxes[:, 1]
        flat = np.stack([np.minimum(x0, x1), np.minimum(y0, y1), np.maximum(x0, x1), np.maximum(y0, y1)], axis=1)
        return turn_boxes(flat, self.turns, self.right - self.left, self.top - self.bottom)


def turn_boxes(boxes: Floats, turns: int, width: float, height: float) -> Floats:
    """Rows (x0, top, x1, bottom) of a width x height page after the page was turned clockwise by quarter turns."""
    x0, top, x1, bottom = boxes[:, 0], boxes[:, 1], boxes[:, 2], boxes[:, 3]
    turned = {
        0: (x0, top, x1, bottom),
        1: (height - bottom, x0, height - top, x1),
        2: (width - x1, height - bottom, width - x0, height - top),
        3: (top, width - x1, bottom, width - x0),
    }[turns % 4]
    return np.stack(turned, axis=1)
