"""`laporan.html`: the findings of a run as one page that needs nothing but a browser."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from datasets.safe import whole
from reports import bagan
from reports.baris import Row, teks
from reports.belum import belum
from reports.gambar import PALING_BANYAK, Gambar, kumpulkan
from reports.halaman import Halaman
from reports.kata import Bahasa, Kata, kata
from reports.susun import TINGKAT, BagianWilayah, susun, urutan_berat
from schemas.aturan import EntriAturan
from schemas.temuan import Temuan, Tingkat

TANDA: dict[Tingkat, str] = {"galat": "✖", "peringatan": "▲", "catatan": "●"}
"""A sign beside each severity's colour, for readers and printers that see no colours."""


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


def write_report(
    path: Path,
    dokumen: Sequence[Row],
    berkas: Sequence[Row],
    temuan: Sequence[Temuan],
    aturan: Sequence[EntriAturan],
    picture: Callable[[Temuan], bytes | None],
    bahasa: Bahasa = "id",
    tanggal: date | None = None,
) -> None:
    """Writes *path*, whole or not at all: one HTML file without network, in the language *bahasa*.

    *dokumen* and *berkas* are rows of the dataset's tables of those names. *aturan* are the rules in force, those
    switched off included. *picture* gives a small PNG of the finding's place, None where there is none; it is asked for
    the most severe findings first, until there are 300 pictures, and what it raises comes through. *tanggal* is the
    day of the check, not shown where None. Raises ValueError for a picture that is no PNG, OSError where *path* cannot
    be written.
    """
    words = kata(bahasa)
    order = sorted(range(len(temuan)), key=lambda i: urutan_berat(temuan[i]))
    pictures, cut = kumpulkan(temuan, order, picture)
    html = _halaman(dokumen, berkas, temuan, aturan, pictures, cut, words, tanggal)
    with whole(path) as draft:
        draft.write_text(html, encoding="utf-8", newline="\n")


def _halaman(
    dokumen: Sequence[Row],
    berkas: Sequence[Row],
    temuan: Sequence[Temuan],
    aturan: Sequence[EntriAturan],
    gambar: dict[int, Gambar],
    terpotong: bool,
    words: Kata,
    tanggal: date | None,
) -> str:
    wilayah = susun(dokumen, temuan, gambar, words)
    kolom = bagan.kolom_peta(wilayah, aturan, words)
    penjelasan = _penjelasan(aturan, kolom, words)
    batas = [words("gambar_batas", n=words.bilangan(PALING_BANYAK))] if terpotong else []
    return _template().render(
        kata=words,
        tanggal=words.tanggal(tanggal) if tanggal else None,
        tingkat=TINGKAT,
        tanda=TANDA,
        ringkas=_ringkas(wilayah, len(dokumen), berkas, temuan, words) + batas,
        jumlah={t: sum(x.tingkat == t for x in temuan) for t in TINGKAT},
        ragu={t: sum(x.tingkat == t and x.periksa_pembacaan for x in temuan) for t in TINGKAT},
        semua=len(temuan),
        wilayah=wilayah,
        kolom=kolom,
        sel_peta=bagan.sel_peta,
        bagan=bagan,
        batang=bagan.batang(wilayah, words),
        ada_berkas=bool(berkas),
        gagal=_gagal(berkas, words),
        belum=belum(dokumen, berkas, aturan, words),
        penjelasan=penjelasan,
        jangkar={p.kode: p.id for p in penjelasan},
    )


def _ringkas(
    wilayah: Sequence[BagianWilayah], terbaca: int, berkas: Sequence[Row], temuan: Sequence[Temuan], words: Kata
) -> list[str]:
    """The counts in sentences."""
    read = words.banyak("dokumen", terbaca)
    if not berkas:
        out = [words("ringkas_baca_tanpa_berkas", dokumen=read)]
    else:
        out = [words("ringkas_baca", dokumen=read, berkas=words.banyak("berkas", len(berkas)))]
    if bad := sum(teks(row, "status") != "ok" for row in berkas):
        out.append(words("ringkas_gagal", berkas=words.banyak("berkas", bad)))
    if not temuan:
        return [*out, words("ringkas_kosong"), words("ringkas_kosong_catatan")]
    found, clean = sum(len(w.bertemuan) for w in wilayah), sum(len(w.bersih) for w in wilayah)
    some, none = words.banyak("dokumen", found), words.banyak("dokumen", clean)
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


def _penjelasan(aturan: Sequence[EntriAturan], kolom: Sequence[bagan.Kolom], words: Kata) -> list[Penjelasan]:
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


@lru_cache(maxsize=1)
def _template() -> Halaman:
    return Halaman("laporan.html.j2", ["gaya.css"], ["skrip.js"])
