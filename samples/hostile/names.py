"""Hostile names and packages: thousands of equal names, folders without end, members that are looked at before all."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

SAMA_UNICODE = ("\u00e9.txt", "e\u0301.txt", "\u00c9.txt")  # é in one letter, in two, and its capital
_ISI = b"Laporan kinerja, teks biasa saja.\n"


def zip_nama_sama(banyak: int, nama: str = "x.txt") -> bytes:
    """An archive of so many members of one name."""
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w") as arsip:
        for nomor in range(banyak):
            arsip.writestr(zipfile.ZipInfo(nama), _ISI + b"%d\n" % nomor)
    return wadah.getvalue()


def zip_mimetype(megabita: int, anggota: str = "mimetype") -> bytes:
    """An archive whose member *anggota* unpacks to so many megabytes, at a ratio that no limit refuses."""
    wadah, blok = io.BytesIO(), os.urandom(10_000) + bytes(1_038_576)
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip, arsip.open(anggota, "w") as aliran:
        for _ in range(megabita):
            aliran.write(blok)
    return wadah.getvalue()


def folder_dalam(folder: Path, dalam: int) -> Path:
    """A file so many folders below *folder*."""
    asal = os.open(folder, os.O_RDONLY)
    di = asal
    for _ in range(dalam):  # by descriptors: the path becomes longer than the system takes in one word
        os.mkdir("d", dir_fd=di)
        bawah = os.open("d", os.O_RDONLY, dir_fd=di)
        if di != asal:
            os.close(di)
        di = bawah
    berkas = os.open("jauh.txt", os.O_WRONLY | os.O_CREAT, 0o600, dir_fd=di)
    os.write(berkas, _ISI)
    os.close(berkas)
    os.close(di)
    os.close(asal)
    return folder / Path(*["d"] * dalam) / "jauh.txt"


def buat() -> dict[str, bytes]:
    """The packages by name."""
    return {"mimetype_besar.zip": zip_mimetype(60)}
