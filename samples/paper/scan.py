"""Turns drawn pages into scans and photographs: skew, blur, noise, ink over print, black edges, turned pages.

Everything random comes from a seeded generator, so that a sample is the same each time it is drawn.
"""

from __future__ import annotations

import io
import math
import time
from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image, ImageDraw, ImageFont

Picture = npt.NDArray[np.uint8]  # height x width x 3, RGB

BLUE = (38, 56, 168)
PURPLE = (104, 66, 176)
_FIXED_MOMENT = time.gmtime(1_600_000_000)  # a scan's PDF carries a date: always the same one


def raster(pdf: bytes, dpi: int) -> list[Picture]:
    """The pages of a PDF as RGB pictures."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [np.asarray(page.render(scale=dpi / 72).to_pil().convert("RGB"), dtype=np.uint8) for page in document]
    finally:
        document.close()


def text_lines(pdf: bytes) -> list[list[tuple[float, float, str]]]:
    """Lines of text per page: left edge, lower edge (points from below, as PDF counts), text."""
    document = pypdfium2.PdfDocument(pdf)
    result: list[list[tuple[float, float, str]]] = []
    for page in document:
        text = page.get_textpage()
        boxes = [text.get_rect(i) for i in range(text.count_rects())]
        result.append([(k[0], k[1], text.get_text_bounded(*k).strip()) for k in boxes])
    document.close()
    return result


def _ink(picture: Picture, layer: npt.NDArray[np.float64], colour: tuple[int, int, int]) -> Picture:
    """Lays ink on the picture: `layer` 0..1 is how much of it, print below shows through (multiplied)."""
    paper = picture.astype(np.float64)
    painted = paper * (np.array(colour, dtype=np.float64) / 255.0)
    return (paper * (1 - layer[..., None]) + painted * layer[..., None]).astype(np.uint8)


def _face(size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size=size)


def stamp(
    picture: Picture,
    x: float,
    y: float,
    radius: float,
    around: str,
    centre: str,
    colour: tuple[int, int, int] = PURPLE,
    turn: float = -8.0,
    seed: int = 1,
) -> Picture:
    """A round office stamp around (x, y) pixels: two rings, text around, text in the middle, ink worn thin."""
    side = int(radius * 2.2)
    canvas = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(canvas)
    middle = side / 2
    for r, bold in ((radius, 3), (radius * 0.93, 1), (radius * 0.62, 2)):
        pen.ellipse(
            [middle - r, middle - r, middle + r, middle + r], outline=255, width=max(1, round(bold * radius / 70))
        )
    lettering = _face(radius * 0.2)
    for i, character in enumerate(around):
        angle = math.pi * (0.85 + 1.3 * (i + 0.5) / len(around))
        box = Image.new("L", (int(radius * 0.4), int(radius * 0.4)), 0)
        ImageDraw.Draw(box).text((box.width / 2, box.height / 2), character, 255, font=lettering, anchor="mm")
        box = box.rotate(-math.degrees(angle) - 90, resample=Image.Resampling.BICUBIC)
        canvas.paste(
            255,
            (
                int(middle + radius * 0.78 * math.cos(angle) - box.width / 2),
                int(middle + radius * 0.78 * math.sin(angle) - box.height / 2),
            ),
            box,
        )
    for i, line in enumerate(centre.split("\n")):
        pen.text(
            (middle, middle + (i - centre.count("\n") / 2) * radius * 0.24),
            line,
            255,
            font=_face(radius * 0.19),
            anchor="mm",
        )
    canvas = canvas.rotate(turn, resample=Image.Resampling.BICUBIC)
    generator = np.random.default_rng(seed)
    wear = cv2.GaussianBlur(generator.random((side, side)), (0, 0), side / 60)
    wear = np.clip((wear - wear.min()) / (wear.max() - wear.min()) * 1.6, 0.25, 1)
    layer = np.zeros(picture.shape[:2])
    _paste(layer, np.asarray(canvas, dtype=np.float64) / 255 * wear * 0.85, int(x - middle), int(y - middle))
    return _ink(picture, layer, colour)


def _paste(layer: npt.NDArray[np.float64], cut: npt.NDArray[np.float64], x: int, y: int) -> None:
    """Pastes `cut` with its corner at (x, y), clipped at the edges."""
    height, width = layer.shape
    x0, y0, x1, y1 = max(x, 0), max(y, 0), min(x + cut.shape[1], width), min(y + cut.shape[0], height)
    if x0 < x1 and y0 < y1:
        layer[y0:y1, x0:x1] = cut[y0 - y : y1 - y, x0 - x : x1 - x]


def initials(
    picture: Picture, x: float, y: float, width: float, seed: int, colour: tuple[int, int, int] = BLUE, bold: int = 3
) -> Picture:
    """A signature of loops and a long tail, centred on (x, y) pixels and `width` pixels wide."""
    generator = np.random.default_rng(seed)
    n = int(generator.integers(5, 8))
    t = np.linspace(0, 1, 260)
    px = (t - 0.5) * 0.8 + 0.13 * np.sin(2 * math.pi * (n * t + generator.random()))
    swing = 0.24 * (1 - 0.75 * t) * (0.7 + 0.5 * np.sin(2 * math.pi * (1.5 * t + generator.random())))
    py = swing * np.cos(2 * math.pi * (n * t + generator.random() * 0.3)) + 0.05 * np.sin(9 * t)
    px = np.append(px, [px[-1] + 0.08, 0.55, -0.1])  # the tail sweeps back under the name
    py = np.append(py, [py[-1] - 0.1, 0.02, 0.2 + 0.1 * generator.random()])
    point = np.stack([x + px * width, y + py * width], axis=1).round().astype(np.int32)
    layer = np.zeros(picture.shape[:2], dtype=np.uint8)
    cv2.polylines(layer, [point.reshape(-1, 1, 2)], False, 255, bold, cv2.LINE_AA)
    return _ink(picture, layer.astype(np.float64) / 255 * 0.92, colour)


def slanted(picture: Picture, degrees: float, background: int = 252) -> Picture:
    """Skews the page on the glass."""
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    result = cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(background,) * 3)
    return np.asarray(result, dtype=np.uint8)


def dirty(picture: Picture, seed: int, blurred: float = 0.7, noise: float = 5.0, dust: int = 60) -> Picture:
    """Blur, paper tone, sensor noise and specks of dust."""
    generator = np.random.default_rng(seed)
    fine = cv2.GaussianBlur(picture, (0, 0), blurred) if blurred else picture
    height, width = picture.shape[:2]
    tone = np.linspace(250, 243, width)[None, :, None] / 255
    result = fine.astype(np.float64) * tone + generator.normal(0, noise, (height, width, 1))
    clean: Picture = np.clip(result, 0, 255).astype(np.uint8)
    for _ in range(dust):
        middle = (int(generator.integers(width)), int(generator.integers(height)))
        cv2.circle(clean, middle, 0 if generator.random() < 0.8 else 1, (int(generator.integers(60, 170)),) * 3, -1)
    return clean


def black_edge(picture: Picture, seed: int, width: int = 26) -> Picture:
    """The dark edge that a lid left open makes, left and at the foot."""
    generator = np.random.default_rng(seed)
    result = picture.copy()
    height, area = result.shape[:2]
    left = (width * 0.6 + np.cumsum(generator.normal(0, 0.35, height))).clip(2, width)
    bottom = (width * 0.5 + np.cumsum(generator.normal(0, 0.3, area))).clip(2, width)
    result[np.arange(area)[None, :] < left[:, None]] = 14
    result[np.arange(height)[:, None] >= height - bottom[None, :]] = 14
    return result


def turned90(picture: Picture, times: int = 1) -> Picture:
    """Turns the page counter-clockwise by quarter turns."""
    return np.ascontiguousarray(np.rot90(picture, times))


def two_colours(picture: Picture, threshold: int = 150, specks: float = 0.0004, seed: int = 3) -> Image.Image:
    """A fax-like 1-bit page with pepper."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    black_ink = grey < threshold
    black_ink |= np.random.default_rng(seed).random(grey.shape) < specks
    return Image.fromarray(np.where(black_ink, 0, 255).astype(np.uint8)).convert("1", dither=Image.Dither.NONE)


def photograph(picture: Picture, seed: int) -> Picture:
    """A page photographed on a desk: perspective, shadow of the hand, warm light."""
    generator = np.random.default_rng(seed)
    height, width = picture.shape[:2]
    outside = int(width * 1.12), int(height * 1.08)
    shift = generator.uniform(0, 0.022, (4, 2)) * [width, height]
    angle = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float64)
    tujuan = np.array([[0.04, 0.03], [0.965, 0.045], [0.955, 0.975], [0.025, 0.955]]) * outside + shift * [1, 0.5]
    matrix = cv2.getPerspectiveTransform(angle.astype(np.float32), tujuan.astype(np.float32))
    result = cv2.warpPerspective(picture, matrix, outside, flags=cv2.INTER_AREA, borderValue=(96, 74, 58))
    yy, xx = np.mgrid[0 : outside[1], 0 : outside[0]]
    light = 0.98 - 0.22 * (xx / outside[0]) * (yy / outside[1]) - 0.08 * np.exp(-((xx / outside[0] - 0.2) ** 2) / 0.02)
    bright = result * light[..., None] * np.array([1.0, 0.985, 0.95])
    bright = cv2.GaussianBlur(bright, (0, 0), 0.8) + generator.normal(0, 3.0, (outside[1], outside[0], 1))
    return np.asarray(np.clip(bright, 0, 255), dtype=np.uint8)


def jpeg(picture: Picture | Image.Image, quality: int, dpi: int, grey: bool = False) -> bytes:
    image = picture if isinstance(picture, Image.Image) else Image.fromarray(picture)
    container = io.BytesIO()
    image.convert("L" if grey else "RGB").save(container, "JPEG", quality=quality, dpi=(dpi, dpi), optimize=True)
    return container.getvalue()


def as_pdf(pages: Sequence[Image.Image], dpi: int, quality: int = 60) -> bytes:
    """An image-only PDF: JPEG for grey and colour, CCITT G4 for 1-bit pages."""
    container = io.BytesIO()
    jpeg_quality = {} if all(h.mode == "1" for h in pages) else {"quality": quality}
    pages[0].save(
        container,
        "PDF",
        resolution=dpi,
        save_all=True,
        append_images=list(pages[1:]),
        creationDate=_FIXED_MOMENT,
        modDate=_FIXED_MOMENT,
        producer="Mesin Pindai",
        **jpeg_quality,
    )
    return container.getvalue()


def as_tiff(pages: Sequence[Image.Image], dpi: int) -> bytes:
    """A multi-page TIFF of 1-bit pages."""
    container = io.BytesIO()
    pages[0].save(container, "TIFF", compression="group4", save_all=True, append_images=list(pages[1:]), dpi=(dpi, dpi))
    return container.getvalue()
