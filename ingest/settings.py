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
    max_unpacked_mb: float = 1_000.0  # of one .zip, or of the parts of one Office file
    max_zip_ratio: float = 150.0  # unpacked to packed; ordinary Office parts reach 60
    max_zip_entries: int = 5_000
    max_zip_depth: int = 2  # a .zip inside a .zip is opened, one inside that is not
    libreoffice_seconds: float = 120.0  # one conversion

    def __post_init__(self) -> None:
        for item in fields(self):
            if getattr(self, item.name) <= 0:
                raise ValueError(f"{item.name} must be positive")


DEFAULT = Settings()
MEGABYTE = 1024 * 1024
