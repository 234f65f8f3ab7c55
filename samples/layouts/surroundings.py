"""What stands around the rows of the layout benchmark's tables: heads, feet, watermarks, titles, other sheets."""

from __future__ import annotations

from reportlab.lib.colors import HexColor

from petik.samples.layouts.model import Daftar, Judul, Kisi, Naskah, Sel, kisi_kepala
from petik.samples.paper.draw import Kertas

HIAS = {  # by format
    "pdf": ("tanpa", "tanpa", "tanpa", "kaki", "kepala-halaman", "cap-air", "judul-dalam"),
    "docx": ("tanpa", "tanpa", "judul-dalam"),
    "xlsx": ("tanpa", "tanpa", "judul-dalam", "sembunyi", "lembar"),
}
_PUDAR = HexColor("#e4e4e4")


def judul_di_luar(naskah: Naskah) -> bool:
    """Whether titles stand above the first table and not in its first rows."""
    return naskah.ragam.hias != "judul-dalam" or naskah.ragam.jenis == "lkip"


def kepala_tabel(naskah: Naskah, daftar: Daftar, nomor: str) -> Kisi:
    """The header of a table; the document's titles are merged rows above it where they stand inside."""
    kisi = kisi_kepala(daftar.kolom, nomor)
    pertama = next(b for b in naskah.blok if isinstance(b, Daftar))
    if judul_di_luar(naskah) or daftar is not pertama:
        return kisi
    lebar = len(daftar.kolom)
    judul = [b.teks for b in naskah.blok if isinstance(b, Judul)]
    return [*([Sel(j, 1, lebar, "tengah", True), *[None] * (lebar - 1)] for j in judul), *kisi]


class KertasHias(Kertas):
    """Paper whose pages carry a running head, a page number or a watermark."""

    def __init__(self, ukuran: tuple[float, float], font: str, tepi: float, naskah: Naskah) -> None:
        super().__init__(ukuran, font, tepi)
        self.naskah = naskah
        self._hiasi()

    def halaman_baru(self) -> None:
        super().halaman_baru()
        self._hiasi()

    def _hiasi(self) -> None:
        instansi = self.naskah.isi.dokumen.perangkat_daerah or ""
        match self.naskah.ragam.hias:
            case "kaki":
                self.garis(self.tepi, self.tinggi - 32, self.lebar - self.tepi, self.tinggi - 32, 0.5)
                self.tulis(instansi, self.tepi, self.tinggi - 22, 7.5)
                self.tulis(f"Halaman {self.halaman}", self.lebar - self.tepi, self.tinggi - 22, 7.5, rata="kanan")
            case "kepala-halaman":
                self.tulis(instansi, self.tepi, 26, 8)
                self.tulis(f"{self.halaman}", self.lebar / 2, self.tinggi - 20, 9, rata="tengah")
            case "cap-air":
                self.kanvas.saveState()
                self.kanvas.translate(self.lebar / 2, self.tinggi / 2)
                self.kanvas.rotate(35)
                self.kanvas.setFont("Helvetica-Bold", 90)
                self.kanvas.setFillColor(_PUDAR)
                self.kanvas.drawCentredString(0, -30, "SALINAN")
                self.kanvas.restoreState()
