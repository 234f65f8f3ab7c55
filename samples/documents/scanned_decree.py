"""A scanned decree with IKI sheets: stamp, signature, skew and noise, and one page lying on its side."""

from __future__ import annotations

from PIL import Image

from petik.samples.content import iki_sheets
from petik.samples.content.facts import rekaman
from petik.samples.content.iki import BukuIki
from petik.samples.documents.iki import gambar_lembar, tanda_tangan
from petik.samples.paper import scan
from petik.samples.paper.draw import A4_LEBAR, A4_TEGAK, Kertas
from petik.schemas.record import Rekaman

_DPI = 150
_MIRING = (0.8, -0.7, 0.5)
_NAIK = (18, 34, 24)  # points from the name up to the signature: one page is kinder than the others

_MENIMBANG = (
    "bahwa dalam rangka menilai hasil kerja setiap pejabat di lingkungan {dinas} perlu disusun ukuran keberhasilan "
    "perorangan;",
    "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Indikator Kinerja Individu "
    "{dinas};",
)
_MENGINGAT = (
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;",
    "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah;",
)
_DIKTUM = (
    ("KESATU", "Menetapkan Indikator Kinerja Individu {dinas} sebagaimana tercantum dalam Lampiran Keputusan ini."),
    ("KEDUA", "Indikator sebagaimana dimaksud dalam Diktum KESATU digunakan untuk menyusun sasaran kerja pegawai, "
              "rencana kerja, dan laporan kinerja."),
    ("KETIGA", "Keputusan ini mulai berlaku pada tanggal ditetapkan."),
)


def _konsiderans(kertas: Kertas, label: str, butir: list[str], huruf: str) -> None:
    kertas.tulis(label, kertas.tepi, kertas.y + 10.5, 10.5)
    kertas.tulis(":", kertas.tepi + 78, kertas.y + 10.5, 10.5)
    for tanda, teks in zip(huruf, butir, strict=False):
        kertas.tulis(f"{tanda}.", kertas.tepi + 88, kertas.y + 10.5, 10.5)
        kertas.alinea(teks, 10.5, kertas.tepi + 104, jarak=1.3, sesudah=3)
    kertas.y += 6


def _keputusan(kertas: Kertas, buku: BukuIki, isi: Rekaman) -> tuple[float, float]:
    dinas = buku.instansi.lengkap
    kertas.kop(buku.instansi)
    kertas.tengah(f"KEPUTUSAN KEPALA {dinas.upper()}", 11.5)
    kertas.tengah(f"NOMOR : 188 / 47 / DLH / {buku.tahun}", 11, False)
    kertas.y += 6
    kertas.tengah("TENTANG", 11, False)
    kertas.tengah(f"INDIKATOR KINERJA INDIVIDU TAHUN {buku.tahun}", 11.5)
    kertas.tengah(f"KEPALA {dinas.upper()},", 11, False)
    kertas.y += 12
    _konsiderans(kertas, "Menimbang", [t.format(dinas=dinas) for t in _MENIMBANG], "ab")
    _konsiderans(kertas, "Mengingat", list(_MENGINGAT), "12")
    kertas.tengah("MEMUTUSKAN :", 11.5)
    kertas.y += 6
    for label, teks in (("Menetapkan", "KEPUTUSAN KEPALA DINAS TENTANG INDIKATOR KINERJA INDIVIDU."), *_DIKTUM):
        kertas.tulis(label, kertas.tepi, kertas.y + 10.5, 10.5)
        kertas.tulis(":", kertas.tepi + 78, kertas.y + 10.5, 10.5)
        kertas.alinea(teks.format(dinas=dinas), 10.5, kertas.tepi + 90, jarak=1.3, sesudah=5)
    kertas.y += 8
    for label, teks in (("Ditetapkan di", buku.instansi.ibu_kota), ("Pada tanggal", f"18 Januari {buku.tahun}")):
        kertas.isian(label, teks, kertas.lebar * 0.55, 70, 10.5)
    return tanda_tangan(kertas, buku, isi, "")


def _gambar(berkas: str) -> tuple[bytes, Rekaman, list[tuple[float, float]]]:
    """The decree and its sheets as a clean PDF, and where each page is signed; the last sheet is drawn in landscape."""
    buku = iki_sheets.BELITUNG
    kertas = Kertas(A4_TEGAK, "Times-Roman", 56)
    isi = rekaman(berkas, "iki", buku.instansi, buku.tahun,
                  [("lainnya", 1, 1), ("iki", 2, 1 + len(buku.lembar))])
    letak = [_keputusan(kertas, buku, isi)]
    for i, lembar in enumerate(buku.lembar):
        kertas.halaman_baru()
        if i == len(buku.lembar) - 1:
            kertas.atur_ukuran(A4_LEBAR)
        gambar_lembar(kertas, buku, lembar, isi, 11)
        kertas.y += 16
        letak.append(tanda_tangan(kertas, buku, isi, ""))
    return kertas.selesai(), isi, letak


def keputusan_iki(berkas: str) -> tuple[bytes, Rekaman]:
    """An image-only PDF in colour, 150 dpi."""
    pdf, isi, letak = _gambar(berkas)
    skala = _DPI / 72
    halaman: list[Image.Image] = []
    for n, gambar in enumerate(scan.raster(pdf, _DPI)):
        x, y = letak[n][0] * skala, letak[n][1] * skala
        gambar = scan.paraf(gambar, x, y - _NAIK[n] * skala, 120 * skala, 11 + n)
        gambar = scan.stempel(gambar, x - 74 * skala, y - 20 * skala, 46 * skala, "KABUPATEN BELITUNG TIMUR",
                              "DINAS\nLINGKUNGAN\nHIDUP", biji=12 + n)
        gambar = scan.kotor(scan.miring(gambar, _MIRING[n]), 60 + n, 0.6, 4)
        if gambar.shape[1] > gambar.shape[0]:  # the landscape sheet went through the feeder upright
            gambar = scan.putar90(gambar)
        halaman.append(Image.fromarray(gambar))
    return scan.jadi_pdf(halaman, _DPI, 52), isi
