"""A place on a page, as pictures of findings need it."""

from __future__ import annotations

from dataclasses import dataclass

Rect = tuple[float, float, float, float]  # x0, top, x1, bottom in points, origin top left of the upright page


@dataclass(frozen=True, slots=True)
class Place:
    """What is needed to bring a page's picture into the position in which it was read."""

    source: str
    turns: int
    skew: float
    width: float
