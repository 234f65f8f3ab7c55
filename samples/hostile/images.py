"""Hostile images: dimensions that no memory holds, pages without an end, contents that are not what the name says."""

from __future__ import annotations

import struct
import zlib

from petik.samples.hostile.bombs import zlib_nol


def _bagian(nama: bytes, isi: bytes) -> bytes:
    return struct.pack(">I", len(isi)) + nama + isi + struct.pack(">I", zlib.crc32(nama + isi))


def png(lebar: int, tinggi: int, bit: int = 1, jenis: int = 0, isi: bytes | None = None) -> bytes:
    """A PNG of nothing but zeros; *isi* takes the place of its pixels."""
    saluran = {0: 1, 2: 3, 6: 4}[jenis]
    kepala = struct.pack(">IIBBBBB", lebar, tinggi, bit, jenis, 0, 0, 0)
    data = zlib_nol((1 + -(-lebar * bit * saluran // 8)) * tinggi) if isi is None else isi
    return b"\x89PNG\r\n\x1a\n" + _bagian(b"IHDR", kepala) + _bagian(b"IDAT", data) + _bagian(b"IEND", b"")


def _tiff(lebar: int, tinggi: int, berikut: int = 0, kali: int = 1) -> bytes:
    """A TIFF whose strip has eight bytes whatever it declares; *berikut* is where its next page is said to be."""
    awal = 8
    keluar = bytearray(b"II*\0" + struct.pack("<I", awal + 8) + b"\0" * 8)
    for i in range(kali):
        entri = [
            (256, 4, 1, lebar), (257, 4, 1, tinggi), (258, 3, 1, 1), (259, 3, 1, 1), (262, 3, 1, 1),
            (273, 4, 1, awal), (277, 3, 1, 1), (278, 4, 1, tinggi), (279, 4, 1, 8),
        ]  # fmt: skip
        keluar += struct.pack("<H", len(entri)) + b"".join(struct.pack("<HHII", *e) for e in entri)
        keluar += struct.pack("<I", berikut if i == kali - 1 else len(keluar) + 4)
    return bytes(keluar)


def buat() -> dict[str, bytes]:
    """The hostile images by name."""
    return {
        "png_bernama.pdf": png(640, 905),
        "bom.png": png(60_000, 60_000),
        "bom_dimensi.png": png(2_000_000_000, 2_000_000_000, isi=zlib.compress(b"\0" * 100)),
        "besar.png": png(12_000, 12_000),
        "besar_16_bit.png": png(12_000, 12_000, 16),
        "bom.tif": _tiff(60_000, 60_000),
        "melingkar.tif": _tiff(8, 8, berikut=16),
        "halaman_banyak.tif": _tiff(8, 8, kali=3_000),
        "terpotong.png": png(640, 905)[:90],
        "tipuan.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 60,
    }
