"""Colours for a status on a terminal; none where NO_COLOR is set (no-color.org), in a file or in a pipe."""

from __future__ import annotations

import os
from typing import TextIO

# ANSI (ECMA-48): green, yellow, red
CODES = {"ok": "32", "partial": "33", "refused": "31", "failed": "31"}


def wanted(stream: TextIO) -> bool:
    """True where *stream* is a terminal that shows colours and the user has not asked for none."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()


def coloured(line: str, word: str, status: str, stream: TextIO) -> str:
    """*line* with its *word* for *status* in colour; the line was made plain before, whatever file it tells of."""
    if not wanted(stream) or status not in CODES:
        return line
    return line.replace(f": {word}", f": \x1b[{CODES[status]}m{word}\x1b[0m", 1)
