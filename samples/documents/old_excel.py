"""An IKU sheet in the old Excel format (.xls): two sheets, merged cells, a blank cell that means "as above"."""

from __future__ import annotations

import io
from typing import Any

import xlwt

from petik.samples.content import people as p
from petik.samples.content.facts import angka, pejabat, rekaman
from petik.schemas.record import Indikator, Nilai, Rekaman

_TAHUN = 2016
_JABATAN = "KEPALA DINAS PERTANAHAN KABUPATEN BURU SELATAN"
_JUDUL = ("NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA UTAMA", "SATUAN", f"TARGET {_TAHUN}", "PENJELASAN",
          "SUMBER DATA")
_LEBAR = (5, 32, 38, 12, 14, 44, 26)

# sasaran, (indicator, unit, target, explanation, source)
SASARAN: tuple[tuple[str, tuple[tuple[str, str, float, str, str], ...]], ...] = (
    ("Terwujudnya kepastian batas tanah pemerintah", (
        ("Jumlah bidang tanah pemerintah yang bersertifikat", "Bidang", 145, "Sertifikat terbit sampai akhir tahun",
         "Buku inventaris tanah"),
        ("Persentase aset tanah yang terpetakan", "%", 62.5, "Bidang terpetakan dibagi seluruh bidang dikali 100",
         "Seksi Pengukuran"),
    )),
    ("Menurunnya sengketa lahan", (
        ("Jumlah sengketa yang diselesaikan melalui mediasi", "Kasus", 8, "Sengketa dengan berita acara damai",
         "Register sengketa"),
    )),
)


def _tulis_tabel(lembar: Any, gaya: Any, gaya_angka: Any, kepala: Any) -> int:
    """Writes the table from the fifth row on; returns the row after it."""
    for k, (judul, lebar) in enumerate(zip(_JUDUL, _LEBAR, strict=True)):
        lembar.col(k).width = 256 * lebar
        lembar.write(4, k, judul, kepala)
    baris = 5
    for nomor, (sasaran, daftar) in enumerate(SASARAN, 1):
        for i, (indikator, satuan, target, penjelasan, sumber) in enumerate(daftar):
            # a bordered blank cell, not a merge: "the same as above"
            lembar.write(baris, 0, nomor if i == 0 else "", gaya)
            lembar.write(baris, 1, sasaran if i == 0 else "", gaya)
            lembar.write(baris, 2, indikator, gaya)
            lembar.write(baris, 3, satuan, gaya)
            lembar.write(baris, 4, target, gaya_angka)
            lembar.write(baris, 5, penjelasan, gaya)
            lembar.write(baris, 6, sumber, gaya)
            baris += 1
    return baris


def iku_lama(berkas: str) -> tuple[bytes, Rekaman]:
    """The IKU on the first sheet; the second sheet is somebody's scratch list and belongs to no field."""
    isi = rekaman(berkas, "iku", p.BURU_SELATAN, _TAHUN, [("iku", None, None)])
    for sasaran, daftar in SASARAN:
        isi.indikator += [Indikator(
            tingkat="sasaran", sasaran=sasaran, indikator=i, formulasi=f, sumber_data=s, satuan=u,
            nilai=[Nilai(periode=str(_TAHUN), target=angka(v, u, 0 if float(v).is_integer() else 1, "."))])
            for i, u, v, f, s in daftar]
    buku = xlwt.Workbook(encoding="utf-8")
    gaya = xlwt.easyxf("borders: left thin, right thin, top thin, bottom thin; align: wrap on, vert top")
    gaya_angka = xlwt.easyxf("borders: left thin, right thin, top thin, bottom thin; align: horiz center, vert top")
    kepala = xlwt.easyxf("font: bold on; borders: left thin, right thin, top thin, bottom thin; "
                         "align: wrap on, horiz center, vert center")
    judul = xlwt.easyxf("font: bold on, height 240; align: horiz center")
    lembar = buku.add_sheet("IKU")
    for b, teks in enumerate(("INDIKATOR KINERJA UTAMA (IKU)", p.BURU_SELATAN.lengkap.upper(), f"TAHUN {_TAHUN}")):
        lembar.write_merge(b, b, 0, len(_JUDUL) - 1, teks, judul)
    akhir = _tulis_tabel(lembar, gaya, gaya_angka, kepala)
    orang = p.KADIS_BURSEL
    for i, baris in enumerate((f"Namrole,     Februari {_TAHUN}", _JABATAN, "", "", orang.nama, orang.pangkat,
                               f"NIP. {orang.nip}")):
        lembar.write(akhir + 1 + i, 5, baris)
    isi.pejabat.append(pejabat(orang, "penandatangan", _JABATAN, None))
    catatan = buku.add_sheet("Catatan")
    for b, teks in enumerate(("Daftar berkas yang belum diterima", "Peta dasar", "Berita acara ukur")):
        catatan.write(b, 0, teks)
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue(), isi
