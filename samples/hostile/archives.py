"""Hostile archives: bombs, bombs inside bombs, names that point elsewhere, links, sizes that lie."""

from __future__ import annotations

import io
import stat
import struct
import warnings
import zipfile
from collections.abc import Iterable

from petik.samples.hostile.bombs import crc_again, deflate_again

_MOMENT = (2020, 1, 1, 0, 0, 0)
_MIB = b"a b " * (1 << 18)
# one file on some systems, several on others: capitals, a letter in two ways of Unicode, a full-width and a dotless one
ALIKE = (
    "Laporan.txt", "laporan.txt", "LAPORAN.TXT", "\u00e9.txt", "e\u0301.txt", "\u00c9.txt", "\uff4caporan.txt",
    "\u0131.txt",
)  # fmt: skip
# what writers of workbooks take for a link
ADDRESSES = ("https://192.0.2.1/a.txt", "mailto:a@192.0.2.1.txt", "internal:Sheet1!A1.txt", "external:a.xlsx.txt")
ArchiveMember = tuple[str, bytes]


def archive(
    members: Iterable[ArchiveMember], way: int = zipfile.ZIP_DEFLATED, link: frozenset[str] = frozenset()
) -> bytes:
    """An archive of these members, in this order, names as they are; those in *link* are symbolic links."""
    container = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(container, "w", way) as out:
        warnings.simplefilter("ignore")  # two members of one name are meant
        for name, content in members:
            info = zipfile.ZipInfo("x", _MOMENT)
            info.filename = name  # the constructor would tidy it
            info.compress_type = way
            info.external_attr = (stat.S_IFLNK | 0o777 if name in link else stat.S_IFREG | 0o644) << 16
            out.writestr(info, content)
    return container.getvalue()


def _raw(members: Iterable[tuple[str, bytes, int, int]]) -> bytes:
    """An archive of ready deflate streams: name, stream, declared size, checksum."""
    out, middle, many = bytearray(), bytearray(), 0
    for name, data, size, crc in members:
        core = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, crc, len(data), size, len(name), 0)
        middle += b"PK\1\2\x14\0" + core + struct.pack("<HHHII", 0, 0, 0, 0, len(out)) + name.encode()
        out += b"PK\3\4" + core + name.encode() + data
        many += 1
    tail = struct.pack("<HHHHIIH", 0, 0, many, many, len(middle), len(out), 0)
    return bytes(out + middle) + b"PK\5\6" + tail


def _bomb(times: int, many: int = 1) -> bytes:
    """*many* text files of *times* MiB."""
    data, crc = deflate_again(_MIB, times), crc_again(_MIB, times)
    return _raw((f"{i}.txt", data, times << 20, crc) for i in range(many))


def _nested() -> bytes:
    """Archives inside an archive, each just below what one archive may unpack to."""
    inner = _bomb(9, 100)
    return archive([(f"{i:02d}.zip", inner) for i in range(10)])


def _lying() -> bytes:
    """Declares ten bytes and unpacks to thirty MiB."""
    return _raw([("kecil.txt", deflate_again(_MIB, 30), 10, 0)])


def _overlapping() -> bytes:
    """Many entries that share one stream (D. Fifield, "A better zip bomb")."""
    one = _bomb(9)
    middle = one.index(b"PK\1\2")
    tail = one.index(b"PK\5\6")
    entry = one[middle:tail] * 90
    return one[:middle] + entry + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 90, 90, len(entry), middle, 0)


def _out_of_archive() -> bytes:
    """Names that point out of the archive, a link, and one good file among them."""
    name = ["../musuh-keluar.txt", "/tmp/musuh-mutlak.txt", "C:\\musuh.txt", "..\\musuh.txt", "a/../../musuh.txt"]
    content = [*((n, b"jahat") for n in name), ("tautan.txt", b"/etc/hostname"), ("baik.txt", b"PERJANJIAN KINERJA")]
    return archive(content, link=frozenset({"tautan.txt"}))


def _large_table() -> bytes:
    """A directory that declares far more entries than any archive has."""
    entry = b"PK\1\2" + struct.pack("<HHHHHHIIIHHHHHII", 20, 20, 0, 0, 0, 33, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"x"
    content = entry * 50_000
    return content + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, len(content), 0, 0)


def _odd_names() -> bytes:
    """Members whose names would break lines, colour the terminal, turn the reading direction or fill a screen."""
    name = ["baris\nbaru.txt", "\x1b[31mmerah\x1b[0m.txt", "laporan\u202etxt.exe.txt", "p" * 3000 + ".txt"]
    content = b"Laporan kinerja, teks biasa saja.\n"
    return archive([*((n, content) for n in name), ("sama.txt", content), ("sama.txt", b"sama nama")])


def make() -> dict[str, bytes]:
    """The hostile archives by name."""
    return {
        "bom.zip": _bomb(200),
        "bom_bersarang.zip": _nested(),
        "bom_banyak_kecil.zip": _bomb(9, 200),
        "tumpang_tindih.zip": _overlapping(),
        "berbohong.zip": _lying(),
        "keluar.zip": _out_of_archive(),
        "daftar_besar.zip": _large_table(),
        "entri_banyak.zip": archive((f"{i}.txt", b"") for i in range(5_001)),
        "nama_aneh.zip": _odd_names(),
        "nama_serupa.zip": archive((n, b"isi " + n.encode() + b"\n") for n in ALIKE),
        "nama_alamat.zip": archive((n, b"isi " + n.encode() + b"\n") for n in ADDRESSES),
        "arsip_dalam.zip": archive([("a.zip", archive([("b.zip", archive([("c.txt", b"isi")]))]))]),
        "kosong.zip": archive([]),
        "terpotong.zip": _bomb(1)[:-30],
    }
