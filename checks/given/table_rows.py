"""Rows of the dataset's tables as plain mappings, and what stands in them."""

from __future__ import annotations

from collections.abc import Mapping

Row = Mapping[str, str | int | float | bool | None]
Box = tuple[float, float, float, float]
"""A row of the dataset's tables `tabel` or `pernyataan`."""


def whole_of(row: Row, name: str) -> int:
    """A whole number of a table row; 0 where it is missing."""
    value = row.get(name)
    return int(value) if isinstance(value, int | float) else 0


def text_of(row: Row, name: str) -> str:
    """A text of a table row; "" where it is missing."""
    value = row.get(name)
    return value if isinstance(value, str) else ""


def box_of(row: Row) -> Box | None:
    """The box of a table row in points from the page's top left corner; None where it is unknown."""
    sides = [row.get(k) for k in ("x0", "top", "x1", "bottom")]
    values = [float(s) for s in sides if isinstance(s, int | float) and s == s]
    return (values[0], values[1], values[2], values[3]) if len(values) == 4 else None
