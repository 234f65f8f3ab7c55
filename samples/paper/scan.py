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

Gambar = npt.NDArray[np.uint8]  # height x width x 3, RGB

BIRU = (38, 56, 168)
UNGU = (104, 66, 176)
_SAAT_TETAP = time.gmtime(1_600_000_000)  # a scan's PDF carries a date: always the same one


def raster(pdf: bytes, dpi: int) -> list[Gambar]:
    """The pages of a PDF as RGB pictures."""
    dokumen = pypdfium2.PdfDocument(pdf)
    try:
        return [np.asarray(hal.render(scale=dpi / 72).to_pil().convert("RGB"), dtype=np.uint8) for hal in dokumen]
    finally:
        dokumen.close()


def baris_teks(pdf: bytes) -> list[list[tuple[float, float, str]]]:
    """Lines of text per page: left edge, lower edge (points from below, as PDF counts), text."""
    dokumen = pypdfium2.PdfDocument(pdf)
    hasil: list[list[tuple[float, float, str]]] = []
    for halaman in dokumen:
        teks = halaman.get_textpage()
        kotak = [teks.get_rect(i) for i in range(teks.count_rects())]
        hasil.append([(k[0], k[1], teks.get_text_bounded(*k).strip()) for k in kotak])
    dokumen.close()
    return hasil


def _tinta(gambar: Gambar, lapis: npt.NDArray[np.float64], warna: tuple[int, int, int]) -> Gambar:
    """Lays ink on the picture: `lapis` 0..1 is how much of it, print below shows through (multiplied)."""
    kertas = gambar.astype(np.float64)
    bercat = kertas * (np.array(warna, dtype=np.float64) / 255.0)
    return (kertas * (1 - lapis[..., None]) + bercat * lapis[..., None]).astype(np.uint8)


def _huruf(ukuran: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size=ukuran)


def stempel(
    gambar: Gambar, x: float, y: float, jari: float, melingkar: str, tengah: str,
    warna: tuple[int, int, int] = UNGU, putar: float = -8.0, biji: int = 1,
) -> Gambar:
    """A round office stamp around (x, y) pixels: two rings, text around, text in the middle, ink worn thin."""
    sisi = int(jari * 2.2)
    kanvas = Image.new("L", (sisi, sisi), 0)
    pena = ImageDraw.Draw(kanvas)
    pusat = sisi / 2
    for r, tebal in ((jari, 3), (jari * 0.93, 1), (jari * 0.62, 2)):
        pena.ellipse([pusat - r, pusat - r, pusat + r, pusat + r], outline=255, width=max(1, round(tebal * jari / 70)))
    huruf = _huruf(jari * 0.2)
    for i, aksara in enumerate(melingkar):
        sudut = math.pi * (0.85 + 1.3 * (i + 0.5) / len(melingkar))
        kotak = Image.new("L", (int(jari * 0.4), int(jari * 0.4)), 0)
        ImageDraw.Draw(kotak).text((kotak.width / 2, kotak.height / 2), aksara, 255, font=huruf, anchor="mm")
        kotak = kotak.rotate(-math.degrees(sudut) - 90, resample=Image.Resampling.BICUBIC)
        kanvas.paste(255, (int(pusat + jari * 0.78 * math.cos(sudut) - kotak.width / 2),
                           int(pusat + jari * 0.78 * math.sin(sudut) - kotak.height / 2)), kotak)
    for i, baris in enumerate(tengah.split("\n")):
        pena.text((pusat, pusat + (i - tengah.count("\n") / 2) * jari * 0.24), baris, 255, font=_huruf(jari * 0.19),
                  anchor="mm")
    kanvas = kanvas.rotate(putar, resample=Image.Resampling.BICUBIC)
    acak = np.random.default_rng(biji)
    aus = cv2.GaussianBlur(acak.random((sisi, sisi)), (0, 0), sisi / 60)
    aus = np.clip((aus - aus.min()) / (aus.max() - aus.min()) * 1.6, 0.25, 1)
    lapis = np.zeros(gambar.shape[:2])
    _tempel(lapis, np.asarray(kanvas, dtype=np.float64) / 255 * aus * 0.85, int(x - pusat), int(y - pusat))
    return _tinta(gambar, lapis, warna)


def _tempel(lapis: npt.NDArray[np.float64], potong: npt.NDArray[np.float64], x: int, y: int) -> None:
    """Pastes `potong` with its corner at (x, y), clipped at the edges."""
    tinggi, lebar = lapis.shape
    x0, y0, x1, y1 = max(x, 0), max(y, 0), min(x + potong.shape[1], lebar), min(y + potong.shape[0], tinggi)
    if x0 < x1 and y0 < y1:
        lapis[y0:y1, x0:x1] = potong[y0 - y:y1 - y, x0 - x:x1 - x]


def paraf(
    gambar: Gambar, x: float, y: float, lebar: float, biji: int, warna: tuple[int, int, int] = BIRU, tebal: int = 3
) -> Gambar:
    """A signature of loops and a long tail, centred on (x, y) pixels and `lebar` pixels wide."""
    acak = np.random.default_rng(biji)
    n = int(acak.integers(5, 8))
    t = np.linspace(0, 1, 260)
    px = (t - 0.5) * 0.8 + 0.13 * np.sin(2 * math.pi * (n * t + acak.random()))
    ayun = 0.24 * (1 - 0.75 * t) * (0.7 + 0.5 * np.sin(2 * math.pi * (1.5 * t + acak.random())))
    py = ayun * np.cos(2 * math.pi * (n * t + acak.random() * 0.3)) + 0.05 * np.sin(9 * t)
    px = np.append(px, [px[-1] + 0.08, 0.55, -0.1])  # the tail sweeps back under the name
    py = np.append(py, [py[-1] - 0.1, 0.02, 0.2 + 0.1 * acak.random()])
    titik = np.stack([x + px * lebar, y + py * lebar], axis=1).round().astype(np.int32)
    lapis = np.zeros(gambar.shape[:2], dtype=np.uint8)
    cv2.polylines(lapis, [titik.reshape(-1, 1, 2)], False, 255, tebal, cv2.LINE_AA)
    return _tinta(gambar, lapis.astype(np.float64) / 255 * 0.92, warna)


def miring(gambar: Gambar, derajat: float, latar: int = 252) -> Gambar:
    """Skews the page on the glass."""
    tinggi, lebar = gambar.shape[:2]
    matriks = cv2.getRotationMatrix2D((lebar / 2, tinggi / 2), derajat, 1.0)
    hasil = cv2.warpAffine(gambar, matriks, (lebar, tinggi), flags=cv2.INTER_LINEAR, borderValue=(latar,) * 3)
    return np.asarray(hasil, dtype=np.uint8)


def kotor(gambar: Gambar, biji: int, kabur: float = 0.7, derau: float = 5.0, debu: int = 60) -> Gambar:
    """Blur, paper tone, sensor noise and specks of dust."""
    acak = np.random.default_rng(biji)
    halus = cv2.GaussianBlur(gambar, (0, 0), kabur) if kabur else gambar
    tinggi, lebar = gambar.shape[:2]
    nada = np.linspace(250, 243, lebar)[None, :, None] / 255
    hasil = halus.astype(np.float64) * nada + acak.normal(0, derau, (tinggi, lebar, 1))
    bersih: Gambar = np.clip(hasil, 0, 255).astype(np.uint8)
    for _ in range(debu):
        pusat = (int(acak.integers(lebar)), int(acak.integers(tinggi)))
        cv2.circle(bersih, pusat, 0 if acak.random() < 0.8 else 1, (int(acak.integers(60, 170)),) * 3, -1)
    return bersih


def tepi_hitam(gambar: Gambar, biji: int, lebar: int = 26) -> Gambar:
    """The dark edge that a lid left open makes, left and at the foot."""
    acak = np.random.default_rng(biji)
    hasil = gambar.copy()
    tinggi, luas = hasil.shape[:2]
    kiri = (lebar * 0.6 + np.cumsum(acak.normal(0, 0.35, tinggi))).clip(2, lebar)
    bawah = (lebar * 0.5 + np.cumsum(acak.normal(0, 0.3, luas))).clip(2, lebar)
    hasil[np.arange(luas)[None, :] < kiri[:, None]] = 14
    hasil[np.arange(tinggi)[:, None] >= tinggi - bawah[None, :]] = 14
    return hasil


def putar90(gambar: Gambar, kali: int = 1) -> Gambar:
    """Turns the page counter-clockwise by quarter turns."""
    return np.ascontiguousarray(np.rot90(gambar, kali))


def dua_warna(gambar: Gambar, ambang: int = 150, bintik: float = 0.0004, biji: int = 3) -> Image.Image:
    """A fax-like 1-bit page with pepper."""
    abu = cv2.cvtColor(gambar, cv2.COLOR_RGB2GRAY)
    hitam = abu < ambang
    hitam |= np.random.default_rng(biji).random(abu.shape) < bintik
    return Image.fromarray(np.where(hitam, 0, 255).astype(np.uint8)).convert("1", dither=Image.Dither.NONE)


def foto(gambar: Gambar, biji: int) -> Gambar:
    """A page photographed on a desk: perspective, shadow of the hand, warm light."""
    acak = np.random.default_rng(biji)
    tinggi, lebar = gambar.shape[:2]
    luar = int(lebar * 1.12), int(tinggi * 1.08)
    geser = acak.uniform(0, 0.022, (4, 2)) * [lebar, tinggi]
    sudut = np.array([[0, 0], [lebar, 0], [lebar, tinggi], [0, tinggi]], dtype=np.float64)
    tujuan = np.array([[0.04, 0.03], [0.965, 0.045], [0.955, 0.975], [0.025, 0.955]]) * luar + geser * [1, 0.5]
    matriks = cv2.getPerspectiveTransform(sudut.astype(np.float32), tujuan.astype(np.float32))
    hasil = cv2.warpPerspective(gambar, matriks, luar, flags=cv2.INTER_AREA, borderValue=(96, 74, 58))
    yy, xx = np.mgrid[0:luar[1], 0:luar[0]]
    cahaya = 0.98 - 0.22 * (xx / luar[0]) * (yy / luar[1]) - 0.08 * np.exp(-((xx / luar[0] - 0.2) ** 2) / 0.02)
    terang = hasil * cahaya[..., None] * np.array([1.0, 0.985, 0.95])
    terang = cv2.GaussianBlur(terang, (0, 0), 0.8) + acak.normal(0, 3.0, (luar[1], luar[0], 1))
    return np.asarray(np.clip(terang, 0, 255), dtype=np.uint8)


def jpeg(gambar: Gambar | Image.Image, mutu: int, dpi: int, abu: bool = False) -> bytes:
    citra = gambar if isinstance(gambar, Image.Image) else Image.fromarray(gambar)
    wadah = io.BytesIO()
    citra.convert("L" if abu else "RGB").save(wadah, "JPEG", quality=mutu, dpi=(dpi, dpi), optimize=True)
    return wadah.getvalue()


def jadi_pdf(halaman: Sequence[Image.Image], dpi: int, mutu: int = 60) -> bytes:
    """An image-only PDF: JPEG for grey and colour, CCITT G4 for 1-bit pages."""
    wadah = io.BytesIO()
    mutu_jpeg = {} if all(h.mode == "1" for h in halaman) else {"quality": mutu}
    halaman[0].save(wadah, "PDF", resolution=dpi, save_all=True, append_images=list(halaman[1:]),
                    creationDate=_SAAT_TETAP, modDate=_SAAT_TETAP, producer="Mesin Pindai", **mutu_jpeg)
    return wadah.getvalue()


def jadi_tiff(halaman: Sequence[Image.Image], dpi: int) -> bytes:
    """A multi-page TIFF of 1-bit pages."""
    wadah = io.BytesIO()
    halaman[0].save(wadah, "TIFF", compression="group4", save_all=True, append_images=list(halaman[1:]),
                    dpi=(dpi, dpi))
    return wadah.getvalue()
