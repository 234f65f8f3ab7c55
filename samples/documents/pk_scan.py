"""The scanned, photographed and badly OCRed agreements: the same drawing as the digital PK, then the scanner."""

from __future__ import annotations

import io
import re

import numpy as np
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from petik.samples.content import pk_agreements
from petik.samples.content.pk import Perjanjian
from petik.samples.documents.pk import LetakTandaTangan, gambar_pernyataan, gambar_pk
from petik.samples.paper import scan
from petik.samples.paper.draw import FOLIO, Kertas
from petik.schemas.record import Rekaman


def _teken(
    gambar: scan.Gambar, letak: list[LetakTandaTangan], halaman: int, dpi: int, cap: tuple[str, str] | None, biji: int,
    naik: float = 14,
) -> scan.Gambar:
    """Signs every party of the page `naik` points above the name, and stamps over the left one's name."""
    skala = dpi / 72
    for i, tempat in enumerate(sisi for sisi in letak if sisi.halaman == halaman):
        x, y = tempat.x * skala, (tempat.y - naik) * skala
        gambar = scan.paraf(gambar, x, y, 105 * skala, biji + i, tebal=max(2, round(0.9 * skala)))
        if i == 0 and cap:
            gambar = scan.stempel(gambar, x - 48 * skala, y - 10 * skala, 44 * skala, *cap, biji=biji)
    return gambar


def _halaman_pindai(
    berkas: str, pk: Perjanjian, dpi: int, cap: tuple[str, str] | None, biji: int, pernyataan: bool = True,
    font: str = "Helvetica", naik: float = 14,
) -> tuple[list[scan.Gambar], Rekaman]:
    pdf, isi, letak = gambar_pk(berkas, pk, pernyataan, font)
    halaman = [_teken(g, letak, n, dpi, cap, biji + 10 * n, naik)
               for n, g in enumerate(scan.raster(pdf, dpi), 1)]
    return halaman, isi


def pk_scan(berkas: str) -> tuple[bytes, Rekaman]:
    """Two bilevel pages at 200 dpi with skew and a black edge."""
    halaman, isi = _halaman_pindai(berkas, pk_agreements.HALUT_SEKRETARIS, 200,
                                   ("PEMKAB HALMAHERA UTARA", "DINAS\nSOSIAL"), 20, naik=32)
    sudut = (0.9, -1.4)
    fax = [scan.dua_warna(scan.tepi_hitam(scan.kotor(scan.miring(g, s), 30 + i, 0.8, 6), 40 + i), biji=50 + i)
           for i, (g, s) in enumerate(zip(halaman, sudut, strict=True))]
    return scan.jadi_pdf(fax, 200), isi


def pk_foto(berkas: str) -> tuple[bytes, Rekaman]:
    """The annex alone, photographed."""
    halaman, isi = _halaman_pindai(berkas, pk_agreements.PESISIR_KABID, 170, None, 70, pernyataan=False)
    return scan.jpeg(scan.foto(halaman[0], 71), 62, 170), isi


def pk_tif(berkas: str) -> tuple[bytes, Rekaman]:
    """Two pages in one TIFF, set in a serif face."""
    halaman, isi = _halaman_pindai(berkas, pk_agreements.SANGIHE_KABID, 200, None, 80, font="Times-Roman", naik=28)
    fax = [scan.dua_warna(scan.kotor(scan.miring(g, 0.4 - i), 81 + i, 0.7, 4, 30), bintik=0.0002, biji=83 + i)
           for i, g in enumerate(halaman)]
    return scan.jadi_tiff(fax, 200), isi


def pk_campuran(berkas: str) -> tuple[bytes, Rekaman]:
    """The statement born digital, the annex a grey scan: one file, two kinds of pages."""
    dpi = 150
    pdf, isi, letak = gambar_pk(berkas, pk_agreements.KOTABARU_CAMAT)
    gambar = _teken(scan.raster(pdf, dpi)[1], letak, 2, dpi, None, 100, naik=30)
    gambar = scan.kotor(scan.miring(gambar, -0.6), 101, 0.6, 3)
    kertas = Kertas(FOLIO)
    gambar_pernyataan(kertas, pk_agreements.KOTABARU_CAMAT, isi.model_copy(deep=True))
    kertas.halaman_baru()
    citra = ImageReader(io.BytesIO(scan.jpeg(gambar, 45, dpi, abu=True)))
    kertas.kanvas.drawImage(citra, 0, 0, kertas.lebar, kertas.tinggi)
    return kertas.selesai(), isi


# What a poor OCR makes of a clean print: (pattern, what it writes). Example: "Nama 10%" -> "Narna lO Yo"
_SALAH_BACA: tuple[tuple[str, str], ...] = (
    (r"m\b", "rn"), (r"am", "arn"), (r"li", "h"), (r"rj", "~"), (r"\b1", "l"), (r"0", "O"), (r"i\b", "l"),
    (r"%", " Yo"), (r"5", "S"), (r"ng\b", "ng,"), (r"\. (\d)", r"A.\1"), (r"B", "8"),
)


def salah_baca(teks: str) -> str:
    """A line as a bad OCR layer has it."""
    for pola, ganti in _SALAH_BACA:
        teks = re.sub(pola, ganti, teks)
    return teks


def pk_lapis_rusak(berkas: str) -> tuple[bytes, Rekaman]:
    """A scan with a full-page picture over an invisible text layer full of misreadings."""
    dpi = 150
    pdf, isi, letak = gambar_pk(berkas, pk_agreements.BABEL_KABID)
    wadah = io.BytesIO()
    kanvas = Canvas(wadah, invariant=1)
    acak = np.random.default_rng(90)
    lapis = scan.baris_teks(pdf)
    for n, gambar in enumerate(scan.raster(pdf, dpi), 1):
        gambar = _teken(gambar, letak, n, dpi, ("PROV KEP BANGKA BELITUNG", "DINAS\nKEHUTANAN"), 90 + n)
        gambar = scan.kotor(scan.miring(gambar, 0.6 if n == 1 else -0.5), 92 + n, 0.6, 3.5)
        tinggi, lebar = gambar.shape[0] * 72 / dpi, gambar.shape[1] * 72 / dpi
        kanvas.setPageSize((lebar, tinggi))
        for x, y, teks in lapis[n - 1]:
            if acak.random() < 0.08:  # some lines were lost altogether
                continue
            objek = kanvas.beginText(x + acak.normal(0, 1.5), y + acak.normal(0, 1.2))
            objek.setFont("Times-Roman", 9.5)
            objek.setTextRenderMode(3)
            objek.textOut(salah_baca(teks))
            kanvas.drawText(objek)
        citra = ImageReader(io.BytesIO(scan.jpeg(Image.fromarray(gambar), 48, dpi)))
        kanvas.drawImage(citra, 0, 0, lebar, tinggi)
        kanvas.showPage()
    kanvas.save()
    return wadah.getvalue(), isi
