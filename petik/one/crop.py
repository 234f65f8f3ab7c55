"""The part of a page around a place, as a small picture."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from petik.ingest.ocr.paper.prepare import Pixels, upright
from petik.ingest.pdf.document import open_pdf
from petik.ingest.reader import render_page
from petik.one.place import Place, Rect

DPI = 110.0
AROUND = (130.0, 16.0)  # points of the page that are shown beside and above the place
WIDEST = 460.0  # points: a longer place is shown from its beginning


def cut_out(path: Path, number: int, place: Place, box: Rect) -> bytes:
    """The place on the page as PNG. Raises what the reader raises, ValueError where the place is off the page."""
    return _crop(whole_page(path, number, place), box, place.width)


@lru_cache(maxsize=4)
def whole_page(path: Path, number: int, place: Place) -> Pixels:
    """The page as it was read: upright and straight."""
    turned = 0
    if path.suffix.lower() == ".pdf":
        with open_pdf(path) as file:
            pixels, turned = file.render(number - 1, DPI), file.rotation(number - 1)
    else:
        pixels = render_page(path, number, DPI)
    return upright(pixels, place.turns - turned, place.skew) if place.source == "ocr" else pixels


def _crop(pixels: Pixels, box: Rect, width: float) -> bytes:
    """The part of the page around *box* (points), with the place framed."""
    scale = pixels.shape[1] / width
    x0, top, x1, bottom = box
    x1 = min(x1, x0 + WIDEST)
    frame = [round(v * scale) for v in (x0, top, x1, bottom)]
    left, upper = max(0, round((x0 - AROUND[0]) * scale)), max(0, round((top - AROUND[1]) * scale))
    right, lower = round((x1 + AROUND[0]) * scale), round((bottom + AROUND[1]) * scale)
    part = np.ascontiguousarray(pixels[upper:lower, left:right])
    if part.size == 0:
        raise ValueError("the place lies outside the page")
    picture = Image.fromarray(part)
    _framed(picture, [frame[0] - left, frame[1] - upper, frame[2] - left, frame[3] - upper])
    if picture.width > 720:
        picture = picture.resize((720, max(1, round(picture.height * 720 / picture.width))), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    # against Pillow's usual ways: as legible, less than half the bytes, a twentieth of the time
    picture.quantize(32, method=Image.Quantize.FASTOCTREE).save(out, format="PNG")
    return out.getvalue()


def _framed(picture: Image.Image, frame: list[int]) -> None:
    x0, top, x1, bottom = frame
    ImageDraw.Draw(picture).rectangle([x0 - 3, top - 3, x1 + 3, bottom + 3], outline=(213, 94, 0), width=2)
