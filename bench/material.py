"""What the benchmark reads: the PDFs at hand, parted into digital ones and scans, cut or lengthened where needed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from petik.ingest.errors import PetikError
from petik.ingest.pdf.document import open_pdf

SAMPLES = Path(__file__).parent.parent / "samples" / "files"


@dataclass(frozen=True, slots=True)
class Material:
    """PDFs with their number of pages: every page has a text layer to be trusted, or none has."""

    digital: tuple[tuple[Path, int], ...]
    scans: tuple[tuple[Path, int], ...]


def collect(shared: Path) -> Material:
    """All PDFs below *shared*/corpus, or the samples where there is no such folder. Mixed files are left out."""
    corpus = shared / "corpus"
    digital, scans = [], []
    for path in sorted((corpus if corpus.is_dir() else SAMPLES).rglob("*.pdf")):
        try:
            with open_pdf(path) as file:
                reasons = [file.needs_ocr(index) for index in range(file.page_count)]
        except PetikError:
            continue
        if not any(reasons):
            digital.append((path, len(reasons)))
        elif all(reasons):
            scans.append((path, len(reasons)))
    return Material(tuple(digital), tuple(scans))


def middle(path: Path, pages: int, most: int, folder: Path) -> Path:
    """*path* itself, or a copy in *folder* of *most* pages from its middle where it has more."""
    if pages <= most:
        return path
    start = (pages - most) // 2
    return _copy(path, list(range(start, start + most)), folder / path.name)


def repeated(path: Path, pages: int, folder: Path) -> Path:
    """A PDF of so many *pages*: those of *path*, again and again."""
    with open_pdf(path) as file:
        own = file.page_count
    return _copy(path, [n % own for n in range(pages)], folder / f"{pages}_{path.name}")


def _copy(path: Path, pages: list[int], to: Path) -> Path:
    source, target = pypdfium2.PdfDocument(path), pypdfium2.PdfDocument.new()
    try:
        target.import_pages(source, pages)
        target.save(to)
    finally:
        target.close()
        source.close()
    return to
