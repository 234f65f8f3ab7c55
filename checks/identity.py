"""Rules on whose document it is: another region's name behind the office's own, and an annex without content."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petik.checks.aturan import Aturan
from petik.checks.document import Bahan, Kisi, kunci, teks
from petik.checks.report import lapor
from petik.checks.wording import phrase
from petik.normalise.office.wilayah import temukan
from petik.schemas.temuan import Temuan

# a region with its kind: "Kabupaten Contoh", "Provinsi Contoh"; the name begins with a capital
SEBUTAN = re.compile(r"\b(?:Provinsi|Propinsi|Kabupaten|Kab\.|Kota|PROVINSI|KABUPATEN|KOTA)\s+[A-Z]")
NAMA_TERPENDEK = 12  # letters of an office's name that tells it from a common word
EKOR = 24  # its last letters, which stand right before the region
YAKIN = 0.95  # score of a region's name that is surely that name
SERING = 3  # times that the other region is named so: then the office is perhaps that region's after all


def wilayah_asing(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """ "Dinas Contoh Kabupaten X" in the text of the Dinas Contoh of another region: copied along.

    Other regions are named for many reasons (comparisons, partners, addresses); only the office's own name before one
    leaves no other.
    """
    head = bahan.rekaman.dokumen
    office, own = kunci(head.perangkat_daerah), head.kode_wilayah
    if len(office) < NAMA_TERPENDEK or own is None:
        return
    found: dict[str, list[Temuan]] = {}
    for line in bahan.naskah:
        text = teks(line, "teks")
        for match in SEBUTAN.finditer(text):
            named = temukan(text[match.start() :])
            before = kunci(text[: match.start()])
            if not named or named[0].skor < YAKIN or not before.endswith(office[-EKOR:]):
                continue
            other = named[0].wilayah
            if other.kode[:2] == own[:2] and (other.kode == own or "." not in other.kode or "." not in own):
                continue  # its own, its province, or one of its kabupaten
            item = lapor(
                bahan,
                aturan,
                "wilayah-asing",
                sel=line,
                tempat=phrase("kalimat", teks=text.strip()[:90]),
                tercetak=other.nama,
                seharusnya=head.wilayah,
            )
            found.setdefault(other.kode, []).append(item)
    for items in found.values():
        if len(items) < SERING:
            yield from items


def lampiran_kosong(bahan: Bahan, aturan: Aturan) -> Iterator[Temuan]:
    """A table with the headings of an agreement's annex and nothing below them, in a document without indicators."""
    if bahan.rekaman.indikator:
        return
    for kisi in bahan.kisi:
        if bahan.jenis(kisi.halaman) == "pk" and _kosong(kisi):
            yield lapor(
                bahan,
                aturan,
                "lampiran-kosong",
                sel=kisi.sel[0],
                tempat=phrase("tabel-berjudul", judul=kisi.judul) if kisi.judul else phrase("tabel-ke", n=kisi.nomor),
                hitungan=phrase("tabel-perjanjian-kosong"),
            )


def _kosong(kisi: Kisi) -> bool:
    """True for a ruled table of a text layer with headings for indicator and target over rows of empty cells only."""
    columns = {teks(c, "kolom_baku").partition(":")[0] for c in kisi.sel}
    if not {"indikator", "target"} <= columns or any(teks(c, "metode") != "ruled" for c in kisi.sel):
        return False
    named = ("target", "indikator")
    heads = {n for n, row in enumerate(kisi.baris) if any(kunci(teks(c, "teks")).startswith(named) for c in row)}
    body = [row for n, row in enumerate(kisi.baris) if heads and n > max(heads)]
    sources = {teks(c, "sumber") for c in kisi.sel if teks(c, "teks").strip()}
    filled = [c for row in body for c in row if len(teks(c, "teks").strip(" ().0123456789")) > 0]
    return bool(body) and not filled and sources <= {"text", "office"}
