"""The layout benchmark as Excel file: the same grids as sheets; plain numbers of English print are real numbers."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any

import xlsxwriter

from petik.samples.layouts.model import Alinea, Daftar, Judul, Kop, Naskah, Sel, Tanda, kisi_badan
from petik.samples.layouts.pdf import catat
from petik.samples.layouts.surroundings import judul_di_luar, kepala_tabel
from petik.schemas.record import Rekaman

_RATA = {"kiri": "left", "tengah": "center", "kanan": "right"}
_BILANGAN = re.compile(r"(\d{1,3}(?:,\d{3})*|\d+)(\.\d+)?")  # "1,234.50": what a number format prints


class _Lembar:
    """The worksheet, its next row, and its formats."""

    def __init__(self, buku: Any, naskah: Naskah) -> None:
        self.buku, self.r = buku, naskah.ragam
        self.lembar = buku.add_worksheet("Sheet1")
        self.baris = 0
        self.kolom = max(len(b.kolom) for b in naskah.blok if isinstance(b, Daftar))
        self._gaya: dict[tuple[object, ...], Any] = {}

    def gaya(self, **sifat: object) -> Any:
        kunci = tuple(sorted(sifat.items()))
        if kunci not in self._gaya:
            self._gaya[kunci] = self.buku.add_format({"font_name": "Arial", "font_size": self.r.ukuran, **sifat})
        return self._gaya[kunci]

    def tulis(self, k0: int, k1: int, isi: str, gaya: Any, tinggi: int = 1) -> None:
        """One cell or a merged range at the current row."""
        if k0 == k1 and tinggi == 1:
            self.lembar.write_string(self.baris, k0, isi, gaya)
        else:
            self.lembar.merge_range(self.baris, k0, self.baris + tinggi - 1, k1, isi, gaya)

    def judul(self, teks: str) -> None:
        self.tulis(0, self.kolom - 1, teks, self.gaya(bold=True, align="center"))
        self.baris += 1

    def sel(self, kolom: int, sel: Sel) -> None:
        sifat: dict[str, object] = {
            "text_wrap": True,
            "align": _RATA[sel.rata],
            "bold": sel.tebal,
            "valign": "vcenter" if sel.tegak == "tengah" else "top",
        }
        if self.r.garis != "tanpa":
            sifat["border"] = 1
        teks = "\n".join(sel.isi) if isinstance(sel.isi, tuple) else sel.isi
        angka = _BILANGAN.fullmatch(teks)
        if self.r.angka == "en" and angka and sel.baris == sel.kolom == 1:
            bentuk = ("#,##0" if "," in angka[1] or len(angka[1]) < 4 else "0") + (
                "." + "0" * (len(angka[2]) - 1) if angka[2] else ""
            )
            self.lembar.write_number(
                self.baris, kolom, float(teks.replace(",", "")), self.gaya(**sifat, num_format=bentuk)
            )
        else:
            self.tulis(kolom, kolom + sel.kolom - 1, teks, self.gaya(**sifat), sel.baris)


def gambar_excel(naskah: Naskah) -> tuple[bytes, Rekaman]:
    """The .xlsx file and its record."""
    wadah = io.BytesIO()
    buku = xlsxwriter.Workbook(wadah, {"in_memory": True})
    buku.set_properties({"created": datetime(2020, 1, 9)})
    if naskah.ragam.hias == "lembar":
        _daftar_isi(buku)
    x = _Lembar(buku, naskah)
    for k in range(x.kolom):
        x.lembar.set_column(k, k, _lebar(naskah, k))
    for blok in naskah.blok:
        match blok:
            case Kop(instansi):
                for teks in (instansi.pemerintah, instansi.perangkat_daerah.upper(), instansi.alamat):
                    x.judul(teks)
                x.baris += 1
            case Judul(teks, _) if judul_di_luar(naskah):
                x.judul(teks)
            case Alinea(teks):
                x.tulis(0, x.kolom - 1, teks, x.gaya(text_wrap=True))
                x.lembar.set_row(x.baris, 15 * (1 + len(teks) // 90))
                x.baris += 1
            case Daftar():
                _daftar(x, naskah, blok)
            case Tanda():
                _tanda(x, blok)
                naskah.isi.pejabat += [p.model_copy(update={"halaman": None}) for p in blok.pejabat]
    if naskah.ragam.hias == "sembunyi":
        _sembunyi(x)
    buku.close()
    return wadah.getvalue(), naskah.isi


def _daftar_isi(buku: Any) -> None:
    """A sheet that lists the others, and a hidden one with an old draft."""
    isi, draf = buku.add_worksheet("Daftar Isi"), buku.add_worksheet("draft lama")
    isi.write_row(0, 0, ("No", "Nama Lembar", "Keterangan"))
    isi.write_row(1, 0, (1, "Sheet1", "Tabel utama"))
    isi.write_row(2, 0, (2, "draft lama", "-"))
    draf.write_row(0, 0, ("No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target"))
    draf.write_row(1, 0, (1, "Contoh sasaran lama", "Jumlah contoh lama", "Orang", 77))
    draf.hide()


def _sembunyi(x: _Lembar) -> None:
    """A hidden column right of the tables with notes of the office, and a hidden row below them."""
    for b in range(3, x.baris):
        x.lembar.write(b, x.kolom, 1000 + b)
    x.lembar.set_column(x.kolom, x.kolom, 9, None, {"hidden": True})
    x.lembar.write_row(x.baris + 1, 0, ["9", "Catatan lama", "Jumlah catatan lama", "Orang", "12"])
    x.lembar.set_row(x.baris + 1, None, None, {"hidden": True})


def _lebar(naskah: Naskah, kolom: int) -> float:
    """The width of a sheet's column in characters: the widest that a table wants there."""
    bagian = [
        (b.kolom[kolom].bagian, sum(k.bagian for k in b.kolom))
        for b in naskah.blok
        if isinstance(b, Daftar) and kolom < len(b.kolom)
    ]
    return max(6.0, min(48.0, max(b / s * 150 for b, s in bagian)))


def _daftar(x: _Lembar, naskah: Naskah, daftar: Daftar) -> None:
    x.baris += 1
    for satu in (*kepala_tabel(naskah, daftar, x.r.nomor_kolom), *kisi_badan(daftar, x.r.gabung)):
        for k, sel in enumerate(satu):
            if sel is not None:
                x.sel(k, sel)
        x.baris += 1
    x.baris += 1
    catat(naskah.isi, daftar, None)


def _tanda(x: _Lembar, tanda: Tanda) -> None:
    tengah = x.kolom // 2
    awal = x.baris
    for penanda, k0, k1 in ((tanda.kiri, 0, tengah - 1), (tanda.kanan, tengah, x.kolom - 1)):
        if penanda is None:
            continue
        x.baris = awal
        orang = penanda.orang
        atas = [tanda.tempat if k0 else "", *penanda.atas]
        for teks in (*atas, "", "", "", orang.nama, orang.pangkat or "", f"NIP. {orang.nip}"):
            if teks:
                x.tulis(k0, k1, teks, x.gaya(align="center", bold=teks == orang.nama))
            x.baris += 1
