"""Tables of Markdown ("| a | b |", the second row "|---|---|") to tab-separated rows, ragged or not."""

from __future__ import annotations

import re

# "|---|:--:|", "---|---": the row that parts a heading from what stands below it
DELIMITER = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$")
PIPE = re.compile(r"(?<!\\)\|")  # a bar of a text is written "\|"
BREAK = re.compile(r"<br\s*/?>", re.I)


def tabbed(text: str) -> str:
    """*text* with a tab for every bar inside its Markdown tables; the line numbers stay, all other lines too."""
    lines = text.split("\n")
    inside = False
    for i, line in enumerate(lines):
        if DELIMITER.match(line) and i and PIPE.search(lines[i - 1]):
            lines[i - 1], lines[i] = _row(lines[i - 1]), ""
            inside = True
        elif inside and PIPE.search(line):
            lines[i] = _row(line)
        else:
            inside = False
    return "\n".join(lines)


def _row(line: str) -> str:
    """The cells of one row, parted by tabs; a row without bars at its ends has as many cells as one with them."""
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if re.search(r"(?<!\\)\|$", inner) else inner
    cells = [BREAK.sub(" ", cell).replace("\\|", "|").strip() for cell in PIPE.split(inner)]
    return "\t".join(cells)
