"""All rules over a set of documents: the findings in order, and those that become the record's `anomali`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from checks import (
    antartahun,
    bacaan,
    baris,
    dokumen,
    instansi,
    jumlah,
    kelengkapan,
    ketikan,
    naskah,
    nilai,
    nomor,
    polaritas,
    prosa,
    rujukan,
    sel,
    tabel,
    tabel_lain,
)
from checks.aturan import Aturan
from checks.bahan import Bahan
from schemas.record import Anomali
from schemas.temuan import Temuan

Pemeriksa = Callable[[Bahan, Aturan], Iterator[Temuan]]

PEMERIKSA: tuple[tuple[str, Pemeriksa], ...] = (
    ("angka-rusak", sel.angka_rusak),
    ("nip-tidak-sah", sel.nip_tidak_sah),
    ("satuan-tidak-cocok", sel.satuan_tidak_cocok),
    ("capaian-tidak-cocok", baris.capaian_tidak_cocok),
    ("capaian-tidak-cocok", prosa.prosa_capaian),
    ("capaian-janggal", baris.capaian_janggal),
    ("polaritas-salah", polaritas.polaritas_salah),
    ("persen-tidak-cocok", baris.persen_tidak_cocok),
    ("persen-tidak-cocok", tabel_lain.efisiensi_tidak_cocok),
    ("belanja-melebihi-pagu", baris.belanja_melebihi_pagu),
    ("triwulan-tidak-menuju-target", baris.triwulan_tidak_menuju_target),
    ("jumlah-tidak-cocok", jumlah.jumlah_tidak_cocok),
    ("jumlah-tidak-cocok", tabel_lain.sisa_tidak_cocok),
    ("jumlah-tidak-cocok", tabel_lain.sisa_induk),
    ("jumlah-tidak-cocok", naskah.jumlah_mendatar),
    ("format-campur", tabel.format_campur),
    ("sel-kosong", tabel.sel_kosong),
    ("sel-kosong", tabel.anggaran_tanpa_indikator),
    ("nomor-urut", nomor.nomor_urut),
    ("nomor-urut", naskah.butir_berurut),
    ("nomor-urut", naskah.nomor_tabel),
    ("rujukan-salah", naskah.rujukan_salah),
    ("rujukan-salah", rujukan.judul_lain),
    ("rujukan-salah", rujukan.jumlah_tabel_lain),
    ("tabel-terpotong", tabel.tabel_terpotong),
    ("tabel-terpotong", tabel_lain.baris_terpotong),
    ("tabel-terpotong", tabel_lain.kolom_hilang),
    ("tabel-terpotong", tabel_lain.sel_terputus),
    ("nip-ganda", dokumen.nip_ganda),
    ("nilai-berbeda", nilai.nilai_berbeda),
    ("nilai-berbeda", prosa.prosa_berbeda),
    ("nilai-berbeda", prosa.angka_huruf),
    ("nilai-berbeda", rujukan.jumlah_dalam_teks),
    ("nilai-berbeda", ketikan.salah_ketik),
    ("periode-tidak-cocok", dokumen.periode_tidak_cocok),
    ("bacaan-ragu", bacaan.bacaan_ragu),
)
"""The rules on one document; a code may have several, for records, tables and sentences."""

LINTAS: tuple[tuple[str, Callable[[Sequence[Bahan], Aturan], Iterator[Temuan]]], ...] = (
    ("target-beda-antardokumen", instansi.target_beda),
    ("anggaran-beda-antardokumen", instansi.anggaran_beda),
    ("indikator-hilang", instansi.indikator_hilang),
    ("indikator-tambahan", instansi.indikator_tambahan),
    ("cascading-putus", instansi.cascading_putus),
    ("riwayat-berbeda", antartahun.riwayat_berbeda),
    ("lompatan-nilai", antartahun.lompatan_nilai),
    ("dokumen-kurang", kelengkapan.dokumen_kurang),
)
"""The rules across the documents of one agency, of its years, and of a submission."""


def periksa(bahan: Sequence[Bahan], aturan: Aturan) -> list[Temuan]:
    """The findings of every rule in force, by document, page, place and code; one place is told once per code."""
    found: dict[tuple[object, ...], Temuan] = {}
    for item in _semua(bahan, aturan):
        key = (item.dok_id, item.kode, item.jalur, item.tabel, item.baris, item.kolom, item.tercetak, item.kalimat)
        found.setdefault(key, item)
    place = {b.dok_id: i for i, b in enumerate(bahan)}
    return sorted(found.values(), key=lambda t: (place[t.dok_id], t.halaman or 0, t.kode, _urut(t.jalur), t.baris or 0))


def _semua(bahan: Sequence[Bahan], aturan: Aturan) -> Iterable[Temuan]:
    for document in bahan:
        for kode, rule in PEMERIKSA:
            if aturan.aktif(kode):
                yield from rule(document, aturan)
    for kode, across in LINTAS:
        if aturan.aktif(kode):
            yield from across(bahan, aturan)


def _urut(jalur: str | None) -> tuple[tuple[int, str], ...]:
    """Paths in the order of the record: "indikator/2" before "indikator/10"."""
    return tuple((int(p), "") if p.isdigit() else (0, p) for p in (jalur or "").split("/"))


def anomali(temuan: Iterable[Temuan], dok_id: str, aturan: Aturan) -> list[Anomali]:
    """The document's own defects for its record: labelled codes, without those that may be a misreading."""
    return [
        Anomali(kode=t.kode, halaman=t.halaman, keterangan=t.kalimat, nilai=t.tercetak)
        for t in temuan
        if t.dok_id == dok_id and aturan.entri[t.kode].label and not t.periksa_pembacaan
    ]
