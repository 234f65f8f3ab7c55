"""Values of dataset rows as plain types: None for what is missing, whatever a table library wrote there."""

from __future__ import annotations

import math

Row = dict[str, str | int | float | bool | None]


def teks(row: Row, nama: str) -> str | None:
    """The text at *nama*, trimmed; None where it is missing, empty or not a number (NaN)."""
    value = row.get(nama)
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    return str(value).strip() or None


def bulat(row: Row, nama: str) -> int | None:
    """The whole number at *nama* (2024.0 is 2024); None where it is missing or no number."""
    value = row.get(nama)
    if isinstance(value, str) or value is None or (isinstance(value, float) and not math.isfinite(value)):
        return None
    return int(value)
