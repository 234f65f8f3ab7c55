"""Hostile PDFs, written by hand: what a PDF library would refuse to write is what is wanted here."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from petik.samples.documents.broken import terkunci, terpotong
from petik.samples.hostile.bombs import zlib_nol, zlib_ulang

_TEKS = b"BT /F1 12 Tf 72 720 Td (PERJANJIAN KINERJA TAHUN 2021) Tj ET"
_HURUF = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_KATALOG = b"<</Type/Catalog/Pages 2 0 R>>"


def pdf(objek: Sequence[bytes], ekor: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    keluar = bytearray(b"%PDF-1.7\n")
    tempat = []
    for nomor, isi in enumerate(objek, start=1):
        tempat.append(len(keluar))
        keluar += b"%d 0 obj\n%b\nendobj\n" % (nomor, isi)
    mulai = len(keluar)
    keluar += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objek) + 1)
    keluar += b"".join(b"%010d 00000 n \n" % t for t in tempat)
    keluar += b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (len(objek) + 1, ekor, mulai)
    return bytes(keluar)


def aliran(isi: bytes, kamus: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (kamus, len(isi), isi)


def _satu(
    isi: bytes = _TEKS, kotak: bytes = b"0 0 595 842", sumber: bytes = b"", lain: Sequence[bytes] = (),
    katalog: bytes = _KATALOG, kamus: bytes = b"",
) -> bytes:  # fmt: skip
    """A PDF of one page; *lain* are further objects from number 6 on."""
    halaman = b"<</Type/Page/Parent 2 0 R/MediaBox[%b]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%b>>>>"
    daftar = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return pdf([katalog, daftar, halaman % (kotak, sumber), aliran(isi, kamus), _HURUF, *lain])


def _gambar(lebar: int, tinggi: int, warna: bytes, bit: int, saluran: int) -> bytes:
    """A page that one image of nothing but zeros covers."""
    data = zlib_nol(-(-lebar * bit * saluran // 8) * tinggi)
    kamus = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%b/BitsPerComponent %d/Filter/FlateDecode"
    gambar = aliran(data, kamus % (lebar, tinggi, warna, bit))
    return _satu(b"q 595 0 0 842 0 0 cm /G Do Q", sumber=b"/XObject<</G 6 0 R>>", lain=[gambar])


def _halaman(banyak: int) -> bytes:
    anak = b" ".join(b"%d 0 R" % (3 + i) for i in range(banyak))
    daftar = b"<</Type/Pages/MediaBox[0 0 595 842]/Count %d/Kids[%b]>>" % (banyak, anak)
    return pdf([_KATALOG, daftar, *[b"<</Type/Page/Parent 2 0 R>>"] * banyak])


def _pohon(dalam: int) -> bytes:
    """A page tree that goes down *dalam* steps before its only page comes."""
    simpul = [b"<</Type/Pages/Count 1/Parent %d 0 R/Kids[%d 0 R]>>" % (1 + i, 3 + i) for i in range(1, dalam)]
    akar = b"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 595 842]>>"
    return pdf([_KATALOG, akar, *simpul, b"<</Type/Page/Parent %d 0 R>>" % (1 + dalam)])


def bentuk_melingkar(dalam: int = 30) -> bytes:
    """Forms inside forms, the last of which calls the first again."""
    lain = []
    for i in range(dalam):
        berikut = 6 + (i + 1) % dalam
        kamus = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</B %d 0 R/C %d 0 R>>>>"
        lain.append(aliran(b"/B Do /C Do", kamus % (berikut, berikut)))
    return _satu(b"/B Do", sumber=b"/XObject<</B 6 0 R>>", lain=lain)


def _xref_melingkar() -> bytes:
    isi = _satu()
    mulai = isi.rindex(b"xref\n0 ")
    return isi.replace(b"/Root 1 0 R>>", b"/Root 1 0 R/Prev %d>>" % mulai)


def _huruf_palsu() -> bytes:
    """Text in fonts that are none: noise, a font drawn by itself, a letter table without an end."""
    derau = bytes((i * 151 + 7) % 256 for i in range(4000))
    kamus = b"<</Type/Font/Subtype/TrueType/BaseFont/Palsu/FirstChar 32/LastChar 126/Widths[%b]/FontDescriptor 7 0 R>>"
    huruf = kamus % (b"500 " * 95)
    uraian = b"<</Type/FontDescriptor/FontName/Palsu/Flags 32/FontFile2 8 0 R/FontBBox[0 0 1e30 -1e30]>>"
    tiga = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar 65/Widths[1]"
    tiga += b"/Encoding<</Differences[65/A]>>/CharProcs<</A 10 0 R>>/Resources<</Font<</F3 9 0 R>>>>>>"
    peta = b"<</Type/Font/Subtype/Type0/BaseFont/Palsu/Encoding/Identity-H/DescendantFonts[11 0 R]/ToUnicode 12 0 R>>"
    isi = _TEKS + b" BT /F2 12 Tf 72 700 Td (Huruf palsu) Tj ET BT /F3 9 Tf 72 600 Td (AAAA) Tj ET"
    isi += b" BT /F4 9 Tf 72 500 Td <00410042> Tj ET"
    lain = [huruf, uraian, aliran(derau, b"/Length1 4000"), tiga, aliran(b"BT /F3 9 Tf (AA) Tj ET"), peta,
            aliran(b"begincmap 1 beginbfrange <0000> <FFFFFFFF> <0000>")]  # fmt: skip
    nomor = b"/F2 6 0 R/F3 9 0 R/F4 11 0 R"
    return _satu(isi, lain=lain).replace(b"/F1 5 0 R", b"/F1 5 0 R" + nomor)


def _bertindak() -> bytes:
    """Opens a page on the net, runs a program and a script, and holds a file: nothing of it may happen."""
    aksi = b"<</S/JavaScript/JS(app.launchURL\\('http://192.0.2.1/'\\);while\\(true\\){})/Next 7 0 R>>"
    luncur = b"<</S/Launch/F(/bin/touch)/Next<</S/URI/URI(http://192.0.2.1/)>>>>"
    katalog = b"<</Type/Catalog/Pages 2 0 R/OpenAction 6 0 R/AA<</WC 6 0 R>>/AcroForm<</Fields[]/XFA 8 0 R>>>>"
    return _satu(katalog=katalog, lain=[aksi, luncur, aliran(b"<xdp><script>while(true){}</script></xdp>")])


def _ubin() -> bytes:
    """A pattern of tiny tiles over the largest page, painted again and again: easily read, hardly drawn."""
    ubin = aliran(b"0 0 .1 .1 re f", b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 .2 .2]"
                  b"/XStep .2/YStep .2/Resources<<>>")  # fmt: skip
    isi = _TEKS + b" /Pattern cs /P scn" + b" 0 0 14400 14400 re f" * 400
    return _satu(isi, b"0 0 14400 14400", b"/Pattern<</P 6 0 R>>", [ubin])


def buat() -> dict[str, bytes]:
    """The hostile PDFs by name."""
    flate = b"/Filter/FlateDecode"
    garis = zlib_ulang(b"0 0 m 10 10 l S\n" * 4096, 40)  # 160,000 lines of 16 bytes
    huruf = zlib_ulang(b"BT /F1 9 Tf 9 9 Td (" + b"kata " * 4096 + b") Tj ET\n", 100)
    rumit = zlib.compress(b"[" * 2_000_000, 9)
    return {
        "terkunci.pdf": terkunci(),
        "terpotong.pdf": terpotong(_satu(_TEKS * 30)),
        "kosong.pdf": b"",
        "hanya_kepala.pdf": b"%PDF-1.7\n",
        "halaman_10000.pdf": _halaman(10_000),
        "tanpa_halaman.pdf": pdf([_KATALOG, b"<</Type/Pages/Kids[]/Count 0>>"]),
        "halaman_dikira_banyak.pdf": _halaman(1).replace(b"/Count 1", b"/Count 2147483647"),
        "halaman_200_inci.pdf": _satu(kotak=b"0 0 14400 14400"),
        "halaman_tak_wajar.pdf": _satu(kotak=b"-1e30 0 1e38 99999999999999999999"),
        "bom_gambar_bw.pdf": _gambar(50_000, 50_000, b"DeviceGray", 1, 1),
        "bom_gambar_rgb.pdf": _gambar(20_000, 20_000, b"DeviceRGB", 8, 3),
        "larik_bersarang.pdf": _satu(katalog=b"<</Type/Catalog/Pages 2 0 R/X %b>>" % (b"[" * 200_000 + b"]" * 200_000)),
        "isi_bersarang.pdf": _satu(rumit, kamus=flate),
        "pohon_dalam.pdf": _pohon(3_000),
        "pohon_melingkar.pdf": _halaman(1).replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]"),
        "bentuk_melingkar.pdf": bentuk_melingkar(),
        "xref_melingkar.pdf": _xref_melingkar(),
        "aliran_garis.pdf": _satu(garis, kamus=flate),
        "aliran_huruf.pdf": _satu(huruf, kamus=flate),
        "aliran_ganda.pdf": _satu(zlib.compress(zlib_nol(1 << 32), 9), kamus=b"/Filter[/FlateDecode/FlateDecode]"),
        "huruf_palsu.pdf": _huruf_palsu(),
        "bertindak.pdf": _bertindak(),
        "ubin.pdf": _ubin(),
    }
