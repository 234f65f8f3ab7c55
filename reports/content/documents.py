"""The contents of the report as plain data: documents and findings by region, numbered, in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from petik.reports.content.images import Gambar
from petik.reports.content.plain_rows import Row, bulat, teks
from petik.reports.content.words import Kata
from petik.schemas.temuan import Temuan, Tingkat

TINGKAT: tuple[Tingkat, ...] = ("galat", "peringatan", "catatan")
TEMPAT_TERBANYAK = 40  # other places of one finding that are listed
# the row of the record in a path: "indikator/3/nilai/0/capaian" is row 3 of indikator, counted from 0
BARIS_REKAMAN = re.compile(r"([a-z_]+)/(\d+)(?:/|$)")


@dataclass(frozen=True, slots=True)
class Butir:
    """One finding as a reader sees it; `nomor` counts through the whole report."""

    nomor: int
    temuan: Temuan
    nama: str
    kalimat: str
    hitungan: str | None
    halaman: str
    letak: str
    lain: tuple[str, ...]
    keyakinan: str
    gambar: Gambar | None


@dataclass(frozen=True, slots=True)
class BagianDokumen:
    """One document with its findings; `id` is its anchor in the page."""

    id: str
    dok_id: str
    berkas: str
    judul: str
    wilayah: str
    terdaftar: bool
    butir: tuple[Butir, ...]

    @property
    def hitung(self) -> Counter[str]:
        """Findings per rule."""
        return Counter(b.temuan.kode for b in self.butir)


@dataclass(frozen=True, slots=True)
class BagianWilayah:
    """A kabupaten, kota or province with all its documents, those without findings too."""

    id: str
    nama: str
    dokumen: tuple[BagianDokumen, ...]

    @property
    def bertemuan(self) -> tuple[BagianDokumen, ...]:
        return tuple(d for d in self.dokumen if d.butir)

    @property
    def bersih(self) -> tuple[BagianDokumen, ...]:
        return tuple(d for d in self.dokumen if not d.butir)

    @property
    def hitung(self) -> Counter[str]:
        """Findings per severity."""
        return Counter(b.temuan.tingkat for d in self.dokumen for b in d.butir)


def urutan_berat(item: Temuan) -> tuple[int, bool]:
    """Severe before light, and within one severity the sure readings first."""
    return TINGKAT.index(item.tingkat), item.periksa_pembacaan


def susun(
    dokumen: Sequence[Row], temuan: Sequence[Temuan], gambar: Mapping[int, Gambar], kata: Kata
) -> tuple[BagianWilayah, ...]:
    """Everything by region (in the order of their codes) and document; *gambar* by the finding's index in *temuan*.

    A finding of a document that *dokumen* does not list is not lost: it stands in the region that nobody read.
    """
    rows: dict[str, Row] = {}
    for row in dokumen:
        rows.setdefault(teks(row, "dok_id") or "", row)
    listed = set(rows)
    per_dokumen: dict[str, list[int]] = {dok_id: [] for dok_id in rows}
    for index, item in enumerate(temuan):
        rows.setdefault(item.dok_id, {"dok_id": item.dok_id})
        per_dokumen.setdefault(item.dok_id, []).append(index)
    regions: dict[str, list[str]] = {}
    for dok_id in sorted(rows, key=lambda d: _urut_dokumen(rows[d])):
        regions.setdefault(kunci_wilayah(rows[dok_id]), []).append(dok_id)
    out, nomor, urut = [], 0, 0
    for w, members in enumerate(regions.values(), 1):
        nama = next((n for d in members if (n := teks(rows[d], "wilayah"))), kata("wilayah_kosong"))
        parts = []
        for dok_id in members:
            urut += 1
            order = sorted(per_dokumen[dok_id], key=lambda i: (*urutan_berat(temuan[i]), temuan[i].halaman or 0, i))
            butir = tuple(_butir(nomor + n, temuan[i], gambar.get(i), kata) for n, i in enumerate(order, 1))
            nomor += len(butir)
            parts.append(_dokumen(f"d{urut}", rows[dok_id], nama, dok_id in listed, butir, kata))
        out.append(BagianWilayah(f"w{w}", nama, tuple(parts)))
    return tuple(out)


def kunci_wilayah(row: Row) -> str:
    """The region of a document: its code, else its name, "" where it was not read."""
    return teks(row, "kode_wilayah") or (teks(row, "wilayah") or "").casefold()


def _urut_dokumen(row: Row) -> tuple[bool, str, bool, str, int, str]:
    """Regions by code, those unread last; within a region by agency, year and file."""
    region, agency = kunci_wilayah(row), (teks(row, "perangkat_daerah") or "").casefold()
    return not region, region, not agency, agency, bulat(row, "tahun") or 0, teks(row, "berkas") or ""


def _dokumen(
    anchor: str, row: Row, wilayah: str, terdaftar: bool, butir: tuple[Butir, ...], kata: Kata
) -> BagianDokumen:
    dok_id = teks(row, "dok_id") or ""
    jenis, tahun = teks(row, "jenis") or "lainnya", bulat(row, "tahun")
    parts = [kata.jenis.get(jenis, jenis), teks(row, "perangkat_daerah") or kata("perangkat_kosong")]
    if tahun is not None:
        parts.append(kata("tahun", tahun=tahun))
    judul = ", ".join(parts) if terdaftar else kata("tak_terdaftar")
    return BagianDokumen(anchor, dok_id, teks(row, "berkas") or dok_id, judul, wilayah, terdaftar, butir)


def _butir(nomor: int, item: Temuan, gambar: Gambar | None, kata: Kata) -> Butir:
    return Butir(
        nomor=nomor,
        temuan=item,
        nama=kata.nama_aturan(item.kode),
        kalimat=item.kalimat if kata.bahasa == "id" else item.kalimat_en,
        hitungan=item.penjelasan(kata.bahasa),
        halaman=_halaman(item.halaman, kata),
        letak=letak(item, kata),
        lain=_lain(item, kata),
        keyakinan=kata.persen(item.keyakinan),
        gambar=gambar,
    )


def _halaman(page: int | None, kata: Kata) -> str:
    return kata("halaman", n=page) if page is not None else kata("tanpa_halaman")


def _lain(item: Temuan, kata: Kata) -> tuple[str, ...]:
    """The other places of the same cause, page and print; what is beyond the most that a reader wants is counted."""
    shown = [f"{_halaman(p.halaman, kata)}: {p.tercetak or kata('kosong')}" for p in item.lain[:TEMPAT_TERBANYAK]]
    rest = len(item.lain) - len(shown)
    return (*shown, kata("tempat_lagi", n=rest)) if rest else tuple(shown)


def letak(item: Temuan, kata: Kata) -> str:
    """The place in words: "tabel 2, baris 5, kolom realisasi", or "baris anggaran ke-4, kolom persen"; "" if none."""
    words = []
    if item.tabel is not None:
        words.append(kata("tabel_ke", n=item.tabel))
    if item.baris is not None:
        words.append(kata("baris_ke", n=item.baris))
    found = BARIS_REKAMAN.match(item.jalur or "") if not words else None
    if found and found[1] in kata.bagian:
        words.append(kata("baris_data", bagian=kata.bagian[found[1]], n=int(found[2]) + 1))
    # the last part of a path may be an index ("pejabat/0"), which names no column
    if item.kolom and (item.tabel is not None or not item.kolom.isdecimal()):
        words.append(kata("kolom_ke", n=item.kolom.replace("_", " ")))
    return ", ".join(words)
