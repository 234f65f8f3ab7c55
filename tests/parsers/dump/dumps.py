"""Text dumps for tests: a text to a document, its lines, and parsed rows as plain texts."""

from __future__ import annotations

from collections.abc import Mapping

from petik.ingest.dump import read_dump
from petik.ingest.page import Document
from petik.parsers.dump import parse_dump
from petik.parsers.dump.lines import TextLine, dump_lines
from petik.parsers.dump.sections import split_sections
from petik.parsers.dump.shapes import read_shapes
from petik.parsers.model import IndikatorRow, ParsedDocument, Print


def document(text: str) -> Document:
    return Document("contoh.txt", "contoh.txt", "0" * 64, "dump", False, read_dump(text))


def lines(text: str) -> list[TextLine]:
    return dump_lines(document(text))


def parse(text: str) -> ParsedDocument:
    return parse_dump(document(text))


def parse_shape(text: str) -> ParsedDocument:
    """The dump read as one of the shapes that its sections have, whatever the model makes of it."""
    every = lines(text)
    return read_shapes(split_sections(every), every)


def texts(fields: Mapping[str, Print]) -> dict[str, str]:
    return {name: found.text for name, found in fields.items()}


def values(row: IndikatorRow) -> list[tuple[str | None, ...]]:
    """(periode, target, realisasi, capaian) of each period."""
    return [
        (n.periode, *(p.text if p is not None else None for p in (n.target, n.realisasi, n.capaian)))
        for n in row.nilai
    ]
