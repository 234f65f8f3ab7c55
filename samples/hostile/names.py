"""Hostile names and packages: thousands of equal names, folders without end, members that are looked at before all."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

SAME_UNICODE = ("\u00e9.txt", "e\u0301.txt", "\u00c9.txt")  # é in one letter, in two, and its capital
_CONTENT = b"Laporan kinerja, teks biasa saja.\n"


def zip_of_equal_names(many: int, name: str = "x.txt") -> bytes:
    """An archive of so many members of one name."""
    container = io.BytesIO()
    with zipfile.ZipFile(container, "w") as archive:
        for number in range(many):
            archive.writestr(zipfile.ZipInfo(name), _CONTENT + b"%d\n" % number)
    return container.getvalue()


def zip_mimetype(megabytes: int, member: str = "mimetype") -> bytes:
    """An archive whose member *member* unpacks to so many megabytes, at a ratio that no limit refuses."""
    container, block = io.BytesIO(), os.urandom(10_000) + bytes(1_038_576)
    with zipfile.ZipFile(container, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(member, "w") as stream:
        for _ in range(megabytes):
            stream.write(block)
    return container.getvalue()


def deep_folder(folder: Path, inner: int) -> Path:
    """A file so many folders below *folder*."""
    asal = os.open(folder, os.O_RDONLY)
    here = asal
    for _ in range(inner):  # by descriptors: the path becomes longer than the system takes in one word
        os.mkdir("d", dir_fd=here)
        bottom = os.open("d", os.O_RDONLY, dir_fd=here)
        if here != asal:
            os.close(here)
        here = bottom
    file = os.open("jauh.txt", os.O_WRONLY | os.O_CREAT, 0o600, dir_fd=here)
    os.write(file, _CONTENT)
    os.close(file)
    os.close(here)
    os.close(asal)
    return folder / Path(*["d"] * inner) / "jauh.txt"


def make() -> dict[str, bytes]:
    """The packages by name."""
    return {"mimetype_besar.zip": zip_mimetype(60)}
