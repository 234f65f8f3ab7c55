"""Draws every sample: `python -m petik.samples.make samples/files` writes the documents there, their expected records
into `expected/` beside that folder, and the files that must be refused into `broken/` beside it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from petik.samples.documents import (
    dump,
    excel,
    iki,
    iku,
    lkip,
    old_excel,
    pengukuran,
    pk,
    pk_scan,
    scanned_decree,
    word,
)
from petik.samples.documents.broken import buat_rusak
from petik.schemas.record import Rekaman

Gambar = Callable[[str], tuple[bytes, Rekaman]]

CONTOH: dict[str, Gambar] = {
    "pk_kabid.pdf": pk.pk_kabid,
    "iki_bidang.pdf": iki.iki_bidang,
    "iku_dinas.docx": word.iku_dinas,
    "rencana_aksi.xlsx": excel.rencana_aksi,
    "pengukuran_triwulan.pdf": pengukuran.pengukuran_triwulan,
    "keputusan_iki_scan.pdf": scanned_decree.keputusan_iki,
    "lkip_bab3.pdf": lkip.lkip_bab3,
    "iki_dump.txt": dump.iki_dump,
    "pk_dump.txt": dump.pk_dump,
    "pk_scan.pdf": pk_scan.pk_scan,
    "pk_foto.jpg": pk_scan.pk_foto,
    "pk_dua_halaman.tif": pk_scan.pk_tif,
    "pk_campuran.pdf": pk_scan.pk_campuran,
    "iku_layar.png": iku.iku_layar,
    "iku_lama.xls": old_excel.iku_lama,
    "pk_lapis_rusak.pdf": pk_scan.pk_lapis_rusak,
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
    harapan, rusak = keluaran.parent / "expected", keluaran.parent / "broken"
    for folder in (keluaran, harapan, rusak):
        folder.mkdir(parents=True, exist_ok=True)
    selesai: dict[str, bytes] = {}
    for berkas in CONTOH:
        selesai[berkas], isi = buat(berkas)
        (keluaran / berkas).write_bytes(selesai[berkas])
        (harapan / f"{berkas}.json").write_text(isi, encoding="utf-8")
    for nama, data in buat_rusak(selesai).items():
        (rusak / nama).write_bytes(data)


def main() -> None:
    pembaca = argparse.ArgumentParser(description=__doc__)
    pembaca.add_argument("outdir", type=Path, help="folder for the documents, e.g. samples/files")
    tulis_semua(pembaca.parse_args().outdir)


if __name__ == "__main__":
    main()
