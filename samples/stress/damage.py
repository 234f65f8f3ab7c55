"""Kinds of damage that scanned pages come with, each seeded: the same page and seed give the same scan.

A kind takes a clean base page to a scanned file. All but the first have the light wear of any scanner as well, so that
a kind shows what *it* adds to an ordinary scan.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from petik.samples.paper import scan
from petik.samples.paper.scan import Picture
from petik.samples.stress.pages import DrawnDocument

BLACK = (28, 28, 30)
DPI = 200  # of a kind that is not about resolution
QUALITY = 70  # JPEG, likewise


@dataclass(frozen=True)
class Scan:
    """What a kind needs to know of its page: where to draw dice, and how densely the page is scanned."""

    dice: random.Random
    base: DrawnDocument
    dpi: int

    def seed(self) -> int:
        return self.dice.randrange(2**31)


Change = Callable[[Picture, Scan], Picture]


def broken_rules(picture: Picture, seed: int, point: bool) -> Picture:
    """Rulings worn away: dotted all along, or (*point* false) with gaps, some of them wide. Print is left alone."""
    generator = np.random.default_rng(seed)
    dark = (cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY) < 160).astype(np.uint8)
    length = max(30, picture.shape[1] // 28)
    result = picture.copy()
    for upright in (False, True):
        core = np.ones((length, 1) if upright else (1, length), np.uint8)
        rule = cv2.dilate(cv2.morphologyEx(dark, cv2.MORPH_OPEN, core), np.ones((3, 3), np.uint8)) > 0
        n = picture.shape[0] if upright else picture.shape[1]
        broken = _dots(n, picture.shape[1]) if point else _gaps(n, generator)
        result[rule & (broken[:, None] if upright else broken[None, :])] = 255
    return result


def _dots(n: int, width: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Where a dotted line of *n* pixels is white: two fifths of a short period."""
    pitch = max(5, width // 280)
    return np.asarray(np.arange(n) % pitch >= 0.6 * pitch)


def _gaps(n: int, generator: np.random.Generator) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Where a broken line of *n* pixels is white: about a seventh of it, in gaps of several sizes."""
    broken = np.zeros(n, dtype=bool)
    while broken.mean() < 0.14:
        first = int(generator.integers(n))
        broken[first : first + int(n * generator.choice((0.002, 0.004, 0.008, 0.02)))] = True
    return broken


def faded(picture: Picture, seed: int, rest: float) -> Picture:
    """Faint print: *rest* (0..1) of the toner is left, unevenly."""
    generator = np.random.default_rng(seed)
    coarse = cv2.resize(
        generator.random((9, 7)).astype(np.float32), picture.shape[1::-1], interpolation=cv2.INTER_CUBIC
    )
    bullet = generator.normal(1, 0.12, picture.shape[:2])
    ink = (255 - picture.astype(np.float64)) * (rest * (0.75 + 0.5 * coarse) * bullet)[..., None]
    return np.asarray(np.clip(255 - ink, 0, 255), dtype=np.uint8)


def shine_through(picture: Picture, reverse: Picture, strength: float) -> Picture:
    """The other side of the sheet, *reverse*, mirrored and soft, shines through with strength *strength* (0..1)."""
    height, width = picture.shape[:2]
    side = np.asarray(cv2.resize(reverse[:, ::-1], (width, height), interpolation=cv2.INTER_AREA), dtype=np.uint8)
    blurred = cv2.GaussianBlur(side, (0, 0), width / 1100)
    layer = 1 - strength * (255 - blurred.astype(np.float64)) / 255
    return np.asarray(picture * layer, dtype=np.uint8)


def specks(picture: Picture, seed: int, count: int, noise: float) -> Picture:
    """Specks of dirt of several sizes, as many white holes in the print, and sensor noise."""
    generator = np.random.default_rng(seed)
    result = picture.copy()
    height, width = result.shape[:2]
    for i in range(count):
        middle = (int(generator.integers(width)), int(generator.integers(height)))
        cv2.circle(result, middle, int(generator.choice((0, 0, 0, 1, 1, 2))), (25, 25, 25) if i % 2 else (255,) * 3, -1)
    coarse = result + generator.normal(0, noise, (height, width, 1))
    return np.asarray(np.clip(coarse, 0, 255), dtype=np.uint8)


def halftone(picture: Picture) -> Image.Image:
    """A 1-bit page as copiers dither it: even tones become a pattern of dots, print stays black."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    bayer = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]])
    threshold = np.tile((bayer + 0.5) * 16, (grey.shape[0] // 4 + 1, grey.shape[1] // 4 + 1))[
        : grey.shape[0], : grey.shape[1]
    ]
    return Image.fromarray(np.where(grey < threshold.clip(70, 246), 0, 255).astype(np.uint8)).convert(
        "1", dither=Image.Dither.NONE
    )


def signed(picture: Picture, p: Scan, black_ink: bool) -> Picture:
    """Everybody signs across the own name, and the office stamps over the first one's name and NIP."""
    scale = p.dpi / 72
    for i, place_name in enumerate(p.base.place):
        x, y = place_name.x * scale, (place_name.y - p.dice.uniform(2, 16)) * scale
        picture = scan.initials(
            picture,
            x,
            y,
            p.dice.uniform(90, 130) * scale,
            p.seed(),
            BLACK if black_ink else scan.BLUE,
            max(2, round(0.9 * scale)),
        )
        if i == 0:
            instansi = p.base.content.dokumen
            picture = scan.stamp(
                picture,
                x - p.dice.uniform(35, 60) * scale,
                y + p.dice.uniform(-12, 10) * scale,
                p.dice.uniform(38, 46) * scale,
                f"PEMERINTAH {(instansi.wilayah or '').upper()}"[:34],
                "DINAS",
                BLACK if black_ink else scan.PURPLE,
                p.dice.uniform(-25, 25),
                p.seed(),
            )
    return picture


def _worn(picture: Picture, p: Scan) -> Picture:
    """The light wear of any scan."""
    return scan.dirty(picture, p.seed(), 0.35 * p.dpi / 150, 3.0, 20)


def _edge(picture: Picture, p: Scan) -> Picture:
    """Black edges left and below or right and above, with a page laid slightly askew."""
    reverse = p.dice.random() < 0.5
    side = np.ascontiguousarray(np.rot90(picture, 2)) if reverse else picture
    side = scan.black_edge(side, p.seed(), round(p.dice.uniform(0.08, 0.22) * p.dpi))
    return scan.slanted(np.ascontiguousarray(np.rot90(side, 2)) if reverse else side, p.dice.uniform(-0.8, 0.8), 20)


def _reverse(p: Scan) -> Picture:
    """A page for the other side of the sheet: this one's own, which is as dense as its neighbours are."""
    return np.ascontiguousarray(np.roll(scan.raster(p.base.pdf, p.dpi)[0], p.dpi // 2, axis=0))


@dataclass(frozen=True)
class Damage:
    """A kind: what is done to the picture, how dense the scan is, and how it is stored."""

    change: Change | None = None
    dpi: tuple[int, ...] = (DPI,)
    quality: tuple[int, int] = (QUALITY, QUALITY)
    one_bit: bool = False
    raster: bool = False  # header cells with a grey ground, and a scanner that dithers it
    grey: bool = False
    worn: bool = True


def _slanted(g: Picture, p: Scan) -> Picture:
    return scan.slanted(g, p.dice.choice((-1, 1)) * p.dice.uniform(0.3, 3.0))


def _blurred(g: Picture, p: Scan) -> Picture:
    return np.asarray(cv2.GaussianBlur(g, (0, 0), p.dice.uniform(1.0, 1.9)), dtype=np.uint8)


KINDS: dict[str, Damage] = {
    "bersih 300 dpi": Damage(None, (300,), (85, 85), worn=False),
    "warna 400 dpi": Damage(None, (400,), (60, 60)),
    "abu 150 dpi": Damage(None, (150,), grey=True),
    "abu 100 dpi": Damage(None, (100,), grey=True),
    "1-bit 200 dpi": Damage(None, (200,), one_bit=True),
    "1-bit 150 dpi": Damage(None, (150,), one_bit=True),
    "1-bit 100 dpi": Damage(None, (100,), one_bit=True),
    "miring 0,3-3°": Damage(_slanted),
    "kabur": Damage(_blurred),
    "JPEG 20-40": Damage(None, (150, 200), (20, 40)),
    "derau dan bintik": Damage(lambda g, p: specks(g, p.seed(), p.dice.randint(400, 2500), p.dice.uniform(8, 20))),
    "tepi hitam": Damage(_edge),
    "cetakan pudar": Damage(lambda g, p: faded(g, p.seed(), p.dice.uniform(0.22, 0.45))),
    "stempel dan tanda tangan berwarna": Damage(lambda g, p: signed(g, p, False)),
    "stempel dan tanda tangan hitam": Damage(lambda g, p: signed(g, p, True), grey=True),
    "rebah": Damage(lambda g, p: scan.turned90(g, p.dice.choice((1, 3)))),
    "terbalik": Damage(lambda g, _: scan.turned90(g, 2)),
    "garis putus": Damage(lambda g, p: broken_rules(g, p.seed(), p.dice.random() < 0.5)),
    "kepala beraster": Damage(None, (150, 200), one_bit=True, raster=True),
    "tembus sisi belakang": Damage(lambda g, p: shine_through(g, _reverse(p), p.dice.uniform(0.12, 0.32))),
}


def scanned(base: DrawnDocument, name: str, seed: int) -> bytes:
    """The base page scanned with the damage *name*: an image-only PDF of one page."""
    kind = KINDS[name]
    dice = random.Random(seed)
    p = Scan(dice, base, dice.choice(kind.dpi))
    picture = scan.raster(base.pdf, p.dpi)[0]
    if kind.change is not None:
        picture = kind.change(picture, p)
    if kind.worn and not kind.raster:
        picture = _worn(picture, p)
    quality = dice.randint(*kind.quality)
    if kind.raster:
        return scan.as_pdf([halftone(picture)], p.dpi)
    if kind.one_bit:
        return scan.as_pdf([scan.two_colours(picture, dice.randint(130, 175), 0.0003, p.seed())], p.dpi)
    image = Image.fromarray(picture)
    return scan.as_pdf([image.convert("L") if kind.grey else image], p.dpi, quality)
