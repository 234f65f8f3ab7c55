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
from petik.reports.content.documents import arrange, gravity
from petik.reports.content.images import collect
from petik.reports.content.plain_rows import Row
from petik.reports.content.words import Language, words_of
from petik.reports.page import charts
from petik.reports.page.frame import Material, frame
from petik.reports.page.regions import RegionPage, region_pages, region_row
from petik.reports.page.render import Template
from petik.schemas.aturan import EntriAturan
from petik.schemas.temuan import Temuan

Draw = Callable[[Temuan], bytes | None]
ONE_PAGE = 300  # documents of a report that is one page
PICTURES_ONE_PAGE, PICTURES_REGION = 300, 60  # pictures of a report of one page, and of a page of one region


def write_report(  # noqa: PLR0913 - what the page is made of, each part by its name
    path: Path,
    dokumen: Sequence[Row],
    file_rows: Sequence[Row],
    temuan: Sequence[Temuan],
    aturan: Sequence[EntriAturan],
    picture: Draw,
    language: Language = "id",
    day: date | None = None,
    at_once: int = 1,
) -> list[Path]:
    """Writes *path* and, where there are many documents, a page per region below `report_folder`; gives all its files.

    Each is HTML without network in the language *language*, written whole or not at all; pages of an earlier report go.
    *dokumen* and *file_rows* are rows of the dataset's tables of those names. *aturan* are the rules in force, those
    switched off included. *picture* gives a small PNG of the finding's place, None where there is none; the most severe
    findings of a page are asked first, in *at_once* threads, and what it raises comes through. *day* is the day of
    the check, not shown where None. Raises ValueError for a picture that is no PNG, OSError where a page cannot be
    written.
    """
    whole_of_it = Material(dokumen, file_rows, temuan, aturan, words_of(language), day)
    parts = region_pages(whole_of_it) if len(dokumen) > ONE_PAGE else []
    folder = report_folder(path)
    written = [path]
    if len(parts) < 2:
        _write(path, _one_page(whole_of_it, picture, PICTURES_ONE_PAGE, at_once))
    else:
        for part in parts:
            page = folder / part.berkas
            html = _one_page(part.material, picture, PICTURES_REGION, at_once, part.nama, f"../{path.name}")
            _write(page, html)
            written.append(page)
        _write(path, _index_page(whole_of_it, parts, folder.name))
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


def _one_page(
    material: Material,
    picture: Draw,
    most_pictures: int,
    at_once: int,
    name: str | None = None,
    back: str | None = None,
) -> str:
    """A page with every finding of *material*, of the region *name*."""
    words = material.words
    order = sorted(range(len(material.temuan)), key=lambda i: gravity(material.temuan[i]))
    pictures, cut = collect(material.temuan, order, picture, most_pictures, at_once)
    wilayah = arrange(material.dokumen, material.temuan, pictures, words)
    limits = [words("gambar_batas", n=words.number(most_pictures))] if cut else []
    content = frame(material, words("judul") if name is None else words("judul_wilayah", wilayah=name), limits, back)
    content |= {"wilayah": wilayah, "bars": charts.bars(((w.nama, w.counts) for w in wilayah), words)}
    return _template("laporan.html.j2", "skrip.js").render(**content)


def _index_page(material: Material, parts: Sequence[RegionPage], folder: str) -> str:
    """The page that leads to those of the regions."""
    rows = [region_row(part, folder) for part in parts]
    content = frame(material, material.words("judul"))
    content |= {"wilayah": rows, "bars": charts.bars(((w.nama, w.counts) for w in rows), material.words)}
    return _template("indeks.html.j2").render(**content)


@lru_cache(maxsize=2)
def _template(name: str, *scripts: str) -> Template:
    return Template(name, ["gaya.css"], scripts)
