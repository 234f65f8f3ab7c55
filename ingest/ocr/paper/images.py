"""Images as files (PNG, JPEG, TIFF with several pages) to pixels with a resolution. The only module that uses Pillow
for reading a user's file."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps, UnidentifiedImageError

from petik.ingest.errors import FileFailed, FileRefused
from petik.ingest.settings import DEFAULT, Settings

FORMATS = ("PNG", "JPEG", "TIFF")
SANE_DPI = (60.0, 1300.0)  # scanners and phones write 1, 72 or nothing where they do not know
SCREEN_DPI = frozenset({72.0, 96.0})  # what programs write when they do not know
A4_INCHES = (8.27, 11.69)  # width, height
F4_INCHES = (8.5, 13.0)  # folio, the other paper of Indonesian offices (215 x 330 mm)
F4_SHAPE = 1.47  # longer sheets are F4: half way between 1.414 and 1.529

LONGEST_SHAPE = 250  # long to short side: a roll of screen shots has 50; a line of one pixel is resized for minutes

# what Pillow raises on damaged files: KeyError and TypeError where a TIFF does not say how wide it is
_DAMAGE = (
    UnidentifiedImageError, OSError, EOFError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError,
    AttributeError, struct.error,
)  # fmt: skip
_BROKEN = "gambar rusak atau terpotong; pindai ulang atau minta salinan yang utuh"

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class ImageFile:
    """An open image file; `frames` counts its pages."""

    image: Image.Image
    frames: int

    def frame(self, index: int, settings: Settings = DEFAULT) -> tuple[Pixels, float]:
        """Page *index* (0-based) as RGB pixels (height, width, 3), upright by its EXIF mark, and its dpi.

        Raises FileFailed where the page is damaged, FileRefused where it has too many pixels.
        """
        try:
            self.image.seek(index)
            _check_pixels(self.image, settings)
            dpi = dpi_of(self.image)
            upright = ImageOps.exif_transpose(self.image)
            return np.asarray(_on_white(upright), dtype=np.uint8), dpi
        except (*_DAMAGE, Image.DecompressionBombError) as error:
            raise FileFailed(f"gambar rusak atau terpotong ({type(error).__name__}); pindai ulang") from error


@contextmanager
def open_image(source: Path | BinaryIO, settings: Settings = DEFAULT) -> Iterator[ImageFile]:
    """The image of a file or stream. Raises FileRefused for what is no image, is damaged, or has too many pixels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # _check_pixels decides
            image = Image.open(source, formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise FileRefused(_too_large(settings)) from error
    except _DAMAGE as error:
        raise FileRefused(_BROKEN) from error
    with image:
        _check_pixels(image, settings)
        yield ImageFile(image, min(_frames(image), settings.max_pages))


def _frames(image: Image.Image) -> int:
    """Pages of the file; Pillow walks through all of them to count."""
    try:
        return int(getattr(image, "n_frames", 1))
    except _DAMAGE as error:
        raise FileRefused(_BROKEN) from error


def dpi_of(image: Image.Image) -> float:
    """Dots per inch: from the file where it says something credible, else as if the sheet were A4 or F4."""
    stated = image.info.get("dpi", (0.0, 0.0))
    try:
        x, y = float(stated[0]), float(stated[1])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        x = y = 0.0
    if SANE_DPI[0] <= x <= SANE_DPI[1] and abs(x - y) <= 0.05 * x and not _just_screen(image, x):
        return x
    short, long = sorted(image.size)
    width, height = F4_INCHES if long / max(1, short) > F4_SHAPE else A4_INCHES
    return min(SANE_DPI[1], max(SANE_DPI[0], (short / width + long / height) / 2))


def _just_screen(image: Image.Image, dpi: float) -> bool:
    """A screen resolution that would make the sheet far larger than paper is no statement."""
    return round(dpi) in SCREEN_DPI and max(image.size) / dpi > 1.5 * F4_INCHES[1]


def _check_pixels(image: Image.Image, settings: Settings) -> None:
    short, long = sorted(image.size)
    if long > LONGEST_SHAPE * max(1, short):
        raise FileRefused(f"gambar {image.width} x {image.height} piksel terlalu sempit untuk memuat tulisan")
    if image.width * image.height > settings.max_image_megapixels * 1e6:
        raise FileRefused(_too_large(settings))


def _too_large(settings: Settings) -> str:
    return f"gambar lebih besar dari {settings.max_image_megapixels:g} megapiksel; pindai dengan resolusi lebih rendah"


def _on_white(image: Image.Image) -> Image.Image:
    """RGB; transparent parts become paper, 16-bit grey is brought to 8 bits."""
    if image.mode in ("I", "I;16", "I;16B", "I;16L", "F"):
        grey = np.array(image, dtype=np.float32)  # half of what doubles take: there may be 150 million
        grey *= 255.0 / (255.0 if grey.max(initial=0.0) <= 255 else 65535.0)
        return Image.fromarray(np.clip(grey, 0, 255, out=grey).astype(np.uint8)).convert("RGB")
    if "A" in image.getbands() or "transparency" in image.info:
        with_alpha = image.convert("RGBA")
        paper = Image.new("RGBA", with_alpha.size, "white")
        return Image.alpha_composite(paper, with_alpha).convert("RGB")
    return image.convert("RGB")
