"""Hostile and broken files, made on demand and never kept: `python -m petik.samples.hostile.all FOLDER` writes them
all.

None of them is a real attack: they reach for what a real one would reach for, at addresses that do not exist
(192.0.2.0/24 is reserved for documentation, RFC 5737).
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from petik.samples.hostile import archives, images, names, numbers, office, pdf, slow, texts

_BAGIAN = (pdf, images, archives, office, texts, numbers, slow, names)
_BIASA = b"Laporan kinerja, teks biasa saja.\n"
# File names as bytes: what a Linux disk can hold and a careless program cannot
NAMA: dict[str, bytes] = {
    "baris baru": b"dua\nbaris.txt",
    "kendali": b"\x1b[31mmerah\x1b[0m\x07.txt",
    "kendali C1": "c1\u009b31m.txt".encode(),
    "arah": "laporan\u202efdp.txt".encode(),
    "255 bita": b"n" * 251 + b".txt",
    "255 bita huruf": "é".encode() * 125 + b".txt",
    "bukan UTF-8": b"nama\xff\xfe\xe9.txt",
    "skrip": b"<script>alert(1)<x>.txt",
    "rumus": b"=HYPERLINK('x').txt",
    "seperti opsi": b"--jobs.txt",
    "titik": b"titik....txt",
    "windows": b"CON .txt",
}


# What keeps a library busy for ever or takes all memory: only a process of its own helps, with limits from outside
PEMBUNUH = frozenset({"bentuk_melingkar.pdf", "aliran_ganda.pdf"})


def buat() -> dict[str, bytes]:
    """All hostile contents by file name."""
    semua: dict[str, bytes] = {}
    for bagian in _BAGIAN:
        semua |= bagian.buat()
    return semua


def _pipa(folder: Path) -> None:
    os.mkfifo(folder / "pipa.txt")


def _tautan_keluar(folder: Path) -> None:
    (folder / "tautan_keluar.txt").symlink_to("/etc/hostname")


def _tautan_melingkar(folder: Path) -> None:
    (folder / "melingkar_a.txt").symlink_to("melingkar_b.txt")
    (folder / "melingkar_b.txt").symlink_to("melingkar_a.txt")


def _tautan_putus(folder: Path) -> None:
    (folder / "tautan_putus.txt").symlink_to("tidak-ada.txt")


# What is no ordinary file: a program that opens it waits for ever, or reads what nobody gave it
KHUSUS: tuple[Callable[[Path], None], ...] = (_pipa, _tautan_keluar, _tautan_melingkar, _tautan_putus)


def tulis(folder: Path, isi: Mapping[str, bytes] | None = None) -> list[str]:
    """Writes everything into *folder* and gives the names, sorted; what this system cannot hold is left out.

    *isi*: these contents instead of all.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for nama, data in (buat() if isi is None else isi).items():
        (folder / nama).write_bytes(data)
    for nomor, mentah in enumerate(NAMA.values()):
        try:
            (folder / os.fsdecode(mentah)).write_bytes(_BIASA + b"%d\n" % nomor)
        except (OSError, ValueError):
            continue
    if os.name == "posix":
        for khusus in KHUSUS:
            khusus(folder)
    return sorted(entri.name for entri in folder.iterdir())


def main() -> None:
    pembaca = argparse.ArgumentParser(description=__doc__)
    pembaca.add_argument("folder", type=Path, help="an empty folder for the files")
    print(f"{len(tulis(pembaca.parse_args().folder))} berkas")


if __name__ == "__main__":
    main()
