"""The text of a spreadsheet cell whose parts look differently: struck parts are left out, raised marks are marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from petik.ingest.raised_marks import raised


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a cell's text and how it is dressed."""

    text: str
    struck: bool = False
    raised: bool = False


def shown(parts: Iterable[Part]) -> tuple[str, int]:
    """The text that shows, and how many pieces of it are struck through."""
    text, struck = "", 0
    for part in parts:
        if part.struck:
            struck += bool(part.text.strip())
        else:
            text += raised(part.text, text) if part.raised else part.text
    return text, struck
