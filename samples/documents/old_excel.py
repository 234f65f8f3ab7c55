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
_TITLES = ("NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA UTAMA", "SATUAN", f"TARGET {_TAHUN}", "PENJELASAN",
          "SUMBER DATA")
_WIDTHS = (5, 32, 38, 12, 14, 44, 26)

# each sasaran with its indicators; of these name, unit, target, explanation and source
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


def _write_table(sheet: Any, style: Any, number_style: Any, header: Any) -> int:
    """Writes the table from the fifth row on; returns the row after it."""
    for k, (title, width) in enumerate(zip(_TITLES, _WIDTHS, strict=True)):
        sheet.col(k).width = 256 * width
        sheet.write(4, k, title, header)
    row = 5
    for number, (sasaran, listing) in enumerate(SASARAN, 1):
        for i, (indikator, satuan, target, explanation, source) in enumerate(listing):
            # a bordered blank cell, not a merge: "the same as above"
            sheet.write(row, 0, number if i == 0 else "", style)
            sheet.write(row, 1, sasaran if i == 0 else "", style)
            sheet.write(row, 2, indikator, style)
            sheet.write(row, 3, satuan, style)
            sheet.write(row, 4, target, number_style)
            sheet.write(row, 5, explanation, style)
            sheet.write(row, 6, source, style)
            row += 1
    return row


def iku_lama(file: str) -> tuple[bytes, Rekaman]:
    """The IKU on the first sheet; the second sheet is somebody's scratch list and belongs to no field."""
    content = rekaman(file, "iku", p.BURU_SELATAN, _TAHUN, [("iku", None, None)])
    for sasaran, listing in SASARAN:
        content.indikator += [Indikator(
            tingkat="sasaran", sasaran=sasaran, indikator=i, formulasi=f, sumber_data=s, satuan=u,
            nilai=[Nilai(periode=str(_TAHUN), target=angka(v, u, 0 if float(v).is_integer() else 1, "."))])
            for i, u, v, f, s in listing]
    book = xlwt.Workbook(encoding="utf-8")
    style = xlwt.easyxf("borders: left thin, right thin, top thin, bottom thin; align: wrap on, vert top")
    number_style = xlwt.easyxf("borders: left thin, right thin, top thin, bottom thin; align: horiz center, vert top")
    header = xlwt.easyxf("font: bold on; borders: left thin, right thin, top thin, bottom thin; "
                         "align: wrap on, horiz center, vert center")
    title = xlwt.easyxf("font: bold on, height 240; align: horiz center")
    sheet = book.add_sheet("IKU")
    for b, text in enumerate(("INDIKATOR KINERJA UTAMA (IKU)", p.BURU_SELATAN.full.upper(), f"TAHUN {_TAHUN}")):
        sheet.write_merge(b, b, 0, len(_TITLES) - 1, text, title)
    last = _write_table(sheet, style, number_style, header)
    person = p.KADIS_BURSEL
    for i, row in enumerate((f"Namrole,     Februari {_TAHUN}", _JABATAN, "", "", person.nama, person.pangkat,
                               f"NIP. {person.nip}")):
        sheet.write(last + 1 + i, 5, row)
    content.pejabat.append(pejabat(person, "penandatangan", _JABATAN, None))
    note = book.add_sheet("Catatan")
    for b, text in enumerate(("Daftar berkas yang belum diterima", "Peta dasar", "Berita acara ukur")):
        note.write(b, 0, text)
    container = io.BytesIO()
    book.save(container)
    return container.getvalue(), content
