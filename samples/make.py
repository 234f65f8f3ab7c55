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
from petik.samples.documents.broken import make_broken
from petik.schemas.record import Rekaman

Picture = Callable[[str], tuple[bytes, Rekaman]]

SAMPLES: dict[str, Picture] = {
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
    "pk_foto.jpg": pk_scan.pk_photo,
    "pk_dua_halaman.tif": pk_scan.pk_tif,
    "pk_campuran.pdf": pk_scan.pk_mixed,
    "iku_layar.png": iku.iku_layar,
    "iku_lama.xls": old_excel.iku_lama,
    "pk_lapis_rusak.pdf": pk_scan.pk_broken_layer,
}


def record_text(content: Rekaman) -> str:
    """The expected record as it is stored; where a print stands (`asal`) is not part of the expectation."""
    return json.dumps(content.model_dump(exclude={"asal"}), ensure_ascii=False, indent=1) + "\n"


def make(file: str) -> tuple[bytes, str]:
    """One sample and its expected record."""
    file_bytes, content = SAMPLES[file](file)
    return file_bytes, record_text(content)


def write_all(outdir: Path) -> None:
    """Writes all samples below `outdir` and its neighbours."""
    expected, broken = outdir.parent / "expected", outdir.parent / "broken"
    for folder in (outdir, expected, broken):
        folder.mkdir(parents=True, exist_ok=True)
    done: dict[str, bytes] = {}
    for file in SAMPLES:
        done[file], content = make(file)
        (outdir / file).write_bytes(done[file])
        (expected / f"{file}.json").write_text(content, encoding="utf-8")
    for name, data in make_broken(done).items():
        (broken / name).write_bytes(data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("outdir", type=Path, help="folder for the documents, e.g. samples/files")
    write_all(parser.parse_args().outdir)


if __name__ == "__main__":
    main()
