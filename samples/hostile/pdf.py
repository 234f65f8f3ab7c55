"""Hostile PDFs, written by hand: what a PDF library would refuse to write is what is wanted here."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

from petik.samples.documents.broken import cut_off, locked
from petik.samples.hostile.bombs import zlib_again, zlib_zero

_TEXT = b"BT /F1 12 Tf 72 720 Td (PERJANJIAN KINERJA TAHUN 2021) Tj ET"
_FACES = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"


def pdf(text_object: Sequence[bytes], tail: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    place_name = []
    for number, content in enumerate(text_object, start=1):
        place_name.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(text_object) + 1)
    out += b"".join(b"%010d 00000 n \n" % t for t in place_name)
    out += b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (len(text_object) + 1, tail, start)
    return bytes(out)


def stream(content: bytes, dictionary: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (dictionary, len(content), content)


def _one(
    content: bytes = _TEXT, box: bytes = b"0 0 595 842", source: bytes = b"", other: Sequence[bytes] = (),
    catalogue: bytes = _CATALOGUE, dictionary: bytes = b"",
) -> bytes:  # fmt: skip
    """A PDF of one page; *other* are further objects from number 6 on."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%b]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%b>>>>"
    listing = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return pdf([catalogue, listing, page % (box, source), stream(content, dictionary), _FACES, *other])


def _picture(width: int, height: int, colour: bytes, bit: int, channel: int) -> bytes:
    """A page that one image of nothing but zeros covers."""
    data = zlib_zero(-(-width * bit * channel // 8) * height)
    dictionary = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%b/BitsPerComponent %d/Filter/FlateDecode"
    picture = stream(data, dictionary % (width, height, colour, bit))
    return _one(b"q 595 0 0 842 0 0 cm /G Do Q", source=b"/XObject<</G 6 0 R>>", other=[picture])


def _filtered(data: bytes, width: int, height: int, colour: bytes, filtering: bytes) -> bytes:
    """A page that one image of this filter covers."""
    dictionary = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%b/BitsPerComponent %d/Filter/%b"
    picture = stream(data, dictionary % (width, height, colour, 1 if filtering == b"JBIG2Decode" else 8, filtering))
    return _one(b"q 595 0 0 842 0 0 cm /G Do Q", source=b"/XObject<</G 6 0 R>>", other=[picture])


def jbig2(width: int, height: int) -> bytes:
    """A page of bits that a few bytes stand for (ITU-T T.88): its segment and one generic region, coded."""

    def segment(number: int, kind: int, data: bytes) -> bytes:
        return struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data

    template = b"\0\x03\xff\xfd\xff\x02\xfe\xfe\xfe"  # template 0 with its usual adaptive pixels
    region = struct.pack(">IIIIB", width, height, 0, 0, 0) + template + bytes(16)
    return segment(0, 48, struct.pack(">IIIIBH", width, height, 0, 0, 0, 0)) + segment(1, 38, region)


def jpeg2000(width: int, height: int, channels: int = 1, tile: int | None = None) -> bytes:
    """A JPEG 2000 code stream (ITU-T T.800) of these sizes with one part of one tile, of which nothing is told."""

    def marker(code: int, data: bytes) -> bytes:
        return struct.pack(">HH", code, len(data) + 2) + data

    sizes = struct.pack(">HIIIIIIIIH", 0, width, height, 0, 0, tile or width, tile or height, 0, 0, channels)
    head = marker(0xFF51, sizes + bytes([7, 1, 1]) * channels) + marker(0xFF52, bytes([0, 0, 0, 1, 0, 5, 4, 4, 0, 1]))
    head += marker(0xFF5C, b"\x40" + b"\x48" * 16)
    content = bytes(64)
    return b"\xff\x4f" + head + marker(0xFF90, struct.pack(">HIBB", 0, 14 + len(content), 0, 1)) + b"\xff\x93" + content


def _page(many: int) -> bytes:
    child = b" ".join(b"%d 0 R" % (3 + i) for i in range(many))
    listing = b"<</Type/Pages/MediaBox[0 0 595 842]/Count %d/Kids[%b]>>" % (many, child)
    return pdf([_CATALOGUE, listing, *[b"<</Type/Page/Parent 2 0 R>>"] * many])


def _tree(inner: int) -> bytes:
    """A page tree that goes down *inner* steps before its only page comes."""
    node = [b"<</Type/Pages/Count 1/Parent %d 0 R/Kids[%d 0 R]>>" % (1 + i, 3 + i) for i in range(1, inner)]
    root = b"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 595 842]>>"
    return pdf([_CATALOGUE, root, *node, b"<</Type/Page/Parent %d 0 R>>" % (1 + inner)])


def circular_form(inner: int = 30) -> bytes:
    """Forms inside forms, the last of which calls the first again."""
    other = []
    for i in range(inner):
        following = 6 + (i + 1) % inner
        dictionary = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</B %d 0 R/C %d 0 R>>>>"
        other.append(stream(b"/B Do /C Do", dictionary % (following, following)))
    return _one(b"/B Do", source=b"/XObject<</B 6 0 R>>", other=other)


def _circular_xref() -> bytes:
    content = _one()
    start = content.rindex(b"xref\n0 ")
    return content.replace(b"/Root 1 0 R>>", b"/Root 1 0 R/Prev %d>>" % start)


def _false_face() -> bytes:
    """Text in fonts that are none: noise, a font drawn by itself, a letter table without an end."""
    noise = bytes((i * 151 + 7) % 256 for i in range(4000))
    dictionary = (
        b"<</Type/Font/Subtype/TrueType/BaseFont/Palsu/FirstChar 32/LastChar 126/Widths[%b]/FontDescriptor 7 0 R>>"
    )
    lettering = dictionary % (b"500 " * 95)
    uraian = b"<</Type/FontDescriptor/FontName/Palsu/Flags 32/FontFile2 8 0 R/FontBBox[0 0 1e30 -1e30]>>"
    three = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar 65/Widths[1]"
    three += b"/Encoding<</Differences[65/A]>>/CharProcs<</A 10 0 R>>/Resources<</Font<</F3 9 0 R>>>>>>"
    mapping = (
        b"<</Type/Font/Subtype/Type0/BaseFont/Palsu/Encoding/Identity-H/DescendantFonts[11 0 R]/ToUnicode 12 0 R>>"
    )
    content = _TEXT + b" BT /F2 12 Tf 72 700 Td (Huruf palsu) Tj ET BT /F3 9 Tf 72 600 Td (AAAA) Tj ET"
    content += b" BT /F4 9 Tf 72 500 Td <00410042> Tj ET"
    other = [lettering, uraian, stream(noise, b"/Length1 4000"), three, stream(b"BT /F3 9 Tf (AA) Tj ET"), mapping,
            stream(b"begincmap 1 beginbfrange <0000> <FFFFFFFF> <0000>")]  # fmt: skip
    number = b"/F2 6 0 R/F3 9 0 R/F4 11 0 R"
    return _one(content, other=other).replace(b"/F1 5 0 R", b"/F1 5 0 R" + number)


def _acting() -> bytes:
    """Opens a page on the net, runs a program and a script, and holds a file: nothing of it may happen."""
    action = b"<</S/JavaScript/JS(app.launchURL\\('http://192.0.2.1/'\\);while\\(true\\){})/Next 7 0 R>>"
    slide = b"<</S/Launch/F(/bin/touch)/Next<</S/URI/URI(http://192.0.2.1/)>>>>"
    catalogue = b"<</Type/Catalog/Pages 2 0 R/OpenAction 6 0 R/AA<</WC 6 0 R>>/AcroForm<</Fields[]/XFA 8 0 R>>>>"
    return _one(catalogue=catalogue, other=[action, slide, stream(b"<xdp><script>while(true){}</script></xdp>")])


def _tile() -> bytes:
    """A pattern of tiny tiles over the largest page, painted again and again: easily read, hardly drawn."""
    tile = stream(b"0 0 .1 .1 re f", b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 .2 .2]"
                  b"/XStep .2/YStep .2/Resources<<>>")  # fmt: skip
    content = _TEXT + b" /Pattern cs /P scn" + b" 0 0 14400 14400 re f" * 400
    return _one(content, b"0 0 14400 14400", b"/Pattern<</P 6 0 R>>", [tile])


# Images of two kinds whose size no memory holds, or which draw more than their page has room for
PACKED_IMAGES: dict[str, tuple[bytes, int, int, bytes, bytes]] = {
    "jbig2_besar.pdf": (jbig2(60_000, 60_000), 60_000, 60_000, b"DeviceGray", b"JBIG2Decode"),
    "jbig2_lebih_dari_lembar.pdf": (jbig2(65_000, 65_000), 600, 800, b"DeviceGray", b"JBIG2Decode"),
    "jbig2_tanpa_batas.pdf": (jbig2(2**31, 2**31), 2**31 - 1, 2**31 - 1, b"DeviceGray", b"JBIG2Decode"),
    "jpx_besar.pdf": (jpeg2000(60_000, 60_000), 60_000, 60_000, b"DeviceGray", b"JPXDecode"),
    "jpx_warna.pdf": (jpeg2000(20_000, 20_000, 3), 20_000, 20_000, b"DeviceRGB", b"JPXDecode"),
    "jpx_ubin.pdf": (jpeg2000(60_000, 60_000, tile=1), 60_000, 60_000, b"DeviceGray", b"JPXDecode"),
    "jpx_tanpa_batas.pdf": (jpeg2000(2**32 - 1, 2**32 - 1, 3), 600, 800, b"DeviceRGB", b"JPXDecode"),
}


def make() -> dict[str, bytes]:
    """The hostile PDFs by name."""
    flate = b"/Filter/FlateDecode"
    rule = zlib_again(b"0 0 m 10 10 l S\n" * 4096, 40)  # 160,000 lines of 16 bytes
    lettering = zlib_again(b"BT /F1 9 Tf 9 9 Td (" + b"kata " * 4096 + b") Tj ET\n", 100)
    complicated = zlib.compress(b"[" * 2_000_000, 9)
    return {
        "terkunci.pdf": locked(),
        "terpotong.pdf": cut_off(_one(_TEXT * 30)),
        "kosong.pdf": b"",
        "hanya_kepala.pdf": b"%PDF-1.7\n",
        "halaman_10000.pdf": _page(10_000),
        "tanpa_halaman.pdf": pdf([_CATALOGUE, b"<</Type/Pages/Kids[]/Count 0>>"]),
        "halaman_dikira_banyak.pdf": _page(1).replace(b"/Count 1", b"/Count 2147483647"),
        "halaman_200_inci.pdf": _one(box=b"0 0 14400 14400"),
        "halaman_tak_wajar.pdf": _one(box=b"-1e30 0 1e38 99999999999999999999"),
        "bom_gambar_bw.pdf": _picture(50_000, 50_000, b"DeviceGray", 1, 1),
        "bom_gambar_rgb.pdf": _picture(20_000, 20_000, b"DeviceRGB", 8, 3),
        **{name: _filtered(*given) for name, given in PACKED_IMAGES.items()},
        "larik_bersarang.pdf": _one(
            catalogue=b"<</Type/Catalog/Pages 2 0 R/X %b>>" % (b"[" * 200_000 + b"]" * 200_000)
        ),
        "isi_bersarang.pdf": _one(complicated, dictionary=flate),
        "pohon_dalam.pdf": _tree(3_000),
        "pohon_melingkar.pdf": _page(1).replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]"),
        "bentuk_melingkar.pdf": circular_form(),
        "xref_melingkar.pdf": _circular_xref(),
        "aliran_garis.pdf": _one(rule, dictionary=flate),
        "aliran_huruf.pdf": _one(lettering, dictionary=flate),
        "aliran_ganda.pdf": _one(zlib.compress(zlib_zero(1 << 32), 9), dictionary=b"/Filter[/FlateDecode/FlateDecode]"),
        "huruf_palsu.pdf": _false_face(),
        "bertindak.pdf": _acting(),
        "ubin.pdf": _tile(),
    }
