"""Streams that are small on disk and huge when opened: made without ever holding what they unpack to."""

from __future__ import annotations

import struct
import zlib

_BLOCKS = 1 << 20


def zlib_zero(size: int) -> bytes:
    """A zlib stream of *size* zero bytes (a multiple of one MiB is exact, else rounded up)."""
    return zlib_again(b"\0" * _BLOCKS, -(-size // _BLOCKS))


def zlib_again(content: bytes, times: int) -> bytes:
    """A zlib stream of *content* repeated *times* times: one compressed block, written again and again."""
    return b"\x78\x9c" + deflate_again(content, times) + struct.pack(">I", _adler(content, times))


def deflate_again(content: bytes, times: int) -> bytes:
    """The same without zlib's head and sum, as zip archives hold it."""
    compressed = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = compressed.compress(content) + compressed.flush(zlib.Z_FULL_FLUSH)
    return block * times + compressed.flush()


def crc_again(content: bytes, times: int) -> int:
    """CRC-32 of *content* repeated *times* times."""
    crc = 0
    for _ in range(times):
        crc = zlib.crc32(content, crc)
    return crc


def _adler(content: bytes, times: int) -> int:
    """Adler-32 of *content* repeated: its two sums can be worked out from those of one piece (RFC 1950)."""
    prime, n = 65521, len(content)
    one = zlib.adler32(content)
    a1, b1 = (one & 0xFFFF) - 1, (one >> 16) - n  # without the 1 that the sum starts with
    a = (1 + times * a1) % prime
    b = (times * b1 + n * times + n * a1 * (times * (times - 1) // 2)) % prime
    return b << 16 | a
