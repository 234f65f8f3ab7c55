"""What scanners, copiers and phones do to a printed page, seeded: the same page and seed give the same scan."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image

Pixels = npt.NDArray[np.uint8]
Dice = np.random.Generator
# faded toner is a neutral grey, which is not the tint of the paper: yellow, tan, pink, green
PAPERS = ((240, 222, 160), (222, 196, 150), (246, 200, 205), (196, 226, 190))
STAMP_INK, PEN_INK = (70, 60, 190), (30, 30, 120)


@dataclass(frozen=True, slots=True)
class Profile:
    """A way to scan: dots per inch of the print it starts from and of the scan, JPEG quality (0: one bit a pixel)."""

    scan: Callable[[Pixels, Dice], Pixels]
    print_dpi: int
    dpi: int
    quality: int


def twin(path: Path, profile: str, first: int, count: int) -> bytes:
    """Pages *first* (1-based) and following of the PDF at *path*, at most *count*, scanned: an image-only PDF."""
    dice = np.random.default_rng(zlib.crc32(f"{path.name} {profile}".encode()))
    how = PROFILES[profile]
    with pypdfium2.PdfDocument(path) as pdf:
        last = min(len(pdf), first - 1 + count)
        pages = [_stored(how.scan(_print(pdf[i], how.print_dpi), dice), how.quality) for i in range(first - 1, last)]
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=how.dpi)
    return out.getvalue()


def _print(page: pypdfium2.PdfPage, dpi: int) -> Pixels:
    return np.asarray(page.render(scale=dpi / 72).to_pil().convert("RGB"), dtype=np.uint8)


def _stored(pixels: Pixels, quality: int) -> Image.Image:
    image = Image.fromarray(pixels)
    if quality == 0:
        return image.convert("1")
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=quality)
    return Image.open(io.BytesIO(stream.getvalue()))


def _askew(image: Pixels, degrees: float, paper: int = 255) -> Pixels:
    h, w = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((w / 2, h / 2), degrees, 1)
    return np.asarray(cv2.warpAffine(image, matrix, (w, h), borderValue=(paper, paper, paper)), dtype=np.uint8)


def _grey(image: Pixels) -> Pixels:
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), dtype=np.uint8)


def _blurred(image: Pixels, sigma: float) -> Pixels:
    return np.asarray(cv2.GaussianBlur(image, (0, 0), sigma), dtype=np.uint8)


def _noisy(image: npt.NDArray[np.floating | np.uint8], dice: Dice, sigma: float) -> Pixels:
    return np.clip(image + dice.normal(0, sigma, image.shape), 0, 255).astype(np.uint8)


def clean200(page: Pixels, dice: Dice) -> Pixels:
    """A well kept office scanner."""
    grey = _blurred(_grey(_askew(page, dice.uniform(-0.8, 0.8))), 0.6)
    return _noisy(np.clip(grey * 0.9 + 12, 0, 255), dice, 4)


def tinted(page: Pixels, dice: Dice) -> Pixels:
    """Faded toner on coloured paper, as agreements often are."""
    paper = np.array(PAPERS[int(dice.integers(len(PAPERS)))], np.float32)
    toner = np.full(3, dice.uniform(70, 125), np.float32)
    dark = 1 - _askew(page, dice.uniform(-0.6, 0.6)).astype(np.float32) / 255
    mixed = np.clip(paper * (1 - dark) + toner * dark, 0, 255).astype(np.uint8)
    return _noisy(_blurred(mixed, 0.6), dice, 4)


def stamped(page: Pixels, dice: Dice) -> Pixels:
    """Two round stamps and three strokes of a pen across tables and signatures."""
    page = _askew(page, dice.uniform(-0.5, 0.5))
    h, w = page.shape[:2]
    ink = np.full_like(page, 255)
    for _ in range(2):
        x, y = int(dice.uniform(0.2, 0.8) * w), int(dice.uniform(0.4, 0.9) * h)
        for radius in (int(0.085 * w), int(0.07 * w)):
            cv2.circle(ink, (x, y), radius, STAMP_INK, 4, cv2.LINE_AA)
        cv2.putText(ink, "DINAS", (x - 60, y), cv2.FONT_HERSHEY_SIMPLEX, 1.1, STAMP_INK, 3, cv2.LINE_AA)
    for _ in range(3):
        start = [dice.uniform(0.2, 0.8) * w, dice.uniform(0.4, 0.9) * h]
        stroke = np.cumsum(dice.normal(0, 0.02 * w, (14, 2)), axis=0) + start
        cv2.polylines(ink, [stroke.astype(np.int32)], False, PEN_INK, 4, cv2.LINE_AA)
    both = (page.astype(np.float32) * (ink.astype(np.float32) / 255)).astype(np.uint8)
    return _noisy(_blurred(both, 0.5), dice, 3)


def phone(page: Pixels, dice: Dice) -> Pixels:
    """A photograph: uneven light, perspective, blur."""
    page = _askew(page, dice.uniform(-1.5, 1.5), 235)
    h, w = page.shape[:2]
    corners = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32)
    inwards = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]]) * dice.uniform(0, 0.02, (4, 2)) * (w, h)
    matrix = cv2.getPerspectiveTransform(corners, (corners + inwards).astype(np.float32))
    page = np.asarray(cv2.warpPerspective(page, matrix, (w, h), borderValue=(120, 110, 100)), dtype=np.uint8)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    far = (x / w - dice.uniform(0.2, 0.8)) ** 2 + (y / h - dice.uniform(0.2, 0.8)) ** 2
    light = (0.72 + 0.28 * np.exp(-far / 0.5))[..., None] * np.array([1, 0.98, 0.93])
    return _noisy(_blurred(np.clip(page * light, 0, 255).astype(np.uint8), 1.0), dice, 5)


def fax100(page: Pixels, dice: Dice) -> Pixels:
    """One bit a pixel at 100 dots per inch."""
    grey = _grey(_askew(page, dice.uniform(-1, 1)))
    small = np.asarray(cv2.resize(grey, None, fx=1 / 3, fy=1 / 3, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    return np.asarray((_noisy(small, dice, 6) > 165) * 255, dtype=np.uint8)


def copy150(page: Pixels, dice: Dice) -> Pixels:
    """A copy of a copy: strokes grown and broken, specks, a dark edge."""
    grey = _noisy(_blurred(_grey(_askew(page, dice.uniform(-1.2, 1.2))), 1.4), dice, 14)
    copied = ((grey > 150) * 255).astype(np.uint8)
    specks = (dice.random(copied.shape) > 0.9996).astype(np.uint8)
    copied[cv2.dilate(specks, np.ones((3, 3), np.uint8)) > 0] = 0
    small = np.asarray(cv2.resize(copied, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    small[:, : int(dice.uniform(0, 0.015) * small.shape[1])] = 20
    return _noisy(np.clip(small * 0.8 + 30, 0, 255), dice, 5)


PROFILES: dict[str, Profile] = {
    "clean200": Profile(clean200, 200, 200, 70),
    "tinted": Profile(tinted, 200, 200, 70),
    "stamped": Profile(stamped, 200, 200, 75),
    "phone": Profile(phone, 190, 190, 65),
    "fax100": Profile(fax100, 300, 100, 0),
    "copy150": Profile(copy150, 300, 150, 55),
}
