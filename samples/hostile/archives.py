"""Hostile archives: bombs, bombs inside bombs, names that point elsewhere, links, sizes that lie."""

from __future__ import annotations

import io
import stat
import struct
import warnings
import zipfile
from collections.abc import Iterable

from petik.samples.hostile.bombs import crc_ulang, deflate_ulang

_SAAT = (2020, 1, 1, 0, 0, 0)
_MIB = b"a b " * (1 << 18)
Anggota = tuple[str, bytes]


def arsip(anggota: Iterable[Anggota], cara: int = zipfile.ZIP_DEFLATED, tautan: frozenset[str] = frozenset()) -> bytes:
    """An archive of these members, in this order, names as they are; those in *tautan* are symbolic links."""
    wadah = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(wadah, "w", cara) as keluar:
        warnings.simplefilter("ignore")  # two members of one name are meant
        for nama, isi in anggota:
            info = zipfile.ZipInfo("x", _SAAT)
            info.filename = nama  # the constructor would tidy it
            info.compress_type = cara
            info.external_attr = (stat.S_IFLNK | 0o777 if nama in tautan else stat.S_IFREG | 0o644) << 16
            keluar.writestr(info, isi)
    return wadah.getvalue()


def _mentah(anggota: Iterable[tuple[str, bytes, int, int]]) -> bytes:
    """An archive of ready deflate streams: name, stream, declared size, checksum."""
    keluar, pusat, banyak = bytearray(), bytearray(), 0
    for nama, data, ukuran, crc in anggota:
        inti = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, crc, len(data), ukuran, len(nama), 0)
        pusat += b"PK\1\2\x14\0" + inti + struct.pack("<HHHII", 0, 0, 0, 0, len(keluar)) + nama.encode()
        keluar += b"PK\3\4" + inti + nama.encode() + data
        banyak += 1
    ekor = struct.pack("<HHHHIIH", 0, 0, banyak, banyak, len(pusat), len(keluar), 0)
    return bytes(keluar + pusat) + b"PK\5\6" + ekor


def _bom(kali: int, banyak: int = 1) -> bytes:
    """*banyak* text files of *kali* MiB."""
    data, crc = deflate_ulang(_MIB, kali), crc_ulang(_MIB, kali)
    return _mentah((f"{i}.txt", data, kali << 20, crc) for i in range(banyak))


def _bersarang() -> bytes:
    """Archives inside an archive, each just below what one archive may unpack to."""
    dalam = _bom(9, 100)
    return arsip([(f"{i:02d}.zip", dalam) for i in range(10)])


def _berbohong() -> bytes:
    """Declares ten bytes and unpacks to thirty MiB."""
    return _mentah([("kecil.txt", deflate_ulang(_MIB, 30), 10, 0)])


def _tumpang_tindih() -> bytes:
    """Many entries that share one stream (D. Fifield, "A better zip bomb")."""
    satu = _bom(9)
    pusat = satu.index(b"PK\1\2")
    ekor = satu.index(b"PK\5\6")
    entri = satu[pusat:ekor] * 90
    return satu[:pusat] + entri + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 90, 90, len(entri), pusat, 0)


def _keluar_arsip() -> bytes:
    """Names that point out of the archive, a link, and one good file among them."""
    nama = ["../musuh-keluar.txt", "/tmp/musuh-mutlak.txt", "C:\\musuh.txt", "..\\musuh.txt", "a/../../musuh.txt"]
    isi = [*((n, b"jahat") for n in nama), ("tautan.txt", b"/etc/hostname"), ("baik.txt", b"PERJANJIAN KINERJA")]
    return arsip(isi, tautan=frozenset({"tautan.txt"}))


def _daftar_besar() -> bytes:
    """A directory that declares far more entries than any archive has."""
    entri = b"PK\1\2" + struct.pack("<HHHHHHIIIHHHHHII", 20, 20, 0, 0, 0, 33, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"x"
    isi = entri * 50_000
    return isi + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, len(isi), 0, 0)


def _nama_aneh() -> bytes:
    """Members whose names would break lines, colour the terminal, turn the reading direction or fill a screen."""
    nama = ["baris\nbaru.txt", "\x1b[31mmerah\x1b[0m.txt", "laporan\u202etxt.exe.txt", "p" * 3000 + ".txt"]
    isi = b"Laporan kinerja, teks biasa saja.\n"
    return arsip([*((n, isi) for n in nama), ("sama.txt", isi), ("sama.txt", b"sama nama")])


def buat() -> dict[str, bytes]:
    """The hostile archives by name."""
    return {
        "bom.zip": _bom(200),
        "bom_bersarang.zip": _bersarang(),
        "bom_banyak_kecil.zip": _bom(9, 200),
        "tumpang_tindih.zip": _tumpang_tindih(),
        "berbohong.zip": _berbohong(),
        "keluar.zip": _keluar_arsip(),
        "daftar_besar.zip": _daftar_besar(),
        "entri_banyak.zip": arsip((f"{i}.txt", b"") for i in range(5_001)),
        "nama_aneh.zip": _nama_aneh(),
        "arsip_dalam.zip": arsip([("a.zip", arsip([("b.zip", arsip([("c.txt", b"isi")]))]))]),
        "kosong.zip": arsip([]),
        "terpotong.zip": _bom(1)[:-30],
    }
