"""Small pictures of places on pages, for the report of findings.

A page that was read without trouble may still be one that cannot be drawn: pictures are made in a process of their own,
and a file that ends or stops it gets none.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Mapping
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np
import pyarrow as pa
from PIL import Image, ImageDraw

from ingest.errors import PetikError
from ingest.image_prep import Pixels, upright
from ingest.pdf import open_pdf
from ingest.reader import render_page
from ingest.settings import DEFAULT
from petik.apart import Apart
from schemas.temuan import Temuan

DPI = 110.0
AROUND = (130.0, 16.0)  # points of the page that are shown beside and above the place
WIDEST = 460.0  # points: a longer place is shown from its beginning
WITHOUT = frozenset({"office", "dump"})  # laid out by Petik itself: there is no page to look at

Rect = tuple[float, float, float, float]

_log = logging.getLogger("petik")


@dataclass(frozen=True, slots=True)
class _Place:
    """What is needed to bring a page's picture into the position in which it was read."""

    source: str
    turns: int
    skew: float
    width: float


@dataclass(slots=True)
class Pictures:
    """Cuts pictures out of the files. A context manager.

    *files*: where the files of this run lie (record name to path). *apart*: in a process of its own, as is due to
    files of strangers; tests may do without.
    """

    files: Mapping[str, Path] = field(default_factory=dict)
    apart: bool = True
    helper: Apart = field(default_factory=lambda: Apart(DEFAULT.picture_seconds))
    _given_up: set[Path] = field(default_factory=set)

    def __enter__(self) -> Pictures:
        return self

    def __exit__(self, *_error: object) -> None:
        self.helper.close()

    def cutter(self, sources: Mapping[str, str], pages: pa.Table) -> Callable[[Temuan], bytes | None]:
        """A function from a finding to its picture (PNG), None where there is none.

        *sources*: where each record's file lay; *pages*: the table `halaman`.
        """
        places = {
            (row["dok_id"], row["halaman"]): _Place(row["sumber"], row["putaran"], row["kemiringan"], row["lebar"])
            for row in pages.to_pylist()
        }

        def cut(temuan: Temuan) -> bytes | None:
            place = places.get((temuan.dok_id, temuan.halaman))
            if temuan.kotak is None or temuan.halaman is None or place is None or place.source in WITHOUT:
                return None
            path = self.files.get(temuan.dok_id) or Path(sources.get(temuan.dok_id, ""))
            if not path.is_file() or path in self._given_up:
                return None
            return self._cut(path, temuan.halaman, place, temuan.kotak)

        return cut

    def _cut(self, path: Path, number: int, place: _Place, box: Rect) -> bytes | None:
        try:
            if self.apart:
                return self.helper.call(picture, path, number, place, box)
            return picture(path, number, place, box)
        except (PetikError, OSError, ValueError, MemoryError, BrokenProcessPool) as error:  # OSError: also TimeoutError
            _log.warning("%s, halaman %d: tidak ada gambar (%r)", path, number, error)
            if isinstance(error, TimeoutError | BrokenProcessPool):
                self._given_up.add(path)
            return None


def picture(path: Path, number: int, place: _Place, box: Rect) -> bytes:
    """The place on the page as PNG. Raises what the reader raises, ValueError where the place is off the page."""
    return _crop(_page(path, number, place), box, place.width)


@lru_cache(maxsize=4)
def _page(path: Path, number: int, place: _Place) -> Pixels:
    """The page as it was read: upright and straight."""
    pixels = render_page(path, number, DPI)
    if place.source == "ocr":
        turned = 0
        if path.suffix.lower() == ".pdf":
            with open_pdf(path) as file:
                turned = file.rotation(number - 1)
        pixels = upright(pixels, place.turns - turned, place.skew)
    return pixels


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
    picture.quantize(32).save(out, format="PNG", optimize=True)
    return out.getvalue()


def _framed(picture: Image.Image, frame: list[int]) -> None:
    x0, top, x1, bottom = frame
    ImageDraw.Draw(picture).rectangle([x0 - 3, top - 3, x1 + 3, bottom + 3], outline=(213, 94, 0), width=2)
