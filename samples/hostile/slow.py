"""Slow inputs: ordinary or hostile files whose cost must grow with their size, not with its square."""

from __future__ import annotations

import io

import openpyxl
from openpyxl.worksheet.datavalidation import DataValidation

from petik.samples.hostile.office import bagian_dari, dengan, dokumen_word, tabel_bersarang


def _tersimpan(buku: openpyxl.Workbook) -> bytes:
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def lembar_tanpa_garis(baris: int) -> bytes:
    """An ordinary sheet of so many indicators, without borders."""
    buku = openpyxl.Workbook()
    lembar = buku.worksheets[0]
    lembar.append(["PERJANJIAN KINERJA TAHUN 2023"])
    lembar.append(["DINAS PERIKANAN KABUPATEN CONTOH"])
    lembar.append([])
    lembar.append(["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"])
    for n in range(baris):
        lembar.append([n + 1, f"Meningkatnya produksi {n}", f"Jumlah produksi ikan jenis ke-{n}", "ton", 10 + n])
    for kolom, lebar in zip("ABCDE", (6, 30, 40, 10, 10), strict=True):
        lembar.column_dimensions[kolom].width = lebar
    return _tersimpan(buku)


def format_berat(panjang: int, sel: int = 200, huruf: str = "[") -> bytes:
    """Cells whose number format is so long: "[[[…" or "h:mm:h:mm…"."""
    buku = openpyxl.Workbook()
    lembar = buku.worksheets[0]
    for n in range(sel):
        lembar.cell(n + 1, 1, 41.5 + n).number_format = (huruf * panjang)[:panjang]
    return _tersimpan(buku)


def kisi(baris: int, kolom: int) -> bytes:
    """A Word table of so many cells."""
    sel = b"".join(b"<w:tc><w:p><w:r><w:t>%d</w:t></w:r></w:p></w:tc>" % k for k in range(kolom))
    return dokumen_word(b"<w:tbl>" + b"<w:tr>%b</w:tr>" % sel * baris + b"</w:tbl>")


def banyak(apa: str, jumlah: int) -> bytes:
    """A sheet with so many validations, merged ranges or hyperlinks."""
    buku = openpyxl.Workbook()
    lembar = buku.worksheets[0]
    lembar["A1"] = "PERJANJIAN KINERJA TAHUN 2023"
    for n in range(jumlah):
        if apa == "validasi":
            aturan = DataValidation(type="list", formula1='"a,b"')
            aturan.add(f"B{n + 1}")
            lembar.add_data_validation(aturan)
        elif apa == "gabung":
            lembar.cell(n + 2, 1, f"baris {n}")
    paket = _tersimpan(buku)
    if apa == "validasi":
        return paket
    nama = "xl/worksheets/sheet1.xml"
    xml = bagian_dari(paket, nama)
    if apa == "gabung":
        isi = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (n + 2, n + 2) for n in range(jumlah))
        tanda = b"<mergeCells>%b</mergeCells>" % isi
    else:
        isi = b"".join(b'<hyperlink ref="A%d" location="Sheet1!A1"/>' % (n + 1) for n in range(jumlah))
        tanda = b"<hyperlinks>%b</hyperlinks>" % isi
    return dengan(paket, {nama: xml.replace(b"</sheetData>", b"</sheetData>" + tanda)})


def bentuk_ganda(tingkat: int) -> bytes:
    """A PDF whose form XObjects each draw the next one twice: 2 ** *tingkat* lines."""
    isi = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    isi.append(
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /XObject << /F 5 0 R >> >> >>"
    )
    isi.append(_aliran(b"", b"/F Do"))
    for n in range(tingkat):
        sumber = b"/Resources << /XObject << /F %d 0 R >> >> " % (n + 6)
        isi.append(_aliran(b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + sumber, b"/F Do /F Do"))
    isi.append(_aliran(b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] ", b"10 10 m 500 10 l S"))
    return _pdf(isi)


def kisi_pdf(sisi: int) -> bytes:
    """A PDF page ruled into a grid of *sisi* times *sisi* cells."""
    langkah = 500 / sisi
    garis = [b"%.3f 50 m %.3f 550 l S" % (50 + n * langkah, 50 + n * langkah) for n in range(sisi + 1)]
    garis += [b"50 %.3f m 550 %.3f l S" % (50 + n * langkah, 50 + n * langkah) for n in range(sisi + 1)]
    isi = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    isi.append(
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
    )
    teks = b"BT /F1 8 Tf 60 60 Td (satu) Tj 200 200 Td (dua) Tj 100 100 Td (tiga) Tj ET"
    isi.append(_aliran(b"", b"0.3 w\n" + b"\n".join(garis) + b"\n" + teks))
    return _pdf(isi)


def _aliran(kamus: bytes, data: bytes) -> bytes:
    return b"<< %b/Length %d >>\nstream\n%b\nendstream" % (kamus, len(data), data)


def _pdf(isi: list[bytes]) -> bytes:
    keluar, tempat = b"%PDF-1.4\n", []
    for nomor, objek in enumerate(isi, start=1):
        tempat.append(len(keluar))
        keluar += b"%d 0 obj\n%b\nendobj\n" % (nomor, objek)
    daftar = b"".join(b"%010d 00000 n \n" % t for t in tempat)
    akhir = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(isi) + 1, len(keluar))
    return keluar + b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(isi) + 1, daftar) + akhir


def buat() -> dict[str, bytes]:
    """The slow inputs by name, of sizes that a reading with the usual limits comes to the end of."""
    return {
        "tanpa_garis.xlsx": lembar_tanpa_garis(60),
        "format_siku.xlsx": format_berat(30_000),
        "format_jam.xlsx": format_berat(30_000, huruf="h:mm"),
        "validasi.xlsx": banyak("validasi", 300),
        "gabung.xlsx": banyak("gabung", 300),
        "tautan_banyak.xlsx": banyak("tautan", 3_000),
        "tabel_lebar.docx": kisi(30, 60),
        "bentuk_ganda.pdf": bentuk_ganda(8),
        "kisi.pdf": kisi_pdf(30),
        "tabel_500.docx": dokumen_word(tabel_bersarang(500)),
    }
