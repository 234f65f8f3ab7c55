"""A rencana aksi in Excel: quarterly targets under a header of two rows, merged cells, real numbers with formats."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter

from petik.samples.content import people as p
from petik.samples.content.facts import angka, pejabat, rekaman, rupiah
from petik.schemas.record import Anggaran, Indikator, Kuantitas, Nilai, Rekaman

_TAHUN = 2024
_TRIWULAN = range(1, 5)


@dataclass(frozen=True)
class Kegiatan:
    kegiatan: str
    anggaran: int


@dataclass(frozen=True)
class Aksi:
    """An indicator's row: year's target, targets of the quarters, the program and its activities."""

    sasaran: str
    indikator: str
    satuan: str
    tahunan: float
    triwulan: Sequence[float | None]
    program: str
    kegiatan: Sequence[Kegiatan]
    penanggung_jawab: str


AKSI: tuple[Aksi, ...] = (
    Aksi("Meningkatnya keselamatan lalu lintas dan angkutan", "Persentase ruas jalan kota yang berambu lengkap", "%",
         82.5, (20, 45, 65, 82.5), "Program Penyelenggaraan Lalu Lintas",
         (Kegiatan("Pengadaan dan pemasangan rambu jalan", 645_300_000),
          Kegiatan("Pemeliharaan lampu pengatur lalu lintas", 218_750_500)), "Bidang Lalu Lintas"),
    Aksi("Meningkatnya keselamatan lalu lintas dan angkutan", "Jumlah kendaraan wajib uji yang diuji", "Unit",
         3_600, (900, 900, 900, 900), "Program Pengujian Kendaraan Bermotor",
         (Kegiatan("Penyelenggaraan uji berkala kendaraan", 174_480_000),), "UPT Pengujian"),
    Aksi("Meningkatnya layanan angkutan perairan", "Jumlah dermaga rakyat yang laik pakai", "Dermaga", 12,
         (None, 6, None, 12), "Program Pengelolaan Pelayaran",
         (Kegiatan("Rehabilitasi dermaga rakyat", 1_325_900_000),
          Kegiatan("Pengawasan keselamatan perahu motor", 96_215_000)), "Bidang Pelayaran"),
)
_JUDUL = ("No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target Tahunan")
_JUDUL_KANAN = ("Program", "Kegiatan", "Anggaran (Rp)", "Penanggung Jawab")
_LEBAR = (5, 30, 34, 11, 11, 9, 9, 9, 9, 30, 36, 18, 20)


def _kuantitas(aksi: Aksi, nilai: float | None) -> Kuantitas | None:
    """What the cell shows: percentages are stored as fractions with a percent format."""
    if nilai is None:
        return None
    if aksi.satuan == "%":
        return angka(nilai, "%", 0 if float(nilai).is_integer() else 1, ".", "%")
    return angka(nilai, aksi.satuan, ribuan=",")


class _Lembar:
    """The worksheet with the formats in use."""

    def __init__(self, buku: Any, lembar: Any) -> None:
        dasar = {"font_name": "Arial", "font_size": 9, "border": 1, "text_wrap": True, "valign": "top"}
        self.lembar = lembar
        self.teks = buku.add_format(dasar)
        self.tengah = buku.add_format({**dasar, "align": "center"})
        self.kepala = buku.add_format({**dasar, "bold": True, "align": "center", "valign": "vcenter",
                                       "bg_color": "#D9E2F3"})
        self.uang = buku.add_format({**dasar, "num_format": "#,##0"})
        self.uang_tebal = buku.add_format({**dasar, "num_format": "#,##0", "bold": True})
        self.persen = buku.add_format({**dasar, "num_format": "0%", "align": "center"})
        self.persen1 = buku.add_format({**dasar, "num_format": "0.0%", "align": "center"})
        self.bilangan = buku.add_format({**dasar, "num_format": "#,##0", "align": "center"})
        self.judul = buku.add_format({"font_name": "Arial", "font_size": 12, "bold": True, "align": "center"})
        self.polos = buku.add_format({"font_name": "Arial", "font_size": 9, "align": "center"})

    def gabung(self, b0: int, k0: int, b1: int, k1: int, isi: object, gaya: Any) -> None:
        """A merged range, or a single cell."""
        if (b0, k0) == (b1, k1):
            self.lembar.write(b0, k0, isi, gaya)
        else:
            self.lembar.merge_range(b0, k0, b1, k1, isi, gaya)

    def angka(self, b0: int, b1: int, kolom: int, aksi: Aksi, nilai: float | None) -> None:
        if nilai is None:
            self.gabung(b0, kolom, b1, kolom, "-", self.tengah)
        elif aksi.satuan == "%":
            self.gabung(b0, kolom, b1, kolom, nilai / 100, self.persen if float(nilai).is_integer() else self.persen1)
        else:
            self.gabung(b0, kolom, b1, kolom, nilai, self.bilangan)


def _kepala(x: _Lembar) -> None:
    for k, judul in enumerate(_JUDUL):
        x.gabung(4, k, 5, k, judul, x.kepala)
    x.gabung(4, 5, 4, 8, "Target Triwulan", x.kepala)
    for i, tanda in enumerate(("TW I", "TW II", "TW III", "TW IV")):
        x.lembar.write(5, 5 + i, tanda, x.kepala)
    for k, judul in enumerate(_JUDUL_KANAN, 9):
        x.gabung(4, k, 5, k, judul, x.kepala)


def _isi(x: _Lembar, baris: int) -> int:
    """Writes the rows from `baris` on; returns the row after the last."""
    awal_sasaran, nomor = baris, 0
    for i, aksi in enumerate(AKSI):
        akhir = baris + len(aksi.kegiatan) - 1
        x.gabung(baris, 2, akhir, 2, aksi.indikator, x.teks)
        x.gabung(baris, 3, akhir, 3, aksi.satuan, x.tengah)
        for k, nilai in enumerate((aksi.tahunan, *aksi.triwulan), 4):
            x.angka(baris, akhir, k, aksi, nilai)
        x.gabung(baris, 9, akhir, 9, aksi.program, x.teks)
        for j, kegiatan in enumerate(aksi.kegiatan):
            x.lembar.write(baris + j, 10, kegiatan.kegiatan, x.teks)
            x.lembar.write(baris + j, 11, kegiatan.anggaran, x.uang)
        x.gabung(baris, 12, akhir, 12, aksi.penanggung_jawab, x.teks)
        baris = akhir + 1
        if i + 1 == len(AKSI) or AKSI[i + 1].sasaran != aksi.sasaran:
            nomor += 1
            x.gabung(awal_sasaran, 0, akhir, 0, nomor, x.tengah)
            x.gabung(awal_sasaran, 1, akhir, 1, aksi.sasaran, x.teks)
            awal_sasaran = baris
    return baris


def _catat(isi: Rekaman) -> None:
    for aksi in AKSI:
        nilai = [Nilai(periode=str(_TAHUN), target=_kuantitas(aksi, aksi.tahunan))]
        nilai += [Nilai(periode=f"{_TAHUN}-TW{i}", target=_kuantitas(aksi, v))
                  for i, v in zip(_TRIWULAN, aksi.triwulan, strict=True)]
        isi.indikator.append(Indikator(
            tingkat="sasaran", sasaran=aksi.sasaran, indikator=aksi.indikator, satuan=aksi.satuan,
            penanggung_jawab=aksi.penanggung_jawab, nilai=nilai))
        isi.anggaran += [Anggaran(tingkat="kegiatan", uraian=k.kegiatan, program=aksi.program, periode=str(_TAHUN),
                                  anggaran=rupiah(k.anggaran, "en")) for k in aksi.kegiatan]
    jumlah = sum(k.anggaran for a in AKSI for k in a.kegiatan)
    isi.anggaran.append(Anggaran(tingkat="jumlah", uraian="JUMLAH", periode=str(_TAHUN),
                                 anggaran=rupiah(jumlah, "en")))
    isi.pejabat.append(pejabat(p.KADIS_TARAKAN, "penandatangan", "Kepala Dinas Perhubungan Kota Tarakan", None))


def rencana_aksi(berkas: str) -> tuple[bytes, Rekaman]:
    """One sheet; the total is a formula with its result stored, as Excel saves it."""
    isi = rekaman(berkas, "rencana_aksi", p.TARAKAN, _TAHUN, [("rencana_aksi", None, None)])
    _catat(isi)
    wadah = io.BytesIO()
    buku = xlsxwriter.Workbook(wadah, {"in_memory": True})
    buku.set_properties({"author": p.TARAKAN.perangkat_daerah, "created": datetime(_TAHUN, 1, 15)})
    lembar = buku.add_worksheet("Rencana Aksi")
    lembar.set_landscape()
    for k, lebar in enumerate(_LEBAR):
        lembar.set_column(k, k, lebar)
    x = _Lembar(buku, lembar)
    for b, teks in enumerate(("RENCANA AKSI PENCAPAIAN KINERJA", p.TARAKAN.lengkap.upper(), f"TAHUN {_TAHUN}")):
        x.gabung(b, 0, b, 12, teks, x.judul)
    _kepala(x)
    akhir = _isi(x, 6)
    x.gabung(akhir, 0, akhir, 10, "JUMLAH", x.kepala)
    jumlah = isi.anggaran[-1].anggaran
    lembar.write_formula(akhir, 11, f"=SUM(L7:L{akhir})", x.uang_tebal, jumlah.value if jumlah else 0)
    penanda = isi.pejabat[0]
    for i, baris in enumerate((f"Tarakan,     Januari {_TAHUN}", penanda.jabatan, "", "", penanda.nama, penanda.pangkat,
                               f"NIP. {penanda.nip_raw}")):
        x.gabung(akhir + 2 + i, 9, akhir + 2 + i, 11, baris, x.polos)
    buku.close()
    return wadah.getvalue(), isi
