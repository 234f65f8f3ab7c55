"""Which level a row of a stacked column stands on: wording, numbering, bold print, and budgets whose sums close."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from petik.parsers.model import Line
from petik.parsers.print.level_words import LEVELS, named_level
from petik.parsers.print.lines import line_of
from petik.parsers.print.strings import NUMBERING

# Permendagri 90/2019: urusan.bidang.program.kegiatan.subkegiatan, "1.02.02.2.01.03"
CODE = re.compile(r"^(\d{1,2}(?:\.\d{1,4}){1,6})\.?\s")


@dataclass(frozen=True, slots=True)
class StackedCell:
    """The lines of one stacked cell by level; a level that the cell does not print is absent."""

    parts: dict[str, list[Line]]


def split_stacked(lines: Sequence[Line]) -> StackedCell:
    """A cell that prints program and kegiatan one below the other: bold or wording parts them."""
    if not lines:
        return StackedCell({})
    lines = [part for line in lines for part in _split_at_bold(line)]
    blocks: list[tuple[str | None, list[Line]]] = []
    some_bold = any(line.bold for line in lines)
    all_bold = all(line.bold for line in lines)
    for line in lines:
        first = line.words[0].text
        named = named_level(line.text) if first[:1].isupper() or NUMBERING.match(first) else None
        mixed = some_bold and not all_bold
        level = "program" if (mixed and line.bold) else named if named in LEVELS else None
        if mixed and not line.bold and named == "program":
            level = "kegiatan"
        before = blocks[-1] if blocks else None
        starts_new = before is None or (level is not None and level != before[0]) or (
            mixed and before[0] == "program" and not line.bold
        )
        if starts_new:
            below = "kegiatan" if before is not None and before[0] == "program" else None
            blocks.append((level or below, [line]))
        elif before is not None:
            before[1].append(line)
    parts: dict[str, list[Line]] = {}
    for found, block in blocks:
        parts.setdefault(found or "kegiatan", []).extend(block)
    return StackedCell(parts)


def _split_at_bold(line: Line) -> list[Line]:
    """A line on which bold print ends (a programme's last word, then its kegiatan) is cut there."""
    bold = [w.bold for w in line.words]
    end = bold.index(False) if bold[0] and not all(bold) else 0
    if end == 0 or any(bold[end:]):
        return [line]
    return [line_of(line.words[:end]), line_of(line.words[end:])]


