"""Values of dataset rows as plain types: None for what is missing, whatever a table library wrote there."""

from __future__ import annotations

import math

Row = dict[str, str | int | float | bool | None]


def text_at(row: Row, name: str) -> str | None:
    """The text at *name*, trimmed; None where it is missing, empty or not a number (NaN)."""
    value = row.get(name)
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    return str(value).strip() or None


def whole_at(row: Row, name: str) -> int | None:
    """The whole number at *name* (2024.0 is 2024); None where it is missing or no number."""
    value = row.get(name)
    if isinstance(value, str) or value is None or (isinstance(value, float) and not math.isfinite(value)):
        return None
    return int(value)
