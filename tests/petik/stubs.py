"""Reading that only tells which files it was given, for tests of what happens around it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from petik.ingest.errors import FileRefused
from petik.ingest.page import Box, Document, Page, Word
from petik.ingest.settings import Settings
from petik.one.pipeline import Stages
from petik.parsers.model import Cell, Identity, Line, ParsedDocument, Table
from petik.schemas.record import Asal, Dokumen, Indikator, Rekaman

WORD = Word("Jumlah", Box(10, 10, 40, 20), "text")
CELL = Cell(0, 0, 1, 1, Box(0, 0, 50, 30), (Line((WORD,), WORD.box),))


def stubbed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files that will be read, in their order; what a file's text says happens to it."""
    names: list[str] = []

    def read(path: Path, settings: Settings, on_page: Callable[[int, int], None] | None, cache: Any) -> Document:
        names.append(path.name)
        text = path.read_text()
        if "henti" in text:
            raise KeyboardInterrupt
        if "tolak" in text:
            raise FileRefused("berkas dikunci")
        notes = ("nama",) if "nama" in text else ()
        pages = tuple(Page(n, 595, 842, "ocr" if n == 2 else "text", (WORD,)) for n in (1, 2))
        return Document(path.name, str(path), "ab", "pdf", True, pages, notes)

    def parse(document: Document) -> ParsedDocument:
        return ParsedDocument(Identity(), [], [Table(1, CELL.box, 1, 1, (CELL,), "lattice")])

    def build(document: Document, parsed: ParsedDocument) -> Rekaman:
        asal = {"dokumen/tahun": Asal(sumber="text", keyakinan=0.3, catatan="dari nama berkas")}
        dokumen = Dokumen(berkas=document.name, jenis="pk")
        return Rekaman(dokumen=dokumen, indikator=[Indikator(indikator="Jumlah")], asal=asal if document.notes else {})

    monkeypatch.setattr("petik.one.pipeline.stages", lambda: Stages(read, parse, build))
    monkeypatch.delenv("PETIK_BAHASA", raising=False)
    return names


def files(folder: Path, **texts: str) -> Path:
    """A folder with files "NAME.txt" of the given texts."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    return folder
