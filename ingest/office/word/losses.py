"""What Petik does not read of a Word document, as notes: the user must know that it is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.document import Document as DocxDocument
from docx.oxml.ns import qn

from petik.ingest.office.word.text import Losses

FULL = 4  # filled cells that make a footer's table more than a layout of page number and file name
LONG = 40  # words that make a footer more than an address
_CHUNKS = {"html": "HTML", "mht": "HTML", "rtf": "RTF", "docx": "Word", "xml": "Word", "txt": "teks"}


def notes_of(document: DocxDocument, losses: Losses) -> tuple[str, ...]:
    """One note for each kind of content that was left out."""
    out = []
    if losses.struck:
        out.append(f"{losses.struck} potong teks yang dicoret tidak dibaca")
    if losses.hidden:
        out.append(f"{losses.hidden} potong teks tersembunyi (disembunyikan, putih, atau sangat kecil) tidak dibaca")
    if losses.hidden_rows:
        out.append(f"{losses.hidden_rows} baris tabel tersembunyi tidak dibaca")
    if losses.pictures:
        out.append(f"{losses.pictures} gambar di dalam dokumen tidak dibaca")
    if losses.charts:
        out.append(f"{losses.charts} grafik di dalam dokumen tidak dibaca")
    chunks = [_kind(document, chunk) for chunk in document.element.body.iter(qn("w:altChunk"))]
    if chunks:
        kinds = ", ".join(sorted(set(chunks)))
        out.append(f"{len(chunks)} sisipan ({kinds}) di dalam dokumen tidak dibaca; buka di Word lalu simpan ulang")
    footers = sum(_says_much(element) for element in _footers(document))
    if footers:
        out.append(f"{footers} kaki halaman berisi tabel atau teks panjang yang tidak dibaca")
    return tuple(out)


def _kind(document: DocxDocument, chunk: Any) -> str:
    """What a w:altChunk brings in, by the name of its part."""
    relation = document.part.rels.get(chunk.get(qn("r:id"), ""))
    if relation is None or relation.is_external:
        return "berkas lain"
    return _CHUNKS.get(str(relation.target_part.partname).rsplit(".", 1)[-1].lower(), "berkas lain")


def _footers(document: DocxDocument) -> Iterator[Any]:
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith("/footer"):
            element = getattr(relation.target_part, "element", None)
            if element is not None:
                yield element


def _says_much(element: Any) -> bool:
    words = sum(len((t.text or "").split()) for t in element.iter(qn("w:t")))
    filled = sum(any((t.text or "").strip() for t in cell.iter(qn("w:t"))) for cell in element.iter(qn("w:tc")))
    return words > LONG or filled >= FULL
