"""Streams that are small on disk and huge when opened: made without ever holding what they unpack to."""

from __future__ import annotations

import struct
import zlib

_BLOK = 1 << 20


def zlib_nol(ukuran: int) -> bytes:
    """A zlib stream of *ukuran* zero bytes (a multiple of one MiB is exact, else rounded up)."""
    return zlib_ulang(b"\0" * _BLOK, -(-ukuran // _BLOK))


def zlib_ulang(isi: bytes, kali: int) -> bytes:
    """A zlib stream of *isi* repeated *kali* times: one compressed block, written again and again."""
    return b"\x78\x9c" + deflate_ulang(isi, kali) + struct.pack(">I", _adler(isi, kali))


def deflate_ulang(isi: bytes, kali: int) -> bytes:
    """The same without zlib's head and sum, as zip archives hold it."""
    mampat = zlib.compressobj(9, zlib.DEFLATED, -15)
    blok = mampat.compress(isi) + mampat.flush(zlib.Z_FULL_FLUSH)
    return blok * kali + mampat.flush()


def crc_ulang(isi: bytes, kali: int) -> int:
    """CRC-32 of *isi* repeated *kali* times."""
    crc = 0
    for _ in range(kali):
        crc = zlib.crc32(isi, crc)
    return crc


def _adler(isi: bytes, kali: int) -> int:
    """Adler-32 of *isi* repeated: its two sums can be worked out from those of one piece (RFC 1950)."""
    prima, n = 65521, len(isi)
    satu = zlib.adler32(isi)
    a1, b1 = (satu & 0xFFFF) - 1, (satu >> 16) - n  # without the 1 that the sum starts with
    a = (1 + kali * a1) % prima
    b = (kali * b1 + n * kali + n * a1 * (kali * (kali - 1) // 2)) % prima
    return b << 16 | a
