"""Hostile images: dimensions that no memory holds, pages without an end, contents that are not what the name says."""

from __future__ import annotations

import struct
import zlib

from petik.samples.hostile.bombs import zlib_zero
from petik.samples.hostile.pdf import jpeg2000


def _part(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(width: int, height: int, bit: int = 1, kind: int = 0, content: bytes | None = None) -> bytes:
    """A PNG of nothing but zeros; *content* takes the place of its pixels."""
    channel = {0: 1, 2: 3, 6: 4}[kind]
    header = struct.pack(">IIBBBBB", width, height, bit, kind, 0, 0, 0)
    data = zlib_zero((1 + -(-width * bit * channel // 8)) * height) if content is None else content
    return b"\x89PNG\r\n\x1a\n" + _part(b"IHDR", header) + _part(b"IDAT", data) + _part(b"IEND", b"")


def _tiff(width: int, height: int, following: int = 0, times: int = 1) -> bytes:
    """A TIFF whose strip has eight bytes whatever it declares; *following* is where its next page is said to be."""
    first = 8
    out = bytearray(b"II*\0" + struct.pack("<I", first + 8) + b"\0" * 8)
    for i in range(times):
        entry = [
            (256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 1), (259, 3, 1, 1), (262, 3, 1, 1),
            (273, 4, 1, first), (277, 3, 1, 1), (278, 4, 1, height), (279, 4, 1, 8),
        ]  # fmt: skip
        out += struct.pack("<H", len(entry)) + b"".join(struct.pack("<HHII", *e) for e in entry)
        out += struct.pack("<I", following if i == times - 1 else len(out) + 4)
    return bytes(out)


def make() -> dict[str, bytes]:
    """The hostile images by name."""
    return {
        "png_bernama.pdf": png(640, 905),
        "bom.png": png(60_000, 60_000),
        "bom_dimensi.png": png(2_000_000_000, 2_000_000_000, content=zlib.compress(b"\0" * 100)),
        "besar.png": png(12_000, 12_000),
        "besar_16_bit.png": png(12_000, 12_000, 16),
        "sempit.png": png(1, 149_000_000),
        "lebar.png": png(149_000_000, 1),
        "jpeg2000.jp2": jpeg2000(60_000, 60_000),
        "bom.tif": _tiff(60_000, 60_000),
        "melingkar.tif": _tiff(8, 8, following=16),
        "halaman_banyak.tif": _tiff(8, 8, times=3_000),
        "terpotong.png": png(640, 905)[:90],
        "tipuan.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 60,
    }
