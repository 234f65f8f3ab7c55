"""The limits of reading, in one place: a hostile or broken file must not cost the machine."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Settings:
    """Every limit has a default with its reason; raises ValueError where one is not positive."""

    max_file_mb: float = 500.0  # a scanned 500-page LKIP in colour has some 250 MB
    max_pages: int = 2_000  # the longest real LKIP with annexes has some 500 pages
    max_image_megapixels: float = 150.0  # A3 at 600 dpi has 70; more is no scan of a letter
    ocr_dpi: float = 300.0  # Tesseract was trained on about this; finer costs time and reads no better
    max_cells: int = 200_000  # cells with content of one workbook, or of all tables of one text document
    max_text_mb: float = 10.0  # one text file; the dump of a long LKIP has 2
    max_unpacked_mb: float = 1_000.0  # one .zip with all archives inside it, or the parts of one Office file
    max_xml_mb: float = 200.0  # the XML of one Office file; a workbook of 200,000 cells has some 20
    max_zip_ratio: float = 150.0  # unpacked to packed; ordinary Office parts reach 60
    max_zip_entries: int = 5_000  # one .zip with all archives inside it
    max_zip_depth: int = 2  # a .zip inside a .zip is opened, one inside that is not
    libreoffice_seconds: float = 120.0  # one conversion
    piece_seconds: float = 2.0  # a worker reads pages of one file, then it asks what is next; the page begun ends first
    page_seconds: float = 600.0  # without a finished page; a poster at 600 dpi took under a minute
    file_seconds: float = 21_600.0  # one file; 500 scanned pages take two to three hours on a slow machine
    picture_seconds: float = 30.0  # one picture for the report; a page takes under a second
    memory_mb: float = 4_000.0  # one reading process, each program it starts; an image of 150 megapixels needs 3,500

    def __post_init__(self) -> None:
        for item in fields(self):
            if getattr(self, item.name) <= 0:
                raise ValueError(f"{item.name} must be positive")


DEFAULT = Settings()
MEGABYTE = 1024 * 1024
