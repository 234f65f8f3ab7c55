"""Draws every sample: `python -m samples.make samples/files` writes the documents there, their expected records into
`expected/` beside that folder, and the files that must be refused into `broken/` beside it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from samples import draw_pk, draw_pk_scan
from schemas.record import Rekaman

Gambar = Callable[[str], tuple[bytes, Rekaman]]

CONTOH: dict[str, Gambar] = {
    "pk_kabid.pdf": draw_pk.pk_kabid,
    "pk_scan.pdf": draw_pk_scan.pk_scan,
    "pk_foto.jpg": draw_pk_scan.pk_foto,
    "pk_dua_halaman.tif": draw_pk_scan.pk_tif,
    "pk_lapis_rusak.pdf": draw_pk_scan.pk_lapis_rusak,
}


def teks_rekaman(isi: Rekaman) -> str:
    """The expected record as it is stored; where a print stands (`asal`) is not part of the expectation."""
    return json.dumps(isi.model_dump(exclude={"asal"}), ensure_ascii=False, indent=1) + "\n"


def buat(berkas: str) -> tuple[bytes, str]:
    """One sample and its expected record."""
    isi_berkas, isi = CONTOH[berkas](berkas)
    return isi_berkas, teks_rekaman(isi)


def tulis_semua(keluaran: Path) -> None:
    """Writes all samples below `keluaran` and its neighbours."""
    harapan = keluaran.parent / "expected"
    for folder in (keluaran, harapan):
        folder.mkdir(parents=True, exist_ok=True)
    for berkas in CONTOH:
        isi_berkas, isi = buat(berkas)
        (keluaran / berkas).write_bytes(isi_berkas)
        (harapan / f"{berkas}.json").write_text(isi, encoding="utf-8")


def main() -> None:
    pembaca = argparse.ArgumentParser(description=__doc__)
    pembaca.add_argument("outdir", type=Path, help="folder for the documents, e.g. samples/files")
    tulis_semua(pembaca.parse_args().outdir)


if __name__ == "__main__":
    main()
