"""Paper to draw on: text, letterheads and signature blocks as government offices set them.

Distances are PDF points; `y` grows downwards from the page's top edge, as in the rest of the project.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor, black
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from petik.samples.content.people import Instansi, Orang

FOLIO = (612.0, 936.0)  # F4/folio, the paper most offices print on: 8.5 x 13 inches
A4_TEGAK: tuple[float, float] = (float(A4[0]), float(A4[1]))
A4_LEBAR: tuple[float, float] = (float(A4[1]), float(A4[0]))
JARAK_BARIS = 1.22  # line pitch as a multiple of the font size

_TEBAL = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold", "Courier": "Courier-Bold"}


def tebalkan(font: str) -> str:
    return _TEBAL.get(font, font)


def tebal_juga(font: str, tebal: str) -> None:
    """Makes the bold face of a registered font known."""
    _TEBAL[font] = tebal


def lebar_teks(teks: str, font: str, ukuran: float) -> float:
    return float(stringWidth(teks, font, ukuran))


def bungkus(teks: str, font: str, ukuran: float, lebar: float, menjorok: float = 0) -> list[str]:
    """Wraps to `lebar` points, the first line to `menjorok` less; a word wider than the line is broken without a
    hyphen, as narrow cells do."""
    baris: list[str] = []
    for alinea in teks.split("\n"):
        kini = ""
        for kata in alinea.split():
            calon = f"{kini} {kata}".strip()
            if lebar_teks(calon, font, ukuran) <= lebar - (0 if baris else menjorok):
                kini = calon
                continue
            if kini:
                baris.append(kini)
            while lebar_teks(kata, font, ukuran) > lebar and len(kata) > 1:
                muat = next(n for n in range(len(kata) - 1, 0, -1)
                            if n == 1 or lebar_teks(kata[:n], font, ukuran) <= lebar)
                baris.append(kata[:muat])
                kata = kata[muat:]
            kini = kata
        baris.append(kini)
    return baris


@dataclass(frozen=True)
class Penanda:
    """One side of a signature block: lines above the name (role, post), the person, and what is printed below."""

    atas: Sequence[str]
    orang: Orang
    pangkat: bool = True
    nip: bool = True
    awalan_nip: str = "NIP. "


class Kertas:
    """A PDF in the making, with a cursor `y` and the number of the current page."""

    def __init__(self, ukuran: tuple[float, float] = A4_TEGAK, font: str = "Helvetica", tepi: float = 62.0) -> None:
        self._berkas = io.BytesIO()
        self.kanvas = Canvas(self._berkas, pagesize=ukuran, invariant=1, pageCompression=1)
        self.lebar, self.tinggi = ukuran
        self.font, self.tepi = font, tepi
        self.halaman = 1
        self.y = tepi

    @property
    def dalam(self) -> float:
        """Width between the margins."""
        return self.lebar - 2 * self.tepi

    def atur_ukuran(self, ukuran: tuple[float, float]) -> None:
        """Changes the size of the current, still empty page."""
        self.lebar, self.tinggi = ukuran
        self.kanvas.setPageSize(ukuran)

    def halaman_baru(self) -> None:
        self.kanvas.showPage()
        self.halaman += 1
        self.y = self.tepi

    def selesai(self) -> bytes:
        self.kanvas.showPage()
        self.kanvas.save()
        return self._berkas.getvalue()

    def tulis(
        self, teks: str, x: float, y: float, ukuran: float = 11, tebal: bool = False, rata: str = "kiri",
        warna: Color = black, font: str | None = None,
    ) -> None:
        """One line with its baseline at `y`; `rata` is kiri, tengah or kanan of `x`."""
        huruf = font or self.font
        huruf = tebalkan(huruf) if tebal else huruf
        self.kanvas.setFont(huruf, ukuran)
        self.kanvas.setFillColor(warna)
        geser = {"kiri": 0.0, "tengah": 0.5, "kanan": 1.0}[rata] * lebar_teks(teks, huruf, ukuran)
        self.kanvas.drawString(x - geser, self.tinggi - y, teks)

    def garis(self, x0: float, y0: float, x1: float, y1: float, tebal: float = 0.6, warna: Color = black) -> None:
        self.kanvas.setStrokeColor(warna)
        self.kanvas.setLineWidth(tebal)
        self.kanvas.line(x0, self.tinggi - y0, x1, self.tinggi - y1)

    def isi(self, x0: float, y0: float, x1: float, y1: float, warna: Color) -> None:
        """A filled rectangle without a border."""
        self.kanvas.setFillColor(warna)
        self.kanvas.rect(x0, self.tinggi - y1, x1 - x0, y1 - y0, stroke=0, fill=1)

    def tengah(self, teks: str, ukuran: float = 12, tebal: bool = True, jarak: float = 1.35) -> None:
        """Centred lines at the cursor."""
        for baris in bungkus(teks, tebalkan(self.font) if tebal else self.font, ukuran, self.dalam):
            self.y += ukuran
            self.tulis(baris, self.lebar / 2, self.y, ukuran, tebal, "tengah")
            self.y += ukuran * (jarak - 1)

    def alinea(
        self, teks: str, ukuran: float = 11, x: float | None = None, lebar: float | None = None,
        menjorok: float = 0, jarak: float = 1.4, sesudah: float = 6,
    ) -> None:
        """A justified paragraph at the cursor."""
        x = self.tepi if x is None else x
        lebar = self.lebar - self.tepi - x if lebar is None else lebar
        baris = bungkus(teks, self.font, ukuran, lebar, menjorok)
        for i, satu in enumerate(baris):
            self.y += ukuran
            awal = x + (menjorok if i == 0 else 0)
            sisa = lebar - (awal - x) - lebar_teks(satu, self.font, ukuran)
            celah = satu.count(" ")
            rentang = sisa / celah if celah and i < len(baris) - 1 else 0
            objek = self.kanvas.beginText(awal, self.tinggi - self.y)
            objek.setFont(self.font, ukuran)
            objek.setFillColor(black)
            objek.setWordSpace(rentang)
            objek.textOut(satu)
            self.kanvas.drawText(objek)
            self.y += ukuran * (jarak - 1)
        self.y += sesudah

    def isian(self, label: str, nilai: str, x: float | None = None, kolom: float = 70, ukuran: float = 11) -> None:
        """`Nama : ...` with the colon in a column of its own; a long value hangs."""
        x = self.tepi if x is None else x
        baris = bungkus(nilai, self.font, ukuran, self.lebar - self.tepi - x - kolom - 10)
        for i, satu in enumerate(baris):
            self.y += ukuran
            if i == 0:
                self.tulis(label, x, self.y, ukuran)
                self.tulis(":", x + kolom, self.y, ukuran)
            self.tulis(satu, x + kolom + 10, self.y, ukuran)
            self.y += ukuran * 0.45

    def kop(self, instansi: Instansi) -> None:
        """Letterhead: coat of arms, government, agency, address, double rule."""
        self._lambang(self.tepi + 4, self.y - 14)
        tengah = self.lebar / 2 + 22
        lebar = self.dalam - 60
        for teks, ukuran, tebal in ((instansi.pemerintah, 12.5, True), (instansi.perangkat_daerah.upper(), 14.5, True),
                                    (instansi.alamat, 8.5, False), (" ".join(instansi.ibu_kota.upper()), 9.5, True)):
            for baris in bungkus(teks, tebalkan(self.font) if tebal else self.font, ukuran, lebar):
                self.tulis(baris, tengah, self.y, ukuran, tebal, "tengah")
                self.y += ukuran * 1.25
        self.garis(self.tepi, self.y, self.lebar - self.tepi, self.y, 1.8)
        self.garis(self.tepi, self.y + 3, self.lebar - self.tepi, self.y + 3, 0.6)
        self.y += 22

    def _lambang(self, x: float, y: float) -> None:
        """An invented coat of arms: shield, waves, star."""
        p = self.kanvas.beginPath()
        titik = [(0, 0), (40, 0), (40, 30), (20, 52), (0, 30)]
        p.moveTo(x, self.tinggi - y)
        for dx, dy in titik[1:]:
            p.lineTo(x + dx, self.tinggi - y - dy)
        p.close()
        self.kanvas.setFillColor(HexColor("#2f7d3b"))
        self.kanvas.setStrokeColor(HexColor("#b8922a"))
        self.kanvas.setLineWidth(2)
        self.kanvas.drawPath(p, stroke=1, fill=1)
        self.kanvas.setFillColor(HexColor("#f0c93a"))
        self.kanvas.circle(x + 20, self.tinggi - y - 14, 7, stroke=0, fill=1)
        for i in range(3):
            self.garis(x + 6 + 2 * i, y + 27 + 5 * i, x + 34 - 2 * i, y + 27 + 5 * i, 1.4, HexColor("#e8f0ff"))

    def tanda_tangan(
        self, kiri: Penanda | None, kanan: Penanda, tempat_tanggal: str | None = None, ukuran: float = 10.5,
        ruang: float = 52,
    ) -> tuple[float, float, float]:
        """A signature block at the cursor; returns (x centre of left, x centre of right, y of the names)."""
        x_kiri, x_kanan = self.tepi + self.dalam * 0.22, self.tepi + self.dalam * 0.76
        pitch = ukuran * 1.25
        if tempat_tanggal:
            self.y += pitch
            self.tulis(tempat_tanggal, x_kanan, self.y, ukuran, rata="tengah")
        lebar = self.dalam * 0.44
        sisi = [(p, x) for p, x in ((kiri, x_kiri), (kanan, x_kanan)) if p is not None]
        atas = [[b for t in p.atas for b in bungkus(t, self.font, ukuran, lebar)] for p, _ in sisi]
        for (_, x), baris in zip(sisi, atas, strict=True):
            for i, satu in enumerate(baris):
                self.tulis(satu, x, self.y + pitch * (i + 1), ukuran, rata="tengah")
        nama_y = self.y + pitch * (max(len(b) for b in atas) + 1) + ruang
        bawah = nama_y
        for p, x in sisi:
            self.tulis(p.orang.nama, x, nama_y, ukuran, True, "tengah")
            panjang = lebar_teks(p.orang.nama, tebalkan(self.font), ukuran)
            self.garis(x - panjang / 2, nama_y + 1.6, x + panjang / 2, nama_y + 1.6, 0.5)
            y = nama_y
            for teks in (p.orang.pangkat if p.pangkat else None,
                         p.awalan_nip + p.orang.nip if p.nip and p.orang.nip else None):
                if teks:
                    y += pitch
                    self.tulis(teks, x, y, ukuran, rata="tengah")
            bawah = max(bawah, y)
        self.y = bawah + pitch
        return x_kiri, x_kanan, nama_y

    def tanda_tangan_kiri(self, penanda: Penanda, ukuran: float = 10.5, ruang: float = 52) -> None:
        """A signature block on the left alone, set flush left; the first line above the name is place and date."""
        pitch = ukuran * 1.25
        for teks in (b for t in penanda.atas for b in bungkus(t, self.font, ukuran, self.dalam * 0.44)):
            self.y += pitch
            self.tulis(teks, self.tepi, self.y, ukuran)
        self.y += ruang
        nip = penanda.awalan_nip + penanda.orang.nip if penanda.nip and penanda.orang.nip else None
        for i, bawah in enumerate((penanda.orang.nama, penanda.orang.pangkat if penanda.pangkat else None, nip)):
            if bawah:
                self.y += pitch
                self.tulis(bawah, self.tepi, self.y, ukuran, i == 0)
        self.y += pitch
