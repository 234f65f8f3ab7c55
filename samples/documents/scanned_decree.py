"""A scanned decree with IKI sheets: stamp, signature, skew and noise, and one page lying on its side."""

from __future__ import annotations

from PIL import Image

from petik.samples.content import iki_sheets
from petik.samples.content.facts import rekaman
from petik.samples.content.iki import IkiBook
from petik.samples.documents.iki import draw_sheet, signature
from petik.samples.paper import scan
from petik.samples.paper.draw import A4_LANDSCAPE, A4_PORTRAIT, Paper
from petik.schemas.record import Rekaman

_DPI = 150
_SLANTED = (0.8, -0.7, 0.5)
_RISING = (18, 34, 24)  # points from the name up to the signature: one page is kinder than the others

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


def _konsiderans(paper: Paper, label: str, bullets: list[str], lettering: str) -> None:
    paper.write(label, paper.margin, paper.y + 10.5, 10.5)
    paper.write(":", paper.margin + 78, paper.y + 10.5, 10.5)
    for sign, text in zip(lettering, bullets, strict=False):
        paper.write(f"{sign}.", paper.margin + 88, paper.y + 10.5, 10.5)
        paper.paragraph(text, 10.5, paper.margin + 104, pitch=1.3, after=3)
    paper.y += 6


def _keputusan(paper: Paper, book: IkiBook, content: Rekaman) -> tuple[float, float]:
    dinas = book.instansi.full
    paper.kop(book.instansi)
    paper.centred(f"KEPUTUSAN KEPALA {dinas.upper()}", 11.5)
    paper.centred(f"NOMOR : 188 / 47 / DLH / {book.tahun}", 11, False)
    paper.y += 6
    paper.centred("TENTANG", 11, False)
    paper.centred(f"INDIKATOR KINERJA INDIVIDU TAHUN {book.tahun}", 11.5)
    paper.centred(f"KEPALA {dinas.upper()},", 11, False)
    paper.y += 12
    _konsiderans(paper, "Menimbang", [t.format(dinas=dinas) for t in _MENIMBANG], "ab")
    _konsiderans(paper, "Mengingat", list(_MENGINGAT), "12")
    paper.centred("MEMUTUSKAN :", 11.5)
    paper.y += 6
    for label, text in (("Menetapkan", "KEPUTUSAN KEPALA DINAS TENTANG INDIKATOR KINERJA INDIVIDU."), *_DIKTUM):
        paper.write(label, paper.margin, paper.y + 10.5, 10.5)
        paper.write(":", paper.margin + 78, paper.y + 10.5, 10.5)
        paper.paragraph(text.format(dinas=dinas), 10.5, paper.margin + 90, pitch=1.3, after=5)
    paper.y += 8
    for label, text in (("Ditetapkan di", book.instansi.ibu_kota), ("Pada tanggal", f"18 Januari {book.tahun}")):
        paper.field(label, text, paper.width * 0.55, 70, 10.5)
    return signature(paper, book, content, "")


def _picture(file: str) -> tuple[bytes, Rekaman, list[tuple[float, float]]]:
    """The decree and its sheets as a clean PDF, and where each page is signed; the last sheet is drawn in landscape."""
    book = iki_sheets.BELITUNG
    paper = Paper(A4_PORTRAIT, "Times-Roman", 56)
    content = rekaman(file, "iki", book.instansi, book.tahun,
                  [("lainnya", 1, 1), ("iki", 2, 1 + len(book.sheet))])
    place = [_keputusan(paper, book, content)]
    for i, sheet in enumerate(book.sheet):
        paper.new_page()
        if i == len(book.sheet) - 1:
            paper.set_size(A4_LANDSCAPE)
        draw_sheet(paper, book, sheet, content, 11)
        paper.y += 16
        place.append(signature(paper, book, content, ""))
    return paper.done(), content, place


def keputusan_iki(file: str) -> tuple[bytes, Rekaman]:
    """An image-only PDF in colour, 150 dpi."""
    pdf, content, place = _picture(file)
    scale = _DPI / 72
    pages: list[Image.Image] = []
    for n, picture in enumerate(scan.raster(pdf, _DPI)):
        x, y = place[n][0] * scale, place[n][1] * scale
        picture = scan.initials(picture, x, y - _RISING[n] * scale, 120 * scale, 11 + n)
        picture = scan.stamp(picture, x - 74 * scale, y - 20 * scale, 46 * scale, "KABUPATEN BELITUNG TIMUR",
                              "DINAS\nLINGKUNGAN\nHIDUP", seed=12 + n)
        picture = scan.dirty(scan.slanted(picture, _SLANTED[n]), 60 + n, 0.6, 4)
        if picture.shape[1] > picture.shape[0]:  # the landscape sheet went through the feeder upright
            picture = scan.turned90(picture)
        pages.append(Image.fromarray(picture))
    return scan.as_pdf(pages, _DPI, 52), content
