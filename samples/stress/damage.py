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
from petik.samples.paper.scan import Gambar
from petik.samples.stress.pages import Dasar

HITAM = (28, 28, 30)
DPI = 200  # of a kind that is not about resolution
MUTU = 70  # JPEG, likewise


@dataclass(frozen=True)
class Pindai:
    """What a kind needs to know of its page: where to draw dice, and how densely the page is scanned."""

    dadu: random.Random
    dasar: Dasar
    dpi: int

    def biji(self) -> int:
        return self.dadu.randrange(2**31)


Ubah = Callable[[Gambar, Pindai], Gambar]


def garis_putus(gambar: Gambar, biji: int, titik: bool) -> Gambar:
    """Rulings worn away: dotted all along, or (*titik* false) with gaps, some of them wide. Print is left alone."""
    acak = np.random.default_rng(biji)
    gelap = (cv2.cvtColor(gambar, cv2.COLOR_RGB2GRAY) < 160).astype(np.uint8)
    panjang = max(30, gambar.shape[1] // 28)
    hasil = gambar.copy()
    for tegak in (False, True):
        inti = np.ones((panjang, 1) if tegak else (1, panjang), np.uint8)
        garis = cv2.dilate(cv2.morphologyEx(gelap, cv2.MORPH_OPEN, inti), np.ones((3, 3), np.uint8)) > 0
        n = gambar.shape[0] if tegak else gambar.shape[1]
        putus = _titik(n, gambar.shape[1]) if titik else _celah(n, acak)
        hasil[garis & (putus[:, None] if tegak else putus[None, :])] = 255
    return hasil


def _titik(n: int, lebar: int) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Where a dotted line of *n* pixels is white: two fifths of a short period."""
    jarak = max(5, lebar // 280)
    return np.asarray(np.arange(n) % jarak >= 0.6 * jarak)


def _celah(n: int, acak: np.random.Generator) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Where a broken line of *n* pixels is white: about a seventh of it, in gaps of several sizes."""
    putus = np.zeros(n, dtype=bool)
    while putus.mean() < 0.14:
        awal = int(acak.integers(n))
        putus[awal:awal + int(n * acak.choice((0.002, 0.004, 0.008, 0.02)))] = True
    return putus


def pudar(gambar: Gambar, biji: int, sisa: float) -> Gambar:
    """Faint print: *sisa* (0..1) of the toner is left, unevenly."""
    acak = np.random.default_rng(biji)
    kasar = cv2.resize(acak.random((9, 7)).astype(np.float32), gambar.shape[1::-1], interpolation=cv2.INTER_CUBIC)
    butir = acak.normal(1, 0.12, gambar.shape[:2])
    tinta = (255 - gambar.astype(np.float64)) * (sisa * (0.75 + 0.5 * kasar) * butir)[..., None]
    return np.asarray(np.clip(255 - tinta, 0, 255), dtype=np.uint8)


def tembus(gambar: Gambar, balik: Gambar, kuat: float) -> Gambar:
    """The other side of the sheet, *balik*, mirrored and soft, shines through with strength *kuat* (0..1)."""
    tinggi, lebar = gambar.shape[:2]
    sisi = np.asarray(cv2.resize(balik[:, ::-1], (lebar, tinggi), interpolation=cv2.INTER_AREA), dtype=np.uint8)
    kabur = cv2.GaussianBlur(sisi, (0, 0), lebar / 1100)
    lapis = 1 - kuat * (255 - kabur.astype(np.float64)) / 255
    return np.asarray(gambar * lapis, dtype=np.uint8)


def bintik(gambar: Gambar, biji: int, cacah: int, derau: float) -> Gambar:
    """Specks of dirt of several sizes, as many white holes in the print, and sensor noise."""
    acak = np.random.default_rng(biji)
    hasil = gambar.copy()
    tinggi, lebar = hasil.shape[:2]
    for i in range(cacah):
        pusat = (int(acak.integers(lebar)), int(acak.integers(tinggi)))
        cv2.circle(hasil, pusat, int(acak.choice((0, 0, 0, 1, 1, 2))), (25, 25, 25) if i % 2 else (255,) * 3, -1)
    kasar = hasil + acak.normal(0, derau, (tinggi, lebar, 1))
    return np.asarray(np.clip(kasar, 0, 255), dtype=np.uint8)


def titik_raster(gambar: Gambar) -> Image.Image:
    """A 1-bit page as copiers dither it: even tones become a pattern of dots, print stays black."""
    abu = cv2.cvtColor(gambar, cv2.COLOR_RGB2GRAY)
    bayer = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]])
    ambang = np.tile((bayer + 0.5) * 16, (abu.shape[0] // 4 + 1, abu.shape[1] // 4 + 1))[: abu.shape[0], : abu.shape[1]]
    return Image.fromarray(np.where(abu < ambang.clip(70, 246), 0, 255).astype(np.uint8)).convert(
        "1", dither=Image.Dither.NONE)


def teken(gambar: Gambar, p: Pindai, hitam: bool) -> Gambar:
    """Everybody signs across the own name, and the office stamps over the first one's name and NIP."""
    skala = p.dpi / 72
    for i, tempat in enumerate(p.dasar.letak):
        x, y = tempat.x * skala, (tempat.y - p.dadu.uniform(2, 16)) * skala
        gambar = scan.paraf(gambar, x, y, p.dadu.uniform(90, 130) * skala, p.biji(), HITAM if hitam else scan.BIRU,
                            max(2, round(0.9 * skala)))
        if i == 0:
            instansi = p.dasar.isi.dokumen
            gambar = scan.stempel(
                gambar, x - p.dadu.uniform(35, 60) * skala, y + p.dadu.uniform(-12, 10) * skala,
                p.dadu.uniform(38, 46) * skala, f"PEMERINTAH {(instansi.wilayah or '').upper()}"[:34], "DINAS",
                HITAM if hitam else scan.UNGU, p.dadu.uniform(-25, 25), p.biji())
    return gambar


def _usang(gambar: Gambar, p: Pindai) -> Gambar:
    """The light wear of any scan."""
    return scan.kotor(gambar, p.biji(), 0.35 * p.dpi / 150, 3.0, 20)


def _tepi(gambar: Gambar, p: Pindai) -> Gambar:
    """Black edges left and below or right and above, with a page laid slightly askew."""
    balik = p.dadu.random() < 0.5
    sisi = np.ascontiguousarray(np.rot90(gambar, 2)) if balik else gambar
    sisi = scan.tepi_hitam(sisi, p.biji(), round(p.dadu.uniform(0.08, 0.22) * p.dpi))
    return scan.miring(np.ascontiguousarray(np.rot90(sisi, 2)) if balik else sisi, p.dadu.uniform(-0.8, 0.8), 20)


def _balik(p: Pindai) -> Gambar:
    """A page for the other side of the sheet: this one's own, which is as dense as its neighbours are."""
    return np.ascontiguousarray(np.roll(scan.raster(p.dasar.pdf, p.dpi)[0], p.dpi // 2, axis=0))


@dataclass(frozen=True)
class Kerusakan:
    """A kind: what is done to the picture, how dense the scan is, and how it is stored."""

    ubah: Ubah | None = None
    dpi: tuple[int, ...] = (DPI,)
    mutu: tuple[int, int] = (MUTU, MUTU)
    satu_bit: bool = False
    raster: bool = False  # header cells with a grey ground, and a scanner that dithers it
    abu: bool = False
    usang: bool = True


def _miring(g: Gambar, p: Pindai) -> Gambar:
    return scan.miring(g, p.dadu.choice((-1, 1)) * p.dadu.uniform(0.3, 3.0))


def _kabur(g: Gambar, p: Pindai) -> Gambar:
    return np.asarray(cv2.GaussianBlur(g, (0, 0), p.dadu.uniform(1.0, 1.9)), dtype=np.uint8)


JENIS: dict[str, Kerusakan] = {
    "bersih 300 dpi": Kerusakan(None, (300,), (85, 85), usang=False),
    "warna 400 dpi": Kerusakan(None, (400,), (60, 60)),
    "abu 150 dpi": Kerusakan(None, (150,), abu=True),
    "abu 100 dpi": Kerusakan(None, (100,), abu=True),
    "1-bit 200 dpi": Kerusakan(None, (200,), satu_bit=True),
    "1-bit 150 dpi": Kerusakan(None, (150,), satu_bit=True),
    "1-bit 100 dpi": Kerusakan(None, (100,), satu_bit=True),
    "miring 0,3-3°": Kerusakan(_miring),
    "kabur": Kerusakan(_kabur),
    "JPEG 20-40": Kerusakan(None, (150, 200), (20, 40)),
    "derau dan bintik": Kerusakan(lambda g, p: bintik(g, p.biji(), p.dadu.randint(400, 2500), p.dadu.uniform(8, 20))),
    "tepi hitam": Kerusakan(_tepi),
    "cetakan pudar": Kerusakan(lambda g, p: pudar(g, p.biji(), p.dadu.uniform(0.22, 0.45))),
    "stempel dan tanda tangan berwarna": Kerusakan(lambda g, p: teken(g, p, False)),
    "stempel dan tanda tangan hitam": Kerusakan(lambda g, p: teken(g, p, True), abu=True),
    "rebah": Kerusakan(lambda g, p: scan.putar90(g, p.dadu.choice((1, 3)))),
    "terbalik": Kerusakan(lambda g, p: scan.putar90(g, 2)),
    "garis putus": Kerusakan(lambda g, p: garis_putus(g, p.biji(), p.dadu.random() < 0.5)),
    "kepala beraster": Kerusakan(None, (150, 200), satu_bit=True, raster=True),
    "tembus sisi belakang": Kerusakan(lambda g, p: tembus(g, _balik(p), p.dadu.uniform(0.12, 0.32))),
}


def pindai(dasar: Dasar, nama: str, biji: int) -> bytes:
    """The base page scanned with the damage *nama*: an image-only PDF of one page."""
    jenis = JENIS[nama]
    dadu = random.Random(biji)
    p = Pindai(dadu, dasar, dadu.choice(jenis.dpi))
    gambar = scan.raster(dasar.pdf, p.dpi)[0]
    if jenis.ubah is not None:
        gambar = jenis.ubah(gambar, p)
    if jenis.usang and not jenis.raster:
        gambar = _usang(gambar, p)
    mutu = dadu.randint(*jenis.mutu)
    if jenis.raster:
        return scan.jadi_pdf([titik_raster(gambar)], p.dpi)
    if jenis.satu_bit:
        return scan.jadi_pdf([scan.dua_warna(gambar, dadu.randint(130, 175), 0.0003, p.biji())], p.dpi)
    citra = Image.fromarray(gambar)
    return scan.jadi_pdf([citra.convert("L") if jenis.abu else citra], p.dpi, mutu)
