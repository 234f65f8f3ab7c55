"""`laporan.html`: the findings of a run for people, in pages that need nothing but a browser.

Few documents are one page. Thousands would be more than a browser opens with ease: then each region has a page of its
own below the folder `laporan`, which can be handed on by itself, and `laporan.html` leads to them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from petik.datasets.files.safe import whole
from petik.ingest.files import safe_folder
from petik.reports.content.documents import susun, urutan_berat
from petik.reports.content.images import kumpulkan
from petik.reports.content.plain_rows import Row
from petik.reports.content.words import Bahasa, kata
from petik.reports.page import charts
from petik.reports.page.frame import Bahan, rangka
from petik.reports.page.regions import BagianLaporan, bagian_laporan, baris_wilayah
from petik.reports.page.render import Halaman
from petik.schemas.aturan import EntriAturan
from petik.schemas.temuan import Temuan

Gambarkan = Callable[[Temuan], bytes | None]
SATU_HALAMAN = 300  # documents of a report that is one page
GAMBAR_SATU, GAMBAR_WILAYAH = 300, 60  # pictures of a report of one page, and of a page of one region


def write_report(
    path: Path,
    dokumen: Sequence[Row],
    berkas: Sequence[Row],
    temuan: Sequence[Temuan],
    aturan: Sequence[EntriAturan],
    picture: Gambarkan,
    bahasa: Bahasa = "id",
    tanggal: date | None = None,
    serentak: int = 1,
) -> list[Path]:
    """Writes *path* and, where there are many documents, a page per region below `report_folder`; gives all its files.

    Each is HTML without network in the language *bahasa*, written whole or not at all; pages of an earlier report go.
    *dokumen* and *berkas* are rows of the dataset's tables of those names. *aturan* are the rules in force, those
    switched off included. *picture* gives a small PNG of the finding's place, None where there is none; the most severe
    findings of a page are asked first, in *serentak* threads, and what it raises comes through. *tanggal* is the day of
    the check, not shown where None. Raises ValueError for a picture that is no PNG, OSError where a page cannot be
    written.
    """
    whole_of_it = Bahan(dokumen, berkas, temuan, aturan, kata(bahasa), tanggal)
    parts = bagian_laporan(whole_of_it) if len(dokumen) > SATU_HALAMAN else []
    folder = report_folder(path)
    written = [path]
    if len(parts) < 2:
        _write(path, _satu(whole_of_it, picture, GAMBAR_SATU, serentak))
    else:
        for part in parts:
            page = folder / part.berkas
            html = _satu(part.bahan, picture, GAMBAR_WILAYAH, serentak, part.nama, f"../{path.name}")
            _write(page, html)
            written.append(page)
        _write(path, _indeks(whole_of_it, parts, folder.name))
    for old in set(safe_folder.entries(folder)).difference(written):
        if old.suffix == ".html" and _is_ours(old):
            safe_folder.remove(old)
    return written


def report_folder(path: Path) -> Path:
    """Where the pages of the regions lie beside the report *path*."""
    return path.with_suffix("")


def _is_ours(path: Path) -> bool:
    """True for a page of an earlier report: what else lies in the folder is somebody else's."""
    try:
        with safe_folder.opened(path, os.O_RDONLY) as stream:
            return b'<meta name="generator" content="Petik">' in stream.read(400)
    except OSError:
        return False


def _write(path: Path, html: str) -> None:
    with whole(path) as draft:
        draft.write_text(html, encoding="utf-8", newline="\n")


def _satu(
    bahan: Bahan,
    picture: Gambarkan,
    pictures: int,
    serentak: int,
    nama: str | None = None,
    kembali: str | None = None,
) -> str:
    """A page with every finding of *bahan*, of the region *nama*."""
    words = bahan.kata
    order = sorted(range(len(bahan.temuan)), key=lambda i: urutan_berat(bahan.temuan[i]))
    gambar, cut = kumpulkan(bahan.temuan, order, picture, pictures, serentak)
    wilayah = susun(bahan.dokumen, bahan.temuan, gambar, words)
    batas = [words("gambar_batas", n=words.bilangan(pictures))] if cut else []
    isi = rangka(bahan, words("judul") if nama is None else words("judul_wilayah", wilayah=nama), batas, kembali)
    isi |= {"wilayah": wilayah, "batang": charts.batang(((w.nama, w.hitung) for w in wilayah), words)}
    return _template("laporan.html.j2", "skrip.js").render(**isi)


def _indeks(bahan: Bahan, parts: Sequence[BagianLaporan], folder: str) -> str:
    """The page that leads to those of the regions."""
    rows = [baris_wilayah(part, folder) for part in parts]
    isi = rangka(bahan, bahan.kata("judul"))
    isi |= {"wilayah": rows, "batang": charts.batang(((w.nama, w.hitung) for w in rows), bahan.kata)}
    return _template("indeks.html.j2").render(**isi)


@lru_cache(maxsize=2)
def _template(name: str, *scripts: str) -> Halaman:
    return Halaman(name, ["gaya.css"], scripts)
