"""What every page of the report of findings has in common: its head, its counts, its closing lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from petik.reports.content.documents import TINGKAT
from petik.reports.content.plain_rows import Row, teks
from petik.reports.content.unchecked import belum
from petik.reports.content.words import Kata
from petik.reports.page import charts
from petik.schemas.aturan import EntriAturan
from petik.schemas.temuan import Temuan, Tingkat

TANDA: dict[Tingkat, str] = {"galat": "✖", "peringatan": "▲", "catatan": "●"}
"""A sign beside each severity's colour, for readers and printers that see no colours."""


@dataclass(frozen=True, slots=True)
class Bahan:
    """What a page is about. *dokumen* and *berkas* are rows of the dataset's tables of those names."""

    dokumen: Sequence[Row]
    berkas: Sequence[Row]
    temuan: Sequence[Temuan]
    aturan: Sequence[EntriAturan]
    kata: Kata
    tanggal: date | None = None


@dataclass(frozen=True, slots=True)
class Penjelasan:
    """A rule in the list of rules; `id` is its anchor in the page."""

    id: str
    kode: str
    nama: str
    arti: str
    tingkat: Tingkat
    sumber: str
    aktif: bool
    jumlah: int


def rangka(
    bahan: Bahan, judul: str, catatan: Sequence[str] = (), kembali: str | None = None
) -> dict[str, object]:
    """The values of a template's common parts.

    *catatan*: sentences to be told after the counts; *kembali*: the address of the page above.
    """
    words, temuan = bahan.kata, bahan.temuan
    kolom = charts.kolom_peta(temuan, bahan.aturan, words)
    penjelasan = _penjelasan(bahan.aturan, kolom, words)
    return {
        "kata": words,
        "judul": judul,
        "kembali": kembali,
        "tanggal": words.tanggal(bahan.tanggal) if bahan.tanggal else None,
        "tingkat": TINGKAT,
        "tanda": TANDA,
        "ringkas": [*_ringkas(bahan), *catatan],
        "jumlah": {t: sum(x.tingkat == t for x in temuan) for t in TINGKAT},
        "ragu": {t: sum(x.tingkat == t and x.periksa_pembacaan for x in temuan) for t in TINGKAT},
        "semua": len(temuan),
        "kolom": kolom,
        "bagan": charts,
        "ada_berkas": bool(bahan.berkas),
        "gagal": _gagal(bahan.berkas, words),
        "belum": belum(bahan.dokumen, bahan.berkas, bahan.aturan, words),
        "penjelasan": penjelasan,
        "jangkar": {p.kode: p.id for p in penjelasan},
    }


def _ringkas(bahan: Bahan) -> list[str]:
    """The counts in sentences."""
    words, berkas, temuan = bahan.kata, bahan.berkas, bahan.temuan
    read = words.banyak("dokumen", len(bahan.dokumen))
    if not berkas:
        out = [words("ringkas_baca_tanpa_berkas", dokumen=read)]
    else:
        out = [words("ringkas_baca", dokumen=read, berkas=words.banyak("berkas", len(berkas)))]
    if bad := sum(teks(row, "status") != "ok" for row in berkas):
        out.append(words("ringkas_gagal", berkas=words.banyak("berkas", bad)))
    if not temuan:
        return [*out, words("ringkas_kosong"), words("ringkas_kosong_catatan")]
    found = {t.dok_id for t in temuan}
    clean = len({teks(row, "dok_id") or "" for row in bahan.dokumen} - found)
    some, none = words.banyak("dokumen", len(found)), words.banyak("dokumen", clean)
    out.append(words("ringkas_temuan", temuan=words.banyak("temuan", len(temuan)), dokumen=some, bersih=none))
    unsure = sum(t.periksa_pembacaan for t in temuan)
    if unsure:
        return [*out, words("ringkas_periksa", temuan=words.banyak("temuan", unsure))]
    return [*out, words("ringkas_periksa_kosong")]


def _gagal(berkas: Sequence[Row], words: Kata) -> list[tuple[str, str, str]]:
    """Name, state and message of each file that was not read in full."""
    out = []
    for row in berkas:
        status = teks(row, "status") or ""
        if status != "ok":
            message = teks(row, "pesan") or words("berkas_tanpa_pesan")
            out.append((teks(row, "berkas") or "", words.status.get(status, status), message))
    return out


def _penjelasan(aturan: Sequence[EntriAturan], kolom: Sequence[charts.Kolom], words: Kata) -> list[Penjelasan]:
    """All rules in the order of *aturan*, then the codes of findings that *aturan* does not know."""
    counts = {k.kode: k.jumlah for k in kolom}
    known = {a.kode for a in aturan}
    missing = words("aturan_tanpa_arti")

    rows = [(a.kode, a.tingkat, a.sumber, a.aktif) for a in aturan]
    rows += [(k.kode, k.tingkat, "", True) for k in kolom if k.kode not in known]
    return [
        Penjelasan(
            id=f"a{number}",
            kode=kode,
            nama=words.nama_aturan(kode),
            arti=words.aturan[kode][1] if kode in words.aturan else missing,
            tingkat=tingkat,
            sumber=sumber,
            aktif=aktif,
            jumlah=counts.get(kode, 0),
        )
        for number, (kode, tingkat, sumber, aktif) in enumerate(rows, 1)
    ]
