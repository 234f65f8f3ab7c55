"""`laporan.html`: the findings of a run for people, in pages that need nothing but a browser.

It begins with the matrix of offices by kinds of documents. Each office has a page of its own below the folder
`laporan`, which can be handed on by itself. Few documents are one page beside these; thousands would be more
than a browser opens with ease: then each region has a page there, too, and `laporan.html` leads to them.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from petik.datasets.files.safe import whole
from petik.ingest.files import safe_folder
from petik.reports.content.documents import arrange, gravity
from petik.reports.content.images import collect
from petik.reports.content.plain_rows import Row, text_at, whole_at
from petik.reports.content.sources import Draw, Sources
from petik.reports.office.part import OfficePart
from petik.reports.page import charts
from petik.reports.page.frame import Material, frame
from petik.reports.page.offices import OfficeContent, matrix_content, office_content, office_files
from petik.reports.page.regions import RegionPage, region_pages, region_row
from petik.reports.page.render import Template

ONE_PAGE = 300  # documents of a report that is one page
PICTURES_ONE_PAGE, PICTURES_REGION = 300, 60  # pictures of a report of one page, and of a page of one region


def write_report(path: Path, material: Material, picture: Draw, at_once: int = 1) -> list[Path]:
    """Writes *path*, a page per office and, where there are many documents, per region below `report_folder`; gives
    all its files.

    Each is HTML without network, written whole or not at all; pages of an earlier report go. *picture* gives a small
    PNG of a place, None where there is none; the most severe findings of a page are asked first, in *at_once* threads,
    and what it raises comes through. Raises ValueError for a picture that is no PNG, OSError where a page cannot be
    written.
    """
    regions = region_pages(material) if len(material.dihitung) > ONE_PAGE else []
    folder = report_folder(path)
    offices = office_files(material.kantor)
    written = [path]
    for part, name in zip(material.kantor, offices, strict=True):
        if name is not None:
            _write(folder / name, _office_page(material, part, picture, at_once, f"../{path.name}"))
            written.append(folder / name)
    links = [f"{folder.name}/{name}" if name is not None else None for name in offices]
    if len(regions) < 2:
        _write(path, _one_page(material, picture, PICTURES_ONE_PAGE, at_once, links=links))
    else:
        for region in regions:
            page = folder / region.berkas
            below = replace(region.material, tautan=_from_below(material.tautan))
            html = _one_page(below, picture, PICTURES_REGION, at_once, region.nama, f"../{path.name}")
            _write(page, html)
            written.append(page)
        _write(path, _index_page(material, regions, folder.name, links))
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


def _one_page(  # noqa: PLR0913 - what the page is made of, each part by its name
    material: Material,
    picture: Draw,
    most_pictures: int,
    at_once: int,
    name: str | None = None,
    back: str | None = None,
    links: Sequence[str | None] = (),
    office: OfficeContent | None = None,
) -> str:
    """A page with every finding of *material*, of the region or office *name*; with *links* the offices' matrix."""
    words = material.words
    order = sorted(range(len(material.temuan)), key=lambda i: gravity(material.temuan[i]))
    pictures, cut = collect(material.temuan, order, picture, most_pictures, at_once)
    wilayah = arrange(material.dihitung, material.temuan, pictures, words)
    limits = [words("gambar_batas", n=words.number(most_pictures))] if cut else []
    title = words("judul") if name is None else words("judul_wilayah", wilayah=name)
    content = frame(material, title, limits, back)
    content |= {"wilayah": wilayah, "bars": charts.bars(((w.nama, w.counts) for w in wilayah), words), "office": office}
    if links:
        content |= matrix_content(material.kantor, material.kolom, links, words)
    return _template("laporan.html.j2", "skrip.js").render(**content)


def _office_page(material: Material, part: OfficePart, picture: Draw, at_once: int, back: str) -> str:
    """The page of one office: its documents, PK against LKIP, its tree, its findings. It can be sent by itself."""
    own = set(part.dok_id)
    rows = [row for row in material.dokumen if text_at(row, "dok_id") in own]
    files = [row for row in material.berkas if _is_of(row, part)]
    named = {text_at(row, "dok_id") or "": text_at(row, "berkas") or "" for row in files}
    links = _from_below(material.tautan)
    temuan = [t for t in material.temuan if t.dok_id in own]
    only = replace(material, dokumen=rows, berkas=files, temuan=temuan, kantor=(), tidak_lagi=(), tautan=links)
    office = office_content(part, material.kolom, Sources(named, links, picture), material.words)
    name = f"{part.nama}, {part.baris.wilayah}" if part.baris.wilayah else str(part.nama)
    year = f" {part.baris.tahun}" if part.baris.tahun is not None else ""
    return _one_page(only, picture, PICTURES_REGION, at_once, f"{name}{year}", back, office=office)


def _is_of(row: Row, part: OfficePart) -> bool:
    """True for the files of an office and year, also for those that do not count."""
    b = part.baris
    same = (text_at(row, "perangkat_daerah"), text_at(row, "kode_wilayah")) == (b.perangkat_daerah, b.kode_wilayah)
    return same and whole_at(row, "tahun") == b.tahun


def _from_below(links: Mapping[str, str]) -> dict[str, str]:
    """*links* of a page in OUT as those of a page one folder further down."""
    return {name: href if href.startswith("file:") else f"../{href}" for name, href in links.items()}


def _index_page(material: Material, parts: Sequence[RegionPage], folder: str, links: Sequence[str | None]) -> str:
    """The page that leads to those of the offices and regions."""
    rows = [region_row(part, folder) for part in parts]
    content = frame(material, material.words("judul"))
    content |= {"wilayah": rows, "bars": charts.bars(((w.nama, w.counts) for w in rows), material.words)}
    content |= matrix_content(material.kantor, material.kolom, links, material.words)
    return _template("indeks.html.j2").render(**content)


@lru_cache(maxsize=2)
def _template(name: str, *scripts: str) -> Template:
    return Template(name, ["gaya.css"], scripts)
