"""Raised footnote marks behind numbers: "86,67" with a small raised 1 is 86,67¹, never 86,671.

Every reader knows in its own way which characters are raised (Word and Excel by a property, PDF by size and base line);
here they become the Unicode signs for raised characters, which stay part of the print and never of the value.
"""

from __future__ import annotations

import re

# "1", "12", "2)", "(3)", "*", "a": what footnotes are marked with
_MARK = re.compile(r"^\(?(?:\d{1,2}|[a-e]|\*{1,3})\)?$")
_NUMBER_END = re.compile(r"[\d%][)\s]?$")  # "86,67", "4 %", "(12)": what a mark may stand behind
_RAISED = str.maketrans("0123456789()abcde", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ᵃᵇᶜᵈᵉ")


def is_mark(text: str) -> bool:
    """True for what footnotes are marked with, raised or not: "1", "2)", "*"."""
    return _MARK.match(text) is not None


def raised(text: str, before: str) -> str:
    """Raised *text* that follows *before* on the line: as raised characters where it marks a footnote of a number.

    Elsewhere ("m" with a raised 2, a raised "st") it is returned as it is.
    """
    mark = text.strip()
    if not _MARK.match(mark) or not _NUMBER_END.search(before):
        return text
    return text.translate(_RAISED)
