"""The contents of the report as plain data: documents and findings by region, numbered, in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from petik.reports.content.images import Picture
from petik.reports.content.plain_rows import Row, text_at, whole_at
from petik.reports.content.words import Words
from petik.schemas.temuan import Temuan, Tingkat

TINGKAT: tuple[Tingkat, ...] = ("galat", "peringatan", "catatan")
MOST_PLACES = 40  # other places of one finding that are listed
# the row of the record in a path: "indikator/3/nilai/0/capaian" is row 3 of indikator, counted from 0
RECORD_ROW = re.compile(r"([a-z_]+)/(\d+)(?:/|$)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding as a reader sees it; `number` counts through the whole report."""

    nomor: int
    temuan: Temuan
    nama: str
    kalimat: str
    hitungan: str | None
    halaman: str
    place: str
    lain: tuple[str, ...]
    keyakinan: str
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class DocumentPart:
    """One document with its findings; `id` is its anchor in the page."""

    id: str
    dok_id: str
    berkas: str
    title: str
    wilayah: str
    listed: bool
    entries: tuple[Entry, ...]

    @property
    def counts(self) -> Counter[str]:
        """Findings per rule."""
        return Counter(b.temuan.kode for b in self.entries)


@dataclass(frozen=True, slots=True)
class RegionPart:
    """A kabupaten, kota or province with all its documents, those without findings too."""

    id: str
    nama: str
    dokumen: tuple[DocumentPart, ...]

    @property
    def with_findings(self) -> tuple[DocumentPart, ...]:
        return tuple(d for d in self.dokumen if d.entries)

    @property
    def clean(self) -> tuple[DocumentPart, ...]:
        return tuple(d for d in self.dokumen if not d.entries)

    @property
    def counts(self) -> Counter[str]:
        """Findings per severity."""
        return Counter(b.temuan.tingkat for d in self.dokumen for b in d.entries)


def gravity(item: Temuan) -> tuple[int, bool]:
    """Severe before light, and within one severity the sure readings first."""
    return TINGKAT.index(item.tingkat), item.periksa_pembacaan


def arrange(
    dokumen: Sequence[Row], temuan: Sequence[Temuan], pictures: Mapping[int, Picture], words: Words
) -> tuple[RegionPart, ...]:
    """Everything by region (in the order of their codes) and document; *pictures* by the finding's index in *temuan*.

    A finding of a document that *dokumen* does not list is not lost: it stands in the region that nobody read.
    """
    rows: dict[str, Row] = {}
    for row in dokumen:
        rows.setdefault(text_at(row, "dok_id") or "", row)
    listed = set(rows)
    by_document: dict[str, list[int]] = {dok_id: [] for dok_id in rows}
    for index, item in enumerate(temuan):
        rows.setdefault(item.dok_id, {"dok_id": item.dok_id})
        by_document.setdefault(item.dok_id, []).append(index)
    regions: dict[str, list[str]] = {}
    for dok_id in sorted(rows, key=lambda d: _document_order(rows[d])):
        regions.setdefault(region_key(rows[dok_id]), []).append(dok_id)
    out, number, in_order = [], 0, 0
    for w, members in enumerate(regions.values(), 1):
        name = next((n for d in members if (n := text_at(rows[d], "wilayah"))), words("wilayah_kosong"))
        parts = []
        for dok_id in members:
            in_order += 1
            order = sorted(by_document[dok_id], key=lambda i: (*gravity(temuan[i]), temuan[i].halaman or 0, i))
            entries = tuple(_entry(number + n, temuan[i], pictures.get(i), words) for n, i in enumerate(order, 1))
            number += len(entries)
            parts.append(_document(f"d{in_order}", rows[dok_id], name, dok_id in listed, entries, words))
        out.append(RegionPart(f"w{w}", name, tuple(parts)))
    return tuple(out)


def region_key(row: Row) -> str:
    """The region of a document: its code, else its name, "" where it was not read."""
    return text_at(row, "kode_wilayah") or (text_at(row, "wilayah") or "").casefold()


def _document_order(row: Row) -> tuple[bool, str, bool, str, int, str]:
    """Regions by code, those unread last; within a region by agency, year and file."""
    region, agency = region_key(row), (text_at(row, "perangkat_daerah") or "").casefold()
    return not region, region, not agency, agency, whole_at(row, "tahun") or 0, text_at(row, "berkas") or ""


def _document(
    anchor: str, row: Row, wilayah: str, listed: bool, entries: tuple[Entry, ...], words: Words
) -> DocumentPart:
    dok_id = text_at(row, "dok_id") or ""
    jenis, year = text_at(row, "jenis") or "lainnya", whole_at(row, "tahun")
    parts = [words.jenis.get(jenis, jenis), text_at(row, "perangkat_daerah") or words("perangkat_kosong")]
    if year is not None:
        parts.append(words("tahun", tahun=year))
    title = ", ".join(parts) if listed else words("tak_terdaftar")
    return DocumentPart(anchor, dok_id, text_at(row, "berkas") or dok_id, title, wilayah, listed, entries)


def _entry(number: int, item: Temuan, pictures: Picture | None, words: Words) -> Entry:
    return Entry(
        nomor=number,
        temuan=item,
        nama=words.rule_name(item.kode),
        kalimat=item.kalimat if words.bahasa == "id" else item.kalimat_en,
        hitungan=item.penjelasan(words.bahasa),
        halaman=_page(item.halaman, words),
        place=place_in_words(item, words),
        lain=_other_places(item, words),
        keyakinan=words.percent(item.keyakinan),
        picture=pictures,
    )


def _page(page: int | None, words: Words) -> str:
    return words("halaman", n=page) if page is not None else words("tanpa_halaman")


def _other_places(item: Temuan, words: Words) -> tuple[str, ...]:
    """The other places of the same cause, page and print; what is beyond the most that a reader wants is counted."""
    shown = [f"{_page(p.halaman, words)}: {p.tercetak or words('kosong')}" for p in item.lain[:MOST_PLACES]]
    rest = len(item.lain) - len(shown)
    return (*shown, words("tempat_lagi", n=rest)) if rest else tuple(shown)


def place_in_words(item: Temuan, words: Words) -> str:
    """The place in words: "tabel 2, baris 5, kolom realisasi", or "baris anggaran ke-4, kolom persen"; "" if none."""
    parts = []
    if item.tabel is not None:
        parts.append(words("tabel_ke", n=item.tabel))
    if item.baris is not None:
        parts.append(words("baris_ke", n=item.baris))
    found = RECORD_ROW.match(item.jalur or "") if not parts else None
    if found and found[1] in words.bagian:
        parts.append(words("baris_data", bagian=words.bagian[found[1]], n=int(found[2]) + 1))
    # the last part of a path may be an index ("pejabat/0"), which names no column
    if item.kolom and (item.tabel is not None or not item.kolom.isdecimal()):
        parts.append(words("kolom_ke", n=item.kolom.replace("_", " ")))
    return ", ".join(parts)
