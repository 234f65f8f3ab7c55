"""How much a relation, a difference or a run of numbers proves."""

from __future__ import annotations

from collections.abc import Sequence

ENOUGH = 3  # rows that make a relation the table's own


def evidence(kept: int, broken: int) -> float:
    """How sure it is that a row that breaks a relation is wrong, where *kept* rows keep it and *broken* break it.

    One of thirty is wrong (0.98); one of three is (0.83); where half of the rows break it, or nothing keeps it, the
    table was misunderstood (0.77 and less). The weight is set so that a finding is sure (0.8) where two rows keep what
    one breaks.
    """
    return 1 - 0.7 * broken / (kept + broken + 1)


def slip(printed: float, right: float, near: float = 0.01) -> bool:
    """True where a slip of the pen makes *printed* of *right*: one digit, two digits swapped, or a share *near* of it.

    Rows that were lost or read twice make other differences.
    """
    gap = round(abs(printed - right), 2)
    if gap <= near * abs(right):
        return True
    digits = f"{gap:.2f}".replace(".", "").strip("0")
    if len(digits) <= 1:
        return True
    left, other = (f"{abs(v):.2f}".replace(".", "") for v in (printed, right))
    if len(left) != len(other):
        return False
    places = [i for i, (a, b) in enumerate(zip(left, other, strict=True)) if a != b]
    swapped = len(places) == 2 and places[1] == places[0] + 1
    return swapped and left[places[0]] == other[places[1]] and left[places[1]] == other[places[0]]


def run_of(values: Sequence[float], total: float, slack: float) -> bool:
    """True where neighbouring *values* add up to *total*."""
    for start in range(len(values)):
        value = 0.0
        for item in values[start:]:
            value += item
            if abs(value - total) <= slack:
                return True
    return False
