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

from petik.samples.hostile import archives, images, names, numbers, office, ole, pdf, slow, texts

_PARTS = (pdf, images, archives, office, ole, texts, numbers, slow, names)
_USUAL = b"Laporan kinerja, teks biasa saja.\n"
# File names as bytes: what a Linux disk can hold and a careless program cannot
NAMES: dict[str, bytes] = {
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
DEADLY = frozenset({"bentuk_melingkar.pdf", "aliran_ganda.pdf", "jpx_warna.pdf"})


def make() -> dict[str, bytes]:
    """All hostile contents by file name."""
    everything: dict[str, bytes] = {}
    for part in _PARTS:
        everything |= part.make()
    return everything


def _pipes(folder: Path) -> None:
    os.mkfifo(folder / "pipa.txt")


def _outward_link(folder: Path) -> None:
    (folder / "tautan_keluar.txt").symlink_to("/etc/hostname")


def _circular_link(folder: Path) -> None:
    (folder / "melingkar_a.txt").symlink_to("melingkar_b.txt")
    (folder / "melingkar_b.txt").symlink_to("melingkar_a.txt")


def _broken_link(folder: Path) -> None:
    (folder / "tautan_putus.txt").symlink_to("tidak-ada.txt")


# What is no ordinary file: a program that opens it waits for ever, or reads what nobody gave it
SPECIAL: tuple[Callable[[Path], None], ...] = (_pipes, _outward_link, _circular_link, _broken_link)


def write(folder: Path, content: Mapping[str, bytes] | None = None) -> list[str]:
    """Writes everything into *folder* and gives the names, sorted; what this system cannot hold is left out.

    *content*: these contents instead of all.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in (make() if content is None else content).items():
        (folder / name).write_bytes(data)
    for number, raw_bytes in enumerate(NAMES.values()):
        try:
            (folder / os.fsdecode(raw_bytes)).write_bytes(_USUAL + b"%d\n" % number)
        except (OSError, ValueError):
            continue
    if os.name == "posix":
        for special in SPECIAL:
            special(folder)
    return sorted(entry.name for entry in folder.iterdir())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="an empty folder for the files")
    print(f"{len(write(parser.parse_args().folder))} berkas")


if __name__ == "__main__":
    main()
